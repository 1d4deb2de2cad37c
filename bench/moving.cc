#include "moving.h"

#include <stdexcept>

#include "features/pipelines/pipelines.h"
#include "store/sqlite/sqlite_database.h"

namespace penstock::bench {
namespace {

template <class F>
auto read_file(const std::string& database, const F& work) {
  SystemClock clock;
  IdMaker ids{clock, 0};
  auto opened = store::open_sqlite({.path = database, .ids = ids, .read_only = true});
  if (!opened.ok()) throw std::runtime_error(opened.error().says);
  return (*opened)->read_now(work);
}

}  // namespace

std::vector<Moving> plan_moves(store::Reader& reader, WorkspaceId workspace_id) {
  std::vector<Moving> plan;
  reader.query(
      "SELECT d.id, d.stage_id, "
      "coalesce((SELECT n.id FROM stages n WHERE n.workspace_id = d.workspace_id AND "
      "n.pipeline_id = d.pipeline_id AND n.position = s.position + 1), (SELECT b.id FROM stages b "
      "WHERE b.workspace_id = d.workspace_id AND b.pipeline_id = d.pipeline_id AND b.position = "
      "s.position - 1)) FROM deals d JOIN stages s ON s.workspace_id = d.workspace_id AND s.id = "
      "d.stage_id WHERE d.status = 'open' AND d.workspace_id = $1 ORDER BY d.id LIMIT 20000",
      {workspace_id}, [&](const store::Row& row) {
        auto stage = [&](int column) { return pipelines::StageId{row.integer(column)}.text(); };
        plan.push_back({DealId{row.integer(0)}.text(), {stage(1), stage(2)}});
      });
  return plan;
}

std::int64_t count_moves(store::Reader& reader) {
  return reader.find_integer("SELECT count(*) FROM journal WHERE name = 'deal.moved'", {})
      .value_or(0);
}

std::vector<Moving> plan_moves(const std::string& database) {
  return read_file(database, [](store::Reader& reader) {
    return plan_moves(reader, load_admin(reader).workspace_id);
  });
}

std::int64_t count_moves(const std::string& database) {
  return read_file(database, [](store::Reader& reader) { return count_moves(reader); });
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

std::vector<Statements> record_moves(app::Application& application, const access::Actor& actor,
                                     const std::vector<Moving>& plan, int groups, int in_group) {
  std::vector<Statements> all;
  auto now = application.clock().now();
  auto outcome =
      application.database().write_now(actor.workspace_id, [&](store::Tx& tx) -> Result<void> {
        all.clear();
        for (int n = 0; n < groups; ++n) {
          RecordingTx recording(tx, all.emplace_back());
          for (int client = 0; client < in_group; ++client) {
            auto moved = application.registry().run(
                recording, actor, now, "deal.move",
                move_input(plan, client, in_group, static_cast<std::size_t>(n)));
            if (!moved.ok()) return std::move(moved.error());
          }
        }
        return conflict("taken_back", "only recorded");
      });
  if (outcome.error().slug != "taken_back") throw std::runtime_error(outcome.error().says);
  return all;
}

}  // namespace penstock::bench
