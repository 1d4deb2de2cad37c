#pragma once
// One file of an import from its bytes to its rows: what it looks like (guess_file), and its rows
// as records from any place on (TableReader). The import job is built on these two.

#include <memory>
#include <optional>
#include <string>

#include "features/importing/import_row.h"
#include "features/importing/sniff.h"
#include "features/importing/text_source.h"

namespace penstock::importing {

struct FileGuess {
  GuessedEncoding encoding;
  TableLook look;
  FileMapping mapping;
  std::uint64_t rows_estimate = 0;  // exact for files up to kSniffBytesMax and kSniffRowsMax
};

struct GuessOptions {
  std::string_view profile;          // "" takes the one that fits best
  std::optional<Encoding> encoding;  // given by the person
  SniffOptions sniff{};
};

// Reads the file once (is all of it UTF-8?) and its beginning a second time.
// Errors: InvalidField/empty_file, invalid_encoding; those of the source and the reader.
Result<FileGuess> guess_file(FileSource& file, const GuessOptions& options = {});

// How a file is read: what a person confirmed, kept with the import so that it can be resumed.
struct TableFormat {
  Encoding encoding = Encoding::Utf8;
  int bom_bytes = 0;
  char delimiter = ',';
  bool has_header = true;
  ShortRows short_rows = ShortRows::Fail;
};
TableFormat format_of(const FileGuess& guess);

class TableReader {
 public:
  // Opens `path` at `start` ({} is the beginning; the header is skipped then).
  // Errors: as FileSource::open, RowMapper::create; InvalidField/offset_out_of_range.
  static Result<std::unique_ptr<TableReader>> open(const std::string& path, TableFormat format,
                                                   FileMapping mapping, CsvPlace start = {});
  // The next row, or nothing at the end. A row with faults is a row: its errors say so.
  // Errors: those of CsvReader::next: the file cannot be read any further.
  Result<std::optional<MappedRow>> next();
  // The cells of the row that next() gave, for the file of errors. Valid until the next call.
  const CsvRow& raw() const { return csv_->row(); }
  // Behind the row that next() gave: store it with the batch, and open() there after a stop.
  CsvPlace place() const { return csv_->place(); }

 private:
  TableReader(std::unique_ptr<FileSource> file, TableFormat format, RowMapper mapper)
      : file_(std::move(file)),
        text_(*file_, format.encoding, format.bom_bytes),
        mapper_(std::move(mapper)) {}

  std::unique_ptr<FileSource> file_;
  TextSource text_;
  RowMapper mapper_;
  std::unique_ptr<CsvReader> csv_;
};

}  // namespace penstock::importing
