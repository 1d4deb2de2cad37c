// A workspace of any size for measurements. Rows are inserted and events appended in batches; what
// is in them is what the small demo would have, so that answers and times are those of real data.
// Tested by large_test.cc.
#include "features/deals/rank.h"
#include "features/deals/store.h"
#include "features/demo/plan.h"
#include "features/demo/workspace.h"
#include "store/record_sql.h"
#include "store/text_index.h"

namespace penstock::demo {
namespace {

using deals::Deal;
using deals::DealStatus;
using store::Tx;

constexpr std::int64_t kEventsPerAppend = 500;
constexpr std::int64_t kDealsPerWrite = 20'000;
constexpr std::int64_t kCompaniesPerWrite = 2'000;
constexpr std::int64_t kCompaniesMin = 40, kCompaniesMax = 20'000;
constexpr std::int64_t kDealsPerCompany = 8;
constexpr std::size_t kTagPercent = 30;

class Builder {
 public:
  Builder(store::Database& database, const commands::Registry& registry,
          const LargeOptions& options, Instant until)
      : database_(database),
        registry_(registry),
        options_(options),
        random_(options.seed),
        hours_(random_, until) {}

  Result<MadeDemo> build();

 private:
  Result<void> open();
  Result<void> write_companies(std::int64_t count);
  Result<void> write_deals(std::int64_t from, std::int64_t to);
  void append(Tx& tx, std::vector<journal::Event>& events);
  DealPlan next_plan();
  Deal next_deal(Tx& tx);
  void set_outcome(Deal& deal, const DealPlan& plan);
  WorkspaceId workspace_id() const { return cast_.admin().workspace_id; }

