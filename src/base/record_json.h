#pragma once
// Described structs ⇄ JSON. Writing appends to a string; reading is strict: an unknown or repeated
// name, a wrong type, a too long text or a number out of its limits is an error that names the
// place ("stages[2].name"). All faults of a text are reported at once, at most kFieldErrorsMax.

#include <cmath>

#include "base/record.h"

namespace penstock {

inline constexpr std::size_t kFieldErrorsMax = 50;

// ---- writing ----

inline void write_json(std::string& out, bool value) { out += value ? "true" : "false"; }
inline void write_json(std::string& out, const std::string& text) { write_json_string(out, text); }
inline void write_json(std::string& out, std::string_view text) { write_json_string(out, text); }
void write_json(std::string& out, std::int64_t value);
inline void write_json(std::string& out, int value) {
  write_json(out, static_cast<std::int64_t>(value));
}
inline void write_json(std::string& out, double value) { write_json_double(out, value); }
void write_json(std::string& out, Money money);
void write_json(std::string& out, Instant instant);
void write_json(std::string& out, Date date);
inline void write_json(std::string& out, Probability p) { write_json(out, p.basis_points); }
inline void write_json(std::string& out, const RawJson& raw) { out += raw.text; }
void write_json_id(std::string& out, std::string_view prefix, std::int64_t value);

template <class Tag>
void write_json(std::string& out, Id<Tag> id) {
  if (id.value == 0)
    out += "null";
  else
    write_json_id(out, Tag::kPrefix, id.value);
}
template <DescribedEnum E>
void write_json(std::string& out, E e) {
  write_json_string(out, to_text(e));
}
template <Described T>
void write_json(std::string& out, const T& record);
template <class T>
void write_json(std::string& out, const std::vector<T>& list);

template <class T>
void write_json(std::string& out, const std::optional<T>& value) {
  if (value)
    write_json(out, *value);
  else
    out += "null";
}

template <class T>
void write_json(std::string& out, const std::vector<T>& list) {
  out += '[';
  bool first = true;
  for (const auto& item : list) {
    if (!first) out += ',';
    first = false;
    write_json(out, item);
  }
  out += ']';
}

// The names of the fields as an object has them: "title": with quotes and colon.
template <Described T>
const std::vector<std::string>& json_names() {
  static const auto names = [] {
    std::vector<std::string> all;
    for_each_field<T>(
        [&](std::string_view name, auto) { all.push_back('"' + std::string(name) + "\":"); });
    return all;
  }();
  return names;
}

// Fields of type Patch are written only when set.
template <Described T>
void write_json(std::string& out, const T& record) {
  const auto& names = json_names<T>();
  std::size_t field = 0;
  char before = '{';
  auto write = [&](const auto& value) {
    out += before;
    before = ',';
    out += names[field];
    write_json(out, value);
  };
  for_each_field<T>([&](std::string_view, auto member) {
    const auto& value = record.*member;
    if constexpr (is_patch<std::remove_cvref_t<decltype(value)>>) {
      if (value.set) write(*value.set);
    } else {
      write(value);
    }
    ++field;
  });
  if (before == '{') out += '{';
  out += '}';
}

template <class T>
std::string to_json_text(const T& value) {
  std::string out;
  write_json(out, value);
  return out;
}

// ---- reading ----

// What a required field that a text does not name means: it keeps its value (a stored text, a
// change of a record), or it is a fault (what a person or a program sends).
enum class Absent { Keep, Fault };

// Collects the faults of one text with their places.
class FieldErrors {
 public:
  explicit FieldErrors(Absent absent = Absent::Keep) : absent_(absent) {}
  Absent absent() const { return absent_; }
  void add(std::string field, std::string_view slug, std::string says) {
    if (all_.size() < kFieldErrorsMax)
      all_.push_back({std::move(field), std::string(slug), std::move(says)});
  }
  bool empty() const { return all_.empty(); }
  // Requires: not empty. One InvalidField error that carries them all.
  Error to_error() &&;

