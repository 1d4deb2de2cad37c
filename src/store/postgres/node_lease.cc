#include "store/postgres/node_lease.h"

#include <ctime>
#include <random>

namespace penstock::store::postgres {
namespace {

constexpr std::chrono::seconds kWaitMax{5};
// Ours ends this much before the database's: the clocks may differ in speed, not in more.
constexpr std::chrono::seconds kMargin{10};

constexpr std::string_view kNow = "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)";

std::int64_t boot_ms() {
  timespec now{};
  clock_gettime(CLOCK_BOOTTIME, &now);
  return std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
}

std::int64_t ms(std::chrono::milliseconds duration) { return duration.count(); }

std::string random_name() {
  std::random_device random;
  return fmt::format("{:08x}{:08x}{:08x}", random(), random(), random());
}

}  // namespace

NodeLease::NodeLease(Target target, IdMaker& ids)
    : target_(std::move(target)), ids_(ids), owner_(random_name()) {
  target_.name = "penstock lease";
  renew();
  thread_ = std::thread([this] { loop(); });
}

NodeLease::~NodeLease() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
  try {
    std::vector<Param> mine{Param(term_.node), Param(owner_)};
    if (connection_)
      (void)connection_->run("DELETE FROM nodes WHERE node = $1 AND owner = $2", mine, nullptr);
  } catch (const StoreError&) {
    // It ends by itself.
  }
}

std::optional<NodeLease::Term> NodeLease::term() {
  std::unique_lock lock(mutex_);
  if (boot_ms() >= until_) {
    wake_.notify_all();
    wake_.wait_for(lock, kWaitMax, [&] { return stopping_ || boot_ms() < until_; });
  }
  if (boot_ms() >= until_) return {};
  return term_;
}

bool NodeLease::has_others(Connection& connection) const {
  std::vector<Param> mine{Param(owner_)};
  bool found = false;
  connection.run(
      fmt::format("SELECT 1 FROM nodes WHERE owner <> $1 AND expires_at >= {} LIMIT 1", kNow), mine,
      [&](const Row&) { found = true; });
  return found;
}

void NodeLease::loop() {
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait_for(lock, kRenewEvery, [&] { return stopping_ || boot_ms() >= until_; });
    if (stopping_) return;
    lock.unlock();
    try {
      renew();
    } catch (const StoreError&) {
      connection_.reset();
      std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
    lock.lock();
    wake_.notify_all();
  }
}

void NodeLease::renew() {
  if (connection_ && !connection_->alive()) connection_.reset();
  if (!connection_) connection_ = std::make_unique<Connection>(target_);
  auto asked_at = boot_ms();
  std::vector<Param> mine{Param(ms(kLease)), Param(term_.node), Param(owner_)};
  bool held =
      term_.node > 0 && connection_->run(fmt::format("UPDATE nodes SET expires_at = {} + $1 "
                                                     "WHERE node = $2 AND owner = $3",
                                                     kNow),
                                         mine, nullptr) == 1;
  if (!held) take(*connection_);
  std::lock_guard lock(mutex_);
  until_ = asked_at + ms(kLease) - ms(kMargin);
}

// The lowest number that is free. The tables are the engine's own: they have to be there before any
// migration makes an id or is stored.
void NodeLease::take(Connection& connection) {
  connection.begin();
  connection.post("SELECT pg_advisory_xact_lock(1885695085)");
  connection.post(
      "CREATE TABLE IF NOT EXISTS nodes (node INTEGER NOT NULL PRIMARY KEY, owner TEXT NOT NULL, "
      "expires_at BIGINT NOT NULL)");
  connection.post(
      "CREATE TABLE IF NOT EXISTS write_marks (workspace_id BIGINT NOT NULL, node INTEGER NOT "
      "NULL, "
      "mark BIGINT NOT NULL, PRIMARY KEY (workspace_id, node)) WITH (fillfactor = 50)");
  connection.post(fmt::format("DELETE FROM nodes WHERE expires_at < {}", kNow));
  int free = 1;
  connection.run("SELECT node FROM nodes ORDER BY node", {}, [&](const Row& row) {
    if (row.integer(0) == free) ++free;
  });
  std::vector<Param> mine{Param(free), Param(owner_), Param(ms(kLease))};
  if (free <= kNodesMax)
    (void)connection.run(
        fmt::format("INSERT INTO nodes (node, owner, expires_at) VALUES ($1, $2, {} + $3)", kNow),
        mine, nullptr);
  connection.post("COMMIT");
  connection.flush();
  if (free > kNodesMax)
    throw StoreError(StoreErrorKind::Misuse, "1023 servers use this database already; stop one");
  std::lock_guard lock(mutex_);
  term_ = {free, term_.since + 1};
  ids_.set_node(free);
}

}  // namespace penstock::store::postgres
