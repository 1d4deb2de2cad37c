#include "features/deals/board_columns.h"

#include <algorithm>

namespace penstock::deals {
namespace {

using commands::Actor;
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

Result<void> append_board_filter(Sql& sql, const AskedColumns& asked) {
  if (asked.owner_id) sql.text += " AND d.owner_id = " + sql.bind(asked.owner_id->value);
  static const auto source = deal_source();
  return commands::append_filter(sql, asked.reader, asked.registry, asked.actor, asked.now, source,
                                 asked.where, asked.q);
}

// The sums of one column in one currency. Amounts times their chances are summed in two parts so
// that no product overflows: whole is of minor / 10000, rest of minor % 10000.
struct CurrencySums {
  BoardColumn* column;
  Currency currency;
  std::int64_t count = 0, minor = 0, whole = 0, rest = 0;

  // A row of add_sums, of deals in one stage; those without a chance of their own have the stage's.
  void add(const Row& row, Probability stage) {
    count += row.integer(2);
    minor += row.integer(3);
    auto plain = row.integer(9);
    whole += row.integer(7) + plain / 10'000 * stage.basis_points;
    rest += row.integer(8) + plain % 10'000 * stage.basis_points;
  }
  // Divided and rounded once, here.
  Money weighted() const {
    auto odd = whole % 2;  // half to even looks at the whole sum
    return {whole - odd + scale(rest + odd * 10'000, 1, 10'000, Round::HalfEven), currency};
  }
};

CurrencySums& sums_of(std::vector<CurrencySums>& all, BoardColumn* column, Currency currency) {
  for (auto& one : all)
    if (one.column == column && one.currency == currency) return one;
  return all.emplace_back(CurrencySums{.column = column, .currency = currency});
}

// What a sort of the board orders by, as an integer or text that ends every tie with the id.
struct WindowOrder {
  std::string expression;
  bool down = false;
  bool is_text = false;
};

// Next step: overdue first, then today, then without one, then planned ones, as the board's rule
// says: deals without a next step stand where tomorrow begins.
WindowOrder window_order(const AskedColumns& asked, bool dated, Sql& sql) {
  switch (asked.sort) {
    case BoardSort::Rank:
      return {.expression = "d.rank", .is_text = true};
    case BoardSort::Value:
      return {.expression = "d.value_minor", .down = true};
    case BoardSort::Age:
      return {.expression = "d.entered_stage_at"};
    case BoardSort::NextStep: {
      auto tomorrow = start_of_day_in_zone(add_days(asked.today(), 1), asked.actor.time_zone);
      return {.expression = "coalesce(d.next_activity_at, " + sql.bind(to_ms(tomorrow)) + ")"};
    }
    case BoardSort::Close:
      // Deals without a date come after the last one.
      return {.expression = dated ? "d.expected_close_on" : "coalesce(d.expected_close_on, 'none')",
              .is_text = true};
  }
  return {};
}

Result<void> append_place(Sql& sql, const WindowOrder& order, BoardSort sort,
                          const std::string& cursor) {
  TRY(place, commands::decode_cursor(cursor));
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
  auto value = order.is_text ? sql.bind(*(*parts)[1].as_string()) : sql.bind(*(*parts)[1].as_int());
  sql.text += " AND (" + order.expression + ", d.id) " + (order.down ? "<" : ">") + " (" + value +
              ", " + sql.bind(*(*parts)[2].as_int()) + ")";
  return {};
}

}  // namespace

Result<void> add_sums(const AskedColumns& asked, const std::vector<pipelines::Stage>& stages,
                      const Grouping& grouping) {
  Sql sql;
  sql.bind(asked.actor.workspace_id.value);
  auto within = grouping.within(sql);
  auto key = grouping.key ? ", " + grouping.key(sql) : "";
  auto today = asked.today();
  auto day = [&](Date date) {
    return sql.bind(to_ms(start_of_day_in_zone(date, asked.actor.time_zone)));
  };
  auto begins = day(today);
  auto ends = day(add_days(today, 1));
  auto count_if = [](const std::string& condition) {
    return ", sum(CASE WHEN " + condition + " THEN 1 ELSE 0 END)";
  };
  sql.text = "SELECT d.stage_id, d.value_currency, count(*), sum(d.value_minor)" +
             count_if("d.next_activity_at < " + begins) +
             count_if("d.next_activity_at >= " + begins + " AND d.next_activity_at < " + ends) +
             count_if("d.next_activity_at IS NULL") +
             ", sum(d.value_minor / 10000 * d.probability_bp)"
             ", sum(d.value_minor % 10000 * d.probability_bp)"
             ", sum(CASE WHEN d.probability_bp IS NULL THEN d.value_minor ELSE 0 END)" +
             key + " FROM deals d WHERE d.workspace_id = $1 AND d.status = 'open' AND " + within;
  TRY_VOID(append_board_filter(sql, asked));
  sql.text += key.empty() ? " GROUP BY 1, 2" : " GROUP BY 1, 2, 11";
  std::vector<CurrencySums> all;
  asked.reader.query(sql, [&](const Row& row) {
    auto* column = grouping.column_of(StageId{row.integer(0)},
                                      key.empty() ? std::string_view{} : row.text(10));
    auto stage = std::find_if(stages.begin(), stages.end(),
                              [&](const auto& one) { return one.id.value == row.integer(0); });
    if (column == nullptr || stage == stages.end()) return;
    column->count += row.integer(2);
    column->late += row.integer(4);
    column->today += row.integer(5);
    column->none += row.integer(6);
    auto currency = Currency::parse(row.text(1)).value_or(Currency{});
    sums_of(all, column, currency).add(row, stage->probability_bp);
  });
  std::sort(all.begin(), all.end(), [](const CurrencySums& a, const CurrencySums& b) {
    return a.count != b.count ? a.count > b.count : a.currency.text() < b.currency.text();
  });
  for (const auto& one : all) {
    one.column->sums.push_back({one.minor, one.currency});
    one.column->weighted.push_back(one.weighted());
    // Once for each of its currencies, with the same outcome.
    one.column->later = one.column->count - one.column->late - one.column->today - one.column->none;
  }
  return {};
}

Result<commands::List<DealCard>> read_window(const AskedColumns& asked, const SqlPiece& within,
                                             bool dated, const std::optional<std::string>& cursor) {
  Sql sql;
  sql.bind(asked.actor.workspace_id.value);
  auto order = window_order(asked, dated, sql);
  const char* direction = order.down ? " DESC" : "";
  sql.text = "SELECT " + order.expression + ", " + card_columns() + " FROM " +
             commands::seen_joins(kCardFrom, asked.actor, sql) +
             " WHERE d.workspace_id = $1 AND d.status = 'open' AND " + within(sql);
  TRY_VOID(append_board_filter(sql, asked));
  if (cursor && !cursor->empty()) TRY_VOID(append_place(sql, order, asked.sort, *cursor));
  sql.text += " ORDER BY " + order.expression + direction + ", d.id" + direction + " LIMIT " +
              sql.bind(std::int64_t{kBoardWindow + 1});
  commands::List<DealCard> window;
  Json last;
  asked.reader.query(sql, [&](const Row& row) {
    if (window.items.size() == kBoardWindow) {
      window.next_cursor = commands::encode_cursor(
          Json(Json::Array{to_text(asked.sort), last, Json(window.items.back().id.value)}));
      return;
    }
    last = order.is_text ? Json(row.text(0)) : Json(row.integer(0));
    window.items.push_back(store::read_row<DealCard>(row, 1));
  });
  return window;
}

Result<void> add_window(BoardColumn& column, const AskedColumns& asked, const SqlPiece& within,
                        bool dated) {
  if (column.count == 0) return {};
  TRY(window, read_window(asked, within, dated, {}));
  column.items = std::move(window.items);
  column.next_cursor = std::move(window.next_cursor);
  return {};
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
