// Imports through their real job: reports that add up, crashes, cancelling, dry runs, undo.

#include "features/importing/import_test.h"

namespace penstock::importing {
namespace {

using ImportJob = ImportTest;

// A store that takes a tenth of a millisecond for each question of a look-ahead, and counts them.
class SlowTx final : public store::Tx {
 public:
  SlowTx(store::Tx& tx, std::size_t& asked) : tx_(tx), asked_(asked) {}
  void run_each(std::string_view sql, std::span<const std::vector<store::Param>> all,
                const std::function<void(std::size_t, const store::Row&)>& on_row) override {
    asked_ += all.size();
    std::this_thread::sleep_for(std::chrono::microseconds(100) * all.size());
    tx_.run_each(sql, all, on_row);
  }
  void run(std::string_view sql, std::span<const store::Param> params,
           const store::OnRow& on_row) override {
    tx_.run(sql, params, on_row);
  }
  std::int64_t execute(std::string_view sql, std::span<const store::Param> params) override {
    return tx_.execute(sql, params);
  }
  const store::Dialect& dialect() const override { return tx_.dialect(); }
  void journal_grew(WorkspaceId id, std::int64_t head) override { tx_.journal_grew(id, head); }
  std::int64_t last_position() const override { return tx_.last_position(); }
  IdMaker& ids() override { return tx_.ids(); }
  bool people_wait() const override { return tx_.people_wait(); }
  void text_changed(store::TextChange change) override { tx_.text_changed(std::move(change)); }
  void expect_many_rows() override { tx_.expect_many_rows(); }

 private:
  store::Tx& tx_;
  std::size_t& asked_;
};

class SlowStore final : public store::Database {
 public:
  explicit SlowStore(store::Database& store) : store_(store) {}
  void write(WorkspaceId about, std::function<Result<void>(store::Tx&)> work,
             std::function<void(Result<void>)> done, store::Urgency urgency) override {
    auto slowly = [this, work = std::move(work)](store::Tx& tx) {
      SlowTx slow(tx, asked);
      return work(slow);
    };
    store_.write(about, std::move(slowly), std::move(done), urgency);
  }
  void read(const std::function<void(store::Reader&)>& work) override { store_.read(work); }
  const store::Dialect& dialect() const override { return store_.dialect(); }
  void on_commit(store::OnCommit listener) override { store_.on_commit(std::move(listener)); }
  std::string write_trouble() const override { return store_.write_trouble(); }
  Result<void> backup_to(const std::string& path) override { return store_.backup_to(path); }
  std::vector<std::string> find_faults() override { return store_.find_faults(); }
  bool in_use_elsewhere() override { return store_.in_use_elsewhere(); }
  void tune() override { store_.tune(); }

  std::size_t asked = 0;

