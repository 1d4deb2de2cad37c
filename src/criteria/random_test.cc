// The promise of the language: a criterion gives the same answer as SQL and in memory. Random
// criteria over random records, stored in a real database beside a second workspace with the same
// ids. A failure prints its seed; CRITERIA_SEED replays it, CRITERIA_ROUNDS makes the test longer.

#include <gtest/gtest.h>

#include <cstdlib>
#include <regex>

#include "criteria/grammar.h"
#include "criteria/resolve.h"
#include "criteria/test_records.h"

namespace penstock::criteria {
namespace {

using namespace test;

// Random criteria that fit the schema.
class Author {
 public:
  Author(Dice& dice, const Schema& schema) : dice_(dice), schema_(schema) {}

  Criterion node(int depth) {
    Criterion c;
    if (depth > 0 && !dice_.one_in(3)) {
      c.kind = static_cast<Criterion::Kind>(dice_.below(4));
      int parts = c.kind == Criterion::Kind::Not ? 1 : dice_.below(4);
      for (int i = 0; i < parts; ++i) c.parts.push_back(node(depth - 1));
      return c;
    }
    if (dice_.one_in(8)) return counted();
    if (dice_.one_in(12)) {
      c.kind = Criterion::Kind::Elapsed;
      c.name = "stage";
      c.op = static_cast<Op>(2 + dice_.below(4));
      c.values.push_back(
          {.value = Duration{1 + dice_.below(40), static_cast<Unit>(dice_.below(3))}});
      return c;
    }
    return test();
  }

 private:
  Duration duration(bool hours) {
    return {1 + dice_.below(dice_.one_in(9) ? kDurationCountMax : 40),
            static_cast<Unit>(hours ? dice_.below(6) : 1 + dice_.below(5))};
  }
  Period period(bool hours) {
    auto kind = static_cast<Period::Kind>(dice_.below(8));
    if (kind <= Period::Kind::Tomorrow) return {kind};
    if (kind <= Period::Kind::Next) return {kind, static_cast<Unit>(2 + dice_.below(4))};
    auto d = duration(hours);
    return {kind, d.unit, d.count};
  }
  Number number(int below, int decimals) {
    return *parse_decimal(fmt::format("{:.{}f}", (dice_.below(below * 8) - below) / 4.0, decimals));
  }
  static std::optional<Number> parse_decimal(const std::string& text) {
    auto parsed = parse("margin = " + text);
    return std::get<Number>(parsed.criterion.values.at(0).value);
  }

  Criterion counted() {
    Criterion c;
    c.name = dice_.one_in(2) ? "activity" : dice_.of(kKinds);
    c.kind = dice_.one_in(2) ? Criterion::Kind::Quiet : Criterion::Kind::Count;
    if (c.kind == Criterion::Kind::Quiet) {
      c.values.push_back({.value = duration(true)});
      return c;
    }
    if (!dice_.one_in(3)) c.period = period(true);
    c.op = static_cast<Op>(dice_.below(6));
    c.values.push_back({.value = Number{dice_.below(4), 0}});
    return c;
  }

  Criterion test() {
    Criterion c{.kind = Criterion::Kind::Test};
    const RecordSpec* record = schema_.record("deal");
    const FieldSpec* field = nullptr;
    for (int step = 1;; ++step) {
      field = &dice_.of(record->fields);
      c.name.append(c.name.empty() ? "" : ".").append(field->short_name());
      if (field->references.empty() || step == kPathStepsMax || dice_.one_in(3)) break;
      record = schema_.record(field->references);
      // A path of references ends with any of its fields.
    }
    c.op = dice_.of(operators_of(field->kind));
    int values = c.op == Op::IsEmpty || c.op == Op::IsNotEmpty ? 0
                 : c.op == Op::Between                         ? 2
                 : c.op == Op::In || c.op == Op::NotIn         ? 1 + dice_.below(3)
                                                               : 1;
    for (int i = 0; i < values; ++i) c.values.push_back(literal(*field, c.op));
    return c;
  }

  std::string text(const FieldSpec& field, Op op) {
    std::string chosen;
    do {
      chosen = dice_.of(kTexts);
      bool part = (op == Op::Contains || op == Op::StartsWith) && !dice_.one_in(3);
      if (part) {
        auto length = utf8_length(chosen);
        auto more = length + utf8_length(std::string_view(chosen).substr(length));
        chosen = chosen.substr(0, dice_.one_in(2) ? length : more);
      }
    } while (fold(chosen).empty() && field.folds());
    return chosen;
  }

  Literal literal(const FieldSpec& field, Op op) {
    switch (field.kind) {
      case FieldKind::Text:
        return {.value = text(field, op)};
      case FieldKind::Tags:
        return {.value = dice_.of(kTags)};
      case FieldKind::Choice:
        return {.value = dice_.of(field.choices)};
      case FieldKind::Boolean:
        return {.value = dice_.one_in(2)};
      case FieldKind::Integer:
        return {.value = Number{dice_.below(6) - 1, 0}};
      case FieldKind::Decimal:
        return {.value = number(2, 2)};
      case FieldKind::Probability:
        return {.value = Percent{Number{dice_.below(5) * 25, 0}}};
      case FieldKind::Money:
        return money();
      case FieldKind::Id:
        if (field.references == "user" && dice_.one_in(2)) return {.value = Me{}};
        return {.value = field.id_prefix + "_" + encode_id(1000 + dice_.below(6))};
      default:
        break;
    }
    if (op >= Op::MoreThanAgo) return {.value = duration(field.kind == FieldKind::Instant)};
    if (dice_.one_in(3)) return {.value = day_near_now(dice_)};
    if (field.kind == FieldKind::Instant && dice_.one_in(3)) return {.value = near_now(dice_)};
    return {.value = period(field.kind == FieldKind::Instant)};
  }

