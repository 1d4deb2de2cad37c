// Whatever the bytes: no crash, and
// - the rows depend neither on how the bytes arrive nor on where reading stopped and went on;
// - what is written reads back as it was, whatever the cells; no written cell runs as a formula;
// - text decodes to the same UTF-8 in whatever pieces, or to the same refusal.
// The first byte picks the delimiter and the size of pieces, the second the encoding; from 128 on
// the table is also looked at (that takes longer than all the rest).

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "features/importing/csv_reader.h"
#include "features/importing/csv_writer.h"
#include "features/importing/sniff.h"
#include "features/importing/text_source.h"

namespace {

using namespace penstock::importing;
using Row = std::vector<std::string>;

struct Read {
  std::vector<Row> rows;
  std::vector<CsvPlace> places;  // behind each row
  bool good = true;              // up to the end; else an error stands there
  bool operator==(const Read& other) const { return rows == other.rows && good == other.good; }
};

void require(bool condition) {
  if (!condition) std::abort();
}

// The rows from a place on, up to the end or the first error.
Read read_all(std::string_view text, char delimiter, std::size_t chunk, CsvPlace start = {}) {
  MemorySource source(text, chunk);
  require(source.seek(start.offset).ok());
  CsvReader reader(source, {.delimiter = delimiter, .start = start, .buffer_bytes = 64});
  Read read;
  for (;;) {
    auto more = reader.next();
    read.good = more.ok();
    if (!more.ok() || !*more) return read;
    read.rows.emplace_back(reader.row().cells.begin(), reader.row().cells.end());
    read.places.push_back(reader.place());
  }
}

void check_reading(std::string_view text, char delimiter, std::size_t chunk) {
  auto whole = read_all(text, delimiter, SIZE_MAX);
  require(whole == read_all(text, delimiter, chunk));
  if (whole.places.empty()) return;
  auto stop = (text.size() * 7 + chunk) % whole.places.size();
  auto rest = read_all(text, delimiter, chunk, whole.places[stop]);
  whole.rows.erase(whole.rows.begin(), whole.rows.begin() + static_cast<std::ptrdiff_t>(stop) + 1);
  require(whole == rest);
}

// The bytes as cells: 0x1F ends a cell, 0x1E a row.
std::vector<Row> cells_of(std::string_view text) {
  std::vector<Row> rows(1, Row(1));
  for (char c : text) {
    if (c == '\x1E')
      rows.emplace_back(1);
    else if (c == '\x1F' && rows.back().size() < kColumnsMax)
      rows.back().emplace_back();
    else
      rows.back().back() += c;
  }
  return rows;
}

void check_writing(const std::vector<Row>& rows, char delimiter, std::size_t chunk) {
  std::string kept, harmless;
  for (const auto& row : rows) {
    write_csv_row(kept, std::span<const std::string>(row),
                  {.delimiter = delimiter, .formulas = Formulas::Keep});
    write_csv_row(harmless, std::span<const std::string>(row), {.delimiter = delimiter});
  }
  auto read = read_all(kept, delimiter, chunk);
  require(read.good && read.rows == rows);
  auto defused = read_all(harmless, delimiter, chunk);
  require(defused.good && defused.rows.size() == rows.size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    require(defused.rows[r].size() == rows[r].size());
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      const auto& cell = defused.rows[r][c];
      require(!is_formula_like(cell));
      require(without_defusing(cell) == rows[r][c]);
    }
  }
}

// The text up to the end or the first error, which `good` tells.
std::string decode(std::string_view bytes, Encoding encoding, std::size_t chunk, bool& good) {
  MemorySource source(bytes, chunk);
  TextSource text(source, encoding, 0);
  std::string out;
  for (;;) {
    char piece[97];
    auto got = text.read(std::span<char>(piece));
    good = got.ok();
    if (!got.ok() || *got == 0) return out;
    out.append(piece, *got);
  }
}

void check_decoding(std::string_view bytes, unsigned pick, std::size_t chunk) {
  constexpr Encoding kAll[] = {Encoding::Utf8,        Encoding::Utf16Le,     Encoding::Utf16Be,
                               Encoding::Windows1250, Encoding::Windows1251, Encoding::Windows1252,
                               Encoding::Windows1254};
  auto encoding = kAll[pick % std::size(kAll)];
  bool good_whole = false, good_pieces = false;
  auto whole = decode(bytes, encoding, SIZE_MAX, good_whole);
  auto pieces = decode(bytes, encoding, chunk, good_pieces);
  require(good_whole == good_pieces);
  if (good_whole) require(whole == pieces);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  std::string_view text(reinterpret_cast<const char*>(data) + 2, size - 2);
  char delimiter = ",;\t|"[data[0] & 3];
  std::size_t chunk = static_cast<std::size_t>(data[0] >> 2) + 1;
  check_reading(text, delimiter, chunk);
  check_writing(cells_of(text), delimiter, chunk);
  check_decoding(text, data[1], chunk);
  if (data[1] >= 128 && size < 4096) (void)sniff_table(text, {.whole = (data[0] & 1) != 0}).ok();
  return 0;
}
