#include "store/postgres/lane.h"

#include <random>

#include "store/postgres/distributed_rules.h"
#include "store/postgres/row_batch.h"
#include "store/tables.h"
#include "store/text_index.h"

namespace penstock::store::postgres {
namespace {

constexpr std::size_t kRowsPostedMax = 8;  // of one write; COPY takes what is more

constexpr int kTriesMax = 5;  // of a group that others were in the way of

constexpr std::string_view kLeaveMark =
    "INSERT INTO write_marks (workspace_id, node, mark) VALUES ($1, $2, $3) "
    "ON CONFLICT (workspace_id, node) DO UPDATE SET mark = excluded.mark";
constexpr std::string_view kReadMark =
    "INSERT INTO write_marks (workspace_id, node, mark) VALUES ($1, $2, $3) "
    "ON CONFLICT (workspace_id, node) DO UPDATE SET node = excluded.node RETURNING mark";

// Full jitter, doubled each time: 0 to 20, 40, 80 … 320 ms.
void wait_a_little(int tries) {
  thread_local std::minstd_rand random(std::random_device{}());
  auto most = 10 << std::min(tries, 5);
  std::this_thread::sleep_for(
      std::chrono::milliseconds(std::uniform_int_distribution<int>(0, most)(random)));
}

// Below 2^62, so that counting on from there does not end.
std::int64_t random_mark() {
  std::random_device random;
  return static_cast<std::int64_t>(random() >> 2) << 32 | random();
}

Error unknown_outcome(const StoreError& error) {
  return unavailable("outcome_unknown",
                     std::string("the database went away while it stored this; look whether the "
                                 "change is there before you try again: ") +
                         error.what());
}

void fail(std::vector<Write>& group, const Error& error) {
  for (auto& write : group)
    if (write.outcome.ok()) write.outcome = error;
}

// The writes of a workspace come one after another on all nodes, as on SQLite: what a command has
// read and checked still holds when it writes.
void lock_workspace(Connection& connection, WorkspaceId about) {
  if (!about) return;
  std::vector<Param> workspace{Param(about)};
  connection.post("SELECT 1 FROM workspaces w WHERE w.workspace_id = $1 FOR UPDATE", workspace);
}

void leave_mark(Connection& connection, WorkspaceId about, int node, std::int64_t mark) {
  std::vector<Param> mine{Param(about.value), Param(node), Param(mark)};
  connection.post(kLeaveMark, mine);
}

void roll_back(Connection& connection) {
  if (!connection.alive()) return;
  try {
    connection.forget_posted();
    if (connection.in_transaction()) {
      connection.post("ROLLBACK");
      connection.flush();
    }
  } catch (const StoreError&) {
    // The connection is gone, and the transaction with it.
  }
}

// Sends what still waits, for the savepoint is among it; a row that is refused is gone anyway.
void forget_rows(Connection& connection) {
  try {
    connection.flush();
  } catch (const StoreError& error) {
    if (error.kind != StoreErrorKind::Constraint && error.kind != StoreErrorKind::Misuse) throw;
  }
}

}  // namespace

class LaneTx final : public Tx {
 public:
  LaneTx(Connection& connection, const Lanes& lanes, const std::atomic<bool>& people_wait,
         std::vector<Table>& tables, std::map<std::string, std::size_t>& copied, WorkspaceId about)
      : connection_(connection),
        lanes_(lanes),
        people_wait_(people_wait),
        tables_(tables),
        copied_(copied),
        about_(about) {}
  IdMaker& ids() override { return lanes_.ids; }
  bool people_wait() const override { return people_wait_; }
  const Dialect& dialect() const override { return lanes_.dialect; }
  std::int64_t last_position() const override { return told.last_position(); }
  void run(std::string_view sql, std::span<const Param> params, const OnRow& on_row) override {
    check(sql, params);
    send_rows_before(sql);
    (void)connection_.run(sql, params, on_row);
  }
  void run_each(std::string_view sql, std::span<const std::vector<Param>> all,
                const std::function<void(std::size_t, const Row&)>& on_row) override {
    for (const auto& params : all) check(sql, params);
    send_rows_before(sql);
    connection_.run_each(sql, all, on_row);
  }
  std::int64_t execute(std::string_view sql, std::span<const Param> params) override {
    check(sql, params);
    send_rows_before(sql);
    return connection_.run(sql, params, nullptr);
  }
  void add_row(std::string_view insert, std::span<const Param> params) override {
    check(insert, params);
    if (rows_added_++ >= kRowsPostedMax && rows_.add(insert, params)) {
      if (rows_.bytes() > kRowBatchBytesMax) send_rows();
      return;
    }
    send_rows();
    connection_.post(insert, params);
  }
  // Whatever waits, in the order in which rows refer to each other.
  void send_rows() {
    if (!rows_.empty()) send_rows_up_to(SIZE_MAX);
  }
  void begin_one() {
    told.begin_one();
    rows_added_ = 0;
  }
  void forget_one() {
    told.forget_one();
    rows_.forget();
  }
  void journal_grew(WorkspaceId workspace_id, std::int64_t head) override {
    told.journal_grew(workspace_id, head);
  }
  void text_changed(TextChange change) override { told.text_changed(std::move(change)); }
  void expect_many_rows() override {}  // the server's cache is one for all

