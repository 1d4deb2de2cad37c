#include "features/importing/routes.h"

#include <filesystem>

#include "features/importing/csv_writer.h"
#include "features/importing/import_store.h"
#include "features/importing/profiles.h"
#include "http/problem.h"

namespace penstock::importing {

struct UploadAnswer {
  UploadId upload_id;
  std::string name;
  std::int64_t bytes = 0;
};
BOOST_DESCRIBE_STRUCT(UploadAnswer, (), (upload_id, name, bytes))

struct GuessRequest {
  std::vector<UploadId> upload_ids;
  std::optional<std::string> profile;
};
BOOST_DESCRIBE_STRUCT(GuessRequest, (), (upload_ids, profile))

namespace {

using access::Permission;
using http::Request;
using http::Respond;
using http::Response;

constexpr std::size_t kFileNameBytesMax = 255;

Response answer(int status, std::string body) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  return response;
}

http::Route route(http::Method method, std::string_view path,
                  std::function<Result<Response>(Request&)> work, bool upload = false) {
  return {.method = method,
          .pattern = std::string(commands::kApiPrefix) + std::string(path),
          .runs = http::Runs::Pool,
          .upload = upload,
          .handle = [work = std::move(work)](Request&& request, const Respond& respond) {
            auto result = work(request);
            respond(result.ok() ? std::move(*result)
                                : http::to_response(result.error(), request.trace_id));
          }};
}

Result<access::Actor> importer(const Services& services, const Request& request) {
  TRY(actor, services.authenticate(request));
  TRY_VOID(access::check(actor, Permission::Import));
  return actor;
}

// The name is only shown; the file on the disk is called by its id.
std::string shown_name(std::string_view given) {
  auto name = std::filesystem::path(std::string(given)).filename().string();
  if (name.size() > kFileNameBytesMax) name.resize(kFileNameBytesMax);
  if (!is_utf8(name) || trim(name).empty()) name = "file.csv";
  return name;
}

Result<Response> receive(const Services& services, Request& request) {
  TRY(actor, importer(services, request));
  auto now = services.clock.now();
  forget_old_uploads(services.database, actor.workspace_id, now, services.upload_folder);
  Upload upload{.name = shown_name(request.query_value("name").value_or("file.csv")),
                .path = {},
                .bytes = static_cast<std::int64_t>(request.upload_bytes),
                .user_id = actor.user_id};
  if (upload.bytes == 0)
    return invalid_field("file", "empty_file", "the file is empty; choose another");
  TRY(id, services.database.write_now([&](store::Tx& tx) -> Result<UploadId> {
    upload.id = tx.ids().make<UploadId>();
    upload.path = services.upload_folder + "/" + upload.id.text();
    std::error_code failed;
    std::filesystem::rename(request.upload_path, upload.path, failed);
    if (failed)
      return unavailable("upload_failed",
                         "the file could not be kept: " + failed.message() + "; try again");
    return add_upload(tx, actor.workspace_id, now, upload);
  }));
  return answer(
      201, to_json_text(UploadAnswer{.upload_id = id, .name = upload.name, .bytes = upload.bytes}));
}

Json column_json(const FileGuess& guess, std::size_t i) {
  const auto& column = guess.mapping.columns[i];
  Json::Array samples;
  if (i < guess.look.columns.size())
    for (const auto& sample : guess.look.columns[i].samples) samples.emplace_back(sample);
  Json json;
  json.set("header", Json(column.header));
  json.set("samples", Json(std::move(samples)));
  json.set("field", column.field.empty() ? Json{} : Json(column.field));
  json.set("custom", column.custom_key.empty() ? Json{} : Json(column.custom_key));
  json.set("unit", Json(unit_name(column.unit)));
  json.set("sure", Json(column.sure));
  return json;
}

Json guess_json(const Upload& upload, const FileGuess& guess) {
  auto spec = penstock::to_json(spec_of(guess));
  Json json;
  json.set("upload_id", Json(upload.id.text()));
  json.set("name", Json(upload.name));
  for (auto member : {"record_type", "profile", "encoding", "bom_bytes", "delimiter", "has_header",
                      "decimal", "date_style", "currency"})
    json.set(member, *spec.find(member));
  json.set("rows_estimate", Json(static_cast<std::int64_t>(guess.rows_estimate)));
  Json::Array columns, preview;
  for (std::size_t i = 0; i < guess.mapping.columns.size(); ++i)
    columns.push_back(column_json(guess, i));
  for (const auto& row : guess.look.preview) {
    Json::Array cells(row.begin(), row.end());
    preview.emplace_back(std::move(cells));
  }
  json.set("columns", Json(std::move(columns)));
  json.set("preview", Json(std::move(preview)));
  json.set("errors", Json(Json::Array{}));
  return json;
}

Json broken_json(const Upload& upload, const Error& error) {
  Json fault(Json::Object{{"field", ""}, {"slug", error.slug}, {"says", error.says}});
  return Json(Json::Object{{"upload_id", upload.id.text()},
                           {"name", upload.name},
                           {"record_type", Json{}},
                           {"columns", Json(Json::Array{})},
                           {"preview", Json(Json::Array{})},
                           {"rows_estimate", Json(0)},
                           {"errors", Json(Json::Array{fault})}});
}

Json fields_json() {
  Json fields;
  for (auto type : {RecordType::Deal, RecordType::Company, RecordType::Person, RecordType::Product,
                    RecordType::User, RecordType::DealHistory}) {
    Json::Array all;
    for (const auto& target : targets_of(type))
      all.push_back(Json(Json::Object{{"name", target.name}, {"label", target.label}}));
    fields.set(record_type_name(type), Json(std::move(all)));
  }
  return fields;
}

Result<Response> guess(const Services& services, Request& request) {
  TRY(actor, importer(services, request));
  TRY(asked, from_json_text<GuessRequest>(request.body));
  if (asked.upload_ids.empty() || asked.upload_ids.size() > kImportFilesMax)
    return invalid_field("upload_ids", "too_many", "give 1 to 20 uploads");
  auto profile = asked.profile.value_or("");
  Json::Array files;
  for (auto id : asked.upload_ids) {
    auto upload = services.database.read_now(
        [&](store::Reader& reader) { return find_upload(reader, actor.workspace_id, id); });
    if (!upload)
      return invalid_field("upload_ids", "unknown_upload",
                           "there is no such upload; send the file again");
    auto file = FileSource::open(upload->path);
    auto guessed = file.ok() ? guess_file(**file, {.profile = profile, .encoding = {}, .sniff = {}})
                             : Result<FileGuess>(file.error());
    files.push_back(guessed.ok() ? guess_json(*upload, *guessed)
                                 : broken_json(*upload, guessed.error()));
    if (profile.empty() && guessed.ok() && guessed->mapping.profile != "spreadsheet")
      profile = guessed->mapping.profile;
  }
  Json json;
  json.set("profile", Json(profile.empty() ? "spreadsheet" : profile));
  json.set("files", Json(std::move(files)));
  json.set("fields", fields_json());
  return answer(200, to_text(json));
}

Result<Response> errors_file(const Services& services, Request& request) {
  TRY(actor, importer(services, request));
  auto id = ImportId::parse(request.parameter("import_id"));
  if (!id) return not_found("import");
  TRY(record, services.database.read_now([&](store::Reader& reader) {
    return load_record(reader, actor.workspace_id, *id);
  }));
  (void)record;
  Response response;
  response.content_type = "text/csv; charset=utf-8";
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"import-errors.csv\"");
  response.chunks = [&database = services.database, workspace_id = actor.workspace_id, id = *id,
                     begun = false, at = ErrorPlace{}]() mutable -> std::optional<std::string> {
    if (!begun) {
      begun = true;
      return std::string(kErrorFileHeader);
    }
    auto rows = database.read_now(
        [&](store::Reader& reader) { return error_rows(reader, workspace_id, id, at); });
    if (rows.empty()) return {};
    return rows;
  };
  return response;
}

}  // namespace

