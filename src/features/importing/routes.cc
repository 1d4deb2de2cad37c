#include "features/importing/routes.h"

#include <filesystem>

#include "features/importing/csv_writer.h"
#include "features/importing/import_store.h"
#include "features/importing/preview.h"
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
constexpr auto field_notes(const GuessRequest*) {
  return std::array{
      FieldNote{.name = "upload_ids",
                .says = "What POST /uploads answered",
                .items_max = kImportFilesMax,
                .required = true},
      FieldNote{.name = "profile", .says = "The system that the files come from; absent: guessed"}};
}

struct PreviewRequest : FileOfImport {
  std::optional<std::string> currency_of_amounts;
};
BOOST_DESCRIBE_STRUCT(PreviewRequest, (FileOfImport), (currency_of_amounts))
constexpr auto field_notes(const PreviewRequest*) {
  return std::array{FieldNote{.name = "currency_of_amounts",
                              .says = "Of amounts without one; absent: the workspace's"}};
}

struct UploadRequest {
  std::string name = "file.csv";
};
BOOST_DESCRIBE_STRUCT(UploadRequest, (), (name))
constexpr auto field_notes(const UploadRequest*) {
  return std::array{FieldNote{.name = "name", .says = "What the file is called"}};
}

// ---- what a guess answers ----

struct GuessedColumn {
  std::string header;
  std::vector<std::string> samples;
  std::optional<std::string> field;   // neither field nor custom: left out
  std::optional<std::string> custom;  // key of the custom field
  std::string unit;
  int sure = 0;  // 0 to 100
};
BOOST_DESCRIBE_STRUCT(GuessedColumn, (), (header, samples, field, custom, unit, sure))
constexpr auto field_notes(const GuessedColumn*) {
  return std::array{FieldNote{.name = "samples", .says = "The first values"},
                    FieldNote{.name = "field", .says = "The field that it fills"},
                    FieldNote{.name = "custom", .says = "Key of the custom field that it fills"},
                    FieldNote{.name = "unit", .says = "one, thousands, millions or fraction"},
                    FieldNote{.name = "sure", .says = "How sure the guess is, 0 to 100"}};
}

// What start_import takes back as a FileOfImport.
struct GuessedFile {
  UploadId upload_id;
  std::string name;
  std::optional<RecordType> record_type;  // none: the file cannot be read, `errors` says why
  std::optional<std::string> profile;
  std::optional<std::string> encoding;
  std::optional<std::int64_t> bom_bytes;
  std::optional<std::string> delimiter;
  std::optional<bool> has_header;
  std::optional<std::string> decimal;
  std::optional<std::string> date_style;
  std::optional<std::string> currency;
  std::int64_t rows_estimate = 0;
  std::vector<GuessedColumn> columns;
  std::vector<std::vector<std::string>> preview;  // cells of the first rows
  std::vector<FieldError> errors;
};
BOOST_DESCRIBE_STRUCT(GuessedFile, (),
                      (upload_id, name, record_type, profile, encoding, bom_bytes, delimiter,
                       has_header, decimal, date_style, currency, rows_estimate, columns, preview,
                       errors))

struct FieldTarget {
  std::string_view name;
  std::string_view label;
};
BOOST_DESCRIBE_STRUCT(FieldTarget, (), (name, label))

// What a column can fill, by record type.
struct FieldTargets {
  std::vector<FieldTarget> deal, company, person, product, user, deal_history;
};
BOOST_DESCRIBE_STRUCT(FieldTargets, (), (deal, company, person, product, user, deal_history))

