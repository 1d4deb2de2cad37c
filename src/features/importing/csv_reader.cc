// Scanning: 64 bytes at a time become one word whose bits are the ends of cells (delimiter, CR,
// LF); a cell ends at the next bit. A quote matters only as the first byte of a cell, which one
// compare decides; a quoted cell is walked from quote to quote. Rejected: one prefix-xor over all
// quotes as in simdjson, because quotes inside unquoted cells (37°36'37.8"N) would turn the rest
// inside out. Tested by csv_reader_test.cc and csv_fuzz.cc.

#include "features/importing/csv_reader.h"

#include <bit>
#include <cstring>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace penstock::importing {
namespace {

constexpr std::size_t kBlockBytes = 64;

std::string at_row(std::uint64_t row, std::uint64_t offset) {
  return "row " + std::to_string(row) + " (byte " + std::to_string(offset) + ")";
}

}  // namespace

CsvReader::CsvReader(ByteSource& source, CsvOptions options)
    : source_(source),
      delimiter_(options.delimiter),
      buffer_(std::max(options.buffer_bytes, kBlockBytes) + kBlockBytes),
      base_offset_(options.start.offset),
      rows_(options.start.row) {
  PENSTOCK_CHECK(delimiter_ != '"' && delimiter_ != '\r' && delimiter_ != '\n',
                 "a delimiter is neither a quote nor a line end");
}

Result<bool> CsvReader::next() {
  if (failed_) return *failed_;
  begin_ = next_;
  for (;;) {
    if (begin_ == end_ && at_end_) return false;
    Scan scan = scan_row();
    if (scan == Scan::Row) break;
    if (scan == Scan::Blank) {
      ++rows_;
      begin_ = next_;
      continue;
    }
    Result<void> filled = scan == Scan::NeedMore ? refill() : failure(scan);
    if (!filled.ok()) {
      failed_ = filled.error();
      return *failed_;
    }
  }
  row_ = {cells_, ++rows_, base_offset_ + begin_, false};
  for (const auto& quoted : quoted_) unquote(quoted);
  return true;
}

CsvReader::Scan CsvReader::scan_row() {
  cells_.clear();
  quoted_.clear();
  const char* at = buffer_.data() + begin_;
  const char* end = buffer_.data() + end_;
  for (;;) {
    if (cells_.size() == kColumnsMax) return Scan::TooManyColumns;
    if (at < end && *at == '"') {
      if (!scan_quoted(at)) return at_end_ ? Scan::UnterminatedQuote : Scan::NeedMore;
    } else {
      const char* stop = find_end(at);
      if (stop >= end) {
        if (!at_end_) return Scan::NeedMore;
        stop = end;
      }
      cells_.emplace_back(at, static_cast<std::size_t>(stop - at));
      at = stop;
    }
    if (at == end) {
      if (!at_end_) return Scan::NeedMore;
      break;
    }
    if (*at == delimiter_) {
      ++at;
      continue;
    }
    if (*at == '\r') {
      if (at + 1 == end && !at_end_) return Scan::NeedMore;
      if (at + 1 < end && at[1] == '\n') ++at;
    }
    ++at;
    break;
  }
  next_ = static_cast<std::size_t>(at - buffer_.data());
  bool blank = cells_.size() == 1 && quoted_.empty() && cells_[0].empty();
  return blank ? Scan::Blank : Scan::Row;
}

// Walks over the quoted cell that begins at `at` and leaves `at` at its end: a delimiter, a line
// end, or the end of the bytes. False: the bytes end before it is decided where the cell does.
bool CsvReader::scan_quoted(const char*& at) {
  const char* end = buffer_.data() + end_;
  const char* begin = at + 1;
  quote_offset_ = base_offset_ + static_cast<std::uint64_t>(at - buffer_.data());
  bool escaped = false;
  for (const char* from = begin;;) {
    const void* found = std::memchr(from, '"', static_cast<std::size_t>(end - from));
    if (found == nullptr) return false;
    const char* quote = static_cast<const char*>(found);
    if (quote + 1 == end && !at_end_) return false;
    if (quote + 1 < end && quote[1] == '"') {
      escaped = true;
      from = quote + 2;
      continue;
    }
    const char* stop = std::min(find_end(quote + 1), end);
    if (stop == end && !at_end_) return false;
    quoted_.push_back({cells_.size(), static_cast<std::size_t>(quote - begin), escaped});
    cells_.emplace_back(begin, static_cast<std::size_t>(stop - begin));
    at = stop;
    return true;
  }
}

