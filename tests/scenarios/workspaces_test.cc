// One workspace out of a store and into another, and the proof that an erased one is gone. The
// other store is on the engine of this run.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "access/authenticator.h"
#include "app/application.h"
#include "app/reindex.h"
#include "features/demo/demo.h"
#include "features/team/team.h"
#include "store/sqlite/scrub.h"
#include "store/testing.h"
#include "store/text_index.h"
#include "store/workspace_rows.h"

namespace penstock::scenarios {
namespace {

const store::OnCopied kQuiet = [](const std::string&, std::int64_t) {};

struct Workspaces : ::testing::Test {
  Workspaces() {
    char folder[] = "/tmp/penstock-workspaces-XXXXXX";
    PENSTOCK_CHECK(mkdtemp(folder) != nullptr, "a test has a folder");
    folder_ = folder;
    open();
    (void)demo::make_demo(database(), application_->registry(), application_->clock(),
                          {.deals = 60})
        .value();
    id_ = WorkspaceId{*number("/* all workspaces */ SELECT w.workspace_id FROM workspaces w")};
    other_ = add_other(database());
  }
  ~Workspaces() override {
    application_.reset();
    std::filesystem::remove_all(folder_);
  }
  void open() { application_ = std::move(app::Application::open({folder_})).value(); }
  store::Database& database() { return application_->database(); }
  std::optional<std::int64_t> number(std::string_view sql) {
    return database().read_now([&](store::Reader& reader) { return reader.find_integer(sql, {}); });
  }
  static WorkspaceId add_other(store::Database& database) {
    return database
        .write_now([](store::Tx& tx) {
          return team::create_workspace(tx, Instant{},
                                        {.name = "Stays",
                                         .owner_name = "Ada",
                                         .owner_email = "ada@stays.example",
                                         .owner_password_hash = "none"});
        })
        .value()
        .workspace.id;
  }
  std::vector<store::TableSum> sums(store::Database& of, WorkspaceId id) {
    return of.read_now([&](store::Reader& reader) {
      std::vector<store::TableSum> all;
      for (const auto& table : store::tables_to_copy(reader))
        all.push_back(store::sum_table(reader, table, id));
      return all;
    });
  }
  std::int64_t rows(store::Database& of, WorkspaceId id) {
    std::int64_t all = 0;
    for (const auto& sum : sums(of, id)) all += sum.rows;
    return all;
  }
  std::string exported() {
    std::ostringstream out;
    auto told = store::export_workspace(database(), id_, Instant{}, out);
    EXPECT_TRUE(told.ok());
    return out.str();
  }

