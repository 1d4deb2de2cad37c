#include "features/demo/test_world.h"
#include "store/text_index.h"

namespace penstock::demo {
namespace {

MadeDemo make(World& world, const DemoOptions& options = {}) {
  auto made = make_demo(world.database(), world.registry(), world.clock(), options);
  EXPECT_TRUE(made.ok()) << made.error().says
                         << (made.error().fields.empty() ? "" : made.error().fields[0].field);
  return *made;
}

// One demo for the tests that only look at it.
class Demo : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    world_ = new World;
    made_ = make(*world_);
  }
  static void TearDownTestSuite() {
    delete world_;
    world_ = nullptr;
  }
  std::int64_t number(std::string_view sql) { return world_->number(made_.workspace_id, sql); }
  std::vector<std::string> texts(std::string_view sql) {
    return world_->texts(made_.workspace_id, sql);
  }

  static inline World* world_ = nullptr;
  static inline MadeDemo made_;
};

TEST_F(Demo, HasTheNumbersOfATeam) {
  EXPECT_EQ(number("SELECT count(*) FROM users t WHERE t.workspace_id = $1"), 9);
  EXPECT_EQ(number("SELECT count(*) FROM teams t WHERE t.workspace_id = $1"), 2);
  EXPECT_EQ(number("SELECT count(*) FROM pipelines t WHERE t.workspace_id = $1"), 2);
  EXPECT_EQ(number("SELECT count(*) FROM lost_reasons t WHERE t.workspace_id = $1"), 8);
  EXPECT_EQ(number("SELECT count(*) FROM companies t WHERE t.workspace_id = $1"), 160);
  auto people = number("SELECT count(*) FROM people t WHERE t.workspace_id = $1");
  EXPECT_GE(people, 240);
  EXPECT_LE(people, 300);
  EXPECT_EQ(number("SELECT count(*) FROM deals t WHERE t.workspace_id = $1"), 420);
  EXPECT_GT(number("SELECT count(*) FROM activities t WHERE t.workspace_id = $1"), 1'500);
  EXPECT_GT(number("SELECT count(*) FROM notes t WHERE t.workspace_id = $1"), 200);
}

TEST_F(Demo, FillsEveryColumnOfTheBoard) {
  auto open = number(
      "SELECT count(*) FROM deals d JOIN pipelines p ON p.workspace_id = $1 AND p.id = "
      "d.pipeline_id "
      "WHERE d.workspace_id = $1 AND d.status = 'open' AND p.position = 0");
  EXPECT_GE(open, 90);
  EXPECT_LE(open, 130);
  for (const auto& count : texts("SELECT count(*) FROM deals d JOIN pipelines p ON p.workspace_id "
                                 "= $1 AND p.id = d.pipeline_id "
                                 "WHERE d.workspace_id = $1 AND d.status = 'open' AND p.position = "
                                 "0 GROUP BY d.stage_id")) {
    EXPECT_GE(std::stoi(count), 12);
    EXPECT_LE(std::stoi(count), 38);
  }
}

TEST_F(Demo, WinsAboutAThird) {
  auto won = number("SELECT count(*) FROM deals d WHERE d.workspace_id = $1 AND d.status = 'won'");
  auto lost =
      number("SELECT count(*) FROM deals d WHERE d.workspace_id = $1 AND d.status = 'lost'");
  EXPECT_GE(won * 100, (won + lost) * 25);
  EXPECT_LE(won * 100, (won + lost) * 35);
  EXPECT_EQ(number("SELECT count(*) FROM deals d WHERE d.workspace_id = $1 AND d.status = 'lost' "
                   "AND d.lost_reason_id IS NULL"),
            0);
}

TEST_F(Demo, HasWhatHygieneLooksFor) {
  constexpr std::string_view kOpen =
      "SELECT count(*) FROM deals d WHERE d.workspace_id = $1 AND d.status = 'open'";
  auto open = number(kOpen);
  auto idle = number(std::string(kOpen) + " AND d.next_activity_id IS NULL");
  EXPECT_GT(idle * 100, open * 6);
  EXPECT_LT(idle * 100, open * 22);
  auto now = std::to_string(to_ms(world_->clock().now()));
  EXPECT_GT(number(std::string(kOpen) + " AND d.next_activity_at < " + now), 8);
  EXPECT_GT(number(std::string(kOpen) + " AND d.next_activity_at >= " + now), open / 2);
  EXPECT_GT(number("SELECT count(*) FROM deals d JOIN stages s ON s.workspace_id = $1 AND s.id = "
                   "d.stage_id WHERE d.workspace_id = $1 "
                   "AND d.status = 'open' AND d.entered_stage_at < " +
                   now + " - CAST(s.longest_stay_days AS BIGINT) * 86400000 * 3 / 2"),
            5);
  EXPECT_GT(number("SELECT count(*) FROM deals d WHERE d.workspace_id = $1 AND d.status = 'parked' "
                   "AND d.wake_on IS NOT NULL"),
            8);
}

TEST_F(Demo, IsMostlyInEuros) {
  auto all = number("SELECT count(*) FROM deals d WHERE d.workspace_id = $1");
  EXPECT_GT(
      number(
          "SELECT count(*) FROM deals d WHERE d.workspace_id = $1 AND d.value_currency = 'EUR'") *
          2,
      all);
  EXPECT_GT(
      number("SELECT count(*) FROM deals d WHERE d.workspace_id = $1 AND d.value_currency = 'PLN'"),
      10);
  EXPECT_GT(
      number("SELECT count(*) FROM deals d WHERE d.workspace_id = $1 AND d.value_currency = 'GBP'"),
      10);
}

TEST_F(Demo, SpeaksFiveLanguages) {
  for (std::string_view language : {"pl", "ro", "tr", "en", "ru"})
    EXPECT_GT(number("SELECT count(*) FROM people p WHERE p.workspace_id = $1 AND p.language = '" +
                     std::string(language) + "'"),
              15)
        << language;
  for (std::string_view letters : {"ł", "ș", "ğ", "Д"})
    EXPECT_GT(number("SELECT count(*) FROM people p WHERE p.workspace_id = $1 AND p.name LIKE '%" +
                     std::string(letters) + "%'"),
              0)
        << letters;
}

TEST_F(Demo, NamesNobodysDomain) {
  for (const auto& domain : texts("SELECT c.domain FROM companies c WHERE c.workspace_id = $1"))
    EXPECT_TRUE(domain.ends_with(".example")) << domain;
  for (const auto& website : texts(
           "SELECT c.website FROM companies c WHERE c.workspace_id = $1 AND c.website IS NOT NULL"))
    EXPECT_TRUE(website.ends_with(".example")) << website;
  for (std::string_view table : {"people", "users"})
    for (const auto& email : texts("SELECT p.email FROM " + std::string(table) +
                                   " p WHERE p.workspace_id = $1 AND p.email IS NOT NULL"))
      EXPECT_TRUE(email.ends_with(".example")) << email;
}

TEST_F(Demo, LeavesNoSlotUnfilled) {
  for (std::string_view sql : {"SELECT n.text FROM notes n WHERE n.workspace_id = $1",
                               "SELECT a.title FROM activities a WHERE a.workspace_id = $1",
                               "SELECT d.title FROM deals d WHERE d.workspace_id = $1",
                               "SELECT d.source_campaign FROM deals d WHERE d.workspace_id = $1",
                               "SELECT d.lost_note FROM deals d WHERE d.workspace_id = $1"})
    for (const auto& text : texts(sql)) EXPECT_EQ(text.find('{'), std::string::npos) << text;
}

TEST_F(Demo, HappensInOrderAndNotAfterNow) {
  auto now = std::to_string(to_ms(world_->clock().now()));
  EXPECT_EQ(number("SELECT count(*) FROM journal j WHERE j.workspace_id = $1 AND (j.at > " + now +
                   " OR j.occurred_at > " + now + ")"),
            0);
  EXPECT_EQ(number("SELECT count(*) FROM journal a JOIN journal b ON b.workspace_id = $1 AND b.pos "
                   "= a.pos + 1 WHERE a.workspace_id = $1 AND b.at < a.at"),
            0);
  EXPECT_EQ(number("SELECT w.journal_head - (SELECT count(*) FROM journal j WHERE j.workspace_id = "
                   "$1) FROM workspaces w WHERE w.workspace_id = $1"),
            0);
  EXPECT_EQ(number("SELECT count(*) FROM deals d WHERE d.workspace_id = $1 AND (d.entered_stage_at "
                   "< d.created_at OR d.closed_at < d.entered_stage_at)"),
            0);
  EXPECT_GT(
      number("SELECT count(*) FROM journal j WHERE j.workspace_id = $1 AND j.name = 'deal.moved'"),
      500);
}

TEST_F(Demo, OpenDealsAreValid) {
  EXPECT_EQ(number("SELECT count(*) FROM deals d JOIN stages s ON s.workspace_id = $1 AND s.id = "
                   "d.stage_id WHERE d.workspace_id = $1 "
                   "AND s.pipeline_id <> d.pipeline_id"),
            0);
  EXPECT_EQ(
      number("SELECT count(*) FROM deals d WHERE d.workspace_id = $1 AND d.status = 'open' AND "
             "(d.closed_on IS NOT NULL OR d.company_id IS NULL OR d.title = '' OR d.product_id IS "
             "NULL)"),
      0);
  EXPECT_EQ(number("SELECT count(*) FROM deals d JOIN activities a ON a.workspace_id = $1 AND a.id "
                   "= d.next_activity_id "
                   "WHERE d.workspace_id = $1 AND a.done_at IS NOT NULL"),
            0);
  // Closed deals leave nothing to do.
  EXPECT_EQ(number("SELECT count(*) FROM deals d JOIN activities a ON a.workspace_id = $1 AND "
                   "a.deal_id = d.id "
                   "WHERE d.workspace_id = $1 AND d.status <> 'open' AND a.done_at IS NULL"),
            0);
}

TEST_F(Demo, ANewOneIsRefusedOnTheSameServer) {
  auto again = make_demo(world_->database(), world_->registry(), world_->clock(), {});
  ASSERT_FALSE(again.ok());
  EXPECT_EQ(again.error().slug, "email_taken");
}

TEST(MakeDemo, IsTheSameForTheSameSeed) {
  auto journal_of = [](const DemoOptions& options) {
    World world;
    auto made = make(world, options);
    return world.texts(
        made.workspace_id,
        "SELECT j.pos || ' ' || j.at || ' ' || j.name || ' ' || j.body FROM journal j "
        "WHERE j.workspace_id = $1 ORDER BY j.pos");
  };
  auto first = journal_of({.deals = 60});
  EXPECT_EQ(first, journal_of({.deals = 60}));
  EXPECT_NE(first, journal_of({.seed = 7, .deals = 60}));
}

TEST(MakeDemo, WorksForManySeedsAndHours) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    World world;
    world.clock().set(*parse_instant("2026-03-0" + std::to_string(seed) + "T0" +
                                     std::to_string(seed) + ":59:00Z"));
    make(world, {.seed = seed, .deals = 70});
  }
}

