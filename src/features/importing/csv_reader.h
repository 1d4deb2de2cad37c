#pragma once
// A streaming reader of delimited text (RFC 4180 and what is found in the wild).
//
// Rows are views over one buffer that is used again, so memory is constant: kBufferBytes, growing
// only for a longer row, to kRowBytesMax at most. A row that does not fit into what is left of the
// buffer is moved to the front and scanned again; that costs one scan a buffer and keeps the
// scanner free of state between buffers.
//
// Accepted beyond the RFC: CR, LF or CRLF, mixed; no line end at the end; any delimiter; a quote
// inside an unquoted cell is an ordinary character; text after a closing quote is kept as it is and
// the row is marked `stray_quote`. Lines without any character are no rows, but they count in
// `number`, so that it is the row which a spreadsheet shows. NUL is an ordinary byte here; cells
// refuse it.

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "features/importing/byte_source.h"

namespace penstock::importing {

inline constexpr std::size_t kBufferBytes = 256 << 10;
inline constexpr std::size_t kRowBytesMax = 8 << 20;
inline constexpr std::size_t kColumnsMax = 2'000;

// A place between two rows. A reader opened there continues with the same rows and numbers.
struct CsvPlace {
  std::uint64_t offset = 0;  // bytes of the text before it
  std::uint64_t row = 0;     // rows before it, blank lines included
  bool operator==(const CsvPlace&) const = default;
};

struct CsvOptions {
  char delimiter = ',';
  CsvPlace start{};                         // the source must stand at start.offset
  std::size_t buffer_bytes = kBufferBytes;  // tests set it small
};

// Valid until the next call of next().
struct CsvRow {
  std::span<const std::string_view> cells;
  std::uint64_t number = 0;  // 1 for the first row of the text
  std::uint64_t offset = 0;  // of its first byte
  bool stray_quote = false;  // text followed a closing quote
};

class CsvReader {
 public:
  // Requires: `source` outlives the reader; the delimiter is neither a quote nor a line end.
  explicit CsvReader(ByteSource& source, CsvOptions options = {});
  // True: row() is the next row. False: the end.
  // Errors: InvalidField/unterminated_quote, LimitExceeded/row_too_large and too_many_columns, each
  //         with row and byte; those of the source. After an error the reader gives it again.
  Result<bool> next();
  const CsvRow& row() const { return row_; }
  // The place behind row(): where to continue after a stop.
  CsvPlace place() const { return {base_offset_ + next_, rows_}; }

 private:
  enum class Scan { Row, Blank, NeedMore, TooManyColumns, UnterminatedQuote };
  struct QuotedCell {
    std::size_t index;  // in cells_
    std::size_t close;  // bytes from the cell's begin to the closing quote
    bool escaped;       // has doubled quotes
  };

  Scan scan_row();
  bool scan_quoted(const char*& at);
  const char* find_end(const char* at);
  void load_block(const char* block);
  void unquote(const QuotedCell& quoted);
  Result<void> refill();
  Error failure(Scan scan) const;

  ByteSource& source_;
  char delimiter_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;          // of the row being scanned
  std::size_t next_ = 0;           // behind it
  std::size_t end_ = 0;            // of the bytes in the buffer
  bool at_end_ = false;            // the source has no more
  std::uint64_t base_offset_ = 0;  // of buffer_[0] in the text
  std::uint64_t rows_ = 0;
  std::vector<std::string_view> cells_;
  std::vector<QuotedCell> quoted_;
  CsvRow row_;
  std::optional<Error> failed_;
  const char* block_ = nullptr;  // 64 bytes whose cell ends are the bits of ends_
  std::uint64_t ends_ = 0;
  std::uint64_t quote_offset_ = 0;  // of the last opening quote, for the error
};

}  // namespace penstock::importing
