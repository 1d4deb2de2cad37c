#include "features/importing/mapping.h"

#include <map>

#include "features/importing/profiles.h"
#include "features/importing/test_support.h"

namespace penstock::importing {
namespace {

TableLook look_at(std::string_view text) { return sniff_table(text, {.whole = true}).value(); }

// header → field, without the custom ones.
std::map<std::string, std::string> fields_of(const FileMapping& mapping) {
  std::map<std::string, std::string> fields;
  for (const auto& column : mapping.columns)
    if (!column.field.empty()) fields[column.header] = column.field;
  return fields;
}

FileMapping guess_file_of(const std::string& path) {
  auto raw = slurp(data_folder() / path);
  MemorySource source(raw);
  auto encoding = guess_encoding(source).value();
  return guess_mapping(look_at(
      decode_text(std::string_view(raw).substr(static_cast<std::size_t>(encoding.bom_bytes)),
                  encoding.encoding)
          .value()));
}

TEST(HeaderKey, ForgetsCasePunctuationAccentsAndPrefixes) {
  EXPECT_EQ(header_key("Close Date").key, header_key("close_date").key);
  EXPECT_EQ(header_key("CLOSEDATE").key, "closedate");
  EXPECT_EQ(header_key("Organization - Name*").key, "name");
  EXPECT_EQ(header_key("Organisation - Name").entity, RecordType::Company);
  EXPECT_TRUE(header_key("Activity - Subject*").foreign_entity);
  EXPECT_EQ(header_key("Wartość").key, "wartosc");
  EXPECT_EQ(header_key("Сумма (руб.)").key, "суммаруб");
  EXPECT_EQ(header_key("property_dealname").key, "dealname");
}

TEST(Profiles, AreToldByTheirHeaders) {
  SKIP_WITHOUT_DATA();
  struct Case {
    const char* path;
    std::string_view profile;
    RecordType type;
  };
  using R = RecordType;
  for (auto [path, profile, type] :
       {Case{"crm-maven/sales_teams.csv", "crm-maven", R::User},
        Case{"crm-maven/accounts.csv", "crm-maven", R::Company},
        Case{"crm-maven/products.csv", "crm-maven", R::Product},
        Case{"crm-maven/sales_pipeline.csv", "crm-maven", R::Deal},
        Case{"crm-exports/constructed/hubspot_deals.csv", "hubspot", R::Deal},
        Case{"crm-exports/constructed/pipedrive_deals.csv", "pipedrive", R::Deal},
        Case{"crm-exports/constructed/pipedrive_sample.csv", "pipedrive", R::Person},
        Case{"crm-exports/hubspot-api/deal_data.csv", "hubspot", R::Deal},
        Case{"crm-exports/hubspot-api/company_data.csv", "hubspot", R::Company},
        Case{"crm-exports/hubspot-api/contact_data.csv", "hubspot", R::Person},
        Case{"crm-exports/hubspot-api/owner_data.csv", "hubspot", R::User},
        Case{"crm-exports/hubspot-api/deal_stage_data.csv", "hubspot", R::DealHistory},
        Case{"crm-exports/salesforce-api/sf_opportunity_data.csv", "salesforce", R::Deal},
        Case{"crm-exports/salesforce-api/sf_opportunity_history_data.csv", "salesforce",
             R::DealHistory},
        Case{"crm-exports/salesforce-api/sf_account_data.csv", "salesforce", R::Company},
        Case{"crm-exports/salesforce-api/sf_contact_data.csv", "salesforce", R::Person},
        Case{"crm-exports/salesforce-api/sf_lead_data.csv", "salesforce", R::Person},
        Case{"crm-exports/salesforce-api/sf_user_data.csv", "salesforce", R::User},
        Case{"crm-exports/salesforce-dataloader/opportunityData.csv", "salesforce", R::Deal},
        Case{"crm-exports/salesforce-dataloader/accountData.csv", "salesforce", R::Company},
        Case{"crm-exports/zoho/Potentials.csv", "zoho", R::Deal},
        Case{"crm-exports/zoho/Accounts.csv", "zoho", R::Company},
        Case{"crm-exports/zoho/Contacts.csv", "zoho", R::Person},
        Case{"crm-exports/zoho/Leads.csv", "zoho", R::Person},
        Case{"crm-exports/zoho/Users.csv", "zoho", R::User},
        Case{"crm-exports/krayin/leads.csv", "spreadsheet", R::Deal},
        Case{"crm-exports/krayin/persons.csv", "spreadsheet", R::Person},
        Case{"crm-exports/atomic-crm/contacts_export.csv", "spreadsheet", R::Person}}) {
    auto mapping = guess_file_of(path);
    EXPECT_EQ(mapping.profile, profile) << path;
    EXPECT_EQ(record_type_name(mapping.record_type), record_type_name(type)) << path;
  }
}

TEST(GuessMapping, ReadsTheDealsOfEverySystem) {
  SKIP_WITHOUT_DATA();
  auto hubspot = fields_of(guess_file_of("crm-exports/constructed/hubspot_deals.csv"));
  EXPECT_EQ(hubspot["Deal Name"], "title");
  EXPECT_EQ(hubspot["Close Date"], "close_date");
  EXPECT_EQ(hubspot["Associated Contact"], "people");
  EXPECT_EQ(hubspot["Closed Lost Reason"], "lost_reason");
  auto pipedrive = fields_of(guess_file_of("crm-exports/constructed/pipedrive_deals.csv"));
  EXPECT_EQ(pipedrive["Deal - Stage (pipeline)"], "stage_with_pipeline");
  EXPECT_EQ(pipedrive["Deal - Currency of value"], "currency");
  EXPECT_EQ(pipedrive["Deal - Won time"], "won_on");
  EXPECT_EQ(pipedrive["Organization"], "company");
  EXPECT_EQ(pipedrive["Deal - Label"], "tags");
  auto sample = fields_of(guess_file_of("crm-exports/constructed/pipedrive_sample.csv"));
  EXPECT_EQ(sample["Organization - Name*"], "company");
  EXPECT_EQ(sample.contains("Activity - Subject*"), false);
  auto salesforce =
      fields_of(guess_file_of("crm-exports/salesforce-dataloader/opportunityData.csv"));
  EXPECT_EQ(salesforce["STAGENAME"], "stage");
  EXPECT_EQ(salesforce["ISWON"], "is_won");
  EXPECT_EQ(salesforce["ACCOUNTID"], "company_external_id");
  auto zoho = fields_of(guess_file_of("crm-exports/zoho/Potentials.csv"));
  EXPECT_EQ(zoho["Potential Name"], "title");
  EXPECT_EQ(zoho["Closing Date"], "close_date");
  EXPECT_EQ(zoho["Potential Owner"], "owner");
}

TEST(GuessMapping, ReadsASpreadsheetInFiveLanguages) {
  for (auto text :
       {"Deal;Amount;Stage;Company;Owner;Expected close date\nX;1;Offer;Acme;Ann;2026-01-02\n",
        "Nazwa szansy;Kwota;Etap;Firma;Handlowiec;Przewidywana data zamknięcia\n"
        "X;1 250,00 zł;Oferta;Żółw;Ana;31.12.2026\n",
        "Название сделки;Сумма;Этап;Компания;Ответственный;Ожидаемая дата закрытия\n"
        "X;1 250,00 ₽;КП;Ромашка;Анна;31.12.2026\n",
        "Denumire;Valoare;Etapă;Companie;Responsabil;Data estimată\nX;1.250,00 "
        "lei;Ofertă;Brânză;Ana;31.12.2026\n",
        "Fırsat adı;Tutar;Aşama;Şirket;Sorumlu;Tahmini kapanış tarihi\nX;1.250,00 "
        "TL;Teklif;Çelik;Ayşe;31.12.2026\n"}) {
    auto mapping = guess_mapping(look_at(text));
    EXPECT_EQ(mapping.record_type, RecordType::Deal) << text;
    std::vector<std::string> fields;
    for (const auto& column : mapping.columns) fields.push_back(column.field);
    EXPECT_EQ(fields, (std::vector<std::string>{"title", "value", "stage", "company", "owner",
                                                "expected_close_on"}))
        << text;
  }
}

TEST(GuessMapping, KeepsUnknownColumnsAndDoesNotBelieveHeadersAgainstTheCells) {
  auto mapping = guess_mapping(
      look_at("Deal Name,Status,Ulubiony kolor,Ulubiony kolor,Stage\nA,17,red,x,Offer\n"));
  EXPECT_EQ(mapping.columns[1].field, "");
  EXPECT_EQ(mapping.columns[1].custom_key, "status");
  EXPECT_EQ(mapping.columns[2].custom_key, "ulubiony_kolor");
  EXPECT_EQ(mapping.columns[3].custom_key, "ulubiony_kolor_2");
  EXPECT_EQ(mapping.columns[0].sure, 95);
  EXPECT_EQ(custom_key_of("Сумма, тыс."), "summa_tys");
}

TEST(Sniff, FindsDelimiterHeaderAndStyles) {
  auto look = look_at("name;price;day\nA;1.234,50;31/12/2024\nB;12,5;01/02/2024\n");
  EXPECT_EQ(look.delimiter, ';');
  EXPECT_EQ(look.decimal, DecimalStyle::Comma);
  EXPECT_EQ(look.date_order, DateOrder::DayMonth);
  EXPECT_GE(look.date_sure, 90);
  EXPECT_TRUE(look.has_header);
  EXPECT_EQ(look.columns[2].shape, CellShape::Date);
  EXPECT_EQ(look_at("a\tb\n1\t2\n").delimiter, '\t');
  EXPECT_EQ(look_at("a|b\n1|2,5\n").delimiter, '|');
  EXPECT_EQ(look_at("d,x\n12/31/2024,1\n1/2/2024,2\n").date_order, DateOrder::MonthDay);
  auto bare = look_at("Acme,12.50,2024-01-02\nBeta,3.10,2024-01-03\n");
  EXPECT_FALSE(bare.has_header);
  EXPECT_EQ(bare.headers[0], "column 1");
  EXPECT_EQ(bare.sample_rows, 2u);
  EXPECT_EQ(sniff_table("").error().fields[0].slug, "empty_file");
  EXPECT_TRUE(look_at("p\n0.2\n1.0\n").columns[0].fractions);
  EXPECT_EQ(look_at("m\n\"$1,200.00\"\n$5\n").columns[0].currency, Currency::parse("USD"));
}

TEST(MappingFile, IsReadAppliedAndWrittenAgain) {
  auto entries = read_mapping_file(R"({"files": [{"record_type": "deal", "currency": "EUR",
      "decimal": "comma", "time_zone": "Europe/Warsaw", "delimiter": "semicolon", "encoding": "cp1250",
      "columns": {"Name": "title", "Revenue": {"field": "value", "unit": "thousands"},
                  "Region": {"custom": "region"}, "Internal": null}}]})");
  ASSERT_TRUE(entries.ok()) << entries.error().says;
  EXPECT_EQ((*entries)[0].encoding, Encoding::Windows1250);
  auto look = look_at("Internal;Region;Revenue;Name;Extra\n1;2;3;4;5\n");
  const auto* entry = find_mapping(*entries, look);
  ASSERT_NE(entry, nullptr);
  auto mapping = apply_mapping(*entry, look);
  EXPECT_EQ(mapping.columns[0].custom_key, "");
  EXPECT_EQ(mapping.columns[2].unit, Unit::Thousands);
  EXPECT_EQ(mapping.columns[4].custom_key, "extra");
  EXPECT_EQ(mapping.styles.decimal, DecimalStyle::Comma);
  Json file;
  file.set("files", Json(Json::Array{to_json(mapping)}));
  auto again = read_mapping_file(to_text(file));
  ASSERT_TRUE(again.ok()) << again.error().says;
  EXPECT_EQ(apply_mapping((*again)[0], look).columns[2], mapping.columns[2]);
  EXPECT_EQ(find_mapping(*entries, look_at("Name;Other\n1;2\n")), nullptr);
}

TEST(MappingFile, SaysEveryFaultyPlace) {
  auto result =
      read_mapping_file(R"({"files": [{"record_type": "deal", "decimal": "dot", "colour": 1,
      "columns": {"A": "titel", "B": {"unit": "x", "field": "value"}, "C": 5, "D": "title", "E": "title"}}]})");
  ASSERT_FALSE(result.ok());
  std::map<std::string, std::string> slugs;
  for (const auto& fault : result.error().fields) slugs[fault.field] = fault.slug;
  EXPECT_EQ(slugs,
            (std::map<std::string, std::string>{{"files[0].decimal", "unknown_choice"},
                                                {"files[0].colour", "unknown_member"},
                                                {"files[0].columns.A", "unknown_field"},
                                                {"files[0].columns.B.unit", "unknown_choice"},
                                                {"files[0].columns.C", "wrong_type"},
                                                {"files[0].columns.E", "field_twice"}}));
}

}  // namespace
}  // namespace penstock::importing
