#include "journal/followers.h"

namespace penstock::journal {

void Followers::add(std::string name, Handle handle, std::function<std::int64_t(WorkspaceId)> position) {
  PENSTOCK_CHECK(!running_, "followers are added before they start");
  followers_.push_back(std::make_unique<Follower>(Follower{std::move(name), std::move(handle), std::move(position), {}}));
}

void Followers::start() {
  running_ = true;
  database_.on_commit([this](WorkspaceId, std::int64_t) {
    std::lock_guard lock(mutex_);
    ++wanted_;
    wake_.notify_one();
  });
  thread_ = std::thread([this] { loop(); });
}

void Followers::stop() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  swept_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Followers::catch_up() {
  std::unique_lock lock(mutex_);
  auto mine = ++wanted_;
  wake_.notify_one();
  swept_.wait(lock, [&] { return stopping_ || done_ >= mine; });
}

void Followers::loop() {
  for (;;) {
    std::uint64_t covers;
    {
      std::unique_lock lock(mutex_);
      wake_.wait_for(lock, kSweep, [&] { return stopping_ || wanted_ > done_; });
      if (stopping_) return;
      covers = wanted_;
    }
    sweep();
    {
      std::lock_guard lock(mutex_);
      done_ = covers;
    }
    swept_.notify_all();
  }
}

void Followers::sweep() {
  std::vector<std::pair<WorkspaceId, std::int64_t>> heads;
  database_.read([&](store::Reader& reader) {
    // One row per workspace: the only statement of the request path's background that spans them.
    reader.query("SELECT w.workspace_id, w.journal_head FROM workspaces w", {},
                 [&](const store::Row& row) { heads.emplace_back(WorkspaceId{row.integer(0)}, row.integer(1)); });
  });
  for (auto& follower : followers_)
    for (auto [workspace_id, head] : heads) follow(*follower, workspace_id, head);
}

void Followers::follow(Follower& follower, WorkspaceId workspace_id, std::int64_t head) {
  auto known = follower.at.find(workspace_id);
  if (known == follower.at.end()) known = follower.at.emplace(workspace_id, follower.position(workspace_id)).first;
  auto& at = known->second;
  while (at < head) {
    auto entries = database_.read_now([&](store::Reader& reader) { return read_after(reader, workspace_id, at); });
    if (entries.empty()) return;
    PENSTOCK_CHECK(entries.front().pos == at + 1, "the journal has no gap");
    follower.handle(workspace_id, entries);
    at = entries.back().pos;
  }
}

}  // namespace penstock::journal
