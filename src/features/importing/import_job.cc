#include "features/importing/import_job.h"

#include "features/importing/import_run.h"

namespace penstock::importing {
namespace {

// The person who started it, seeing everything: who may import was checked at the start.
Result<access::Actor> actor_of(store::Reader& reader, WorkspaceId workspace_id, UserId user_id) {
  TRY(workspace, team::load_workspace(reader, workspace_id));
  return access::system_actor(workspace_id, user_id, workspace.time_zone,
                              Currency::parse(workspace.currency).value_or(Currency{}));
}

// A dry run keeps nothing, so after a crash it begins again.
Result<void> begin_again(store::Database& database, WorkspaceId workspace_id, ImportRecord& record,
                         std::vector<FileRecord>& files) {
  record.rows_read = record.created = record.updated = record.skipped = record.failed =
      record.also_made = record.overridden = record.unknown_owners = 0;
  record.also_made_by_type.clear();
  record.unknown_owner_names.clear();
  for (auto& file : files) {
    file.rows_read = file.created = file.updated = file.skipped = file.failed = file.place_offset =
        file.place_row = 0;
    file.phase = Phase::Rows;
  }
  return database.write_now(workspace_id, [&](store::Tx& tx) -> Result<void> {
    tx.execute("DELETE FROM import_errors WHERE workspace_id = $1 AND import_id = $2",
               {workspace_id, record.id});
    save_record(tx, workspace_id, record);
    for (const auto& file : files) save_file(tx, workspace_id, file);
    return {};
  });
}

// What is there stays and can be undone, an undoing that stopped half way can be asked for again.
void note_given_up(store::Tx& tx, const jobs::JobView& view, Instant now) {
  auto id = import_of(view);
  auto record =
      id.ok() ? load_record(tx, view.workspace_id, *id) : Result<ImportRecord>(id.error());
  if (!record.ok()) return;
  record->state = ImportState::Failed;
  record->finished_at = now;
  record->message = view.job.last_error;
  save_record(tx, view.workspace_id, *record);
  if (!record->dry_run)
    journal::append(tx, view.workspace_id, record->user_id, now,
                    {.name = "import.finished",
                     .record_type = "import",
                     .record_id = record->id.value,
                     .body = to_json_text(static_cast<const Import&>(*record))});
}

}  // namespace

Result<ImportId> import_of(const jobs::JobView& view) {
  TRY(payload, parse_json(view.job.payload.text));
  const auto* id = payload.find("import_id");
  auto parsed = id != nullptr && id->as_string() != nullptr ? ImportId::parse(*id->as_string())
                                                            : std::nullopt;
  if (!parsed) return not_found("import");
  return *parsed;
}

ImportJobs::ImportJobs(Clock& clock, UploadFiles uploads)
    : clock_(clock), uploads_(std::move(uploads)) {}
ImportJobs::~ImportJobs() = default;

void ImportJobs::attach(jobs::Jobs& runner) {
  auto given_up = [this](store::Tx& tx, const jobs::JobView& view) {
    note_given_up(tx, view, clock_.now());
  };
  runner.add(
      std::string(kImportJob),
      [this](store::Database& database, const jobs::JobView& view) {
        return import_step(database, view);
      },
      given_up, kImportsAtOnce);
  runner.add(
      std::string(kUndoJob),
      [this](store::Database& database, const jobs::JobView& view) {
        return undo_step(database, view);
      },
      given_up, kImportsAtOnce);
}

void ImportJobs::forget() {
  std::lock_guard lock(mutex_);
  runs_.clear();
}

std::shared_ptr<ImportRun> ImportJobs::run_of(store::Database& database, const jobs::JobView& view,
                                              ImportId id) {
  std::shared_ptr<ImportRun> known;
  {
    std::lock_guard lock(mutex_);
    if (auto found = runs_.find(id); found != runs_.end()) known = found->second;
  }
  struct Loaded {
    Result<ImportRecord> record;
    std::vector<FileRecord> files;
    Result<access::Actor> actor;
  };
  auto loaded = database.read_now([&](store::Reader& reader) {
    auto record = load_record(reader, view.workspace_id, id);
    auto user_id = record.ok() ? record->user_id : UserId{};
    return Loaded{std::move(record), load_files(reader, view.workspace_id, id),
                  actor_of(reader, view.workspace_id, user_id)};
  });
  if (!loaded.record.ok() || !loaded.actor.ok()) return nullptr;
  // A failed one that has a job was given up, and somebody wants it tried again.
  if (loaded.record->state == ImportState::Failed) {
    loaded.record->state = ImportState::Running;
    loaded.record->finished_at.reset();
    loaded.record->message.reset();
  }
  if (loaded.record->state != ImportState::Waiting && loaded.record->state != ImportState::Running)
    return nullptr;
  if (known && known->is_current(*loaded.record, loaded.files)) return known;
  if (loaded.record->dry_run && loaded.record->rows_read > 0)
    begin_again(database, view.workspace_id, *loaded.record, loaded.files).value();
  auto run = std::make_shared<ImportRun>(std::move(*loaded.record), std::move(loaded.files),
                                         *loaded.actor, uploads_);
  std::lock_guard lock(mutex_);
  runs_[id] = run;
  return run;
}

jobs::StepResult ImportJobs::import_step(store::Database& database, const jobs::JobView& view) {
  auto id = import_of(view);
  auto run = id.ok() ? run_of(database, view, *id) : nullptr;
  if (run == nullptr) {
    auto gone = database.write_now(view.workspace_id,
                                   [&](store::Tx& tx) { return jobs::finish_job(tx, view); });
    return gone.ok() ? jobs::StepResult::done() : jobs::StepResult::retry(gone.error().says);
  }
  auto result = run->step(database, view, clock_.now());
  if (result.next != jobs::StepResult::Next::More) {
    std::lock_guard lock(mutex_);
    runs_.erase(*id);
  }
  return result;
}

jobs::StepResult ImportJobs::undo_step(store::Database& database, const jobs::JobView& view) {
  return undo_batch(database, view, clock_.now());
}

}  // namespace penstock::importing
