#pragma once
// Reads of companies and people, and the undoing of their events.

#include "commands/listing.h"
#include "features/contacts/contacts.h"

namespace penstock::contacts {

// A company with what its deals amount to: those that the actor may see.
struct CompanyItem : Company {
  std::int64_t open_deals = 0;
  std::optional<Money> won_value;  // of won deals in the workspace's currency
};
BOOST_DESCRIBE_STRUCT(CompanyItem, (Company), (open_deals, won_value))

struct PersonItem : Person {
  std::optional<std::string> company_name;
};
BOOST_DESCRIBE_STRUCT(PersonItem, (Person), (company_name))

struct GetCompany {
  CompanyId company_id;
};
BOOST_DESCRIBE_STRUCT(GetCompany, (), (company_id))
struct GetPerson {
  PersonId person_id;
};
BOOST_DESCRIBE_STRUCT(GetPerson, (), (person_id))

struct ListPeople : commands::ListRequest {
  std::optional<CompanyId> company_id;  // only those who work there
};
BOOST_DESCRIBE_STRUCT(ListPeople, (commands::ListRequest), (company_id))

struct CompanyTimeline {
  CompanyId company_id;
  std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(CompanyTimeline, (), (company_id, cursor))
struct PersonTimeline {
  PersonId person_id;
  std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(PersonTimeline, (), (person_id, cursor))

struct ListDealPeople {
  DealId deal_id;
};
BOOST_DESCRIBE_STRUCT(ListDealPeople, (), (deal_id))

Result<commands::List<CompanyItem>> list_companies(store::Reader& reader,
                                                   const commands::Registry& registry,
                                                   const access::Actor& actor, Instant now,
                                                   const commands::ListRequest& request);
Result<commands::List<PersonItem>> list_people(store::Reader& reader,
                                               const commands::Registry& registry,
                                               const access::Actor& actor, Instant now,
                                               const ListPeople& request);
Result<CompanyItem> get_company(store::Reader& reader, const access::Actor& actor, Instant now,
                                const GetCompany& query);
Result<PersonItem> get_person(store::Reader& reader, const access::Actor& actor, Instant now,
                              const GetPerson& query);
Result<commands::List<DealPerson>> list_deal_people(store::Reader& reader,
                                                    const access::Actor& actor, Instant now,
                                                    const ListDealPeople& query);

// Errors: Conflict/undo_overtaken; RuleRejected where the record is in use.
Result<void> undo_company(store::Tx& tx, const access::Actor& actor, Instant now,
                          const journal::Entry& entry);
Result<void> undo_person(store::Tx& tx, const access::Actor& actor, Instant now,
                         const journal::Entry& entry);
Result<void> undo_deal_person(store::Tx& tx, const access::Actor& actor, Instant now,
                              const journal::Entry& entry);

}  // namespace penstock::contacts
