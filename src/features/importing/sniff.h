#pragma once
// What a table looks like, judged from its first rows: delimiter, header, how numbers and dates are
// written, what each column holds. Deterministic; `sure` is 0 to 100 and says how far to trust it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "features/importing/dates.h"
#include "features/importing/numbers.h"

namespace penstock::importing {

inline constexpr std::size_t kSniffBytesMax = 512 << 10;
inline constexpr std::size_t kSniffRowsMax = 500;
inline constexpr std::size_t kSamplesPerColumn = 5;

enum class CellShape { Empty, Text, Number, Money, Date, Boolean, Email, Url };
std::string_view shape_name(CellShape shape);

struct ColumnLook {
  CellShape shape = CellShape::Empty;
  int sure = 0;                      // share of the non-empty cells that have this shape
  std::vector<std::string> samples;  // distinct, at most kSamplesPerColumn
  bool fractions = false;            // numbers, all between 0 and 1 (probabilities of one)
  std::optional<Currency> currency;  // the only one that its cells name
};

struct TableLook {
  char delimiter = ',';
  int delimiter_sure = 0;
  bool has_header = true;
  int header_sure = 0;
  DecimalStyle decimal = DecimalStyle::Point;
  int decimal_sure = 0;
  DateOrder date_order = DateOrder::DayMonth;
  int date_sure = 0;
  std::vector<std::string> headers;  // "column 1" … where a header is blank or absent
  std::vector<ColumnLook> columns;
  std::vector<std::vector<std::string>> preview;  // the first rows below the header, at most 20
  std::uint64_t sample_rows = 0;
  std::uint64_t sample_bytes = 0;
};

struct SniffOptions {
  std::optional<char> delimiter;  // given by the person
  std::optional<bool> has_header;
  std::optional<DecimalStyle> decimal;
  std::optional<DateOrder> date_order;
  bool whole = false;  // `front` is the whole text, else its last row is taken as cut off
};

// `front`: UTF-8, the beginning of the text.
// Errors: InvalidField/empty_file; those of the reader when the first rows cannot be read.
Result<TableLook> sniff_table(std::string_view front, const SniffOptions& options = {});

// The delimiter alone: the candidate by which most rows have the same number of cells.
struct GuessedDelimiter {
  char delimiter = ',';
  int sure = 0;
};
GuessedDelimiter guess_delimiter(std::string_view front);

// "comma", "semicolon", "tab", "pipe".
std::string_view delimiter_name(char delimiter);
std::optional<char> parse_delimiter(std::string_view name);

}  // namespace penstock::importing
