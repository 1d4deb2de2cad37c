#include "features/importing/cells.h"

#include "features/importing/test_support.h"

namespace penstock::importing {
namespace {

constexpr auto kPoint = DecimalStyle::Point;
constexpr auto kComma = DecimalStyle::Comma;

std::string money(std::string_view text, DecimalStyle style) {
  auto found = parse_money_text(text, style);
  if (!found) return "none";
  auto currency = found->currency.value_or(*Currency::parse("EUR"));
  auto minor = to_minor(found->amount, currency);
  if (!minor) return "too precise";
  return format_amount({*minor, currency}) +
         (found->currency ? " " + std::string(currency.text()) : "");
}

TEST(Money, IsReadAsPeopleWriteIt) {
  struct Case {
    std::string_view text;
    DecimalStyle style;
    std::string_view is;
  };
  for (auto [text, style, is] : {Case{"$22,700.00", kPoint, "22700.00 USD"},
                                 Case{"$1,117.10K", kPoint, "1117100.00 USD"},
                                 Case{"1 250,00 zł", kComma, "1250.00 PLN"},
                                 Case{"1\u00A0250,00\u00A0zł", kComma, "1250.00 PLN"},
                                 Case{"1\u202F250,00 €", kComma, "1250.00 EUR"},
                                 Case{"€1.234", kComma, "1234.00 EUR"},
                                 Case{"1'250.50 CHF", kPoint, "1250.50 CHF"},
                                 Case{"USD 5", kPoint, "5.00 USD"},
                                 Case{"-€5", kPoint, "-5.00 EUR"},
                                 Case{"€-5", kPoint, "-5.00 EUR"},
                                 Case{"(12.50)", kPoint, "-12.50"},
                                 Case{"−3", kPoint, "-3.00"},
                                 Case{"2,5 mln zł", kComma, "2500000.00 PLN"},
                                 Case{"1,2 млн ₽", kComma, "1200000.00 RUB"},
                                 Case{"15 тыс. руб.", kComma, "15000.00 RUB"},
                                 Case{"1.000 lei", kComma, "1000.00 RON"},
                                 Case{"1.250,75 TL", kComma, "1250.75 TRY"},
                                 Case{"₺99", kPoint, "99.00 TRY"},
                                 Case{"500000.0", kPoint, "500000.00"},
                                 Case{"1,00,000", kPoint, "100000.00"},
                                 Case{"¥1200", kPoint, "1200 JPY"},
                                 Case{"0.001", kPoint, "too precise"},
                                 Case{"1,23", kPoint, "none"},
                                 Case{"1.23", kComma, "none"},
                                 Case{"abc", kPoint, "none"},
                                 Case{"12 apples", kPoint, "none"},
                                 Case{"1..2", kPoint, "none"},
                                 Case{"", kPoint, "none"},
                                 Case{"1-2", kPoint, "none"},
                                 Case{"99999999999999999999", kPoint, "none"}})
    EXPECT_EQ(money(text, style), is) << text;
}

TEST(Decimal, ProvesItsStyleOnlyWhenOnlyOneReadsIt) {
  EXPECT_EQ(proves_decimal_style("1,234.56"), kPoint);
  EXPECT_EQ(proves_decimal_style("1.234,56"), kComma);
  EXPECT_EQ(proves_decimal_style("12.5"), kPoint);
  EXPECT_EQ(proves_decimal_style("12,5"), kComma);
  EXPECT_EQ(proves_decimal_style("0.125"), kPoint);
  EXPECT_EQ(proves_decimal_style("1,234"), std::nullopt);
  EXPECT_EQ(proves_decimal_style("1234"), std::nullopt);
}

std::string date(std::string_view text, DateOrder order = DateOrder::DayMonth) {
  auto found = parse_date_text(text, order);
  if (!found) return "none";
  return found->time ? to_text(to_instant(*found, "UTC")) : to_text(found->date);
}

TEST(Dates, AreReadInEveryStyle) {
  struct Case {
    std::string_view text, is;
  };
  for (auto [text, is] : {Case{"2021-01-07 6:49:18", "2021-01-07T06:49:18.000Z"},
                          Case{"2006-06-15T20:47:07.000Z", "2006-06-15T20:47:07.000Z"},
                          Case{"2010-10-14T12:00:00.000Z-0300", "2010-10-14T15:00:00.000Z"},
                          Case{"2024-07-01T11:54:49.95+00:00", "2024-07-01T11:54:49.950Z"},
                          Case{"2020-07-09 11:04:13.435", "2020-07-09T11:04:13.435Z"},
                          Case{"15 Apr, 2021 00:02:00", "2021-04-15T00:02:00.000Z"},
                          Case{"Apr 15, 2021", "2021-04-15"},
                          Case{"2026-04-15 14:00", "2026-04-15T14:00:00.000Z"},
                          Case{"31.12.2024", "2024-12-31"},
                          Case{"5/7/24", "2024-07-05"},
                          Case{"1/2/2024 3:04 PM", "2024-02-01T15:04:00.000Z"},
                          Case{"5 stycznia 2024 r.", "2024-01-05"},
                          Case{"12 października 2023", "2023-10-12"},
                          Case{"5 мая 2024 г.", "2024-05-05"},
                          Case{"17 сентября 2021", "2021-09-17"},
                          Case{"3 iunie 2022", "2022-06-03"},
                          Case{"21 noiembrie 2020", "2020-11-21"},
                          Case{"5 Ocak 2024", "2024-01-05"},
                          Case{"30 Ağustos 2022", "2022-08-30"},
                          Case{"1 Aralık 2022", "2022-12-01"},
                          Case{"15-Mar-21", "2021-03-15"},
                          Case{"45631", "2024-12-05"},
                          Case{"45631.0", "2024-12-05"},
                          Case{"45631.5", "2024-12-05T12:00:00.000Z"},
                          Case{"20240131", "2024-01-31"},
                          Case{"1577872800000", "2020-01-01T10:00:00.000Z"},
                          Case{"30.02.2024", "none"},
                          Case{"2024-13-01", "none"},
                          Case{"hello", "none"},
                          Case{"123", "none"},
                          Case{"", "none"},
                          Case{"12:30", "none"},
                          Case{"id 19701814220001", "none"},
                          Case{"2024-01-02 03:04:05.123456789", "2024-01-02T03:04:05.123Z"},
                          Case{"2024-01-01 25:00", "none"}})
    EXPECT_EQ(date(text), is) << text;
  EXPECT_EQ(date("5/7/24", DateOrder::MonthDay), "2024-05-07");
  EXPECT_EQ(proves_date_order("31/12/2024"), DateOrder::DayMonth);
  EXPECT_EQ(proves_date_order("12/31/2024"), DateOrder::MonthDay);
  EXPECT_EQ(proves_date_order("2024-12-31"), std::nullopt);
}

TEST(Dates, WithoutZoneAreLocalAndMidnightUtcStaysItsDay) {
  auto local = parse_date_text("2024-07-01 12:00", DateOrder::DayMonth);
  EXPECT_EQ(to_text(to_instant(*local, "Europe/Warsaw")), "2024-07-01T10:00:00.000Z");
  auto midnight = parse_date_text("2024-07-01T00:00:00Z", DateOrder::DayMonth);
  EXPECT_EQ(to_text(to_date(*midnight, "America/New_York")), "2024-07-01");
  auto late = parse_date_text("2024-07-01T22:30:00Z", DateOrder::DayMonth);
  EXPECT_EQ(to_text(to_date(*late, "Europe/Warsaw")), "2024-07-02");
}

std::string slug(TargetKind kind, std::string_view cell, Unit unit = Unit::One) {
  auto value = parse_cell(kind, cell, "Col", {}, unit);
  if (value.ok()) return "";
  EXPECT_EQ(value.error().fields[0].field, "Col");
  EXPECT_NE(value.error().says.find(';'), std::string::npos) << "no remedy: " << value.error().says;
  return value.error().fields[0].slug;
}

TEST(Cells, SayWhatIsWrong) {
  using K = TargetKind;
  EXPECT_EQ(slug(K::Money, "x"), "not_money");
  EXPECT_EQ(slug(K::Money, "12"), "currency_missing");
  EXPECT_EQ(slug(K::Money, "€1.2345"), "too_precise");
  EXPECT_EQ(slug(K::Date, "31.02.2024"), "not_a_date");
  EXPECT_EQ(slug(K::Boolean, "maybe"), "not_a_boolean");
  EXPECT_EQ(slug(K::Probability, "1000"), "not_a_probability");
  EXPECT_EQ(slug(K::Status, "7"), "unknown_status");
  EXPECT_EQ(slug(K::Email, "nobody"), "not_an_email");
  EXPECT_EQ(slug(K::Integer, "1.5"), "not_a_number");
  EXPECT_EQ(slug(K::Currency, "doubloon"), "unknown_currency");
  EXPECT_EQ(slug(K::Text, std::string_view("a\0b", 3)), "nul_byte");
  EXPECT_EQ(slug(K::Text, std::string(501, 'x')), "too_long");
  for (auto kind : {K::Money, K::Date, K::Status, K::Email, K::Integer})
    EXPECT_EQ(slug(kind, "  "), "");
}

template <class T>
T cell(TargetKind kind, std::string_view text, Unit unit = Unit::One) {
  return std::get<T>(parse_cell(kind, text, "Col", {}, unit).value());
}

TEST(Cells, ReadListsWordsAndShares) {
  using K = TargetKind;
  EXPECT_EQ(cell<Probability>(K::Probability, "40").basis_points, 4000);
  EXPECT_EQ(cell<Probability>(K::Probability, "12.5 %").basis_points, 1250);
  EXPECT_EQ(cell<Probability>(K::Probability, "0.8", Unit::Fraction).basis_points, 8000);
  EXPECT_EQ(cell<Probability>(K::Probability, "1.0", Unit::Fraction).basis_points, 10000);
  EXPECT_EQ(cell<std::int64_t>(K::Integer, "1,200.0"), 1200);
  EXPECT_EQ(cell<std::vector<std::string>>(K::Tags, "Hot, Partner"),
            (std::vector<std::string>{"Hot", "Partner"}));
  EXPECT_EQ(cell<std::vector<PersonRef>>(K::People, "Łucja Nowak (Lucja@example.com);Jan Kos"),
            (std::vector<PersonRef>{{"Łucja Nowak", "lucja@example.com"}, {"Jan Kos", ""}}));
  EXPECT_EQ(cell<StageText>(K::StageWithPipeline, "Proposal made (Sales)"),
            (StageText{"Proposal made", "Sales"}));
  EXPECT_EQ(cell<std::string>(K::Email, "[{\"label\": \"work\", \"value\": \"a@b.co\"}]"),
            "a@b.co");
  EXPECT_EQ(cell<std::string>(K::Domain, "https://www.Example.com/x?y"), "example.com");
  EXPECT_EQ(cell<std::string>(K::Text, "  <b>kept</b>  "), "  <b>kept</b>  ");
  EXPECT_EQ(cell<Currency>(K::Currency, "zł").text(), "PLN");
  EXPECT_TRUE(std::holds_alternative<std::monostate>(
      parse_cell(K::Date, "9999-12-31 23:59:59", "", {}).value()));
}

TEST(Cells, KnowStatusWordsInFiveLanguages) {
  for (auto word : {"Won", "Closed Won", "wygrana", "Выиграна", "câștigat", "Kazanıldı"})
    EXPECT_EQ(parse_status(word), ImportedStatus::Won) << word;
  for (auto word : {"LOST", "Closed Lost", "przegrana", "проиграна", "pierdut", "kaybedildi"})
    EXPECT_EQ(parse_status(word), ImportedStatus::Lost) << word;
  for (auto word : {"open", "otwarta", "открыта", "deschis", "açık"})
    EXPECT_EQ(parse_status(word), ImportedStatus::Open) << word;
  EXPECT_EQ(parse_status("Proposal"), std::nullopt);
  for (auto word : {"Yes", "tak", "да", "da", "evet", "TRUE", "1"})
    EXPECT_EQ(parse_boolean(word), true);
  for (auto word : {"No", "nie", "нет", "nu", "hayır", "false"})
    EXPECT_EQ(parse_boolean(word), false);
}

TEST(LooseName, ForgetsBlanksAndPunctuation) {
  EXPECT_EQ(loose_name("GTXPro"), loose_name("GTX Pro"));
  EXPECT_NE(loose_name("GTX Plus Pro"), loose_name("GTX Pro"));
}

}  // namespace
}  // namespace penstock::importing
