#include "store/copy.h"

#include <sodium.h>

namespace penstock::store {
namespace {

constexpr std::size_t kBatchValuesMax = 8'000;  // bound by one statement
constexpr std::size_t kBatchBytesMax = 4'000'000;
constexpr std::size_t kLinksPerWrite = 500;

// What the engine keeps about itself.
bool is_own(const Table& table) { return table.name == "schema_version"; }

std::string column_list(const Table& table, std::string_view alias) {
  std::string out;
  for (const auto& column : table.columns)
    out.append(out.empty() ? "" : ", ").append(alias).append(column);
  return out;
}

// Sums the hashes of rows as two numbers of 64 bits: the order of rows does not matter.
class Summing {
 public:
  explicit Summing(std::string table) { sum_.table = std::move(table); }
  void add(const Row& row, std::size_t columns) {
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, sizeof(parts_));
    for (std::size_t i = 0; i < columns; ++i) {
      auto at = static_cast<int>(i);
      auto text = row.is_null(at) ? std::string_view{} : row.text(at);
      // The length keeps "ab","c" apart from "a","bc"; null is no length at all.
      auto length = row.is_null(at) ? UINT64_MAX : std::uint64_t{text.size()};
      crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(&length),
                                sizeof length);
      crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(text.data()),
                                text.size());
    }
    std::array<std::uint64_t, 2> hash;
    crypto_generichash_final(&state, reinterpret_cast<unsigned char*>(hash.data()), sizeof hash);
    parts_[0] += hash[0];
    parts_[1] += hash[1];
    ++sum_.rows;
  }
  TableSum finish() {
    sum_.hash = fmt::format("{:016x}{:016x}", parts_[0], parts_[1]);
    return std::move(sum_);
  }

 private:
  TableSum sum_;
  std::array<std::uint64_t, 2> parts_{};
};

// Rows on their way into a table, several with one statement.
class Batch {
 public:
  Batch(Database& to, const Table& table) : to_(to), table_(table) {}
  bool full() const { return values_.size() >= kBatchValuesMax || bytes_ >= kBatchBytesMax; }
  void add(const Row& row) {
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      auto at = static_cast<int>(i);
      if (row.is_null(at)) {
        values_.emplace_back(nullptr);
      } else if (is_own_reference(table_.columns[i])) {
        values_.emplace_back(nullptr);
        links_.push_back({&table_.columns[i], row.integer(index_of("workspace_id")),
                          row.integer(index_of("id")), row.integer(at)});
      } else {
        values_.emplace_back(std::string(row.text(at)));
        bytes_ += std::get<std::string>(values_.back()).size();
      }
    }
  }
  Result<void> write() {
    if (values_.empty()) return {};
    auto per_row = table_.columns.size();
    std::string sql = "INSERT INTO " + table_.name + " (" + column_list(table_, "") + ") VALUES ";
    for (std::size_t i = 0; i < values_.size(); ++i) {
      sql += i % per_row != 0 ? ", " : i == 0 ? "(" : ", (";
      sql += fmt::format("${}", i + 1);
      if (i % per_row == per_row - 1) sql += ")";
    }
    std::vector<Param> params(values_.begin(), values_.end());
    TRY_VOID(
        to_.write_now([&](Tx& tx) -> Result<std::int64_t> { return tx.execute(sql, params); }));
    values_.clear();
    bytes_ = 0;
    return {};
  }
  // Rows that name rows of the same table, when all of them are there.
  Result<void> write_links() {
    for (std::size_t from = 0; from < links_.size(); from += kLinksPerWrite)
      TRY_VOID(to_.write_now([&](Tx& tx) -> Result<std::int64_t> {
        auto end = std::min(links_.size(), from + kLinksPerWrite);
        for (auto i = from; i < end; ++i)
          tx.execute(fmt::format("UPDATE {} SET {} = $3 WHERE workspace_id = $1 AND id = $2",
                                 table_.name, *links_[i].column),
                     {links_[i].workspace_id, links_[i].id, links_[i].to});
        return 0;
      }));
    return {};
  }

 private:
  struct Link {
    const std::string* column;
    std::int64_t workspace_id, id, to;
  };

  bool is_own_reference(const std::string& column) const {
    return std::any_of(table_.references.begin(), table_.references.end(), [&](const auto& to) {
      return to.column == column && to.table == table_.name;
    });
  }
  int index_of(std::string_view column) const {
    auto found = std::find(table_.columns.begin(), table_.columns.end(), column);
    return static_cast<int>(found - table_.columns.begin());
  }

  std::vector<Link> links_;
  Database& to_;
  const Table& table_;
  std::vector<Value> values_;
  std::size_t bytes_ = 0;
};

Result<TableSum> copy_table(Reader& from, Database& to, const Table& table,
                            const OnCopied& on_copied) {
  Summing sum(table.name);
  Batch batch(to, table);
  Result<void> written;
  std::int64_t rows = 0;
  from.scan("SELECT " + column_list(table, "t.") + " FROM " + table.name + " t", {},
            [&](const Row& row) {
              if (!written.ok()) return;
              sum.add(row, table.columns.size());
              batch.add(row);
              ++rows;
              if (!batch.full()) return;
              written = batch.write();
              on_copied(table.name, rows);
            });
  if (written.ok()) written = batch.write();
  if (written.ok()) written = batch.write_links();
  if (!written.ok()) return std::move(written.error());
  on_copied(table.name, rows);
  return sum.finish();
}

}  // namespace

TableSum sum_table(Reader& reader, const Table& table) {
  Summing sum(table.name);
  reader.scan("SELECT " + column_list(table, "t.") + " FROM " + table.name + " t", {},
              [&](const Row& row) { sum.add(row, table.columns.size()); });
  return sum.finish();
}

Result<std::vector<TableSum>> copy_tables(Database& from, Database& to, const OnCopied& on_copied) {
  bool empty = to.read_now(
      [](Reader& reader) { return !reader.exists("SELECT 1 FROM workspaces LIMIT 1", {}); });
  if (!empty)
    return rule_rejected("not_empty",
                         "the store to copy into has workspaces already; give a new one");
  return from.read_now([&](Reader& source) -> Result<std::vector<TableSum>> {
    std::vector<TableSum> sums;
    for (const auto& table : in_order_of_references(list_tables(source))) {
      if (is_own(table)) continue;
      TRY(sent, copy_table(source, to, table, on_copied));
      auto arrived = to.read_now([&](Reader& reader) { return sum_table(reader, table); });
      if (arrived != sent)
        return unavailable("copy_differs",
                           fmt::format("of {} {} rows were sent and {} arrived, or not the same; "
                                       "nothing in the first store was changed. Try again with a "
                                       "new second one",
                                       table.name, sent.rows, arrived.rows));
      sums.push_back(std::move(arrived));
    }
    return sums;
  });
}

}  // namespace penstock::store
