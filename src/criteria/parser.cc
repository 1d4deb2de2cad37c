#include <fmt/format.h>

#include "base/text.h"
#include "criteria/grammar.h"
#include "criteria/lexer.h"
#include "criteria/words.h"

namespace penstock::criteria {
namespace {

using Kind = Criterion::Kind;
using Node = std::optional<Criterion>;  // nothing: a fault was reported

// Recursive descent, one method per rule. A faulty condition is skipped up to the next `and`, `or`,
// comma or closing parenthesis, so that one text can report several faults.
class Parser {
 public:
  Parser(std::string_view text, std::vector<Fault>& faults) : faults_(faults), tokens_(split(text, faults)) {}

  Criterion run() {
    if (peek().kind == Token::Kind::End) return {};
    auto node = either();
    if (peek().kind != Token::Kind::End && !stopped_) {
      if (symbol(")")) fault(peek(), "unexpected", "this closing parenthesis has no opening one; remove it");
      else fault(peek(), "unexpected", "here comes `and`, `or` or the end");
    }
    return node ? std::move(*node) : Criterion{};
  }

 private:
  static constexpr int kParenthesesMax = 64;

  const Token& peek(std::size_t ahead = 0) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }
  const Token& take() { return tokens_[at_ + 1 < tokens_.size() ? at_++ : at_]; }
  bool word(std::string_view w, std::size_t ahead = 0) const { return is_word(peek(ahead), w); }
  bool symbol(std::string_view s) const { return peek().kind == Token::Kind::Symbol && peek().source == s; }
  bool take_word(std::string_view w) { return word(w) && (take(), true); }
  bool take_symbol(std::string_view s) { return symbol(s) && (take(), true); }

  std::nullopt_t fault(const Token& at, const char* slug, std::string says) {
    bool reported = at.kind == Token::Kind::Bad;  // the lexer has said what is wrong with it
    if (!reported) faults_.push_back({at.span.at, at.span.length, slug, std::move(says)});
    return std::nullopt;
  }

  Span since(std::size_t first) const {
    auto begin = tokens_[first].span.at;
    const auto& last = tokens_[at_ > first ? at_ - 1 : first].span;
    return {begin, last.at + last.length - begin};
  }

  // Moves to the end of the faulty condition.
  void skip() {
    for (int open = 0; peek().kind != Token::Kind::End; take()) {
      if (symbol("(")) ++open;
      else if (symbol(")") && open-- == 0) return;
      else if (open == 0 && (word("and") || word("or") || symbol(","))) return;
    }
  }

  // part (joint part)*
  template <class Part>
  Node joined(Kind kind, std::string_view joint, Part part) {
    std::size_t first = at_;
    Node left = part();
    if (!word(joint) || stopped_) return left;
    Criterion group{.kind = kind};
    if (left) group.parts.push_back(std::move(*left));
    while (!stopped_ && take_word(joint))
      if (auto next = part()) group.parts.push_back(std::move(*next));
    group.span = since(first);
    return group;
  }
  Node either() { return joined(Kind::Any, "or", [this] { return both(); }); }
  Node both() { return joined(Kind::All, "and", [this] { return unary(); }); }

  Node unary() {
    if (depth_ == kParenthesesMax) {
      stopped_ = true;
      return fault(peek(), "too_deep", fmt::format("groups may stand {} deep in each other; split the criterion", kNestingMax));
    }
    ++depth_;
    Node node = primary();
    --depth_;
    return node;
  }

  Node primary() {
    std::size_t first = at_;
    if (take_word("not")) {
      auto part = unary();
      if (!part) return part;
      Criterion made{.kind = Kind::Not};
      made.parts.push_back(std::move(*part));
      made.span = since(first);
      return made;
    }
    if (symbol("(")) return parenthesis();
    if (word("all")) return listed(Kind::All);
    if (word("any")) return listed(Kind::Any);
    if (word("none")) return listed(Kind::None);
    auto leaf = condition();
    if (leaf) leaf->span = since(first);
    else if (!stopped_) skip();
    return leaf;
  }

  Node parenthesis() {
    const Token& open = take();
    auto node = either();
    return close(open) ? std::move(node) : std::nullopt;
  }

