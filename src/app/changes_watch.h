#pragma once
// Whether changes are taken, and what every open page is told of it (live.h). The store itself says
// when it is damaged; a full disk and a database that is away show in what becomes of requests.

#include <atomic>

#include "app/application.h"
#include "base/rounds.h"
#include "features/live/live.h"
#include "http/http.h"

namespace penstock::app {

// A full disk stands for the next changes for so long, unless one is taken sooner: people who are
// told so ask for none, so only time shows that it has passed, and space. A database that was away
// is asked whether it is back.
inline constexpr std::chrono::seconds kRefusalStands{10};
inline constexpr std::chrono::milliseconds kChangesLookedAtEvery{500};
inline constexpr std::uintmax_t kSpaceBytesMin = 1 << 20;

// What became of requests. Shared with the answers, for a write may be answered after the server
// has ended.
class Refusals {
 public:
  using SteadyClock = std::chrono::steady_clock;

  // What a change was answered, and a read that found the database away. On any thread.
  void note(const http::Response& answer, SteadyClock::time_point now = SteadyClock::now());
  void note_away() { away_ = true; }

 private:
  friend class ChangesWatch;
  // When it was refused last, in ticks of the steady clock; 0: not since the last that was taken.
  std::atomic<SteadyClock::rep> full_at_{0};
  std::atomic<bool> away_{false};
};

class ChangesWatch {
 public:
  using SteadyClock = Refusals::SteadyClock;

  ChangesWatch(Application& application, live::LiveFeed& feed)
      : application_(application), feed_(feed) {}
  ChangesWatch(const ChangesWatch&) = delete;
  ChangesWatch& operator=(const ChangesWatch&) = delete;

  const std::shared_ptr<Refusals>& refusals() const { return refusals_; }
  // Asks a database that was away. Blocks as long as a read does.
  void look_whether_it_is_back();
  live::Changes state(SteadyClock::time_point now = SteadyClock::now()) const;

  // Has the pages told, on a thread of its own.
  void start();
  void stop() { rounds_.stop(); }

 private:
  void tell();
  bool has_space() const;

  Application& application_;
  live::LiveFeed& feed_;
  const std::shared_ptr<Refusals> refusals_ = std::make_shared<Refusals>();
  live::Changes told_ = live::Changes::Taken;
  Rounds rounds_;
};

}  // namespace penstock::app
