#pragma once
// How imports are kept: rows ⇄ structs.

#include "features/importing/imports.h"
#include "store/record_sql.h"

namespace penstock::importing {

// The row of an import: what is told, and what its job needs.
struct ImportRecord : Import {
  RawJson options{"{}"};
  UserId user_id;
  std::int64_t undo_pos = 0;  // journal entries from here on are still to be taken back
  bool cancel_wanted = false;
  std::vector<std::string> made_pipelines;  // ids: stages may be added to them
};
BOOST_DESCRIBE_STRUCT(ImportRecord, (Import),
                      (options, user_id, undo_pos, cancel_wanted, made_pipelines))

// The row of a file of an import.
struct FileRecord {
  ImportId import_id;
  std::int64_t position = 0;
  std::string name;
  std::string path;
  std::string record_type;
  RawJson spec{"{}"};
  bool prepared = false;  // everything that was not given is guessed
  std::int64_t rows_total = 0;
  std::int64_t rows_read = 0;
  std::int64_t created = 0;
  std::int64_t updated = 0;
  std::int64_t skipped = 0;
  std::int64_t failed = 0;
  std::int64_t place_offset = 0;
  std::int64_t place_row = 0;
  Phase phase = Phase::Rows;
};
BOOST_DESCRIBE_STRUCT(FileRecord, (),
                      (import_id, position, name, path, record_type, spec, prepared, rows_total,
                       rows_read, created, updated, skipped, failed, place_offset, place_row,
                       phase))

struct ErrorRecord {
  ImportId import_id;
  std::int64_t file = 0;
  std::int64_t row_number = 0;
  std::int64_t fault = 0;
  std::string column_name;
  std::string slug;
  std::string says;
  std::string cells;
};
BOOST_DESCRIBE_STRUCT(ErrorRecord, (),
                      (import_id, file, row_number, fault, column_name, slug, says, cells))

Result<ImportRecord> load_record(store::Reader& reader, WorkspaceId workspace_id, ImportId id);
std::vector<FileRecord> load_files(store::Reader& reader, WorkspaceId workspace_id, ImportId id);
void save_record(store::Tx& tx, WorkspaceId workspace_id, const ImportRecord& record);
void save_file(store::Tx& tx, WorkspaceId workspace_id, const FileRecord& file);
std::optional<Upload> find_upload(store::Reader& reader, WorkspaceId workspace_id, UploadId id);
ImportReport report_of(store::Reader& reader, WorkspaceId workspace_id, const ImportRecord& record);

// A file's specification as what TableReader opens with, and what it is while it is being guessed.
struct ReadableFile {
  TableFormat format;
  FileMapping mapping;
};
// Errors: InvalidField (unknown_field, unknown_choice) at `path` + the member.
Result<ReadableFile> readable(const FileSpec& spec, const std::string& path);
// Names of fields, units and styles that do not exist, before the file is looked at.
Result<void> check_spec(const FileSpec& spec, const std::string& path);
// The specification with everything in it: columns in the order of the file.
// Errors: those of guess_file; InvalidField/unknown_column for a column that the file has not.
Result<FileSpec> complete_spec(const FileSpec& given, const std::string& file_path,
                               std::string_view profile, std::uint64_t& rows_estimate);
// Amounts without a currency are in `currency`, else in the workspace's; times without a zone in
// that of the importer.
void set_defaults(FileSpec& spec, const std::optional<std::string>& currency,
                  const access::Actor& actor);

}  // namespace penstock::importing
