#include <fmt/format.h>

#include "criteria/reading.h"

namespace penstock::criteria {
namespace {

using Kind = Criterion::Kind;
using Node = std::optional<Criterion>;

class ConditionReader {
 public:
  explicit ConditionReader(Cursor& cursor) : cursor_(cursor) {}

  Node condition() {
    if (!cursor_.at_name())
      return cursor_.fault("condition_missing",
                           "here comes a condition, such as value >= 1000 or title contains \"x\"");
    if (cursor_.word("no") && cursor_.peek(1).kind == Token::Kind::Word) return quiet();
    if (cursor_.word("count") && cursor_.word("of", 1)) return counted();
    if (cursor_.word("time") && cursor_.word("in", 1)) return elapsed();
    if (is_reserved(lower(cursor_.peek().source)))
      return cursor_.fault("condition_missing",
                           fmt::format("`{}` cannot begin a condition here; name a field first",
                                       cursor_.peek().source));
    Criterion test{.kind = Kind::Test};
    test.name_span = cursor_.peek().span;
    test.name = lower(cursor_.take().source);
    if (test.name == "close" && cursor_.word("date")) {
      test.name = "close_date";
      test.name_span.length =
          cursor_.peek().span.at + cursor_.peek().span.length - test.name_span.at;
      cursor_.take();
    }
    return tested(std::move(test));
  }

  Node tested(Criterion test) {
    std::size_t first = cursor_.place();
    auto op = operation();
    if (!op) return std::nullopt;
    test.op = *op;
    test.op_span = cursor_.since(first);
    if (!operands(test)) return std::nullopt;
    return test;
  }

  std::optional<Op> comparison() {
    static constexpr std::pair<std::string_view, Op> kSymbols[] = {
        {"=", Op::Eq}, {"==", Op::Eq}, {"!=", Op::Ne}, {"<>", Op::Ne},
        {"<", Op::Lt}, {"<=", Op::Le}, {">", Op::Gt},  {">=", Op::Ge}};
    for (auto [text, op] : kSymbols)
      if (cursor_.take_symbol(text)) return op;
    if (cursor_.take_word("before")) return Op::Lt;
    if (cursor_.take_word("after")) return Op::Gt;
    return {};
  }

  std::optional<Op> operation() {
    if (auto op = comparison()) return op;
    if (cursor_.take_word("in") || cursor_.take_word("within")) return Op::In;
    if (cursor_.word("not") && (cursor_.word("in", 1) || cursor_.word("within", 1)))
      return cursor_.take(2), Op::NotIn;
    if (cursor_.take_word("between")) return Op::Between;
    if (cursor_.take_word("contains")) return Op::Contains;
    if (cursor_.take_word("has")) return Op::Has;
    if (cursor_.word("starts") && cursor_.word("with", 1)) return cursor_.take(2), Op::StartsWith;
    if ((cursor_.word("more") || cursor_.word("less")) && cursor_.word("than", 1)) {
      more_ = cursor_.word("more");
      return cursor_.take(2), Op::MoreThanAgo;  // ago or from now: operands() sees
    }
    if (cursor_.take_word("is")) {
      if (cursor_.take_word("empty")) return Op::IsEmpty;
      if (cursor_.take_word("exactly")) return Op::Exactly;
      if (!cursor_.take_word("not")) return Op::Eq;
      return cursor_.take_word("empty") ? Op::IsNotEmpty : Op::Ne;
    }
    return cursor_.fault("operator_missing",
                         "after the field comes an operator: = != < <= > >= in, between, contains, "
                         "starts with, has, is empty …");
  }

  bool operands(Criterion& test) {
    if (test.op == Op::IsEmpty || test.op == Op::IsNotEmpty) return true;
    if (test.op == Op::MoreThanAgo) return distance(test);
    if ((test.op == Op::In || test.op == Op::NotIn) && cursor_.symbol("(")) return list(test);
    if (!value(test)) return false;
    if (test.op != Op::Between) return true;
    if (!cursor_.take_word("and")) {
      cursor_.fault("and_missing", "between takes two values: between 1 and 10");
      return false;
    }
    return value(test);
  }

