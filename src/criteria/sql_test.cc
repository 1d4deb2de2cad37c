#include "criteria/sql.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "criteria/test_world.h"

namespace penstock::criteria {
namespace {

using namespace test;

const Instant kNow = *parse_instant("2026-11-22T23:30:00Z");  // a Sunday; Monday in Warsaw

Bound bound(std::string_view text, std::string zone = "Europe/Warsaw") {
  static const Schema kSchema = make_schema();
  auto checked = compile(kSchema, "deal", text);
  return bind(*checked, {kNow, std::move(zone), UserId{7}});
}

std::string where(std::string_view text) {
  auto sql = select_deals(bound(text), 1);
  return sql.text.substr(sql.text.find("AND ") + 4);
}

struct Compiled {
  const char* text;
  const char* sql;
};
class Compiles : public testing::TestWithParam<Compiled> {};
TEST_P(Compiles, ToPlainSql) { EXPECT_EQ(where(GetParam().text), GetParam().sql); }

INSTANTIATE_TEST_SUITE_P(
    Sql, Compiles,
    testing::ValuesIn(std::vector<Compiled>{
        {"", "(1 = 1)"},
        {"status = \"won\"", "(d.status = $2)"},
        {"not status = \"won\"", "((d.status = $2) IS NOT TRUE)"},
        {"status != \"won\"", "((d.status <> $2 AND d.status <> ''))"},
        {"score >= 5", "(d.score >= $2)"},
        {"score between 2 and 5", "((d.score >= $2 AND d.score < $3))"},
        {"value >= 10 EUR", "((d.value_currency = $2 AND d.value_minor >= $3))"},
        {"owner = me and title = \"Żaba\"", "((d.owner_id = $2 AND d.title_folded = $3))"},
        {"title starts with \"Ab\"", "((d.title_folded >= $2 AND d.title_folded < $3))"},
        {"title contains \"a%b\"", "(d.title_folded LIKE $2 ESCAPE '!')"},
        {"competitor contains \"x\"", "(d.competitor <> replace(d.competitor, $2, ''))"},
        {"title is exactly \"x\"", "(d.title = $2)"},
        {"next_activity_at is empty", "(d.next_activity_at IS NULL)"},
        {"title is empty", "((d.title IS NULL OR d.title = ''))"},
        {"not (score = 1 or score > 3)",
         "(((d.score = $2) IS NOT TRUE AND (d.score >= $3) IS NOT TRUE))"},
        {"expected_close_on = today", "(d.expected_close_on = $2)"},
        {"stage.kind = closing",
         "(d.stage_id IN (SELECT k1.id FROM stages k1 WHERE k1.workspace_id = $1 AND k1.kind = "
         "$2))"},
        {"owner.team.name = \"N\"",
         "(d.owner_id IN (SELECT k1.id FROM users k1 WHERE k1.workspace_id = $1 AND k1.team_id IN "
         "(SELECT k2.id FROM teams k2 WHERE k2.workspace_id = $1 AND k2.name = $2)))"},
        {"count of call >= 1",
         "(EXISTS (SELECT 1 FROM activities k1 WHERE k1.workspace_id = $1 AND k1.deal_id = d.id "
         "AND k1.kind = $2 AND (k1.cancelled = 0)))"},
        {"no activity for 1 day",
         "(NOT EXISTS (SELECT 1 FROM activities k1 WHERE k1.workspace_id = $1 AND k1.deal_id = "
         "d.id AND k1.done_at >= $2 "
         "AND k1.done_at < $3 AND (k1.cancelled = 0)))"},
        {"not count of call > 2",
         "((SELECT count(*) FROM activities k1 WHERE k1.workspace_id = $1 AND k1.deal_id = d.id "
         "AND k1.kind = $2 AND (k1.cancelled = 0)) <= $3)"},
    }));

TEST(Sql, ManyRelatedRecordsAreNotBegunWith) {
  std::vector<std::string> asked;
  auto sql = select_deals(bound("stage.kind = closing and score = 4 and owner.team.name = \"N\""),
                          1, [&](const store::Sql& related) {
                            asked.push_back(related.text);
                            EXPECT_EQ(related.values.size(), 2u);
                            return asked.size() == 1;
                          });
  EXPECT_EQ(asked,
            (std::vector<std::string>{
                "SELECT k1.id FROM stages k1 WHERE k1.workspace_id = $1 AND k1.kind = $2",
                "SELECT k1.id FROM users k1 WHERE k1.workspace_id = $1 AND k1.team_id IN (SELECT "
                "k2.id FROM teams k2 WHERE k2.workspace_id = $1 AND k2.name = $2)"}));
  EXPECT_NE(sql.text.find("(+d.stage_id IN (SELECT k1.id FROM stages"), std::string::npos)
      << sql.text;
  EXPECT_NE(sql.text.find(" d.owner_id IN (SELECT k2.id FROM users"), std::string::npos)
      << sql.text;
}

TEST(Sql, LeavesIndexesUsable) {
  Database db;
  if (!db.is_sqlite()) GTEST_SKIP() << "reads the plans of SQLite";
  const auto schema = make_schema();
  for (const auto& record : schema.records()) db.create(*record);
  db.execute("CREATE INDEX deals_by_owner ON deals (workspace_id, owner_id, entered_stage_at)");
  db.execute("CREATE INDEX deals_by_value ON deals (workspace_id, value_minor)");
  db.execute("CREATE INDEX deals_by_title ON deals (workspace_id, title_folded)");
  db.execute("CREATE INDEX deals_by_company ON deals (workspace_id, company_id)");
  auto plan = [&](const char* text) { return db.plan(select_deals(bound(text), 1)); };
  EXPECT_THAT(
      plan("owner = me and time in stage > 14 days"),
      testing::HasSubstr("deals_by_owner (workspace_id=? AND owner_id=? AND entered_stage_at<?)"));
  EXPECT_THAT(plan("value >= 1000"),
              testing::HasSubstr("deals_by_value (workspace_id=? AND value_minor>?)"));
  EXPECT_THAT(
      plan("title starts with \"ab\""),
      testing::HasSubstr("deals_by_title (workspace_id=? AND title_folded>? AND title_folded<?)"));
  EXPECT_THAT(plan("company.industry = \"x\""),
              testing::HasSubstr("deals_by_company (workspace_id=? AND company_id=?)"));
}

// Values of the single condition, as bound.
std::vector<store::Value> values(std::string_view text, std::string zone = "Europe/Warsaw") {
  auto sql = select_deals(bound(text, std::move(zone)), 1);
  return {sql.values.begin() + 1, sql.values.end()};
}
store::Value ms(const char* instant) { return to_ms(*parse_instant(instant)); }

TEST(Sql, CountsDaysInTheZoneOfTheWorkspace) {
  using testing::ElementsAre;
  EXPECT_THAT(values("expected_close_on = today"), ElementsAre(store::Value("2026-11-23")));
  EXPECT_THAT(values("expected_close_on = today", "UTC"), ElementsAre(store::Value("2026-11-22")));
  EXPECT_THAT(values("created_at = today"),
              ElementsAre(ms("2026-11-22T23:00Z"), ms("2026-11-23T23:00Z")));
  EXPECT_THAT(values("created_at in this week"),
              ElementsAre(ms("2026-11-22T23:00Z"), ms("2026-11-29T23:00Z")));
  EXPECT_THAT(values("created_at in last week", "UTC"),
              ElementsAre(ms("2026-11-09T00:00Z"), ms("2026-11-16T00:00Z")));
  EXPECT_THAT(values("created_at in this quarter", "UTC"),
              ElementsAre(ms("2026-10-01T00:00Z"), ms("2027-01-01T00:00Z")));
  EXPECT_THAT(values("created_at in last 30 days", "UTC"),
              ElementsAre(ms("2026-10-24T00:00Z"), ms("2026-11-22T23:30:00.001Z")));
  EXPECT_THAT(values("created_at in next 7 days", "UTC"),
              ElementsAre(ms("2026-11-22T23:30Z"), ms("2026-11-29T00:00Z")));
  EXPECT_THAT(values("created_at in last 2 hours"),
              ElementsAre(ms("2026-11-22T21:30Z"), ms("2026-11-22T23:30:00.001Z")));
  EXPECT_THAT(values("expected_close_on in last month", "UTC"),
              ElementsAre(store::Value("2026-10-01"), store::Value("2026-11-01")));
  EXPECT_THAT(values("expected_close_on more than 10 days ago", "UTC"),
              ElementsAre(store::Value("2026-11-12")));
  EXPECT_THAT(values("expected_close_on less than 2 months from now", "UTC"),
              ElementsAre(store::Value("2026-11-22"), store::Value("2027-01-22")));
  EXPECT_THAT(values("created_at after 2026-11-20", "UTC"), ElementsAre(ms("2026-11-21T00:00Z")));
  EXPECT_THAT(values("created_at before this week", "UTC"), ElementsAre(ms("2026-11-16T00:00Z")));
  EXPECT_THAT(values("time in stage > 14 days"), ElementsAre(ms("2026-11-08T23:30Z")));
  // Summer time ended on 2026-10-25: that day has 25 hours in Warsaw.
  EXPECT_THAT(values("created_at = 2026-10-25"),
              ElementsAre(ms("2026-10-24T22:00Z"), ms("2026-10-25T23:00Z")));
}

TEST(Sql, StandsTheEndsOfTheCalendar) {
  for (const char* text :
       {"expected_close_on after 9999-12-31", "expected_close_on <= 9999-12-31",
        "expected_close_on before 0001-01-01", "expected_close_on in last 9999 years",
        "expected_close_on in next 9999 years", "created_at in last 9999 years",
        "created_at more than 9999 years from now",
        "expected_close_on more than 9999 years from now", "created_at = 9999-12-31",
        "time in stage > 9999 weeks"})
    EXPECT_FALSE(where(text).empty()) << text;
  EXPECT_EQ(where("expected_close_on after 9999-12-31"), "(1 = 0)");
  EXPECT_EQ(where("expected_close_on <= 9999-12-31"), "(d.expected_close_on IS NOT NULL)");
}

TEST(Sql, BareAmountsHoldInEveryCurrency) {
  auto sql = where("value >= 10.5");
  EXPECT_THAT(sql,
              testing::StartsWith(
                  "((d.value_minor >= $2 AND d.value_minor >= CASE WHEN d.value_currency IN ("));
  EXPECT_THAT(sql, testing::HasSubstr("'JPY'"));
  // 10.5 is 11 yen, 1050 cents, 10500 fils at least.
  EXPECT_THAT(
      values("value >= 10.5"),
      testing::ElementsAre(store::Value(std::int64_t{11}), store::Value(std::int64_t{11}),
                           store::Value(std::int64_t{10500}), store::Value(std::int64_t{1050})));
}

}  // namespace
}  // namespace penstock::criteria