  bool close(const Token& open) {
    if (take_symbol(")")) return true;
    if (stopped_) return false;
    if (peek().kind == Token::Kind::End) {
      fault(open, "unclosed_parenthesis", "this parenthesis is not closed; add )");
    } else {
      fault(peek(), "unexpected", "here comes `and`, `or` or )");
      skip();
      while (take_symbol(",")) skip();
      take_symbol(")");
    }
    return false;
  }

  // all (…, …)
  Node listed(Kind kind) {
    std::size_t first = at_;
    const Token& name = take();
    const Token& open = peek();
    if (!take_symbol("(")) {
      fault(name, "parenthesis_missing", fmt::format("after `{0}` comes a list: {0} (…, …)", lower(name.source)));
      skip();
      return {};
    }
    Criterion group{.kind = kind};
    if (!symbol(")")) {
      do {
        if (auto part = either()) group.parts.push_back(std::move(*part));
      } while (!stopped_ && take_symbol(","));
    }
    if (!close(open)) return {};
    group.span = since(first);
    return group;
  }

  Node condition() {
    if (peek().kind != Token::Kind::Word)
      return fault(peek(), "condition_missing", "here comes a condition, such as value >= 1000 or title contains \"x\"");
    if (word("no") && peek(1).kind == Token::Kind::Word) return quiet();
    if (word("count") && word("of", 1)) return counted();
    if (word("time") && word("in", 1)) return elapsed();
    if (is_reserved(lower(peek().source)))
      return fault(peek(), "condition_missing", fmt::format("`{}` cannot begin a condition here; name a field first", peek().source));
    Criterion test{.kind = Kind::Test};
    test.name_span = peek().span;
    test.name = lower(take().source);
    if (test.name == "close" && word("date")) {
      test.name = "close_date";
      test.name_span.length = peek().span.at + peek().span.length - test.name_span.at;
      take();
    }
    return tested(std::move(test));
  }

  Node tested(Criterion test) {
    std::size_t first = at_;
    auto op = operation();
    if (!op) return std::nullopt;
    test.op = *op;
    test.op_span = since(first);
    if (!operands(test)) return std::nullopt;
    return test;
  }

  std::optional<Op> comparison() {
    static constexpr std::pair<std::string_view, Op> kSymbols[] = {
        {"=", Op::Eq}, {"==", Op::Eq}, {"!=", Op::Ne}, {"<>", Op::Ne}, {"<", Op::Lt}, {"<=", Op::Le}, {">", Op::Gt}, {">=", Op::Ge}};
    for (auto [text, op] : kSymbols)
      if (take_symbol(text)) return op;
    if (take_word("before")) return Op::Lt;
    if (take_word("after")) return Op::Gt;
    return {};
  }

  std::optional<Op> operation() {
    if (auto op = comparison()) return op;
    if (take_word("in") || take_word("within")) return Op::In;
    if (word("not") && (word("in", 1) || word("within", 1))) return take(), take(), Op::NotIn;
    if (take_word("between")) return Op::Between;
    if (take_word("contains")) return Op::Contains;
    if (take_word("has")) return Op::Has;
    if (word("starts") && word("with", 1)) return take(), take(), Op::StartsWith;
    if ((word("more") || word("less")) && word("than", 1)) {
      more_ = word("more");
      return take(), take(), Op::MoreThanAgo;  // ago or from now: operands() sees
    }
    if (take_word("is")) {
      if (take_word("empty")) return Op::IsEmpty;
      if (take_word("exactly")) return Op::Exactly;
      if (!take_word("not")) return Op::Eq;
      return take_word("empty") ? Op::IsNotEmpty : Op::Ne;
    }
    return fault(peek(), "operator_missing",
                 "after the field comes an operator: = != < <= > >= in, between, contains, starts with, has, is empty …");
  }

  bool operands(Criterion& test) {
    if (test.op == Op::IsEmpty || test.op == Op::IsNotEmpty) return true;
    if (test.op == Op::MoreThanAgo) return distance(test);
    if ((test.op == Op::In || test.op == Op::NotIn) && symbol("(")) return list(test);
    if (!value(test)) return false;
    if (test.op != Op::Between) return true;
    if (!take_word("and")) {
      fault(peek(), "and_missing", "between takes two values: between 1 and 10");
      return false;
    }
    return value(test);
  }

