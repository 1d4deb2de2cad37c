#include "criteria/grammar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace penstock::criteria {
namespace {

struct Spelling {
  const char* text;
  const char* canonical;
};

class Spells : public testing::TestWithParam<Spelling> {};

TEST_P(Spells, ReadsAndPrints) {
  auto parsed = parse(GetParam().text);
  ASSERT_TRUE(parsed.ok()) << parsed.faults[0].slug << " at " << parsed.faults[0].at << ": "
                           << parsed.faults[0].says;
  EXPECT_EQ(print(parsed.criterion), GetParam().canonical);
  auto again = parse(GetParam().canonical);
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again.criterion, parsed.criterion);
  auto json = from_json(to_json(parsed.criterion));
  ASSERT_TRUE(json.ok()) << json.faults[0].says << "\n" << to_text(to_json(parsed.criterion));
  EXPECT_EQ(json.criterion, parsed.criterion);
}

INSTANTIATE_TEST_SUITE_P(
    Grammar, Spells,
    testing::ValuesIn(std::vector<Spelling>{
        {"", ""},
        {"  ", ""},
        {"a=1", "a = 1"},
        {"A.B <> -1.50", "a.b != -1.5"},
        {"a == 007", "a = 7"},
        {"a = -0", "a = 0"},
        {"a < 1 AND b <= 2 Or c > 3 and d >= 4", "(a < 1 and b <= 2) or (c > 3 and d >= 4)"},
        {"((a = 1))", "a = 1"},
        {"(a = 1 and b = 2) and c = 3", "(a = 1 and b = 2) and c = 3"},
        {"a = 1 and b = 2 and c = 3", "a = 1 and b = 2 and c = 3"},
        {"not a = 1 and b = 2", "not a = 1 and b = 2"},
        {"NOT (a = 1 and b = 2)", "not (a = 1 and b = 2)"},
        {"not not a = 1", "not not a = 1"},
        {"all (a = 1, b = 2)", "a = 1 and b = 2"},
        {"any(a = 1, b = 2 and c = 3)", "a = 1 or (b = 2 and c = 3)"},
        {"none (a = 1 or b = 2, c = 3)", "none (a = 1 or b = 2, c = 3)"},
        {"all (a = 1)", "all (a = 1)"},
        {"any ()", "any ()"},
        {"a in (1, \"x\", 2026-01-31)", "a in (1, \"x\", 2026-01-31)"},
        {"a not in (1)", "a not in (1)"},
        {"a between 1 and 2 and b = 3", "a between 1 and 2 and b = 3"},
        {"a contains \"q\\\"b\\\\\"", "a contains \"q\\\"b\\\\\""},
        {"a Starts With \"Łódź\"", "a starts with \"Łódź\""},
        {"a is exactly \"X\"", "a is exactly \"X\""},
        {"a is empty and b is not empty", "a is empty and b is not empty"},
        {"a is \"x\" or a is not \"y\"", "a = \"x\" or a != \"y\""},
        {"tags has \"x\"", "tags has \"x\""},
        {"a >= 1000 EUR", "a >= 1000 EUR"},
        {"a >= 1000.50 eur and b = 1", "a >= 1000.5 EUR and b = 1"},
        {"a >= 40%", "a >= 40 %"},
        {"a = 2026-11-22T10:00+02:00", "a = 2026-11-22T08:00:00.000Z"},
        {"a < today and b > tomorrow", "a before today and b after tomorrow"},
        {"a before 2026-11-22", "a before 2026-11-22"},
        {"a = Yesterday", "a = yesterday"},
        {"a in this week", "a in this week"},
        {"a within last 30 days", "a in last 30 days"},
        {"a in next 1 days", "a in next 1 day"},
        {"a not in last quarter", "a not in last quarter"},
        {"a in last 24 hours", "a in last 24 hours"},
        {"a more than 10 days ago", "a more than 10 days ago"},
        {"a less than 1 month from now", "a less than 1 month from now"},
        {"close date = today", "close_date = today"},
        {"owner = me", "owner = me"},
        {"a = true or a = FALSE", "a = true or a = false"},
        {"status = won", "status = \"won\""},
        {"time in stage > 14 days", "time in stage > 14 days"},
        {"no activity for 10 days", "no activity for 10 days"},
        {"no call in last 2 weeks", "no call for 2 weeks"},
        {"count of call in last 14 days >= 2", "count of call in last 14 days >= 2"},
        {"count of meeting this week = 0", "count of meeting in this week = 0"},
        {"count of activity > 3", "count of activity > 3"},
        {"custom.2nd_field = 1", "custom.2nd_field = 1"},
        {"a = \"two\nlines\"", "a = \"two\nlines\""},
    }));

