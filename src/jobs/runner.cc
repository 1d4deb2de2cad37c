// Tested by jobs_test.cc, poison_test.cc and noisy_test.cc.

#include "jobs/runner.h"

#include <random>

#include "base/id_time.h"

namespace penstock::jobs {
namespace {

using std::chrono::milliseconds;

std::uint64_t random_number() {
  thread_local std::mt19937_64 engine{std::random_device{}()};
  return engine();
}

// Spreads what many nodes do at the same time.
milliseconds jittered(milliseconds pause) {
  return pause + pause * (random_number() % 400) / 1'000;
}

std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ull;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebull;
  return x ^ (x >> 31);
}

}  // namespace

Jobs::Jobs(store::Database& database, Clock& clock, RunnerOptions options)
    : database_(database),
      clock_(clock),
      options_(std::move(options)),
      turns_(options_.per_workspace_max, std::max(options_.slice, milliseconds(1))) {
  if (options_.owner.empty())
    options_.owner = encode_id(static_cast<std::int64_t>(random_number() >> 1));
  if (!options_.random) options_.random = random_number;
  database_.on_commit([bell = bell_](WorkspaceId workspace_id, std::int64_t) {
    std::lock_guard lock(bell->mutex);
    if (bell->told.insert(workspace_id).second) bell->wake.notify_one();
  });
}

Jobs::~Jobs() { stop(); }

void Jobs::add(std::string kind, Step step, GivenUp given_up, int at_once_max) {
  bool added = kinds_
                   .emplace(std::move(kind), Kind{.step = std::move(step),
                                                  .given_up = std::move(given_up),
                                                  .at_once_max = at_once_max})
                   .second;
  PENSTOCK_CHECK(added, "a kind of job has one step function");
}

// ---- threads ----

void Jobs::start() {
  recover();
  {
    std::scoped_lock lock(mutex_, bell_->mutex);
    stopping_ = bell_->stopping = false;
    for (int i = 0; i < options_.threads; ++i) spawn();
  }
  threads_.emplace_back([this] { keep_house(); });
}

void Jobs::spawn() {
  ++working_;
  threads_.emplace_back([this] {
    work();
    std::lock_guard lock(mutex_);
    --working_;
    stopped_.notify_all();
  });
}

void Jobs::stop() {
  std::vector<std::thread> threads;
  {
    std::unique_lock lock(mutex_);
    stopping_ = true;
    {
      std::lock_guard bell(bell_->mutex);
      bell_->stopping = true;
    }
    wake_.notify_all();
    bell_->wake.notify_all();
    if (!stopped_.wait_for(lock, kStopMax, [&] { return working_ == 0; }) && options_.end_without)
      options_.end_without();
    threads = std::move(threads_);
    threads_.clear();
  }
  for (auto& thread : threads) thread.join();
}

bool Jobs::stopping() const {
  std::lock_guard lock(mutex_);
  return stopping_;
}

// A store that goes away for a while must not end the threads.
void Jobs::guarded(const std::function<void()>& step) {
  try {
    step();
  } catch (const std::exception& error) {
    log(std::string("jobs: ") + error.what());
  }
}

void Jobs::work() {
  for (;;) {
    if (stopping()) return;
    auto ran = Ran::Nothing;
    guarded([&] { ran = run_next(); });
    if (ran == Ran::Hung) return;  // another thread has its place
    if (ran == Ran::Job) continue;
    std::unique_lock lock(mutex_);
    auto pause = kSweep;
    if (auto next = turns_.next())
      pause = std::clamp(std::chrono::duration_cast<milliseconds>(*next - clock_.now()),
                         milliseconds(1), kSweep);
    if (!stopping_) wake_.wait_for(lock, pause);
  }
}

