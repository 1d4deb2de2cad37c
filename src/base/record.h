#pragma once
// A record is described once. A plain struct and BOOST_DESCRIBE_STRUCT name its fields; one line of
// notes adds meaning and limits where needed. From this come JSON (record_json.h), SQL columns
// (store/record_sql.h), the OpenAPI schema and the TypeScript types made from it, the fields that
// criteria may name, and the columns of CSV files. A field is spelled the same in all of them.
//
//   struct Team { TeamId id; std::string name; std::int64_t version = 1; };
//   BOOST_DESCRIBE_STRUCT(Team, (), (id, name, version))
//   constexpr auto field_notes(const Team*) {
//     return std::array{FieldNote{.name = "name", .says = "What the team is called", .text_max =
//     100}};
//   }

#include <array>
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/ids.h"
#include "base/json.h"
#include "base/money.h"
#include "base/text.h"
#include "base/time.h"

namespace penstock {

enum class FieldKind {
  Id,
  Text,
  Integer,
  Decimal,
  Boolean,
  Money,
  Probability,
  Instant,
  Date,
  Choice,
  Tags,
  Json,
  List,
  Object
};

inline constexpr std::size_t kTextBytesMax = 500;          // of a text field without a note
inline constexpr std::size_t kLongTextBytesMax = 100'000;  // of notes, descriptions and the like
inline constexpr std::size_t kListItemsMax = 1'000;        // of a list without a note

// What the type of a field cannot say. `says` is the sentence of the documentation.
struct FieldNote {
  std::string_view name;
  std::string_view says = "";
  std::size_t text_max = kTextBytesMax;  // bytes
  std::int64_t min = INT64_MIN;
  std::int64_t max = INT64_MAX;
  bool required = false;   // text: may not be blank
  bool read_only = false;  // made by the server
};

struct RecordDescription;

// One field at run time.
struct Field {
  std::string_view name;
  FieldKind kind;
  bool optional;
  FieldNote note;
  std::string_view id_prefix;                 // Id: "company"
  std::span<const std::string_view> choices;  // Choice: the texts
  const RecordDescription* (*object)();       // Object, and List of objects
  FieldKind item_kind;                        // List: what an item is
};

struct RecordDescription {
  std::string name;  // of the C++ struct: "Deal"; "ListOfDeal" for a template over it
  std::vector<Field> fields;
};

template <class T>
concept Described = std::is_class_v<T> && boost::describe::has_describe_members<T>::value;
template <class T>
concept DescribedEnum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;

// A field of a change: absent (leave it), or a value to set (an empty optional clears).
template <class T>
struct Patch {
  std::optional<T> set;
  explicit operator bool() const { return set.has_value(); }
  bool operator==(const Patch&) const = default;
};

// A JSON text that is already written, passed through as it is. Requires: one valid JSON value.
struct RawJson {
  std::string text = "null";
  bool operator==(const RawJson&) const = default;
};

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;
template <class T>
inline constexpr bool is_patch = false;
template <class T>
inline constexpr bool is_patch<Patch<T>> = true;

// The texts of an enumeration, in the order of its enumerators: DealStatus::Won → "won".
template <DescribedEnum E>
std::span<const std::string_view> enum_texts() {
  static const auto texts = [] {
    std::vector<std::string> all;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
        [&](auto d) { all.push_back(to_snake_case(d.name)); });
    return all;
  }();
  static const std::vector<std::string_view> views(texts.begin(), texts.end());
  return views;
}

template <DescribedEnum E>
std::string_view to_text(E e) {
  std::size_t index = 0, found = SIZE_MAX;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (d.value == e) found = index;
    ++index;
  });
  PENSTOCK_CHECK(found != SIZE_MAX, "an enumeration holds one of its enumerators");
  return enum_texts<E>()[found];
}

template <DescribedEnum E>
std::optional<E> parse_enum(std::string_view text) {
  std::optional<E> result;
  std::size_t index = 0;
  auto texts = enum_texts<E>();
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (texts[index++] == text) result = d.value;
  });
  return result;
}

template <class T>
constexpr FieldNote note_of(std::string_view name) {
  if constexpr (requires { field_notes(static_cast<const T*>(nullptr)); })
    for (const FieldNote& note : field_notes(static_cast<const T*>(nullptr)))
      if (note.name == name) return note;
  return {.name = name};
}

