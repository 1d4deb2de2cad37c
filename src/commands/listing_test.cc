#include "commands/listing.h"

#include <map>
#include <random>
#include <set>

#include "commands/test_boxes.h"
#include "store/text_index.h"

namespace penstock::commands::test {
namespace {

struct ListingTest : BoxesTest {
  // Boxes with many ties and many empty values.
  void fill(int count) {
    std::mt19937 random(7);
    write([&](store::Tx& tx) {
      for (int i = 0; i < count; ++i) {
        Box box{.id = store.ids().make<BoxId>(),
                .name = std::string(1, static_cast<char>('a' + random() % 4)),
                .size = static_cast<std::int64_t>(random() % 5)};
        if (random() % 3 != 0)
          box.due_on = add_days(*parse_date("2026-11-01"), static_cast<int>(random() % 4));
        if (random() % 3 == 0) box.weight = static_cast<std::int64_t>(random() % 3) - 1;
        store::insert(tx, "boxes", acme, box);
      }
    });
  }
  Result<ListPage> page(const ListRequest& request) {
    return store.database().read_now([&](store::Reader& r) {
      return read_page(r, registry, reader, store.clock().now(), source(), request,
                       [](const store::Row&) {});
    });
  }
  std::vector<std::int64_t> by_pages(const std::string& sort, int limit) {
    std::vector<std::int64_t> ids;
    ListRequest request{.sort = sort, .limit = limit};
    do {
      auto one = page(request).value();
      EXPECT_LE(one.ids.size(), static_cast<std::size_t>(limit));
      ids.insert(ids.end(), one.ids.begin(), one.ids.end());
      request.cursor = one.next_cursor;
    } while (request.cursor && ids.size() < 1'000);
    return ids;
  }
  // The order that the contract tells: ties by id in the direction of the sort, empty values last.
  std::vector<std::int64_t> expected(std::string_view sort) {
    bool down = sort.starts_with("-");
    auto column = std::string(down ? sort.substr(1) : sort);
    const char* direction = down ? " DESC" : " ASC";
    std::vector<std::int64_t> ids;
    store.database().read([&](store::Reader& r) {
      r.query("SELECT b.id FROM boxes b WHERE b.workspace_id = $1 ORDER BY b." + column +
                  " IS NULL, b." + column + direction + ", b.id" + direction,
              {acme}, [&](const store::Row& row) { ids.push_back(row.integer(0)); });
    });
    return ids;
  }
};

TEST_F(ListingTest, PagesOfEverySizeAndSortMakeTheWholeList) {
  fill(60);
  for (auto sort : {"size", "-size", "name", "-name", "due_on", "-due_on", "weight", "-weight"})
    for (int limit : {1, 2, 7, 20, 59, 60, 61})
      EXPECT_EQ(by_pages(sort, limit), expected(sort)) << sort << " by " << limit;
}

TEST_F(ListingTest, AListThatEndsWithItsPageHasNoCursor) {
  fill(4);
  EXPECT_FALSE(page({.sort = "size", .limit = 4})->next_cursor);
  EXPECT_TRUE(page({.sort = "size", .limit = 3})->next_cursor);
}

TEST_F(ListingTest, SortsByItsDefaultAndRefusesOtherKeys) {
  fill(20);
  EXPECT_EQ(page({})->ids, page({.sort = "size"})->ids);
  for (auto bad : {"colour", "--size", "size;", "b.size", "size desc", "-"}) {
    auto refused = page({.sort = bad});
    ASSERT_FALSE(refused.ok()) << bad;
    EXPECT_EQ(refused.error().fields.at(0).slug, "unknown_sort") << bad;
  }
}

TEST_F(ListingTest, RefusesACursorThatIsNotOfThisList) {
  fill(20);
  auto cursor = page({.sort = "size", .limit = 5})->next_cursor;
  auto refused = [&](ListRequest request) {
    auto answer = page(request);
    return !answer.ok() && answer.error().fields.at(0).field == "cursor" &&
           answer.error().fields.at(0).slug == "invalid_cursor";
  };
  EXPECT_TRUE(refused({.sort = "-size", .cursor = cursor}));
  EXPECT_TRUE(refused({.sort = "name", .cursor = cursor}));
  EXPECT_TRUE(refused({.cursor = cursor}));
  for (auto bad : {"x", "!!!", "bnVsbA", "e30", "W10", "WzEsMiwzXQ"})
    EXPECT_TRUE(refused({.cursor = bad})) << bad;
}

TEST_F(ListingTest, RefusesACursorOfAnotherRecordsList) {
  fill(20);
  auto other = source();
  other.record = "crate";
  auto cursor = store.database()
                    .read_now([&](store::Reader& r) {
                      return read_page(r, registry, reader, store.clock().now(), other,
                                       {.limit = 5}, [](const store::Row&) {});
                    })
                    ->next_cursor;
  EXPECT_FALSE(page({.cursor = cursor}).ok());
}

TEST_F(ListingTest, CountsOnlyWhenAskedAndOnlyWhatMatches) {
  fill(30);
  EXPECT_FALSE(page({.limit = 5})->count);
  EXPECT_EQ(page({.limit = 5, .count = true})->count, 30);
  auto small = page({.where = "size < 2", .limit = 5, .count = true}).value();
  EXPECT_LT(*small.count, 30);
}

TEST_F(ListingTest, FiltersByCriterionAndNamesItsFaults) {
  fill(40);
  std::int64_t found = 0;
  for (auto where : {"size < 2", "size >= 2"})
    found += *page({.where = where, .count = true})->count;
  EXPECT_EQ(found, 40);
  for (auto bad : {"colour = 1", "size <", "size = \"x", "1 = 1", "size < 2; DROP TABLE boxes"}) {
    auto refused = page({.where = bad});
    ASSERT_FALSE(refused.ok()) << bad;
    EXPECT_TRUE(refused.error().fields.empty() ||
                refused.error().fields.at(0).field.starts_with("where"))
        << bad;
  }
  EXPECT_EQ(count_boxes(), 40);
}

TEST_F(ListingTest, NeverShowsAnotherWorkspace) {
  fill(5);
  auto other = store.ids().make<WorkspaceId>();
  add_workspace(other, "other");
  add_box({.id = store.ids().make<BoxId>(), .name = "theirs"}, other);
  EXPECT_EQ(*page({.count = true})->count, 5);
}

TEST_F(ListingTest, APageInsertedBeforeTheCursorNeitherRepeatsNorSkips) {
  fill(20);
  auto first = page({.sort = "size", .limit = 10}).value();
  add_box({.id = store.ids().make<BoxId>(), .name = "new", .size = -1});
  auto second = page({.sort = "size", .limit = 10, .cursor = first.next_cursor}).value();
  std::set<std::int64_t> all(first.ids.begin(), first.ids.end());
  all.insert(second.ids.begin(), second.ids.end());
  EXPECT_EQ(all.size(), 20u);
}

// Words in boxes and in the crates that they stand in (a box's weight is its crate here), in two
// workspaces.
struct WordsTest : ListingTest {
  static constexpr std::string_view kWords[] = {"dock", "docking", "10", "100", "lodz", "pro"};
  static constexpr int kCrates = 12;
  WorkspaceId other = store.ids().make<WorkspaceId>();
  std::mt19937 random{20'261'122};
  std::map<std::int64_t, std::string> text_of;  // of our boxes, with that of their crates

