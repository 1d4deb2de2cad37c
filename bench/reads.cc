// Board and lists. The limit is the engine running the statements of the same question, prepared
// once; ours is that and the whole rest: criterion, cards, JSON. Processor time of one thread.

#include <fmt/format.h>

#include <stdexcept>

#include "bare.h"
#include "figures.h"
#include "http_load.h"
#include "querying.h"
#include "world.h"

namespace penstock::bench {
namespace {

constexpr int kBoardsOverHttp = 50;  // asked one after another in each round

std::string first_text(const std::string& database, const std::string& sql) {
  std::string text;
  Bare(database, Bare::Role::Reader).query(sql, [&](sqlite3_stmt* row) {
    text = reinterpret_cast<const char*>(sqlite3_column_text(row, 0));
  });
  return text;
}

// The words of a title that about ten deals have. They find as many in a workspace of any size, but
// each of the words alone stands in more deals the more there are.
std::string rare_words(const std::string& database) {
  return first_text(database,
                    "SELECT title_folded FROM deals GROUP BY title_folded "
                    "ORDER BY abs(count(*) - 10), title_folded LIMIT 1");
}

// The name of one company with about ten deals.
std::string company_name(const std::string& database) {
  return first_text(database,
                    "SELECT c.name_folded FROM companies c JOIN deals d ON d.workspace_id = "
                    "c.workspace_id AND d.company_id = c.id GROUP BY c.name_folded "
                    "ORDER BY abs(count(*) - 10), length(c.name_folded) DESC, c.name_folded "
                    "LIMIT 1");
}

struct Growth {
  double smallest = 0;  // ms, of the first size
  double largest = 0;   // of the last one
  std::string times{};

  void add(const std::string& size, double ms) {
    if (smallest == 0) smallest = ms;
    largest = ms;
    times += fmt::format("{}{}: {:.2f} ms", times.empty() ? "" : ", ", size, ms);
  }
};

}  // namespace

void measure_board(const Settings& settings, Report& report) {
  auto folder = settings.data + "/d100k";
  double limit_ms = 0;
  {
    auto world = open_world(folder);
    auto board = measure_query(world, settings.rounds * 20, "board.get", Json(Json::Object{}));
    limit_ms = board.turns.limit_ms;
    report.add({.name = "board, 10,000 open deals",
                .ours = board.turns.ours_ms,
                .limit = limit_ms,
                .unit = "ms CPU",
                .goal = 2,
                .says = fmt::format("its {} bare statements; answer of {} bytes", board.statements,
                                    board.bytes)});
  }
  auto token = make_token(folder);
  Served served(settings.penstock, folder);
  served.wait_idle();
  std::vector<double> cpu, wall;
  for (int round = 0; round < settings.rounds; ++round) {
    HttpClient http(served.port(), token);
    if (round == 0) http.ask("GET", "/api/v1/board");
    auto cpu_begin = process_cpu_ms(served.pid());
    auto begin = wall_ms();
    for (int i = 0; i < kBoardsOverHttp; ++i)
      if (http.ask("GET", "/api/v1/board").status != 200) throw std::runtime_error("no board");
    wall.push_back((wall_ms() - begin) / kBoardsOverHttp);
    cpu.push_back((process_cpu_ms(served.pid()) - cpu_begin) / kBoardsOverHttp);
  }
  report.add({.name = "board over HTTP, CPU of the server",
              .ours = median(cpu),
              .limit = limit_ms,
              .unit = "ms CPU",
              .goal = 2,
              .says = fmt::format("the same bare statements; {:.2f} ms until the answer is read",
                                  median(wall))});
}

void measure_lists(const Settings& settings, Report& report) {
  std::vector<std::string> sizes{"10k", "100k"};
  if (settings.million) sizes.emplace_back("1m");
  Growth rare, company, frequent, by_company;
  for (const auto& size : sizes) {
    auto folder = settings.data + "/d" + size;
    auto database = folder + "/penstock.db";
    auto world = open_world(folder);
    auto measure = [&](const std::string& name, const Json& input, bool applies) {
      auto list = measure_query(world, settings.rounds * 20, "deal.list", input);
      report.add({.name = fmt::format("list, {}; {}", name, size),
                  .ours = list.turns.ours_ms,
                  .limit = list.turns.limit_ms,
                  .unit = "ms CPU",
                  .goal = 2,
                  .says = fmt::format("its {} bare statements; answer of {} bytes", list.statements,
                                      list.bytes),
                  .applies = applies});
      return list.turns.ours_ms;
    };
    rare.add(size, measure("3 conditions, sort, rare words", three_conditions(rare_words(database)),
                           true));
    company.add(size, measure("3 conditions, sort, a company's name",
                              three_conditions(company_name(database)), true));
    by_company.add(
        size, measure("3 conditions, sort, word of 1 deal in 100", three_conditions("pro"), true));
    frequent.add(
        size, measure("3 conditions, sort, word of 1 deal in 7", three_conditions("dock"), true));
    measure("sort only", Json(Json::Object{{"sort", Json("-value")}}), false);
  }
  auto flat = [&](const std::string& name, const Growth& growth) {
    report.add({.name = fmt::format("list, {}, flat to {}", name, sizes.back()),
                .ours = growth.largest,
                .limit = growth.smallest,
                .unit = "ms CPU",
                .goal = 2,
                .says = "the time at 10k; " + growth.times});
  };
  flat("rare words", rare);
  flat("a company's name", company);
  flat("word of 1 deal in 100", by_company);
  flat("word of 1 deal in 7", frequent);
}

}  // namespace penstock::bench
