#pragma once
// A workspace that looks like a real team's, made by a seeded generator: two years of history up to
// `until`. The same seed and `until` give the same data. README.md says what is in it.

#include "commands/registry.h"
#include "features/deals/deal.h"
#include "store/database.h"

namespace penstock::demo {

inline constexpr int kDealsMin = 20;
inline constexpr int kDealsMax = 20'000;  // of a demo told command by command
inline constexpr std::int64_t kLargeDealsMax = 5'000'000;
inline constexpr int kHistoryDays = 730;

struct DemoOptions {
  std::uint64_t seed = 20260101;
  int deals = 420;
  std::optional<Instant> until{};  // the clock's now when absent
  // Of every amount; absent: as a team has it that sells in three, mostly euros.
  std::optional<Currency> currency{};
  std::string owner_password_hash{};  // of access::PasswordHasher; empty: nobody can sign in
};

// What was made. `owner_email` signs in, where a password hash was given.
struct MadeDemo {
  WorkspaceId workspace_id;
  UserId owner_id;
  std::string owner_email;
  std::int64_t companies = 0;
  std::int64_t people = 0;
  std::int64_t deals = 0;
  std::int64_t activities = 0;
};
BOOST_DESCRIBE_STRUCT(MadeDemo, (),
                      (workspace_id, owner_id, owner_email, companies, people, deals, activities))

// Makes a new workspace with is_demo and fills it by the real commands with past instants, in
// batches. The registry must know deals, contacts and pipelines: exit criteria are checked.
// Errors: InvalidField/out_of_range; Conflict/email_taken when this server has the demo already.
Result<MadeDemo> make_demo(store::Database& database, const commands::Registry& registry,
                           const Clock& clock, const DemoOptions& options = {});

// The same in one transaction, into the actor's workspace, which becomes a demo; every amount is in
// the currency of the workspace, so that its reports leave nothing out.
// Errors: RuleRejected/workspace_not_empty where it has deals, companies or people already.
Result<MadeDemo> fill_demo(store::Tx& tx, const commands::Registry& registry,
                           const commands::Actor& actor, Instant now,
                           const DemoOptions& options = {});

struct LargeOptions {
  std::uint64_t seed = 20260101;
  std::int64_t deals = 10'000;
  std::optional<Instant> until{};
  std::string owner_password_hash{};
};

// Makes a workspace with is_demo for measurements and tests: the same words, but rows are written
// in bulk and each deal has one event, deal.created, with the deal as it stands. A tenth is open.
// Errors: InvalidField/out_of_range; Conflict/email_taken.
Result<MadeDemo> make_large(store::Database& database, const commands::Registry& registry,
                            const Clock& clock, const LargeOptions& options);

// ---- taking it away ----

inline constexpr int kRemoveBatch = 500;  // records of one transaction

struct RemovedDemo {
  std::int64_t removed = 0;  // records deleted by this call
  bool done = false;         // false: call again
};
BOOST_DESCRIBE_STRUCT(RemovedDemo, (), (removed, done))

// Deletes at most `limit` records (activities and notes with their deals, deals, people, companies,
// products) by the real commands, so the journal tells it. When nothing is left, people of the demo
// who own nothing more are deactivated and the workspace is no longer a demo. Pipelines and lost
// reasons stay: they are settings.
// Errors: RuleRejected/not_a_demo.
Result<RemovedDemo> remove_some(store::Tx& tx, const commands::Actor& actor, Instant now,
                                int limit);
// Calls remove_some() until all is gone.
Result<std::int64_t> remove_demo(store::Database& database, const commands::Actor& actor,
                                 const Clock& clock);

// ---- commands: demo.create (POST /demo), demo.remove (DELETE /demo) ----

struct CreateDemo {
  int deals = 420;
};
BOOST_DESCRIBE_STRUCT(CreateDemo, (), (deals))
constexpr auto field_notes(const CreateDemo*) {
  return std::array{
      FieldNote{.name = "deals", .says = "How many deals", .min = kDealsMin, .max = 2'000}};
}
struct RemoveDemo {
  int limit = kRemoveBatch;
};
BOOST_DESCRIBE_STRUCT(RemoveDemo, (), (limit))
constexpr auto field_notes(const RemoveDemo*) {
  return std::array{FieldNote{.name = "limit",
                              .says = "Records to delete at most; call again until done",
                              .min = 1,
                              .max = 5'000}};
}

// The registry must outlive what is registered.
void register_demo(commands::Registry& registry);

}  // namespace penstock::demo