 private:
  store::Database& store_;
};

TEST_F(ImportJob, ImportsTheMavenSampleExactly) {
  SKIP_WITHOUT_DATA();
  std::vector<UploadId> uploads;
  for (auto name : {"sales_pipeline.csv", "products.csv", "sales_teams.csv", "accounts.csv"})
    uploads.push_back(upload_path((data_folder() / "crm-maven" / name).string()));
  auto before = state();
  auto id = start(of(uploads));
  run();
  auto done = report(id);
  EXPECT_EQ(done.state, ImportState::Done) << done.message.value_or("");
  EXPECT_EQ(done.profile, "crm-maven");
  expect_counts(done, {8800 + 85 + 7 + 35, 0, 0, 0});
  EXPECT_EQ(number("SELECT count(*) FROM deals d WHERE d.workspace_id = $1"), 8800);
  EXPECT_EQ(number("SELECT count(*) FROM deals d WHERE d.workspace_id = $1 AND d.status = 'won'"),
            4238);
  EXPECT_EQ(number("SELECT count(*) FROM deals d WHERE d.workspace_id = $1 AND d.status = 'lost'"),
            2473);
  EXPECT_EQ(number("SELECT count(*) FROM deals d WHERE d.workspace_id = $1 AND d.status = 'open'"),
            2089);
  EXPECT_EQ(number("SELECT sum(d.value_minor) FROM deals d WHERE d.workspace_id = $1 AND d.status "
                   "= 'won' AND d.value_currency = 'USD'"),
            1000553400);
  EXPECT_EQ(number("SELECT count(*) FROM deals d JOIN products p ON p.workspace_id = $1 AND p.id = "
                   "d.product_id "
                   "WHERE d.workspace_id = $1 AND p.name = 'GTX Pro'"),
            1480);
  EXPECT_EQ(number("SELECT count(*) FROM products p WHERE p.workspace_id = $1"), 7);
  EXPECT_EQ(number("SELECT count(*) FROM companies c WHERE c.workspace_id = $1"), 85);
  EXPECT_EQ(
      number(
          "SELECT count(*) FROM companies c WHERE c.workspace_id = $1 AND c.parent_id IS NOT NULL"),
      15);
  EXPECT_EQ(number("SELECT count(*) FROM teams t WHERE t.workspace_id = $1"), 3);
  EXPECT_EQ(
      number(
          "SELECT count(*) FROM users u WHERE u.workspace_id = $1 AND u.manager_name IS NOT NULL"),
      35);
  EXPECT_EQ(
      number("SELECT count(*) FROM journal j WHERE j.workspace_id = $1 AND j.name = 'deal.won'"),
      4238);
  EXPECT_EQ(number("SELECT w.journal_head - (SELECT count(*) FROM journal j WHERE j.workspace_id = "
                   "$1) FROM workspaces w WHERE w.workspace_id = $1"),
            0);

  undo(id);
  EXPECT_EQ(report(id).kept, 0);
  EXPECT_EQ(state(), before);
}

TEST_F(ImportJob, GoesOnAfterACrashAtEveryBorder) {
  auto file = upload("deals.csv", deals_csv(1200) + "bad,No amount,abc,EUR,Proposal,,,\n");
  auto id = start(of({file}));
  // A slow store takes smaller steps.
  for (int crash = 0; crash < 1000 && report(id).state != ImportState::Done; ++crash)
    run(1);  // a new process for each step
  auto done = report(id);
  EXPECT_EQ(done.state, ImportState::Done);
  expect_counts(done, {1200, 0, 0, 1});
  EXPECT_EQ(number("SELECT count(DISTINCT d.external_id) FROM deals d WHERE d.workspace_id = $1"),
            1200);
  EXPECT_EQ(number("SELECT count(*) FROM deals d WHERE d.workspace_id = $1"), 1200);
  EXPECT_EQ(
      number(
          "SELECT count(*) FROM journal j WHERE j.workspace_id = $1 AND j.name = 'deal.created'"),
      1200);
  EXPECT_EQ(number("SELECT count(*) FROM companies c WHERE c.workspace_id = $1"), 20);
  EXPECT_EQ(text("SELECT e.slug FROM import_errors e WHERE e.workspace_id = $1"), "not_money");
  EXPECT_EQ(text("SELECT e.cells FROM import_errors e WHERE e.workspace_id = $1"),
            "bad,No amount,abc,EUR,Proposal,,,");
  EXPECT_EQ(text("SELECT d.custom FROM deals d WHERE d.workspace_id = $1 LIMIT 1"),
            "{\"region\":\"north\",\"owner\":\"Nobody Known\"}");
}

TEST_F(ImportJob, ReadsTheParentsOfCompaniesInBatchesToo) {
  std::string csv = "Company name,Domain,Parent company\n";
  constexpr int kCompanies = 1'100;
  for (int i = 0; i < kCompanies; ++i)
    csv += "Firm " + std::to_string(i) + ",firm" + std::to_string(i) + ".test," +
           (i % 11 == 10 ? "" : "Firm " + std::to_string(i / 11 * 11 + 10)) + "\n";
  auto id = start(of({upload("companies.csv", csv)}));
  int steps = 0;
  for (; steps < 500 && report(id).state != ImportState::Done; ++steps)
    run(1);  // a new process for each step
  auto done = report(id);
  EXPECT_EQ(done.state, ImportState::Done) << done.message.value_or("");
  expect_counts(done, {kCompanies, 0, 0, 0});
  EXPECT_EQ(done.also_made, 0);
  EXPECT_EQ(number("SELECT count(*) FROM companies c JOIN companies p ON p.workspace_id = $1 AND "
                   "p.id = c.parent_id WHERE c.workspace_id = $1 AND p.name LIKE 'Firm %'"),
            kCompanies / 11 * 10);
  EXPECT_EQ(number("SELECT count(*) FROM journal j WHERE j.workspace_id = $1 AND j.name = "
                   "'company.edited'"),
            kCompanies / 11 * 10);
}

// A batch ends by time, and what it looked up ahead is looked up again by the next one.
TEST_F(ImportJob, AsksFewTimesForARowWhereAskingIsSlow) {
  constexpr int kRows = 300;
  auto id = start(of({upload("deals.csv", deals_csv(kRows))}));
  SlowStore slow(database());
  run_on(slow);
  expect_counts(report(id), {kRows, 0, 0, 0});
  EXPECT_GE(slow.asked, kRows);
  EXPECT_LT(slow.asked, 20 * kRows);
}

TEST_F(ImportJob, WritesNothingOfABatchWhoseLeaseIsLost) {
  auto file = upload("deals.csv", deals_csv(700));
  auto id = start(of({file}));
  ImportJobs imports(clock(), UploadFiles(folder()));
  jobs::JobView stale{actor_.workspace_id, {}};
  ASSERT_TRUE(database()
                  .write_now([&](store::Tx& tx) -> Result<void> {
                    stale.job = *jobs::claim_due(tx, actor_.workspace_id, {"first", clock().now()});
                    return {};
                  })
                  .ok());
  EXPECT_EQ(imports.import_step(database(), stale).next, jobs::StepResult::Next::More);  // prepares
  EXPECT_EQ(imports.import_step(database(), stale).next, jobs::StepResult::Next::More);  // a batch
  auto rows = number("SELECT count(*) FROM deals d WHERE d.workspace_id = $1");
  EXPECT_GT(rows, 0);
  ASSERT_TRUE(database()
                  .write_now([&](store::Tx& tx) -> Result<void> {
                    jobs::recover_jobs(tx, actor_.workspace_id, {"second", clock().now()},
                                       jobs::Recover::OtherOwners);
                    jobs::claim_due(tx, actor_.workspace_id, {"second", clock().now()});
                    return {};
                  })
                  .ok());
  EXPECT_EQ(imports.import_step(database(), stale).next, jobs::StepResult::Next::Retry);
  EXPECT_EQ(number("SELECT count(*) FROM deals d WHERE d.workspace_id = $1"), rows);
  EXPECT_EQ(report(id).rows_read, rows);
}

TEST_F(ImportJob, ADryRunTellsTheSameAndWritesNothing) {
  auto text = deals_csv(900) + "d5,Again,1,EUR,Proposal,,,\n" + "x,Bad,abc,EUR,Proposal,,,\n";
  auto before = state();
  auto head_before = head();
  auto dry = start(of({upload("deals.csv", text)}, Duplicates::Skip, true));
  run();
  EXPECT_EQ(state(), before);
  EXPECT_EQ(head(), head_before);
  auto wet = start(of({upload("deals2.csv", text)}));
  run();
  auto told = report(dry), done = report(wet);
  expect_counts(told, {900, 0, 1, 1});
  expect_counts(done, {900, 0, 1, 1});
  EXPECT_TRUE(told.error_file);
}

TEST_F(ImportJob, StopsWhenCancelled) {
  auto id = start(of({upload("deals.csv", deals_csv(2000))}));
  run(2);
  ASSERT_TRUE(database()
                  .write_now([&](store::Tx& tx) {
                    return cancel_import(tx, actor_, clock().now(), {.import_id = id});
                  })
                  .ok());
  run();
  auto stopped = report(id);
  EXPECT_EQ(stopped.state, ImportState::Cancelled);
  EXPECT_TRUE(stopped.reconciled);
  EXPECT_LT(stopped.rows_read, 2000);
  EXPECT_EQ(number("SELECT count(*) FROM deals d WHERE d.workspace_id = $1"), stopped.created);
}

TEST_F(ImportJob, RefusesBadMappingsAndForeignUploads) {
  auto file = upload("deals.csv", deals_csv(1));
  auto refused = [&](StartImport command) {
    auto result = database().write_now(
        [&](store::Tx& tx) { return start_import(tx, actor_, clock().now(), command); });
    EXPECT_FALSE(result.ok());
    return result.ok() || result.error().fields.empty()
               ? std::string()
               : result.error().fields[0].field + " " + result.error().fields[0].slug;
  };
  auto command = of({file});
  command.files[0].record_type = "deal";
  command.files[0].columns = {{.header = "Deal Name", .field = "nonsense"}};
  EXPECT_EQ(refused(command), "files[0].columns[0].field unknown_field");
  command.files[0].columns = {{.header = "Deal Name", .field = "title"},
                              {.header = "Deal ID", .field = "title"}};
  EXPECT_EQ(refused(command), "files[0].columns[1].field taken_twice");
  command.files[0].upload_id = UploadId{12345};
  command.files[0].columns.clear();
  EXPECT_EQ(refused(command), "files[0].upload_id unknown_upload");
  auto other = database().write_now([&](store::Tx& tx) {
    return team::create_workspace(
        tx, clock().now(),
        {.name = "Other", .slug = "", .owner_name = "Eve", .owner_email = "eve@example.com"});
  });
  auto mine = actor_;
  actor_ = team::owner_actor(*other);
  EXPECT_EQ(refused(of({file})), "files[0].upload_id unknown_upload");
  actor_ = mine;
  auto id = start([&] {
    auto c = of({file});
    c.files[0].record_type = "deal";
    c.files[0].columns = {{.header = "Not there", .field = "title"}};
    return c;
  }());
  run();
  EXPECT_EQ(report(id).state, ImportState::Failed);
  EXPECT_NE(report(id).message.value_or("").find("Not there"), std::string::npos);
}

// Sales with a stage Lead, as a team has it.
class ImportIntoTheirPipeline : public ImportTest {
 protected:
  ImportIntoTheirPipeline() {
    pipeline_ = database()
                    .write_now([&](store::Tx& tx) {
                      pipelines::CreatePipeline command{.name = "Sales"};
                      command.stages.push_back({});
                      command.stages[0].name = "Lead";
                      return pipelines::create_pipeline(tx, actor_, clock().now(), command,
                                                        criteria::Schema{});
                    })
                    .value()
                    .id;
  }
  std::string places() {
    std::string all;
    database().read([&](store::Reader& reader) {
      reader.query(
          "SELECT d.title || ' ' || p.name || '/' || s.name FROM deals d JOIN pipelines p ON "
          "p.workspace_id = $1 AND p.id = d.pipeline_id JOIN stages s ON s.workspace_id = $1 AND "
          "s.id = d.stage_id WHERE d.workspace_id = $1 ORDER BY d.title",
          {actor_.workspace_id},
          [&](const store::Row& row) { all.append(all.empty() ? "" : ", ").append(row.text(0)); });
    });
    return all;
  }
  pipelines::PipelineId pipeline_;
};

constexpr std::string_view kTwoStages = "Title,Value,Stage,Region\nA,1,Lead,n\nB,2,Nowhere,s\n";

TEST_F(ImportIntoTheirPipeline, AnUnknownStageFollowsTheSettingAndNoPipelineIsMade) {
  auto before = start(of({upload("trial.csv", std::string(kTwoStages))}, Duplicates::Skip, true));
  auto id = start(of({upload("deals.csv", std::string(kTwoStages))}));
  run();
  for (auto each : {before, id}) {
    expect_counts(report(each), {1, 0, 0, 1});
    ASSERT_EQ(report(each).faults.size(), 1u);
    EXPECT_EQ(report(each).faults[0].slug, "unknown_stage");
    EXPECT_EQ(report(each).faults[0].count, 1);
  }
  EXPECT_EQ(places(), "A Sales/Lead");
  EXPECT_EQ(number("SELECT count(*) FROM pipelines p WHERE p.workspace_id = $1"), 1);
}

TEST_F(ImportIntoTheirPipeline, AnExplicitPipelineIsUsed) {
  auto command = of({upload("deals.csv", std::string(kTwoStages))});
  command.options.pipeline_id = pipeline_;
  command.options.unknown_stages = UnknownStage::Add;
  auto id = start(command);
  run();
  expect_counts(report(id), {2, 0, 0, 0});
  EXPECT_EQ(places(), "A Sales/Lead, B Sales/Nowhere");
  ASSERT_EQ(report(id).also_made_by_type.size(), 1u);
  EXPECT_EQ(report(id).also_made_by_type[0].record_type, "stage");
}

TEST_F(ImportIntoTheirPipeline, APipelineOfItsOwnIsMadeWhenItIsAskedFor) {
  auto command = of({upload("deals.csv", std::string(kTwoStages))});
  command.options.own_pipeline = true;
  auto id = start(command);
  run();
  expect_counts(report(id), {2, 0, 0, 0});
  EXPECT_EQ(places(), "A Imported/Lead, B Imported/Nowhere");
  EXPECT_EQ(report(id).also_made, 3);  // the pipeline and its stages
}

constexpr std::string_view kOwners =
    "Deal name,Owner,Stage\nA,Ada,Lead\nB,Nobody Known,Lead\nC,nobody@x.example,Lead\n"
    "D,Nobody Known,Lead\nE,Who Failed,Nowhere\n";

TEST_F(ImportIntoTheirPipeline, UnknownOwnersAreToldInTheTrialAndTheReport) {
  auto dry = start(of({upload("trial.csv", std::string(kOwners))}, Duplicates::Skip, true));
  auto id = start(of({upload("deals.csv", std::string(kOwners))}));
  run();
  for (auto each : {dry, id}) {
    expect_counts(report(each), {4, 0, 0, 1});
    EXPECT_EQ(report(each).unknown_owners, 3);
    EXPECT_EQ(report(each).unknown_owner_names,
              (std::vector<std::string>{"Nobody Known", "nobody@x.example"}));
  }
}

TEST_F(ImportIntoTheirPipeline, UnknownOwnersFailTheRowWhenThatIsChosen) {
  auto people = upload("people.csv", "First name,Last name,Email,Owner\nJan,Nowak,j@x.test,Eve\n");
  auto command = of({upload("deals.csv", std::string(kOwners)), people});
  command.options.unknown_owners = UnknownOwner::Fail;
  auto id = start(command);
  run();
  expect_counts(report(id), {1, 0, 0, 5});
  EXPECT_EQ(report(id).unknown_owners, 0);
  EXPECT_EQ(number("SELECT count(*) FROM people p WHERE p.workspace_id = $1"), 0);
  ASSERT_EQ(report(id).faults.size(), 1u);
  EXPECT_EQ(report(id).faults[0].slug, "unknown_owner");
  EXPECT_EQ(report(id).faults[0].count, 5);
}

TEST_F(ImportIntoTheirPipeline, ATrialKnowsTheUsersOfAnEarlierFile) {
  auto users = upload("users.csv", "Name,Email,Team,Role\nNobody Known,nobody@x.example,T,rep\n");
  auto command = of({upload("deals.csv", std::string(kOwners)), users}, Duplicates::Skip, true);
  command.files[1].record_type = "user";
  command.files[1].columns = {{.header = "Name", .field = "name"},
                              {.header = "Email", .field = "email"}};
  command.options.unknown_owners = UnknownOwner::Fail;
  auto id = start(command);
  run();
  expect_counts(report(id), {5, 0, 0, 1});
}

TEST_F(ImportJob, KeepsEveryByteOfStrangeTitles) {
  std::vector<std::string> titles{"=cmd|' /C calc'!A0",
                                  "+1+1",
                                  "-2+3",
                                  "@SUM(A1)",
                                  "'quoted",
                                  "😍 ﷽ Ω≈ç",
                                  "\xE2\x80\x8F right",
                                  "<script>alert(1)</script>",
                                  "'; DROP TABLE deals;--",
                                  "a \"b\" c",
                                  "line\nbreak",
                                  " padded ",
                                  "NULL",
                                  "ﬀ ½",
                                  "\tTab"};
  std::string csv = "Deal ID,Deal Name,Stage\r\n";
  for (std::size_t i = 0; i < titles.size(); ++i) {
    std::vector<std::string> cells{"n" + std::to_string(i), titles[i], "Open"};
    write_csv_row(csv, cells, {.formulas = Formulas::Keep});
  }
  auto id = start(of({upload("naughty.csv", csv)}));
  run();
  expect_counts(report(id), {static_cast<std::int64_t>(titles.size()), 0, 0, 0});
  for (std::size_t i = 0; i < titles.size(); ++i)
    EXPECT_EQ(text("SELECT d.title FROM deals d WHERE d.workspace_id = $1 AND d.external_id = 'n" +
                   std::to_string(i) + "'"),
              titles[i]);
}

}  // namespace
}  // namespace penstock::importing
