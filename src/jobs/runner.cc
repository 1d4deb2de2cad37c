// Tested by jobs_test.cc.

#include "jobs/runner.h"

#include <random>

namespace penstock::jobs {
namespace {

std::uint64_t random_number() {
  thread_local std::mt19937_64 engine{std::random_device{}()};
  return engine();
}

}  // namespace

Jobs::Jobs(store::Database& database, Clock& clock, RunnerOptions options)
    : database_(database), clock_(clock), options_(std::move(options)) {
  if (options_.owner.empty())
    options_.owner = encode_id(static_cast<std::int64_t>(random_number() >> 1));
}

void Jobs::add(std::string kind, Step step, GivenUp given_up) {
  bool added = kinds_.emplace(std::move(kind), Kind{std::move(step), std::move(given_up)}).second;
  PENSTOCK_CHECK(added, "a kind of job has one step function");
}

void Jobs::start() {
  recover();
  {
    std::lock_guard lock(mutex_);
    stopping_ = false;
  }
  for (int i = 0; i < options_.threads; ++i) threads_.emplace_back([this] { work(); });
  threads_.emplace_back([this] { keep_house(); });
}

void Jobs::stop() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  house_.notify_all();
  for (auto& thread : threads_) thread.join();
  threads_.clear();
}

bool Jobs::stopping() const {
  std::lock_guard lock(mutex_);
  return stopping_;
}

void Jobs::wake(WorkspaceId workspace_id) {
  {
    std::lock_guard lock(mutex_);
    due_[workspace_id] = Instant{};  // looked at next; what is really due is read then
    woken_.insert(workspace_id);
  }
  wake_.notify_one();
}

void Jobs::recover() {
  (void)database_.write_now([&](store::Tx& tx) -> Result<void> {
    recover_jobs(tx, {options_.owner, clock_.now()}, options_.recover);
    return {};
  });
  auto due = database_.read_now([](store::Reader& reader) { return all_next_due(reader); });
  std::lock_guard lock(mutex_);
  due_ = std::move(due);
}

void Jobs::sweep() {
  auto now = clock_.now();
  (void)database_.write_now([&](store::Tx& tx) -> Result<void> {
    recover_jobs(tx, {options_.owner, now}, Recover::ExpiredLeases);
    delete_ended(tx, now - kDeadKept);
    return {};
  });
  look();
}

void Jobs::heartbeat() {
  std::vector<JobView> held;
  {
    std::lock_guard lock(mutex_);
    for (const auto& [id, view] : leases_) held.push_back(view);
  }
  if (held.empty()) return;
  auto until = clock_.now() + kLease;
  (void)database_.write_now([&](store::Tx& tx) -> Result<void> {
    for (const auto& view : held) prolong(tx, view, until);
    return {};
  });
}

void Jobs::look() {
  auto due = database_.read_now([](store::Reader& reader) { return all_next_due(reader); });
  {
    std::lock_guard lock(mutex_);
    for (auto& [workspace_id, at] : due) {
      auto [known, is_new] = due_.try_emplace(workspace_id, at);
      if (!is_new) known->second = std::min(known->second, at);
    }
  }
  wake_.notify_all();
}

// A store that goes away for a while must not end the threads.
void Jobs::guarded(const std::function<void()>& step) {
  try {
    step();
  } catch (const std::exception& error) {
    if (options_.log) options_.log(std::string("jobs: ") + error.what());
  }
}

// Looking only reads; a server without jobs leaves the disk alone.
void Jobs::keep_house() {
  using Steady = std::chrono::steady_clock;
  auto next_beat = Steady::now() + kHeartbeat;
  auto next_sweep = Steady::now() + kSweep;
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      house_.wait_for(lock, kLook, [&] { return stopping_; });
      if (stopping_) return;
    }
    guarded([&] {
      if (Steady::now() >= next_beat) {
        next_beat = Steady::now() + kHeartbeat;
        heartbeat();
      }
      bool any = database_.read_now([](store::Reader& reader) { return has_jobs(reader); });
      if (!any) return;
      if (Steady::now() < next_sweep) return look();
      sweep();
      next_sweep = Steady::now() + kSweep;
    });
  }
}

// The next workspace in the circle that has something due and is under its cap.
std::optional<WorkspaceId> Jobs::take_turn() {
  std::lock_guard lock(mutex_);
  if (due_.empty()) return {};
  auto now = clock_.now();
  auto at = due_.upper_bound(last_turn_);
  for (std::size_t i = 0; i < due_.size(); ++i, ++at) {
    if (at == due_.end()) at = due_.begin();
    if (at->second > now || running_[at->first] >= options_.per_workspace_max) continue;
    last_turn_ = at->first;
    woken_.erase(at->first);
    ++running_[at->first];
    return at->first;
  }
  return {};
}

