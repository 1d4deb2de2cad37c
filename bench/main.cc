// penstock_bench: measures the program against its limits and prints the table. bench/run makes the
// databases first and calls it; README.md says what each figure means.

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>

#include "figures.h"

int main(int argc, char** argv) {
  using namespace penstock::bench;
  Settings settings;
  std::vector<std::string> only;
  std::string results;
  CLI::App app{"Figures of Penstock against their limits"};
  app.add_option("--penstock", settings.penstock, "The program to measure")->required();
  app.add_option("--data", settings.data, "Folder of the databases")->required();
  app.add_option("--work", settings.work, "Folder for copies and logs")->required();
  app.add_option("--source", settings.source, "Root of the repository")->required();
  app.add_option("--results", results, "File that gets a JSON line for each figure")->required();
  app.add_option("--rounds", settings.rounds, "Turns of each pair")->capture_default_str();
  app.add_option("--seconds", settings.seconds, "Of each load")->capture_default_str();
  app.add_option("--import-deals", settings.import_deals, "Rows of the import")
      ->capture_default_str();
  app.add_flag("--million", settings.million, "With 1,000,000 deals too");
  app.add_option("--postgres", settings.postgres, "Server on which databases may be made");
  app.add_option(
         "--only", only,
         "board, list, moves, read, import, start, page, jobs; postgres.moves, postgres.reads, "
         "postgres.jobs, postgres.import")
      ->delimiter(',');
  CLI11_PARSE(app, argc, argv);

  for (auto* path : {&settings.data, &settings.work, &settings.penstock, &settings.source})
    *path = std::filesystem::absolute(*path).lexically_normal().string();
  std::filesystem::create_directories(settings.work);
  const std::pair<std::string, void (*)(const Settings&, Report&)> groups[] = {
      {"board", measure_board},
      {"list", measure_lists},
      {"moves", measure_moves},
      {"read", measure_read_by_id},
      {"import", measure_import},
      {"start", measure_start},
      {"page", measure_page},
      {"jobs", measure_jobs},
      {"postgres.moves", measure_moves_on_postgres},
      {"postgres.reads", measure_reads_on_postgres},
      {"postgres.jobs", measure_jobs_on_postgres},
      {"postgres.import", measure_import_on_postgres}};
  Report report(results);
  int code = 0;
  for (const auto& [name, measure] : groups) {
    if (!only.empty() && std::find(only.begin(), only.end(), name) == only.end()) continue;
    try {
      measure(settings, report);
    } catch (const std::exception& error) {
      std::cerr << "bench: " << name << " could not be measured: " << error.what() << '\n';
      code = 1;
    }
  }
  report.print();
  return code;
}
