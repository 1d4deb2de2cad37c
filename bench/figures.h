#pragma once
// The figures, one function for each group. Each measures ours and its limit in turns.

#include <string>

#include "app/application.h"
#include "measure.h"

namespace penstock::bench {

struct Settings {
  std::string penstock;  // the program
  std::string data;      // folder of the databases d10k, d100k, d1m, made by bench/run
  std::string work;      // folder for copies and logs
  std::string source;    // root of the repository
  int rounds = 5;
  double seconds = 3;  // of each load
  std::int64_t import_deals = 100'000;
  bool million = false;
  std::string postgres{};  // URI of a server on which databases may be made; empty: not measured
};

void measure_board(const Settings& settings, Report& report);
void measure_lists(const Settings& settings, Report& report);
void measure_moves(const Settings& settings, Report& report);
void measure_read_by_id(const Settings& settings, Report& report);
void measure_import(const Settings& settings, Report& report);
void measure_start(const Settings& settings, Report& report);
void measure_jobs(const Settings& settings, Report& report);
// The jobs of a PostgreSQL store.
void measure_jobs_there(const Settings& settings, const app::Place& place, Report& report);
void measure_moves_on_postgres(const Settings& settings, Report& report);
void measure_reads_on_postgres(const Settings& settings, Report& report);
void measure_jobs_on_postgres(const Settings& settings, Report& report);
void measure_import_on_postgres(const Settings& settings, Report& report);
void measure_page(const Settings& settings, Report& report);

}  // namespace penstock::bench
