#include "store/workspace_rows.h"

#include <istream>
#include <ostream>

#include "base/json.h"
#include "base/text.h"
#include "store/migrations.h"
#include "store/statement_rules.h"
#include "store/text_engine.h"

namespace penstock::store {
namespace {

constexpr int kFormat = 1;  // of the file
constexpr std::string_view kClosed = "closed:";
constexpr int kRowsPerDelete = 1'000;
constexpr std::size_t kRowsPerWrite = 500;

struct Key {
  std::string key;
  std::int64_t ref = 0;
};

std::vector<Key> keys_of(Reader& reader, WorkspaceId id) {
  std::vector<Key> keys;
  reader.query("SELECT d.key, d.ref FROM directory d WHERE d.workspace_id = $1 ORDER BY d.key",
               {id},
               [&](const Row& row) { keys.push_back({std::string(row.text(0)), row.integer(1)}); });
  return keys;
}

void rename_key(Tx& tx, WorkspaceId id, const Key& from, const std::string& to) {
  tx.execute("DELETE FROM directory WHERE key = $1", {from.key});
  tx.execute("INSERT INTO directory (key, workspace_id, ref) VALUES ($1, $2, $3)",
             {to, id, from.ref});
}

Json line_of(const Cells& cells) {
  Json::Array array;
  for (const auto& cell : cells) array.push_back(cell ? Json(*cell) : Json());
  return array;
}

Error bad_file(std::int64_t line, const std::string& why) {
  return invalid_field("FILE", "bad_file",
                       fmt::format("line {}: {}; nothing was changed", line, why));
}

// Reads an exported file line by line and checks it on the way.
class FileReading {
 public:
  using OnRow = std::function<Result<void>(const Table&, Cells)>;
  explicit FileReading(std::istream& in) : in_(in) {}

  Result<ExportedWorkspace> run(const OnRow& on_row) {
    TRY(manifest, next());
    const auto* format = manifest.find("penstock_workspace");
    if (!format || !format->as_int() || *format->as_int() != kFormat)
      return bad_file(line_, "this is no workspace that Penstock has exported");
    ExportedWorkspace told{
        .id = text(manifest, "id"), .name = text(manifest, "name"), .slug = text(manifest, "slug")};
    if (const auto* schema = manifest.find("schema"); schema && schema->as_int())
      told.schema = *schema->as_int();
    for (;;) {
      TRY(line, next());
      if (line.find("whole")) return told;
      if (!line.find("table")) return bad_file(line_, "a table begins with its name");
      TRY(rows, table(line, on_row));
      told.rows += rows;
      ++told.tables;
    }
  }

 private:
  static std::string text(const Json& json, std::string_view name) {
    const auto* member = json.find(name);
    return member && member->as_string() ? *member->as_string() : "";
  }

  Result<Json> next() {
    ++line_;
    std::string line;
    if (!std::getline(in_, line)) return bad_file(line_, "the file ends before its last line");
    auto json = parse_json(line);
    if (!json.ok()) return bad_file(line_, "this is no JSON");
    return json;
  }

  Result<std::int64_t> table(const Json& head, const OnRow& on_row) {
    Table table{.name = text(head, "table"), .columns = {}};
    if (const auto* columns = head.find("columns"); columns && columns->as_array())
      for (const auto& column : *columns->as_array())
        if (column.as_string()) table.columns.push_back(*column.as_string());
    Summing sum(table.name);
    for (;;) {
      TRY(line, next());
      if (line.find("end")) return end(line, sum.finish());
      const auto* array = line.as_array();
      if (!array || array->size() != table.columns.size())
        return bad_file(line_, "a row has as many cells as its table has columns");
      Cells cells;
      for (const auto& cell : *array) {
        if (!cell.is_null() && !cell.as_string()) return bad_file(line_, "a cell is text or null");
        cells.push_back(cell.is_null() ? std::optional<std::string>{} : *cell.as_string());
      }
      sum.add(cells);
      TRY_VOID(on_row(table, std::move(cells)));
    }
  }

  Result<std::int64_t> end(const Json& line, const TableSum& sum) const {
    const auto* rows = line.find("rows");
    if (!rows || !rows->as_int() || *rows->as_int() != sum.rows || text(line, "hash") != sum.hash)
      return bad_file(line_, "the rows of " + sum.table + " are not those that were exported");
    return sum.rows;
  }

