#include "contract.h"

#include <re2/re2.h>

#include <algorithm>

namespace penstock::scenarios {
namespace {

std::vector<std::string_view> segments(std::string_view path) {
  std::vector<std::string_view> all;
  while (!path.empty()) {
    path.remove_prefix(1);
    auto end = std::min(path.find('/'), path.size());
    all.push_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return all;
}

// How many segments are the same word; -1 where the path is not of the pattern.
int match(std::string_view pattern, std::string_view path) {
  auto want = segments(pattern), have = segments(path);
  if (want.size() != have.size()) return -1;
  int same = 0;
  for (std::size_t i = 0; i < want.size(); ++i) {
    if (want[i].starts_with("{")) continue;
    if (want[i] != have[i]) return -1;
    ++same;
  }
  return same;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 32) : c;
  return out;
}

bool has_header(std::string_view head, std::string_view name) {
  return lower(head).find("\r\n" + lower(name) + ": ") != std::string::npos;
}

bool is_type(const Json& value, std::string_view type) {
  if (type == "null") return value.is_null();
  if (type == "boolean") return value.as_bool() != nullptr;
  if (type == "integer") return value.as_int() != nullptr;
  if (type == "number") return value.as_int() != nullptr || value.as_double() != nullptr;
  if (type == "string") return value.as_string() != nullptr;
  if (type == "array") return value.as_array() != nullptr;
  return value.as_object() != nullptr;
}

bool is_one_of(const Json& value, const Json& types) {
  if (types.as_string()) return is_type(value, *types.as_string());
  return std::any_of(types.as_array()->begin(), types.as_array()->end(),
                     [&](const Json& type) { return is_type(value, *type.as_string()); });
}

bool has_format(std::string_view text, std::string_view format) {
  if (format == "date") return RE2::FullMatch(text, R"(\d{4}-\d\d-\d\d)");
  return RE2::FullMatch(text, R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z)");
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

bool breaks(const Json& schema, const char* limit, std::int64_t have, int direction) {
  const auto* bound = schema.find(limit);
  return bound != nullptr && (have - *bound->as_int()) * direction > 0;
}

// The limits of texts, numbers and lists.
bool is_within(const Json& value, const Json& schema) {
  std::int64_t size = 0;
  if (const auto* text = value.as_string()) {
    size = static_cast<std::int64_t>(code_points(*text));
    return !breaks(schema, "minLength", size, -1) && !breaks(schema, "maxLength", size, 1);
  }
  if (const auto* list = value.as_array()) {
    size = static_cast<std::int64_t>(list->size());
    return !breaks(schema, "minItems", size, -1) && !breaks(schema, "maxItems", size, 1);
  }
  if (const auto* number = value.as_int())
    return !breaks(schema, "minimum", *number, -1) && !breaks(schema, "maximum", *number, 1);
  return true;
}

}  // namespace

Contract::Contract(Json document) : document_(std::move(document)) {}

const Json& Contract::resolve(const Json& json) const {
  const auto* reference = json.find("$ref");
  if (reference == nullptr) return json;
  const Json* here = &document_;
  for (auto name : segments(std::string_view(*reference->as_string()).substr(1))) {
    here = here->find(name);
    PENSTOCK_CHECK(here != nullptr, "nothing at " + *reference->as_string());
  }
  return *here;
}

const Json* Contract::find_operation(std::string_view method, std::string_view path) const {
  const Json* found = nullptr;
  int best = -1;
  for (const auto& [pattern, item] : *document_.find("paths")->as_object()) {
    int same = match(pattern, path.substr(0, path.find('?')));
    if (same <= best) continue;
    best = same;
    found = item.find(lower(method));
  }
  return found;
}

std::vector<std::string> Contract::faults(const Json& value, const Json& schema) const {
  std::vector<std::string> out;
  check(value, schema, "", out);
  return out;
}

void Contract::check(const Json& value, const Json& given, const std::string& at,
                     std::vector<std::string>& out) const {
  const auto& schema = resolve(given);
  if (const auto* either = schema.find("anyOf")) {
    bool any = std::any_of(either->as_array()->begin(), either->as_array()->end(),
                           [&](const Json& one) { return faults(value, one).empty(); });
    if (!any) out.push_back(at + ": fits none of the choices: " + to_text(value));
    return;
  }
  const auto* type = schema.find("type");
  if (type != nullptr && !is_one_of(value, *type))
    return out.push_back(at + ": is no " + to_text(*type) + ": " + to_text(value));
  if (const auto* choices = schema.find("enum")) {
    const auto& all = *choices->as_array();
    if (std::find(all.begin(), all.end(), value) == all.end())
      out.push_back(at + ": is no choice: " + to_text(value));
  }
  if (!is_within(value, schema)) out.push_back(at + ": beyond a limit: " + to_text(value));
  if (const auto* text = value.as_string()) {
    const auto* pattern = schema.find("pattern");
    const auto* format = schema.find("format");
    if (pattern && !RE2::PartialMatch(*text, *pattern->as_string()))
      out.push_back(at + ": is not " + *pattern->as_string() + ": " + *text);
    if (format && !has_format(*text, *format->as_string()))
      out.push_back(at + ": is no " + *format->as_string() + ": " + *text);
  }
  if (value.as_array() != nullptr && schema.find("items") != nullptr)
    for (std::size_t i = 0; i < value.as_array()->size(); ++i)
      check((*value.as_array())[i], *schema.find("items"), at + "[" + std::to_string(i) + "]", out);
  if (value.as_object() != nullptr) check_object(value, schema, at, out);
}

void Contract::check_object(const Json& value, const Json& schema, const std::string& at,
                            std::vector<std::string>& out) const {
  const auto* properties = schema.find("properties");
  if (properties == nullptr) return;  // free JSON
  for (const auto& [name, member] : *value.as_object()) {
    const auto* property = properties->find(name);
    if (property == nullptr)
      out.push_back(at + "." + name + ": is not described");
    else
      check(member, *property, at + "." + name, out);
  }
  if (const auto* required = schema.find("required"))
    for (const auto& name : *required->as_array())
      if (value.find(*name.as_string()) == nullptr)
        out.push_back(at + "." + *name.as_string() + ": is missing");
}

void Contract::check_answer(const Exchange& exchange, const Json& response,
                            std::vector<std::string>& out) const {
  if (const auto* headers = response.find("headers"))
    for (const auto& [name, header] : *headers->as_object())
      // A change that changed nothing has no position.
      if (name != "Penstock-Position" && !has_header(exchange.head, name))
        out.push_back("header " + name + ": is missing");
  const auto* content = response.find("content");
  if (content == nullptr) {
    if (!exchange.answer.empty()) out.push_back("a body where none is described");
    return;
  }
  const auto& [media, described] = content->as_object()->front();
  if (lower(exchange.head).find("\r\ncontent-type: " + media) == std::string::npos)
    out.push_back("is no " + media);
  if (media.find("json") == std::string::npos) return;
  auto json = parse_json(exchange.answer);
  if (!json.ok()) return out.push_back("is no JSON");
  check(*json, *described.find("schema"), "answer", out);
}

void Contract::check_request(const Exchange& exchange, const Json& operation,
                             std::vector<std::string>& out) const {
  const auto* body = operation.find("requestBody");
  if (exchange.body.empty()) {
    if (body != nullptr && body->find("required") != nullptr)
      out.push_back("was taken without the body that it needs");
    return;
  }
  auto json = parse_json(exchange.body);
  if (body == nullptr) {
    if (json.ok() && !(json->as_object() != nullptr && json->as_object()->empty()))
      out.push_back("took a body that is not described");
    return;
  }
  if (const auto* media = body->find("content")->find("application/json"))
    check(*json, *media->find("schema"), "request", out);
}

std::vector<std::string> Contract::faults(const Exchange& exchange) {
  std::vector<std::string> out;
  const auto* operation = find_operation(exchange.method, exchange.path);
  if (operation == nullptr) {
    bool itself = exchange.path == "/openapi.json";
    if (exchange.status < 400 && !itself) out.push_back("is not described");
    return out;
  }
  const auto* response = operation->find("responses")->find(std::to_string(exchange.status));
  if (response == nullptr) return {"answers " + std::to_string(exchange.status)};
  check_answer(exchange, resolve(*response), out);
  if (exchange.status < 300) {
    check_request(exchange, *operation, out);
    if (out.empty()) proven_.insert(*operation->find("operationId")->as_string());
  }
  return out;
}

}  // namespace penstock::scenarios
