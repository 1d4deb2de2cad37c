#include "features/activities/playbook.h"

#include "access/authenticator.h"
#include "features/activities/activities.h"
#include "features/deals/deal.h"
#include "features/pipelines/pipelines.h"

namespace penstock::activities {
namespace {

using journal::Entry;

// The stage that an entry brought the deal into; nothing for entries that did not.
std::optional<pipelines::StageId> entered_stage(const Entry& entry) {
  if (entry.name != "deal.created" && entry.name != "deal.moved") return {};
  auto body = parse_json(entry.body);
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

void make_steps(store::Tx& tx, const access::Actor& actor, Instant now, const deals::Deal& deal,
                const pipelines::Stage& stage) {
  auto today = date_in_zone(now, actor.time_zone);
  for (const auto& step : stage.playbook) {
    if (has_open_step(tx, actor.workspace_id, deal.id, step.title)) continue;
    CreateActivity activity;
    activity.kind = *parse_enum<ActivityKind>(to_text(step.kind));
    activity.title = step.title;
    activity.due_on = add_days(today, step.due_days);
    activity.owner_id = deal.owner_id;
    activity.deal_id = deal.id;
    // A step that is refused (it decided before its first write) must not hold up the journal.
    (void)create_activity(tx, actor, now, activity);
  }
}

void follow(store::Tx& tx, WorkspaceId workspace_id, Instant now, const Entry& entry) {
  if (entry.batch_id != 0 || now - entry.at > kPlaybookAge) return;
  auto stage_id = entered_stage(entry);
  if (!stage_id) return;
  auto stage = pipelines::load_stage(tx, workspace_id, *stage_id);
  auto actor = access::load_actor(tx, workspace_id, entry.actor_id);
  if (!stage.ok() || !actor.ok() || stage->playbook.empty()) return;
  auto system =
      access::system_actor(workspace_id, actor->user_id, actor->time_zone, actor->currency);
  auto deal = deals::load_deal(tx, system, DealId{entry.record_id});
  if (!deal.ok() || deal->stage_id != *stage_id || deal->status != deals::DealStatus::Open) return;
  make_steps(tx, system, now, *deal, *stage);
}

}  // namespace

Result<void> run_playbooks(store::Tx& tx, WorkspaceId workspace_id, Instant now,
                           std::span<const Entry> entries) {
  for (const auto& entry : entries) follow(tx, workspace_id, now, entry);
  return {};
}

void attach_playbooks(journal::Followers& followers, const Clock& clock) {
  followers.add_durable(
      "playbook", {"deal.created", "deal.moved"},
      [&clock](store::Tx& tx, WorkspaceId workspace_id, std::span<const Entry> entries) {
        return run_playbooks(tx, workspace_id, clock.now(), entries);
      });
}

}  // namespace penstock::activities
