#include "import_file.h"

#include <fmt/format.h>

#include <fstream>
#include <stdexcept>
#include <thread>

#include "world.h"

namespace penstock::bench {
namespace {

constexpr int kRowsOfCompany = 8;

}  // namespace

void write_import_file(const std::string& path, std::int64_t rows) {
  static constexpr const char* kStages[] = {"Lead", "Discovery", "Evaluation", "Proposal",
                                            "Negotiation"};
  static constexpr const char* kWords[] = {"terminal", "scanner", "printer", "racking", "scales",
                                           "licence",  "service", "project", "pilot",   "renewal"};
  std::ofstream out(path);
  out << "Title,Stage,Status,Value,Currency,Company,Opened on,Closed on,Expected close date,"
         "External ID\n";
  for (std::int64_t i = 0; i < rows; ++i) {
    auto status = i % 10 == 0 ? "open" : i % 3 == 0 ? "won" : "lost";
    auto closed = i % 10 == 0 ? "" : fmt::format("2026-{:02}-{:02}", 5 + i % 5, 1 + i % 27);
    out << fmt::format(
        "{} {} {} for site {},{},{},{}.{:02},EUR,Company {},2026-{:02}-{:02},{},"
        "2026-12-{:02},X{}\n",
        kWords[i % 10], kWords[(i / 10) % 10], i % 977, i % 89, kStages[i % 5], status,
        500 + (i * 7919) % 90'000, i % 100, i / kRowsOfCompany, 1 + i % 4, 1 + i % 27, closed,
        1 + i % 30, i);
  }
}

Imported import_by_program(const Settings& settings, const std::vector<std::string>& place,
                           const std::string& csv, std::int64_t rows) {
  auto log = settings.work + "/import.log";
  auto begin = wall_ms();
  std::vector<std::string> words{settings.penstock, "import"};
  words.insert(words.end(), place.begin(), place.end());
  words.insert(words.end(), {"--workspace", "ferrowick-systems", "--json", csv});
  Process import(words, log);
  double peak = 0;
  while (!import.ended()) {
    peak = std::max(peak, peak_rss_mb(import.pid()));
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
  }
  Imported done{.seconds = (wall_ms() - begin) / 1e3, .peak_mb = peak};
  std::ifstream in(log);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (text.find(fmt::format("\"created\":{}", rows)) == std::string::npos)
    throw std::runtime_error("the import did not create all rows: " + text.substr(0, 2'000));
  return done;
}

}  // namespace penstock::bench
