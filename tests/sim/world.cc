#include "world.h"

#include <future>
#include <latch>
#include <set>

#include "app/newest.h"
#include "commands/history.h"
#include "features/activities/activities.h"
#include "features/contacts/contacts.h"
#include "features/deals/deal.h"
#include "features/deals/views.h"
#include "features/products/products.h"
#include "features/team/testing.h"
#include "store/migrations.h"
#include "store/sqlite/sqlite_database.h"
#include "store/text_index.h"

namespace penstock::sim {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view kFollower = "sim";
const std::set<std::string, std::less<>> kFollowed{"deal.created", "deal.moved", "deal.won"};
constexpr int kJobSteps = 3;

Json object(std::string_view text) { return parse_json(text).value(); }

}  // namespace

World::World(std::uint64_t seed)
    : random_(seed), truth_(*parse_instant("2026-11-22T10:00:00Z")), wall_(truth_) {
  char folder[] = "/tmp/penstock-sim-XXXXXX";
  PENSTOCK_CHECK(mkdtemp(folder) != nullptr, "a simulation has a folder");
  folder_ = folder;
  commands::register_undo(registry_);
  pipelines::register_pipelines(registry_, {});
  products::register_products(registry_);
  contacts::register_contacts(registry_);
  deals::register_deals(registry_);
  activities::register_activities(registry_);
  (void)open().value();
  make_team();
}

World::~World() {
  life_.reset();
  std::filesystem::remove_all(folder_);
}

// ---- a process ----

std::string Thread::run(const std::function<void()>& work) {
  std::string trouble;
  work_ = [&] {
    try {
      work();
    } catch (const store::StoreError& error) {
      trouble = error.what();
    }
  };
  begin_.release();
  done_.acquire();
  return trouble;
}

void Thread::work_to_the_end() {
  for (begin_.acquire(); work_; begin_.acquire()) {
    work_();
    done_.release();
  }
}

Thread::~Thread() {
  work_ = nullptr;
  begin_.release();
  thread_.join();
}

Result<void> World::open() {
  // A server refuses to start in 1970.
  if (wall_.now() < truth_ - 24h * 365 * 10) wall_.set(truth_);
  life_ = std::make_unique<Life>(wall_, [this] { return passed_; });
  TRY(database,
      store::open_sqlite(
          {.path = (folder_ / "penstock.db").string(), .ids = life_->ids, .vfs = disk_.name()}));
  life_->database = std::move(database);
  TRY_VOID(store::migrate(*life_->database, store::embedded_migrations(), life_->clock.now()));
  Result<void> gone;
  auto trouble = life_->thread.run([&] {
    gone =
        app::go_on_from_what_is_there(*life_->database, wall_.now(), life_->clock, life_->id_clock);
    attach_jobs();
    replay_jobs();
    life_->jobs->recover();
  });
  TRY_VOID(std::move(gone));
  if (!trouble.empty()) return penstock::unavailable("store_unusable", trouble);
  return {};
}

void World::attach_jobs() {
  auto& life = *life_;
  life.followers = std::make_unique<journal::Followers>(*life.database);
  life.followers->add_durable(
      std::string(kFollower), kFollowed,
      [this](store::Tx& tx, WorkspaceId, std::span<const journal::Entry> entries) -> Result<void> {
        for (const auto& entry : entries)
          if (kFollowed.contains(entry.name)) note_effect(tx, "follower", entry.pos, 0);
        return {};
      });
  life.jobs =
      std::make_unique<jobs::Jobs>(*life.database, life.clock,
                                   jobs::RunnerOptions{.slice = 0ms,
                                                       .owner = "life " + std::to_string(++lives_),
                                                       .random = [this] { return random_(); }});
  for (const auto* kind : {"once", "steps", "shaky"})
    life.jobs->add(kind, [this](store::Database& database, const jobs::JobView& view) {
      return run_job(database, view);
    });
}

