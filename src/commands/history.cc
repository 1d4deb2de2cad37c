#include "commands/history.h"

#include "commands/listing.h"

namespace penstock::commands {
namespace {

constexpr int kHistoryPage = 50;

struct UndoChange {
  std::int64_t pos = 0;
};
BOOST_DESCRIBE_STRUCT(UndoChange, (), (pos))

struct Undone {
  std::int64_t pos = 0;  // of the event that took it back
};
BOOST_DESCRIBE_STRUCT(Undone, (), (pos))

Result<Undone> undo_change(store::Tx& tx, const Registry& registry, const Actor& actor, Instant now,
                           const UndoChange& command) {
  auto entry = journal::find_entry(tx, actor.workspace_id, command.pos);
  if (!entry) return not_found("event");
  const auto* undo = registry.find_undo(entry->name);
  if (undo == nullptr)
    return rule_rejected("not_undoable",
                         "this kind of change cannot be taken back; change it by hand");
  TRY_VOID((*undo)(tx, actor, now, *entry));
  return Undone{tx.last_position()};
}

}  // namespace

std::string record_id_text(std::string_view record_type, std::int64_t id) {
  return std::string(record_type) + "_" + encode_id(id);
}

Result<List<HistoryEntry>> read_history(store::Reader& reader, const Registry& registry,
                                        const Actor& actor, std::int64_t subject_id,
                                        const std::optional<std::string>& cursor) {
  std::int64_t before = 0;
  if (cursor && !cursor->empty()) {
    TRY(place, decode_cursor(*cursor));
    if (place.as_int() == nullptr)
      return invalid_field("cursor", "invalid_cursor",
                           "this cursor is of another list; begin again without one");
    before = *place.as_int();
  }
  auto entries =
      journal::read_subject(reader, actor.workspace_id, subject_id, before, kHistoryPage + 1);
  List<HistoryEntry> list;
  if (entries.size() > kHistoryPage) {
    entries.pop_back();
    list.next_cursor = encode_cursor(Json(entries.back().pos));
  }
  std::unordered_map<std::int64_t, std::string> names;
  for (auto& entry : entries) {
    auto [name, is_new] = names.try_emplace(entry.actor_id.value);
    if (is_new)
      name->second =
          reader
              .find_text("SELECT u.name FROM users u WHERE u.workspace_id = $1 AND u.id = $2",
                         {actor.workspace_id, entry.actor_id})
              .value_or("");
    HistoryEntry item{.pos = entry.pos,
                      .at = entry.at,
                      .occurred_at = entry.occurred_at,
                      .actor_id = {},
                      .actor_name = {},
                      .name = entry.name,
                      .record_type = entry.record_type,
                      .record_id = record_id_text(entry.record_type, entry.record_id),
                      .body = RawJson{std::move(entry.body)},
                      .undoable = actor.may(Permission::EditRecords) &&
                                  registry.find_undo(entry.name) != nullptr};
    if (entry.actor_id) item.actor_id = entry.actor_id;
    if (!name->second.empty()) item.actor_name = name->second;
    list.items.push_back(std::move(item));
  }
  return list;
}

void register_undo(Registry& registry) {
  registry.add<UndoChange, Undone>(
      {.name = "journal.undo",
       .route = "POST /journal/{pos}/undo",
       .needs = Permission::EditRecords,
       .says = "Take one change back, if nobody changed the same since"},
      [&registry](store::Tx& tx, const Actor& actor, Instant now, const UndoChange& command) {
        return undo_change(tx, registry, actor, now, command);
      });
}

}  // namespace penstock::commands
