// The timeline: its sums are a recount by month, its windows make the whole month, and both are
// answered from an index.
#include <set>

#include "features/deals/test_board.h"

namespace penstock::deals {
namespace {

Date day(std::string_view text) { return *parse_date(text); }
std::string days_of(const CloseSpan& span) {
  auto side = [](const std::optional<Date>& date) { return date ? to_text(*date) : "…"; };
  return side(span.from_on) + " " + side(span.to_on);
}
std::vector<std::string> spans(std::string_view today, int months) {
  std::vector<std::string> all;
  for (const auto& span : close_spans(day(today), months)) all.push_back(days_of(span));
  return all;
}
using Spans = std::vector<std::string>;
bool has(std::string_view text, std::string_view piece) {
  return text.find(piece) != std::string_view::npos;
}

TEST(CloseSpans, BeginTodayAndFollowTheMonths) {
  EXPECT_EQ(spans("2026-11-22", 3),
            (Spans{"… …", "… 2026-11-21", "2026-11-22 2026-11-30", "2026-12-01 2026-12-31",
                   "2027-01-01 2027-01-31", "2027-02-01 …"}));
  EXPECT_EQ(spans("2026-11-30", 1),
            (Spans{"… …", "… 2026-11-29", "2026-11-30 2026-11-30", "2026-12-01 …"}));
  EXPECT_EQ(spans("2028-01-31", 2), (Spans{"… …", "… 2028-01-30", "2028-01-31 2028-01-31",
                                           "2028-02-01 2028-02-29", "2028-03-01 …"}));
}

TEST(CloseSpans, LeaveNoDayOutAndHaveNoneTwice) {
  for (auto today = day("2027-12-01"); today < day("2028-04-01"); today = add_days(today, 1)) {
    auto all = close_spans(today, kMonthsMax);
    ASSERT_EQ(all.size(), kMonthsMax + 3U);
    EXPECT_EQ(*all[1].to_on, add_days(today, -1));
    for (std::size_t i = 2; i < all.size(); ++i)
      EXPECT_EQ(*all[i].from_on, add_days(*all[i - 1].to_on, 1)) << to_text(today);
  }
}

// Asks the engine how it would answer, and answers.
class Planned final : public store::Reader {
 public:
  explicit Planned(store::Reader& reader) : reader_(reader) {}
  const store::Dialect& dialect() const override { return reader_.dialect(); }
  void run(std::string_view sql, std::span<const store::Param> params,
           const store::OnRow& on_row) override {
    auto& plan = plans.emplace_back();
    reader_.run("EXPLAIN QUERY PLAN " + std::string(sql), params,
                [&](const store::Row& row) { plan.append(row.text(3)).append("\n"); });
    reader_.run(sql, params, on_row);
  }
  std::vector<std::string> plans;

