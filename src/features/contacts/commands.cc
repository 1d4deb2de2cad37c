// Companies and people are made, changed and deleted in the same way: load, decide (rules.h),
// save with the expected version, append to the journal.

#include "features/checks.h"
#include "features/contacts/store.h"

namespace penstock::contacts {
namespace {

using access::Actor;
using store::Tx;

// Runs a change that collects its events, and appends them when it went well.
template <class Change>
auto told(Tx& tx, const Actor& actor, Instant now, const Change& change) {
  Events events;
  auto outcome = change(events);
  if (outcome.ok() && !events.empty())
    journal::append(tx, actor.workspace_id, actor.user_id, now, events);
  return outcome;
}

// Walks up from the parent: a company may not stand above itself.
Result<void> check_parent(store::Reader& reader, const Actor& actor, const Company& company) {
  if (!company.parent_id) return {};
  if (!find_visible<Company>(reader, actor, *company.parent_id))
    return unknown_reference("parent_id", "company");
  std::int64_t at = company.parent_id->value;
  for (int step = 0; at != 0; ++step) {
    if (at == company.id.value)
      return invalid_field("parent_id", "circle",
                           "a company cannot belong to itself, nor to one that belongs to it");
    if (step == kParentStepsMax)
      return invalid_field("parent_id", "too_deep",
                           "at most 20 companies may stand above a company");
    at = reader
             .find_integer(
                 "SELECT c.parent_id FROM companies c WHERE c.workspace_id = $1 AND c.id = $2",
                 {actor.workspace_id, at})
             .value_or(0);
  }
  return {};
}

// Each checks what differs from `before` only: an old reference may have gone out of sight.
Result<void> check_references(store::Reader& reader, const Actor& actor, const Company& before,
                              const Company& after) {
  if (after.owner_id != before.owner_id)
    TRY_VOID(check_owner(reader, actor.workspace_id, after.owner_id));
  if (after.parent_id != before.parent_id) TRY_VOID(check_parent(reader, actor, after));
  if (after.external_id == before.external_id && after.external_source == before.external_source)
    return {};
  return check_external_id(reader, actor.workspace_id, after);
}
Result<void> check_references(store::Reader& reader, const Actor& actor, const Person& before,
                              const Person& after) {
  if (after.owner_id != before.owner_id)
    TRY_VOID(check_owner(reader, actor.workspace_id, after.owner_id));
  if (after.company_id && after.company_id != before.company_id &&
      !find_visible<Company>(reader, actor, *after.company_id))
    return unknown_reference("company_id", "company");
  if (after.external_id == before.external_id && after.external_source == before.external_source)
    return {};
  return check_external_id(reader, actor.workspace_id, after);
}

template <class T, class Create>
Result<T> add(Tx& tx, const Actor& actor, Instant now, const Create& command, Events& events) {
  T record;
  TRY_VOID(apply_edit(record, command, {"custom"}));
  TRY(custom, merge_custom(record.custom, command.custom));
  record.custom = std::move(custom);
  record.id = tx.ids().make<typename Kind<T>::Id>();
  record.created_at = record.updated_at = now;
  TRY_VOID(normalise(record));
  TRY_VOID(check_references(tx, actor, T{}, record));
  if (!record.owner_id && actor.user_id) record.owner_id = actor.user_id;
  insert_record(tx, actor.workspace_id, record, events);
  return record;
}

template <class T, class Edit>
Result<T> change(Tx& tx, const Actor& actor, Instant now, const T& before, const Edit& command,
                 Events& events) {
  TRY_VOID(check_version(before.version, command.expected_version));
  auto after = before;
  TRY_VOID(apply_edit(after, command, {Kind<T>::kIdOfPath, "custom", "expected_version"}));
  if (command.custom) {
    TRY(custom, merge_custom(before.custom, *command.custom.set));
    after.custom = std::move(custom);
  }
  TRY_VOID(normalise(after));
  TRY_VOID(check_references(tx, actor, before, after));
  if (!differs(before, after)) return before;
  return save_record(tx, actor.workspace_id, now, before, std::move(after), events);
}

}  // namespace

Result<Company> load_company(store::Reader& reader, const Actor& actor, CompanyId id) {
  auto found = find_visible<Company>(reader, actor, id);
  if (!found) return not_found("company");
  return std::move(*found);
}

Result<Person> load_person(store::Reader& reader, const Actor& actor, PersonId id) {
  auto found = find_visible<Person>(reader, actor, id);
  if (!found) return not_found("person");
  return std::move(*found);
}

Result<Company> add_company(Tx& tx, const Actor& actor, Instant now, const CreateCompany& command,
                            Events& events) {
  return add<Company>(tx, actor, now, command, events);
}

Result<Person> add_person(Tx& tx, const Actor& actor, Instant now, const CreatePerson& command,
                          Events& events) {
  return add<Person>(tx, actor, now, command, events);
}

Result<Company> change_company(Tx& tx, const Actor& actor, Instant now, const EditCompany& command,
                               Events& events) {
  TRY(before, load_company(tx, actor, command.company_id));
  return change(tx, actor, now, before, command, events);
}

Result<Person> change_person(Tx& tx, const Actor& actor, Instant now, const EditPerson& command,
                             Events& events) {
  TRY(before, load_person(tx, actor, command.person_id));
  return change(tx, actor, now, before, command, events);
}

Result<Company> create_company(Tx& tx, const Actor& actor, Instant now,
                               const CreateCompany& command) {
  return told(tx, actor, now,
              [&](Events& events) { return add_company(tx, actor, now, command, events); });
}

Result<Company> edit_company(Tx& tx, const Actor& actor, Instant now, const EditCompany& command) {
  return told(tx, actor, now,
              [&](Events& events) { return change_company(tx, actor, now, command, events); });
}

Result<void> remove_company(Tx& tx, const Actor& actor, const DeleteCompany& command,
                            Events& events) {
  TRY(company, load_company(tx, actor, command.company_id));
  TRY_VOID(check_version(company.version, command.expected_version));
  return remove_record(tx, actor.workspace_id, company, events);
}

Result<void> delete_company(Tx& tx, const Actor& actor, Instant now, const DeleteCompany& command) {
  return told(tx, actor, now,
              [&](Events& events) { return remove_company(tx, actor, command, events); });
}

Result<Person> create_person(Tx& tx, const Actor& actor, Instant now, const CreatePerson& command) {
  return told(tx, actor, now,
              [&](Events& events) { return add_person(tx, actor, now, command, events); });
}

Result<Person> edit_person(Tx& tx, const Actor& actor, Instant now, const EditPerson& command) {
  return told(tx, actor, now,
              [&](Events& events) { return change_person(tx, actor, now, command, events); });
}

Result<void> remove_person(Tx& tx, const Actor& actor, const DeletePerson& command,
                           Events& events) {
  TRY(person, load_person(tx, actor, command.person_id));
  TRY_VOID(check_version(person.version, command.expected_version));
  return remove_record(tx, actor.workspace_id, person, events);
}

Result<void> delete_person(Tx& tx, const Actor& actor, Instant now, const DeletePerson& command) {
  return told(tx, actor, now,
              [&](Events& events) { return remove_person(tx, actor, command, events); });
}

std::optional<CompanyId> find_company(store::Reader& reader, WorkspaceId workspace_id,
                                      std::string_view name, std::string_view domain) {
  if (auto canonical = canonical_domain(domain))
    if (auto id = reader.find_integer("SELECT c.id FROM companies c WHERE c.workspace_id = $1 AND "
                                      "c.domain = $2 ORDER BY c.id LIMIT 1",
                                      {workspace_id, *canonical}))
      return CompanyId{*id};
  auto key = company_key(name);
  if (key.empty()) return {};
  auto id = reader.find_integer(
      "SELECT c.id FROM companies c WHERE c.workspace_id = $1 AND c.name_key = $2 ORDER BY c.id "
      "LIMIT 1",
      {workspace_id, key});
  if (!id) return {};
  return CompanyId{*id};
}

std::optional<PersonId> find_person_by_email(store::Reader& reader, WorkspaceId workspace_id,
                                             std::string_view email) {
  auto canonical = canonical_email(email);
  if (canonical.empty()) return {};
  auto id = reader.find_integer(
      "SELECT p.id FROM people p WHERE p.workspace_id = $1 AND p.email_canonical = $2 ORDER BY "
      "p.id LIMIT 1",
      {workspace_id, canonical});
  if (!id) return {};
  return PersonId{*id};
}

Result<CompanyId> find_or_make_company(Tx& tx, const Actor& actor, Instant now,
                                       std::string_view name,
                                       const std::optional<std::string>& domain) {
  if (auto found = find_company(tx, actor.workspace_id, name, domain.value_or(""))) return *found;
  TRY(made, create_company(tx, actor, now, {.name = std::string(name), .domain = domain}));
  return made.id;
}

}  // namespace penstock::contacts