  std::istream& in_;
  std::int64_t line_ = 0;
};

// What the first reading of a file has to say.
struct Checked {
  ExportedWorkspace told;
  std::vector<std::string> keys;
};

Result<Checked> check_file(const std::vector<Table>& known, std::istream& in) {
  Checked checked;
  TRY(told, FileReading(in).run([&](const Table& table, const Cells& cells) -> Result<void> {
    auto ours = std::find_if(known.begin(), known.end(),
                             [&](const Table& one) { return one.name == table.name; });
    if (ours == known.end() || ours->columns != table.columns)
      return invalid_field("FILE", "bad_file",
                           "the table " + table.name + " of the file is not one of this Penstock");
    if (table.name == "directory")
      checked.keys.push_back(cells[table.index_of("key")].value_or(""));
    return {};
  }));
  checked.told = std::move(told);
  return checked;
}

// Writes the rows of one table after the other.
class Filling {
 public:
  Filling(Database& database, const std::vector<Table>& known)
      : database_(database), known_(known) {}

  Result<void> add(const Table& table, Cells cells) {
    if (!table_ || table_->name != table.name) {
      TRY_VOID(end_table());
      table_ = &*std::find_if(known_.begin(), known_.end(),
                              [&](const Table& one) { return one.name == table.name; });
    }
    if (table_->name == "directory") {
      auto& key = cells[table_->index_of("key")];
      key = std::string(kClosed) + *key;
    }
    for (const auto& reference : table_->references)
      if (reference.table == table_->name && cells[table_->index_of(reference.column)]) {
        links_.push_back(cells);
        cells[table_->index_of(reference.column)].reset();
      }
    rows_.push_back(std::move(cells));
    if (rows_.size() < kRowsPerWrite) return {};
    return write(std::exchange(rows_, {}));
  }
  Result<void> end_table() {
    if (!table_) return {};
    TRY_VOID(write(std::exchange(rows_, {})));
    return write(std::exchange(links_, {}));
  }

 private:
  Result<void> write(const std::vector<Cells>& rows) {
    return write_rows(database_, *table_, rows);
  }

