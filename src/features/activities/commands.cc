// Activities: planned, done, reopened. Every change keeps the deal's next step and last activity
// in the same transaction, so that a board never shows a step that is done.

#include "features/activities/queries.h"
#include "features/activities/store.h"
#include "features/checks.h"

namespace penstock::activities {
namespace {

using access::Actor;
using store::Tx;

Result<void> normalise(Activity& activity, Instant now) {
  activity.title = std::string(trim(activity.title));
  clean(activity.outcome);
  if (activity.due_at && activity.due_on)
    return invalid_field("due_on", "two_due", "give due_at or due_on, not both");
  if (activity.done_at && *activity.done_at > now)
    return invalid_field("done_at", "in_future",
                         "give a moment that has passed; plan what is to come with due_at");
  return {};
}

Result<ActivityAnswer> answer(store::Reader& reader, const Actor& actor, const Activity& activity) {
  ActivityAnswer made;
  static_cast<Activity&>(made) = activity;
  made.deal = find_next_step(reader, actor, activity.deal_id);
  return made;
}

// Saves what differs, keeps the deals and writes the journal.
Result<ActivityAnswer> save(Tx& tx, const Actor& actor, Instant now, const Activity& before,
                            const Activity& after) {
  if (!differs(before, after)) return answer(tx, actor, before);
  Events events;
  TRY(saved, save_activity(tx, actor, now, before, after, events));
  refresh_deals(tx, actor, &before, &saved);
  journal::append(tx, actor.workspace_id, actor.user_id, now, events);
  return answer(tx, actor, saved);
}

void remove(Tx& tx, const Actor& actor, Instant now, const Activity& activity) {
  Events events;
  remove_activity(tx, actor, activity, events);
  refresh_deals(tx, actor, &activity, nullptr);
  journal::append(tx, actor.workspace_id, actor.user_id, now, events);
}

// A day given in place of a moment, or the other way round, takes its place.
void replace_due(const EditActivity& command, Activity& after) {
  if (command.due_at && *command.due_at.set && !command.due_on) after.due_on.reset();
  if (command.due_on && *command.due_on.set && !command.due_at) after.due_at.reset();
}

Result<void> bring_back(Tx& tx, const Actor& actor, Instant now, const Json& before) {
  TRY(activity, from_json<Activity>(before));
  bool alone = subject_of(activity) == 0;
  if (alone && actor.visibility != access::Visibility::All && activity.owner_id != actor.user_id)
    return not_found("event");
  TRY_VOID(check_links(tx, actor, Activity{}, activity));
  ++activity.version;
  Events events;
  insert_activity(tx, actor, activity, events);
  refresh_deals(tx, actor, nullptr, &activity);
  journal::append(tx, actor.workspace_id, actor.user_id, now, events);
  return {};
}

}  // namespace

Result<Activity> add_activity(Tx& tx, const Actor& actor, Instant now,
                              const CreateActivity& command, Events& events) {
  Activity activity;
  TRY_VOID(apply_edit(activity, command, {}));
  activity.id = tx.ids().make<ActivityId>();
  activity.created_at = activity.updated_at = now;
  TRY_VOID(normalise(activity, now));
  TRY_VOID(check_owner(tx, actor.workspace_id, activity.owner_id));
  TRY_VOID(check_links(tx, actor, Activity{}, activity));
  if (!activity.owner_id && actor.user_id) activity.owner_id = actor.user_id;
  insert_activity(tx, actor, activity, events);
  return activity;
}

Result<ActivityAnswer> create_activity(Tx& tx, const Actor& actor, Instant now,
                                       const CreateActivity& command) {
  Events events;
  TRY(activity, add_activity(tx, actor, now, command, events));
  refresh_deals(tx, actor, nullptr, &activity);
  journal::append(tx, actor.workspace_id, actor.user_id, now, events);
  return answer(tx, actor, activity);
}

Result<ActivityAnswer> edit_activity(Tx& tx, const Actor& actor, Instant now,
                                     const EditActivity& command) {
  TRY(before, load_activity(tx, actor, command.activity_id));
  TRY_VOID(check_version(before.version, command.expected_version));
  auto after = before;
  TRY_VOID(apply_edit(after, command, {"activity_id", "expected_version"}));
  replace_due(command, after);
  TRY_VOID(normalise(after, now));
  if (after.owner_id != before.owner_id)
    TRY_VOID(check_owner(tx, actor.workspace_id, after.owner_id));
  TRY_VOID(check_links(tx, actor, before, after));
  return save(tx, actor, now, before, after);
}

Result<void> delete_activity(Tx& tx, const Actor& actor, Instant now,
                             const DeleteActivity& command) {
  TRY(activity, load_activity(tx, actor, command.activity_id));
  TRY_VOID(check_version(activity.version, command.expected_version));
  remove(tx, actor, now, activity);
  return {};
}

Result<ActivityAnswer> finish_activity(Tx& tx, const Actor& actor, Instant now,
                                       const FinishActivity& command) {
  TRY(before, load_activity(tx, actor, command.activity_id));
  TRY_VOID(check_version(before.version, command.expected_version));
  if (before.done_at)
    return conflict("already_done", "this activity is done already; reopen it first");
  auto after = before;
  after.done_at = command.done_at.value_or(now);
  if (command.outcome) after.outcome = command.outcome;
  TRY_VOID(normalise(after, now));
  return save(tx, actor, now, before, after);
}

Result<ActivityAnswer> reopen_activity(Tx& tx, const Actor& actor, Instant now,
                                       const ReopenActivity& command) {
  TRY(before, load_activity(tx, actor, command.activity_id));
  TRY_VOID(check_version(before.version, command.expected_version));
  if (!before.done_at) return conflict("already_open", "this activity is open already");
  auto after = before;
  after.done_at.reset();
  return save(tx, actor, now, before, after);
}

Result<void> undo_activity(Tx& tx, const Actor& actor, Instant now, const journal::Entry& entry) {
  TRY(body, parse_json(entry.body));
  ActivityId id{entry.record_id};
  auto exists = store::find_by_id<Activity>(tx, "activities", actor.workspace_id, id);
  if (entry.name == "activity.deleted") {
    if (exists) return undo_overtaken();
    return bring_back(tx, actor, now, *body.find("before"));
  }
  if (!exists) return undo_overtaken();
  TRY(current, load_activity(tx, actor, id));
  if (entry.name == "activity.created") {
    if (!still_after(current, *body.find("after"))) return undo_overtaken();
    remove(tx, actor, now, current);
    return {};
  }
  TRY(before, taken_back(current, body));
  TRY(saved, save(tx, actor, now, current, before));
  (void)saved;
  return {};
}

}  // namespace penstock::activities
