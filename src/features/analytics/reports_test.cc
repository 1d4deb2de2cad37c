// Stages, learned days, trend and changes, over real commands.

#include "features/analytics/changes.h"
#include "features/analytics/test_world.h"

#include <random>

namespace penstock::analytics {
namespace {

using std::chrono::hours;

const Json& stage_at(const Json& report, std::size_t place) {
  return report.find("stages")->as_array()->at(place);
}

TEST(Stages, CountEachDealOnceHoweverOftenItEnters) {
  World world;
  auto wins =
      world.deal("10");  // Lead 2 d, Contact 1 d, back to Lead 3 d, skips to Decision 4 d, won
  auto loses = world.deal("10");  // Lead 2 d, Contact, lost after 8 d
  world.deal("10");               // stays in Lead
  world.clock().advance(hours{48});
  world.move(wins, 1);
  world.move(loses, 1);
  world.clock().advance(hours{24});
  world.move(wins, 0);
  world.clock().advance(hours{72});
  world.move(wins, 3);
  world.clock().advance(hours{96});
  world.win(wins, "2026-11-30");
  world.lose(loses, "2026-11-30");
  auto report = world.ask("report.stages", Json(Json::Object{}));
  const auto& lead = stage_at(report, 0);
  EXPECT_EQ(number_of(lead, "entered"), 3);
  EXPECT_EQ(number_of(lead, "went_on"), 2);
  EXPECT_EQ(number_of(lead, "in_now"), 1);
  EXPECT_DOUBLE_EQ(decimal_of(lead, "conversion"), 0.666667);
  EXPECT_DOUBLE_EQ(decimal_of(lead, "conversion_to_won"), 0.333333);
  EXPECT_DOUBLE_EQ(decimal_of(lead, "days_median"), 3.5);  // 5 and 2
  const auto& contact = stage_at(report, 1);
  EXPECT_EQ(number_of(contact, "entered"), 2);
  EXPECT_EQ(number_of(contact, "went_on"), 0);
  EXPECT_EQ(number_of(contact, "lost_here"), 1);
  EXPECT_EQ(number_of(contact, "back_moves"), 1);
  EXPECT_EQ(number_of(contact, "skips"), 1);
  EXPECT_DOUBLE_EQ(decimal_of(contact, "conversion"), 0);
  EXPECT_DOUBLE_EQ(decimal_of(contact, "days_median"), 4.5);  // 1 and 8
  EXPECT_EQ(number_of(stage_at(report, 2), "entered"), 0);
  EXPECT_EQ(number_of(stage_at(report, 2), "skips"), 1);
  EXPECT_EQ(number_of(stage_at(report, 3), "won_here"), 1);
  EXPECT_DOUBLE_EQ(decimal_of(stage_at(report, 3), "conversion"), 1);
}

TEST(UsualDays, AreLearnedFromFiveDealsThatWentOn) {
  World world;
  auto usual = world.timelines().usual_days();
  auto lead = world.stage(0);
  auto workspace = world.actor().workspace_id;
  std::vector<std::string> deals;
  for (int i = 0; i < 6; ++i) deals.push_back(world.deal("10"));
  for (std::size_t i = 0; i < 4; ++i) {  // after 2, 4, 6, 8 days
    world.clock().advance(hours{48});
    world.move(deals[i], 1);
  }
  world.timelines().learn(workspace);
  EXPECT_EQ(usual(workspace, lead), std::nullopt);
  world.clock().advance(hours{48});
  world.move(deals[4], 1);
  world.lose(deals[5], "2026-12-01");  // teaches nothing
  world.timelines().learn(workspace);
  EXPECT_EQ(usual(workspace, lead), 6);
  EXPECT_EQ(usual(world.other().workspace_id, lead), std::nullopt);
}

TEST(Trend, HasAPointForEveryMonth) {
  World world;
  world.win(world.deal("10.50", {{"opened_on", Json("2026-01-03")}}), "2026-02-03");
  world.win(world.deal("20", {{"opened_on", Json("2026-01-04")}}), "2026-02-28");
  world.win(world.deal("40", {{"opened_on", Json("2026-01-04")}}, nullptr, "USD"), "2026-02-28");
  auto trend = world.ask("report.trend", Json(Json::Object{{"metric", Json("won_value")}}));
  const auto& points = *trend.find("points")->as_array();
  ASSERT_EQ(points.size(), 12u);
  EXPECT_EQ(text_of(points[0], "key"), "2025-12");
  EXPECT_EQ(text_of(points[11], "to"), "2026-11-22");
  EXPECT_EQ(amount_of(points[2], "value"), "30.50 EUR");
  EXPECT_EQ(amount_of(points[3], "value"), "0.00 EUR");
  for (const auto& point : points)
    EXPECT_EQ(world.count_deals(text_of(point, "where")), number_of(point, "count"));
  EXPECT_EQ(number_of(points[2], "count"), 2);  // those of the value
  EXPECT_EQ(trend.find("other_currencies")->as_array()->size(), 1u);
  auto created = world.ask("report.trend", Json(Json::Object{{"metric", Json("created")},
                                                             {"by", Json("quarter")},
                                                             {"from", Json("2026-01-04")}}));
  const auto& quarters = *created.find("points")->as_array();
  ASSERT_EQ(quarters.size(), 4u);
  EXPECT_EQ(number_of(quarters[0], "count"), 2);
}

std::int64_t minor_of(const CurrencyChanges& changes) {
  auto sum = changes.opening_value.minor;
  for (const auto& step : changes.steps) sum += step.effect.minor;
  return sum;
}

TEST(Changes, AddUpExactly) {
  World world;
  std::mt19937 random(3);
  std::vector<std::string> deals;
  std::vector<Instant> moments{world.clock().now()};
  auto deal_input = [&] {
    return Json(Json::Object{{"deal_id", Json(deals[random() % deals.size()])}});
  };
  for (int i = 0; i < 300; ++i) {
    world.clock().advance(std::chrono::minutes{random() % 300});
    if (i % 4 == 0)
      deals.push_back(
          world.deal(std::to_string(random() % 1000), {}, nullptr, random() % 4 ? "EUR" : "USD"));
    auto input = deal_input();
    switch (random() % 7) {
      case 0:
        world.run("deal.win", input);
        break;
      case 1:
        world.run("deal.lose", input);
        break;
      case 2:
        world.run("deal.reopen", input);
        break;
      case 3:
        world.run("deal.delete", input);
        break;
      case 4:
        input.set("to_stage_id", Json(world.stage(random() % 4).text()));
        world.run("deal.move", input);
        break;
      default:
        input.set("value", Json(Json::Object{{"amount", Json(std::to_string(random() % 1000))},
                                             {"currency", Json(random() % 9 ? "EUR" : "USD")}}));
        world.run("deal.edit", input);
    }
    if (i % 25 == 0) moments.push_back(world.clock().now());
  }
  for (auto from : moments)
    for (auto to : moments) {
      if (from > to) continue;
      auto report = world.database().read_now([&](store::Reader& reader) {
        return report_changes(reader, world.registry(), world.timelines(), world.actor(),
                              world.clock().now(), {.from = from, .to = to});
      });
      ASSERT_TRUE(report.ok());
      EXPECT_EQ(minor_of(report->pipeline), report->pipeline.closing_value.minor);
      for (const auto& other : report->other_currencies)
        EXPECT_EQ(minor_of(other), other.closing_value.minor);
      auto open = world.metrics({{"as_of", Json(to_text(to))}});
      EXPECT_EQ(format_amount(report->pipeline.closing_value) + " EUR",
                amount_of(*open.find("total"), "open_value"));
    }
}

}  // namespace
}  // namespace penstock::analytics
