#include "features/analytics/build.h"

#include <set>

namespace penstock::analytics {
namespace {

constexpr std::string_view kDealEvents =
    "SELECT j.record_id, j.at, j.occurred_at, j.body FROM journal j "
    "WHERE j.workspace_id = $1 AND j.record_type = 'deal' AND j.name LIKE 'deal.%' AND j.pos <= $2 "
    "ORDER BY j.pos";

constexpr std::string_view kDealRows =
    "SELECT d.id, d.updated_at, d.pipeline_id, d.stage_id, d.owner_id, d.company_id, d.product_id, "
    "d.lost_reason_id, d.status, d.value_minor, d.value_currency, d.opened_on, "
    "d.expected_close_on, "
    "d.closed_on, d.source_channel FROM deals d WHERE d.workspace_id = $1 ORDER BY d.id";

Day read_day(const store::Row& row, int column) {
  if (row.is_null(column)) return kNoDay;
  auto date = parse_date(row.text(column));
  PENSTOCK_CHECK(date.has_value(), "a stored date is a date");
  return day_of(*date);
}

Facts read_row(const store::Row& row) {
  return {.pipeline_id = row.integer(2),
          .stage_id = row.integer(3),
          .owner_id = row.integer(4),
          .company_id = row.integer(5),
          .product_id = row.integer(6),
          .lost_reason_id = row.integer(7),
          .status = parse_enum<deals::DealStatus>(row.text(8)).value(),
          .value = {row.integer(9), Currency::parse(row.text(10)).value_or(Currency{})},
          .opened_on = read_day(row, 11),
          .expected_close_on = read_day(row, 12),
          .closed_on = read_day(row, 13),
          .source_channel = std::string(row.text(14))};
}

constexpr std::string_view kLifeOfDeal =
    "SELECT j.at, j.occurred_at, j.batch_id, j.body FROM journal j WHERE j.workspace_id = $1 AND "
    "j.subject_id = $2 AND j.record_type = 'deal' AND j.name LIKE 'deal.%' AND j.pos <= $3 "
    "ORDER BY j.pos";

struct Told {
  std::int64_t at, occurred_at, batch_id;
  std::string body;
  bool is_history;
};

// The deal's events but for the past that was withdrawn, and for the withdrawals.
std::vector<Told> read_life(store::Reader& reader, WorkspaceId workspace_id, std::int64_t deal_id,
                            std::int64_t position) {
  std::vector<Told> told;
  std::set<std::int64_t> withdrawn;  // batches
  reader.query(kLifeOfDeal, {workspace_id, deal_id, position}, [&](const store::Row& row) {
    Facts facts;
    read_facts(row.text(3), facts);
    if (facts.withdraws_history)
      withdrawn.insert(row.integer(2));
    else
      told.push_back({row.integer(0), row.integer(1), row.integer(2), std::string(row.text(3)),
                      facts.is_history});
  });
  std::erase_if(
      told, [&](const Told& one) { return one.is_history && withdrawn.contains(one.batch_id); });
  return told;
}

}  // namespace

void retell_withdrawn(Timeline& timeline, store::Reader& reader, WorkspaceId workspace_id) {
  auto deals = timeline.take_withdrawn();
  for (auto deal_id : std::set(deals.begin(), deals.end())) {
    auto told = read_life(reader, workspace_id, deal_id, timeline.position());
    if (told.empty()) continue;  // not in the journal; the row says what is
    timeline.begin_again(deal_id);
    for (const auto& one : told)
      timeline.apply(Happened{
          .deal_id = deal_id, .at = one.at, .occurred_at = one.occurred_at, .body = one.body});
  }
}

std::unique_ptr<Timeline> build_timeline(store::Reader& reader, WorkspaceId workspace_id) {
  auto timeline = std::make_unique<Timeline>();
  auto head = journal::head(reader, workspace_id);
  // A large team has millions of events: never all of them in memory.
  const store::Param events[] = {workspace_id, head};
  reader.scan(kDealEvents, events, [&](const store::Row& row) {
    timeline->apply(Happened{.deal_id = row.integer(0),
                             .at = row.integer(1),
                             .occurred_at = row.integer(2),
                             .body = row.text(3)});
  });
  timeline->set_position(head);
  retell_withdrawn(*timeline, reader, workspace_id);
  const store::Param rows[] = {workspace_id};
  reader.scan(kDealRows, rows, [&](const store::Row& row) {
    timeline->reconcile(row.integer(0), read_row(row), row.integer(1));
  });
  timeline->compact();
  return timeline;
}

void catch_up(Timeline& timeline, store::Reader& reader, WorkspaceId workspace_id) {
  for (;;) {
    auto entries = journal::read_after(reader, workspace_id, timeline.position());
    for (const auto& entry : entries) timeline.apply(entry);
    if (entries.size() < journal::kReadMax) break;
  }
  retell_withdrawn(timeline, reader, workspace_id);
}

}  // namespace penstock::analytics
