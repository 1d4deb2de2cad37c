#pragma once
// The registry: every way to change or to ask. A feature registers a described struct with the
// function that serves it, once; from this come the REST route, its OpenAPI entry, the generated
// client of the page, the action for automation and the verb of the command line. Permission,
// validation, idempotency and the journal position are handled here, so they hold everywhere.

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "access/actor.h"
#include "base/record_json.h"
#include "criteria/check.h"
#include "http/http.h"
#include "journal/journal.h"
#include "store/database.h"

namespace penstock::commands {

using access::Actor;
using access::Permission;

inline constexpr std::size_t kCriteriaKept = 1'000;  // checked criteria in memory

// One page of a list. `count` is there only where it was asked for.
template <class T>
struct List {
  std::vector<T> items;
  std::optional<std::string> next_cursor;
  std::optional<std::int64_t> count;
  BOOST_DESCRIBE_CLASS(List, (), (items, next_cursor, count), (), ())
};

struct Info {
  std::string_view name;   // verb of the API: "deal.move"
  std::string_view route;  // "POST /deals/{deal_id}/moves", under /api/v1
  Permission needs = Permission::Read;
  std::string_view says;               // one sentence for the documentation
  int status = 200;                    // of the answer when it worked
  http::Runs runs = http::Runs::Pool;  // queries only: Inline where it reads a row or two by key
};

// What a command or query answered.
struct Outcome {
  std::string body;          // JSON; empty for "204 No Content"
  std::int64_t version = 0;  // of the record, for its ETag; 0 where it has none
  std::int64_t pos = 0;      // newest journal position made
};

// An input without a value given: what the fields that are left out are.
using Defaults = Json (*)();
template <Described T>
Json defaults_of() {
  return to_json(T{});
}

struct Command {
  Info info;
  const RecordDescription* input;
  Defaults defaults;
  const RecordDescription* output;  // nullptr where nothing is answered
  std::function<Result<Outcome>(store::Tx&, const Actor&, Instant, const Json&)> run;
};

struct Query {
  Info info;
  const RecordDescription* input;
  Defaults defaults;
  const RecordDescription* output;
  std::function<Result<Outcome>(store::Reader&, const Actor&, Instant, const Json&)> run;
};

// Takes one event back by a new change. Errors: Conflict/undo_overtaken when it was changed since.
using Undo = std::function<Result<void>(store::Tx&, const Actor&, Instant, const journal::Entry&)>;

template <class R>
Outcome make_outcome(const R& answer) {
  Outcome outcome{.body = to_json_text(answer)};
  if constexpr (requires { answer.version; }) outcome.version = answer.version;
  return outcome;
}

class Registry {
 public:
  // Registers a command: Result<R> run(Tx&, const Actor&, Instant now, const C&), a function or a
  // closure over what it needs.
  template <Described C, class R>
  void add(Info info, Result<R> (*run)(store::Tx&, const Actor&, Instant, const C&)) {
    add<C, R, decltype(run)>(info, run);
  }
  template <Described C, class R, class Run>
  void add(Info info, Run run) {
    Command command{.info = info,
                    .input = &describe<C>(),
                    .defaults = defaults_of<C>,
                    .output = output_of<R>(),
                    .run = {}};
    command.run = [run](store::Tx& tx, const Actor& actor, Instant now,
                        const Json& json) -> Result<Outcome> {
      TRY(input, from_json<C>(json, Absent::Fault));
      if constexpr (std::is_void_v<R>) {
        TRY_VOID(run(tx, actor, now, input));
        return Outcome{.pos = tx.last_position()};
      } else {
        Result<R> answer = run(tx, actor, now, input);
        if (!answer.ok()) return std::move(answer.error());
        auto outcome = make_outcome(*answer);
        outcome.pos = tx.last_position();
        return outcome;
      }
    };
    add_command(std::move(command));
  }

  // Registers a query: Result<R> run(Reader&, const Actor&, Instant now, const Q&), a function or
  // a closure over what it needs. A Result<Outcome> instead is an R that is JSON already.
  template <Described Q, class R, class Run>
  void add_query(Info info, Run run) {
    Query query{.info = info,
                .input = &describe<Q>(),
                .defaults = defaults_of<Q>,
                .output = output_of<R>(),
                .run = {}};
    query.run = [run](store::Reader& reader, const Actor& actor, Instant now,
                      const Json& json) -> Result<Outcome> {
      TRY(input, from_json<Q>(json, Absent::Fault));
      auto answer = run(reader, actor, now, input);
      if constexpr (std::is_same_v<decltype(answer), Result<Outcome>>) {
        return answer;
      } else {
        if (!answer.ok()) return std::move(answer.error());
        return make_outcome(*answer);
      }
    };
    add_query_entry(std::move(query));
  }
  template <Described Q, class R>
  void add_query(Info info, Result<R> (*run)(store::Reader&, const Actor&, Instant, const Q&)) {
    add_query<Q, R, decltype(run)>(info, run);
  }

  // Registers how events of a name are taken back.
  void add_undo(std::string event_name, Undo undo) {
    undos_.emplace(std::move(event_name), std::move(undo));
  }
  const Undo* find_undo(std::string_view event_name) const;

  // Registers a record that criteria may ask about.
  void add_record(criteria::RecordSpec spec) { records_.push_back(std::move(spec)); }
  // The schema of all records, with the custom fields of the workspace.
  criteria::Schema schema(store::Reader& reader, WorkspaceId workspace_id) const;
  // A criterion of a record, checked; those asked before are kept, at most kCriteriaKept.
  // Errors: InvalidField/invalid_criterion.
  Result<std::shared_ptr<const criteria::Checked>> compile(store::Reader& reader,
                                                           WorkspaceId workspace_id,
                                                           std::string_view record,
                                                           std::string_view text) const;

  const std::vector<Command>& all_commands() const { return commands_; }
  const std::vector<Query>& all_queries() const { return queries_; }
  // Nullptr where there is none of that name.
  const Command* find_command(std::string_view name) const;

  // Runs a command by its name with the same checks as a request. Automation, bulk changes and the
  // command line come in here.
  Result<Outcome> run(store::Tx& tx, const Actor& actor, Instant now, std::string_view name,
                      const Json& input) const;

 private:
  template <class R>
  static const RecordDescription* output_of() {
    if constexpr (Described<R>)
      return &describe<R>();
    else
      return nullptr;
  }
  void add_command(Command command);
  void add_query_entry(Query query);

  std::vector<Command> commands_;
  std::vector<Query> queries_;
  std::vector<criteria::RecordSpec> records_;
  mutable std::once_flag schema_made_;
  mutable criteria::Schema schema_;
  mutable std::mutex criteria_mutex_;
  mutable std::unordered_map<std::string, std::shared_ptr<const criteria::Checked>> criteria_;
  std::map<std::string, Undo, std::less<>> undos_;
};

}  // namespace penstock::commands
