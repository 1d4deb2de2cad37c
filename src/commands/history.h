#pragma once
// The history of a record as people read it, and taking one event back.

#include "commands/registry.h"

namespace penstock::commands {

struct HistoryEntry {
  std::int64_t pos = 0;
  Instant at{};           // when it was written
  Instant occurred_at{};  // when it happened
  std::optional<UserId> actor_id;
  std::optional<std::string> actor_name;
  std::string name;         // "deal.moved"
  std::string record_type;  // "deal"
  std::string record_id;    // "deal_01J…"
  RawJson body;
  bool undoable = false;
};
BOOST_DESCRIBE_STRUCT(HistoryEntry, (),
                      (pos, at, occurred_at, actor_id, actor_name, name, record_type, record_id,
                       body, undoable))
constexpr auto field_notes(const HistoryEntry*) {
  return std::array{
      FieldNote{.name = "at", .says = "When it was written"},
      FieldNote{.name = "occurred_at", .says = "When it happened"},
      FieldNote{.name = "name", .says = "What happened: deal.moved"},
      FieldNote{.name = "body", .says = "Depends on the name", .shape = JsonShape::Object}};
}

// One page of the line of time of a record, newest first. The caller has checked that the actor may
// see the record. Errors: InvalidField/invalid_cursor.
Result<List<HistoryEntry>> read_history(store::Reader& reader, const Registry& registry,
                                        const Actor& actor, std::int64_t subject_id,
                                        const std::optional<std::string>& cursor);

std::string record_id_text(std::string_view record_type, std::int64_t id);

// Registers POST /journal/{pos}/undo.
void register_undo(Registry& registry);

}  // namespace penstock::commands
