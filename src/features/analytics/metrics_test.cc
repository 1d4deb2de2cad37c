#include "features/analytics/metrics.h"

#include "features/analytics/test_world.h"

namespace penstock::analytics {
namespace {

Json::Object opened(std::string_view on, Json::Object more = {}) {
  more.emplace_back("opened_on", Json(on));
  return more;
}

// Three won (cycles 10, 20, 60 days), one lost, one open, one parked, one won in dollars (40 days).
void fill(World& world) {
  world.win(world.deal("100.01", opened("2026-01-01", {{"source_channel", Json("web")}})),
            "2026-01-11");
  world.win(world.deal("200.00", opened("2026-01-10", {{"source_channel", Json("fair \"a\\b\"")}})),
            "2026-01-30");
  world.win(world.deal("1000.02", opened("2026-01-31")), "2026-04-01");
  world.lose(world.deal("50", opened("2026-02-01", {{"source_channel", Json("web")}})),
             "2026-02-15");
  world.deal("70", opened("2026-03-05", {{"source_channel", Json("web")}}));
  auto parked = world.deal("80", opened("2026-03-06"));
  world.run("deal.park",
            Json(Json::Object{{"deal_id", Json(parked)}, {"wake_on", Json("2029-01-01")}}));
  world.win(world.deal("999", opened("2026-02-01"), nullptr, "USD"), "2026-03-13");
}

TEST(Metrics, AreThoseWorkedOutByHand) {
  World world;
  fill(world);
  auto report = world.metrics({});
  const auto& total = *report.find("total");
  EXPECT_EQ(number_of(total, "deals"), 7);
  EXPECT_EQ(number_of(total, "won"), 4);
  EXPECT_EQ(number_of(total, "lost"), 1);
  EXPECT_EQ(number_of(total, "open"), 1);
  EXPECT_EQ(number_of(total, "parked"), 1);
  EXPECT_DOUBLE_EQ(decimal_of(total, "win_rate"), 0.8);
  EXPECT_DOUBLE_EQ(decimal_of(total, "value_win_rate"), 0.962964);  // 1300.03 / 1350.03
  EXPECT_EQ(amount_of(total, "won_value"), "1300.03 EUR");
  EXPECT_EQ(amount_of(total, "won_value_mean"), "433.34 EUR");  // 433.343…
  EXPECT_EQ(amount_of(total, "won_value_median"), "200.00 EUR");
  EXPECT_EQ(amount_of(total, "open_value"), "70.00 EUR");
  EXPECT_DOUBLE_EQ(decimal_of(total, "cycle_days_mean"), 32.5);  // 10, 20, 40, 60
  EXPECT_DOUBLE_EQ(decimal_of(total, "cycle_days_median"), 30);
  EXPECT_DOUBLE_EQ(decimal_of(total, "cycle_days_p90"), 54);  // 40 + 0.7 · 20
  const auto& other = total.find("other_currencies")->as_array()->at(0);
  EXPECT_EQ(amount_of(other, "won_value"), "999.00 USD");
  EXPECT_EQ(number_of(other, "won"), 1);
  EXPECT_TRUE(report.find("previous")->is_null());
}

TEST(Metrics, OfNothingHaveNoRates) {
  World world;
  auto report = world.metrics({});
  const auto& total = *report.find("total");
  EXPECT_EQ(number_of(total, "deals"), 0);
  EXPECT_TRUE(total.find("win_rate")->is_null());
  EXPECT_TRUE(total.find("won_value_mean")->is_null());
  EXPECT_TRUE(total.find("cycle_days_p90")->is_null());
  EXPECT_EQ(amount_of(total, "won_value"), "0.00 EUR");
}

TEST(Metrics, OfAPeriodStandBesideThePeriodBefore) {
  World world;
  fill(world);
  auto report = world.metrics({{"from", Json("2026-02-01")}, {"to", Json("2026-02-28")}});
  const auto& total = *report.find("total");
  EXPECT_EQ(number_of(total, "deals"), 2);
  EXPECT_EQ(number_of(total, "won"), 0);
  EXPECT_EQ(number_of(total, "lost"), 1);
  EXPECT_EQ(number_of(total, "open"), 2);  // won later: in March and April
  const auto& before = *report.find("previous");
  EXPECT_EQ(text_of(report, "previous_from"), "2026-01-01");
  EXPECT_EQ(text_of(report, "previous_to"), "2026-01-31");
  EXPECT_EQ(number_of(before, "deals"), 3);
  EXPECT_EQ(number_of(before, "won"), 2);
  EXPECT_EQ(amount_of(before, "won_value_median"), "150.00 EUR");  // 150.005, half to even
}

TEST(PeriodBefore, IsAsManyMonthsOrDays) {
  auto before = [](std::string_view from, std::string_view to) {
    auto period = period_before({parse_date(from), parse_date(to)});
    return to_text(*period->from) + " " + to_text(*period->to);
  };
  EXPECT_EQ(before("2026-07-01", "2026-09-30"), "2026-04-01 2026-06-30");
  EXPECT_EQ(before("2024-01-01", "2024-12-31"), "2023-01-01 2023-12-31");
  EXPECT_EQ(before("2026-03-02", "2026-03-08"), "2026-02-23 2026-03-01");
  EXPECT_EQ(period_before({.from = parse_date("2026-01-01"), .to = {}}), std::nullopt);
}

TEST(Metrics, EveryListBehindAFigureCountsTheSame) {
  World world;
  fill(world);
  for (bool with_period : {false, true}) {
    Json::Object input{{"where", Json("value >= 60")}};
    if (with_period) {
      input.emplace_back("from", Json("2026-01-15"));
      input.emplace_back("to", Json("2026-03-05"));
    }
    auto report = world.metrics(std::move(input));
    const auto& total = *report.find("total");
    for (const auto& formula : *report.find("formulas")->as_array()) {
      auto metric = text_of(formula, "metric");
      auto expected = number_of(total, metric);
      if (expected < 0 || metric.starts_with("cycle")) continue;
      EXPECT_EQ(world.count_deals(text_of(formula, "where")), expected) << metric;
    }
  }
}

TEST(Metrics, TheListOfAnAmountHasTheDealsThatAreInIt) {
  World world;
  fill(world);
  auto report = world.metrics({});
  std::map<std::string, std::int64_t> counts;
  for (const auto& formula : *report.find("formulas")->as_array())
    counts[text_of(formula, "metric")] = world.count_deals(text_of(formula, "where"));
  EXPECT_EQ(counts["won"], 4);
  for (auto metric : {"won_value", "won_value_mean", "won_value_median"})
    EXPECT_EQ(counts[metric], 3) << metric;  // without the one in dollars
  EXPECT_EQ(counts["value_win_rate"], 4);
  EXPECT_EQ(counts["win_rate"], 5);
}

TEST(Groups, AddUpToTheTotalAndOpenTheirLists) {
  World world;
  fill(world);
  for (auto by : group_by_texts()) {
    for (bool with_period : {false, true}) {
      Json::Object input{{"group_by", Json(by)}, {"where", Json("not title = \"x\"")}};
      if (with_period) {
        input.emplace_back("from", Json("2026-01-05"));
        input.emplace_back("to", Json("2026-02-20"));
      }
      auto report = world.metrics(std::move(input));
      const auto& total = *report.find("total");
      std::map<std::string, std::int64_t> sums;
      for (const auto& group : *report.find("groups")->as_array()) {
        for (auto name : {"deals", "won", "lost", "open", "parked"})
          sums[name] += number_of(group, name);
        EXPECT_EQ(world.count_deals(text_of(group, "where")), number_of(group, "deals"))
            << by << ": " << text_of(group, "where");
      }
      for (const auto& [name, sum] : sums)
        EXPECT_EQ(sum, number_of(total, name)) << by << " " << name;
    }
  }
}

TEST(Groups, OfCompaniesFollowTheirFacts) {
  World world;
  auto company = world.run("company.create", Json(Json::Object{{"name", Json("Łódź Mills")},
                                                               {"industry", Json("Retail \"x\"")},
                                                               {"country", Json("PL")},
                                                               {"employees", Json(60)}}));
  ASSERT_FALSE(company.is_null());
  world.deal("10", {{"company_id", Json(text_of(company, "id"))}});
  world.deal("20");
  for (auto [by, key] : {std::pair{"company.industry", "Retail \"x\""},
                         {"company.country", "PL"},
                         {"company.size", "50-249"}}) {
    auto report = world.metrics({{"group_by", Json(by)}});
    const auto& groups = *report.find("groups")->as_array();
    ASSERT_EQ(groups.size(), 2u);
    EXPECT_EQ(text_of(groups[0], "key"), key);
    for (const auto& group : groups)
      EXPECT_EQ(world.count_deals(text_of(group, "where")), 1) << text_of(group, "where");
  }
}

TEST(Metrics, AsOfAMomentEqualThoseOfThatMoment) {
  World world;
  std::vector<std::pair<std::string, std::string>> told;
  std::vector<std::string> deals;
  for (int i = 0; i < 40; ++i) {
    world.clock().advance(std::chrono::hours{30});
    deals.push_back(world.deal(std::to_string(10 + i)));
    if (i % 2 == 0)
      world.move(deals[static_cast<std::size_t>(i / 2)], 1 + static_cast<std::size_t>(i) % 3);
    if (i % 3 == 0) world.win(deals[static_cast<std::size_t>(i / 3)], "2026-11-23");
    auto report = world.metrics({{"group_by", Json("stage")}});
    told.emplace_back(to_text(world.clock().now()),
                      to_text(*report.find("total")) + to_text(*report.find("groups")));
  }
  world.clock().advance(std::chrono::hours{1});
  for (const auto& [moment, figures] : told) {
    auto report = world.metrics({{"group_by", Json("stage")}, {"as_of", Json(moment)}});
    EXPECT_EQ(to_text(*report.find("total")) + to_text(*report.find("groups")), figures) << moment;
  }
}

TEST(Metrics, CountOnlyWhatTheActorMaySee) {
  World world;
  auto team = world.run("team.create", Json(Json::Object{{"name", Json("North")}}));
  auto team_id = TeamId::parse(text_of(team, "id"));
  ASSERT_TRUE(team_id);
  auto rep = world.user("rita", team_id, access::Visibility::Own);
  auto mate = world.user("max", team_id, access::Visibility::Team);
  world.deal("10", {{"owner_id", Json(rep.user_id.text())}});
  world.deal("20", {{"owner_id", Json(mate.user_id.text())}});
  world.deal("40");
  auto open_value = [&](const access::Actor* as) {
    return amount_of(*world.metrics({}, as).find("total"), "open_value");
  };
  EXPECT_EQ(open_value(&rep), "10.00 EUR");
  EXPECT_EQ(open_value(&mate), "30.00 EUR");
  EXPECT_EQ(open_value(nullptr), "70.00 EUR");
  auto groups = world.metrics(
      {{"group_by", Json("owner")}, {"as_of", Json(to_text(world.clock().now()))}}, &rep);
  EXPECT_EQ(groups.find("groups")->as_array()->size(), 1u);
  auto by_team = world.metrics({{"group_by", Json("team")}});
  for (const auto& group : *by_team.find("groups")->as_array())
    EXPECT_EQ(world.count_deals(text_of(group, "where")), number_of(group, "deals"));
}

TEST(Metrics, RefuseWhatTheyDoNotUnderstand) {
  World world;
  auto refused = [&](GetMetrics query) {
    return world.database().read_now([&](store::Reader& reader) {
      auto report = report_metrics(reader, world.registry(), world.timelines(), world.actor(),
                                   world.clock().now(), query);
      return report.ok() ? std::string() : report.error().fields.at(0).slug;
    });
  };
  EXPECT_EQ(refused({.group_by = "colour"}), "unknown_group");
  EXPECT_EQ(refused({.from = parse_date("2026-02-02"), .to = parse_date("2026-02-01")}),
            "before_from");
  EXPECT_EQ(refused({.where = "colour = \"red\""}), "unknown_field");
}

}  // namespace
}  // namespace penstock::analytics
