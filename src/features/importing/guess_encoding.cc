// Which one-byte encoding a text is in, by the alphabets of the languages we serve: a byte that
// decodes to a letter of the language speaks for it, any other letter or sign against it. Latin
// letters with marks stand alone among plain ones; Cyrillic letters stand in company; that decides
// the rest. ICU's detector was rejected: it wants running prose, and a table of names is not that.
// Tested by text_source_test.cc.

#include <simdjson.h>

#include <algorithm>
#include <cstring>

#include "base/text.h"
#include "features/importing/text_source.h"

namespace penstock::importing {
namespace {

struct Alphabet {
  Encoding encoding;
  std::string_view letters;  // beyond ASCII
};

// Where two fit equally the earlier one wins; then most often both decode to the same text.
constexpr Alphabet kAlphabets[] = {
    {Encoding::Windows1252, "äöüßÄÖÜ"},
    {Encoding::Windows1252, "àâæçéèêëîïôœùûÿÀÂÆÇÉÈÊËÎÏÔŒÙÛŸ"},
    {Encoding::Windows1252, "áéíóúñüÁÉÍÓÚÑÜ¿¡ºª"},
    {Encoding::Windows1252, "áâãàçéêíóôõúÁÂÃÀÇÉÊÍÓÔÕÚºª"},
    {Encoding::Windows1252, "åäöæøéÅÄÖÆØÉðþÞáíóúýÁÍÓÚ"},
    {Encoding::Windows1252, "àèéìòùÀÈÉÌÒÙ"},
    {Encoding::Windows1250, "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"},
    {Encoding::Windows1250, "ăâîşţĂÂÎŞŢ"},
    {Encoding::Windows1250, "áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽľĺŕäôĽĹŔÄÔ"},
    {Encoding::Windows1250, "áéíóöőúüűÁÉÍÓÖŐÚÜŰ"},
    {Encoding::Windows1254, "çğıöşüÇĞİÖŞÜâîûÂÎÛ"},
    {Encoding::Windows1251,
     "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
     "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯіїєґІЇЄҐ№"},
};
constexpr std::string_view kNeutral = "€‚„…†‡‰‹‘’“”•–—™›\u00A0§©«¬\u00AD®°±¶·»";

bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }
bool is_ascii_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

// How well the text fits, in tenths of a byte: 10 for a letter at home, less where it stands oddly.
int fit(std::string_view text, const Alphabet& alphabet,
        const std::array<std::array<char, 4>, 256>& table) {
  enum class Role { Stranger, Neutral, Home };
  std::array<Role, 256> roles{};
  for (unsigned byte = 0x80; byte < 256; ++byte) {
    std::string_view utf8(table[byte].data() + 1, static_cast<std::size_t>(table[byte][0]));
    roles[byte] = alphabet.letters.find(utf8) != std::string_view::npos ? Role::Home
                  : kNeutral.find(utf8) != std::string_view::npos       ? Role::Neutral
                                                                        : Role::Stranger;
  }
  bool cyrillic = alphabet.encoding == Encoding::Windows1251;
  int score = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_high(text[i])) continue;
    char before = i > 0 ? text[i - 1] : ' ';
    char after = i + 1 < text.size() ? text[i + 1] : ' ';
    switch (roles[static_cast<unsigned char>(text[i])]) {
      case Role::Stranger:
        score -= 10;
        break;
      case Role::Neutral:
        break;
      case Role::Home:
        if (cyrillic)
          score += is_ascii_letter(before) || is_ascii_letter(after) ? -10 : 10;
        else
          score += is_high(before) && is_high(after) ? -5 : 10;
    }
  }
  return score;
}

GuessedEncoding guess_one_byte(std::string_view evidence) {
  GuessedEncoding best{Encoding::Windows1252, 0, 0};
  int best_score = INT32_MIN;
  int rival_score = INT32_MIN;  // of the best other encoding
  for (const auto& alphabet : kAlphabets) {
    int score = fit(evidence, alphabet, one_byte_table(alphabet.encoding));
    if (score > best_score) {
      if (alphabet.encoding != best.encoding) rival_score = best_score;
      best_score = score;
      best.encoding = alphabet.encoding;
    } else if (alphabet.encoding != best.encoding) {
      rival_score = std::max(rival_score, score);
    }
  }
  auto high = static_cast<int>(std::ranges::count_if(evidence, is_high));
  int lead = std::min(best_score - std::max(rival_score, -10 * high), 10 * high);
  best.sure = best_score <= 0 || high == 0 ? 20 : std::clamp(40 + 6 * lead / high, 40, 99);
  return best;
}

std::optional<GuessedEncoding> by_byte_order_mark(std::string_view front) {
  if (front.starts_with("\xEF\xBB\xBF")) return GuessedEncoding{Encoding::Utf8, 3, 100};
  if (front.starts_with("\xFF\xFE")) return GuessedEncoding{Encoding::Utf16Le, 2, 100};
  if (front.starts_with("\xFE\xFF")) return GuessedEncoding{Encoding::Utf16Be, 2, 100};
  // Without a mark: text of any language has ASCII delimiters, so every other byte is often zero.
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i < front.size(); ++i) (i % 2 == 0 ? even : odd) += front[i] == 0;
  if (odd > front.size() / 5 && 8 * even < odd) return GuessedEncoding{Encoding::Utf16Le, 0, 90};
  if (even > front.size() / 5 && 8 * odd < even) return GuessedEncoding{Encoding::Utf16Be, 0, 90};
  return {};
}

// Keeps the bytes beyond ASCII with their neighbours. A letter that is repeated says once what it
// says: one cell of two thousand of them must not outvote all the others.
void collect(std::string& evidence, std::string_view chunk) {
  for (std::size_t i = 0; i < chunk.size() && evidence.size() < kEvidenceBytesMax; ++i) {
    if (is_high(chunk[i]) && evidence.ends_with(chunk[i])) continue;
    bool near = is_high(chunk[i]) || (i > 0 && is_high(chunk[i - 1])) ||
                (i + 1 < chunk.size() && is_high(chunk[i + 1]));
    if (near)
      evidence += chunk[i];
    else if (!evidence.empty() && evidence.back() != ' ')
      evidence += ' ';
  }
}

}  // namespace

Result<GuessedEncoding> guess_encoding(ByteSource& source) {
  constexpr std::size_t kChunkBytes = 256 << 10;
  std::string buffer;
  std::string evidence;
  std::size_t held = 0;  // bytes of a sequence that the last chunk cut in two
  bool utf8 = true;
  bool first = true;
  for (;;) {
    buffer.resize(kChunkBytes);
    TRY(count, source.read({buffer.data() + held, kChunkBytes - held}));
    std::string_view chunk(buffer.data(), held + count);
    if (first) {
      if (auto marked = by_byte_order_mark(chunk.substr(0, 4096))) return *marked;
      first = false;
    }
    collect(evidence, chunk.substr(held));
    std::size_t whole = chunk.size();
    while (count > 0 && whole > 0 && chunk.size() - whole < 3 && is_high(chunk[whole - 1])) --whole;
    utf8 = utf8 && simdjson::validate_utf8(chunk.data(), whole);
    if (!utf8 && evidence.size() >= kEvidenceBytesMax) break;
    if (count == 0) break;
    held = utf8 ? chunk.size() - whole : 0;
    std::memmove(buffer.data(), buffer.data() + chunk.size() - held, held);
  }
  if (utf8) return GuessedEncoding{};
  return guess_one_byte(evidence);
}

}  // namespace penstock::importing
