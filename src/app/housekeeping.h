#pragma once
// What a server does by itself from time to time, workspace by workspace: parked deals wake, old
// idempotency keys, dead sessions and old uploads go.

#include <condition_variable>
#include <mutex>
#include <thread>

#include "app/application.h"

namespace penstock::app {

inline constexpr std::chrono::seconds kHousekeepingEvery{60};

class Housekeeping {
 public:
  explicit Housekeeping(Application& application) : application_(application) {}
  ~Housekeeping() { stop(); }
  void start();
  void stop();
  // One round over all workspaces, on this thread.
  void run_once();

 private:
  void loop();

  Application& application_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace penstock::app
