#include "features/contacts/contacts.h"

#include <gtest/gtest.h>

#include "features/activities/activities.h"
#include "features/contacts/queries.h"
#include "features/products/products.h"
#include "features/search/rules.h"
#include "features/search/search.h"
#include "features/testing.h"

namespace penstock::contacts {
namespace {

struct ContactsTest : ::testing::Test {
  store::TestStore store;
  TestWorkspace team{store};
  commands::Registry registry;
  ContactsTest() { register_contacts(registry); }

  Company make(const access::Actor& actor, std::string name) {
    return team.run(create_company, actor, {.name = std::move(name)}).value();
  }
  std::vector<std::string> names(const access::Actor& actor, commands::ListRequest request = {}) {
    std::vector<std::string> out;
    auto list = team.read([&](store::Reader& reader) {
      return list_companies(reader, registry, actor, store.clock().now(), request);
    });
    for (const auto& item : list.value().items) out.push_back(item.name);
    return out;
  }
};
using Names = std::vector<std::string>;

TEST(CompanyKey, FoldsLegalFormsOfFiveCountries) {
  for (const char* name : {"ACME Sp. z o.o.", "Acme sp. zoo", "acme S.A.", "Acme GmbH & Co. KG",
                           "ACME Ltd.", "SC Acme SRL", "Acme A.Ş.", "Acme San. ve Tic. Ltd. Şti.",
                           "ООО «Acme»", "Acme, Inc.", "Acmé"})
    EXPECT_EQ(company_key(name), "acme") << name;
  EXPECT_EQ(company_key("ООО Ромашка"), company_key("ромашка"));
  EXPECT_EQ(company_key("Limited"), "limited");
}

TEST(CanonicalDomain, TakesAnyAddressOfTheSite) {
  EXPECT_EQ(canonical_domain(" https://www.Example.com:8080/shop?a "), "example.com");
  EXPECT_EQ(canonical_domain("jan@acme.pl"), "acme.pl");
  EXPECT_EQ(canonical_domain("żółw.pl"), "xn--w-uga1v8h.pl");
  for (const char* bad : {"", "acme", "a b.pl", ".pl", "http://"})
    EXPECT_FALSE(canonical_domain(bad)) << bad;
}

TEST_F(ContactsTest, CreatingEditingAndDeletingWritesExactlyOneEventEach) {
  auto company = make(team.rep, "  Łódź Trans ");
  EXPECT_EQ(company.name, "Łódź Trans");
  EXPECT_EQ(company.owner_id, team.rep.user_id);
  EditCompany edit{.company_id = company.id, .expected_version = 1};
  edit.industry.set = "retail";
  EXPECT_EQ(team.run(edit_company, team.rep, edit)->version, 2);
  EXPECT_EQ(team.events().back().body,
            R"({"before":{"industry":null},"after":{"industry":"retail"}})");
  ASSERT_TRUE(team.run(delete_company, team.rep, {.company_id = company.id}).ok());
  EXPECT_EQ(team.event_names(), "company.created company.edited company.deleted");
}

TEST_F(ContactsTest, AStaleVersionIsAConflictAndNothingChangedIsNoEvent) {
  auto company = make(team.rep, "Acme");
  EditCompany edit{.company_id = company.id, .expected_version = 7};
  edit.name.set = "Other";
  EXPECT_EQ(team.run(edit_company, team.rep, edit).error().slug, "version_conflict");
  edit.expected_version.reset();
  edit.name.set = "Acme";
  EXPECT_EQ(team.run(edit_company, team.rep, edit)->version, 1);
  EXPECT_EQ(team.event_names(), "company.created");
}

TEST_F(ContactsTest, EveryFaultOfAUserHasItsAnswer) {
  auto field = [](const auto& result) {
    return result.error().fields.at(0).field + " " + result.error().fields.at(0).slug;
  };
  EXPECT_EQ(field(team.run(create_company, team.rep, {.name = " "})), "name required");
  EXPECT_EQ(field(team.run(create_company, team.rep, {.name = std::string(301, 'a')})),
            "name too_long");
  EXPECT_EQ(field(team.run(create_company, team.rep, {.name = "a", .domain = "no domain"})),
            "domain invalid_domain");
  EXPECT_EQ(field(team.run(create_company, team.rep, {.name = "a", .owner_id = UserId{9}})),
            "owner_id unknown_user");
  EXPECT_EQ(field(team.run(create_company, team.rep, {.name = "a", .parent_id = CompanyId{9}})),
            "parent_id not_found");
  EXPECT_EQ(field(team.run(create_company, team.rep, {.name = "a", .custom = {"[1]"}})),
            "custom wrong_type");
  EXPECT_EQ(field(team.run(create_company, team.rep, {.name = "a", .external_id = "1"})),
            "external_id incomplete");
  EXPECT_EQ(field(team.run(create_person, team.rep, {.name = "a", .email = "no address"})),
            "email invalid_email");
  EXPECT_EQ(field(team.run(create_person, team.rep, {.name = "a", .company_id = CompanyId{9}})),
            "company_id not_found");
  EXPECT_EQ(team.event_names(), "");
}

TEST_F(ContactsTest, VisibilityHoldsForReadingAndChanging) {
  auto company = make(team.rep, "Acme");
  EXPECT_EQ(names(team.rep), Names{"Acme"});
  EXPECT_EQ(names(team.teammate), Names{"Acme"});
  EXPECT_EQ(names(team.viewer), Names{"Acme"});
  EXPECT_EQ(names(team.outsider), Names{});
  EXPECT_EQ(team.run(delete_company, team.outsider, {.company_id = company.id}).error().code,
            ErrorCode::NotFound);
  TestWorkspace other(store, "Other");
  EXPECT_EQ(names(other.admin), Names{});
  EXPECT_EQ(other.run(delete_company, other.admin, {.company_id = company.id}).error().code,
            ErrorCode::NotFound);
}

TEST_F(ContactsTest, PagesStayWholeWhileRowsCome) {
  for (const char* name : {"b", "d", "f"}) make(team.admin, name);
  commands::ListRequest request;
  request.limit = 2;
  auto first = team.read([&](store::Reader& r) {
                     return list_companies(r, registry, team.admin, store.clock().now(), request);
                   })
                   .value();
  make(team.admin, "a");
  make(team.admin, "e");
  request.cursor = first.next_cursor;
  EXPECT_EQ(names(team.admin, request), (Names{"e", "f"}));
  commands::ListRequest words;
  words.q = "d";
  EXPECT_EQ(names(team.admin, words), Names{"d"});
}

TEST_F(ContactsTest, EachChangeIsTakenBackUnlessItWasOvertaken) {
  auto company = make(team.rep, "Acme");
  EditCompany edit{.company_id = company.id};
  edit.name.set = "Umbrella";
  (void)team.run(edit_company, team.rep, edit).value();
  ASSERT_TRUE(team.undo_last(registry, team.rep).ok());
  EXPECT_EQ(names(team.rep), Names{"Acme"});
  (void)team.run(delete_company, team.rep, {.company_id = company.id}).value();
  ASSERT_TRUE(team.undo_last(registry, team.rep).ok());
  EXPECT_EQ(names(team.rep), Names{"Acme"});
  auto created = team.events().front();
  edit.name.set = "Other";
  (void)team.run(edit_company, team.rep, edit).value();
  auto undone = store.database().write_now([&](store::Tx& tx) -> Result<int> {
    TRY_VOID(undo_company(tx, team.rep, store.clock().now(), created));
    return 0;
  });
  EXPECT_EQ(undone.error().slug, "undo_overtaken");
}

TEST_F(ContactsTest, ACompanyIsFoundByDomainOrNameBeforeOneIsMade) {
  auto find = [&](std::string_view name, std::optional<std::string> domain) {
    return team.write([&](store::Tx& tx) {
      return find_or_make_company(tx, team.rep, store.clock().now(), name, domain);
    });
  };
  auto first = find("ACME Sp. z o.o.", "acme.pl");
  EXPECT_EQ(find("acme", {}), first);
  EXPECT_EQ(find("Something else", "https://www.acme.pl/"), first);
  EXPECT_NE(find("Umbrella", {}), first);
  EXPECT_EQ(team.event_names(), "company.created company.created");
}

TEST_F(ContactsTest, PeopleOfADealStandOnItsLineOfTime) {
  auto company = make(team.rep, "Acme");
  auto deal = team.add_deal(team.rep, "Big deal", company.id);
  auto person =
      team.run(create_person, team.rep, {.name = "Jan", .company_id = company.id}).value();
  auto from = team.head();
  (void)team
      .run(put_deal_person, team.rep,
           {.deal_id = deal, .person_id = person.id, .role = DealRole::Champion})
      .value();
  (void)team
      .run(put_deal_person, team.rep,
           {.deal_id = deal, .person_id = person.id, .role = DealRole::Champion})
      .value();
  EXPECT_EQ(team.run(delete_company, team.rep, {.company_id = company.id}).error().slug,
            "company_in_use");
  EXPECT_EQ(team.run(put_deal_person, team.outsider,
                     {.deal_id = deal, .person_id = person.id, .role = {}})
                .error()
                .code,
            ErrorCode::NotFound);
  ASSERT_TRUE(
      team.run(remove_deal_person, team.rep, {.deal_id = deal, .person_id = person.id}).ok());
  EXPECT_EQ(team.event_names(from), "deal.person_added deal.person_removed");
  EXPECT_EQ(team.events().back().subject_id, deal.value);
}

TEST_F(ContactsTest, ActivitiesKeepTheNextStepOfTheDeal) {
  using namespace activities;
  auto deal = team.add_deal(team.rep, "Big deal");
  auto later = team.run(create_activity, team.rep,
                        {.kind = ActivityKind::Call,
                         .title = "later",
                         .due_at = store.clock().now() + std::chrono::hours(48),
                         .deal_id = deal})
                   .value();
  EXPECT_EQ(later.deal->next_activity_title, "later");
  auto today = team.run(create_activity, team.rep,
                        {.title = "today", .due_on = parse_date("2026-11-22"), .deal_id = deal})
                   .value();
  EXPECT_EQ(today.deal->next_activity_title, "today");
  EXPECT_EQ(to_text(*today.deal->next_activity_at), "2026-11-22T22:59:59.999Z");
  auto done =
      team.run(finish_activity, team.rep, {.activity_id = today.id, .outcome = "agreed"}).value();
  EXPECT_EQ(done.deal->next_activity_title, "later");
  EXPECT_EQ(done.deal->last_activity_at, store.clock().now());
  EXPECT_EQ(team.run(finish_activity, team.rep, {.activity_id = today.id}).error().slug,
            "already_done");
  auto open = team.run(reopen_activity, team.rep, {.activity_id = today.id}).value();
  EXPECT_EQ(open.deal->next_activity_title, "today");
  EXPECT_FALSE(open.deal->last_activity_at);
  EXPECT_EQ(team.event_names(),
            "activity.created activity.created activity.done activity.reopened");
  EXPECT_EQ(team.run(finish_activity, team.outsider, {.activity_id = today.id}).error().code,
            ErrorCode::NotFound);
}

TEST(SearchTypos, OneLetterIsForgiven) {
  for (const char* typed : {"kowalsky", "kwoalski", "kowlski", "kowaalski", "kowalski"})
    EXPECT_TRUE(search::begins_with_a_typo("kowalski", typed)) << typed;
  EXPECT_FALSE(search::begins_with_a_typo("kowalski", "nowacki"));
}

TEST_F(ContactsTest, SearchRanksExactFirstAndForgivesATypo) {
  for (const char* name : {"Anna Kowalska", "Kowalski", "Kowalski Jan"})
    (void)team.run(create_person, team.rep, {.name = name}).value();
  auto find = [&](const access::Actor& actor, std::string q) {
    return team
        .read([&](store::Reader& r) {
          return search::find(r, actor, store.clock().now(), {.q = std::move(q)});
        })
        .value()
        .items;
  };
  auto hits = find(team.rep, "kowalski");
  ASSERT_EQ(hits.size(), 2u);
  EXPECT_EQ(hits[0].title, "Kowalski");
  EXPECT_EQ(hits[0].score, 100);
  EXPECT_EQ(find(team.rep, "kowlaski").size(), 2u);
  EXPECT_TRUE(find(team.outsider, "kowalski").empty());
  EXPECT_TRUE(find(team.rep, "\"*'").empty());
}

}  // namespace
}  // namespace penstock::contacts
