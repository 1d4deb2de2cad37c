#pragma once
// A thread that does something again and again, with pauses, until it is stopped.

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace penstock {

class Rounds {
 public:
  using Pause = std::chrono::milliseconds;

  ~Rounds() { stop(); }

  // `round` tells how long to pause after it, and must not throw. Called once.
  void start(std::function<Pause()> round, Pause first = {}) {
    thread_ = std::jthread([round = std::move(round), first](const std::stop_token& stopping) {
      std::mutex mutex;
      std::condition_variable_any wake;
      std::unique_lock lock(mutex);
      auto pause = first;
      auto stopped = [&] { return stopping.stop_requested(); };
      while (!wake.wait_for(lock, stopping, pause, stopped)) pause = round();
    });
  }

  // Waits for the round that is under way. Whatever a round uses must outlive this.
  void stop() {
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
  }

 private:
  std::jthread thread_;
};

}  // namespace penstock
