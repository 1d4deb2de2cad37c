// Whatever the bytes: no crash, and the rows do not depend on how the bytes arrive. The first byte
// picks the delimiter and the size of pieces.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "features/importing/csv_reader.h"
#include "features/importing/csv_writer.h"
#include "features/importing/sniff.h"

namespace {

using namespace penstock::importing;
using Rows = std::vector<std::vector<std::string>>;

// The rows up to the end or the first error.
Rows read_all(std::string_view text, char delimiter, std::size_t chunk, bool& good) {
  MemorySource source(text, chunk);
  CsvReader reader(source, {.delimiter = delimiter, .buffer_bytes = 64});
  Rows rows;
  for (;;) {
    auto more = reader.next();
    good = more.ok();
    if (!more.ok() || !*more) return rows;
    rows.emplace_back(reader.row().cells.begin(), reader.row().cells.end());
  }
}

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  char delimiter = ",;\t|"[data[0] & 3];
  std::size_t chunk = static_cast<std::size_t>(data[0] >> 2) + 1;
  bool good_whole = false, good_pieces = false, good_again = false;
  auto whole = read_all(text, delimiter, SIZE_MAX, good_whole);
  require(whole == read_all(text, delimiter, chunk, good_pieces) && good_whole == good_pieces);
  std::string written;
  for (const auto& row : whole)
    write_csv_row(written, std::span<const std::string>(row),
                  {.delimiter = delimiter, .formulas = Formulas::Keep});
  require(whole == read_all(written, delimiter, chunk, good_again) && good_again);
  if (size < 4096) (void)sniff_table(text, {.whole = (data[0] & 1) != 0}).ok();
  return 0;
}
