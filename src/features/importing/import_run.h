#pragma once
// One import while its job works on it: the open file, the rows read ahead, what was looked up.

#include <deque>
#include <memory>

#include "features/importing/import_job.h"
#include "features/importing/record_writer.h"

namespace penstock::importing {

int import_order(std::string_view record_type);  // start.cc

class ImportRun {
 public:
  ImportRun(ImportRecord record, std::vector<FileRecord> files, access::Actor actor,
            const UploadFiles& uploads);

  jobs::StepResult step(store::Database& database, const jobs::JobView& view, Instant now);
  // Whether what is in memory is what the store says.
  bool is_current(const ImportRecord& record, const std::vector<FileRecord>& files) const;

 private:
  struct Row {
    MappedRow mapped;
    std::string cells;  // as CSV, for the file of errors
    CsvPlace behind;
  };
  // What a batch changes, kept aside until it is committed.
  struct Batch {
    ImportRecord record;
    FileRecord file;
    std::size_t rows = 0;
    bool cancelled = false;
  };

  FileRecord* next_file();
  jobs::StepResult prepare(store::Database& database, const jobs::JobView& view, Instant now,
                           FileRecord& file);
  Result<void> open(store::Database& database, FileRecord& file);
  void read_ahead(std::size_t rows_max);
  jobs::StepResult write_rows(store::Database& database, const jobs::JobView& view, Instant now,
                              FileRecord& file);
  jobs::StepResult after_failure(store::Database& database, const jobs::JobView& view,
                                 const Error& error, FileRecord& file);
  Result<void> apply(store::Tx& tx, const jobs::JobView& view, Batch& batch);
  void look_ahead(std::size_t from, std::size_t to);
  void apply_row(store::Tx& tx, Row& row, Batch& batch);
  void apply_parent(const Row& row);
  void end_phase(Batch& batch);
  static void note_place(const Row& row, Batch& batch);
  void note_errors(store::Tx& tx, const Row& row, std::span<const FieldError> errors,
                   const Batch& batch);
  Result<void> save(store::Tx& tx, const jobs::JobView& view, const Batch& batch);
  jobs::StepResult finish(store::Database& database, const jobs::JobView& view, Instant now);
  jobs::StepResult end(store::Database& database, const jobs::JobView& view, Instant now,
                       ImportState state, std::string message);
  void commit(const Batch& batch);
  void roll_back();
  bool reconciles() const;

  ImportRecord record_;
  std::vector<FileRecord> files_;
  const UploadFiles& uploads_;
  Work work_;
  Lookups lookups_{work_};
  RecordWriter writer_{work_, lookups_};
  std::unique_ptr<TableReader> reader_;
  std::int64_t open_file_ = -1;  // position; -1: none
  std::deque<Row> rows_;         // read, not yet committed
  std::vector<Row> ahead_;       // read while a batch was being written
  bool at_end_ = false;
  bool names_parents_ = false;  // of the open file
  std::optional<Error> read_error_;
  std::size_t alone_ = 0;  // rows to be written one by one, after a batch was refused
  BatchTime time_;
  Instant now_{};
};

}  // namespace penstock::importing
