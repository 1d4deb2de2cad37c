// The board: one statement for the sums of all columns (answered from the index deals_board alone
// when there is no filter), and one window of cards per column.

#include <algorithm>

#include "features/deals/views.h"

namespace penstock::deals {
namespace {

using commands::Actor;
using commands::Registry;
using store::Reader;
using store::Row;
using store::Sql;

constexpr std::string_view kCardFrom =
    "deals d LEFT JOIN companies c ON c.workspace_id = $1 AND c.id = d.company_id{seen c.owner_id} "
    "LEFT JOIN users o ON o.workspace_id = $1 AND o.id = d.owner_id";

const std::string& card_columns() {
  static const std::string columns = [] {
    auto all = store::columns<DealCard>("d");
    // The two names come from the joined tables.
    auto names = all.find(", d.company_name");
    return all.substr(0, names) + ", c.name, o.name";
  }();
  return columns;
}

struct Filter {
  const std::optional<std::string>& where;
  const std::optional<std::string>& q;
  const std::optional<UserId>& owner_id;
};

Result<void> append_board_filter(Sql& sql, Reader& reader, const Registry& registry,
                                 const Actor& actor, Instant now, const Filter& filter) {
  if (filter.owner_id) sql.text += " AND d.owner_id = " + sql.bind(filter.owner_id->value);
  static const auto source = deal_source();
  return commands::append_filter(sql, reader, registry, actor, now, source, filter.where, filter.q);
}

void add_money(std::vector<Money>& sums, Money money) {
  for (auto& sum : sums)
    if (sum.currency == money.currency) {
      sum.minor += money.minor;
      return;
    }
  sums.push_back(money);
}

// Amounts times their chances, summed in the database in two parts so that no product overflows:
// whole is of minor / 10000, rest of minor % 10000. `plain` counts at the stage's own chance.
// Divided and rounded once, here.
Money weigh(std::int64_t whole, std::int64_t rest, std::int64_t plain, Probability stage,
            Currency currency) {
  whole += plain / 10'000 * stage.basis_points;
  rest += plain % 10'000 * stage.basis_points;
  auto odd = whole % 2;  // half to even looks at the whole sum
  return {whole - odd + scale(rest + odd * 10'000, 1, 10'000, Round::HalfEven), currency};
}

Result<void> add_sums(Board& board, Reader& reader, const Registry& registry, const Actor& actor,
                      Instant now, const GetBoard& query,
                      const std::vector<pipelines::Stage>& stages) {
  auto today = date_in_zone(now, actor.time_zone);
  auto day_begins = to_ms(start_of_day_in_zone(today, actor.time_zone));
  auto day_ends = to_ms(start_of_day_in_zone(add_days(today, 1), actor.time_zone));
  Sql sql;
  sql.bind(actor.workspace_id.value);
  Json::Array ids;
  for (const auto& stage : stages) ids.emplace_back(stage.id.value);
  auto in_stages = reader.dialect().in_list("d.stage_id", sql.bind(to_text(Json(ids))));
  auto begins = sql.bind(day_begins);
  auto ends = sql.bind(day_ends);
  sql.text =
      "SELECT d.stage_id, d.value_currency, count(*), sum(d.value_minor), "
      "sum(CASE WHEN d.next_activity_at < " +
      begins +
      " THEN 1 ELSE 0 END), "
      "sum(CASE WHEN d.next_activity_at >= " +
      begins + " AND d.next_activity_at < " + ends +
      " THEN 1 ELSE 0 END), "
      "sum(CASE WHEN d.next_activity_at IS NULL THEN 1 ELSE 0 END), "
      "sum(d.value_minor / 10000 * d.probability_bp), sum(d.value_minor % 10000 * "
      "d.probability_bp), "
      "sum(CASE WHEN d.probability_bp IS NULL THEN d.value_minor ELSE 0 END) "
      "FROM deals d WHERE d.workspace_id = $1 AND d.status = 'open' AND " +
      in_stages;
  TRY_VOID(append_board_filter(sql, reader, registry, actor, now,
                               {query.where, query.q, query.owner_id}));
  sql.text += " GROUP BY d.stage_id, d.value_currency ORDER BY d.stage_id, 3 DESC";
  reader.query(sql, [&](const Row& row) {
    for (std::size_t i = 0; i < stages.size(); ++i) {
      if (stages[i].id.value != row.integer(0)) continue;
      auto& column = board.stages[i];
      auto currency = Currency::parse(row.text(1)).value_or(Currency{});
      column.count += row.integer(2);
      column.late += row.integer(4);
      column.today += row.integer(5);
      column.none += row.integer(6);
      add_money(column.sums, {row.integer(3), currency});
      add_money(column.weighted, weigh(row.integer(7), row.integer(8), row.integer(9),
                                       stages[i].probability_bp, currency));
    }
  });
  for (auto& column : board.stages)
    column.later = column.count - column.late - column.today - column.none;
  return {};
}

// What a sort of the board orders by, as an integer or text that ends every tie with the id.
struct WindowOrder {
  std::string_view expression;
  bool down = false;
  bool is_text = false;
};

// Next step: overdue first, then today, then without one, then planned ones, as the board's rule
// says.
WindowOrder window_order(BoardSort sort) {
  switch (sort) {
    case BoardSort::Rank:
      return {.expression = "d.rank", .is_text = true};
    case BoardSort::Value:
      return {.expression = "d.value_minor", .down = true};
    case BoardSort::Age:
      return {.expression = "d.entered_stage_at"};
    case BoardSort::NextStep:
      return {.expression = "coalesce(d.next_activity_at, $2)"};
  }
  return {};
}

Result<commands::List<DealCard>> read_window(Reader& reader, const Registry& registry,
                                             const Actor& actor, Instant now, StageId stage_id,
                                             const Filter& filter, BoardSort sort,
                                             const std::optional<std::string>& cursor) {
  auto order = window_order(sort);
  auto day_ends =
      start_of_day_in_zone(add_days(date_in_zone(now, actor.time_zone), 1), actor.time_zone);
  Sql sql;
  sql.bind(actor.workspace_id.value);
  sql.bind(to_ms(day_ends));  // $2: deals without a next step stand where tomorrow begins
  auto stage = sql.bind(stage_id.value);
  const char* direction = order.down ? " DESC" : "";
  sql.text = "SELECT " + std::string(order.expression) + ", " + card_columns() + " FROM " +
             commands::seen_joins(kCardFrom, actor, sql) +
             " WHERE d.workspace_id = $1 AND d.stage_id = " + stage + " AND d.status = 'open'";
  if (sort != BoardSort::NextStep) sql.text += " AND $2 IS NOT NULL";
  TRY_VOID(append_board_filter(sql, reader, registry, actor, now, filter));
  if (cursor && !cursor->empty()) {
    TRY(place, commands::decode_cursor(*cursor));
    const auto* parts = place.as_array();
    auto is_sort = [&](const Json& part) {
      return part.as_string() != nullptr && *part.as_string() == to_text(sort);
    };
    auto is_value = [&](const Json& part) {
      return order.is_text ? part.as_string() != nullptr : part.as_int() != nullptr;
    };
    if (parts == nullptr || parts->size() != 3 || !is_sort((*parts)[0]) || !is_value((*parts)[1]) ||
        (*parts)[2].as_int() == nullptr)
      return invalid_field("cursor", "invalid_cursor",
                           "this cursor is of another list; begin again without one");
    auto value =
        order.is_text ? sql.bind(*(*parts)[1].as_string()) : sql.bind(*(*parts)[1].as_int());
    sql.text += " AND (" + std::string(order.expression) + ", d.id) " + (order.down ? "<" : ">") +
                " (" + value + ", " + sql.bind(*(*parts)[2].as_int()) + ")";
  }
  sql.text += " ORDER BY " + std::string(order.expression) + direction + ", d.id" + direction +
              " LIMIT " + sql.bind(std::int64_t{kBoardWindow + 1});
  commands::List<DealCard> window;
  Json last;
  reader.query(sql, [&](const Row& row) {
    if (window.items.size() == kBoardWindow) {
      window.next_cursor = commands::encode_cursor(
          Json(Json::Array{to_text(sort), last, Json(window.items.back().id.value)}));
      return;
    }
    last = order.is_text ? Json(row.text(0)) : Json(row.integer(0));
    window.items.push_back(store::read_row<DealCard>(row, 1));
  });
  return window;
}

Result<PipelineId> choose_pipeline(Reader& reader, const Actor& actor,
                                   std::optional<PipelineId> wanted) {
  if (wanted) {
    TRY(pipeline, pipelines::load_pipeline(reader, actor.workspace_id, *wanted));
    return pipeline.id;
  }
  auto first = reader.find_integer(
      "SELECT p.id FROM pipelines p WHERE p.workspace_id = $1 AND p.archived = 0 ORDER BY "
      "p.position, p.id LIMIT 1",
      {actor.workspace_id});
  if (!first) return not_found("pipeline");
  return PipelineId{*first};
}

}  // namespace

Result<Board> read_board(Reader& reader, const Registry& registry, const Actor& actor, Instant now,
                         const GetBoard& query) {
  TRY(pipeline_id, choose_pipeline(reader, actor, query.pipeline_id));
  auto stages = pipelines::stages_of(reader, actor.workspace_id, pipeline_id);
  Board board{
      .pipeline_id = pipeline_id, .pos = journal::head(reader, actor.workspace_id), .stages = {}};
  for (const auto& stage : stages) board.stages.push_back({.stage_id = stage.id});
  TRY_VOID(add_sums(board, reader, registry, actor, now, query, stages));
  for (auto& column : board.stages) {
    if (column.count == 0) continue;
    TRY(window, read_window(reader, registry, actor, now, column.stage_id,
                            {query.where, query.q, query.owner_id}, query.sort, {}));
    column.items = std::move(window.items);
    column.next_cursor = std::move(window.next_cursor);
  }
  return board;
}

Result<commands::List<DealCard>> read_board_column(Reader& reader, const Registry& registry,
                                                   const Actor& actor, Instant now,
                                                   const GetBoardColumn& query) {
  TRY_VOID(pipelines::load_stage(reader, actor.workspace_id, query.stage_id));
  return read_window(reader, registry, actor, now, query.stage_id,
                     {query.where, query.q, query.owner_id}, query.sort, query.cursor);
}

std::optional<DealCard> find_card(Reader& reader, WorkspaceId workspace_id, DealId id) {
  static const auto sql = [] {
    Sql none;
    auto system = access::system_actor({}, {}, "", {});
    return "SELECT " + card_columns() + " FROM " + commands::seen_joins(kCardFrom, system, none) +
           " WHERE d.workspace_id = $1 AND d.id = $2";
  }();
  std::optional<DealCard> card;
  reader.query(sql, {workspace_id, id},
               [&](const Row& row) { card = store::read_row<DealCard>(row); });
  return card;
}

}  // namespace penstock::deals
