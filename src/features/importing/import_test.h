#pragma once
// What the tests of imports share: a workspace, files sent to it, the real jobs. For tests only.

#include <filesystem>
#include <fstream>
#include <map>

#include "features/deals/deal.h"
#include "features/importing/csv_writer.h"
#include "features/importing/import_job.h"
#include "features/importing/import_store.h"
#include "features/importing/routes.h"
#include "features/importing/test_support.h"
#include "features/team/testing.h"
#include "store/tables.h"
#include "store/testing.h"

namespace penstock::importing {

// A workspace of Ada, who imports.
class ImportTest : public testing::Test {
 protected:
  ImportTest() {
    actor_ = database()
                 .write_now([&](store::Tx& tx) { return team::create_acme(tx, clock().now()); })
                 .value();
  }
  std::string folder() { return store_.folder().string(); }
  store::Database& database() { return store_.database(); }
  FakeClock& clock() { return store_.clock(); }

  UploadId upload(const std::string& name, const std::string& text) {
    auto path = (store_.folder() / name).string();
    std::ofstream(path, std::ios::binary) << text;
    return upload_path(path);
  }
  UploadId upload_path(const std::string& path) {
    return database()
        .write_now([&](store::Tx& tx) -> Result<UploadId> {
          return add_upload(
              tx, actor_.workspace_id, clock().now(),
              {.name = std::filesystem::path(path).filename(), .path = path, .bytes = 1});
        })
        .value();
  }
  ImportId start(StartImport command) {
    auto report = database().write_now(
        [&](store::Tx& tx) { return start_import(tx, actor_, clock().now(), command); });
    EXPECT_TRUE(report.ok()) << (report.ok() ? "" : report.error().says);
    return report->id;
  }
  StartImport of(std::vector<UploadId> uploads, Duplicates duplicates = Duplicates::Skip,
                 bool dry_run = false) {
    StartImport command{
        .profile = {}, .files = {}, .duplicates = duplicates, .dry_run = dry_run, .options = {}};
    for (auto id : uploads) {
      FileOfImport file;
      file.upload_id = id;
      command.files.push_back(std::move(file));
    }
    return command;
  }
  // Runs jobs until none is due. `steps_max` slices; each is one step long.
  void run(int steps_max = 1'000'000) { run_on(database(), steps_max); }
  void run_on(store::Database& database, int steps_max = 1'000'000) {
    ImportJobs imports(clock(), UploadFiles(folder()));
    jobs::Jobs runner(database, clock(), {.slice = std::chrono::milliseconds(0)});
    imports.attach(runner);
    runner.recover();
    while (steps_max-- > 0 && runner.run_one()) {
    }
  }
  ImportReport report(ImportId id) {
    return database()
        .read_now(
            [&](store::Reader& reader) { return load_import(reader, actor_.workspace_id, id); })
        .value();
  }
  std::int64_t number(const std::string& sql) {
    return database()
        .read_now(
            [&](store::Reader& reader) { return reader.find_integer(sql, {actor_.workspace_id}); })
        .value_or(-1);
  }
  std::string text(const std::string& sql) {
    return database()
        .read_now(
            [&](store::Reader& reader) { return reader.find_text(sql, {actor_.workspace_id}); })
        .value_or("");
  }
  std::int64_t head() {
    return number("SELECT w.journal_head FROM workspaces w WHERE w.workspace_id = $1");
  }
  void undo(ImportId id) {
    ASSERT_TRUE(database()
                    .write_now([&](store::Tx& tx) {
                      return undo_import(tx, actor_, clock().now(), {.import_id = id});
                    })
                    .ok());
    run();
    EXPECT_EQ(report(id).state, ImportState::Undone);
  }
  // Every row of every table and every word of the text index, but for what only tells that and how
  // something changed.
  std::string state() {
    static const std::set<std::string, std::less<>> kNot{
        "journal", "imports", "import_files", "import_errors", "import_kept",
        "uploads", "jobs",    "cursors",      "workspaces"};
    std::string all;
    auto add = [&](const std::string& from, const std::vector<std::string>& lines) {
      for (const auto& line : lines) all.append(from).append(": ").append(line).append("\n");
    };
    auto rolled_back = database().write_now([&](store::Tx& tx) -> Result<void> {
      for (auto& table : store::list_tables(tx)) {
        if (kNot.contains(table.name)) continue;
        std::erase_if(table.columns,
                      [](const auto& c) { return c == "version" || c == "updated_at"; });
        add(table.name, store::read_sorted(tx, table));
      }
      add("words", store::all_words(tx));
      return conflict("only_looked", "");
    });
    EXPECT_EQ(rolled_back.error().slug, "only_looked");
    return all;
  }
  void expect_counts(const ImportReport& got, std::array<std::int64_t, 4> counts) {
    EXPECT_EQ(got.created, counts[0]);
    EXPECT_EQ(got.updated, counts[1]);
    EXPECT_EQ(got.skipped, counts[2]);
    EXPECT_EQ(got.failed, counts[3]);
    EXPECT_EQ(got.rows_read, counts[0] + counts[1] + counts[2] + counts[3]);
    EXPECT_TRUE(got.reconciled);
  }

  store::TestStore store_;
  access::Actor actor_;
};

inline std::string deals_csv(int rows) {
  std::string text = "Deal ID,Deal Name,Amount,Currency,Stage,Owner,Company,Region\n";
  for (int i = 0; i < rows; ++i)
    text += "d" + std::to_string(i) + ",Deal " + std::to_string(i) + "," + std::to_string(100 + i) +
            ".50,EUR,Proposal,Nobody Known,Company " + std::to_string(i % 20) + ",north\n";
  return text;
}

}  // namespace penstock::importing
