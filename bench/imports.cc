// Import of deals from CSV. Ours is `penstock import`: reading, guessing, checking, rows, journal,
// text index, places for resuming. The limit inserts rows of equal content (read back from what was
// imported, outside the clock) into the same tables with the same indexes by prepared statements,
// 500 deals in each transaction, durable as ours. A second import runs in the server while one
// client moves deals, for the latency of others and the memory of the server.

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "bare.h"
#include "figures.h"
#include "http_load.h"
#include "import_file.h"
#include "moving.h"
#include "store/text_index.h"
#include "world.h"

namespace penstock::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kBatch = 500;
constexpr double kAskSeconds = 0.2;  // between two looks at the import

// Rows of a table whose key is beyond `after`, as inserts. Reading them is not measured.
class Copier {
 public:
  Copier(const std::string& from, const std::string& table, const std::string& key,
         std::int64_t after)
      : source_(from, Bare::Role::Reader) {
    auto sql = fmt::format("SELECT * FROM {0} WHERE {1} > {2} ORDER BY {1}", table, key, after);
    sqlite3_prepare_v2(source_.handle(), sql.c_str(), -1, &rows_, nullptr);
    columns_ = sqlite3_column_count(rows_);
    insert_ = fmt::format("INSERT INTO {} VALUES (", table);
    for (int i = 0; i < columns_; ++i) insert_ += fmt::format("{}${}", i > 0 ? ", " : "", i + 1);
    insert_ += ")";
  }
  ~Copier() { sqlite3_finalize(rows_); }
  Copier(const Copier&) = delete;
  Copier& operator=(const Copier&) = delete;

  // At most `count` further rows as inserts; `also` sees each.
  void read(std::int64_t count, Statements& out,
            const std::function<void(const Statement&)>& also = {}) {
    for (std::int64_t i = 0; i < count && !ended_; ++i) {
      ended_ = sqlite3_step(rows_) != SQLITE_ROW;  // a further step would begin again
      if (ended_) return;
      Statement row{.sql = insert_, .values = {}};
      for (int column = 0; column < columns_; ++column) row.values.push_back(value(column));
      out.push_back(std::move(row));
      if (also) also(out.back());
    }
  }

 private:
  store::Value value(int column) const {
    switch (sqlite3_column_type(rows_, column)) {
      case SQLITE_INTEGER:
        return std::int64_t{sqlite3_column_int64(rows_, column)};
      case SQLITE_FLOAT:
        return sqlite3_column_double(rows_, column);
      case SQLITE_NULL:
        return nullptr;
      default:
        return std::string(reinterpret_cast<const char*>(sqlite3_column_text(rows_, column)),
                           static_cast<std::size_t>(sqlite3_column_bytes(rows_, column)));
    }
  }

  Bare source_;
  int columns_ = 0;
  std::string insert_;
  sqlite3_stmt* rows_ = nullptr;
  bool ended_ = false;
};

std::int64_t find_number(const std::string& database, const std::string& sql) {
  Bare bare(database, Bare::Role::Reader);
  std::int64_t found = 0;
  bare.query(sql, [&](sqlite3_stmt* row) { found = sqlite3_column_int64(row, 0); });
  return found;
}

std::string joined_words(std::string_view text) {
  std::string out;
  for (const auto& word : store::search_words(text)) out += (out.empty() ? "" : " ") + word;
  return out;
}

// Seconds to insert what the import made into a copy of the folder it began with.
double insert_bare(const std::string& imported, const std::string& base, std::int64_t rows) {
  auto newest = [&](const char* sql) { return find_number(base, sql); };
  auto deal = newest("SELECT max(id) FROM deals");
  auto company = newest("SELECT max(id) FROM companies");
  auto pos = newest("SELECT max(pos) FROM journal");
  auto events = find_number(imported, "SELECT max(pos) FROM journal") - pos;
  auto companies =
      find_number(imported, fmt::format("SELECT count(*) FROM companies WHERE id > {}", company));
  auto workspace_id = newest("SELECT max(workspace_id) FROM deals");
  Copier deals(imported, "deals", "id", deal), firms(imported, "companies", "id", company),
      journal(imported, "journal", "pos", pos);
  Bare bare(base, Bare::Role::Writer);
  Statements settings;  // a file may bring a pipeline of its own
  for (const char* table : {"pipelines", "stages"}) {
    auto newest_id = newest(fmt::format("SELECT max(id) FROM {}", table).c_str());
    Copier(imported, table, "id", newest_id).read(kBatch, settings);
  }
  bare.run_all(settings);
  double took = 0;
  auto batches = (rows + kBatch - 1) / kBatch;
  auto share = [&](std::int64_t all) { return (all + batches - 1) / batches; };
  for (std::int64_t batch = 0; batch < batches; ++batch) {
    Statements statements;
    auto index = [&](std::string type, std::string text, std::int64_t id) {
      statements.push_back({"INSERT INTO text_index (rowid, scope, words) VALUES ($1, $2, $3)",
                            {id, type + encode_id(workspace_id), joined_words(text)}});
    };
    Statements firm_rows, deal_rows;
    firms.read(share(companies), firm_rows);
    for (const auto& row : firm_rows)
      index("company", std::get<std::string>(row.values[2]), std::get<std::int64_t>(row.values[1]));
    deals.read(kBatch, deal_rows);
    for (const auto& row : deal_rows)
      index("deal", std::get<std::string>(row.values[4]), std::get<std::int64_t>(row.values[1]));
    statements.insert(statements.begin(), deal_rows.begin(), deal_rows.end());
    statements.insert(statements.begin(), firm_rows.begin(), firm_rows.end());
    journal.read(share(events), statements);
    auto begin = wall_ms();
    bare.run({"BEGIN IMMEDIATE", {}});
    bare.run_all(statements);
    bare.run({"COMMIT", {}});
    took += wall_ms() - begin;
  }
  return took / 1e3;
}

