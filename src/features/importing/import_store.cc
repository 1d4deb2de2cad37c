#include "features/importing/import_store.h"

#include "commands/history.h"

namespace penstock::importing {
namespace {

using store::Param;

// "a = $4, b = $5 …" for every field but the keys, with its parameters.
template <Described T>
void update_all(store::Tx& tx, std::string_view table, std::string_view where,
                std::vector<Param> params, const T& record,
                std::initializer_list<std::string_view> keys) {
  std::string set;
  for_each_field<T>([&](std::string_view name, auto member) {
    for (auto key : keys)
      if (name == key) return;
    store::add_params(params, record.*member);
    set.append(set.empty() ? "" : ", ")
        .append(name)
        .append(" = $")
        .append(std::to_string(params.size()));
  });
  auto changed =
      tx.execute("UPDATE " + std::string(table) + " SET " + set + std::string(where), params);
  PENSTOCK_CHECK(changed == 1, "the import that is being worked on is there");
}

}  // namespace

Result<ImportRecord> load_record(store::Reader& reader, WorkspaceId workspace_id, ImportId id) {
  auto found = store::find_by_id<ImportRecord>(reader, "imports", workspace_id, id);
  if (!found) return not_found("import");
  return std::move(*found);
}

std::vector<FileRecord> load_files(store::Reader& reader, WorkspaceId workspace_id, ImportId id) {
  return store::select_all<FileRecord>(
      reader, "import_files", "WHERE t.workspace_id = $1 AND t.import_id = $2 ORDER BY t.position",
      {workspace_id, id});
}

void save_record(store::Tx& tx, WorkspaceId workspace_id, const ImportRecord& record) {
  update_all(tx, "imports", " WHERE workspace_id = $1 AND id = $2", {workspace_id, record.id},
             record, {"id", "cancel_wanted"});
}

void save_file(store::Tx& tx, WorkspaceId workspace_id, const FileRecord& file) {
  update_all(tx, "import_files", " WHERE workspace_id = $1 AND import_id = $2 AND position = $3",
             {workspace_id, file.import_id, file.position}, file, {"import_id", "position"});
}

std::optional<Upload> find_upload(store::Reader& reader, WorkspaceId workspace_id, UploadId id) {
  return store::find_by_id<Upload>(reader, "uploads", workspace_id, id);
}

UploadId add_upload(store::Tx& tx, WorkspaceId workspace_id, Instant now, const Upload& upload) {
  auto row = upload;
  if (!row.id) row.id = tx.ids().make<UploadId>();
  row.created_at = now;
  store::insert(tx, "uploads", workspace_id, row);
  return row.id;
}

ImportReport report_of(store::Reader& reader, WorkspaceId workspace_id,
                       const ImportRecord& record) {
  ImportReport report;
  static_cast<Import&>(report) = record;
  for (const auto& file : load_files(reader, workspace_id, record.id)) {
    auto same = std::find_if(
        report.by_type.begin(), report.by_type.end(),
        [&](const TypeCounts& counts) { return counts.record_type == file.record_type; });
    if (same == report.by_type.end())
      same = report.by_type.insert(same, TypeCounts{.record_type = file.record_type});
    same->read += file.rows_read;
    same->created += file.created;
    same->updated += file.updated;
    same->skipped += file.skipped;
    same->failed += file.failed;
  }
  report.error_file = reader.exists(
      "SELECT 1 FROM import_errors e WHERE e.workspace_id = $1 AND e.import_id = $2 LIMIT 1",
      {workspace_id, record.id});
  if (record.kept == 0) return report;
  reader.query(
      "SELECT k.record_type, k.record_id, k.name FROM import_kept k WHERE k.workspace_id = $1 AND "
      "k.import_id = $2 ORDER BY k.record_type, k.record_id LIMIT $3",
      {workspace_id, record.id, kKeptToldMax}, [&](const store::Row& row) {
        report.kept_records.push_back(
            {.record_type = std::string(row.text(0)),
             .record_id = commands::record_id_text(row.text(0), row.integer(1)),
             .name = std::string(row.text(2))});
      });
  return report;
}

Result<ImportReport> load_import(store::Reader& reader, WorkspaceId workspace_id, ImportId id) {
  TRY(record, load_record(reader, workspace_id, id));
  auto report = report_of(reader, workspace_id, record);
  // While it runs it is asked for again and again, and the faults are many.
  if (!report.error_file || !record.finished_at) return report;
  reader.query(
      "SELECT e.column_name, e.slug, min(e.says), count(*) AS faults FROM import_errors e WHERE "
      "e.workspace_id = $1 AND e.import_id = $2 GROUP BY e.column_name, e.slug ORDER BY faults "
      "DESC, e.column_name, e.slug LIMIT $3",
      {workspace_id, id, kFaultKindsToldMax}, [&](const store::Row& row) {
        report.faults.push_back({.column_name = std::string(row.text(0)),
                                 .slug = std::string(row.text(1)),
                                 .says = std::string(row.text(2)),
                                 .count = row.integer(3)});
      });
  return report;
}

}  // namespace penstock::importing
