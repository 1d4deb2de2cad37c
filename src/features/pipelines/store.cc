#include "features/pipelines/pipelines.h"
#include "store/record_sql.h"

namespace penstock::pipelines {

Result<Stage> load_stage(store::Reader& reader, WorkspaceId workspace_id, StageId id) {
  auto found = store::find_by_id<Stage>(reader, "stages", workspace_id, id);
  if (!found) return not_found("stage");
  return std::move(*found);
}

Result<Pipeline> load_pipeline(store::Reader& reader, WorkspaceId workspace_id, PipelineId id) {
  auto found = store::find_by_id<Pipeline>(reader, "pipelines", workspace_id, id);
  if (!found) return not_found("pipeline");
  return std::move(*found);
}

std::vector<Stage> stages_of(store::Reader& reader, WorkspaceId workspace_id, PipelineId id) {
  return store::select_all<Stage>(
      reader, "stages",
      "WHERE t.workspace_id = $1 AND t.pipeline_id = $2 ORDER BY t.position, t.id",
      {workspace_id, id});
}

std::vector<PipelineView> all_pipelines(store::Reader& reader, WorkspaceId workspace_id) {
  std::vector<PipelineView> views;
  for (auto& pipeline : store::select_all<Pipeline>(
           reader, "pipelines", "WHERE t.workspace_id = $1 ORDER BY t.position, t.id",
           {workspace_id}))
    views.push_back({std::move(pipeline), {}});
  auto stages = store::select_all<Stage>(
      reader, "stages", "WHERE t.workspace_id = $1 ORDER BY t.pipeline_id, t.position, t.id",
      {workspace_id});
  for (auto& stage : stages)
    for (auto& view : views)
      if (view.id == stage.pipeline_id) {
        auto usual = stage.longest_stay_days;
        view.stages.push_back({std::move(stage), usual});
        break;
      }
  return views;
}

std::optional<LostReason> find_lost_reason(store::Reader& reader, WorkspaceId workspace_id,
                                           LostReasonId id) {
  return store::find_by_id<LostReason>(reader, "lost_reasons", workspace_id, id);
}

criteria::RecordSpec pipeline_spec() {
  return criteria::make_record_spec<Pipeline>("pipeline", "pipelines");
}

criteria::RecordSpec stage_spec() {
  auto spec = criteria::make_record_spec<Stage>("stage", "stages");
  spec.field("name")->folded_column = "name_folded";
  return spec;
}

criteria::RecordSpec lost_reason_spec() {
  auto spec = criteria::make_record_spec<LostReason>("lost_reason", "lost_reasons");
  spec.field("name")->folded_column = "name_folded";
  return spec;
}

}  // namespace penstock::pipelines
