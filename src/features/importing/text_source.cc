// One-byte encodings are decoded by a table made once with ICU; bytes that the encoding leaves
// undefined become the C1 control of the same number, as browsers do, so that they survive.
// Tested by text_source_test.cc.

#include "features/importing/text_source.h"

#include <simdjson.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <cstring>

#include "base/text.h"

namespace penstock::importing {
namespace {

constexpr std::size_t kHeldBytesMax = 64 << 10;

std::size_t put_utf8(std::uint32_t c, char* to) {
  auto tail = [&](int shift) { return static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) return to[0] = static_cast<char>(c), 1;
  if (c < 0x800) return to[0] = static_cast<char>(0xC0 | (c >> 6)), to[1] = tail(0), 2;
  if (c < 0x10000)
    return to[0] = static_cast<char>(0xE0 | (c >> 12)), to[1] = tail(6), to[2] = tail(0), 3;
  to[0] = static_cast<char>(0xF0 | (c >> 18));
  return to[1] = tail(12), to[2] = tail(6), to[3] = tail(0), 4;
}

bool is_one_byte(Encoding encoding) {
  return encoding != Encoding::Utf8 && encoding != Encoding::Utf16Le &&
         encoding != Encoding::Utf16Be;
}

// Bytes at the end of `text` that begin a sequence which is not complete: 0 to 3.
std::size_t incomplete_tail(std::string_view text) {
  for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
    auto byte = static_cast<unsigned char>(text[text.size() - back]);
    if ((byte & 0xC0) == 0x80) continue;
    std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

std::size_t first_bad_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    auto length = utf8_length(text.substr(at));
    if (length == 0) break;
    at += length;
  }
  return at;
}

std::uint32_t unit_at(std::string_view text, std::size_t at, bool big_endian) {
  auto low = static_cast<unsigned char>(text[at + (big_endian ? 1 : 0)]);
  auto high = static_cast<unsigned char>(text[at + (big_endian ? 0 : 1)]);
  return static_cast<std::uint32_t>(high << 8 | low);
}

}  // namespace

std::array<std::array<char, 4>, 256> one_byte_table(Encoding encoding) {
  std::array<std::array<char, 4>, 256> table{};
  UErrorCode status = U_ZERO_ERROR;
  auto* converter = ucnv_open(std::string(encoding_name(encoding)).c_str(), &status);
  PENSTOCK_CHECK(U_SUCCESS(status), "ICU has every encoding that Encoding names");
  for (unsigned byte = 0; byte < 256; ++byte) {
    char raw = static_cast<char>(byte);
    UChar wide[2] = {};
    status = U_ZERO_ERROR;
    ucnv_toUChars(converter, wide, 2, &raw, 1, &status);
    std::uint32_t c = U_FAILURE(status) || wide[0] == 0xFFFD ? byte : wide[0];
    table[byte][0] = static_cast<char>(put_utf8(c, table[byte].data() + 1));
  }
  ucnv_close(converter);
  return table;
}

std::string_view encoding_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::Utf8:
      return "utf-8";
    case Encoding::Utf16Le:
      return "utf-16le";
    case Encoding::Utf16Be:
      return "utf-16be";
    case Encoding::Windows1250:
      return "windows-1250";
    case Encoding::Windows1251:
      return "windows-1251";
    case Encoding::Windows1252:
      return "windows-1252";
    case Encoding::Windows1254:
      return "windows-1254";
    case Encoding::Latin1:
      return "iso-8859-1";
  }
  return "";
}

std::optional<Encoding> parse_encoding(std::string_view name) {
  std::string key;
  for (char c : fold(name))
    if (c != '-' && c != '_' && c != ' ') key += c;
  if (key.starts_with("cp125")) key = "windows" + key.substr(2);
  if (key.starts_with("win125")) key = "windows" + key.substr(3);
  if (key == "latin1") return Encoding::Latin1;
  for (int i = 0; i <= static_cast<int>(Encoding::Latin1); ++i) {
    auto encoding = static_cast<Encoding>(i);
    std::string own;
    for (char c : encoding_name(encoding))
      if (c != '-') own += c;
    if (own == key) return encoding;
  }
  return {};
}

TextSource::TextSource(ByteSource& raw, Encoding encoding, int bom_bytes)
    : raw_(raw), encoding_(encoding), bom_bytes_(bom_bytes) {
  if (is_one_byte(encoding_)) utf8_ = one_byte_table(encoding_);
}

Result<void> TextSource::skip_bom() {
  started_ = true;
  raw_offset_ = static_cast<std::uint64_t>(bom_bytes_);
  return raw_.seek(raw_offset_);
}

