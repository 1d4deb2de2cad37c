// `penstock import`: the same job as over HTTP, in this process. A run that was killed is continued
// by giving the same command again.

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "app/cli/cli.h"
#include "app/cli/workspaces.h"
#include "features/importing/import_job.h"
#include "features/importing/mapping.h"
#include "features/importing/routes.h"
#include "features/team/team.h"

namespace penstock::app::cli {
namespace {

using importing::ImportReport;
using importing::ImportState;

struct Options {
  Common common;
  std::string workspace;
  std::string profile;
  std::string mapping;
  std::string duplicates = "skip";
  std::string unknown_stages = "fail";
  std::string unknown_owners = "importer";
  bool own_pipeline = false;
  std::string pipeline;
  bool dry_run = false;
  std::vector<std::string> files;
};

// What is told besides the report.
struct Told {
  ImportReport report;
  std::string seconds;
  std::int64_t rows_per_second = 0;
  std::int64_t peak_memory_kib = 0;
  bool continued = false;
};
BOOST_DESCRIBE_STRUCT(Told, (), (report, seconds, rows_per_second, peak_memory_kib, continued))

struct Begun {
  importing::ImportId id;
  WorkspaceId workspace_id;
  bool continued = false;
};

Result<std::vector<importing::MappingFileEntry>> read_mapping(const std::string& path) {
  if (path.empty()) return std::vector<importing::MappingFileEntry>{};
  std::ifstream in(path, std::ios::binary);
  if (!in)
    return invalid_field("--mapping", "not_found",
                         "cannot read " + path + "; give a file with the mapping in it");
  return importing::read_mapping_file(std::string{std::istreambuf_iterator<char>(in), {}});
}

// How one file is read: as the mapping says where it has an entry for it, else as guessed by the
// job.
Result<importing::FileOfImport> specify(const Options& options, const std::string& path,
                                        const std::vector<importing::MappingFileEntry>& entries) {
  importing::FileOfImport file;
  if (entries.empty()) return file;
  TRY(source, importing::FileSource::open(path));
  importing::GuessOptions how{.profile = options.profile, .encoding = {}, .sniff = {}};
  for (const auto& entry : entries)
    if (entry.delimiter) how.sniff.delimiter = entry.delimiter;
  TRY(guess, importing::guess_file(*source, how));
  const auto* entry = importing::find_mapping(entries, guess.look);
  if (entry == nullptr)
    return invalid_field("--mapping", "no_entry",
                         "the mapping has no entry whose columns are all in " + path + "; add one");
  guess.mapping = importing::apply_mapping(*entry, guess.look);
  if (entry->encoding) guess.encoding.encoding = *entry->encoding;
  static_cast<importing::FileSpec&>(file) = importing::spec_of(guess);
  return file;
}

// An import of these files that has not ended: a killed run.
std::optional<importing::ImportId> find_unfinished(store::Reader& reader, WorkspaceId workspace_id,
                                                   const std::vector<std::string>& paths,
                                                   bool dry_run) {
  std::vector<importing::ImportId> open;
  reader.query(
      "SELECT i.id FROM imports i WHERE i.workspace_id = $1 AND i.state IN ('waiting', 'running') "
      "AND i.dry_run = $2 "
      "ORDER BY i.id DESC LIMIT 20",
      {workspace_id, dry_run}, [&](const store::Row& row) { open.push_back({row.integer(0)}); });
  for (auto id : open) {
    std::vector<std::string> of_import;
    reader.query(
        "SELECT f.path FROM import_files f WHERE f.workspace_id = $1 AND f.import_id = $2 ORDER BY "
        "f.position",
        {workspace_id, id}, [&](const store::Row& row) { of_import.emplace_back(row.text(0)); });
    if (of_import == paths) return id;
  }
  return {};
}

Result<pipelines::PipelineId> find_pipeline(store::Database& database, WorkspaceId workspace_id,
                                            const std::string& name) {
  auto found = database.read_now([&](store::Reader& reader) {
    return reader.find_integer(
        "SELECT p.id FROM pipelines p WHERE p.workspace_id = $1 AND (p.name = $2 OR p.id = $3) "
        "LIMIT 1",
        {workspace_id, name,
         pipelines::PipelineId::parse(name).value_or(pipelines::PipelineId{-1})});
  });
  if (found) return pipelines::PipelineId{*found};
  return invalid_field("--pipeline", "not_found", "there is no pipeline \"" + name + "\"");
}

// The file stays where it is; where other servers may take the job, they can read it too.
Result<importing::UploadId> add_file(Application& application, WorkspaceId workspace_id,
                                     const std::string& path) {
  auto now = application.clock().now();
  importing::Upload upload{.name = std::filesystem::path(path).filename().string(),
                           .path = path,
                           .bytes = static_cast<std::int64_t>(std::filesystem::file_size(path))};
  TRY(id, application.database().write_now(
              workspace_id, [&](store::Tx& tx) -> Result<importing::UploadId> {
                return importing::add_upload(tx, workspace_id, now, upload);
              }));
  upload.id = id;
  TRY_VOID(
      upload_files(application.place()).share(application.database(), workspace_id, now, upload));
  return id;
}

Result<Begun> begin(Application& application, const Options& options) {
  std::vector<std::string> paths;
  for (const auto& file : options.files) {
    std::error_code error;
    auto path = std::filesystem::canonical(file, error);
    if (error)
      return invalid_field("FILE", "not_found", "cannot read " + file + ": " + error.message());
    paths.push_back(path.string());
  }
  TRY(entries, read_mapping(options.mapping));
  importing::StartImport command{
      .profile = {}, .files = {}, .dry_run = options.dry_run, .options = {}};
  if (!options.profile.empty()) command.profile = options.profile;
  command.duplicates = *parse_enum<importing::Duplicates>(options.duplicates);
  command.options.unknown_stages = *parse_enum<importing::UnknownStage>(options.unknown_stages);
  command.options.unknown_owners = *parse_enum<importing::UnknownOwner>(options.unknown_owners);
  command.options.own_pipeline = options.own_pipeline;
  for (const auto& path : paths) {
    TRY(file, specify(options, path, entries));
    command.files.push_back(std::move(file));
  }
  auto& database = application.database();
  TRY(place, database.read_now(
                 [&](store::Reader& reader) { return find_workspace(reader, options.workspace); }));
  auto unfinished = database.read_now([&](store::Reader& reader) {
    return find_unfinished(reader, place.workspace_id, paths, options.dry_run);
  });
  if (unfinished) return Begun{*unfinished, place.workspace_id, true};
  if (!options.pipeline.empty()) {
    TRY(pipeline_id, find_pipeline(database, place.workspace_id, options.pipeline));
    command.options.pipeline_id = pipeline_id;
  }
  for (std::size_t i = 0; i < paths.size(); ++i) {
    TRY(upload_id, add_file(application, place.workspace_id, paths[i]));
    command.files[i].upload_id = upload_id;
  }
  return database.write_now(place.workspace_id, [&](store::Tx& tx) -> Result<Begun> {
    TRY(report, importing::start_import(tx, place.actor, application.clock().now(), command));
    return Begun{report.id, place.workspace_id, false};
  });
}

bool ended(const ImportReport& report) {
  return report.state != ImportState::Waiting && report.state != ImportState::Running;
}

void show_progress(const ImportReport& report) {
  if (isatty(STDERR_FILENO) == 0) return;
  fmt::print(stderr, "\r{} of about {} rows: {} created, {} updated, {} skipped, {} failed ",
             report.rows_read, std::max(report.rows_total, report.rows_read), report.created,
             report.updated, report.skipped, report.failed);
}

// Runs the jobs of the store until this import has ended.
ImportReport run(Application& application, const Begun& begun) {
  importing::ImportJobs imports(application.clock(), upload_files(application.place()));
  jobs::Jobs runner(application.database(), application.clock(),
                    {.threads = 1, .recover = application.recovers()});
  imports.attach(runner);
  runner.start();
  auto look = [&] {
    return application.database()
        .read_now([&](store::Reader& reader) {
          return importing::load_import(reader, begun.workspace_id, begun.id);
        })
        .value();
  };
  auto report = look();
  for (int ticks = 0; !ended(report); ++ticks) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    report = look();
    if (ticks % 10 == 0) show_progress(report);
  }
  runner.stop();
  if (isatty(STDERR_FILENO) != 0) fmt::print(stderr, "\r\033[K");
  return report;
}

// The rows that failed, beside the database.
Result<std::string> write_error_file(Application& application, const Begun& begun) {
  auto path = application.place().folder + "/" + begun.id.text() + "-errors.csv";
  std::ofstream out(path, std::ios::binary);
  out << importing::kErrorFileHeader;
  importing::ErrorPlace at;
  for (;;) {
    auto rows = application.database().read_now([&](store::Reader& reader) {
      return importing::error_rows(reader, begun.workspace_id, begun.id, at);
    });
    if (rows.empty()) break;
    out << rows;
  }
  out.close();
  if (!out) return unavailable("file_unwritable", "cannot write " + path);
  return path;
}

std::string sentence(const Told& told, const std::string& errors) {
  const auto& report = told.report;
  std::string out;
  if (report.message) out += *report.message + "\n";
  out += fmt::format("{}{} rows read: {} created, {} updated, {} skipped, {} failed.",
                     report.dry_run ? "Dry run, nothing was kept: " : "", report.rows_read,
                     report.created, report.updated, report.skipped, report.failed);
  for (const auto& type : report.by_type)
    out += fmt::format("\n  {}: {} read, {} created, {} updated, {} skipped, {} failed",
                       type.record_type, type.read, type.created, type.updated, type.skipped,
                       type.failed);
  if (report.unknown_owners > 0)
    out += fmt::format("\n{} rows name owners who are nobody here: {}", report.unknown_owners,
                       fmt::join(report.unknown_owner_names, ", "));
  if (!errors.empty()) out += "\nThe rows that failed, each with the reason: " + errors;
  return out + fmt::format("\n{} s, {} rows/s; the import is {}.", told.seconds,
                           told.rows_per_second, report.id.text());
}

int import_files(const Options& options) {
  auto application = open_existing(options.common.place);
  if (!application.ok()) return fail(options.common, application.error());
  auto begun = begin(**application, options);
  if (!begun.ok()) return fail(options.common, begun.error());
  if (begun->continued)
    fmt::print(stderr, "continuing {}, which had been interrupted\n", begun->id.text());
  auto clock = std::chrono::steady_clock::now();
  auto rows_before = (*application)
                         ->database()
                         .read_now([&](store::Reader& reader) {
                           return importing::load_import(reader, begun->workspace_id, begun->id);
                         })
                         ->rows_read;
  Told told{.report = run(**application, *begun), .seconds = {}, .continued = begun->continued};
  std::chrono::duration<double> took = std::chrono::steady_clock::now() - clock;
  told.seconds = fmt::format("{:.3f}", took.count());
  told.rows_per_second = static_cast<std::int64_t>(
      static_cast<double>(told.report.rows_read - rows_before) / std::max(0.001, took.count()));
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  told.peak_memory_kib = usage.ru_maxrss;
  std::string errors;
  if (told.report.error_file) {
    auto written = write_error_file(**application, *begun);
    if (!written.ok()) return fail(options.common, written.error());
    errors = *written;
  }
  auto json = penstock::to_json(told);
  json.set("error_file_path", errors.empty() ? Json{} : Json(errors));
  (void)done(options.common, sentence(told, errors), to_text(json));
  return told.report.state == ImportState::Done && told.report.reconciled ? 0 : 1;
}

}  // namespace

