#include "base/money.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <tuple>

#include "base/result.h"

namespace penstock {
namespace {

Currency currency(std::string_view code) { return Currency::parse(code).value(); }

TEST(Currency, IsThreeCapitalLettersOfTheList) {
  for (auto good : {"EUR", "PLN", "RUB", "RON", "TRY", "JPY", "KWD", "ZWG"})
    EXPECT_TRUE(Currency::parse(good)) << good;
  for (auto bad : {"", "eur", "EU", "EURO", "XXX", "D A", "UR ", "ABC", "ZZZ"})
    EXPECT_FALSE(Currency::parse(bad)) << bad;
}

TEST(Currency, KnowsItsDecimals) {
  std::map<std::string, int> table{{"EUR", 2}, {"JPY", 0}, {"KRW", 0},
                                   {"KWD", 3}, {"TND", 3}, {"CZK", 2}};
  for (auto [code, digits] : table) EXPECT_EQ(currency(code).digits(), digits) << code;
}

TEST(ParseAmount, ReadsDecimalTextExactly) {
  std::vector<std::tuple<std::string, std::string, std::int64_t>> table{
      {"1250.00", "EUR", 125'000},
      {"-3", "EUR", -300},
      {"0.5", "EUR", 50},
      {"0", "EUR", 0},
      {"-0", "EUR", 0},
      {"007", "EUR", 700},
      {"0.01", "USD", 1},
      {"1250", "JPY", 1250},
      {"1.234", "KWD", 1234},
      {"1.2", "KWD", 1200},
      {"9999999999999.99", "EUR", 999'999'999'999'999},
      {"999999999999999", "JPY", 999'999'999'999'999}};
  for (auto [text, code, minor] : table)
    EXPECT_EQ(parse_amount(text, currency(code)), minor) << text << " " << code;
}

TEST(ParseAmount, RefusesEverythingElse) {
  for (auto bad : {"", "-", ".", ".5", "5.", "1,5", "1.234", "1 000", "+1", "--1", "1e3", "0x10",
                   "1.2.3", " 1", "1 ", "NaN", "10000000000000.00", "99999999999999999999999", "١"})
    EXPECT_FALSE(parse_amount(bad, currency("EUR"))) << bad;
  EXPECT_FALSE(parse_amount("1.0", currency("JPY")));
  EXPECT_FALSE(parse_amount("1000000000000000", currency("JPY")));
}

RC_GTEST_PROP(Money, ReadsBackAsItWasWritten, ()) {
  auto minor = *rc::gen::inRange<std::int64_t>(-kMoneyMinorMax, kMoneyMinorMax + 1);
  auto code = *rc::gen::element<std::string>("EUR", "JPY", "KWD");
  auto money = Money{minor, currency(code)};
  RC_ASSERT(parse_amount(format_amount(money), money.currency) == minor);
}

TEST(FormatAmount, WritesExactlyTheDecimalsOfTheCurrency) {
  EXPECT_EQ(format_amount({125'000, currency("EUR")}), "1250.00");
  EXPECT_EQ(format_amount({-5, currency("EUR")}), "-0.05");
  EXPECT_EQ(format_amount({5, currency("KWD")}), "0.005");
  EXPECT_EQ(format_amount({-1250, currency("JPY")}), "-1250");
  EXPECT_EQ(format_amount({INT64_MIN, currency("EUR")}), "-92233720368547758.08");
}

TEST(Scale, RoundsHalfToEvenOnceAndLast) {
  std::vector<std::array<std::int64_t, 4>> table{{100, 3333, 10'000, 33},
                                                 {1, 5000, 10'000, 0},
                                                 {3, 5000, 10'000, 2},
                                                 {5, 5000, 10'000, 2},
                                                 {7, 5000, 10'000, 4},
                                                 {-1, 5000, 10'000, 0},
                                                 {-3, 5000, 10'000, -2},
                                                 {-5, 5000, 10'000, -2},
                                                 {1, 5001, 10'000, 1},
                                                 {-1, 5001, 10'000, -1},
                                                 {1, 4999, 10'000, 0},
                                                 {0, 1, 3, 0},
                                                 {2, 1, 3, 1},
                                                 {-2, 1, 3, -1},
                                                 {10, 1, 4, 2},
                                                 {14, 1, 4, 4},
                                                 {kMoneyMinorMax, 10'000, 10'000, kMoneyMinorMax}};
  for (auto [minor, numerator, denominator, expected] : table)
    EXPECT_EQ(scale(minor, numerator, denominator, Round::HalfEven), expected)
        << minor << " * " << numerator << " / " << denominator;
}

TEST(Scale, RefusesADenominatorOfNothing) {
  EXPECT_THROW((void)scale(1, 1, 0, Round::HalfEven), BugFound);
  EXPECT_THROW((void)scale(1, 1, -1, Round::HalfEven), BugFound);
}

}  // namespace
}  // namespace penstock