  bool distance(Criterion& test) {
    auto duration = this->duration();
    if (!duration) return false;
    test.values.push_back(std::move(*duration));
    if (take_word("ago")) {
      test.op = more_ ? Op::MoreThanAgo : Op::LessThanAgo;
    } else if (word("from") && word("now", 1)) {
      take(), take();
      test.op = more_ ? Op::MoreThanAhead : Op::LessThanAhead;
    } else {
      fault(peek(), "ago_missing", "write `ago` or `from now` after the time: more than 10 days ago");
      return false;
    }
    return true;
  }

  // Goes behind the closing parenthesis of a faulty list, so that it is not taken for another fault.
  bool list(Criterion& test) {
    if (items(test)) return true;
    for (int open = 0; peek().kind != Token::Kind::End; take()) {
      if (symbol("(")) ++open;
      else if (symbol(")") && open-- == 0) return take(), false;
    }
    return false;
  }

  bool items(Criterion& test) {
    const Token& open = take();
    if (symbol(")")) {
      fault(peek(), "value_missing", "the list is empty; put at least one value into it");
      return false;
    }
    do {
      if (!value(test)) return false;
    } while (take_symbol(","));
    if (test.values.size() > kListItemsMax) {
      fault(open, "too_many_items", fmt::format("the list has {} values, the limit is {}", test.values.size(), kListItemsMax));
      return false;
    }
    if (take_symbol(")")) return true;
    if (peek().kind == Token::Kind::End) fault(open, "unclosed_parenthesis", "this list is not closed; add )");
    else fault(peek(), "unexpected", "here comes a comma or )");
    return false;
  }

  bool value(Criterion& test) {
    auto made = literal();
    if (made) test.values.push_back(std::move(*made));
    return made.has_value();
  }

  std::optional<Literal> literal() {
    std::size_t first = at_;
    std::optional<Literal> made;
    if (peek().kind == Token::Kind::Text) made = Literal{.value = take().text};
    else if (peek().kind == Token::Kind::Date) made = Literal{.value = *parse_date(take().source)};
    else if (peek().kind == Token::Kind::Instant) made = Literal{.value = *parse_instant(take().source)};
    else if (peek().kind == Token::Kind::Number) made = number();
    else if (peek().kind == Token::Kind::Word) made = named();
    else return fault(peek(), "value_missing", "here comes a value: a number, a text in double quotes, a date …");
    if (made) made->span = since(first);
    return made;
  }

  std::optional<Literal> number() {
    const Token& digits = take();
    auto number = *parse_number(digits.source);
    if (take_symbol("%")) return Literal{.value = Percent{number}};
    if (peek().kind != Token::Kind::Word) return Literal{.value = number};
    auto next = peek().source;
    if (auto unit = parse_unit(next)) {
      if (number.decimals != 0 || number.mantissa < 1 || number.mantissa > kDurationCountMax)
        return fault(digits, "bad_duration", fmt::format("a time is 1 to {} whole hours, days, weeks …", kDurationCountMax));
      take();
      return Literal{.value = Duration{static_cast<int>(number.mantissa), *unit}};
    }
    bool keyword = is_word(peek(), "and") || is_word(peek(), "ago") || is_word(peek(), "any");
    if (next.size() != 3 || keyword) return Literal{.value = number};
    std::string code(next);
    for (char& c : code)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    auto currency = Currency::parse(code);
    if (!currency) return fault(peek(), "unknown_currency", fmt::format("{} is not a currency; write an ISO code such as EUR", next));
    take();
    return Literal{.value = Amount{number, *currency}};
  }

  std::optional<Literal> named() {
    const Token& token = take();
    if (is_word(token, "true")) return Literal{.value = true};
    if (is_word(token, "false")) return Literal{.value = false};
    if (is_word(token, "me")) return Literal{.value = Me{}};
    if (is_word(token, "yesterday")) return Literal{.value = Period{Period::Kind::Yesterday}};
    if (is_word(token, "today")) return Literal{.value = Period{Period::Kind::Today}};
    if (is_word(token, "tomorrow")) return Literal{.value = Period{Period::Kind::Tomorrow}};
    if (is_word(token, "this")) return period(Period::Kind::This, Period::Kind::This);
    if (is_word(token, "last")) return period(Period::Kind::Last, Period::Kind::Past);
    if (is_word(token, "next")) return period(Period::Kind::Next, Period::Kind::Coming);
    if (is_word(token, "and") || is_word(token, "or") || is_word(token, "not"))
      return --at_, fault(token, "value_missing", "here comes a value: a number, a text in double quotes, a date …");
    return Literal{.value = std::string(token.source), .bare = true};
  }

