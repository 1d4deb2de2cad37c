#include "base/record_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace penstock {

void write_json(std::string& out, std::int64_t value) {
  char digits[24];
  auto end = std::to_chars(std::begin(digits), std::end(digits), value).ptr;
  out.append(digits, end);
}

void write_json(std::string& out, Money money) {
  if (!money.currency) {
    out += "null";
    return;
  }
  out.append("{\"amount\":\"").append(format_amount(money)).append("\",\"currency\":\"");
  out.append(money.currency.text()).append("\"}");
}

void write_json(std::string& out, Instant instant) {
  out += '"';
  append_text(out, instant);
  out += '"';
}
void write_json(std::string& out, Date date) {
  out += '"';
  append_text(out, date);
  out += '"';
}

void write_json_id(std::string& out, std::string_view prefix, std::int64_t value) {
  out.append("\"").append(prefix).append("_").append(encode_id(value)) += '"';
}

Error FieldErrors::to_error() && {
  PENSTOCK_CHECK(!all_.empty(), "an error has at least one place");
  Error error{ErrorCode::InvalidField, "invalid_field", "", std::move(all_)};
  const auto& first = error.fields.front();
  error.says = first.field.empty() ? first.says : first.field + ": " + first.says;
  if (error.fields.size() > 1) error.says += fmt::format(" (and {} more)", error.fields.size() - 1);
  return error;
}

namespace {

bool fail(FieldErrors& errors, const std::string& path, std::string_view slug, std::string says) {
  errors.add(path, slug, std::move(says));
  return false;
}

// The limit of a text is bytes; people count characters.
std::size_t characters_that_fit(std::string_view text, std::size_t bytes_max) {
  auto end = std::min(bytes_max, text.size());
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
    --end;
  return count_code_points(text.substr(0, end));
}

}  // namespace

bool read_json(const Json& json, bool& value, const FieldNote&, const std::string& path,
               FieldErrors& errors) {
  const auto* given = json.as_bool();
  if (given == nullptr) return fail(errors, path, "wrong_type", "give true or false here");
  value = *given;
  return true;
}

bool read_json(const Json& json, std::int64_t& value, const FieldNote& note,
               const std::string& path, FieldErrors& errors) {
  const auto* given = json.as_int();
  if (given == nullptr) return fail(errors, path, "wrong_type", "give a whole number here");
  if (*given < note.min || *given > note.max)
    return fail(errors, path, "out_of_range",
                fmt::format("give a number from {} to {}", note.min, note.max));
  value = *given;
  return true;
}

bool read_json(const Json& json, int& value, const FieldNote& note, const std::string& path,
               FieldErrors& errors) {
  FieldNote narrow = note;
  narrow.min = std::max<std::int64_t>(note.min, INT32_MIN);
  narrow.max = std::min<std::int64_t>(note.max, INT32_MAX);
  std::int64_t wide = 0;
  if (!read_json(json, wide, narrow, path, errors)) return false;
  value = static_cast<int>(wide);
  return true;
}

bool read_json(const Json& json, double& value, const FieldNote&, const std::string& path,
               FieldErrors& errors) {
  if (const auto* d = json.as_double())
    value = *d;
  else if (const auto* i = json.as_int())
    value = static_cast<double>(*i);
  else
    return fail(errors, path, "wrong_type", "give a number here");
  return true;
}

bool read_json(const Json& json, std::string& value, const FieldNote& note, const std::string& path,
               FieldErrors& errors) {
  const auto* given = json.as_string();
  if (given == nullptr) return fail(errors, path, "wrong_type", "give a text here");
  if (given->size() > note.text_max)
    return fail(errors, path, "too_long",
                fmt::format("the text has {} characters, and the first {} of them fit; shorten it",
                            count_code_points(*given), characters_that_fit(*given, note.text_max)));
  if (note.required && trim(*given).empty())
    return fail(errors, path, "required", "this may not be empty");
  value = *given;
  return true;
}

