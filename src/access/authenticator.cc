// Purpose: the actor behind a cookie or bearer token, from memory where possible.
//
// Three steps, each only when the one before did not answer:
//   1. the cached actor, if the access revision of its workspace is known to stand (memory only);
//   2. one row: the access revision of the workspace, after a commit there or after kRecheck;
//   3. the rows of directory, session or token, user and workspace, in one snapshot.
// Rejected: dropping cached actors of a workspace at each of its commits (step 3 for every session
// after every moved deal), and signals from the commands (they know nothing of caches, and other
// processes would need a second way).
// Tested by authenticator_test.cc.
#include "access/authenticator.h"

#include <cstring>
#include <mutex>
#include <shared_mutex>

#include "access/secrets.h"
#include "access/sessions.h"
#include "access/tokens.h"
#include "base/record_json.h"

namespace penstock::access {
namespace {

constexpr std::size_t kShards = 16;
constexpr int kSweepSessions = 100;

// What is known of a workspace's access revision. `head` is the journal position told by the last
// commit; `checked_head` the one that `revision` was read after.
struct WorkspaceState {
  explicit WorkspaceState(WorkspaceId id) : id(id) {}
  const WorkspaceId id;
  std::atomic<std::int64_t> head{0};
  std::atomic<std::int64_t> checked_head{-1};
  std::atomic<std::int64_t> checked_at_ms{0};
  std::atomic<std::int64_t> revision{-1};
  std::mutex reading;

  // -1 where it must be read again.
  std::int64_t known_revision(Instant now) const {
    if (checked_head.load(std::memory_order_acquire) != head.load(std::memory_order_acquire))
      return -1;
    auto age = to_ms(now) - checked_at_ms.load(std::memory_order_relaxed);
    if (age < 0 || age >= kRecheck.count()) return -1;
    return revision.load(std::memory_order_relaxed);
  }
};

struct Entry {
  Actor actor;
  WorkspaceState* workspace = nullptr;
  std::int64_t revision = 0;
  Instant dies_at = Instant::max();  // whatever happens
  std::chrono::milliseconds idle_max = std::chrono::milliseconds::max();
  Instant seen_at{};
  Instant touched_at{};  // when seen_at was last written

  bool alive(Instant now) const { return now < dies_at && now - seen_at < idle_max; }
};

struct HashOfHash {
  std::size_t operator()(const SecretHash& hash) const {
    std::size_t value = 0;
    std::memcpy(&value, hash.data() + 1, sizeof value);
    return value;
  }
};

struct Shard {
  std::mutex mutex;
  std::unordered_map<SecretHash, Entry, HashOfHash> entries;
};

Error signed_out() { return unauthorized("sign in, or send a valid token, and try again"); }

enum class SecretKind { Session, Token };

constexpr std::string_view kActorColumns =
    "u.role, u.visibility, u.team_id, w.time_zone, w.currency, u.id";

// Reads kActorColumns from the front of a row.
Actor read_actor(WorkspaceId workspace_id, const store::Row& row) {
  Actor actor{.workspace_id = workspace_id, .user_id = {row.integer(5)}};
  actor.role = parse_enum<Role>(row.text(0)).value_or(Role::Viewer);
  actor.visibility = parse_enum<Visibility>(row.text(1)).value_or(Visibility::Own);
  actor.team_id = {row.integer(2)};
  actor.permissions = permissions_of(actor.role);
  actor.time_zone = row.text(3);
  actor.currency = Currency::parse(row.text(4)).value_or(Currency{});
  return actor;
}

std::string select_actor(std::string_view more, std::string_view from) {
  return "SELECT " + std::string(kActorColumns) + std::string(more) + " FROM " + std::string(from) +
         " JOIN workspaces w ON w.workspace_id = $1 AND w.id = $1 WHERE u.workspace_id = $1 AND "
         "u.active = 1";
}

std::optional<Entry> find_session(store::Reader& reader, WorkspaceId workspace_id,
                                  std::int64_t id) {
  static const auto sql =
      select_actor(", w.access_revision, s.created_at, s.seen_at",
                   "sessions s JOIN users u ON u.workspace_id = $1 AND u.id = s.user_id") +
      " AND s.workspace_id = $1 AND s.id = $2";
  std::optional<Entry> found;
  reader.query(sql, {workspace_id, id}, [&](const store::Row& row) {
    Entry entry{.actor = read_actor(workspace_id, row), .revision = row.integer(6)};
    entry.actor.session_id = {id};
    entry.dies_at = instant_from_ms(row.integer(7)) + kSessionLife;
    entry.idle_max = kSessionIdle;
    entry.seen_at = entry.touched_at = instant_from_ms(row.integer(8));
    found = std::move(entry);
  });
  return found;
}

std::optional<Entry> find_token(store::Reader& reader, WorkspaceId workspace_id, std::int64_t id) {
  static const auto sql =
      select_actor(", w.access_revision, t.scopes, t.expires_on, t.used_at",
                   "tokens t JOIN users u ON u.workspace_id = $1 AND u.id = t.user_id") +
      " AND t.workspace_id = $1 AND t.id = $2";
  std::optional<Entry> found;
  reader.query(sql, {workspace_id, id}, [&](const store::Row& row) {
    Entry entry{.actor = read_actor(workspace_id, row), .revision = row.integer(6)};
    entry.actor.token_id = {id};
    std::vector<Scope> scopes;
    FieldErrors errors;
    read_json(parse_json(row.text(7)).value(), scopes, FieldNote{.name = ""}, "", errors);
    entry.actor.permissions = entry.actor.permissions & permissions_of(scopes);
    if (auto last_day = parse_date(row.text(8)))
      entry.dies_at = start_of_day_in_zone(add_days(*last_day, 1), entry.actor.time_zone);
    entry.touched_at = instant_from_ms(row.integer(9));
    found = std::move(entry);
  });
  return found;
}

}  // namespace

struct Authenticator::State {
  store::Database& database;
  const Clock& clock;
  RateLimiter limiter;
  std::array<Shard, kShards> shards;
  std::shared_mutex workspaces_mutex;
  std::unordered_map<std::int64_t, std::unique_ptr<WorkspaceState>> workspaces;

