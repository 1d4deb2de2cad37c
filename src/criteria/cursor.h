#pragma once
// The reader's place among the tokens of a text.

#include <algorithm>

#include "criteria/lexer.h"

namespace penstock::criteria {

class Cursor {
 public:
  // Requires: UTF-8; `faults` outlives the cursor.
  Cursor(std::string_view text, std::vector<Fault>& faults)
      : faults_(faults), tokens_(split(text, faults)) {}

  const Token& peek(std::size_t ahead = 0) const {
    return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
  }
  const Token& take() { return tokens_[at_ + 1 < tokens_.size() ? at_++ : at_]; }
  void take(int count) {
    while (count-- > 0) take();
  }
  void back() { --at_; }
  std::size_t place() const { return at_; }
  bool at_end() const { return peek().kind == Token::Kind::End; }
  bool at_name() const { return peek().kind == Token::Kind::Word; }

  bool word(std::string_view w, std::size_t ahead = 0) const { return is_word(peek(ahead), w); }
  bool symbol(std::string_view s) const {
    return peek().kind == Token::Kind::Symbol && peek().source == s;
  }
  bool take_word(std::string_view w) { return word(w) && (take(), true); }
  bool take_symbol(std::string_view s) { return symbol(s) && (take(), true); }

  // Reports a fault at a token, unless the lexer has already said what is wrong with it.
  std::nullopt_t fault(const Token& at, const char* slug, std::string says) {
    if (at.kind != Token::Kind::Bad)
      faults_.push_back({at.span.at, at.span.length, slug, std::move(says)});
    return std::nullopt;
  }
  std::nullopt_t fault(const char* slug, std::string says) {
    return fault(peek(), slug, std::move(says));
  }

  // What the tokens from `first` up to here cover.
  Span since(std::size_t first) const {
    auto begin = tokens_[first].span.at;
    const auto& last = tokens_[at_ > first ? at_ - 1 : first].span;
    return {begin, last.at + last.length - begin};
  }

 private:
  std::vector<Fault>& faults_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
};

}  // namespace penstock::criteria
