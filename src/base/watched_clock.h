#pragma once
// The clock of a running server: the machine's clock, watched. It never goes back, and it does not
// believe a leap at once, because on its word jobs begin, sessions end and old rows are deleted.
//   - Set back: it goes on from where it was, a tenth slower, until the machine's has caught up.
//   - Set forward by more than kLeapMax: it goes on as before for kDoubt, then follows. A leap that
//     was taken back within kDoubt has never happened.
// Both raise the alarm once. Rejected: following the machine's clock wherever it goes (a minute in
// the next year ends every session and starts everything that waits); never following it (a
// virtual machine that slept would live in the past).

#include <functional>
#include <mutex>

#include "base/time.h"

namespace penstock {

inline constexpr std::chrono::minutes kLeapMax{5};
inline constexpr std::chrono::minutes kDoubt{10};

// Time that has passed since some moment, also while the machine slept; never goes back.
std::chrono::milliseconds time_passed();

class WatchedClock final : public Clock {
 public:
  using Passed = std::function<std::chrono::milliseconds()>;
  using Alarm = std::function<void(std::string_view says)>;
  // `wall` must outlive this clock.
  explicit WatchedClock(const Clock& wall, Passed passed = time_passed);

  Instant now() const override;
  // How far the machine's clock is ahead of this one; negative where it is behind. Within kLeapMax
  // nothing needs to be done about it.
  std::chrono::milliseconds distance() const;
  // Goes on from `seen` where the machine's clock is behind it: the time that an earlier process
  // has written down.
  void not_before(Instant seen);
  // Told of every leap, on the thread that notices it. Replaces the one before.
  void on_alarm(Alarm alarm);

 private:
  enum class Trouble { None, Ahead, Behind };
  Instant look(std::string& says) const;  // requires the mutex

  const Clock& wall_;
  Passed passed_;
  mutable std::mutex mutex_;
  Alarm alarm_;
  mutable Instant anchor_;  // this clock's time at anchor_passed_
  mutable std::chrono::milliseconds anchor_passed_;
  mutable Instant last_;  // what was told last
  mutable Trouble trouble_ = Trouble::None;
  mutable std::chrono::milliseconds trouble_at_{};  // when it was noticed, as time passed
};

// Stands still at `floor` while `clock` is before it. For ids, which go up whatever clocks do.
class FloorClock final : public Clock {
 public:
  explicit FloorClock(const Clock& clock) : clock_(clock) {}
  // Requires: nobody reads the clock yet.
  void set_floor(Instant floor) { floor_ = floor; }
  Instant now() const override { return std::max(clock_.now(), floor_); }

 private:
  const Clock& clock_;
  Instant floor_{};
};

}  // namespace penstock
