#include <gtest/gtest.h>

#include <future>
#include <latch>
#include <thread>

#include "store/testing.h"

namespace penstock::store {
namespace {

struct StoreTest : ::testing::Test {
  TestStore store;
  Database& database = store.database();

  void put(Tx& tx, std::string_view key) {
    tx.execute("INSERT INTO directory (key, workspace_id, ref) VALUES ($1, $2, $3)", {key, 1, 2});
  }
  static void add(Tx& tx, std::string_view key) {
    const Param values[] = {key, 1, 2};
    tx.add_row("INSERT INTO directory (key, workspace_id, ref) VALUES ($1, $2, $3)", values);
  }
  std::int64_t count() {
    return database.read_now(
        [](Reader& reader) { return *reader.find_integer("SELECT count(*) FROM directory", {}); });
  }
};

TEST_F(StoreTest, AWriteThatFailsTakesOnlyItselfBack) {
  auto failed = database.write_now([&](Tx& tx) -> Result<int> {
    put(tx, "email:a");
    return not_found("deal");
  });
  auto done = database.write_now([&](Tx& tx) -> Result<int> {
    put(tx, "email:b");
    return 7;
  });
  EXPECT_EQ(failed.error().slug, "not_found");
  EXPECT_EQ(*done, 7);
  EXPECT_EQ(count(), 1);
}

TEST_F(StoreTest, ABrokenConstraintIsAnAnswerAndNotACrash) {
  auto twice = database.write_now([&](Tx& tx) -> Result<int> {
    put(tx, "email:a");
    put(tx, "email:a");
    return 1;
  });
  EXPECT_EQ(twice.error().code, ErrorCode::Unavailable);
  EXPECT_EQ(count(), 0);
}

TEST_F(StoreTest, RowsThatWaitAreSeenByTheQuestionsOfTheirWrite) {
  constexpr int kRows = 300;
  const std::string odd = "tab\t, line\n, return\r, back\\slash, \\N, 'quote', ż";
  auto seen = database.write_now([&](Tx& tx) -> Result<std::int64_t> {
    for (int i = 0; i < kRows; ++i) add(tx, odd + std::to_string(i));
    return *tx.find_integer("SELECT count(*) FROM directory", {});
  });
  EXPECT_EQ(*seen, kRows);
  EXPECT_TRUE(database.read_now([&](Reader& reader) {
    return reader.exists("SELECT 1 FROM directory WHERE key = $1", {odd + "299"});
  }));
}

// The writes of a crowd share a transaction; what waits to be sent is still each one's own.
TEST_F(StoreTest, ABrokenRowThatWaitsFailsItsOwnWriteOnly) {
  std::latch crowd_is_there{1};
  std::vector<std::future<bool>> outcomes;
  auto ask = [&](std::function<void(Tx&)> work) {
    auto told = std::make_shared<std::promise<bool>>();
    outcomes.push_back(told->get_future());
    database.write(
        {},
        [work](Tx& tx) -> Result<void> {
          work(tx);
          return {};
        },
        [told](Result<void> outcome) { told->set_value(outcome.ok()); });
  };
  ask([&](Tx&) { crowd_is_there.wait(); });
  ask([&](Tx& tx) { add(tx, "before"); });
  ask([&](Tx& tx) { add(tx, "twice"), add(tx, "twice"); });
  ask([&](Tx& tx) {
    for (int i = 0; i < 100; ++i) add(tx, "many" + std::to_string(i % 99));
  });
  ask([&](Tx& tx) { add(tx, "after"); });
  crowd_is_there.count_down();
  std::vector<bool> stored;
  for (auto& outcome : outcomes) stored.push_back(outcome.get());
  EXPECT_EQ(stored, (std::vector<bool>{true, true, false, false, true}));
  EXPECT_EQ(count(), 2);
}

TEST_F(StoreTest, WritesOfManyThreadsAreAllThere) {
  constexpr int kThreads = 8, kEach = 50;
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < kEach; ++i)
        EXPECT_TRUE(database
                        .write_now([&](Tx& tx) -> Result<int> {
                          put(tx, "t" + std::to_string(t) + ":" + std::to_string(i));
                          return i;
                        })
                        .ok());
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(count(), kThreads * kEach);
}

// What was written in which order while the writer was held by a first write of that urgency.
std::string order_behind(Database& database, Urgency first, std::string_view queued) {
  std::mutex mutex;
  std::string order;
  std::promise<void> begun, go_on, all;
  std::size_t left = queued.size() + 1;
  auto note = [&](char c) {
    std::lock_guard lock(mutex);
    order += c;
    return Result<void>{};
  };
  auto done = [&](Result<void>) {
    std::lock_guard lock(mutex);
    if (--left == 0) all.set_value();
  };
  database.write(
      WorkspaceId{},
      [&](Tx& tx) -> Result<void> {
        EXPECT_FALSE(tx.people_wait());
        begun.set_value();
        go_on.get_future().wait();
        EXPECT_EQ(tx.people_wait(), queued.find_first_not_of("b") != queued.npos);
        return {};
      },
      done, first);
  begun.get_future().wait();
  for (char c : queued)
    database.write(
        WorkspaceId{}, [&note, c](Tx&) { return note(c); }, done,
        c == 'b' ? Urgency::Background : Urgency::Person);
  go_on.set_value();
  all.get_future().wait();
  std::lock_guard lock(mutex);  // the last of them has let go of it
  return order;
}

TEST_F(StoreTest, PeopleAndBackgroundWorkTakeTurns) {
  EXPECT_EQ(order_behind(database, Urgency::Background, "bb123"), "123bb");
  EXPECT_EQ(order_behind(database, Urgency::Background, "bbb"), "bbb");
  EXPECT_EQ(order_behind(database, Urgency::Person, "12bb3"), "b123b");
}

TEST_F(StoreTest, AReadSeesOneSnapshot) {
  database.read([&](Reader& reader) {
    EXPECT_EQ(*reader.find_integer("SELECT count(*) FROM directory", {}), 0);
    (void)database.write_now([&](Tx& tx) -> Result<int> {
      put(tx, "email:a");
      return 1;
    });
    EXPECT_EQ(*reader.find_integer("SELECT count(*) FROM directory", {}), 0);
  });
  EXPECT_EQ(count(), 1);
}

TEST_F(StoreTest, AReadAfterAnAnsweredWriteSeesItOnEveryThread) {
  constexpr int kThreads = 4, kWrites = 200;
  std::atomic<std::int64_t> answered{0};
  std::vector<std::thread> readers;
  for (int t = 0; t < kThreads; ++t)
    readers.emplace_back([&] {
      for (std::int64_t seen = 0; seen < kWrites;) {
        auto least = answered.load();
        seen = count();
        ASSERT_GE(seen, least);
      }
    });
  for (int i = 0; i < kWrites; ++i) {
    auto done = database.write_now([&](Tx& tx) -> Result<int> {
      put(tx, "k:" + std::to_string(i));
      return i;
    });
    ASSERT_TRUE(done.ok());
    answered.store(i + 1);
  }
  for (auto& reader : readers) reader.join();
}

TEST_F(StoreTest, AReadThatThrowsLeavesNothingOpen) {
  EXPECT_THROW(database.read([](Reader& reader) { reader.run("SELECT nonsense", {}, nullptr); }),
               StoreError);
  EXPECT_EQ(count(), 0);
  EXPECT_THROW(database.read([&](Reader&) { throw std::runtime_error("x"); }), std::runtime_error);
  (void)database.write_now([&](Tx& tx) -> Result<int> {
    put(tx, "email:a");
    return 1;
  });
  EXPECT_EQ(count(), 1);
}

TEST_F(StoreTest, PlaceholdersAreNumberedNotCounted) {
  database.read([&](Reader& reader) {
    EXPECT_EQ(*reader.find_text("SELECT $2 || $1 || $2", {"a", "b"}), "bab");
  });
}

TEST_F(StoreTest, MigrationsRunOnce) {
  EXPECT_EQ(*migrate(database, embedded_migrations(), store.clock().now()), 0);
}

TEST_F(StoreTest, AStoreOfANewerVersionIsRefused) {
  Migration future{99'999, "99999_future", "", ""};
  EXPECT_EQ(*migrate(database, std::span{&future, 1}, store.clock().now()), 1);
  EXPECT_EQ(migrate(database, embedded_migrations(), store.clock().now()).error().slug,
            "schema_too_new");
}

}  // namespace
}  // namespace penstock::store
