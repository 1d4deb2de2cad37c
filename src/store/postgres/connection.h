#pragma once
// One PostgreSQL connection with its prepared statements, in libpq's pipeline mode: what needs no
// answer (BEGIN, SAVEPOINT) travels with the next statement, so a step costs one round trip.
// Only store/postgres/ includes this.

#include <chrono>
#include <list>
#include <memory>
#include <string>
#include <unordered_map>

#include "store/database.h"

struct pg_conn;
struct pg_result;

namespace penstock::store::postgres {

inline constexpr std::size_t kStatementsMax = 400;  // prepared statements kept per connection

// A transaction that is idle longer is ended by the server: a paused node holds nobody up.
inline constexpr std::chrono::seconds kIdleMax{5};

// Where and how to connect.
struct Target {
  std::string uri;      // postgresql://user@host:port/database?options
  std::string name;     // application_name: which node and which use, for the administrator
  bool pooled = false;  // behind a pooler in transaction mode: nothing of a session may be used
};

// "…?pooled=true" is ours and not libpq's: it is taken out of the URI.
Target make_target(std::string_view uri, std::string name);

// A connection, or what is left of trying. A dead network is noticed within seconds, not after the
// system's two hours.
pg_conn* connect(const Target& target);

class Connection {
 public:
  // Throws StoreError/Lost when the server cannot be reached or refuses.
  explicit Connection(const Target& target);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Runs one statement to its end; rows are handed on after the whole answer is here, so a row's
  // callback may run statements of its own. Returns the number of rows changed. Throws StoreError;
  // inside a transaction the transaction is then failed, as the engine says.
  std::int64_t run(std::string_view sql, std::span<const Param> params, const OnRow& on_row);
  // The statement with each of the parameters, in one round trip; see Reader::run_each.
  void run_each(std::string_view sql, std::span<const std::vector<Param>> all,
                const std::function<void(std::size_t, const Row&)>& on_row);
  // Puts a statement whose rows nobody needs before the next run().
  void post(std::string_view sql, std::span<const Param> params = {});
  // Posts the beginning of a transaction: "BEGIN …".
  void begin(std::string_view how = "BEGIN");
  // Sends what was posted and waits for it.
  void flush();
  // Sends `rows`, in COPY's text form, with a statement "COPY … FROM STDIN".
  void copy_in(const std::string& sql, std::string_view rows);
  // Commits and waits until it is durable. Throws StoreError/Lost where nobody knows whether it is,
  // and Misuse where the engine rolled back instead, as it does after a failed statement.
  void commit();
  // Ends a read: a transaction that was begun is committed without waiting. Never throws.
  void end_read();
  void forget_posted();
  // Sends a statement now and leaves its answer for whoever comes next; a failure is not told.
  void send_and_leave(std::string_view sql);
  // Sends one text of several statements outside the pipeline, for migrations and administration.
  void script(const std::string& sql);

  bool alive() const;
  // Whether the transaction that begin() posted is under way: something of it was answered.
  bool begun() const;
  // In a transaction block, also a failed one.
  bool in_transaction() const;

 private:
  struct Prepared {
    std::string name;
    std::list<std::string>::iterator recent;
  };
  struct Arguments;
  struct Posted;

  void send_posted();
  void send(std::string_view sql, const Arguments& arguments);
  using Answer = std::unique_ptr<pg_result, void (*)(pg_result*)>;
  std::vector<Answer> receive_all(std::string_view sql);
  Answer receive(std::string_view sql);
  const Prepared* find_prepared(const std::string& key) const;
  const Prepared& prepare(std::string_view sql, std::string key, const Arguments& arguments);
  void forget(const std::string& key);
  void check_sent(int sent, std::string_view sql);
  void leave_pipeline();
  void check_ended(pg_result* answer, std::string_view sql);
  [[noreturn]] void lost(std::string_view during);

  pg_conn* conn_ = nullptr;
  bool pooled_;
  bool lost_ = false;  // whatever libpq says of it
  std::vector<Posted> posted_;
  int owed_ = 0;                    // syncs whose answers nobody has read yet
  std::vector<std::string> fresh_;  // the statements that are prepared on the way
  std::uint64_t next_name_ = 0;
  std::unordered_map<std::string, Prepared> prepared_;  // by text and the types of the arguments
  std::list<std::string> recent_;                       // newest first
};

// The kind of a failure by its SQLSTATE; messages and constraint names are never parsed.
StoreErrorKind kind_of(std::string_view sqlstate);

}  // namespace penstock::store::postgres
