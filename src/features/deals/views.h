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

// What every column has: sums over all its deals, cards of the first window.
struct BoardColumn {
  std::int64_t count = 0;
  std::vector<Money> sums;      // one per currency, largest count first
  std::vector<Money> weighted;  // by the deal's probability, else its stage's
  std::int64_t late = 0;        // next step before today
  std::int64_t today = 0;
  std::int64_t none = 0;  // no next step
  std::int64_t later = 0;
  std::vector<DealCard> items;
  std::optional<std::string> next_cursor;
};
BOOST_DESCRIBE_STRUCT(BoardColumn, (),
                      (count, sums, weighted, late, today, none, later, items, next_cursor))

struct BoardStage : BoardColumn {
  StageId stage_id;
};
BOOST_DESCRIBE_STRUCT(BoardStage, (BoardColumn), (stage_id))

struct Board {
  PipelineId pipeline_id;
  std::int64_t pos = 0;  // of the journal: live events after it are news
  std::vector<BoardStage> stages;
};
BOOST_DESCRIBE_STRUCT(Board, (), (pipeline_id, pos, stages))

// Days of expected close, both ends included. An absent end is open; without both it is the deals
// that have no expected close.
struct CloseSpan {
  std::optional<Date> from_on;
  std::optional<Date> to_on;
};
BOOST_DESCRIBE_STRUCT(CloseSpan, (), (from_on, to_on))
constexpr auto field_notes(const CloseSpan*) {
  return std::array{
      FieldNote{.name = "from_on",
                .says = "The first day of expected close; absent with to_on: before today; absent "
                        "without it: the deals that have no expected close"},
      FieldNote{.name = "to_on", .says = "The last day; absent: every later day"}};
}

struct BoardMonth : CloseSpan, BoardColumn {};
BOOST_DESCRIBE_STRUCT(BoardMonth, (CloseSpan, BoardColumn), ())
constexpr auto field_notes(const BoardMonth*) {
  return field_notes(static_cast<const CloseSpan*>(nullptr));
}

struct Months {
  PipelineId pipeline_id;
  std::int64_t pos = 0;  // of the journal: live events after it are news
  std::vector<BoardMonth> months;
};
BOOST_DESCRIBE_STRUCT(Months, (), (pipeline_id, pos, months))

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

enum class BoardSort { Rank, NextStep, Value, Age, Close };
BOOST_DESCRIBE_ENUM(BoardSort, Rank, NextStep, Value, Age, Close)

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

inline constexpr int kMonthsMax = 24;  // of the timeline, this month included

struct GetMonths {
  std::optional<PipelineId> pipeline_id;
  std::optional<std::string> where;
  std::optional<std::string> q;
  std::optional<UserId> owner_id;
  BoardSort sort = BoardSort::Close;
  int months = 6;
};
BOOST_DESCRIBE_STRUCT(GetMonths, (), (pipeline_id, where, q, owner_id, sort, months))
constexpr auto field_notes(const GetMonths*) {
  auto list = field_notes(static_cast<const commands::ListRequest*>(nullptr));
  return std::array{list[0], list[1],
                    FieldNote{.name = "months",
                              .says = "How many months have a column, this one included",
                              .min = 1,
                              .max = kMonthsMax}};
}

struct GetMonth : CloseSpan {
  std::optional<PipelineId> pipeline_id;
  std::optional<std::string> where;
  std::optional<std::string> q;
  std::optional<UserId> owner_id;
  BoardSort sort = BoardSort::Close;
  std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(GetMonth, (CloseSpan), (pipeline_id, where, q, owner_id, sort, cursor))
constexpr auto field_notes(const GetMonth*) {
  auto list = field_notes(static_cast<const commands::ListRequest*>(nullptr));
  auto span = field_notes(static_cast<const CloseSpan*>(nullptr));
  return std::array{span[0], span[1], list[0], list[1], list[4]};
}

inline constexpr int kBoardWindow = 50;  // cards of a column in one answer

Result<Board> read_board(store::Reader& reader, const commands::Registry& registry,
                         const commands::Actor& actor, Instant now, const GetBoard& query);
Result<commands::List<DealCard>> read_board_column(store::Reader& reader,
                                                   const commands::Registry& registry,
                                                   const commands::Actor& actor, Instant now,
                                                   const GetBoardColumn& query);

// The columns of the timeline: deals without an expected close, overdue ones, what is left of this
// month, the months after it, everything later. Requires: months from 1 to kMonthsMax.
std::vector<CloseSpan> close_spans(Date today, int months);
Result<Months> read_months(store::Reader& reader, const commands::Registry& registry,
                           const commands::Actor& actor, Instant now, const GetMonths& query);
Result<commands::List<DealCard>> read_month(store::Reader& reader,
                                            const commands::Registry& registry,
                                            const commands::Actor& actor, Instant now,
                                            const GetMonth& query);
// The card of one deal, whoever sees it and its company; nothing where it is gone. For the live
// feed, which knows who gets it.
std::optional<DealCard> find_card(store::Reader& reader, WorkspaceId workspace_id, DealId id);

commands::ListSource deal_source();
void register_queries(commands::Registry& registry, const Gate& gate);

}  // namespace penstock::deals
