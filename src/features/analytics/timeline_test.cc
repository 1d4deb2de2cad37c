// A timeline that followed real commands equals one that is built afresh, and both equal what a
// replay of the journal says.

#include "features/analytics/test_world.h"

#include <random>

#include "features/analytics/build.h"
#include "features/deals/store.h"

namespace penstock::analytics {
namespace {

// Deals with their lives, whatever their order.
std::map<std::int64_t, std::string> lives(const Timeline& timeline) {
  std::map<std::int64_t, std::string> all;
  for (std::size_t deal = 0; deal < timeline.size(); ++deal)
    all.emplace(timeline.id(deal), timeline.life(deal));
  return all;
}

std::map<std::int64_t, std::string> followed(World& world) {
  return world.database().read_now([&](store::Reader& reader) {
    return world.timelines().look(reader, world.actor().workspace_id, lives);
  });
}

std::map<std::int64_t, std::string> rebuilt(World& world) {
  return world.database().read_now([&](store::Reader& reader) {
    return lives(*build_timeline(reader, world.actor().workspace_id));
  });
}

// One random command; it may be refused.
void act(World& world, std::mt19937& random, std::vector<std::string>& deals) {
  auto pick = [&](std::size_t n) { return random() % n; };
  world.clock().advance(std::chrono::minutes{pick(600)});
  if (deals.empty() || pick(6) == 0) {
    auto id = world.deal(std::to_string(pick(9000)),
                         {{"source_channel", Json(pick(2) ? "web" : "fair \"x\"")}}, nullptr,
                         pick(5) == 0 ? "USD" : "EUR");
    deals.push_back(std::move(id));
    return;
  }
  Json input(Json::Object{{"deal_id", Json(deals[pick(deals.size())])}});
  switch (pick(9)) {
    case 0:
      input.set("value", Json(Json::Object{{"amount", Json(std::to_string(pick(9000)))},
                                           {"currency", Json("EUR")}}));
      world.run("deal.edit", input);
      return;
    case 1:
      input.set("expected_close_on", Json("2027-0" + std::to_string(1 + pick(9)) + "-15"));
      world.run("deal.edit", input);
      return;
    case 2:
      input.set("title", Json("Deal " + std::to_string(pick(100))));
      world.run("deal.edit", input);
      return;
    case 3:
    case 4:
      input.set("to_stage_id", Json(world.stage(pick(4)).text()));
      world.run("deal.move", input);
      return;
    case 5:
      world.run(pick(2) ? "deal.win" : "deal.lose", input);
      return;
    case 6:
      input.set("wake_on", Json("2029-01-01"));
      world.run("deal.park", input);
      return;
    case 7:
      world.run("deal.reopen", input);
      return;
    default:
      if (pick(4) == 0) world.run("deal.delete", input);
  }
}

// Takes back a random recent event of a deal.
void undo(World& world, std::mt19937& random) {
  (void)world.database().write_now([&](store::Tx& tx) -> Result<void> {
    auto head = journal::head(tx, world.actor().workspace_id);
    auto entry = journal::find_entry(tx, world.actor().workspace_id,
                                     head - static_cast<std::int64_t>(random() % 5));
    if (!entry || entry->record_type != "deal") return {};
    return deals::undo_deal(tx, world.actor(), world.clock().now(), *entry);
  });
}

TEST(Timeline, ThatFollowedEqualsOneThatIsRebuilt) {
  World world;
  journal::Followers followers(world.database());
  world.timelines().attach(followers);
  followers.start();
  std::mt19937 random(20261122);
  std::vector<std::string> deals;
  for (int round = 0; round < 30; ++round) {
    for (int i = 0; i < 30; ++i) act(world, random, deals);
    undo(world, random);
    if (round % 3 == 0) followers.catch_up();
    ASSERT_EQ(followed(world), rebuilt(world)) << "round " << round;
  }
  followers.stop();
}

TEST(Timeline, AtAMomentEqualsAReplayUpToIt) {
  World world;
  std::mt19937 random(7);
  std::vector<std::string> deals;
  std::vector<std::pair<std::int64_t, std::map<std::int64_t, std::string>>> moments;
  auto told = [](const Timeline& timeline, std::int64_t moment) {
    std::map<std::int64_t, std::string> states;
    for (std::size_t deal = 0; deal < timeline.size(); ++deal)
      if (const auto* state = timeline.at(deal, moment))
        states[timeline.id(deal)] = std::to_string(state->minor) + " " +
                                    std::to_string(timeline.stages().key(state->stage)) + " " +
                                    std::to_string(static_cast<int>(state->status));
    return states;
  };
  for (int round = 0; round < 20; ++round) {
    for (int i = 0; i < 20; ++i) act(world, random, deals);
    world.database().read([&](store::Reader& reader) {
      moments.emplace_back(to_ms(world.clock().now()),
                           told(*build_timeline(reader, world.actor().workspace_id), INT64_MAX));
    });
    world.clock().advance(std::chrono::hours{1});
  }
  world.database().read([&](store::Reader& reader) {
    world.timelines().look(reader, world.actor().workspace_id, [&](const Timeline& timeline) {
      for (const auto& [moment, states] : moments) EXPECT_EQ(told(timeline, moment), states);
      EXPECT_TRUE(told(timeline, 0).empty());
    });
  });
}

Happened event(std::int64_t at, std::int64_t occurred_at, std::string_view body) {
  return {.deal_id = 1, .at = at, .occurred_at = occurred_at, .body = body};
}

TEST(Timeline, OfADealThatCameClosedWasOpenBefore) {
  deals::Deal deal{.id = DealId{1},
                   .pipeline_id = {1},
                   .stage_id = {2},
                   .value = {0, *Currency::parse("EUR")},
                   .opened_on = *parse_date("1970-01-01")};
  deal.status = deals::DealStatus::Won;
  deal.closed_at = instant_from_ms(5'000);
  deal.closed_on = parse_date("1970-01-01");
  Timeline timeline;
  auto body = deals::event_body(nullptr, &deal);
  timeline.apply(event(9'000, 1'000, body));
  EXPECT_EQ(timeline.at(0, 999), nullptr);
  EXPECT_EQ(timeline.at(0, 1'000)->status, Status::Open);
  EXPECT_EQ(timeline.at(0, 4'999)->closed_on, kNoDay);
  EXPECT_EQ(timeline.at(0, 5'000)->status, Status::Won);
}

TEST(Timeline, NeverPutsALaterEventBeforeAnEarlierOneNorIntoTheFuture) {
  deals::Deal before{.id = DealId{1},
                     .pipeline_id = {1},
                     .stage_id = {2},
                     .value = {0, *Currency::parse("EUR")},
                     .opened_on = *parse_date("1970-01-01")};
  auto after = before;
  after.stage_id = {3};
  Timeline timeline;
  timeline.apply(event(1'000, 8'000, deals::event_body(nullptr, &before)));
  EXPECT_EQ(timeline.now(0).at, 1'000);
  timeline.apply(event(2'000, 500, deals::event_body(&before, &after)));
  EXPECT_EQ(timeline.now(0).at, 1'000);
  EXPECT_EQ(timeline.stages().key(timeline.at(0, 1'000)->stage), 3);
}

TEST(Timeline, TakesAPastThatIsToldAfterThePresent) {
  deals::Deal now{.id = DealId{1},
                  .pipeline_id = {1},
                  .stage_id = {4},
                  .value = {0, *Currency::parse("EUR")},
                  .opened_on = *parse_date("1970-01-01")};
  now.status = deals::DealStatus::Won;
  now.closed_at = instant_from_ms(5'000);
  auto first = now, second = now;
  first.status = second.status = deals::DealStatus::Open;
  first.stage_id = {2};
  second.stage_id = {3};
  Timeline timeline;
  timeline.apply(event(9'000, 1'000, deals::event_body(nullptr, &now)));
  timeline.apply(
      event(9'500, 3'000, deals::event_body(&first, &second, {{"history", Json(true)}})));
  timeline.apply(event(9'600, 2'000, deals::event_body(&now, &first, {{"history", Json(true)}})));
  auto stage_at = [&](std::int64_t moment) {
    return timeline.stages().key(timeline.at(0, moment)->stage);
  };
  EXPECT_EQ(stage_at(2'000), 2);
  EXPECT_EQ(stage_at(3'000), 3);
  EXPECT_EQ(stage_at(5'000), 4);
  EXPECT_EQ(timeline.now(0).status, Status::Won);
  auto life = timeline.life(0);
  timeline.compact();
  EXPECT_EQ(timeline.life(0), life);
}

TEST(Timelines, KnowNothingOfAnotherWorkspace) {
  World world;
  world.deal("10", {}, &world.other());
  EXPECT_TRUE(followed(world).empty());
  EXPECT_EQ(number_of(*world.metrics({}, &world.other()).find("total"), "deals"), 1);
  EXPECT_EQ(number_of(*world.metrics({}).find("total"), "deals"), 0);
}

// An import that is undone leaves no past behind, in the timeline that followed and in one that is
// built afresh.
TEST(Timeline, ForgetsTheImportedPastThatWasWithdrawn) {
  World world;
  auto id = world.deal("100");
  world.clock().advance(std::chrono::days{40});
  world.move(id, 1);
  auto before = followed(world);
  auto append = [&](std::string_view name, std::string body, std::optional<Instant> at) {
    world.database()
        .write_now([&](store::Tx& tx) -> Result<void> {
          journal::append(tx, world.actor().workspace_id, world.actor().user_id,
                          world.clock().now(),
                          {.name = name,
                           .record_type = "deal",
                           .record_id = DealId::parse(id)->value,
                           .body = std::move(body),
                           .occurred_at = at,
                           .batch_id = 77});
          return {};
        })
        .value();
  };
  auto told = [&](std::string mark, std::size_t place) {
    return "{\"" + mark + "\":true,\"before\":{},\"after\":{\"stage_id\":\"" +
           world.stage(place).text() + "\"}}";
  };
  auto now = world.clock().now();
  append("deal.moved", told("history", 3), now - std::chrono::days{50});
  append("deal.moved", told("history", 2), now - std::chrono::days{20});
  auto with_past = followed(world);
  EXPECT_NE(with_past, before);
  EXPECT_EQ(with_past, rebuilt(world));
  append("deal.undone", told("withdraws_history", 1), {});
  EXPECT_EQ(followed(world), before);
  EXPECT_EQ(rebuilt(world), before);
}

}  // namespace
}  // namespace penstock::analytics
