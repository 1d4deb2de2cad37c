// Importing as a person does it: over HTTP, with the files that are found in the world, good and
// bad. Every answer either takes the text byte for byte or says which field, row and remedy.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "features/importing/csv_reader.h"
#include "features/importing/csv_writer.h"
#include "server.h"

namespace penstock::scenarios {
namespace {

namespace fs = std::filesystem;

fs::path data_folder() {
  const char* given = std::getenv("PENSTOCK_SHARED");
  auto root = given != nullptr ? fs::path(given) : fs::path(PENSTOCK_SOURCE_DIR) / ".." / "shared";
  return root / "data" / "conformance-a";
}

std::string slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string as_json(std::string_view text) {
  std::string out;
  write_json_string(out, text);
  return out;
}

class ImportsOverHttp : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { server_ = std::make_unique<Server>(); }
  static void TearDownTestSuite() { server_.reset(); }

  static Reply send(const std::string& who, const std::string& text,
                    const std::string& name = "deals.csv") {
    return server_->ask_as(who, "POST", "/uploads?name=" + name, text,
                           "Content-Type: application/octet-stream\r\n");
  }
  static std::string member(const std::string& body, std::string_view name) {
    auto json = parse_json(body);
    const auto* found = json.ok() ? json->find(name) : nullptr;
    if (found == nullptr) return "(no " + std::string(name) + " in " + body + ")";
    return found->as_string() != nullptr ? *found->as_string() : to_text(*found);
  }
  static std::string upload(const std::string& text, const std::string& who = "admin") {
    auto sent = send(who, text);
    EXPECT_EQ(sent.status, 201) << sent.body;
    return member(sent.body, "upload_id");
  }
  // What the server makes of a file: its first file object.
  static Json guess(const std::string& text) {
    auto answer = server_->ask_as("admin", "POST", "/imports/guess",
                                  "{\"upload_ids\":[\"" + upload(text) + "\"]}");
    EXPECT_EQ(answer.status, 200) << answer.body;
    return parse_json(answer.body).value().find("files")->as_array()->at(0);
  }
  static std::string faults(const Json& guess) {
    std::string slugs;
    for (const auto& fault : *guess.find("errors")->as_array())
      slugs += *fault.find("slug")->as_string() + ": " + *fault.find("says")->as_string();
    return slugs;
  }
  static std::string start(const std::string& upload_id, const std::string& more = "",
                           const std::string& who = "admin") {
    auto answer = server_->ask_as(
        who, "POST", "/imports", "{\"files\":[{\"upload_id\":\"" + upload_id + "\"}]" + more + "}");
    EXPECT_EQ(answer.status, 201) << answer.body;
    return member(answer.body, "id");
  }
  // The report when the import has ended.
  static std::string wait(const std::string& id, const std::string& who = "admin") {
    for (int tries = 0; tries < 3'000; ++tries) {
      auto answer = server_->ask_as(who, "GET", "/imports/" + id);
      auto state = member(answer.body, "state");
      if (state != "waiting" && state != "running" && state != "undoing") return answer.body;
      std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    ADD_FAILURE() << "the import does not end";
    return {};
  }
  static std::string counts(const std::string& report) {
    std::string text = member(report, "state");
    for (auto name : {"created", "updated", "skipped", "failed"})
      text.append(" ").append(member(report, name));
    return text;
  }
  static std::string errors_of(const std::string& id) {
    auto answer = server_->ask_as("admin", "GET", "/imports/" + id + "/errors.csv");
    EXPECT_EQ(answer.status, 200);
    return answer.body;
  }
  static std::vector<std::vector<std::string>> rows_of(const std::string& csv) {
    importing::MemorySource source(csv);
    importing::CsvReader reader(source);
    std::vector<std::vector<std::string>> rows;
    for (auto more = reader.next(); more.ok() && *more; more = reader.next())
      rows.emplace_back(reader.row().cells.begin(), reader.row().cells.end());
    return rows;
  }
  static std::string find_text(const std::string& sql, std::string_view parameter) {
    return server_->database()
        .read_now([&](store::Reader& reader) {
          return reader.find_text(sql, {server_->workspace_id(), parameter});
        })
        .value_or("(nothing)");
  }

  static inline std::unique_ptr<Server> server_;
};

TEST_F(ImportsOverHttp, FromTheFileToTheReportAndBack) {
  auto id = upload(
      "Deal ID,Deal Name,Amount,Currency,Stage\nr1,Roof,12.50,EUR,Lead\nr2,Wall,abc,EUR,Lead\n"
      "r3,\"a, \"\"b\"\"\",3,EUR,Lead\n");
  auto guessed =
      server_->ask_as("admin", "POST", "/imports/guess", "{\"upload_ids\":[\"" + id + "\"]}");
  EXPECT_NE(guessed.body.find("\"field\":\"title\""), std::string::npos) << guessed.body;
  EXPECT_NE(guessed.body.find("\"preview\":[[\"r1\",\"Roof\""), std::string::npos) << guessed.body;

  auto before = server_->head();
  auto dry = wait(start(id, ",\"dry_run\":true,\"options\":{\"unknown_stages\":\"first\"}"));
  EXPECT_EQ(counts(dry), "done 2 0 0 1");
  EXPECT_EQ(server_->head(), before);

  auto done = start(id, ",\"options\":{\"unknown_stages\":\"first\"}");
  auto report = wait(done);
  EXPECT_EQ(counts(report), "done 2 0 0 1");
  EXPECT_EQ(member(report, "rows_read"), "3");
  EXPECT_EQ(member(report, "reconciled"), "true");
  EXPECT_EQ(member(report, "error_file"), "true");
  auto errors = rows_of(errors_of(done));
  ASSERT_EQ(errors.size(), 2u);
  EXPECT_EQ(errors[1][1], "3");  // as a spreadsheet counts
  EXPECT_EQ(errors[1][2], "Amount");
  EXPECT_EQ(errors[1][3], "not_money");
  EXPECT_FALSE(errors[1][4].empty());
  EXPECT_EQ(errors[1][6], "Wall");

  auto undone = server_->ask_as("admin", "POST", "/imports/" + done + "/undo", "{}");
  EXPECT_EQ(undone.status, 200) << undone.body;
  EXPECT_EQ(member(wait(done), "state"), "undone");
  EXPECT_EQ(
      find_text("SELECT d.title FROM deals d WHERE d.workspace_id = $1 AND d.external_id = $2",
                "r1"),
      "(nothing)");
  EXPECT_EQ(server_->ask_as("admin", "POST", "/imports/" + done + "/undo", "{}").status, 422);
  EXPECT_EQ(server_->ask_as("admin", "POST", "/imports/" + done + "/cancel", "{}").status, 422);
}

TEST_F(ImportsOverHttp, StopsWhereItIsAsked) {
  std::string text = "Deal ID,Deal Name,Stage\n";
  for (int i = 0; i < 20'000; ++i)
    text += "c" + std::to_string(i) + ",Deal " + std::to_string(i) + ",\n";
  auto id = start(upload(text));
  auto stopped = server_->ask_as("admin", "POST", "/imports/" + id + "/cancel", "{}");
  EXPECT_EQ(stopped.status, 200) << stopped.body;
  auto report = wait(id);
  EXPECT_EQ(member(report, "state"), "cancelled");
  EXPECT_EQ(member(report, "reconciled"), "true");
  EXPECT_LT(std::stoi(member(report, "rows_read")), 20'000);
}

TEST_F(ImportsOverHttp, RefusesWhoMayNot) {
  auto id = upload("Deal Name\nRoof\n");
  auto mine = start(id);
  wait(mine);
  auto state = server_->state();
  auto files = "{\"files\":[{\"upload_id\":\"" + id + "\"}]}";
  for (std::string who : {"nobody", "revoked", "rep", "teammate", "viewer"}) {
    int status = who == "nobody" || who == "revoked" ? 401 : 403;
    EXPECT_EQ(send(who, "Deal Name\nRoof\n").status, status) << who;
    EXPECT_EQ(server_->ask_as(who, "POST", "/imports/guess", "{\"upload_ids\":[]}").status, status);
    EXPECT_EQ(server_->ask_as(who, "POST", "/imports", files).status, status) << who;
    for (std::string verb : {"cancel", "undo"})
      EXPECT_EQ(server_->ask_as(who, "POST", "/imports/" + mine + "/" + verb, "{}").status, status);
    EXPECT_EQ(server_->ask_as(who, "GET", "/imports/" + mine + "/errors.csv").status, status)
        << who;
  }
  // Another workspace's admin knows neither the upload nor the import.
  EXPECT_EQ(server_->ask_as("stranger", "POST", "/imports", files).status, 422);
  EXPECT_EQ(server_->ask_as("stranger", "GET", "/imports/" + mine).status, 404);
  EXPECT_EQ(server_->ask_as("stranger", "GET", "/imports/" + mine + "/errors.csv").status, 404);
  EXPECT_EQ(server_->ask_as("stranger", "POST", "/imports/" + mine + "/undo", "{}").status, 404);
  EXPECT_EQ(server_->state(), state);
}

TEST_F(ImportsOverHttp, RefusesUploadsThatAreNone) {
  auto state = server_->state();
  auto empty = send("admin", "");
  EXPECT_EQ(empty.status, 422);
  EXPECT_NE(empty.body.find("empty_file"), std::string::npos) << empty.body;
  EXPECT_EQ(server_->state(), state);
}

std::string utf16(std::u16string_view text, bool big) {
  std::string out;
  for (char16_t c : text) {
    char high = static_cast<char>(c >> 8), low = static_cast<char>(c & 0xff);
    out += big ? high : low;
    out += big ? low : high;
  }
  return out;
}

TEST_F(ImportsOverHttp, ReadsEveryEncodingToTheSameName) {
  const std::string utf8 = "Deal ID;Deal Name;Amount\nX;Zażółć gęślą jaźń;1 234,50\n";
  const std::u16string wide = u"Deal ID;Deal Name;Amount\nX;Zażółć gęślą jaźń;1 234,50\n";
  const std::string windows =
      "Deal ID;Deal Name;Amount\nX;Za\xBF\xF3\xB3\xE6 g\xEA\x9Cl\xB9 ja\x9F\xF1;1 234,50\n";
  std::vector<std::string> files{utf8, "\xEF\xBB\xBF" + utf8, "\xFF\xFE" + utf16(wide, false),
                                 "\xFE\xFF" + utf16(wide, true), windows};
  for (std::size_t i = 0; i < files.size(); ++i) {
    auto text = files[i];
    auto guessed = guess(text);
    EXPECT_EQ(faults(guessed), "") << i;
    EXPECT_EQ(to_text(guessed.find("preview")->as_array()->at(0).as_array()->at(1)),
              "\"Zażółć gęślą jaźń\"")
        << i;
    auto id = start(upload(text), ",\"duplicates\":\"create\"");
    EXPECT_EQ(counts(wait(id)), "done 1 0 0 0") << i;
  }
  EXPECT_EQ(find_text("SELECT count(*) FROM deals d WHERE d.workspace_id = $1 AND d.title = $2",
                      "Zażółć gęślą jaźń"),
            std::to_string(files.size()));
}

TEST_F(ImportsOverHttp, SaysWhatIsWrongWithAFile) {
  // A quote that is never closed: where it is.
  auto quote = start(upload("Deal Name,Amount\nRoof,1\n\"Wall,2\nFloor,3\n"));
  auto report = wait(quote);
  EXPECT_EQ(member(report, "state"), "failed");
  EXPECT_NE(member(report, "message").find("row 3"), std::string::npos) << report;
  // More columns than any table has.
  auto wide = guess("a" + std::string(3'000, ',') + "\n1\n");
  EXPECT_NE(faults(wide).find("too_many_columns"), std::string::npos) << faults(wide);
  // Bytes that are no text in the encoding that was said.
  auto upload_id = upload("Deal Name\nRoof\xC3\x28\n");
  auto broken = server_->ask_as("admin", "POST", "/imports",
                                "{\"files\":[{\"upload_id\":\"" + upload_id +
                                    "\",\"encoding\":\"utf-8\",\"record_type\":\"deal\"}]}");
  if (broken.status == 201) {
    auto told = wait(member(broken.body, "id"));
    EXPECT_EQ(member(told, "state"), "failed") << told;
    EXPECT_NE(member(told, "message").find("byte"), std::string::npos) << told;
  } else {
    EXPECT_EQ(broken.status, 422) << broken.body;
  }
  // The wrong delimiter: a column that was named is not there.
  auto semicolons = upload("Deal Name;Amount\nRoof;1\n");
  auto wrong = server_->ask_as(
      "admin", "POST", "/imports",
      "{\"files\":[{\"upload_id\":\"" + semicolons +
          "\",\"delimiter\":\"comma\",\"record_type\":\"deal\",\"columns\":[{\"header\":\"Deal "
          "Name\",\"field\":\"title\"}]}]}");
  ASSERT_EQ(wrong.status, 201) << wrong.body;
  auto told = wait(member(wrong.body, "id"));
  EXPECT_EQ(member(told, "state"), "failed") << told;
  EXPECT_NE(member(told, "message").find("Deal Name"), std::string::npos) << told;
  // Choices that do not exist are refused before anything is read.
  for (auto [field, value] : {std::pair{"delimiter", "colon"},
                              {"encoding", "ebcdic"},
                              {"decimal", "dot"},
                              {"record_type", "boat"},
                              {"time_zone", "Mars/Base"}}) {
    auto refused = server_->ask_as(
        "admin", "POST", "/imports",
        "{\"files\":[{\"upload_id\":\"" + semicolons + "\",\"" + field + "\":\"" + value + "\"}]}");
    EXPECT_EQ(refused.status, 422) << field << refused.body;
    EXPECT_NE(refused.body.find(std::string("files[0].") + field), std::string::npos)
        << refused.body;
  }
}

TEST_F(ImportsOverHttp, FailsARowWithAZeroByteAndTellsIt) {
  auto id = start(upload(std::string("Deal ID,Deal Name\nz1,Ro\0of\nz2,Wall\n", 33)));
  EXPECT_EQ(counts(wait(id)), "done 1 0 0 1");
  auto errors = rows_of(errors_of(id));
  ASSERT_EQ(errors.size(), 2u);
  EXPECT_EQ(errors[1][1], "2");
  EXPECT_EQ(errors[1][2], "Deal Name");
  EXPECT_FALSE(errors[1][4].empty());
  EXPECT_EQ(errors[1].back(), "Ro␀of");
}

TEST_F(ImportsOverHttp, AHeaderAloneImportsNothing) {
  auto id = start(upload("Deal ID,Deal Name\n"), ",\"profile\":\"spreadsheet\"");
  auto report = wait(id);
  EXPECT_EQ(member(report, "rows_read"), "0") << report;
}

// ---- the public sets of strange input ----

std::vector<std::string> naughty_strings() {
  std::vector<std::string> all;
  auto json = parse_json(slurp(data_folder() / "naughty-strings" / "blns.json"));
  for (const auto& text : *json.value().as_array()) all.push_back(*text.as_string());
  std::istringstream payload(slurp(data_folder() / "csv-injection" / "csv-payload.txt"));
  for (std::string line; std::getline(payload, line);) all.push_back(line);
  return all;
}

#define SKIP_WITHOUT_DATA() \
  if (!fs::exists(data_folder())) GTEST_SKIP() << "no test data at " << data_folder()

// Byte for byte, or refused with the field and a remedy.
TEST_F(ImportsOverHttp, TheApiKeepsNaughtyStrings) {
  SKIP_WITHOUT_DATA();
  int kept = 0;
  for (const auto& text : naughty_strings()) {
    auto json = as_json(text);
    auto made = server_->ask_as("admin", "POST", "/companies",
                                "{\"name\":" + json + ",\"custom\":{\"x\":" + json + "}}");
    if (made.status == 201) {
      auto read =
          parse_json(server_->ask_as("admin", "GET", "/companies/" + member(made.body, "id")).body);
      EXPECT_EQ(*read->find("custom")->find("x")->as_string(), text);
      EXPECT_EQ(*read->find("name")->as_string(), trim(text));  // a name has no blanks at its ends
      ++kept;
    } else {
      EXPECT_EQ(made.status, 422) << text << made.body;
      EXPECT_NE(made.body.find("\"field\":\"name\""), std::string::npos) << text << made.body;
      EXPECT_GT(member(made.body, "detail").size(), 10u) << made.body;
    }
  }
  EXPECT_GT(kept, 240);
}

TEST_F(ImportsOverHttp, AnImportKeepsNaughtyStringsAndItsExportRunsNoFormula) {
  SKIP_WITHOUT_DATA();
  auto strings = naughty_strings();
  std::string csv = "Deal ID,Deal Name,Remark\r\n";
  for (std::size_t i = 0; i < strings.size(); ++i) {
    std::vector<std::string> cells{"naughty" + std::to_string(i), strings[i], strings[i]};
    importing::write_csv_row(csv, cells, {.formulas = importing::Formulas::Keep});
  }
  auto id = start(upload(csv));
  auto report = wait(id);
  ASSERT_EQ(member(report, "state"), "done") << report;
  std::set<std::string> failed;  // by row number
  auto errors = rows_of(errors_of(id));
  errors.erase(errors.begin());  // the header
  for (const auto& row : errors) {
    failed.insert(row[1]);
    EXPECT_FALSE(row[2].empty());
    EXPECT_GT(row[4].size(), 4u);
  }
  std::map<std::string, std::string> titles;
  server_->database().read([&](store::Reader& reader) {
    reader.query(
        "SELECT d.external_id, d.title FROM deals d WHERE d.workspace_id = $1 AND d.external_id "
        "LIKE 'naughty%'",
        {server_->workspace_id()},
        [&](const store::Row& row) { titles[std::string(row.text(0))] = row.text(1); });
  });
  std::size_t line = 1;  // of the row in the file, as a spreadsheet counts rows
  for (std::size_t i = 0; i < strings.size(); ++i) {
    ++line;
    auto found = titles.find("naughty" + std::to_string(i));
    if (found == titles.end())
      EXPECT_TRUE(failed.contains(std::to_string(line))) << i << ": " << strings[i];
    else if (trim(strings[i]).empty())
      EXPECT_EQ(found->second, "naughty" + std::to_string(i));  // a deal without a title has its id
    else
      EXPECT_EQ(found->second, strings[i]);
  }
  EXPECT_GT(titles.size(), strings.size() * 9 / 10);
  auto exported = server_->ask_as("admin", "GET", "/export/deals.csv");
  ASSERT_EQ(exported.status, 200);
  for (const auto& row : rows_of(exported.body))
    for (const auto& cell : row) EXPECT_FALSE(importing::is_formula_like(cell)) << cell;
}

// n_: never taken; y_: never a fault of the JSON; i_: either. Nothing ends the server.
TEST_F(ImportsOverHttp, BrokenJsonIsRefusedWithAReason) {
  SKIP_WITHOUT_DATA();
  int refused = 0;
  for (const auto& file : fs::directory_iterator(data_folder() / "json" / "test_parsing")) {
    auto name = file.path().filename().string();
    auto text = slurp(file.path());
    auto answer = server_->ask_as("admin", "POST", "/companies",
                                  "{\"name\":\"JSON\",\"custom\":{\"x\":" + text + "}}");
    EXPECT_LT(answer.status, 500) << name << answer.body;
    if (name.starts_with("n_")) {
      EXPECT_GE(answer.status, 400) << name << answer.body;
      EXPECT_GT(member(answer.body, "detail").size(), 10u) << name << answer.body;
      ++refused;
    }
    auto whole = server_->ask_as("admin", "POST", "/companies", text);
    EXPECT_TRUE(whole.status >= 400 && whole.status < 500) << name << whole.body;
  }
  EXPECT_GT(refused, 50);
}

// ---- there and back ----

// Columns of an export by name, for the rows whose title begins with `prefix`, without the cells
// that another workspace makes anew.
std::vector<std::map<std::string, std::string>> records(
    const std::vector<std::vector<std::string>>& rows) {
  static const std::set<std::string> kOfTheWorkspace{"id",
                                                     "version",
                                                     "created_at",
                                                     "updated_at",
                                                     "pipeline_id",
                                                     "stage_id",
                                                     "company_id",
                                                     "owner_id",
                                                     "owner",
                                                     "product_id",
                                                     "lost_reason_id",
                                                     "rank",
                                                     "external_source",
                                                     "external_id",
                                                     "entered_stage_at",
                                                     "closed_at",
                                                     "custom:do_not_contact"};
  std::vector<std::map<std::string, std::string>> all;
  for (std::size_t r = 1; r < rows.size(); ++r) {
    std::map<std::string, std::string> record;
    for (std::size_t c = 0; c < rows[0].size() && c < rows[r].size(); ++c)
      if (!kOfTheWorkspace.contains(rows[0][c]) && !rows[r][c].empty())
        record[rows[0][c]] = rows[r][c];
    all.push_back(std::move(record));
  }
  return all;
}

TEST(ImportOfAnExport, GivesTheSameRecords) {
  Server server;
  auto make = [&](const std::string& who, const std::string& path, const std::string& body) {
    auto made = server.ask_as(who, "POST", path, body);
    EXPECT_EQ(made.status, 201) << made.body;
    auto json = parse_json(made.body);
    const auto* id = json.ok() ? json->find("id") : nullptr;
    return id != nullptr && id->as_string() != nullptr ? *id->as_string() : std::string();
  };
  for (auto who : {"admin", "stranger"})
    make(who, "/pipelines", R"({"name":"Sales","stages":[{"name":"Lead"},{"name":"Proposal"}]})");
  auto company = make("admin", "/companies",
                      R"({"name":"Młyn \"Nad Wisłą\", sp. z o.o.","domain":"mlyn.example",
                          "country":"PL","employees":12,"tags":["a","b"],
                          "custom":{"region":"=north","line":"1\n2"}})");
  make("admin", "/companies", R"({"name":"=cmd|'/C calc'!A1","city":"-Łódź"})");
  make("admin", "/people",
       R"({"name":"Żaneta O'Neill","email":"zaneta@mlyn.example","company_id":")" + company +
           R"(","job_title":"@head"})");
  auto deal = make("admin", "/deals",
                   R"({"title":"+Roof; \"big\"","value":{"amount":"-12.50","currency":"PLN"},
                       "company_id":")" +
                       company + R"(","expected_close_on":"2027-03-01",
                       "tags":["x"],"custom":{"note":"two\r\nlines"}})");
  make("admin", "/deals", R"({"title":"Won one","value":{"amount":"1000","currency":"JPY"}})");
  EXPECT_EQ(
      server.ask_as("admin", "POST", "/deals/" + deal + "/lose", R"({"note":"too dear"})").status /
          100,
      2);

  for (std::string type : {"companies", "people", "deals"}) {
    auto exported = server.ask_as("admin", "GET", "/export/" + type + ".csv?bom=true");
    ASSERT_EQ(exported.status, 200) << exported.body;
    auto sent = server.ask_as("stranger", "POST", "/uploads?name=" + type + ".csv", exported.body,
                              "Content-Type: application/octet-stream\r\n");
    auto started = server.ask_as(
        "stranger", "POST", "/imports",
        "{\"files\":[{\"upload_id\":" + to_text(*parse_json(sent.body)->find("upload_id")) + "}]}");
    ASSERT_EQ(started.status, 201) << started.body;
    auto id = *parse_json(started.body)->find("id")->as_string();
    std::string report;
    for (int tries = 0; tries < 1'000; ++tries) {
      report = server.ask_as("stranger", "GET", "/imports/" + id).body;
      if (report.find("\"state\":\"done\"") != report.npos ||
          report.find("\"state\":\"failed\"") != report.npos)
        break;
      std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    EXPECT_NE(report.find("\"failed\":0"), report.npos)
        << report << server.ask_as("stranger", "GET", "/imports/" + id + "/errors.csv").body;
    auto again = server.ask_as("stranger", "GET", "/export/" + type + ".csv?bom=true");
    auto parse = [](const std::string& csv) {
      importing::MemorySource source(std::string_view(csv).substr(3));
      importing::CsvReader reader(source);
      std::vector<std::vector<std::string>> rows;
      for (auto more = reader.next(); more.ok() && *more; more = reader.next())
        rows.emplace_back(reader.row().cells.begin(), reader.row().cells.end());
      return records(rows);
    };
    EXPECT_EQ(parse(again.body), parse(exported.body)) << type;
  }
  // Not the apostrophe that keeps the export from running.
  auto kept = server.ask_as("stranger", "GET", "/companies").body;
  EXPECT_NE(kept.find("\"name\":\"=cmd|'/C calc'!A1\""), kept.npos) << kept;
  EXPECT_NE(kept.find("\"region\":\"=north\""), kept.npos) << kept;
}

}  // namespace
}  // namespace penstock::scenarios
