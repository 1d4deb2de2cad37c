#pragma once
// Writes delimited text (RFC 4180, CRLF), so that what is read back is what was written.
//
// A spreadsheet runs a cell that begins with = + - @ as a formula. In a file for people such a cell
// gets an apostrophe in front (Formulas::Defuse); plain numbers such as -12.5 do not. A file for
// programs keeps the bytes (Formulas::Keep).

#include <span>
#include <string>
#include <string_view>

namespace penstock::importing {

enum class Formulas { Defuse, Keep };

struct CsvWriterOptions {
  char delimiter = ',';
  Formulas formulas = Formulas::Defuse;
};

// Whether a spreadsheet might run `cell`: it begins with = + - @ (also in full width), a tab or a
// line end, and is no plain number.
bool is_formula_like(std::string_view cell);
// Takes off the apostrophe that Formulas::Defuse put in front; for reading back our own export.
std::string_view without_defusing(std::string_view cell);

// Appends one row with its line end. Requires: at least one cell.
void write_csv_row(std::string& out, std::span<const std::string_view> cells,
                   CsvWriterOptions options = {});
void write_csv_row(std::string& out, std::span<const std::string> cells,
                   CsvWriterOptions options = {});

}  // namespace penstock::importing
