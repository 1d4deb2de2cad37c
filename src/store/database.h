#pragma once
// The store: one durable writer, many readers, one SQL for every engine.
//
// A write is a function over a Tx. Writes are queued; the writer runs those that wait together in
// one transaction, each in a savepoint of its own, and one fsync carries them all (group commit).
// `done` is called after the commit is on the disk: an answer means that the change is there.
// Reads run on the calling thread over a snapshot, with a connection of that thread.
//
// Statements use $1, $2 … and follow docs/ARCHITECTURE.md ("One SQL"). A failing statement is a
// bug or a lost resource, so it throws StoreError (one of a few kinds); expected outcomes are
// returned as Result.

#include <functional>
#include <future>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include "base/ids.h"
#include "base/record.h"
#include "base/result.h"
#include "store/value.h"

namespace penstock::store {

// Busy: others were in the way, the whole write may be tried again. Lost: the engine went away.
enum class StoreErrorKind { Busy, Full, Io, Corrupt, Constraint, Lost, Misuse };

class StoreError : public std::runtime_error {
 public:
  StoreError(StoreErrorKind kind, const std::string& what) : std::runtime_error(what), kind(kind) {}
  StoreErrorKind kind;
};

// A value to bind. Text is borrowed: it must live until the statement has run.
class Param {
 public:
  Param(std::nullptr_t) {}                                            // NOLINT(implicit)
  Param(std::int64_t v) : value_(v) {}                                // NOLINT(implicit)
  Param(int v) : value_(std::int64_t{v}) {}                           // NOLINT(implicit)
  Param(bool v) : value_(std::int64_t{v}) {}                          // NOLINT(implicit)
  Param(double v) : value_(v) {}                                      // NOLINT(implicit)
  Param(std::string_view v) : value_(v) {}                            // NOLINT(implicit)
  Param(const std::string& v) : value_(std::string_view(v)) {}        // NOLINT(implicit)
  Param(const char* v) : value_(std::string_view(v)) {}               // NOLINT(implicit)
  Param(Instant v) : value_(to_ms(v)) {}                              // NOLINT(implicit)
  Param(Date v) : value_(to_text(v)) {}                               // NOLINT(implicit)
  Param(Probability v) : value_(std::int64_t{v.basis_points}) {}      // NOLINT(implicit)
  Param(const std::vector<std::string>& v) : value_(list_text(v)) {}  // NOLINT(implicit)
  Param(const Json& v) : value_(to_text(v)) {}                        // NOLINT(implicit)
  Param(const RawJson& v) : value_(std::string_view(v.text)) {}       // NOLINT(implicit)
  template <class Tag>
  Param(Id<Tag> id) {
    if (id.value != 0) value_ = id.value;
  }  // NOLINT(implicit)
  template <DescribedEnum E>
  Param(E e) : value_(to_text(e)) {}  // NOLINT(implicit)
  template <class T>
  Param(const std::optional<T>& v) {
    if (v) *this = Param(*v);
  }  // NOLINT(implicit)
  Param(const Value& v) {  // NOLINT(implicit)
    if (const auto* i = std::get_if<std::int64_t>(&v))
      value_ = *i;
    else if (const auto* d = std::get_if<double>(&v))
      value_ = *d;
    else if (const auto* s = std::get_if<std::string>(&v))
      value_ = std::string_view(*s);
  }

  bool is_null() const { return value_.index() == 0; }
  const std::int64_t* as_int() const { return std::get_if<std::int64_t>(&value_); }
  const double* as_double() const { return std::get_if<double>(&value_); }
  std::string_view as_text() const {
    if (const auto* owned = std::get_if<std::string>(&value_)) return *owned;
    return std::get<std::string_view>(value_);
  }

 private:
  static std::string list_text(const std::vector<std::string>& list);
  std::variant<std::nullptr_t, std::int64_t, double, std::string_view, std::string> value_ =
      nullptr;
};

// A view of the current row; valid inside the callback only. Columns count from 0.
class Row {
 public:
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;  // 0 when null
  virtual double real(int column) const = 0;
  virtual std::string_view text(int column) const = 0;  // empty when null

 protected:
  ~Row() = default;
};

using OnRow = std::function<void(const Row&)>;

// Reads over one snapshot.
class Reader {
 public:
  virtual ~Reader() = default;
  virtual const Dialect& dialect() const = 0;
  virtual void run(std::string_view sql, std::span<const Param> params, const OnRow& on_row) = 0;
  // The same statement for each of `all`, with the number of the parameters that a row answers: an
  // engine behind a network is asked once for all.
  virtual void run_each(std::string_view sql, std::span<const std::vector<Param>> all,
                        const std::function<void(std::size_t, const Row&)>& on_row) {
    for (std::size_t i = 0; i < all.size(); ++i)
      run(sql, all[i], [&](const Row& row) { on_row(i, row); });
  }
  // The same for more rows than should be in memory at a time. Requires: `on_row` runs no statement
  // of this reader.
  virtual void scan(std::string_view sql, std::span<const Param> params, const OnRow& on_row) {
    run(sql, params, on_row);
  }

