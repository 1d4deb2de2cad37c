#include "store/copy.h"

#include <sodium.h>

#include "store/statement_rules.h"

namespace penstock::store {
namespace {

constexpr std::int64_t kPageRows = 2'000;       // compared at a time
constexpr std::size_t kBatchValuesMax = 8'000;  // bound by one statement
constexpr std::size_t kStuckMax = 20'000;       // rows put aside until others are there

std::string join(const std::vector<std::string>& names, std::string_view before) {
  std::string out;
  for (const auto& name : names) out.append(out.empty() ? "" : ", ").append(before).append(name);
  return out;
}

Cells cells_of(const Row& row, std::size_t columns) {
  Cells cells(columns);
  for (std::size_t i = 0; i < columns; ++i)
    if (auto at = static_cast<int>(i); !row.is_null(at)) cells[i] = std::string(row.text(at));
  return cells;
}

Param param_of(const std::optional<std::string>& cell) {
  return cell ? Param(*cell) : Param(nullptr);
}

std::string placeholders(std::size_t from, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += fmt::format("{}${}", i ? ", " : "", from + i);
  return out;
}

// A page of rows in the order of their keys: behind `after`, up to `to`, both may be empty.
std::vector<Cells> read_page(Reader& reader, const Table& table, WorkspaceId only,
                             const Cells& after, const Cells& to, std::int64_t limit) {
  std::vector<Param> params;
  std::string where;
  auto keys = join(table.keys, "t.");
  auto bound = [&](const Cells& key, std::string_view than) {
    if (key.empty()) return;
    where += fmt::format("{}({}) {} ({})", where.empty() ? " WHERE " : " AND ", keys, than,
                         placeholders(params.size() + 1, key.size()));
    for (const auto& cell : key) params.push_back(param_of(cell));
  };
  bound(after, ">");
  bound(to, "<=");
  if (only) {
    params.emplace_back(only);
    where +=
        fmt::format("{}t.workspace_id = ${}", where.empty() ? " WHERE " : " AND ", params.size());
  }
  auto sql = fmt::format("{}SELECT {} FROM {} t{} ORDER BY {}", kAllWorkspaces,
                         join(table.columns, "t."), table.name, where, keys);
  if (limit > 0) sql += fmt::format(" LIMIT {}", limit);
  std::vector<Cells> rows;
  reader.run(sql, params,
             [&](const Row& row) { rows.push_back(cells_of(row, table.columns.size())); });
  return rows;
}

Cells key_of(const Table& table, const Cells& row) {
  Cells key;
  for (const auto& name : table.keys) key.push_back(row[table.index_of(name)]);
  return key;
}

std::string upsert_sql(const Table& table, std::size_t rows) {
  auto width = table.columns.size();
  std::string sql = fmt::format("INSERT INTO {} ({}) VALUES ", table.name, join(table.columns, ""));
  for (std::size_t i = 0; i < rows; ++i)
    sql += fmt::format("{}({})", i ? ", " : "", placeholders(i * width + 1, width));
  sql += " ON CONFLICT (" + join(table.keys, "") + ") DO ";
  std::string set;
  for (const auto& column : table.columns)
    if (!table.is_key(column))
      set += fmt::format("{}{} = excluded.{}", set.empty() ? "" : ", ", column, column);
  return sql + (set.empty() ? "NOTHING" : "UPDATE SET " + set);
}

// One round over the tables of a source.
class Round {
 public:
  Round(Database& to, const OnCopied& on_copied, WorkspaceId only)
      : to_(to), on_copied_(on_copied), only_(only) {}

  Result<CopyRound> run(Reader& source) {
    auto tables = tables_to_copy(source);
    for (const auto& table : tables) TRY_VOID(compare(source, table));
    TRY_VOID(settle());
    for (const auto& table : tables) {
      auto sent = sum_table(source, table, only_);
      auto arrived = to_.read_now([&](Reader& reader) { return sum_table(reader, table, only_); });
      if (sent != arrived)
        return unavailable("copy_differs",
                           fmt::format("of {} {} rows were sent and {} arrived, or not the same; "
                                       "nothing in the first store was changed. Run it again",
                                       table.name, sent.rows, arrived.rows));
      done_.sums.push_back(std::move(arrived));
    }
    return std::move(done_);
  }

 private:
  struct Stuck {
    const Table* table;
    Cells row;
    bool gone;  // to be deleted, else to be written
  };

  Result<void> compare(Reader& source, const Table& named) {
    tables_.push_back(std::make_unique<Table>(named));
    const auto& table = *tables_.back();
    Cells after;
    std::int64_t seen = 0;
    for (bool more = true; more;) {
      auto ours = read_page(source, table, only_, after, {}, kPageRows);
      more = static_cast<std::int64_t>(ours.size()) == kPageRows;
      auto last = more ? key_of(table, ours.back()) : Cells{};
      TRY_VOID(compare_page(table, ours, after, last));
      after = std::move(last);
      on_copied_(table.name, seen += static_cast<std::int64_t>(ours.size()));
    }
    return write_links();
  }

