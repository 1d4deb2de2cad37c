#pragma once
// The threads on which handlers may block.

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace penstock::http {

class WorkPool {
 public:
  WorkPool(unsigned threads, std::size_t queue_max);
  ~WorkPool();  // stop()
  WorkPool(const WorkPool&) = delete;
  WorkPool& operator=(const WorkPool&) = delete;

  enum class Kind {
    New,       // refused when queue_max jobs wait
    Continued  // the next step of something begun: always taken
  };
  // Returns: false when the job was not taken. A job must not throw.
  bool submit(std::function<void()> job, Kind kind);

  // Drops what has not begun and waits for what has. Idempotent.
  void stop();

 private:
  void work();

  const std::size_t queue_max_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> jobs_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace penstock::http
