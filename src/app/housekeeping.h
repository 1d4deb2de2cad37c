#pragma once
// What a server does by itself from time to time, workspace by workspace: parked deals wake, old
// idempotency keys, dead sessions and old uploads go.

#include "app/application.h"
#include "base/rounds.h"

namespace penstock::app {

inline constexpr std::chrono::seconds kHousekeepingEvery{60};

class Housekeeping {
 public:
  explicit Housekeeping(Application& application) : application_(application) {}
  void start();
  void stop() { rounds_.stop(); }
  // One round over all workspaces, on this thread.
  void run_once();

 private:
  Application& application_;
  Rounds rounds_;
};

}  // namespace penstock::app
