#include "journal/journal.h"

#include <gtest/gtest.h>

#include <thread>

#include "journal/testing.h"

namespace penstock::journal {
namespace {

struct JournalTest : ::testing::Test {
  store::TestStore store;
  WorkspaceId acme = add_workspace(store, "acme");
  UserId ana{7};

  std::int64_t add(WorkspaceId workspace_id, std::string_view name, std::int64_t record_id = 1,
                   std::int64_t subject_id = 0) {
    return store.database()
        .write_now([&](store::Tx& tx) -> Result<std::int64_t> {
          return append(tx, workspace_id, ana, store.clock().now(),
                        Event{.name = name,
                              .record_type = "deal",
                              .record_id = record_id,
                              .subject_id = subject_id});
        })
        .value();
  }
  std::vector<Entry> all(WorkspaceId workspace_id, std::int64_t after = 0, int limit = kReadMax) {
    return store.database().read_now(
        [&](store::Reader& reader) { return read_after(reader, workspace_id, after, limit); });
  }
  std::int64_t head_of(WorkspaceId workspace_id) {
    return store.database().read_now(
        [&](store::Reader& reader) { return head(reader, workspace_id); });
  }
};

TEST_F(JournalTest, EventsOfABatchAreReadNewestFirst) {
  auto written = [&](std::int64_t batch_id, std::string_view name, std::int64_t own = 0) {
    (void)store.database().write_now([&](store::Tx& tx) -> Result<int> {
      InBatch in_batch(tx, batch_id);
      append(tx, acme, ana, store.clock().now(),
             Event{.name = name, .record_type = "deal", .record_id = 1, .batch_id = own});
      return 0;
    });
  };
  add(acme, "deal.created");
  written(9, "deal.moved");
  written(8, "deal.lost");
  written(9, "deal.won");
  written(9, "deal.edited", 8);  // of another batch by its own word
  add(acme, "deal.edited");      // the batch ended with the write
  auto names = [&](std::int64_t before) {
    std::string names;
    for (const auto& entry : store.database().read_now(
             [&](store::Reader& r) { return read_batch(r, acme, 9, before, 10); }))
      names += entry.name + " ";
    return names;
  };
  EXPECT_EQ(names(0), "deal.won deal.moved ");
  EXPECT_EQ(names(4), "deal.moved ");
  EXPECT_EQ(names(2), "");
}

TEST_F(JournalTest, NumbersTheEventsOfEachWorkspaceFromOne) {
  auto other = add_workspace(store, "other");
  EXPECT_EQ(head_of(acme), 0);
  EXPECT_EQ(add(acme, "a"), 1);
  EXPECT_EQ(add(other, "b"), 1);
  EXPECT_EQ(add(acme, "c"), 2);
  EXPECT_EQ(head_of(acme), 2);
  EXPECT_EQ(all(other).size(), 1u);
}

TEST_F(JournalTest, KeepsEverythingAnEventSays) {
  auto now = store.clock().now();
  auto occurred = now - std::chrono::hours{48};
  (void)store.database()
      .write_now([&](store::Tx& tx) -> Result<int> {
        append(tx, acme, ana, now,
               Event{.name = "deal.moved",
                     .record_type = "deal",
                     .record_id = 5,
                     .body = R"({"x":1})",
                     .occurred_at = occurred,
                     .batch_id = 9,
                     .version = 2});
        return 0;
      })
      .value();
  auto entry = all(acme).at(0);
  EXPECT_EQ(entry.at, now);
  EXPECT_EQ(entry.occurred_at, occurred);
  EXPECT_EQ(entry.actor_id, ana);
  EXPECT_EQ(entry.name, "deal.moved");
  EXPECT_EQ(entry.subject_id, 5);
  EXPECT_EQ(entry.batch_id, 9);
  EXPECT_EQ(entry.version, 2);
  EXPECT_EQ(entry.body, R"({"x":1})");
}

TEST_F(JournalTest, LeavesNoGapWhereAWriteIsRolledBack) {
  add(acme, "a");
  for (int i = 0; i < 3; ++i) {
    auto failed = store.database().write_now([&](store::Tx& tx) -> Result<int> {
      append(tx, acme, ana, store.clock().now(),
             Event{.name = "never", .record_type = "deal", .record_id = 1});
      return rule_rejected("no", "no");
    });
    EXPECT_FALSE(failed.ok());
  }
  EXPECT_EQ(add(acme, "b"), 2);
  EXPECT_EQ(all(acme).size(), 2u);
}

TEST_F(JournalTest, LeavesNoGapAmongConcurrentWritersOfWhomSomeGiveUp) {
  std::vector<std::thread> writers;
  for (int w = 0; w < 8; ++w)
    writers.emplace_back([&, w] {
      for (int i = 0; i < 50; ++i)
        (void)store.database().write_now([&](store::Tx& tx) -> Result<int> {
          std::vector<Event> events((i % 3) + 1,
                                    Event{.name = "e", .record_type = "deal", .record_id = w + 1});
          append(tx, acme, ana, store.clock().now(), events);
          if (i % 5 == 0) return rule_rejected("no", "no");
          if (i % 7 == 0) throw std::runtime_error("a bug");
          return 0;
        });
    });
  for (auto& writer : writers) writer.join();
  auto entries = all(acme, 0, 10'000);
  ASSERT_EQ(static_cast<std::int64_t>(entries.size()), head_of(acme));
  EXPECT_GT(entries.size(), 400u);
  for (std::size_t i = 0; i < entries.size(); ++i)
    ASSERT_EQ(entries[i].pos, static_cast<std::int64_t>(i) + 1);
}

TEST_F(JournalTest, ReadsAfterAPositionUpToALimit) {
  for (int i = 0; i < 5; ++i) add(acme, "e");
  auto page = all(acme, 2, 2);
  ASSERT_EQ(page.size(), 2u);
  EXPECT_EQ(page[0].pos, 3);
  EXPECT_EQ(page[1].pos, 4);
  EXPECT_TRUE(all(acme, 5).empty());
}

TEST_F(JournalTest, ReadsTheLineOfTimeOfOneSubjectNewestFirst) {
  add(acme, "deal.created", 5);
  add(acme, "deal.created", 6);
  add(acme, "note.created", 8, 5);
  store.database().read([&](store::Reader& reader) {
    auto newest = read_subject(reader, acme, 5, 0, 10);
    ASSERT_EQ(newest.size(), 2u);
    EXPECT_EQ(newest[0].name, "note.created");
    EXPECT_EQ(newest[1].pos, 1);
    EXPECT_EQ(read_subject(reader, acme, 5, newest[0].pos, 10).size(), 1u);
  });
}

TEST_F(JournalTest, FindsOneEntryOfItsWorkspaceOnly) {
  add(acme, "a");
  auto other = add_workspace(store, "other");
  store.database().read([&](store::Reader& reader) {
    EXPECT_TRUE(find_entry(reader, acme, 1));
    EXPECT_FALSE(find_entry(reader, acme, 2));
    EXPECT_FALSE(find_entry(reader, other, 1));
  });
}

TEST_F(JournalTest, TakesAnEventOfNoWorkspaceForABug) {
  EXPECT_FALSE(store.database()
                   .write_now([&](store::Tx& tx) -> Result<int> {
                     append(tx, WorkspaceId{1}, ana, store.clock().now(),
                            Event{.name = "e", .record_type = "deal", .record_id = 1});
                     return 0;
                   })
                   .ok());
}

}  // namespace
}  // namespace penstock::journal
