// Tested by numbers_test.cc.

#include "features/importing/numbers.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace penstock::importing {
namespace {

struct CurrencySign {
  std::string_view sign;  // folded
  std::string_view code;
};

// The longest first: "us$" must not be read as "$". "kr" is left out: three countries share it.
constexpr CurrencySign kSigns[] = {
    {"us$", "USD"},     {"r$", "BRL"},   {"c$", "CAD"},    {"a$", "AUD"},  {"hk$", "HKD"},
    {"$", "USD"},       {"€", "EUR"},    {"£", "GBP"},     {"₽", "RUB"},   {"руб.", "RUB"},
    {"руб", "RUB"},     {"р.", "RUB"},   {"zl", "PLN"},    {"lei", "RON"}, {"leu", "RON"},
    {"₺", "TRY"},       {"tl", "TRY"},   {"¥", "JPY"},     {"₹", "INR"},   {"₴", "UAH"},
    {"kc", "CZK"},      {"ft", "HUF"},   {"₪", "ILS"},     {"₩", "KRW"},   {"₸", "KZT"},
    {"dolarow", "USD"}, {"euro", "EUR"}, {"dolar", "USD"},
};

struct Multiplier {
  std::string_view word;  // folded
  int zeros;
};
constexpr Multiplier kMultipliers[] = {
    {"milyar", 9}, {"milyon", 6}, {"млрд.", 9}, {"млрд", 9}, {"млн.", 6}, {"млн", 6}, {"тыс.", 3},
    {"тыс", 3},    {"mld.", 9},   {"mld", 9},   {"mlrd", 9}, {"mln.", 6}, {"mln", 6}, {"mil.", 6},
    {"mio", 6},    {"mii", 3},    {"mil", 6},   {"tys.", 3}, {"tys", 3},  {"bin", 3}, {"bn", 9},
    {"mm", 6},     {"k", 3},      {"m", 6},     {"b", 9},
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Blanks of all widths become ' ', apostrophes '\'', the long minus '-'; all else stays.
std::string plain_signs(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    auto rest = text.substr(i);
    if (static_cast<unsigned char>(rest[0]) < 0x80) {
      out += rest[0] == '\t' ? ' ' : rest[0];
      ++i;
    } else if (rest.starts_with("\xC2\xA0")) {
      out += ' ', i += 2;
    } else if (rest.starts_with("\u202F") || rest.starts_with("\u2009")) {
      out += ' ', i += 3;
    } else if (rest.starts_with("’")) {
      out += '\'', i += 3;
    } else if (rest.starts_with("−")) {
      out += '-', i += 3;
    } else {
      out += rest[0], ++i;
    }
  }
  return out;
}

// Takes the whole part with its groups and the decimals apart; `text` has digits and separators
// only.
std::optional<Decimal> parse_unsigned(std::string_view text, DecimalStyle style) {
  const char point = style == DecimalStyle::Point ? '.' : ',';
  const char other = style == DecimalStyle::Point ? ',' : '.';
  auto at = text.find(point);
  auto whole = text.substr(0, at);
  auto decimals = at == text.npos ? std::string_view{} : text.substr(at + 1);
  if (at != text.npos && decimals.empty() && whole.empty()) return {};
  if (!std::ranges::all_of(decimals, is_digit)) return {};
  std::string digits;
  char separator = 0;
  std::size_t group = 0;   // digits since the last separator
  std::size_t groups = 0;  // separators seen
  for (char c : whole) {
    if (is_digit(c)) {
      digits += c;
      ++group;
      continue;
    }
    bool separates = c == other || c == ' ' || c == '\'';
    if (!separates || (separator != 0 && c != separator)) return {};
    bool good =
        groups == 0 ? group >= 1 && group <= 3 && whole[0] != '0' : group == 3 || group == 2;
    if (!good) return {};
    separator = c;
    group = 0;
    ++groups;
  }
  if (groups > 0 && group != 3) return {};
  if (digits.empty() && decimals.empty()) return {};
  digits += decimals;
  auto first = digits.find_first_not_of('0');
  if (first != digits.npos && digits.size() - first > 18) return {};
  Decimal result{0, static_cast<int>(decimals.size())};
  for (char c : digits) result.digits = result.digits * 10 + (c - '0');
  return result;
}

// Takes one minus, plus or pair of brackets off. Returns whether the number is negative.
bool take_sign(std::string_view& text) {
  bool negative = false;
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
    text = text.substr(1, text.size() - 2);
    negative = true;
  } else if (text.starts_with('-') || text.starts_with('+')) {
    negative = text[0] == '-';
    text.remove_prefix(1);
  } else if (text.size() > 1 && text.ends_with('-') && is_digit(text[text.size() - 2])) {
    text.remove_suffix(1);
    negative = true;
  }
  text = trim(text);
  return negative;
}

