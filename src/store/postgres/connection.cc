#include "store/postgres/connection.h"

#include <endian.h>
#include <libpq-fe.h>

#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>

namespace penstock::store::postgres {
namespace {

// Type numbers of the catalogue (pg_type.dat), fixed for built-in types.
enum : Oid {
  kUnknown = 0,
  kBool = 16,
  kInt8 = 20,
  kInt2 = 21,
  kInt4 = 23,
  kFloat4 = 700,
  kFloat8 = 701,
  kNumeric = 1700,
  kJsonb = 3802
};

template <class Unsigned>
Unsigned big_endian(const char* bytes) {
  Unsigned v;
  std::memcpy(&v, bytes, sizeof v);
  if constexpr (sizeof v == 8) return be64toh(v);
  if constexpr (sizeof v == 4) return be32toh(v);
  return be16toh(v);
}

// The whole part of a numeric (sums of BIGINT are numerics). The form on the wire: count of
// digits, weight of the first, sign, scale, then digits to the base 10,000.
std::int64_t whole_of_numeric(const char* bytes) {
  auto digits = big_endian<std::uint16_t>(bytes);
  auto weight = static_cast<std::int16_t>(big_endian<std::uint16_t>(bytes + 2));
  bool negative = big_endian<std::uint16_t>(bytes + 4) == 0x4000;
  std::int64_t v = 0;
  for (int i = 0; i <= weight; ++i) {
    std::int64_t digit = i < digits ? big_endian<std::uint16_t>(bytes + 8 + i * 2) : 0;
    if (__builtin_mul_overflow(v, std::int64_t{10'000}, &v) || __builtin_sub_overflow(v, digit, &v))
      throw StoreError(StoreErrorKind::Misuse, "a sum is beyond 63 bits");
  }
  return negative ? v : -v;  // counted downwards: the smallest number has no positive twin
}

double real_of_numeric(const char* bytes) {
  auto digits = big_endian<std::uint16_t>(bytes);
  auto weight = static_cast<std::int16_t>(big_endian<std::uint16_t>(bytes + 2));
  double v = 0, unit = std::pow(10'000.0, weight);
  for (int i = 0; i < digits; ++i, unit /= 10'000.0)
    v += big_endian<std::uint16_t>(bytes + 8 + i * 2) * unit;
  return big_endian<std::uint16_t>(bytes + 4) == 0x4000 ? -v : v;
}

// A lock that is not had in this time is another's long work: the write is tried again.
constexpr std::chrono::seconds kLockMax{10};

// What a transaction may wait for. `local`: "true" for the one that runs, "false" for the session.
std::string limits(std::string_view local) {
  return fmt::format(
      "SELECT set_config('idle_in_transaction_session_timeout', '{}s', {}), "
      "set_config('lock_timeout', '{}s', {})",
      kIdleMax.count(), local, kLockMax.count(), local);
}

class PostgresRow final : public Row {
 public:
  PostgresRow(const PGresult* answer, int row) : answer_(answer), row_(row) {}
  bool is_null(int column) const override { return PQgetisnull(answer_, row_, column) != 0; }
  std::int64_t integer(int column) const override {
    if (is_null(column)) return 0;
    const char* bytes = value(column);
    switch (PQftype(answer_, column)) {
      case kInt8:
        return static_cast<std::int64_t>(big_endian<std::uint64_t>(bytes));
      case kInt4:
        return static_cast<std::int32_t>(big_endian<std::uint32_t>(bytes));
      case kInt2:
        return static_cast<std::int16_t>(big_endian<std::uint16_t>(bytes));
      case kBool:
        return bytes[0] != 0;
      case kNumeric:
        return whole_of_numeric(bytes);
      default: {
        std::int64_t v = 0;
        auto view = text(column);
        std::from_chars(view.data(), view.data() + view.size(), v);
        return v;
      }
    }
  }
  double real(int column) const override {
    if (is_null(column)) return 0;
    switch (PQftype(answer_, column)) {
      case kFloat8:
        return std::bit_cast<double>(big_endian<std::uint64_t>(value(column)));
      case kFloat4:
        return std::bit_cast<float>(big_endian<std::uint32_t>(value(column)));
      case kNumeric:
        return real_of_numeric(value(column));
      default:
        return static_cast<double>(integer(column));
    }
  }
  std::string_view text(int column) const override {
    std::string_view bytes(value(column),
                           static_cast<std::size_t>(PQgetlength(answer_, row_, column)));
    switch (PQftype(answer_, column)) {
      case kJsonb:
        return bytes.substr(bytes.empty() ? 0 : 1);  // one byte says the version of the form
      case kInt8:
      case kInt4:
      case kInt2:
      case kBool:
      case kNumeric:
        if (is_null(column)) return {};
        return number_ = std::to_string(integer(column));
      default:
        return bytes;
    }
  }

 private:
  const char* value(int column) const { return PQgetvalue(answer_, row_, column); }

  const PGresult* answer_;
  int row_;
  mutable std::string number_;  // the last number that was asked for as text
};

}  // namespace

// What a statement is given, as libpq wants it. Integers and doubles have their type; text goes
// without one, so that the engine takes the column's (TEXT, JSONB, an array).
struct Connection::Arguments {
  explicit Arguments(std::span<const Param> params) {
    auto n = params.size();
    types.resize(n);
    values.resize(n);
    lengths.resize(n);
    formats.resize(n);
    numbers.resize(n);
    std::size_t bytes = 0;
    for (const auto& param : params)
      if (!param.is_null() && !param.as_int() && !param.as_double())
        bytes += param.as_text().size() + 1;
    texts.reserve(bytes);  // one block, so that the pointers into it stay, when this is moved too
    for (std::size_t i = 0; i < n; ++i) add(i, params[i]);
  }

  std::vector<Oid> types;
  std::vector<const char*> values;
  std::vector<int> lengths;
  std::vector<int> formats;
  std::vector<std::uint64_t> numbers;
  std::vector<char> texts;

 private:
  void add(std::size_t i, const Param& param) {
    if (param.is_null()) return;
    const auto* integer = param.as_int();
    const auto* real = param.as_double();
    if (integer || real) {
      types[i] = integer ? kInt8 : kFloat8;
      numbers[i] = htobe64(integer ? static_cast<std::uint64_t>(*integer)
                                   : std::bit_cast<std::uint64_t>(*real));
      values[i] = reinterpret_cast<const char*>(&numbers[i]);
      lengths[i] = 8;
      formats[i] = 1;
      return;
    }
    auto text = param.as_text();
    if (text.find('\0') != std::string_view::npos)
      throw StoreError(StoreErrorKind::Misuse, "a text with a zero byte cannot be stored");
    values[i] = texts.data() + texts.size();
    texts.insert(texts.end(), text.begin(), text.end());
    texts.push_back('\0');
  }
};

struct Connection::Posted {
  std::string sql;
  Arguments arguments;
};

StoreErrorKind kind_of(std::string_view sqlstate) {
  auto begins = [&](std::string_view with) { return sqlstate.substr(0, with.size()) == with; };
  if (begins("23")) return StoreErrorKind::Constraint;
  if (begins("40") || sqlstate == "55P03" || sqlstate == "57014") return StoreErrorKind::Busy;
  if (sqlstate == "53100") return StoreErrorKind::Full;
  // 25006: it became a standby, so the primary is elsewhere.
  if (begins("08") || begins("57P") || begins("53") || sqlstate == "25006" || sqlstate.empty())
    return StoreErrorKind::Lost;
  if (begins("58")) return StoreErrorKind::Io;
  if (begins("XX001") || begins("XX002")) return StoreErrorKind::Corrupt;
  return StoreErrorKind::Misuse;
}

Target make_target(std::string_view uri, std::string name) {
  Target target{.uri = std::string(uri), .name = std::move(name)};
  for (std::string_view mine : {"pooled=true", "pooled=1"}) {
    auto at = target.uri.find(mine);
    if (at == std::string::npos || at == 0) continue;
    auto before = target.uri[at - 1];
    auto end = at + mine.size();
    bool whole = end == target.uri.size() || target.uri[end] == '&';
    if ((before != '?' && before != '&') || !whole) continue;
    // With the sign before it, or behind it where it is the first.
    bool more = end < target.uri.size();
    target.uri.erase(before == '?' && more ? at : at - 1, mine.size() + 1);
    target.pooled = true;
    break;
  }
  return target;
}

PGconn* connect(const Target& target) {
  const char* keys[] = {
      "dbname",           "application_name", "client_encoding",     "connect_timeout",
      "tcp_user_timeout", "keepalives_idle",  "keepalives_interval", nullptr};
  const char* values[] = {
      target.uri.c_str(), target.name.c_str(), "UTF8", "5", "10000", "5", "2", nullptr};
  return PQconnectdbParams(keys, values, 1);
}

Connection::Connection(const Target& target) : conn_(connect(target)), pooled_(target.pooled) {
  if (PQstatus(conn_) != CONNECTION_OK) {
    std::string why(trim(PQerrorMessage(conn_)));
    PQfinish(conn_);
    throw StoreError(StoreErrorKind::Lost, "cannot reach the database: " + why);
  }
  PQsetNoticeProcessor(conn_, [](void*, const char*) {}, nullptr);
  if (!pooled_) PQclear(PQexec(conn_, limits("false").c_str()));
  PQenterPipelineMode(conn_);
}

Connection::~Connection() { PQfinish(conn_); }

bool Connection::alive() const { return !lost_ && PQstatus(conn_) == CONNECTION_OK; }

bool Connection::begun() const {
  return posted_.empty() || !posted_.front().sql.starts_with("BEGIN");
}

bool Connection::in_transaction() const {
  return !posted_.empty() || PQtransactionStatus(conn_) != PQTRANS_IDLE;
}

void Connection::lost(std::string_view during) {
  lost_ = true;
  throw StoreError(StoreErrorKind::Lost, "the database went away (" +
                                             std::string(trim(PQerrorMessage(conn_))) +
                                             ") in: " + std::string(during.substr(0, 300)));
}

void Connection::check_sent(int sent, std::string_view sql) {
  if (sent == 0) lost(sql);
}

void Connection::post(std::string_view sql, std::span<const Param> params) {
  posted_.push_back({std::string(sql), Arguments(params)});
}

// Behind a pooler the next transaction may be another session's, so each says its own limits.
void Connection::begin(std::string_view how) {
  post(how);
  if (pooled_) post(limits("true"));
}

void Connection::forget_posted() { posted_.clear(); }

void Connection::send_posted() {
  for (const auto& [sql, arguments] : posted_) send(sql, arguments);
  posted_.clear();
}

const Connection::Prepared* Connection::find_prepared(const std::string& key) const {
  auto found = prepared_.find(key);
  return found == prepared_.end() ? nullptr : &found->second;
}

const Connection::Prepared& Connection::prepare(std::string_view sql, std::string key,
                                                const Arguments& arguments) {
  if (prepared_.size() >= kStatementsMax) {
    auto oldest = prepared_.find(recent_.back());
    auto text = "DEALLOCATE " + oldest->second.name;
    check_sent(PQsendQueryParams(conn_, text.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 1),
               text);
    prepared_.erase(oldest);
    recent_.pop_back();
  }
  auto name = "s" + std::to_string(next_name_++);
  fresh_.push_back(key);
  std::string text(sql);
  check_sent(PQsendPrepare(conn_, name.c_str(), text.c_str(),
                           static_cast<int>(arguments.types.size()), arguments.types.data()),
             sql);
  recent_.push_front(key);
  auto& prepared = prepared_[std::move(key)];
  prepared = {std::move(name), recent_.begin()};
  return prepared;
}

void Connection::send(std::string_view sql, const Arguments& arguments) {
  auto count = static_cast<int>(arguments.types.size());
  if (pooled_) {
    std::string text(sql);
    check_sent(PQsendQueryParams(conn_, text.c_str(), count, arguments.types.data(),
                                 arguments.values.data(), arguments.lengths.data(),
                                 arguments.formats.data(), 1),
               sql);
    return;
  }
  // A null has no type, so the same text may be prepared in more than one form.
  std::string key(sql);
  for (auto type : arguments.types)
    key += static_cast<char>('0' + (type == kInt8) + 2 * (type == kFloat8));
  const auto* prepared = find_prepared(key);
  if (prepared)
    recent_.splice(recent_.begin(), recent_, prepared->recent);
  else
    prepared = &prepare(sql, std::move(key), arguments);
  check_sent(PQsendQueryPrepared(conn_, prepared->name.c_str(), count, arguments.values.data(),
                                 arguments.lengths.data(), arguments.formats.data(), 1),
             sql);
}

// Reads the answers up to the sync; the first failure of any is thrown, after everything up to the
// sync was read, so that the connection stays usable.
void Connection::forget(const std::string& key) {
  auto found = prepared_.find(key);
  if (found == prepared_.end()) return;
  recent_.erase(found->second.recent);
  prepared_.erase(found);
}

Connection::Answer Connection::receive(std::string_view sql) {
  auto all = receive_all(sql);
  if (all.empty()) return {nullptr, PQclear};
  return std::move(all.back());
}

std::vector<Connection::Answer> Connection::receive_all(std::string_view sql) {
  std::vector<Answer> answers;
  std::string failure, sqlstate;
  bool failed = false, ended = false;
  for (;;) {
    Answer answer(PQgetResult(conn_), PQclear);
    if (!answer) {
      // The end of one command's answers. Twice in a row libpq waits for none any more: it could
      // not send, has told that, and may still call the connection well.
      if (!alive() || std::exchange(ended, true)) lost(sql);
      continue;
    }
    ended = false;
    auto status = PQresultStatus(answer.get());
    if (status == PGRES_PIPELINE_SYNC) {
      if (owed_ == 0) break;
      --owed_;  // the answers of what was sent and left
      answers.clear();
      failed = false;
      continue;
    }
    if (status == PGRES_FATAL_ERROR && !failed) {
      failed = true;
      const char* state = PQresultErrorField(answer.get(), PG_DIAG_SQLSTATE);
      sqlstate = state ? state : "";
      const char* message = PQresultErrorField(answer.get(), PG_DIAG_MESSAGE_PRIMARY);
      failure = message ? message : PQresultErrorMessage(answer.get());
      if (!alive()) lost(sql);
    }
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK)
      answers.push_back(std::move(answer));
  }
  auto fresh = std::exchange(fresh_, {});
  if (failed) {
    // Nobody knows whether it was prepared before the failure; names are never used again.
    for (const auto& key : fresh) forget(key);
    throw StoreError(kind_of(sqlstate),
                     failure + " (" + sqlstate + ") in: " + std::string(sql.substr(0, 300)));
  }
  return answers;
}

std::int64_t Connection::run(std::string_view sql, std::span<const Param> params,
                             const OnRow& on_row) {
  Arguments arguments(params);
  send_posted();
  send(sql, arguments);
  check_sent(PQpipelineSync(conn_), sql);
  auto answer = receive(sql);
  if (!answer) return 0;
  if (on_row)
    for (int i = 0, rows = PQntuples(answer.get()); i < rows; ++i)
      on_row(PostgresRow(answer.get(), i));
  std::int64_t changed = 0;
  std::string_view count = PQcmdTuples(answer.get());
  std::from_chars(count.data(), count.data() + count.size(), changed);
  return changed;
}

void Connection::run_each(std::string_view sql, std::span<const std::vector<Param>> all,
                          const std::function<void(std::size_t, const Row&)>& on_row) {
  if (all.empty()) return;
  send_posted();
  for (const auto& params : all) send(sql, Arguments(params));
  check_sent(PQpipelineSync(conn_), sql);
  // Before the answers of the statement are those of what was posted and prepared.
  auto answers = receive_all(sql);
  auto before = answers.size() - all.size();
  for (std::size_t i = 0; i < all.size(); ++i)
    for (int row = 0, rows = PQntuples(answers[before + i].get()); row < rows; ++row)
      on_row(i, PostgresRow(answers[before + i].get(), row));
}

void Connection::flush() {
  if (posted_.empty()) return;
  auto sql = posted_.back().sql;
  send_posted();
  check_sent(PQpipelineSync(conn_), sql);
  (void)receive(sql);
}

void Connection::commit() {
  post("COMMIT");
  send_posted();
  check_sent(PQpipelineSync(conn_), "COMMIT");
  auto answer = receive("COMMIT");
  if (!answer || std::string_view(PQcmdStatus(answer.get())) != "COMMIT")
    throw StoreError(StoreErrorKind::Misuse, "a failed statement was passed over before COMMIT");
}

void Connection::send_and_leave(std::string_view sql) {
  post(sql);
  send_posted();
  check_sent(PQpipelineSync(conn_), sql);
  ++owed_;
}

void Connection::end_read() {
  // Where the BEGIN still waits nothing was asked, so there is nothing to end.
  if (!begun()) return posted_.clear();
  try {
    send_and_leave("COMMIT");
  } catch (const StoreError&) {
    // A read has nothing to lose; the next one finds the connection gone.
  }
}

// Nothing may be under way when the mode changes.
void Connection::leave_pipeline() {
  if (posted_.empty() && owed_ > 0) post("SELECT 1");
  flush();
  if (PQexitPipelineMode(conn_) == 0) lost("leaving pipeline mode");
}

// Back into the pipeline; throws where a statement outside it failed.
void Connection::check_ended(PGresult* answer, std::string_view sql) {
  std::string why = PQresultErrorMessage(answer);
  const char* state = PQresultErrorField(answer, PG_DIAG_SQLSTATE);
  bool failed = !answer || PQresultStatus(answer) == PGRES_FATAL_ERROR;
  auto kind = kind_of(state ? state : "");
  PQenterPipelineMode(conn_);
  if (!alive()) lost(sql);
  if (failed) throw StoreError(kind, why + " in: " + std::string(sql.substr(0, 300)));
}

void Connection::script(const std::string& sql) {
  leave_pipeline();
  Answer answer(PQexec(conn_, sql.c_str()), PQclear);
  check_ended(answer.get(), sql);
}

void Connection::copy_in(const std::string& sql, std::string_view rows) {
  leave_pipeline();
  Answer answer(PQexec(conn_, sql.c_str()), PQclear);
  if (PQresultStatus(answer.get()) == PGRES_COPY_IN) {
    PQputCopyData(conn_, rows.data(), static_cast<int>(rows.size()));
    PQputCopyEnd(conn_, nullptr);
    answer.reset(PQgetResult(conn_));
    while (Answer more{PQgetResult(conn_), PQclear}) {
    }
  }
  check_ended(answer.get(), sql);
}

}  // namespace penstock::store::postgres