  Literal money() {
    static const std::vector<std::string> kNumbers{
        "0", "1", "10", "10.5", "10.505", "100", "1000", "10000", "-5", "9999999999999.99"};
    auto amount = *parse_decimal(dice_.of(kNumbers));
    if (dice_.one_in(2)) return {.value = amount};
    auto currency = *Currency::parse(dice_.of(kCurrencies));
    if (amount.decimals > currency.digits() || amount.mantissa > 1'000'000) amount = {10, 0};
    return {.value = Amount{amount, currency}};
  }

  Dice& dice_;
  const Schema& schema_;
};

// Every alias that the SQL names is bound to the workspace.
void expect_bound_aliases(const std::string& sql) {
  static const std::regex kAliases("(?:FROM|JOIN) ([a-z_]+) ([a-z0-9]+)");
  for (std::sregex_iterator it(sql.begin(), sql.end(), kAliases), end; it != end; ++it) {
    auto alias = (*it)[2].str();
    EXPECT_NE(sql.find(" " + alias + ".workspace_id = $1"), std::string::npos)
        << alias << " in " << sql;
  }
}

void expect_round_trips(const Criterion& criterion) {
  auto text = print(criterion);
  auto again = parse(text);
  ASSERT_TRUE(again.ok()) << text << "\n" << again.faults[0].slug << " " << again.faults[0].says;
  ASSERT_EQ(again.criterion, criterion) << text << "\n" << print(again.criterion);
  auto json = parse_json(to_text(to_json(criterion)));
  ASSERT_TRUE(json.ok());
  auto read = from_json(*json);
  ASSERT_TRUE(read.ok()) << to_text(*json) << "\n" << read.faults[0].says;
  ASSERT_EQ(read.criterion, criterion) << to_text(*json);
}

struct Tally {
  int rounds = 0, some = 0;  // `some`: criteria that were true for some records but not for all
};

void compare_round(std::uint64_t seed, Database& db, const Schema& schema,
                   std::array<World*, 2> worlds, Tally& tally) {
  Dice dice(seed);
  auto criterion = Author(dice, schema).node(dice.below(4));
  ASSERT_NO_FATAL_FAILURE(expect_round_trips(criterion));
  auto checking = check(schema, "deal", criterion);
  ASSERT_TRUE(checking.ok()) << print(criterion) << "\n" << checking.faults[0].says;
  ASSERT_EQ(print(checking.checked.criterion), print(criterion));
  Context context{instant_from_ms(kNow), dice.of(kZones), UserId{1000 + dice.below(5)}};
  auto bound = bind(checking.checked, context);
  for (std::int64_t workspace : {1, 2}) {
    // The related records of every second criterion count as many; what is asked of them runs.
    auto counts_many = [&](const store::Sql& related) {
      expect_bound_aliases(related.text);
      (void)db.query(related);
      return seed % 2 == 0;
    };
    auto sql = select_deals(bound, workspace, counts_many, db.dialect());
    expect_bound_aliases(sql.text);
    auto found = db.query(sql);
    std::vector<std::int64_t> matched;
    auto& world = *worlds[static_cast<std::size_t>(workspace - 1)];
    for (std::size_t i = 0; i < world.deals.size(); ++i)
      if (matches(bound, *world.deal_views[i])) matched.push_back(world.deals[i].id.value);
    std::sort(found.begin(), found.end());
    ASSERT_EQ(found, matched) << "workspace " << workspace << "\n"
                              << print(criterion) << "\n"
                              << sql.text << "\nzone " << context.time_zone;
    ++tally.rounds;
    tally.some += !matched.empty() && matched.size() < world.deals.size();
  }
}

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

TEST(CriteriaRandom, SqlAndMemoryGiveTheSameAnswer) {
  auto schema = make_schema();
  Dice dice(7);
  World one(dice, 50), two(dice, 50);
  Database db;
  for (const auto& record : schema.records()) db.create(*record);
  db.execute(
      "CREATE TABLE activities (workspace_id BIGINT NOT NULL, id BIGINT NOT NULL, deal_id BIGINT "
      "NOT NULL, kind TEXT NOT NULL, "
      "done_at BIGINT, cancelled SMALLINT NOT NULL, PRIMARY KEY (workspace_id, id))");
  one.store(db, schema, 1);
  two.store(db, schema, 2);
  auto first = from_environment("CRITERIA_SEED", 1);
  auto rounds = from_environment("CRITERIA_ROUNDS", 5'000);
  Tally tally;
  for (auto seed = first; seed < first + rounds; ++seed) {
    compare_round(seed, db, schema, {&one, &two}, tally);
    ASSERT_FALSE(HasFailure()) << "replay with CRITERIA_SEED=" << seed << " CRITERIA_ROUNDS=1";
  }
  // A test of criteria that nothing or everything meets would prove little.
  if (rounds >= 1000) {
    EXPECT_GT(tally.some, tally.rounds / 3);
  }
  RecordProperty("telling_criteria", tally.some);
}

}  // namespace
}  // namespace penstock::criteria
