#pragma once
// A server that was asked to stop ends, even where a thread of it hangs: on a database that took a
// statement and never answers, say. Nothing that was acknowledged is lost by a hard end.

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace penstock::app {

class EndInTime {
 public:
  // `end` is called on a thread of its own where this object lives longer than `most` after
  // begin(); it ends the process.
  EndInTime(std::chrono::milliseconds most, std::function<void()> end)
      : most_(most), end_(std::move(end)) {}
  ~EndInTime() {
    {
      std::lock_guard lock(mutex_);
      ended_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
  }
  EndInTime(const EndInTime&) = delete;
  EndInTime& operator=(const EndInTime&) = delete;

  // Called once.
  void begin() {
    thread_ = std::thread([this] {
      std::unique_lock lock(mutex_);
      if (!wake_.wait_for(lock, most_, [&] { return ended_; })) end_();
    });
  }

 private:
  std::chrono::milliseconds most_;
  std::function<void()> end_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool ended_ = false;
  std::thread thread_;
};

}  // namespace penstock::app