void World::note_effect(store::Tx& tx, std::string_view who, std::int64_t ref, std::int64_t step) {
  tx.execute("INSERT INTO sim_effects (workspace_id, who, ref, step) VALUES ($1, $2, $3, $4)",
             {actor_.workspace_id, who, ref, step});
}

// A step makes a deal, as a command would. The number of steps done is the progress.
jobs::StepResult World::run_job(store::Database& database, const jobs::JobView& view) {
  using jobs::StepResult;
  if (view.job.kind == "shaky" && random_() % 2 == 0) return StepResult::retry("shaken");
  auto step = view.job.progress.text == "{}" ? 0 : std::stoll(view.job.progress.text);
  bool last = step + 1 == jobs_[view.job.id].steps;
  auto done = database.write_now(view.workspace_id, [&](store::Tx& tx) -> Result<void> {
    TRY_VOID(registry_.run(tx, actor_, life_->clock.now(), "deal.create",
                           object(R"({"title":"Job )" + std::to_string(step) + "\"}")));
    note_effect(tx, "job", view.job.id.value, step);
    if (last) return jobs::finish_job(tx, view);
    return jobs::keep_lease(tx, view, std::to_string(step + 1));
  });
  if (!done.ok()) return StepResult::retry(done.error().says);
  return last ? StepResult::done() : StepResult::more();
}

Result<void> World::restart() {
  life_.reset();
  return open();
}

void World::die(Death how) {
  life_.reset();
  if (how == Death::PowerCut)
    disk_.restore_power(random_);
  else
    disk_.restore_process();
  (void)open().value();
}

// ---- the team ----

void World::make_team() {
  auto& database = *life_->database;
  auto now = life_->clock.now();
  actor_ = database
               .write_now([&](store::Tx& tx) {
                 tx.execute(
                     "CREATE TABLE sim_effects (workspace_id BIGINT NOT NULL, who TEXT NOT "
                     "NULL, ref BIGINT NOT NULL, step BIGINT NOT NULL)",
                     {});
                 tx.execute("CREATE INDEX sim_by_ref ON sim_effects (workspace_id, who, ref)", {});
                 return team::create_acme(tx, now);
               })
               .value();
  auto pipeline =
      database
          .write_now([&](store::Tx& tx) -> Result<Json> {
            TRY(outcome, registry_.run(tx, actor_, now, "pipeline.create",
                                       object(R"({"name":"Sales","stages":[{"name":"Lead"},
                                         {"name":"Offer"},{"name":"Close"}]})")));
            return parse_json(outcome.body);
          })
          .value();
  for (const auto& stage : *pipeline.find("stages")->as_array())
    stages_.push_back(pipelines::StageId::parse(*stage.find("id")->as_string()).value());
  life_->thread.run([&] {
    life_->followers->sweep();
    followed_from_ = database.read_now(
        [&](store::Reader& reader) { return journal::head(reader, actor_.workspace_id); });
  });
}

void World::pass(std::chrono::milliseconds time) {
  truth_ += time;
  wall_.advance(time);
  passed_ += time;
}

void World::leap() {
  switch (random_() % 6) {
    case 0:
      return wall_.set(truth_ + 1h);
    case 1:
      return wall_.set(truth_ - 1h);
    case 2:
      return wall_.set(truth_ + 30 * 24h);  // less than dead jobs are kept
    case 3:
      return wall_.set(Instant{});
    default:
      return wall_.set(truth_);
  }
}

// One command as somebody might give it; some are refused (a won deal is not won again).
World::Asked World::invent() {
  auto pick = [&](std::size_t n) { return static_cast<std::size_t>(random_() % n); };
  auto title = [&] { return "Deal " + std::to_string(random_() % 1000); };
  if (deals_.size() < 5 || pick(10) == 0)
    return {.name = "deal.create", .input = object(R"({"title":")" + title() + "\"}")};
  auto deal = std::next(deals_.begin(), static_cast<std::ptrdiff_t>(pick(deals_.size())))->first;
  Json input(Json::Object{{"deal_id", deal.text()}});
  switch (pick(7)) {
    case 0:
      input.set("value", object(R"({"amount":")" + std::to_string(random_() % 100'000) +
                                R"(","currency":"EUR"})"));
      return {.deal_id = deal, .name = "deal.edit", .input = std::move(input)};
    case 1:
      input.set("title", title());
      return {.deal_id = deal, .name = "deal.edit", .input = std::move(input)};
    case 2:
      return {.deal_id = deal, .name = "deal.win", .input = std::move(input)};
    case 3:
      return {.deal_id = deal, .name = "deal.reopen", .input = std::move(input)};
    default:
      input.set("to_stage_id", stages_[pick(stages_.size())].text());
      return {.deal_id = deal, .name = "deal.move", .input = std::move(input)};
  }
}