 private:
  store::Reader& reader_;
};

struct MonthsTest : TestBoard {
  Months months(const Actor& actor, const GetMonths& query = {}) {
    return team.read([&](store::Reader& reader) {
      return read_months(reader, registry, actor, store.clock().now(), query).value();
    });
  }
  Result<commands::List<DealCard>> month(const Actor& actor, const GetMonth& query) {
    return team.read([&](store::Reader& reader) {
      return read_month(reader, registry, actor, store.clock().now(), query);
    });
  }
  static bool belongs(const Deal& deal, const CloseSpan& span) {
    const auto& on = deal.expected_close_on;
    if (!span.from_on && !span.to_on) return !on;
    return on && (!span.from_on || *on >= *span.from_on) && (!span.to_on || *on <= *span.to_on);
  }
  std::vector<Deal> of(const Actor& actor, const CloseSpan& span) {
    auto all = open_deals(actor);
    std::erase_if(all, [&](const Deal& deal) { return !belongs(deal, span); });
    return all;
  }
  Deal closing(std::string_view on, std::string_view more = "{}") {
    auto input = object(more);
    if (!on.empty()) input.set("expected_close_on", on);
    return make(team.rep, on.empty() ? "none" : on, to_text(input));
  }
  // Titles of the cards of a column.
  static std::string titles(const BoardColumn& column) {
    std::string all;
    for (const auto& card : column.items) all.append(all.empty() ? "" : " ").append(card.title);
    return all;
  }
  // What each month of an answer holds, by the time zone of who asks.
  std::vector<std::string> seen_from(std::string_view zone, int count) {
    auto actor = team.rep;
    actor.time_zone = zone;
    std::vector<std::string> all;
    for (const auto& one : months(actor, {.months = count}).months)
      all.push_back(days_of(one) + ": " + titles(one));
    return all;
  }
};

TEST_F(MonthsTest, ItsSumsAreARecountForEveryoneWhoLooks) {
  fill(150);
  for (const auto* actor : {&team.manager, &team.rep, &team.teammate, &team.outsider}) {
    std::int64_t count = 0;
    for (const auto& one : months(*actor, {.months = 4}).months) {
      EXPECT_EQ(shown(one), recount(of(*actor, one))) << days_of(one);
      count += one.count;
    }
    EXPECT_EQ(count, static_cast<std::int64_t>(open_deals(*actor).size()));
  }
}

// The day is that of the time zone, and so is the month.
TEST_F(MonthsTest, TodayIsOfTheTimeZone) {
  for (auto on : {"2026-11-29", "2026-11-30", "2026-12-01", "2026-12-31", "2027-01-01"})
    (void)closing(on);
  (void)closing("");
  store.clock().set(*parse_instant("2026-11-30T23:30:00Z"));
  EXPECT_EQ(seen_from("UTC", 2),
            (Spans{"… …: none", "… 2026-11-29: 2026-11-29", "2026-11-30 2026-11-30: 2026-11-30",
                   "2026-12-01 2026-12-31: 2026-12-01 2026-12-31", "2027-01-01 …: 2027-01-01"}));
  EXPECT_EQ(seen_from("Europe/Warsaw", 1),
            (Spans{"… …: none", "… 2026-11-30: 2026-11-29 2026-11-30",
                   "2026-12-01 2026-12-31: 2026-12-01 2026-12-31", "2027-01-01 …: 2027-01-01"}));
  store.clock().set(*parse_instant("2026-12-01T03:00:00Z"));
  EXPECT_EQ(seen_from("America/Los_Angeles", 1).at(2), "2026-11-30 2026-11-30: 2026-11-30");
}

TEST_F(MonthsTest, ItsWindowsMakeTheWholeMonthForEachSort) {
  for (int i = 0; i < 2 * kBoardWindow + 7; ++i) {
    auto on = to_text(add_days(day("2026-12-01"), i % 9));
    (void)closing(on,
                  R"({"value":{"amount":")" + std::to_string(i % 5) + R"(.00","currency":"EUR"}})");
    (void)make(team.rep);
  }
  for (auto sort :
       {BoardSort::Rank, BoardSort::NextStep, BoardSort::Value, BoardSort::Age, BoardSort::Close})
    for (std::size_t column : {0U, 3U}) {
      auto first = months(team.rep, {.sort = sort}).months[column];
      auto ids = std::set<std::int64_t>{};
      std::vector<DealCard> cards = first.items;
      EXPECT_EQ(cards.size(), static_cast<std::size_t>(kBoardWindow));
      GetMonth next;
      static_cast<CloseSpan&>(next) = first;
      next.sort = sort;
      for (next.cursor = first.next_cursor; next.cursor;) {
        auto more = month(team.rep, next).value();
        cards.insert(cards.end(), more.items.begin(), more.items.end());
        next.cursor = more.next_cursor;
      }
      for (const auto& card : cards) ids.insert(card.id.value);
      EXPECT_EQ(cards.size(), of(team.rep, first).size()) << to_text(sort);
      EXPECT_EQ(ids.size(), cards.size()) << to_text(sort);
      auto in_order = [&](const DealCard& a, const DealCard& b) {
        if (sort == BoardSort::Close && a.expected_close_on != b.expected_close_on)
          return *a.expected_close_on < *b.expected_close_on;
        if (sort == BoardSort::Value && a.value.minor != b.value.minor)
          return a.value.minor > b.value.minor;
        if (sort == BoardSort::Rank) return a.rank < b.rank;
        return sort == BoardSort::Value ? a.id.value > b.id.value : a.id.value < b.id.value;
      };
      EXPECT_TRUE(std::is_sorted(cards.begin(), cards.end(), in_order)) << to_text(sort);
    }
}

TEST_F(MonthsTest, FiltersCountAndShowTheSameDeals) {
  fill(60);
  for (auto where : {"value > 50", "owner = me", "stage.name = \"Qualified\""})
    for (const auto& one : months(team.rep, {.where = where}).months)
      EXPECT_EQ(one.count, static_cast<std::int64_t>(one.items.size())) << where;
  for (const auto& one : months(team.manager, {.owner_id = team.rep.user_id}).months)
    for (const auto& card : one.items) EXPECT_EQ(card.owner_id, team.rep.user_id);
  auto named = make(team.rep, "Zeppelin", R"({"expected_close_on":"2026-12-24"})");
  auto found = months(team.rep, {.q = "zeppelin"}).months;
  ASSERT_EQ(titles(found[3]), "Zeppelin");
  EXPECT_EQ(found[3].items[0].id, named.id);
}

TEST_F(MonthsTest, CountsTheDealsOfItsPipelineAlone) {
  (void)closing("2026-12-24");
  auto other = add_pipeline(team.admin);
  EXPECT_EQ(months(team.rep, {.pipeline_id = pipeline.id}).months[3].count, 1);
  EXPECT_EQ(months(team.rep, {.pipeline_id = other.id}).months[3].count, 0);
  TestWorkspace strangers(store, "Strangers");
  EXPECT_EQ(month(strangers.admin, GetMonth{{}, pipeline.id}).error().code, ErrorCode::NotFound);
}

TEST_F(MonthsTest, RefusesABadFilterAndABadCursor) {
  auto faulty = team.read([&](store::Reader& reader) {
    return read_months(reader, registry, team.rep, store.clock().now(), {.where = "colour = 1"});
  });
  EXPECT_FALSE(faulty.ok());
  for (auto bad : {"x", "e30", "W10", "WzEsMl0", "WyJhIiwiYiJd"}) {
    GetMonth query;
    query.cursor = bad;
    EXPECT_FALSE(month(team.rep, query).ok()) << bad;
  }
}

// However many deals are closed or in other pipelines, they are not looked at.
TEST_F(MonthsTest, ItIsAnsweredFromTheIndex) {
  if (!store.is_sqlite()) GTEST_SKIP() << "reads the plans of SQLite";
  for (auto on : {"2026-11-01", "2026-11-29", "2026-12-24", ""}) (void)closing(on);
  auto plans = team.read([&](store::Reader& reader) {
    Planned planned(reader);
    (void)read_months(planned, registry, team.admin, store.clock().now(), {}).value();
    return planned.plans;
  });
  std::erase_if(plans, [](const std::string& plan) { return !has(plan, " d "); });
  ASSERT_EQ(plans.size(), 5U);  // the sums and four columns with a deal
  EXPECT_TRUE(has(plans[0], "USING COVERING INDEX deals_closing")) << plans[0];
  for (std::size_t i = 1; i < plans.size(); ++i) {
    EXPECT_TRUE(has(plans[i],
                    "USING INDEX deals_closing (workspace_id=? AND pipeline_id=? AND status=? AND "
                    "expected_close_on"))
        << plans[i];
    // Cards in the order of the index; those without a date have none.
    if (i > 1) EXPECT_FALSE(has(plans[i], "TEMP B-TREE")) << plans[i];
  }
}

}  // namespace
}  // namespace penstock::deals