  Database& database_;
  const std::vector<Table>& known_;
  const Table* table_ = nullptr;
  std::vector<Cells> rows_;
  std::vector<Cells> links_;  // rows that name rows of their own table: again, when all are there
};

std::string joined(const std::vector<std::string>& names, const char* before) {
  std::string out;
  for (const auto& name : names) out.append(out.empty() ? "" : ", ").append(before).append(name);
  return out;
}

Result<std::int64_t> delete_some(Database& database, WorkspaceId id, const Table& table) {
  auto sql = fmt::format(
      "DELETE FROM {} WHERE workspace_id = $1 AND ({}) IN (SELECT {} FROM {} x WHERE "
      "x.workspace_id = $1 LIMIT {})",
      table.name, joined(table.keys, ""), joined(table.keys, "x."), table.name, kRowsPerDelete);
  return database.write_now(id,
                            [&](Tx& tx) -> Result<std::int64_t> { return tx.execute(sql, {id}); });
}

Result<void> cut_own_references(Database& database, WorkspaceId id, const Table& table) {
  for (const auto& reference : table.references)
    if (reference.table == table.name)
      TRY_VOID(database.write_now(id, [&](Tx& tx) -> Result<void> {
        tx.execute(fmt::format("UPDATE {} SET {} = NULL WHERE workspace_id = $1 AND {} IS NOT NULL",
                               table.name, reference.column, reference.column),
                   {id});
        return {};
      }));
  return {};
}

}  // namespace

Result<void> close_workspace(Database& database, WorkspaceId id) {
  return database.write_now(id, [&](Tx& tx) -> Result<void> {
    for (const auto& key : keys_of(tx, id))
      if (!key.key.starts_with(kClosed)) rename_key(tx, id, key, std::string(kClosed) + key.key);
    tx.execute(
        "UPDATE workspaces SET access_revision = access_revision + 1 WHERE workspace_id = $1",
        {id});
    return {};
  });
}

Result<void> open_workspace(Database& database, WorkspaceId id) {
  return database.write_now(id, [&](Tx& tx) -> Result<void> {
    auto keys = directory_keys(tx, id);
    if (auto taken = find_collisions(tx, id, keys); !taken.empty())
      return rule_rejected("collision", fmt::format("{}", fmt::join(taken, "; ")));
    for (const auto& key : keys_of(tx, id))
      if (key.key.starts_with(kClosed)) rename_key(tx, id, key, key.key.substr(kClosed.size()));
    return {};
  });
}

std::vector<std::string> directory_keys(Reader& reader, WorkspaceId id) {
  std::vector<std::string> keys;
  for (const auto& key : keys_of(reader, id))
    keys.push_back(key.key.starts_with(kClosed) ? key.key.substr(kClosed.size()) : key.key);
  return keys;
}

bool is_open(Reader& reader, WorkspaceId id) {
  auto keys = keys_of(reader, id);
  return std::any_of(keys.begin(), keys.end(),
                     [](const Key& key) { return !key.key.starts_with(kClosed); });
}

std::vector<std::string> find_collisions(Reader& reader, WorkspaceId id,
                                         std::span<const std::string> keys) {
  std::vector<std::string> taken;
  for (const auto& key : keys)
    reader.query("SELECT d.workspace_id FROM directory d WHERE d.key = $1", {key},
                 [&](const Row& row) {
                   if (WorkspaceId{row.integer(0)} == id) return;
                   auto colon = key.find(':');
                   auto kind = key.substr(0, colon);
                   taken.push_back((kind == "email" ? "the e-mail " : "the " + kind + " ") +
                                   key.substr(colon + 1) + " is another workspace's here");
                 });
  return taken;
}

Result<ExportedWorkspace> export_workspace(Database& database, WorkspaceId id, Instant now,
                                           std::ostream& out) {
  return database.read_now([&](Reader& reader) -> Result<ExportedWorkspace> {
    ExportedWorkspace told{.id = id.text(), .schema = schema_version(reader)};
    reader.query("SELECT w.name, w.slug FROM workspaces w WHERE w.workspace_id = $1", {id},
                 [&](const Row& row) {
                   told.name = row.text(0);
                   told.slug = row.text(1);
                 });
    auto put = [&](const Json& line) { out << to_text(line) << '\n'; };
    put(Json::Object{{"penstock_workspace", kFormat},
                     {"id", told.id},
                     {"name", told.name},
                     {"slug", told.slug},
                     {"schema", told.schema},
                     {"exported_at", to_text(now)}});
    for (const auto& table : tables_to_copy(reader)) {
      Json::Array columns;
      for (const auto& column : table.columns) columns.emplace_back(column);
      put(Json::Object{{"table", table.name}, {"columns", std::move(columns)}});
      Summing sum(table.name);
      reader.scan(
          fmt::format("{}SELECT {} FROM {} t WHERE t.workspace_id = $1 ORDER BY {}", kAllWorkspaces,
                      joined(table.columns, "t."), table.name, joined(table.keys, "t.")),
          std::vector<Param>{id}, [&](const Row& row) {
            Cells cells(table.columns.size());
            for (std::size_t i = 0; i < cells.size(); ++i)
              if (auto at = static_cast<int>(i); !row.is_null(at))
                cells[i] = std::string(row.text(at));
            sum.add(cells);
            put(line_of(cells));
          });
      auto of_table = sum.finish();
      put(Json::Object{{"end", table.name}, {"rows", of_table.rows}, {"hash", of_table.hash}});
      told.rows += of_table.rows;
      ++told.tables;
    }
    put(Json::Object{{"whole", true}, {"tables", told.tables}, {"rows", told.rows}});
    out.flush();
    if (!out)
      return unavailable("output_failed", "the file took no more and is not whole; delete it");
    return told;
  });
}

Result<ExportedWorkspace> import_workspace(Database& database, std::istream& in) {
  auto known = database.read_now([](Reader& reader) { return tables_to_copy(reader); });
  auto schema = database.read_now([](Reader& reader) { return schema_version(reader); });
  auto checked = check_file(known, in);
  if (!checked.ok()) return checked.error();
  if (checked->told.schema != schema)
    return unavailable("schema_differs",
                       fmt::format("the file is of version {} of the schema, this store of {}; "
                                   "export and import with the same Penstock",
                                   checked->told.schema, schema));
  auto id = WorkspaceId::parse(checked->told.id);
  if (!id) return bad_file(1, "the workspace has no id");
  auto taken = database.read_now([&](Reader& reader) {
    auto all = find_collisions(reader, *id, checked->keys);
    if (is_open(reader, *id))
      all.push_back("the workspace " + checked->told.id + " is here already and in use");
    return all;
  });
  if (!taken.empty())
    return rule_rejected("collision",
                         fmt::format("nothing was changed: {}", fmt::join(taken, "; ")));
  in.clear();
  in.seekg(0);
  Filling filling(database, known);
  TRY_VOID(FileReading(in).run(
      [&](const Table& table, Cells cells) { return filling.add(table, std::move(cells)); }));
  TRY_VOID(filling.end_table());
  return checked->told;
}

Result<std::int64_t> erase_workspace(Database& database, WorkspaceId id,
                                     const OnCopied& on_deleted) {
  TRY_VOID(close_workspace(database, id));
  auto tables = database.read_now([](Reader& reader) { return tables_to_copy(reader); });
  // The row of the workspace goes last: by it an erasure that was broken off is found again.
  std::reverse(tables.begin(), tables.end());
  move_last(tables, "workspaces");
  TRY_VOID(database.write_now([&](Tx& tx) -> Result<void> {
    tx.dialect().text_engine().forget(tx, id);
    return {};
  }));
  std::int64_t all = 0;
  for (const auto& table : tables) {
    TRY_VOID(cut_own_references(database, id, table));
    std::int64_t of_table = 0;
    for (std::int64_t some = 1; some > 0; of_table += some) {
      TRY(deleted, delete_some(database, id, table));
      some = deleted;
      on_deleted(table.name, of_table + some);
    }
    all += of_table;
  }
  return all;
}

}  // namespace penstock::store
