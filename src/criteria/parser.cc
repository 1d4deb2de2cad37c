#include <fmt/format.h>

#include "base/text.h"
#include "criteria/grammar.h"
#include "criteria/reading.h"
#include "criteria/words.h"

namespace penstock::criteria {
namespace {

using Kind = Criterion::Kind;
using Node = std::optional<Criterion>;  // nothing: a fault was reported

// Recursive descent, one method per rule. A faulty condition is skipped up to the next `and`, `or`,
// comma or closing parenthesis, so that one text can report several faults.
class Parser {
 public:
  Parser(std::string_view text, std::vector<Fault>& faults) : cursor_(text, faults) {}

  Criterion run() {
    if (cursor_.at_end()) return {};
    auto node = either();
    if (!cursor_.at_end() && !stopped_) {
      if (cursor_.symbol(")"))
        cursor_.fault("unexpected", "this closing parenthesis has no opening one; remove it");
      else
        cursor_.fault("unexpected", "here comes `and`, `or` or the end");
    }
    return node ? std::move(*node) : Criterion{};
  }

 private:
  static constexpr int kParenthesesMax = 64;

  // Moves to the end of the faulty condition.
  void skip() {
    for (int open = 0; !cursor_.at_end(); cursor_.take()) {
      if (cursor_.symbol("("))
        ++open;
      else if (cursor_.symbol(")") && open-- == 0)
        return;
      else if (open == 0 && (cursor_.word("and") || cursor_.word("or") || cursor_.symbol(",")))
        return;
    }
  }

  // part (joint part)*
  template <class Part>
  Node joined(Kind kind, std::string_view joint, Part part) {
    std::size_t first = cursor_.place();
    Node left = part();
    if (!cursor_.word(joint) || stopped_) return left;
    Criterion group{.kind = kind};
    if (left) group.parts.push_back(std::move(*left));
    while (!stopped_ && cursor_.take_word(joint))
      if (auto next = part()) group.parts.push_back(std::move(*next));
    group.span = cursor_.since(first);
    return group;
  }
  Node either() {
    return joined(Kind::Any, "or", [this] { return both(); });
  }
  Node both() {
    return joined(Kind::All, "and", [this] { return unary(); });
  }

  Node unary() {
    if (depth_ == kParenthesesMax) {
      stopped_ = true;
      return cursor_.fault(
          "too_deep",
          fmt::format("groups may stand {} deep in each other; split the criterion", kNestingMax));
    }
    ++depth_;
    Node node = primary();
    --depth_;
    return node;
  }

  Node primary() {
    std::size_t first = cursor_.place();
    if (cursor_.take_word("not")) {
      auto part = unary();
      if (!part) return part;
      Criterion made{.kind = Kind::Not};
      made.parts.push_back(std::move(*part));
      made.span = cursor_.since(first);
      return made;
    }
    if (cursor_.symbol("(")) return parenthesis();
    if (cursor_.word("all")) return listed(Kind::All);
    if (cursor_.word("any")) return listed(Kind::Any);
    if (cursor_.word("none")) return listed(Kind::None);
    auto leaf = read_condition(cursor_);
    if (leaf)
      leaf->span = cursor_.since(first);
    else if (!stopped_)
      skip();
    return leaf;
  }

  Node parenthesis() {
    const Token& open = cursor_.take();
    auto node = either();
    return close(open) ? std::move(node) : std::nullopt;
  }

  bool close(const Token& open) {
    if (cursor_.take_symbol(")")) return true;
    if (stopped_) return false;
    if (cursor_.at_end()) {
      cursor_.fault(open, "unclosed_parenthesis", "this parenthesis is not closed; add )");
    } else {
      cursor_.fault("unexpected", "here comes `and`, `or` or )");
      skip();
      while (cursor_.take_symbol(",")) skip();
      cursor_.take_symbol(")");
    }
    return false;
  }

  // all (…, …)
  Node listed(Kind kind) {
    std::size_t first = cursor_.place();
    const Token& name = cursor_.take();
    const Token& open = cursor_.peek();
    if (!cursor_.take_symbol("(")) {
      cursor_.fault(name, "parenthesis_missing",
                    fmt::format("after `{0}` comes a list: {0} (…, …)", lower(name.source)));
      skip();
      return {};
    }
    Criterion group{.kind = kind};
    if (!cursor_.symbol(")")) {
      do {
        if (auto part = either()) group.parts.push_back(std::move(*part));
      } while (!stopped_ && cursor_.take_symbol(","));
    }
    if (!close(open)) return {};
    group.span = cursor_.since(first);
    return group;
  }

  Cursor cursor_;
  int depth_ = 0;
  bool stopped_ = false;  // too deep to go on
};

}  // namespace

Parsed parse(std::string_view text) {
  Parsed parsed;
  if (text.size() > kTextBytesMax) {
    parsed.faults.push_back(
        {0, static_cast<std::uint32_t>(text.size()), "too_long",
         fmt::format("the criterion has {} bytes, the limit is {}", text.size(), kTextBytesMax)});
    return parsed;
  }
  for (std::size_t at = 0; at < text.size();) {
    auto length = utf8_length(text.substr(at));
    if (length == 0) {
      parsed.faults.push_back(
          {static_cast<std::uint32_t>(at), 1, "bad_text", "the text is not valid UTF-8 here"});
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