  Result<void> compare_page(const Table& table, const std::vector<Cells>& ours, const Cells& after,
                            const Cells& last) {
    std::map<Cells, Cells> theirs;
    for (auto& row : to_.read_now(
             [&](Reader& reader) { return read_page(reader, table, only_, after, last, 0); }))
      theirs.emplace(key_of(table, row), std::move(row));
    std::vector<Cells> differing;
    for (const auto& row : ours) {
      auto known = theirs.find(key_of(table, row));
      bool same = known != theirs.end() && known->second == row;
      if (known != theirs.end()) theirs.erase(known);
      if (!same) differing.push_back(row);
    }
    for (auto& [key, row] : theirs) stuck_.push_back({&table, std::move(row), true});
    done_.written += static_cast<std::int64_t>(differing.size());
    done_.deleted += static_cast<std::int64_t>(theirs.size());
    return write(table, std::move(differing));
  }

  // Rows that name rows of their own table get the names when all are there.
  Result<void> write(const Table& table, std::vector<Cells> rows) {
    auto whole = rows;
    for (const auto& reference : table.references)
      if (reference.table == table.name)
        for (std::size_t i = 0; i < rows.size(); ++i)
          if (auto& cell = rows[i][table.index_of(reference.column)]) {
            links_.emplace_back(&table, whole[i]);
            cell.reset();
          }
    if (rows.empty() || write_rows(to_, table, rows).ok()) return {};
    // Something in the way, such as a name that another row still has: one by one.
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (!write_rows(to_, table, std::span(&rows[i], 1)).ok())
        stuck_.push_back({&table, std::move(whole[i]), false});
    if (stuck_.size() > kStuckMax) return too_many_stuck();
    return {};
  }

  Result<void> write_links() {
    for (auto& [table, row] : std::exchange(links_, {}))
      if (!write_rows(to_, *table, std::span(&row, 1)).ok()) stuck_.push_back({table, row, false});
    return {};
  }

  // Deletes what is gone, children first, and tries again what was in each other's way, as long as
  // that helps.
  Result<void> settle() {
    std::reverse(stuck_.begin(), stuck_.end());
    while (!stuck_.empty()) {
      auto before = stuck_.size();
      std::vector<Stuck> still;
      for (auto& one : stuck_)
        if (auto done =
                one.gone ? remove(one) : write_rows(to_, *one.table, std::span(&one.row, 1));
            !done.ok())
          still.push_back(std::move(one));
      stuck_ = std::move(still);
      if (stuck_.size() == before) return too_many_stuck();
    }
    return {};
  }

  Result<void> remove(const Stuck& one) {
    auto key = key_of(*one.table, one.row);
    std::vector<Param> params;
    std::string where;
    for (std::size_t i = 0; i < key.size(); ++i) {
      params.push_back(param_of(key[i]));
      where += fmt::format("{}{} = ${}", i ? " AND " : "", one.table->keys[i], i + 1);
    }
    return to_.write_now(only_, [&](Tx& tx) -> Result<void> {
      tx.execute("DELETE FROM " + one.table->name + " WHERE " + where, params);
      return {};
    });
  }

  Result<void> too_many_stuck() const {
    return unavailable(
        "copy_stuck",
        fmt::format("{} rows would not go in, the first of {}; look at the disk and the log of the "
                    "second store, and start again with a new one",
                    stuck_.size(), stuck_.empty() ? "" : stuck_.front().table->name));
  }

  Database& to_;
  const OnCopied& on_copied_;
  WorkspaceId only_;
  CopyRound done_;
  std::vector<std::unique_ptr<Table>> tables_;
  std::vector<Stuck> stuck_;  // rows as they are in the source
  std::vector<std::pair<const Table*, Cells>> links_;
};

// The mark of a copy is a row 0 among the versions of the schema, which no migration has.
constexpr std::string_view kCopying = "copying";
constexpr std::string_view kCopied = "copied";

std::string mark(Reader& reader) {
  return reader.find_text("SELECT v.name FROM schema_version v WHERE v.number = 0", {})
      .value_or("");
}

bool is_there(Reader& reader) {
  auto tables = list_tables(reader);
  return std::ranges::find(tables, "schema_version", &Table::name) != tables.end();
}

// What `ask` says of a store; `otherwise` where a damaged one does not answer: whoever reads on
// meets that too.
template <class Ask>
auto ask_of(Database& database, std::invoke_result_t<Ask, Reader&> otherwise, const Ask& ask) {
  try {
    return database.read_now(ask);
  } catch (const StoreError& error) {
    if (error.kind == StoreErrorKind::Lost) throw;
    return otherwise;
  }
}

std::string mark_if_any(Database& database) {
  return ask_of(database, std::string(),
                [](Reader& reader) { return is_there(reader) ? mark(reader) : std::string(); });
}

}  // namespace

void Summing::add(const Cells& cells) {
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, sizeof(parts_));
  for (const auto& cell : cells) {
    // The length keeps "ab","c" apart from "a","bc"; null is no length at all.
    auto length = cell ? std::uint64_t{cell->size()} : UINT64_MAX;
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(&length),
                              sizeof length);
    if (cell)
      crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(cell->data()),
                                cell->size());
  }
  std::array<std::uint64_t, 2> hash;
  crypto_generichash_final(&state, reinterpret_cast<unsigned char*>(hash.data()), sizeof hash);
  parts_[0] += hash[0];
  parts_[1] += hash[1];
  ++sum_.rows;
}

