#include "querying.h"

#include <fmt/format.h>

#include <stdexcept>

namespace penstock::bench {

Measured measure_query(World& world, int rounds, std::string_view name, const Json& input,
                       const MakeLimit& make_limit) {
  auto& application = *world.application;
  const commands::Query* query = nullptr;
  for (const auto& one : application.registry().all_queries())
    if (one.info.name == name) query = &one;
  if (query == nullptr) throw std::runtime_error(fmt::format("there is no query {}", name));
  auto now = application.clock().now();
  Measured measured;
  Statements statements;
  application.database().read([&](store::Reader& reader) {
    Recorder recorder(reader, statements);
    auto outcome = query->run(recorder, world.actor, now, input);
    if (!outcome.ok()) throw std::runtime_error(outcome.error().says);
    measured.bytes = outcome->body.size();
  });
  measured.statements = statements.size();
  auto ours = [&] {
    auto outcome = application.database().read_now(
        [&](store::Reader& reader) { return query->run(reader, world.actor, now, input); });
    if (outcome->body.size() != measured.bytes) throw std::runtime_error("the answer changed");
  };
  measured.turns = take_turns(rounds, ours, make_limit(statements));
  return measured;
}

Measured measure_query(World& world, int rounds, std::string_view name, const Json& input) {
  Bare bare(world.application->place().database_file(), Bare::Role::Reader);
  return measure_query(world, rounds, name, input, [&](const Statements& statements) {
    return [&bare, &statements] {
      bare.run({"BEGIN", {}});
      bare.run_all(statements);
      bare.run({"COMMIT", {}});
    };
  });
}

Json three_conditions(const std::string& words) {
  return Json(
      Json::Object{{"where", Json("value > 2000 and status = open and source_kind = inbound")},
                   {"q", Json(words)},
                   {"sort", Json("-value")}});
}

}  // namespace penstock::bench
