#pragma once
// The jobs behind imports. A step of an import is one batch of rows: their records, one journal
// event per change, the counters and the place in the file are one transaction, so an import that
// was killed at any moment goes on with the next row and its report stays exact.

#include <map>
#include <memory>
#include <mutex>

#include "features/importing/upload_files.h"
#include "jobs/runner.h"

namespace penstock::importing {

inline constexpr std::size_t kBatchRowsMax = 500;
// Rows are written for this long; with the journal a batch then keeps the writer about twice as
// long. Where people's changes wait the batch ends earlier; where none wait the next is longer, for
// each costs some questions and a commit besides its rows.
inline constexpr std::chrono::microseconds kBatchTime{8'000};
inline constexpr std::chrono::microseconds kBatchTimeShared{2'000};
inline constexpr std::chrono::microseconds kBatchTimeMax{32'000};
inline constexpr int kImportsAtOnce = 1;     // in one process: the other workers are for the rest
inline constexpr int kUndoEntriesMax = 100;  // journal entries of one step

// When a batch has to end.
class BatchTime {
 public:
  void begin() {
    begun_ = std::chrono::steady_clock::now();
    most_ = std::min(next_, kBatchTimeMax);
    next_ = most_ * 2;
  }
  bool over(const store::Tx& tx) {
    if (tx.people_wait()) {
      most_ = kBatchTimeShared;
      next_ = kBatchTime;
    }
    return std::chrono::steady_clock::now() - begun_ >= most_;
  }

 private:
  std::chrono::steady_clock::time_point begun_;
  std::chrono::microseconds most_{}, next_ = kBatchTime;
};

class ImportRun;

class ImportJobs {
 public:
  // `uploads`: where this server keeps files.
  ImportJobs(Clock& clock, UploadFiles uploads);
  ~ImportJobs();
  // Registers the step functions. This object must outlive the runner's threads.
  void attach(jobs::Jobs& runner);

  jobs::StepResult import_step(store::Database& database, const jobs::JobView& view);
  jobs::StepResult undo_step(store::Database& database, const jobs::JobView& view);
  // Forgets what is in memory, as a crash does. For tests.
  void forget();

 private:
  std::shared_ptr<ImportRun> run_of(store::Database& database, const jobs::JobView& view,
                                    ImportId id);
  Clock& clock_;
  UploadFiles uploads_;
  std::mutex mutex_;
  std::map<ImportId, std::shared_ptr<ImportRun>> runs_;
};

// The import that a job is about. Errors: NotFound.
Result<ImportId> import_of(const jobs::JobView& view);

// One step of undoing (undo_job.cc).
jobs::StepResult undo_batch(store::Database& database, const jobs::JobView& view, Instant now);

}  // namespace penstock::importing
