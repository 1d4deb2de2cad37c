// Writes run in lanes: each lane is a thread with a connection, and a workspace always takes the
// same one. So the writes of one workspace never wait for each other's locks within a node: those
// that wait together share one transaction (group commit), and workspaces do not hold each other
// up.
//
// Rejected: one transaction for each write on any connection (the writes of a busy workspace queue
// at the lock of its journal for a whole commit each, and deadlock); SERIALIZABLE (nothing here
// needs it: versions and the journal's counter order the writes of a workspace).

#include "store/postgres/postgres_database.h"

#include <fmt/format.h>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <random>
#include <thread>

#include "store/postgres/connection.h"
#include "store/postgres/hints.h"
#include "store/postgres/node_lease.h"
#include "store/postgres/text_engine.h"
#include "store/text_index.h"
#include "store/writing.h"

namespace penstock::store {
namespace {

using postgres::Connection;
using postgres::Target;

constexpr int kTriesMax = 5;               // of a group that others were in the way of
constexpr std::size_t kLaneGroupMax = 64;  // writes of one transaction: more savepoints cost more

class PostgresDialect final : public Dialect {
 public:
  std::string_view engine() const override { return "postgres"; }
  std::string_view stand_alone() const override {
    return "SELECT pg_advisory_xact_lock(1885695086)";
  }
  // JSON is kept as text, byte for byte; it is parsed where a condition asks.
  std::string json_text(std::string_view column, std::string_view key) const override {
    return fmt::format("(CAST({} AS json) ->> CAST({} AS text))", column, key);
  }
  std::string in_list(std::string_view expression, std::string_view placeholder) const override {
    return fmt::format("{} = ANY(CAST(translate({}, '[]', '{{}}') AS bigint[]))", expression,
                       placeholder);
  }
  std::string json_array_has(std::string_view column, std::string_view placeholder) const override {
    return fmt::format(
        "EXISTS (SELECT 1 FROM json_array_elements_text(CAST({} AS json)) AS e(value) WHERE "
        "e.value = {})",
        column, placeholder);
  }
  std::string_view all_columns() const override {
    return "SELECT c.table_name, c.column_name FROM information_schema.columns c WHERE "
           "c.table_schema = current_schema() AND c.table_name <> 'nodes' AND c.table_name NOT "
           "LIKE 'text\\_%' ORDER BY "
           "c.table_name, c.ordinal_position";
  }
  std::string_view all_references() const override {
    return "SELECT t.relname, a.attname, r.relname FROM pg_constraint c JOIN pg_class t ON t.oid = "
           "c.conrelid JOIN pg_class r ON r.oid = c.confrelid JOIN pg_attribute a ON a.attrelid = "
           "c.conrelid AND a.attnum = ANY (c.conkey) WHERE c.contype = 'f' AND a.attname <> "
           "'workspace_id' AND t.relnamespace = CAST(current_schema() AS regnamespace)";
  }
  const TextEngine& text_engine() const override { return text_engine_; }

 private:
  postgres::PostgresTextEngine text_engine_;
};

class PostgresReader final : public Reader {
 public:
  PostgresReader(Connection& connection, const Dialect& dialect)
      : connection_(connection), dialect_(dialect) {}
  const Dialect& dialect() const override { return dialect_; }
  void run(std::string_view sql, std::span<const Param> params, const OnRow& on_row) override {
    bool was_answered = std::exchange(answered_, true);
    try {
      (void)connection_.run(sql, params, on_row);
    } catch (const StoreError& error) {
      if (error.kind == StoreErrorKind::Lost) answered_ = was_answered;
      throw;
    }
  }
  // Whether any statement has been answered: until then the read can begin anew unnoticed.
  bool answered() const { return answered_; }
  // The server keeps the rows and hands out some at a time.
  void scan(std::string_view sql, std::span<const Param> params, const OnRow& on_row) override {
    run("DECLARE scan NO SCROLL CURSOR FOR " + std::string(sql), params, nullptr);
    bool more = true;
    while (more) {
      more = false;
      (void)connection_.run("FETCH 2000 FROM scan", {}, [&](const Row& row) {
        more = true;
        on_row(row);
      });
    }
    connection_.post("CLOSE scan");
  }

