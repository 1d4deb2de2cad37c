#include "store/postgres/refusal.h"

#include <libpq-fe.h>
#include <poll.h>

#include <algorithm>
#include <cctype>

namespace penstock::store::postgres {
namespace {

// Connects to hear why the server refuses: the SQLSTATE it gives ("53300"), whatever its language;
// empty where it does not refuse, or none answers within five seconds.
std::string state_of_refusal(const Target& target) {
  const char* keys[] = {"dbname", "application_name", nullptr};
  const char* values[] = {target.uri.c_str(), target.name.c_str(), nullptr};
  std::unique_ptr<PGconn, void (*)(PGconn*)> conn(PQconnectStartParams(keys, values, 1), PQfinish);
  PQsetErrorVerbosity(conn.get(), PQERRORS_SQLSTATE);
  auto until = std::chrono::steady_clock::now() + std::chrono::seconds(5);
  auto wants = PGRES_POLLING_WRITING;
  while (wants != PGRES_POLLING_OK && wants != PGRES_POLLING_FAILED) {
    auto left =
        std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    pollfd socket{PQsocket(conn.get()),
                  static_cast<short>(wants == PGRES_POLLING_READING ? POLLIN : POLLOUT), 0};
    if (left.count() <= 0 || poll(&socket, 1, static_cast<int>(left.count())) <= 0) return {};
    wants = PQconnectPoll(conn.get());
  }
  // The only form of this verbosity: "…: FATAL:  53300".
  auto told = trim(PQerrorMessage(conn.get()));
  auto space = told.rfind(' ');
  auto state = space == std::string_view::npos ? "" : told.substr(space + 1);
  bool is_state = state.size() == 5 && std::ranges::all_of(state, [](unsigned char c) {
                    return std::isdigit(c) != 0 || std::isupper(c) != 0;
                  });
  return wants == PGRES_POLLING_FAILED && is_state ? std::string(state) : std::string();
}

}  // namespace

std::string remedy(const Target& target) {
  auto state = state_of_refusal(target);
  if (state == "53300")
    return "the server runs, but all its connections are taken, or all that the user or the "
           "database may have; raise the limit, end others, or put a pooler in front";
  if (state == "57P03") return "the server runs but is starting or stopping; try again in a moment";
  if (state == "3D000") return "the server runs; create the database or correct its name";
  if (state.starts_with("28"))
    return "the server runs; look whether user and password are right and whether its pg_hba.conf "
           "lets them in";
  if (!state.empty()) return "the server runs; its log tells more";
  return "look whether the server runs and whether address, user and password are right";
}

}  // namespace penstock::store::postgres
