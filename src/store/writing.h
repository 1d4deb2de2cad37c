#pragma once
// What every engine does with a queued write: how it is kept, run once, and how a failure of the
// store is told. Only the engines include this.

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

// Runs the work of one write. What concerns this write alone becomes its outcome; what breaks the
// transaction itself (a full disk, a lost connection) is thrown on: nothing of it was acknowledged.
inline Result<void> run_work(Write& write, Tx& tx) {
  try {
    return write.work(tx);
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
