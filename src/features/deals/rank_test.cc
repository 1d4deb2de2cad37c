#include "features/deals/rank.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/result.h"

namespace penstock::deals {
namespace {

TEST(RankOnTop, PutsEveryNewerIdAbove) {
  std::int64_t ids[] = {1, 2, 31, 32, 1'000'000, INT64_MAX - 1, INT64_MAX};
  for (std::size_t i = 1; i < std::size(ids); ++i)
    EXPECT_LT(rank_on_top(ids[i]), rank_on_top(ids[i - 1]));
  EXPECT_THROW((void)rank_on_top(0), BugFound);
}

TEST(RankOnTop, LeavesRoomAboveBelowAndBetween) {
  auto top = rank_on_top(INT64_MAX), below = rank_on_top(INT64_MAX - 1);
  EXPECT_LT(rank_between("", top), top);
  EXPECT_LT(top, rank_between(top, below));
  EXPECT_LT(rank_between(top, below), below);
  EXPECT_GT(rank_between(rank_on_top(1), ""), rank_on_top(1));
}

TEST(RankBetween, RefusesWhatIsNotInOrder) {
  EXPECT_THROW((void)rank_between("B", "A"), BugFound);
  EXPECT_THROW((void)rank_between("A", "A"), BugFound);
}

// Cards put anywhere in any order: every rank lies strictly between its neighbours.
RC_GTEST_PROP(RankBetween, KeepsTheOrderOfAnyColumn, ()) {
  std::vector<std::string> column;
  auto places =
      *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, 1'000));
  std::int64_t id = 1;
  for (auto place : places) {
    if (column.empty() || place % 7 == 0) {
      column.insert(column.begin(), rank_on_top(id++));
      if (column.size() > 1 && column[0] >= column[1]) column[0] = rank_between("", column[1]);
    } else {
      auto at = place % (column.size() + 1);
      auto rank =
          rank_between(at == 0 ? "" : column[at - 1], at == column.size() ? "" : column[at]);
      column.insert(column.begin() + static_cast<std::ptrdiff_t>(at), rank);
    }
    for (std::size_t i = 1; i < column.size(); ++i) RC_ASSERT(column[i - 1] < column[i]);
  }
}

TEST(RankBetween, GrowsByOneLetterInFiveInsertionsAtTheSamePlace) {
  auto above = rank_on_top(10), below = rank_on_top(9);
  auto begin = above.size();
  for (int i = 0; i < 500; ++i) below = rank_between(above, below);
  EXPECT_LE(below.size(), begin + 110);
  below = rank_on_top(9);
  for (int i = 0; i < 500; ++i) above = rank_between(above, below);
  EXPECT_LE(above.size(), begin + 110);
}

}  // namespace
}  // namespace penstock::deals
