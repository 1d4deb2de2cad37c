#pragma once
// What the journal says about a changed record, and how that is taken back. The body of an event
// is {"before": {…}, "after": {…}} with the fields that differ; "before" is null for a new record,
// "after" for a deleted one, and the other side then has every field.

#include <algorithm>
#include <span>

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

// What a body says beside the two sides: {"reason": …}.
using Remarks = Json::Object;
using FieldNames = std::span<const std::string_view>;

template <Described T>
void write_side(std::string& out, const T* side, const T* other, FieldNames always) {
  if (side == nullptr) {
    out += "null";
    return;
  }
  if (other == nullptr) return write_json(out, *side);
  out += '{';
  bool first = true;
  for_each_field<T>([&](std::string_view name, auto member) {
    if (is_bookkeeping(name)) return;
    if (same_json(side->*member, other->*member) && std::ranges::find(always, name) == always.end())
      return;
    if (!first) out += ',';
    first = false;
    out.append("\"").append(name).append("\":");
    write_json(out, side->*member);
  });
  out += '}';
}

// The fields of `always` are told whether they changed or not. Text is appended, without a tree
// between: an import writes millions of these. Requires: at least one of the two records.
template <Described T>
std::string change_body(const T* before, const T* after, const Remarks& remarks = {},
                        FieldNames always = {}) {
  std::string out = "{";
  out.reserve(before == nullptr || after == nullptr ? 1'200 : 600);
  for (const auto& [name, value] : remarks) {
    write_json_string(out, name);
    out.append(":").append(to_text(value)).append(",");
  }
  out += "\"before\":";
  write_side(out, before, after, always);
  out += ",\"after\":";
  write_side(out, after, before, always);
  return out += '}';
}

// `name` and `type` must outlive the event (literals do).
template <Described T>
journal::Event change_event(std::string_view name, std::string_view type, const T* before,
                            const T* after, std::int64_t subject_id = 0,
                            const Remarks& remarks = {}) {
  const T& record = after != nullptr ? *after : *before;
  return {.name = name,
          .record_type = type,
          .record_id = record.id.value,
          .subject_id = subject_id,
          .body = change_body(before, after, remarks)};
}

// A change that takes other records along (a deletion, and what brings it back) has their events
// right before its own, and says in "with" how many.
inline Remarks remarks_with(Remarks remarks, std::size_t along) {
  if (along > 0) remarks.emplace_back("with", static_cast<std::int64_t>(along));
  return remarks;
}
inline int count_along(const Json& body) {
  const auto* with = body.find("with");
  return with != nullptr && with->as_int() != nullptr ? static_cast<int>(*with->as_int()) : 0;
}

// The entries of what went along, in their order.
inline std::vector<journal::Entry> read_along(store::Reader& reader, WorkspaceId workspace_id,
                                              const journal::Entry& entry, const Json& body) {
  auto count = count_along(body);
  if (count == 0) return {};
  return journal::read_after(reader, workspace_id, entry.pos - count - 1, count);
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

// Whether the record still is as the event that made it left it.
template <Described T>
bool still_after(const T& current, const Json& after) {
  bool same = true;
  for_each_field<T>([&](std::string_view name, auto member) {
    if (is_bookkeeping(name)) return;
    if (const auto* left = after.find(name)) same = same && *left == to_json(current.*member);
  });
  return same;
}

// The record with the fields that an edit changed as they were before it; what the edit only told
// (a fact of a deal that stayed) is left as it is now.
// Errors: Conflict/undo_overtaken when one of them was changed since.
template <Described T>
Result<T> taken_back(const T& current, const Json& body) {
  const auto* before = body.find("before");
  const auto* after = body.find("after");
  PENSTOCK_CHECK(before != nullptr && after != nullptr && after->as_object() != nullptr,
                 "the body of a change has two sides");
  auto is = to_json(current);
  Json back(Json::Object{});
  for (const auto& [name, value] : *after->as_object()) {
    const auto* was = before->find(name);
    const auto* now = is.find(name);
    if (was == nullptr || now == nullptr || *was == value || is_bookkeeping(name)) continue;
    if (*now != value) return undo_overtaken();
    back.set(name, *was);
  }
  auto record = current;
  FieldErrors errors;
  if (!read_json(back, record, FieldNote{}, "", errors)) return std::move(errors).to_error();
  return record;
}

}  // namespace penstock