  WorkspaceState* find_workspace(WorkspaceId id) {
    std::shared_lock lock(workspaces_mutex);
    auto found = workspaces.find(id.value);
    return found == workspaces.end() ? nullptr : found->second.get();
  }

  WorkspaceState& workspace(WorkspaceId id) {
    if (auto* known = find_workspace(id)) return *known;
    std::unique_lock lock(workspaces_mutex);
    auto& state = workspaces[id.value];
    if (!state) state = std::make_unique<WorkspaceState>(id);
    return *state;
  }

  void committed(WorkspaceId id, std::int64_t head) {
    if (auto* known = find_workspace(id)) known->head.store(head, std::memory_order_release);
  }

  Shard& shard_of(const SecretHash& hash) { return shards[hash[0] % kShards]; }

  // The cached actor, if nothing needs to be read. `workspace` gets the state of the one that does.
  std::optional<Actor> find_cached(const SecretHash& hash, Instant now,
                                   WorkspaceState*& workspace) {
    auto& shard = shard_of(hash);
    std::lock_guard lock(shard.mutex);
    auto found = shard.entries.find(hash);
    if (found == shard.entries.end()) return {};
    auto& entry = found->second;
    workspace = entry.workspace;
    if (entry.workspace->known_revision(now) != entry.revision || !entry.alive(now)) return {};
    entry.seen_at = std::max(entry.seen_at, now);
    if (now - entry.touched_at >= kTouchEvery) {
      entry.touched_at = now;
      touch(entry.actor, now);
    }
    return entry.actor;
  }

  // Reads the access revision again, once for all threads that wait for it.
  void recheck(WorkspaceState& state, Instant now) {
    std::lock_guard lock(state.reading);
    if (state.known_revision(now) >= 0) return;
    auto head = state.head.load(std::memory_order_acquire);
    auto revision = database.read_now([&](store::Reader& reader) {
      return reader.find_integer(
          "SELECT w.access_revision FROM workspaces w WHERE w.workspace_id = $1 AND w.id = $1",
          {state.id});
    });
    state.revision.store(revision.value_or(0), std::memory_order_relaxed);
    state.checked_at_ms.store(to_ms(now), std::memory_order_relaxed);
    state.checked_head.store(head, std::memory_order_release);
  }

  std::optional<Entry> load(SecretKind kind, const SecretHash& hash) {
    std::optional<Entry> entry;
    auto key = (kind == SecretKind::Session ? "session:" : "token:") + to_hex(hash);
    database.read([&](store::Reader& reader) {
      WorkspaceId workspace_id;
      std::int64_t id = 0;
      reader.query("SELECT d.workspace_id, d.ref FROM directory d WHERE d.key = $1", {key},
                   [&](const store::Row& row) {
                     workspace_id = {row.integer(0)};
                     id = row.integer(1);
                   });
      if (!workspace_id) return;
      entry = kind == SecretKind::Session ? find_session(reader, workspace_id, id)
                                          : find_token(reader, workspace_id, id);
      if (entry) entry->workspace = &workspace(workspace_id);
    });
    return entry;
  }