 private:
  Absent absent_;
  std::vector<FieldError> all_;
};

bool read_json(const Json& json, bool& value, const FieldNote&, const std::string& path,
               FieldErrors& errors);
bool read_json(const Json& json, std::int64_t& value, const FieldNote&, const std::string& path,
               FieldErrors& errors);
bool read_json(const Json& json, int& value, const FieldNote&, const std::string& path,
               FieldErrors& errors);
bool read_json(const Json& json, double& value, const FieldNote&, const std::string& path,
               FieldErrors& errors);
bool read_json(const Json& json, std::string& value, const FieldNote&, const std::string& path,
               FieldErrors& errors);
bool read_json(const Json& json, Money& value, const FieldNote&, const std::string& path,
               FieldErrors& errors);
bool read_json(const Json& json, Instant& value, const FieldNote&, const std::string& path,
               FieldErrors& errors);
bool read_json(const Json& json, Date& value, const FieldNote&, const std::string& path,
               FieldErrors& errors);
bool read_json(const Json& json, Probability& value, const FieldNote&, const std::string& path,
               FieldErrors& errors);
bool read_json(const Json& json, Json& value, const FieldNote& note, const std::string& path,
               FieldErrors& errors);
bool read_json(const Json& json, RawJson& value, const FieldNote&, const std::string& path,
               FieldErrors& errors);
bool read_json_id(const Json& json, std::string_view prefix, std::int64_t& value,
                  const std::string& path, FieldErrors& errors);
bool read_json_choice(const Json& json, std::span<const std::string_view> choices,
                      std::size_t& index, const std::string& path, FieldErrors& errors);

template <class Tag>
bool read_json(const Json& json, Id<Tag>& id, const FieldNote&, const std::string& path,
               FieldErrors& errors) {
  return read_json_id(json, Tag::kPrefix, id.value, path, errors);
}
template <DescribedEnum E>
bool read_json(const Json& json, E& e, const FieldNote&, const std::string& path,
               FieldErrors& errors) {
  std::size_t index = 0;
  if (!read_json_choice(json, enum_texts<E>(), index, path, errors)) return false;
  e = *parse_enum<E>(enum_texts<E>()[index]);
  return true;
}
template <Described T>
bool read_json(const Json& json, T& record, const FieldNote&, const std::string& path,
               FieldErrors& errors);
template <class T>
bool read_json(const Json& json, std::vector<T>& list, const FieldNote& note,
               const std::string& path, FieldErrors& errors);

template <class T>
bool read_json(const Json& json, std::optional<T>& value, const FieldNote& note,
               const std::string& path, FieldErrors& errors) {
  if (json.is_null()) {
    value.reset();
    return true;
  }
  return read_json(json, (value = T{}).value(), note, path, errors);
}
template <class T>
bool read_json(const Json& json, Patch<T>& patch, const FieldNote& note, const std::string& path,
               FieldErrors& errors) {
  return read_json(json, patch.set.emplace(), note, path, errors);
}

template <class T>
bool read_json(const Json& json, std::vector<T>& list, const FieldNote& note,
               const std::string& path, FieldErrors& errors) {
  const auto* array = json.as_array();
  if (array == nullptr) {
    errors.add(path, "wrong_type", "give a list here");
    return false;
  }
  if (array->size() > note.items_max) {
    errors.add(path, "too_many",
               "at most " + std::to_string(note.items_max) + " items are allowed here");
    return false;
  }
  if (note.required && array->empty()) {
    errors.add(path, "required", "this may not be empty");
    return false;
  }
  list.clear();  // an edit replaces the list that is there
  bool good = true;
  for (std::size_t i = 0; i < array->size(); ++i)
    good &= read_json((*array)[i], list.emplace_back(), note, path + "[" + std::to_string(i) + "]",
                      errors);
  return good;
}

// Adds errors for members that are no field of `description`, or are given twice.
bool check_members(const Json& json, const RecordDescription& description, const std::string& path,
                   FieldErrors& errors);

// Fields that the text does not name keep the value they have; see Absent.
template <Described T>
bool read_json(const Json& json, T& record, const FieldNote&, const std::string& path,
               FieldErrors& errors) {
  bool good = check_members(json, describe<T>(), path, errors);
  if (json.as_object() == nullptr) return false;
  for_each_field<T>([&](std::string_view name, auto member) {
    using Member = std::remove_cvref_t<decltype(record.*member)>;
    const Json* found = json.find(name);
    const auto note = note_of<T>(name);
    if (found == nullptr && (errors.absent() == Absent::Keep || !must_be_given<Member>(note)))
      return;
    auto place = path.empty() ? std::string(name) : path + "." + std::string(name);
    if (found == nullptr) {
      errors.add(place, "required", "this must be given");
      good = false;
      return;
    }
    good &= read_json(*found, record.*member, note, place, errors);
  });
  return good;
}

// Errors: InvalidField with every faulty place.
template <Described T>
Result<T> from_json(const Json& json, Absent absent = Absent::Keep) {
  T record{};
  FieldErrors errors(absent);
  if (!read_json(json, record, FieldNote{}, "", errors)) return std::move(errors).to_error();
  return record;
}

template <Described T>
Result<T> from_json_text(std::string_view text, Absent absent = Absent::Keep) {
  TRY(json, parse_json(text));
  return from_json<T>(json, absent);
}

// Sets the fields of `record` that `edit` (a struct of Patch fields with the same spelling) names;
// other members of the edit, such as ids of the path, are left out by `ignore`.
// Errors: InvalidField where a value does not fit.
template <Described T, Described E>
Result<void> apply_edit(T& record, const E& edit, std::initializer_list<std::string_view> ignore) {
  TRY(changes, parse_json(to_json_text(edit)));
  auto* members = changes.as_object();
  std::erase_if(*members, [&](const Json::Member& member) {
    for (auto name : ignore)
      if (member.first == name) return true;
    return false;
  });
  FieldErrors errors;
  if (!read_json(changes, record, FieldNote{}, "", errors)) return std::move(errors).to_error();
  return {};
}

// The JSON tree of a described struct, for bodies that are changed before they are written.
template <class T>
Json to_json(const T& value) {
  return parse_json(to_json_text(value)).value();
}

}  // namespace penstock