  // this week; last 30 days
  std::optional<Literal> period(Period::Kind whole, Period::Kind counted) {
    if (counted != whole && peek().kind == Token::Kind::Number) {
      auto made = duration();
      if (!made) return {};
      auto duration = std::get<Duration>(made->value);
      return Literal{.value = Period{counted, duration.unit, duration.count}};
    }
    auto unit = peek().kind == Token::Kind::Word ? parse_unit(peek().source) : std::nullopt;
    if (!unit || *unit == Unit::Hour || *unit == Unit::Day)
      return fault(peek(), "unknown_period", "here comes week, month, quarter or year; or a number of days: last 30 days");
    take();
    return Literal{.value = Period{whole, *unit}};
  }

  std::optional<Literal> duration() {
    std::size_t first = at_;
    if (peek().kind != Token::Kind::Number) return fault(peek(), "duration_missing", "here comes a time, such as 14 days or 2 weeks");
    auto made = number();
    if (!made) return {};
    made->span = since(first);
    if (!std::holds_alternative<Duration>(made->value))
      return fault(peek(), "unit_missing", "after the number comes its unit: hours, days, weeks, months, quarters or years");
    return made;
  }

  void name_of(Criterion& leaf) {
    leaf.name_span = peek().span;
    leaf.name = lower(take().source);
  }

  Node quiet() {
    Criterion leaf{.kind = Kind::Quiet};
    take();
    name_of(leaf);
    if (!take_word("for") && !(word("in") && word("last", 1) && (take(), take(), true)))
      return fault(peek(), "for_missing", "here comes `for` and a time: no activity for 10 days");
    auto made = duration();
    if (!made) return std::nullopt;
    leaf.values.push_back(std::move(*made));
    return leaf;
  }

  Node counted() {
    Criterion leaf{.kind = Kind::Count};
    take(), take();
    if (peek().kind != Token::Kind::Word) return fault(peek(), "name_missing", "here comes what to count: count of call in last 14 days >= 2");
    name_of(leaf);
    bool in = take_word("in") || take_word("within");
    if (in || peek().kind == Token::Kind::Word) {
      const Token& token = peek();
      auto made = literal();
      if (!made) return std::nullopt;
      if (!std::holds_alternative<Period>(made->value))
        return fault(token, "period_missing", "here comes a period (in last 14 days, in this week, today) or a comparison (>= 2)");
      leaf.period = std::get<Period>(made->value);
    }
    return compared(std::move(leaf));
  }

  Node elapsed() {
    Criterion leaf{.kind = Kind::Elapsed};
    take(), take();
    if (peek().kind != Token::Kind::Word) return fault(peek(), "name_missing", "here comes what the time is spent in: time in stage > 14 days");
    name_of(leaf);
    return compared(std::move(leaf));
  }

  Node compared(Criterion leaf) {
    std::size_t first = at_;
    auto op = comparison();
    if (!op) return fault(peek(), "operator_missing", "here comes = != < <= > or >=");
    leaf.op = *op;
    leaf.op_span = since(first);
    if (!value(leaf)) return std::nullopt;
    return leaf;
  }

  std::vector<Fault>& faults_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool more_ = false;     // the last of `more than` and `less than`
  bool stopped_ = false;  // too deep to go on
};

}  // namespace

Parsed parse(std::string_view text) {
  Parsed parsed;
  if (text.size() > kTextBytesMax) {
    parsed.faults.push_back({0, static_cast<std::uint32_t>(text.size()), "too_long",
                             fmt::format("the criterion has {} bytes, the limit is {}", text.size(), kTextBytesMax)});
    return parsed;
  }
  for (std::size_t at = 0; at < text.size();) {
    auto length = utf8_length(text.substr(at));
    if (length == 0) {
      parsed.faults.push_back({static_cast<std::uint32_t>(at), 1, "bad_text", "the text is not valid UTF-8 here"});
      return parsed;
    }
    at += length;
  }
  parsed.criterion = Parser(text, parsed.faults).run();
  if (parsed.ok()) check_limits(parsed.criterion, parsed.faults);
  order_faults(parsed.faults);
  return parsed;
}

}  // namespace penstock::criteria
