#include "base/text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace penstock {
namespace {

// Letters that NFKD leaves alone though people type them without the stroke.
const char* plain_letters(UChar32 c) {
  switch (c) {
    case 0x142:
      return "l";  // ł
    case 0x111:
      return "d";  // đ
    case 0xF8:
      return "o";  // ø
    case 0x131:
      return "i";  // ı
    case 0xDF:
      return "ss";  // ß
    case 0xE6:
      return "ae";  // æ
    case 0x153:
      return "oe";  // œ
    case 0x127:
      return "h";  // ħ
    case 0xFE:
      return "th";  // þ
    case 0xF0:
      return "d";  // ð
    default:
      return nullptr;
  }
}

std::string fold_ascii(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (char c : text) {
    bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (space) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool is_ascii(std::string_view text) {
  for (char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

}  // namespace

std::size_t utf8_length(std::string_view text) {
  auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  auto follows = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  if (text.empty()) return 0;
  unsigned c = byte(0);
  if (c < 0x80) return 1;
  if (c >= 0xC2 && c <= 0xDF) return follows(1) ? 2 : 0;
  if (c >= 0xE0 && c <= 0xEF) {
    if (!follows(1) || !follows(2)) return 0;
    if ((c == 0xE0 && byte(1) < 0xA0) || (c == 0xED && byte(1) > 0x9F)) return 0;
    return 3;
  }
  if (c >= 0xF0 && c <= 0xF4) {
    if (!follows(1) || !follows(2) || !follows(3)) return 0;
    if ((c == 0xF0 && byte(1) < 0x90) || (c == 0xF4 && byte(1) > 0x8F)) return 0;
    return 4;
  }
  return 0;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    auto length = utf8_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

std::string_view trim(std::string_view text) {
  auto space_at_front = [](std::string_view t) -> std::size_t {
    if (t.empty()) return 0;
    if (t[0] == ' ' || (t[0] >= '\t' && t[0] <= '\r')) return 1;
    return t.starts_with("\xC2\xA0") ? 2 : 0;
  };
  auto space_at_back = [](std::string_view t) -> std::size_t {
    if (t.empty()) return 0;
    if (t.back() == ' ' || (t.back() >= '\t' && t.back() <= '\r')) return 1;
    return t.ends_with("\xC2\xA0") ? 2 : 0;
  };
  while (auto n = space_at_front(text)) text.remove_prefix(n);
  while (auto n = space_at_back(text)) text.remove_suffix(n);
  return text;
}

std::string fold(std::string_view text) {
  if (is_ascii(text)) return fold_ascii(text);
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  auto wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
  auto decomposed = nfkd->normalize(wide.foldCase(), status);
  icu::UnicodeString kept;
  for (int32_t i = 0; i < decomposed.length();) {
    UChar32 c = decomposed.char32At(i);
    i += U16_LENGTH(c);
    if (u_charType(c) == U_NON_SPACING_MARK) continue;
    if (const char* plain = plain_letters(c))
      kept.append(icu::UnicodeString::fromUTF8(plain));
    else
      kept.append(u_isUWhiteSpace(c) ? UChar32{' '} : u_foldCase(c, U_FOLD_CASE_DEFAULT));
  }
  std::string utf8;
  kept.toUTF8String(utf8);
  return fold_ascii(utf8);
}

std::string canonical_email(std::string_view text) {
  text = trim(text);
  if (is_ascii(text)) return fold_ascii(text);
  std::string lower;
  icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())})
      .foldCase()
      .toUTF8String(lower);
  return lower;
}

std::string to_snake_case(std::string_view pascal) {
  std::string out;
  for (char c : pascal) {
    bool capital = c >= 'A' && c <= 'Z';
    if (capital && !out.empty()) out += '_';
    out += capital ? static_cast<char>(c + 32) : c;
  }
  return out;
}

}  // namespace penstock
