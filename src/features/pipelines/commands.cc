#include <algorithm>

#include "features/changes.h"
#include "features/pipelines/pipelines.h"
#include "features/pipelines/templates.h"
#include "store/record_sql.h"

namespace penstock::pipelines {
namespace {

using commands::Actor;
using store::Tx;

journal::Event event(std::string_view name, std::string_view type, std::int64_t id,
                     const Json& body) {
  return {.name = name, .record_type = type, .record_id = id, .body = to_text(body)};
}

void append(Tx& tx, const Actor& actor, Instant now, const journal::Event& what) {
  journal::append(tx, actor.workspace_id, actor.user_id, now, what);
}

Json change_body(Json changes) { return Json(Json::Object{{"changes", std::move(changes)}}); }

// Every criterion must be readable and fit a deal, or the gate could not be passed one day.
Result<void> check_criteria(const std::vector<ExitCriterion>& criteria,
                            const criteria::Schema& schema, const std::string& path) {
  if (criteria.size() > kExitCriteriaMax)
    return invalid_field(path, "too_many", "a stage has at most 20 exit criteria");
  for (std::size_t i = 0; i < criteria.size(); ++i) {
    auto checked = criteria::compile(schema, "deal", criteria[i].criterion);
    if (!checked.ok())
      return invalid_field(path + "[" + std::to_string(i) + "].criterion", "invalid_criterion",
                           checked.error().says);
  }
  return {};
}

Result<void> check_lengths(std::size_t playbook, const std::string& path) {
  if (playbook > kPlaybookStepsMax)
    return invalid_field(path, "too_many", "a playbook has at most 20 steps");
  return {};
}

Stage make_stage(Tx& tx, PipelineId pipeline_id, int position, const StageDraft& draft) {
  return {.id = tx.ids().make<StageId>(),
          .pipeline_id = pipeline_id,
          .name = draft.name,
          .purpose = draft.purpose,
          .position = position,
          .probability_bp = draft.probability_bp,
          .buyer_stage = draft.buyer_stage,
          .score_threshold = draft.score_threshold,
          .longest_stay_days = draft.longest_stay_days,
          .exit_criteria = draft.exit_criteria,
          .playbook = draft.playbook,
          .version = 1};
}

Result<void> check_draft(const StageDraft& draft, const criteria::Schema& schema,
                         const std::string& path) {
  if (trim(draft.name).empty())
    return invalid_field(path + "name", "required", "give the stage a name");
  TRY_VOID(check_lengths(draft.playbook.size(), path + "playbook"));
  return check_criteria(draft.exit_criteria, schema, path + "exit_criteria");
}

// Writes positions 0, 1, 2 … where they differ.
void renumber(Tx& tx, const Actor& actor, const std::vector<Stage>& stages) {
  for (std::size_t i = 0; i < stages.size(); ++i) {
    if (stages[i].position == static_cast<int>(i)) continue;
    auto moved = stages[i];
    moved.position = static_cast<int>(i);
    ++moved.version;
    (void)store::update(tx, "stages", actor.workspace_id, stages[i], moved);
  }
}

}  // namespace

Result<PipelineView> create_pipeline(Tx& tx, const Actor& actor, Instant now,
                                     const CreatePipeline& command,
                                     const criteria::Schema& schema) {
  auto drafts = command.stages;
  auto name = command.name.value_or("");
  if (command.from_template) {
    const auto* found = find_template(*command.from_template);
    if (found == nullptr)
      return invalid_field("from_template", "unknown_template",
                           "there is no such template; see GET /pipeline_templates");
    if (drafts.empty()) drafts = found->stages;
    if (name.empty()) name = found->name;
  }
  if (trim(name).empty()) return invalid_field("name", "required", "give the pipeline a name");
  if (drafts.empty())
    return invalid_field("stages", "required", "a pipeline has at least one stage");
  if (drafts.size() > kStagesMax)
    return invalid_field("stages", "too_many", "a pipeline has at most 40 stages");
  for (std::size_t i = 0; i < drafts.size(); ++i)
    TRY_VOID(check_draft(drafts[i], schema, "stages[" + std::to_string(i) + "]."));
  auto count = tx.find_integer("SELECT count(*) FROM pipelines p WHERE p.workspace_id = $1",
                               {actor.workspace_id})
                   .value_or(0);
  if (count >= kPipelinesMax)
    return rule_rejected("too_many_pipelines",
                         "a workspace has at most 100 pipelines; archive or delete one");

  PipelineView view;
  static_cast<Pipeline&>(view) = {
      .id = tx.ids().make<PipelineId>(), .name = name, .position = static_cast<int>(count)};
  store::insert(tx, "pipelines", actor.workspace_id, static_cast<const Pipeline&>(view));
  for (const auto& draft : drafts) {
    auto stage = make_stage(tx, view.id, static_cast<int>(view.stages.size()), draft);
    store::insert(tx, "stages", actor.workspace_id, stage);
    auto usual = stage.longest_stay_days;
    view.stages.push_back({std::move(stage), usual});
  }
  append(tx, actor, now, event("pipeline.created", "pipeline", view.id.value, to_json(view)));
  return view;
}

namespace {

Result<Pipeline> edit_pipeline(Tx& tx, const Actor& actor, Instant now,
                               const EditPipeline& command) {
  TRY(before, load_pipeline(tx, actor.workspace_id, command.pipeline_id));
  TRY_VOID(check_version(before.version, command.expected_version));
  auto after = before;
  TRY_VOID(apply_edit(after, command, {"pipeline_id", "expected_version"}));
  if (after == before) return before;
  ++after.version;
  TRY_VOID(store::update(tx, "pipelines", actor.workspace_id, before, after));
  append(tx, actor, now,
         event("pipeline.edited", "pipeline", after.id.value,
               change_body(store::changes_between(before, after, {"version"}))));
  return after;
}

Result<Stage> create_stage(Tx& tx, const Actor& actor, Instant now, const CreateStage& command,
                           const criteria::Schema& schema) {
  TRY(pipeline, load_pipeline(tx, actor.workspace_id, command.pipeline_id));
  TRY_VOID(check_draft(command, schema, ""));
  auto stages = stages_of(tx, actor.workspace_id, pipeline.id);
  if (stages.size() >= kStagesMax)
    return rule_rejected("too_many_stages", "a pipeline has at most 40 stages");
  auto position = std::clamp(command.position.value_or(static_cast<int>(stages.size())), 0,
                             static_cast<int>(stages.size()));
  auto stage = make_stage(tx, pipeline.id, position, command);
  store::insert(tx, "stages", actor.workspace_id, stage);
  stages.insert(stages.begin() + position, stage);
  renumber(tx, actor, stages);
  append(tx, actor, now, event("stage.created", "stage", stage.id.value, to_json(stage)));
  return stage;
}

Result<Stage> edit_stage(Tx& tx, const Actor& actor, Instant now, const EditStage& command,
                         const criteria::Schema& schema) {
  TRY(before, load_stage(tx, actor.workspace_id, command.stage_id));
  TRY_VOID(check_version(before.version, command.expected_version));
  auto after = before;
  TRY_VOID(apply_edit(after, command, {"stage_id", "expected_version"}));
  TRY_VOID(check_criteria(after.exit_criteria, schema, "exit_criteria"));
  TRY_VOID(check_lengths(after.playbook.size(), "playbook"));
  auto wanted = after.position;
  after.position = before.position;
  if (!(after == before)) {
    ++after.version;
    TRY_VOID(store::update(tx, "stages", actor.workspace_id, before, after));
  }
  if (wanted != before.position) {
    auto stages = stages_of(tx, actor.workspace_id, after.pipeline_id);
    std::erase_if(stages, [&](const Stage& one) { return one.id == after.id; });
    stages.insert(stages.begin() + std::clamp(wanted, 0, static_cast<int>(stages.size())), after);
    renumber(tx, actor, stages);
    TRY(moved, load_stage(tx, actor.workspace_id, after.id));
    after = std::move(moved);
  }
  auto changes = store::changes_between(before, after, {"version"});
  if (changes.as_object()->empty()) return after;
  append(tx, actor, now,
         event("stage.edited", "stage", after.id.value, change_body(std::move(changes))));
  return after;
}

Result<void> delete_stage(Tx& tx, const Actor& actor, Instant now, const DeleteStage& command) {
  TRY(stage, load_stage(tx, actor.workspace_id, command.stage_id));
  auto stages = stages_of(tx, actor.workspace_id, stage.pipeline_id);
  if (stages.size() == 1)
    return rule_rejected("last_stage",
                         "a pipeline keeps at least one stage; archive the pipeline instead");
  if (tx.exists("SELECT 1 FROM deals d WHERE d.workspace_id = $1 AND d.stage_id = $2 LIMIT 1",
                {actor.workspace_id, stage.id}))
    return rule_rejected(
        "stage_in_use",
        "there are deals in this stage, closed ones too; move them to another stage first");
  tx.execute("DELETE FROM stages WHERE workspace_id = $1 AND id = $2",
             {actor.workspace_id, stage.id});
  std::erase_if(stages, [&](const Stage& one) { return one.id == stage.id; });
  renumber(tx, actor, stages);
  append(tx, actor, now, event("stage.deleted", "stage", stage.id.value, to_json(stage)));
  return {};
}

LostReason insert_lost_reason(Tx& tx, const Actor& actor, Instant now, std::string_view name,
                              std::int64_t count) {
  LostReason reason{.id = tx.ids().make<LostReasonId>(),
                    .name = std::string(trim(name)),
                    .position = static_cast<int>(count)};
  store::insert(tx, "lost_reasons", actor.workspace_id, reason);
  append(tx, actor, now,
         event("lost_reason.created", "lost_reason", reason.id.value, to_json(reason)));
  return reason;
}

std::int64_t count_lost_reasons(store::Reader& reader, const Actor& actor) {
  return reader
      .find_integer("SELECT count(*) FROM lost_reasons r WHERE r.workspace_id = $1",
                    {actor.workspace_id})
      .value_or(0);
}

std::optional<std::int64_t> find_reason_named(store::Reader& reader, const Actor& actor,
                                              std::string_view name) {
  return reader.find_integer(
      "SELECT r.id FROM lost_reasons r WHERE r.workspace_id = $1 AND r.name_folded = $2 ORDER BY "
      "r.id LIMIT 1",
      {actor.workspace_id, fold(name)});
}

Result<LostReason> create_lost_reason(Tx& tx, const Actor& actor, Instant now,
                                      const CreateLostReason& command) {
  auto count = count_lost_reasons(tx, actor);
  if (count >= kLostReasonsMax)
    return rule_rejected("too_many_reasons", "a workspace keeps at most 200 lost reasons");
  if (find_reason_named(tx, actor, command.name))
    return invalid_field("name", "taken", "there is a reason of this name already");
  return insert_lost_reason(tx, actor, now, command.name, count);
}

Result<LostReason> edit_lost_reason(Tx& tx, const Actor& actor, Instant now,
                                    const EditLostReason& command) {
  auto before = find_lost_reason(tx, actor.workspace_id, command.lost_reason_id);
  if (!before) return not_found("lost reason");
  auto after = *before;
  TRY_VOID(apply_edit(after, command, {"lost_reason_id"}));
  if (after == *before) return after;
  if (find_reason_named(tx, actor, after.name).value_or(after.id.value) != after.id.value)
    return invalid_field("name", "taken", "there is a reason of this name already");
  ++after.version;
  TRY_VOID(store::update(tx, "lost_reasons", actor.workspace_id, *before, after));
  append(tx, actor, now,
         event("lost_reason.edited", "lost_reason", after.id.value,
               change_body(store::changes_between(*before, after, {"version"}))));
  return after;
}

struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

void register_queries(commands::Registry& registry, const UsualDays& usual_days) {
  using commands::List;
  using store::Reader;
  registry.add_query<Nothing, List<PipelineView>>(
      {.name = "pipeline.list",
       .route = "GET /pipelines",
       .says = "All pipelines with their stages",
       .runs = http::Runs::Inline},
      [usual_days](Reader& reader, const Actor& actor, Instant,
                   const Nothing&) -> Result<List<PipelineView>> {
        auto views = all_pipelines(reader, actor.workspace_id);
        for (auto& view : views)
          for (auto& stage : view.stages)
            if (!stage.usual_days && usual_days)
              stage.usual_days = usual_days(actor.workspace_id, stage.id);
        return List<PipelineView>{.items = std::move(views), .next_cursor = {}, .count = {}};
      });
  registry.add_query<Nothing, List<PipelineTemplate>>(
      {.name = "pipeline.templates",
       .route = "GET /pipeline_templates",
       .says = "Starter pipelines",
       .runs = http::Runs::Inline},
      [](Reader&, const Actor&, Instant, const Nothing&) -> Result<List<PipelineTemplate>> {
        return List<PipelineTemplate>{
            .items = pipeline_templates(), .next_cursor = {}, .count = {}};
      });
  registry.add_query<Nothing, List<LostReason>>(
      {.name = "lost_reason.list",
       .route = "GET /lost_reasons",
       .says = "Why deals are lost, as the team keeps it",
       .runs = http::Runs::Inline},
      [](Reader& reader, const Actor& actor, Instant, const Nothing&) -> Result<List<LostReason>> {
        return List<LostReason>{
            .items = store::select_all<LostReason>(
                reader, "lost_reasons", "WHERE t.workspace_id = $1 ORDER BY t.position, t.id",
                {actor.workspace_id}),
            .next_cursor = {},
            .count = {}};
      });
}

}  // namespace

LostReasonId find_or_make_lost_reason(Tx& tx, const Actor& actor, Instant now,
                                      std::string_view name) {
  if (auto found = find_reason_named(tx, actor, name)) return LostReasonId{*found};
  return insert_lost_reason(tx, actor, now, name, count_lost_reasons(tx, actor)).id;
}

void register_pipelines(commands::Registry& registry, UsualDays usual_days) {
  registry.add_record(pipeline_spec());
  registry.add_record(stage_spec());
  registry.add_record(lost_reason_spec());
  constexpr auto kNeeds = commands::Permission::ManagePipelines;
  registry.add<CreatePipeline, PipelineView>(
      {.name = "pipeline.create",
       .route = "POST /pipelines",
       .needs = kNeeds,
       .says = "Make a pipeline, from a template or by hand",
       .status = 201},
      [&registry](Tx& tx, const Actor& actor, Instant now, const CreatePipeline& command) {
        return create_pipeline(tx, actor, now, command, registry.schema(tx, actor.workspace_id));
      });
  registry.add({.name = "pipeline.edit",
                .route = "PATCH /pipelines/{pipeline_id}",
                .needs = kNeeds,
                .says = "Rename, move or archive a pipeline"},
               edit_pipeline);
  registry.add<CreateStage, Stage>(
      {.name = "stage.create",
       .route = "POST /pipelines/{pipeline_id}/stages",
       .needs = kNeeds,
       .says = "Add a stage to a pipeline",
       .status = 201},
      [&registry](Tx& tx, const Actor& actor, Instant now, const CreateStage& command) {
        return create_stage(tx, actor, now, command, registry.schema(tx, actor.workspace_id));
      });
  registry.add<EditStage, Stage>(
      {.name = "stage.edit",
       .route = "PATCH /stages/{stage_id}",
       .needs = kNeeds,
       .says = "Change a stage"},
      [&registry](Tx& tx, const Actor& actor, Instant now, const EditStage& command) {
        return edit_stage(tx, actor, now, command, registry.schema(tx, actor.workspace_id));
      });
  registry.add({.name = "stage.delete",
                .route = "DELETE /stages/{stage_id}",
                .needs = kNeeds,
                .says = "Delete an empty stage"},
               delete_stage);
  registry.add({.name = "lost_reason.create",
                .route = "POST /lost_reasons",
                .needs = kNeeds,
                .says = "Add a reason why deals are lost",
                .status = 201},
               create_lost_reason);
  registry.add({.name = "lost_reason.edit",
                .route = "PATCH /lost_reasons/{lost_reason_id}",
                .needs = kNeeds,
                .says = "Change a lost reason"},
               edit_lost_reason);
  register_queries(registry, usual_days);
}

}  // namespace penstock::pipelines
