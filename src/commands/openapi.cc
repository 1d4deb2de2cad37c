// Operations, one for each route. The schemas are openapi_schema.h, what they share is
// openapi_parts.h. Tested by openapi_test.cc and, against the real server, by tests/scenarios.
#include "commands/openapi.h"

#include <algorithm>
#include <set>

#include "commands/openapi_parts.h"
#include "commands/openapi_schema.h"
#include "commands/routes.h"
#include "http/problem.h"

namespace penstock::commands {
namespace {

enum class Does { Asks, Changes, Special };

struct Operation {
  SpecialRoute info;
  Does does;
  std::string method;  // "post"
  std::string path;
};

Operation make_operation(const SpecialRoute& info, Does does) {
  auto blank = info.route.find(' ');
  Operation made{info, does, std::string(info.route.substr(0, blank)),
                 std::string(info.route.substr(blank + 1))};
  for (char& c : made.method) c = static_cast<char>(c | 32);
  return made;
}

bool has_field(const RecordDescription* description, std::string_view name) {
  if (description == nullptr) return false;
  return std::any_of(description->fields.begin(), description->fields.end(),
                     [&](const Field& field) { return field.name == name; });
}

// Answers with a version carry it as ETag.
bool is_versioned(const Operation& operation) {
  return operation.does != Does::Special && has_field(operation.info.output, "version");
}

bool is_in_path(const Operation& operation, std::string_view name) {
  return operation.path.find("{" + std::string(name) + "}") != std::string::npos;
}

Json parameter(const Field& field, std::string_view place, const Json& defaults,
               const SchemaWriter& schemas) {
  Json one = Json::Object{{"name", field.name}, {"in", place}};
  if (!field.note.says.empty()) one.set("description", field.note.says);
  if (place == "path" || field.required) one.set("required", true);
  if (field.kind == FieldKind::Tags) one.set("explode", false);
  one.set("schema", schemas.parameter(field, defaults));
  return one;
}

Json defaults_of(const Operation& operation) {
  return operation.info.defaults ? operation.info.defaults() : Json{};
}

void add_header_parameters(Json::Array& all, const Operation& operation) {
  if (operation.does == Does::Changes)
    all.push_back(part_reference("parameters", "IdempotencyKey"));
  if (has_field(operation.info.input, "expected_version"))
    all.push_back(part_reference("parameters", "IfMatch"));
  if (operation.does == Does::Asks && is_versioned(operation))
    all.push_back(part_reference("parameters", "IfNoneMatch"));
  if (operation.info.answers == "text/event-stream")
    all.push_back(part_reference("parameters", "LastEventId"));
}

Json::Array parameters(const Operation& operation, const SchemaWriter& schemas) {
  Json::Array all;
  auto defaults = defaults_of(operation);
  auto add = [&](const RecordDescription* description, bool with_query) {
    if (description == nullptr) return;
    for (const auto& field : description->fields) {
      bool in_path = is_in_path(operation, field.name);
      if (in_path || with_query)
        all.push_back(parameter(field, in_path ? "path" : "query", defaults, schemas));
    }
  };
  add(operation.info.input, operation.method == "get");
  add(operation.info.query, true);
  add_header_parameters(all, operation);
  return all;
}

// Nothing where a change takes nothing but its path.
std::optional<Json> request_body(const Operation& operation, SchemaWriter& schemas) {
  if (operation.info.takes != "application/json") {
    Json media = Json::Object{{"schema", Json::Object{}}};
    Json content(Json::Object{});
    content.set(operation.info.takes, std::move(media));
    return Json::Object{{"required", true}, {"content", std::move(content)}};
  }
  if (operation.method == "get" || operation.info.input == nullptr) return {};
  std::vector<std::string> in_path;
  bool required = false, any = false;
  for (const auto& field : operation.info.input->fields) {
    if (is_in_path(operation, field.name)) {
      in_path.emplace_back(field.name);
      continue;
    }
    any = true;
    required |= field.required;
  }
  if (!any) return {};
  Json media = Json::Object{
      {"schema", schemas.input(*operation.info.input, in_path, defaults_of(operation))}};
  Json content = Json::Object{{"application/json", std::move(media)}};
  Json body = Json::Object{{"content", std::move(content)}};
  if (required) body.set("required", true);
  return body;
}

Json answer_content(const Operation& operation, SchemaWriter& schemas) {
  Json schema;
  if (operation.info.answers == "application/json")
    schema = schemas.answer(*operation.info.output);
  else
    schema = Json::Object{{"type", "string"}};
  if (operation.info.answers == "text/event-stream") {
    schema.set("contentMediaType", "application/json");
    schema.set("contentSchema", schemas.answer(*operation.info.output));
    schema.set("description",
               "Events named change: id is the position in the journal, data is this as JSON. An "
               "event named reset says that too much was missed: read everything anew. An event "
               "named state comes first and when it changes; its changes is taken, or why no "
               "changes are taken: damaged, disk_full, away.");
  }
  Json content(Json::Object{});
  content.set(operation.info.answers, Json::Object{{"schema", std::move(schema)}});
  return content;
}

Json answer_headers(const Operation& operation) {
  Json headers(Json::Object{});
  auto add = [&](std::string_view name) { headers.set(name, part_reference("headers", name)); };
  if (is_versioned(operation)) add("ETag");
  if (operation.does == Does::Changes) add("Penstock-Position");
  if (operation.info.signs == Signs::In) add("Set-Cookie");
  if (operation.info.answers == "text/csv") add("Content-Disposition");
  return headers;
}

// Whether it is told by id of which records it is.
bool names_records(const Operation& operation) {
  if (operation.path.find('{') != std::string::npos) return true;
  const auto* input = operation.info.input;
  return input != nullptr && std::any_of(input->fields.begin(), input->fields.end(),
                                         [](const Field& f) { return !f.id_prefix.empty(); });
}

std::vector<int> refusals(const Operation& operation) {
  std::set<int> all{400, 408, 414, 429, 431, 503};
  if (operation.info.signs == Signs::Needed) all.insert({401, 403});
  if (operation.info.name == "session.start") all.insert(401);
  if (names_records(operation)) all.insert(404);
  if (operation.method != "get") all.insert({403, 409, 413, 415, 507});  // 403 also: other sites
  if (operation.info.input != nullptr || operation.info.query != nullptr) all.insert(422);
  return {all.begin(), all.end()};
}

Json responses(const Operation& operation, SchemaWriter& schemas) {
  bool has_answer =
      operation.info.output != nullptr || operation.info.answers != "application/json";
  Json done = Json::Object{{"description", operation.info.status == 201 ? "Made"
                                           : has_answer                 ? "Done"
                                                        : "Done; there is nothing to tell"}};
  auto headers = answer_headers(operation);
  if (!headers.as_object()->empty()) done.set("headers", std::move(headers));
  if (has_answer) done.set("content", answer_content(operation, schemas));
  Json all(Json::Object{});
  all.set(std::to_string(has_answer ? operation.info.status : 204), std::move(done));
  if (operation.does == Does::Asks && operation.method == "get" && is_versioned(operation))
    all.set("304", Json::Object{{"description", "Nothing has changed"}});
  for (int status : refusals(operation))
    all.set(std::to_string(status), part_reference("responses", refusal_name(status)));
  return all;
}

std::string_view tag_of(const Operation& operation) {
  return operation.info.name.substr(0, operation.info.name.find('.'));
}

Json describe_operation(const Operation& operation, SchemaWriter& schemas) {
  const auto& info = operation.info;
  Json made = Json::Object{{"operationId", info.name},
                           {"summary", info.says},
                           {"tags", Json::Array{Json(tag_of(operation))}}};
  if (info.needs != Permission::None)
    made.set("description", "Needs the permission " + std::string(to_text(info.needs)) + ".");
  if (info.signs != Signs::Needed) made.set("security", Json::Array{});
  auto all = parameters(operation, schemas);
  if (!all.empty()) made.set("parameters", std::move(all));
  if (auto body = request_body(operation, schemas)) made.set("requestBody", std::move(*body));
  made.set("responses", responses(operation, schemas));
  return made;
}

template <class Entry>
SpecialRoute as_special(const Entry& entry) {
  return {.route = entry.info.route,
          .name = entry.info.name,
          .says = entry.info.says,
          .input = entry.input,
          .defaults = entry.defaults,
          .output = entry.output,
          .status = entry.info.status,
          .needs = entry.info.needs};
}

std::vector<Operation> all_operations(const Registry& registry,
                                      std::span<const SpecialRoute> special) {
  std::vector<Operation> all;
  for (const auto& query : registry.all_queries())
    all.push_back(make_operation(as_special(query), Does::Asks));
  for (const auto& command : registry.all_commands())
    if (!command.info.route.empty())
      all.push_back(make_operation(as_special(command), Does::Changes));
  for (const auto& one : special) all.push_back(make_operation(one, Does::Special));
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return std::tie(a.path, a.method) < std::tie(b.path, b.method);
  });
  return all;
}

}  // namespace