// Calls visit(name, member pointer) for each field in the order of the description. Fields of
// described bases come first.
template <Described T, class Visit>
constexpr void for_each_field(Visit&& visit) {
  using Members = boost::describe::describe_members<T, boost::describe::mod_public |
                                                           boost::describe::mod_inherited>;
  boost::mp11::mp_for_each<Members>([&](auto d) { visit(std::string_view(d.name), d.pointer); });
}

template <Described T>
const RecordDescription& describe();

template <class T>
constexpr FieldKind kind_of() {
  if constexpr (is_optional<T>)
    return kind_of<typename T::value_type>();
  else if constexpr (is_patch<T>)
    return kind_of<std::remove_cvref_t<decltype(*std::declval<T>().set)>>();
  else if constexpr (is_id<T>)
    return FieldKind::Id;
  else if constexpr (std::is_same_v<T, std::string>)
    return FieldKind::Text;
  else if constexpr (std::is_same_v<T, bool>)
    return FieldKind::Boolean;
  else if constexpr (std::is_integral_v<T>)
    return FieldKind::Integer;
  else if constexpr (std::is_floating_point_v<T>)
    return FieldKind::Decimal;
  else if constexpr (std::is_same_v<T, Money>)
    return FieldKind::Money;
  else if constexpr (std::is_same_v<T, Probability>)
    return FieldKind::Probability;
  else if constexpr (std::is_same_v<T, Instant>)
    return FieldKind::Instant;
  else if constexpr (std::is_same_v<T, Date>)
    return FieldKind::Date;
  else if constexpr (std::is_enum_v<T>)
    return FieldKind::Choice;
  else if constexpr (std::is_same_v<T, std::vector<std::string>>)
    return FieldKind::Tags;
  else if constexpr (std::is_same_v<T, Json> || std::is_same_v<T, RawJson>)
    return FieldKind::Json;
  else if constexpr (is_vector<T>)
    return FieldKind::List;
  else
    return FieldKind::Object;
}

template <class T>
struct BareField {
  using type = T;
};
template <class T>
struct BareField<std::optional<T>> {
  using type = typename BareField<T>::type;
};
template <class T>
struct BareField<Patch<T>> {
  using type = typename BareField<T>::type;
};
// The type of a field without optional and Patch around it.
template <class T>
using bare_field = typename BareField<std::remove_cvref_t<T>>::type;

template <class T>
Field describe_field(std::string_view name, FieldNote note) {
  using Bare = bare_field<T>;
  Field field{.name = name,
              .kind = kind_of<Bare>(),
              .optional = is_optional<T> || is_patch<T>,
              .note = note,
              .id_prefix = {},
              .choices = {},
              .object = nullptr,
              .item_kind = FieldKind::Text};
  if constexpr (is_id<Bare>) field.id_prefix = Bare::tag::kPrefix;
  if constexpr (DescribedEnum<Bare>) field.choices = enum_texts<Bare>();
  if constexpr (Described<Bare>) field.object = [] { return &describe<Bare>(); };
  if constexpr (is_vector<Bare>) {
    using Item = typename Bare::value_type;
    field.item_kind = kind_of<Item>();
    if constexpr (is_id<Item>) field.id_prefix = Item::tag::kPrefix;
    if constexpr (DescribedEnum<Item>) field.choices = enum_texts<Item>();
    if constexpr (Described<Item>) field.object = [] { return &describe<Item>(); };
  }
  return field;
}

// "Deal" for penstock::deals::Deal, "ListOfDeal" for penstock::List<penstock::deals::Deal>.
template <class T>
std::string type_name() {
  // "… [T = penstock::deals::Deal]" (clang) or "… [with T = penstock::deals::Deal; …]" (g++).
  std::string_view text = __PRETTY_FUNCTION__;
  auto begin = text.find("T = ") + 4;
  text = text.substr(begin, text.find_first_of(";]", begin) - begin);
  auto last_name = [](std::string_view name) {
    auto colon = name.rfind(':');
    return std::string(colon == std::string_view::npos ? name : name.substr(colon + 1));
  };
  auto open = text.find('<');
  if (open == std::string_view::npos) return last_name(text);
  return last_name(text.substr(0, open)) + "Of" +
         last_name(text.substr(open + 1, text.rfind('>') - open - 1));
}

template <Described T>
const RecordDescription& describe() {
  static const RecordDescription description = [] {
    RecordDescription made{.name = type_name<T>(), .fields = {}};
    for_each_field<T>([&](std::string_view name, auto member) {
      using Member = std::remove_cvref_t<decltype(std::declval<T&>().*member)>;
      made.fields.push_back(describe_field<Member>(name, note_of<T>(name)));
    });
    return made;
  }();
  return description;
}

}  // namespace penstock
