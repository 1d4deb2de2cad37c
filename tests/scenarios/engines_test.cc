// Two engines are each other's model: the same random commands at the same times, one store on
// SQLite and one on PostgreSQL. Every answer is the same, and from time to time so is every table
// (row 26 of the faults). PENSTOCK_MODEL_COMMANDS says how many, PENSTOCK_MODEL_SEED where to
// begin.

#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

#include "commands/history.h"
#include "features/activities/activities.h"
#include "features/contacts/contacts.h"
#include "features/deals/deal.h"
#include "features/deals/views.h"
#include "features/pipelines/pipelines.h"
#include "features/products/products.h"
#include "features/team/testing.h"
#include "store/copy.h"
#include "store/testing.h"

namespace penstock::scenarios {
namespace {

std::uint64_t wanted(const char* name, std::uint64_t otherwise) {
  const char* value = std::getenv(name);
  return value && *value ? std::stoull(value) : otherwise;
}

// One engine with a team at work.
class Side {
 public:
  explicit Side(store::TestStore::On on) : store_(on) {
    commands::register_undo(registry_);
    pipelines::register_pipelines(registry_, {});
    products::register_products(registry_);
    contacts::register_contacts(registry_);
    deals::register_deals(registry_);
    activities::register_activities(registry_);
    actor_ =
        store_.database()
            .write_now([&](store::Tx& tx) { return team::create_acme(tx, store_.clock().now()); })
            .value();
  }

  // What a person is answered: the record, or the reason of the refusal.
  std::string ask(Instant at, std::string_view name, const Json& input) {
    store_.clock().set(at);
    std::string body;
    auto outcome =
        store_.database().write_now(actor_.workspace_id, [&](store::Tx& tx) -> Result<int> {
          TRY(done, registry_.run(tx, actor_, at, name, input));
          body = std::move(done.body);
          return 0;
        });
    return outcome.ok() ? body : "refused: " + outcome.error().slug + ": " + outcome.error().says;
  }
  std::vector<store::TableSum> sums() {
    return store_.database().read_now([](store::Reader& reader) {
      std::vector<store::TableSum> all;
      for (const auto& table : store::tables_to_copy(reader))
        all.push_back(store::sum_table(reader, table));
      std::sort(all.begin(), all.end(),
                [](const auto& a, const auto& b) { return a.table < b.table; });
      return all;
    });
  }
  std::vector<std::string> rows(const std::string& name) {
    return store_.database().read_now([&](store::Reader& reader) {
      for (const auto& table : store::tables_to_copy(reader))
        if (table.name == name) return store::read_sorted(reader, table);
      return std::vector<std::string>{};
    });
  }
  bool is_sqlite() const { return store_.is_sqlite(); }
  Instant start() { return store_.clock().now(); }

 private:
  store::TestStore store_;
  commands::Registry registry_;
  access::Actor actor_;
};

class Invention {
 public:
  explicit Invention(std::uint64_t seed) : random_(seed) {}

  struct Asked {
    std::string name, makes;  // makes: what its answer is the id of
    Json input;
  };
  Asked next() {
    static const std::vector<Asked (Invention::*)()> kinds = {
        &Invention::create, &Invention::create, &Invention::edit, &Invention::edit,
        &Invention::move,   &Invention::move,   &Invention::end,  &Invention::remove,
        &Invention::undo,   &Invention::link};
    return (this->*kinds[below(kinds.size())])();
  }
  void learn(const Asked& asked, const std::string& answer) {
    ++changes_;
    if (asked.makes.empty() || answer.starts_with("refused")) return;
    auto json = parse_json(answer);
    if (!json.ok()) return;
    if (const auto* id = json->find("id"); id && id->as_string())
      ids_[asked.makes].push_back(*id->as_string());
    if (const auto* stages = json->find("stages"); stages && stages->as_array())
      for (const auto& stage : *stages->as_array())
        ids_["stage"].push_back(*stage.find("id")->as_string());
  }
  std::uint64_t below(std::uint64_t n) { return random_() % n; }

