#include "features/activities/playbook.h"

#include "access/authenticator.h"
#include "features/activities/activities.h"
#include "features/checks.h"
#include "features/deals/deal.h"
#include "features/pipelines/pipelines.h"

namespace penstock::activities {
namespace {

using journal::Entry;

// The stage that an entry brought the deal into; nothing for entries that did not.
std::optional<pipelines::StageId> entered_stage(const Entry& entry) {
  if (entry.name != "deal.created" && entry.name != "deal.moved") return {};
  auto body = parse_json(entry.body);
  if (body.ok() && body->find("undid") != nullptr) return {};  // it was there before
  const auto* after = body.ok() ? body->find("after") : nullptr;
  const auto* stage = after ? after->find("stage_id") : nullptr;
  const auto* status = after ? after->find("status") : nullptr;
  if (stage == nullptr || status == nullptr || *status != Json("open")) return {};
  return pipelines::StageId::parse(*stage->as_string());
}

bool has_open_step(store::Reader& reader, WorkspaceId workspace_id, DealId deal_id,
                   std::string_view title) {
  return reader.exists(
      "SELECT 1 FROM activities a WHERE a.workspace_id = $1 AND a.deal_id = $2 AND a.done_at IS "
      "NULL AND a.title = $3 LIMIT 1",
      {workspace_id, deal_id, title});
}

// What an entry asks for: the deal as it stands and the steps that it does not have yet.
struct Due {
  access::Actor actor;
  deals::Deal deal;
  std::vector<pipelines::PlaybookStep> steps;
};

std::optional<Due> find_due(store::Reader& reader, WorkspaceId workspace_id, Instant now,
                            const Entry& entry) {
  if (now - entry.at > kPlaybookAge) return {};
  auto stage_id = entered_stage(entry);
  if (!stage_id) return {};
  if (entry.batch_id != 0 && is_import(reader, workspace_id, entry.batch_id)) return {};
  auto stage = pipelines::load_stage(reader, workspace_id, *stage_id);
  if (!stage.ok() || stage->playbook.empty()) return {};
  auto actor = access::load_actor(reader, workspace_id, entry.actor_id);
  if (!actor.ok()) return {};
  auto system =
      access::system_actor(workspace_id, actor->user_id, actor->time_zone, actor->currency);
  auto deal = deals::load_deal(reader, system, DealId{entry.record_id});
  if (!deal.ok() || deal->stage_id != *stage_id || deal->status != deals::DealStatus::Open)
    return {};
  Due due{std::move(system), std::move(*deal), {}};
  for (auto& step : stage->playbook)
    if (!has_open_step(reader, workspace_id, due.deal.id, step.title))
      due.steps.push_back(std::move(step));
  if (due.steps.empty()) return {};
  return due;
}

void make_steps(store::Tx& tx, Instant now, const Due& due) {
  auto today = date_in_zone(now, due.actor.time_zone);
  for (const auto& step : due.steps) {
    CreateActivity activity;
    activity.kind = *parse_enum<ActivityKind>(to_text(step.kind));
    activity.title = step.title;
    activity.due_on = add_days(today, step.due_days);
    activity.owner_id = due.deal.owner_id;
    activity.deal_id = due.deal.id;
    // A step that is refused (it decided before its first write) must not hold up the journal.
    (void)create_activity(tx, due.actor, now, activity);
  }
}

}  // namespace

Result<void> run_playbooks(store::Tx& tx, WorkspaceId workspace_id, Instant now,
                           std::span<const Entry> entries) {
  for (const auto& entry : entries)
    if (auto due = find_due(tx, workspace_id, now, entry)) make_steps(tx, now, *due);
  return {};
}

void attach_playbooks(journal::Followers& followers, const Clock& clock) {
  followers.add_durable(
      "playbook", {"deal.created", "deal.moved"},
      [&clock](store::Tx& tx, WorkspaceId workspace_id, std::span<const Entry> entries) {
        return run_playbooks(tx, workspace_id, clock.now(), entries);
      },
      [&clock](store::Reader& reader, WorkspaceId workspace_id, const Entry& entry) {
        return find_due(reader, workspace_id, clock.now(), entry).has_value();
      });
}

}  // namespace penstock::activities
