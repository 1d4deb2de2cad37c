#include "features/search/rules.h"

#include <algorithm>

#include "base/text.h"
#include "store/text_index.h"

namespace penstock::search {
namespace {

std::vector<std::string_view> letters_of(std::string_view text) {
  std::vector<std::string_view> letters;
  while (!text.empty()) {
    auto length = std::max<std::size_t>(1, utf8_length(text));
    letters.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return letters;
}

using Letters = std::vector<std::string_view>;

bool begins(const Letters& word, std::size_t at, const Letters& typed, std::size_t from) {
  auto left = typed.size() - from;
  if (at > word.size() || word.size() - at < left) return false;
  return std::equal(typed.begin() + static_cast<std::ptrdiff_t>(from), typed.end(),
                    word.begin() + static_cast<std::ptrdiff_t>(at));
}

std::string joined(const Letters& letters) {
  std::string out;
  for (auto letter : letters) out += letter;
  return out;
}

}  // namespace

int score_of(std::string_view title, std::string_view query) {
  if (title == query) return 100;
  if (title.starts_with(query)) return 80;
  auto words = store::search_words(title);
  for (const auto& wanted : store::search_words(query))
    if (std::none_of(words.begin(), words.end(),
                     [&](const std::string& word) { return word.starts_with(wanted); }))
      return 40;
  return 60;
}

bool begins_with_a_typo(std::string_view word, std::string_view typed) {
  auto w = letters_of(word), t = letters_of(typed);
  std::size_t i = 0;  // where they part
  while (i < w.size() && i < t.size() && w[i] == t[i]) ++i;
  if (i == t.size()) return true;
  if (begins(w, i + 1, t, i + 1)) return true;  // changed
  if (begins(w, i, t, i + 1)) return true;      // one too many was typed
  if (begins(w, i + 1, t, i)) return true;      // one was left out
  bool swapped = i + 1 < w.size() && i + 1 < t.size() && w[i] == t[i + 1] && w[i + 1] == t[i];
  return swapped && begins(w, i + 2, t, i + 2);
}

std::vector<std::string> typo_variants(std::string_view word) {
  auto letters = letters_of(word);
  std::vector<std::string> variants;
  for (std::size_t i = 0; i < letters.size() && variants.size() < kTypoVariantsMax; ++i) {
    auto dropped = letters;
    dropped.erase(dropped.begin() + static_cast<std::ptrdiff_t>(i));
    variants.push_back(joined(dropped));
    if (i + 1 == letters.size() || letters[i] == letters[i + 1]) continue;
    auto swapped = letters;
    std::swap(swapped[i], swapped[i + 1]);
    variants.push_back(joined(swapped));
  }
  return variants;
}

}  // namespace penstock::search