 private:
  std::string word() {
    static const std::vector<std::string> words = {
        "Łódź",  "İstanbul", "straße", "O'Neill", "100%",      "naïve \"x\"", "Ω",  "日本",
        "plain", "tab\tin",  "_like_", "[1]",     "{\"a\":1}", "e\u0301",     "😀", "back\\slash"};
    return words[below(words.size())] + " " + std::to_string(below(50));
  }
  Json maybe(const std::string& type) {
    auto& known = ids_[type];
    if (known.empty() || below(8) == 0) return {};
    return known[below(known.size())];
  }
  Json date() { return fmt::format("2026-{:02}-{:02}", 1 + below(12), 1 + below(28)); }
  Json money() {
    return Json::Object{{"amount", fmt::format("{}.{:02}", below(100'000), below(100))},
                        {"currency", below(4) == 0 ? "USD" : "EUR"}};
  }
  std::string type() {
    static const std::vector<std::string> types = {"deal",     "deal",       "deal",    "company",
                                                   "person",   "note",       "product", "activity",
                                                   "pipeline", "lost_reason"};
    return types[below(types.size())];
  }
  void put(Json& input, const char* name, Json value) {
    if (!value.is_null()) input.set(name, std::move(value));
  }
  void describe(Json& input, const std::string& type) {
    if (type == "deal") {
      input.set("title", word());
      if (below(2)) put(input, "value", money());
      if (below(2)) put(input, "company_id", maybe("company"));
      if (below(3) == 0) put(input, "expected_close_on", date());
      if (below(3) == 0) input.set("tags", Json::Array{word(), word()});
      if (below(4) == 0) put(input, "product_id", maybe("product"));
    } else if (type == "company") {
      input.set("name", word());
      if (below(3) == 0) put(input, "parent_id", maybe("company"));
      if (below(2)) input.set("domain", fmt::format("d{}.example", below(40)));
      if (below(3) == 0) input.set("employees", static_cast<std::int64_t>(below(10'000)));
      if (below(4) == 0) put(input, "revenue", money());
    } else if (type == "person") {
      input.set("name", word());
      if (below(2)) input.set("email", fmt::format("p{}@x.example", below(60)));
      if (below(2)) put(input, "company_id", maybe("company"));
    } else if (type == "activity") {
      input.set("title", word());
      if (below(2)) put(input, "deal_id", maybe("deal"));
      if (below(2)) put(input, "due_on", date());
    } else if (type == "note") {
      input.set("text", word());
    } else if (type == "product") {
      input.set("name", word());
      if (below(2)) put(input, "price", money());
    } else {
      input.set("name", word());
    }
  }
  Asked create() {
    auto kind = type();
    Json input(Json::Object{});
    describe(input, kind);
    if (kind == "note") put(input, "deal_id", maybe("deal"));
    if (kind == "pipeline") {
      Json::Array stages;
      for (auto n = 1 + below(4); n > 0; --n) stages.push_back(Json::Object{{"name", word()}});
      input.set("stages", std::move(stages));
    }
    return {kind + ".create", kind, std::move(input)};
  }
  Asked edit() {
    auto kind = type();
    Json input(Json::Object{});
    describe(input, kind);
    put(input, (kind + "_id").c_str(), maybe(kind));
    if (below(6) == 0) input.set("expected_version", static_cast<std::int64_t>(1 + below(4)));
    return {kind + ".edit", "", std::move(input)};
  }
  Asked move() {
    Json input(Json::Object{});
    put(input, "deal_id", maybe("deal"));
    put(input, "to_stage_id", maybe("stage"));
    if (below(4) == 0) put(input, "before_deal_id", maybe("deal"));
    return {"deal.move", "", std::move(input)};
  }
  Asked end() {
    static const std::vector<std::string> ends = {"win", "lose", "park", "reopen"};
    auto verb = ends[below(ends.size())];
    Json input(Json::Object{});
    put(input, "deal_id", maybe("deal"));
    if (verb == "lose") put(input, "lost_reason_id", maybe("lost_reason"));
    if (verb == "park") put(input, "wake_on", date());
    if (below(8) == 0) {
      Json finish(Json::Object{});
      put(finish, "activity_id", maybe("activity"));
      return {below(2) ? "activity.finish" : "activity.reopen", "", std::move(finish)};
    }
    return {"deal." + verb, "", std::move(input)};
  }
  Asked remove() {
    auto kind = type();
    if (kind == "pipeline") kind = "stage";
    Json input(Json::Object{});
    put(input, (kind + "_id").c_str(), maybe(kind));
    return {kind + ".delete", "", std::move(input)};
  }
  Asked undo() {
    auto back = below(30);
    return {"journal.undo", "",
            Json::Object{
                {"pos", static_cast<std::int64_t>(changes_ > back ? changes_ - back : changes_)}}};
  }
  Asked link() {
    Json input(Json::Object{});
    put(input, "deal_id", maybe("deal"));
    put(input, "person_id", maybe("person"));
    return {below(4) ? "deal.put_person" : "deal.remove_person", "", std::move(input)};
  }

  std::mt19937_64 random_;
  std::map<std::string, std::vector<std::string>> ids_;
  std::uint64_t changes_ = 0;
};

// Empty where all tables are equal; else the first rows that are not.
std::string difference(Side& one, Side& two) {
  auto ours = one.sums(), theirs = two.sums();
  if (ours == theirs) return "";
  std::string out;
  for (std::size_t i = 0; i < std::min(ours.size(), theirs.size()); ++i) {
    if (ours[i] == theirs[i]) continue;
    auto left = one.rows(ours[i].table), right = two.rows(theirs[i].table);
    std::vector<std::string> differ;
    std::set_symmetric_difference(left.begin(), left.end(), right.begin(), right.end(),
                                  std::back_inserter(differ));
    out += fmt::format("{} ({} and {} rows): ", ours[i].table, left.size(), right.size());
    for (std::size_t n = 0; n < std::min<std::size_t>(differ.size(), 4); ++n)
      out += "\n  " + differ[n];
    out += "\n";
  }
  return out.empty() ? "not the same tables" : out;
}

TEST(Engines, AreEachOthersModel) {
  Side other(store::TestStore::On::ThisRun);
  if (other.is_sqlite()) GTEST_SKIP() << "there is no PostgreSQL in this run";
  Side sqlite(store::TestStore::On::Sqlite);
  auto commands = wanted("PENSTOCK_MODEL_COMMANDS", 1'000);
  Invention invention(wanted("PENSTOCK_MODEL_SEED", 1));
  auto now = sqlite.start();
  std::map<std::string, std::uint64_t> done;
  std::uint64_t refused = 0;
  for (std::uint64_t i = 1; i <= commands; ++i) {
    // A step of a millisecond or more: both make the same ids in it.
    now += std::chrono::milliseconds(1 + invention.below(600'000));
    auto asked = invention.next();
    auto one = sqlite.ask(now, asked.name, asked.input);
    auto two = other.ask(now, asked.name, asked.input);
    ASSERT_EQ(one, two) << "command " << i << ": " << asked.name << " " << to_text(asked.input);
    refused += one.starts_with("refused");
    if (!one.starts_with("refused")) ++done[asked.name];
    invention.learn(asked, one);
    if (i % std::max<std::uint64_t>(250, commands / 40) == 0 || i == commands)
      ASSERT_EQ(difference(sqlite, other), "") << "tables after command " << i;
  }
  EXPECT_LT(refused, commands * 3 / 4) << "most of what is asked should be possible";
  EXPECT_GT(done.size(), 15U) << "every kind of command gets its turn";
  fmt::print("{} commands of {} kinds, {} of them refused alike: 0 differences\n", commands,
             done.size(), refused);
}

}  // namespace
}  // namespace penstock::scenarios
