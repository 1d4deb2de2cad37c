#pragma once
// How companies and people are kept: rows, the words for search and the events of every change.
// Events are collected, so that an import can append those of many rows at once.

#include "features/changes.h"
#include "features/contacts/rules.h"
#include "store/record_sql.h"
#include "store/text_index.h"

namespace penstock::contacts {

using Events = std::vector<journal::Event>;

inline store::Value folded_or_null(const std::optional<std::string>& text) {
  return text ? store::Value(fold(*text)) : store::Value();
}
inline auto derived_columns(const Company& c) {
  return std::array{store::Derived{"name_folded", fold(c.name)},
                    store::Derived{"name_key", company_key(c.name)},
                    store::Derived{"industry_folded", folded_or_null(c.industry)},
                    store::Derived{"country_folded", folded_or_null(c.country)},
                    store::Derived{"city_folded", folded_or_null(c.city)}};
}
inline auto derived_columns(const Person& p) {
  return std::array{
      store::Derived{"name_folded", fold(p.name)},
      store::Derived{"email_canonical",
                     p.email ? store::Value(canonical_email(*p.email)) : store::Value()},
      store::Derived{"phone_digits",
                     p.phone ? store::Value(phone_digits(*p.phone)) : store::Value()},
      store::Derived{"job_title_folded", folded_or_null(p.job_title)}};
}

// What the two records are called where they are kept and written down.
template <class T>
struct Kind;
template <>
struct Kind<Company> {
  using Id = CompanyId;
  static constexpr std::string_view kType = "company", kTable = "companies",
                                    kIdOfPath = "company_id";
  static constexpr std::string_view kCreated = "company.created", kEdited = "company.edited",
                                    kDeleted = "company.deleted";
};
template <>
struct Kind<Person> {
  using Id = PersonId;
  static constexpr std::string_view kType = "person", kTable = "people", kIdOfPath = "person_id";
  static constexpr std::string_view kCreated = "person.created", kEdited = "person.edited",
                                    kDeleted = "person.deleted";
};

// Nothing when there is none or the actor may not see it.
template <class T>
std::optional<T> find_visible(store::Reader& reader, const access::Actor& actor,
                              typename Kind<T>::Id id) {
  store::Sql sql;
  sql.bind(actor.workspace_id.value);
  auto bound_id = sql.bind(id.value);
  sql.text = "SELECT " + store::columns<T>("t") + " FROM " + std::string(Kind<T>::kTable) +
             " t WHERE t.workspace_id = $1 AND t.id = " + bound_id;
  sql.text += access::visible(actor, sql, "t.owner_id");
  std::optional<T> found;
  reader.query(sql, [&](const store::Row& row) { found = store::read_row<T>(row); });
  return found;
}

// Each writes the row and the words for search, and adds its event.
template <class T>
void insert_record(store::Tx& tx, WorkspaceId workspace_id, const T& record, Events& events) {
  store::insert(tx, Kind<T>::kTable, workspace_id, record);
  store::put_text(tx, {workspace_id, Kind<T>::kType}, record.id.value, "", search_text(record));
  events.push_back(change_event<T>(Kind<T>::kCreated, Kind<T>::kType, nullptr, &record));
}

// Errors: Conflict/version_conflict.
Result<Company> save_record(store::Tx& tx, WorkspaceId workspace_id, Instant now,
                            const Company& before, Company after, Events& events);
Result<Person> save_record(store::Tx& tx, WorkspaceId workspace_id, Instant now,
                           const Person& before, Person after, Events& events);

// Errors: RuleRejected/company_in_use, RuleRejected/person_in_use.
Result<void> remove_record(store::Tx& tx, WorkspaceId workspace_id, const Company& company,
                           Events& events);
// Takes the person out of deals too, with an event for each.
Result<void> remove_record(store::Tx& tx, WorkspaceId workspace_id, const Person& person,
                           Events& events);

// What the deal's journal says of a person in it; null: the person was not, or is no longer, in it.
journal::Event deal_person_event(const Person& person, DealId deal_id,
                                 const std::optional<DealRole>* before,
                                 const std::optional<DealRole>* after);

// Conflict/external_id_taken when another record came with this id.
template <class T>
Result<void> check_external_id(store::Reader& reader, WorkspaceId workspace_id, const T& record) {
  if (record.external_id.has_value() != record.external_source.has_value())
    return invalid_field("external_id", "incomplete",
                         "give external_source and external_id together");
  if (!record.external_id) return {};
  bool taken = reader.exists("SELECT 1 FROM " + std::string(Kind<T>::kTable) +
                                 " t WHERE t.workspace_id = $1 AND "
                                 "t.external_source = $2 AND t.external_id = $3 AND t.id <> $4",
                             {workspace_id, record.external_source, record.external_id, record.id});
  if (taken)
    return conflict("external_id_taken",
                    "another record has this external id already; change that one");
  return {};
}

}  // namespace penstock::contacts
