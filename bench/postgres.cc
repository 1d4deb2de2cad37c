// The figures on PostgreSQL. Its server, ours and the load share the machine; each database is a
// fresh copy of one that was made for this run.

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>
#include <thread>

#include "bare_postgres.h"
#include "figures.h"
#include "http_load.h"
#include "import_file.h"
#include "moving.h"
#include "querying.h"
#include "store/tables.h"

namespace penstock::bench {
namespace {

constexpr int kWorkspaces = 16;
constexpr int kClients = 16;
constexpr int kRecordedMoves = 1'500;  // for each workspace

std::string uri_of(const Settings& settings, const std::string& name) {
  return database_uri(settings.postgres, "bench_" + name);
}

// Makes a database anew, empty or as a copy.
void make_database(const Settings& settings, const std::string& name,
                   const std::string& copy_of = "") {
  BarePostgres server(settings.postgres);
  server.script(fmt::format("DROP DATABASE IF EXISTS bench_{} WITH (FORCE)", name));
  // A thread of ours may still hold a connection to what is copied.
  if (!copy_of.empty())
    server.script(
        fmt::format("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE "
                    "datname = 'bench_{}'",
                    copy_of));
  server.script(fmt::format("CREATE DATABASE bench_{} TEMPLATE {} ENCODING 'UTF8' LOCALE 'C.UTF-8'",
                            name, copy_of.empty() ? "template0" : "bench_" + copy_of));
  server.script("CHECKPOINT");
}

void run_program(const std::vector<std::string>& words, const std::string& log) {
  Process process(words, log);
  if (process.wait() != 0) throw std::runtime_error(words.at(1) + " failed; see " + log);
}

void copy_there(const Settings& settings, const std::string& from, const std::string& name) {
  make_database(settings, name);
  run_program({settings.penstock, "copy", "--from", settings.data + "/" + from, "--to",
               uri_of(settings, name)},
              settings.work + "/copy.log");
  BarePostgres(uri_of(settings, name)).script("VACUUM ANALYZE");
}

app::Place place_of(const Settings& settings, const std::string& name) {
  auto folder = settings.work + "/" + name;
  std::filesystem::create_directories(folder);
  return {.folder = folder, .database_uri = uri_of(settings, name)};
}

// ---- moves ----

struct Teams {
  std::vector<WorkspaceId> ids;
  std::vector<std::string> tokens;
  std::vector<std::vector<Moving>> plans;
};

// The rows of the first workspace once more, as those of another.
void clone_workspace(store::Database& database, WorkspaceId from, WorkspaceId to) {
  auto done = database.write_now([&](store::Tx& tx) -> Result<void> {
    for (const auto& table : store::in_order_of_references(store::list_tables(tx))) {
      if (!table.has("workspace_id") || table.name == "directory") continue;
      std::string columns, values;
      for (const auto& column : table.columns) {
        bool own = column == "workspace_id" || (table.name == "workspaces" && column == "id");
        columns += (columns.empty() ? "" : ", ") + column;
        values += (values.empty() ? "" : ", ") + (own ? "$2" : "t." + column);
      }
      tx.execute(
          fmt::format("INSERT INTO {0} ({1}) SELECT {2} FROM {0} t WHERE t.workspace_id = $1",
                      table.name, columns, values),
          {from, to});
    }
    return {};
  });
  if (!done.ok()) throw std::runtime_error(done.error().says);
}

// A database of sixteen teams with a thousand deals each, and what each of them is to move.
Teams make_teams(const Settings& settings) {
  copy_there(settings, "base", "teams");
  auto world = open_world(place_of(settings, "teams"));
  auto& database = world.application->database();
  Teams teams{.ids = {world.actor.workspace_id}, .tokens = {}, .plans = {}};
  for (int i = 1; i < kWorkspaces; ++i) {
    teams.ids.push_back({world.actor.workspace_id.value + (std::int64_t{i} << 22)});
    clone_workspace(database, teams.ids.front(), teams.ids.back());
  }
  for (auto id : teams.ids) {
    database.read([&](store::Reader& reader) { world.actor = load_admin(reader, id); });
    teams.tokens.push_back(make_token(world));
    teams.plans.push_back(
        database.read_now([&](store::Reader& reader) { return plan_moves(reader, id); }));
  }
  database.tune();
  return teams;
}

std::vector<std::vector<Statements>> record_all(const Settings& settings, const Teams& teams,
                                                const std::string& name) {
  auto world = open_world(place_of(settings, name));
  std::vector<std::vector<Statements>> all;
  for (std::size_t i = 0; i < teams.ids.size(); ++i) {
    access::Actor actor;
    world.application->database().read(
        [&](store::Reader& reader) { actor = load_admin(reader, teams.ids[i]); });
    all.push_back(record_moves(*world.application, actor, teams.plans[i], kRecordedMoves, 1));
  }
  return all;
}

// Each client a connection and a workspace, each move a transaction, each statement a round trip;
// with the lock and the mark that our transactions have.
double run_bare_moves(const Settings& settings, const Teams& teams, const std::string& name) {
  auto moves = record_all(settings, teams, name);
  std::vector<double> done(moves.size());
  std::vector<std::thread> threads;
  auto begin = wall_ms();
  for (std::size_t client = 0; client < moves.size(); ++client)
    threads.emplace_back([&, client] {
      BarePostgres bare(uri_of(settings, name));
      auto workspace = store::Value(teams.ids[client].value);
      for (std::size_t n = 0; n < moves[client].size(); ++n) {
        bare.run({"BEGIN", {}});
        bare.run({"SELECT 1 FROM workspaces w WHERE w.workspace_id = $1 FOR UPDATE", {workspace}});
        bare.run_all(moves[client][n]);
        bare.run(
            {"INSERT INTO write_marks (workspace_id, node, mark) VALUES ($1, $2, $3) ON "
             "CONFLICT (workspace_id, node) DO UPDATE SET mark = excluded.mark",
             {workspace, std::int64_t{999}, static_cast<std::int64_t>(n)}});
        bare.run({"COMMIT", {}});
        done[client] = static_cast<double>(n + 1);
        if (wall_ms() - begin > settings.seconds * 1e3) break;
      }
    });
  for (auto& thread : threads) thread.join();
  double all = 0;
  for (auto count : done) all += count;
  return all / (wall_ms() - begin) * 1e3;
}

struct Moved {
  double per_second = 0;
  double p95_ms = 0;
};

// Moves over HTTP; clients take the workspaces in turn. Every answered move must be in the journal.
Moved move_over_http(const Settings& settings, const Teams& teams, const std::string& name,
                     std::size_t workspaces) {
  BarePostgres database(uri_of(settings, name));
  auto count = [&] {
    return std::stol(database.find("SELECT count(*) FROM journal WHERE name = 'deal.moved'"));
  };
  auto before = count();
  Load load;
  {
    Served served(settings.penstock, place_of(settings, name).folder, -1,
                  {"--database", uri_of(settings, name)});
    served.wait_idle();
    std::vector<std::string> tokens(teams.tokens.begin(),
                                    teams.tokens.begin() + static_cast<long>(workspaces));
    auto sharing = kClients / static_cast<int>(workspaces);
    load = run_load({served.port()}, tokens, kClients, settings.seconds,
                    [&](int client, std::size_t n) {
                      auto team = static_cast<std::size_t>(client) % workspaces;
                      auto place = client / static_cast<int>(workspaces);
                      return move_request(teams.plans[team], place, sharing, n);
                    });
  }
  if (load.failed > 0) throw std::runtime_error("a move failed: " + load.first_failure);
  auto grown = count() - before;
  if (grown != static_cast<std::int64_t>(load.latencies_ms.size()))
    throw std::runtime_error(
        fmt::format("{} moves of {} are in the journal", grown, load.latencies_ms.size()));
  return {load.per_second(), percentile(load.latencies_ms, 0.95)};
}

void measure_moves_there(const Settings& settings, Report& report) {
  auto teams = make_teams(settings);
  std::vector<double> bare, many, hot, many_p95, hot_p95;
  for (int round = 0; round < settings.rounds; ++round) {
    make_database(settings, "moves", "teams");
    bare.push_back(run_bare_moves(settings, teams, "moves"));
    make_database(settings, "moves", "teams");
    auto moved = move_over_http(settings, teams, "moves", kWorkspaces);
    many.push_back(moved.per_second);
    many_p95.push_back(moved.p95_ms);
    make_database(settings, "moves", "teams");
    moved = move_over_http(settings, teams, "moves", 1);
    hot.push_back(moved.per_second);
    hot_p95.push_back(moved.p95_ms);
  }
  report.add({.name = "PostgreSQL: moves, 16 clients, 16 workspaces",
              .ours = median(many),
              .limit = median(bare),
              .unit = "moves/s",
              .want = Want::AtLeast,
              .goal = 0.4,
              .says = fmt::format("the same transactions by libpq, 16 connections; p95 of an "
                                  "answer {:.1f} ms",
                                  median(many_p95))});
  report.add({.name = "PostgreSQL: moves, 16 clients, one workspace",
              .ours = median(hot),
              .limit = median(many),
              .unit = "moves/s",
              .want = Want::AtLeast,
              .goal = 0.5,
              .says = fmt::format("the moves of 16 workspaces; p95 of an answer {:.1f} ms",
                                  median(hot_p95))});
}

// ---- board and lists ----

void measure_queries(const Settings& settings, Report& report) {
  auto world = open_world(place_of(settings, "d100k"));
  BarePostgres bare(uri_of(settings, "d100k"));
  auto limit = [&](const Statements& statements) {
    return [&bare, &statements] {
      bare.run({"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", {}});
      bare.run_all(statements);
      bare.run({"COMMIT", {}});
    };
  };
  auto measure = [&](const std::string& name, std::string_view query, const Json& input) {
    auto measured = measure_query(world, settings.rounds * 20, query, input, limit);
    report.add({.name = "PostgreSQL: " + name + ", 100k",
                .ours = measured.turns.ours_wall_ms,
                .limit = measured.turns.limit_wall_ms,
                .unit = "ms",
                .goal = 2,
                .says = fmt::format("its {} statements by libpq; answer of {} bytes",
                                    measured.statements, measured.bytes)});
  };
  measure("board", "board.get", Json(Json::Object{}));
  measure("list, 3 conditions, sort, words", "deal.list", three_conditions("dock"));
  measure("list, 3 conditions, sort, word of 1 deal in 100", "deal.list", three_conditions("pro"));
  measure("list, sort only", "deal.list", Json(Json::Object{{"sort", Json("-value")}}));
}

// ---- import ----

// What the import made, per table, in the order in which the tables refer to each other.
struct Made {
  std::string table;
  std::string rows;
};

std::vector<Made> rows_made(const Settings& settings) {
  BarePostgres imported(uri_of(settings, "imported")), base(uri_of(settings, "base"));
  std::vector<Made> all;
  for (const auto* name : {"pipelines", "stages", "companies", "deals", "journal", "text_index"}) {
    std::string table = name;
    std::string key = table == "journal" ? "pos" : "id";
    auto newest = base.find(fmt::format("SELECT coalesce(max({}), 0) FROM {}", key, table));
    all.push_back({table, imported.copy_out(fmt::format("SELECT * FROM {0} WHERE {1} > {2} ORDER "
                                                        "BY {1}",
                                                        table, key, newest))});
  }
  return all;
}

void measure_import_there(const Settings& settings, Report& report) {
  std::int64_t rows = settings.million ? 1'000'000 : settings.import_deals;
  auto csv = settings.work + "/deals.csv";
  write_import_file(csv, rows);
  copy_there(settings, "base", "base");
  std::vector<double> ours, limit;
  double peak_mb = 0;
  for (int round = 0; round < (settings.million ? 1 : settings.rounds); ++round) {
    make_database(settings, "imported", "base");
    auto place = place_of(settings, "imported");
    auto done = import_by_program(
        settings, {"--data", place.folder, "--database", place.database_uri}, csv, rows);
    ours.push_back(static_cast<double>(rows) / done.seconds);
    peak_mb = std::max(peak_mb, done.peak_mb);
    auto made = rows_made(settings);
    make_database(settings, "bare", "base");
    BarePostgres bare(uri_of(settings, "bare"));
    auto begin = wall_ms();
    for (const auto& [table, text] : made) bare.copy_in(table, text);
    limit.push_back(static_cast<double>(rows) / (wall_ms() - begin) * 1e3);
  }
  report.add({.name = fmt::format("PostgreSQL: import of {} deals", rows),
              .ours = median(ours),
              .limit = median(limit),
              .unit = "deals/s",
              .want = Want::AtLeast,
              .goal = 0.4,
              .says = fmt::format("COPY of the same rows, one for each table; our peak {:.0f} MB",
                                  peak_mb)});
}

// ---- nodes ----

// Reports come from the memory of the node: the database is not the limit. Each node has a core of
// its own; the load is light beside a report.
void measure_nodes(const Settings& settings, Report& report) {
  constexpr int kClientsOfNode = 2;
  auto place = place_of(settings, "d100k");
  std::vector<std::string> tokens;
  {
    auto world = open_world(place);
    tokens.push_back(make_token(world));
  }
  std::vector<std::string> more{"--database", place.database_uri};
  Served one(settings.penstock, place.folder, 0, more);
  Served two(settings.penstock, settings.work, 1, more);
  auto ask = [&](const std::vector<int>& ports) {
    auto load = run_load(ports, tokens, kClientsOfNode * static_cast<int>(ports.size()),
                         settings.seconds, [](int, std::size_t) {
                           return Request{.method = "GET",
                                          .path = "/api/v1/reports/metrics?group_by=owner",
                                          .body = {}};
                         });
    if (load.failed > 0) throw std::runtime_error("a report failed: " + load.first_failure);
    return load.per_second();
  };
  one.wait_idle();
  two.wait_idle();
  std::vector<double> alone, together;
  for (int round = 0; round < settings.rounds; ++round) {
    alone.push_back(ask({one.port()}));
    together.push_back(ask({one.port(), two.port()}));
  }
  report.add({.name = "PostgreSQL: reports of two nodes",
              .ours = median(together),
              .limit = median(alone),
              .unit = "reports/s",
              .want = Want::AtLeast,
              .goal = 1.6,
              .says = "one node; each on a core of its own, with the load beside it"});
}

void check_server(const Settings& settings) {
  if (settings.postgres.empty()) throw std::runtime_error("no server is given (--postgres)");
}

}  // namespace

void measure_moves_on_postgres(const Settings& settings, Report& report) {
  check_server(settings);
  measure_moves_there(settings, report);
}

void measure_reads_on_postgres(const Settings& settings, Report& report) {
  check_server(settings);
  copy_there(settings, "d100k", "d100k");
  measure_queries(settings, report);
  measure_nodes(settings, report);
}

void measure_jobs_on_postgres(const Settings& settings, Report& report) {
  check_server(settings);
  copy_there(settings, "base", "jobs");
  measure_jobs_there(settings, place_of(settings, "jobs"), report);
}

void measure_import_on_postgres(const Settings& settings, Report& report) {
  check_server(settings);
  measure_import_there(settings, report);
}

}  // namespace penstock::bench
