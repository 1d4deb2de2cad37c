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

enum class JsonShape { Any, Object };

// What the type of a field cannot say. `says` is the sentence of the documentation.
struct FieldNote {
  std::string_view name;
  std::string_view says = "";
  std::size_t text_max = kTextBytesMax;   // bytes; of each text of a list
  std::size_t items_max = kListItemsMax;  // of a list
  std::int64_t min = INT64_MIN;
  std::int64_t max = INT64_MAX;
  bool required = false;             // must be given; a text may not be blank, a list not empty
  bool read_only = false;            // made by the server
  JsonShape shape = JsonShape::Any;  // of free JSON
};

struct RecordDescription;

// One field at run time.
struct Field {
  std::string_view name;
  FieldKind kind;
  bool optional;  // std::optional or Patch
  bool nullable;  // null is a value of it
  bool required;  // an input must name it: an id, or what its note says
  FieldNote note;
  std::string_view id_prefix;                 // Id: "company"
  std::span<const std::string_view> choices;  // Choice: the texts
  const RecordDescription* (*object)();       // Object, and List of objects
  FieldKind item_kind;                        // List: what an item is
};

struct RecordDescription {
  std::string name;  // of the C++ struct: "Deal"; "ListOfDeal" for a template over it
  std::vector<Field> fields;
  bool partial = false;  // of a PartOf: an answer may leave fields out
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

// A number that is already written in decimal, so that it is read as it was rounded.
struct RawNumber : RawJson {};

// A JSON object that has some of the fields of T, written already: what ?fields= answers.
template <class T>
struct PartOf : RawJson {
  using whole = T;
};

template <class T>
inline constexpr bool is_part = false;
template <class T>
inline constexpr bool is_part<PartOf<T>> = true;
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
template <Described T>
const RecordDescription& describe_part();

template <class T>
constexpr FieldKind kind_of() {
  if constexpr (is_optional<T>)
    return kind_of<typename T::value_type>();
  else if constexpr (is_patch<T>)
    return kind_of<std::remove_cvref_t<decltype(*std::declval<T>().set)>>();
  else if constexpr (is_id<T>)
    return FieldKind::Id;
  else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, std::string_view>)
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
  else if constexpr (std::is_same_v<T, RawNumber>)
    return FieldKind::Decimal;
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
inline constexpr bool is_nullable = is_optional<T>;
template <class T>
inline constexpr bool is_nullable<Patch<T>> = is_optional<T>;

// Whether an input must name a field of type T: an id has no value of its own that means "none".
template <class T>
constexpr bool must_be_given(const FieldNote& note) {
  return !is_optional<T> && !is_patch<T> && (is_id<T> || note.required);
}

// The record that an object, or the items of a list, are described by; null for anything else.
template <class T>
constexpr const RecordDescription* (*object_of())() {
  if constexpr (is_part<T>)
    return [] { return &describe_part<typename T::whole>(); };
  else if constexpr (Described<T>)
    return [] { return &describe<T>(); };
  else
    return nullptr;
}

template <class T>
Field describe_field(std::string_view name, FieldNote note) {
  using Bare = bare_field<T>;
  Field field{.name = name,
              .kind = kind_of<Bare>(),
              .optional = is_optional<T> || is_patch<T>,
              .nullable = is_nullable<T>,
              .required = must_be_given<T>(note),
              .note = note,
              .id_prefix = {},
              .choices = {},
              .object = object_of<Bare>(),
              .item_kind = FieldKind::Text};
  if constexpr (is_id<Bare>) field.id_prefix = Bare::tag::kPrefix;
  if constexpr (DescribedEnum<Bare>) field.choices = enum_texts<Bare>();
  if constexpr (is_vector<Bare>) {
    using Item = typename Bare::value_type;
    field.item_kind = kind_of<Item>();
    if constexpr (is_id<Item>) field.id_prefix = Item::tag::kPrefix;
    if constexpr (DescribedEnum<Item>) field.choices = enum_texts<Item>();
    field.object = object_of<Item>();
  }
  return field;
}

// "ListOfDeal" for "penstock::List<penstock::deals::Deal>".
inline std::string short_type_name(std::string_view text) {
  auto open = text.find('<');
  auto outer = text.substr(0, open);
  std::string name(outer.substr(outer.rfind(':') + 1));  // all of it where there is no colon
  if (open == std::string_view::npos) return name;
  auto inner = short_type_name(text.substr(open + 1, text.rfind('>') - open - 1));
  return name.ends_with("Of") ? name + inner : name + "Of" + inner;
}

// "Deal" for penstock::deals::Deal.
template <class T>
std::string type_name() {
  // "… [T = penstock::deals::Deal]" (clang) or "… [with T = penstock::deals::Deal; …]" (g++).
  std::string_view text = __PRETTY_FUNCTION__;
  auto begin = text.find("T = ") + 4;
  return short_type_name(text.substr(begin, text.find_first_of(";]", begin) - begin));
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

template <Described T>
const RecordDescription& describe_part() {
  static const RecordDescription description{
      .name = "PartOf" + describe<T>().name, .fields = describe<T>().fields, .partial = true};
  return description;
}

}  // namespace penstock
