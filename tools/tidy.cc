// tools/tidy SOURCE_DIR: the rules of the house that a compiler does not know, checked in the
// tests. Each finding is one line: file, line, what, remedy. docs/ARCHITECTURE.md explains the
// rules.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "source_statements.h"
#include "store/statement_rules.h"

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kFileLinesMax = 500;
constexpr std::size_t kColumnsMax = 100;         // code points
constexpr std::size_t kLiteralColumnsMax = 160;  // of a line that a string literal makes long

struct File {
  fs::path path;  // relative to the source folder
  std::string text;
  std::vector<std::string> lines;
};

struct Findings {
  std::vector<std::string> all;
  void add(const File& file, std::size_t line, const std::string& what) {
    all.push_back(file.path.string() + ":" + std::to_string(line + 1) + ": " + what);
  }
};

// What a folder of the spine may include, besides itself.
const std::map<std::string, std::set<std::string>> kArrows = {
    {"base", {}},
    {"store", {"base"}},
    {"journal", {"store", "base"}},
    {"criteria", {"store", "base"}},
    {"jobs", {"journal", "store", "base"}},
    {"access", {"journal", "store", "base"}},
    {"http", {"base"}},
    {"commands", {"access", "criteria", "jobs", "journal", "store", "http", "base"}},
    {"features", {"commands", "access", "criteria", "jobs", "journal", "store", "http", "base"}},
    {"app",
     {"features", "commands", "access", "criteria", "jobs", "journal", "store", "http", "base"}},
};

// Which feature may include another's headers, and which of them. Everything else goes through the
// journal.
const std::map<std::string, std::set<std::string>> kFeatureHeaders = {
    {"deals", {"pipelines", "contacts", "activities"}},  // a deleted deal takes them along
    {"contacts", {"activities"}},  // criteria over people count their activities
    {"activities", {"deals", "pipelines"}},
    {"search", {}},
    {"live", {"deals"}},
    {"analytics", {"deals", "pipelines", "contacts"}},
    {"demo", {"team", "pipelines", "products", "contacts", "deals", "activities"}},
    {"importing", {"team", "pipelines", "products", "contacts", "deals", "activities"}},
    {"exporting", {"deals", "contacts", "activities", "importing"}},
};

std::vector<File> read_sources(const fs::path& root) {
  std::vector<File> files;
  for (const auto& entry : fs::recursive_directory_iterator(root / "src")) {
    auto extension = entry.path().extension();
    if (extension != ".h" && extension != ".cc") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    File file{fs::relative(entry.path(), root), text.str(), {}};
    std::istringstream lines(file.text);
    for (std::string line; std::getline(lines, line);) file.lines.push_back(line);
    files.push_back(std::move(file));
  }
  std::sort(files.begin(), files.end(),
            [](const File& a, const File& b) { return a.path < b.path; });
  return files;
}

bool is_test(const File& file) {
  auto name = file.path.stem().string();
  return name.ends_with("_test") || name.ends_with("_fuzz") || name.ends_with("_bench") ||
         name.find("test") != std::string::npos;
}

std::string part(const fs::path& path, int index) {
  auto it = path.begin();
  std::advance(it, index);
  return it == path.end() ? "" : it->string();
}

void check_arrows(const File& file, Findings& findings) {
  static const std::regex include("^#include \"([a-z_]+)/([a-z_0-9]+)(/[^\"]*)?(\\.h)?\"");
  auto folder = part(file.path, 1);
  auto allowed = kArrows.find(folder);
  if (allowed == kArrows.end())
    return findings.add(file, 0, "a folder of src/ has its arrows in tools/tidy.cc");
  auto feature = folder == "features" ? part(file.path, 2) : "";
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    std::smatch match;
    if (!std::regex_search(file.lines[i], match, include)) continue;
    auto target = match[1].str();
    if (!kArrows.contains(target)) continue;
    if (target != folder && !allowed->second.contains(target))
      findings.add(
          file, i,
          folder + "/ does not include " + target + "/; see the arrows of docs/ARCHITECTURE.md");
    auto other = match[2].str();
    bool is_folder = match[3].matched;
    if (target != "features" || feature.empty() || !is_folder || other == feature || is_test(file))
      continue;
    auto listed = kFeatureHeaders.find(feature);
    if (listed == kFeatureHeaders.end() || !listed->second.contains(other))
      findings.add(file, i,
                   "the feature " + feature + " does not include " + other +
                       "; go through the journal, or list it in tools/tidy.cc with a reason");
  }
}