  store::Database& database_;
  const commands::Registry& registry_;
  const LargeOptions& options_;
  Random random_;
  Hours hours_;
  Plan plan_;
  Cast cast_;
};

Result<void> Builder::open() {
  auto begin = hours_.until() - days(kHistoryDays + 30);
  TRY(cast, database_.write_now([&](Tx& tx) -> Result<Cast> {
    TRY(admin, open_workspace(tx, begin, options_.owner_password_hash));
    return build_stage(tx, registry_, admin, begin);
  }));
  cast_ = std::move(cast);
  return {};
}

void Builder::append(Tx& tx, std::vector<journal::Event>& events) {
  if (!events.empty())
    journal::append(tx, workspace_id(), cast_.admin().user_id, hours_.until(), events);
  events.clear();
}

Result<void> Builder::write_companies(std::int64_t count) {
  Names taken;
  while (static_cast<std::int64_t>(plan_.companies.size()) < count)
    plan_company(plan_, random_, taken);
  auto at = hours_.until() - days(kHistoryDays + 1);
  std::size_t next = 0;
  while (next < plan_.companies.size())
    TRY_VOID(database_.write_now(workspace_id(), [&](Tx& tx) -> Result<void> {
      std::vector<journal::Event> events;
      for (std::int64_t i = 0; i < kCompaniesPerWrite && next < plan_.companies.size();
           ++i, ++next) {
        const auto& company = plan_.companies[next];
        const auto& actor = cast_.actors[static_cast<std::size_t>(company.rep)];
        TRY(made, contacts::add_company(tx, actor, at, company.command, events));
        cast_.companies.push_back(made.id);
        for (int person : company.people) {
          auto command = plan_.people[static_cast<std::size_t>(person)].command;
          command.company_id = made.id;
          TRY(added, contacts::add_person(tx, actor, at, command, events));
          cast_.people.push_back(added.id);
        }
        if (static_cast<std::int64_t>(events.size()) >= kEventsPerAppend) append(tx, events);
      }
      append(tx, events);
      return {};
    }));
  return {};
}

DealPlan Builder::next_plan() {
  auto plan = plan_deal(plan_, random_, static_cast<int>(random_.below(plan_.companies.size())));
  auto roll = random_.between(0, 99);
  if (roll < 10)
    plan.ending = Ending::Open;
  else if (roll < 12)
    plan.ending = Ending::Parked;
  else
    plan.ending = random_.chance(win_percent(plan, plan_)) ? Ending::Won : Ending::Lost;
  plan_life(plan, plan_.companies[static_cast<std::size_t>(plan.company)].segment, random_, hours_);
  return plan;
}

void Builder::set_outcome(Deal& deal, const DealPlan& plan) {
  switch (plan.ending) {
    case Ending::Open:
      return;
    case Ending::Parked:
      deal.status = DealStatus::Parked;
      deal.wake_on = utc_date(hours_.until() + days(random_.between(3, 120)));
      return;
    case Ending::Lost:
      deal.lost_reason_id = cast_.lost_reasons[static_cast<std::size_t>(plan.lost_reason)];
      break;
    case Ending::Won:
      break;
  }
  deal.status = plan.ending == Ending::Won ? DealStatus::Won : DealStatus::Lost;
  deal.closed_at = plan.ended;
  deal.closed_on = utc_date(plan.ended);
}

Deal Builder::next_deal(Tx& tx) {
  auto plan = next_plan();
  const auto& channel = channels()[static_cast<std::size_t>(plan.channel)];
  const auto& visit = plan.visits.back();
  auto owner = plan.new_rep >= 0 ? plan.new_rep : plan.rep;
  Deal deal{
      .id = tx.ids().make<DealId>(),
      .pipeline_id = cast_.sales_pipeline,
      .stage_id = cast_.sales_stages[static_cast<std::size_t>(visit.stage)],
      .title = plan.title,
      .value = plan.value,
      .expected_close_on = utc_date(plan.ended + days(random_.between(-5, 60))),
      .opened_on = utc_date(plan.created()),
      .owner_id = cast_.actors[static_cast<std::size_t>(owner)].user_id,
      .company_id = cast_.companies[static_cast<std::size_t>(plan.company)],
      .product_id = cast_.products[static_cast<std::size_t>(plan.ware)],
      .source_kind = channel.inbound ? deals::SourceKind::Inbound : deals::SourceKind::Outbound,
      .source_channel = std::string(channel.name),
      .competitor = plan.competitor,
      .entered_stage_at = visit.entered,
      .created_at = plan.created(),
      .updated_at = plan.ending == Ending::Open ? visit.entered : plan.ended};
  if (random_.chance(kTagPercent)) deal.tags.push_back(std::string(random_.pick(deal_tags())));
  deal.rank = deals::rank_on_top(deal.id.value);
  set_outcome(deal, plan);
  return deal;
}

Result<void> Builder::write_deals(std::int64_t from, std::int64_t to) {
  return database_.write_now(workspace_id(), [&](Tx& tx) -> Result<void> {
    tx.expect_many_rows();
    std::vector<journal::Event> events;
    for (auto i = from; i < to; ++i) {
      auto deal = next_deal(tx);
      store::insert(tx, "deals", workspace_id(), deal);
      store::put_text(tx, {workspace_id(), "deal"}, deal.id.value, "", deal.title);
      events.push_back({.name = "deal.created",
                        .record_type = "deal",
                        .record_id = deal.id.value,
                        .body = deals::event_body(nullptr, &deal),
                        .occurred_at = deal.created_at});
      if (static_cast<std::int64_t>(events.size()) == kEventsPerAppend) append(tx, events);
    }
    append(tx, events);
    return {};
  });
}

Result<MadeDemo> Builder::build() {
  TRY_VOID(open());
  TRY_VOID(
      write_companies(std::clamp(options_.deals / kDealsPerCompany, kCompaniesMin, kCompaniesMax)));
  for (std::int64_t from = 0; from < options_.deals; from += kDealsPerWrite)
    TRY_VOID(write_deals(from, std::min(from + kDealsPerWrite, options_.deals)));
  return MadeDemo{.workspace_id = workspace_id(),
                  .owner_id = cast_.admin().user_id,
                  .owner_email = owner_email(),
                  .companies = static_cast<std::int64_t>(cast_.companies.size()),
                  .people = static_cast<std::int64_t>(cast_.people.size()),
                  .deals = options_.deals};
}

}  // namespace

Result<MadeDemo> make_large(store::Database& database, const commands::Registry& registry,
                            const Clock& clock, const LargeOptions& options) {
  if (options.deals < 1 || options.deals > kLargeDealsMax)
    return invalid_field("deals", "out_of_range", "give a number from 1 to 5,000,000");
  return Builder(database, registry, options, options.until.value_or(clock.now())).build();
}

}  // namespace penstock::demo
