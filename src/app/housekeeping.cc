#include "app/housekeeping.h"

#include <spdlog/spdlog.h>

#include "access/sessions.h"
#include "commands/idempotency.h"
#include "features/activities/activities.h"
#include "features/deals/wake.h"
#include "features/importing/routes.h"

namespace penstock::app {
namespace {

// Deleted in one transaction: people's changes wait meanwhile. What is left goes in the next one.
constexpr int kSweptMax = 1'000;

struct Home {
  WorkspaceId id;
  std::string time_zone;
  Currency currency;
  UserId admin_id;  // in whose name the server acts
};

std::vector<Home> all_workspaces(store::Database& database) {
  std::vector<Home> homes;
  database.read([&](store::Reader& reader) {
    // Over all workspaces, outside of any request.
    reader.query(
        "/* all workspaces */ SELECT w.id, w.time_zone, w.currency, (SELECT min(u.id) FROM users u "
        "WHERE u.workspace_id = w.workspace_id AND u.role = 'admin') FROM workspaces w",
        {}, [&](const store::Row& row) {
          homes.push_back({WorkspaceId{row.integer(0)}, std::string(row.text(1)),
                           Currency::parse(row.text(2)).value_or(Currency{}),
                           UserId{row.integer(3)}});
        });
  });
  return homes;
}

void make_wake_task(store::Tx& tx, const commands::Actor& actor, Instant now,
                    const deals::Deal& deal) {
  activities::CreateActivity task;
  task.kind = activities::ActivityKind::Task;
  task.title = deal.title;
  task.due_on = date_in_zone(now, actor.time_zone);
  task.owner_id = deal.owner_id;
  task.deal_id = deal.id;
  (void)activities::create_activity(tx, actor, now, task);
}

// What is due is asked first by a read, so that an idle server writes nothing.
bool has_chores(store::Database& database, const Home& home, Instant now) {
  return database.read_now([&](store::Reader& reader) {
    auto today = date_in_zone(now, home.time_zone);
    return reader.exists(
               "SELECT 1 FROM deals d WHERE d.workspace_id = $1 AND d.status = 'parked' "
               "AND (d.wake_on <= $2 OR d.wake_criterion IS NOT NULL) LIMIT 1",
               {home.id, today}) ||
           reader.exists(
               "SELECT 1 FROM commands_done c WHERE c.workspace_id = $1 AND c.done_at < $2 LIMIT 1",
               {home.id, now - commands::kIdempotencyKept}) ||
           access::has_dead_sessions(reader, home.id, now);
  });
}

// One transaction of it. Returns whether there may be more to do.
Result<bool> do_chores(store::Tx& tx, Application& application, const Home& home, Instant now) {
  auto system = access::system_actor(home.id, home.admin_id, home.time_zone, home.currency);
  bool more = commands::sweep_done(tx, home.id, now, kSweptMax) == kSweptMax;
  more = access::sweep_sessions(tx, home.id, now, kSweptMax) == kSweptMax || more;
  TRY_VOID(deals::wake_deals(tx, system, now, application.registry(), make_wake_task));
  return more;
}

}  // namespace

void Housekeeping::run_once() {
  auto& database = application_.database();
  auto now = application_.clock().now();
  std::set<importing::UploadId> uploads;
  for (const auto& home : all_workspaces(database)) {
    importing::forget_old_uploads(database, home.id, now);
    uploads.merge(importing::list_uploads(database, home.id));
    if (!home.admin_id || !has_chores(database, home, now)) continue;
    Result<bool> more = true;
    while (more.ok() && *more)
      more = database.write_now(
          home.id, [&](store::Tx& tx) { return do_chores(tx, application_, home, now); });
    if (!more.ok()) spdlog::warn("housekeeping of {}: {}", home.id.text(), more.error().says);
  }
  upload_files(application_.place()).sweep(uploads, now);
}

void Housekeeping::start() {
  rounds_.start([this] {
    try {
      run_once();
    } catch (const std::exception& error) {
      spdlog::error("housekeeping: {}", error.what());
    }
    return kHousekeepingEvery;
  });
}

}  // namespace penstock::app