TEST(MakeDemo, RefusesOddNumbers) {
  World world;
  EXPECT_FALSE(make_demo(world.database(), world.registry(), world.clock(), {.deals = 3}).ok());
}

access::Actor open_own(World& world, std::string currency = "EUR") {
  auto created = world.database().write_now([&](store::Tx& tx) {
    return team::create_workspace(tx, world.clock().now(),
                                  {.name = "Ours",
                                   .currency = std::move(currency),
                                   .owner_name = "Ada",
                                   .owner_email = "ada@example.com"});
  });
  return team::owner_actor(*created);
}

Result<commands::Outcome> run(World& world, const access::Actor& actor, std::string_view name,
                              const Json& input) {
  return world.database().write_now([&](store::Tx& tx) {
    return world.registry().run(tx, actor, world.clock().now(), name, input);
  });
}

TEST(DemoCommands, FillAnEmptyWorkspaceOnce) {
  World world;
  auto actor = open_own(world);
  auto made = run(world, actor, "demo.create", Json(Json::Object{{"deals", Json(60)}}));
  ASSERT_TRUE(made.ok()) << made.error().says;
  EXPECT_EQ(world.number(actor.workspace_id,
                         "SELECT w.is_demo FROM workspaces w WHERE w.workspace_id = $1"),
            1);
  auto again = run(world, actor, "demo.create", Json(Json::Object{}));
  ASSERT_FALSE(again.ok());
  EXPECT_EQ(again.error().slug, "workspace_not_empty");
}

