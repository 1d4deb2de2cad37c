#pragma once
// Deals as people see them: rows of the list, cards of the board.

#include "commands/history.h"
#include "commands/listing.h"
#include "features/deals/gate.h"

namespace penstock::deals {

// A deal with the names of what it points to.
struct DealRow : Deal {
  std::optional<std::string> company_name;
  std::optional<std::string> owner_name;
  std::optional<std::string> stage_name;
  std::optional<std::string> pipeline_name;
  std::optional<std::string> product_name;
  std::optional<std::string> lost_reason_name;
};
BOOST_DESCRIBE_STRUCT(DealRow, (Deal),
                      (company_name, owner_name, stage_name, pipeline_name, product_name,
                       lost_reason_name))
constexpr auto field_notes(const DealRow*) {
  return field_notes(static_cast<const Deal*>(nullptr));
}

// What a card of the board shows.
struct DealCard {
  DealId id;
  PipelineId pipeline_id;
  StageId stage_id;
  std::string title;
  DealStatus status = DealStatus::Open;
  Money value;
  std::optional<Probability> probability_bp;
  std::optional<Date> expected_close_on;
  UserId owner_id;
  std::optional<CompanyId> company_id;
  std::vector<std::string> tags;
  std::string rank;
  Instant entered_stage_at{};
  std::optional<ActivityId> next_activity_id;
  std::optional<std::string> next_activity_kind;
  std::optional<std::string> next_activity_title;
  std::optional<Instant> next_activity_at;
  std::int64_t version = 1;
  std::optional<std::string> company_name;
  std::optional<std::string> owner_name;
};
BOOST_DESCRIBE_STRUCT(DealCard, (),
                      (id, pipeline_id, stage_id, title, status, value, probability_bp,
                       expected_close_on, owner_id, company_id, tags, rank, entered_stage_at,
                       next_activity_id, next_activity_kind, next_activity_title, next_activity_at,
                       version, company_name, owner_name))

// A column of the board: sums over all its deals, cards of the first window.
struct BoardStage {
  StageId stage_id;
  std::int64_t count = 0;
  std::vector<Money> sums;      // one per currency, largest count first
  std::vector<Money> weighted;  // by the deal's probability, else the stage's
  std::int64_t late = 0;        // next step before today
  std::int64_t today = 0;
  std::int64_t none = 0;  // no next step
  std::int64_t later = 0;
  std::vector<DealCard> items;
  std::optional<std::string> next_cursor;
};
BOOST_DESCRIBE_STRUCT(BoardStage, (),
                      (stage_id, count, sums, weighted, late, today, none, later, items,
                       next_cursor))

struct Board {
  PipelineId pipeline_id;
  std::int64_t pos = 0;  // of the journal: live events after it are news
  std::vector<BoardStage> stages;
};
BOOST_DESCRIBE_STRUCT(Board, (), (pipeline_id, pos, stages))

// ---- queries ----

struct ListDeals : commands::ListRequest {
  std::optional<std::string> fields;  // only these of each deal, separated by commas
  std::optional<CompanyId> company_id;
  std::optional<PersonId> person_id;
  std::optional<UserId> owner_id;
};
BOOST_DESCRIBE_STRUCT(ListDeals, (commands::ListRequest), (fields, company_id, person_id, owner_id))
constexpr auto field_notes(const ListDeals*) {
  return field_notes(static_cast<const commands::ListRequest*>(nullptr));
}

struct GetDeal {
  DealId deal_id;
};
BOOST_DESCRIBE_STRUCT(GetDeal, (), (deal_id))

enum class BoardSort { Rank, NextStep, Value, Age };
BOOST_DESCRIBE_ENUM(BoardSort, Rank, NextStep, Value, Age)

struct GetBoard {
  std::optional<PipelineId> pipeline_id;
  std::optional<std::string> where;
  std::optional<std::string> q;
  std::optional<UserId> owner_id;
  BoardSort sort = BoardSort::Rank;
};
BOOST_DESCRIBE_STRUCT(GetBoard, (), (pipeline_id, where, q, owner_id, sort))
constexpr auto field_notes(const GetBoard*) {
  return field_notes(static_cast<const commands::ListRequest*>(nullptr));
}

struct GetBoardColumn {
  StageId stage_id;
  std::optional<std::string> where;
  std::optional<std::string> q;
  std::optional<UserId> owner_id;
  BoardSort sort = BoardSort::Rank;
  std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(GetBoardColumn, (), (stage_id, where, q, owner_id, sort, cursor))
constexpr auto field_notes(const GetBoardColumn*) {
  return field_notes(static_cast<const commands::ListRequest*>(nullptr));
}

inline constexpr int kBoardWindow = 50;  // cards of a column in one answer

Result<Board> read_board(store::Reader& reader, const commands::Registry& registry,
                         const commands::Actor& actor, Instant now, const GetBoard& query);
Result<commands::List<DealCard>> read_board_column(store::Reader& reader,
                                                   const commands::Registry& registry,
                                                   const commands::Actor& actor, Instant now,
                                                   const GetBoardColumn& query);
// The card of one deal, whoever sees it and its company; nothing where it is gone. For the live
// feed, which knows who gets it.
std::optional<DealCard> find_card(store::Reader& reader, WorkspaceId workspace_id, DealId id);

commands::ListSource deal_source();
void register_queries(commands::Registry& registry, const Gate& gate);

}  // namespace penstock::deals
