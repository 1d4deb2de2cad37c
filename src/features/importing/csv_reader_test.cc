#include "features/importing/csv_reader.h"

#include <random>

#include "base/json.h"
#include "features/importing/csv_writer.h"
#include "features/importing/test_support.h"

namespace penstock::importing {
namespace {

Error error_of(std::string_view text, CsvOptions options = {}) {
  MemorySource source(text);
  CsvReader reader(source, options);
  for (;;) {
    auto more = reader.next();
    if (!more.ok()) return more.error();
    if (!*more) return {};
  }
}

TEST(CsvReader, AcceptsEveryLineEndAndNoneAtTheEnd) {
  Rows expected = {{"a", "b"}, {"1", "2"}, {"3", ""}};
  for (auto text :
       {"a,b\n1,2\n3,", "a,b\r\n1,2\r\n3,\r\n", "a,b\r1,2\r3,\r", "a,b\n\n1,2\r\n\r\n3,\r"})
    for (std::size_t chunk : {1u, 2u, 3u, 1000u})
      EXPECT_EQ(read_rows_of(text, {}, chunk), expected);
}

TEST(CsvReader, KeepsQuotesLineEndsAndBlanksInsideCells) {
  EXPECT_EQ(read_rows_of("\"a\"\"b\",\" c \"\r\n\"x\r\ny\",37'37.8\"N\n\"\"\n"),
            (Rows{{"a\"b", " c "}, {"x\r\ny", "37'37.8\"N"}, {""}}));
}

TEST(CsvReader, KeepsTextBehindAClosingQuoteAndSaysSo) {
  MemorySource source("\"a\"b\",c\nd,e\n");
  CsvReader reader(source);
  ASSERT_TRUE(*reader.next());
  EXPECT_EQ(reader.row().cells[0], "ab\"");
  EXPECT_TRUE(reader.row().stray_quote);
  ASSERT_TRUE(*reader.next());
  EXPECT_FALSE(reader.row().stray_quote);
}

TEST(CsvReader, NamesTheRowAndByteOfAQuoteThatIsNeverClosed) {
  auto error = error_of("a,b\n1,\"2\n3,4\n");
  EXPECT_EQ(error.fields[0].slug, "unterminated_quote");
  EXPECT_THAT(error.says, testing::HasSubstr("row 2 (byte 4) has a quote at byte 6"));
}

TEST(CsvReader, RefusesRowsBeyondTheLimits) {
  std::string huge = "a\n\"" + std::string(kRowBytesMax + 100, 'x');
  EXPECT_EQ(error_of(huge).slug, "row_too_large");
  EXPECT_EQ(error_of(std::string(kColumnsMax + 1, ',')).slug, "too_many_columns");
  EXPECT_EQ(error_of(std::string(kColumnsMax - 1, ',')).slug, "");
}

TEST(CsvReader, CountsRowsAsASpreadsheetShowsThem) {
  MemorySource source("a\n\nb\n");
  CsvReader reader(source);
  ASSERT_TRUE(*reader.next());
  ASSERT_TRUE(*reader.next());
  EXPECT_EQ(reader.row().number, 3u);
  EXPECT_EQ(reader.row().offset, 3u);
}

TEST(CsvReader, PassesZeroBytesOn) {
  EXPECT_EQ(read_rows_of(std::string_view("a\0b,c\n", 6)), (Rows{{std::string("a\0b", 3), "c"}}));
}

TEST(CsvReader, ContinuesAtAnyPlace) {
  std::string text = "h,i\r\n\"1\n\",2\r\n\r\n3,4\r\n5,6\r\n";
  Rows all = read_rows_of(text);
  for (std::size_t stop = 0; stop < all.size(); ++stop) {
    MemorySource source(text);
    CsvReader first(source, {.buffer_bytes = 64});
    for (std::size_t i = 0; i <= stop; ++i) ASSERT_TRUE(*first.next());
    auto place = first.place();
    MemorySource again(text);
    ASSERT_TRUE(again.seek(place.offset).ok());
    CsvReader second(again, {.start = place});
    Rows rest;
    std::uint64_t number = 0;
    while (*second.next()) {
      rest.emplace_back(second.row().cells.begin(), second.row().cells.end());
      number = second.row().number;
    }
    EXPECT_EQ(rest, Rows(all.begin() + static_cast<std::ptrdiff_t>(stop) + 1, all.end()));
    if (!rest.empty()) EXPECT_EQ(number, 5u);
  }
}

// Writer, then reader, with random cells, sizes of pieces and of the buffer.
TEST(CsvReader, ReadsBackWhatTheWriterWrote) {
  std::mt19937 random(7);
  constexpr std::string_view kBytes = "ab,;|\t\"\"\r\n '=+-@\xC5\x82";
  for (int round = 0; round < 2000; ++round) {
    Rows rows(1 + random() % 6);
    std::string text;
    char delimiter = ",;\t|"[random() % 4];
    for (auto& row : rows) {
      row.resize(1 + random() % 5);
      for (auto& cell : row)
        for (auto n = random() % 9 * (random() % 7); n > 0; --n)
          cell += kBytes[random() % kBytes.size()];
      write_csv_row(text, std::span<const std::string>(row),
                    {.delimiter = delimiter, .formulas = Formulas::Keep});
    }
    CsvOptions options{.delimiter = delimiter, .buffer_bytes = 64 + random() % 100};
    ASSERT_EQ(read_rows_of(text, options, 1 + random() % 40), rows);
  }
}

TEST(CsvWriter, MakesFormulasHarmlessAndLeavesNumbers) {
  for (auto cell : {"=1+1", "+SUM(A1)", "-cmd", "@x", "\tx", "\rx", "-1+2", "--1", "＝1"})
    EXPECT_TRUE(is_formula_like(cell)) << cell;
  for (auto cell : {"-12.5", "+48", "-3", "a=1", "", "12", "-0,5"})
    EXPECT_FALSE(is_formula_like(cell)) << cell;
  std::string out;
  std::vector<std::string> cells = {"=1+1", "-12.5", "=a,b"};
  write_csv_row(out, std::span<const std::string>(cells));
  EXPECT_EQ(out, "'=1+1,-12.5,\"'=a,b\"\r\n");
  EXPECT_EQ(without_defusing("'=1+1"), "=1+1");
  for (auto cell : {"'=1+1", "''@x", "'", "''", "'plain", "=1", "-5", "'-5"}) {
    std::string line;
    std::vector<std::string> row = {cell, "x"};
    write_csv_row(line, std::span<const std::string>(row));
    EXPECT_EQ(without_defusing(read_rows_of(line)[0][0]), cell);
  }
  EXPECT_EQ(without_defusing("'quoted'"), "'quoted'");
}

TEST(CsvReader, AgreesWithCsvSpectrum) {
  SKIP_WITHOUT_DATA();
  auto folder = data_folder() / "conformance-a" / "csv" / "csv-spectrum";
  int compared = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder / "csvs")) {
    auto name = file.path().stem().string();
    // Its JSON gives another phone number than its table, and a table by columns.
    if (name == "location_coordinates") continue;
    auto text = slurp(file.path());
    // The set's line ends were made LF on the way here; what stands in the JSON is what was meant.
    if (name == "newlines_crlf") text.replace(text.find("upon \n"), 6, "upon \r\n");
    auto rows = read_rows_of(text);
    auto json = parse_json(slurp(folder / "json" / (name + ".json")));
    ASSERT_TRUE(json.ok()) << name;
    const auto& expected = *json->as_array();
    ASSERT_EQ(rows.size(), expected.size() + 1) << name;
    for (std::size_t r = 0; r < expected.size(); ++r) {
      for (std::size_t c = 0; c < rows[0].size(); ++c) {
        const auto* cell = expected[r].find(rows[0][c]);
        ASSERT_NE(cell, nullptr) << name;
        EXPECT_EQ(rows[r + 1][c], *cell->as_string()) << name;
      }
    }
    ++compared;
  }
  EXPECT_EQ(compared, 11);
}