TEST(DemoCommands, FillInTheCurrencyOfTheWorkspace) {
  for (std::string currency : {"USD", "JPY"}) {
    World world;
    auto actor = open_own(world, currency);
    ASSERT_TRUE(run(world, actor, "demo.create", Json(Json::Object{{"deals", Json(60)}})).ok());
    auto others = " WHERE t.workspace_id = $1 AND ";
    for (std::string column : {"deals.value", "companies.revenue", "products.price"}) {
      auto table = column.substr(0, column.find('.'));
      auto money = "t." + column.substr(column.find('.') + 1);
      auto from = "SELECT count(*) FROM " + table + " t" + others + money + "_currency ";
      EXPECT_EQ(world.number(actor.workspace_id, from + "<> '" + currency + "'"), 0) << column;
      EXPECT_GT(world.number(actor.workspace_id, from + "= '" + currency + "'"), 0) << column;
    }
    // Tens of thousands of dollars are millions of yen, which have no cents.
    auto mean = world.number(actor.workspace_id,
                             "SELECT avg(d.value_minor) FROM deals d WHERE d.workspace_id = $1");
    EXPECT_GT(mean, 1'000'000);
    EXPECT_LT(mean, 20'000'000);
  }
}

TEST(DemoCommands, AreForAdmins) {
  World world;
  auto actor = open_own(world);
  actor.permissions = access::permissions_of(access::Role::Manager);
  EXPECT_EQ(run(world, actor, "demo.create", Json(Json::Object{})).error().code,
            ErrorCode::Forbidden);
  EXPECT_EQ(run(world, actor, "demo.remove", Json(Json::Object{})).error().code,
            ErrorCode::Forbidden);
}

