#include "commands/routes.h"

#include <charconv>

#include "commands/idempotency.h"
#include "http/problem.h"

namespace penstock::commands {
namespace {

using http::Request;
using http::Respond;
using http::Response;

// The text of a parameter in the type of its field, so that the one strict reader can check it.
Result<Json> typed(const Field& field, std::string_view text) {
  switch (field.kind) {
    case FieldKind::Integer:
    case FieldKind::Probability: {
      std::int64_t number = 0;
      auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
      if (error != std::errc{} || end != text.data() + text.size())
        return invalid_field(std::string(field.name), "wrong_type", "give a whole number here");
      return Json(number);
    }
    case FieldKind::Boolean:
      if (text != "true" && text != "false")
        return invalid_field(std::string(field.name), "wrong_type", "give true or false here");
      return Json(text == "true");
    case FieldKind::Tags: {
      Json::Array list;
      while (!text.empty()) {
        auto comma = std::min(text.find(','), text.size());
        list.emplace_back(text.substr(0, comma));
        text.remove_prefix(std::min(comma + 1, text.size()));
      }
      return Json(std::move(list));
    }
    default:
      return Json(text);
  }
}

const Field* find_field(const RecordDescription& description, std::string_view name) {
  for (const auto& field : description.fields)
    if (field.name == name) return &field;
  return nullptr;
}

Result<void> add_path_parameters(const Request& request, const RecordDescription& input,
                                 Json& json) {
  for (const auto& [name, value] : request.parameters) {
    const auto* field = find_field(input, name);
    PENSTOCK_CHECK(field != nullptr, "a path parameter is a field of the input");
    TRY(member, typed(*field, value));
    if (json.find(name) != nullptr)
      return invalid_field(std::string(name), "given_twice",
                           "this is in the path already; leave it out of the body");
    json.set(name, std::move(member));
  }
  return {};
}

// If-Match: "v12" stands for expected_version 12.
Result<void> add_expected_version(const Request& request, const RecordDescription& input,
                                  Json& json) {
  auto header = request.header("if-match");
  if (!header || find_field(input, "expected_version") == nullptr || *header == "*") return {};
  auto text = *header;
  std::int64_t version = 0;
  bool shaped = text.size() > 3 && text.starts_with("\"v") && text.ends_with("\"");
  if (shaped) {
    auto digits = text.substr(2, text.size() - 3);
    shaped = std::from_chars(digits.data(), digits.data() + digits.size(), version).ptr ==
             digits.data() + digits.size();
  }
  if (!shaped)
    return invalid_field("If-Match", "invalid_etag",
                         "give the ETag that reading the record answered, such as \"v12\"");
  if (json.find("expected_version") == nullptr) json.set("expected_version", version);
  return {};
}

Result<Json> command_input(const Request& request, const RecordDescription& input) {
  Json json(Json::Object{});
  if (!request.body.empty()) {
    TRY(body, parse_json(request.body));
    if (body.as_object() == nullptr)
      return invalid_field("", "wrong_type", "the body must be a JSON object");
    json = std::move(body);
  }
  for (const auto& [name, value] : request.query) {
    const auto* field = find_field(input, name);
    if (field == nullptr)
      return invalid_field(name, "unknown_field",
                           "there is no such parameter here; remove it or correct its name");
    TRY(member, typed(*field, value));
    json.set(name, std::move(member));
  }
  TRY_VOID(add_path_parameters(request, input, json));
  TRY_VOID(add_expected_version(request, input, json));
  return json;
}

Response answer(int status, Outcome outcome) {
  Response response;
  response.status = outcome.body.empty() ? 204 : status;
  response.body = std::move(outcome.body);
  if (outcome.version > 0)
    response.headers.emplace_back("ETag", "\"v" + std::to_string(outcome.version) + "\"");
  if (outcome.pos > 0)
    response.headers.emplace_back("Penstock-Position", std::to_string(outcome.pos));
  return response;
}

struct Prepared {
  Actor actor;
  Json input;
  std::string key;
};

Result<Prepared> prepare(const Request& request, const Info& info, const RecordDescription& input,
                         const Authenticate& authenticate) {
  TRY(actor, authenticate(request));
  TRY_VOID(access::check(actor, info.needs));
  TRY(json, command_input(request, input));
  std::string key(request.header("idempotency-key").value_or(""));
  if (key.size() > kIdempotencyKeyBytesMax)
    return invalid_field("Idempotency-Key", "too_long", "give a key of at most 200 bytes");
  return Prepared{std::move(actor), std::move(json), std::move(key)};
}

Result<Done> run_once(store::Tx& tx, const Command& command, const Prepared& prepared,
                      Instant now) {
  std::string hash;
  if (!prepared.key.empty()) {
    hash = hash_request(command.info.name, prepared.input);
    TRY(earlier, find_done(tx, prepared.actor, prepared.key, hash));
    if (earlier) return std::move(*earlier);
  }
  TRY(outcome, command.run(tx, prepared.actor, now, prepared.input));
  Done done{.status = command.info.status, .outcome = std::move(outcome)};
  if (!prepared.key.empty()) save_done(tx, prepared.actor, now, prepared.key, hash, done);
  return done;
}

void serve_command(const Command& command, const RouteContext& context, Request&& request,
                   Respond respond) {
  auto prepared = prepare(request, command.info, *command.input, context.authenticate);
  if (!prepared.ok()) return respond(http::to_response(prepared.error(), request.trace_id));
  struct State {
    Prepared prepared;
    Respond respond;
    std::string trace_id;
    std::optional<Done> done;
  };
  auto state = std::make_shared<State>(
      State{std::move(*prepared), std::move(respond), request.trace_id, {}});
  context.database.write(
      state->prepared.actor.workspace_id,
      [state, &command, &clock = context.clock](store::Tx& tx) -> Result<void> {
        TRY(done, run_once(tx, command, state->prepared, clock.now()));
        state->done = std::move(done);
        return {};
      },
      [state](Result<void> outcome) {
        if (!outcome.ok())
          return state->respond(http::to_response(outcome.error(), state->trace_id));
        state->respond(answer(state->done->status, std::move(state->done->outcome)));
      });
}

void serve_query(const Query& query, const RouteContext& context, Request&& request,
                 const Respond& respond) {
  auto run = [&]() -> Result<Outcome> {
    TRY(actor, context.authenticate(request));
    TRY_VOID(access::check(actor, query.info.needs));
    // A question too long for an address comes as a body.
    auto input = request.method == http::Method::Get ? query_input(request, *query.input)
                                                     : command_input(request, *query.input);
    if (!input.ok()) return std::move(input.error());
    return context.database.read_now([&](store::Reader& reader) {
      return query.run(reader, actor, context.clock.now(), *input);
    });
  };
  auto outcome = run();
  if (!outcome.ok()) return respond(http::to_response(outcome.error(), request.trace_id));
  if (outcome->version > 0 &&
      request.header("if-none-match") == "\"v" + std::to_string(outcome->version) + "\"") {
    Response unchanged;
    unchanged.status = 304;
    unchanged.headers.emplace_back("ETag", "\"v" + std::to_string(outcome->version) + "\"");
    return respond(std::move(unchanged));
  }
  respond(answer(query.info.status, std::move(*outcome)));
}

}  // namespace

Result<Json> query_input(const Request& request, const RecordDescription& input) {
  Json json(Json::Object{});
  for (const auto& [name, value] : request.query) {
    const auto* field = find_field(input, name);
    if (field == nullptr)
      return invalid_field(name, "unknown_field",
                           "there is no such parameter here; remove it or correct its name");
    if (json.find(name) != nullptr)
      return invalid_field(name, "given_twice", "this parameter is given twice; keep one");
    TRY(member, typed(*field, value));
    json.set(name, std::move(member));
  }
  TRY_VOID(add_path_parameters(request, input, json));
  return json;
}

std::pair<http::Method, std::string> parse_route(std::string_view route) {
  auto blank = route.find(' ');
  auto word = route.substr(0, blank);
  auto method = http::Method::Get;
  if (word == "POST")
    method = http::Method::Post;
  else if (word == "PUT")
    method = http::Method::Put;
  else if (word == "PATCH")
    method = http::Method::Patch;
  else if (word == "DELETE")
    method = http::Method::Delete;
  else
    PENSTOCK_CHECK(word == "GET", "a route begins with its method");
  return {method, std::string(kApiPrefix) + std::string(route.substr(blank + 1))};
}

std::vector<http::Route> make_routes(const Registry& registry, const RouteContext& context) {
  std::vector<http::Route> routes;
  for (const auto& command : registry.all_commands()) {
    if (command.info.route.empty()) continue;
    auto [method, pattern] = parse_route(command.info.route);
    routes.push_back({.method = method,
                      .pattern = pattern,
                      .runs = http::Runs::Inline,
                      .handle = [&command, &context](Request&& request, Respond respond) {
                        serve_command(command, context, std::move(request), std::move(respond));
                      }});
  }
  for (const auto& query : registry.all_queries()) {
    auto [method, pattern] = parse_route(query.info.route);
    routes.push_back({.method = method,
                      .pattern = pattern,
                      .runs = query.info.runs,
                      .handle = [&query, &context](Request&& request, const Respond& respond) {
                        serve_query(query, context, std::move(request), respond);
                      }});
  }
  return routes;
}

}  // namespace penstock::commands