std::optional<Currency> currency_of(std::string_view word) {
  if (word.size() == 3) {
    std::string upper(word);
    for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    if (auto currency = Currency::parse(upper)) return currency;
  }
  for (const auto& sign : kSigns)
    if (sign.sign == word) return Currency::parse(sign.code);
  return {};
}

int multiplier_of(std::string_view word) {
  for (const auto& multiplier : kMultipliers)
    if (multiplier.word == word) return multiplier.zeros;
  return 0;
}

// The words around the number: a currency, a multiplier, or both ("mln zł", "k €", "K").
bool read_words(std::string_view words, MoneyText& money, int& zeros) {
  words = trim(words);
  if (words.empty()) return true;
  auto take = [&](std::string_view word) {
    if (!money.currency) {
      if (auto currency = currency_of(word)) return money.currency = currency, true;
    }
    int found = zeros == 0 ? multiplier_of(word) : 0;
    zeros += found;
    return found > 0;
  };
  if (take(words)) return true;
  auto blank = words.find(' ');
  if (blank != words.npos)
    return take(words.substr(0, blank)) && read_words(words.substr(blank + 1), money, zeros);
  for (std::size_t split = 1; split < words.size(); ++split) {
    MoneyText kept = money;
    int kept_zeros = zeros;
    if (take(words.substr(0, split)) && take(words.substr(split))) return true;
    money = kept;
    zeros = kept_zeros;
  }
  return false;
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text, DecimalStyle style) {
  auto plain = plain_signs(text);
  std::string_view rest = trim(plain);
  bool negative = take_sign(rest);
  auto number = parse_unsigned(rest, style);
  if (number && negative) number->digits = -number->digits;
  return number;
}

std::optional<MoneyText> parse_money_text(std::string_view text, DecimalStyle style) {
  auto plain = fold(plain_signs(text));
  std::string_view rest = plain;
  bool negative = take_sign(rest);
  MoneyText money;
  int zeros = 0;
  auto first = std::ranges::find_if(rest, is_digit) - rest.begin();
  auto front = rest.substr(0, static_cast<std::size_t>(first));
  rest.remove_prefix(front.size());
  if (front.ends_with('.') || front.ends_with(',')) {  // ".5"
    if (currency_of(trim(front)) == std::nullopt) return {};
  }
  front = trim(front);
  if (front.ends_with('-')) {  // "€-5"
    if (negative) return {};
    negative = true;
    front.remove_suffix(1);
  }
  std::size_t last = rest.size();
  while (last > 0 && !is_digit(rest[last - 1])) --last;
  auto back = rest.substr(last);
  if (back.starts_with('-') || back.starts_with(".-") || back.starts_with(",-")) {  // "5,-"
    back.remove_prefix(back.starts_with('-') ? 1 : 2);
  }
  if (!read_words(front, money, zeros) || !read_words(back, money, zeros)) return {};
  auto number = parse_unsigned(rest.substr(0, last), style);
  if (!number) return {};
  for (; zeros > 0; --zeros) {
    if (number->scale > 0)
      --number->scale;
    else if (number->digits > INT64_MAX / 10)
      return {};
    else
      number->digits *= 10;
  }
  money.amount = *number;
  if (negative) money.amount.digits = -money.amount.digits;
  return money;
}

std::optional<std::int64_t> to_minor(Decimal amount, Currency currency, std::int64_t multiplier) {
  __extension__ using Wide = __int128;
  Wide value = static_cast<Wide>(amount.digits) * multiplier;
  int shift = currency.digits() - amount.scale;
  for (; shift > 0; --shift) value *= 10;
  for (; shift < 0; ++shift) {
    if (value % 10 != 0) return {};
    value /= 10;
  }
  if (value > kMoneyMinorMax || value < -kMoneyMinorMax) return {};
  return static_cast<std::int64_t>(value);
}

std::optional<DecimalStyle> proves_decimal_style(std::string_view text) {
  auto point = parse_money_text(text, DecimalStyle::Point);
  auto comma = parse_money_text(text, DecimalStyle::Comma);
  if (point && !comma) return DecimalStyle::Point;
  if (comma && !point) return DecimalStyle::Comma;
  return {};
}

}  // namespace penstock::importing