TEST(RemoveDemo, LeavesSettingsAndNothingElse) {
  World world;
  auto actor = open_own(world);
  ASSERT_TRUE(run(world, actor, "demo.create", Json(Json::Object{{"deals", Json(60)}})).ok());
  auto removed = remove_demo(world.database(), actor, world.clock());
  ASSERT_TRUE(removed.ok()) << removed.error().says;
  EXPECT_GT(*removed, 300);
  for (std::string_view table :
       {"deals", "deal_people", "companies", "people", "activities", "notes", "products"})
    EXPECT_EQ(world.number(actor.workspace_id, "SELECT count(*) FROM " + std::string(table) +
                                                   " t WHERE t.workspace_id = $1"),
              0)
        << table;
  world.database().read([](store::Reader& reader) {
    for (std::string_view type : {"deal", "activity", "company"})
      EXPECT_EQ(store::indexed_records(reader, type), 0) << type;
  });
  EXPECT_EQ(world.number(actor.workspace_id,
                         "SELECT count(*) FROM users u WHERE u.workspace_id = $1 AND u.active = 1"),
            1);
  EXPECT_EQ(world.number(actor.workspace_id,
                         "SELECT count(*) FROM pipelines t WHERE t.workspace_id = $1"),
            2);
  auto again = remove_demo(world.database(), actor, world.clock());
  ASSERT_FALSE(again.ok());
  EXPECT_EQ(again.error().slug, "not_a_demo");
}

TEST(RemoveDemo, SparesWorkspacesThatAreNoDemo) {
  World world;
  auto actor = open_own(world);
  EXPECT_EQ(run(world, actor, "demo.remove", Json(Json::Object{})).error().slug, "not_a_demo");
}

}  // namespace
}  // namespace penstock::demo