  bool distance(Criterion& test) {
    auto duration = read_duration(cursor_);
    if (!duration) return false;
    test.values.push_back(std::move(*duration));
    if (cursor_.take_word("ago")) {
      test.op = more_ ? Op::MoreThanAgo : Op::LessThanAgo;
    } else if (cursor_.word("from") && cursor_.word("now", 1)) {
      cursor_.take(2);
      test.op = more_ ? Op::MoreThanAhead : Op::LessThanAhead;
    } else {
      cursor_.fault("ago_missing",
                    "write `ago` or `from now` after the time: more than 10 days ago");
      return false;
    }
    return true;
  }

  // Goes behind the closing parenthesis of a faulty list, so that it is not taken for another
  // fault.
  bool list(Criterion& test) {
    if (items(test)) return true;
    for (int open = 0; !cursor_.at_end(); cursor_.take()) {
      if (cursor_.symbol("("))
        ++open;
      else if (cursor_.symbol(")") && open-- == 0)
        return cursor_.take(), false;
    }
    return false;
  }

  bool items(Criterion& test) {
    const Token& open = cursor_.take();
    if (cursor_.symbol(")")) {
      cursor_.fault("value_missing", "the list is empty; put at least one value into it");
      return false;
    }
    do {
      if (!value(test)) return false;
    } while (cursor_.take_symbol(","));
    if (test.values.size() > kListItemsMax) {
      cursor_.fault(open, "too_many_items",
                    fmt::format("the list has {} values, the limit is {}", test.values.size(),
                                kListItemsMax));
      return false;
    }
    if (cursor_.take_symbol(")")) return true;
    if (cursor_.at_end())
      cursor_.fault(open, "unclosed_parenthesis", "this list is not closed; add )");
    else
      cursor_.fault("unexpected", "here comes a comma or )");
    return false;
  }

  bool value(Criterion& test) {
    auto made = read_literal(cursor_);
    if (made) test.values.push_back(std::move(*made));
    return made.has_value();
  }

  void name_of(Criterion& leaf) {
    leaf.name_span = cursor_.peek().span;
    leaf.name = lower(cursor_.take().source);
  }

  Node quiet() {
    Criterion leaf{.kind = Kind::Quiet};
    cursor_.take();
    name_of(leaf);
    if (!cursor_.take_word("for") &&
        !(cursor_.word("in") && cursor_.word("last", 1) && (cursor_.take(), cursor_.take(), true)))
      return cursor_.fault("for_missing", "here comes `for` and a time: no activity for 10 days");
    auto made = read_duration(cursor_);
    if (!made) return std::nullopt;
    leaf.values.push_back(std::move(*made));
    return leaf;
  }

  Node counted() {
    Criterion leaf{.kind = Kind::Count};
    cursor_.take(2);
    if (!cursor_.at_name())
      return cursor_.fault("name_missing",
                           "here comes what to count: count of call in last 14 days >= 2");
    name_of(leaf);
    bool in = cursor_.take_word("in") || cursor_.take_word("within");
    if (in || cursor_.at_name()) {
      const Token& token = cursor_.peek();
      auto made = read_literal(cursor_);
      if (!made) return std::nullopt;
      if (!std::holds_alternative<Period>(made->value))
        return cursor_.fault(
            token, "period_missing",
            "here comes a period (in last 14 days, in this week, today) or a comparison (>= 2)");
      leaf.period = std::get<Period>(made->value);
    }
    return compared(std::move(leaf));
  }

  Node elapsed() {
    Criterion leaf{.kind = Kind::Elapsed};
    cursor_.take(2);
    if (!cursor_.at_name())
      return cursor_.fault("name_missing",
                           "here comes what the time is spent in: time in stage > 14 days");
    name_of(leaf);
    return compared(std::move(leaf));
  }

  Node compared(Criterion leaf) {
    std::size_t first = cursor_.place();
    auto op = comparison();
    if (!op) return cursor_.fault("operator_missing", "here comes = != < <= > or >=");
    leaf.op = *op;
    leaf.op_span = cursor_.since(first);
    if (!value(leaf)) return std::nullopt;
    return leaf;
  }

 private:
  Cursor& cursor_;
  bool more_ = false;  // the last of `more than` and `less than`
};

}  // namespace

std::optional<Criterion> read_condition(Cursor& cursor) {
  return ConditionReader(cursor).condition();
}

}  // namespace penstock::criteria
