#include "journal/journal.h"

namespace penstock::journal {
namespace {

constexpr std::string_view kEntryColumns =
    "j.pos, j.at, j.occurred_at, j.actor_id, j.name, j.version, j.record_type, j.record_id, "
    "j.subject_id, "
    "j.batch_id, j.body";

Entry read_entry(const store::Row& row) {
  return {.pos = row.integer(0),
          .at = instant_from_ms(row.integer(1)),
          .occurred_at = instant_from_ms(row.integer(2)),
          .actor_id = UserId{row.integer(3)},
          .name = std::string(row.text(4)),
          .version = static_cast<int>(row.integer(5)),
          .record_type = std::string(row.text(6)),
          .record_id = row.integer(7),
          .subject_id = row.integer(8),
          .batch_id = row.integer(9),
          .body = std::string(row.text(10))};
}

std::vector<Entry> select(store::Reader& reader, std::string_view rest,
                          std::initializer_list<store::Param> params) {
  std::vector<Entry> entries;
  auto sql = "SELECT " + std::string(kEntryColumns) + " FROM journal j WHERE j.workspace_id = $1 " +
             std::string(rest);
  reader.query(sql, params, [&](const store::Row& row) { entries.push_back(read_entry(row)); });
  return entries;
}

}  // namespace

std::int64_t append(store::Tx& tx, WorkspaceId workspace_id, UserId actor_id, Instant now,
                    std::span<const Event> events) {
  auto count = static_cast<std::int64_t>(events.size());
  std::int64_t last = 0;
  tx.query(
      "UPDATE workspaces SET journal_head = journal_head + $2 WHERE workspace_id = $1 AND id = $1 "
      "RETURNING journal_head",
      {workspace_id, count}, [&](const store::Row& row) { last = row.integer(0); });
  PENSTOCK_CHECK(last >= count, "an event belongs to a workspace that exists");
  auto pos = last - count;
  for (const auto& event : events) {
    auto batch_id = event.batch_id != 0 ? event.batch_id : tx.batch_id();
    const store::Param values[] = {workspace_id,
                                   ++pos,
                                   now,
                                   event.occurred_at.value_or(now),
                                   actor_id,
                                   event.name,
                                   event.version,
                                   event.record_type,
                                   event.record_id,
                                   event.subject_id != 0 ? event.subject_id : event.record_id,
                                   batch_id != 0 ? store::Param(batch_id) : store::Param(nullptr),
                                   event.body};
    tx.add_row(
        "INSERT INTO journal (workspace_id, pos, at, occurred_at, actor_id, name, version, "
        "record_type, record_id, "
        "subject_id, batch_id, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        values);
  }
  tx.journal_grew(workspace_id, last);
  return last;
}

std::int64_t head(store::Reader& reader, WorkspaceId workspace_id) {
  return reader
      .find_integer(
          "SELECT w.journal_head FROM workspaces w WHERE w.workspace_id = $1 AND w.id = $1",
          {workspace_id})
      .value_or(0);
}

std::vector<Entry> read_after(store::Reader& reader, WorkspaceId workspace_id, std::int64_t pos,
                              int limit) {
  return select(reader, "AND j.pos > $2 ORDER BY j.pos LIMIT $3", {workspace_id, pos, limit});
}

std::vector<Entry> read_subject(store::Reader& reader, WorkspaceId workspace_id,
                                std::int64_t subject_id, std::int64_t before, int limit) {
  return select(reader, "AND j.subject_id = $2 AND j.pos < $3 ORDER BY j.pos DESC LIMIT $4",
                {workspace_id, subject_id, before == 0 ? INT64_MAX : before, limit});
}

std::vector<Entry> read_batch(store::Reader& reader, WorkspaceId workspace_id,
                              std::int64_t batch_id, std::int64_t before, int limit) {
  return select(reader, "AND j.batch_id = $2 AND j.pos < $3 ORDER BY j.pos DESC LIMIT $4",
                {workspace_id, batch_id, before == 0 ? INT64_MAX : before, limit});
}

std::optional<Entry> find_entry(store::Reader& reader, WorkspaceId workspace_id, std::int64_t pos) {
  auto entries = select(reader, "AND j.pos = $2", {workspace_id, pos});
  if (entries.empty()) return {};
  return std::move(entries.front());
}

}  // namespace penstock::journal
