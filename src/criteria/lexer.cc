#include "criteria/lexer.h"

#include <fmt/format.h>

#include "base/text.h"

namespace penstock::criteria {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

constexpr std::string_view kReserved[] = {"and",  "or", "not",   "all", "any",
                                          "none", "no", "count", "time"};
constexpr std::string_view kUnits[] = {"hour", "day", "week", "month", "quarter", "year"};

class Lexer {
 public:
  Lexer(std::string_view text, std::vector<Fault>& faults) : text_(text), faults_(faults) {}

  std::vector<Token> run() {
    tokens_.reserve(text_.size() / 4 + 2);
    while (true) {
      while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
      if (at_ == text_.size()) break;
      next();
    }
    push(Token::Kind::End, at_);
    return std::move(tokens_);
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  Token& push(Token::Kind kind, std::size_t begin) {
    Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_ - begin)};
    return tokens_.emplace_back(Token{kind, span, text_.substr(begin, at_ - begin), {}});
  }

  void bad(std::size_t begin, const char* slug, std::string says) {
    Token& token = push(Token::Kind::Bad, begin);
    faults_.push_back({token.span.at, token.span.length, slug, std::move(says)});
  }

  void next() {
    std::size_t begin = at_;
    if (is_letter(peek())) return word(begin);
    if (is_digit(peek()) || (peek() == '-' && is_digit(peek(1)))) return number(begin);
    if (peek() == '"') return quoted(begin);
    for (std::string_view symbol :
         {"!=", "<>", "<=", ">=", "==", "=", "<", ">", "(", ")", ",", "%"}) {
      if (!text_.substr(at_).starts_with(symbol)) continue;
      at_ += symbol.size();
      push(Token::Kind::Symbol, begin);
      return;
    }
    at_ += std::max<std::size_t>(1, utf8_length(text_.substr(at_)));
    auto shown = text_.substr(begin, at_ - begin);
    if (shown == "'")
      bad(begin, "bad_character", "texts stand in double quotes: write \"…\" instead of '…'");
    else
      bad(begin, "bad_character",
          fmt::format("“{}” has no meaning here; texts stand in double quotes", shown));
  }

  void word(std::size_t begin) {
    while (is_letter(peek()) || is_digit(peek()) ||
           (peek() == '.' && (is_letter(peek(1)) || is_digit(peek(1)))))
      ++at_;
    push(Token::Kind::Word, begin);
  }

  bool date_ahead() const {
    for (std::size_t i = 0; i < 10; ++i)
      if (i == 4 || i == 7 ? peek(i) != '-' : !is_digit(peek(i))) return false;
    return true;
  }

  void number(std::size_t begin) {
    if (date_ahead()) return date(begin);
    if (peek() == '-') ++at_;
    while (is_digit(peek())) ++at_;
    if (peek() == '.' && is_digit(peek(1))) {
      ++at_;
      while (is_digit(peek())) ++at_;
    }
    if (parse_number(text_.substr(begin, at_ - begin)))
      push(Token::Kind::Number, begin);
    else
      bad(begin, "number_too_long",
          fmt::format("a number has at most {} digits, {} of them after the point",
                      kNumberDigitsMax, kNumberDecimalsMax));
  }

  void date(std::size_t begin) {
    at_ += 10;
    bool instant = (peek() == 'T' || peek() == 't') && is_digit(peek(1));
    if (instant)
      while (is_digit(peek()) ||
             std::string_view("Tt:.+-Zz").find(peek()) != std::string_view::npos) {
        if (peek() == '\0') break;
        ++at_;
      }
    auto source = text_.substr(begin, at_ - begin);
    if (!instant && parse_date(source)) {
      push(Token::Kind::Date, begin);
      return;
    }
    if (instant && parse_instant(source) &&
        utc_date(*parse_instant(source)).year() < std::chrono::year{10000} &&
        utc_date(*parse_instant(source)).year() > std::chrono::year{0}) {
      push(Token::Kind::Instant, begin);
      return;
    }
    bad(begin, "bad_date",
        fmt::format("{} is not a day or time; write it like 2026-11-22 or 2026-11-22T10:00Z",
                    source));
  }