std::string member(const std::string& json, const std::string& name) {
  auto parsed = parse_json(json);
  const auto* found = parsed.ok() ? parsed->find(name) : nullptr;
  if (found == nullptr) throw std::runtime_error("no " + name + " in " + json);
  return found->as_string() != nullptr ? *found->as_string() : to_text(*found);
}

struct Shared {
  std::vector<double> latencies_ms;  // of the moves
  double seconds = 0;
  double peak_mb = 0;  // of the server, from the upload to the end
};

// Imports through the server while one client moves deals.
Shared move_during_import(const Settings& settings, const std::string& folder,
                          const std::string& csv, std::int64_t rows) {
  auto token = make_token(folder);
  auto plan = plan_moves(folder + "/penstock.db");
  Served served(settings.penstock, folder);
  served.wait_idle();
  HttpClient http(served.port(), token);
  forget_peak_rss(served.pid());  // a start hashes a password once, in 64 MB
  std::ifstream in(csv);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  auto upload =
      http.ask("POST", "/api/v1/uploads?name=deals.csv", text, "application/octet-stream");
  auto files =
      fmt::format("{{\"files\":[{{\"upload_id\":\"{}\"}}]}}", member(upload.body, "upload_id"));
  auto id = member(http.ask("POST", "/api/v1/imports", files).body, "id");
  auto begin = wall_ms();
  Shared shared;
  for (std::size_t n = 0;;) {
    auto report = http.ask("GET", "/api/v1/imports/" + id).body;
    auto state = member(report, "state");
    if (state == "failed") throw std::runtime_error("the import failed: " + report);
    if (state == "done") {
      if (member(report, "created") != std::to_string(rows))
        throw std::runtime_error("the import did not create all rows: " + report);
      shared.seconds = (wall_ms() - begin) / 1e3;
      shared.peak_mb = peak_rss_mb(served.pid());
      return shared;
    }
    auto load = run_load({served.port()}, {token}, 1, kAskSeconds,
                         [&](int, std::size_t) { return move_request(plan, 0, 1, n++); });
    if (load.failed > 0) throw std::runtime_error("a move failed: " + load.first_failure);
    shared.latencies_ms.insert(shared.latencies_ms.end(), load.latencies_ms.begin(),
                               load.latencies_ms.end());
  }
}

}  // namespace

void measure_import(const Settings& settings, Report& report) {
  std::int64_t rows = settings.million ? 1'000'000 : settings.import_deals;
  auto csv = settings.work + "/deals.csv";
  write_import_file(csv, rows);
  std::vector<double> ours, limit;
  double peak_mb = 0;
  auto copy = [&](const std::string& name) {
    auto folder = settings.work + "/" + name;
    fs::remove_all(folder);
    fs::copy(settings.data + "/base", folder, fs::copy_options::recursive);
    sync();  // what was written before goes to the disk now
    return folder;
  };
  for (int round = 0; round < (settings.million ? 1 : settings.rounds); ++round) {
    auto imported = copy("imported");
    auto done = import_by_program(settings, {"--data", imported}, csv, rows);
    ours.push_back(static_cast<double>(rows) / done.seconds);
    peak_mb = std::max(peak_mb, done.peak_mb);
    auto base = copy("bare");
    limit.push_back(static_cast<double>(rows) /
                    insert_bare(imported + "/penstock.db", base + "/penstock.db", rows));
    fs::remove_all(imported);
    fs::remove_all(base);
  }
  report.add({.name = fmt::format("import of {} deals", rows),
              .ours = median(ours),
              .limit = median(limit),
              .unit = "deals/s",
              .want = Want::AtLeast,
              .goal = 0.4,
              .says = "bare inserts of the same rows, 500 deals a transaction"});
  report.add({.name = "import, peak memory",
              .ours = peak_mb,
              .limit = 300,
              .unit = "MB",
              .says = "300 MB resident"});
  auto folder = copy("shared");
  auto shared = move_during_import(settings, folder, csv, rows);
  fs::remove_all(folder);
  report.add({.name = "import through the server, peak memory",
              .ours = shared.peak_mb,
              .limit = 300,
              .unit = "MB",
              .says = fmt::format("300 MB resident; {:.0f} deals/s beside the moves of another",
                                  static_cast<double>(rows) / shared.seconds)});
  report.add(
      {.name = "moves of another during the import, p95",
       .ours = percentile(shared.latencies_ms, 0.95),
       .limit = percentile(shared.latencies_ms, 0.5),
       .unit = "ms",
       .says = fmt::format("the p50 of {} moves; a figure to be read", shared.latencies_ms.size()),
       .applies = false});
}

}  // namespace penstock::bench
