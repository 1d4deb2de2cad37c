#pragma once
// Activities (planned or done) and notes. They stand on the line of time of a deal, else of a
// person, else of a company.

#include <optional>
#include <string>

#include "commands/registry.h"
#include "features/ids.h"

namespace penstock::activities {

inline constexpr std::size_t kTitleBytesMax = 300;
inline constexpr std::size_t kOutcomeBytesMax = 10'000;
inline constexpr std::int64_t kDurationMinMax = 14 * 24 * 60;  // minutes

enum class ActivityKind { Call, Meeting, Presentation, Email, Message, Task };
BOOST_DESCRIBE_ENUM(ActivityKind, Call, Meeting, Presentation, Email, Message, Task)

struct Activity {
  ActivityId id;
  ActivityKind kind = ActivityKind::Task;
  std::string title;
  std::optional<Instant> due_at;
  std::optional<Date> due_on;  // a day without an hour; at most one of the two is set
  std::optional<std::int64_t> duration_min;
  std::optional<UserId> owner_id;
  std::optional<DealId> deal_id;
  std::optional<CompanyId> company_id;
  std::optional<PersonId> person_id;
  std::optional<Instant> done_at;
  std::optional<std::string> outcome;
  Instant created_at{};
  Instant updated_at{};
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Activity, (),
                      (id, kind, title, due_at, due_on, duration_min, owner_id, deal_id, company_id,
                       person_id, done_at, outcome, created_at, updated_at, version))

struct CreateActivity {
  ActivityKind kind = ActivityKind::Task;
  std::string title;  // may be blank: the kind says enough
  std::optional<Instant> due_at;
  std::optional<Date> due_on;
  std::optional<std::int64_t> duration_min;
  std::optional<UserId> owner_id;  // the actor when absent
  std::optional<DealId> deal_id;
  std::optional<CompanyId> company_id;
  std::optional<PersonId> person_id;
  std::optional<Instant> done_at;  // given: it is logged as done already
  std::optional<std::string> outcome;
};
BOOST_DESCRIBE_STRUCT(CreateActivity, (),
                      (kind, title, due_at, due_on, duration_min, owner_id, deal_id, company_id,
                       person_id, done_at, outcome))

struct EditActivity {
  ActivityId activity_id;
  Patch<ActivityKind> kind;
  Patch<std::string> title;
  Patch<std::optional<Instant>> due_at;
  Patch<std::optional<Date>> due_on;
  Patch<std::optional<std::int64_t>> duration_min;
  Patch<std::optional<UserId>> owner_id;
  Patch<std::optional<DealId>> deal_id;
  Patch<std::optional<CompanyId>> company_id;
  Patch<std::optional<PersonId>> person_id;
  Patch<std::optional<std::string>> outcome;
  std::optional<std::int64_t> expected_version;
};
BOOST_DESCRIBE_STRUCT(EditActivity, (),
                      (activity_id, kind, title, due_at, due_on, duration_min, owner_id, deal_id,
                       company_id, person_id, outcome, expected_version))

struct DeleteActivity {
  ActivityId activity_id;
  std::optional<std::int64_t> expected_version;
};
BOOST_DESCRIBE_STRUCT(DeleteActivity, (), (activity_id, expected_version))

struct FinishActivity {
  ActivityId activity_id;
  std::optional<std::string> outcome;
  std::optional<Instant> done_at;  // now when absent
  std::optional<std::int64_t> expected_version;
};
BOOST_DESCRIBE_STRUCT(FinishActivity, (), (activity_id, outcome, done_at, expected_version))

struct ReopenActivity {
  ActivityId activity_id;
  std::optional<std::int64_t> expected_version;
};
BOOST_DESCRIBE_STRUCT(ReopenActivity, (), (activity_id, expected_version))

// Where a deal stands after an activity changed: what the page needs to ask for the next step.
struct NextStep {
  DealId id;
  std::string title;
  std::optional<ActivityId> next_activity_id;
  std::optional<ActivityKind> next_activity_kind;
  std::optional<std::string> next_activity_title;
  std::optional<Instant> next_activity_at;
  std::optional<Instant> last_activity_at;
};
BOOST_DESCRIBE_STRUCT(NextStep, (),
                      (id, title, next_activity_id, next_activity_kind, next_activity_title,
                       next_activity_at, last_activity_at))

struct ActivityAnswer : Activity {
  std::optional<NextStep> deal;
};
BOOST_DESCRIBE_STRUCT(ActivityAnswer, (Activity), (deal))

struct Note {
  NoteId id;
  std::string text;
  std::optional<DealId> deal_id;  // exactly one of the three
  std::optional<CompanyId> company_id;
  std::optional<PersonId> person_id;
  std::optional<UserId> author_id;
  Instant created_at{};
  Instant updated_at{};
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Note, (),
                      (id, text, deal_id, company_id, person_id, author_id, created_at, updated_at,
                       version))

struct CreateNote {
  std::string text;
  std::optional<DealId> deal_id;
  std::optional<CompanyId> company_id;
  std::optional<PersonId> person_id;
};
BOOST_DESCRIBE_STRUCT(CreateNote, (), (text, deal_id, company_id, person_id))

struct EditNote {
  NoteId note_id;
  Patch<std::string> text;
  std::optional<std::int64_t> expected_version;
};
BOOST_DESCRIBE_STRUCT(EditNote, (), (note_id, text, expected_version))

struct DeleteNote {
  NoteId note_id;
  std::optional<std::int64_t> expected_version;
};
BOOST_DESCRIBE_STRUCT(DeleteNote, (), (note_id, expected_version))

// ---- limits and meaning ----

template <class T>
concept ActivityFields = std::is_base_of_v<Activity, T> || std::is_same_v<T, CreateActivity> ||
                         std::is_same_v<T, EditActivity> || std::is_same_v<T, FinishActivity>;
template <class T>
concept NoteFields =
    std::is_base_of_v<Note, T> || std::is_same_v<T, CreateNote> || std::is_same_v<T, EditNote>;

template <ActivityFields T>
constexpr auto field_notes(const T*) {
  return std::array{
      FieldNote{.name = "title", .says = "What is to be done", .text_max = kTitleBytesMax},
      FieldNote{.name = "due_at", .says = "When, to the minute"},
      FieldNote{.name = "due_on", .says = "On which day, where the hour does not matter"},
      FieldNote{
          .name = "duration_min", .says = "How long, in minutes", .min = 0, .max = kDurationMinMax},
      FieldNote{.name = "done_at", .says = "When it was done; empty while it is open"},
      FieldNote{.name = "outcome", .says = "What came of it", .text_max = kOutcomeBytesMax}};
}
template <NoteFields T>
constexpr auto field_notes(const T*) {
  return std::array{FieldNote{.name = "text", .text_max = kLongTextBytesMax, .required = true}};
}

// ---- what other features call ----

// Errors: NotFound (also for what it refers to); Conflict/version_conflict; InvalidField.
Result<ActivityAnswer> create_activity(store::Tx& tx, const access::Actor& actor, Instant now,
                                       const CreateActivity& command);
Result<ActivityAnswer> edit_activity(store::Tx& tx, const access::Actor& actor, Instant now,
                                     const EditActivity& command);
Result<void> delete_activity(store::Tx& tx, const access::Actor& actor, Instant now,
                             const DeleteActivity& command);
Result<ActivityAnswer> finish_activity(store::Tx& tx, const access::Actor& actor, Instant now,
                                       const FinishActivity& command);
Result<ActivityAnswer> reopen_activity(store::Tx& tx, const access::Actor& actor, Instant now,
                                       const ReopenActivity& command);
Result<Note> create_note(store::Tx& tx, const access::Actor& actor, Instant now,
                         const CreateNote& command);
Result<Note> edit_note(store::Tx& tx, const access::Actor& actor, Instant now,
                       const EditNote& command);
Result<void> delete_note(store::Tx& tx, const access::Actor& actor, Instant now,
                         const DeleteNote& command);

// Leaves it to the caller to append `events`, as an import does, and to call refresh_deal.
Result<Activity> add_activity(store::Tx& tx, const access::Actor& actor, Instant now,
                              const CreateActivity& command, std::vector<journal::Event>& events);

// Writes what a deal's card shows of its activities (next_activity_*, last_activity_at) from the
// activities themselves. Leaves the deal's version and updated_at alone: activity is no edit.
void refresh_deal(store::Tx& tx, const access::Actor& actor, DealId deal_id);

// A deleted deal takes its activities and notes along: each goes, and its event is added.
void leave_with_deal(store::Tx& tx, const access::Actor& actor, DealId deal_id,
                     std::vector<journal::Event>& events);
// Whether one of those (activity.deleted, note.deleted) can come back with its deal.
// Errors: Conflict/undo_overtaken where it is there, or what it names is gone.
Result<void> check_return(store::Tx& tx, const access::Actor& actor, const journal::Entry& entry);
// Brings it back. Errors: those of check_return. Call refresh_deal when all are back.
Result<void> return_with_deal(store::Tx& tx, const access::Actor& actor,
                              const journal::Entry& entry, std::vector<journal::Event>& events);

criteria::RecordSpec activity_spec();
// What criteria on deals, companies and people count: activities that were done.
// `fk_column` is their column of the record's id.
criteria::CollectionSpec activity_collection(std::string fk_column);

// The registry must outlive what is registered.
void register_activities(commands::Registry& registry);

}  // namespace penstock::activities
