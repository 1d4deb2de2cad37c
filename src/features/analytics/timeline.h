#pragma once
// The lives of all deals of one workspace, in columns in memory. A deal has columns that are told
// as they are now (opened_on, company, product, channel) and a line of states, each with the moment
// from which it held. The newest state of each deal lies in a column of its own, so that a report
// of today is one straight scan; older states are chained behind it.
//
// The moment of a state is when the event occurred, but never after it was written and never before
// the state ahead of it. So the newest state is always the row in the store, whatever dates an
// import brings.
//
// An import may tell a deal's past after its present: events marked "history" that occurred before
// the newest state are put between the states of their time. Where that import is undone the
// deal's life is told again without them (build.h).
//
// A deal whose first event tells it already closed (an import) gets two states: open from that
// event on, closed from its closed_at.
//
// About 74 bytes per deal and 40 per older state. Not synchronised: see timelines.h.

#include <functional>

#include "features/analytics/columns.h"
#include "features/analytics/facts.h"
#include "journal/journal.h"

namespace penstock::analytics {

enum class Status : std::uint8_t { Open, Won, Lost, Parked, Deleted };

inline constexpr std::uint32_t kNoState = UINT32_MAX;

// Numbers are those of the timeline's dictionaries.
struct State {
  std::int64_t at = 0;     // ms UTC, from when it held
  std::int64_t minor = 0;  // value in minor units
  Day expected_close_on = kNoDay;
  Day closed_on = kNoDay;
  std::uint32_t owner = 0;
  std::uint32_t previous = kNoState;  // the state before, among the older ones
  std::uint16_t stage = 0;
  std::uint16_t lost_reason = 0;
  std::uint8_t currency = 0;
  Status status = Status::Open;

  bool is_closed() const { return status == Status::Won || status == Status::Lost; }
  // The same but for when it began.
  bool tells_the_same(const State& other) const {
    return minor == other.minor && expected_close_on == other.expected_close_on &&
           closed_on == other.closed_on && owner == other.owner && stage == other.stage &&
           lost_reason == other.lost_reason && currency == other.currency && status == other.status;
  }
};
static_assert(sizeof(State) == 40, "the memory of a timeline is counted in states");

// What happened to a deal.
struct Happened {
  std::int64_t deal_id = 0;
  std::int64_t at = 0;           // ms UTC, written
  std::int64_t occurred_at = 0;  // ms UTC
  std::string_view body;
};

class Timeline {
 public:
  // ---- growing ----

  void apply(const Happened& happened);
  // Only deal.* entries are looked at. Requires: the entry after position().
  void apply(const journal::Entry& entry);
  // Deals whose imported past was withdrawn since the last call: their lives are to be told again.
  std::vector<std::int64_t> take_withdrawn() { return std::exchange(withdrawn_, {}); }
  bool has_withdrawn() const { return !withdrawn_.empty(); }
  // The next event of this deal is its first: the states that it has are forgotten. Requires: the
  // deal is known.
  void begin_again(std::int64_t deal_id) { begins_ = find(deal_id); }
  // Makes the newest state that of the stored row: for rows whose events are not told in the
  // journal. Requires: `updated_at` of the row.
  void reconcile(std::int64_t deal_id, const Facts& facts, std::int64_t updated_at);
  // Puts the older states of each deal beside each other. Called once after a rebuild.
  void compact();
  std::int64_t position() const { return position_; }
  void set_position(std::int64_t position) { position_ = position; }

  // ---- reading; deals count from 0 in the order in which they became known ----

  std::size_t size() const { return id_.size(); }
  std::int64_t id(std::size_t deal) const { return id_[deal]; }
  Day opened_on(std::size_t deal) const { return opened_on_[deal]; }
  std::uint32_t company(std::size_t deal) const { return company_[deal]; }
  std::uint32_t product(std::size_t deal) const { return product_[deal]; }
  std::uint32_t channel(std::size_t deal) const { return channel_[deal]; }
  // The newest state.
  const State& now(std::size_t deal) const { return newest_[deal]; }
  // The state at a moment (ms UTC); nullptr before the deal was there, and when it was deleted.
  const State* at(std::size_t deal, std::int64_t moment) const;
  // The state before one; nullptr for the first.
  const State* before(const State& state) const {
    return state.previous == kNoState ? nullptr : &older_[state.previous];
  }
  // size() where there is no such deal.
  std::size_t find(std::int64_t deal_id) const;

  const Dictionary<std::int64_t>& owners() const { return owners_; }
  const Dictionary<std::int64_t>& stages() const { return stages_; }
  const Dictionary<std::int64_t>& pipelines() const { return pipelines_; }
  const Dictionary<std::int64_t>& companies() const { return companies_; }
  const Dictionary<std::int64_t>& products() const { return products_; }
  const Dictionary<std::int64_t>& lost_reasons() const { return lost_reasons_; }
  const Dictionary<std::string>& channels() const { return channels_; }
  const Dictionary<std::string>& currencies() const { return currencies_; }
  std::uint32_t pipeline_of(std::uint32_t stage) const { return pipeline_of_[stage]; }

  std::size_t bytes() const;
  // The life of a deal as text with real ids, the same for equal lives: for comparing timelines.
  std::string life(std::size_t deal) const;

 private:
  std::size_t add_deal(std::int64_t deal_id);
  void grow_slots();
  Facts facts_of(std::size_t deal) const;
  State state_of(const Facts& facts);
  void keep_statics(std::size_t deal, const Facts& facts);
  void push(std::size_t deal, State state);
  void insert(std::size_t deal, State state);

  std::int64_t position_ = 0;
  std::size_t begins_ = SIZE_MAX;  // the deal that begins again
  std::vector<std::int64_t> withdrawn_;
  Column<std::int64_t> id_;
  Column<Day> opened_on_;
  Column<std::uint32_t> company_;
  Column<std::uint32_t> product_;
  Column<std::uint32_t> channel_;
  Column<State> newest_;
  Column<State> older_;
  std::vector<std::uint32_t> slots_;  // open addressing: deal + 1, by the hash of its id
  Dictionary<std::int64_t> owners_, stages_, pipelines_, companies_, products_, lost_reasons_;
  Dictionary<std::string> channels_, currencies_;
  std::vector<std::uint32_t> pipeline_of_{0};  // by stage
};

}  // namespace penstock::analytics
