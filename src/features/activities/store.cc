#include "features/activities/store.h"

#include "features/checks.h"
#include "store/text_index.h"

namespace penstock::activities {
namespace {

using access::Actor;
using store::Reader;
using store::Sql;
using store::Tx;

// 9999-12-31T23:59:59.999Z: after everything that has a date.
constexpr std::int64_t kNoDueMs = 253'402'300'799'999;

void put_words(Tx& tx, const Actor& actor, ActivityId id, std::string_view before,
               std::string_view after) {
  store::put_text(tx, {actor.workspace_id, "activity"}, id.value, before, after);
}

// The event names kind and title too, so that a line of time reads without a look at the record.
journal::Event event_of(std::string_view name, const Activity* before, const Activity* after) {
  const auto& activity = after != nullptr ? *after : *before;
  auto event = change_event(name, "activity", before, after, subject_of(activity),
                            {{"kind", to_json(activity.kind)}, {"title", activity.title}});
  if (name == "activity.done" && activity.done_at) event.occurred_at = activity.done_at;
  return event;
}

std::string_view event_name(const Activity& before, const Activity& after) {
  if (!before.done_at && after.done_at) return "activity.done";
  if (before.done_at && !after.done_at) return "activity.reopened";
  return "activity.edited";
}

template <class T>
std::optional<T> find_through(Reader& reader, const Actor& actor, std::string_view table,
                              std::string_view owner_column, std::int64_t id) {
  Sql sql;
  sql.bind(actor.workspace_id.value);
  auto bound_id = sql.bind(id);
  sql.text = "SELECT " + store::columns<T>("a") + " FROM " + std::string(table) +
             " a WHERE a.workspace_id = $1 AND a.id = " + bound_id;
  sql.text += visible_through(actor, sql, "a", owner_column);
  std::optional<T> found;
  reader.query(sql, [&](const store::Row& row) { found = store::read_row<T>(row); });
  return found;
}

}  // namespace

std::string search_text(const Activity& activity) {
  return activity.title + " " + activity.outcome.value_or("");
}

ActivityRow as_row(const Activity& activity, std::string_view time_zone) {
  ActivityRow row;
  static_cast<Activity&>(row) = activity;
  row.due_by = instant_from_ms(kNoDueMs);
  if (activity.due_at)
    row.due_by = *activity.due_at;
  else if (activity.due_on)
    row.due_by = start_of_day_in_zone(add_days(*activity.due_on, 1), time_zone) -
                 std::chrono::milliseconds{1};
  return row;
}

std::string visible_through(const Actor& actor, Sql& sql, std::string_view alias,
                            std::string_view owner_column) {
  if (actor.visibility == access::Visibility::All) return "";
  std::string a(alias);
  auto through = [&](const char* table, const char* column) {
    return " OR " + a + "." + column + " IN (SELECT s.id FROM " + table +
           " s WHERE s.workspace_id = $1" + access::visible(actor, sql, "s.owner_id") +
           " AND s.id = " + a + "." + column + ")";
  };
  auto own = visible_expression(actor, sql, a + "." + std::string(owner_column));
  return " AND (" + own + through("deals", "deal_id") + through("companies", "company_id") +
         through("people", "person_id") + ")";
}

Result<Activity> load_activity(Reader& reader, const Actor& actor, ActivityId id) {
  auto found = find_through<Activity>(reader, actor, "activities", "owner_id", id.value);
  if (!found) return not_found("activity");
  return std::move(*found);
}

Result<Note> load_note(Reader& reader, const Actor& actor, NoteId id) {
  auto found = find_through<Note>(reader, actor, "notes", "author_id", id.value);
  if (!found) return not_found("note");
  return std::move(*found);
}

template <class T>
Result<void> check_links(Reader& reader, const Actor& actor, const T& before, const T& after) {
  if (after.deal_id && after.deal_id != before.deal_id &&
      !sees(reader, actor, "deals", after.deal_id->value))
    return unknown_reference("deal_id", "deal");
  if (after.company_id && after.company_id != before.company_id &&
      !sees(reader, actor, "companies", after.company_id->value))
    return unknown_reference("company_id", "company");
  if (after.person_id && after.person_id != before.person_id &&
      !sees(reader, actor, "people", after.person_id->value))
    return unknown_reference("person_id", "person");
  return {};
}
template Result<void> check_links(Reader&, const Actor&, const Activity&, const Activity&);
template Result<void> check_links(Reader&, const Actor&, const Note&, const Note&);

void insert_activity(Tx& tx, const Actor& actor, const Activity& activity, Events& events) {
  store::insert(tx, "activities", actor.workspace_id, as_row(activity, actor.time_zone));
  put_words(tx, actor, activity.id, "", search_text(activity));
  events.push_back(event_of("activity.created", nullptr, &activity));
}

Result<Activity> save_activity(Tx& tx, const Actor& actor, Instant now, const Activity& before,
                               Activity after, Events& events) {
  after.version = before.version + 1;
  after.updated_at = now;
  TRY_VOID(store::update(tx, "activities", actor.workspace_id, as_row(before, actor.time_zone),
                         as_row(after, actor.time_zone)));
  put_words(tx, actor, after.id, search_text(before), search_text(after));
  events.push_back(event_of(event_name(before, after), &before, &after));
  return after;
}

void remove_activity(Tx& tx, const Actor& actor, const Activity& activity, Events& events) {
  tx.execute("DELETE FROM activities WHERE workspace_id = $1 AND id = $2",
             {actor.workspace_id, activity.id});
  put_words(tx, actor, activity.id, search_text(activity), "");
  events.push_back(event_of("activity.deleted", &activity, nullptr));
}

void insert_note(Tx& tx, const Actor& actor, const Note& note, Events& events) {
  store::insert(tx, "notes", actor.workspace_id, note);
  events.push_back(change_event<Note>("note.created", "note", nullptr, &note, subject_of(note)));
}

void remove_note(Tx& tx, const Actor& actor, const Note& note, Events& events) {
  tx.execute("DELETE FROM notes WHERE workspace_id = $1 AND id = $2",
             {actor.workspace_id, note.id});
  events.push_back(change_event<Note>("note.deleted", "note", &note, nullptr, subject_of(note)));
}

void refresh_deal(Tx& tx, const Actor& actor, DealId deal_id) {
  std::optional<std::int64_t> next_id, next_at;
  std::optional<std::string> kind, title;
  tx.query(
      "SELECT a.id, a.kind, a.title, a.due_by FROM activities a WHERE a.workspace_id = $1 AND "
      "a.deal_id = $2 AND "
      "a.done_at IS NULL ORDER BY a.due_by, a.id LIMIT 1",
      {actor.workspace_id, deal_id}, [&](const store::Row& row) {
        next_id = row.integer(0);
        kind = std::string(row.text(1));
        title = std::string(row.text(2));
        if (row.integer(3) < kNoDueMs) next_at = row.integer(3);
      });
  auto last = tx.find_integer(
      "SELECT max(a.done_at) FROM activities a WHERE a.workspace_id = $1 AND a.deal_id = $2",
      {actor.workspace_id, deal_id});
  tx.execute(
      "UPDATE deals SET next_activity_id = $3, next_activity_kind = $4, next_activity_title = $5, "
      "next_activity_at = $6, "
      "last_activity_at = $7 WHERE workspace_id = $1 AND id = $2",
      {actor.workspace_id, deal_id, next_id, kind, title, next_at, last});
}

void refresh_deals(Tx& tx, const Actor& actor, const Activity* before, const Activity* after) {
  auto old_deal = before != nullptr ? before->deal_id : std::nullopt;
  auto new_deal = after != nullptr ? after->deal_id : std::nullopt;
  if (old_deal) refresh_deal(tx, actor, *old_deal);
  if (new_deal && new_deal != old_deal) refresh_deal(tx, actor, *new_deal);
}

std::optional<NextStep> find_next_step(Reader& reader, const Actor& actor,
                                       const std::optional<DealId>& deal_id) {
  if (!deal_id || !sees(reader, actor, "deals", deal_id->value)) return {};
  return store::find_by_id<NextStep>(reader, "deals", actor.workspace_id, *deal_id);
}

}  // namespace penstock::activities
