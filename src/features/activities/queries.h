#pragma once
// Reads of activities and notes, and the undoing of their events.

#include "commands/listing.h"
#include "features/activities/activities.h"

namespace penstock::activities {

// Overdue: open and past its time. Today: open and due on this day of the workspace, past or not.
enum class ActivityState { Open, Done, Overdue, Today };
BOOST_DESCRIBE_ENUM(ActivityState, Open, Done, Overdue, Today)

struct ActivityItem : Activity {
  std::optional<std::string> deal_title;
  std::optional<std::string> company_name;
  std::optional<std::string> person_name;
  std::optional<std::string> owner_name;
};
BOOST_DESCRIBE_STRUCT(ActivityItem, (Activity), (deal_title, company_name, person_name, owner_name))

struct ListActivities : commands::ListRequest {
  std::optional<ActivityState> state;
  std::optional<UserId> owner_id;
  std::optional<DealId> deal_id;
  std::optional<CompanyId> company_id;
  std::optional<PersonId> person_id;
};
BOOST_DESCRIBE_STRUCT(ListActivities, (commands::ListRequest),
                      (state, owner_id, deal_id, company_id, person_id))

struct NoteItem : Note {
  std::optional<std::string> author_name;
};
BOOST_DESCRIBE_STRUCT(NoteItem, (Note), (author_name))

struct ListNotes {
  std::optional<DealId> deal_id;  // exactly one of the three
  std::optional<CompanyId> company_id;
  std::optional<PersonId> person_id;
  std::optional<std::string> cursor;
  std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(ListNotes, (), (deal_id, company_id, person_id, cursor, limit))
constexpr auto field_notes(const ListNotes*) {
  return std::array{FieldNote{.name = "cursor", .text_max = 2000},
                    FieldNote{.name = "limit", .min = 1, .max = commands::kPageMax}};
}

struct GetActivity {
  ActivityId activity_id;
};
BOOST_DESCRIBE_STRUCT(GetActivity, (), (activity_id))

Result<commands::List<ActivityItem>> list_activities(store::Reader& reader,
                                                     const commands::Registry& registry,
                                                     const access::Actor& actor, Instant now,
                                                     const ListActivities& query);
Result<commands::List<NoteItem>> list_notes(store::Reader& reader,
                                            const commands::Registry& registry,
                                            const access::Actor& actor, Instant now,
                                            const ListNotes& query);

// Errors: Conflict/undo_overtaken.
Result<void> undo_activity(store::Tx& tx, const access::Actor& actor, Instant now,
                           const journal::Entry& entry);
Result<void> undo_note(store::Tx& tx, const access::Actor& actor, Instant now,
                       const journal::Entry& entry);

}  // namespace penstock::activities