TEST(CsvReader, KeepsNaughtyStringsAndFormulasByteForByte) {
  SKIP_WITHOUT_DATA();
  auto folder = data_folder() / "conformance-a";
  auto json = parse_json(slurp(folder / "naughty-strings" / "blns.json"));
  ASSERT_TRUE(json.ok());
  std::vector<std::string> strings;
  for (const auto& text : *json->as_array()) strings.push_back(*text.as_string());
  std::istringstream payload(slurp(folder / "csv-injection" / "csv-payload.txt"));
  std::size_t formulas = 0;
  for (std::string line; std::getline(payload, line);) {
    formulas += is_formula_like(line);
    strings.push_back(line);
  }
  EXPECT_GE(formulas, 5u);
  std::string kept, defused;
  for (const auto& text : strings) {
    std::vector<std::string> row = {text, "x"};
    write_csv_row(kept, std::span<const std::string>(row), {.formulas = Formulas::Keep});
    write_csv_row(defused, std::span<const std::string>(row));
  }
  auto rows = read_rows_of(kept, {}, 7);
  auto harmless = read_rows_of(defused);
  ASSERT_EQ(rows.size(), strings.size());
  for (std::size_t i = 0; i < strings.size(); ++i) {
    EXPECT_EQ(rows[i][0], strings[i]);
    EXPECT_FALSE(is_formula_like(harmless[i][0])) << strings[i];
    EXPECT_EQ(without_defusing(harmless[i][0]), strings[i]);
  }
}

}  // namespace
}  // namespace penstock::importing
