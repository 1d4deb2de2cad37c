// Durable moves: a deal goes to the next stage of its pipeline, or back, and the answer comes when
// that is on the disk.
//
// Limits: one fsync for each move (a file beside the database, overwritten by what a small commit
// writes); and the engine alone running the statements of the same moves, recorded from a
// transaction that was rolled back, 16 moves in each transaction.

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>

#include "bare.h"
#include "features/pipelines/pipelines.h"
#include "figures.h"
#include "http_load.h"
#include "moving.h"
#include "world.h"

namespace penstock::bench {

std::vector<Moving> plan_moves(const std::string& database) {
  std::vector<Moving> plan;
  Bare bare(database, Bare::Role::Reader);
  bare.query(
      "SELECT d.id, d.stage_id, "
      "coalesce((SELECT n.id FROM stages n WHERE n.workspace_id = d.workspace_id AND "
      "n.pipeline_id = d.pipeline_id AND n.position = s.position + 1), (SELECT b.id FROM stages b "
      "WHERE b.workspace_id = d.workspace_id AND b.pipeline_id = d.pipeline_id AND b.position = "
      "s.position - 1)) FROM deals d JOIN stages s ON s.workspace_id = d.workspace_id AND s.id = "
      "d.stage_id WHERE d.status = 'open' AND d.workspace_id = (SELECT min(id) FROM workspaces) "
      "ORDER BY d.id LIMIT 20000",
      [&](sqlite3_stmt* row) {
        auto stage = [&](int column) {
          return pipelines::StageId{sqlite3_column_int64(row, column)}.text();
        };
        plan.push_back({DealId{sqlite3_column_int64(row, 0)}.text(), {stage(1), stage(2)}});
      });
  return plan;
}

std::int64_t count_moves(const std::string& database) {
  Bare bare(database, Bare::Role::Reader);
  std::int64_t count = 0;
  bare.query("SELECT count(*) FROM journal WHERE name = 'deal.moved'",
             [&](sqlite3_stmt* row) { count = sqlite3_column_int64(row, 0); });
  return count;
}

Json move_input(const std::vector<Moving>& plan, int client, int clients, std::size_t n) {
  auto share = plan.size() / static_cast<std::size_t>(clients);
  const auto& one = plan[static_cast<std::size_t>(client) * share + n % share];
  auto back = (n / share) % 2 == 1;
  return Json(Json::Object{{"deal_id", Json(one.deal_id)},
                           {"to_stage_id", Json(one.stages[back ? 0 : 1])},
                           {"override_reason", Json("measured")}});
}

Request move_request(const std::vector<Moving>& plan, int client, int clients, std::size_t n) {
  auto input = move_input(plan, client, clients, n);
  auto path = "/api/v1/deals/" + *input.find("deal_id")->as_string() + "/moves";
  std::erase_if(*input.as_object(), [](const auto& member) { return member.first == "deal_id"; });
  return {.method = "POST", .path = path, .body = to_text(input)};
}

namespace {

constexpr int kClients = 16;
constexpr int kMovesOfGroup = 16;
constexpr int kGroups = 200;
constexpr double kSlowDiskMs = 1;  // an fsync of a real disk

// Milliseconds of one fdatasync after four pages and their heads, each.
std::vector<double> time_fsyncs(const std::string& path, double seconds) {
  constexpr std::size_t kBytes = 4 * (4096 + 24);
  constexpr std::size_t kFile = 4 << 20;
  int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) throw std::runtime_error("cannot write " + path);
  std::string bytes(kFile, 'x');
  if (pwrite(file, bytes.data(), kFile, 0) != static_cast<ssize_t>(kFile) || fsync(file) != 0)
    throw std::runtime_error("cannot write " + path);
  std::vector<double> times;
  std::size_t at = 0;
  for (auto begin = wall_ms(); wall_ms() - begin < seconds * 1e3;) {
    auto before = wall_ms();
    if (pwrite(file, bytes.data(), kBytes, static_cast<off_t>(at)) < 0 || fdatasync(file) != 0)
      throw std::runtime_error("cannot write " + path);
    times.push_back(wall_ms() - before);
    at = (at + kBytes) % (kFile - kBytes);
  }
  close(file);
  std::filesystem::remove(path);
  return times;
}

// The statements of moves in groups, without the moves: the transaction is taken back.
std::vector<Statements> record_moves(World& world, const std::vector<Moving>& plan) {
  std::vector<Statements> groups;
  auto& application = *world.application;
  auto now = application.clock().now();
  auto outcome = application.database().write_now([&](store::Tx& tx) -> Result<void> {
    for (std::size_t n = 0; n < kGroups; ++n) {
      RecordingTx recording(tx, groups.emplace_back());
      for (int client = 0; client < kMovesOfGroup; ++client) {
        auto moved = application.registry().run(recording, world.actor, now, "deal.move",
                                                move_input(plan, client, kMovesOfGroup, n));
        if (!moved.ok()) return std::move(moved.error());
      }
    }
    return conflict("taken_back", "only recorded");
  });
  if (outcome.error().slug != "taken_back") throw std::runtime_error(outcome.error().says);
  return groups;
}

struct BareMoves {
  double per_second = 0;
  double cpu_ms = 0;  // of one move
};

BareMoves run_bare(const std::string& path, const std::vector<Statements>& groups, double seconds) {
  Bare bare(path, Bare::Role::Writer);
  auto begin = wall_ms();
  auto cpu_begin = thread_cpu_ms();
  double moves = 0;
  for (const auto& group : groups) {
    bare.run({"BEGIN IMMEDIATE", {}});
    bare.run_all(group);
    bare.run({"COMMIT", {}});
    moves += kMovesOfGroup;
    if (wall_ms() - begin > seconds * 1e3) break;
  }
  return {moves / (wall_ms() - begin) * 1e3, (thread_cpu_ms() - cpu_begin) / moves};
}

struct Rounds {
  std::vector<double> fsync_ms, crowd, crowd_cpu_ms, crowd_p95_ms, bare, bare_cpu_ms, alone_ms;
};

// One load; every move must be in the journal.
Load move_over_http(const Served& served, const std::string& database, const std::string& token,
                    int clients, double seconds) {
  auto plan = plan_moves(database);
  auto before = count_moves(database);
  auto load = run_load(served.port(), token, clients, seconds, [&](int client, std::size_t n) {
    return move_request(plan, client, clients, n);
  });
  if (load.failed > 0) throw std::runtime_error("a move failed: " + load.first_failure);
  auto grown = count_moves(database) - before;
  if (grown != static_cast<std::int64_t>(load.latencies_ms.size()))
    throw std::runtime_error(
        fmt::format("{} moves of {} are in the journal", grown, load.latencies_ms.size()));
  return load;
}

void run_round(const Settings& settings, const std::string& folder, const std::string& token,
               Rounds& all) {
  auto database = folder + "/penstock.db";
  auto add_fsyncs = [&] {
    auto times = time_fsyncs(folder + "/fsync", settings.seconds / 4);
    all.fsync_ms.insert(all.fsync_ms.end(), times.begin(), times.end());
  };
  add_fsyncs();
  std::vector<Statements> groups;
  {
    auto world = open_world(folder);
    groups = record_moves(world, plan_moves(database));
  }
  auto bare = run_bare(database, groups, settings.seconds);
  all.bare.push_back(bare.per_second);
  all.bare_cpu_ms.push_back(bare.cpu_ms);
  Served served(settings.penstock, folder);
  served.wait_idle();
  auto cpu_begin = process_cpu_ms(served.pid());
  auto crowd = move_over_http(served, database, token, kClients, settings.seconds);
  all.crowd.push_back(crowd.per_second());
  all.crowd_p95_ms.push_back(percentile(crowd.latencies_ms, 0.95));
  all.crowd_cpu_ms.push_back((process_cpu_ms(served.pid()) - cpu_begin) /
                             static_cast<double>(crowd.latencies_ms.size()));
  add_fsyncs();
  auto alone = move_over_http(served, database, token, 1, settings.seconds);
  all.alone_ms.push_back(median(alone.latencies_ms));
}

}  // namespace