std::size_t code_points(const std::string& line) {
  return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

void check_size(const File& file, Findings& findings) {
  if (file.lines.size() > kFileLinesMax && !is_test(file))
    findings.add(file, kFileLinesMax, "a file has at most 500 lines; split it by verb");
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    bool has_literal = file.lines[i].find('"') != std::string::npos;
    if (code_points(file.lines[i]) > (has_literal ? kLiteralColumnsMax : kColumnsMax))
      findings.add(file, i, "a line has at most 100 columns; run ./dev format");
  }
}

// Whether the file is in one of the places, which are separated by '|'.
bool lives_in(const File& file, const std::string& places) {
  std::istringstream all(places);
  for (std::string place; std::getline(all, place, '|');)
    if (file.path.string().starts_with(place)) return true;
  return false;
}

// Libraries that one place hides from the rest.
void check_hidden_libraries(const File& file, Findings& findings) {
  static const std::vector<std::pair<std::string, std::string>> kHomes = {
      {"<sqlite3.h>", "src/store/sqlite/"},
      {"<libpq-fe.h>", "src/store/postgres/"},
      {"<simdjson.h>", "src/base/json.cc|src/features/importing/"},
      {"<boost/asio", "src/http/"},
      {"<boost/beast", "src/http/"},
      {"<unicode/", "src/"}};
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    if (!file.lines[i].starts_with("#include <")) continue;
    for (const auto& [header, home] : kHomes)
      if (file.lines[i].find(header) != std::string::npos && !lives_in(file, home) &&
          !is_test(file))
        findings.add(file, i, header + " is included in " + home + " only");
  }
}

void forbid(const File& file, Findings& findings, const std::string& text, const std::string& why) {
  for (std::size_t i = 0; i < file.lines.size(); ++i)
    if (file.lines[i].find(text) != std::string::npos) findings.add(file, i, why);
}

// The invariants of docs/ARCHITECTURE.md about what is absent.
void check_absent(const File& file, Findings& findings) {
  if (is_test(file)) return;
  forbid(file, findings, "UPDATE journal", "events are never edited");
  forbid(file, findings, "DELETE FROM journal", "events are never deleted");
  auto name = file.path.filename().string();
  if (name == "rules.cc" || name == "rules.h") {
    forbid(file, findings, "SystemClock", "rules do not read the clock; pass `now`");
    forbid(file, findings, "system_clock", "rules do not read the clock; pass `now`");
    forbid(file, findings, "store::Tx", "rules do not touch the store");
    forbid(file, findings, "Reader&", "rules do not touch the store");
  }
  if (!lives_in(file, "src/base/time.h"))
    for (const auto* call : {"system_clock::now", "std::time(", "CLOCK_REALTIME", "gettimeofday"})
      forbid(file, findings, call, "the time comes from a Clock (base/time.h)");
  // The header Date of an answer tells the machine's time, and so does what is shipped: a moment to
  // restore is named by whoever looks at a real clock. Everything else lives by the server's.
  if (!lives_in(file,
                "src/base/time.h|src/app/|src/http/wire.cc|src/store/sqlite/shipping.cc|"
                "src/store/sqlite/wal_tail.cc"))
    forbid(file, findings, "SystemClock", "take a Clock; app/ owns the one of the server");
  if (!lives_in(file, "src/store/sqlite/"))
    forbid(file, findings, "PRAGMA ", "only store/sqlite/ knows the engine");
}

// The files whose statements may look at all workspaces, each with its reason.
const std::map<std::string, std::string> kLooksAtAll = {
    {"src/jobs/admin_sql.cc", "a process looks for its work at the start and in its sweep"},
    {"src/journal/followers.cc", "the sweep over the heads of the journals"},
    {"src/app/housekeeping.cc", "a round over all workspaces once an hour"},
    {"src/app/reindex.cc", "after a copy"},
    {"src/app/cli/", "the administrator's verbs"},
    {"src/app/check.cc", "penstock check"},
    {"src/app/admin_sql.cc", "what a process asks once at its start"},
    {"src/store/copy.cc", "moving house"},
    {"src/store/workspace_rows.cc", "moving house"},
    {"src/store/tables.cc", "comparisons for tests"},
    {"src/store/statement_rules.h", "says what the label is"},
};

