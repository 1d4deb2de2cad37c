#pragma once
// Pipelines and stages: the ordered steps that a team controls (§1.1, §1.2). Won, lost and parked
// are outcomes of a deal, not stages; logic never looks at a name.

#include <string>
#include <vector>

#include "commands/registry.h"
#include "store/record_sql.h"

namespace penstock::pipelines {

PENSTOCK_ID(PipelineId, "pipeline");
PENSTOCK_ID(StageId, "stage");
PENSTOCK_ID(LostReasonId, "lost_reason");

inline constexpr int kStagesMax = 40;         // of one pipeline
inline constexpr int kPipelinesMax = 100;     // of one workspace
inline constexpr int kExitCriteriaMax = 20;   // of one stage
inline constexpr int kPlaybookStepsMax = 20;  // of one stage
inline constexpr int kLostReasonsMax = 200;   // of one workspace

enum class BuyerStage { Awareness, Consideration, Purchase, PostPurchase };
BOOST_DESCRIBE_ENUM(BuyerStage, Awareness, Consideration, Purchase, PostPurchase)

// Required refuses the move, advised warns.
enum class Strength { Required, Advised };
BOOST_DESCRIBE_ENUM(Strength, Required, Advised)

// A fact that must hold before a deal leaves the stage forwards.
struct ExitCriterion {
  std::string says;       // "The budget is known"
  std::string criterion;  // of the language of criteria, over a deal
  Strength strength = Strength::Required;
  bool operator==(const ExitCriterion&) const = default;
};
BOOST_DESCRIBE_STRUCT(ExitCriterion, (), (says, criterion, strength))
constexpr auto field_notes(const ExitCriterion*) {
  return std::array{FieldNote{.name = "says",
                              .says = "What must be so, as a sentence",
                              .text_max = 200,
                              .required = true},
                    FieldNote{.name = "criterion",
                              .says = "The same in the language of criteria",
                              .text_max = 4000,
                              .required = true}};
}

enum class StepKind { Call, Meeting, Presentation, Email, Message, Task };
BOOST_DESCRIBE_ENUM(StepKind, Call, Meeting, Presentation, Email, Message, Task)

// A task that is made when a deal enters the stage.
struct PlaybookStep {
  StepKind kind = StepKind::Task;
  std::string title;
  int due_days = 0;  // after entering
  bool operator==(const PlaybookStep&) const = default;
};
BOOST_DESCRIBE_STRUCT(PlaybookStep, (), (kind, title, due_days))
constexpr auto field_notes(const PlaybookStep*) {
  return std::array{FieldNote{.name = "title", .text_max = 200, .required = true},
                    FieldNote{.name = "due_days",
                              .says = "Days after the deal entered the stage",
                              .min = 0,
                              .max = 3650}};
}

struct Stage {
  StageId id;
  PipelineId pipeline_id;
  std::string name;
  std::string purpose;
  int position = 0;
  Probability probability_bp;
  std::optional<BuyerStage> buyer_stage;
  std::optional<int> score_threshold;
  std::optional<int> longest_stay_days;
  std::vector<ExitCriterion> exit_criteria;
  std::vector<PlaybookStep> playbook;
  std::int64_t version = 1;
  bool operator==(const Stage&) const = default;
};
BOOST_DESCRIBE_STRUCT(Stage, (),
                      (id, pipeline_id, name, purpose, position, probability_bp, buyer_stage,
                       score_threshold, longest_stay_days, exit_criteria, playbook, version))
constexpr auto field_notes(const Stage*) {
  return std::array{
      FieldNote{
          .name = "name", .says = "What the stage is called", .text_max = 100, .required = true},
      FieldNote{.name = "purpose", .says = "What is done here, in a sentence", .text_max = 500},
      FieldNote{
          .name = "position", .says = "Place in the pipeline, from 0", .min = 0, .max = kStagesMax},
      FieldNote{.name = "probability_bp",
                .says = "Chance to win from here, in basis points (10000 is certain)"},
      FieldNote{.name = "longest_stay_days",
                .says = "Longest healthy stay in days; empty: learned from history",
                .min = 1,
                .max = 3650},
      FieldNote{.name = "score_threshold",
                .says = "Score that a deal should have here",
                .min = 1,
                .max = 100}};
}

inline auto derived_columns(const Stage& stage) {
  return std::array{store::Derived{"name_folded", fold(stage.name)}};
}

struct Pipeline {
  PipelineId id;
  std::string name;
  int position = 0;
  bool archived = false;
  std::int64_t version = 1;
  bool operator==(const Pipeline&) const = default;
};
BOOST_DESCRIBE_STRUCT(Pipeline, (), (id, name, position, archived, version))
constexpr auto field_notes(const Pipeline*) {
  return std::array{FieldNote{
      .name = "name", .says = "What the pipeline is called", .text_max = 100, .required = true}};
}

// A stage as people see it: with its usual stay, set by hand or learned.
struct StageView : Stage {
  std::optional<int> usual_days;
};
BOOST_DESCRIBE_STRUCT(StageView, (Stage), (usual_days))
constexpr auto field_notes(const StageView*) {
  return std::array{
      FieldNote{.name = "usual_days",
                .says = "Longest healthy stay, else the median stay of deals that went on",
                .read_only = true}};
}

struct PipelineView : Pipeline {
  std::vector<StageView> stages;
};
BOOST_DESCRIBE_STRUCT(PipelineView, (Pipeline), (stages))

struct LostReason {
  LostReasonId id;
  std::string name;
  int position = 0;
  bool active = true;
  std::int64_t version = 1;
  bool operator==(const LostReason&) const = default;
};
BOOST_DESCRIBE_STRUCT(LostReason, (), (id, name, position, active, version))
constexpr auto field_notes(const LostReason*) {
  return std::array{
      FieldNote{.name = "name", .says = "Why deals are lost", .text_max = 100, .required = true}};
}

inline auto derived_columns(const LostReason& reason) {
  return std::array{store::Derived{"name_folded", fold(reason.name)}};
}

// ---- commands ----

// A stage of a new pipeline, or one to add.
struct StageDraft {
  std::string name;
  std::string purpose;
  Probability probability_bp;
  std::optional<BuyerStage> buyer_stage;
  std::optional<int> score_threshold;
  std::optional<int> longest_stay_days;
  std::vector<ExitCriterion> exit_criteria;
  std::vector<PlaybookStep> playbook;
};
BOOST_DESCRIBE_STRUCT(StageDraft, (),
                      (name, purpose, probability_bp, buyer_stage, score_threshold,
                       longest_stay_days, exit_criteria, playbook))
constexpr auto field_notes(const StageDraft*) {
  return field_notes(static_cast<const Stage*>(nullptr));
}

struct CreatePipeline {
  std::optional<std::string> name;           // the template's when absent
  std::optional<std::string> from_template;  // key of a template
  std::vector<StageDraft> stages;
};
BOOST_DESCRIBE_STRUCT(CreatePipeline, (), (name, from_template, stages))
constexpr auto field_notes(const CreatePipeline*) {
  return field_notes(static_cast<const Pipeline*>(nullptr));
}

struct EditPipeline {
  PipelineId pipeline_id;
  Patch<std::string> name;
  Patch<int> position;
  Patch<bool> archived;
  std::optional<std::int64_t> expected_version;
};
BOOST_DESCRIBE_STRUCT(EditPipeline, (), (pipeline_id, name, position, archived, expected_version))
constexpr auto field_notes(const EditPipeline*) {
  return field_notes(static_cast<const Pipeline*>(nullptr));
}

struct CreateStage : StageDraft {
  PipelineId pipeline_id;
  std::optional<int> position;
};
BOOST_DESCRIBE_STRUCT(CreateStage, (StageDraft), (pipeline_id, position))
constexpr auto field_notes(const CreateStage*) {
  return field_notes(static_cast<const Stage*>(nullptr));
}

struct EditStage {
  StageId stage_id;
  Patch<std::string> name;
  Patch<std::string> purpose;
  Patch<int> position;
  Patch<Probability> probability_bp;
  Patch<std::optional<BuyerStage>> buyer_stage;
  Patch<std::optional<int>> score_threshold;
  Patch<std::optional<int>> longest_stay_days;
  Patch<std::vector<ExitCriterion>> exit_criteria;
  Patch<std::vector<PlaybookStep>> playbook;
  std::optional<std::int64_t> expected_version;
};
BOOST_DESCRIBE_STRUCT(EditStage, (),
                      (stage_id, name, purpose, position, probability_bp, buyer_stage,
                       score_threshold, longest_stay_days, exit_criteria, playbook,
                       expected_version))
constexpr auto field_notes(const EditStage*) {
  return field_notes(static_cast<const Stage*>(nullptr));
}

struct DeleteStage {
  StageId stage_id;
};
BOOST_DESCRIBE_STRUCT(DeleteStage, (), (stage_id))

struct CreateLostReason {
  std::string name;
};
BOOST_DESCRIBE_STRUCT(CreateLostReason, (), (name))
constexpr auto field_notes(const CreateLostReason*) {
  return field_notes(static_cast<const LostReason*>(nullptr));
}

struct EditLostReason {
  LostReasonId lost_reason_id;
  Patch<std::string> name;
  Patch<int> position;
  Patch<bool> active;
};
BOOST_DESCRIBE_STRUCT(EditLostReason, (), (lost_reason_id, name, position, active))
constexpr auto field_notes(const EditLostReason*) {
  return field_notes(static_cast<const LostReason*>(nullptr));
}

// ---- what other features load ----

Result<Stage> load_stage(store::Reader& reader, WorkspaceId workspace_id, StageId id);
Result<Pipeline> load_pipeline(store::Reader& reader, WorkspaceId workspace_id, PipelineId id);
std::vector<Stage> stages_of(store::Reader& reader, WorkspaceId workspace_id, PipelineId id);
std::vector<PipelineView> all_pipelines(store::Reader& reader, WorkspaceId workspace_id);
std::optional<LostReason> find_lost_reason(store::Reader& reader, WorkspaceId workspace_id,
                                           LostReasonId id);
// By folded name; made where it is not there.
LostReasonId find_or_make_lost_reason(store::Tx& tx, const commands::Actor& actor, Instant now,
                                      std::string_view name);

// How long deals usually stay in a stage, in days: learned from history by the analytics.
using UsualDays = std::function<std::optional<int>(WorkspaceId, StageId)>;

Result<PipelineView> create_pipeline(store::Tx& tx, const commands::Actor& actor, Instant now,
                                     const CreatePipeline& command, const criteria::Schema& schema);

criteria::RecordSpec pipeline_spec();
criteria::RecordSpec stage_spec();
criteria::RecordSpec lost_reason_spec();

// `usual_days` may be empty: then only stays set by hand are told.
void register_pipelines(commands::Registry& registry, UsualDays usual_days);

}  // namespace penstock::pipelines