  Told told;

 private:
  void check(std::string_view sql, std::span<const Param> params) const {
    if (lanes_.distributed_rules) check_distributed(sql, params, about_);
  }
  // A question sees the rows of the tables it names; anything else may meet any row.
  void send_rows_before(std::string_view sql) {
    if (rows_.empty()) return;
    if (!sql.starts_with("SELECT")) return send_rows();
    std::size_t end = 0;
    for (const auto& table : rows_.tables())
      if (names_table(sql, table)) end = std::max(end, rank(table) + 1);
    send_rows_up_to(end);
  }
  void send_rows_up_to(std::size_t end) {
    auto waiting = rows_.tables();
    std::ranges::sort(waiting, {}, [&](const auto& table) { return rank(table); });
    for (const auto& table : waiting)
      if (rank(table) < end) copied_[table] += rows_.send(connection_, table);
  }
  // A table comes behind those that it refers to.
  std::size_t rank(std::string_view table) {
    auto found = std::ranges::find(tables(), table, &Table::name);
    return static_cast<std::size_t>(found - tables().begin());
  }
  const std::vector<Table>& tables() {
    if (tables_.empty()) {
      auto rows = std::exchange(rows_, {});  // looking at the catalogue sends none
      tables_ = in_order_of_references(list_tables(*this));
      rows_ = std::move(rows);
    }
    return tables_;
  }

  Connection& connection_;
  const Lanes& lanes_;
  const std::atomic<bool>& people_wait_;
  std::vector<Table>& tables_;  // of the lane: asked once
  std::map<std::string, std::size_t>& copied_;
  RowBatch rows_;
  std::size_t rows_added_ = 0;  // by the write at hand
  WorkspaceId about_;
};

Lane::Lane(const Lanes& lanes) : lanes_(lanes), link_(lanes.target), last_mark_(random_mark()) {
  thread_ = std::thread([this] { loop(); });
}

Lane::~Lane() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

bool Lane::push(Write&& write, Urgency urgency) {
  std::lock_guard lock(mutex_);
  if (stopping_ || !queue_.push(std::move(write), urgency)) return false;
  wake_.notify_one();
  return true;
}

void Lane::loop() {
  for (;;) {
    Group group;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      group = queue_.take_of_one_workspace(kLaneGroupMax);
    }
    commit(group);
    for (auto& write : group) write.done(std::move(write.outcome));
    tell_planner();
  }
}

// Until the group is stored, refused, or the server has been away for too long.
void Lane::commit(Group& group) {
  auto give_up = Clock::now() + (away_ ? Clock::duration{} : kAwayMax);
  for (int tries = 1;; ++tries) {
    Attempt attempt;
    auto failure = try_commit(group, attempt);
    bool gone = failure && failure->kind == StoreErrorKind::Lost;
    if (gone) link_.drop();
    auto fate = failure ? Fate::NotStored : Fate::Stored;
    if (gone && attempt.committing) fate = find_fate(group.front().about, attempt, give_up);
    if (fate == Fate::Stored) return stored(attempt);
    bool again =
        gone ? Clock::now() < give_up : failure->kind == StoreErrorKind::Busy && tries < kTriesMax;
    if (fate == Fate::Unknown || !again) {
      away_ = gone;
      if (gone) lanes_.gone(failure->what());
      return fail(group,
                  fate == Fate::Unknown ? unknown_outcome(*failure) : store_failed(*failure));
    }
    wait_a_little(tries);
  }
}

