#pragma once
// Money: minor units and an ISO 4217 currency. Never a double, in memory, SQL or JSON
// ({"amount": "1250.00", "currency": "EUR"}). No operator works across currencies.

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace penstock {

// Three capital letters. A default one is empty, which no valid Money has.
struct Currency {
  std::array<char, 3> code{};
  auto operator<=>(const Currency&) const = default;
  std::string_view text() const { return {code.data(), code[0] == 0 ? 0u : 3u}; }
  explicit operator bool() const { return code[0] != 0; }
  // A current ISO 4217 code in capital letters; nothing for anything else.
  static std::optional<Currency> parse(std::string_view text);
  // Number of digits after the decimal point: 0, 2, 3 or 4.
  int digits() const;
};

enum class Round { HalfEven };

struct Money {
  std::int64_t minor = 0;
  Currency currency;
  bool operator==(const Money&) const = default;
};

// 15 digits before the point are refused: the limit of an amount in minor units.
inline constexpr std::int64_t kMoneyMinorMax = 999'999'999'999'999;

// "1250.00", "-3", "0.5": digits, at most the currency's decimals; nothing if it is not that or
// beyond kMoneyMinorMax.
std::optional<std::int64_t> parse_amount(std::string_view text, Currency currency);
// "1250.00" with exactly the currency's decimals.
std::string format_amount(Money money);
// minor * numerator / denominator, rounded once. Requires: denominator > 0.
std::int64_t scale(std::int64_t minor, std::int64_t numerator, std::int64_t denominator,
                   Round round);

// Ten thousand basis points are certainty.
struct Probability {
  int basis_points = 0;
  auto operator<=>(const Probability&) const = default;
};

}  // namespace penstock