void Jobs::keep_house() {
  auto next_beat = Steady::now() + kHeartbeat;
  auto next_sweep = Steady::now() + jittered(kSweep);
  for (;;) {
    {
      std::unique_lock lock(bell_->mutex);
      auto stopping = [&] { return bell_->stopping; };
      bell_->wake.wait_until(lock, std::min(next_beat, next_sweep),
                             [&] { return bell_->stopping || !bell_->told.empty(); });
      if (bell_->wake.wait_for(lock, kGather, stopping)) return;
    }
    guarded([&] {
      listen();
      if (Steady::now() >= next_beat) {
        next_beat = Steady::now() + kHeartbeat;
        heartbeat();
        recover(Recover::ExpiredLeases);  // so a dead node's work waits for its lease, no longer
      }
      if (Steady::now() >= next_sweep) {
        next_sweep = Steady::now() + jittered(kSweep);
        heartbeat();  // first, so that no lease of ours is over where the clock has leapt
        sweep();
      }
    });
  }
}

// ---- who looks, and where ----

void Jobs::listen() {
  std::set<WorkspaceId> told;
  {
    std::lock_guard lock(bell_->mutex);
    told.swap(bell_->told);
  }
  for (auto workspace_id : told) look_at(workspace_id);
}

// Rendezvous hashing: all nodes agree on one without asking, and when one goes only its own move.
Instant Jobs::first_look(WorkspaceId workspace_id, Instant at) const {
  auto weight = [&](int node) {
    return mixed(static_cast<std::uint64_t>(workspace_id.value) ^
                 mixed(static_cast<unsigned>(node)));
  };
  auto first = std::ranges::max_element(nodes_, {}, weight);
  if (first == nodes_.end() || *first == node_) return at;
  return std::max(at, clock_.now()) + jittered(kOthersLater);
}

void Jobs::look_at(WorkspaceId workspace_id) {
  std::optional<Instant> next = clock_.now() + kTroublePause;  // where the store cannot say
  guarded([&] {
    next =
        database_.read_now([&](store::Reader& reader) { return next_due(reader, workspace_id); });
  });
  if (!next) return;
  std::lock_guard lock(mutex_);
  turns_.due(workspace_id, first_look(workspace_id, *next));
  wake_.notify_one();
}

void Jobs::look_at_all() {
  auto due = database_.read_now([](store::Reader& reader) { return all_next_due(reader); });
  auto nodes = database_.read_now([](store::Reader& reader) { return all_nodes(reader); });
  std::lock_guard lock(mutex_);
  nodes_ = std::move(nodes);
  for (auto [workspace_id, at] : due) turns_.due(workspace_id, first_look(workspace_id, at));
  wake_.notify_all();
}

void Jobs::recover(Recover which) {
  Claimant us{options_.owner, clock_.now()};
  auto lost =
      database_.read_now([&](store::Reader& reader) { return to_recover(reader, us, which); });
  for (auto workspace_id : lost)
    (void)database_.write_now(workspace_id, [&](store::Tx& tx) -> Result<void> {
      recover_jobs(tx, workspace_id, us, which);
      return {};
    });
  for (auto workspace_id : lost) look_at(workspace_id);
}

void Jobs::recover() {
  auto id =
      database_.write_now([](store::Tx& tx) -> Result<std::int64_t> { return tx.ids().next(); });
  if (id.ok()) node_ = id_node(*id);
  recover(options_.recover);
  look_at_all();
}

void Jobs::sweep() {
  recover(Recover::ExpiredLeases);
  auto before = clock_.now() - kDeadKept;
  for (auto workspace_id :
       database_.read_now([&](store::Reader& reader) { return to_tidy(reader, before); }))
    (void)database_.write_now(workspace_id, [&](store::Tx& tx) -> Result<void> {
      delete_ended(tx, workspace_id, before);
      return {};
    });
  look_at_all();
}

