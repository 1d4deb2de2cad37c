#pragma once
// Writes one row of a file as the record that it means, inside the transaction of its batch. A row
// is checked whole before its first write, so that a failed row leaves nothing of itself behind.

#include "features/importing/lookups.h"

namespace penstock::importing {

enum class RowOutcome { Created, Updated, Skipped };

class RecordWriter {
 public:
  RecordWriter(Work& work, Lookups& lookups) : work_(work), lookups_(lookups) {}
  // Errors: InvalidField and others: the row failed and says why; nothing was written.
  Result<RowOutcome> write(ImportRow& row);
  // The second pass over a file of companies: their parents, when all of them are there.
  void write_parent(const ImportCompany& row);

 private:
  Result<RowOutcome> write_row(ImportDeal& row);
  Result<RowOutcome> write_row(ImportCompany& row);
  Result<RowOutcome> write_row(ImportPerson& row);
  Result<RowOutcome> write_row(ImportProduct& row);
  Result<RowOutcome> write_row(ImportUser& row);
  Result<RowOutcome> write_row(ImportDealHistory& row);

  using Owner = std::optional<UserId>;
  Result<deals::Deal> new_deal(const ImportDeal& row, const StagePlace& place, Owner owner);
  Result<RowOutcome> create_deal(ImportDeal& row, bool external_taken);
  Result<RowOutcome> update_deal(const ImportDeal& row, DealId id);
  void add_life(const deals::Deal& deal, const ImportDeal& row, std::span<const StagePlace> visits);
  void set_status(deals::Deal& deal, const ImportDeal& row);
  Result<void> set_relations(deals::Deal& deal, const ImportDeal& row, Owner owner);
  Result<void> link_people(const deals::Deal& deal, const ImportDeal& row);
  void save_deal(std::string_view event, const deals::Deal& before, deals::Deal after,
                 Instant occurred_at);
  Instant start_of(Date date);

  bool seen_before(std::string_view type, const std::string& key);
  void see(std::string_view type, const std::string& key);

  Work& work_;
  Lookups& lookups_;
  std::unordered_map<std::int32_t, Instant> days_;  // starts of days in the workspace's zone
};

// Errors: InvalidField/too_long.
Result<void> check_text(std::string_view column, const Text& text, std::size_t bytes_max);

// "{"key": "value", …}" of the cells that are no fields.
std::string custom_text(const CustomValues& custom);

}  // namespace penstock::importing
