#pragma once
// Numbers and amounts of money as people and programs write them. Exact: no double anywhere.

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/money.h"

namespace penstock::importing {

// Which sign stands before the decimals. Blanks (also no-break ones) and apostrophes always group;
// the other of the two signs groups as well.
enum class DecimalStyle {
  Point,  // 1,234.56
  Comma,  // 1.234,56 and 1 234,56
};

// digits / 10^scale.
struct Decimal {
  std::int64_t digits = 0;
  int scale = 0;
  bool operator==(const Decimal&) const = default;
};

struct MoneyText {
  Decimal amount;                    // K, M, mln … already multiplied in
  std::optional<Currency> currency;  // of a sign or code in the text
};

// "1,234.56", "-12", "(12.5)", "1e6" is not. Groups must be of three digits (or two before the last
// three, as in India). At most 18 digits. Nothing if it is not a number in this style.
std::optional<Decimal> parse_decimal(std::string_view text, DecimalStyle style);

// A number with currency sign or code before or behind ("$22,700.00", "1 250,00 zł", "€1.234",
// "USD 5"), and a multiplier: K, M, B, tys, mln, mld, mil, mii, bin, тыс, млн, млрд, milyon.
std::optional<MoneyText> parse_money_text(std::string_view text, DecimalStyle style);

// amount * multiplier in minor units. Nothing when the currency has fewer decimals than it needs,
// or beyond kMoneyMinorMax.
std::optional<std::int64_t> to_minor(Decimal amount, Currency currency,
                                     std::int64_t multiplier = 1);

// Which style `text` proves: nothing when both or neither read it the same way ("12", "1,234").
std::optional<DecimalStyle> proves_decimal_style(std::string_view text);

}  // namespace penstock::importing
