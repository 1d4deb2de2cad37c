// What a deleted deal takes along, and how it comes back with the deal. Each activity and note has
// an event of its own, so that whoever follows them hears of it.

#include "features/activities/store.h"

namespace penstock::activities {
namespace {

using access::Actor;
using store::Tx;

template <class T>
std::vector<T> rows_of(Tx& tx, const Actor& actor, std::string_view table, DealId deal_id) {
  std::vector<T> rows;
  tx.query("SELECT " + store::columns<T>("t") + " FROM " + std::string(table) +
               " t WHERE t.workspace_id = $1 AND t.deal_id = $2 ORDER BY t.id",
           {actor.workspace_id, deal_id},
           [&](const store::Row& row) { rows.push_back(store::read_row<T>(row)); });
  return rows;
}

bool is_there(Tx& tx, const Actor& actor, std::string_view table, std::int64_t id) {
  return tx.exists(
      "SELECT 1 FROM " + std::string(table) + " t WHERE t.workspace_id = $1 AND t.id = $2",
      {actor.workspace_id, id});
}

// What it named is still there, seen by the actor or not: it was named before.
template <class T>
Result<T> read_taken(Tx& tx, const Actor& actor, std::string_view table,
                     const journal::Entry& entry) {
  TRY(body, parse_json(entry.body));
  TRY(record, from_json<T>(*body.find("before")));
  if (is_there(tx, actor, table, record.id.value) ||
      (record.company_id && !is_there(tx, actor, "companies", record.company_id->value)) ||
      (record.person_id && !is_there(tx, actor, "people", record.person_id->value)))
    return undo_overtaken();
  ++record.version;
  return record;
}

}  // namespace

void leave_with_deal(Tx& tx, const Actor& actor, DealId deal_id, Events& events) {
  for (const auto& activity : rows_of<Activity>(tx, actor, "activities", deal_id))
    remove_activity(tx, actor, activity, events);
  for (const auto& note : rows_of<Note>(tx, actor, "notes", deal_id))
    remove_note(tx, actor, note, events);
}

Result<void> check_return(Tx& tx, const Actor& actor, const journal::Entry& entry) {
  if (entry.record_type == "activity")
    TRY_VOID(read_taken<Activity>(tx, actor, "activities", entry));
  else
    TRY_VOID(read_taken<Note>(tx, actor, "notes", entry));
  return {};
}

Result<void> return_with_deal(Tx& tx, const Actor& actor, const journal::Entry& entry,
                              Events& events) {
  if (entry.record_type == "activity") {
    TRY(activity, read_taken<Activity>(tx, actor, "activities", entry));
    insert_activity(tx, actor, activity, events);
  } else {
    TRY(note, read_taken<Note>(tx, actor, "notes", entry));
    insert_note(tx, actor, note, events);
  }
  return {};
}

}  // namespace penstock::activities
