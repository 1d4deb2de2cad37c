#include "store/postgres/hints.h"

#include <libpq-fe.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <charconv>

namespace penstock::store::postgres {
namespace {

using Answer = std::unique_ptr<PGresult, void (*)(PGresult*)>;

// "1234 56": workspace and head. Nothing where it is not that: anybody may send on a channel.
std::optional<std::pair<WorkspaceId, std::int64_t>> read_hint(std::string_view text) {
  std::int64_t workspace = 0, head = 0;
  const char* end = text.data() + text.size();
  auto [at, wrong] = std::from_chars(text.data(), end, workspace);
  if (wrong != std::errc{} || at == end || *at != ' ') return {};
  auto [behind, wrong_too] = std::from_chars(at + 1, end, head);
  if (wrong_too != std::errc{} || behind != end) return {};
  return std::pair{WorkspaceId{workspace}, head};
}

}  // namespace

struct Hints::Link {
  explicit Link(const Target& target) : pooled(target.pooled) {
    conn = connect({.uri = target.uri, .name = "penstock hints"});
    PQsetNoticeProcessor(conn, [](void*, const char*) {}, nullptr);
    if (alive() && !pooled) (void)ask("LISTEN penstock_heads");
  }
  ~Link() { PQfinish(conn); }
  Link(const Link&) = delete;
  Link& operator=(const Link&) = delete;

  bool alive() const { return PQstatus(conn) == CONNECTION_OK; }
  Answer ask(const char* sql, std::initializer_list<const char*> values = {}) {
    return {PQexecParams(conn, sql, static_cast<int>(values.size()), nullptr, values.begin(),
                         nullptr, nullptr, 0),
            PQclear};
  }
  template <class Heard>
  void hear(const Heard& heard) {
    PQconsumeInput(conn);
    while (PGnotify* note = PQnotifies(conn)) {
      if (auto hint = read_hint(note->extra)) heard(hint->first, hint->second);
      PQfreemem(note);
    }
  }
  // Whether the server answered.
  template <class Heard>
  bool look(const Heard& heard) {
    auto heads = ask(
        "/* all workspaces */ SELECT w.workspace_id || ' ' || w.journal_head FROM workspaces w");
    for (int i = 0; i < PQntuples(heads.get()); ++i)
      if (auto hint = read_hint(PQgetvalue(heads.get(), i, 0))) heard(hint->first, hint->second);
    if (PQresultStatus(heads.get()) == PGRES_TUPLES_OK) return true;
    const char* state = PQresultErrorField(heads.get(), PG_DIAG_SQLSTATE);
    return state && kind_of(state) != StoreErrorKind::Lost;  // no table yet is an answer
  }

  bool pooled;
  PGconn* conn;
};

Hints::Hints(Target target, std::function<void(WorkspaceId, std::int64_t)> heard,
             std::function<void(bool)> looked)
    : target_(std::move(target)),
      heard_(std::move(heard)),
      looked_(std::move(looked)),
      wake_fd_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  thread_ = std::thread([this] { loop(); });
}

Hints::~Hints() {
  stopping_ = true;
  (void)eventfd_write(wake_fd_, 1);
  thread_.join();
  close(wake_fd_);
}

void Hints::send(WorkspaceId workspace_id, std::int64_t head) {
  std::lock_guard lock(mutex_);
  auto& known = waiting_[workspace_id];
  known = std::max(known, head);
  if (waiting_.size() == 1) (void)eventfd_write(wake_fd_, 1);
}

// A connection that is gone says nothing of the server: a new one does.
bool Hints::look(std::unique_ptr<Link>& link) {
  if (link && link->look(heard_)) return true;
  link = std::make_unique<Link>(target_);
  return link->alive() && link->look(heard_);
}

void Hints::loop() {
  std::unique_ptr<Link> link;
  std::chrono::steady_clock::time_point next_look;
  while (!stopping_) {
    auto now = std::chrono::steady_clock::now();
    if (link && !link->alive()) link.reset();
    if (now >= next_look) {
      bool answered = look(link);
      looked_(answered);
      next_look = now + (answered ? kLookEvery : kLookForItEvery);
    }
    if (link && link->alive()) {
      send_waiting(*link);
      link->hear(heard_);
    }
    wait(link.get(), next_look);
  }
}

void Hints::send_waiting(Link& link) {
  std::map<WorkspaceId, std::int64_t> waiting;
  {
    std::lock_guard lock(mutex_);
    std::swap(waiting, waiting_);
  }
  if (link.pooled) return;  // a pooler passes none; the look at all heads does it
  for (auto [workspace_id, head] : waiting) {
    auto text = fmt::format("{} {}", workspace_id.value, head);
    (void)link.ask("SELECT pg_notify('penstock_heads', $1)", {text.c_str()});
  }
}

void Hints::wait(Link* link, std::chrono::steady_clock::time_point until) {
  auto left =
      std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
  pollfd fds[] = {{wake_fd_, POLLIN, 0}, {link ? PQsocket(link->conn) : -1, POLLIN, 0}};
  poll(fds, 2, static_cast<int>(std::max<std::int64_t>(0, left.count())));
  eventfd_t count;
  (void)eventfd_read(wake_fd_, &count);
}

}  // namespace penstock::store::postgres
