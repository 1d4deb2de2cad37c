// A slot says which member of a record a field fills; a cell's value goes there by its type. The
// finishing rules settle what a file says in several ways (status words, flags, stage names,
// dates). Tested by import_row_test.cc.

#include "features/importing/import_row.h"

#include "features/importing/csv_writer.h"

#include <algorithm>

#include "base/text.h"

namespace penstock::importing {
namespace {

template <class R>
using Member = std::variant<Text R::*, std::optional<Money> R::*, std::optional<Date> R::*,
                            std::optional<Instant> R::*, std::optional<Probability> R::*,
                            std::optional<bool> R::*, std::optional<std::int64_t> R::*,
                            std::optional<ImportedStatus> R::*, std::optional<StageText> R::*,
                            std::vector<std::string> R::*, std::vector<PersonRef> R::*>;
template <class R>
struct Slot {
  std::string_view name;
  Member<R> member;
};

#define SLOT(field) {#field, &Row::field}

std::span<const Slot<ImportDeal>> slots(const ImportDeal*) {
  using Row = ImportDeal;
  static const Slot<Row> kSlots[] = {SLOT(external_id),
                                     SLOT(title),
                                     SLOT(stage),
                                     SLOT(pipeline),
                                     SLOT(owner),
                                     SLOT(owner_external_id),
                                     SLOT(company),
                                     SLOT(company_external_id),
                                     SLOT(company_domain),
                                     SLOT(person_email),
                                     SLOT(person_external_id),
                                     SLOT(product),
                                     SLOT(source_kind),
                                     SLOT(source_channel),
                                     SLOT(source_campaign),
                                     SLOT(forecast_category),
                                     SLOT(lost_reason),
                                     SLOT(lost_note),
                                     SLOT(competitor),
                                     SLOT(value),
                                     SLOT(status),
                                     SLOT(expected_close_on),
                                     SLOT(opened_on),
                                     SLOT(closed_on),
                                     SLOT(probability_bp),
                                     SLOT(created_at),
                                     SLOT(tags),
                                     SLOT(people),
                                     SLOT(close_date),
                                     SLOT(won_on),
                                     SLOT(lost_on),
                                     SLOT(is_won),
                                     SLOT(is_closed),
                                     SLOT(stage_with_pipeline)};
  return kSlots;
}
std::span<const Slot<ImportCompany>> slots(const ImportCompany*) {
  using Row = ImportCompany;
  static const Slot<Row> kSlots[] = {SLOT(external_id), SLOT(name),
                                     SLOT(domain),      SLOT(industry),
                                     SLOT(country),     SLOT(city),
                                     SLOT(website),     SLOT(phone),
                                     SLOT(parent),      SLOT(parent_external_id),
                                     SLOT(owner),       SLOT(owner_external_id),
                                     SLOT(employees),   SLOT(revenue),
                                     SLOT(created_at),  SLOT(tags)};
  return kSlots;
}
std::span<const Slot<ImportPerson>> slots(const ImportPerson*) {
  using Row = ImportPerson;
  static const Slot<Row> kSlots[] = {SLOT(external_id),
                                     SLOT(name),
                                     SLOT(first_name),
                                     SLOT(last_name),
                                     SLOT(email),
                                     SLOT(phone),
                                     SLOT(job_title),
                                     SLOT(language),
                                     SLOT(company),
                                     SLOT(company_external_id),
                                     SLOT(company_domain),
                                     SLOT(owner),
                                     SLOT(owner_external_id),
                                     SLOT(do_not_contact),
                                     SLOT(created_at),
                                     SLOT(tags)};
  return kSlots;
}
std::span<const Slot<ImportProduct>> slots(const ImportProduct*) {
  using Row = ImportProduct;
  static const Slot<Row> kSlots[] = {SLOT(external_id), SLOT(name), SLOT(series), SLOT(price),
                                     SLOT(active)};
  return kSlots;
}
std::span<const Slot<ImportUser>> slots(const ImportUser*) {
  using Row = ImportUser;
  static const Slot<Row> kSlots[] = {SLOT(external_id), SLOT(name),  SLOT(first_name),
                                     SLOT(last_name),   SLOT(email), SLOT(manager),
                                     SLOT(team),        SLOT(role),  SLOT(active)};
  return kSlots;
}
std::span<const Slot<ImportDealHistory>> slots(const ImportDealHistory*) {
  using Row = ImportDealHistory;
  static const Slot<Row> kSlots[] = {SLOT(deal_external_id), SLOT(stage),
                                     SLOT(entered_at),       SLOT(value),
                                     SLOT(probability_bp),   SLOT(close_date)};
  return kSlots;
}
#undef SLOT

// The record that a type is mapped to.
ImportRow empty_row(RecordType type) {
  switch (type) {
    case RecordType::Deal:
      return ImportDeal{};
    case RecordType::Company:
      return ImportCompany{};
    case RecordType::Person:
      return ImportPerson{};
    case RecordType::Product:
      return ImportProduct{};
    case RecordType::User:
      return ImportUser{};
    case RecordType::DealHistory:
      return ImportDealHistory{};
  }
  bug_found("every record type has a row");
}

template <class R>
std::size_t slot_index(std::string_view name) {
  auto all = slots(static_cast<const R*>(nullptr));
  auto found = std::ranges::find(all, name, &Slot<R>::name);
  return static_cast<std::size_t>(found - all.begin());
}

template <class R>
void store(R& record, const Slot<R>& slot, CellValue&& value) {
  std::visit(
      [&](auto member) {
        auto& place = record.*member;
        using Place = std::remove_reference_t<decltype(place)>;
        if constexpr (
            requires { typename Place::value_type; } && !requires { place.has_value(); }) {
          if (auto* list = std::get_if<Place>(&value)) place = std::move(*list);
        } else {
          using Value = typename Place::value_type;
          if (auto* one = std::get_if<Value>(&value)) place = std::move(*one);
        }
      },
      slot.member);
}

bool missing(const Text& text) { return !text || trim(*text).empty(); }

void require(const Text& text, std::string_view field, std::string_view remedy, MappedRow& mapped) {
  if (missing(text))
    mapped.errors.push_back(
        {std::string(field), "missing", "the row has no " + std::string(remedy)});
}

void settle_status(ImportDeal& deal) {
  auto from_stage = deal.stage ? parse_status(*deal.stage) : std::nullopt;
  bool ended = from_stage == ImportedStatus::Won || from_stage == ImportedStatus::Lost;
  if (!deal.status && deal.is_won == true) deal.status = ImportedStatus::Won;
  if (!deal.status && deal.is_closed == true) deal.status = ImportedStatus::Lost;
  if (!deal.status && ended) deal.status = from_stage;
  if (!deal.status && deal.won_on) deal.status = ImportedStatus::Won;
  if (!deal.status && deal.lost_on) deal.status = ImportedStatus::Lost;
  if (!deal.status) deal.status = ImportedStatus::Open;
  // "Closed Won" is an outcome, no stage of a pipeline.
  if (ended) deal.stage.reset();
}

void settle_dates(ImportDeal& deal) {
  bool won = deal.status == ImportedStatus::Won;
  bool closed = won || deal.status == ImportedStatus::Lost;
  if (closed) {
    if (!deal.closed_on) deal.closed_on = won ? deal.won_on : deal.lost_on;
    if (!deal.closed_on) deal.closed_on = deal.close_date;
  } else {
    if (!deal.expected_close_on) deal.expected_close_on = deal.close_date;
    deal.closed_on.reset();
  }
}

void settle_title(ImportDeal& deal) {
  if (!missing(deal.title)) return;
  std::string title;
  for (const Text* part : {&deal.company, &deal.product}) {
    if (missing(*part)) continue;
    title += (title.empty() ? "" : " – ") + **part;
  }
  if (missing(deal.company) && !title.empty() && deal.external_id)
    title += " – " + *deal.external_id;
  if (title.empty() && deal.external_id) title = *deal.external_id;
  if (!title.empty()) deal.title = title;
}

// The sample of Maven: a deal is engaged on a day and closed on a day; what lost deals carry as
// value is a zero that means "nothing", and only engaged deals can be closed.
void settle_maven(ImportDeal& deal) {
  bool closed = deal.status == ImportedStatus::Won || deal.status == ImportedStatus::Lost;
  if (deal.status != ImportedStatus::Won) deal.value.reset();
  if (closed) deal.stage = "Engaging";
  if (deal.opened_on) deal.history.push_back({"Engaging", *deal.opened_on});
}

void finish(ImportDeal& deal, const FileMapping& mapping, MappedRow& mapped) {
  if (deal.stage_with_pipeline) {
    deal.stage = deal.stage_with_pipeline->stage;
    if (!deal.pipeline && !deal.stage_with_pipeline->pipeline.empty())
      deal.pipeline = deal.stage_with_pipeline->pipeline;
  }
  settle_status(deal);
  settle_dates(deal);
  settle_title(deal);
  if (mapping.profile == "crm-maven") settle_maven(deal);
  require(deal.title, "title", "title, company, product or id to name the deal by", mapped);
}

template <class R>
void join_name(R& record) {
  if (!missing(record.name)) return;
  std::string name;
  for (const Text* part : {&record.first_name, &record.last_name})
    if (!missing(*part)) name += (name.empty() ? "" : " ") + std::string(trim(**part));
  if (name.empty() && record.email) name = *record.email;
  if (!name.empty()) record.name = name;
}

void finish(ImportCompany& company, const FileMapping&, MappedRow& mapped) {
  if (missing(company.name)) company.name = company.domain;
  if (missing(company.domain) && company.website) {
    auto domain = domain_of(*company.website);
    if (!domain.empty()) company.domain = domain;
  }
  require(company.name, "name", "name; give the company a name", mapped);
}

void finish(ImportPerson& person, const FileMapping&, MappedRow& mapped) {
  join_name(person);
  require(person.name, "name", "name and no e-mail; give one of them", mapped);
}

void finish(ImportProduct& product, const FileMapping&, MappedRow& mapped) {
  require(product.name, "name", "name; give the product a name", mapped);
}

void finish(ImportUser& user, const FileMapping&, MappedRow& mapped) {
  join_name(user);
  require(user.name, "name", "name; give the user a name", mapped);
}

void finish(ImportDealHistory& history, const FileMapping&, MappedRow& mapped) {
  require(history.deal_external_id, "deal_external_id", "id of a deal; fill it in", mapped);
  require(history.stage, "stage", "stage; fill it in", mapped);
  if (!history.entered_at)
    mapped.errors.push_back({"entered_at", "missing", "the row has no time; fill it in"});
}

}  // namespace

Result<RowMapper> RowMapper::create(FileMapping mapping, ShortRows short_rows) {
  RowMapper mapper(std::move(mapping), short_rows);
  for (const auto& column : mapper.mapping_.columns) {
    Column made;
    if (!column.field.empty()) {
      made.target = find_target(mapper.mapping_.record_type, column.field);
      if (made.target == nullptr)
        return invalid_field(column.header, "unknown_field",
                             "there is no field \"" + column.field + "\"; choose one of the list");
      auto row = empty_row(mapper.mapping_.record_type);
      made.slot = std::visit([&]<class R>(const R&) { return slot_index<R>(column.field); }, row);
      if (made.target->kind == TargetKind::Currency)
        mapper.currency_column_ = mapper.columns_.size();
    }
    mapper.columns_.push_back(made);
  }
  return mapper;
}

template <class Record>
void RowMapper::fill(Record& record, const CsvRow& row, MappedRow& mapped) const {
  auto all = slots(static_cast<const Record*>(nullptr));
  CellStyles styles = mapping_.styles;
  // What our own export made harmless is what it was again.
  bool ours = mapping_.profile == "penstock";
  auto text = [&](std::size_t i) { return ours ? without_defusing(row.cells[i]) : row.cells[i]; };
  auto read = [&](std::size_t i) {
    const auto& column = mapping_.columns[i];
    return parse_cell(columns_[i].target->kind, text(i), column.header, styles, column.unit);
  };
  // The currency first: the amounts of the row are in it.
  if (currency_column_ && *currency_column_ < row.cells.size()) {
    auto cell = read(*currency_column_);
    if (!cell.ok())
      mapped.errors.push_back(cell.error().fields[0]);
    else if (auto* currency = std::get_if<Currency>(&*cell))
      styles.currency = *currency;
  }
  auto count = std::min(row.cells.size(), columns_.size());
  for (std::size_t i = 0; i < count; ++i) {
    if (columns_[i].target == nullptr) {
      const auto& key = mapping_.columns[i].custom_key;
      if (key.empty() || row.cells[i].empty()) continue;
      auto cell = parse_cell(TargetKind::LongText, text(i), mapping_.columns[i].header, styles);
      if (!cell.ok())
        mapped.errors.push_back(cell.error().fields[0]);
      else
        record.custom.emplace_back(key, text(i));
      continue;
    }
    if (i == currency_column_) continue;
    auto cell = read(i);
    if (!cell.ok())
      mapped.errors.push_back(cell.error().fields[0]);
    else if (columns_[i].slot < all.size())
      store(record, all[columns_[i].slot], std::move(*cell));
  }
}

MappedRow RowMapper::map(const CsvRow& row) const {
  MappedRow mapped{empty_row(mapping_.record_type), row.number, row.offset, {}};
  auto width = columns_.size();
  auto place = "row " + std::to_string(row.number) + " (byte " + std::to_string(row.offset) + ")";
  auto filled = row.cells.size();
  while (filled > width && trim(row.cells[filled - 1]).empty()) --filled;
  auto counts =
      " has " + std::to_string(row.cells.size()) + " cells, the header " + std::to_string(width);
  if (filled > width)
    mapped.errors.push_back(
        {"", "too_many_cells", place + counts + "; quote cells that have the delimiter in them"});
  if (row.cells.size() < width && short_rows_ == ShortRows::Fail)
    mapped.errors.push_back({"", "too_few_cells", place + counts + "; fill the row up"});
  if (!mapped.errors.empty()) return mapped;
  std::visit(
      [&](auto& record) {
        fill(record, row, mapped);
        if (mapped.errors.empty()) finish(record, mapping_, mapped);
      },
      mapped.row);
  return mapped;
}

}  // namespace penstock::importing
