#pragma once
// Many deals for the columns of the board and of the timeline, and what a recount of them finds.

#include <map>
#include <random>

#include "features/deals/test_deals.h"

namespace penstock::deals {

struct TestBoard : DealsTest {
  Date today() { return date_in_zone(store.clock().now(), "Europe/Warsaw"); }
  // Deals of several people, currencies, values, probabilities and next steps, with many ties.
  void fill(int count) {
    std::mt19937 random(11);
    auto pick = [&](unsigned n) { return static_cast<int>(random() % n); };
    const Actor* owners[] = {&team.rep, &team.teammate, &team.outsider, &team.manager};
    for (int i = 0; i < count; ++i) {
      Json input(Json::Object{{"title", "Deal " + std::to_string(pick(9))}});
      Money value{pick(4) * 3333, *Currency::parse(pick(3) == 0 ? "PLN" : "EUR")};
      input.set("value", to_json(value));
      input.set("stage_id", stage(pick(3)).text());
      if (pick(5) != 0) input.set("expected_close_on", to_text(add_days(today(), pick(300) - 60)));
      if (pick(2) == 0) input.set("probability_bp", pick(4) * 3333);
      auto deal = from<Deal>(done(*owners[pick(4)], "deal.create", input));
      if (pick(3) == 0) store.clock().advance(std::chrono::minutes{pick(90)});
      static constexpr int kHours[] = {-30, -2, 1, 2, 26};
      if (pick(2) == 0) plan(deal.id, store.clock().now() + std::chrono::hours{kHours[pick(5)]});
      if (pick(8) == 0) (void)change(team.admin, "deal.lose", deal.id);
    }
  }
  void plan(DealId id, Instant at) {
    (void)team.write([&](store::Tx& tx) -> Result<int> {
      tx.execute("UPDATE deals SET next_activity_at = $3 WHERE workspace_id = $1 AND id = $2",
                 {team.id, id, at});
      return 0;
    });
  }
  // All that somebody sees.
  std::vector<Deal> open_deals(const Actor& actor) {
    std::vector<Deal> all;
    team.read([&](store::Reader& reader) {
      reader.query("SELECT d.id FROM deals d WHERE d.workspace_id = $1 AND d.status = 'open'",
                   {team.id}, [&](const store::Row& row) {
                     auto deal = load_deal(reader, actor, DealId{row.integer(0)});
                     if (deal.ok()) all.push_back(*deal);
                   });
      return 0;
    });
    return all;
  }
  static std::map<std::string, std::int64_t> by_currency(const std::vector<Money>& sums) {
    std::map<std::string, std::int64_t> all;
    for (auto sum : sums) all[std::string(sum.currency.text())] = sum.minor;
    return all;
  }
  // The sums that the figures of a column must be.
  struct Recount {
    std::int64_t count = 0;
    std::map<std::string, std::int64_t> sums, weighted;
    std::array<std::int64_t, 4> steps{};  // late, today, none, later
    bool operator==(const Recount&) const = default;
  };
  Recount recount(const std::vector<Deal>& deals) {
    Recount all;
    for (const auto& deal : deals) {
      std::string code(deal.value.currency.text());
      auto stage = std::find_if(pipeline.stages.begin(), pipeline.stages.end(),
                                [&](const auto& one) { return one.id == deal.stage_id; });
      ++all.count;
      all.sums[code] += deal.value.minor;
      all.weighted[code] +=
          deal.value.minor * deal.probability_bp.value_or(stage->probability_bp).basis_points;
      if (!deal.next_activity_at)
        ++all.steps[2];
      else if (auto on = date_in_zone(*deal.next_activity_at, "Europe/Warsaw"); on < today())
        ++all.steps[0];
      else
        ++all.steps[on == today() ? 1 : 3];
    }
    for (auto& [code, value] : all.weighted) value = scale(value, 1, 10'000, Round::HalfEven);
    return all;
  }
  static Recount shown(const BoardColumn& column) {
    return {.count = column.count,
            .sums = by_currency(column.sums),
            .weighted = by_currency(column.weighted),
            .steps = {column.late, column.today, column.none, column.later}};
  }
};

}  // namespace penstock::deals
