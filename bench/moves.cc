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
#include "figures.h"
#include "http_load.h"
#include "moving.h"
#include "world.h"

namespace penstock::bench {

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

struct BareMoves {
  double per_second = 0;
  double cpu_ms = 0;  // of one move
};

// In a copy: a page that the bare engine writes has no sum, which Penstock would call damage.
BareMoves run_bare(const std::string& database, const std::vector<Statements>& groups,
                   double seconds) {
  auto copy = database + "-bare";
  std::filesystem::copy_file(database, copy, std::filesystem::copy_options::overwrite_existing);
  sync();
  Bare bare(copy, Bare::Role::Writer);
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
  auto load = run_load({served.port()}, {token}, clients, seconds, [&](int client, std::size_t n) {
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
    groups =
        record_moves(*world.application, world.actor, plan_moves(database), kGroups, kMovesOfGroup);
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
