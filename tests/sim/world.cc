#include "world.h"

#include <future>
#include <latch>
#include <set>
#include <thread>

#include "commands/history.h"
#include "features/activities/activities.h"
#include "features/contacts/contacts.h"
#include "features/deals/deal.h"
#include "features/deals/views.h"
#include "features/pipelines/pipelines.h"
#include "features/products/products.h"
#include "features/team/team.h"
#include "journal/journal.h"
#include "store/migrations.h"
#include "store/sqlite/sqlite_database.h"

namespace penstock::sim {
namespace {

Json object(std::string_view text) { return parse_json(text).value(); }

}  // namespace

World::World(std::uint64_t seed)
    : random_(seed), clock_(*parse_instant("2026-11-22T10:00:00Z")), ids_(clock_, 1) {
  char folder[] = "/tmp/penstock-sim-XXXXXX";
  PENSTOCK_CHECK(mkdtemp(folder) != nullptr, "a simulation has a folder");
  folder_ = folder;
  commands::register_undo(registry_);
  pipelines::register_pipelines(registry_, {});
  products::register_products(registry_);
  contacts::register_contacts(registry_);
  deals::register_deals(registry_);
  activities::register_activities(registry_);
  open();
  (void)store::migrate(*database_, store::embedded_migrations(), clock_.now()).value();
  make_team();
}

World::~World() {
  database_.reset();
  std::filesystem::remove_all(folder_);
}

void World::open() {
  database_ =
      std::move(store::open_sqlite(
                    {.path = (folder_ / "penstock.db").string(), .ids = ids_, .vfs = disk_.name()}))
          .value();
}

void World::make_team() {
  auto now = clock_.now();
  auto made = database_
                  ->write_now([&](store::Tx& tx) {
                    return team::create_workspace(tx, now,
                                                  {.name = "Acme",
                                                   .owner_name = "Ada",
                                                   .owner_email = "ada@acme.example",
                                                   .owner_password_hash = "none"});
                  })
                  .value();
  actor_ = team::owner_actor(made);
  auto pipeline =
      database_
          ->write_now([&](store::Tx& tx) -> Result<Json> {
            TRY(outcome, registry_.run(tx, actor_, now, "pipeline.create",
                                       object(R"({"name":"Sales","stages":[{"name":"Lead"},
                                         {"name":"Offer"},{"name":"Close"}]})")));
            return parse_json(outcome.body);
          })
          .value();
  for (const auto& stage : *pipeline.find("stages")->as_array())
    stages_.push_back(pipelines::StageId::parse(*stage.find("id")->as_string()).value());
}

// One command as somebody might give it; some are refused (a won deal is not won again).
World::Asked World::invent() {
  auto pick = [&](std::size_t n) { return static_cast<std::size_t>(random_() % n); };
  if (deals_.size() < 5 || pick(10) == 0)
    return {.name = "deal.create",
            .input = object(R"({"title":"Deal )" + std::to_string(random_() % 1000) + "\"}")};
  auto deal = std::next(deals_.begin(), static_cast<std::ptrdiff_t>(pick(deals_.size())))->first;
  Json input(Json::Object{{"deal_id", deal.text()}});
  switch (pick(6)) {
    case 0:
      input.set("value", object(R"({"amount":")" + std::to_string(random_() % 100'000) +
                                R"(","currency":"EUR"})"));
      return {.deal_id = deal, .name = "deal.edit", .input = std::move(input)};
    case 1:
      return {.deal_id = deal, .name = "deal.win", .input = std::move(input)};
    case 2:
      return {.deal_id = deal, .name = "deal.reopen", .input = std::move(input)};
    default:
      input.set("to_stage_id", stages_[pick(stages_.size())].text());
      return {.deal_id = deal, .name = "deal.move", .input = std::move(input)};
  }
}

// A first write holds the writer until all the others wait: so the group that shares the commit is
// the same in every run.
int World::work() {
  clock_.set(clock_.now() + std::chrono::seconds(1 + random_() % 3'600));
  std::vector<Asked> group;
  std::set<DealId> taken;
  for (auto n = 1 + random_() % 8; n > 0; --n) {
    auto asked = invent();
    if (asked.deal_id && !taken.insert(asked.deal_id).second) continue;
    group.push_back(std::move(asked));
  }
  std::promise<void> holding;
  std::latch release(1);
  std::latch answered(static_cast<std::ptrdiff_t>(group.size()) + 1);
  database_->write(
      actor_.workspace_id,
      [&](store::Tx&) -> Result<void> {
        holding.set_value();
        release.wait();
        return {};
      },
      [&](Result<void> outcome) {
        (void)outcome;
        answered.count_down();
      });
  auto held = holding.get_future();
  if (!database_->write_trouble().empty()) return 0;
  held.wait();
  for (auto& asked : group)
    database_->write(
        actor_.workspace_id,
        [&](store::Tx& tx) -> Result<void> {
          TRY(outcome, registry_.run(tx, actor_, clock_.now(), asked.name, asked.input));
          asked.answer = std::move(outcome.body);
          return {};
        },
        [&](Result<void> outcome) {
          asked.answered = outcome.ok();
          asked.refused = !outcome.ok() && outcome.error().code != ErrorCode::Unavailable;
          answered.count_down();
        });
  release.count_down();
  answered.wait();
  int done = 0;
  for (const auto& asked : group) {
    settle(asked);
    done += asked.answered;
  }
  return done;
}

void World::settle(const Asked& asked) {
  if (!asked.answered) return;
  auto deal = parse_json(asked.answer).value();
  auto id = DealId::parse(*deal.find("id")->as_string()).value();
  deals_[id] = *deal.find("version")->as_int();
}

void World::restart() {
  database_.reset();
  open();
}

void World::lose_power_and_return() {
  database_.reset();
  disk_.restore_power(random_);
  open();
}

// On a thread that ends: its connection to the files must not outlive a power cut.
std::string World::fault() {
  std::string wrong;
  std::thread([&] { database_->read([&](store::Reader& reader) { look(reader, wrong); }); }).join();
  return wrong;
}

void World::look(store::Reader& reader, std::string& wrong) {
  auto head = journal::head(reader, actor_.workspace_id);
  reader.query("SELECT count(*), coalesce(max(j.pos), 0) FROM journal j WHERE j.workspace_id = $1",
               {actor_.workspace_id}, [&](const store::Row& row) {
                 if (row.integer(0) != head || row.integer(1) != head)
                   wrong = "the journal has a gap: head " + std::to_string(head) + ", entries " +
                           std::to_string(row.integer(0)) + ", newest " +
                           std::to_string(row.integer(1));
               });
  // Each change of a deal is one version and one event: where they differ, one is half there.
  for (auto& [id, answered] : deals_) {
    auto version = reader
                       .find_integer(
                           "SELECT d.version FROM deals d WHERE d.workspace_id = $1 "
                           "AND d.id = $2",
                           {actor_.workspace_id, id})
                       .value_or(0);
    auto events = reader
                      .find_integer(
                          "SELECT count(*) FROM journal j WHERE j.workspace_id = $1 "
                          "AND j.record_type = 'deal' AND j.record_id = $2",
                          {actor_.workspace_id, id})
                      .value_or(0);
    if (version < answered)
      wrong = id.text() + " lost an answered change: version " + std::to_string(version) +
              ", answered " + std::to_string(answered);
    if (version != events)
      wrong = id.text() + " is half there: version " + std::to_string(version) + ", events " +
              std::to_string(events);
    answered = version;
  }
}

}  // namespace penstock::sim
