#pragma once
// One row of a table as the record it means. Pure: relations stay text, for whoever has the records
// to resolve; nothing here knows the store.

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "features/importing/csv_reader.h"
#include "features/importing/mapping.h"

namespace penstock::importing {

using Text = std::optional<std::string>;
using CustomValues = std::vector<std::pair<std::string, std::string>>;  // key, text as in the file

// A stage that a deal was in, from when.
struct StageVisit {
  std::string stage;
  Date on;
  bool operator==(const StageVisit&) const = default;
};

struct ImportDeal {
  Text external_id, title, stage, pipeline, owner, owner_external_id;
  Text company, company_external_id, company_domain, person_email, person_external_id, product;
  Text source_kind, source_channel, source_campaign, forecast_category, lost_reason, lost_note;
  Text competitor;
  std::optional<Money> value;
  std::optional<ImportedStatus> status;  // always set after mapping
  std::optional<Date> expected_close_on, opened_on, closed_on;
  std::optional<Probability> probability_bp;
  std::optional<Instant> created_at;
  std::vector<std::string> tags;
  std::vector<PersonRef> people;
  std::vector<StageVisit> history;
  CustomValues custom;
  // As the file has them, before they are settled into the fields above.
  std::optional<Date> close_date, won_on, lost_on;
  std::optional<bool> is_won, is_closed;
  std::optional<StageText> stage_with_pipeline;
};

struct ImportCompany {
  Text external_id, name, domain, industry, country, city, website, phone;
  Text parent, parent_external_id, owner, owner_external_id;
  std::optional<std::int64_t> employees;
  std::optional<Money> revenue;
  std::optional<Instant> created_at;
  std::vector<std::string> tags;
  CustomValues custom;
};

struct ImportPerson {
  Text external_id, name, first_name, last_name, email, phone, job_title, language;
  Text company, company_external_id, company_domain, owner, owner_external_id;
  std::optional<bool> do_not_contact;
  std::optional<Instant> created_at;
  std::vector<std::string> tags;
  CustomValues custom;
};

struct ImportProduct {
  Text external_id, name, series;
  std::optional<Money> price;
  std::optional<bool> active;
  CustomValues custom;
};

struct ImportUser {
  Text external_id, name, first_name, last_name, email, manager, team, role;
  std::optional<bool> active;
  CustomValues custom;
};

struct ImportDealHistory {
  Text deal_external_id, stage;
  std::optional<Instant> entered_at;
  std::optional<Money> value;
  std::optional<Probability> probability_bp;
  std::optional<Date> close_date;
  CustomValues custom;
};

using ImportRow = std::variant<ImportDeal, ImportCompany, ImportPerson, ImportProduct, ImportUser,
                               ImportDealHistory>;

struct MappedRow {
  ImportRow row;
  std::uint64_t number = 0;
  std::uint64_t offset = 0;
  std::vector<FieldError> errors;  // not empty: the row failed; `field` is the header of the column
};

enum class ShortRows { Fail, Pad };  // rows with fewer cells than the header

// Maps rows of one file. Immutable once made; one for each file of an import.
class RowMapper {
 public:
  // Errors: InvalidField/unknown_field when the mapping names a field that the record has not.
  static Result<RowMapper> create(FileMapping mapping, ShortRows short_rows = ShortRows::Fail);
  // Errors of cells and of the whole row (too_many_cells, too_few_cells, missing) are in the
  // result.
  MappedRow map(const CsvRow& row) const;
  const FileMapping& mapping() const { return mapping_; }

 private:
  struct Column {
    const Target* target = nullptr;  // nullptr: custom, or nothing
    std::size_t slot = 0;            // in the slots of the record type
  };
  RowMapper(FileMapping mapping, ShortRows short_rows)
      : mapping_(std::move(mapping)), short_rows_(short_rows) {}
  template <class Record>
  void fill(Record& record, const CsvRow& row, MappedRow& mapped) const;

  FileMapping mapping_;
  ShortRows short_rows_;
  std::vector<Column> columns_;
  std::optional<std::size_t> currency_column_;
};

}  // namespace penstock::importing