struct Faulty {
  const char* text;
  std::vector<std::tuple<unsigned, unsigned, const char*>> faults;  // at, length, slug
};

class FindsFaults : public testing::TestWithParam<Faulty> {};

TEST_P(FindsFaults, AtTheirPlace) {
  auto parsed = parse(GetParam().text);
  std::vector<std::tuple<unsigned, unsigned, std::string>> found, expected;
  for (const auto& fault : parsed.faults) {
    found.emplace_back(fault.at, fault.length, fault.slug);
    EXPECT_FALSE(fault.says.empty());
  }
  for (auto [at, length, slug] : GetParam().faults) expected.emplace_back(at, length, slug);
  EXPECT_EQ(found, expected) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Grammar, FindsFaults,
    testing::ValuesIn(std::vector<Faulty>{
        {"a", {{1, 0, "operator_missing"}}},
        {"a =", {{3, 0, "value_missing"}}},
        {"= 1", {{0, 1, "condition_missing"}}},
        {"a = 1 b = 2", {{6, 1, "unexpected"}}},
        {"a = 1 and", {{9, 0, "condition_missing"}}},
        {"(a = 1", {{0, 1, "unclosed_parenthesis"}}},
        {"a = 1)", {{5, 1, "unexpected"}}},
        {"a = 'x'", {{4, 1, "bad_character"}, {6, 1, "bad_character"}}},
        {"a = \"x", {{4, 2, "unclosed_text"}}},
        {"a = \"x\\n\" and b = 1", {{6, 1, "bad_escape"}}},
        {"łódź = 1", {{0, 2, "bad_character"}, {2, 2, "bad_character"}, {5, 2, "bad_character"}}},
        {"a ~ 1 and b ! 2", {{2, 1, "bad_character"}, {12, 1, "bad_character"}}},
        {"a 1 and b 2 or c = 3 and (d 4)",
         {{2, 1, "operator_missing"}, {10, 1, "operator_missing"}, {28, 1, "operator_missing"}}},
        {"a = 2026-02-30", {{4, 10, "bad_date"}}},
        {"a = 2026-02-03T99:00Z", {{4, 17, "bad_date"}}},
        {"a = 1234567890123456", {{4, 16, "number_too_long"}}},
        {"a = 0.1234567", {{4, 9, "number_too_long"}}},
        {"a = 10 XYZ", {{7, 3, "unknown_currency"}}},
        {"a in ()", {{6, 1, "value_missing"}}},
        {"a in (1, 2", {{5, 1, "unclosed_parenthesis"}}},
        {"a in (1 2)", {{8, 1, "unexpected"}}},
        {"a between 1", {{11, 0, "and_missing"}}},
        {"a in last 0 days", {{10, 1, "bad_duration"}}},
        {"a in last 3 apples", {{12, 6, "unit_missing"}}},
        {"a in this day", {{10, 3, "unknown_period"}}},
        {"a more than 3 days", {{18, 0, "ago_missing"}}},
        {"no activity since 3 days", {{12, 5, "for_missing"}}},
        {"count of call in \"x\" > 1", {{17, 3, "period_missing"}}},
        {"count of call contains 1", {{14, 8, "period_missing"}}},
        {"all a = 1", {{0, 3, "parenthesis_missing"}}},
        {"any (a = 1; b = 2)", {{10, 1, "bad_character"}}},
        {"and = 1", {{0, 3, "condition_missing"}, {4, 1, "condition_missing"}}},
    }));