TableSum Summing::finish() {
  sum_.hash = fmt::format("{:016x}{:016x}", parts_[0], parts_[1]);
  return std::move(sum_);
}

TableSum sum_table(Reader& reader, const Table& table, WorkspaceId only) {
  Summing sum(table.name);
  std::vector<Param> params;
  if (only) params.emplace_back(only);
  reader.scan(fmt::format("{}SELECT {} FROM {} t{}", kAllWorkspaces, join(table.columns, "t."),
                          table.name, only ? " WHERE t.workspace_id = $1" : ""),
              params, [&](const Row& row) { sum.add(cells_of(row, table.columns.size())); });
  return sum.finish();
}

Result<void> write_rows(Database& to, const Table& table, std::span<const Cells> rows) {
  auto most = std::max<std::size_t>(1, kBatchValuesMax / table.columns.size());
  for (std::size_t from = 0; from < rows.size(); from += most) {
    auto some = rows.subspan(from, std::min(most, rows.size() - from));
    std::vector<Param> params;
    for (const auto& row : some)
      for (const auto& cell : row) params.push_back(param_of(cell));
    auto sql = upsert_sql(table, some.size());
    TRY_VOID(to.write_now([&](Tx& tx) -> Result<void> {
      tx.execute(sql, params);
      return {};
    }));
  }
  return {};
}

void move_last(std::vector<Table>& tables, std::string_view name) {
  auto found = std::find_if(tables.begin(), tables.end(),
                            [&](const Table& table) { return table.name == name; });
  if (found != tables.end()) std::rotate(found, found + 1, tables.end());
}

std::vector<Table> tables_to_copy(Reader& reader) {
  auto tables = in_order_of_references(list_tables(reader));
  std::erase_if(tables, [](const Table& table) { return table.name == "schema_version"; });
  move_last(tables, "directory");
  return tables;
}

Result<CopyRound> copy_round(Database& from, Database& to, const OnCopied& on_copied,
                             WorkspaceId only) {
  return from.read_now(
      [&](Reader& source) -> Result<CopyRound> { return Round(to, on_copied, only).run(source); });
}

Result<CopyMark> begin_copy(Database& to, Instant now) {
  return to.write_now([&](Tx& tx) -> Result<CopyMark> {
    auto before = mark(tx);
    if (before.empty() && tx.exists("/* all workspaces */ SELECT 1 FROM workspaces w LIMIT 1", {}))
      return rule_rejected("not_empty",
                           "the store to copy into is in use already; drop and create the database "
                           "again, or give a new folder");
    tx.execute("DELETE FROM schema_version WHERE number = 0", {});
    tx.execute("INSERT INTO schema_version (number, name, run_at) VALUES (0, $1, $2)",
               {kCopying, now});
    return before == kCopied ? CopyMark::Whole : CopyMark::Unfinished;
  });
}

Result<void> end_copy(Database& to) {
  return to.write_now([&](Tx& tx) -> Result<void> {
    tx.execute("UPDATE schema_version SET name = $1 WHERE number = 0", {kCopied});
    return {};
  });
}

Result<void> check_whole(Database& database) {
  if (mark_if_any(database) != kCopying) return {};
  return unavailable("copy_unfinished",
                     "this store is being copied into and is not whole; run penstock copy again "
                     "until it says that both are the same");
}

Result<void> check_readable(Database& database) {
  if (!ask_of(database, true, is_there))
    return unavailable("store_missing",
                       "there is no store yet; look whether the place is right, or make one with "
                       "penstock init");
  return check_whole(database);
}

Result<void> take_into_use(Database& database) {
  TRY_VOID(check_whole(database));
  if (mark_if_any(database).empty()) return {};
  return database.write_now([&](Tx& tx) -> Result<void> {
    tx.execute("DELETE FROM schema_version WHERE number = 0", {});
    return {};
  });
}

}  // namespace penstock::store
