#pragma once
// Tells the nodes of one database of each other's commits: a hint of PostgreSQL (NOTIFY) that
// arrives within milliseconds, and a look at all heads once a second, because a hint may be lost
// and a pooler in transaction mode carries none.
//
// Hints are sent by a connection of their own after the commit: within the writer's transaction
// NOTIFY would make all commits of the server wait for one lock.

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

#include "store/database.h"
#include "store/postgres/connection.h"

namespace penstock::store::postgres {

inline constexpr std::chrono::milliseconds kLookEvery{1'000};     // at all heads
inline constexpr std::chrono::milliseconds kLookForItEvery{500};  // where the server is away

class Hints {
 public:
  // `heard` is called on the thread of the hints, once for each growth that it learns of, this
  // node's own too.
  // `looked` is called there after each look: whether the server answered, on a new connection
  // where the old one was gone.
  Hints(Target target, std::function<void(WorkspaceId, std::int64_t head)> heard,
        std::function<void(bool answered)> looked);
  ~Hints();
  Hints(const Hints&) = delete;
  Hints& operator=(const Hints&) = delete;

  // Passes on that a journal has grown. Never blocks; what comes together is sent together.
  void send(WorkspaceId workspace_id, std::int64_t head);

 private:
  struct Link;
  void loop();
  bool look(std::unique_ptr<Link>& link);
  void send_waiting(Link& link);
  void wait(Link* link, std::chrono::steady_clock::time_point until);

  Target target_;
  std::function<void(WorkspaceId, std::int64_t)> heard_;
  std::function<void(bool)> looked_;
  int wake_fd_;
  std::mutex mutex_;
  std::map<WorkspaceId, std::int64_t> waiting_;
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

}  // namespace penstock::store::postgres
