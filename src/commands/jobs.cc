#include "commands/jobs.h"

#include "commands/listing.h"
#include "store/record_sql.h"

namespace penstock::commands {
namespace {

// A job without its payload, which may tell of people.
struct GivenUpJob {
  jobs::JobId id;
  std::string kind;
  jobs::JobState state = jobs::JobState::Dead;
  int attempt = 0;
  std::optional<std::string> last_error;
  Instant created_at{};
  std::optional<Instant> ended_at;
};
BOOST_DESCRIBE_STRUCT(GivenUpJob, (), (id, kind, state, attempt, last_error, created_at, ended_at))
constexpr auto field_notes(const GivenUpJob*) {
  return std::array{
      FieldNote{.name = "kind", .says = "What was to be done: import"},
      FieldNote{.name = "state",
                .says = "dead: it failed for good, or too often; quarantined: it ended the server "
                        "or hung several times; ready: it is tried again"},
      FieldNote{.name = "attempt", .says = "How often it was tried"},
      FieldNote{.name = "last_error", .says = "Why it failed last"},
      FieldNote{.name = "ended_at", .says = "When it was given up"}};
}

struct ListJobs {
  std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(ListJobs, (), (cursor))
constexpr auto field_notes(const ListJobs*) {
  return std::array{
      FieldNote{.name = "cursor", .says = "next_cursor of the page before", .text_max = 2000}};
}

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
  list.items = store::select_all<GivenUpJob>(
      reader, "jobs",
      "WHERE t.workspace_id = $1 AND t.ended_at IS NOT NULL AND t.id < $2 ORDER BY t.id DESC LIMIT "
      "$3",
      {actor.workspace_id, before, kPageDefault + 1});
  if (list.items.size() > kPageDefault) {
    list.items.pop_back();
    list.next_cursor =
        encode_cursor(Json(Json::Object{{"before", Json(list.items.back().id.value)}}));
  }
  return list;
}

Result<GivenUpJob> replay(store::Tx& tx, const Actor& actor, Instant now,
                          const ReplayJob& command) {
  TRY_VOID(jobs::replay_job(tx, actor.workspace_id, command.job_id, now));
  auto job = store::find_by_id<GivenUpJob>(tx, "jobs", actor.workspace_id, command.job_id);
  journal::append(tx, actor.workspace_id, actor.user_id, now,
                  {.name = "job.replayed",
                   .record_type = "job",
                   .record_id = command.job_id.value,
                   .body = to_json_text(*job)});
  return std::move(*job);
}

}  // namespace

void register_jobs(Registry& registry) {
  registry.add_query({.name = "job.list",
                      .route = "GET /jobs",
                      .needs = Permission::ManageWorkspace,
                      .says = "Background work that was given up, newest first; kept for 90 days"},
                     list_jobs);
  registry.add({.name = "job.replay",
                .route = "POST /jobs/{job_id}/replay",
                .needs = Permission::ManageWorkspace,
                .says = "Try background work again that was given up"},
               replay);
}

}  // namespace penstock::commands
