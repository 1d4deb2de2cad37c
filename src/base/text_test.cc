#include "base/text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace penstock {
namespace {

struct Pair {
  std::string_view stored, typed;
};

// What people type, and what they want found by it.
constexpr Pair kPairs[] = {{"Łódź", "lodz"},
                           {"ŻÓŁĆ GĘŚLĄ", "zolc gesla"},
                           {"Świętokrzyskie", "swietokrzyskie"},
                           {"Wrocław", "WROCLAW"},
                           {"Ёлкин", "елкин"},
                           {"Чайковский", "ЧАЙКОВСКИЙ"},
                           {"Артём", "артем"},
                           {"București", "bucuresti"},
                           {"Timișoara", "timisoara"},
                           {"Timişoara", "timisoara"},
                           {"Iași", "IASI"},
                           {"Brâncuși", "brancusi"},
                           {"İstanbul", "istanbul"},
                           {"Diyarbakır", "diyarbakir"},
                           {"Çelik Şirketi", "celik sirketi"},
                           {"Güneş", "gunes"},
                           {"IĞDIR", "igdir"},
                           {"Straße", "strasse"},
                           {"Ærø", "aero"},
                           {"Œuvre", "oeuvre"},
                           {"Đorđević", "dordevic"},
                           {"ﬁnance", "finance"},
                           {"Ｐｅｎｓｔｏｃｋ", "penstock"}};

TEST(Fold, FindsWhatPeopleTypeWithoutMarks) {
  static_assert(std::size(kPairs) == 23);
  for (auto [stored, typed] : kPairs) EXPECT_EQ(fold(stored), fold(typed)) << stored;
}

TEST(Fold, GivesTheSameForComposedAndDecomposedLetters) {
  EXPECT_EQ(fold("Z\xCC\x87o\xCC\x81\xC5\x82w"), "zolw");
  EXPECT_EQ(fold("Żółw"), "zolw");
}

TEST(Fold, MakesRunsOfWhiteSpaceOneBlank) {
  EXPECT_EQ(fold("  A \t\n B  "), "a b");
  EXPECT_EQ(fold("\xC2\xA0 Łódź \xE2\x80\x83 X"), "lodz x");
}

TEST(Fold, KeepsDifferentWordsApart) {
  EXPECT_NE(fold("kat"), fold("kąty"));
  EXPECT_NE(fold("мир"), fold("mir"));
  EXPECT_EQ(fold(""), "");
}

RC_GTEST_PROP(Fold, IsUtf8AndFoldsToItself, (const std::string& any)) {
  auto once = fold(any);
  RC_ASSERT(is_utf8(once));
  RC_ASSERT(fold(once) == once);
}

TEST(Utf8, AcceptsEachLengthAndRefusesWhatIsNotShortestOrInRange) {
  for (std::string_view good :
       {"", "a", "ż", "€", "\xF0\x9F\x98\x80", "\xF4\x8F\xBF\xBF", "\xED\x9F\xBF", "\xEE\x80\x80"})
    EXPECT_TRUE(is_utf8(good)) << good;
  for (std::string_view bad :
       {"\x80", "\xC0\x80", "\xC1\xBF", "\xC3", "\xE0\x80\x80", "\xE0\x9F\xBF", "\xED\xA0\x80",
        "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF",
        "\xE2\x82", "\xF0\x9F\x98", "a\xFFz"})
    EXPECT_FALSE(is_utf8(bad));
  EXPECT_EQ(count_code_points("Łódź \xF0\x9F\x98\x80"), 6u);
}

TEST(Trim, TakesAsciiAndNoBreakBlanksFromBothEnds) {
  EXPECT_EQ(trim(" \t\n\xC2\xA0x y\xC2\xA0\r "), "x y");
  EXPECT_EQ(trim(" \xC2\xA0 "), "");
  EXPECT_EQ(trim(""), "");
  EXPECT_EQ(trim("\xC3\xA0"), "\xC3\xA0");  // à ends in the second byte of a no-break blank
}

TEST(CanonicalEmail, IsTrimmedAndLowerCase) {
  EXPECT_EQ(canonical_email("  Ana.POPESCU@Example.COM "), "ana.popescu@example.com");
  EXPECT_EQ(canonical_email("ŻANETA@example.pl"), "żaneta@example.pl");
}

TEST(SnakeCase, TurnsCapitalsIntoWords) {
  EXPECT_EQ(to_snake_case("BestCase"), "best_case");
  EXPECT_EQ(to_snake_case("Won"), "won");
}

}  // namespace
}  // namespace penstock
