// Several nodes on one PostgreSQL. Runs where PENSTOCK_TEST_POSTGRES names a server.

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <condition_variable>
#include <future>
#include <memory>
#include <mutex>
#include <set>
#include <thread>

#include "store/postgres/connection.h"
#include "store/postgres/flaky_network.h"
#include "store/testing.h"

namespace penstock::store {
namespace {

using postgres::TestDatabase;

struct Node {
  explicit Node(const std::string& uri)
      : database(std::move(open_postgres({.uri = uri, .ids = ids, .lanes = 2})).value()) {}
  FakeClock clock{*parse_instant("2026-11-22T10:00:00Z")};
  IdMaker ids{clock, 0};
  std::unique_ptr<Database> database;
};

struct PostgresTest : ::testing::Test {
  void SetUp() override {
    shared = TestDatabase::of_this_run();
    if (!shared) GTEST_SKIP() << "there is no PostgreSQL in this run";
    one = std::make_unique<Node>(shared->uri());
    two = std::make_unique<Node>(shared->uri());
    run(*one,
        "INSERT INTO workspaces (workspace_id, id, name, slug, time_zone, currency, language, "
        "is_demo, "
        "journal_head, access_revision, version, created_at) VALUES (7, 7, 'w', 'w', "
        "'UTC', 'EUR', 'en', 0, 0, 0, 1, 0)");
  }
  static void run(Node& node, const std::string& sql) {
    (void)node.database
        ->write_now([&](Tx& tx) -> Result<std::int64_t> { return tx.execute(sql, {}); })
        .value();
  }
  static std::int64_t number(Node& node, const std::string& sql) {
    return node.database->read_now([&](Reader& r) { return r.find_integer(sql, {}).value_or(-1); });
  }
  // Reads the head, lingers, writes what it read and one more: right only where nobody is between.
  static Result<int> grow(Tx& tx) {
    auto head = *tx.find_integer(kHead, {});
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    tx.execute("UPDATE workspaces SET journal_head = $1 WHERE workspace_id = 7", {head + 1});
    tx.journal_grew(WorkspaceId{7}, head + 1);
    return 0;
  }
  static constexpr const char* kHead =
      "SELECT w.journal_head FROM workspaces w WHERE w.workspace_id = 7";

