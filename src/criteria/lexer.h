#pragma once
// The words of a criterion's text.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "criteria/ast.h"

namespace penstock::criteria {

struct Token {
  enum class Kind { Word, Number, Date, Instant, Text, Symbol, Bad, End };
  Kind kind = Kind::End;
  Span span;
  std::string_view source;  // the bytes of the text
  std::string text;         // Text: without quotes and escapes
};

// Splits a text. Bad tokens have a fault each; the last token is End. Requires: UTF-8.
std::vector<Token> split(std::string_view text, std::vector<Fault>& faults);

// True when the token is this word (lower case), whatever its case.
bool is_word(const Token& token, std::string_view word);
std::string lower(std::string_view ascii);
// A path of names: letters, digits and _, joined by dots, not beginning with a digit.
bool is_path(std::string_view text);
// Words that a path cannot be, because a condition that begins with them is something else.
bool is_reserved(std::string_view word);
// UTF-8 without NUL, which no database keeps.
bool is_storable(std::string_view text);

// "12.50" → 1250/100 shortened; nothing when it has too many digits.
std::optional<Number> parse_number(std::string_view text);
std::string to_text(Number number);

// "day", "days" … in any case.
std::optional<Unit> parse_unit(std::string_view word);
std::string_view unit_text(Unit unit);

}  // namespace penstock::criteria
