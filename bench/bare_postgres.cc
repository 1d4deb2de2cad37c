#include "bare_postgres.h"

#include <endian.h>
#include <fmt/format.h>

#include <bit>
#include <memory>
#include <stdexcept>

namespace penstock::bench {
namespace {

constexpr Oid kInt8 = 20, kFloat8 = 701;  // pg_type.dat

using Answer = std::unique_ptr<PGresult, void (*)(PGresult*)>;

Answer checked(PGresult* raw, std::string_view sql) {
  Answer answer(raw, PQclear);
  auto status = PQresultStatus(raw);
  if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_COPY_IN ||
      status == PGRES_COPY_OUT)
    return answer;
  throw std::runtime_error(fmt::format("{}: {}", sql.substr(0, 200), PQresultErrorMessage(raw)));
}

// What libpq is given for the values of a statement.
struct Arguments {
  explicit Arguments(const std::vector<store::Value>& values) {
    numbers.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto* integer = std::get_if<std::int64_t>(&values[i]);
      const auto* real = std::get_if<double>(&values[i]);
      const auto* text = std::get_if<std::string>(&values[i]);
      if (integer) numbers[i] = htobe64(static_cast<std::uint64_t>(*integer));
      if (real) numbers[i] = htobe64(std::bit_cast<std::uint64_t>(*real));
      bool number = integer || real;
      types.push_back(integer ? kInt8 : real ? kFloat8 : 0);
      pointers.push_back(number ? reinterpret_cast<const char*>(&numbers[i])
                         : text ? text->c_str()
                                : nullptr);
      lengths.push_back(8);
      formats.push_back(number ? 1 : 0);
    }
  }
  int count() const { return static_cast<int>(types.size()); }

  std::vector<std::uint64_t> numbers;
  std::vector<Oid> types;
  std::vector<const char*> pointers;
  std::vector<int> lengths, formats;
};

std::size_t take_columns(const PGresult* answer) {
  std::size_t bytes = 0;
  for (int row = 0, rows = PQntuples(answer); row < rows; ++row)
    for (int column = 0, columns = PQnfields(answer); column < columns; ++column)
      if (PQgetvalue(answer, row, column) != nullptr)
        bytes += static_cast<std::size_t>(PQgetlength(answer, row, column));
  return bytes;
}

}  // namespace

BarePostgres::BarePostgres(const std::string& uri) : conn_(PQconnectdb(uri.c_str())) {
  if (PQstatus(conn_) != CONNECTION_OK) {
    std::string why = PQerrorMessage(conn_);
    PQfinish(conn_);
    throw std::runtime_error(why);
  }
  PQsetNoticeProcessor(conn_, [](void*, const char*) {}, nullptr);
}

BarePostgres::~BarePostgres() { PQfinish(conn_); }

const std::string& BarePostgres::prepare(const Statement& statement,
                                         const std::vector<unsigned>& types) {
  auto key = statement.sql;
  for (auto type : types) key += fmt::format(" {}", type);
  auto& name = names_[key];
  if (!name.empty()) return name;
  name = fmt::format("s{}", names_.size());
  checked(PQprepare(conn_, name.c_str(), statement.sql.c_str(), static_cast<int>(types.size()),
                    types.data()),
          statement.sql);
  return name;
}

std::size_t BarePostgres::run(const Statement& statement) {
  Arguments arguments(statement.values);
  const auto& name = prepare(statement, arguments.types);
  auto answer =
      checked(PQexecPrepared(conn_, name.c_str(), arguments.count(), arguments.pointers.data(),
                             arguments.lengths.data(), arguments.formats.data(), 1),
              statement.sql);
  return take_columns(answer.get());
}

std::string BarePostgres::find_prepared(const std::string& sql) {
  const auto& name = prepare({sql, {}}, {});
  auto answer = checked(PQexecPrepared(conn_, name.c_str(), 0, nullptr, nullptr, nullptr, 0), sql);
  return PQntuples(answer.get()) > 0 ? PQgetvalue(answer.get(), 0, 0) : "";
}

std::size_t BarePostgres::run_all(const Statements& statements) {
  std::size_t bytes = 0;
  for (const auto& statement : statements) bytes += run(statement);
  return bytes;
}

void BarePostgres::script(const std::string& sql) { checked(PQexec(conn_, sql.c_str()), sql); }

std::string BarePostgres::find(const std::string& sql) {
  auto answer = checked(PQexec(conn_, sql.c_str()), sql);
  return PQntuples(answer.get()) > 0 ? PQgetvalue(answer.get(), 0, 0) : "";
}

std::string BarePostgres::copy_out(const std::string& select) {
  auto sql = "COPY (" + select + ") TO STDOUT (FORMAT binary)";
  checked(PQexec(conn_, sql.c_str()), sql);
  std::string rows;
  char* piece = nullptr;
  for (int bytes; (bytes = PQgetCopyData(conn_, &piece, 0)) > 0; PQfreemem(piece))
    rows.append(piece, static_cast<std::size_t>(bytes));
  checked(PQgetResult(conn_), sql);
  while (PQgetResult(conn_) != nullptr) {
  }
  return rows;
}

void BarePostgres::copy_in(const std::string& table, const std::string& rows) {
  constexpr std::size_t kPiece = 1 << 20;
  auto sql = "COPY " + table + " FROM STDIN (FORMAT binary)";
  checked(PQexec(conn_, sql.c_str()), sql);
  for (std::size_t at = 0; at < rows.size(); at += kPiece)
    PQputCopyData(conn_, rows.data() + at, static_cast<int>(std::min(kPiece, rows.size() - at)));
  PQputCopyEnd(conn_, nullptr);
  checked(PQgetResult(conn_), sql);
  while (PQgetResult(conn_) != nullptr) {
  }
}

std::string database_uri(const std::string& server, const std::string& name) {
  auto begin = server.find('/', std::string_view("postgresql://").size());
  auto end = std::min(server.find('?'), server.size());
  return server.substr(0, begin) + "/" + name + server.substr(end);
}

}  // namespace penstock::bench
