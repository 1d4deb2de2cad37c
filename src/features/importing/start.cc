// Starting, stopping and looking at imports. The work itself is a job (import_job.cc, undo_job.cc).

#include "commands/listing.h"
#include "features/importing/import_store.h"
#include "features/importing/profiles.h"

namespace penstock::importing {
namespace {

using access::Actor;
using commands::Permission;

// Users first, because everything has an owner; history last, because it is of deals.
int order_of(std::string_view record_type) {
  switch (parse_record_type(record_type).value_or(RecordType::Deal)) {
    case RecordType::User:
      return 0;
    case RecordType::Company:
      return 1;
    case RecordType::Product:
      return 2;
    case RecordType::Person:
      return 3;
    case RecordType::Deal:
      return 4;
    case RecordType::DealHistory:
      return 5;
  }
  return 6;
}

std::string job_payload(ImportId id) { return "{\"import_id\":\"" + id.text() + "\"}"; }

Result<void> check_start(const Actor& actor, const StartImport& command) {
  if (command.files.empty()) return invalid_field("files", "required", "give at least one file");
  if (command.files.size() > kImportFilesMax)
    return invalid_field("files", "too_many", "at most 20 files can be imported at once");
  if (command.profile && find_profile(*command.profile) == nullptr)
    return invalid_field(
        "profile", "unknown_choice",
        "there is no profile \"" + *command.profile + "\"; leave it out to have it guessed");
  if (command.options.currency && !Currency::parse(*command.options.currency))
    return invalid_field("options.currency", "unknown_currency",
                         "give an ISO 4217 code such as EUR");
  for (std::size_t i = 0; i < command.files.size(); ++i) {
    TRY_VOID(check_spec(command.files[i], "files[" + std::to_string(i) + "]."));
    if (command.files[i].record_type == "user")
      TRY_VOID(access::check(actor, Permission::ManageUsers));
  }
  return {};
}

}  // namespace

Result<ImportReport> start_import(store::Tx& tx, const Actor& actor, Instant now,
                                  const StartImport& command) {
  TRY_VOID(check_start(actor, command));
  if (command.options.pipeline_id && command.options.own_pipeline)
    return invalid_field("options.own_pipeline", "one_of_two",
                         "give either pipeline_id or own_pipeline");
  if (command.options.pipeline_id &&
      !pipelines::load_pipeline(tx, actor.workspace_id, *command.options.pipeline_id).ok())
    return invalid_field("options.pipeline_id", "not_found",
                         "there is no such pipeline; choose one that exists");
  ImportRecord record;
  record.id = tx.ids().make<ImportId>();
  record.dry_run = command.dry_run;
  record.profile = command.profile.value_or("");
  record.duplicates = command.duplicates;
  record.options.text = to_json_text(command.options);
  record.user_id = actor.user_id;
  record.created_at = now;
  store::insert(tx, "imports", actor.workspace_id, record);
  std::int64_t position = 0;
  for (const auto& given : command.files) {
    auto upload = find_upload(tx, actor.workspace_id, given.upload_id);
    if (!upload)
      return invalid_field("files[" + std::to_string(position) + "].upload_id", "unknown_upload",
                           "there is no such upload; send the file again");
    FileRecord file{.import_id = record.id,
                    .position = position++,
                    .name = upload->name,
                    .path = upload->path,
                    .record_type = given.record_type.value_or(""),
                    .spec = {to_json_text(static_cast<const FileSpec&>(given))}};
    store::insert(tx, "import_files", actor.workspace_id, file);
  }
  TRY_VOID(jobs::enqueue(tx, actor.workspace_id, now,
                         {.queue = "import",
                          .kind = std::string(kImportJob),
                          .unique_key = "import:" + record.id.text(),
                          .payload = job_payload(record.id)}));
  return report_of(tx, actor.workspace_id, record);
}

Result<ImportReport> cancel_import(store::Tx& tx, const Actor& actor, Instant,
                                   const CancelImport& command) {
  TRY(record, load_record(tx, actor.workspace_id, command.import_id));
  if (record.state != ImportState::Waiting && record.state != ImportState::Running)
    return rule_rejected("not_running", "this import has ended; it can be undone instead");
  tx.execute("UPDATE imports SET cancel_wanted = 1 WHERE workspace_id = $1 AND id = $2",
             {actor.workspace_id, record.id});
  return report_of(tx, actor.workspace_id, record);
}

Result<ImportReport> undo_import(store::Tx& tx, const Actor& actor, Instant now,
                                 const UndoImport& command) {
  TRY(record, load_record(tx, actor.workspace_id, command.import_id));
  bool ended = record.state == ImportState::Done || record.state == ImportState::Cancelled ||
               record.state == ImportState::Failed;
  if (record.dry_run || !ended)
    return rule_rejected("not_undoable",
                         record.dry_run ? "a dry run changed nothing"
                                        : "wait until this import has ended, or stop it first");
  record.state = ImportState::Undoing;
  record.undo_pos = journal::head(tx, actor.workspace_id) + 1;
  record.finished_at.reset();
  save_record(tx, actor.workspace_id, record);
  TRY_VOID(jobs::enqueue(tx, actor.workspace_id, now,
                         {.queue = "import",
                          .kind = std::string(kUndoJob),
                          .unique_key = "import_undo:" + record.id.text(),
                          .payload = job_payload(record.id)}));
  return report_of(tx, actor.workspace_id, record);
}

namespace {

constexpr int kImportsOfPage = 50;

Result<commands::List<ImportReport>> list_imports(store::Reader& reader, const Actor& actor,
                                                  Instant, const ListImports& query) {
  std::int64_t before = INT64_MAX;
  if (query.cursor) {
    TRY(place, commands::decode_cursor(*query.cursor));
    const auto* id = place.find("before");
    if (id == nullptr || id->as_int() == nullptr)
      return invalid_field("cursor", "invalid_cursor", "start again without a cursor");
    before = *id->as_int();
  }
  auto records = store::select_all<ImportRecord>(
      reader, "imports", "WHERE t.workspace_id = $1 AND t.id < $2 ORDER BY t.id DESC LIMIT $3",
      {actor.workspace_id, before, kImportsOfPage + 1});
  commands::List<ImportReport> list;
  bool more = records.size() > kImportsOfPage;
  if (more) records.pop_back();
  for (const auto& record : records)
    list.items.push_back(report_of(reader, actor.workspace_id, record));
  if (more)
    list.next_cursor =
        commands::encode_cursor(Json(Json::Object{{"before", Json(records.back().id.value)}}));
  return list;
}

Result<ImportReport> get_import(store::Reader& reader, const Actor& actor, Instant,
                                const GetImport& query) {
  return load_import(reader, actor.workspace_id, query.import_id);
}

}  // namespace

int import_order(std::string_view record_type) { return order_of(record_type); }

void register_importing(commands::Registry& registry) {
  constexpr auto kNeeds = Permission::Import;
  registry.add({.name = "import.start",
                .route = "POST /imports",
                .needs = kNeeds,
                .says = "Import uploaded files",
                .status = 201},
               start_import);
  registry.add({.name = "import.cancel",
                .route = "POST /imports/{import_id}/cancel",
                .needs = kNeeds,
                .says = "Stop an import behind the row that it is at"},
               cancel_import);
  registry.add({.name = "import.undo",
                .route = "POST /imports/{import_id}/undo",
                .needs = kNeeds,
                .says = "Take back what an import did"},
               undo_import);
  registry.add_query({.name = "import.list",
                      .route = "GET /imports",
                      .needs = kNeeds,
                      .says = "Imports, newest first"},
                     list_imports);
  registry.add_query({.name = "import.get",
                      .route = "GET /imports/{import_id}",
                      .needs = kNeeds,
                      .says = "An import with its report"},
                     get_import);
}

}  // namespace penstock::importing