struct GuessAnswer {
  std::string profile;
  std::vector<GuessedFile> files;
  FieldTargets fields;
};
BOOST_DESCRIBE_STRUCT(GuessAnswer, (), (profile, files, fields))

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
  forget_old_uploads(services.database, actor.workspace_id, now);
  TRY(query, commands::query_input(request, describe<UploadRequest>()));
  TRY(asked, from_json<UploadRequest>(query));
  Upload upload{.name = shown_name(asked.name),
                .path = {},
                .bytes = static_cast<std::int64_t>(request.upload_bytes),
                .user_id = actor.user_id};
  if (upload.bytes == 0)
    return invalid_field("file", "empty_file", "the file is empty; choose another");
  TRY(id, services.database.write_now(actor.workspace_id, [&](store::Tx& tx) -> Result<UploadId> {
    upload.id = tx.ids().make<UploadId>();
    upload.path = services.uploads.folder() + "/" + upload.id.text();
    std::error_code failed;
    std::filesystem::rename(request.upload_path, upload.path, failed);
    if (failed)
      return unavailable("upload_failed",
                         "the file could not be kept: " + failed.message() + "; try again");
    return add_upload(tx, actor.workspace_id, now, upload);
  }));
  upload.id = id;
  TRY_VOID(services.uploads.share(services.database, actor.workspace_id, now, upload));
  return answer(
      201, to_json_text(UploadAnswer{.upload_id = id, .name = upload.name, .bytes = upload.bytes}));
}

std::optional<std::string> unless_empty(const std::string& text) {
  if (text.empty()) return {};
  return text;
}

GuessedColumn column_of(const FileGuess& guess, std::size_t i) {
  const auto& column = guess.mapping.columns[i];
  GuessedColumn made{.header = column.header,
                     .samples = {},
                     .field = unless_empty(column.field),
                     .custom = unless_empty(column.custom_key),
                     .unit = std::string(unit_name(column.unit)),
                     .sure = column.sure};
  if (i < guess.look.columns.size())
    for (const auto& sample : guess.look.columns[i].samples) made.samples.emplace_back(sample);
  return made;
}

GuessedFile file_of(const Upload& upload, const FileGuess& guess) {
  auto spec = spec_of(guess);
  GuessedFile file{.upload_id = upload.id,
                   .name = upload.name,
                   .record_type = guess.mapping.record_type,
                   .profile = spec.profile,
                   .encoding = spec.encoding,
                   .bom_bytes = spec.bom_bytes,
                   .delimiter = spec.delimiter,
                   .has_header = spec.has_header,
                   .decimal = spec.decimal,
                   .date_style = spec.date_style,
                   .currency = spec.currency,
                   .rows_estimate = static_cast<std::int64_t>(guess.rows_estimate)};
  for (std::size_t i = 0; i < guess.mapping.columns.size(); ++i)
    file.columns.push_back(column_of(guess, i));
  for (const auto& row : guess.look.preview) file.preview.emplace_back(row.begin(), row.end());
  return file;
}

GuessedFile broken_file(const Upload& upload, const Error& error) {
  GuessedFile file{.upload_id = upload.id, .name = upload.name};
  file.errors.push_back({"", error.slug, error.says});
  return file;
}

FieldTargets all_targets() {
  auto of = [](RecordType type) {
    std::vector<FieldTarget> all;
    for (const auto& target : targets_of(type)) all.push_back({target.name, target.label});
    return all;
  };
  return {.deal = of(RecordType::Deal),
          .company = of(RecordType::Company),
          .person = of(RecordType::Person),
          .product = of(RecordType::Product),
          .user = of(RecordType::User),
          .deal_history = of(RecordType::DealHistory)};
}

Result<Response> guess(const Services& services, Request& request) {
  TRY(actor, importer(services, request));
  TRY(asked, from_json_text<GuessRequest>(request.body, Absent::Fault));
  auto profile = asked.profile.value_or("");
  GuessAnswer made{.profile = {}, .files = {}, .fields = all_targets()};
  for (auto id : asked.upload_ids) {
    auto upload = services.database.read_now(
        [&](store::Reader& reader) { return find_upload(reader, actor.workspace_id, id); });
    if (!upload)
      return invalid_field("upload_ids", "unknown_upload",
                           "there is no such upload; send the file again");
    auto path = services.uploads.find(services.database, actor.workspace_id, upload->path);
    auto file = path.ok() ? FileSource::open(*path)
                          : Result<std::unique_ptr<FileSource>>(std::move(path.error()));
    auto guessed = file.ok() ? guess_file(**file, {.profile = profile, .encoding = {}, .sniff = {}})
                             : Result<FileGuess>(file.error());
    made.files.push_back(guessed.ok() ? file_of(*upload, *guessed)
                                      : broken_file(*upload, guessed.error()));
    if (profile.empty() && guessed.ok() && guessed->mapping.profile != "spreadsheet")
      profile = guessed->mapping.profile;
  }
  made.profile = profile.empty() ? "spreadsheet" : profile;
  return answer(200, to_json_text(made));
}

