#pragma once
// Imports as a person knows them: files sent, a mapping confirmed, a job that fills the records, a
// report that adds up, and the way back. README.md has the words and the invariants.

#include "commands/registry.h"
#include "features/importing/table_file.h"
#include "features/pipelines/pipelines.h"
#include "jobs/jobs.h"

namespace penstock::importing {

PENSTOCK_ID(ImportId, "import");
PENSTOCK_ID(UploadId, "upload");

inline constexpr std::size_t kImportFilesMax = 20;  // of one import
inline constexpr std::chrono::days kUploadsKept{7};
inline constexpr std::string_view kImportJob = "import";
inline constexpr std::string_view kUndoJob = "import_undo";

enum class ImportState { Waiting, Running, Done, Cancelled, Failed, Undoing, Undone };
BOOST_DESCRIBE_ENUM(ImportState, Waiting, Running, Done, Cancelled, Failed, Undoing, Undone)
// What to do with a row whose record is there already (by external id, domain, e-mail or name).
enum class Duplicates { Skip, Update, Create };
BOOST_DESCRIBE_ENUM(Duplicates, Skip, Update, Create)
// What to do with a stage that the pipeline does not have.
enum class UnknownStage { Fail, First, Add };
BOOST_DESCRIBE_ENUM(UnknownStage, Fail, First, Add)
// What to do with a row whose owner is nobody here.
enum class UnknownOwner { Importer, Fail };
BOOST_DESCRIBE_ENUM(UnknownOwner, Importer, Fail)
enum class Phase { Rows, Parents, Done };
BOOST_DESCRIBE_ENUM(Phase, Rows, Parents, Done)

struct Upload {
  UploadId id;
  std::string name;
  std::string path;
  std::int64_t bytes = 0;
  std::optional<UserId> user_id;
  Instant created_at{};
};
BOOST_DESCRIBE_STRUCT(Upload, (), (id, name, path, bytes, user_id, created_at))

// One column of a file: the field that it fills; without one it is kept as a custom field, or
// skipped.
struct ColumnSpec {
  std::string header;
  std::optional<std::string> field;
  std::optional<std::string> custom;  // key of the custom field; made from the header when absent
  std::optional<std::string> unit;    // one, thousands, millions, fraction
  bool skip = false;
};
BOOST_DESCRIBE_STRUCT(ColumnSpec, (), (header, field, custom, unit, skip))
constexpr auto field_notes(const ColumnSpec*) {
  return std::array{
      FieldNote{.name = "header", .says = "As in the file", .text_max = 10'000},
      FieldNote{.name = "field", .says = "Field that it fills; empty: a custom field"},
      FieldNote{.name = "skip", .says = "Leave the column out"}};
}

// How a file is read. What is absent is guessed.
struct FileSpec {
  std::optional<std::string> record_type;
  std::vector<ColumnSpec> columns;  // empty: as guessed
  std::optional<std::string> profile;
  std::optional<std::string> encoding;
  std::optional<std::int64_t> bom_bytes;
  std::optional<std::string> delimiter;  // comma, semicolon, tab, pipe
  std::optional<bool> has_header;
  std::optional<std::string> decimal;     // point, comma
  std::optional<std::string> date_style;  // day_month, month_day
  std::optional<std::string> currency;
  std::optional<std::string> time_zone;
};
BOOST_DESCRIBE_STRUCT(FileSpec, (),
                      (record_type, columns, profile, encoding, bom_bytes, delimiter, has_header,
                       decimal, date_style, currency, time_zone))

struct FileOfImport : FileSpec {
  UploadId upload_id;
};
BOOST_DESCRIBE_STRUCT(FileOfImport, (FileSpec), (upload_id))

struct ImportOptions {
  std::optional<pipelines::PipelineId> pipeline_id;
  bool own_pipeline = false;
  std::optional<std::string> currency;
  UnknownStage unknown_stages = UnknownStage::Fail;
  UnknownOwner unknown_owners = UnknownOwner::Importer;
};
BOOST_DESCRIBE_STRUCT(ImportOptions, (),
                      (pipeline_id, own_pipeline, currency, unknown_stages, unknown_owners))
constexpr auto field_notes(const ImportOptions*) {
  return std::array{
      FieldNote{.name = "pipeline_id",
                .says = "Deals that name no pipeline go here; absent: the first one"},
      FieldNote{.name = "own_pipeline",
                .says = "Instead, put them into a pipeline that is called as the system they come "
                        "from and made with the stages that the files name"},
      FieldNote{.name = "currency", .says = "Of amounts without one"},
      FieldNote{.name = "unknown_stages",
                .says = "A stage that the pipeline does not have: fail the row, put the deal into "
                        "the first stage, or add the stage"},
      FieldNote{.name = "unknown_owners",
                .says = "An owner who is nobody here: new records go to the importer and the "
                        "report names the owners, or fail the row"}};
}

struct StartImport {
  std::optional<std::string> profile;
  std::vector<FileOfImport> files;
  Duplicates duplicates = Duplicates::Skip;
  bool dry_run = false;
  ImportOptions options;
};
BOOST_DESCRIBE_STRUCT(StartImport, (), (profile, files, duplicates, dry_run, options))

struct CancelImport {
  ImportId import_id;
};
BOOST_DESCRIBE_STRUCT(CancelImport, (), (import_id))
struct UndoImport {
  ImportId import_id;
};
BOOST_DESCRIBE_STRUCT(UndoImport, (), (import_id))
struct GetImport {
  ImportId import_id;
};
BOOST_DESCRIBE_STRUCT(GetImport, (), (import_id))
struct ListImports {
  std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(ListImports, (), (cursor))

struct TypeCounts {
  std::string record_type;
  std::int64_t read = 0;
  std::int64_t created = 0;
  std::int64_t updated = 0;
  std::int64_t skipped = 0;
  std::int64_t failed = 0;
};
BOOST_DESCRIBE_STRUCT(TypeCounts, (), (record_type, read, created, updated, skipped, failed))

// Records that rows only name, and that were made for them.
struct MadeCount {
  std::string record_type;
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(MadeCount, (), (record_type, count))

inline constexpr std::size_t kUnknownOwnersToldMax = 20;  // names; `unknown_owners` counts all rows

// What is told of an import.
struct Import {
  ImportId id;
  ImportState state = ImportState::Waiting;
  bool dry_run = false;
  std::string profile;
  Duplicates duplicates = Duplicates::Skip;
  std::int64_t rows_total = 0;  // an estimate until every row is read
  std::int64_t rows_read = 0;
  std::int64_t created = 0;
  std::int64_t updated = 0;
  std::int64_t skipped = 0;
  std::int64_t failed = 0;
  std::int64_t also_made = 0;
  std::vector<MadeCount> also_made_by_type;
  std::int64_t unknown_owners = 0;
  std::vector<std::string> unknown_owner_names;
  std::int64_t overridden = 0;
  std::int64_t kept = 0;
  std::int64_t taken_back = 0;
  bool reconciled = false;
  std::optional<std::string> message;
  Instant created_at{};
  std::optional<Instant> started_at;
  std::optional<Instant> finished_at;
};
BOOST_DESCRIBE_STRUCT(Import, (),
                      (id, state, dry_run, profile, duplicates, rows_total, rows_read, created,
                       updated, skipped, failed, also_made, also_made_by_type, unknown_owners,
                       unknown_owner_names, overridden, kept, taken_back, reconciled, message,
                       created_at, started_at, finished_at))
constexpr auto field_notes(const Import*) {
  return std::array{
      FieldNote{.name = "also_made", .says = "Records that rows only name, made for them"},
      FieldNote{.name = "also_made_by_type", .says = "also_made, by record type"},
      FieldNote{.name = "unknown_owners",
                .says = "Rows that were taken though their owner is nobody here"},
      FieldNote{.name = "unknown_owner_names", .says = "Those owners, at most 20"}};
}

// A record that undoing an import left as it is, because somebody worked with it since.
struct KeptRecord {
  std::string record_type;
  std::string record_id;  // with its type in front
  std::string name;
};
BOOST_DESCRIBE_STRUCT(KeptRecord, (), (record_type, record_id, name))

inline constexpr int kKeptToldMax = 100;  // records of a report; `kept` counts them all

// Why rows failed: all faults of one kind in one column. says: of one of them.
struct FaultCount {
  std::string column_name;
  std::string slug;
  std::string says;
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(FaultCount, (), (column_name, slug, says, count))

inline constexpr int kFaultKindsToldMax = 20;

struct ImportReport : Import {
  std::vector<TypeCounts> by_type;
  bool error_file = false;         // GET /imports/{import_id}/errors.csv has rows
  std::vector<FaultCount> faults;  // the most frequent first; when the import has ended
  std::vector<KeptRecord> kept_records;
};
BOOST_DESCRIBE_STRUCT(ImportReport, (Import), (by_type, error_file, faults, kept_records))

// ---- what the command line and other features call ----

// Notes a file as an upload of the workspace. `path` stays where it is.
UploadId add_upload(store::Tx& tx, WorkspaceId workspace_id, Instant now, const Upload& upload);
// Checks the mapping and enqueues the job. Tell Jobs::wake after the commit.
// Errors: InvalidField (unknown_field, unknown_upload, too_many …); Forbidden where files of users
// are
//         imported by who may not manage users.
Result<ImportReport> start_import(store::Tx& tx, const access::Actor& actor, Instant now,
                                  const StartImport& command);
// The rows of the batch that is being written are finished first. Errors: RuleRejected/not_running.
Result<ImportReport> cancel_import(store::Tx& tx, const access::Actor& actor, Instant now,
                                   const CancelImport& command);
// Errors: RuleRejected/not_undoable for dry runs and imports that run or are undone.
Result<ImportReport> undo_import(store::Tx& tx, const access::Actor& actor, Instant now,
                                 const UndoImport& command);
Result<ImportReport> load_import(store::Reader& reader, WorkspaceId workspace_id, ImportId id);

// What was guessed, as a specification that start_import takes.
FileSpec spec_of(const FileGuess& guess);

void register_importing(commands::Registry& registry);

}  // namespace penstock::importing
