#include "base/json.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <cmath>
#include <memory>

#include "base/text.h"

namespace penstock {
namespace {

Json copy(simdjson::dom::element element) {
  using simdjson::dom::element_type;
  switch (element.type()) {
    case element_type::NULL_VALUE:
      return nullptr;
    case element_type::BOOL:
      return bool(element);
    case element_type::INT64:
      return std::int64_t(element);
    case element_type::UINT64:
      return static_cast<double>(std::uint64_t(element));
    case element_type::DOUBLE:
      return double(element);
    case element_type::STRING:
      return std::string_view(element);
    case element_type::ARRAY: {
      Json::Array array;
      for (auto item : simdjson::dom::array(element)) array.push_back(copy(item));
      return array;
    }
    case element_type::OBJECT: {
      Json::Object object;
      for (auto member : simdjson::dom::object(element))
        object.emplace_back(member.key, copy(member.value));
      return object;
    }
  }
  return nullptr;
}

}  // namespace

const Json* Json::find(std::string_view name) const {
  const auto* object = as_object();
  if (object == nullptr) return nullptr;
  for (auto member = object->rbegin(); member != object->rend(); ++member)
    if (member->first == name) return &member->second;
  return nullptr;
}

void Json::set(std::string_view name, Json member) {
  if (is_null()) value = Object{};
  auto* object = as_object();
  PENSTOCK_CHECK(object != nullptr, "only an object has members");
  for (auto& [key, old] : *object) {
    if (key == name) {
      old = std::move(member);
      return;
    }
  }
  object->emplace_back(std::string(name), std::move(member));
}

Result<Json> parse_json(std::string_view text) {
  if (text.size() > kJsonBytesMax)
    return limit_exceeded("too_large", fmt::format("the JSON text has {} bytes, the limit is {}",
                                                   text.size(), kJsonBytesMax));
  thread_local std::unique_ptr<simdjson::dom::parser> parser;
  if (!parser) {
    parser = std::make_unique<simdjson::dom::parser>(kJsonBytesMax + 1);
    if (parser->allocate(64 << 10, kJsonDepthMax) != simdjson::SUCCESS)
      return unavailable("out_of_memory", "no memory to read the JSON text");
  }
  auto parsed = parser->parse(text.data(), text.size());
  if (parsed.error() == simdjson::MEMALLOC)
    return unavailable("out_of_memory", "no memory to read the JSON text");
  if (parsed.error() != simdjson::SUCCESS)
    return Error{
        ErrorCode::InvalidField, "invalid_json",
        fmt::format("the body is not valid JSON: {}", simdjson::error_message(parsed.error()))};
  auto json = copy(parsed.value_unsafe());
  // A long text would keep its memory in every thread: give it back.
  if (text.size() > (1u << 20)) parser.reset();
  return json;
}

void write_json_string(std::string& out, std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  out += '"';
  std::size_t plain = 0;  // start of the run that needs no escape
  for (std::size_t i = 0; i < text.size();) {
    auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x80) {
      auto length = utf8_length(text.substr(i));
      if (length == 0) {
        out.append(text, plain, i - plain).append("\xEF\xBF\xBD");
        plain = ++i;
      } else {
        i += length;
      }
      continue;
    }
    if (c >= 0x20 && c != '"' && c != '\\') {
      ++i;
      continue;
    }
    out.append(text, plain, i - plain);
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        out.append("\\u00") += kHex[c >> 4];
        out += kHex[c & 15];
    }
    plain = ++i;
  }
  out.append(text, plain, text.size() - plain);
  out += '"';
}

void write_json_double(std::string& out, double number) {
  if (!std::isfinite(number)) {
    out += "null";
    return;
  }
  if (number == 0 && std::signbit(number))
    out += "-0.0";  // "-0" would read back as the integer 0
  else
    fmt::format_to(std::back_inserter(out), "{}", number);
}

void write_json(std::string& out, const Json& json) {
  if (json.is_null())
    out += "null";
  else if (const auto* b = json.as_bool())
    out += *b ? "true" : "false";
  else if (const auto* i = json.as_int())
    fmt::format_to(std::back_inserter(out), "{}", *i);
  else if (const auto* d = json.as_double())
    write_json_double(out, *d);
  else if (const auto* s = json.as_string())
    write_json_string(out, *s);
  else if (const auto* array = json.as_array()) {
    out += '[';
    for (std::size_t i = 0; i < array->size(); ++i) {
      if (i > 0) out += ',';
      write_json(out, (*array)[i]);
    }
    out += ']';
  } else if (const auto* object = json.as_object()) {
    out += '{';
    for (std::size_t i = 0; i < object->size(); ++i) {
      if (i > 0) out += ',';
      write_json_string(out, (*object)[i].first);
      out += ':';
      write_json(out, (*object)[i].second);
    }
    out += '}';
  }
}

}  // namespace penstock
