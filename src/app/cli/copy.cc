#include <fmt/format.h>

#include "app/cli/cli.h"
#include "app/reindex.h"
#include "base/record_json.h"
#include "store/copy.h"
#include "store/migrations.h"

namespace penstock::app::cli {
namespace {

struct Copied {
  std::int64_t tables = 0;
  std::int64_t rows = 0;
  std::int64_t indexed = 0;  // records whose words were made anew; 0 where nothing had changed
  std::int64_t rounds = 0;
  std::int64_t last_changes = 0;  // rows that the last round wrote; 0: nothing changed meanwhile
  bool in_use = false;            // the first store has a server, which may change it again
};
BOOST_DESCRIBE_STRUCT(Copied, (), (tables, rows, indexed, rounds, last_changes, in_use))

// So that "copy … && switch" does not switch before the last rows are there.
constexpr int kExitInUse = 3;

constexpr std::int64_t kRoundsMax = 5;  // a source that is never quiet is not followed for ever

struct CopyOptions {
  std::string from, to;
  bool json = false;
};

Result<Copied> copy(const CopyOptions& options) {
  SystemClock clock;
  IdMaker ids(clock, 1);
  TRY(from, open_store(place_of(options.from), ids, Access::Read));
  auto version =
      from->read_now([](store::Reader& reader) { return store::schema_version(reader); });
  if (version != store::embedded_migrations().back().number)
    return unavailable(
        "schema_old",
        fmt::format("{} is at version {} of the schema, this Penstock is at {}; "
                    "start this Penstock on it once, then copy",
                    options.from, version, store::embedded_migrations().back().number));
  auto place = place_of(options.to);
  TRY(to, open_store(place, ids, Access::Write));
  TRY_VOID(bring_up_to_date(*to, place, clock.now()));
  TRY(before, store::begin_copy(*to, clock.now()));
  auto told = [&](const std::string& table, std::int64_t rows) {
    show_rows({.json = options.json}, table, rows);
  };
  Copied copied;
  bool index_stands = before == store::CopyMark::Whole;
  for (bool more = true; more && copied.rounds < kRoundsMax; ++copied.rounds) {
    TRY(round, store::copy_round(*from, *to, told));
    copied.last_changes = round.written + round.deleted;
    more = copied.last_changes > 0;
    index_stands = index_stands && !more;
    copied.tables = static_cast<std::int64_t>(round.sums.size());
    copied.rows = 0;
    for (const auto& sum : round.sums) copied.rows += sum.rows;
  }
  if (!index_stands) {
    TRY(indexed, reindex(*to));
    copied.indexed = indexed;
    to->tune();
  }
  TRY_VOID(store::end_copy(*to));
  copied.in_use = from->in_use_elsewhere();
  end_rows({.json = options.json});
  return copied;
}

std::string sentence(const Copied& copied) {
  auto said = fmt::format("{} rows of {} tables are in both; the words of {} were made anew.",
                          copied.rows, copied.tables, copied.indexed);
  if (copied.last_changes > 0)
    return fmt::format(
        "The first store is still being changed ({} rows during the last round): stop its server "
        "and run this again, which takes the rest. {}",
        copied.last_changes, said);
  if (copied.in_use)
    return said +
           " A server still has the first store, and what it takes from now on is not in the copy: "
           "stop it and run this again.";
  return said;
}

}  // namespace

void add_copy(CLI::App& app, int& code) {
  auto options = std::make_shared<CopyOptions>();
  auto* verb = app.add_subcommand(
      "copy",
      "Copy everything into a new store, of another engine too, and check that both are "
      "the same");
  verb->add_option("--from", options->from, "Folder, or postgresql://user@host/database")
      ->required();
  verb->add_option("--to", options->to, "New folder, or address of a new database")->required();
  verb->add_flag("--json", options->json, "Answer in JSON");
  verb->footer(
      "Ends with 0 when both are the same, with 3 while a server still has the first store or "
      "anybody changes it: stop that and run this again.");
  verb->callback([options, &code] {
    Common common{.json = options->json};
    auto copied = copy(*options);
    if (!copied.ok()) {
      code = fail(common, copied.error());
      return;
    }
    (void)done(common, sentence(*copied), to_json_text(*copied));
    code = copied->last_changes > 0 || copied->in_use ? kExitInUse : 0;
  });
}

}  // namespace penstock::app::cli