void Jobs::look_again(WorkspaceId workspace_id) {
  std::optional<Instant> next = clock_.now() + kLook;  // where the store cannot say
  guarded([&] {
    next =
        database_.read_now([&](store::Reader& reader) { return next_due(reader, workspace_id); });
  });
  {
    std::lock_guard lock(mutex_);
    if (--running_[workspace_id] == 0) running_.erase(workspace_id);
    if (woken_.contains(workspace_id))
      due_[workspace_id] = Instant{};  // since we read
    else if (next)
      due_[workspace_id] = *next;
    else
      due_.erase(workspace_id);
  }
  wake_.notify_one();
}

bool Jobs::run_one() {
  for (;;) {
    auto workspace_id = take_turn();
    if (!workspace_id) return false;
    if (run_in(*workspace_id)) return true;
  }
}

bool Jobs::run_in(WorkspaceId workspace_id) {
  auto claimed =
      database_.write_now(workspace_id, [&](store::Tx& tx) -> Result<std::optional<Job>> {
        return claim_due(tx, workspace_id, {options_.owner, clock_.now()}, [&](const Job& job) {
          tell_given_up(tx, {workspace_id, job}, kQuarantined);
        });
      });
  if (!claimed.ok() || !*claimed) {
    look_again(workspace_id);
    return false;
  }
  JobView view{workspace_id, std::move(**claimed)};
  {
    std::lock_guard lock(mutex_);
    leases_[view.job.id.value] = view;
  }
  run_slice(view);
  {
    std::lock_guard lock(mutex_);
    leases_.erase(view.job.id.value);
  }
  look_again(workspace_id);
  return true;
}

// Steps until the job is done, fails, or others should have their turn.
void Jobs::run_slice(const JobView& claimed) {
  auto view = claimed;
  auto kind = kinds_.find(view.job.kind);
  auto until = std::chrono::steady_clock::now() + options_.slice;
  for (;;) {
    StepResult result;
    if (kind == kinds_.end()) {
      result =
          StepResult::retry("this server does not know work of the kind \"" + view.job.kind + "\"");
    } else {
      try {
        result = kind->second.step(database_, view);
      } catch (const std::exception& error) {
        result = StepResult::retry(std::string("a fault of ours: ") + error.what());
      }
    }
    if (result.next == StepResult::Next::Done) return;
    bool over = stopping() || std::chrono::steady_clock::now() >= until;
    if (result.next == StepResult::Next::More && !over) {
      std::optional<Job> fresh;
      guarded([&] {
        fresh = database_.read_now([&](store::Reader& reader) {
          return find_job(reader, view.workspace_id, view.job.id);
        });
      });
      // Taken over, or not to be had now: then whoever comes after the lease goes on.
      if (!fresh || fresh->fence != view.job.fence) return;
      view.job = std::move(*fresh);
      continue;
    }
    if (!settle(view, result) && options_.log)
      options_.log("a job was taken over by another worker: " + view.job.id.text());
    return;
  }
}

// Puts the job back, or buries it. False when the lease was lost.
bool Jobs::settle(const JobView& view, const StepResult& result) {
  auto now = clock_.now();
  bool failed = result.next == StepResult::Next::Retry || result.next == StepResult::Next::Dead;
  if (failed && options_.log)
    options_.log(view.job.kind + " " + view.job.id.text() + ": " + result.says);
  auto kept = database_.write_now(view.workspace_id, [&](store::Tx& tx) -> Result<bool> {
    switch (result.next) {
      case StepResult::Next::More:
        return put_back(tx, view, now);
      case StepResult::Next::Wait:
        return put_back(tx, view, result.run_at);
      case StepResult::Next::Retry:
        if (view.job.attempt >= view.job.max_attempts) return give_up(tx, view, now, result.says);
        return put_back_failed(tx, view, now + back_off(view.job.attempt, random_number()),
                               result.says);
      case StepResult::Next::Dead:
        return give_up(tx, view, now, result.says);
      case StepResult::Next::Done:
        return true;
    }
    return true;
  });
  return kept.ok() && *kept;
}

bool Jobs::give_up(store::Tx& tx, const JobView& view, Instant now, std::string_view why) {
  if (!bury(tx, view, now, why)) return false;
  tell_given_up(tx, view, why);
  return true;
}

void Jobs::tell_given_up(store::Tx& tx, JobView view, std::string_view why) {
  auto kind = kinds_.find(view.job.kind);
  if (kind == kinds_.end() || !kind->second.given_up) return;
  view.job.last_error = std::string(why);
  kind->second.given_up(tx, view);
}

void Jobs::work() {
  for (;;) {
    if (stopping()) return;
    if (run_one()) continue;
    std::unique_lock lock(mutex_);
    auto now = clock_.now();
    auto pause = std::chrono::milliseconds(kSweep);
    for (const auto& [workspace_id, at] : due_)
      if (running_[workspace_id] < options_.per_workspace_max)
        pause = std::min(pause,
                         std::max(std::chrono::milliseconds(1),
                                  std::chrono::duration_cast<std::chrono::milliseconds>(at - now)));
    if (!stopping_) wake_.wait_for(lock, pause);
  }
}

}  // namespace penstock::jobs
