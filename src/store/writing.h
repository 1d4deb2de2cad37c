#pragma once
// What every engine does with a queued write: how it is kept, run once, and how a failure of the
// store is told. Only the engines include this.

#include <algorithm>
#include <atomic>
#include <deque>
#include <functional>
#include <utility>
#include <vector>

#include "store/database.h"

namespace penstock::store {

struct Write {
  WorkspaceId about;
  std::function<Result<void>(Tx&)> work;
  std::function<void(Result<void>)> done;
  Result<void> outcome;
};

// What waits for a writer: people's writes, and background ones that take turns with them. The
// engine's mutex guards it; only people_wait() may be read without.
class WriteQueue {
 public:
  // False, and `write` is left as it is, when too many wait already.
  bool push(Write&& write, Urgency urgency) {
    auto& queue = urgency == Urgency::Person ? people_ : background_;
    if (queue.size() >= kWriteQueueMax) return false;
    queue.push_back(std::move(write));
    people_wait_ = !people_.empty();
    return true;
  }
  bool empty() const { return people_.empty() && background_.empty(); }
  const std::atomic<bool>& people_wait() const { return people_wait_; }

  // The writes of the next transaction: people's in their order, `most` of them, or one background
  // write. Requires: not empty().
  std::vector<Write> take(std::size_t most) {
    return take(most, [](const Write&) { return true; });
  }
  // The same of one workspace, the one that waits longest; those of others keep their order.
  std::vector<Write> take_of_one_workspace(std::size_t most) {
    return take(most, [about = next().front().about](const Write& w) { return w.about == about; });
  }

 private:
  static constexpr std::size_t kLookedAtMax = 1'000;  // so that a long queue costs no more

  std::deque<Write>& next() {
    bool background = people_.empty() || (background_turn_ && !background_.empty());
    return background ? background_ : people_;
  }
  template <class Fits>
  std::vector<Write> take(std::size_t most, const Fits& fits) {
    auto& queue = next();
    background_turn_ = &queue == &people_;
    if (&queue == &background_) most = 1;
    std::vector<Write> group;
    auto looked_at = queue.begin() + static_cast<std::ptrdiff_t>(
                                         std::min(queue.size(), std::max(most, kLookedAtMax)));
    auto kept = queue.begin();
    auto at = queue.begin();
    for (; at != looked_at && group.size() < most; ++at) {
      if (fits(*at))
        group.push_back(std::move(*at));
      else if (kept++ != at)
        *std::prev(kept) = std::move(*at);
    }
    queue.erase(kept, at);
    people_wait_ = !people_.empty();
    return group;
  }

  std::deque<Write> people_;
  std::deque<Write> background_;
  bool background_turn_ = false;  // people's writes were the last
  std::atomic<bool> people_wait_{false};
};

// The answer to a person whose change the store could not take.
inline Error store_failed(const StoreError& error) {
  if (error.kind == StoreErrorKind::Full)
    return unavailable(
        "disk_full",
        "the disk of the server is full; nothing was changed. Free some space and try again");
  return unavailable(
      "store_failed",
      std::string("the store could not do this; nothing was changed: ") + error.what());
}

// Runs the work of one write, and `settle` where it went well. What concerns this write alone
// becomes its outcome; what breaks the transaction itself (a full disk, a lost connection) is
// thrown on: nothing of it was acknowledged.
inline Result<void> run_work(Write& write, Tx& tx, const std::function<void()>& settle = {}) {
  try {
    auto outcome = write.work(tx);
    if (outcome.ok() && settle) settle();
    return outcome;
  } catch (const StoreError& error) {
    if (error.kind != StoreErrorKind::Constraint && error.kind != StoreErrorKind::Misuse) throw;
    return store_failed(error);
  } catch (const std::exception& error) {
    return unavailable("internal_error",
                       std::string("this failed because of a fault of ours: ") + error.what());
  }
}

// What the writes of one transaction told it, write by write: journals that grew, words that
// changed. The engine acts on it when all of them have run.
class Told {
 public:
  void begin_one() {
    grown_mark_ = grown_.size();
    texts_mark_ = texts_.size();
  }
  void forget_one() {
    grown_.resize(grown_mark_);
    texts_.resize(texts_mark_);
  }
  void journal_grew(WorkspaceId workspace_id, std::int64_t head) {
    grown_.emplace_back(workspace_id, head);
  }
  void text_changed(TextChange change) { texts_.push_back(std::move(change)); }
  // The newest position that the write at hand made; 0 where it made none.
  std::int64_t last_position() const {
    return grown_.size() > grown_mark_ ? grown_.back().second : 0;
  }
  const std::vector<std::pair<WorkspaceId, std::int64_t>>& grown() const { return grown_; }
  std::vector<TextChange> take_texts() { return std::move(texts_); }

 private:
  std::size_t grown_mark_ = 0;
  std::size_t texts_mark_ = 0;
  std::vector<std::pair<WorkspaceId, std::int64_t>> grown_;
  std::vector<TextChange> texts_;
};

}  // namespace penstock::store