 private:
  Connection& connection_;
  const Dialect& dialect_;
  bool answered_ = false;
};

class PostgresTx final : public Tx {
 public:
  PostgresTx(Connection& connection, const Dialect& dialect, IdMaker& ids,
             const std::atomic<bool>& people_wait)
      : connection_(connection), dialect_(dialect), ids_(ids), people_wait_(people_wait) {}
  IdMaker& ids() override { return ids_; }
  bool people_wait() const override { return people_wait_; }
  const Dialect& dialect() const override { return dialect_; }
  std::int64_t last_position() const override { return told.last_position(); }
  void run(std::string_view sql, std::span<const Param> params, const OnRow& on_row) override {
    (void)connection_.run(sql, params, on_row);
  }
  std::int64_t execute(std::string_view sql, std::span<const Param> params) override {
    return connection_.run(sql, params, nullptr);
  }
  void journal_grew(WorkspaceId workspace_id, std::int64_t head) override {
    told.journal_grew(workspace_id, head);
  }
  void text_changed(TextChange change) override { told.text_changed(std::move(change)); }
  void expect_many_rows() override {}  // the server's cache is one for all

  Told told;

 private:
  Connection& connection_;
  const Dialect& dialect_;
  IdMaker& ids_;
  const std::atomic<bool>& people_wait_;
};

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

// The outcome of a commit whose answer was lost is told apart from "nothing was changed".
Error unknown_outcome(const StoreError& error) {
  return unavailable("outcome_unknown",
                     std::string("the database went away while it stored this; look whether the "
                                 "change is there before you try again: ") +
                         error.what());
}

class PostgresDatabase final : public Database {
 public:
  explicit PostgresDatabase(const PostgresOptions& options)
      : target_{.uri = options.uri, .name = "penstock", .prepare = options.prepare},
        ids_(options.ids),
        lease_(target_, ids_),
        id_(next_id_++) {
    for (int i = 0; i < options.lanes; ++i) lanes_.push_back(std::make_unique<Lane>(target_));
    for (auto& lane : lanes_) lane->thread = std::thread([this, &lane = *lane] { work(lane); });
    hints_ = std::make_unique<postgres::Hints>(
        target_, [this](WorkspaceId workspace_id, std::int64_t head) { tell(workspace_id, head); });
  }
  ~PostgresDatabase() override {
    for (auto& lane : lanes_) {
      std::lock_guard lock(lane->mutex);
      lane->stopping = true;
      lane->wake.notify_all();
    }
    for (auto& lane : lanes_) lane->thread.join();
    hints_.reset();
  }

  const Dialect& dialect() const override { return dialect_; }

  void write(WorkspaceId about, std::function<Result<void>(Tx&)> work,
             std::function<void(Result<void>)> done, Urgency urgency) override {
    auto& lane = *lanes_[std::hash<std::int64_t>{}(about.value >> 12) % lanes_.size()];
    {
      std::lock_guard lock(lane.mutex);
      auto& queue = urgency == Urgency::Person ? lane.people : lane.background;
      if (!lane.stopping && queue.size() < kWriteQueueMax) {
        queue.push_back({about, std::move(work), std::move(done), {}});
        lane.people_wait = !lane.people.empty();
        lane.wake.notify_one();
        return;
      }
    }
    done(limit_exceeded("write_queue_full", "too many changes are waiting; try again in a moment"));
  }

  // A read inside a read shares its snapshot. Where the connection turns out to be gone at the
  // first statement, a new one is made.
  void read(const std::function<void(Reader&)>& work) override {
    auto& link = thread_link();
    if (link.reading) return work(*link.reading);
    if (!try_read(link, work, true)) (void)try_read(link, work, false);
  }

  void on_commit(OnCommit listener) override {
    std::lock_guard lock(heads_mutex_);
    listeners_.push_back(std::move(listener));
  }
  std::string write_trouble() const override {
    std::lock_guard lock(mutex_);
    return trouble_;
  }
  void tune() override {
    Connection connection(target_);
    connection.script("ANALYZE");
  }
  std::vector<std::string> find_faults() override { return {}; }
  Result<void> backup_to(const std::string&) override {
    return unavailable("not_here",
                       "a PostgreSQL store is backed up with PostgreSQL's own tools "
                       "(docs/guides/postgresql.md)");
  }

