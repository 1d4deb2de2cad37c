// Tested by table_file_test.cc.

#include "features/importing/table_file.h"

namespace penstock::importing {

Result<FileGuess> guess_file(FileSource& file, const GuessOptions& options) {
  TRY_VOID(file.seek(0));
  TRY(guessed, guess_encoding(file));
  if (options.encoding) guessed = {*options.encoding, guessed.bom_bytes, 100};
  TextSource text(file, guessed.encoding, guessed.bom_bytes);
  TRY(front, read_front(text, kSniffBytesMax));
  auto sniff = options.sniff;
  sniff.whole = front.size() < kSniffBytesMax;
  // The cut may fall into a character.
  while (!sniff.whole && !front.empty() && (static_cast<unsigned char>(front.back()) & 0x80) != 0)
    front.pop_back();
  TRY(look, sniff_table(front, sniff));
  FileGuess guess{guessed, std::move(look), {}, 0};
  guess.mapping = guess_mapping(guess.look, options.profile);
  guess.rows_estimate = guess.look.sample_rows;
  bool all_seen = sniff.whole && guess.look.sample_rows < kSniffRowsMax;
  if (!all_seen && guess.look.sample_bytes > 0)
    guess.rows_estimate = guess.look.sample_rows * file.bytes() / guess.look.sample_bytes;
  return guess;
}

TableFormat format_of(const FileGuess& guess) {
  return {guess.encoding.encoding, guess.encoding.bom_bytes, guess.look.delimiter,
          guess.look.has_header, ShortRows::Fail};
}

Result<std::unique_ptr<TableReader>> TableReader::open(const std::string& path, TableFormat format,
                                                       FileMapping mapping, CsvPlace start) {
  TRY(file, FileSource::open(path));
  TRY(mapper, RowMapper::create(std::move(mapping), format.short_rows));
  std::unique_ptr<TableReader> reader(new TableReader(std::move(file), format, std::move(mapper)));
  TRY_VOID(reader->text_.seek(start.offset));
  reader->csv_ = std::make_unique<CsvReader>(
      reader->text_, CsvOptions{.delimiter = format.delimiter, .start = start});
  if (start.offset == 0 && format.has_header) {
    TRY(has_header, reader->csv_->next());
    static_cast<void>(has_header);
  }
  return reader;
}

Result<std::optional<MappedRow>> TableReader::next() {
  TRY(more, csv_->next());
  if (!more) return std::optional<MappedRow>{};
  return std::optional<MappedRow>(mapper_.map(csv_->row()));
}

}  // namespace penstock::importing
