#pragma once
// The first rows of a file as the import will read them: the same reader, the same faults.

#include "features/importing/imports.h"

namespace penstock::importing {

inline constexpr int kPreviewRowsMax = 20;
inline constexpr std::size_t kPreviewCellBytesMax = 300;  // a longer cell is cut and ends in "…"

// What is wrong with a cell, or with the whole row.
struct PreviewFault {
  std::optional<std::int64_t> column;  // from 0; absent: the row
  std::string slug;
  std::string says;
};
BOOST_DESCRIBE_STRUCT(PreviewFault, (), (column, slug, says))
constexpr auto field_notes(const PreviewFault*) {
  return std::array{FieldNote{.name = "column", .says = "From 0; absent: the whole row"},
                    FieldNote{.name = "slug", .says = "What is wrong, for programs"},
                    FieldNote{.name = "says", .says = "What is wrong and what to do, for people"}};
}

struct PreviewRow {
  std::vector<std::string> cells;
  std::vector<PreviewFault> faults;
};
BOOST_DESCRIBE_STRUCT(PreviewRow, (), (cells, faults))
constexpr auto field_notes(const PreviewRow*) {
  return std::array{FieldNote{.name = "cells", .says = "Long ones are cut and end in …"},
                    FieldNote{.name = "faults", .says = "Why the import would refuse the row"}};
}

struct PreviewAnswer {
  std::vector<PreviewRow> rows;
};
BOOST_DESCRIBE_STRUCT(PreviewAnswer, (), (rows))
constexpr auto field_notes(const PreviewAnswer*) {
  return std::array{FieldNote{.name = "rows", .says = "The first ones, at most 20"}};
}

// What stages, owners and records that are there already say of a row only a dry run tells.
// Errors: those of complete_spec and of TableReader: the file cannot be read so.
Result<PreviewAnswer> preview_of(const FileSpec& given, const std::string& file_path,
                                 const std::optional<std::string>& currency,
                                 const access::Actor& actor);

}  // namespace penstock::importing
