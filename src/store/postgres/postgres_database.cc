#include "store/postgres/postgres_database.h"

#include <fmt/format.h>

#include <atomic>
#include <mutex>

#include "store/postgres/hints.h"
#include "store/postgres/lane.h"
#include "store/postgres/refusal.h"
#include "store/postgres/text_engine.h"

namespace penstock::store {
namespace {

using postgres::Connection;
using postgres::Lane;
using postgres::Link;
using postgres::Target;

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
    return "SELECT c.table_name, c.column_name, coalesce((SELECT array_position(CAST(i.indkey AS "
           "smallint[]), a.attnum) FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN "
           "pg_attribute a ON a.attrelid = t.oid WHERE i.indisprimary AND t.relname = c.table_name "
           "AND t.relnamespace = CAST(current_schema() AS regnamespace) AND a.attname = "
           "c.column_name) + 1, 0) FROM information_schema.columns c WHERE "
           "c.table_schema = current_schema() AND c.table_name NOT IN ('nodes', 'write_marks') AND "
           "c.table_name NOT LIKE 'text\\_%' AND EXISTS (SELECT 1 FROM pg_class o WHERE "
           "o.relname = c.table_name AND o.relnamespace = CAST(current_schema() AS regnamespace) "
           "AND o.relkind IN ('r', 'p') AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid "
           "= "
           "CAST('pg_class' AS regclass) AND d.objid = o.oid AND d.deptype = 'e')) ORDER BY "
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
  PostgresReader(Connection& connection, const Dialect& dialect, bool rules)
      : connection_(connection), dialect_(dialect), rules_(rules) {}
  const Dialect& dialect() const override { return dialect_; }
  void run(std::string_view sql, std::span<const Param> params, const OnRow& on_row) override {
    if (rules_) postgres::check_distributed(sql, params, {});
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
    if (rules_) postgres::check_distributed(sql, params, {});
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
  bool rules_;
  bool answered_ = false;
};

// Ids hold time and node in fixed bits, so the bits are mixed: else the workspaces of a node would
// share a lane. The factor is 2^64 by the golden ratio (multiplicative hashing).
std::size_t lane_of(WorkspaceId about, std::size_t lanes) {
  return (static_cast<std::uint64_t>(about.value) * 0x9E37'79B9'7F4A'7C15U >> 32) % lanes;
}

// What the server knows to be wrong. Pages it checks itself where the cluster has checksums.
constexpr std::string_view kFaults =
    "SELECT 'the index ' || c.relname || ' is not whole; REINDEX it' FROM pg_index i JOIN pg_class "
    "c ON c.oid = i.indexrelid WHERE NOT i.indisvalid "
    "UNION ALL SELECT 'the constraint ' || n.conname || ' was never checked; VALIDATE it' FROM "
    "pg_constraint n WHERE NOT n.convalidated "
    "UNION ALL SELECT d.checksum_failures || ' pages have a wrong checksum; restore a backup' FROM "
    "pg_stat_database d WHERE d.datname = current_database() AND d.checksum_failures > 0";

class PostgresDatabase final : public Database {
 public:
  explicit PostgresDatabase(const PostgresOptions& options)
      : target_(postgres::make_target(options.uri, "penstock")),
        rules_(options.distributed_rules),
        lease_(target_, options.ids),
        id_(next_id_++) {
    hints_ = std::make_unique<postgres::Hints>(
        target_,
        [this](WorkspaceId workspace_id, std::int64_t head) { tell(workspace_id, head, By::Hint); },
        [this](bool answered) { note_trouble(answered ? "" : "the database cannot be reached"); });
    postgres::Lanes shared{.target = target_,
                           .dialect = dialect_,
                           .ids = options.ids,
                           .lease = lease_,
                           .distributed_rules = rules_,
                           .committed =
                               [this](WorkspaceId workspace_id, std::int64_t head) {
                                 tell(workspace_id, head, By::Us);
                                 hints_->send(workspace_id, head);
                               },
                           .gone = [this](const std::string& why) { note_trouble(why); }};
    for (int i = 0; i < options.lanes; ++i) lanes_.push_back(std::make_unique<Lane>(shared));
  }
  ~PostgresDatabase() override {
    lanes_.clear();  // they carry what waits, and tell of it
    hints_.reset();
  }

  const Dialect& dialect() const override { return dialect_; }

  void write(WorkspaceId about, std::function<Result<void>(Tx&)> work,
             std::function<void(Result<void>)> done, Urgency urgency) override {
    auto& lane = *lanes_[lane_of(about, lanes_.size())];
    Write write{about, std::move(work), std::move(done), {}};
    if (!lane.push(std::move(write), urgency))
      write.done(limit_exceeded("write_queue_full",
                                "too many changes are waiting; try again in a moment"));
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
  std::vector<std::string> find_faults() override {
    std::vector<std::string> faults;
    Connection connection(target_);
    connection.run(kFaults, {}, [&](const Row& row) { faults.emplace_back(row.text(0)); });
    return faults;
  }
  bool in_use_elsewhere() override {
    Connection connection(target_);
    return lease_.has_others(connection);
  }
  Result<void> backup_to(const std::string&) override {
    return unavailable("not_here",
                       "a PostgreSQL store is backed up with PostgreSQL's own tools: pg_basebackup "
                       "and an archive of its log, or pg_dump (docs/guides/postgresql.md)");
  }

 private:
  // False when the connection was lost before any answer and `again` allows for another try.
  bool try_read(Link& link, const std::function<void(Reader&)>& work, bool again) {
    auto& connection = link.get();
    PostgresReader reader(connection, dialect_, rules_);
    struct End {
      Link& link;
      Connection& connection;
      ~End() {
        link.reading = nullptr;
        connection.end_read();
      }
    };
    try {
      connection.begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
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

  Link& thread_link() {
    thread_local std::unordered_map<std::uint64_t, std::unique_ptr<Link>> links;
    auto& link = links[id_];
    if (!link) link = std::make_unique<Link>(target_);
    return *link;
  }

  // The listeners hear of each growth once, from whichever node it comes; of our own commits also
  // where the journal stayed as it was (a job was added).
  enum class By { Us, Hint };
  void tell(WorkspaceId workspace_id, std::int64_t head, By by) {
    std::lock_guard lock(heads_mutex_);
    auto& known = heads_[workspace_id];
    if (head < known || (head == known && by == By::Hint)) return;
    known = head;
    for (auto& listener : listeners_) listener(workspace_id, head);
  }

  void note_trouble(std::string why) {
    std::lock_guard lock(mutex_);
    trouble_ = std::move(why);
  }

  static inline std::atomic<std::uint64_t> next_id_{1};

  Target target_;
  bool rules_;
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
  // Asked by example: the name of the locale says nothing where ICU sorts. chr(225) is á.
  if (ask("SELECT CASE WHEN 'B' < 'a' AND 'z' < chr(225) THEN 'yes' ELSE 'no' END") != "yes")
    return "the database does not sort by bytes; create it with LOCALE 'C.UTF-8' LOCALE_PROVIDER "
           "libc TEMPLATE template0";
  if (ask("SELECT CASE WHEN pg_is_in_recovery() THEN 'yes' ELSE 'no' END") == "yes")
    return "the server is a standby and takes no changes; give the primary";
  if (ask("SELECT current_setting('default_transaction_read_only')") == "on")
    return "the database takes no changes, for default_transaction_read_only is on; look who set "
           "it "
           "(an administrator, or a provider where the disk is nearly full), then set it off for "
           "the server, the database or the user";
  if (ask("SELECT CASE WHEN has_schema_privilege(current_schema(), 'CREATE') THEN 'yes' ELSE 'no' "
          "END") != "yes")
    return "the user may not create tables; grant CREATE on the schema, or make the user the owner "
           "of the database";
  return why;
}

// Tables and views of the schema with their columns; what an extension brought along is left out.
constexpr std::string_view kTables =
    "SELECT c.relname, (SELECT string_agg(a.attname, ' ' ORDER BY a.attnum) FROM pg_attribute a "
    "WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) FROM pg_class c WHERE "
    "c.relnamespace = CAST(current_schema() AS regnamespace) AND c.relkind IN ('r', 'p', 'f', 'v', "
    "'m') AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = CAST('pg_class' AS regclass) "
    "AND d.objid = c.oid AND d.deptype = 'e') ORDER BY c.relname";

// Why the database holds no store of ours: it has tables, but not ours. Empty: it may hold one. A
// start that did not come to the schema leaves the tables of the lease.
std::string foreign(Connection& connection) {
  constexpr std::size_t kNamed = 3;
  std::vector<std::string> others;
  bool ours = false;
  connection.run(kTables, {}, [&](const Row& row) {
    auto name = row.text(0);
    auto columns = row.text(1);
    if (name == "schema_version" && columns == "number name run_at") ours = true;
    bool of_lease = (name == "nodes" && columns == "node owner expires_at") ||
                    (name == "write_marks" && columns == "workspace_id node mark");
    if (!of_lease) others.emplace_back(name);
  });
  if (ours || others.empty()) return {};
  auto more = others.size() > kNamed ? ", …" : "";
  others.resize(std::min(others.size(), kNamed));
  return fmt::format(
      "the database is that of another program (with the tables {}{}) and was left as it is; give "
      "one of its own (CREATE DATABASE)",
      fmt::join(others, ", "), more);
}

// Why this user cannot work with the tables that are there; empty: it can. Requires: they are ours.
std::string forbidden(Connection& connection) {
  std::string why;
  connection.run(
      "SELECT c.relname, pg_get_userbyid(c.relowner), current_user FROM pg_class c WHERE "
      "c.relnamespace = CAST(current_schema() AS regnamespace) AND c.relkind IN ('r', 'p') AND NOT "
      "EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = CAST('pg_class' AS regclass) AND "
      "d.objid = c.oid AND d.deptype = 'e') AND NOT (has_table_privilege(c.oid, 'SELECT') AND "
      "has_table_privilege(c.oid, 'INSERT') AND has_table_privilege(c.oid, 'UPDATE') AND "
      "has_table_privilege(c.oid, 'DELETE')) ORDER BY c.relname LIMIT 1",
      {}, [&](const Row& row) {
        why = fmt::format(
            "the user {2} may not read and change the table {0}, which belongs to {1}; connect as "
            "{1}, or give the rights (GRANT {1} TO {2})",
            row.text(0), row.text(1), row.text(2));
      });
  return why;
}

}  // namespace

Result<std::unique_ptr<Database>> open_postgres(PostgresOptions options) {
  auto target = postgres::make_target(options.uri, "penstock");
  std::optional<Connection> probe;  // kept while we look why: where only one may be had, it is ours
  try {
    probe.emplace(target);
    if (auto why = unfit(*probe); !why.empty()) return unavailable("store_unusable", why);
    if (auto why = foreign(*probe); !why.empty()) return unavailable("store_foreign", why);
    if (auto why = forbidden(*probe); !why.empty()) return unavailable("store_unusable", why);
    return std::unique_ptr<Database>(std::make_unique<PostgresDatabase>(options));
  } catch (const StoreError& error) {
    return unavailable("store_unusable",
                       std::string(error.what()) + "; " + postgres::remedy(target));
  }
}

}  // namespace penstock::store
