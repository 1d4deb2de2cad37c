#include "criteria/check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "criteria/grammar.h"
#include "criteria/page.h"
#include "criteria/test_world.h"

namespace penstock::criteria {
namespace {

using namespace test;

const Schema& schema() {
  static const Schema kSchema = make_schema();
  return kSchema;
}

struct Canonical {
  const char* text;
  const char* canonical;
};
class Accepts : public testing::TestWithParam<Canonical> {};

TEST_P(Accepts, InCanonicalForm) {
  auto report = check_text(schema(), "deal", GetParam().text);
  ASSERT_TRUE(report.errors.empty()) << report.errors[0].slug << ": " << report.errors[0].says;
  EXPECT_EQ(report.text, GetParam().canonical);
  auto again = check_json(schema(), "deal", report.json);
  EXPECT_TRUE(again.errors.empty());
  EXPECT_EQ(again.text, report.text);
  EXPECT_EQ(again.json, report.json);
}

INSTANTIATE_TEST_SUITE_P(
    Check, Accepts,
    testing::ValuesIn(std::vector<Canonical>{
        {"amount >= 1000 EUR", "value >= 1000 EUR"},
        {"opportunity.amount >= 1000", "value >= 1000"},
        {"deal.value >= 1000", "value >= 1000"},
        {"account.industry = \"x\"", "company.industry = \"x\""},
        {"close date before 2026-12-31", "expected_close_on before 2026-12-31"},
        {"owner_id = me", "owner = me"},
        {"owner.team.name = \"North\"", "owner.team.name = \"North\""},
        {"owner.team_id is empty", "owner.team is empty"},
        {"stage.kind = closing", "stage.kind = \"closing\""},
        {"status in (WON, \"Lost\")", "status in (\"won\", \"lost\")"},
        {"probability >= 40", "probability >= 40 %"},
        {"probability_bp = 12.25 %", "probability = 12.25 %"},
        {"expected_close_on = \"2026-11-22\"", "expected_close_on = 2026-11-22"},
        {"company = \"company_0000000000001\"", "company = \"company_0000000000001\""},
        {"custom.region contains \"x\" and custom.seats > 1.5",
         "custom.region contains \"x\" and custom.seats > 1.5"},
        {"created_at in last 24 hours", "created_at in last 24 hours"},
    }));

struct Refused {
  const char* text;
  unsigned at, length;
  const char* slug;
  const char* says;  // part of the sentence
};
class Refuses : public testing::TestWithParam<Refused> {};

TEST_P(Refuses, WithTheRemedy) {
  const auto& p = GetParam();
  auto report = check_text(schema(), "deal", p.text);
  ASSERT_EQ(report.errors.size(), 1u) << p.text;
  const auto& fault = report.errors[0];
  EXPECT_EQ(fault.slug, p.slug);
  EXPECT_EQ(fault.at, p.at) << p.text;
  EXPECT_EQ(fault.length, p.length) << p.text;
  EXPECT_THAT(fault.says, testing::HasSubstr(p.says));
  EXPECT_EQ(report.text, p.text);
  EXPECT_TRUE(report.json.is_null());
}

INSTANTIATE_TEST_SUITE_P(
    Check, Refuses,
    testing::ValuesIn(std::vector<Refused>{
        {"vlaue > 1", 0, 5, "unknown_field", "did you mean value?"},
        {"title = \"a\" and company.indsutry = \"x\"", 24, 8, "unknown_field",
         "did you mean industry?"},
        {"zzzzzz = 1", 0, 6, "unknown_field", "it has id, stage, title"},
        {"call >= 2", 0, 4, "unknown_field", "count of call"},
        {"title.name = \"x\"", 0, 5, "not_a_reference", "has no fields of its own"},
        {"company.owner.team.name = \"x\"", 19, 4, "too_deep", "at most 3"},
        {"title > \"a\"", 6, 1, "wrong_operator", "it takes =, !=, in, not in, contains"},
        {"value contains \"a\"", 6, 8, "wrong_operator", "an amount of money"},
        {"tags = \"a\"", 5, 1, "wrong_operator", "it takes has"},
        {"title = 5", 8, 1, "wrong_type", "double quotes"},
        {"title = Acme", 8, 4, "quotes_missing", "write \"Acme\""},
        {"title = \"\"", 8, 2, "empty_text", "is empty"},
        {"title contains \"  \"", 15, 4, "empty_text", "is empty"},
        {"status = \"wno\"", 9, 5, "unknown_choice",
         "did you mean won? It is one of open, won, lost, parked"},
        {"custom.tier = \"x\"", 14, 3, "unknown_choice", "gold, silver, bronze"},
        {"score = 1.5", 8, 3, "wrong_type", "without decimals"},
        {"value = \"x\"", 8, 3, "wrong_type", "1000 EUR"},
        {"value = 1.5 JPY", 8, 7, "out_of_range", "0 decimals"},
        {"probability > 101 %", 14, 5, "out_of_range", "0 % to 100 %"},
        {"owner = \"Anna\"", 8, 6, "wrong_id", "write owner.name"},
        {"owner = \"deal_0000000000001\"", 8, 20, "wrong_id", "\"user_…\""},
        {"company = me", 10, 2, "wrong_type", "`me` is a user"},
        {"expected_close_on = 2026-11-22T10:00Z", 20, 17, "wrong_type", "write a day"},
        {"expected_close_on in last 5 hours", 21, 12, "wrong_type", "write a day"},
        {"created_at > 14 days", 13, 7, "wrong_type", "more than 14 days ago"},
        {"created_at = 5", 13, 1, "wrong_type", "2026-11-22"},
        {"do_not_contact = 1", 17, 1, "wrong_type", "true or false"},
        {"time in fridge > 2 days", 8, 6, "unknown_time", "it has stage"},
        {"time in stage = 2 days", 14, 1, "wrong_operator", "never exactly"},
        {"time in stage > 2 months", 16, 8, "wrong_type", "hours, days or weeks"},
        {"no cal for 2 days", 3, 3, "unknown_collection", "did you mean call?"},
        {"count of call >= 1.5", 17, 3, "wrong_type", "whole number"},
    }));

TEST(Check, ReportsSeveralFaultsOfSyntaxAndMeaningTogether) {
  auto report = check_text(schema(), "deal",
                           "vlaue > 1 and title ~ 2 and (status = \"x\" or owner.nmae = \"a\")");
  std::vector<std::string> slugs;
  for (const auto& fault : report.errors) slugs.push_back(fault.slug);
  EXPECT_THAT(slugs, testing::ElementsAre("unknown_field", "bad_character", "unknown_choice",
                                          "unknown_field"));
}

TEST(Check, CompileAnswersOneErrorWithAllPlaces) {
  auto compiled = compile(schema(), "deal", "vlaue > 1 and status = \"x\"");
  ASSERT_FALSE(compiled.ok());
  EXPECT_EQ(compiled.error().slug, "invalid_criterion");
  ASSERT_EQ(compiled.error().fields.size(), 2u);
  EXPECT_EQ(compiled.error().fields[0].field, "at 0, length 5");
  EXPECT_EQ(compile(schema(), "boat", "a = 1").error().fields[0].slug, "unknown_record");
  EXPECT_TRUE(compile(schema(), "company", "employees > 5 and revenue < 10 EUR").ok());
}

TEST(Page, ListsFieldsWithTheirOperators) {
  auto all = fields(schema(), "deal");
  auto find = [&](std::string_view name) {
    for (const auto& info : all)
      if (info.name == name) return info;
    return FieldInfo{};
  };
  EXPECT_EQ(find("owner").kind, ValueKind::Reference);
  EXPECT_EQ(find("owner").of, "user");
  EXPECT_EQ(find("value").kind, ValueKind::Money);
  EXPECT_EQ(find("value").of, std::nullopt);
  EXPECT_EQ(find("probability").kind, ValueKind::Percent);
  EXPECT_EQ(find("status").choices.size(), 4u);
  EXPECT_EQ(find("status").choices[1].label, "Won");
  EXPECT_EQ(find("custom.tier").choices[0].label, "gold");
  EXPECT_THAT(find("tags").operators, testing::ElementsAre("has", "is_empty", "is_not_empty"));
  EXPECT_EQ(find("expected_close_on").label, "Expected close");
  EXPECT_TRUE(fields(schema(), "boat").empty());
}

TEST(Page, OffersWhatPeopleLookForTheUsualFirst) {
  std::vector<std::string> names;
  for (const auto& info : fields(schema(), "deal")) {
    names.push_back(info.name);
    // Whatever is offered can be written.
    EXPECT_TRUE(compile(schema(), "deal", info.name + " is empty").ok()) << info.name;
  }
  EXPECT_EQ(names[0], "title");
  EXPECT_EQ(names[1], "status");
  EXPECT_EQ(names[2], "stage");
  EXPECT_EQ(names[3], "stage.name");
  EXPECT_TRUE(names.back().starts_with("custom."));
  EXPECT_THAT(names, testing::Not(testing::Contains("id")));
  EXPECT_THAT(names, testing::Contains("company.name"));
}

TEST(Page, JsonFaultsPointIntoTheTextMadeFromIt) {
  auto report = check_json(
      schema(), "deal",
      *parse_json(
          R"({"all":[{"field":"title","op":"=","value":"a"},{"field":"vlaue","op":">","value":1}]})"));
  EXPECT_EQ(report.text, "title = \"a\" and vlaue > 1");
  ASSERT_EQ(report.errors.size(), 1u);
  EXPECT_EQ(report.errors[0].at, 16u);
  EXPECT_EQ(report.errors[0].length, 5u);
}

TEST(Schema, CustomFieldsReplaceThoseBefore) {
  auto changed = schema().with_custom("deal", {make_custom_field("colour", FieldKind::Text)});
  EXPECT_TRUE(compile(changed, "deal", "custom.colour = \"x\"").ok());
  EXPECT_FALSE(compile(changed, "deal", "custom.region = \"x\"").ok());
  EXPECT_TRUE(compile(schema(), "deal", "custom.region = \"x\"").ok());
}

TEST(LikelyField, IsTheOneThatIsSpelledAlike) {
  EXPECT_EQ(likely_field(schema(), "deal", "vlaue"), "value");
  EXPECT_EQ(likely_field(schema(), "deal", "ownr"), "owner");
  EXPECT_EQ(likely_field(schema(), "deal", "colour"), "");
}

}  // namespace
}  // namespace penstock::criteria