  std::string some_words() {
    std::string text;
    for (auto left = random() % 4; left > 0; --left)
      text += std::string(kWords[random() % std::size(kWords)]) + " ";
    return text;
  }
  void fill_words(store::Tx& tx, WorkspaceId workspace_id, int boxes) {
    std::vector<std::string> crates;
    std::int64_t first = workspace_id == acme ? 1 : 1 + kCrates;  // an id is of one scope only
    for (int i = 0; i < kCrates; ++i) {
      crates.push_back(some_words());
      store::put_text(tx, {workspace_id, "crate"}, first + i, "", crates.back());
    }
    for (int i = 0; i < boxes; ++i) {
      Box box{.id = store.ids().make<BoxId>(),
              .name = some_words(),
              .size = static_cast<std::int64_t>(random() % 9)};
      if (random() % 2 == 0) box.due_on = add_days(*parse_date("2026-11-01"), int(random() % 4));
      if (random() % 3 == 0) box.weight = first + static_cast<std::int64_t>(random() % kCrates);
      store::insert(tx, "boxes", workspace_id, box);
      store::put_text(tx, {workspace_id, "box"}, box.id.value, "", box.name);
      if (workspace_id != acme) continue;
      text_of[box.id.value] = box.name;
      if (box.weight) text_of[box.id.value] += "|" + crates[std::size_t(*box.weight - first)];
    }
  }
  // Every word of the query begins a word of the box, or every one begins a word of its crate.
  static bool found(const std::string& text, const std::string& query) {
    auto bar = std::min(text.find('|'), text.size());
    auto has = [&](std::string_view part) {
      auto words = store::search_words(part);
      auto asked = store::search_words(query);
      return !asked.empty() && std::all_of(asked.begin(), asked.end(), [&](const auto& one) {
        return std::any_of(words.begin(), words.end(),
                           [&](const auto& word) { return word.starts_with(one); });
      });
    };
    return has(std::string_view(text).substr(0, bar)) ||
           has(std::string_view(text).substr(std::min(bar + 1, text.size())));
  }
  // All pages, with their cursors.
  std::pair<std::vector<std::int64_t>, std::vector<std::string>> pages(std::int64_t few,
                                                                       ListRequest request) {
    auto list = source();
    list.table = "boxes";
    list.also_record = "crate";
    list.also_column = "weight";
    list.few_matches = list.few_filtered = few;
    std::pair<std::vector<std::int64_t>, std::vector<std::string>> all;
    do {
      auto one = store.database()
                     .read_now([&](store::Reader& r) {
                       return read_page(r, registry, reader, store.clock().now(), list, request,
                                        [](const store::Row&) {});
                     })
                     .value();
      if (all.second.empty()) EXPECT_EQ(request.count, one.count.has_value());
      if (one.count) all.second.push_back(std::to_string(*one.count));
      all.first.insert(all.first.end(), one.ids.begin(), one.ids.end());
      request.cursor = one.next_cursor;
      if (request.cursor) all.second.push_back(*request.cursor);
    } while (request.cursor && all.first.size() < 10'000);
    return all;
  }
};

TEST_F(WordsTest, LookingFewUpAndWalkingTheListMakeTheSamePages) {
  add_workspace(other, "other");
  write([&](store::Tx& tx) {
    fill_words(tx, acme, 300);
    fill_words(tx, other, 300);
  });
  constexpr std::int64_t kAllAreFew = 1'000'000, kNoneAreFew = 0;
  std::size_t seen = 0;
  for (const std::string q : {"dock", "DOCK 10", "docking", "1", "lodz pro dock", "Łódź 100",
                              "nowhere", "pro pro", "--", "do 1 l p"})
    for (auto sort : {"size", "-size", "name", "-due_on", "due_on"})
      for (auto where : {"", "size < 3", "size > 1 and weight is not empty"}) {
        ListRequest request{.where = where,
                            .q = q,
                            .sort = sort,
                            .limit = 1 + static_cast<int>(random() % 40),
                            .count = true};
        auto few = pages(kAllAreFew, request);
        EXPECT_EQ(few, pages(kNoneAreFew, request)) << q << " by " << sort << " where " << where;
        EXPECT_EQ(few, pages(40, request)) << q << " by " << sort << " where " << where;
        if (*where != 0) continue;
        std::set<std::int64_t> expected;
        for (const auto& [id, text] : text_of)
          if (found(text, q)) expected.insert(id);
        EXPECT_EQ(std::set(few.first.begin(), few.first.end()), expected) << q;
        EXPECT_EQ(few.first.size(), expected.size()) << q;
        seen += expected.size();
      }
  EXPECT_GT(seen, 1'000u);
}

}  // namespace
}  // namespace penstock::commands::test
