#include "commands/openapi_schema.h"

#include <algorithm>

namespace penstock::commands {
namespace {

Json typed(std::string_view type) { return Json::Object{{"type", type}}; }
Json formatted(std::string_view format) {
  return Json::Object{{"type", "string"}, {"format", format}};
}

void add_bounds(Json& schema, std::int64_t min, std::int64_t max) {
  if (min != INT64_MIN) schema.set("minimum", min);
  if (max != INT64_MAX) schema.set("maximum", max);
}

void make_nullable(Json& schema) {
  const auto* type = schema.find("type");
  if (type == nullptr || type->as_string() == nullptr) {
    if (schema.as_object() != nullptr && schema.find("$ref") == nullptr) return;  // free JSON
    schema = Json::Object{{"anyOf", Json::Array{schema, typed("null")}}};
    return;
  }
  schema.set("type", Json::Array{*type, Json("null")});
  if (const auto* choices = schema.find("enum")) {
    auto with_null = *choices->as_array();
    with_null.emplace_back(nullptr);
    schema.set("enum", std::move(with_null));
  }
}

// A default is told where a plain value stands for a field that is left out.
void add_default(Json& schema, const Field& field, const Json& defaults) {
  if (field.optional || field.required || defaults.as_object() == nullptr) return;
  const auto* value = defaults.find(field.name);
  if (value == nullptr) return;
  switch (field.kind) {
    case FieldKind::Text:
      if (value->as_string() == nullptr || value->as_string()->empty()) return;
      break;
    case FieldKind::Choice:
    case FieldKind::Boolean:
    case FieldKind::Integer:
    case FieldKind::Probability:
    case FieldKind::Decimal:
      break;
    default:
      return;
  }
  schema.set("default", *value);
}

}  // namespace

Json SchemaWriter::all() && {
  std::sort(schemas_.begin(), schemas_.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  return std::move(schemas_);
}

Json SchemaWriter::answer(const RecordDescription& description) {
  return reference(description.name, description, Way::Out);
}

Json SchemaWriter::input(const RecordDescription& description,
                         const std::vector<std::string>& in_path, const Json& defaults) {
  auto known = named_.emplace(description.name, &description);
  PENSTOCK_CHECK(known.second, "an input is described once: " + description.name);
  auto schema = object_schema(description, Way::In, in_path, defaults);
  schemas_.emplace_back(description.name, std::move(schema));
  return Json::Object{{"$ref", "#/components/schemas/" + description.name}};
}

Json SchemaWriter::reference(const std::string& name, const RecordDescription& description,
                             Way way) {
  auto [known, is_new] = named_.emplace(name, &description);
  PENSTOCK_CHECK(known->second == &description, "two records of the API have the name " + name);
  if (is_new) {
    auto schema = object_schema(description, way, {}, {});
    schemas_.emplace_back(name, std::move(schema));
  }
  return Json::Object{{"$ref", "#/components/schemas/" + name}};
}

Json SchemaWriter::object_schema(const RecordDescription& description, Way way,
                                 const std::vector<std::string>& in_path, const Json& defaults) {
  Json properties(Json::Object{});
  Json::Array required;
  for (const auto& field : description.fields) {
    if (std::find(in_path.begin(), in_path.end(), field.name) != in_path.end()) continue;
    auto schema = field_schema(field, way);
    if (way == Way::In) add_default(schema, field, defaults);
    properties.set(field.name, std::move(schema));
    bool always = description.partial ? field.name == "id" : true;
    if (way == Way::In ? field.required : always) required.emplace_back(field.name);
  }
  Json schema = Json::Object{{"type", "object"}, {"properties", std::move(properties)}};
  if (!required.empty()) schema.set("required", std::move(required));
  if (way == Way::In) schema.set("additionalProperties", false);
  return schema;
}

Json SchemaWriter::parameter(const Field& field, const Json& defaults) const {
  SchemaWriter plain;  // a parameter refers to nothing
  auto schema = plain.kind_schema(field, field.kind, Way::In);
  add_default(schema, field, defaults);
  return schema;
}

Json SchemaWriter::field_schema(const Field& field, Way way) {
  auto schema = kind_schema(field, field.kind, way);
  if (!field.note.says.empty()) schema.set("description", field.note.says);
  if (field.note.read_only && way == Way::Out) schema.set("readOnly", true);
  if (field.nullable) make_nullable(schema);
  return schema;
}

Json SchemaWriter::text_schema(const FieldNote& note, Way way) const {
  auto schema = typed("string");
  if (way == Way::Out) return schema;
  // The limit counts bytes; no text with more characters than that can be within it.
  if (note.required) schema.set("minLength", 1);
  schema.set("maxLength", static_cast<std::int64_t>(note.text_max));
  return schema;
}

Json SchemaWriter::list_schema(const Field& field, Json items, Way way) const {
  Json schema = Json::Object{{"type", "array"}, {"items", std::move(items)}};
  if (way == Way::Out) return schema;
  if (field.note.required) schema.set("minItems", 1);
  schema.set("maxItems", static_cast<std::int64_t>(field.note.items_max));
  return schema;
}

Json SchemaWriter::kind_schema(const Field& field, FieldKind kind, Way way) {
  switch (kind) {
    case FieldKind::Id:
      return Json::Object{{"type", "string"},
                          {"pattern", "^" + std::string(field.id_prefix) + "_[0-9A-Z]{13}$"}};
    case FieldKind::Text:
      return text_schema(field.note, way);
    case FieldKind::Integer: {
      auto schema = typed("integer");
      if (way == Way::In) add_bounds(schema, field.note.min, field.note.max);
      return schema;
    }
    case FieldKind::Decimal:
      return typed("number");
    case FieldKind::Boolean:
      return typed("boolean");
    case FieldKind::Probability: {
      auto schema = typed("integer");
      add_bounds(schema, 0, 10'000);
      return schema;
    }
    case FieldKind::Instant:
      return formatted("date-time");
    case FieldKind::Date:
      return formatted("date");
    case FieldKind::Money:
      return Json::Object{{"$ref", "#/components/schemas/Money"}};
    case FieldKind::Tags:
      return list_schema(field, text_schema({.name = "", .text_max = field.note.text_max}, way),
                         way);
    case FieldKind::Json:
      if (field.note.shape == JsonShape::Any) return Json::Object{};
      return Json::Object{{"type", "object"}, {"additionalProperties", true}};
    case FieldKind::Choice: {
      Json::Array choices(field.choices.begin(), field.choices.end());
      return Json::Object{{"type", "string"}, {"enum", std::move(choices)}};
    }
    case FieldKind::Object: {
      const auto& object = *field.object();
      return way == Way::Out ? answer(object) : reference(object.name + "Input", object, way);
    }
    case FieldKind::List:
      return list_schema(field, kind_schema(field, field.item_kind, way), way);
  }
  return {};
}

}  // namespace penstock::commands