void Jobs::heartbeat() {
  std::map<WorkspaceId, std::vector<JobView>> alive;
  {
    std::lock_guard lock(mutex_);
    for (auto& [id, held] : held_) {
      if (held.hung) continue;
      if (Steady::now() - held.step_began < options_.step_max) {
        alive[held.view.workspace_id].push_back(held.view);
        continue;
      }
      held.hung = true;
      free_kind(held.view.job.kind);
      turns_.end(held.view.workspace_id, options_.step_max, Instant{});
      if (!stopping_ && !threads_.empty()) spawn();
      log("a step of " + held.view.job.kind + " " + held.view.job.id.text() +
          " does not end; it goes on without its lease");
    }
  }
  auto until = clock_.now() + kLease;
  for (const auto& [workspace_id, views] : alive)
    (void)database_.write_now(workspace_id, [&](store::Tx& tx) -> Result<void> {
      for (const auto& view : views) prolong(tx, view, until);
      return {};
    });
}

// ---- running ----

bool Jobs::run_one() { return run_next() != Ran::Nothing; }

Jobs::Ran Jobs::run_next() {
  for (;;) {
    std::optional<WorkspaceId> workspace_id;
    {
      std::lock_guard lock(mutex_);
      workspace_id = turns_.begin(clock_.now());
    }
    if (!workspace_id) return Ran::Nothing;
    if (auto ran = run_in(*workspace_id); ran != Ran::Nothing) return ran;
  }
}

// Whatever is thrown on the way, the turn ends.
Jobs::Ran Jobs::run_in(WorkspaceId workspace_id) {
  std::optional<Claimed> claimed;
  std::string trouble;
  try {
    claimed = claim(workspace_id, trouble);
  } catch (const std::exception& error) {
    trouble = error.what();
  }
  if (!claimed) {
    if (!trouble.empty()) log("no job can be begun: " + trouble);
    end_turn(workspace_id, {}, trouble.empty() ? Instant{} : clock_.now() + kTroublePause);
    return Ran::Nothing;
  }
  auto began = Steady::now();
  guarded([&] { run_slice(*claimed); });  // whatever is thrown, the lease ends by itself
  return let_go(*claimed, began) ? Ran::Job : Ran::Hung;
}

// False where the turn was ended already, because the step was taken for hung.
bool Jobs::let_go(const Claimed& claimed, Steady::time_point began) {
  {
    std::lock_guard lock(mutex_);
    auto held = held_.extract(claimed.held);
    if (held.mapped().hung) return false;
    free_kind(claimed.view.job.kind);
  }
  end_turn(claimed.view.workspace_id,
           std::chrono::duration_cast<milliseconds>(Steady::now() - began));
  return true;
}

void Jobs::free_kind(const std::string& kind) {
  auto known = kinds_.find(kind);
  if (known == kinds_.end()) return;
  --known->second.running;
  if (known->second.at_once_max == INT_MAX) return;
  ++freed_;
  for (auto workspace_id : held_back_) turns_.due(workspace_id, Instant{});
  held_back_.clear();
  wake_.notify_all();
}

// Nothing where every kind may be claimed. Requires: the mutex.
Kinds Jobs::open_kinds() const {
  std::vector<std::string> open;
  for (const auto& [name, kind] : kinds_)
    if (kind.running < kind.at_once_max) open.push_back(name);
  if (open.size() == kinds_.size()) return {};
  return open;
}

std::optional<Jobs::Claimed> Jobs::claim(WorkspaceId workspace_id, std::string& trouble) {
  std::lock_guard one(claiming_);
  Kinds kinds;
  std::uint64_t freed = 0;
  {
    std::lock_guard lock(mutex_);
    kinds = open_kinds();
    freed = freed_;
  }
  auto claimed =
      database_.write_now(workspace_id, [&](store::Tx& tx) -> Result<std::optional<Job>> {
        return claim_due(
            tx, workspace_id, {options_.owner, clock_.now()},
            [&](const Job& job) { tell_given_up(tx, {workspace_id, job}, kQuarantined); }, kinds);
      });
  std::lock_guard lock(mutex_);
  if (!claimed.ok()) {
    trouble = claimed.error().says;
    return {};
  }
  if (!*claimed) {
    if (kinds && freed == freed_) held_back_.insert(workspace_id);
    return {};
  }
  JobView view{workspace_id, std::move(**claimed)};
  if (auto kind = kinds_.find(view.job.kind); kind != kinds_.end()) ++kind->second.running;
  held_.emplace(++next_held_, Held{.view = view, .step_began = Steady::now()});
  return Claimed{std::move(view), next_held_};
}

