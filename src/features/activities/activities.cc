// What activities offer: commands, queries, undo and the fields of criteria.

#include "features/activities/activities.h"

#include "features/activities/queries.h"
#include "features/activities/store.h"

namespace penstock::activities {
namespace {

using access::Actor;
using commands::List;
using commands::Permission;
using commands::Registry;
using store::Reader;

const commands::ListSource& activity_source() {
  static const commands::ListSource source{
      .record = "activity",
      .alias = "a",
      .columns = store::columns<Activity>("a") + ", d.title, c.name, p.name, u.name",
      .from =
          "activities a LEFT JOIN deals d ON d.workspace_id = $1 AND d.id = a.deal_id{seen "
          "d.owner_id} "
          "LEFT JOIN companies c ON c.workspace_id = $1 AND c.id = a.company_id{seen c.owner_id} "
          "LEFT JOIN people p ON p.workspace_id = $1 AND p.id = a.person_id{seen p.owner_id} "
          "LEFT JOIN users u ON u.workspace_id = $1 AND u.id = a.owner_id",
      .owner_column = "",
      .sorts = {{.name = "due", .column = "a.due_by"},
                {.name = "created_at", .column = "a.created_at"},
                {.name = "done_at", .column = "a.done_at", .nullable = true}},
      .default_sort = "-created_at"};
  return source;
}

std::string state_condition(ActivityState state, const Actor& actor, Instant now, store::Sql& sql) {
  switch (state) {
    case ActivityState::Open:
      return " AND a.done_at IS NULL";
    case ActivityState::Done:
      return " AND a.done_at IS NOT NULL";
    case ActivityState::Overdue:
      return " AND a.done_at IS NULL AND a.due_by < " + sql.bind(to_ms(now));
    case ActivityState::Today: {
      auto today = date_in_zone(now, actor.time_zone);
      auto begin = sql.bind(to_ms(start_of_day_in_zone(today, actor.time_zone)));
      auto end = sql.bind(to_ms(start_of_day_in_zone(add_days(today, 1), actor.time_zone)));
      return " AND a.done_at IS NULL AND a.due_by >= " + begin + " AND a.due_by < " + end;
    }
  }
  return "";
}

std::string conditions(const ListActivities& query, const Actor& actor, Instant now,
                       store::Sql& sql) {
  std::string out;
  if (query.state) out += state_condition(*query.state, actor, now, sql);
  if (query.owner_id) out += " AND a.owner_id = " + sql.bind(query.owner_id->value);
  if (query.deal_id) out += " AND a.deal_id = " + sql.bind(query.deal_id->value);
  if (query.company_id) out += " AND a.company_id = " + sql.bind(query.company_id->value);
  if (query.person_id) out += " AND a.person_id = " + sql.bind(query.person_id->value);
  return out + visible_through(actor, sql, "a", "owner_id");
}

Result<Activity> get_activity(Reader& reader, const Actor& actor, Instant,
                              const GetActivity& query) {
  return load_activity(reader, actor, query.activity_id);
}

void register_activity_commands(Registry& registry) {
  constexpr auto kNeeds = Permission::EditRecords;
  registry.add({.name = "activity.create",
                .route = "POST /activities",
                .needs = kNeeds,
                .says = "Plan an activity, or log one that was done",
                .status = 201},
               create_activity);
  registry.add({.name = "activity.edit",
                .route = "PATCH /activities/{activity_id}",
                .needs = kNeeds,
                .says = "Change an activity"},
               edit_activity);
  registry.add({.name = "activity.delete",
                .route = "DELETE /activities/{activity_id}",
                .needs = kNeeds,
                .says = "Delete an activity"},
               delete_activity);
  registry.add({.name = "activity.finish",
                .route = "POST /activities/{activity_id}/done",
                .needs = kNeeds,
                .says = "Mark an activity as done, with its outcome"},
               finish_activity);
  registry.add({.name = "activity.reopen",
                .route = "POST /activities/{activity_id}/reopen",
                .needs = kNeeds,
                .says = "Open an activity again"},
               reopen_activity);
  for (auto name : {"activity.created", "activity.edited", "activity.done", "activity.reopened",
                    "activity.deleted"})
    registry.add_undo(name, undo_activity);
}

void register_note_commands(Registry& registry) {
  constexpr auto kNeeds = Permission::EditRecords;
  registry.add({.name = "note.create",
                .route = "POST /notes",
                .needs = kNeeds,
                .says = "Write a note on a deal, company or person",
                .status = 201},
               create_note);
  registry.add({.name = "note.edit",
                .route = "PATCH /notes/{note_id}",
                .needs = kNeeds,
                .says = "Change a note"},
               edit_note);
  registry.add({.name = "note.delete",
                .route = "DELETE /notes/{note_id}",
                .needs = kNeeds,
                .says = "Delete a note"},
               delete_note);
  for (auto name : {"note.created", "note.edited", "note.deleted"})
    registry.add_undo(name, undo_note);
}

void register_queries(Registry& registry) {
  registry.add_query({.name = "activity.get",
                      .route = "GET /activities/{activity_id}",
                      .says = "One activity",
                      .runs = http::Runs::Inline},
                     get_activity);
  registry.add_query<ListActivities, List<ActivityItem>>(
      {.name = "activity.list",
       .route = "GET /activities",
       .says = "Activities: open, done, overdue or of today, page by page"},
      [&registry](Reader& reader, const Actor& actor, Instant now, const ListActivities& query) {
        return list_activities(reader, registry, actor, now, query);
      });
  registry.add_query<ListNotes, List<NoteItem>>(
      {.name = "note.list",
       .route = "GET /notes",
       .says = "Notes of a deal, company or person, newest first"},
      [&registry](Reader& reader, const Actor& actor, Instant now, const ListNotes& query) {
        return list_notes(reader, registry, actor, now, query);
      });
}

}  // namespace

Result<List<ActivityItem>> list_activities(Reader& reader, const Registry& registry,
                                           const Actor& actor, Instant now,
                                           const ListActivities& query) {
  commands::ListRequest request = query;
  if (!request.sort && query.state)
    request.sort = query.state == ActivityState::Done ? "-done_at" : "due";
  List<ActivityItem> list;
  TRY(page, commands::read_page(
                reader, registry, actor, now, activity_source(), request,
                [&](const store::Row& row) {
                  list.items.push_back(store::read_row<ActivityItem>(row, 2));
                },
                [&](store::Sql& sql) { return conditions(query, actor, now, sql); }));
  list.next_cursor = std::move(page.next_cursor);
  list.count = page.count;
  return list;
}

criteria::RecordSpec activity_spec() {
  auto spec = criteria::make_record_spec<Activity>("activity", "activities");
  spec.field("title")->folded_column = "title_folded";
  return spec;
}

criteria::CollectionSpec activity_collection(std::string fk_column) {
  auto kinds = enum_texts<ActivityKind>();
  return {.name = "activity",
          .kinds = {kinds.begin(), kinds.end()},
          .table = "activities",
          .fk_column = std::move(fk_column),
          .kind_column = "kind",
          .at_column = "done_at",
          .condition = "{}.done_at IS NOT NULL"};
}

void register_activities(Registry& registry) {
  registry.add_record(activity_spec());
  register_activity_commands(registry);
  register_note_commands(registry);
  register_queries(registry);
}

}  // namespace penstock::activities
