// Jobs that do nothing but end. Ours: the runner of the product, claim and end each durable. The
// limit: the bare loop of the engine, which looks the oldest due job up, claims it in one
// transaction and deletes it in another. On PostgreSQL as many loops at once as ours has threads
// are there to be read: they lock nothing but their job, ours the workspace.

#include "jobs/runner.h"

#include <fmt/format.h>

#include <filesystem>
#include <stdexcept>
#include <thread>

#include "bare_postgres.h"
#include "figures.h"
#include "world.h"

namespace penstock::bench {
namespace {

constexpr int kThreads = 4;
constexpr int kJobs = 20'000;
constexpr int kBatch = 500;
constexpr std::string_view kKind = "bench.nothing";

void enqueue_jobs(World& world) {
  auto now = world.application->clock().now();
  for (int at = 0; at < kJobs; at += kBatch) {
    auto done = world.application->database().write_now(
        world.actor.workspace_id, [&](store::Tx& tx) -> Result<void> {
          for (int i = 0; i < kBatch; ++i)
            (void)jobs::enqueue(tx, world.actor.workspace_id, now,
                                {.queue = "bench", .kind = std::string(kKind)});
          return {};
        });
    if (!done.ok()) throw std::runtime_error(done.error().says);
  }
}

// Jobs ended in each second.
double run_ours(World& world, double seconds) {
  std::atomic<int> ended{0};
  jobs::Jobs runner(world.application->database(), world.application->clock(),
                    {.threads = kThreads});
  runner.add(std::string(kKind), [&](store::Database& database, const jobs::JobView& view) {
    auto done = database.write_now(view.workspace_id,
                                   [&](store::Tx& tx) { return jobs::finish_job(tx, view); });
    if (!done.ok()) return jobs::StepResult::retry(done.error().says);
    ++ended;
    return jobs::StepResult::done();
  });
  auto begin = wall_ms();
  runner.start();
  while (ended < kJobs && wall_ms() - begin < seconds * 1e3)
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  auto rate = ended / (wall_ms() - begin) * 1e3;
  runner.stop();
  return rate;
}

// Claims and deletes until the time is over; `share` of `shares` by id.
template <class Engine>
double run_bare(Engine& bare, std::int64_t workspace_id, std::string_view begin_sql, int share,
                int shares, double seconds,
                const std::function<std::string(const Statement&)>& find) {
  auto due = fmt::format(
      "SELECT t.id FROM jobs t WHERE t.workspace_id = {} AND t.state = 'ready' AND t.id % {} = {} "
      "ORDER BY t.run_at, t.id LIMIT 1",
      workspace_id, shares, share);
  double ended = 0;
  auto begin = wall_ms();
  while (wall_ms() - begin < seconds * 1e3) {
    bare.run({std::string(begin_sql), {}});
    auto id = find({due, {}});
    if (id.empty()) {
      bare.run({"COMMIT", {}});
      break;
    }
    std::vector<store::Value> mine{workspace_id, std::int64_t{std::stoll(id)}};
    bare.run(
        {"UPDATE jobs SET state = 'running', lease_owner = 'bare', lease_until = 1, fence = "
         "fence + 1, attempt = attempt + 1, claims = claims + 1 WHERE workspace_id = $1 AND "
         "id = $2 AND state = 'ready' RETURNING fence",
         mine});
    bare.run({"COMMIT", {}});
    bare.run({std::string(begin_sql), {}});
    bare.run({"DELETE FROM jobs WHERE workspace_id = $1 AND id = $2 AND state = 'running'", mine});
    bare.run({"COMMIT", {}});
    ++ended;
  }
  return ended;
}

double run_bare_sqlite(const std::string& database, std::int64_t workspace_id, double seconds) {
  Bare bare(database, Bare::Role::Writer);
  auto begin = wall_ms();
  auto ended =
      run_bare(bare, workspace_id, "BEGIN IMMEDIATE", 0, 1, seconds, [&](const Statement& due) {
        std::string id;
        bare.query(due.sql,
                   [&](sqlite3_stmt* row) { id = std::to_string(sqlite3_column_int64(row, 0)); });
        return id;
      });
  return ended / (wall_ms() - begin) * 1e3;
}

double run_bare_postgres(const std::string& uri, std::int64_t workspace_id, int loops,
                         double seconds) {
  std::vector<double> ended(static_cast<std::size_t>(loops));
  std::vector<std::thread> threads;
  auto begin = wall_ms();
  for (int share = 0; share < loops; ++share)
    threads.emplace_back([&, share] {
      BarePostgres bare(uri);
      ended[static_cast<std::size_t>(share)] =
          run_bare(bare, workspace_id, "BEGIN", share, loops, seconds,
                   [&](const Statement& due) { return bare.find_prepared(due.sql); });
    });
  for (auto& thread : threads) thread.join();
  double all = 0;
  for (auto count : ended) all += count;
  return all / (wall_ms() - begin) * 1e3;
}

void add_figure(Report& report, std::string_view engine, const std::vector<double>& ours,
                const std::vector<double>& limit) {
  report.add({.name = fmt::format("jobs, {}", engine),
              .ours = median(ours),
              .limit = median(limit),
              .unit = "jobs/s",
              .want = Want::AtLeast,
              .goal = 0.5,
              .says = "the bare loop: find, claim, commit, delete, commit"});
}

}  // namespace

void measure_jobs(const Settings& settings, Report& report) {
  std::vector<double> ours, limit;
  for (int round = 0; round < settings.rounds; ++round) {
    auto folder = settings.work + "/jobs";
    std::filesystem::remove_all(folder);
    std::filesystem::copy(settings.data + "/base", folder,
                          std::filesystem::copy_options::recursive);
    auto world = open_world(folder);
    auto workspace_id = world.actor.workspace_id.value;
    enqueue_jobs(world);
    ours.push_back(run_ours(world, settings.seconds));
    enqueue_jobs(world);
    world.application.reset();
    limit.push_back(run_bare_sqlite(folder + "/penstock.db", workspace_id, settings.seconds));
    std::filesystem::remove_all(folder);
  }
  add_figure(report, "SQLite", ours, limit);
}

void measure_jobs_there(const Settings& settings, const app::Place& place, Report& report) {
  std::vector<double> ours, limit, many;
  for (int round = 0; round < settings.rounds; ++round) {
    auto world = open_world(place);
    auto workspace_id = world.actor.workspace_id.value;
    enqueue_jobs(world);
    ours.push_back(run_ours(world, settings.seconds));
    enqueue_jobs(world);
    world.application.reset();
    limit.push_back(run_bare_postgres(place.database_uri, workspace_id, 1, settings.seconds));
    many.push_back(run_bare_postgres(place.database_uri, workspace_id, kThreads, settings.seconds));
    BarePostgres(place.database_uri).script("DELETE FROM jobs");
  }
  add_figure(report, "PostgreSQL", ours, limit);
  report.add({.name = "jobs, PostgreSQL, to four loops at once",
              .ours = median(ours),
              .limit = median(many),
              .unit = "jobs/s",
              .want = Want::AtLeast,
              .goal = 0.5,
              .says = "four connections, each with jobs of its own",
              .applies = false});
}

}  // namespace penstock::bench
