// The preview asks the reader of the import, so it says of each row what the import says.

#include "features/importing/preview.h"

#include "features/importing/import_test.h"

namespace penstock::importing {
namespace {

using ImportPreview = ImportTest;

TEST_F(ImportPreview, SaysOfTheFirstRowsWhatTheImportSays) {
  std::string csv =
      "Title;Company;Value;Expected close\n"
      "A;Firm;1;31.12.2026\n"
      "B;Firm;1;15.01.2027\n"
      "C;Firm;1;31.02.2026\n"
      "D;Firm;1;2026-13-45\n"
      "E;Firm;1;12/31/2026\n"
      "F;Firm;1000000000000000000;31.12.2026\n"
      "G;Firm;1\n"
      "H;Firm;1;31.12.2026;more\n"
      "I;Firm;soon;31.12.2026\n";
  auto path = (store_.folder() / "deals.csv").string();
  std::ofstream(path, std::ios::binary) << csv;
  FileSpec spec{.record_type = "deal",
                .columns = {{.header = "Title", .field = "title"},
                            {.header = "Company", .field = "company"},
                            {.header = "Value", .field = "value"},
                            {.header = "Expected close", .field = "expected_close_on"}}};
  auto preview = preview_of(spec, path, {}, actor_);
  ASSERT_TRUE(preview.ok()) << preview.error().says;
  std::string told;
  for (const auto& row : preview->rows) {
    told += row.cells[0];
    for (const auto& fault : row.faults)
      told += " " + (fault.column ? std::to_string(*fault.column) : "row") + " " + fault.slug;
    told += "\n";
  }
  EXPECT_EQ(told,
            "A\nB\nC 3 not_a_date\nD 3 not_a_date\nE\nF 2 not_money\nG row too_few_cells\n"
            "H row too_many_cells\nI 2 not_money\n");
  auto command = of({upload_path(path)});
  static_cast<FileSpec&>(command.files[0]) = spec;
  auto id = start(command);
  run();
  expect_counts(report(id), {3, 0, 0, 6});
}

TEST_F(ImportPreview, FollowsTheMappingAndCutsLongCells) {
  auto path = (store_.folder() / "deals.csv").string();
  std::ofstream(path, std::ios::binary)
      << "Title,When,Note\nA,12/31/2026," << std::string(2'000, 'x') << "\n";
  FileSpec spec{.record_type = "deal",
                .columns = {{.header = "Title", .field = "title"},
                            {.header = "When", .field = "expected_close_on"},
                            {.header = "Note", .skip = true}}};
  spec.date_style = "day_month";
  auto preview = preview_of(spec, path, {}, actor_);
  ASSERT_TRUE(preview.ok());
  ASSERT_EQ(preview->rows.size(), 1u);
  ASSERT_EQ(preview->rows[0].faults.size(), 1u);
  EXPECT_EQ(preview->rows[0].faults[0].column, 1);
  EXPECT_EQ(preview->rows[0].faults[0].slug, "not_a_date");
  EXPECT_LE(preview->rows[0].cells[2].size(), kPreviewCellBytesMax + 3);
  spec.date_style = "month_day";
  EXPECT_TRUE(preview_of(spec, path, {}, actor_)->rows[0].faults.empty());
  spec.columns[0].header = "Not there";
  EXPECT_FALSE(preview_of(spec, path, {}, actor_).ok());
}

}  // namespace
}  // namespace penstock::importing
