// A batch is written by the writer's thread while this thread reads and maps the rows of the next
// one. A batch ends by time, not only by number, so that other people's changes never wait long.
//
// When the store refuses a batch (a record it refers to was deleted meanwhile), what was looked up
// is forgotten and the rows are tried one by one; a row that is refused alone fails with that
// reason.

#include "features/importing/import_run.h"

#include <future>

#include "features/importing/csv_writer.h"

namespace penstock::importing {
namespace {

using jobs::StepResult;

// Rows asked about at once: in each batch these at first, then as many as it has carried already.
// A batch ends by time, so where asking is slow it would otherwise ask for many and carry few.
constexpr std::size_t kLookedAheadFirst = 16;
constexpr std::size_t kLookedAheadMax = 128;

constexpr std::string_view kRolledBack = "dry_run_rolled_back";

bool tells_status(const FileMapping& mapping) {
  for (const auto& column : mapping.columns)
    for (auto field :
         {"status", "is_won", "is_closed", "stage", "stage_with_pipeline", "won_on", "lost_on"})
      if (column.field == field) return true;
  return false;
}

bool names_parents(const FileMapping& mapping) {
  return std::any_of(mapping.columns.begin(), mapping.columns.end(), [](const auto& column) {
    return column.field == "parent" || column.field == "parent_external_id";
  });
}

// The disk is full or the store has stopped: not the fault of any row.
bool may_pass(const Error& error) {
  return error.code == ErrorCode::Unavailable && error.slug != "store_failed" &&
         error.slug != "internal_error";
}

std::string csv_text(std::span<const std::string_view> cells) {
  std::string text;
  if (cells.empty()) return text;
  write_csv_row(text, cells, {.formulas = Formulas::Keep});
  text.resize(text.size() - 2);  // the line end
  return text;
}

void note_made(Import& record, const std::string& type, std::int64_t count) {
  record.also_made += count;
  auto& all = record.also_made_by_type;
  auto same = std::ranges::find(all, type, &MadeCount::record_type);
  if (same == all.end()) same = all.insert(same, MadeCount{.record_type = type});
  same->count += count;
}

}  // namespace

ImportRun::ImportRun(ImportRecord record, std::vector<FileRecord> files, access::Actor actor,
                     const UploadFiles& uploads)
    : record_(std::move(record)), files_(std::move(files)), uploads_(uploads) {
  work_.actor = std::move(actor);
  work_.import_id = record_.id;
  work_.duplicates = record_.duplicates;
  work_.options = from_json_text<ImportOptions>(record_.options.text).value();
  work_.dry_run = record_.dry_run;
  work_.made_pipelines = record_.made_pipelines;
}

bool ImportRun::is_current(const ImportRecord& record, const std::vector<FileRecord>& files) const {
  if (record.rows_read != record_.rows_read || files.size() != files_.size()) return false;
  for (std::size_t i = 0; i < files.size(); ++i)
    if (files[i].place_offset != files_[i].place_offset || files[i].phase != files_[i].phase ||
        files[i].prepared != files_[i].prepared)
      return false;
  return true;
}

FileRecord* ImportRun::next_file() {
  FileRecord* next = nullptr;
  for (auto& file : files_)
    if (file.phase != Phase::Done &&
        (next == nullptr || import_order(file.record_type) < import_order(next->record_type)))
      next = &file;
  return next;
}

StepResult ImportRun::step(store::Database& database, const jobs::JobView& view, Instant now) {
  now_ = now;
  work_.now = now;
  for (auto& file : files_)
    if (!file.prepared) return prepare(database, view, now, file);
  auto* file = next_file();
  if (file == nullptr) return finish(database, view, now);
  if (open_file_ != file->position) {
    auto opened = open(database, *file);
    if (!opened.ok())
      return end(database, view, now, ImportState::Failed, file->name + ": " + opened.error().says);
  }
  return write_rows(database, view, now, *file);
}

// Settles how the file is read and what its columns mean, once.
StepResult ImportRun::prepare(store::Database& database, const jobs::JobView& view, Instant now,
                              FileRecord& file) {
  auto given = from_json_text<FileSpec>(file.spec.text);
  std::uint64_t rows_estimate = 0;
  auto path = uploads_.find(database, view.workspace_id, file.path);
  if (!path.ok()) given = std::move(path.error());
  auto spec = given.ok() ? complete_spec(*given, *path, record_.profile, rows_estimate)
                         : Result<FileSpec>(given.error());
  if (!spec.ok())
    return end(database, view, now, ImportState::Failed, file.name + ": " + spec.error().says);
  set_defaults(*spec, work_.options.currency, work_.actor);
  auto saved = file;
  auto record = record_;
  saved.spec.text = to_json_text(*spec);
  saved.record_type = *spec->record_type;
  saved.prepared = true;
  saved.rows_total = static_cast<std::int64_t>(rows_estimate);
  record.rows_total += saved.rows_total;
  record.state = ImportState::Running;
  if (!record.started_at) record.started_at = now;
  if (record.profile.empty()) record.profile = spec->profile.value_or("spreadsheet");
  bool refused = false;
  auto outcome = database.write_now(view.workspace_id, [&](store::Tx& tx) -> Result<void> {
    auto role = tx.find_text("SELECT u.role FROM users u WHERE u.workspace_id = $1 AND u.id = $2",
                             {view.workspace_id, record.user_id});
    refused = saved.record_type == "user" && role != "admin";
    save_file(tx, view.workspace_id, saved);
    save_record(tx, view.workspace_id, record);
    return jobs::keep_lease(tx, view, "{}");
  });
  if (!outcome.ok()) return StepResult::retry(outcome.error().says);
  file = std::move(saved);
  record_ = std::move(record);
  if (refused)
    return end(database, view, now, ImportState::Failed,
               file.name + ": only an admin may import users; ask one, or leave this file out");
  return StepResult::more();
}

Result<void> ImportRun::open(store::Database& database, FileRecord& file) {
  TRY(spec, from_json_text<FileSpec>(file.spec.text));
  TRY(how, readable(spec, ""));
  work_.source = how.mapping.profile;
  work_.says_status = tells_status(how.mapping);
  names_parents_ = file.record_type == "company" && names_parents(how.mapping);
  rows_.clear();
  ahead_.clear();
  at_end_ = false;
  read_error_.reset();
  open_file_ = -1;
  CsvPlace start{static_cast<std::uint64_t>(file.place_offset),
                 static_cast<std::uint64_t>(file.place_row)};
  TRY(path, uploads_.find(database, work_.workspace_id(), file.path));
  TRY(reader, TableReader::open(path, how.format, std::move(how.mapping), start));
  reader_ = std::move(reader);
  open_file_ = file.position;
  lookups_.forget();
  return {};
}

void ImportRun::read_ahead(std::size_t rows_max) {
  while (ahead_.size() < rows_max && !at_end_ && !read_error_) {
    auto row = reader_->next();
    if (!row.ok())
      read_error_ = row.error();
    else if (!*row)
      at_end_ = true;
    else
      ahead_.push_back({std::move(**row), csv_text(reader_->raw().cells), reader_->place()});
  }
}

StepResult ImportRun::write_rows(store::Database& database, const jobs::JobView& view, Instant now,
                                 FileRecord& file) {
  auto take = [&] {
    std::move(ahead_.begin(), ahead_.end(), std::back_inserter(rows_));
    ahead_.clear();
  };
  if (rows_.empty()) {
    read_ahead(kBatchRowsMax);
    take();
  }
  if (rows_.empty() && read_error_)
    return end(database, view, now, ImportState::Failed, file.name + ": " + read_error_->says);
  Batch batch{.record = record_, .file = file};
  bool again = false;  // an engine may run a write once more where others were in the way
  std::promise<Result<void>> promise;
  database.write(
      view.workspace_id,
      [&](store::Tx& tx) {
        if (std::exchange(again, true)) {
          roll_back();
          batch = {.record = record_, .file = file};
        }
        return apply(tx, view, batch);
      },
      [&](Result<void> outcome) { promise.set_value(std::move(outcome)); },
      store::Urgency::Background);
  if (rows_.size() < kBatchRowsMax) read_ahead(kBatchRowsMax);
  auto outcome = promise.get_future().get();
  if (outcome.ok()) {
    commit(batch);
  } else if (outcome.error().slug == kRolledBack) {
    roll_back();
    auto noted = database.write_now(view.workspace_id, [&](store::Tx& tx) -> Result<void> {
      for (std::size_t i = 0; i < batch.rows; ++i)
        if (!rows_[i].mapped.errors.empty())
          note_errors(tx, rows_[i], rows_[i].mapped.errors, batch);
      return save(tx, view, batch);
    });
    if (!noted.ok()) return StepResult::retry(noted.error().says);
    commit(batch);
  } else {
    take();
    return after_failure(database, view, outcome.error(), file);
  }
  take();
  if (batch.cancelled) return end(database, view, now, ImportState::Cancelled, "");
  return StepResult::more();
}

// Nothing of the batch is there.
StepResult ImportRun::after_failure(store::Database& database, const jobs::JobView& view,
                                    const Error& error, FileRecord& file) {
  roll_back();
  if (error.slug == "lease_lost" || may_pass(error)) {
    open_file_ = -1;
    return StepResult::retry(error.says);
  }
  if (alone_ == 0) {
    alone_ = rows_.size();
    return StepResult::more();
  }
  Batch batch{.record = record_, .file = file, .rows = 1};
  auto& row = rows_.front();
  row.mapped.errors.push_back({"", error.slug, error.says});
  bool counts = file.phase == Phase::Rows;  // else the company is there, without its parent
  note_place(row, batch);
  if (counts)
    ++batch.record.failed, ++batch.file.failed, ++batch.record.rows_read, ++batch.file.rows_read;
  auto noted = database.write_now(view.workspace_id, [&](store::Tx& tx) -> Result<void> {
    if (counts) note_errors(tx, row, row.mapped.errors, batch);
    return save(tx, view, batch);
  });
  if (!noted.ok()) return StepResult::retry(noted.error().says);
  commit(batch);
  return StepResult::more();
}

Result<void> ImportRun::apply(store::Tx& tx, const jobs::JobView& view, Batch& batch) {
  work_.tx = &tx;
  work_.events.clear();
  work_.also_made.clear();
  work_.overridden = work_.unknown_owners = 0;
  work_.unknown_owner_names = batch.record.unknown_owner_names;
  batch.cancelled = tx.exists(
      "SELECT 1 FROM imports i WHERE i.workspace_id = $1 AND i.id = $2 AND i.cancel_wanted = 1",
      {view.workspace_id, batch.record.id});
  time_.begin();
  auto rows_max = std::min(alone_ > 0 ? std::size_t{1} : kBatchRowsMax, rows_.size());
  std::size_t looked_ahead = 0;
  while (!batch.cancelled && batch.rows < rows_max) {
    if (batch.rows == looked_ahead) {
      looked_ahead += std::clamp(batch.rows, kLookedAheadFirst, kLookedAheadMax);
      look_ahead(batch.rows, std::min(looked_ahead, rows_max));
    }
    auto& row = rows_[batch.rows++];
    note_place(row, batch);
    if (batch.file.phase == Phase::Rows)
      apply_row(tx, row, batch);
    else
      apply_parent(row);
    if (time_.over(tx)) break;
  }
  if (batch.rows == 0 && !batch.cancelled) end_phase(batch);
  for (const auto& [type, count] : work_.also_made) note_made(batch.record, type, count);
  batch.record.unknown_owners += work_.unknown_owners;
  batch.record.unknown_owner_names = work_.unknown_owner_names;
  batch.record.overridden += work_.overridden;
  batch.record.made_pipelines = work_.made_pipelines;
  if (batch.record.dry_run)
    return Error{ErrorCode::Conflict, std::string(kRolledBack), "a dry run keeps nothing"};
  TRY_VOID(save(tx, view, batch));
  if (!work_.events.empty())
    journal::append(tx, view.workspace_id, batch.record.user_id, now_, work_.events);
  return {};
}

// One question for the deals, and one for the companies, of the next rows instead of one for each.
void ImportRun::look_ahead(std::size_t from, std::size_t to) {
  std::vector<std::string> ids, companies;
  for (auto i = from; i < to; ++i) {
    const auto& row = rows_[i].mapped.row;
    const auto* deal = std::get_if<ImportDeal>(&row);
    const auto* visit = std::get_if<ImportDealHistory>(&row);
    const auto& id = deal ? deal->external_id : visit ? visit->deal_external_id : Text{};
    if (id) ids.push_back(*id);
    if (deal && deal->company) companies.push_back(*deal->company);
  }
  lookups_.expect_deals(ids);
  lookups_.expect_companies(companies);
}

// Companies are read a second time for their parents: then every parent is there.
void ImportRun::end_phase(Batch& batch) {
  bool again = batch.file.phase == Phase::Rows && names_parents_ && !batch.record.dry_run;
  batch.file.phase = again ? Phase::Parents : Phase::Done;
  if (again) batch.file.place_offset = batch.file.place_row = 0;
}

void ImportRun::note_place(const Row& row, Batch& batch) {
  batch.file.place_offset = static_cast<std::int64_t>(row.behind.offset);
  batch.file.place_row = static_cast<std::int64_t>(row.behind.row);
}

void ImportRun::apply_parent(const Row& row) {
  const auto* company = std::get_if<ImportCompany>(&row.mapped.row);
  if (company != nullptr && row.mapped.errors.empty()) writer_.write_parent(*company);
}

void ImportRun::apply_row(store::Tx& tx, Row& row, Batch& batch) {
  auto count = [&](std::int64_t Import::* of_record, std::int64_t FileRecord::* of_file) {
    ++(batch.record.*of_record);
    ++(batch.file.*of_file);
  };
  count(&Import::rows_read, &FileRecord::rows_read);
  if (row.mapped.errors.empty()) {
    auto outcome = writer_.write(row.mapped.row);
    if (outcome.ok()) {
      switch (*outcome) {
        case RowOutcome::Created:
          return count(&Import::created, &FileRecord::created);
        case RowOutcome::Updated:
          return count(&Import::updated, &FileRecord::updated);
        case RowOutcome::Skipped:
          return count(&Import::skipped, &FileRecord::skipped);
      }
    }
    row.mapped.errors = outcome.error().fields;
    if (row.mapped.errors.empty())
      row.mapped.errors.push_back({"", outcome.error().slug, outcome.error().says});
  }
  count(&Import::failed, &FileRecord::failed);
  if (!batch.record.dry_run) note_errors(tx, row, row.mapped.errors, batch);
}

// A zero byte is shown by its sign: no engine but SQLite keeps it in a text.
static std::string shown(std::string text) {
  for (std::size_t at; (at = text.find('\0')) != std::string::npos;) text.replace(at, 1, "\u2400");
  return text;
}

void ImportRun::note_errors(store::Tx& tx, const Row& row, std::span<const FieldError> errors,
                            const Batch& batch) {
  std::int64_t fault = 0;
  for (const auto& error : errors) {
    ErrorRecord noted{.import_id = batch.record.id,
                      .file = batch.file.position,
                      .row_number = static_cast<std::int64_t>(row.mapped.number),
                      .fault = fault,
                      .column_name = error.field,
                      .slug = error.slug,
                      .says = shown(error.says),
                      .cells = fault == 0 ? shown(row.cells) : std::string()};
    store::insert(tx, "import_errors", work_.workspace_id(), noted);
    ++fault;
  }
}

Result<void> ImportRun::save(store::Tx& tx, const jobs::JobView& view, const Batch& batch) {
  save_record(tx, view.workspace_id, batch.record);
  save_file(tx, view.workspace_id, batch.file);
  return jobs::keep_lease(tx, view, "{}");
}

void ImportRun::commit(const Batch& batch) {
  record_ = batch.record;
  for (auto& file : files_) {
    if (file.position != batch.file.position) continue;
    if (file.phase != batch.file.phase) open_file_ = -1;
    file = batch.file;
  }
  rows_.erase(rows_.begin(),
              rows_.begin() + static_cast<std::ptrdiff_t>(std::min(batch.rows, rows_.size())));
  if (alone_ > 0) alone_ -= std::min(alone_, batch.rows);
}

void ImportRun::roll_back() {
  lookups_.forget();
  work_.made_pipelines = record_.made_pipelines;
}

bool ImportRun::reconciles() const {
  Import sum;
  for (const auto& file : files_) {
    sum.rows_read += file.rows_read;
    sum.created += file.created;
    sum.updated += file.updated;
    sum.skipped += file.skipped;
    sum.failed += file.failed;
  }
  return sum.rows_read == record_.rows_read && sum.created == record_.created &&
         sum.updated == record_.updated && sum.skipped == record_.skipped &&
         sum.failed == record_.failed &&
         record_.rows_read == record_.created + record_.updated + record_.skipped + record_.failed;
}

StepResult ImportRun::finish(store::Database& database, const jobs::JobView& view, Instant now) {
  return end(database, view, now, ImportState::Done, "");
}

StepResult ImportRun::end(store::Database& database, const jobs::JobView& view, Instant now,
                          ImportState state, std::string message) {
  auto record = record_;
  record.state = state;
  record.finished_at = now;
  record.reconciled = reconciles();
  if (state == ImportState::Done) record.rows_total = record.rows_read;
  if (!message.empty()) record.message = std::move(message);
  auto outcome = database.write_now(view.workspace_id, [&](store::Tx& tx) -> Result<void> {
    if (!record.dry_run)
      journal::append(tx, view.workspace_id, record.user_id, now,
                      {.name = "import.finished",
                       .record_type = "import",
                       .record_id = record.id.value,
                       .body = to_json_text(static_cast<const Import&>(record))});
    save_record(tx, view.workspace_id, record);
    return jobs::finish_job(tx, view);
  });
  if (!outcome.ok()) return StepResult::retry(outcome.error().says);
  record_ = std::move(record);
  return StepResult::done();
}

}  // namespace penstock::importing
