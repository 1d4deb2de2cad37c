#pragma once
// The journal: the one order of what happened. Every command appends its events in its own
// transaction; each workspace has one gap-free sequence of positions from 1. Events are never
// edited. Whoever reacts to them is a follower with a cursor of its own (journal/followers.h).
// docs/journal.md lists every event.

#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

namespace penstock::journal {

// Something that happened to a record, to be appended.
struct Event {
  std::string_view name;         // noun and past verb: "deal.moved"
  std::string_view record_type;  // "deal"
  std::int64_t record_id = 0;
  std::int64_t subject_id = 0;           // on whose line of time it stands; the record's own when 0
  std::string body = "{}";               // a JSON object, see docs/journal.md
  std::optional<Instant> occurred_at{};  // when it happened in the world; `now` when absent
  std::int64_t batch_id = 0;             // the import or bulk change that it belongs to
  int version = 1;                       // of the body's shape
};

// One appended event.
struct Entry {
  std::int64_t pos = 0;
  Instant at{};           // when it was written
  Instant occurred_at{};  // when it happened
  UserId actor_id;
  std::string name;
  int version = 1;
  std::string record_type;
  std::int64_t record_id = 0;
  std::int64_t subject_id = 0;
  std::int64_t batch_id = 0;
  std::string body;
};

// While it lives, events that a write appends without a batch of their own belong to batch `id`:
// one command that runs others for many records is taken back as one. Batches do not nest.
class InBatch {
 public:
  InBatch(store::Tx& tx, std::int64_t id) : tx_(tx) {
    PENSTOCK_CHECK(tx.batch_id() == 0, "a write is in one batch at a time");
    tx_.set_batch_id(id);
  }
  ~InBatch() { tx_.set_batch_id(0); }
  InBatch(const InBatch&) = delete;
  InBatch& operator=(const InBatch&) = delete;

 private:
  store::Tx& tx_;
};

// Appends events in their order and returns the position of the last one. Call it last in a
// command: the counter row of the workspace is the last lock taken.
std::int64_t append(store::Tx& tx, WorkspaceId workspace_id, UserId actor_id, Instant now,
                    std::span<const Event> events);
inline std::int64_t append(store::Tx& tx, WorkspaceId workspace_id, UserId actor_id, Instant now,
                           const Event& event) {
  return append(tx, workspace_id, actor_id, now, std::span{&event, 1});
}

// The position of the newest event; 0 before the first.
std::int64_t head(store::Reader& reader, WorkspaceId workspace_id);

inline constexpr int kReadMax = 1'000;  // entries of one read

// Entries after `pos` in order, at most `limit`.
std::vector<Entry> read_after(store::Reader& reader, WorkspaceId workspace_id, std::int64_t pos,
                              int limit = kReadMax);
// The line of time of a record, newest first, entries before `before` (0: from the newest).
std::vector<Entry> read_subject(store::Reader& reader, WorkspaceId workspace_id,
                                std::int64_t subject_id, std::int64_t before, int limit);
std::optional<Entry> find_entry(store::Reader& reader, WorkspaceId workspace_id, std::int64_t pos);
// The entries of a batch, newest first, before `before` (0: from the newest), at most `limit`.
std::vector<Entry> read_batch(store::Reader& reader, WorkspaceId workspace_id,
                              std::int64_t batch_id, std::int64_t before, int limit);

}  // namespace penstock::journal