void Lane::stored(const Attempt& attempt) {
  away_ = false;
  for (auto [workspace_id, head] : attempt.grown) lanes_.committed(workspace_id, head);
}

void Lane::tell_planner() {
  std::size_t rows = 0;
  std::string names;
  for (const auto& [table, count] : copied_) {
    rows += count;
    names += (names.empty() ? "" : ", ") + table;
  }
  if (rows < tell_planner_at_) return;
  tell_planner_at_ = rows * 4;
  try {
    link_.get().script("ANALYZE " + names);
  } catch (const StoreError&) {
    // Slower until the server looks by itself.
  }
}

// One transaction; what broke it, where it broke.
std::optional<StoreError> Lane::try_commit(Group& group, Attempt& attempt) {
  try {
    auto& connection = link_.get();
    auto term = lanes_.lease.term();
    if (!term)
      return StoreError(StoreErrorKind::Lost, "this server has no number among the others");
    attempt.term = *term;
    try {
      run_group(connection, group, attempt);
    } catch (const StoreError&) {
      roll_back(connection);
      throw;
    }
    return {};
  } catch (const StoreError& error) {
    return error;
  }
}

void Lane::run_group(Connection& connection, Group& group, Attempt& attempt) {
  LaneTx tx(connection, lanes_, queue_.people_wait(), tables_, copied_, group.front().about);
  auto about = group.front().about;
  connection.begin();
  lock_workspace(connection, about);
  attempt.mark = ++last_mark_;
  leave_mark(connection, about, attempt.term.node, attempt.mark);
  if (group.size() == 1) {
    group.front().outcome = run_work(group.front(), tx);
    if (!group.front().outcome.ok()) return roll_back(connection);
  } else {
    for (auto& write : group) run_in_savepoint(connection, tx, write);
  }
  write_texts(tx, tx.told.take_texts());
  tx.send_rows();
  attempt.grown = tx.told.grown();
  // Whoever looks the mark up waits at its row: it has to be locked before COMMIT is on its way.
  if (!connection.begun()) connection.flush();
  attempt.committing = true;
  connection.commit();
}

// A write that fails takes only itself back.
void Lane::run_in_savepoint(Connection& connection, LaneTx& tx, Write& write) {
  tx.begin_one();
  connection.post("SAVEPOINT one");
  // Its last rows too: what is wrong with them is the fault of this write, not of the next.
  write.outcome = run_work(write, tx, [&] {
    tx.send_rows();
    connection.flush();
  });
  if (!write.outcome.ok()) {
    forget_rows(connection);
    connection.post("ROLLBACK TO SAVEPOINT one");
    tx.forget_one();
  }
  connection.post("RELEASE SAVEPOINT one");
}

// Locks the workspace and writes the row of the mark, as the transaction in doubt did before its
// COMMIT was sent: so it waits until that one has ended, whichever way (the COMMIT may still be on
// the wire; the server waits kIdleMax for it), and the mark it finds is the last that is stored.
Lane::Fate Lane::find_fate(WorkspaceId about, const Attempt& attempt, Clock::time_point give_up) {
  for (int tries = 1;; ++tries) {
    try {
      auto& connection = link_.get();
      std::vector<Param> mine{Param(about.value), Param(attempt.term.node), Param(0)};
      std::int64_t mark = 0;
      connection.begin();
      lock_workspace(connection, about);
      connection.run(kReadMark, mine, [&](const Row& row) { mark = row.integer(0); });
      connection.send_and_leave("ROLLBACK");
      // Had another node our number in between, then the mark may be its own.
      if (lanes_.lease.term() != attempt.term) return Fate::Unknown;
      return mark == attempt.mark ? Fate::Stored : Fate::NotStored;
    } catch (const StoreError& error) {
      link_.drop();  // whatever it was: nothing half done is kept
      if (Clock::now() >= give_up) return Fate::Unknown;
    }
    wait_a_little(tries);
  }
}

}  // namespace penstock::store::postgres
