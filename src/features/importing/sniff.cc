// Tested by sniff_test.cc.

#include "features/importing/sniff.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "features/importing/cells.h"
#include "features/importing/csv_reader.h"
#include "features/importing/targets.h"

namespace penstock::importing {
namespace {

constexpr char kDelimiters[] = {',', ';', '\t', '|'};
constexpr std::size_t kPreviewRows = 20;
using Rows = std::vector<std::vector<std::string>>;

// The first rows; an error behind the first row only ends the sample, for it may be cut in a quote.
Result<Rows> read_rows(std::string_view front, char delimiter, bool whole,
                       std::uint64_t* bytes = nullptr) {
  MemorySource source(front);
  CsvReader reader(source, {.delimiter = delimiter});
  Rows rows;
  while (rows.size() <= kSniffRowsMax) {
    auto more = reader.next();
    if (!more.ok() && rows.empty()) return more.error();
    if (!more.ok() || !*more) break;
    bool cut = !whole && reader.place().offset >= front.size();
    if (cut && !rows.empty()) break;
    rows.emplace_back(reader.row().cells.begin(), reader.row().cells.end());
    if (bytes != nullptr) *bytes = reader.place().offset;
  }
  return rows;
}

bool looks_like_url(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.");
}

CellShape shape_of(std::string_view cell, const TableLook& look) {
  cell = trim(cell);
  if (cell.empty()) return CellShape::Empty;
  if (is_email_like(cell)) return CellShape::Email;
  if (looks_like_url(cell)) return CellShape::Url;
  if (parse_decimal(cell, look.decimal)) return CellShape::Number;
  if (parse_boolean(cell)) return CellShape::Boolean;
  if (is_date_like(cell) || is_no_date(cell)) return CellShape::Date;
  if (parse_money_text(cell, look.decimal)) return CellShape::Money;
  return CellShape::Text;
}

// Weighs what single cells prove. A leading zero, two signs, a sign that groups badly: each is
// proof.
void judge_styles(const Rows& rows, std::size_t first, const SniffOptions& options,
                  TableLook& look) {
  int point = 0, comma = 0, day = 0, month = 0, weak_comma = 0;
  for (std::size_t r = first; r < rows.size(); ++r) {
    for (const auto& cell : rows[r]) {
      if (cell.empty() || cell.size() > 60) continue;
      if (is_date_like(cell)) {
        auto order = proves_date_order(cell);
        day += order == DateOrder::DayMonth;
        month += order == DateOrder::MonthDay;
        continue;
      }
      auto style = proves_decimal_style(cell);
      point += style == DecimalStyle::Point;
      comma += style == DecimalStyle::Comma;
      // "€1.234": an amount of a currency with cents has no three decimals.
      if (!style && cell.find('.') != cell.npos) {
        auto money = parse_money_text(cell, DecimalStyle::Point);
        weak_comma += money && money->currency && money->amount.scale == 3;
      }
    }
  }
  if (point == 0 && comma == 0) comma = weak_comma;
  auto sure = [](int a, int b) { return a + b == 0 ? 30 : 50 + 49 * std::max(a, b) / (a + b); };
  bool comma_cells = comma > point || (point == 0 && comma == 0 && look.delimiter == ';');
  look.decimal = options.decimal.value_or(comma_cells ? DecimalStyle::Comma : DecimalStyle::Point);
  look.decimal_sure = options.decimal ? 100 : sure(point, comma);
  look.date_order =
      options.date_order.value_or(month > day ? DateOrder::MonthDay : DateOrder::DayMonth);
  look.date_sure = options.date_order ? 100 : sure(day, month);
}

ColumnLook judge_column(const Rows& rows, std::size_t first, std::size_t column,
                        const TableLook& look) {
  ColumnLook result;
  std::map<CellShape, int> counts;
  std::set<std::string> seen;
  std::set<Currency> currencies;
  bool fractions = true, has_point = false;
  int filled = 0;
  for (std::size_t r = first; r < rows.size(); ++r) {
    if (column >= rows[r].size()) continue;
    auto cell = trim(rows[r][column]);
    auto shape = shape_of(cell, look);
    if (shape == CellShape::Empty) continue;
    ++filled;
    ++counts[shape];
    if (result.samples.size() < kSamplesPerColumn && seen.insert(std::string(cell)).second)
      result.samples.emplace_back(cell.substr(0, 200));
    if (shape == CellShape::Money) {
      auto money = parse_money_text(cell, look.decimal);
      if (money && money->currency) currencies.insert(*money->currency);
    }
    if (shape != CellShape::Number) continue;
    auto number = *parse_decimal(cell, look.decimal);
    std::int64_t one = 1;
    for (int i = 0; i < number.scale; ++i) one *= 10;
    fractions = fractions && number.digits >= 0 && number.digits <= one;
    has_point = has_point || number.scale > 0;
  }
  if (filled == 0) return result;
  // Plain numbers among amounts are amounts; among dates they may be serials.
  if (counts[CellShape::Money] > 0) counts[CellShape::Money] += counts[CellShape::Number];
  if (counts[CellShape::Date] > 0) counts[CellShape::Date] += counts[CellShape::Number];
  for (auto [shape, count] : counts) {
    int sure = 100 * count / filled;
    if (sure > result.sure) result.shape = shape, result.sure = sure;
  }
  if (result.sure < 80) result.shape = CellShape::Text;
  result.fractions = result.shape == CellShape::Number && fractions && has_point;
  if (currencies.size() == 1) result.currency = *currencies.begin();
  return result;
}

// A header has names: filled, all different, none a number, a date or an address, while below stand
// such; or names that we know.
int header_score(const Rows& rows, const TableLook& look) {
  const auto& first = rows[0];
  std::set<std::string> keys;
  int known = 0, values = 0, blank = 0;
  for (const auto& cell : first) {
    auto shape = shape_of(cell, look);
    blank += shape == CellShape::Empty;
    values += shape != CellShape::Empty && shape != CellShape::Text;
    auto key = header_key(cell).key;
    keys.insert(key);
    bool found = false;
    for (int type = 0; type < kRecordTypes; ++type)
      found = found || find_synonym(static_cast<RecordType>(type), key) != nullptr;
    known += found;
  }
  int score = 55 + std::min(40, 20 * known) - 25 * values;
  if (keys.size() + static_cast<std::size_t>(blank) < first.size()) score -= 20;
  return std::clamp(score, 1, 99);
}

}  // namespace

std::string_view shape_name(CellShape shape) {
  switch (shape) {
    case CellShape::Empty:
      return "empty";
    case CellShape::Text:
      return "text";
    case CellShape::Number:
      return "number";
    case CellShape::Money:
      return "money";
    case CellShape::Date:
      return "date";
    case CellShape::Boolean:
      return "boolean";
    case CellShape::Email:
      return "email";
    case CellShape::Url:
      return "url";
  }
  return "";
}

std::string_view delimiter_name(char delimiter) {
  switch (delimiter) {
    case ';':
      return "semicolon";
    case '\t':
      return "tab";
    case '|':
      return "pipe";
    default:
      return "comma";
  }
}

std::optional<char> parse_delimiter(std::string_view name) {
  for (char delimiter : kDelimiters)
    if (name == delimiter_name(delimiter) || name == std::string_view(&delimiter, 1))
      return delimiter;
  return {};
}

GuessedDelimiter guess_delimiter(std::string_view front) {
  GuessedDelimiter best;
  double best_score = 0;
  for (char delimiter : kDelimiters) {
    auto rows = read_rows(front, delimiter, false);
    if (!rows.ok() || rows->empty()) continue;
    auto width = (*rows)[0].size();
    if (width < 2) continue;
    auto same = std::ranges::count_if(*rows, [&](const auto& row) { return row.size() == width; });
    double share = static_cast<double>(same) / static_cast<double>(rows->size());
    // Consistency first; of two equal ones the finer cut, which the header row must bear out.
    double score = share * share + 0.01 * static_cast<double>(std::min<std::size_t>(width, 20));
    if (score > best_score) {
      best_score = score;
      best = {delimiter, static_cast<int>(100 * share)};
    }
  }
  return best;
}

Result<TableLook> sniff_table(std::string_view front, const SniffOptions& options) {
  TableLook look;
  auto guessed = guess_delimiter(front);
  look.delimiter = options.delimiter.value_or(guessed.delimiter);
  look.delimiter_sure = options.delimiter ? 100 : guessed.sure;
  TRY(rows, read_rows(front, look.delimiter, options.whole, &look.sample_bytes));
  if (rows.empty()) return invalid_field("file", "empty_file", "the file is empty; choose another");
  judge_styles(rows, rows.size() > 1 ? 1 : 0, options, look);
  int score = header_score(rows, look);
  look.has_header = options.has_header.value_or(score >= 50);
  look.header_sure = options.has_header ? 100 : std::max(score, 100 - score);
  std::size_t first = look.has_header ? 1 : 0;
  for (std::size_t i = 0; i < rows[0].size(); ++i) {
    auto name = look.has_header ? trim(rows[0][i]) : std::string_view{};
    look.headers.push_back(name.empty() ? "column " + std::to_string(i + 1) : std::string(name));
    look.columns.push_back(judge_column(rows, first, i, look));
  }
  look.sample_rows = rows.size() - first;
  auto shown = std::min(rows.size(), first + kPreviewRows);
  look.preview.assign(rows.begin() + static_cast<std::ptrdiff_t>(first),
                      rows.begin() + static_cast<std::ptrdiff_t>(shown));
  return look;
}

}  // namespace penstock::importing
