#pragma once
// Each node of one database has a number of its own: its ids begin with it, so that no two nodes
// make the same id. The number is held by a lease in the table `nodes`.
//
// A node that was paused longer than its lease finds its number taken. What it had begun cannot be
// committed any more (the server ends a transaction that is idle for kIdleMax, much less than
// the lease), and before it begins anything it has a number again.

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "base/ids.h"
#include "store/postgres/connection.h"

namespace penstock::store::postgres {

inline constexpr std::chrono::seconds kLease{60};
inline constexpr std::chrono::seconds kRenewEvery{10};
inline constexpr int kNodesMax = 1023;

class NodeLease {
 public:
  // Takes a number for `ids`. Throws StoreError when the database cannot be reached or all numbers
  // are taken.
  NodeLease(Target target, IdMaker& ids);
  // Gives the number back.
  ~NodeLease();
  NodeLease(const NodeLease&) = delete;
  NodeLease& operator=(const NodeLease&) = delete;

  // A number and since when it is ours without a break: equal terms, and nobody else had it
  // between.
  struct Term {
    int node = 0;
    std::uint64_t since = 0;
    bool operator==(const Term&) const = default;
  };
  // Returns at once while the lease holds; else waits for a new one, a few seconds at most. Nothing
  // where there is none.
  std::optional<Term> term();
  // Whether anyone else has a number. Throws StoreError.
  bool has_others(Connection& connection) const;

 private:
  void loop();
  void renew();
  void take(Connection& connection);

  Target target_;
  IdMaker& ids_;
  std::string owner_;
  Term term_;  // guarded by the mutex
  std::unique_ptr<Connection> connection_;
  std::atomic<std::int64_t> until_{0};  // milliseconds of the clock that goes on in a pause
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace penstock::store::postgres