 private:
  // False when the connection was lost before any answer and `again` allows for another try.
  bool try_read(Link& link, const std::function<void(Reader&)>& work, bool again) {
    auto& connection = link.get();
    PostgresReader reader(connection, dialect_);
    struct End {
      Link& link;
      Connection& connection;
      ~End() {
        link.reading = nullptr;
        connection.end_read();
      }
    };
    try {
      connection.post("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      link.reading = &reader;
      End end{link, connection};
      work(reader);
      return true;
    } catch (const StoreError& error) {
      if (error.kind != StoreErrorKind::Lost) throw;
      link.drop();
      if (!again || reader.answered()) throw;
      return false;
    }
  }

  struct Lane {
    explicit Lane(const Target& target) : link(target) {}
    Link link;
    std::mutex mutex;
    std::condition_variable wake;
    std::deque<Write> people;
    std::deque<Write> background;
    bool background_turn = false;  // a group of people's writes was the last
    std::atomic<bool> people_wait{false};
    bool stopping = false;
    std::thread thread;
  };

  Link& thread_link() {
    thread_local std::unordered_map<std::uint64_t, std::unique_ptr<Link>> links;
    auto& link = links[id_];
    if (!link) link = std::make_unique<Link>(target_);
    return *link;
  }

  // People's writes of the same workspace as the first of them, in their order, or one background
  // write, in turns. Requires: the lane's mutex, and that something waits.
  static std::vector<Write> take_group(Lane& lane) {
    bool background = lane.people.empty() || (lane.background_turn && !lane.background.empty());
    lane.background_turn = !background;
    auto& queue = background ? lane.background : lane.people;
    auto most = background ? 1 : kLaneGroupMax;
    std::vector<Write> group;
    std::deque<Write> rest;
    auto about = queue.front().about;
    for (auto& write : queue) {
      bool mine = write.about == about && group.size() < most;
      if (mine)
        group.push_back(std::move(write));
      else
        rest.push_back(std::move(write));
    }
    queue = std::move(rest);
    lane.people_wait = !lane.people.empty();
    return group;
  }

  void work(Lane& lane) {
    for (;;) {
      std::vector<Write> group;
      {
        std::unique_lock lock(lane.mutex);
        lane.wake.wait(lock, [&] {
          return lane.stopping || !lane.people.empty() || !lane.background.empty();
        });
        if (lane.people.empty() && lane.background.empty()) return;
        group = take_group(lane);
      }
      commit_with_retries(lane, group);
      for (auto& write : group) write.done(std::move(write.outcome));
    }
  }

  void commit_with_retries(Lane& lane, std::vector<Write>& group) {
    for (int tries = 1;; ++tries) {
      bool committing = false;
      try {
        commit_group(lane, group, committing);
        note_trouble("");
        return;
      } catch (const StoreError& error) {
        bool gone = error.kind == StoreErrorKind::Lost;
        if (gone) lane.link.drop();
        if (gone && committing) return fail(group, unknown_outcome(error));
        bool again = (gone || error.kind == StoreErrorKind::Busy) && tries < kTriesMax;
        if (!again) {
          if (gone) note_trouble(error.what());
          return fail(group, store_failed(error));
        }
      }
      wait_a_little(tries);
    }
  }

  // One transaction. `committing` tells that COMMIT was sent: from there a loss leaves a doubt.
  void commit_group(Lane& lane, std::vector<Write>& group, bool& committing) {
    auto& connection = lane.link.get();
    if (!lease_.holds())
      throw StoreError(StoreErrorKind::Lost, "this server has no number among the others");
    PostgresTx tx(connection, dialect_, ids_, lane.people_wait);
    connection.post("BEGIN");
    // The writes of a workspace come one after another on all nodes, as on SQLite: what a command
    // has read and checked still holds when it writes.
    if (auto about = group.front().about)
      connection.post(fmt::format("SELECT 1 FROM workspaces w WHERE w.workspace_id = {} FOR UPDATE",
                                  about.value));
    try {
      for (auto& write : group) run_one(connection, tx, write, group.size() > 1);
      write_texts(tx, tx.told.take_texts());
      committing = true;
      connection.post("COMMIT");
      connection.flush();
    } catch (const StoreError&) {
      roll_back(connection);
      throw;
    }
    for (auto [workspace_id, head] : tx.told.grown()) {
      tell(workspace_id, head);
      hints_->send(workspace_id, head);
    }
  }

  // The listeners hear of each growth once, from whichever node it comes.
  void tell(WorkspaceId workspace_id, std::int64_t head) {
    std::lock_guard lock(heads_mutex_);
    auto& known = heads_[workspace_id];
    if (head <= known) return;
    known = head;
    for (auto& listener : listeners_) listener(workspace_id, head);
  }

  static void run_one(Connection& connection, PostgresTx& tx, Write& write, bool among_others) {
    tx.told.begin_one();
    connection.post("SAVEPOINT one");
    write.outcome = run_work(write, tx);
    if (!write.outcome.ok()) {
      connection.post("ROLLBACK TO SAVEPOINT one");
      tx.told.forget_one();
    }
    if (among_others) connection.post("RELEASE SAVEPOINT one");
  }

  static void roll_back(Connection& connection) {
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

  static void fail(std::vector<Write>& group, const Error& error) {
    for (auto& write : group)
      if (write.outcome.ok()) write.outcome = error;
  }

  // Full jitter, doubled each time: 0 to 20, 40, 80 … ms.
  static void wait_a_little(int tries) {
    thread_local std::minstd_rand random(std::random_device{}());
    auto most = 10 << tries;
    std::this_thread::sleep_for(
        std::chrono::milliseconds(std::uniform_int_distribution<int>(0, most)(random)));
  }

  void note_trouble(std::string why) {
    std::lock_guard lock(mutex_);
    trouble_ = std::move(why);
  }

  static inline std::atomic<std::uint64_t> next_id_{1};

  Target target_;
  IdMaker& ids_;
  postgres::NodeLease lease_;
  PostgresDialect dialect_;
  std::uint64_t id_;
  mutable std::mutex mutex_;
  std::string trouble_;
  std::mutex heads_mutex_;
  std::vector<OnCommit> listeners_;
  std::unordered_map<WorkspaceId, std::int64_t> heads_;
  std::unique_ptr<postgres::Hints> hints_;
  std::vector<std::unique_ptr<Lane>> lanes_;
};

// Empty where the database can carry a store; else why not and what to do.
std::string unfit(Connection& connection) {
  std::string why;
  auto ask = [&](std::string_view sql) {
    std::string answer;
    connection.run(sql, {}, [&](const Row& row) { answer = row.text(0); });
    return answer;
  };
  if (std::stoi(ask("SELECT current_setting('server_version_num')")) < 150000)
    return "the server is older than PostgreSQL 15; upgrade it";
  if (ask("SELECT current_setting('server_encoding')") != "UTF8")
    return "the database is not in UTF-8; create it with ENCODING 'UTF8' TEMPLATE template0";
  if (ask("SELECT datcollate FROM pg_database WHERE datname = current_database()").substr(0, 1) !=
      "C")
    return "the database does not sort by bytes; create it with LOCALE 'C.UTF-8' TEMPLATE "
           "template0";
  if (ask("SELECT CASE WHEN pg_is_in_recovery() THEN 'yes' ELSE 'no' END") == "yes")
    return "the server is a standby and takes no changes; give the primary";
  if (ask("SELECT CASE WHEN has_schema_privilege(current_schema(), 'CREATE') THEN 'yes' ELSE 'no' "
          "END") != "yes")
    return "the user may not create tables; grant CREATE on the schema, or make the user the owner "
           "of the database";
  return why;
}

}  // namespace

Result<std::unique_ptr<Database>> open_postgres(PostgresOptions options) {
  try {
    Connection probe({.uri = options.uri, .name = "penstock", .prepare = options.prepare});
    if (auto why = unfit(probe); !why.empty()) return unavailable("store_unusable", why);
    return std::unique_ptr<Database>(std::make_unique<PostgresDatabase>(options));
  } catch (const StoreError& error) {
    return unavailable("store_unusable",
                       std::string(error.what()) +
                           "; look whether the server runs and whether address, user and password "
                           "are right");
  }
}

}  // namespace penstock::store
