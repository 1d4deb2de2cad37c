#include "base/watched_clock.h"

#include <fmt/format.h>

#include <ctime>

namespace penstock {
namespace {

using std::chrono::milliseconds;

// Shorter stretches are not made slower one by one: whole milliseconds would swallow them.
constexpr milliseconds kStretch{1'000};

}  // namespace

milliseconds time_passed() {
  timespec now{};
  clock_gettime(CLOCK_BOOTTIME, &now);
  return std::chrono::seconds{now.tv_sec} + milliseconds{now.tv_nsec / 1'000'000};
}

WatchedClock::WatchedClock(const Clock& wall, Passed passed)
    : wall_(wall),
      passed_(std::move(passed)),
      anchor_(wall.now()),
      anchor_passed_(passed_()),
      last_(anchor_) {}

Instant WatchedClock::now() const {
  std::string says;
  Alarm alarm;
  Instant now;
  {
    std::lock_guard lock(mutex_);
    now = look(says);
    if (!says.empty()) alarm = alarm_;
  }
  if (alarm) alarm(says);
  return now;
}

milliseconds WatchedClock::distance() const {
  auto known = now();
  return wall_.now() - known;
}

void WatchedClock::not_before(Instant seen) {
  std::lock_guard lock(mutex_);
  if (seen <= last_) return;
  anchor_ = last_ = seen;
  anchor_passed_ = passed_();
}

void WatchedClock::on_alarm(Alarm alarm) {
  std::lock_guard lock(mutex_);
  alarm_ = std::move(alarm);
}

Instant WatchedClock::look(std::string& says) const {
  auto passed = passed_();
  auto stretch = passed - anchor_passed_;
  auto wall = wall_.now();
  auto going = anchor_ + stretch;
  auto ahead = wall - going;
  auto trouble = ahead > kLeapMax    ? Trouble::Ahead
                 : ahead < -kLeapMax ? Trouble::Behind
                                     : Trouble::None;
  if (trouble != trouble_) {
    trouble_ = trouble;
    trouble_at_ = passed;
    auto shown = std::chrono::floor<std::chrono::seconds>(std::chrono::abs(ahead)).count();
    if (trouble == Trouble::Ahead)
      says = fmt::format(
          "the clock of this machine leapt {} s forward; it is not believed for {} minutes. Put it "
          "right if it is wrong",
          shown, kDoubt.count());
    if (trouble == Trouble::Behind)
      says = fmt::format(
          "the clock of this machine went {} s back; this server goes on without it, a tenth "
          "slower. If its time was wrong before, restart it now",
          shown);
  }
  if (trouble == Trouble::Ahead && passed - trouble_at_ >= kDoubt) {
    says = "the clock of this machine is believed again: it has stood by its leap";
    trouble_ = Trouble::None;
    ahead = {};
    going = wall;
  }
  if (ahead >= milliseconds{0} && trouble_ == Trouble::None) {
    anchor_ = wall;
    anchor_passed_ = passed;
    going = wall;
  } else if (ahead < milliseconds{0}) {
    going = std::max(wall, anchor_ + stretch * 9 / 10);
    if (stretch >= kStretch) {
      anchor_ = going;
      anchor_passed_ = passed;
    }
  }
  return last_ = std::max(last_, going);
}

}  // namespace penstock