void Jobs::end_turn(WorkspaceId workspace_id, milliseconds used, Instant not_before) {
  Kinds kinds;
  {
    std::lock_guard lock(mutex_);
    if (held_back_.contains(workspace_id)) kinds = open_kinds();
  }
  std::optional<Instant> next = clock_.now() + kTroublePause;  // where the store cannot say
  guarded([&] {
    next = database_.read_now(
        [&](store::Reader& reader) { return next_due(reader, workspace_id, kinds); });
  });
  if (next) next = std::max(*next, not_before);
  std::lock_guard lock(mutex_);
  turns_.end(workspace_id, used, next);
  wake_.notify_one();
}

StepResult Jobs::run_step(const Claimed& claimed, const JobView& view) {
  auto kind = kinds_.find(view.job.kind);
  if (kind == kinds_.end())
    return StepResult::retry("this server does not know work of the kind \"" + view.job.kind +
                             "\"");
  {
    std::lock_guard lock(mutex_);
    held_.at(claimed.held).step_began = Steady::now();
  }
  try {
    return kind->second.step(database_, view);
  } catch (const std::exception& error) {
    return StepResult::retry(std::string("a fault of ours: ") + error.what());
  }
}

// Steps until the job is done, fails, or others should have their turn.
void Jobs::run_slice(const Claimed& claimed) {
  auto view = claimed.view;
  auto until = Steady::now() + options_.slice;
  for (;;) {
    auto result = run_step(claimed, view);
    if (result.next == StepResult::Next::Done) return;
    bool over = stopping() || Steady::now() >= until;
    if (result.next == StepResult::Next::More && !over) {
      auto fresh = database_.read_now(
          [&](store::Reader& reader) { return find_job(reader, view.workspace_id, view.job.id); });
      if (!fresh || fresh->fence != view.job.fence) return;
      view.job = std::move(*fresh);
      continue;
    }
    if (!settle(view, result)) log("a job was taken over by another worker: " + view.job.id.text());
    return;
  }
}

// Puts the job back, or buries it. False when the lease was lost.
bool Jobs::settle(const JobView& view, const StepResult& result) {
  auto now = clock_.now();
  bool failed = result.next == StepResult::Next::Retry || result.next == StepResult::Next::Dead;
  if (failed) log(view.job.kind + " " + view.job.id.text() + ": " + result.says);
  auto kept = database_.write_now(view.workspace_id, [&](store::Tx& tx) -> Result<bool> {
    switch (result.next) {
      case StepResult::Next::More:
        return put_back(tx, view, now);
      case StepResult::Next::Wait:
        return put_back(tx, view, result.run_at);
      case StepResult::Next::Limited:
        return put_back(
            tx, view, now + std::clamp<milliseconds>(result.pause, milliseconds(1), kRetryAfterMax),
            result.says);
      case StepResult::Next::Retry:
      case StepResult::Next::Dead:
        return settle_failure(tx, view, result, now);
      case StepResult::Next::Done:
        return true;
    }
    return true;
  });
  return kept.ok() && *kept;
}

bool Jobs::settle_failure(store::Tx& tx, const JobView& view, const StepResult& result,
                          Instant now) {
  bool over = result.next == StepResult::Next::Dead || view.job.attempt >= view.job.max_attempts ||
              now - view.job.failing_since.value_or(now) >= kFailingMax;
  if (over) return give_up(tx, view, now, result.says);
  return put_back_failed(tx, view, {now, now + back_off(view.job.attempt, options_.random())},
                         result.says);
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

}  // namespace penstock::jobs