constexpr int kErrorsOfChunk = 500;

std::string error_rows(store::Reader& reader, WorkspaceId workspace_id, ImportId id,
                       ErrorPlace& at) {
  std::string out;
  reader.query(
      "SELECT e.file, e.row_number, e.fault, e.column_name, e.slug, e.says, e.cells, f.name FROM "
      "import_errors e "
      "JOIN import_files f ON f.workspace_id = $1 AND f.import_id = $2 AND f.position = e.file "
      "WHERE e.workspace_id = $1 AND e.import_id = $2 AND (e.file, e.row_number, e.fault) > ($3, "
      "$4, $5) "
      "ORDER BY e.file, e.row_number, e.fault LIMIT $6",
      {workspace_id, id, at.file, at.row, at.fault, kErrorsOfChunk}, [&](const store::Row& row) {
        at = {row.integer(0), row.integer(1), row.integer(2)};
        std::vector<std::string> cells{std::string(row.text(7)), std::to_string(row.integer(1)),
                                       std::string(row.text(3)), std::string(row.text(4)),
                                       std::string(row.text(5))};
        MemorySource source(row.text(6));
        CsvReader csv(source);
        if (auto more = csv.next(); more.ok() && *more)
          for (auto cell : csv.row().cells) cells.emplace_back(cell);
        write_csv_row(out, cells);
      });
  return out;
}

void forget_old_uploads(store::Database& database, WorkspaceId workspace_id, Instant now,
                        const std::string& folder) {
  std::vector<std::string> paths;
  auto forgotten = database.write_now([&](store::Tx& tx) -> Result<void> {
    tx.query("SELECT u.path FROM uploads u WHERE u.workspace_id = $1 AND u.created_at < $2",
             {workspace_id, now - kUploadsKept},
             [&](const store::Row& row) { paths.emplace_back(row.text(0)); });
    if (!paths.empty())
      tx.execute("DELETE FROM uploads WHERE workspace_id = $1 AND created_at < $2",
                 {workspace_id, now - kUploadsKept});
    return {};
  });
  if (!forgotten.ok()) return;
  std::error_code ignored;  // a file that is gone already is what we want
  for (const auto& path : paths)
    if (path.starts_with(folder + "/")) std::filesystem::remove(path, ignored);
}

std::vector<http::Route> routes(const Services& services) {
  std::vector<http::Route> all;
  all.push_back(route(
      http::Method::Post, "/uploads",
      [services](Request& request) { return receive(services, request); }, true));
  all.push_back(route(http::Method::Post, "/imports/guess",
                      [services](Request& request) { return guess(services, request); }));
  all.push_back(route(http::Method::Get, "/imports/{import_id}/errors.csv",
                      [services](Request& request) { return errors_file(services, request); }));
  return all;
}

}  // namespace penstock::importing