Json make_openapi(const Registry& registry, std::span<const SpecialRoute> special,
                  std::string_view version) {
  SchemaWriter schemas;
  Json paths(Json::Object{});
  auto operations = all_operations(registry, special);
  for (const auto& operation : operations) {
    const auto* found = paths.find(operation.path);
    Json item = found ? *found : Json(Json::Object{});
    item.set(operation.method, describe_operation(operation, schemas));
    paths.set(operation.path, std::move(item));
  }
  schemas.answer(describe<http::Problem>());
  auto all_schemas = std::move(schemas).all();
  all_schemas.set("Money", money_schema());
  auto needed = [](const char* scheme) { return Json(Json::Object{{scheme, Json::Array{}}}); };
  return Json::Object{{"openapi", "3.1.0"},
                      {"info", api_info(version)},
                      {"servers", Json::Array{Json(Json::Object{{"url", kApiPrefix}})}},
                      {"security", Json::Array{needed("token"), needed("session")}},
                      {"paths", std::move(paths)},
                      {"components", Json::Object{{"schemas", std::move(all_schemas)},
                                                  {"responses", shared_refusals()},
                                                  {"parameters", shared_parameters()},
                                                  {"headers", shared_headers()},
                                                  {"securitySchemes", security_schemes()}}}};
}

}  // namespace penstock::commands