// What a distributed engine would refuse, rule 11 first: every alias is bound to its workspace. A
// statement that stands whole in the source is read by the store's own rules. Of one that is put
// together at run time each alias has to be bound somewhere in the file; the whole of it is looked
// at when the tests run it on PostgreSQL (store/postgres/distributed_rules.h).
void check_sql(const File& file, Findings& findings) {
  if (is_test(file) || lives_in(file, "src/store/sqlite/|src/store/postgres/")) return;
  static const std::regex use("(FROM|JOIN) ([a-z_]+) ([a-z]{1,3}[0-9]?)( |$|\\))");
  static const std::set<std::string> kWords = {"on", "as", "set"};
  bool looks_at_all = std::any_of(kLooksAtAll.begin(), kLooksAtAll.end(),
                                  [&](const auto& one) { return lives_in(file, one.first); });
  for (const auto& statement : penstock::tools::statements_in(file.text)) {
    if (statement.text.starts_with(penstock::store::kAllWorkspaces) && !looks_at_all)
      findings.add(file, statement.line,
                   "a statement over all workspaces lives in a file that tools/tidy.cc lists");
    if (statement.whole) {
      auto look = penstock::store::look_at_statement(statement.text);
      if (!look.fault.empty())
        findings.add(file, statement.line, "a distributed engine would refuse: " + look.fault);
      continue;
    }
    if (statement.text.starts_with(penstock::store::kAllWorkspaces)) continue;
    for (std::sregex_iterator it(statement.text.begin(), statement.text.end(), use), end; it != end;
         ++it) {
      auto alias = (*it)[3].str();
      if (kWords.contains(alias) || penstock::store::is_global_table((*it)[2].str())) continue;
      if (file.text.find(alias + ".workspace_id") == std::string::npos)
        findings.add(file, statement.line,
                     "the alias " + alias + " is not bound to its workspace (" + alias +
                         ".workspace_id = $1)");
    }
  }
}

// Migrations only add: while one server is brought up to date the others go on, and a newer store
// can be read by the program before. A new column has a constant for the rows that are there.
void check_migrations(const fs::path& root, Findings& findings) {
  static const std::regex kTakesAway(
      R"(\b(DROP (TABLE|COLUMN|CONSTRAINT)|RENAME|TRUNCATE|DELETE FROM|ALTER COLUMN|ADD CONSTRAINT|SET NOT NULL)\b)",
      std::regex::icase);
  // ON CONFLICT of the program before may need it. Those of the first release had none before them.
  static const std::regex kDropsIndex(R"(\bDROP INDEX\b)", std::regex::icase);
  constexpr std::string_view kFirstRelease = "0071_id_floor.sql";
  static const std::regex kColumn(R"(ADD COLUMN [^;]*NOT NULL)", std::regex::icase);
  for (const auto& entry : fs::recursive_directory_iterator(root / "src")) {
    if (entry.path().extension() != ".sql") continue;
    std::ifstream in(entry.path());
    File file{fs::relative(entry.path(), root), {}, {}};
    std::size_t number = 0;
    for (std::string line; std::getline(in, line); ++number) {
      auto statement = line.substr(0, line.find("--"));
      if (std::regex_search(statement, kTakesAway) ||
          (entry.path().filename() > kFirstRelease && std::regex_search(statement, kDropsIndex)))
        findings.add(file, number, "a migration only adds; take things away in a later release");
      if (std::regex_search(statement, kColumn) && statement.find("DEFAULT") == std::string::npos)
        findings.add(file, number, "a new column that is NOT NULL has a DEFAULT");
    }
  }
}

// What migrations make keeps the rules of a distributed engine.
void check_schema(const fs::path& root, Findings& findings) {
  for (const auto& entry : fs::recursive_directory_iterator(root / "src")) {
    if (entry.path().extension() != ".sql" ||
        entry.path().string().find("sqlite") != std::string::npos)
      continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}}, line, without_comments;
    std::istringstream lines(text);
    while (std::getline(lines, line)) without_comments += line.substr(0, line.find("--")) + "\n";
    std::istringstream statements(without_comments);
    for (std::string one; std::getline(statements, one, ';');) {
      one.erase(0, one.find_first_not_of(" \n"));
      auto look = penstock::store::look_at_statement(one);
      if (!look.fault.empty())
        findings.all.push_back(fs::relative(entry.path(), root).string() +
                               ": a distributed engine would refuse: " + look.fault);
    }
  }
}

void check_features(const fs::path& root, Findings& findings) {
  for (const auto& entry : fs::directory_iterator(root / "src/features")) {
    if (!entry.is_directory() || fs::exists(entry.path() / "README.md")) continue;
    findings.all.push_back(fs::relative(entry.path(), root).string() +
                           ": a feature has a README.md of one page (words, invariants, events)");
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: tidy SOURCE_DIR\n";
    return 2;
  }
  Findings findings;
  auto files = read_sources(argv[1]);
  for (const auto& file : files) {
    check_arrows(file, findings);
    check_size(file, findings);
    check_hidden_libraries(file, findings);
    check_absent(file, findings);
    check_sql(file, findings);
  }
  check_migrations(argv[1], findings);
  check_schema(argv[1], findings);
  check_features(argv[1], findings);
  for (const auto& one : findings.all) std::cerr << one << "\n";
  std::cerr << files.size() << " files, " << findings.all.size() << " findings\n";
  return findings.all.empty() ? 0 : 1;
}
