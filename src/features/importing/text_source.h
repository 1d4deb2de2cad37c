#pragma once
// The text of an import as UTF-8, whatever encoding it came in. Nothing is ever replaced by a
// question mark: a byte that does not fit is an error with its place, so that no name is damaged
// unseen.

#include <array>
#include <optional>
#include <string>

#include "base/result.h"
#include "features/importing/byte_source.h"

namespace penstock::importing {

enum class Encoding {
  Utf8,
  Utf16Le,
  Utf16Be,
  Windows1250,
  Windows1251,
  Windows1252,
  Windows1254,
  Latin1
};

// "utf-8", "utf-16le", "windows-1250", "iso-8859-1" …
std::string_view encoding_name(Encoding encoding);
// Also other spellings: "UTF8", "cp1250", "latin1". Nothing when unknown.
std::optional<Encoding> parse_encoding(std::string_view name);

struct GuessedEncoding {
  Encoding encoding = Encoding::Utf8;
  int bom_bytes = 0;
  int sure = 100;  // 0..100
};

// Reads the whole source once, in constant memory: text is UTF-8 only if all of it is. Otherwise
// the letters around the first kEvidenceBytesMax bytes beyond ASCII decide which one-byte encoding
// fits (Polish and Romanian 1250, Russian 1251, western 1252, Turkish 1254). Deterministic. Errors:
// those of the source. The source is left at its end.
Result<GuessedEncoding> guess_encoding(ByteSource& source);
inline constexpr std::size_t kEvidenceBytesMax = 64 << 10;

// Decodes `raw` to UTF-8 as it is read. Offsets are those of the UTF-8 text without byte-order
// mark.
class TextSource final : public ByteSource {
 public:
  // Requires: `raw` stands at its beginning and outlives this.
  TextSource(ByteSource& raw, Encoding encoding, int bom_bytes = 0);
  // Errors: InvalidField/invalid_encoding with the place of the byte.
  Result<std::size_t> read(std::span<char> into) override;
  // UTF-8 seeks; other encodings decode from the beginning, about a second a gigabyte.
  Result<void> seek(std::uint64_t offset) override;

 private:
  Result<void> skip_bom();
  Result<std::size_t> read_utf8(std::span<char> into);
  Result<std::size_t> read_utf16(std::span<char> into);
  Result<std::size_t> read_one_byte(std::span<char> into);
  Error bad_bytes(std::uint64_t raw_offset) const;

  ByteSource& raw_;
  Encoding encoding_;
  int bom_bytes_;
  bool started_ = false;
  std::uint64_t raw_offset_ = 0;                 // of the first byte of held_
  std::string held_;                             // raw bytes that are read but not yet decoded
  std::string ahead_;                            // decoded text that a seek read beyond its goal
  std::array<std::array<char, 4>, 256> utf8_{};  // of one byte: length, then its bytes
};

// For each byte of a one-byte encoding its UTF-8: first the length, then the bytes.
std::array<std::array<char, 4>, 256> one_byte_table(Encoding encoding);

// `raw` as UTF-8. Errors: InvalidField/invalid_encoding.
Result<std::string> decode_text(std::string_view raw, Encoding encoding);

}  // namespace penstock::importing
