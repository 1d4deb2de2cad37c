#pragma once
// A deal: an opportunity with a value in one pipeline (§1.4), the commands that change it and what
// they write to the journal (docs/journal.md, "deal.*").
//
// Invariants: a deal is always in a stage of its pipeline, also when it is won, lost or parked; a
// closed deal has closed_on and closed_at; entered_stage_at changes only when the stage does.

#include "features/checks.h"
#include "features/ids.h"
#include "features/pipelines/pipelines.h"

namespace penstock::deals {

using pipelines::LostReasonId;
using pipelines::PipelineId;
using pipelines::StageId;

enum class DealStatus { Open, Won, Lost, Parked };
BOOST_DESCRIBE_ENUM(DealStatus, Open, Won, Lost, Parked)
enum class SourceKind { Inbound, Outbound };
BOOST_DESCRIBE_ENUM(SourceKind, Inbound, Outbound)
enum class ForecastCategory { Pipeline, BestCase, Commit, Omitted };
BOOST_DESCRIBE_ENUM(ForecastCategory, Pipeline, BestCase, Commit, Omitted)

inline constexpr std::size_t kTitleBytesMax = 500;
inline constexpr int kBulkDealsMax = 500;  // of one bulk change

struct Deal {
  DealId id;
  PipelineId pipeline_id;
  StageId stage_id;
  std::string title;
  DealStatus status = DealStatus::Open;
  Money value;
  std::optional<Probability> probability_bp;
  std::optional<Date> expected_close_on;
  Date opened_on{};
  UserId owner_id;
  std::optional<CompanyId> company_id;
  std::optional<ProductId> product_id;
  std::optional<SourceKind> source_kind;
  std::optional<std::string> source_channel;
  std::optional<std::string> source_campaign;
  ForecastCategory forecast_category = ForecastCategory::Pipeline;
  std::vector<std::string> tags;
  std::optional<Money> acquisition_cost;
  std::optional<Money> legal_cost;
  std::optional<Money> operating_cost;
  std::optional<Money> salary_cost;
  std::optional<Money> other_cost;
  std::optional<Money> invoiced;
  std::optional<std::string> competitor;
  RawJson custom{"{}"};
  std::string rank;
  Instant entered_stage_at{};
  std::optional<Instant> closed_at;
  std::optional<Date> closed_on;
  std::optional<LostReasonId> lost_reason_id;
  std::optional<std::string> lost_note;
  bool do_not_contact = false;
  std::optional<Date> wake_on;
  std::optional<std::string> wake_criterion;
  std::optional<ActivityId> next_activity_id;
  std::optional<std::string> next_activity_kind;
  std::optional<std::string> next_activity_title;
  std::optional<Instant> next_activity_at;
  std::optional<Instant> last_activity_at;
  std::optional<std::string> external_source;
  std::optional<std::string> external_id;
  Instant created_at{};
  Instant updated_at{};
  std::int64_t version = 1;
  bool operator==(const Deal&) const = default;
};
BOOST_DESCRIBE_STRUCT(Deal, (),
                      (id, pipeline_id, stage_id, title, status, value, probability_bp,
                       expected_close_on, opened_on, owner_id, company_id, product_id, source_kind,
                       source_channel, source_campaign, forecast_category, tags, acquisition_cost,
                       legal_cost, operating_cost, salary_cost, other_cost, invoiced, competitor,
                       custom, rank, entered_stage_at, closed_at, closed_on, lost_reason_id,
                       lost_note, do_not_contact, wake_on, wake_criterion, next_activity_id,
                       next_activity_kind, next_activity_title, next_activity_at, last_activity_at,
                       external_source, external_id, created_at, updated_at, version))
constexpr auto field_notes(const Deal*) {
  return std::array{
      FieldNote{.name = "title",
                .says = "What the deal is called",
                .text_max = kTitleBytesMax,
                .required = true},
      FieldNote{.name = "status", .says = "Open, or its outcome", .read_only = true},
      FieldNote{.name = "value", .says = "What the deal is worth, in its own currency"},
      FieldNote{.name = "probability_bp",
                .says = "Chance to win in basis points; empty: that of the stage"},
      FieldNote{.name = "expected_close_on", .says = "Day on which the deal should close"},
      FieldNote{.name = "opened_on", .says = "Day on which the sales cycle began"},
      FieldNote{.name = "source_channel",
                .says = "Where it came from: referral, fair, web …",
                .text_max = 100},
      FieldNote{.name = "source_campaign", .says = "Campaign that brought it", .text_max = 200},
      FieldNote{.name = "tags", .says = "Labels, at most 50", .text_max = kTagBytesMax},
      FieldNote{
          .name = "competitor", .says = "Who else is in the race, or won it", .text_max = 200},
      FieldNote{.name = "custom",
                .says = "Fields of the team's own; in a change, null takes one away",
                .shape = JsonShape::Object},
      FieldNote{.name = "rank", .says = "Order in its column of the board", .read_only = true},
      FieldNote{
          .name = "entered_stage_at", .says = "When it came into its stage", .read_only = true},
      FieldNote{.name = "closed_at", .read_only = true},
      FieldNote{.name = "lost_note", .text_max = 2000},
      FieldNote{.name = "wake_on", .says = "Parked: day on which it wakes"},
      FieldNote{.name = "wake_criterion",
                .says = "Parked: it wakes when this criterion becomes true",
                .text_max = 4000},
      FieldNote{
          .name = "external_source", .says = "System that it was imported from", .text_max = 100},
      FieldNote{.name = "external_id", .says = "Its id there", .text_max = 200}};
}
inline auto derived_columns(const Deal& deal) {
  return std::array{store::Derived{"title_folded", fold(deal.title)}};
}

// ---- commands ----

struct CreateDeal {
  std::string title;
  std::optional<PipelineId> pipeline_id;  // the first one when absent
  std::optional<StageId> stage_id;        // the pipeline's first when absent
  std::optional<Money> value;
  std::optional<Probability> probability_bp;
  std::optional<Date> expected_close_on;
  std::optional<Date> opened_on;
  std::optional<UserId> owner_id;  // the actor when absent
  std::optional<CompanyId> company_id;
  std::optional<std::string> company_name;  // found or made
  std::optional<PersonId> person_id;
  std::optional<ProductId> product_id;
  std::optional<SourceKind> source_kind;
  std::optional<std::string> source_channel;
  std::optional<std::string> source_campaign;
  std::optional<ForecastCategory> forecast_category;
  std::vector<std::string> tags;
  std::optional<std::string> competitor;
  std::optional<RawJson> custom;
  std::optional<std::string> external_source;
  std::optional<std::string> external_id;
};
BOOST_DESCRIBE_STRUCT(CreateDeal, (),
                      (title, pipeline_id, stage_id, value, probability_bp, expected_close_on,
                       opened_on, owner_id, company_id, company_name, person_id, product_id,
                       source_kind, source_channel, source_campaign, forecast_category, tags,
                       competitor, custom, external_source, external_id))
constexpr auto field_notes(const CreateDeal*) {
  return field_notes(static_cast<const Deal*>(nullptr));
}

// What may be changed of a deal, of one or of many.
struct DealFields {
  Patch<std::string> title;
  Patch<Money> value;
  Patch<std::optional<Probability>> probability_bp;
  Patch<std::optional<Date>> expected_close_on;
  Patch<Date> opened_on;
  Patch<UserId> owner_id;
  Patch<std::optional<CompanyId>> company_id;
  Patch<std::optional<ProductId>> product_id;
  Patch<std::optional<SourceKind>> source_kind;
  Patch<std::optional<std::string>> source_channel;
  Patch<std::optional<std::string>> source_campaign;
  Patch<ForecastCategory> forecast_category;
  Patch<std::vector<std::string>> tags;
  Patch<std::optional<Money>> acquisition_cost;
  Patch<std::optional<Money>> legal_cost;
  Patch<std::optional<Money>> operating_cost;
  Patch<std::optional<Money>> salary_cost;
  Patch<std::optional<Money>> other_cost;
  Patch<std::optional<Money>> invoiced;
  Patch<std::optional<std::string>> competitor;
  Patch<RawJson> custom;  // merged: null removes a key
};
BOOST_DESCRIBE_STRUCT(DealFields, (),
                      (title, value, probability_bp, expected_close_on, opened_on, owner_id,
                       company_id, product_id, source_kind, source_channel, source_campaign,
                       forecast_category, tags, acquisition_cost, legal_cost, operating_cost,
                       salary_cost, other_cost, invoiced, competitor, custom))
constexpr auto field_notes(const DealFields*) {
  return field_notes(static_cast<const Deal*>(nullptr));
}

struct EditDeal : DealFields {
  DealId deal_id;
  std::optional<std::int64_t> expected_version;
};
BOOST_DESCRIBE_STRUCT(EditDeal, (DealFields), (deal_id, expected_version))
constexpr auto field_notes(const EditDeal*) {
  return field_notes(static_cast<const Deal*>(nullptr));
}

// `before` and `after` are deals of the target column: the deal is placed above or below one.
struct MoveDeal {
  DealId deal_id;
  StageId to_stage_id;
  std::optional<DealId> before;
  std::optional<DealId> after;
  std::optional<std::string> reason;
  std::optional<std::string>
      override_reason;  // passes unmet required criteria; needs override_gate
  std::optional<std::int64_t> expected_version;
};
BOOST_DESCRIBE_STRUCT(MoveDeal, (),
                      (deal_id, to_stage_id, before, after, reason, override_reason,
                       expected_version))

struct WinDeal {
  DealId deal_id;
  std::optional<Date> closed_on;  // today in the workspace's zone when absent
  std::optional<Money> value;     // the final one
  std::optional<std::string> override_reason;
  std::optional<std::int64_t> expected_version;
};
BOOST_DESCRIBE_STRUCT(WinDeal, (), (deal_id, closed_on, value, override_reason, expected_version))

struct LoseDeal {
  DealId deal_id;
  std::optional<LostReasonId> lost_reason_id;
  std::optional<std::string> competitor;
  std::optional<std::string> note;
  bool do_not_contact = false;
  std::optional<Date> closed_on;
  std::optional<std::int64_t> expected_version;
};
BOOST_DESCRIBE_STRUCT(LoseDeal, (),
                      (deal_id, lost_reason_id, competitor, note, do_not_contact, closed_on,
                       expected_version))
constexpr auto field_notes(const LoseDeal*) {
  return std::array{FieldNote{.name = "note", .text_max = 2000}};
}

struct ParkDeal {
  DealId deal_id;
  std::optional<Date> wake_on;
  std::optional<std::string> wake_criterion;
  std::optional<std::string> note;
  std::optional<std::int64_t> expected_version;
};
BOOST_DESCRIBE_STRUCT(ParkDeal, (), (deal_id, wake_on, wake_criterion, note, expected_version))
constexpr auto field_notes(const ParkDeal*) {
  return std::array{FieldNote{.name = "wake_criterion", .text_max = 4000},
                    FieldNote{.name = "note", .text_max = 2000}};
}

struct ReopenDeal {
  DealId deal_id;
  std::optional<StageId> stage_id;  // where it was when absent
  std::optional<std::string> reason;
  std::optional<std::int64_t> expected_version;
};
BOOST_DESCRIBE_STRUCT(ReopenDeal, (), (deal_id, stage_id, reason, expected_version))

struct DeleteDeal {
  DealId deal_id;
  std::optional<std::int64_t> expected_version;
};
BOOST_DESCRIBE_STRUCT(DeleteDeal, (), (deal_id, expected_version))

// ---- what others use ----

// Errors: NotFound also when the actor may not see it.
Result<Deal> load_deal(store::Reader& reader, const commands::Actor& actor, DealId id);
criteria::RecordSpec deal_spec();

void register_deals(commands::Registry& registry);

}  // namespace penstock::deals
