#include "source_statements.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace penstock::tools {
namespace {

bool begins_as_sql(std::string_view text) {
  constexpr std::string_view kLabel = "/* all workspaces */ ";
  if (text.starts_with(kLabel)) text.remove_prefix(kLabel.size());
  constexpr std::array<std::string_view, 6> kVerbs = {"SELECT ",      "INSERT INTO ", "UPDATE ",
                                                      "DELETE FROM ", "WITH ",        "MERGE "};
  return std::any_of(kVerbs.begin(), kVerbs.end(),
                     [&](std::string_view verb) { return text.starts_with(verb); });
}

// Walks over one source file.
class Reading {
 public:
  explicit Reading(const std::string& source) : source_(source) {}

  std::vector<SourceStatement> all() {
    std::vector<SourceStatement> found;
    while (at_ < source_.size()) {
      if (skip_blank()) continue;
      char c = source_[at_];
      if (c == '\'') {
        skip_quoted('\'');
      } else if (c != '"') {
        before_ = c;
        ++at_;
      } else {
        auto statement = take();
        if (begins_as_sql(statement.text)) found.push_back(std::move(statement));
      }
    }
    return found;
  }

 private:
  bool starts(std::string_view text) const { return source_.compare(at_, text.size(), text) == 0; }

  // Blanks and comments; false where there are none.
  bool skip_blank() {
    if (source_[at_] == ' ' || source_[at_] == '\t' || source_[at_] == '\n') {
      line_ += source_[at_] == '\n';
      ++at_;
      return true;
    }
    if (starts("//")) {
      at_ = std::min(source_.find('\n', at_), source_.size());
      return true;
    }
    return false;
  }

  void skip_quoted(char quote) {
    // An apostrophe between digits parts a number; it begins nothing.
    if (quote == '\'' && at_ > 0 && std::isalnum(static_cast<unsigned char>(source_[at_ - 1]))) {
      ++at_;
      return;
    }
    for (++at_; at_ < source_.size() && source_[at_] != quote && source_[at_] != '\n'; ++at_)
      if (source_[at_] == '\\') ++at_;
    ++at_;
    before_ = quote;
  }

  SourceStatement take() {
    SourceStatement statement{.text = {}, .line = line_, .whole = before_ != '+'};
    while (at_ < source_.size() && source_[at_] == '"') {
      take_literal(statement.text);
      while (at_ < source_.size() && skip_blank()) {
      }
    }
    auto next = at_;
    if (next < source_.size() && source_[next] == ')') ++next;  // std::string("…") + …
    next = std::min(source_.find_first_not_of(" \n", next), source_.size());
    char after = next < source_.size() ? source_[next] : ';';
    if (after == '+' || statement.text.ends_with(' ') ||
        statement.text.find('{') != std::string::npos)
      statement.whole = false;
    before_ = '"';
    return statement;
  }

  void take_literal(std::string& text) {
    if (at_ > 0 && source_[at_ - 1] == 'R') return take_raw(text);
    for (++at_; at_ < source_.size() && source_[at_] != '"'; ++at_) {
      if (source_[at_] == '\\') ++at_;
      text += source_[at_];
    }
    ++at_;
  }

  void take_raw(std::string& text) {
    auto open = source_.find('(', at_);
    auto close = ")" + source_.substr(at_ + 1, open - at_ - 1) + "\"";
    auto end = source_.find(close, open);
    text += source_.substr(open + 1, end - open - 1);
    line_ += static_cast<std::size_t>(std::count(source_.begin() + static_cast<std::ptrdiff_t>(at_),
                                                 source_.begin() + static_cast<std::ptrdiff_t>(end),
                                                 '\n'));
    at_ = end + close.size();
  }

  const std::string& source_;
  std::size_t at_ = 0;
  std::size_t line_ = 0;
  char before_ = ';';  // the last sign that is no blank and no literal
};

}  // namespace

std::vector<SourceStatement> statements_in(const std::string& source) {
  return Reading(source).all();
}

}  // namespace penstock::tools