std::vector<World::Asked> World::invent_group() {
  std::vector<Asked> group;
  std::set<DealId> taken;
  for (auto n = 1 + random_() % 8; n > 0; --n) {
    auto asked = invent();
    if (asked.deal_id && !taken.insert(asked.deal_id).second) continue;
    group.push_back(std::move(asked));
  }
  return group;
}

// A first write holds the writer until all the others wait: so the group that shares the commit is
// the same in every run.
void World::give(std::vector<Asked>& group) {
  std::promise<void> holding;
  std::latch release(1);
  std::latch answered(static_cast<std::ptrdiff_t>(group.size()) + 1);
  auto& database = *life_->database;
  if (!database.write_trouble().empty()) return;
  database.write(
      actor_.workspace_id,
      [&](store::Tx&) -> Result<void> {
        holding.set_value();
        release.wait();
        return {};
      },
      [&](const Result<void>& outcome) {
        if (!outcome.ok()) try {
            holding.set_value();  // refused before it began
          } catch (const std::future_error&) {
          }
        answered.count_down();
      });
  holding.get_future().wait();
  for (auto& asked : group)
    database.write(
        actor_.workspace_id,
        [&](store::Tx& tx) -> Result<void> {
          TRY(outcome, registry_.run(tx, actor_, life_->clock.now(), asked.name, asked.input));
          asked.answer = std::move(outcome.body);
          return {};
        },
        [&](Result<void> outcome) {
          asked.outcome = std::move(outcome);
          answered.count_down();
        });
  release.count_down();
  answered.wait();
}

