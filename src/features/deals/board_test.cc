// The board: its sums are a recount, its windows make the whole column.
#include "features/deals/test_board.h"

namespace penstock::deals {
namespace {

struct BoardTest : TestBoard {
  Board board(const Actor& actor, GetBoard query = {}) {
    return team.read([&](store::Reader& reader) {
      return read_board(reader, registry, actor, store.clock().now(), query).value();
    });
  }
  Result<commands::List<DealCard>> column(const Actor& actor, const GetBoardColumn& query) {
    return team.read([&](store::Reader& reader) {
      return read_board_column(reader, registry, actor, store.clock().now(), query);
    });
  }
  std::vector<Deal> in_stage(const Actor& actor, StageId id) {
    auto all = open_deals(actor);
    std::erase_if(all, [&](const Deal& deal) { return deal.stage_id != id; });
    return all;
  }
  void expect_a_recount(const Actor& actor) {
    auto whole = board(actor);
    ASSERT_EQ(whole.stages.size(), pipeline.stages.size());
    for (const auto& one : whole.stages)
      EXPECT_EQ(shown(one), recount(in_stage(actor, one.stage_id)));
  }
  // What the column of a stage is sorted by.
  std::vector<DealId> whole_column(const Actor& actor, StageId in, BoardSort sort) {
    auto deals = in_stage(actor, in);
    auto tomorrow = start_of_day_in_zone(
        add_days(date_in_zone(store.clock().now(), "Europe/Warsaw"), 1), "Europe/Warsaw");
    auto key = [&](const Deal& deal) -> std::tuple<std::string, std::int64_t, std::int64_t> {
      switch (sort) {
        case BoardSort::Rank:
          return {deal.rank, 0, deal.id.value};
        case BoardSort::Value:
          return {"", -deal.value.minor, -deal.id.value};
        case BoardSort::Age:
          return {"", to_ms(deal.entered_stage_at), deal.id.value};
        case BoardSort::Close:
          return {deal.expected_close_on ? to_text(*deal.expected_close_on) : "none", 0,
                  deal.id.value};
        case BoardSort::NextStep:
          return {"", to_ms(deal.next_activity_at.value_or(tomorrow)), deal.id.value};
      }
      return {};
    };
    std::sort(deals.begin(), deals.end(),
              [&](const Deal& a, const Deal& b) { return key(a) < key(b); });
    std::vector<DealId> ids;
    for (const auto& deal : deals) ids.push_back(deal.id);
    return ids;
  }
};

constexpr std::array kSorts{BoardSort::Rank, BoardSort::NextStep, BoardSort::Value, BoardSort::Age,
                            BoardSort::Close};

TEST_F(BoardTest, ItsSumsAreARecountForEveryoneWhoLooks) {
  fill(120);
  for (const auto* actor : {&team.manager, &team.rep, &team.teammate, &team.outsider})
    expect_a_recount(*actor);
}

TEST_F(BoardTest, ItsWindowsMakeTheWholeColumnForEachSort) {
  for (int i = 0; i < 2 * kBoardWindow + 7; ++i) {
    auto deal =
        make(i % 3 == 0 ? team.manager : team.rep, "Deal",
             R"({"value":{"amount":")" + std::to_string(i % 5) + R"(.00","currency":"EUR"}})");
    if (i % 4 == 0) plan(deal.id, store.clock().now() + std::chrono::hours{i % 7 * 12 - 24});
    if (i % 10 == 0) store.clock().advance(std::chrono::minutes{1});
  }
  for (const auto* actor : {&team.manager, &team.rep})
    for (auto sort : kSorts) {
      auto first = board(*actor, {.sort = sort}).stages[0];
      std::vector<DealId> ids;
      for (const auto& card : first.items) ids.push_back(card.id);
      EXPECT_EQ(ids.size(), static_cast<std::size_t>(kBoardWindow));
      for (auto cursor = first.next_cursor; cursor;) {
        auto more = column(*actor, {.stage_id = stage(0), .sort = sort, .cursor = cursor}).value();
        for (const auto& card : more.items) ids.push_back(card.id);
        cursor = more.next_cursor;
      }
      EXPECT_EQ(ids, whole_column(*actor, stage(0), sort)) << to_text(sort);
    }
}

// A value would be read as a moment, and the page after it would be an arbitrary one.
TEST_F(BoardTest, ACursorIsOfItsSortAlone) {
  for (int i = 0; i < kBoardWindow + 1; ++i) (void)make(team.rep);
  for (auto of : kSorts) {
    auto cursor = board(team.rep, {.sort = of}).stages[0].next_cursor;
    ASSERT_TRUE(cursor);
    for (auto sort : kSorts) {
      auto more = column(team.rep, {.stage_id = stage(0), .sort = sort, .cursor = cursor});
      EXPECT_EQ(more.ok(), sort == of) << to_text(of) << " " << to_text(sort);
      if (!more.ok()) EXPECT_EQ(more.error().fields.at(0).field, "cursor");
    }
  }
}

TEST_F(BoardTest, FiltersCountAndShowTheSameDeals) {
  fill(60);
  for (auto where : {"value > 50", "owner = me", "probability_bp is empty"}) {
    auto shown = board(team.rep, {.where = where});
    for (const auto& one : shown.stages)
      EXPECT_EQ(one.count, static_cast<std::int64_t>(one.items.size())) << where;
  }
  auto own = board(team.manager, {.owner_id = team.rep.user_id});
  for (const auto& one : own.stages)
    for (const auto& card : one.items) EXPECT_EQ(card.owner_id, team.rep.user_id);
}

TEST_F(BoardTest, RefusesABadFilterAForeignStageAndABadCursor) {
  auto faulty = team.read([&](store::Reader& reader) {
    return read_board(reader, registry, team.rep, store.clock().now(), {.where = "colour = 1"});
  });
  EXPECT_FALSE(faulty.ok());
  EXPECT_EQ(column(team.rep, {.stage_id = StageId{9}}).error().code, ErrorCode::NotFound);
  for (auto bad : {"x", "e30", "W10", "WzEsMl0", "WyJhIiwiYiJd"})
    EXPECT_FALSE(column(team.rep, {.stage_id = stage(0), .cursor = bad}).ok()) << bad;
  TestWorkspace strangers(store, "Strangers");
  EXPECT_EQ(column(strangers.admin, {.stage_id = stage(0)}).error().code, ErrorCode::NotFound);
}

TEST_F(BoardTest, TellsTheJournalPositionOfItsPicture) {
  (void)make(team.rep);
  EXPECT_EQ(board(team.rep).pos, team.head());
}

TEST_F(BoardTest, AddsUpTheGreatestAmountsThatADealMayHave) {
  for (int i = 0; i < 3; ++i)
    (void)make(
        team.rep, "Huge",
        R"({"value":{"amount":"9999999999999.99","currency":"EUR"},"probability_bp":10000})");
  for (int i = 0; i < 3; ++i)
    (void)make(team.rep, "Huge", R"({"value":{"amount":"9999999999999.99","currency":"EUR"}})");
  const auto one = board(team.rep).stages[0];
  EXPECT_EQ(one.sums.at(0).minor, 6 * kMoneyMinorMax);
  // Three certain ones, and three at the stage's ten percent.
  EXPECT_EQ(one.weighted.at(0).minor,
            3 * kMoneyMinorMax + scale(3 * kMoneyMinorMax, 1, 10, Round::HalfEven));
}

}  // namespace
}  // namespace penstock::deals
