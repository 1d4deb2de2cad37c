#include "features/importing/lookups.h"

#include <algorithm>

#include "features/changes.h"
#include "features/team/store.h"
#include "store/text_index.h"

namespace penstock::importing {
namespace {

bool given(const Text& text) { return text && !trim(*text).empty(); }

Text given_or_none(const Text& text) { return given(text) ? text : Text{}; }

}  // namespace

std::optional<DealId> Lookups::deal(const std::string& external_id) {
  if (!deals_.contains(external_id)) {
    auto found = work_.tx->find_integer(
        "SELECT d.id FROM deals d WHERE d.workspace_id = $1 AND d.external_source = $2 AND "
        "d.external_id = $3",
        {work_.workspace_id(), work_.source, external_id});
    if (!found) return {};
    return DealId{*found};
  }
  auto known = deals_[external_id];
  if (!known) return {};
  return known;
}

// Point by point and not as a list: with a list the engine may walk the whole index instead, as
// long as it does not know how much has come in.
void Lookups::expect_deals(const std::vector<std::string>& external_ids) {
  deals_.clear();
  std::vector<std::vector<store::Param>> all;
  for (const auto& id : external_ids) {
    deals_[id] = {};
    all.push_back({work_.workspace_id(), work_.source, id});
  }
  work_.tx->run_each(
      "SELECT d.id FROM deals d WHERE d.workspace_id = $1 AND d.external_source = $2 AND "
      "d.external_id = $3",
      all, [&](std::size_t i, const store::Row& row) {
        deals_[external_ids[i]] = DealId{row.integer(0)};
      });
}

void Lookups::expect_companies(const std::vector<std::string>& names) {
  named_.clear();
  std::vector<std::string> keys;
  for (const auto& name : names)
    if (auto key = contacts::company_key(name); !key.empty() && named_.try_emplace(key).second)
      keys.push_back(std::move(key));
  std::vector<std::vector<store::Param>> all;
  for (const auto& key : keys) all.push_back({work_.workspace_id(), key});
  // The oldest of that name. Not by ORDER BY and LIMIT, which may walk all companies by their ids.
  work_.tx->run_each("SELECT c.id FROM companies c WHERE c.workspace_id = $1 AND c.name_key = $2",
                     all, [&](std::size_t i, const store::Row& row) {
                       auto& known = named_[keys[i]];
                       CompanyId found{row.integer(0)};
                       if (!known || found < known) known = found;
                     });
}

void Lookups::forget() {
  deals_.clear();
  named_.clear();
  for (auto* memory : {&owners_, &companies_, &people_, &products_, &reasons_, &teams_, &stages_})
    memory->clear();
  pipelines_.clear();
  pipelines_loaded_ = products_loaded_ = false;
}

std::optional<std::int64_t> Lookups::by_external(std::string_view table,
                                                 const std::string& external_id) {
  return work_.tx->find_integer(
      "SELECT t.id FROM " + std::string(table) +
          " t WHERE t.workspace_id = $1 AND t.external_source = $2 AND t.external_id = $3",
      {work_.workspace_id(), work_.source, external_id});
}

Result<std::optional<UserId>> Lookups::owner(const Text& text, const Text& external_id) {
  auto found = user(text, external_id);
  if (found || (!given(text) && !given(external_id))) return found;
  const auto& name = given(text) ? *text : *external_id;
  // In a dry run the users of an earlier file are gone again.
  if (work_.dry_run && work_.has_seen("user", fold(name))) return found;
  if (work_.options.unknown_owners == UnknownOwner::Fail)
    return invalid_field("owner", "unknown_owner",
                         "nobody here is \"" + name +
                             "\"; invite them, correct the cell, or let such records be yours");
  work_.unknown_owner = name;
  return found;
}

std::optional<UserId> Lookups::user(const Text& text, const Text& external_id) {
  if (!given(text) && !given(external_id)) return {};
  auto key = text.value_or("") + '\x1f' + external_id.value_or("");
  if (const auto* known = owners_.find(key))
    return *known == 0 ? std::optional<UserId>{} : UserId{*known};
  std::optional<std::int64_t> found;
  if (given(external_id)) found = by_external("users", *external_id);
  if (!found && given(text) && is_email_like(*text))
    found = work_.tx->find_integer(
        "SELECT u.id FROM users u WHERE u.workspace_id = $1 AND u.email = $2",
        {work_.workspace_id(), canonical_email(*text)});
  if (!found && given(text))
    found = work_.tx->find_integer(
        "SELECT u.id FROM users u WHERE u.workspace_id = $1 AND u.name_folded = $2 ORDER BY u.id "
        "LIMIT 1",
        {work_.workspace_id(), fold(*text)});
  owners_.put(std::move(key), found.value_or(0));
  if (!found) return {};
  return UserId{*found};
}

std::optional<CompanyId> Lookups::find_company(const Text& name, const Text& external_id,
                                               const Text& domain) {
  std::optional<std::int64_t> found;
  if (given(external_id)) found = by_external("companies", *external_id);
  if (!found && !given(domain) && given(name))
    if (auto expected = named_.find(contacts::company_key(*name)); expected != named_.end())
      return expected->second ? std::optional(expected->second) : std::nullopt;
  if (!found)
    if (auto id = contacts::find_company(*work_.tx, work_.workspace_id(), name.value_or(""),
                                         domain.value_or("")))
      found = id->value;
  if (!found) return {};
  return CompanyId{*found};
}

Result<std::optional<CompanyId>> Lookups::company(const Text& name, const Text& external_id,
                                                  const Text& domain) {
  if (!given(name) && !given(external_id) && !given(domain)) return std::optional<CompanyId>{};
  auto key = name.value_or("") + '\x1f' + external_id.value_or("") + '\x1f' + domain.value_or("");
  if (const auto* known = companies_.find(key)) return std::optional<CompanyId>(CompanyId{*known});
  auto found = find_company(name, external_id, domain);
  if (!found && !given(name) && !given(domain))
    return std::optional<CompanyId>{};  // an id that no file brought
  if (!found) {
    std::vector<journal::Event> events;
    contacts::CreateCompany command{.name = given(name) ? *name : *domain,
                                    .domain = given_or_none(domain)};
    if (given(external_id)) {
      command.external_source = work_.source;
      command.external_id = external_id;
    }
    TRY(made, contacts::add_company(*work_.tx, work_.actor, work_.now, command, events));
    for (auto& event : events) work_.add(std::move(event));
    work_.note_made("company", key);
    found = made.id;
    named_[contacts::company_key(command.name)] = made.id;
  }
  companies_.put(std::move(key), found->value);
  return found;
}

std::optional<PersonId> Lookups::find_person(const Text& email, const Text& external_id) {
  if (given(external_id))
    if (auto id = by_external("people", *external_id)) return PersonId{*id};
  if (given(email)) return contacts::find_person_by_email(*work_.tx, work_.workspace_id(), *email);
  return {};
}

Result<PersonId> Lookups::person(const PersonRef& ref) {
  auto key = ref.email.empty() ? "\x1f" + ref.name : ref.email;
  if (const auto* known = people_.find(key)) return PersonId{*known};
  std::optional<PersonId> found;
  if (!ref.email.empty())
    found = contacts::find_person_by_email(*work_.tx, work_.workspace_id(), ref.email);
  else if (auto id = work_.tx->find_integer("SELECT p.id FROM people p WHERE p.workspace_id = $1 "
                                            "AND p.name_folded = $2 ORDER BY p.id LIMIT 1",
                                            {work_.workspace_id(), fold(ref.name)}))
    found = PersonId{*id};
  if (!found) {
    std::vector<journal::Event> events;
    contacts::CreatePerson command{.name = ref.name.empty() ? ref.email : ref.name, .email = {}};
    if (!ref.email.empty()) command.email = ref.email;
    TRY(made, contacts::add_person(*work_.tx, work_.actor, work_.now, command, events));
    for (auto& event : events) work_.add(std::move(event));
    work_.note_made("person", key);
    found = made.id;
  }
  people_.put(std::move(key), found->value);
  return *found;
}

std::optional<ProductId> Lookups::find_product(const std::string& name) {
  if (!products_loaded_) {
    products_loaded_ = true;
    work_.tx->query(
        "SELECT p.name, p.id FROM products p WHERE p.workspace_id = $1 ORDER BY p.id DESC LIMIT $2",
        {work_.workspace_id(), static_cast<std::int64_t>(kRemembered)},
        [&](const store::Row& row) { products_.put(loose_name(row.text(0)), row.integer(1)); });
  }
  if (const auto* known = products_.find(loose_name(name))) return ProductId{*known};
  return products::find_product(*work_.tx, work_.workspace_id(), name);
}

ProductId Lookups::product(const std::string& name) {
  if (auto found = find_product(name)) return *found;
  products::Product product{.id = work_.tx->ids().make<ProductId>(),
                            .name = std::string(trim(name))};
  store::insert(*work_.tx, "products", work_.workspace_id(), product);
  store::put_text(*work_.tx, {work_.workspace_id(), "product"}, product.id.value, "",
                  products::search_text(product));
  work_.add(change_event<products::Product>("product.created", "product", nullptr, &product));
  work_.note_made("product", loose_name(name));
  products_.put(loose_name(name), product.id.value);
  return product.id;
}

pipelines::LostReasonId Lookups::lost_reason(const std::string& name) {
  auto folded = fold(name);
  if (const auto* known = reasons_.find(folded)) return {*known};
  auto found = work_.tx->find_integer(
      "SELECT r.id FROM lost_reasons r WHERE r.workspace_id = $1 AND r.name_folded = $2 ORDER BY "
      "r.id LIMIT 1",
      {work_.workspace_id(), folded});
  if (!found) {
    auto count = work_.tx
                     ->find_integer("SELECT count(*) FROM lost_reasons r WHERE r.workspace_id = $1",
                                    {work_.workspace_id()})
                     .value_or(0);
    if (count >= pipelines::kLostReasonsMax) return {};
    pipelines::LostReason reason{.id = work_.tx->ids().make<pipelines::LostReasonId>(),
                                 .name = name,
                                 .position = static_cast<int>(count)};
    store::insert(*work_.tx, "lost_reasons", work_.workspace_id(), reason);
    work_.add({.name = "lost_reason.created",
               .record_type = "lost_reason",
               .record_id = reason.id.value,
               .body = to_json_text(reason)});
    work_.note_made("lost_reason", folded);
    found = reason.id.value;
  }
  reasons_.put(std::move(folded), *found);
  return {*found};
}

std::optional<TeamId> Lookups::team(const std::string& name) {
  if (trim(name).empty()) return {};
  auto folded = fold(name);
  if (const auto* known = teams_.find(folded)) return TeamId{*known};
  auto found = team::find_team_by_name(*work_.tx, work_.workspace_id(), name);
  if (!found) {
    team::Team made{.id = work_.tx->ids().make<TeamId>(), .name = std::string(trim(name))};
    if (!team::insert_team(*work_.tx, work_.workspace_id(), made).ok()) return {};
    work_.add(change_event<team::Team>("team.created", "team", nullptr, &made));
    work_.note_made("team", folded);
    found = made;
  }
  teams_.put(std::move(folded), found->id.value);
  return found->id;
}

}  // namespace penstock::importing
