// Which pipeline and stage a deal of a file belongs to. A pipeline that was there before is the
// team's own and takes unknown stages only as the options say. One is made only where the workspace
// has none, a row names one that is not there, or it was asked for; it grows with the stages that
// the file names.

#include "features/importing/lookups.h"
#include "features/importing/profiles.h"

namespace penstock::importing {
namespace {

using pipelines::Pipeline;
using pipelines::PipelineId;
using pipelines::Stage;
using pipelines::StageId;

constexpr std::size_t kStageNameBytesMax = 100;

// The pipeline of its own that a system's deals go into.
std::string default_pipeline(std::string_view source) {
  if (source == "crm-maven") return "Sales";
  const auto* profile = find_profile(source);
  if (profile == nullptr || source == "spreadsheet") return "Imported";
  return std::string(profile->label);
}

std::vector<Stage> default_stages(std::string_view source) {
  if (source != "crm-maven") return {};
  Stage prospecting, engaging;
  prospecting.name = "Prospecting";
  prospecting.probability_bp = {1'000};
  engaging.name = "Engaging";
  engaging.probability_bp = {5'000};
  return {prospecting, engaging};
}

bool has_stages(const pipelines::PipelineView& pipeline, std::span<const Stage> wanted) {
  for (const auto& stage : wanted) {
    auto same = [&](const auto& there) { return fold(there.name) == fold(stage.name); };
    if (std::none_of(pipeline.stages.begin(), pipeline.stages.end(), same)) return false;
  }
  return true;
}

}  // namespace

void Lookups::load_pipelines() {
  if (pipelines_loaded_) return;
  pipelines_ = pipelines::all_pipelines(*work_.tx, work_.workspace_id());
  pipelines_.reserve(pipelines::kPipelinesMax + kImportFilesMax);
  pipelines_loaded_ = true;
}

pipelines::PipelineView* Lookups::find_pipeline(std::string_view name) {
  auto folded = fold(name);
  for (auto& pipeline : pipelines_)
    if (fold(pipeline.name) == folded) return &pipeline;
  return nullptr;
}

pipelines::PipelineView* Lookups::find_pipeline(PipelineId id) {
  for (auto& pipeline : pipelines_)
    if (pipeline.id == id) return &pipeline;
  return nullptr;
}

bool Lookups::is_made(PipelineId id) const {
  return std::find(work_.made_pipelines.begin(), work_.made_pipelines.end(), id.text()) !=
         work_.made_pipelines.end();
}

Result<pipelines::PipelineView*> Lookups::choose_pipeline(const Text& name) {
  if (name && !trim(*name).empty()) {
    if (auto* found = find_pipeline(*name)) return found;
    if (pipelines_.size() >= pipelines::kPipelinesMax || name->size() > kStageNameBytesMax)
      return invalid_field("pipeline", "unknown_pipeline",
                           "there is no pipeline \"" + *name + "\" and no room for another");
    return make_pipeline(*name, {});
  }
  if (work_.options.pipeline_id) {
    if (auto* found = find_pipeline(*work_.options.pipeline_id)) return found;
    return invalid_field("pipeline", "unknown_pipeline",
                         "the chosen pipeline is gone; choose another");
  }
  // The sample of Maven has stages of its own, which settle_maven writes into its rows.
  if (!work_.options.own_pipeline && work_.source != "crm-maven")
    for (auto& pipeline : pipelines_)
      if (!pipeline.archived) return &pipeline;
  auto wanted = default_pipeline(work_.source);
  auto stages = default_stages(work_.source);
  for (auto& pipeline : pipelines_)
    if (fold(pipeline.name) == fold(wanted) && has_stages(pipeline, stages)) return &pipeline;
  return make_pipeline(wanted, stages);
}

pipelines::PipelineView* Lookups::make_pipeline(const std::string& name,
                                                std::span<const Stage> stages) {
  auto& tx = *work_.tx;
  pipelines::PipelineView view;
  static_cast<Pipeline&>(view) = {.id = tx.ids().make<PipelineId>(),
                                  .name = name,
                                  .position = static_cast<int>(pipelines_.size())};
  store::insert(tx, "pipelines", work_.workspace_id(), static_cast<const Pipeline&>(view));
  for (auto stage : stages) {
    stage.id = tx.ids().make<StageId>();
    stage.pipeline_id = view.id;
    stage.position = static_cast<int>(view.stages.size());
    store::insert(tx, "stages", work_.workspace_id(), stage);
    view.stages.push_back({std::move(stage), {}});
  }
  work_.add({.name = "pipeline.created",
             .record_type = "pipeline",
             .record_id = view.id.value,
             .body = to_json_text(view)});
  work_.note_made("pipeline", fold(name));
  work_.made_pipelines.push_back(view.id.text());
  pipelines_.push_back(std::move(view));
  return &pipelines_.back();
}

StageId Lookups::add_stage(pipelines::PipelineView& pipeline, const std::string& name,
                           std::optional<Probability> probability) {
  // Further stages are surer, until somebody sets the weights: 10 %, 25 %, 40 % … 85 %.
  auto place = static_cast<int>(pipeline.stages.size());
  Stage stage{
      .id = work_.tx->ids().make<StageId>(),
      .pipeline_id = pipeline.id,
      .name = name,
      .purpose = "",
      .position = place,
      .probability_bp = probability.value_or(Probability{std::min(1'000 + 1'500 * place, 8'500)})};
  store::insert(*work_.tx, "stages", work_.workspace_id(), stage);
  work_.add({.name = "stage.created",
             .record_type = "stage",
             .record_id = stage.id.value,
             .body = to_json_text(stage)});
  work_.note_made("stage", fold(pipeline.name) + '\x1f' + fold(name));
  pipeline.stages.push_back({stage, {}});
  return stage.id;
}

Result<StagePlace> Lookups::stage(const Text& pipeline, const Text& stage, bool won,
                                  std::optional<Probability> probability) {
  auto key = pipeline.value_or("") + '\x1f' + stage.value_or("");
  bool named = stage && !trim(*stage).empty();
  load_pipelines();
  if (named)
    if (const auto* known = stages_.find(key)) {
      for (auto& view : pipelines_)
        for (const auto& one : view.stages)
          if (one.id.value == *known) return StagePlace{view.id, one.id};
    }
  TRY(view, choose_pipeline(pipeline));
  if (!named) {
    if (view->stages.empty()) add_stage(*view, "Open", {});
    return StagePlace{view->id, won ? view->stages.back().id : view->stages.front().id};
  }
  TRY(place, stage_in(view->id, *stage, probability));
  stages_.put(std::move(key), place.stage_id.value);
  return place;
}

Result<StagePlace> Lookups::stage_in(PipelineId pipeline_id, const std::string& stage,
                                     std::optional<Probability> probability) {
  load_pipelines();
  auto* view = find_pipeline(pipeline_id);
  if (view == nullptr)
    return invalid_field("pipeline", "unknown_pipeline", "the pipeline of this deal is gone");
  auto folded = fold(stage);
  for (const auto& one : view->stages)
    if (fold(one.name) == folded) return StagePlace{view->id, one.id};
  bool may_add = is_made(view->id) || work_.options.unknown_stages == UnknownStage::Add;
  if (may_add && view->stages.size() < pipelines::kStagesMax && stage.size() <= kStageNameBytesMax)
    return StagePlace{view->id, add_stage(*view, stage, probability)};
  if (work_.options.unknown_stages == UnknownStage::First && !view->stages.empty())
    return StagePlace{view->id, view->stages.front().id};
  return invalid_field("stage", "unknown_stage",
                       "the pipeline \"" + view->name + "\" has no stage \"" + stage +
                           "\"; add it, correct the cell, or let unknown stages be the first one");
}

bool Lookups::has_required_criteria(StageId id) {
  load_pipelines();
  for (const auto& view : pipelines_)
    for (const auto& stage : view.stages)
      if (stage.id == id)
        return std::any_of(stage.exit_criteria.begin(), stage.exit_criteria.end(),
                           [](const auto& criterion) {
                             return criterion.strength == pipelines::Strength::Required;
                           });
  return false;
}

}  // namespace penstock::importing
