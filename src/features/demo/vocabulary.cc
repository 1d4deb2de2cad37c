// Countries together, and names in ASCII.
#include "features/demo/vocabulary.h"

#include "base/text.h"

namespace penstock::demo {
namespace {

struct Letter {
  std::string_view cyrillic;
  std::string_view latin;
};
// Folded Cyrillic letters (ё and й have lost their marks).
constexpr Letter kLetters[] = {
    {"а", "a"},  {"б", "b"},  {"в", "v"},  {"г", "g"},    {"д", "d"}, {"е", "e"}, {"ж", "zh"},
    {"з", "z"},  {"и", "i"},  {"к", "k"},  {"л", "l"},    {"м", "m"}, {"н", "n"}, {"о", "o"},
    {"п", "p"},  {"р", "r"},  {"с", "s"},  {"т", "t"},    {"у", "u"}, {"ф", "f"}, {"х", "kh"},
    {"ц", "ts"}, {"ч", "ch"}, {"ш", "sh"}, {"щ", "shch"}, {"ъ", ""},  {"ы", "y"}, {"ь", ""},
    {"э", "e"},  {"ю", "yu"}, {"я", "ya"}};

std::string_view latin_of(std::string_view letter) {
  for (const auto& one : kLetters)
    if (one.cyrillic == letter) return one.latin;
  return "";
}

}  // namespace

const std::array<const Country*, 5>& countries() {
  static const std::array<const Country*, 5> all = {&poland(), &romania(), &turkey(), &britain(),
                                                    &russia()};
  return all;
}

std::string ascii_name(std::string_view text, char separator) {
  auto folded = fold(text);
  std::string out;
  bool gap = false;
  for (std::size_t at = 0; at < folded.size();) {
    auto length = std::max<std::size_t>(utf8_length(std::string_view(folded).substr(at)), 1);
    auto letter = std::string_view(folded).substr(at, length);
    at += length;
    bool plain = length == 1 &&
                 ((letter[0] >= 'a' && letter[0] <= 'z') || (letter[0] >= '0' && letter[0] <= '9'));
    auto latin = plain ? letter : latin_of(letter);
    if (length == 1 && !plain) gap = !out.empty();
    if (latin.empty()) continue;
    if (gap) out += separator;
    gap = false;
    out += latin;
  }
  return out;
}

}  // namespace penstock::demo
