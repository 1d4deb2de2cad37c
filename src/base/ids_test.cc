#include "base/ids.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>
#include <thread>

namespace penstock {
namespace {

PENSTOCK_ID(BoxId, "box");

constexpr auto kNow = "2026-11-22T10:00:00Z";

RC_GTEST_PROP(Id, ReadsBackAsItWasWritten, ()) {
  auto value = *rc::gen::inRange<std::int64_t>(1, INT64_MAX);
  auto text = BoxId{value}.text();
  RC_ASSERT(text.size() == 17u);
  RC_ASSERT(BoxId::parse(text) == BoxId{value});
}

RC_GTEST_PROP(Id, SortsAsTextAsItSortsAsANumber, ()) {
  auto a = *rc::gen::inRange<std::int64_t>(1, INT64_MAX);
  auto b = *rc::gen::inRange<std::int64_t>(1, INT64_MAX);
  RC_ASSERT((BoxId{a} < BoxId{b}) == (BoxId{a}.text() < BoxId{b}.text()));
}

TEST(Id, RefusesWhatIsNoIdOfItsType) {
  auto good = BoxId{5}.text();
  EXPECT_EQ(good, "box_0000000000005");
  for (std::string bad :
       {std::string(), std::string("box_"), std::string("user_0000000000005"), good + "0",
        good.substr(0, 16), std::string("BOX_0000000000005"), std::string("box-0000000000005"),
        std::string("box_000000000000i"), std::string("box_000000000000u"),
        std::string("box_8000000000000"), std::string("box_ZZZZZZZZZZZZZ"),
        std::string("box_0000000000000"), std::string("box_00000000000\0 5", 17)})
    EXPECT_FALSE(BoxId::parse(bad)) << bad;
  EXPECT_EQ(BoxId::parse("box_7ZZZZZZZZZZZZ"), BoxId{INT64_MAX});
}

TEST(IdMaker, RisesWhileTheClockStandsStill) {
  FakeClock clock(*parse_instant(kNow));
  IdMaker maker(clock, 1);
  auto last = maker.next();
  for (int i = 0; i < 20'000; ++i) {  // more than one millisecond's counter holds
    auto next = maker.next();
    ASSERT_GT(next, last);
    last = next;
  }
}

TEST(IdMaker, NeitherRepeatsNorGoesBackWhenTheClockDoes) {
  FakeClock clock(*parse_instant(kNow));
  IdMaker maker(clock, 1);
  auto before = maker.next();
  for (auto to : {"2026-11-22T09:00:00Z", "2021-01-01T00:00:00Z", "1970-01-01T00:00:00Z"}) {
    clock.set(*parse_instant(to));
    auto next = maker.next();
    EXPECT_GT(next, before) << to;
    before = next;
  }
}

TEST(IdMaker, GivesPositiveIdsBeforeItsOwnEpoch) {
  FakeClock clock(*parse_instant("1970-01-01T00:00:00Z"));
  IdMaker maker(clock, 3);
  EXPECT_GT(maker.next(), 0);
}

TEST(IdMaker, KeepsTheIdsOfNodesApart) {
  FakeClock clock(*parse_instant(kNow));
  IdMaker one(clock, 1), other(clock, 1023);
  std::set<std::int64_t> all;
  for (int i = 0; i < 5'000; ++i) all.insert({one.next(), other.next()});
  EXPECT_EQ(all.size(), 10'000u);
}

TEST(IdMaker, GivesManyThreadsDifferentIds) {
  FakeClock clock(*parse_instant(kNow));
  IdMaker maker(clock, 1);
  std::vector<std::vector<std::int64_t>> made(4);
  std::vector<std::thread> threads;
  for (auto& mine : made)
    threads.emplace_back([&] {
      for (int i = 0; i < 10'000; ++i) mine.push_back(maker.next());
    });
  for (auto& thread : threads) thread.join();
  std::set<std::int64_t> all;
  for (const auto& mine : made) {
    EXPECT_TRUE(std::is_sorted(mine.begin(), mine.end()));
    all.insert(mine.begin(), mine.end());
  }
  EXPECT_EQ(all.size(), 40'000u);
}

}  // namespace
}  // namespace penstock