  std::unique_ptr<TestDatabase> shared;
  std::unique_ptr<Node> one, two;
};

TEST(PostgresTarget, PooledIsTakenOutOfTheUri) {
  auto told = [](std::string_view uri) {
    auto target = postgres::make_target(uri, "test");
    return target.uri + (target.pooled ? " pooled" : "");
  };
  EXPECT_EQ(told("postgresql://a@b/c"), "postgresql://a@b/c");
  EXPECT_EQ(told("postgresql://a@b/c?pooled=true"), "postgresql://a@b/c pooled");
  EXPECT_EQ(told("postgresql://a@b/c?pooled=1&port=6432"), "postgresql://a@b/c?port=6432 pooled");
  EXPECT_EQ(told("postgresql://a@b/c?port=6432&pooled=true&sslmode=require"),
            "postgresql://a@b/c?port=6432&sslmode=require pooled");
  // What is not meant stays, and libpq refuses it.
  for (std::string_view uri :
       {"postgresql://a@b/c?pooled=trueish", "postgresql://a@b/c?unpooled=1"})
    EXPECT_EQ(told(uri), uri);
}

TEST_F(PostgresTest, WritesOfOneWorkspaceComeOneAfterAnotherOnAllNodes) {
  std::vector<std::thread> threads;
  for (auto* node : {one.get(), two.get()})
    for (int t = 0; t < 2; ++t)
      threads.emplace_back([node] {
        for (int i = 0; i < 25; ++i)
          EXPECT_TRUE(node->database->write_now(WorkspaceId{7}, grow).ok());
      });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(number(*one, kHead), 100);
}

TEST_F(PostgresTest, ANodeHearsOfTheCommitsOfAnother) {
  std::promise<std::int64_t> heard;
  two->database->on_commit([&](WorkspaceId workspace_id, std::int64_t head) {
    if (workspace_id == WorkspaceId{7} && head == 1) heard.set_value(head);
  });
  ASSERT_TRUE(one->database->write_now(WorkspaceId{7}, grow).ok());
  auto future = heard.get_future();
  ASSERT_EQ(future.wait_for(std::chrono::seconds(10)), std::future_status::ready);
}

// Each change is made right after a look, which is when it has to wait longest for the next.
TEST_F(PostgresTest, ALostHintCostsASecondAndNotTheChange) {
  constexpr int kLost = 4;
  std::mutex mutex;
  std::condition_variable changed;
  std::int64_t heard = 0;
  two->database->on_commit([&](WorkspaceId workspace_id, std::int64_t head) {
    std::lock_guard lock(mutex);
    if (workspace_id == WorkspaceId{7}) heard = head;
    changed.notify_all();
  });
  auto begin = std::chrono::steady_clock::now();
  for (int head = 1; head <= kLost; ++head) {
    run(*one, fmt::format("UPDATE workspaces SET journal_head = {} WHERE workspace_id = 7", head));
    std::unique_lock lock(mutex);  // nobody was told
    ASSERT_TRUE(changed.wait_for(lock, std::chrono::seconds(10), [&] { return heard == head; }));
  }
  auto each = (std::chrono::steady_clock::now() - begin) / kLost;
  EXPECT_LT(each, std::chrono::milliseconds(1'500)) << "a second, and what a busy machine takes";
}

TEST_F(PostgresTest, NodesNeverMakeTheSameId) {
  std::set<std::int64_t> ids;
  for (int i = 0; i < 1000; ++i) {
    EXPECT_TRUE(ids.insert(one->ids.next()).second);
    EXPECT_TRUE(ids.insert(two->ids.next()).second);
  }
  EXPECT_EQ(number(*one, "SELECT count(*) FROM nodes"), 2);
  EXPECT_TRUE(one->database->in_use_elsewhere());
  two.reset();
  EXPECT_FALSE(one->database->in_use_elsewhere());
  EXPECT_EQ(number(*one, "SELECT count(*) FROM nodes"), 1) << "a node that ends gives it back";
}

TEST_F(PostgresTest, AConnectionThatIsCutIsMadeAgain) {
  EXPECT_EQ(number(*one, kHead), 0);
  run(*two,
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND "
      "datname = current_database()");
  EXPECT_TRUE(one->database->write_now(WorkspaceId{7}, grow).ok());
  EXPECT_EQ(number(*one, kHead), 1);
}

TEST_F(PostgresTest, AWriteThatIsCutWhileItRunsIsRunAgain) {
  int runs = 0;
  auto outcome = one->database->write_now(WorkspaceId{7}, [&](Tx& tx) -> Result<int> {
    (void)tx.find_integer(kHead, {});
    if (++runs == 1)
      run(*two,
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in "
          "transaction' AND datname = current_database()");
    return grow(tx);
  });
  EXPECT_TRUE(outcome.ok());
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(number(*two, kHead), 1);
}

// The answer to a COMMIT is lost: whether it was stored is looked up, and nothing happens twice.
struct LostCommit : PostgresTest {
  void SetUp() override {
    PostgresTest::SetUp();
    if (!shared) return;
    network = std::make_unique<postgres::FlakyNetwork>(shared->uri());
    away = std::make_unique<Node>(network->uri());
  }
  void TearDown() override { away.reset(); }

  std::unique_ptr<postgres::FlakyNetwork> network;
  std::unique_ptr<Node> away;
};
// A server that is stopped at once says so on each connection and is gone: what is sent then cannot
// be sent, what is read is a notice, and libpq calls the connection well and never answers.
TEST_F(LostCommit, AServerThatSaysGoodbyeOnAnIdleConnectionIsNotWaitedForForever) {
  EXPECT_TRUE(away->database->write_now(WorkspaceId{7}, grow).ok());
  network->set_down(true, true);
  std::this_thread::sleep_for(std::chrono::milliseconds{100});
  network->set_down(false);
  EXPECT_TRUE(away->database->write_now(WorkspaceId{7}, grow).ok());
  EXPECT_EQ(number(*one, kHead), 2);
}

using Cut = postgres::FlakyNetwork::Cut;

TEST_F(LostCommit, ThatWasStoredIsAnsweredAndToldToOthers) {
  // By the commit, or before it by a look at all heads: then twice.
  auto told = std::make_shared<std::atomic<std::int64_t>>(0);
  away->database->on_commit([told](WorkspaceId, std::int64_t head) {
    *told = head;
    told->notify_all();
  });
  network->cut_next_commit(Cut::AfterCommit);
  int runs = 0;
  auto outcome = away->database->write_now(WorkspaceId{7}, [&](Tx& tx) {
    ++runs;
    return grow(tx);
  });
  EXPECT_TRUE(outcome.ok()) << outcome.error().says;
  EXPECT_EQ(runs, 1);
  EXPECT_EQ(number(*one, kHead), 1);
  told->wait(0);
  EXPECT_EQ(*told, 1);
}

TEST_F(LostCommit, ThatNeverArrivedIsRunAgain) {
  network->cut_next_commit(Cut::BeforeCommit);
  int runs = 0;
  auto outcome = away->database->write_now(WorkspaceId{7}, [&](Tx& tx) {
    ++runs;
    return grow(tx);
  });
  EXPECT_TRUE(outcome.ok()) << outcome.error().says;
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(number(*one, kHead), 1);
}

// The COMMIT is still on the wire when its fate is looked up.
struct LostCommitOnTheWire : LostCommit {
  void SetUp() override {
    LostCommit::SetUp();
    if (away) run(*one, "CREATE TABLE words (workspace_id BIGINT NOT NULL, word BIGINT NOT NULL)");
  }
  // A write that asks nothing travels with its COMMIT, all of it.
  Result<int> say_one_word(WorkspaceId about, bool asks) {
    return away->database->write_now(about, [&](Tx& tx) -> Result<int> {
      ++runs;
      if (asks) (void)tx.find_integer(kHead, {});
      std::vector<Param> word{Param(std::int64_t{7}), Param(std::int64_t{1})};
      tx.add_row("INSERT INTO words (workspace_id, word) VALUES ($1, $2)", word);
      return 0;
    });
  }
  // Once nothing is on its way any more.
  std::int64_t words() {
    for (int i = 0; network->holds() && i < 1'000; ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return number(*one, "SELECT count(*) FROM words w WHERE w.workspace_id = 7");
  }
  int runs = 0;
};

struct LostCommitThatIsLate : LostCommitOnTheWire,
                              ::testing::WithParamInterface<std::tuple<int, bool>> {};
INSTANTIATE_TEST_SUITE_P(AboutAndAsks, LostCommitThatIsLate,
                         ::testing::Combine(::testing::Values(7, 0), ::testing::Bool()));

TEST_P(LostCommitThatIsLate, IsWaitedForAndHappensOnce) {
  auto [about, asks] = GetParam();
  network->cut_next_commit(Cut::Held, std::chrono::seconds(1));
  auto outcome = say_one_word(WorkspaceId{about}, asks);
  EXPECT_TRUE(outcome.ok()) << outcome.error().says;
  EXPECT_EQ(runs, 1);
  EXPECT_EQ(words(), 1);
}

// The server waits for it as long as a transaction may be idle, and the look-up for the server.
TEST_F(LostCommitOnTheWire, ThatNeverArrivesIsRunAgain) {
  network->cut_next_commit(Cut::Held, std::chrono::hours(1));
  auto begin = std::chrono::steady_clock::now();
  auto outcome = say_one_word(WorkspaceId{7}, true);
  EXPECT_TRUE(outcome.ok()) << outcome.error().says;
  EXPECT_GE(std::chrono::steady_clock::now() - begin, postgres::kIdleMax - std::chrono::seconds(1));
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(words(), 1);
}

// Many writes of one group, of many threads, and a network that fails again and again.
TEST_F(LostCommit, NeverLosesOrDoublesAWriteUnderLoad) {
  constexpr int kThreads = 6, kEach = 40;
  std::atomic<bool> over{false};
  std::thread trouble([&] {
    for (int i = 0; !over; ++i) {
      if (i % 10 == 9) network->set_down(true);
      // Every third moment is quiet, for a slow machine to get on in.
      if (i % 3 < 2) network->cut_next_commit(i % 3 ? Cut::AfterCommit : Cut::BeforeCommit);
      std::this_thread::sleep_for(std::chrono::milliseconds(15));
      network->set_down(false);
    }
  });
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < kEach; ++i)
        EXPECT_TRUE(away->database->write_now(WorkspaceId{7}, grow).ok());
    });
  for (auto& thread : threads) thread.join();
  over = true;
  trouble.join();
  EXPECT_EQ(number(*one, kHead), kThreads * kEach);
}

// Whichever way a statement comes, and before it is sent: the command fails, and is not run again.
TEST_F(PostgresTest, TheDistributedRulesAreAskedOfEveryStatementOfAWrite) {
  FakeClock clock{*parse_instant("2026-11-22T10:00:00Z")};
  IdMaker ids{clock, 0};
  auto strict =
      open_postgres({.uri = shared->uri(), .ids = ids, .lanes = 1, .distributed_rules = true});
  constexpr std::string_view kFind =
      "SELECT w.journal_head FROM workspaces w WHERE w.workspace_id = $1";
  constexpr std::string_view kMark =
      "INSERT INTO write_marks (workspace_id, node, mark) VALUES ($1, 999, 1)";
  std::vector<std::function<void(Tx&, Param)>> ways{
      [&](Tx& tx, Param workspace) { tx.query(kFind, {workspace}, [](const Row&) {}); },
      [&](Tx& tx, Param workspace) {
        // The second alone names another workspace.
        std::vector<std::vector<Param>> all{{Param(WorkspaceId{7})}, {std::move(workspace)}};
        tx.run_each(kFind, all, [](std::size_t, const Row&) {});
      },
      [&](Tx& tx, Param workspace) { tx.execute(kMark, {workspace}); },
      [&](Tx& tx, Param workspace) {
        std::vector<Param> params{std::move(workspace)};
        tx.add_row(kMark, params);
      }};
  for (const auto& way : ways) {
    int runs = 0;
    auto write = [&](WorkspaceId named) {
      return (*strict)->write_now(WorkspaceId{7}, [&](Tx& tx) -> Result<void> {
        ++runs;
        way(tx, Param(named));
        tx.execute("DELETE FROM write_marks WHERE workspace_id = $1 AND node = 999",
                   {WorkspaceId{7}});
        return {};
      });
    };
    auto refused = write(WorkspaceId{8});
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().slug, "store_failed");
    EXPECT_NE(refused.error().says.find("$1 is not the workspace"), std::string::npos)
        << refused.error().says;
    EXPECT_EQ(runs, 1);
    auto taken = write(WorkspaceId{7});
    EXPECT_TRUE(taken.ok()) << taken.error().says;
  }
}

TEST_F(PostgresTest, AWriteThatPassedOverAFailedStatementIsNotToldStored) {
  auto outcome = one->database->write_now(WorkspaceId{7}, [&](Tx& tx) -> Result<int> {
    (void)grow(tx);
    try {
      tx.execute("SELECT 1 / 0", {});
    } catch (const StoreError&) {
      // As a careless command might.
    }
    return 0;
  });
  EXPECT_FALSE(outcome.ok());
  EXPECT_EQ(number(*one, kHead), 0);
}

// As after a pause: the number is another's now, and what waits in the old transaction is void.
TEST_F(PostgresTest, ANodeThatWasAwayTooLongGetsAnotherNumberAndCommitsNothingOld) {
  bool idle_ended = false;
  auto outcome = one->database->write_now(WorkspaceId{7}, [&](Tx& tx) -> Result<int> {
    auto head = *tx.find_integer(kHead, {});
    if (!idle_ended) {
      idle_ended = true;
      // The server ends it after some idle seconds; the workspace is free for the others then.
      EXPECT_TRUE(two->database->write_now(WorkspaceId{7}, grow).ok());
    }
    tx.execute("UPDATE workspaces SET journal_head = $1 WHERE workspace_id = 7", {head + 10});
    return 0;
  });
  EXPECT_TRUE(outcome.ok());
  EXPECT_EQ(number(*two, kHead), 11) << "the second run saw what the other had written";
}

TEST(OpenPostgres, TellsWhatIsWrongAndWhatToDo) {
  FakeClock clock{*parse_instant("2026-11-22T10:00:00Z")};
  IdMaker ids{clock, 0};
  auto nobody = open_postgres({.uri = "postgresql://x@127.0.0.1:1/x", .ids = ids});
  ASSERT_FALSE(nobody.ok());
  EXPECT_EQ(nobody.error().slug, "store_unusable");
  const char* server = std::getenv("PENSTOCK_TEST_POSTGRES");
  if (!server) GTEST_SKIP() << "there is no PostgreSQL in this run";
  // The server's own database was made with the locale of its cluster, which is C.UTF-8 here.
  auto missing = std::string(server);
  missing.replace(missing.find("/postgres?"), 10, "/is_not_there?");
  auto refused = open_postgres({.uri = missing, .ids = ids});
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(refused.error().says.find("is_not_there"), std::string::npos) << refused.error().says;
  EXPECT_NE(refused.error().says.find("create the database"), std::string::npos)
      << refused.error().says;
}

// A database of its own with a role of its own name, and what an open with this role says.
struct OpenPostgresAs : ::testing::Test {
  void SetUp() override {
    const char* server = std::getenv("PENSTOCK_TEST_POSTGRES");
    if (!server) GTEST_SKIP() << "there is no PostgreSQL in this run";
    uri = server;
    own.emplace(postgres::Target{.uri = server, .name = "penstock test"});
    own->script("CREATE ROLE " + name + " LOGIN");
    own->script("CREATE DATABASE " + name +
                " TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8' OWNER " + name);
    uri.replace(uri.find("/postgres?"), 10, "/" + name + "?");
    uri.replace(uri.find("penstock@"), 9, name + "@");
  }
  void TearDown() override {
    if (!own) return;
    own->script("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    own->script("DROP ROLE " + name);
  }
  void run_there(const std::string& sql) {
    postgres::Connection({.uri = uri, .name = "penstock test"}).script(sql);
  }
  std::string tables_there() {
    std::string all;
    postgres::Connection({.uri = uri, .name = "penstock test"})
        .run(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = CAST('public' AS "
            "regnamespace) ORDER BY relname",
            {}, [&](const Row& row) { all.append(row.text(0)) += ' '; });
    return all;
  }
  Error refusal() {
    auto opened = open_postgres({.uri = uri, .ids = ids, .lanes = 1});
    return opened.ok() ? Error{} : opened.error();
  }
  void expect_refused(const std::string& slug, std::initializer_list<std::string_view> says) {
    auto error = refusal();
    EXPECT_EQ(error.slug, slug);
    for (auto one : says) EXPECT_NE(error.says.find(one), std::string::npos) << error.says;
  }

  FakeClock clock{*parse_instant("2026-11-22T10:00:00Z")};
  IdMaker ids{clock, 0};
  std::string name = "penstock_open_" + std::to_string(getpid());
  std::string uri;
  std::optional<postgres::Connection> own;
};

TEST_F(OpenPostgresAs, ADatabaseOfAnotherProgramIsRefusedAndLeftAsItIs) {
  for (const auto* table :
       {"users (id INT)", "schema_version (version INT)", "orders (id INT)", "nodes (id INT)"}) {
    run_there("CREATE TABLE " + std::string(table));
    auto before = tables_there();
    auto table_name = before.substr(0, before.find(' '));
    expect_refused("store_foreign", {"another program", table_name, "CREATE DATABASE"});
    EXPECT_EQ(tables_there(), before);
    run_there("DROP TABLE " + table_name);
  }
  run_there("CREATE VIEW deals AS SELECT 1 AS one");
  expect_refused("store_foreign", {"deals"});
}

TEST_F(OpenPostgresAs, TablesElsewhereAndThoseOfABrokenOffStartAreNotInTheWay) {
  run_there(
      "CREATE SCHEMA other CREATE TABLE orders (id INT); CREATE VIEW other.all_orders AS "
      "SELECT * FROM other.orders");
  EXPECT_EQ(refusal().says, "");
  EXPECT_EQ(tables_there(), "nodes write_marks ");
  EXPECT_EQ(refusal().says, "") << "as a start leaves it that did not come to the schema";
  // An extension's table cannot be told from another's by its name.
  run_there("CREATE TABLE spatial_ref_sys (id INT)");
  expect_refused("store_foreign", {"spatial_ref_sys"});
  auto as_owner = uri;
  as_owner.replace(as_owner.find(name + "@"), name.size() + 1, "penstock@");
  postgres::Connection({.uri = as_owner, .name = "penstock test"})
      .script(
          "CREATE EXTENSION pg_trgm SCHEMA other; ALTER EXTENSION pg_trgm ADD TABLE "
          "public.spatial_ref_sys");
  EXPECT_EQ(refusal().says, "");
}

// As after a restore by an administrator, or with a second role of one database.
TEST_F(OpenPostgresAs, TablesThatThisUserMayNotChangeAreRefused) {
  auto as_owner = uri;
  as_owner.replace(as_owner.find(name + "@"), name.size() + 1, "penstock@");
  {
    auto store = std::move(open_postgres({.uri = as_owner, .ids = ids, .lanes = 1})).value();
    ASSERT_TRUE(migrate(*store, embedded_migrations(), clock.now()).ok());
  }
  postgres::Connection owner({.uri = as_owner, .name = "penstock test"});
  expect_refused("store_unusable", {name + " may not read and change the table",
                                    "belongs to penstock", "GRANT penstock TO " + name});
  owner.script("GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + name);
  expect_refused("store_unusable", {"may not read and change the table activities"});
  owner.script("GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO " + name);
  EXPECT_EQ(refusal().says, "");
}

TEST_F(OpenPostgresAs, TheRemedyFitsWhatIsWrong) {
  own->script("ALTER DATABASE " + name + " SET default_transaction_read_only = on");
  expect_refused("store_unusable", {"takes no changes", "default_transaction_read_only"});
  own->script("ALTER DATABASE " + name + " RESET default_transaction_read_only");
  for (int limit : {0, 1}) {
    own->script("ALTER ROLE " + name + " CONNECTION LIMIT " + std::to_string(limit));
    expect_refused("store_unusable", {"all its connections are taken", "raise the limit"});
  }
  own->script("ALTER ROLE " + name + " CONNECTION LIMIT -1 NOLOGIN");
  expect_refused("store_unusable", {"pg_hba.conf"});
}

// Databases that cannot carry a store; an old server and a standby are looked at in the same place
// (tests/faults/postgres-archive.sh has the standby).
TEST(OpenPostgres, RefusesADatabaseThatIsNotFit) {
  const char* server = std::getenv("PENSTOCK_TEST_POSTGRES");
  if (!server) GTEST_SKIP() << "there is no PostgreSQL in this run";
  SystemClock clock;
  IdMaker ids{clock, 0};
  postgres::Connection own({.uri = server, .name = "penstock test"});
  auto address = [&](const std::string& name, const std::string& user) {
    auto uri = std::string(server);
    uri.replace(uri.find("/postgres?"), 10, "/" + name + "?");
    return uri.replace(uri.find("penstock@"), 9, user + "@");
  };
  auto name = "penstock_unfit_" + std::to_string(getpid());
  auto why = [&](const std::string& made_with, const std::string& user) {
    own.script("CREATE DATABASE " + name + " TEMPLATE template0 " + made_with);
    auto opened = open_postgres({.uri = address(name, user), .ids = ids});
    EXPECT_FALSE(opened.ok());
    std::string says = opened.ok() ? "" : opened.error().says;
    own.script("DROP DATABASE " + name + " WITH (FORCE)");
    return says;
  };
  EXPECT_NE(why("ENCODING 'LATIN1' LOCALE 'C'", "penstock").find("UTF-8; create it with ENCODING"),
            std::string::npos);
  // ICU sorts, whatever the locale is called.
  for (const auto* locale : {"en-US", "pl", "en-US-u-va-posix"})
    EXPECT_NE(why(fmt::format("ENCODING 'UTF8' LOCALE 'C.UTF-8' LOCALE_PROVIDER icu ICU_LOCALE "
                              "'{}'",
                              locale),
                  "penstock")
                  .find("does not sort by bytes; create it with LOCALE 'C.UTF-8'"),
              std::string::npos)
        << locale;
  own.script("CREATE ROLE " + name + " LOGIN");
  EXPECT_NE(why("ENCODING 'UTF8' LOCALE 'C.UTF-8'", name).find("grant CREATE on the schema"),
            std::string::npos);
  own.script("DROP ROLE " + name);
}

}  // namespace
}  // namespace penstock::store
