// `penstock jobs list|replay`: background work that was given up.

#include "commands/jobs.h"

#include <fmt/format.h>

#include "app/cli/cli.h"
#include "app/cli/workspaces.h"
#include "base/record_json.h"

namespace penstock::app::cli {
namespace {

struct Options {
  Common common;
  std::string workspace;
  std::string job;
};

struct WorkspaceJobs {
  std::string workspace;
  commands::JobCounts counts;
  std::vector<commands::GivenUpJob> given_up;
};
BOOST_DESCRIBE_STRUCT(WorkspaceJobs, (), (workspace, counts, given_up))

struct Replayed {
  std::string workspace;
  commands::GivenUpJob job;
};
BOOST_DESCRIBE_STRUCT(Replayed, (), (workspace, job))

struct Named {
  WorkspaceId id;
  std::string name;
};

// All of them, or the one that was asked for.
Result<std::vector<Named>> workspaces(store::Reader& reader, const std::string& only) {
  std::optional<WorkspaceId> wanted;
  if (!only.empty()) {
    TRY(place, find_workspace(reader, only));
    wanted = place.workspace_id;
  }
  std::vector<Named> all;
  reader.query("/* all workspaces */ SELECT w.id, w.name FROM workspaces w ORDER BY w.id", {},
               [&](const store::Row& row) {
                 if (!wanted || wanted->value == row.integer(0))
                   all.push_back({{row.integer(0)}, std::string(row.text(1))});
               });
  return all;
}

Result<std::vector<WorkspaceJobs>> read_all(const Options& options) {
  SystemClock clock;
  IdMaker ids(clock, 1);
  TRY(database, open_store(options.common.place, ids, Access::Read));
  return database->read_now([&](store::Reader& reader) -> Result<std::vector<WorkspaceJobs>> {
    TRY(named, workspaces(reader, options.workspace));
    std::vector<WorkspaceJobs> all;
    for (const auto& one : named)
      all.push_back({.workspace = one.name,
                     .counts = commands::count_jobs(reader, one.id),
                     .given_up = commands::given_up_jobs(reader, one.id, INT64_MAX, INT64_MAX)});
    return all;
  });
}

std::string line_of(const commands::GivenUpJob& job) {
  return fmt::format("\n  {}  {:<11}  {:<11}  {:>2} tries  {}  {}", job.id.text(), job.kind,
                     to_text(job.state), job.attempt,
                     job.ended_at ? to_text(*job.ended_at) : std::string(),
                     job.last_error.value_or(""));
}

int list(const Options& options) {
  auto all = read_all(options);
  if (!all.ok()) return fail(options.common, all.error());
  std::string text;
  for (const auto& one : *all) {
    text += fmt::format("{}{}: {} waiting, {} running, {} given up", text.empty() ? "" : "\n",
                        one.workspace, one.counts.waiting, one.counts.running, one.counts.given_up);
    for (const auto& job : one.given_up) text += line_of(job);
  }
  return done(options.common, text.empty() ? "There is no workspace yet." : text,
              to_json_text(*all));
}

Result<Replayed> replay_one(const Options& options) {
  SystemClock clock;
  IdMaker ids(clock, 1);
  auto id = jobs::JobId::parse(options.job);
  if (!id)
    return invalid_field("JOB", "invalid_id", "give the id that penstock jobs list shows: job_…");
  TRY_VOID(expect_store(options.common.place));
  TRY(database, open_to_write(options.common.place, ids));
  auto workspace_id = database->read_now([&](store::Reader& reader) {
    return reader.find_integer(
        "/* all workspaces */ SELECT j.workspace_id FROM jobs j WHERE j.id = $1", {*id});
  });
  if (!workspace_id)
    return invalid_field("JOB", "not_found",
                         "there is no job " + options.job + "; penstock jobs list has them");
  return database->write_now(WorkspaceId{*workspace_id}, [&](store::Tx& tx) -> Result<Replayed> {
    TRY(place, place_in(tx, WorkspaceId{*workspace_id}));
    TRY(workspace, team::load_workspace(tx, place.workspace_id));
    TRY(job, commands::replay_given_up(tx, place.actor, clock.now(), *id));
    return Replayed{workspace.name, std::move(job)};
  });
}

int replay(const Options& options) {
  auto replayed = replay_one(options);
  if (!replayed.ok()) return fail(options.common, replayed.error());
  return done(options.common,
              fmt::format("{} of {} waits again; a server that runs on this store tries it.",
                          replayed->job.id.text(), replayed->workspace),
              to_json_text(*replayed));
}

}  // namespace

void add_jobs(CLI::App& app, int& code) {
  auto options = std::make_shared<Options>();
  auto* group = app.add_subcommand("jobs", "Background work, such as imports");
  group->require_subcommand(1);
  auto* list_verb =
      group->add_subcommand("list", "How much waits and runs, and what failed for good, and why");
  add_data(*list_verb, options->common);
  list_verb->add_option("--workspace", options->workspace, "Name or slug; else all of them");
  list_verb->callback([options, &code] { code = list(*options); });
  auto* replay_verb = group->add_subcommand("replay", "Have a job tried again that was given up");
  add_data(*replay_verb, options->common);
  replay_verb->add_option("JOB", options->job, "Its id, as jobs list shows it")->required();
  replay_verb->callback([options, &code] { code = replay(*options); });
}

}  // namespace penstock::app::cli