  void quoted(std::size_t begin) {
    std::string value;
    for (++at_; at_ < text_.size() && peek() != '"'; ++at_) {
      if (peek() == '\\') {
        if (peek(1) != '"' && peek(1) != '\\') {
          std::size_t from = at_++;
          return skip_text(
              from, "bad_escape",
              "inside a text only \\\" and \\\\ follow a backslash; double the backslash");
        }
        ++at_;
      }
      value += peek();
    }
    if (at_ == text_.size())
      return bad(begin, "unclosed_text", "the text that begins here has no closing quote; add \"");
    ++at_;
    push(Token::Kind::Text, begin).text = std::move(value);
    if (!is_storable(tokens_.back().text)) {
      tokens_.back().kind = Token::Kind::Bad;
      auto span = tokens_.back().span;
      faults_.push_back(
          {span.at, span.length, "bad_text", "the text holds a NUL character; remove it"});
    }
  }

  // Reports a fault inside a quoted text and goes on behind its closing quote.
  void skip_text(std::size_t from, const char* slug, const char* says) {
    bad(from, slug, says);
    while (at_ < text_.size() && peek() != '"')
      at_ += peek() == '\\' && at_ + 1 < text_.size() ? 2 : 1;
    if (at_ < text_.size()) ++at_;
  }

  std::string_view text_;
  std::vector<Fault>& faults_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<Token> split(std::string_view text, std::vector<Fault>& faults) {
  return Lexer(text, faults).run();
}

bool is_word(const Token& token, std::string_view word) {
  if (token.kind != Token::Kind::Word || token.source.size() != word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    char c = token.source[i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c) != word[i]) return false;
  }
  return true;
}

std::string lower(std::string_view ascii) {
  std::string out(ascii);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

bool is_path(std::string_view text) {
  if (text.empty() || !is_letter(text.front())) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool dot = text[i] == '.' && i + 1 < text.size() && text[i + 1] != '.';
    if (!dot && !is_letter(text[i]) && !is_digit(text[i])) return false;
  }
  return true;
}

bool is_reserved(std::string_view word) {
  return std::find(std::begin(kReserved), std::end(kReserved), word) != std::end(kReserved);
}

bool is_storable(std::string_view text) {
  return is_utf8(text) && text.find('\0') == std::string_view::npos;
}

std::optional<Number> parse_number(std::string_view text) {
  bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  auto point = text.find('.');
  auto whole = text.substr(0, point);
  auto fraction = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
  while (whole.starts_with('0')) whole.remove_prefix(1);
  while (fraction.ends_with('0')) fraction.remove_suffix(1);
  if (whole.size() + fraction.size() > kNumberDigitsMax || fraction.size() > kNumberDecimalsMax)
    return {};
  Number number{0, static_cast<int>(fraction.size())};
  for (auto digits : {whole, fraction})
    for (char c : digits) {
      if (!is_digit(c)) return {};
      number.mantissa = number.mantissa * 10 + (c - '0');
    }
  if (negative) number.mantissa = -number.mantissa;
  return number;
}

std::string to_text(Number number) {
  auto digits = fmt::format("{:0{}}", number.mantissa < 0 ? -number.mantissa : number.mantissa,
                            number.decimals + 1);
  if (number.decimals > 0)
    digits.insert(digits.size() - static_cast<std::size_t>(number.decimals), 1, '.');
  return number.mantissa < 0 ? "-" + digits : digits;
}

std::optional<Unit> parse_unit(std::string_view word) {
  auto text = lower(word);
  if (text.ends_with('s')) text.pop_back();
  for (std::size_t i = 0; i < std::size(kUnits); ++i)
    if (kUnits[i] == text) return static_cast<Unit>(i);
  return {};
}

std::string_view unit_text(Unit unit) { return kUnits[static_cast<std::size_t>(unit)]; }

}  // namespace penstock::criteria