  std::string folder_;
  std::unique_ptr<app::Application> application_;
  WorkspaceId id_, other_;
};

TEST_F(Workspaces, ComeOutOfAFileAsTheyWere) {
  store::TestStore to;
  std::istringstream in(exported());
  auto told = store::import_workspace(to.database(), in);
  ASSERT_TRUE(told.ok()) << told.error().says;
  EXPECT_GT(told->rows, 1'000);
  auto nobody = to.database().read_now([&](store::Reader& reader) {
    return reader.find_integer("SELECT count(*) FROM directory d WHERE d.key < 'closed:'", {});
  });
  EXPECT_EQ(nobody, 0) << "it is closed until all is there";
  ASSERT_TRUE(store::open_workspace(to.database(), id_).ok());
  EXPECT_EQ(sums(to.database(), id_), sums(database(), id_));
  EXPECT_GT(*app::reindex(to.database(), id_), 60);
}

TEST_F(Workspaces, WhatIsInTheWayIsToldBeforeAnythingIsWritten) {
  auto text = exported();
  std::istringstream again(text);
  auto refused = store::import_workspace(database(), again);
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(refused.error().says.find("is here already"), std::string::npos);

  store::TestStore to;
  (void)to.database()
      .write_now([&](store::Tx& tx) {
        return team::create_workspace(tx, Instant{},
                                      {.name = "Ferrowick Systems",
                                       .owner_name = "Eve",
                                       .owner_email = "eve@x.example",
                                       .owner_password_hash = "none"});
      })
      .value();
  std::istringstream taken(text);
  auto collision = store::import_workspace(to.database(), taken);
  ASSERT_FALSE(collision.ok());
  EXPECT_EQ(collision.error().slug, "collision");
  EXPECT_NE(collision.error().says.find("slug"), std::string::npos) << collision.error().says;
  EXPECT_EQ(rows(to.database(), id_), 0);
}

TEST_F(Workspaces, AFileThatWasChangedOrCutIsRefused) {
  auto text = exported();
  auto at = text.find("Ferrowick", text.find("\"table\":\"companies\""));
  if (at == std::string::npos) at = text.find("\"1\"", text.size() / 2) + 1;
  auto changed = text;
  changed[at] = changed[at] == 'X' ? 'Y' : 'X';
  for (const auto& broken : {changed, text.substr(0, text.size() / 2), std::string("{}\n"),
                             text.substr(0, text.rfind("{\"whole\""))}) {
    store::TestStore to(store::TestStore::On::Sqlite);
    std::istringstream in(broken);
    auto refused = store::import_workspace(to.database(), in);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().slug, "invalid_field") << refused.error().says;
    EXPECT_EQ(rows(to.database(), id_), 0);
  }
}

TEST_F(Workspaces, AnImportOrAnErasureThatWasBrokenOffIsDoneAgain) {
  auto text = exported();
  store::TestStore to;
  std::istringstream in(text);
  ASSERT_TRUE(store::import_workspace(to.database(), in).ok());
  // As if it had been killed in the middle: some rows are there, others are not.
  (void)to.database()
      .write_now([&](store::Tx& tx) -> Result<std::int64_t> {
        return tx.execute("DELETE FROM notes WHERE workspace_id = $1", {id_});
      })
      .value();
  std::istringstream again(text);
  ASSERT_TRUE(store::import_workspace(to.database(), again).ok());
  ASSERT_TRUE(store::open_workspace(to.database(), id_).ok());
  EXPECT_EQ(sums(to.database(), id_), sums(database(), id_));

  int batches = 0;
  struct Killed {};
  EXPECT_THROW((void)store::erase_workspace(to.database(), id_,
                                            [&](const std::string&, std::int64_t) {
                                              if (++batches == 5) throw Killed{};
                                            }),
               Killed);
  auto erased = store::erase_workspace(to.database(), id_, kQuiet);
  ASSERT_TRUE(erased.ok()) << erased.error().says;
  EXPECT_EQ(rows(to.database(), id_), 0);
}

TEST_F(Workspaces, AreMovedWholeAndLeaveTheOthersAlone) {
  store::TestStore to;
  (void)add_other(to.database());
  auto before = sums(database(), other_);
  ASSERT_TRUE(store::close_workspace(database(), id_).ok());
  auto round = store::copy_round(database(), to.database(), kQuiet, id_);
  ASSERT_TRUE(round.ok()) << round.error().says;
  ASSERT_TRUE(store::open_workspace(to.database(), id_).ok());
  ASSERT_TRUE(store::erase_workspace(database(), id_, kQuiet).ok());
  EXPECT_EQ(sums(database(), other_), before);
  EXPECT_GT(rows(to.database(), id_), 1'000);
  EXPECT_EQ(rows(database(), id_), 0);
}

// trust.md: after an erasure none of 20 planted texts is in the file, the log, the text index or a
// new backup.
TEST_F(Workspaces, AnErasedOneIsNowhere) {
  std::vector<std::string> planted;
  for (int i = 0; i < 20; ++i) planted.push_back(fmt::format("zqplanted{}x", i));
  auto now = application_->clock().now();
  auto actor = database().read_now([&](store::Reader& reader) {
    auto user = *reader.find_integer(
        "SELECT min(u.id) FROM users u WHERE u.workspace_id = $1 AND u.role = 'admin'", {id_});
    return access::load_actor(reader, id_, UserId{user}).value();
  });
  for (std::size_t i = 0; i < planted.size(); ++i) {
    auto run = [&](std::string_view name, const std::string& input) {
      auto done = database().write_now(id_, [&](store::Tx& tx) -> Result<int> {
        TRY_VOID(application_->registry().run(tx, actor, now, name, parse_json(input).value()));
        return 0;
      });
      ASSERT_TRUE(done.ok()) << name << ": " << done.error().says;
    };
    switch (i % 4) {
      case 0:
        run("company.create", R"({"name":")" + planted[i] + "\"}");
        break;
      case 1:
        run("person.create", R"({"name":")" + planted[i] + "\"}");
        break;
      case 2:
        run("deal.create", R"({"title":")" + planted[i] + "\"}");
        break;
      default:
        run("company.create", R"({"name":"Acme","domain":")" + planted[i] + R"(.example"})");
    }
  }
  auto hits = [&] {
    auto backup = folder_ + "/backup.db";
    std::filesystem::remove(backup);
    EXPECT_TRUE(database().backup_to(backup).ok());
    std::map<std::string, int> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
      if (!entry.is_regular_file()) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      std::string bytes{std::istreambuf_iterator<char>(in), {}};
      for (const auto& text : planted)
        found[entry.path().filename().string()] += bytes.find(text) != std::string::npos;
    }
    return found;
  };
  auto before = hits();
  EXPECT_EQ(before["backup.db"], 20) << "the texts were there to be found";
  ASSERT_TRUE(store::erase_workspace(database(), id_, kQuiet).ok());
  (void)app::reindex(database()).value();
  application_.reset();
  ASSERT_TRUE(store::scrub_sqlite(folder_ + "/penstock.db").ok());
  open();
  for (const auto& [file, count] : hits()) EXPECT_EQ(count, 0) << file;
  EXPECT_EQ(number("/* all workspaces */ SELECT count(*) FROM workspaces"), 1);
}

TEST_F(Workspaces, AClosedOneIsRefusedToItsUsers) {
  auto email = database().read_now([&](store::Reader& reader) {
    return *reader.find_text(
        "SELECT u.email FROM users u WHERE u.workspace_id = $1 AND u.email IS "
        "NOT NULL LIMIT 1",
        {id_});
  });
  auto known = [&] {
    return number("SELECT count(*) FROM directory d WHERE d.key = 'email:" + email + "'");
  };
  EXPECT_EQ(known(), 1);
  ASSERT_TRUE(store::close_workspace(database(), id_).ok());
  ASSERT_TRUE(store::close_workspace(database(), id_).ok()) << "it may be repeated";
  EXPECT_EQ(known(), 0);
  ASSERT_TRUE(store::open_workspace(database(), id_).ok());
  EXPECT_EQ(known(), 1);
}

}  // namespace
}  // namespace penstock::scenarios