Result<std::size_t> TextSource::read(std::span<char> into) {
  PENSTOCK_CHECK(into.size() >= kReadRoomMin,
                 "a read has room for one character and what is held back");
  if (!started_) TRY_VOID(skip_bom());
  if (!ahead_.empty()) {
    auto count = std::min(into.size(), ahead_.size());
    std::memcpy(into.data(), ahead_.data(), count);
    ahead_.erase(0, count);
    return count;
  }
  if (encoding_ == Encoding::Utf8) return read_utf8(into);
  return is_one_byte(encoding_) ? read_one_byte(into) : read_utf16(into);
}

Error TextSource::bad_bytes(std::uint64_t raw_offset) const {
  return invalid_field("encoding", "invalid_encoding",
                       "byte " + std::to_string(raw_offset) + " of the file is not " +
                           std::string(encoding_name(encoding_)) +
                           "; choose the encoding the file was saved in");
}

// Reads straight into the caller's buffer; only a sequence cut in two is held back.
Result<std::size_t> TextSource::read_utf8(std::span<char> into) {
  std::size_t have = held_.size();
  std::memcpy(into.data(), held_.data(), have);
  for (;;) {
    TRY(count, raw_.read(into.subspan(have)));
    have += count;
    std::string_view text(into.data(), have);
    auto tail = count == 0 ? 0 : incomplete_tail(text);
    auto whole = text.substr(0, have - tail);
    if (!simdjson::validate_utf8(whole.data(), whole.size()))
      return bad_bytes(raw_offset_ + first_bad_utf8(whole));
    if (whole.empty() && count != 0) continue;
    held_ = text.substr(whole.size());
    raw_offset_ += whole.size();
    return whole.size();
  }
}

Result<std::size_t> TextSource::read_one_byte(std::span<char> into) {
  held_.resize(std::min(into.size() / 3, kHeldBytesMax));
  TRY(count, raw_.read(held_));
  char* to = into.data();
  for (std::size_t i = 0; i < count; ++i) {
    const auto& utf8 = utf8_[static_cast<unsigned char>(held_[i])];
    for (int k = 1; k <= utf8[0]; ++k) *to++ = utf8[static_cast<std::size_t>(k)];
  }
  raw_offset_ += count;
  held_.clear();
  return static_cast<std::size_t>(to - into.data());
}

Result<std::size_t> TextSource::read_utf16(std::span<char> into) {
  bool big_endian = encoding_ == Encoding::Utf16Be;
  char* to = into.data();
  for (;;) {
    auto have = held_.size();
    held_.resize(have + std::min(into.size() / 2 - 4, kHeldBytesMax));
    TRY(count, raw_.read(std::span(held_).subspan(have)));
    held_.resize(have + count);
    std::size_t at = 0;
    while (at + 2 <= held_.size()) {
      auto c = unit_at(held_, at, big_endian);
      std::size_t bytes = 2;
      if (c >= 0xD800 && c <= 0xDBFF) {
        if (at + 4 > held_.size()) break;
        auto low = unit_at(held_, at + 2, big_endian);
        if (low < 0xDC00 || low > 0xDFFF) return bad_bytes(raw_offset_ + at);
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        bytes = 4;
      } else if (c >= 0xDC00 && c <= 0xDFFF) {
        return bad_bytes(raw_offset_ + at);
      }
      to += put_utf8(c, to);
      at += bytes;
    }
    held_.erase(0, at);
    raw_offset_ += at;
    if (count == 0 && !held_.empty()) return bad_bytes(raw_offset_);
    if (count == 0 || to != into.data()) return static_cast<std::size_t>(to - into.data());
  }
}

Result<void> TextSource::seek(std::uint64_t offset) {
  held_.clear();
  ahead_.clear();
  TRY_VOID(skip_bom());
  if (encoding_ == Encoding::Utf8) {
    raw_offset_ += offset;
    return raw_.seek(raw_offset_);
  }
  std::string sink(kHeldBytesMax, '\0');
  while (offset > 0) {
    TRY(count, read(sink));
    if (count == 0)
      return invalid_field("offset", "offset_out_of_range",
                           "the file is not the one that the import began with; start it anew");
    auto used = std::min<std::uint64_t>(count, offset);
    if (used < count) ahead_ = sink.substr(used, count - used);
    offset -= used;
  }
  return {};
}

Result<std::string> decode_text(std::string_view raw, Encoding encoding) {
  MemorySource memory(raw);
  TextSource text(memory, encoding);
  return read_front(text, raw.size() * 3 + 16);
}

}  // namespace penstock::importing
