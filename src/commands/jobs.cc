#include "commands/jobs.h"

#include "commands/listing.h"
#include "store/record_sql.h"

namespace penstock::commands {
namespace {

struct ListJobs {
  std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(ListJobs, (), (cursor))
constexpr auto field_notes(const ListJobs*) {
  return std::array{
      FieldNote{.name = "cursor", .says = "next_cursor of the page before", .text_max = 2000}};
}

struct CountJobs {};
BOOST_DESCRIBE_STRUCT(CountJobs, (), ())

struct ReplayJob {
  jobs::JobId job_id;
};
BOOST_DESCRIBE_STRUCT(ReplayJob, (), (job_id))

Result<List<GivenUpJob>> list_jobs(store::Reader& reader, const Actor& actor, Instant,
                                   const ListJobs& query) {
  std::int64_t before = INT64_MAX;
  if (query.cursor) {
    TRY(place, decode_cursor(*query.cursor));
    const auto* id = place.find("before");
    if (id == nullptr || id->as_int() == nullptr)
      return invalid_field("cursor", "invalid_cursor", "start again without a cursor");
    before = *id->as_int();
  }
  List<GivenUpJob> list;
  list.items = given_up_jobs(reader, actor.workspace_id, before, kPageDefault + 1);
  if (list.items.size() > kPageDefault) {
    list.items.pop_back();
    list.next_cursor =
        encode_cursor(Json(Json::Object{{"before", Json(list.items.back().id.value)}}));
  }
  return list;
}

Result<JobCounts> ask_counts(store::Reader& reader, const Actor& actor, Instant, const CountJobs&) {
  return count_jobs(reader, actor.workspace_id);
}

Result<GivenUpJob> replay(store::Tx& tx, const Actor& actor, Instant now,
                          const ReplayJob& command) {
  return replay_given_up(tx, actor, now, command.job_id);
}

}  // namespace

JobCounts count_jobs(store::Reader& reader, WorkspaceId workspace_id) {
  JobCounts counts;
  reader.query(
      "SELECT (SELECT count(*) FROM jobs j WHERE j.workspace_id = $1 AND j.state = 'ready'), "
      "(SELECT count(*) FROM jobs j WHERE j.workspace_id = $1 AND j.state = 'running'), "
      "(SELECT count(*) FROM jobs j WHERE j.workspace_id = $1 AND j.ended_at IS NOT NULL)",
      {workspace_id}, [&](const store::Row& row) {
        counts = {.waiting = row.integer(0), .running = row.integer(1), .given_up = row.integer(2)};
      });
  return counts;
}

std::vector<GivenUpJob> given_up_jobs(store::Reader& reader, WorkspaceId workspace_id,
                                      std::int64_t before, std::int64_t limit) {
  return store::select_all<GivenUpJob>(
      reader, "jobs",
      "WHERE t.workspace_id = $1 AND t.ended_at IS NOT NULL AND t.id < $2 ORDER BY t.id DESC LIMIT "
      "$3",
      {workspace_id, before, limit});
}

Result<GivenUpJob> replay_given_up(store::Tx& tx, const Actor& actor, Instant now, jobs::JobId id) {
  TRY_VOID(jobs::replay_job(tx, actor.workspace_id, id, now));
  auto job = store::find_by_id<GivenUpJob>(tx, "jobs", actor.workspace_id, id);
  journal::append(tx, actor.workspace_id, actor.user_id, now,
                  {.name = "job.replayed",
                   .record_type = "job",
                   .record_id = id.value,
                   .body = to_json_text(*job)});
  return std::move(*job);
}

void register_jobs(Registry& registry) {
  registry.add_query({.name = "job.list",
                      .route = "GET /jobs",
                      .needs = Permission::ManageWorkspace,
                      .says = "Background work that was given up, newest first; kept for 90 days"},
                     list_jobs);
  registry.add_query({.name = "job.count",
                      .route = "GET /jobs/counts",
                      .needs = Permission::ManageWorkspace,
                      .says = "How much background work waits, runs, and was given up"},
                     ask_counts);
  registry.add({.name = "job.replay",
                .route = "POST /jobs/{job_id}/replay",
                .needs = Permission::ManageWorkspace,
                .says = "Try background work again that was given up"},
               replay);
}

}  // namespace penstock::commands
