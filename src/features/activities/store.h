#pragma once
// How activities and notes are kept, what their events say, and what a deal shows of them.

#include "features/activities/activities.h"
#include "features/changes.h"
#include "store/record_sql.h"

namespace penstock::activities {

using Events = std::vector<journal::Event>;

// `due_by` orders by when it is due; see sql/0046_activities.sql.
struct ActivityRow : Activity {
  Instant due_by{};
};
BOOST_DESCRIBE_STRUCT(ActivityRow, (Activity), (due_by))
inline auto derived_columns(const ActivityRow& a) {
  return std::array{store::Derived{"title_folded", fold(a.title)}};
}

// What a search for words looks at.
std::string search_text(const Activity& activity);

ActivityRow as_row(const Activity& activity, std::string_view time_zone);

// The record on whose line of time it stands: its deal, else its person, else its company; 0:
// itself.
template <class T>
std::int64_t subject_of(const T& record) {
  if (record.deal_id) return record.deal_id->value;
  if (record.person_id) return record.person_id->value;
  return record.company_id ? record.company_id->value : 0;
}

// " AND (…)": rows of `alias` whose owner the actor may see, or that belong to a deal, company or
// person that the actor may see. Requires: $1 is the workspace.
std::string visible_through(const access::Actor& actor, store::Sql& sql, std::string_view alias,
                            std::string_view owner_column);

// Errors: NotFound also when the actor may not see it.
Result<Activity> load_activity(store::Reader& reader, const access::Actor& actor, ActivityId id);
Result<Note> load_note(store::Reader& reader, const access::Actor& actor, NoteId id);

// InvalidField/not_found unless the deal, company and person that `after` names, and `before` did
// not, are there and visible.
template <class T>
Result<void> check_links(store::Reader& reader, const access::Actor& actor, const T& before,
                         const T& after);

// Each writes the row and adds its event; deals are left to refresh_deals().
void insert_activity(store::Tx& tx, const access::Actor& actor, const Activity& activity,
                     Events& events);
// The event is activity.done, activity.reopened or activity.edited. Errors:
// Conflict/version_conflict.
Result<Activity> save_activity(store::Tx& tx, const access::Actor& actor, Instant now,
                               const Activity& before, Activity after, Events& events);
void remove_activity(store::Tx& tx, const access::Actor& actor, const Activity& activity,
                     Events& events);

void insert_note(store::Tx& tx, const access::Actor& actor, const Note& note, Events& events);
void remove_note(store::Tx& tx, const access::Actor& actor, const Note& note, Events& events);

// Refreshes the deals of both states of an activity; either may be null.
void refresh_deals(store::Tx& tx, const access::Actor& actor, const Activity* before,
                   const Activity* after);
// Nothing where there is no deal, or the actor may not see it.
std::optional<NextStep> find_next_step(store::Reader& reader, const access::Actor& actor,
                                       const std::optional<DealId>& deal_id);

}  // namespace penstock::activities
