// Taking a demo away by the commands that a person would use, so that followers of the journal
// (reports, live boards, webhooks) see it go. Deleting rows behind them was rejected: the journal
// would tell of records that are nowhere.
// Tested by demo_test.cc.
#include "features/activities/activities.h"
#include "features/contacts/contacts.h"
#include "features/deals/commands.h"
#include "features/demo/workspace.h"
#include "features/products/products.h"
#include "features/team/team.h"

namespace penstock::demo {
namespace {

using commands::Actor;
using store::Tx;

struct Kind {
  std::string_view find;  // ids of records that may be deleted now; $1 workspace, $2 how many
  Result<void> (*remove)(Tx&, const Actor&, Instant, std::int64_t id);
};

// In the order in which they may go. Activities and notes go by their own commands, not with their
// deal, so that their words leave the index for search.
constexpr Kind kKinds[] = {
    {"SELECT t.id FROM activities t WHERE t.workspace_id = $1 LIMIT $2",
     [](Tx& tx, const Actor& actor, Instant now, std::int64_t id) {
       return activities::delete_activity(tx, actor, now, {.activity_id = {id}});
     }},
    {"SELECT t.id FROM notes t WHERE t.workspace_id = $1 LIMIT $2",
     [](Tx& tx, const Actor& actor, Instant now, std::int64_t id) {
       return activities::delete_note(tx, actor, now, {.note_id = {id}});
     }},
    {"SELECT t.id FROM deals t WHERE t.workspace_id = $1 LIMIT $2",
     [](Tx& tx, const Actor& actor, Instant now, std::int64_t id) {
       return deals::delete_deal(tx, actor, now, {.deal_id = {id}});
     }},
    {"SELECT t.id FROM people t WHERE t.workspace_id = $1 LIMIT $2",
     [](Tx& tx, const Actor& actor, Instant now, std::int64_t id) {
       return contacts::delete_person(tx, actor, now, {.person_id = {id}});
     }},
    {"SELECT t.id FROM companies t WHERE t.workspace_id = $1 AND NOT EXISTS "
     "(SELECT 1 FROM companies c WHERE c.workspace_id = $1 AND c.parent_id = t.id) LIMIT $2",
     [](Tx& tx, const Actor& actor, Instant now, std::int64_t id) {
       return contacts::delete_company(tx, actor, now, {.company_id = {id}});
     }},
    {"SELECT t.id FROM products t WHERE t.workspace_id = $1 LIMIT $2",
     [](Tx& tx, const Actor& actor, Instant now, std::int64_t id) {
       return products::delete_product(tx, actor, now, {.product_id = {id}});
     }}};

std::vector<std::int64_t> find_ids(store::Reader& reader, std::string_view sql,
                                   WorkspaceId workspace_id, std::int64_t limit) {
  std::vector<std::int64_t> ids;
  reader.query(sql, {workspace_id, limit},
               [&](const store::Row& row) { ids.push_back(row.integer(0)); });
  return ids;
}

Result<void> finish(Tx& tx, const Actor& actor, Instant now) {
  std::vector<std::int64_t> users;
  tx.query(
      "SELECT u.id FROM users u WHERE u.workspace_id = $1 AND u.external_source = $2 AND u.active "
      "= 1 AND u.id <> $3",
      {actor.workspace_id, kUserSource, actor.user_id},
      [&](const store::Row& row) { users.push_back(row.integer(0)); });
  for (auto id : users) {
    team::EditUser command{.user_id = {id}};
    command.active.set = false;
    TRY_VOID(team::edit_user(tx, actor, now, command));
  }
  return mark_demo(tx, actor, now, false);
}

}  // namespace

Result<RemovedDemo> remove_some(Tx& tx, const Actor& actor, Instant now, int limit) {
  TRY(workspace, team::load_workspace(tx, actor.workspace_id));
  if (!workspace.is_demo)
    return rule_rejected("not_a_demo", "this workspace is no demo; its records stay");
  auto everything =
      access::system_actor(actor.workspace_id, actor.user_id, actor.time_zone, actor.currency);
  RemovedDemo result;
  for (const auto& kind : kKinds)
    for (;;) {
      auto ids = find_ids(tx, kind.find, actor.workspace_id, limit - result.removed);
      if (ids.empty()) break;
      for (auto id : ids) TRY_VOID(kind.remove(tx, everything, now, id));
      result.removed += static_cast<std::int64_t>(ids.size());
      if (result.removed >= limit) return result;
    }
  TRY_VOID(finish(tx, everything, now));
  result.done = true;
  return result;
}

Result<std::int64_t> remove_demo(store::Database& database, const Actor& actor,
                                 const Clock& clock) {
  std::int64_t removed = 0;
  for (;;) {
    TRY(some, database.write_now(actor.workspace_id, [&](Tx& tx) {
      return remove_some(tx, actor, clock.now(), kRemoveBatch);
    }));
    removed += some.removed;
    if (some.done) return removed;
  }
}

}  // namespace penstock::demo
