#include "commands/openapi.h"

#include <algorithm>
#include <set>

namespace penstock::commands {
namespace {

class Writer {
 public:
  Json schemas() && {
    Json all(Json::Object{});
    while (!waiting_.empty()) {
      const auto* description = *waiting_.begin();
      waiting_.erase(waiting_.begin());
      all.set(description->name, object_schema(*description, {}));
    }
    std::sort(all.as_object()->begin(), all.as_object()->end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    return all;
  }

  Json reference(const RecordDescription& description) {
    if (seen_.insert(description.name).second) waiting_.insert(&description);
    return Json(Json::Object{{"$ref", "#/components/schemas/" + description.name}});
  }

  // Fields named in `without` are left out: they are in the path.
  Json object_schema(const RecordDescription& description,
                     const std::set<std::string, std::less<>>& without) {
    Json properties(Json::Object{});
    for (const auto& field : description.fields)
      if (!without.contains(field.name)) properties.set(field.name, field_schema(field));
    Json schema(Json::Object{{"type", "object"}, {"properties", std::move(properties)}});
    schema.set("additionalProperties", false);
    return schema;
  }

  Json field_schema(const Field& field) {
    auto schema = kind_schema(field, field.kind);
    if (!field.note.says.empty()) schema.set("description", field.note.says);
    if (field.note.read_only) schema.set("readOnly", true);
    if (field.optional) make_nullable(schema);
    return schema;
  }

 private:
  static void make_nullable(Json& schema) {
    if (const auto* type = schema.find("type"); type != nullptr && type->as_string()) {
      schema.set("type", Json::Array{*type, Json("null")});
      if (const auto* choices = schema.find("enum")) {
        auto with_null = *choices->as_array();
        with_null.emplace_back(nullptr);
        schema.set("enum", std::move(with_null));
      }
      return;
    }
    Json either(Json::Object{});
    either.set("anyOf", Json::Array{schema, Json(Json::Object{{"type", "null"}})});
    schema = std::move(either);
  }

  Json kind_schema(const Field& field, FieldKind kind) {
    auto typed = [](const char* type) { return Json(Json::Object{{"type", type}}); };
    auto formatted = [](const char* format) {
      return Json(Json::Object{{"type", "string"}, {"format", format}});
    };
    switch (kind) {
      case FieldKind::Id:
        return Json(
            Json::Object{{"type", "string"},
                         {"pattern", "^" + std::string(field.id_prefix) + "_[0-9A-Z]{13}$"}});
      case FieldKind::Text:
        return Json(Json::Object{{"type", "string"}});
      case FieldKind::Integer:
        return typed("integer");
      case FieldKind::Decimal:
        return typed("number");
      case FieldKind::Boolean:
        return typed("boolean");
      case FieldKind::Probability:
        return Json(Json::Object{{"type", "integer"}, {"minimum", 0}, {"maximum", 10000}});
      case FieldKind::Instant:
        return formatted("date-time");
      case FieldKind::Date:
        return formatted("date");
      case FieldKind::Money:
        return Json(Json::Object{{"$ref", "#/components/schemas/Money"}});
      case FieldKind::Tags:
        return Json(Json::Object{{"type", "array"}, {"items", typed("string")}});
      case FieldKind::Json:
        return Json(Json::Object{});
      case FieldKind::Choice: {
        Json::Array choices;
        for (auto choice : field.choices) choices.emplace_back(choice);
        return Json(Json::Object{{"type", "string"}, {"enum", std::move(choices)}});
      }
      case FieldKind::Object:
        return reference(*field.object());
      case FieldKind::List:
        return Json(
            Json::Object{{"type", "array"}, {"items", kind_schema(field, field.item_kind)}});
    }
    return {};
  }

  std::set<std::string> seen_;
  std::set<const RecordDescription*> waiting_;
};

Json problem_answer(const char* says) {
  Json content(Json::Object{
      {"application/problem+json",
       Json(Json::Object{
           {"schema", Json(Json::Object{{"$ref", "#/components/schemas/Problem"}})}})}});
  return Json(Json::Object{{"description", says}, {"content", std::move(content)}});
}

struct Operation {
  std::string_view route, name, says;
  const RecordDescription* input;
  const RecordDescription* output;
  int status;
};

Json parameter(const Field& field, const char* place, Writer& writer) {
  Json one(Json::Object{{"name", field.name}, {"in", place}});
  if (place == std::string_view("path")) one.set("required", true);
  auto schema = writer.field_schema(field);
  one.set("schema", std::move(schema));
  return one;
}

// Parameters of the path that no description names are plain texts.
void add_plain_path_parameters(Json::Array& parameters, std::string_view path,
                               const std::set<std::string, std::less<>>& known) {
  for (auto open = path.find('{'); open != std::string_view::npos;
       open = path.find('{', open + 1)) {
    auto name = path.substr(open + 1, path.find('}', open) - open - 1);
    if (known.contains(name)) continue;
    parameters.push_back(Json(Json::Object{{"name", name},
                                           {"in", "path"},
                                           {"required", true},
                                           {"schema", Json(Json::Object{{"type", "string"}})}}));
  }
}

void add_operation(Json& paths, const Operation& operation, Writer& writer) {
  auto blank = operation.route.find(' ');
  auto method = to_snake_case(operation.route.substr(0, blank));
  std::erase(method, '_');
  std::string path(operation.route.substr(blank + 1));
  bool reads = method == "get";
  Json::Array parameters;
  std::set<std::string, std::less<>> in_path;
  bool has_body = false;
  for (const auto& field : operation.input ? operation.input->fields : std::vector<Field>{}) {
    if (path.find("{" + std::string(field.name) + "}") != std::string::npos) {
      in_path.emplace(field.name);
      parameters.push_back(parameter(field, "path", writer));
    } else if (reads) {
      parameters.push_back(parameter(field, "query", writer));
    } else {
      has_body = true;
    }
  }
  add_plain_path_parameters(parameters, path, in_path);
  Json body(Json::Object{{"operationId", operation.name},
                         {"summary", operation.says},
                         {"parameters", std::move(parameters)}});
  if (has_body) {
    Json content(Json::Object{
        {"application/json",
         Json(Json::Object{{"schema", writer.object_schema(*operation.input, in_path)}})}});
    body.set("requestBody",
             Json(Json::Object{{"required", true}, {"content", std::move(content)}}));
  }
  Json answers(Json::Object{});
  if (operation.output != nullptr) {
    Json content(Json::Object{
        {"application/json", Json(Json::Object{{"schema", writer.reference(*operation.output)}})}});
    answers.set(std::to_string(operation.status),
                Json(Json::Object{{"description", "Done"}, {"content", std::move(content)}}));
  } else {
    answers.set("204", Json(Json::Object{{"description", "Done"}}));
  }
  answers.set("default", problem_answer("What went wrong, where, and what to do"));
  body.set("responses", std::move(answers));
  const auto* found = paths.find(path);
  Json item = found ? *found : Json(Json::Object{});
  item.set(method, std::move(body));
  paths.set(path, std::move(item));
}

Json fixed_schema(std::initializer_list<std::pair<const char*, const char*>> fields) {
  Json properties(Json::Object{});
  for (auto [name, type] : fields) properties.set(name, Json(Json::Object{{"type", type}}));
  return Json(Json::Object{{"type", "object"}, {"properties", std::move(properties)}});
}

}  // namespace

Json make_openapi(const Registry& registry, std::span<const SpecialRoute> special,
                  std::string_view version) {
  Writer writer;
  Json paths(Json::Object{});
  for (const auto& query : registry.all_queries())
    add_operation(paths,
                  {query.info.route, query.info.name, query.info.says, query.input, query.output,
                   query.info.status},
                  writer);
  for (const auto& command : registry.all_commands())
    if (!command.info.route.empty())
      add_operation(paths,
                    {command.info.route, command.info.name, command.info.says, command.input,
                     command.output, command.info.status},
                    writer);
  for (const auto& one : special)
    add_operation(paths, {one.route, one.name, one.says, one.input, one.output, one.status},
                  writer);
  std::sort(paths.as_object()->begin(), paths.as_object()->end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });

  auto schemas = std::move(writer).schemas();
  schemas.set("Money", fixed_schema({{"amount", "string"}, {"currency", "string"}}));
  auto problem = fixed_schema({{"type", "string"},
                               {"title", "string"},
                               {"status", "integer"},
                               {"detail", "string"},
                               {"slug", "string"},
                               {"trace_id", "string"}});
  Json errors(Json::Object{
      {"type", "array"},
      {"items", fixed_schema({{"field", "string"}, {"slug", "string"}, {"says", "string"}})}});
  auto properties = *problem.find("properties");
  properties.set("errors", std::move(errors));
  problem.set("properties", std::move(properties));
  schemas.set("Problem", std::move(problem));

  Json schemes(Json::Object{{"token", Json(Json::Object{{"type", "http"}, {"scheme", "bearer"}})}});
  return Json(Json::Object{
      {"openapi", "3.1.0"},
      {"info", Json(Json::Object{{"title", "Penstock"},
                                 {"version", version},
                                 {"license", Json(Json::Object{{"name", "Apache-2.0"},
                                                               {"identifier", "Apache-2.0"}})}})},
      {"servers", Json::Array{Json(Json::Object{{"url", "/api/v1"}})}},
      {"security", Json::Array{Json(Json::Object{{"token", Json::Array{}}})}},
      {"paths", std::move(paths)},
      {"components", Json(Json::Object{{"schemas", std::move(schemas)},
                                       {"securitySchemes", std::move(schemes)}})}});
}

}  // namespace penstock::commands
