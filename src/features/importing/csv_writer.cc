#include "features/importing/csv_writer.h"

#include <algorithm>

namespace penstock::importing {
namespace {

// "-12.5", "+48", "-1E5", "1 250,00": digits with separators. Nothing in it that a spreadsheet
// runs.
bool is_plain_number(std::string_view cell) {
  if (!cell.empty() && (cell[0] == '-' || cell[0] == '+')) cell.remove_prefix(1);
  if (cell.empty() || cell[0] < '0' || cell[0] > '9') return false;
  bool point = false;
  for (char c : cell) {
    if (c == '.' || c == ',') {
      if (point) return false;
      point = true;
    } else if (c < '0' || c > '9') {
      return false;
    }
  }
  return true;
}

// A cell that looks as if it had been marked is marked too: so each mark can be taken off again.
bool needs_mark(std::string_view cell) {
  return is_formula_like(cell.substr(std::min(cell.find_first_not_of('\''), cell.size())));
}

void append_cell(std::string& out, std::string_view cell, CsvWriterOptions options, bool alone) {
  bool defuse = options.formulas == Formulas::Defuse && needs_mark(cell);
  // White space at the ends is quoted because some programs trim unquoted cells; an empty cell
  // alone in its row is quoted because the line would look blank.
  auto must_quote = [&](char c) {
    return c == '"' || c == '\r' || c == '\n' || c == options.delimiter;
  };
  bool quote = cell.empty() ? alone
                            : cell.front() == ' ' || cell.back() == ' ' || cell.front() == '\t' ||
                                  cell.back() == '\t' || std::ranges::any_of(cell, must_quote);
  if (quote) out += '"';
  if (defuse) out += '\'';
  if (quote) {
    for (char c : cell) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  } else {
    out += cell;
  }
}

template <class Text>
void append_row(std::string& out, std::span<const Text> cells, CsvWriterOptions options) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += options.delimiter;
    append_cell(out, cells[i], options, cells.size() == 1);
  }
  out += "\r\n";
}

}  // namespace

bool is_formula_like(std::string_view cell) {
  if (cell.empty()) return false;
  constexpr std::string_view kFirst = "=+-@\t\r\n";
  bool first = kFirst.find(cell[0]) != kFirst.npos;
  for (std::string_view wide : {"＝", "＋", "－", "＠"}) first |= cell.starts_with(wide);
  return first && !is_plain_number(cell);
}

std::string_view without_defusing(std::string_view cell) {
  if (cell.starts_with('\'') && needs_mark(cell.substr(1))) cell.remove_prefix(1);
  return cell;
}

void write_csv_row(std::string& out, std::span<const std::string_view> cells,
                   CsvWriterOptions options) {
  append_row(out, cells, options);
}

void write_csv_row(std::string& out, std::span<const std::string> cells, CsvWriterOptions options) {
  append_row(out, cells, options);
}

}  // namespace penstock::importing