TEST(Grammar, KeepsItsLimits) {
  auto slug = [](const std::string& text) {
    auto parsed = parse(text);
    return parsed.ok() ? "" : parsed.faults[0].slug;
  };
  auto repeat = [](const std::string& text, int n) {
    std::string all;
    for (int i = 0; i < n; ++i) all += text;
    return all;
  };
  EXPECT_EQ(slug(repeat(" ", kTextBytesMax)), "");
  EXPECT_EQ(slug(repeat(" ", kTextBytesMax + 1)), "too_long");
  EXPECT_EQ(slug("a = 1" + repeat(" and a = 1", kNodesMax - 2)), "");
  EXPECT_EQ(slug("a = 1" + repeat(" and a = 1", kNodesMax - 1)), "too_many_conditions");
  EXPECT_EQ(slug(repeat("not ", kNestingMax) + "a = 1"), "");
  EXPECT_EQ(slug(repeat("not ", kNestingMax + 1) + "a = 1"), "too_deep");
  EXPECT_EQ(slug(repeat("(", 2000) + "a = 1" + repeat(")", 2000)), "too_deep");
  EXPECT_EQ(slug(repeat("not ", 2000) + "a = 1"), "too_deep");
  EXPECT_EQ(slug("a in (1" + repeat(",1", kListItemsMax - 1) + ")"), "");
  EXPECT_EQ(slug("a in (1" + repeat(",1", kListItemsMax) + ")"), "too_many_items");
  EXPECT_LE(parse(repeat("a ~ ", 2000)).faults.size(), kFaultsMax);
  EXPECT_EQ(slug("a = \"\xFF\""), "bad_text");
  EXPECT_EQ(slug(std::string("a = \"x\0\"", 8)), "bad_text");
  // The canonical text must fit too, or it could not be read again.
  EXPECT_EQ(slug("a in (1" + repeat(",1", 199) + ")" +
                 repeat("and a in(1" + repeat(",1", 199) + ")", 15)),
            "too_long");
}

TEST(Grammar, JsonIsReadStrictly) {
  auto slug = [](const char* text) {
    auto parsed = from_json(*parse_json(text));
    return parsed.ok() ? "" : parsed.faults[0].slug + " | " + parsed.faults[0].says;
  };
  EXPECT_EQ(slug(R"({"field":"a","op":"=","value":1})"), "");
  EXPECT_EQ(slug(R"({"all":[]})"), "");
  EXPECT_THAT(slug(R"([])"), testing::StartsWith("wrong_shape"));
  EXPECT_THAT(slug(R"({"field":"a","op":"=","value":1,"x":2})"),
              testing::StartsWith("wrong_shape"));
  EXPECT_THAT(slug(R"({"all":[],"any":[]})"), testing::StartsWith("wrong_shape"));
  EXPECT_THAT(
      slug(R"({"all":[{"field":"a","op":"=","value":1},{"field":"A b","op":"=","value":1}]})"),
      testing::StartsWith("wrong_name | all[1].field:"));
  EXPECT_THAT(slug(R"({"field":"not","op":"=","value":1})"), testing::StartsWith("wrong_name"));
  EXPECT_THAT(slug(R"({"field":"a","op":"like","value":1})"),
              testing::StartsWith("operator_missing"));
  EXPECT_THAT(slug(R"({"field":"a","op":"="})"), testing::StartsWith("value_missing"));
  EXPECT_THAT(slug(R"({"field":"a","op":"in","value":1})"), testing::StartsWith("value_missing"));
  EXPECT_THAT(slug(R"({"field":"a","op":"=","value":null})"), testing::StartsWith("wrong_shape"));
  EXPECT_THAT(slug(R"({"field":"a","op":"=","value":1e300})"),
              testing::StartsWith("number_too_long"));
  EXPECT_THAT(slug(R"({"field":"a","op":"=","value":{"amount":"1","currency":"XXQ"}})"),
              testing::StartsWith("wrong_shape"));
  EXPECT_THAT(slug(R"({"field":"a","op":"more_than_ago","value":5})"),
              testing::StartsWith("unit_missing"));
  EXPECT_THAT(slug(R"({"count":"call","op":"contains","value":5})"),
              testing::StartsWith("operator_missing"));
  EXPECT_THAT(slug(R"({"no":"call","for":5})"), testing::StartsWith("wrong_shape"));
}

}  // namespace
}  // namespace penstock::criteria