int World::work() {
  pass(std::chrono::seconds(1 + random_() % 3'600));
  auto group = invent_group();
  give(group);
  int done = 0;
  for (const auto& asked : group) done += settle(asked);
  ask_for_jobs();
  run_background();
  return done;
}

bool World::settle(const Asked& asked) {
  if (!asked.outcome) return false;
  if (!asked.outcome->ok()) {
    unavailable_ += asked.outcome->error().code == ErrorCode::Unavailable;
    return false;
  }
  auto deal = parse_json(asked.answer).value();
  auto id = DealId::parse(*deal.find("id")->as_string()).value();
  auto version = *deal.find("version")->as_int();
  return std::exchange(deals_[id], version) != version;  // a move to where it is changes nothing
}

void World::ask_for_jobs() {
  if (random_() % 3 != 0) return;
  static constexpr const char* kKinds[] = {"once", "steps", "shaky"};
  std::string kind = kKinds[random_() % 3];
  auto wait = std::chrono::seconds(random_() % 2 == 0 ? 0 : random_() % 7'200);
  jobs::JobId id;
  auto asked = life_->database->write_now(actor_.workspace_id, [&](store::Tx& tx) -> Result<void> {
    auto now = life_->clock.now();
    TRY(made, jobs::enqueue(tx, actor_.workspace_id, now, {.kind = kind, .run_at = now + wait}));
    id = made;
    return {};
  });
  if (id) jobs_[id] = {.steps = kind == "steps" ? kJobSteps : 1, .answered = asked.ok()};
}

void World::run_background() {
  life_->thread.run([&] {
    if (random_() % 2 == 0) life_->followers->sweep();
    life_->jobs->listen();
    for (auto n = random_() % 4; n > 0; --n)
      if (!life_->jobs->run_one()) break;
    if (random_() % 8 == 0) life_->jobs->sweep();
  });
}

// Jobs that three deaths in a row have quarantined are tried again, as an administrator would.
void World::replay_jobs() {
  for (const auto& [id, known] : jobs_)
    (void)life_->database->write_now(actor_.workspace_id, [&](store::Tx& tx) {
      return jobs::replay_job(tx, actor_.workspace_id, id, life_->clock.now());
    });
}

void World::finish_jobs() {
  for (int round = 0; round < 1'000 && !jobs_.empty(); ++round) {
    pass(6h);
    life_->thread.run([&] {
      replay_jobs();
      life_->jobs->sweep();
      while (life_->jobs->run_one()) {
      }
    });
    std::string wrong;
    life_->thread.run([&] {
      life_->database->read([&](store::Reader& reader) { look_at_jobs(reader, wrong); });
    });
    if (!wrong.empty()) return;
  }
}

// ---- whether it is all there ----

std::string World::fault() {
  std::string wrong;
  auto trouble = life_->thread.run([&] {
    life_->followers->sweep();
    life_->database->read([&](store::Reader& reader) { look(reader, wrong); });
    for (const auto& one : life_->database->find_faults()) wrong = "the file: " + one;
  });
  return trouble.empty() ? wrong : trouble;
}

void World::look(store::Reader& reader, std::string& wrong) {
  look_at_journal(reader, wrong);
  look_at_deals(reader, wrong);
  look_at_effects(reader, wrong);
  look_at_jobs(reader, wrong);
  look_at_words(reader, wrong);
}

void World::look_at_journal(store::Reader& reader, std::string& wrong) {
  auto head = journal::head(reader, actor_.workspace_id);
  reader.query("SELECT count(*), coalesce(max(j.pos), 0) FROM journal j WHERE j.workspace_id = $1",
               {actor_.workspace_id}, [&](const store::Row& row) {
                 if (row.integer(0) != head || row.integer(1) != head)
                   wrong = "the journal has a gap: head " + std::to_string(head) + ", entries " +
                           std::to_string(row.integer(0)) + ", newest " +
                           std::to_string(row.integer(1));
               });
  reader.query(
      "SELECT j.pos, j.at FROM journal j WHERE j.workspace_id = $1 AND j.pos > $2 ORDER BY j.pos",
      {actor_.workspace_id, looked_to_}, [&](const store::Row& row) {
        auto at = instant_from_ms(row.integer(1));
        if (at < last_at_)
          wrong = "time goes back at position " + std::to_string(row.integer(0)) + ": " +
                  to_text(at) + " after " + to_text(last_at_);
        looked_to_ = row.integer(0);
        last_at_ = at;
      });
  // A process begins before the newest entry only where that is too far ahead to be believed.
  if (auto ahead = last_at_ - life_->clock.now(); ahead > 0ms) {
    if (ahead <= app::kAheadMax) wrong = "a process began before the newest entry";
    last_at_ = {};
  }
}

// Each change of a deal is one version and one event: where they differ, one is half there.
void World::look_at_deals(store::Reader& reader, std::string& wrong) {
  std::map<DealId, std::int64_t> versions;
  reader.query("SELECT d.id, d.version FROM deals d WHERE d.workspace_id = $1",
               {actor_.workspace_id},
               [&](const store::Row& row) { versions[DealId{row.integer(0)}] = row.integer(1); });
  for (const auto& [id, answered] : deals_)
    if (auto found = versions.find(id); found == versions.end() || found->second < answered)
      wrong = id.text() + " lost an answered change: version " +
              (found == versions.end() ? "none" : std::to_string(found->second)) + ", answered " +
              std::to_string(answered);
  deals_ = versions;
  reader.query(
      "SELECT j.record_id, count(*) FROM journal j WHERE j.workspace_id = $1 AND j.record_type = "
      "'deal' GROUP BY j.record_id",
      {actor_.workspace_id}, [&](const store::Row& row) {
        DealId id{row.integer(0)};
        auto found = versions.extract(id);
        auto version = found ? found.mapped() : 0;
        if (version != row.integer(1))
          wrong = id.text() + " is half there: version " + std::to_string(version) + ", events " +
                  std::to_string(row.integer(1));
      });
  if (!versions.empty()) wrong = versions.begin()->first.text() + " is half there: no event";
  reader.query(
      "SELECT j.pos, j.record_id FROM journal j WHERE j.workspace_id = $1 AND j.name = "
      "'deal.created' AND j.pos > $2 ORDER BY j.pos",
      {actor_.workspace_id, newest_deal_pos_}, [&](const store::Row& row) {
        DealId id{row.integer(1)};
        if (id <= newest_deal_)
          wrong = "ids went back: " + id.text() + " after " + newest_deal_.text();
        newest_deal_ = id;
        newest_deal_pos_ = row.integer(0);
      });
}

void World::look_at_effects(store::Reader& reader, std::string& wrong) {
  reader.query(
      "SELECT e.who, e.ref, e.step, count(*) FROM sim_effects e WHERE e.workspace_id = $1 "
      "GROUP BY e.who, e.ref, e.step HAVING count(*) > 1",
      {actor_.workspace_id}, [&](const store::Row& row) {
        wrong = std::string(row.text(0)) + " " + std::to_string(row.integer(1)) + " did step " +
                std::to_string(row.integer(2)) + " " + std::to_string(row.integer(3)) + " times";
      });
  reader.query(
      "SELECT j.pos FROM journal j WHERE j.workspace_id = $1 AND j.pos > $2 AND j.name IN "
      "('deal.created', 'deal.moved', 'deal.won') AND NOT EXISTS (SELECT 1 FROM sim_effects e "
      "WHERE e.workspace_id = $1 AND e.who = 'follower' AND e.ref = j.pos)",
      {actor_.workspace_id, followed_from_}, [&](const store::Row& row) {
        wrong = "the follower left position " + std::to_string(row.integer(0)) + " out";
      });
}

// A job that is gone has done each of its steps, one that is there those of its progress.
void World::look_at_jobs(store::Reader& reader, std::string& wrong) {
  for (auto it = jobs_.begin(); it != jobs_.end();) {
    auto [id, known] = *it;
    auto job = jobs::find_job(reader, actor_.workspace_id, id);
    auto effects = reader
                       .find_integer(
                           "SELECT count(*) FROM sim_effects e WHERE e.workspace_id = $1 AND "
                           "e.who = 'job' AND e.ref = $2",
                           {actor_.workspace_id, id})
                       .value_or(0);
    auto progress = job && job->progress.text != "{}" ? std::stoll(job->progress.text) : 0;
    bool never = !job && !known.answered && effects == 0;  // its asking was lost, unanswered
    if (!job && !never && effects != known.steps)
      wrong = id.text() + " is gone after " + std::to_string(effects) + " of its " +
              std::to_string(known.steps) + " steps";
    if (job && effects != progress)
      wrong = id.text() + " has done " + std::to_string(effects) + " steps and says " +
              std::to_string(progress);
    jobs_done_ += !job && !never;
    if (job) known.answered = true;
    it = job ? std::next(it) : jobs_.erase(it);
  }
}

// Those that words find are those whose rows have them.
void World::look_at_words(store::Reader& reader, std::string& wrong) {
  auto word = std::to_string(random_() % 1000);
  std::vector<std::int64_t> having;
  reader.query("SELECT d.id, d.title FROM deals d WHERE d.workspace_id = $1 ORDER BY d.id",
               {actor_.workspace_id}, [&](const store::Row& row) {
                 for (const auto& one : store::search_words(row.text(1)))
                   if (one.starts_with(word)) having.push_back(row.integer(0));
               });
  auto found = store::find_text_ids(reader, {actor_.workspace_id, "deal"}, word, 1'000'000);
  if (found != having)
    wrong = "the word " + word + " finds " + std::to_string(found.size()) + " deals, " +
            std::to_string(having.size()) + " have it";
}

}  // namespace penstock::sim