  void query(std::string_view sql, std::initializer_list<Param> params, const OnRow& on_row) {
    run(sql, {params.begin(), params.size()}, on_row);
  }
  void query(const Sql& sql, const OnRow& on_row);
  // The first column of the first row as an integer; nothing where there is no row or it is null.
  std::optional<std::int64_t> find_integer(std::string_view sql,
                                           std::initializer_list<Param> params);
  std::optional<std::string> find_text(std::string_view sql, std::initializer_list<Param> params);
  bool exists(std::string_view sql, std::initializer_list<Param> params) {
    bool found = false;
    query(sql, params, [&](const Row&) { found = true; });
    return found;
  }
};

// What the text index must say of a record instead of what it said (store/text_index.h).
struct TextChange {
  WorkspaceId workspace_id;
  std::string type;
  std::int64_t id = 0;
  std::string before;  // words, with a blank between two; empty: the record is not there
  std::string after;
};

// One transaction. Everything a command writes goes through it.
class Tx : public Reader {
 public:
  // Returns the number of rows changed.
  virtual std::int64_t execute(std::string_view sql, std::span<const Param> params) = 0;
  std::int64_t execute(std::string_view sql, std::initializer_list<Param> params) {
    return execute(sql, std::span<const Param>{params.begin(), params.size()});
  }
  // The same for an INSERT of one row, "INSERT INTO table (columns) VALUES ($1, …)" with the
  // parameters in the order of the columns, where nobody needs the answer: an engine behind a
  // network sends such rows together, at the latest before a statement that could see them. A
  // constraint that is broken is told then.
  virtual void add_row(std::string_view insert, std::span<const Param> params) {
    execute(insert, params);
  }
  // Remembers that the journal of a workspace has grown to `head`, told to the commit listeners
  // when (and only when) the transaction is durable.
  virtual void journal_grew(WorkspaceId workspace_id, std::int64_t head) = 0;
  // The newest journal position that this write made; 0 where it made none.
  virtual std::int64_t last_position() const = 0;
  virtual IdMaker& ids() = 0;
  // Whether people's writes wait for this transaction: background work then ends its batch soon.
  virtual bool people_wait() const = 0;
  // Indexed together when the writes of the transaction have run, just before the commit: a write
  // does not find its own words.
  virtual void text_changed(TextChange change) = 0;
  // A hint: this write puts many rows into random places of the indexes. The engine may hold more
  // of them in memory until the transaction ends. Changes nothing that can be read.
  virtual void expect_many_rows() = 0;

  // To which batch (an import, a bulk change) journalled events belong; see journal::InBatch.
  std::int64_t batch_id() const { return batch_id_; }
  void set_batch_id(std::int64_t id) { batch_id_ = id; }

 private:
  std::int64_t batch_id_ = 0;
};

// Whose write it is. Background work (an import, its undoing) gives way: each of its writes is a
// transaction alone, and at most one of them runs between two groups of people's.
enum class Urgency { Person, Background };

// Told after each durable commit, on the writer's thread: must not block.
using OnCommit = std::function<void(WorkspaceId, std::int64_t head)>;

class Database {
 public:
  virtual ~Database() = default;

  // Queues one write. `work` returns an error to roll itself back. `done` gets the outcome after
  // the commit is durable: that error, Unavailable/store_… when the commit failed, or ok.
  // Errors: LimitExceeded/write_queue_full (through done) beyond kWriteQueueMax waiting writes.
  // `about` is the workspace that is written: the writes of one workspace keep their order, those
  // of others may run beside them; without one it is the work of the whole store. `work` may be
  // run more than once, each time on a fresh transaction, where others were in the way.
  virtual void write(WorkspaceId about, std::function<Result<void>(Tx&)> work,
                     std::function<void(Result<void>)> done, Urgency urgency = Urgency::Person) = 0;
  // Runs a read on this thread. Reads see what was committed when they began.
  virtual void read(const std::function<void(Reader&)>& work) = 0;
  virtual const Dialect& dialect() const = 0;
  virtual void on_commit(OnCommit listener) = 0;
  // Empty while writes are possible; else why not ("the disk failed …").
  virtual std::string write_trouble() const = 0;
  // Copies the whole store into a new file while serving. Engines without files refuse.
  virtual Result<void> backup_to(const std::string& path) = 0;

  // What is wrong with the stored pages and with references between rows, in words for the
  // administrator; empty when all is whole. Reads everything, beside other readers and writers.
  virtual std::vector<std::string> find_faults() = 0;

  // Whether another process has the store open to change it. On PostgreSQL one that was killed
  // counts until its lease is over, a minute at most.
  virtual bool in_use_elsewhere() = 0;

  // After migrations: what the engine's planner needs. Requires: nobody reads or writes yet.
  virtual void tune() = 0;

  // Blocks until the write is durable.
  template <class F>
  auto write_now(F&& work, Urgency urgency = Urgency::Person) -> std::invoke_result_t<F, Tx&> {
    return write_now(WorkspaceId{}, std::forward<F>(work), urgency);
  }
  template <class F>
  auto write_now(WorkspaceId about, F&& work, Urgency urgency = Urgency::Person)
      -> std::invoke_result_t<F, Tx&> {
    using R = std::invoke_result_t<F, Tx&>;
    std::optional<R> result;
    std::promise<Result<void>> promise;
    write(
        about,
        [&](Tx& tx) -> Result<void> {
          result.emplace(work(tx));
          if (!result->ok()) return result->error();
          return {};
        },
        [&](Result<void> outcome) { promise.set_value(std::move(outcome)); }, urgency);
    auto outcome = promise.get_future().get();
    if (!outcome.ok()) return std::move(outcome.error());
    return std::move(*result);
  }
  template <class F>
  auto read_now(F&& work) -> std::invoke_result_t<F, Reader&> {
    using R = std::invoke_result_t<F, Reader&>;
    std::optional<R> result;
    read([&](Reader& reader) { result.emplace(work(reader)); });
    return std::move(*result);
  }
};

inline constexpr std::size_t kWriteQueueMax = 10'000;  // writes waiting for the writer
inline constexpr std::size_t kGroupCommitMax = 512;    // writes carried by one transaction

}  // namespace penstock::store
