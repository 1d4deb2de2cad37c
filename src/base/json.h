#pragma once
// A JSON value as a plain tree, a strict reader, and a writer. Described structs are written and
// read by base/record_json.h; this tree is for free-form parts (custom fields, criteria, journal
// bodies) and as the step between text and struct.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

namespace penstock {

inline constexpr int kJsonDepthMax = 64;                   // nested arrays and objects
inline constexpr std::size_t kJsonBytesMax = 64ull << 20;  // of one text

struct Json {
  using Array = std::vector<Json>;
  using Member = std::pair<std::string, Json>;
  using Object = std::vector<Member>;  // in the order of the text; a repeated name is kept
  std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, Array, Object> value =
      nullptr;

  Json() = default;
  Json(std::nullptr_t) {}                               // NOLINT(implicit)
  Json(bool b) : value(b) {}                            // NOLINT(implicit)
  Json(std::int64_t i) : value(i) {}                    // NOLINT(implicit)
  Json(int i) : value(static_cast<std::int64_t>(i)) {}  // NOLINT(implicit)
  Json(double d) : value(d) {}                          // NOLINT(implicit)
  Json(std::string s) : value(std::move(s)) {}          // NOLINT(implicit)
  Json(std::string_view s) : value(std::string(s)) {}   // NOLINT(implicit)
  Json(const char* s) : value(std::string(s)) {}        // NOLINT(implicit)
  Json(Array a) : value(std::move(a)) {}                // NOLINT(implicit)
  Json(Object o) : value(std::move(o)) {}               // NOLINT(implicit)
  bool operator==(const Json&) const = default;

  bool is_null() const { return std::holds_alternative<std::nullptr_t>(value); }
  const bool* as_bool() const { return std::get_if<bool>(&value); }
  const std::int64_t* as_int() const { return std::get_if<std::int64_t>(&value); }
  const double* as_double() const { return std::get_if<double>(&value); }
  const std::string* as_string() const { return std::get_if<std::string>(&value); }
  const Array* as_array() const { return std::get_if<Array>(&value); }
  const Object* as_object() const { return std::get_if<Object>(&value); }
  Object* as_object() { return std::get_if<Object>(&value); }
  // The member of an object, or nullptr. The last one wins where a name is repeated.
  const Json* find(std::string_view name) const;
  // Sets a member of an object (makes this an object if it is null).
  void set(std::string_view name, Json member);
};

// Reads one JSON text (RFC 8259). Errors: InvalidField/invalid_json with the reason;
// LimitExceeded/too_large beyond kJsonBytesMax, InvalidField/invalid_json beyond kJsonDepthMax.
Result<Json> parse_json(std::string_view text);

// Appends the text. Strings that are not UTF-8 have the bad bytes replaced by U+FFFD.
void write_json(std::string& out, const Json& json);
// Appends a quoted, escaped JSON string.
void write_json_string(std::string& out, std::string_view text);
// Appends the shortest text that reads back as the same double; null when not finite.
void write_json_double(std::string& out, double number);
inline std::string to_text(const Json& json) {
  std::string out;
  write_json(out, json);
  return out;
}

}  // namespace penstock
