#include "journal/followers.h"

#include <gtest/gtest.h>

#include <thread>

#include "journal/testing.h"

namespace penstock::journal {
namespace {

struct FollowersTest : ::testing::Test {
  store::TestStore store;
  Followers followers{store.database()};
  std::mutex mutex;
  std::map<WorkspaceId, std::vector<std::int64_t>> seen;

  void add(WorkspaceId workspace_id, int count = 1) {
    (void)store.database()
        .write_now([&](store::Tx& tx) -> Result<int> {
          std::vector<Event> events(static_cast<std::size_t>(count),
                                    Event{.name = "e", .record_type = "deal", .record_id = 1});
          append(tx, workspace_id, UserId{1}, store.clock().now(), events);
          return 0;
        })
        .value();
  }
  Handle remember() {
    return [this](WorkspaceId workspace_id, std::span<const Entry> entries) {
      std::lock_guard lock(mutex);
      for (const auto& entry : entries) seen[workspace_id].push_back(entry.pos);
    };
  }
  static std::vector<std::int64_t> positions(std::int64_t from, std::int64_t to) {
    std::vector<std::int64_t> all;
    for (auto pos = from; pos <= to; ++pos) all.push_back(pos);
    return all;
  }
};

TEST_F(FollowersTest, EveryFollowerSeesEveryEntryOnceInOrderUnderConcurrentWriters) {
  auto acme = add_workspace(store, "acme"), other = add_workspace(store, "other");
  std::map<WorkspaceId, std::vector<std::int64_t>> second;
  followers.add("one", remember(), [](WorkspaceId) { return 0; });
  followers.add(
      "two",
      [&](WorkspaceId workspace_id, std::span<const Entry> entries) {
        for (const auto& entry : entries) second[workspace_id].push_back(entry.pos);
      },
      [](WorkspaceId) { return 0; });
  followers.start();
  std::vector<std::thread> writers;
  for (int w = 0; w < 6; ++w)
    writers.emplace_back([&, w] {
      for (int i = 0; i < 40; ++i) add(w % 2 == 0 ? acme : other, 1 + i % 3);
    });
  for (auto& writer : writers) writer.join();
  followers.catch_up();
  std::lock_guard lock(mutex);
  auto total = 3 * (14 * 1 + 13 * 2 + 13 * 3);
  EXPECT_EQ(seen[acme], positions(1, total));
  EXPECT_EQ(seen[other], positions(1, total));
  EXPECT_EQ(second, seen);
}

TEST_F(FollowersTest, CatchUpReturnsAfterTheCallersOwnChangeWasSeen) {
  auto acme = add_workspace(store, "acme");
  followers.add("one", remember(), [](WorkspaceId) { return 0; });
  followers.start();
  for (std::int64_t i = 1; i <= 50; ++i) {
    add(acme);
    followers.catch_up();
    std::lock_guard lock(mutex);
    ASSERT_EQ(seen[acme].back(), i);
  }
}

TEST_F(FollowersTest, AFollowerBeginsWhereItSaysItStands) {
  auto acme = add_workspace(store, "acme");
  add(acme, 5);
  followers.add("late", remember(), [](WorkspaceId) { return 3; });
  followers.start();
  followers.catch_up();
  std::lock_guard lock(mutex);
  EXPECT_EQ(seen[acme], positions(4, 5));
}

TEST_F(FollowersTest, AWorkspaceMadeLaterIsFollowedToo) {
  followers.add("one", remember(), [](WorkspaceId) { return 0; });
  followers.start();
  followers.catch_up();
  auto late = add_workspace(store, "late");
  add(late, 2);
  followers.catch_up();
  std::lock_guard lock(mutex);
  EXPECT_EQ(seen[late], positions(1, 2));
}

TEST_F(FollowersTest, ReadsABacklogLongerThanOneRead) {
  auto acme = add_workspace(store, "acme");
  add(acme, kReadMax * 2 + 7);
  followers.add("one", remember(), [](WorkspaceId) { return 0; });
  followers.start();
  followers.catch_up();
  std::lock_guard lock(mutex);
  EXPECT_EQ(seen[acme], positions(1, kReadMax * 2 + 7));
}

TEST_F(FollowersTest, OneThatThrowsGetsItsEntriesAgainAndHarmsNobody) {
  auto acme = add_workspace(store, "acme");
  std::vector<std::string> log;
  Followers guarded(store.database(), [&](std::string_view says) { log.emplace_back(says); });
  int tries = 0;
  std::vector<std::int64_t> taken;
  guarded.add(
      "faulty",
      [&](WorkspaceId, std::span<const Entry> entries) {
        if (++tries == 1) throw std::runtime_error("a bug");
        for (const auto& entry : entries) taken.push_back(entry.pos);
      },
      [](WorkspaceId) { return 0; });
  guarded.add("sound", remember(), [](WorkspaceId) { return 0; });
  add(acme, 3);
  guarded.start();
  guarded.catch_up();
  guarded.catch_up();
  guarded.stop();
  EXPECT_EQ(taken, positions(1, 3));
  EXPECT_EQ(seen[acme], positions(1, 3));
  EXPECT_EQ(log, std::vector<std::string>{"follower faulty: a bug"});
}

TEST_F(FollowersTest, ADurableOneTakesEachEntryOnceAlsoAcrossARestartAndAFailure) {
  auto acme = add_workspace(store, "acme");
  add(acme, 2);  // before it is first seen: history
  std::vector<std::int64_t> taken;
  int tries = 0;
  auto follow = [&](Followers& durable) {
    durable.add_durable(
        "tasks", {"e"},
        [&](store::Tx&, WorkspaceId, std::span<const Entry> entries) -> Result<void> {
          if (++tries == 2) return rule_rejected("no", "try again");
          for (const auto& entry : entries) taken.push_back(entry.pos);
          return {};
        });
    durable.start();
    durable.catch_up();
  };
  {
    Followers first(store.database());
    follow(first);
    add(acme, 2);
    first.catch_up();
    add(acme, 1);
    first.catch_up();  // fails, and comes again
    first.catch_up();
  }
  add(acme, 3);  // while nobody follows
  {
    Followers second(store.database());
    follow(second);
  }
  EXPECT_EQ(taken, positions(3, 8));
}

TEST_F(FollowersTest, StoppingEndsACatchUpThatWaits) {
  followers.add("one", remember(), [](WorkspaceId) { return 0; });
  followers.start();
  followers.stop();
  followers.catch_up();  // must return
}

}  // namespace
}  // namespace penstock::journal
