#pragma once
// Companies and people: types, commands and what other features may call. README.md has the words,
// the invariants and the events.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "commands/registry.h"
#include "features/checks.h"
#include "features/ids.h"

namespace penstock::contacts {

// ---- records ----

// An organisation that buys or may buy.
struct Company {
  CompanyId id;
  std::string name;
  std::optional<std::string> domain;  // canonical: "example.com", no scheme, no "www."
  std::optional<std::string> industry;
  std::optional<std::int64_t> employees;
  std::optional<Money> revenue;  // of a year
  std::optional<std::string> country;
  std::optional<std::string> city;
  std::optional<std::string> website;
  std::optional<std::string> phone;
  std::optional<CompanyId> parent_id;
  std::optional<UserId> owner_id;
  std::vector<std::string> tags;
  RawJson custom{"{}"};
  std::optional<std::string> external_source;
  std::optional<std::string> external_id;
  Instant created_at{};
  Instant updated_at{};
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Company, (),
                      (id, name, domain, industry, employees, revenue, country, city, website,
                       phone, parent_id, owner_id, tags, custom, external_source, external_id,
                       created_at, updated_at, version))

// A contact at a company, or alone.
struct Person {
  PersonId id;
  std::string name;
  std::optional<std::string> email;
  std::optional<std::string> phone;
  std::optional<std::string> job_title;
  std::optional<CompanyId> company_id;
  std::optional<UserId> owner_id;
  std::optional<std::string> language;
  bool do_not_contact = false;
  std::vector<std::string> tags;
  RawJson custom{"{}"};
  std::optional<std::string> external_source;
  std::optional<std::string> external_id;
  Instant created_at{};
  Instant updated_at{};
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Person, (),
                      (id, name, email, phone, job_title, company_id, owner_id, language,
                       do_not_contact, tags, custom, external_source, external_id, created_at,
                       updated_at, version))

// What a person is in a deal.
enum class DealRole { DecisionMaker, EconomicBuyer, Champion, Influencer, Gatekeeper, User };
BOOST_DESCRIBE_ENUM(DealRole, DecisionMaker, EconomicBuyer, Champion, Influencer, Gatekeeper, User)

// ---- commands ----

inline constexpr std::int64_t kEmployeesMax = 100'000'000;
inline constexpr std::size_t kNameBytesMax = 300;
inline constexpr int kParentStepsMax = 20;  // companies above a company

struct CreateCompany {
  std::string name;
  std::optional<std::string> domain;
  std::optional<std::string> industry;
  std::optional<std::int64_t> employees;
  std::optional<Money> revenue;
  std::optional<std::string> country;
  std::optional<std::string> city;
  std::optional<std::string> website;
  std::optional<std::string> phone;
  std::optional<CompanyId> parent_id;
  std::optional<UserId> owner_id;  // the actor when absent
  std::vector<std::string> tags;
  RawJson custom{"{}"};
  std::optional<std::string> external_source;
  std::optional<std::string> external_id;
};
BOOST_DESCRIBE_STRUCT(CreateCompany, (),
                      (name, domain, industry, employees, revenue, country, city, website, phone,
                       parent_id, owner_id, tags, custom, external_source, external_id))

// Members of `custom` are merged into those that are there; null takes one away.
struct EditCompany {
  CompanyId company_id;
  Patch<std::string> name;
  Patch<std::optional<std::string>> domain;
  Patch<std::optional<std::string>> industry;
  Patch<std::optional<std::int64_t>> employees;
  Patch<std::optional<Money>> revenue;
  Patch<std::optional<std::string>> country;
  Patch<std::optional<std::string>> city;
  Patch<std::optional<std::string>> website;
  Patch<std::optional<std::string>> phone;
  Patch<std::optional<CompanyId>> parent_id;
  Patch<std::optional<UserId>> owner_id;
  Patch<std::vector<std::string>> tags;
  Patch<RawJson> custom;
  Patch<std::optional<std::string>> external_source;
  Patch<std::optional<std::string>> external_id;
  std::optional<std::int64_t> expected_version;
};
BOOST_DESCRIBE_STRUCT(EditCompany, (),
                      (company_id, name, domain, industry, employees, revenue, country, city,
                       website, phone, parent_id, owner_id, tags, custom, external_source,
                       external_id, expected_version))

struct DeleteCompany {
  CompanyId company_id;
  std::optional<std::int64_t> expected_version;
};
BOOST_DESCRIBE_STRUCT(DeleteCompany, (), (company_id, expected_version))

struct CreatePerson {
  std::string name;
  std::optional<std::string> email;
  std::optional<std::string> phone;
  std::optional<std::string> job_title;
  std::optional<CompanyId> company_id;
  std::optional<UserId> owner_id;  // the actor when absent
  std::optional<std::string> language;
  bool do_not_contact = false;
  std::vector<std::string> tags;
  RawJson custom{"{}"};
  std::optional<std::string> external_source;
  std::optional<std::string> external_id;
};
BOOST_DESCRIBE_STRUCT(CreatePerson, (),
                      (name, email, phone, job_title, company_id, owner_id, language,
                       do_not_contact, tags, custom, external_source, external_id))

struct EditPerson {
  PersonId person_id;
  Patch<std::string> name;
  Patch<std::optional<std::string>> email;
  Patch<std::optional<std::string>> phone;
  Patch<std::optional<std::string>> job_title;
  Patch<std::optional<CompanyId>> company_id;
  Patch<std::optional<UserId>> owner_id;
  Patch<std::optional<std::string>> language;
  Patch<bool> do_not_contact;
  Patch<std::vector<std::string>> tags;
  Patch<RawJson> custom;
  Patch<std::optional<std::string>> external_source;
  Patch<std::optional<std::string>> external_id;
  std::optional<std::int64_t> expected_version;
};
BOOST_DESCRIBE_STRUCT(EditPerson, (),
                      (person_id, name, email, phone, job_title, company_id, owner_id, language,
                       do_not_contact, tags, custom, external_source, external_id,
                       expected_version))

struct DeletePerson {
  PersonId person_id;
  std::optional<std::int64_t> expected_version;
};
BOOST_DESCRIBE_STRUCT(DeletePerson, (), (person_id, expected_version))

// Adds a person to a deal, or changes what the person is in it.
struct PutDealPerson {
  DealId deal_id;
  PersonId person_id;
  std::optional<DealRole> role;
};
BOOST_DESCRIBE_STRUCT(PutDealPerson, (), (deal_id, person_id, role))

struct RemoveDealPerson {
  DealId deal_id;
  PersonId person_id;
};
BOOST_DESCRIBE_STRUCT(RemoveDealPerson, (), (deal_id, person_id))

struct DealPerson {
  PersonId person_id;
  std::string name;
  std::optional<DealRole> role;
  std::optional<std::string> email;
  std::optional<std::string> phone;
  std::optional<std::string> job_title;
  std::optional<CompanyId> company_id;
  bool do_not_contact = false;
};
BOOST_DESCRIBE_STRUCT(DealPerson, (),
                      (person_id, name, role, email, phone, job_title, company_id, do_not_contact))

// ---- limits and meaning ----

template <class T>
concept CompanyFields = std::is_base_of_v<Company, T> || std::is_same_v<T, CreateCompany> ||
                        std::is_same_v<T, EditCompany>;
template <class T>
concept PersonFields = std::is_base_of_v<Person, T> || std::is_same_v<T, CreatePerson> ||
                       std::is_same_v<T, EditPerson>;

template <CompanyFields T>
constexpr auto field_notes(const T*) {
  return std::array{
      FieldNote{.name = "name",
                .says = "What the organisation is called",
                .text_max = kNameBytesMax,
                .required = true},
      FieldNote{.name = "domain",
                .says = "Its internet domain, the surest mark of who it is",
                .text_max = 253},
      FieldNote{.name = "industry", .says = "What it does", .text_max = 200},
      FieldNote{.name = "employees",
                .says = "How many people work there",
                .min = 0,
                .max = kEmployeesMax},
      FieldNote{.name = "revenue", .says = "What it earns in a year"},
      FieldNote{.name = "phone", .text_max = 60},
      FieldNote{.name = "parent_id", .says = "The company that it belongs to"},
      FieldNote{.name = "owner_id", .says = "Who looks after it"},
      FieldNote{.name = "tags", .text_max = kTagBytesMax},
      FieldNote{.name = "custom", .says = "Fields of the team's own", .shape = JsonShape::Object},
      FieldNote{.name = "external_source", .says = "Where it was imported from", .text_max = 100},
      FieldNote{.name = "external_id", .says = "Its id there", .text_max = 200},
      FieldNote{.name = "id", .read_only = true},
      FieldNote{.name = "created_at", .read_only = true},
      FieldNote{.name = "updated_at", .read_only = true},
      FieldNote{.name = "version", .says = "Grows by one with every change", .read_only = true}};
}
template <PersonFields T>
constexpr auto field_notes(const T*) {
  return std::array{
      FieldNote{.name = "name",
                .says = "What the person is called",
                .text_max = kNameBytesMax,
                .required = true},
      FieldNote{.name = "email", .text_max = 254},
      FieldNote{.name = "phone", .text_max = 60},
      FieldNote{.name = "job_title", .text_max = 200},
      FieldNote{.name = "company_id", .says = "Where the person works"},
      FieldNote{.name = "owner_id", .says = "Who looks after the person"},
      FieldNote{.name = "language",
                .says = "Language of messages to the person: en, pl …",
                .text_max = 20},
      FieldNote{.name = "do_not_contact", .says = "True when the person asked to be left alone"},
      FieldNote{.name = "tags", .text_max = kTagBytesMax},
      FieldNote{.name = "custom", .says = "Fields of the team's own", .shape = JsonShape::Object},
      FieldNote{.name = "external_source", .says = "Where it was imported from", .text_max = 100},
      FieldNote{.name = "external_id", .says = "Its id there", .text_max = 200},
      FieldNote{.name = "id", .read_only = true},
      FieldNote{.name = "created_at", .read_only = true},
      FieldNote{.name = "updated_at", .read_only = true},
      FieldNote{.name = "version", .says = "Grows by one with every change", .read_only = true}};
}

// ---- what other features call ----

// Errors of commands: NotFound; Conflict/version_conflict; InvalidField;
// RuleRejected/company_in_use.
Result<Company> create_company(store::Tx& tx, const access::Actor& actor, Instant now,
                               const CreateCompany& command);
Result<Company> edit_company(store::Tx& tx, const access::Actor& actor, Instant now,
                             const EditCompany& command);
Result<void> delete_company(store::Tx& tx, const access::Actor& actor, Instant now,
                            const DeleteCompany& command);
Result<Person> create_person(store::Tx& tx, const access::Actor& actor, Instant now,
                             const CreatePerson& command);
Result<Person> edit_person(store::Tx& tx, const access::Actor& actor, Instant now,
                           const EditPerson& command);
Result<void> delete_person(store::Tx& tx, const access::Actor& actor, Instant now,
                           const DeletePerson& command);
Result<DealPerson> put_deal_person(store::Tx& tx, const access::Actor& actor, Instant now,
                                   const PutDealPerson& command);
Result<void> remove_deal_person(store::Tx& tx, const access::Actor& actor, Instant now,
                                const RemoveDealPerson& command);

// The same without the journal: events are added to `events`, for whoever appends many at once (an
// import, with its batch).
Result<Company> add_company(store::Tx& tx, const access::Actor& actor, Instant now,
                            const CreateCompany& command, std::vector<journal::Event>& events);
Result<Person> add_person(store::Tx& tx, const access::Actor& actor, Instant now,
                          const CreatePerson& command, std::vector<journal::Event>& events);
Result<Company> change_company(store::Tx& tx, const access::Actor& actor, Instant now,
                               const EditCompany& command, std::vector<journal::Event>& events);
Result<Person> change_person(store::Tx& tx, const access::Actor& actor, Instant now,
                             const EditPerson& command, std::vector<journal::Event>& events);
Result<void> remove_company(store::Tx& tx, const access::Actor& actor, const DeleteCompany& command,
                            std::vector<journal::Event>& events);
Result<void> remove_person(store::Tx& tx, const access::Actor& actor, const DeletePerson& command,
                           std::vector<journal::Event>& events);

// The company of this domain, or else of this name (letters and legal forms folded); a new one,
// with its event, where there is none. Companies that the actor may not see are matched too: a
// second record of the same company would be worse than a link to a hidden one.
// Errors: InvalidField on a bad name or domain.
Result<CompanyId> find_or_make_company(store::Tx& tx, const access::Actor& actor, Instant now,
                                       std::string_view name,
                                       const std::optional<std::string>& domain = {});
// The same without making one. `domain` and `name` may be empty.
std::optional<CompanyId> find_company(store::Reader& reader, WorkspaceId workspace_id,
                                      std::string_view name, std::string_view domain);
// The oldest person with this address, whatever its case.
std::optional<PersonId> find_person_by_email(store::Reader& reader, WorkspaceId workspace_id,
                                             std::string_view email);

// A deleted deal takes its people's places in it along, with an event for each.
void leave_with_deal(store::Tx& tx, const access::Actor& actor, DealId deal_id,
                     std::vector<journal::Event>& events);
// Takes the name of a person that the actor may not see out of the body of a deal's event.
void hide_unseen(store::Reader& reader, const access::Actor& actor, std::string_view event_name,
                 RawJson& body);
// Whether such a place (deal.person_removed) can be taken again, and taking it.
// Errors: Conflict/undo_overtaken where the person is gone or in the deal already.
Result<void> check_return(store::Tx& tx, const access::Actor& actor, const journal::Entry& entry);
Result<void> return_with_deal(store::Tx& tx, const access::Actor& actor,
                              const journal::Entry& entry, std::vector<journal::Event>& events);

// NotFound unless the record is there and the actor may see it.
Result<Company> load_company(store::Reader& reader, const access::Actor& actor, CompanyId id);
Result<Person> load_person(store::Reader& reader, const access::Actor& actor, PersonId id);

criteria::RecordSpec company_spec();
criteria::RecordSpec person_spec();

// The registry must outlive what is registered: lists ask it for the schema.
void register_contacts(commands::Registry& registry);

// ---- rules that others need ----

// "https://www.Example.com/shop" → "example.com"; nothing when there is no domain in it.
std::optional<std::string> canonical_domain(std::string_view text);
// The name folded, without punctuation and legal forms: "ŁÓDŹ-Trans Sp. z o.o." → "lodz trans". Two
// names with the same key are taken for one company.
std::string company_key(std::string_view name);

}  // namespace penstock::contacts
