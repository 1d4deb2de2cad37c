// The timeline: a column per month of expected close, with the sums and cards of the board. The
// sums are answered from the index deals_closing alone when there is no filter; the cards of a
// month in the order of their dates from the same index.

#include <fmt/format.h>

#include "features/deals/board_columns.h"

namespace penstock::deals {
namespace {

using commands::Actor;
using commands::Registry;
using store::Reader;
using store::Sql;

constexpr std::string_view kNone = "none";
constexpr std::string_view kOverdue = "overdue";
constexpr std::string_view kLater = "later";
constexpr std::size_t kMonthText = 7;  // "2026-11"

// What tells a column apart in SQL: its month where it has both ends.
std::string key_of(const CloseSpan& month) {
  if (!month.to_on) return std::string(month.from_on ? kLater : kNone);
  return month.from_on ? to_text(*month.to_on).substr(0, kMonthText) : std::string(kOverdue);
}

SqlPiece in_pipeline(PipelineId id) {
  return [id](Sql& sql) { return "d.pipeline_id = " + sql.bind(id.value); };
}

bool is_dated(const CloseSpan& span) { return span.from_on || span.to_on; }

SqlPiece in_span(PipelineId id, const CloseSpan& span) {
  return [=](Sql& sql) {
    auto text = in_pipeline(id)(sql);
    if (!is_dated(span)) text += " AND d.expected_close_on IS NULL";
    if (span.from_on) text += " AND d.expected_close_on >= " + sql.bind(to_text(*span.from_on));
    if (span.to_on) text += " AND d.expected_close_on <= " + sql.bind(to_text(*span.to_on));
    return text;
  };
}

Grouping by_month(Months& months, Date today, Date later_from) {
  auto key = [=](Sql& sql) {
    return fmt::format(
        "CASE WHEN d.expected_close_on IS NULL THEN '{}' WHEN d.expected_close_on < {} THEN '{}' "
        "WHEN d.expected_close_on >= {} THEN '{}' ELSE substr(d.expected_close_on, 1, {}) END",
        kNone, sql.bind(to_text(today)), kOverdue, sql.bind(to_text(later_from)), kLater,
        kMonthText);
  };
  auto column_of = [&months](StageId, std::string_view key) -> BoardColumn* {
    for (auto& month : months.months)
      if (key_of(month) == key) return &month;
    return nullptr;
  };
  return {.within = in_pipeline(months.pipeline_id), .key = key, .column_of = column_of};
}

}  // namespace

std::vector<CloseSpan> close_spans(Date today, int months) {
  using std::chrono::last;
  std::vector<CloseSpan> spans{{}, {.from_on = {}, .to_on = add_days(today, -1)}};
  auto month = today.year() / today.month();
  for (int i = 0; i < months; ++i, month += std::chrono::months{1})
    spans.push_back({.from_on = i == 0 ? today : Date{month / 1}, .to_on = Date{month / last}});
  spans.push_back({.from_on = Date{month / 1}, .to_on = {}});
  return spans;
}

Result<Months> read_months(Reader& reader, const Registry& registry, const Actor& actor,
                           Instant now, const GetMonths& query) {
  AskedColumns asked{reader,      registry, actor,          now,
                     query.where, query.q,  query.owner_id, query.sort};
  TRY(pipeline_id, choose_pipeline(reader, actor, query.pipeline_id));
  Months answer{
      .pipeline_id = pipeline_id, .pos = journal::head(reader, actor.workspace_id), .months = {}};
  for (const auto& span : close_spans(asked.today(), query.months))
    static_cast<CloseSpan&>(answer.months.emplace_back()) = span;
  TRY_VOID(add_sums(asked, pipelines::stages_of(reader, actor.workspace_id, pipeline_id),
                    by_month(answer, asked.today(), *answer.months.back().from_on)));
  for (auto& month : answer.months)
    TRY_VOID(add_window(month, asked, in_span(pipeline_id, month), is_dated(month)));
  return answer;
}

Result<commands::List<DealCard>> read_month(Reader& reader, const Registry& registry,
                                            const Actor& actor, Instant now,
                                            const GetMonth& query) {
  TRY(pipeline_id, choose_pipeline(reader, actor, query.pipeline_id));
  return read_window(
      {reader, registry, actor, now, query.where, query.q, query.owner_id, query.sort},
      in_span(pipeline_id, query), is_dated(query), query.cursor);
}

}  // namespace penstock::deals
