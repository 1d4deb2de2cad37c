#pragma once
// A thread with a connection that carries writes. A workspace always takes the same lane, so its
// writes never wait for each other's locks within a node: those that wait together share one
// transaction (group commit), and workspaces of other lanes do not wait for them.
//
// Rejected: one transaction for each write on any connection (the writes of a busy workspace queue
// at the lock of its journal for a whole commit each, and deadlock); SERIALIZABLE (nothing here
// needs it: the lock of the workspace orders its writes on all nodes).
//
// What happens when the server goes away: before COMMIT nothing is stored and the group is run
// again. During COMMIT nobody knows; therefore each transaction leaves a mark of its own in the row
// of its workspace and node (table write_marks), and the mark tells afterwards whether the
// transaction is there.

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "store/postgres/connection.h"
#include "store/postgres/node_lease.h"
#include "store/tables.h"
#include "store/writing.h"

namespace penstock::store::postgres {

inline constexpr std::size_t kLaneGroupMax = 64;  // writes of one transaction: more cost more

// A write waits so long for a server that went away; then it is refused.
inline constexpr std::chrono::seconds kAwayMax{10};

// A table that was small when a plan was made is read whole by it (the checks of references too),
// until the planner hears of its growth: after so many rows, and each time it has grown fourfold.
inline constexpr std::size_t kTellPlannerFirst = 2'000;

// Where one thread connects, again when the server came back.
class Link {
 public:
  explicit Link(Target target) : target_(std::move(target)) {}
  // A connection that was alive when it was last used. Throws StoreError/Lost.
  Connection& get() {
    if (connection_ && !connection_->alive()) connection_.reset();
    if (!connection_) connection_ = std::make_unique<Connection>(target_);
    return *connection_;
  }
  void drop() { connection_.reset(); }

  Reader* reading = nullptr;  // the read that is under way on this thread

 private:
  Target target_;
  std::unique_ptr<Connection> connection_;
};

// What all lanes of a database share.
struct Lanes {
  Target target;
  const Dialect& dialect;
  IdMaker& ids;
  NodeLease& lease;
  bool distributed_rules;                        // see PostgresOptions
  OnCommit committed;                            // told of each journal that grew, once durable
  std::function<void(const std::string&)> gone;  // told why the server cannot be reached
};

class LaneTx;

class Lane {
 public:
  explicit Lane(const Lanes& lanes);
  // Carries what waits, then ends.
  ~Lane();
  Lane(const Lane&) = delete;
  Lane& operator=(const Lane&) = delete;

  // False, and `write` is left as it is, when too many wait already.
  bool push(Write&& write, Urgency urgency);

 private:
  using Clock = std::chrono::steady_clock;
  using Group = std::vector<Write>;
  // One transaction that carried a group, as far as it went.
  struct Attempt {
    NodeLease::Term term;
    std::int64_t mark = 0;
    bool committing = false;  // COMMIT was sent: from there a loss leaves a doubt
    std::vector<std::pair<WorkspaceId, std::int64_t>> grown;
  };
  enum class Fate { Stored, NotStored, Unknown };

  void loop();
  void commit(Group& group);
  std::optional<StoreError> try_commit(Group& group, Attempt& attempt);
  void run_group(Connection& connection, Group& group, Attempt& attempt);
  static void run_in_savepoint(Connection& connection, LaneTx& tx, Write& write);
  Fate find_fate(WorkspaceId about, const Attempt& attempt, Clock::time_point give_up);
  void stored(const Attempt& attempt);
  void tell_planner();

  Lanes lanes_;
  Link link_;
  // Counted from a random number, for another process may have left marks under ours. It is no id:
  // a mark is made before the work, whose ids shall not depend on the engine.
  std::int64_t last_mark_;
  // Rows that came in by COPY, by table, and at how many the planner is told.
  std::map<std::string, std::size_t> copied_;
  std::size_t tell_planner_at_ = kTellPlannerFirst;
  std::vector<Table> tables_;  // in the order in which they refer to each other; asked once
  bool away_ = false;  // the server was not there for kAwayMax: until it is, each write is one try
  std::mutex mutex_;
  std::condition_variable wake_;
  WriteQueue queue_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace penstock::store::postgres