Result<Response> preview(const Services& services, Request& request) {
  TRY(actor, importer(services, request));
  TRY(asked, from_json_text<PreviewRequest>(request.body, Absent::Fault));
  auto upload = services.database.read_now([&](store::Reader& reader) {
    return find_upload(reader, actor.workspace_id, asked.upload_id);
  });
  if (!upload)
    return invalid_field("upload_id", "unknown_upload",
                         "there is no such upload; send the file again");
  TRY(path, services.uploads.find(services.database, actor.workspace_id, upload->path));
  TRY(made, preview_of(asked, path, asked.currency_of_amounts, actor));
  return answer(200, to_json_text(made));
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

void forget_old_uploads(store::Database& database, WorkspaceId workspace_id, Instant now) {
  bool has_old = database.read_now([&](store::Reader& reader) {
    return reader.exists(
               "SELECT 1 FROM uploads u WHERE u.workspace_id = $1 AND u.created_at < $2 LIMIT 1",
               {workspace_id, now - kUploadsKept}) ||
           reader.exists(
               "SELECT 1 FROM upload_parts p WHERE p.workspace_id = $1 AND p.created_at < $2 "
               "LIMIT 1",
               {workspace_id, now - kUploadsKept});
  });
  if (!has_old) return;  // an idle server writes nothing
  (void)database.write_now(workspace_id, [&](store::Tx& tx) -> Result<void> {
    tx.execute("DELETE FROM uploads WHERE workspace_id = $1 AND created_at < $2",
               {workspace_id, now - kUploadsKept});
    // An upload that failed half way has parts and no row.
    tx.execute("DELETE FROM upload_parts WHERE workspace_id = $1 AND created_at < $2",
               {workspace_id, now - kUploadsKept});
    return {};
  });
}

namespace {

struct Served {
  commands::SpecialRoute described;
  Result<Response> (*work)(const Services&, Request&);
};

std::vector<Served> all_served() {
  constexpr auto kNeeds = Permission::Import;
  return {{{.route = "POST /uploads",
            .name = "upload.create",
            .says = "Bring a file for an import; it is kept for seven days",
            .query = &describe<UploadRequest>(),
            .output = &describe<UploadAnswer>(),
            .status = 201,
            .needs = kNeeds,
            .takes = "application/octet-stream"},
           receive},
          {{.route = "POST /imports/guess",
            .name = "import.guess",
            .says = "What uploaded files hold, with a mapping and a preview",
            .input = &describe<GuessRequest>(),
            .output = &describe<GuessAnswer>(),
            .needs = kNeeds},
           guess},
          {{.route = "POST /imports/preview",
            .name = "import.preview",
            .says = "The first rows of an uploaded file as the import will read them",
            .input = &describe<PreviewRequest>(),
            .output = &describe<PreviewAnswer>(),
            .needs = kNeeds},
           preview},
          {{.route = "GET /imports/{import_id}/errors.csv",
            .name = "import.errors",
            .says = "The rows that could not be read, with the reasons",
            .input = &describe<GetImport>(),
            .needs = kNeeds,
            .answers = "text/csv"},
           errors_file}};
}

}  // namespace

std::vector<commands::SpecialRoute> special_routes() {
  std::vector<commands::SpecialRoute> all;
  for (auto& one : all_served()) all.push_back(one.described);
  return all;
}

std::vector<http::Route> routes(const Services& services) {
  std::vector<http::Route> all;
  for (const auto& one : all_served()) {
    auto [method, pattern] = commands::parse_route(one.described.route);
    all.push_back(
        {.method = method,
         .pattern = std::move(pattern),
         .runs = http::Runs::Pool,
         .upload = one.described.takes != "application/json",
         .handle = [services, work = one.work](Request&& request, const Respond& respond) {
           auto result = work(services, request);
           respond(result.ok() ? std::move(*result)
                               : http::to_response(result.error(), request.trace_id));
         }});
  }
  return all;
}

}  // namespace penstock::importing