void measure_moves(const Settings& settings, Report& report) {
  auto folder = settings.work + "/moves";
  std::filesystem::remove_all(folder);
  std::filesystem::copy(settings.data + "/d100k", folder, std::filesystem::copy_options::recursive);
  sync();  // the copy goes to the disk now, not during the first fsyncs
  auto token = make_token(folder);
  Rounds all;
  for (int round = 0; round < settings.rounds; ++round) run_round(settings, folder, token, all);
  std::filesystem::remove_all(folder);
  auto fsync_ms = median(all.fsync_ms);
  auto crowd = median(all.crowd);
  report.add({.name = "moves, 16 clients, to one fsync each",
              .ours = crowd,
              .limit = 1e3 / fsync_ms,
              .unit = "moves/s",
              .want = Want::AtLeast,
              .goal = 5,
              .says = fmt::format("an fsync takes {:.2f} ms; p95 of an answer {:.1f} ms{}",
                                  fsync_ms, median(all.crowd_p95_ms),
                                  fsync_ms < kSlowDiskMs ? "; asked where it takes 1 ms" : ""),
              .applies = fsync_ms >= kSlowDiskMs});
  report.add({.name = "moves, 16 clients, to the bare engine",
              .ours = crowd,
              .limit = median(all.bare),
              .unit = "moves/s",
              .want = Want::AtLeast,
              .goal = 0.3,
              .says = fmt::format("the same statements, 16 moves a transaction; CPU of a move "
                                  "{:.3f} ms, bare {:.3f} ms",
                                  median(all.crowd_cpu_ms), median(all.bare_cpu_ms))});
  report.add({.name = "move, one client, p50",
              .ours = median(all.alone_ms),
              .limit = 1.5 * fsync_ms + 1,
              .unit = "ms",
              .goal = 1,
              .says = "1.5 fsync + 1 ms"});
}

}  // namespace penstock::bench
