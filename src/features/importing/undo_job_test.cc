// Undoing an import: the workspace is row by row what it was before, but for what somebody worked
// on.

#include "features/importing/import_test.h"

namespace penstock::importing {
namespace {

using UndoImportJob = ImportTest;

TEST_F(UndoImportJob, UpdatesKeepWhatTheFileHasNotAndUndoRestores) {
  start(of({upload("deals.csv", deals_csv(30))}));
  run();
  auto before = state();
  auto id = start(of(
      {upload(
          "new.csv",
          "Deal ID,Deal Name,Amount,Currency,City\nd3,Renamed,7,EUR,Rome\nd99,New,8,EUR,Oslo\n")},
      Duplicates::Update));
  run();
  expect_counts(report(id), {1, 1, 0, 0});
  EXPECT_EQ(text("SELECT d.title FROM deals d WHERE d.workspace_id = $1 AND d.external_id = 'd3'"),
            "Renamed");
  EXPECT_EQ(text("SELECT c.name FROM deals d JOIN companies c ON c.workspace_id = $1 AND c.id = "
                 "d.company_id "
                 "WHERE d.workspace_id = $1 AND d.external_id = 'd3'"),
            "Company 3");
  undo(id);
  EXPECT_EQ(state(), before);
}

TEST_F(UndoImportJob, UndoKeepsWhatSomebodyWorkedOn) {
  auto id = start(of({upload("deals.csv", deals_csv(3))}));
  run();
  ASSERT_TRUE(
      database()
          .write_now([&](store::Tx& tx) -> Result<void> {
            auto deal = tx.find_integer(
                "SELECT d.id FROM deals d WHERE d.workspace_id = $1 AND d.external_id = 'd1'",
                {actor_.workspace_id});
            journal::append(tx, actor_.workspace_id, actor_.user_id, clock().now(),
                            {.name = "deal.edited", .record_type = "deal", .record_id = *deal});
            return {};
          })
          .ok());
  undo(id);
  EXPECT_EQ(number("SELECT count(*) FROM deals d WHERE d.workspace_id = $1"), 1);
  auto told = report(id);
  std::set<std::string> kept;
  for (const auto& record : told.kept_records) kept.insert(record.record_type + " " + record.name);
  EXPECT_EQ(kept, (std::set<std::string>{"deal Deal 1", "company Company 1", "stage Proposal",
                                         "pipeline Imported"}));
  EXPECT_EQ(told.kept, 4);
}

TEST_F(UndoImportJob, KeepsWhatWasEditedAfterAnUpdateAndNamesIt) {
  start(of({upload("deals.csv", deals_csv(3))}));
  run();
  auto id = start(
      of({upload("new.csv", "Deal ID,Deal Name\nd0,First\nd1,Second\n")}, Duplicates::Update));
  run();
  ASSERT_TRUE(database()
                  .write_now([&](store::Tx& tx) -> Result<void> {
                    tx.execute(
                        "UPDATE deals SET title = 'Mine', version = version + 1 WHERE "
                        "workspace_id = $1 AND external_id = 'd0'",
                        {actor_.workspace_id});
                    return {};
                  })
                  .ok());
  undo(id);
  auto told = report(id);
  ASSERT_EQ(told.kept_records.size(), 1u);
  EXPECT_EQ(told.kept_records[0].name, "Mine");
  EXPECT_EQ(told.kept_records[0].record_id.substr(0, 5), "deal_");
  for (auto title : {"Mine", "Deal 1", "Deal 2"})
    EXPECT_EQ(number("SELECT count(*) FROM deals d WHERE d.workspace_id = $1 AND d.title = '" +
                     std::string(title) + "'"),
              1);
  EXPECT_EQ(number("SELECT count(*) FROM deals d WHERE d.workspace_id = $1"), 3);
}

constexpr std::string_view kHistory =
    "OpportunityId,StageName,SystemModstamp\n"
    "d0,Lead,2026-01-02T10:00:00Z\nd0,Proposal,2026-03-02T10:00:00Z\n"
    "d1,Lead,2026-01-05T10:00:00Z\n";

TEST_F(UndoImportJob, WithdrawsTheHistoryOfDealsThatWereThere) {
  auto deals = start([&] {
    auto command = of({upload("deals.csv", deals_csv(3))});
    command.profile = "salesforce";
    command.options.unknown_stages = UnknownStage::Add;
    return command;
  }());
  run();
  ASSERT_EQ(report(deals).created, 3) << report(deals).message.value_or("");
  auto empty_of_history = state();
  auto command = of({upload("history.csv", std::string(kHistory))});
  command.profile = "salesforce";
  command.options.unknown_stages = UnknownStage::Add;
  auto history = start(command);
  run();
  ASSERT_EQ(report(history).updated, 3) << report(history).message.value_or("");
  EXPECT_NE(state(), empty_of_history);
  undo(history);
  EXPECT_EQ(state(), empty_of_history);
  EXPECT_EQ(report(history).kept, 0);
  // One for each deal, of the import's batch.
  EXPECT_EQ(
      number("SELECT count(*) FROM journal j JOIN imports i ON i.workspace_id = $1 AND i.id = "
             "j.batch_id WHERE j.workspace_id = $1 AND j.name = 'deal.undone' AND j.body LIKE "
             "'{\"withdraws_history\":true,%'"),
      2);
  // What an undone import wrote on the deals' lines of time is nobody's work.
  undo(deals);
  EXPECT_EQ(report(deals).kept, 0);
  EXPECT_EQ(number("SELECT count(*) FROM deals d WHERE d.workspace_id = $1"), 0);
}

TEST_F(UndoImportJob, GivesEveryEntryTheBatchOfTheImport) {
  auto unbatched =
      "SELECT count(*) FROM journal j WHERE j.workspace_id = $1 AND j.batch_id IS NULL "
      "AND j.name NOT LIKE 'import.%'";
  auto before = number(unbatched);
  auto rows = state();
  auto companies = upload("companies.csv",
                          "Company name,Domain,Parent company\nAcme,acme.test,\n"
                          "Branch,branch.test,Acme\nTwig,twig.test,Branch\n");
  auto people = upload("people.csv",
                       "First name,Last name,Email,Company\nJan,Nowak,jan@acme.test,Acme\n"
                       "Ana,Pop,ana@new.test,New Firm\n");
  auto id = start(of({companies, people}));
  run();
  ASSERT_EQ(report(id).created, 5) << report(id).message.value_or("");
  undo(id);
  EXPECT_EQ(state(), rows);
  EXPECT_EQ(number(unbatched), before);
}

// The same file again and another system's beside: into a workspace that has records of the same
// names.
TEST_F(UndoImportJob, RestoresAWorkspaceThatHadRecords) {
  SKIP_WITHOUT_DATA();
  auto accounts = upload("accounts.csv",
                         "account,sector,year_established,revenue,employees,office_location,"
                         "subsidiary_of\nAcme Corporation,roofs,1990,1.5,7,Poland,\n");
  start(of({upload("deals.csv", deals_csv(40)), accounts,
            upload("products.csv", "product,series,sales_price\nGTX Pro,old,1\n")}));
  run();
  auto before = state();
  std::vector<UploadId> uploads;
  for (auto name : {"sales_pipeline.csv", "products.csv", "sales_teams.csv", "accounts.csv"})
    uploads.push_back(upload_path((data_folder() / "crm-maven" / name).string()));
  auto id = start(of(uploads, Duplicates::Update));
  run();
  auto done = report(id);
  EXPECT_EQ(done.state, ImportState::Done) << done.message.value_or("");
  EXPECT_GE(done.updated, 2);
  EXPECT_NE(state(), before);
  undo(id);
  EXPECT_EQ(report(id).kept, 0);
  EXPECT_EQ(state(), before);
}

TEST_F(UndoImportJob, GoesOnAfterACrashAtEveryBorder) {
  auto before = state();
  auto id = start(of({upload("deals.csv", deals_csv(300))}));
  run();
  ASSERT_TRUE(database()
                  .write_now([&](store::Tx& tx) {
                    return undo_import(tx, actor_, clock().now(), {.import_id = id});
                  })
                  .ok());
  for (int crash = 0; crash < 200 && report(id).state != ImportState::Undone; ++crash) run(1);
  EXPECT_EQ(report(id).state, ImportState::Undone);
  EXPECT_EQ(state(), before);
}

}  // namespace
}  // namespace penstock::importing
