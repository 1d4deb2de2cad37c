#include "base/money.h"

#include <fmt/format.h>

#include "base/result.h"

namespace penstock {
namespace {

// ISO 4217, the codes in use that name money, each with its minor units where these are not 2.
constexpr std::string_view kCodes =
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN "
    "BZD "
    "CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS "
    "GIP "
    "GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW "
    "KWD "
    "KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD "
    "NGN "
    "NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD "
    "SHP "
    "SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED "
    "VES "
    "VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG";
constexpr std::string_view kNoDigits =
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
constexpr std::string_view kThreeDigits = "BHD IQD JOD KWD LYD OMR TND";

bool lists(std::string_view codes, std::string_view code) {
  for (std::size_t at = 0; at < codes.size(); at += 4)
    if (codes.substr(at, 3) == code) return true;
  return false;
}

constexpr std::int64_t kPowers[] = {1, 10, 100, 1000, 10000};

}  // namespace

std::optional<Currency> Currency::parse(std::string_view text) {
  if (text.size() != 3 || !lists(kCodes, text)) return {};
  return Currency{{text[0], text[1], text[2]}};
}

int Currency::digits() const {
  if (text() == "EUR" || text() == "USD" || text() == "GBP" || text() == "PLN") return 2;
  if (lists(kNoDigits, text())) return 0;
  if (lists(kThreeDigits, text())) return 3;
  return 2;
}

std::optional<std::int64_t> parse_amount(std::string_view text, Currency currency) {
  bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  std::int64_t minor = 0;
  int decimals = -1;  // digits seen after the point; -1 before it
  bool any = false;
  for (char c : text) {
    if (c == '.' && decimals < 0 && any) {
      decimals = 0;
      continue;
    }
    if (c < '0' || c > '9' || decimals == currency.digits()) return {};
    any = true;
    if (decimals >= 0) ++decimals;
    minor = minor * 10 + (c - '0');
    if (minor > kMoneyMinorMax) return {};
  }
  if (!any || decimals == 0) return {};
  minor *= kPowers[currency.digits() - (decimals < 0 ? 0 : decimals)];
  if (minor > kMoneyMinorMax) return {};
  return negative ? -minor : minor;
}

std::string format_amount(Money money) {
  int digits = money.currency.digits();
  auto magnitude = money.minor < 0 ? -static_cast<std::uint64_t>(money.minor)
                                   : static_cast<std::uint64_t>(money.minor);
  const char* sign = money.minor < 0 ? "-" : "";
  if (digits == 0) return sign + std::to_string(magnitude);
  auto power = static_cast<std::uint64_t>(kPowers[digits]);
  auto rest = std::to_string(magnitude % power);
  rest.insert(0, static_cast<std::size_t>(digits) - rest.size(), '0');
  return sign + std::to_string(magnitude / power) + "." + rest;
}

std::int64_t scale(std::int64_t minor, std::int64_t numerator, std::int64_t denominator, Round) {
  PENSTOCK_CHECK(denominator > 0, "a scale has a positive denominator");
  __extension__ using Wide = __int128;
  Wide product = static_cast<Wide>(minor) * numerator;
  Wide quotient = product / denominator;
  Wide rest = product % denominator;
  Wide twice = (rest < 0 ? -rest : rest) * 2;
  bool away = twice > denominator || (twice == denominator && quotient % 2 != 0);
  if (away) quotient += product < 0 ? -1 : 1;
  return static_cast<std::int64_t>(quotient);
}

}  // namespace penstock
