#include "app/changes_watch.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <filesystem>

namespace penstock::app {
namespace {

constexpr int kDiskFullStatus = 507;  // of disk_full alone (http/problem.h)

// Only a command that wrote tells where in the journal.
bool was_taken(const http::Response& answer) {
  return std::ranges::any_of(
      answer.headers, [](const auto& header) { return header.first == "Penstock-Position"; });
}

std::string_view words(live::Changes state) {
  switch (state) {
    case live::Changes::Damaged:
      return "the store is damaged, or its disk has failed";
    case live::Changes::DiskFull:
      return "the disk is full";
    case live::Changes::Away:
      return "the database is away";
    case live::Changes::Taken:
      break;
  }
  return "";
}

void log_state(live::Changes state) {
  if (state == live::Changes::Taken)
    spdlog::warn("changes are taken again");
  else
    spdlog::error("no changes are taken: {}", words(state));
}

}  // namespace

void Refusals::note(const http::Response& answer, SteadyClock::time_point now) {
  if (answer.status == kDiskFullStatus)
    full_at_ = now.time_since_epoch().count();
  else if (was_taken(answer))
    full_at_ = 0;
}

live::Changes ChangesWatch::state(SteadyClock::time_point now) const {
  if (!application_.database().write_trouble().empty())
    return application_.database().dialect().engine() == "sqlite" ? live::Changes::Damaged
                                                                  : live::Changes::Away;
  if (refusals_->away_) return live::Changes::Away;
  SteadyClock::duration full_at(refusals_->full_at_.load());
  if (full_at == SteadyClock::duration::zero()) return live::Changes::Taken;
  bool stands = now.time_since_epoch() - full_at < kRefusalStands;
  return stands || !has_space() ? live::Changes::DiskFull : live::Changes::Taken;
}

void ChangesWatch::look_whether_it_is_back() {
  if (!refusals_->away_) return;
  try {
    (void)application_.database().read_now(
        [](store::Reader& reader) { return reader.find_integer("SELECT 1", {}); });
    refusals_->away_ = false;
  } catch (const store::StoreError&) {
    // It is not.
  }
}

bool ChangesWatch::has_space() const {
  std::error_code failed;
  auto space = std::filesystem::space(application_.place().folder, failed);
  return failed || space.available >= kSpaceBytesMin;
}

void ChangesWatch::tell() {
  look_whether_it_is_back();
  auto now = state();
  if (std::exchange(told_, now) != now) log_state(now);
  feed_.tell_changes_are(now);
}

void ChangesWatch::start() {
  rounds_.start([this] {
    tell();
    return kChangesLookedAtEvery;
  });
}

}  // namespace penstock::app
