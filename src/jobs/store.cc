#include "jobs/store.h"

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

constexpr std::string_view kMine =
    " WHERE workspace_id = $1 AND id = $2 AND fence = $3 AND state = 'running'";

}  // namespace

JobId enqueue(store::Tx& tx, WorkspaceId workspace_id, Instant now, const NewJob& job) {
  if (job.unique_key)
    if (auto there = find_job_by_key(tx, workspace_id, *job.unique_key)) return there->id;
  PENSTOCK_CHECK(!job.kind.empty() && job.max_attempts > 0, "a job has a kind and may be tried");
  Job row{.id = tx.ids().make<JobId>(),
          .queue = job.queue,
          .kind = job.kind,
          .run_at = job.run_at.value_or(now),
          .max_attempts = job.max_attempts,
          .unique_key = job.unique_key,
          .payload = {job.payload},
          .created_at = now};
  store::insert(tx, "jobs", workspace_id, row);
  return row.id;
}

std::optional<Job> find_job(store::Reader& reader, WorkspaceId workspace_id, JobId id) {
  return store::find_by_id<Job>(reader, "jobs", workspace_id, id);
}

std::optional<Job> find_job_by_key(store::Reader& reader, WorkspaceId workspace_id,
                                   std::string_view key) {
  auto found = store::select_all<Job>(reader, "jobs",
                                      "WHERE t.workspace_id = $1 AND t.unique_key = $2 LIMIT 1",
                                      {workspace_id, key});
  if (found.empty()) return {};
  return std::move(found.front());
}

Result<void> replay_job(store::Tx& tx, WorkspaceId workspace_id, JobId id, Instant now) {
  auto changed = tx.execute(
      "UPDATE jobs SET state = 'ready', run_at = $3, attempt = 0, claims = 0, ended_at = NULL "
      "WHERE workspace_id = $1 AND id = $2 AND state IN ('dead', 'quarantined')",
      {workspace_id, id, now});
  if (changed == 0) return not_found("dead job");
  return {};
}

Result<void> keep_lease(store::Tx& tx, const JobView& view, std::string_view progress) {
  auto changed = tx.execute(
      std::string("UPDATE jobs SET progress = $4, claims = 1, attempt = 1") + std::string(kMine),
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

std::optional<Job> claim_due(store::Tx& tx, WorkspaceId workspace_id, const Claimant& claimant,
                             const std::function<void(const Job&)>& quarantined) {
  for (;;) {
    auto due =
        store::select_all<Job>(tx, "jobs",
                               "WHERE t.workspace_id = $1 AND t.state = 'ready' AND t.run_at <= $2 "
                               "ORDER BY t.run_at, t.id LIMIT 1",
                               {workspace_id, claimant.now});
    if (due.empty()) return {};
    auto& job = due.front();
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

std::optional<Instant> next_due(store::Reader& reader, WorkspaceId workspace_id) {
  auto at = reader.find_integer(
      "SELECT j.run_at FROM jobs j WHERE j.workspace_id = $1 AND j.state = 'ready' "
      "ORDER BY j.run_at LIMIT 1",
      {workspace_id});
  if (!at) return {};
  return instant_from_ms(*at);
}

bool put_back(store::Tx& tx, const JobView& view, Instant run_at) {
  return tx.execute(
             "UPDATE jobs SET state = 'ready', run_at = $4, attempt = attempt - 1, claims = 0, "
             "lease_owner = NULL, lease_until = NULL" +
                 std::string(kMine),
             {view.workspace_id, view.job.id, view.job.fence, run_at}) == 1;
}

bool put_back_failed(store::Tx& tx, const JobView& view, Instant run_at, std::string_view error) {
  return tx.execute(
             "UPDATE jobs SET state = 'ready', run_at = $4, claims = 0, lease_owner = NULL, "
             "lease_until = NULL, "
             "last_error = $5" +
                 std::string(kMine),
             {view.workspace_id, view.job.id, view.job.fence, run_at, shortened(error)}) == 1;
}

bool bury(store::Tx& tx, const JobView& view, Instant now, std::string_view error) {
  return tx.execute(
             "UPDATE jobs SET state = 'dead', ended_at = $4, claims = 0, lease_owner = NULL, "
             "lease_until = NULL, "
             "unique_key = NULL, last_error = $5" +
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
  auto least = whole / 5;
  return least + std::chrono::milliseconds(static_cast<std::int64_t>(
                     random % static_cast<std::uint64_t>((whole - least).count() + 1)));
}

}  // namespace penstock::jobs
