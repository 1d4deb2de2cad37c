#pragma once
// Live updates: every change, to every open page that may see it, by server-sent events (§12.4).
//
// The feed follows the journal. An event is written once as a frame and shared by all streams of
// the workspace that may see it; `id:` is the journal position, so a page that was away says where
// it stopped (Last-Event-ID) and misses nothing. Far behind (kResumeMax events) it is told to
// reload.

#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "access/actor.h"
#include "commands/openapi.h"
#include "commands/routes.h"
#include "http/http.h"
#include "journal/followers.h"

namespace penstock::live {

inline constexpr std::int64_t kResumeMax = 500;  // events sent again after a pause

// Whether the server takes changes, and else why not.
enum class Changes {
  Taken,
  Damaged,   // the stored data is damaged, or its disk failed: nothing until a restart
  DiskFull,  // until there is space
  Away,      // the database cannot be reached: until it is back
};
BOOST_DESCRIBE_ENUM(Changes, Taken, Damaged, DiskFull, Away)

class Snapshot;

class LiveFeed {
 public:
  explicit LiveFeed(store::Database& database) : database_(database) {}

  // Makes the feed follow. Requires: before the followers start.
  void attach(journal::Followers& followers);
  // GET /events. The feed must outlive the server.
  http::Route route(commands::Authenticate authenticate);
  // Tells every open page, and each that opens from now on, where that is news.
  void tell_changes_are(Changes changes);
  std::size_t streams() const;

 private:
  struct Listener {
    access::Actor actor;
    std::shared_ptr<http::EventStream> stream;
    std::int64_t after = 0;  // the newest it has had, perhaps from another node
  };
  struct Channel {
    std::int64_t at = 0;  // newest position that was sent
    std::vector<Listener> listeners;
  };
  void open(http::Request&& request, std::shared_ptr<http::EventStream> stream,
            const http::Respond& refuse, const commands::Authenticate& authenticate);
  void publish(WorkspaceId workspace_id, std::span<const journal::Entry> entries);
  static void tell(Channel& channel, Snapshot& snapshot, const journal::Entry& entry);

  store::Database& database_;
  mutable std::mutex mutex_;
  std::map<WorkspaceId, Channel> channels_;
  Changes changes_ = Changes::Taken;
};

std::vector<commands::SpecialRoute> special_routes();

}  // namespace penstock::live