void add_import(CLI::App& app, int& code) {
  auto options = std::make_shared<Options>();
  auto* verb =
      app.add_subcommand("import",
                         "Import files of another system or spreadsheet; exits with 0 when all "
                         "rows are accounted for, "
                         "also when some of them failed (they are counted and written to a file)");
  add_data(*verb, options->common);
  verb->add_option("--workspace", options->workspace, "Name or slug of the workspace")->required();
  verb->add_option(
      "--profile", options->profile,
      "crm-maven, hubspot, pipedrive, salesforce, zoho, spreadsheet; guessed when absent");
  verb->add_option("--mapping", options->mapping,
                   "JSON file that says which column fills which field");
  verb->add_option("--duplicates", options->duplicates,
                   "What to do with records that are there: skip, update or create")
      ->check(CLI::IsMember({"skip", "update", "create"}))
      ->capture_default_str();
  verb->add_option("--unknown-stages", options->unknown_stages,
                   "Stages that the pipeline does not have: fail, first or add")
      ->check(CLI::IsMember({"fail", "first", "add"}))
      ->capture_default_str();
  verb->add_option("--pipeline", options->pipeline,
                   "Name or id of the pipeline for deals that name none; absent: the first one");
  verb->add_flag("--own-pipeline", options->own_pipeline,
                 "Put them into a pipeline of their own, made with the stages of the files");
  verb->add_option("--unknown-owners", options->unknown_owners,
                   "Owners who are nobody here: importer (new records are of who imports) or fail")
      ->check(CLI::IsMember({"importer", "fail"}))
      ->capture_default_str();
  verb->add_flag("--dry-run", options->dry_run, "Report what would happen and keep nothing");
  verb->add_option("FILE", options->files, "Files, in any order")->required();
  verb->callback([options, &code] { code = import_files(*options); });
}

}  // namespace penstock::app::cli