// The first delimiter, CR or LF at or after `at`; at or beyond the end of the bytes if there is
// none.
inline const char* CsvReader::find_end(const char* at) {
  const char* end = buffer_.data() + end_;
  if (at >= end) return end;
  if (block_ == nullptr || at < block_ || at >= block_ + kBlockBytes) load_block(at);
  auto ends = ends_ & (~0ull << (at - block_));
  while (ends == 0) {
    if (block_ + kBlockBytes >= end) return end;
    load_block(block_ + kBlockBytes);
    ends = ends_;
  }
  return block_ + std::countr_zero(ends);
}

// The buffer is kBlockBytes longer than what is read into it, so a block may reach over the end.
inline void CsvReader::load_block(const char* block) {
  block_ = block;
  ends_ = 0;
#if defined(__SSE2__)
  const __m128i delimiter = _mm_set1_epi8(delimiter_);
  const __m128i cr = _mm_set1_epi8('\r');
  const __m128i lf = _mm_set1_epi8('\n');
  for (int i = 0; i < 4; ++i) {
    auto bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + 16 * i));
    auto hits = _mm_or_si128(_mm_cmpeq_epi8(bytes, delimiter),
                             _mm_or_si128(_mm_cmpeq_epi8(bytes, cr), _mm_cmpeq_epi8(bytes, lf)));
    auto bits = static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(hits)));
    ends_ |= bits << (16 * i);
  }
#else
  for (std::size_t i = 0; i < kBlockBytes; ++i) {
    bool hit = block[i] == delimiter_ || block[i] == '\r' || block[i] == '\n';
    ends_ |= static_cast<std::uint64_t>(hit) << i;
  }
#endif
}

// Only once the row is complete: a row that is scanned again must still have its bytes.
void CsvReader::unquote(const QuotedCell& quoted) {
  auto& cell = cells_[quoted.index];
  bool stray = cell.size() > quoted.close + 1;
  row_.stray_quote |= stray;
  if (!quoted.escaped && !stray) {
    cell = cell.substr(0, quoted.close);
    return;
  }
  char* to = buffer_.data() + (cell.data() - buffer_.data());
  const char* begin = to;
  for (std::size_t i = 0; i < quoted.close; ++i) {
    *to++ = cell[i];
    if (cell[i] == '"') ++i;
  }
  for (std::size_t i = quoted.close + 1; i < cell.size(); ++i) *to++ = cell[i];
  cell = {begin, static_cast<std::size_t>(to - begin)};
}

// Moves the unfinished row to the front, makes room if it fills the buffer, and reads until the
// buffer is full: a source of small pieces must not make the row be scanned once a piece.
Result<void> CsvReader::refill() {
  auto held = end_ - begin_;
  if (begin_ > 0) std::memmove(buffer_.data(), buffer_.data() + begin_, held);
  base_offset_ += begin_;
  begin_ = next_ = 0;
  end_ = held;
  block_ = nullptr;
  if (held + kReadRoomMin + kBlockBytes > buffer_.size()) {
    if (held >= kRowBytesMax)
      return limit_exceeded(
          "row_too_large", at_row(rows_ + 1, base_offset_) + " is longer than " +
                               std::to_string(kRowBytesMax >> 20) +
                               " MiB; look for a quote that is never closed, the last one opens at "
                               "byte " +
                               std::to_string(quote_offset_));
    buffer_.resize(std::min(held * 2, kRowBytesMax) + kReadRoomMin + kBlockBytes);
  }
  while (end_ + kReadRoomMin + kBlockBytes <= buffer_.size()) {
    TRY(count, source_.read({buffer_.data() + end_, buffer_.size() - kBlockBytes - end_}));
    if (count == 0) {
      at_end_ = true;
      break;
    }
    end_ += count;
  }
  return {};
}

Error CsvReader::failure(Scan scan) const {
  auto where = at_row(rows_ + 1, base_offset_ + begin_);
  if (scan == Scan::TooManyColumns)
    return limit_exceeded(
        "too_many_columns",
        where + " has more than " + std::to_string(kColumnsMax) + " columns; check the delimiter");
  return invalid_field("file", "unterminated_quote",
                       where + " has a quote at byte " + std::to_string(quote_offset_) +
                           " that is never closed; close it, or write a quote inside a cell twice");
}

}  // namespace penstock::importing
