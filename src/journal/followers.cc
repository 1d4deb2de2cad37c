#include "journal/followers.h"

#include <algorithm>

namespace penstock::journal {

void Followers::add(std::string name, Handle handle,
                    std::function<std::int64_t(WorkspaceId)> position) {
  PENSTOCK_CHECK(!running_, "followers are added before they start");
  auto always = [handle = std::move(handle)](WorkspaceId workspace_id,
                                             std::span<const Entry> entries) {
    handle(workspace_id, entries);
    return true;
  };
  followers_.push_back(std::make_unique<Follower>(
      Follower{std::move(name), std::move(always), std::move(position), {}}));
}

namespace {

std::int64_t find_cursor(store::Reader& reader, WorkspaceId workspace_id, std::string_view name) {
  return reader
      .find_integer("SELECT c.pos FROM cursors c WHERE c.workspace_id = $1 AND c.follower = $2",
                    {workspace_id, name})
      .value_or(-1);
}

void save_cursor(store::Tx& tx, WorkspaceId workspace_id, std::string_view name, std::int64_t pos) {
  tx.execute(
      "INSERT INTO cursors (workspace_id, follower, pos) VALUES ($1, $2, $3) "
      "ON CONFLICT (workspace_id, follower) DO UPDATE SET pos = $3",
      {workspace_id, name, pos});
}

// Where a durable follower stands; a new one begins, and says so durably, at the head.
std::int64_t durable_position(store::Database& database, WorkspaceId workspace_id,
                              const std::string& name) {
  auto known = database.read_now(
      [&](store::Reader& reader) { return find_cursor(reader, workspace_id, name); });
  if (known >= 0) return known;
  auto begun = database.write_now(workspace_id, [&](store::Tx& tx) -> Result<std::int64_t> {
    auto now = head(tx, workspace_id);
    save_cursor(tx, workspace_id, name, now);
    return now;
  });
  return begun.ok() ? *begun : 0;
}

}  // namespace

void Followers::add_durable(std::string name, std::set<std::string, std::less<>> wanted, Work work,
                            Matters matters) {
  auto handle = [this, name, wanted = std::move(wanted), work = std::move(work),
                 matters = std::move(matters)](WorkspaceId workspace_id,
                                               std::span<const Entry> entries) {
    bool any = database_.read_now([&](store::Reader& reader) {
      return std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) {
        return wanted.contains(entry.name) && (!matters || matters(reader, workspace_id, entry));
      });
    });
    if (!any) return true;
    auto done = database_.write_now(workspace_id, [&](store::Tx& tx) -> Result<int> {
      // Another node may have been faster: then these entries, or the first of them, are done.
      auto done_to = find_cursor(tx, workspace_id, name);
      auto fresh = std::find_if(entries.begin(), entries.end(),
                                [&](const Entry& entry) { return entry.pos > done_to; });
      if (fresh == entries.end()) return 0;
      TRY_VOID(work(tx, workspace_id, {fresh, entries.end()}));
      save_cursor(tx, workspace_id, name, entries.back().pos);
      return 0;
    });
    return done.ok();
  };
  PENSTOCK_CHECK(!running_, "followers are added before they start");
  auto position = [this, name](WorkspaceId workspace_id) {
    return durable_position(database_, workspace_id, name);
  };
  followers_.push_back(std::make_unique<Follower>(
      Follower{std::move(name), std::move(handle), std::move(position), {}}));
}

void Followers::start() {
  running_ = true;
  database_.on_commit([bell = bell_](WorkspaceId, std::int64_t) {
    std::lock_guard lock(bell->mutex);
    ++bell->wanted;
    bell->wake.notify_one();
  });
  thread_ = std::thread([this] { loop(); });
}

void Followers::stop() {
  {
    std::lock_guard lock(bell_->mutex);
    stopping_ = true;
  }
  bell_->wake.notify_all();
  swept_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Followers::catch_up() {
  std::unique_lock lock(bell_->mutex);
  auto mine = ++bell_->wanted;
  bell_->wake.notify_one();
  swept_.wait(lock, [&] { return stopping_ || done_ >= mine; });
}

void Followers::loop() {
  for (;;) {
    std::uint64_t covers;
    {
      std::unique_lock lock(bell_->mutex);
      bell_->wake.wait_for(lock, kSweep, [&] { return stopping_ || bell_->wanted > done_; });
      if (stopping_) return;
      covers = bell_->wanted;
    }
    sweep();
    {
      std::lock_guard lock(bell_->mutex);
      done_ = covers;
    }
    swept_.notify_all();
  }
}

void Followers::sweep() {
  std::vector<std::pair<WorkspaceId, std::int64_t>> heads;
  guarded("the heads of the journal", [&] {
    database_.read([&](store::Reader& reader) {
      // One row per workspace: the only statement of the request path's background that spans them.
      reader.query("/* all workspaces */ SELECT w.workspace_id, w.journal_head FROM workspaces w",
                   {}, [&](const store::Row& row) {
                     heads.emplace_back(WorkspaceId{row.integer(0)}, row.integer(1));
                   });
    });
  });
  for (auto& follower : followers_)
    for (const auto& head : heads)
      guarded(follower->name, [&] { follow(*follower, head.first, head.second); });
}

void Followers::guarded(std::string_view what, const std::function<void()>& step) {
  try {
    step();
  } catch (const std::exception& error) {
    if (log_) log_("follower " + std::string(what) + ": " + error.what());
  }
}

void Followers::follow(Follower& follower, WorkspaceId workspace_id, std::int64_t head) {
  auto known = follower.at.find(workspace_id);
  if (known == follower.at.end())
    known = follower.at.emplace(workspace_id, follower.position(workspace_id)).first;
  auto& at = known->second;
  while (at < head) {
    auto entries = database_.read_now(
        [&](store::Reader& reader) { return read_after(reader, workspace_id, at); });
    if (entries.empty()) return;
    PENSTOCK_CHECK(entries.front().pos == at + 1, "the journal has no gap");
    if (!follower.handle(workspace_id, entries)) return;
    at = entries.back().pos;
  }
}

}  // namespace penstock::journal
