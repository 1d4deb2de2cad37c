#pragma once
// What the tests of importing share: the public test material beside the source tree, and short
// ways to read and map a text. For tests only.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "features/importing/csv_reader.h"

namespace penstock::importing {

// The folder of test data: $PENSTOCK_SHARED, else ../shared beside the source tree.
inline std::filesystem::path data_folder() {
  const char* given = std::getenv("PENSTOCK_SHARED");
  auto root = given != nullptr ? std::filesystem::path(given)
                               : std::filesystem::path(PENSTOCK_SOURCE_DIR) / ".." / "shared";
  return root / "data";
}

#define SKIP_WITHOUT_DATA() \
  if (!std::filesystem::exists(data_folder())) GTEST_SKIP() << "no test data at " << data_folder()

inline std::string slurp(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in.good()) << path;
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

using Rows = std::vector<std::vector<std::string>>;

inline Rows read_rows_of(std::string_view text, CsvOptions options = {},
                         std::size_t chunk = SIZE_MAX) {
  MemorySource source(text, chunk);
  CsvReader reader(source, options);
  Rows rows;
  for (;;) {
    auto more = reader.next();
    EXPECT_TRUE(more.ok()) << more.error().says;
    if (!more.ok() || !*more) return rows;
    rows.emplace_back(reader.row().cells.begin(), reader.row().cells.end());
  }
}

}  // namespace penstock::importing
