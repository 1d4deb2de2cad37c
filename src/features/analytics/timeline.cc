// The columns and how events change them. Rejected: a vector of states per deal (its header and
// slack cost more than the states of most deals), and SQL over the journal (a report of a past
// moment would read every event). Tested by timeline_test.cc.

#include "features/analytics/timeline.h"

#include <fmt/format.h>

namespace penstock::analytics {
namespace {

constexpr Status to_status(deals::DealStatus status) { return static_cast<Status>(status); }
static_assert(to_status(deals::DealStatus::Open) == Status::Open);
static_assert(to_status(deals::DealStatus::Won) == Status::Won);
static_assert(to_status(deals::DealStatus::Lost) == Status::Lost);
static_assert(to_status(deals::DealStatus::Parked) == Status::Parked);

// Fibonacci hashing: ids are mostly consecutive in their upper bits.
std::size_t hash_of(std::int64_t id) {
  return static_cast<std::size_t>((static_cast<std::uint64_t>(id) * 0x9E3779B97F4A7C15u) >> 20);
}

std::uint16_t small(std::uint32_t number) {
  PENSTOCK_CHECK(number <= UINT16_MAX, "stages and lost reasons are fewer than 65,536");
  return static_cast<std::uint16_t>(number);
}

}  // namespace

std::size_t Timeline::find(std::int64_t deal_id) const {
  if (slots_.empty()) return size();
  for (auto slot = hash_of(deal_id);; ++slot) {
    auto deal = slots_[slot & (slots_.size() - 1)];
    if (deal == 0) return size();
    if (id_[deal - 1] == deal_id) return deal - 1;
  }
}

void Timeline::grow_slots() {
  if (slots_.size() * 3 > (size() + 1) * 4) return;  // at most three quarters full
  slots_.assign(std::max<std::size_t>(slots_.size() * 2, 64), 0);
  for (std::size_t deal = 0; deal < size(); ++deal) {
    auto slot = hash_of(id_[deal]);
    while (slots_[slot & (slots_.size() - 1)] != 0) ++slot;
    slots_[slot & (slots_.size() - 1)] = static_cast<std::uint32_t>(deal + 1);
  }
}

std::size_t Timeline::add_deal(std::int64_t deal_id) {
  grow_slots();
  auto deal = size();
  auto slot = hash_of(deal_id);
  while (slots_[slot & (slots_.size() - 1)] != 0) ++slot;
  slots_[slot & (slots_.size() - 1)] = static_cast<std::uint32_t>(deal + 1);
  id_.push_back(deal_id);
  opened_on_.push_back(kNoDay);
  company_.push_back(0);
  product_.push_back(0);
  channel_.push_back(0);
  return deal;
}

Facts Timeline::facts_of(std::size_t deal) const {
  const auto& state = newest_[deal];
  auto code = Currency::parse(currencies_.key(state.currency)).value_or(Currency{});
  Facts facts{.pipeline_id = pipelines_.key(pipeline_of_[state.stage]),
              .stage_id = stages_.key(state.stage),
              .owner_id = owners_.key(state.owner),
              .company_id = companies_.key(company_[deal]),
              .product_id = products_.key(product_[deal]),
              .lost_reason_id = lost_reasons_.key(state.lost_reason),
              .value = {state.minor, code},
              .opened_on = opened_on_[deal],
              .expected_close_on = state.expected_close_on,
              .closed_on = state.closed_on,
              .source_channel = channels_.key(channel_[deal])};
  if (state.status != Status::Deleted) facts.status = static_cast<deals::DealStatus>(state.status);
  return facts;
}

State Timeline::state_of(const Facts& facts) {
  auto stage = stages_.number(facts.stage_id);
  if (stage >= pipeline_of_.size()) pipeline_of_.resize(stage + 1);
  pipeline_of_[stage] = pipelines_.number(facts.pipeline_id);
  auto currency = currencies_.number(std::string(facts.value.currency.text()));
  PENSTOCK_CHECK(currency <= UINT8_MAX, "there are fewer than 256 currencies");
  return {.minor = facts.value.minor,
          .expected_close_on = facts.expected_close_on,
          .closed_on = facts.closed_on,
          .owner = owners_.number(facts.owner_id),
          .stage = small(stage),
          .lost_reason = small(lost_reasons_.number(facts.lost_reason_id)),
          .currency = static_cast<std::uint8_t>(currency),
          .status = to_status(facts.status)};
}

void Timeline::keep_statics(std::size_t deal, const Facts& facts) {
  opened_on_[deal] = facts.opened_on;
  company_[deal] = companies_.number(facts.company_id);
  product_[deal] = products_.number(facts.product_id);
  channel_[deal] = channels_.number(facts.source_channel);
}

void Timeline::push(std::size_t deal, State state) {
  if (deal == newest_.size()) {
    state.previous = kNoState;
    newest_.push_back(state);
    return;
  }
  auto& newest = newest_[deal];
  if (deal == begins_) {
    begins_ = SIZE_MAX;
    state.previous = kNoState;
    newest = state;
    return;
  }
  if (state.tells_the_same(newest)) return;
  state.at = std::max(state.at, newest.at);
  state.previous = static_cast<std::uint32_t>(older_.size());
  older_.push_back(newest);
  newest_[deal] = state;
}

// Of a past that is told late only the stage is known; the rest is as it was at that time.
// Requires: the state is older than the newest.
void Timeline::insert(std::size_t deal, State state) {
  auto* later = &newest_[deal];
  while (later->previous != kNoState && older_[later->previous].at > state.at)
    later = &older_[later->previous];
  auto stage = state.stage;
  auto at = state.at;
  if (later->previous == kNoState) {
    state = *later;
    state.status = Status::Open;
    state.closed_on = kNoDay;
    state.lost_reason = 0;
  } else {
    auto& earlier = older_[later->previous];
    if (earlier.at == at) return void(earlier.stage = stage);
    state = earlier;
  }
  state.at = at;
  state.stage = stage;
  state.previous = later->previous;
  later->previous = static_cast<std::uint32_t>(older_.size());
  older_.push_back(state);
}

void Timeline::apply(const Happened& happened) {
  auto deal = find(happened.deal_id);
  bool is_new = deal == size() || deal == begins_;
  auto facts = is_new ? Facts{} : facts_of(deal);
  auto change = read_facts(happened.body, facts);
  if (facts.withdraws_history) return withdrawn_.push_back(happened.deal_id);
  auto moment = std::min(happened.occurred_at, happened.at);
  if (change == Change::Deleted) {
    if (is_new) return;
    auto gone = newest_[deal];
    gone.status = Status::Deleted;
    gone.at = moment;
    return push(deal, gone);
  }
  if (!is_new && facts.is_history && moment < newest_[deal].at) {
    auto past = state_of(facts);
    past.at = moment;
    return insert(deal, past);
  }
  if (deal == size()) deal = add_deal(happened.deal_id);
  keep_statics(deal, facts);
  auto state = state_of(facts);
  state.at = moment;
  auto closed_at = std::min(facts.closed_at, happened.at);
  if (is_new && state.is_closed() && closed_at > moment) {
    auto open = state;
    open.status = Status::Open;
    open.closed_on = kNoDay;
    open.lost_reason = 0;
    push(deal, open);
    state.at = closed_at;
  }
  push(deal, state);
}

void Timeline::apply(const journal::Entry& entry) {
  PENSTOCK_CHECK(entry.pos == position_ + 1, "a timeline follows the journal without gaps");
  if (entry.record_type == "deal" && entry.name.starts_with("deal."))
    apply(Happened{.deal_id = entry.record_id,
                   .at = to_ms(entry.at),
                   .occurred_at = to_ms(entry.occurred_at),
                   .body = entry.body});
  position_ = entry.pos;
}

void Timeline::reconcile(std::int64_t deal_id, const Facts& facts, std::int64_t updated_at) {
  auto deal = find(deal_id);
  if (deal == size()) deal = add_deal(deal_id);
  keep_statics(deal, facts);
  auto state = state_of(facts);
  state.at = updated_at;
  push(deal, state);
}

void Timeline::compact() {
  Column<State> ordered;
  ordered.resize(older_.size());
  std::size_t end = 0;
  std::vector<std::uint32_t> chain;
  for (std::size_t deal = 0; deal < size(); ++deal) {
    chain.clear();
    for (auto i = newest_[deal].previous; i != kNoState; i = older_[i].previous) chain.push_back(i);
    for (auto i = chain.rbegin(); i != chain.rend(); ++i) {
      ordered[end] = older_[*i];
      auto first = i == chain.rbegin();
      ordered[end].previous = first ? kNoState : static_cast<std::uint32_t>(end - 1);
      ++end;
    }
    if (!chain.empty()) newest_[deal].previous = static_cast<std::uint32_t>(end - 1);
  }
  older_ = std::move(ordered);
}

const State* Timeline::at(std::size_t deal, std::int64_t moment) const {
  const auto* state = &newest_[deal];
  while (state != nullptr && state->at > moment) state = before(*state);
  return state == nullptr || state->status == Status::Deleted ? nullptr : state;
}

std::size_t Timeline::bytes() const {
  return id_.bytes() + opened_on_.bytes() + company_.bytes() + product_.bytes() + channel_.bytes() +
         newest_.bytes() + older_.bytes() + slots_.capacity() * sizeof(slots_[0]) +
         owners_.bytes() + stages_.bytes() + pipelines_.bytes() + companies_.bytes() +
         products_.bytes() + lost_reasons_.bytes() + channels_.bytes() + currencies_.bytes();
}

std::string Timeline::life(std::size_t deal) const {
  auto text = fmt::format("{} opened {} company {} product {} channel '{}'", id_[deal],
                          opened_on_[deal], companies_.key(company_[deal]),
                          products_.key(product_[deal]), channels_.key(channel_[deal]));
  for (const State* state = &newest_[deal]; state != nullptr; state = before(*state))
    text += fmt::format(
        " | at {} {} {} pipeline {} stage {} status {} owner {} expected {} closed {} "
        "reason {}",
        state->at, state->minor, currencies_.key(state->currency),
        pipelines_.key(pipeline_of_[state->stage]), stages_.key(state->stage),
        static_cast<int>(state->status), owners_.key(state->owner), state->expected_close_on,
        state->closed_on, lost_reasons_.key(state->lost_reason));
  return text;
}

}  // namespace penstock::analytics