  // Puts an entry into the cache, or takes the old one out.
  void keep(const SecretHash& hash, const std::optional<Entry>& entry) {
    auto& shard = shard_of(hash);
    std::lock_guard lock(shard.mutex);
    if (!entry) {
      shard.entries.erase(hash);
      return;
    }
    if (shard.entries.size() >= kCachedActorsMax / kShards) shard.entries.clear();
    shard.entries.insert_or_assign(hash, *entry);
  }

  Result<Actor> load_and_keep(SecretKind kind, const SecretHash& hash, Instant now) {
    auto entry = load(kind, hash);
    bool dead = entry && !entry->alive(now);
    if (dead) {
      forget(*entry, now);
      entry.reset();
    }
    if (entry) {
      entry->seen_at = std::max(entry->seen_at, now);
      if (now - entry->touched_at >= kTouchEvery) {
        entry->touched_at = now;
        touch(entry->actor, now);
      }
    }
    keep(hash, entry);
    if (!entry) return signed_out();
    return entry->actor;
  }

  // Writes in the background when a session or token was last used; nobody waits for it.
  void touch(const Actor& actor, Instant now) {
    database.write(
        actor.workspace_id,
        [workspace_id = actor.workspace_id, session_id = actor.session_id,
         token_id = actor.token_id, now](store::Tx& tx) -> Result<void> {
          if (session_id)
            tx.execute(
                "UPDATE sessions SET seen_at = $3 WHERE workspace_id = $1 AND id = $2 AND seen_at "
                "< $3",
                {workspace_id, session_id, now});
          else
            tx.execute("UPDATE tokens SET used_at = $3 WHERE workspace_id = $1 AND id = $2",
                       {workspace_id, token_id, now});
          return {};
        },
        [](const Result<void>&) {});
  }

  // A session that was seen dead never lives again, also when the clock goes back.
  void forget(const Entry& entry, Instant now) {
    if (!entry.actor.session_id) return;
    database.write(
        entry.actor.workspace_id,
        [workspace_id = entry.actor.workspace_id, now](store::Tx& tx) -> Result<void> {
          sweep_sessions(tx, workspace_id, now, kSweepSessions);
          return {};
        },
        [](const Result<void>&) {});
  }

  Result<Actor> find_actor(SecretKind kind, std::string_view secret, Instant now) {
    auto hash = hash_secret(secret);
    WorkspaceState* workspace = nullptr;
    if (auto actor = find_cached(hash, now, workspace)) return std::move(*actor);
    if (workspace != nullptr) {
      // A stale revision is read again; then the cached actor may stand after all.
      recheck(*workspace, now);
      if (auto actor = find_cached(hash, now, workspace)) return std::move(*actor);
    }
    return load_and_keep(kind, hash, now);
  }
};

Authenticator::Authenticator(store::Database& database, const Clock& clock,
                             AuthenticatorOptions options)
    : state_(new State{.database = database,
                       .clock = clock,
                       .limiter = RateLimiter({.events_max = options.api_requests_per_minute}),
                       .shards = {},
                       .workspaces_mutex = {},
                       .workspaces = {}}) {
  database.on_commit(
      [state = state_](WorkspaceId id, std::int64_t head) { state->committed(id, head); });
}

Authenticator::~Authenticator() = default;

Result<Actor> Authenticator::authenticate(const Credentials& credentials) {
  bool by_token = !credentials.bearer.empty();
  if (by_token ? !is_token_secret(credentials.bearer) : !is_session_secret(credentials.cookie))
    return signed_out();
  auto now = state_->clock.now();
  auto actor = by_token ? state_->find_actor(SecretKind::Token, credentials.bearer, now)
                        : state_->find_actor(SecretKind::Session, credentials.cookie, now);
  if (!actor.ok()) return actor;
  auto key = actor->token_id ? actor->token_id.value : actor->user_id.value;
  if (auto wait = state_->limiter.take(key, now); wait.count() > 0)
    return limit_exceeded(
        "too_many_requests",
        "you ask more often than this server allows; wait a moment and go on slower", wait);
  return actor;
}

Result<Actor> load_actor(store::Reader& reader, WorkspaceId workspace_id, UserId user_id) {
  static const auto sql = select_actor("", "users u") + " AND u.id = $2";
  std::optional<Actor> actor;
  reader.query(sql, {workspace_id, user_id},
               [&](const store::Row& row) { actor = read_actor(workspace_id, row); });
  if (!actor) return not_found("active user");
  return std::move(*actor);
}

}  // namespace penstock::access
