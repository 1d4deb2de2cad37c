// Headers as their vendors document them and as public tools read them; a shape names the two to
// four that no other system has together. Tested by mapping_test.cc.

#include "features/importing/profiles.h"

#include <algorithm>
#include <set>

#include "features/importing/cells.h"

namespace penstock::importing {
namespace {

using R = RecordType;

constexpr FileShape kMaven[] = {
    {R::User, "sales_agent|manager|regional_office",
     "sales_agent=name|manager=manager|regional_office=team"},
    {R::Company, "account|sector|year_established|office_location",
     "account=name|sector=industry|year_established=custom|revenue=revenue:millions|"
     "employees=employees|office_location=country|subsidiary_of=parent"},
    {R::Product, "product|series|sales_price", "product=name|series=series|sales_price=price"},
    {R::Deal, "opportunity_id|sales_agent|deal_stage|engage_date|close_value",
     "opportunity_id=external_id|sales_agent=owner|product=product|account=company|"
     "deal_stage=stage|engage_date=opened_on|close_date=close_date|close_value=value"},
};

constexpr FileShape kHubspot[] = {
    {R::Deal, "Record ID|Deal Name|Deal Stage", "Priority=custom|Next step=custom"},
    {R::Deal, "dealname|dealstage", "closedate=close_date|hs_object_id=external_id"},
    {R::Deal, "deal_id|property_dealname",
     "deal_id=external_id|property_closedate=close_date|deal_pipeline_stage_id=stage"},
    {R::Company, "Record ID|Company name|Company Domain Name", "Company name=name"},
    {R::Company, "Record ID|Company name|Company owner", "Company name=name"},
    {R::Company, "property_name|property_industry", "property_name=name|id=external_id"},
    {R::Person, "Record ID|First Name|Last Name", "Lead Status=custom|Lifecycle Stage=custom"},
    {R::Person, "property_email|property_firstname",
     "property_email=email|property_jobtitle=job_title|id=external_id"},
    {R::DealHistory, "deal_id|value|date_entered",
     "deal_id=deal_external_id|value=stage|date_entered=entered_at"},
    {R::User, "owner_id|portal_id|email|first_name", "owner_id=external_id"},
};

constexpr FileShape kPipedrive[] = {
    {R::Deal, "Deal - Title|Deal - Stage", ""},
    {R::Deal, "Deal - Title|Deal - Stage (pipeline)", ""},
    {R::Deal, "Deal - ID|Deal - Title", ""},
    {R::Person, "Person - Name", "Person - ID=external_id|Person - Label=tags"},
    {R::Company, "Organization - Name|Organization - Owner", ""},
    {R::Company, "Organization - Name|Organization - Won deals", ""},
    {R::Company, "Organisation - Name", ""},
};

constexpr FileShape kSalesforce[] = {
    {R::DealHistory, "OpportunityId|StageName|SystemModstamp",
     "OpportunityId=deal_external_id|SystemModstamp=entered_at"},
    {R::DealHistory, "_fivetran_start|_fivetran_end|stage_name|id|close_date|expected_revenue",
     "id=deal_external_id|_fivetran_start=entered_at|created_date=custom"},
    {R::Deal, "Id|StageName|CloseDate|OwnerId", ""},
    {R::Deal, "Opportunity Name|Account Name|Stage", ""},
    {R::Deal, "Opportunity Name|Opportunity Owner", ""},
    {R::Deal, "Opportunity Name|Opportunity ID", ""},
    {R::Company, "Name|BillingCity|IsDeleted", ""},
    {R::Company, "Name|BillingCity|OwnerId", ""},
    {R::Company, "Account Name|Account Owner|Billing Country", ""},
    {R::Company, "Account Name|Account Owner|Billing City", ""},
    {R::Person, "LastName|MailingCity", ""},
    {R::Person, "First Name|Last Name|Mailing City", ""},
    {R::Person, "First Name|Last Name|Mailing Country", ""},
    {R::Person, "LastName|IsConverted|Company", "Status=custom"},
    {R::User, "Username|ProfileId|Email", "name=name|manager_id=custom|department=team"},
};

constexpr FileShape kZoho[] = {
    {R::Deal, "Potential Name|Closing Date|Stage", "Type=custom"},
    {R::Deal, "Deal Name|Closing Date|Stage", ""},
    {R::Company, "ACCOUNTID|Account Name|Account Owner", ""},
    {R::Person, "CONTACTID|Last Name|Contact Owner", "Account Id=company_external_id"},
    {R::Person, "LEADID|Last Name|Lead Owner", "Lead Status=custom|Industry=custom"},
    {R::User, "USER_ID|Last Name|Email", ""},
};

// Our own exports: what only keeps our books is left out, ids of records whose names stand beside
// them too.
constexpr FileShape kPenstock[] = {
    {R::Deal, "title|stage_id|entered_stage_at|rank|version",
     "id=external_id|external_id=custom|stage_id=skip|pipeline_id=skip|owner_id=skip|"
     "company_id=skip|product_id=skip|lost_reason_id=skip|closed_at=skip|entered_stage_at=skip|"
     "rank=skip|next_activity_id=skip|next_activity_kind=skip|next_activity_title=skip|"
     "next_activity_at=skip|last_activity_at=skip|version=skip|updated_at=skip"},
    {R::Company, "name|domain|parent_id|parent|version",
     "id=external_id|external_id=custom|parent_id=skip|owner_id=skip|version=skip|updated_at=skip"},
    {R::Person, "name|email|job_title|company_id|version",
     "id=external_id|external_id=custom|company_id=skip|owner_id=skip|version=skip|updated_at="
     "skip"},
};

constexpr Profile kProfiles[] = {
    {"crm-maven", "Maven CRM sample", "USD", kMaven},
    {"hubspot", "HubSpot", "", kHubspot},
    {"pipedrive", "Pipedrive", "", kPipedrive},
    {"salesforce", "Salesforce", "", kSalesforce},
    {"zoho", "Zoho CRM", "", kZoho},
    {"penstock", "Penstock", "", kPenstock},
    {"spreadsheet", "Spreadsheet", "", {}},
};

// Calls `use` with each part of a list separated by '|'; stops when it returns false.
template <class Use>
bool each_part(std::string_view list, Use use) {
  while (!list.empty()) {
    auto part = list.substr(0, list.find('|'));
    if (!use(part)) return false;
    list.remove_prefix(std::min(list.size(), part.size() + 1));
  }
  return true;
}

}  // namespace

std::span<const Profile> profiles() { return kProfiles; }

const Profile* find_profile(std::string_view name) {
  for (const auto& profile : kProfiles)
    if (profile.name == name) return &profile;
  return nullptr;
}

std::string whole_key(std::string_view header) { return loose_name(header); }

Recognised recognise(std::span<const std::string> headers, const Profile* only) {
  std::set<std::string> keys;
  for (const auto& header : headers) keys.insert(whole_key(header));
  Recognised best;
  std::ptrdiff_t best_needs = 0;
  for (const auto& profile : kProfiles) {
    if (only != nullptr && only != &profile) continue;
    for (const auto& shape : profile.shapes) {
      auto needs = std::ranges::count(shape.needs, '|') + 1;
      if (needs <= best_needs) continue;
      if (!each_part(shape.needs, [&](auto need) { return keys.contains(whole_key(need)); }))
        continue;
      best = {&profile, &shape};
      best_needs = needs;
    }
  }
  return best;
}

std::optional<std::string_view> shape_says(const FileShape& shape, std::string_view header) {
  auto key = whole_key(header);
  std::optional<std::string_view> says;
  each_part(shape.maps, [&](std::string_view rule) {
    auto equals = rule.find('=');
    if (whole_key(rule.substr(0, equals)) != key) return true;
    says = rule.substr(equals + 1);
    return false;
  });
  return says;
}

}  // namespace penstock::importing
