#pragma once
// What the journal says about a changed record, and how that is taken back. The body of an event
// is {"before": {…}, "after": {…}} with the fields that differ; "before" is null for a new record,
// "after" for a deleted one, and the other side then has every field.

#include "base/record_json.h"
#include "journal/journal.h"

namespace penstock {

// Member of a "deal.undone": the deal's entries of the same batch that are marked "history" no
// longer count.
inline constexpr std::string_view kWithdrawsHistory = "withdraws_history";

// Fields that say that a record changed, not what changed.
inline bool is_bookkeeping(std::string_view field) {
  return field == "version" || field == "updated_at";
}

template <class T>
bool same_json(const T& a, const T& b) {
  if constexpr (std::equality_comparable<T>)
    return a == b;
  else
    return to_json_text(a) == to_json_text(b);
}

// True when a field other than the bookkeeping differs.
template <Described T>
bool differs(const T& before, const T& after) {
  bool different = false;
  for_each_field<T>([&](std::string_view name, auto member) {
    if (!is_bookkeeping(name)) different = different || !same_json(before.*member, after.*member);
  });
  return different;
}

// Requires: at least one of the two.
template <Described T>
std::string change_body(const T* before, const T* after) {
  Json old_side, new_side;
  if (before == nullptr)
    new_side = to_json(*after);
  else if (after == nullptr)
    old_side = to_json(*before);
  else {
    old_side = new_side = Json(Json::Object{});
    for_each_field<T>([&](std::string_view name, auto member) {
      if (is_bookkeeping(name) || same_json((*before).*member, (*after).*member)) return;
      old_side.set(name, to_json((*before).*member));
      new_side.set(name, to_json((*after).*member));
    });
  }
  return to_text(
      Json(Json::Object{{"before", std::move(old_side)}, {"after", std::move(new_side)}}));
}

// `name` and `type` must outlive the event (literals do).
template <Described T>
journal::Event change_event(std::string_view name, std::string_view type, const T* before,
                            const T* after, std::int64_t subject_id = 0) {
  const T& record = after != nullptr ? *after : *before;
  return {.name = name,
          .record_type = type,
          .record_id = record.id.value,
          .subject_id = subject_id,
          .body = change_body(before, after)};
}

inline Error undo_overtaken() {
  return conflict("undo_overtaken",
                  "the record was changed again since; take back the newer change first");
}

inline Result<void> check_version(std::int64_t version, std::optional<std::int64_t> expected) {
  if (!expected || *expected == version) return {};
  return conflict(
      "version_conflict",
      "somebody changed this record since you read it; load it again and repeat the change");
}

// Whether the record still is as the event left it.
template <Described T>
bool still_after(const T& current, const Json& after) {
  bool same = true;
  for_each_field<T>([&](std::string_view name, auto member) {
    if (is_bookkeeping(name)) return;
    if (const auto* left = after.find(name)) same = same && *left == to_json(current.*member);
  });
  return same;
}

// The record with the fields of an edit as they were before it.
// Errors: Conflict/undo_overtaken when one of them was changed since.
template <Described T>
Result<T> taken_back(const T& current, const Json& body) {
  const auto* before = body.find("before");
  const auto* after = body.find("after");
  PENSTOCK_CHECK(before != nullptr && after != nullptr, "the body of a change has two sides");
  if (!still_after(current, *after)) return undo_overtaken();
  auto record = current;
  FieldErrors errors;
  if (!read_json(*before, record, FieldNote{}, "", errors)) return std::move(errors).to_error();
  return record;
}

}  // namespace penstock
