#include "features/importing/table_file.h"

#include <map>

#include "features/importing/test_support.h"

namespace penstock::importing {
namespace {

struct Counts {
  int rows = 0, failed = 0;
  std::map<std::string, int> slugs;
};

// Guesses a file and maps all of it.
template <class Use>
Counts map_file(const std::string& path, Use use) {
  Counts counts;
  auto full = (data_folder() / path).string();
  auto file = FileSource::open(full);
  EXPECT_TRUE(file.ok()) << full;
  auto guess = guess_file(**file);
  EXPECT_TRUE(guess.ok()) << full << guess.error().says;
  if (!guess->mapping.styles.currency) guess->mapping.styles.currency = *Currency::parse("USD");
  auto reader = TableReader::open(full, format_of(*guess), guess->mapping);
  EXPECT_TRUE(reader.ok());
  for (;;) {
    auto next = (*reader)->next();
    EXPECT_TRUE(next.ok()) << next.error().says;
    if (!next.ok() || !*next) return counts;
    ++counts.rows;
    counts.failed += !(*next)->errors.empty();
    for (const auto& error : (*next)->errors) ++counts.slugs[error.slug];
    use(**next);
  }
}

TEST(TableFile, MapsTheMavenSampleWhole) {
  SKIP_WITHOUT_DATA();
  std::map<ImportedStatus, int> statuses;
  std::map<std::string, int> stages;
  std::int64_t won_minor = 0;
  int lost_values = 0, histories = 0, gtx_pro = 0;
  auto deals = map_file("crm-maven/sales_pipeline.csv", [&](const MappedRow& row) {
    const auto& deal = std::get<ImportDeal>(row.row);
    ++statuses[*deal.status];
    ++stages[deal.stage.value_or("")];
    if (deal.status == ImportedStatus::Won) won_minor += deal.value->minor;
    lost_values += deal.status == ImportedStatus::Lost && deal.value.has_value();
    histories += static_cast<int>(deal.history.size());
    gtx_pro += loose_name(*deal.product) == loose_name("GTX Pro");
    EXPECT_EQ(deal.closed_on.has_value(), deal.status != ImportedStatus::Open);
    EXPECT_TRUE(deal.external_id && deal.owner && deal.title);
  });
  EXPECT_EQ(deals.rows, 8800);
  EXPECT_EQ(deals.failed, 0);
  EXPECT_EQ(statuses[ImportedStatus::Won], 4238);
  EXPECT_EQ(statuses[ImportedStatus::Lost], 2473);
  EXPECT_EQ(statuses[ImportedStatus::Open], 2089);
  EXPECT_EQ(stages["Prospecting"], 500);
  EXPECT_EQ(stages["Engaging"], 8300);
  EXPECT_EQ(won_minor, 1000553400);
  EXPECT_EQ(lost_values, 0);
  EXPECT_EQ(histories, 8300);
  EXPECT_EQ(gtx_pro, 1480);
  Text parent;
  std::int64_t revenue = 0;
  auto companies = map_file("crm-maven/accounts.csv", [&](const MappedRow& row) {
    const auto& company = std::get<ImportCompany>(row.row);
    if (company.name == "Acme Corporation") {
      revenue = company.revenue->minor;
      EXPECT_EQ(company.custom, (CustomValues{{"year_established", "1996"}}));
      EXPECT_EQ(company.employees, 2822);
      EXPECT_EQ(company.country, "United States");
    }
    if (company.parent) parent = company.parent;
  });
  EXPECT_EQ(companies.rows - companies.failed, 85);
  EXPECT_EQ(revenue, 110'004'000'000);
  EXPECT_TRUE(parent.has_value());
  auto users = map_file("crm-maven/sales_teams.csv", [](const MappedRow& row) {
    const auto& user = std::get<ImportUser>(row.row);
    EXPECT_TRUE(user.name && user.manager && user.team);
  });
  EXPECT_EQ(users.rows - users.failed, 35);
  EXPECT_EQ(map_file("crm-maven/products.csv", [](const MappedRow&) {}).rows, 7);
}

TEST(TableFile, MapsTheExportsOfOtherSystems) {
  SKIP_WITHOUT_DATA();
  std::vector<ImportDeal> deals;
  auto keep = [&](const MappedRow& row) {
    if (row.errors.empty()) deals.push_back(std::get<ImportDeal>(row.row));
  };
  EXPECT_EQ(map_file("crm-exports/constructed/hubspot_deals.csv", keep).failed, 0);
  ASSERT_EQ(deals.size(), 2u);
  EXPECT_EQ(deals[0].status, ImportedStatus::Won);
  EXPECT_EQ(deals[0].closed_on, parse_date("2026-04-15"));
  EXPECT_EQ(deals[0].probability_bp->basis_points, 10'000);
  EXPECT_EQ(deals[1].people.size(), 2u);
  EXPECT_EQ(deals[1].lost_reason, "Budget");
  deals.clear();
  EXPECT_EQ(map_file("crm-exports/constructed/pipedrive_deals.csv", keep).failed, 0);
  ASSERT_EQ(deals.size(), 2u);
  EXPECT_EQ(deals[0].stage, "Proposal made");
  EXPECT_EQ(deals[0].pipeline, "Sales");
  EXPECT_EQ(deals[0].value, (Money{125050, *Currency::parse("EUR")}));
  EXPECT_EQ(deals[0].probability_bp->basis_points, 4000);
  EXPECT_EQ(deals[1].closed_on, parse_date("2026-02-11"));
  EXPECT_EQ(deals[1].people[0].name, "Nowak, Łucja");
  deals.clear();
  auto zoho = map_file("crm-exports/zoho/Potentials.csv", keep);
  EXPECT_EQ(zoho.failed, 0) << testing::PrintToString(zoho.slugs);
  EXPECT_EQ(deals[0].value->minor, 2'270'000);
  auto salesforce = map_file("crm-exports/salesforce-dataloader/opportunityData.csv", keep);
  EXPECT_EQ(salesforce.failed, 0) << testing::PrintToString(salesforce.slugs);
  for (auto path :
       {"crm-exports/zoho/Leads.csv", "crm-exports/zoho/Contacts.csv", "crm-exports/zoho/Users.csv",
        "crm-exports/zoho/Accounts.csv", "crm-exports/salesforce-dataloader/accountData.csv",
        "crm-exports/constructed/pipedrive_sample.csv", "crm-exports/krayin/leads.csv",
        "crm-exports/krayin/persons.csv", "crm-exports/atomic-crm/contacts_export.csv",
        "crm-exports/hubspot-api/deal_data.csv", "crm-exports/hubspot-api/company_data.csv",
        "crm-exports/hubspot-api/deal_stage_data.csv", "crm-exports/hubspot-api/owner_data.csv"}) {
    auto counts = map_file(path, [](const MappedRow&) {});
    EXPECT_GT(counts.rows, 0) << path;
    EXPECT_EQ(counts.failed, 0) << path << testing::PrintToString(counts.slugs);
  }
}

TEST(TableFile, ContinuesWhereItStopped) {
  SKIP_WITHOUT_DATA();
  auto path = (data_folder() / "crm-exports/salesforce-dataloader/accountData.csv").string();
  auto file = FileSource::open(path).value();
  auto guess = guess_file(*file).value();
  EXPECT_EQ(guess.encoding.encoding, Encoding::Windows1252);
  auto whole = TableReader::open(path, format_of(guess), guess.mapping).value();
  for (int i = 0; i < 200; ++i) ASSERT_TRUE(whole->next().value().has_value());
  auto resumed = TableReader::open(path, format_of(guess), guess.mapping, whole->place()).value();
  for (;;) {
    auto expected = whole->next().value();
    auto found = resumed->next().value();
    ASSERT_EQ(expected.has_value(), found.has_value());
    if (!expected) break;
    EXPECT_EQ(expected->number, found->number);
    EXPECT_EQ(expected->offset, found->offset);
    EXPECT_EQ(std::get<ImportCompany>(expected->row).name,
              std::get<ImportCompany>(found->row).name);
  }
}

MappedRow map_one(std::string_view text, ShortRows short_rows = ShortRows::Fail) {
  auto look = sniff_table(text, {.whole = true}).value();
  auto mapper = RowMapper::create(guess_mapping(look), short_rows).value();
  MemorySource source(text);
  CsvReader reader(source, {.delimiter = look.delimiter});
  EXPECT_TRUE(*reader.next() && *reader.next());
  return mapper.map(reader.row());
}

TEST(RowMapper, ReportsRaggedRowsWithTheirPlace) {
  auto longer = map_one("Deal Name,Stage\nA,Offer,more\nB,Offer\nC,Offer\n");
  ASSERT_EQ(longer.errors.size(), 1u);
  EXPECT_EQ(longer.errors[0].slug, "too_many_cells");
  EXPECT_THAT(longer.errors[0].says,
              testing::HasSubstr("row 2 (byte 16) has 3 cells, the header 2"));
  EXPECT_EQ(map_one("Deal Name,Stage\nA\nB,Offer\nC,Offer\n").errors[0].slug, "too_few_cells");
  EXPECT_TRUE(map_one("Deal Name,Stage\nA\nB,Offer\n", ShortRows::Pad).errors.empty());
  EXPECT_TRUE(map_one("Deal Name,Stage\nA,Offer,,\nB,Offer\n").errors.empty());
}

TEST(RowMapper, ReportsEveryFaultyCellOfARow) {
  auto row = map_one(
      "Deal Name,Amount,Close Date,Currency\nA,much,someday,EUR\nB,1,2024-01-01,EUR\n"
      "C,1,2024-01-01,EUR\n");
  ASSERT_EQ(row.errors.size(), 2u);
  EXPECT_EQ(row.errors[0].field, "Amount");
  EXPECT_EQ(row.errors[1].slug, "not_a_date");
}

TEST(RowMapper, TakesTheCurrencyOfTheRowWhereverItStands) {
  auto row = map_one("Deal Name,Amount,Currency\nA,5,PLN\n");
  EXPECT_EQ(std::get<ImportDeal>(row.row).value, (Money{500, *Currency::parse("PLN")}));
}

}  // namespace
}  // namespace penstock::importing
