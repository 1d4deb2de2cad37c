#include "jobs/store.h"

#include "journal/journal.h"
#include "store/record_sql.h"

namespace penstock::jobs {
namespace {

Error lease_lost() {
  return conflict("lease_lost", "another worker has taken this job over; this one stops");
}

std::string shortened(std::string_view error) {
  if (error.size() <= kErrorBytesMax) return std::string(error);
  auto end = kErrorBytesMax;
  while (end > 0 && (static_cast<unsigned char>(error[end]) & 0xC0) == 0x80) --end;
  return std::string(error.substr(0, end));
}

Result<void> check_bytes(std::string_view what, std::string_view text) {
  if (text.size() <= kPayloadBytesMax) return {};
  return rule_rejected("payload_too_large", "the " + std::string(what) + " of a job has at most " +
                                                std::to_string(kPayloadBytesMax) + " bytes, not " +
                                                std::to_string(text.size()));
}

// Tells whoever listens to commits that there may be something to do.
void ring(store::Tx& tx, WorkspaceId workspace_id) {
  tx.journal_grew(workspace_id, journal::head(tx, workspace_id));
}

constexpr std::string_view kMine =
    " WHERE workspace_id = $1 AND id = $2 AND fence = $3 AND state = 'running'";

}  // namespace

Result<JobId> enqueue(store::Tx& tx, WorkspaceId workspace_id, Instant now, const NewJob& job) {
  PENSTOCK_CHECK(!job.kind.empty() && job.max_attempts > 0, "a job has a kind and may be tried");
  TRY_VOID(check_bytes("payload", job.payload));
  if (job.unique_key)
    if (auto there = find_job_by_key(tx, workspace_id, *job.unique_key)) return there->id;
  Job row{.id = tx.ids().make<JobId>(),
          .queue = job.queue,
          .kind = job.kind,
          .run_at = job.run_at.value_or(now),
          .max_attempts = job.max_attempts,
          .unique_key = job.unique_key,
          .payload = {job.payload},
          .created_at = now};
  store::insert(tx, "jobs", workspace_id, row);
  ring(tx, workspace_id);
  return row.id;
}

std::optional<Job> find_job(store::Reader& reader, WorkspaceId workspace_id, JobId id) {
  return store::find_by_id<Job>(reader, "jobs", workspace_id, id);
}

std::optional<Job> find_job_by_key(store::Reader& reader, WorkspaceId workspace_id,
                                   std::string_view key) {
  auto found = store::select_all<Job>(reader, "jobs",
                                      "WHERE t.workspace_id = $1 AND t.unique_key = $2 AND "
                                      "t.ended_at IS NULL LIMIT 1",
                                      {workspace_id, key});
  if (found.empty()) return {};
  return std::move(found.front());
}

Result<void> replay_job(store::Tx& tx, WorkspaceId workspace_id, JobId id, Instant now) {
  auto job = find_job(tx, workspace_id, id);
  if (!job || !job->ended_at) return not_found("dead job");
  if (job->unique_key && find_job_by_key(tx, workspace_id, *job->unique_key))
    return conflict("already_waiting", "the same work was asked for again and is waiting already");
  tx.execute(
      "UPDATE jobs SET state = 'ready', run_at = $3, attempt = 0, claims = 0, ended_at = NULL, "
      "failing_since = NULL WHERE workspace_id = $1 AND id = $2",
      {workspace_id, id, now});
  ring(tx, workspace_id);
  return {};
}

Result<void> keep_lease(store::Tx& tx, const JobView& view, std::string_view progress) {
  TRY_VOID(check_bytes("progress", progress));
  auto changed =
      tx.execute("UPDATE jobs SET progress = $4, claims = 1, attempt = 1, failing_since = NULL" +
                     std::string(kMine),
                 {view.workspace_id, view.job.id, view.job.fence, progress});
  if (changed != 1) return lease_lost();
  return {};
}

Result<void> finish_job(store::Tx& tx, const JobView& view) {
  auto changed = tx.execute("DELETE FROM jobs" + std::string(kMine),
                            {view.workspace_id, view.job.id, view.job.fence});
  if (changed != 1) return lease_lost();
  return {};
}

namespace {

std::optional<Job> first_of(std::vector<Job> found) {
  if (found.empty()) return {};
  return std::move(found.front());
}

std::optional<Job> oldest_due(store::Reader& reader, WorkspaceId workspace_id, Instant now,
                              const Kinds& kinds) {
  if (!kinds)
    return first_of(
        store::select_all<Job>(reader, "jobs",
                               "WHERE t.workspace_id = $1 AND t.state = 'ready' AND t.run_at <= $2 "
                               "ORDER BY t.run_at, t.id LIMIT 1",
                               {workspace_id, now}));
  std::optional<Job> oldest;
  for (const auto& kind : *kinds) {
    auto job = first_of(store::select_all<Job>(
        reader, "jobs",
        "WHERE t.workspace_id = $1 AND t.state = 'ready' AND t.run_at <= $2 AND t.kind = $3 "
        "ORDER BY t.run_at, t.id LIMIT 1",
        {workspace_id, now, kind}));
    if (job && (!oldest || std::tie(job->run_at, job->id) < std::tie(oldest->run_at, oldest->id)))
      oldest = std::move(job);
  }
  return oldest;
}

}  // namespace

std::optional<Job> claim_due(store::Tx& tx, WorkspaceId workspace_id, const Claimant& claimant,
                             const std::function<void(const Job&)>& quarantined,
                             const Kinds& kinds) {
  for (;;) {
    auto due = oldest_due(tx, workspace_id, claimant.now, kinds);
    if (!due) return {};
    auto& job = *due;
    if (job.claims >= kClaimsMax) {
      tx.execute(
          "UPDATE jobs SET state = 'quarantined', ended_at = $3, last_error = $4 WHERE "
          "workspace_id = $1 AND id = $2",
          {workspace_id, job.id, claimant.now, kQuarantined});
      if (quarantined) quarantined(job);
      continue;
    }
    bool claimed = false;
    tx.query(
        "UPDATE jobs SET state = 'running', lease_owner = $3, lease_until = $4, fence = fence + 1, "
        "attempt = attempt + 1, claims = claims + 1 "
        "WHERE workspace_id = $1 AND id = $2 AND state = 'ready' AND fence = $5 RETURNING fence",
        {workspace_id, job.id, claimant.owner, claimant.now + kLease, job.fence},
        [&](const store::Row& row) {
          claimed = true;
          job.fence = row.integer(0);
        });
    if (!claimed) continue;
    ++job.attempt;
    ++job.claims;
    job.state = JobState::Running;
    return std::move(job);
  }
}

std::optional<Instant> next_due(store::Reader& reader, WorkspaceId workspace_id,
                                const Kinds& kinds) {
  std::optional<std::int64_t> next;
  auto look = [&](std::optional<std::int64_t> at) {
    if (at && (!next || *at < *next)) next = at;
  };
  if (!kinds)
    look(reader.find_integer(
        "SELECT j.run_at FROM jobs j WHERE j.workspace_id = $1 AND j.state = 'ready' "
        "ORDER BY j.run_at LIMIT 1",
        {workspace_id}));
  else
    for (const auto& kind : *kinds)
      look(
          reader.find_integer("SELECT j.run_at FROM jobs j WHERE j.workspace_id = $1 AND "
                              "j.state = 'ready' AND j.kind = $2 ORDER BY j.run_at LIMIT 1",
                              {workspace_id, kind}));
  if (!next) return {};
  return instant_from_ms(*next);
}

std::int64_t recover_jobs(store::Tx& tx, WorkspaceId workspace_id, const Claimant& claimant,
                          Recover which) {
  if (which == Recover::OtherOwners)
    return tx.execute(
        "UPDATE jobs SET state = 'ready', lease_owner = NULL, lease_until = NULL "
        "WHERE workspace_id = $1 AND state = 'running' AND lease_owner <> $2",
        {workspace_id, claimant.owner});
  return tx.execute(
      "UPDATE jobs SET state = 'ready', lease_owner = NULL, lease_until = NULL "
      "WHERE workspace_id = $1 AND state = 'running' AND lease_until < $2",
      {workspace_id, claimant.now});
}

std::int64_t delete_ended(store::Tx& tx, WorkspaceId workspace_id, Instant before) {
  return tx.execute("DELETE FROM jobs WHERE workspace_id = $1 AND ended_at < $2",
                    {workspace_id, before});
}

bool put_back(store::Tx& tx, const JobView& view, Instant run_at,
              const std::optional<std::string>& says) {
  return tx.execute(
             "UPDATE jobs SET state = 'ready', run_at = $4, attempt = attempt - 1, claims = 0, "
             "lease_owner = NULL, lease_until = NULL, last_error = $5" +
                 std::string(kMine),
             {view.workspace_id, view.job.id, view.job.fence, run_at,
              says ? std::optional(shortened(*says)) : view.job.last_error}) == 1;
}

bool put_back_failed(store::Tx& tx, const JobView& view, Pause pause, std::string_view error) {
  return tx.execute(
             "UPDATE jobs SET state = 'ready', run_at = $4, claims = 0, lease_owner = NULL, "
             "lease_until = NULL, last_error = $5, failing_since = coalesce(failing_since, $6)" +
                 std::string(kMine),
             {view.workspace_id, view.job.id, view.job.fence, pause.until, shortened(error),
              pause.now}) == 1;
}

bool bury(store::Tx& tx, const JobView& view, Instant now, std::string_view error) {
  return tx.execute(
             "UPDATE jobs SET state = 'dead', ended_at = $4, claims = 0, lease_owner = NULL, "
             "lease_until = NULL, last_error = $5" +
                 std::string(kMine),
             {view.workspace_id, view.job.id, view.job.fence, now, shortened(error)}) == 1;
}

bool prolong(store::Tx& tx, const JobView& view, Instant until) {
  return tx.execute("UPDATE jobs SET lease_until = $4" + std::string(kMine),
                    {view.workspace_id, view.job.id, view.job.fence, until}) == 1;
}

std::chrono::milliseconds back_off(int attempt, std::uint64_t random) {
  std::chrono::milliseconds whole = kBackOffMin;
  for (int i = 1; i < attempt && whole < kBackOffMax; ++i) whole *= 2;
  whole = std::min<std::chrono::milliseconds>(whole, kBackOffMax);
  return std::chrono::milliseconds(
      static_cast<std::int64_t>(random % static_cast<std::uint64_t>(whole.count() + 1)));
}

}  // namespace penstock::jobs