bool read_json(const Json& json, Money& value, const FieldNote&, const std::string& path,
               FieldErrors& errors) {
  const auto* amount = json.find("amount") ? json.find("amount")->as_string() : nullptr;
  const auto* code = json.find("currency") ? json.find("currency")->as_string() : nullptr;
  if (amount == nullptr || code == nullptr || json.as_object()->size() != 2)
    return fail(errors, path, "wrong_type",
                R"(give {"amount": "1250.00", "currency": "EUR"} here)");
  auto currency = Currency::parse(*code);
  if (!currency)
    return fail(errors, path + ".currency", "unknown_currency",
                "give an ISO 4217 code in capital letters, such as EUR");
  auto minor = parse_amount(*amount, *currency);
  if (!minor)
    return fail(
        errors, path + ".amount", "invalid_amount",
        fmt::format(
            "give a decimal number with at most {} decimals and 15 digits, such as \"1250.00\"",
            currency->digits()));
  value = Money{*minor, *currency};
  return true;
}

bool read_json(const Json& json, Instant& value, const FieldNote&, const std::string& path,
               FieldErrors& errors) {
  auto parsed = json.as_string() ? parse_instant(*json.as_string()) : std::nullopt;
  if (!parsed)
    return fail(errors, path, "invalid_instant", "give a moment such as \"2026-11-22T10:00:00Z\"");
  value = *parsed;
  return true;
}

bool read_json(const Json& json, Date& value, const FieldNote&, const std::string& path,
               FieldErrors& errors) {
  auto parsed = json.as_string() ? parse_date(*json.as_string()) : std::nullopt;
  if (!parsed) return fail(errors, path, "invalid_date", "give a day such as \"2026-11-22\"");
  value = *parsed;
  return true;
}

bool read_json(const Json& json, Probability& value, const FieldNote&, const std::string& path,
               FieldErrors& errors) {
  return read_json(json, value.basis_points, FieldNote{.name = "", .min = 0, .max = 10'000}, path,
                   errors);
}

bool read_json(const Json& json, Json& value, const FieldNote& note, const std::string& path,
               FieldErrors& errors) {
  if (note.shape == JsonShape::Object && json.as_object() == nullptr)
    return fail(errors, path, "wrong_type", "give an object here");
  value = json;
  return true;
}

bool read_json(const Json& json, RawJson& value, const FieldNote& note, const std::string& path,
               FieldErrors& errors) {
  Json tree;
  if (!read_json(json, tree, note, path, errors)) return false;
  value.text = to_text(json);
  return true;
}

bool read_json_id(const Json& json, std::string_view prefix, std::int64_t& value,
                  const std::string& path, FieldErrors& errors) {
  const auto* text = json.as_string();
  bool shaped = text != nullptr && text->size() == prefix.size() + 14 &&
                text->starts_with(prefix) && (*text)[prefix.size()] == '_';
  auto number = shaped ? decode_id(std::string_view(*text).substr(prefix.size() + 1)) : -1;
  if (number <= 0)
    return fail(errors, path, "invalid_id",
                fmt::format("give an id that begins with \"{}_\"", prefix));
  value = number;
  return true;
}

bool read_json_choice(const Json& json, std::span<const std::string_view> choices,
                      std::size_t& index, const std::string& path, FieldErrors& errors) {
  if (const auto* text = json.as_string()) {
    auto found = std::find(choices.begin(), choices.end(), *text);
    if (found != choices.end()) {
      index = static_cast<std::size_t>(found - choices.begin());
      return true;
    }
  }
  return fail(errors, path, "unknown_choice",
              fmt::format("give one of: {}", fmt::join(choices, ", ")));
}

bool check_members(const Json& json, const RecordDescription& description, const std::string& path,
                   FieldErrors& errors) {
  const auto* object = json.as_object();
  if (object == nullptr) return fail(errors, path, "wrong_type", "give an object here");
  bool good = true;
  auto place = [&](const std::string& name) { return path.empty() ? name : path + "." + name; };
  for (std::size_t i = 0; i < object->size(); ++i) {
    const auto& name = (*object)[i].first;
    bool known = std::any_of(description.fields.begin(), description.fields.end(),
                             [&](const Field& f) { return f.name == name; });
    if (!known)
      good = fail(errors, place(name), "unknown_field",
                  "there is no such field here; remove it or correct its name");
    for (std::size_t j = 0; j < i; ++j)
      if ((*object)[j].first == name)
        good = fail(errors, place(name), "given_twice", "this field is given twice; keep one");
  }
  return good;
}

}  // namespace penstock
