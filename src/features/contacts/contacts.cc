// What contacts offers: commands, queries, undo and the fields of criteria.

#include "features/contacts/contacts.h"

#include "commands/history.h"
#include "features/activities/activities.h"
#include "features/contacts/queries.h"
#include "features/contacts/store.h"

namespace penstock::contacts {
namespace {

using access::Actor;
using commands::HistoryEntry;
using commands::List;
using commands::Permission;
using commands::Registry;
using store::Reader;

void register_company_commands(Registry& registry) {
  constexpr auto kNeeds = Permission::EditRecords;
  registry.add({.name = "company.create",
                .route = "POST /companies",
                .needs = kNeeds,
                .says = "Add a company",
                .status = 201},
               create_company);
  registry.add({.name = "company.edit",
                .route = "PATCH /companies/{company_id}",
                .needs = kNeeds,
                .says = "Change fields of a company"},
               edit_company);
  registry.add({.name = "company.delete",
                .route = "DELETE /companies/{company_id}",
                .needs = kNeeds,
                .says = "Delete a company that nothing refers to"},
               delete_company);
  for (auto name : {Kind<Company>::kCreated, Kind<Company>::kEdited, Kind<Company>::kDeleted})
    registry.add_undo(std::string(name), undo_company);
}

void register_person_commands(Registry& registry) {
  constexpr auto kNeeds = Permission::EditRecords;
  registry.add({.name = "person.create",
                .route = "POST /people",
                .needs = kNeeds,
                .says = "Add a person",
                .status = 201},
               create_person);
  registry.add({.name = "person.edit",
                .route = "PATCH /people/{person_id}",
                .needs = kNeeds,
                .says = "Change fields of a person"},
               edit_person);
  registry.add({.name = "person.delete",
                .route = "DELETE /people/{person_id}",
                .needs = kNeeds,
                .says = "Delete a person without activities and notes"},
               delete_person);
  for (auto name : {Kind<Person>::kCreated, Kind<Person>::kEdited, Kind<Person>::kDeleted})
    registry.add_undo(std::string(name), undo_person);
}

void register_deal_people(Registry& registry) {
  constexpr auto kNeeds = Permission::EditRecords;
  registry.add({.name = "deal.put_person",
                .route = "PUT /deals/{deal_id}/people/{person_id}",
                .needs = kNeeds,
                .says = "Add a person to a deal, or change the person's role"},
               put_deal_person);
  registry.add({.name = "deal.remove_person",
                .route = "DELETE /deals/{deal_id}/people/{person_id}",
                .needs = kNeeds,
                .says = "Take a person out of a deal"},
               remove_deal_person);
  registry.add_query({.name = "deal.people",
                      .route = "GET /deals/{deal_id}/people",
                      .says = "The people of a deal with their roles",
                      .runs = http::Runs::Inline},
                     list_deal_people);
  for (auto name : {"deal.person_added", "deal.person_changed", "deal.person_removed"})
    registry.add_undo(name, undo_deal_person);
}

void register_queries(Registry& registry) {
  registry.add_query<commands::ListRequest, List<CompanyItem>>(
      {.name = "company.list",
       .route = "GET /companies",
       .says = "Companies that meet a criterion, page by page"},
      [&registry](Reader& reader, const Actor& actor, Instant now,
                  const commands::ListRequest& request) {
        return list_companies(reader, registry, actor, now, request);
      });
  registry.add_query<ListPeople, List<PersonItem>>(
      {.name = "person.list",
       .route = "GET /people",
       .says = "People who meet a criterion, page by page"},
      [&registry](Reader& reader, const Actor& actor, Instant now, const ListPeople& request) {
        return list_people(reader, registry, actor, now, request);
      });
  registry.add_query({.name = "company.get",
                      .route = "GET /companies/{company_id}",
                      .says = "One company",
                      .runs = http::Runs::Inline},
                     get_company);
  registry.add_query({.name = "person.get",
                      .route = "GET /people/{person_id}",
                      .says = "One person",
                      .runs = http::Runs::Inline},
                     get_person);
}

void register_timelines(Registry& registry) {
  registry.add_query<CompanyTimeline, List<HistoryEntry>>(
      {.name = "company.timeline",
       .route = "GET /companies/{company_id}/timeline",
       .says = "What happened to a company, newest first"},
      [&registry](Reader& reader, const Actor& actor, Instant,
                  const CompanyTimeline& query) -> Result<List<HistoryEntry>> {
        TRY(company, load_company(reader, actor, query.company_id));
        return read_history(reader, registry, actor, company.id.value, query.cursor);
      });
  registry.add_query<PersonTimeline, List<HistoryEntry>>(
      {.name = "person.timeline",
       .route = "GET /people/{person_id}/timeline",
       .says = "What happened to a person, newest first"},
      [&registry](Reader& reader, const Actor& actor, Instant,
                  const PersonTimeline& query) -> Result<List<HistoryEntry>> {
        TRY(person, load_person(reader, actor, query.person_id));
        return read_history(reader, registry, actor, person.id.value, query.cursor);
      });
}

}  // namespace

criteria::RecordSpec company_spec() {
  auto spec = criteria::make_record_spec<Company>("company", "companies");
  for (const char* name : {"name", "industry", "country", "city"})
    spec.field(name)->folded_column = std::string(name) + "_folded";
  spec.field("parent_id")->references = "company";
  spec.custom_column = "custom";
  spec.owner_column = "owner_id";
  spec.collections.push_back(activities::activity_collection("company_id"));
  return spec;
}

criteria::RecordSpec person_spec() {
  auto spec = criteria::make_record_spec<Person>("person", "people");
  spec.field("name")->folded_column = "name_folded";
  spec.field("job_title")->folded_column = "job_title_folded";
  spec.custom_column = "custom";
  spec.owner_column = "owner_id";
  spec.collections.push_back(activities::activity_collection("person_id"));
  return spec;
}

void register_contacts(Registry& registry) {
  registry.add_record(company_spec());
  registry.add_record(person_spec());
  register_company_commands(registry);
  register_person_commands(registry);
  register_deal_people(registry);
  register_queries(registry);
  register_timelines(registry);
}

}  // namespace penstock::contacts
