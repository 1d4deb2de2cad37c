#pragma once
// A file of deals, and its import by the program.

#include "figures.h"

namespace penstock::bench {

// Deals as a CRM would export them: a tenth open, one company for each eight deals.
void write_import_file(const std::string& path, std::int64_t rows);

struct Imported {
  double seconds = 0;
  double peak_mb = 0;
};

// `place`: the words that say where the store is. Throws where a row was not created.
Imported import_by_program(const Settings& settings, const std::vector<std::string>& place,
                           const std::string& csv, std::int64_t rows);

}  // namespace penstock::bench
