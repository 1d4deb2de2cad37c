// Companies, people, products and users of a file.

#include "features/changes.h"
#include "features/importing/record_writer.h"
#include "features/team/store.h"
#include "store/text_index.h"

namespace penstock::importing {
namespace {

bool given(const Text& text) { return text && !trim(*text).empty(); }

template <class T>
void patch(Patch<T>& patch, const T& value, bool is_given) {
  if (is_given) patch.set = value;
}

// Sets every text of the row that is there on an edit with fields of the same spelling.
void patch_text(Patch<std::optional<std::string>>& field, const Text& text) {
  patch(field, text, given(text));
}

// An owner whom nobody here matches is kept as text. A batch that is tried again has it already.
template <class Row>
void keep_owner(Row& row) {
  if (!given(row.owner)) return;
  for (const auto& [key, text] : row.custom)
    if (key == "owner") return;
  row.custom.emplace_back("owner", *row.owner);
}

Instant world_time(const std::optional<Instant>& created_at, Instant now) {
  return created_at && *created_at < now ? *created_at : now;
}

}  // namespace

Result<RowOutcome> RecordWriter::write(ImportRow& row) {
  work_.unknown_owner.clear();
  auto outcome = std::visit([&](auto& one) { return write_row(one); }, row);
  bool written = outcome.ok() && *outcome != RowOutcome::Skipped;
  if (written && !work_.unknown_owner.empty()) work_.note_unknown_owner();
  return outcome;
}

// What a dry run made in an earlier batch is gone, so it remembers it.
bool RecordWriter::seen_before(std::string_view type, const std::string& key) {
  return work_.dry_run && work_.has_seen(type, key);
}

void RecordWriter::see(std::string_view type, const std::string& key) {
  if (work_.dry_run) work_.see(type, key);
}

Result<RowOutcome> RecordWriter::write_row(ImportCompany& row) {
  auto existing = lookups_.find_company(row.name, row.external_id, row.domain);
  auto key = given(row.external_id) ? *row.external_id
             : given(row.domain)    ? *row.domain
                                    : contacts::company_key(*row.name);
  bool there = existing || seen_before("company", key);
  see("company", key);
  if (there && work_.duplicates == Duplicates::Skip) return RowOutcome::Skipped;
  if (there && !existing && work_.duplicates == Duplicates::Update) return RowOutcome::Updated;
  std::vector<journal::Event> events;
  TRY(owner, lookups_.owner(row.owner, row.owner_external_id));
  if (!owner) keep_owner(row);
  bool updates = there && work_.duplicates == Duplicates::Update;
  std::int64_t version_before = 0;
  if (updates) {
    contacts::EditCompany edit{.company_id = *existing};
    patch(edit.name, *row.name, given(row.external_id) || given(row.domain));
    patch_text(edit.domain, row.domain);
    patch_text(edit.industry, row.industry);
    patch_text(edit.country, row.country);
    patch_text(edit.city, row.city);
    patch_text(edit.website, row.website);
    patch_text(edit.phone, row.phone);
    if (row.employees) edit.employees.set = row.employees;
    if (row.revenue) edit.revenue.set = row.revenue;
    if (owner) edit.owner_id.set = owner;
    if (!row.tags.empty()) edit.tags.set = row.tags;
    if (!row.custom.empty()) edit.custom.set = RawJson{custom_text(row.custom)};
    TRY(before, contacts::load_company(*work_.tx, work_.actor, *existing));
    version_before = before.version;
    if (given(row.external_id) && !before.external_id) {
      edit.external_source.set = std::optional<std::string>(work_.source);
      edit.external_id.set = row.external_id;
    }
    TRY(after, contacts::change_company(*work_.tx, work_.actor, work_.now, edit, events));
    if (after.version == version_before) return RowOutcome::Skipped;
  } else {
    contacts::CreateCompany command{.name = *row.name,
                                    .domain = row.domain,
                                    .industry = row.industry,
                                    .employees = row.employees,
                                    .revenue = row.revenue,
                                    .country = row.country,
                                    .city = row.city,
                                    .website = row.website,
                                    .phone = row.phone,
                                    .parent_id = {},
                                    .owner_id = owner,
                                    .tags = row.tags,
                                    .custom = {custom_text(row.custom)},
                                    .external_source = {},
                                    .external_id = {}};
    bool taken = existing && given(row.external_id);
    if (given(row.external_id) && !taken) {
      command.external_source = work_.source;
      command.external_id = row.external_id;
    }
    TRY(made, contacts::add_company(*work_.tx, work_.actor, world_time(row.created_at, work_.now),
                                    command, events));
    (void)made;
  }
  for (auto& event : events) {
    if (!updates) event.occurred_at = world_time(row.created_at, work_.now);
    work_.add(std::move(event));
  }
  return updates ? RowOutcome::Updated : RowOutcome::Created;
}

void RecordWriter::write_parent(const ImportCompany& row) {
  if (!given(row.parent) && !given(row.parent_external_id)) return;
  auto id = lookups_.find_company(row.name, row.external_id, row.domain);
  auto parent = lookups_.company(row.parent, row.parent_external_id, {});
  if (!id || !parent.ok() || !*parent || **parent == *id) return;
  contacts::EditCompany edit{.company_id = *id};
  edit.parent_id.set = *parent;
  std::vector<journal::Event> events;
  // A circle of parents is the file's; the company then keeps the parent that it has.
  if (!contacts::change_company(*work_.tx, work_.actor, work_.now, edit, events).ok()) return;
  for (auto& event : events) work_.add(std::move(event));
}

Result<RowOutcome> RecordWriter::write_row(ImportPerson& row) {
  auto existing = lookups_.find_person(row.email, row.external_id);
  auto key = given(row.external_id) ? *row.external_id
             : given(row.email)     ? canonical_email(*row.email)
                                    : std::string();
  bool there = existing || (!key.empty() && seen_before("person", key));
  if (!key.empty()) see("person", key);
  if (there && work_.duplicates == Duplicates::Skip) return RowOutcome::Skipped;
  if (there && !existing && work_.duplicates == Duplicates::Update) return RowOutcome::Updated;
  TRY(owner, lookups_.owner(row.owner, row.owner_external_id));
  TRY(company, lookups_.company(row.company, row.company_external_id, row.company_domain));
  if (!owner) keep_owner(row);
  std::vector<journal::Event> events;
  bool updates = there && work_.duplicates == Duplicates::Update;
  if (updates) {
    contacts::EditPerson edit{.person_id = *existing};
    patch(edit.name, *row.name, given(row.name));
    patch_text(edit.email, row.email);
    patch_text(edit.phone, row.phone);
    patch_text(edit.job_title, row.job_title);
    patch_text(edit.language, row.language);
    if (company) edit.company_id.set = company;
    if (owner) edit.owner_id.set = owner;
    if (row.do_not_contact) edit.do_not_contact.set = *row.do_not_contact;
    if (!row.tags.empty()) edit.tags.set = row.tags;
    if (!row.custom.empty()) edit.custom.set = RawJson{custom_text(row.custom)};
    TRY(before, contacts::load_person(*work_.tx, work_.actor, *existing));
    if (given(row.external_id) && !before.external_id) {
      edit.external_source.set = std::optional<std::string>(work_.source);
      edit.external_id.set = row.external_id;
    }
    TRY(after, contacts::change_person(*work_.tx, work_.actor, work_.now, edit, events));
    if (after.version == before.version) return RowOutcome::Skipped;
  } else {
    contacts::CreatePerson command{.name = *row.name,
                                   .email = row.email,
                                   .phone = row.phone,
                                   .job_title = row.job_title,
                                   .company_id = company,
                                   .owner_id = owner,
                                   .language = row.language,
                                   .do_not_contact = row.do_not_contact.value_or(false),
                                   .tags = row.tags,
                                   .custom = {custom_text(row.custom)},
                                   .external_source = {},
                                   .external_id = {}};
    bool taken = existing && given(row.external_id);
    if (given(row.external_id) && !taken) {
      command.external_source = work_.source;
      command.external_id = row.external_id;
    }
    TRY(made, contacts::add_person(*work_.tx, work_.actor, world_time(row.created_at, work_.now),
                                   command, events));
    (void)made;
  }
  for (auto& event : events) {
    if (!updates) event.occurred_at = world_time(row.created_at, work_.now);
    work_.add(std::move(event));
  }
  return updates ? RowOutcome::Updated : RowOutcome::Created;
}

Result<RowOutcome> RecordWriter::write_row(ImportProduct& row) {
  using products::Product;
  TRY_VOID(check_text("name", row.name, products::kNameBytesMax));
  TRY_VOID(check_text("series", row.series, 200));
  store::TextScope scope{work_.workspace_id(), "product"};
  auto key = loose_name(*row.name);
  auto existing = lookups_.find_product(*row.name);
  bool there = existing || seen_before("product", key);
  see("product", key);
  // A name is a product's mark: a second one of the same name cannot be made.
  if (there && work_.duplicates != Duplicates::Update) return RowOutcome::Skipped;
  if (there && !existing) return RowOutcome::Updated;
  if (!existing) {
    Product product{.id = work_.tx->ids().make<ProductId>(),
                    .name = std::string(trim(*row.name)),
                    .series = row.series,
                    .price = row.price,
                    .active = row.active.value_or(true)};
    store::insert(*work_.tx, "products", work_.workspace_id(), product);
    store::put_text(*work_.tx, scope, product.id.value, "", products::search_text(product));
    work_.add(change_event<Product>("product.created", "product", nullptr, &product));
    lookups_.forget_products();
    return RowOutcome::Created;
  }
  auto before = store::find_by_id<Product>(*work_.tx, "products", work_.workspace_id(), *existing);
  auto after = *before;
  if (given(row.series)) after.series = row.series;
  if (row.price) after.price = row.price;
  if (row.active) after.active = *row.active;
  if (!differs(*before, after)) return RowOutcome::Skipped;
  ++after.version;
  TRY_VOID(store::update(*work_.tx, "products", work_.workspace_id(), *before, after));
  store::put_text(*work_.tx, scope, after.id.value, products::search_text(*before),
                  products::search_text(after));
  work_.add(change_event("product.edited", "product", &*before, &after));
  return RowOutcome::Updated;
}

// Users of a file can be owners; they cannot sign in until an admin gives them a way in. Their role
// is always that of a rep: a file gives nobody power.
Result<RowOutcome> RecordWriter::write_row(ImportUser& row) {
  using team::User;
  TRY_VOID(check_text("name", row.name, team::kNameBytesMax));
  TRY_VOID(check_text("email", row.email, team::kEmailBytesMax));
  auto who = given(row.email) ? row.email : row.name;
  auto existing = lookups_.user(who, row.external_id);
  auto key = given(row.external_id) ? *row.external_id : fold(*who);
  bool there = existing || seen_before("user", key);
  // Owners name users by any of these.
  for (const Text* name : {&row.external_id, &row.email, &row.name})
    if (given(*name)) see("user", fold(**name));
  see("user", key);
  if (there && work_.duplicates != Duplicates::Update) return RowOutcome::Skipped;
  if (there && !existing) return RowOutcome::Updated;
  auto team_id = row.team ? lookups_.team(*row.team) : std::nullopt;
  if (!existing) {
    User user{.id = work_.tx->ids().make<UserId>(),
              .name = std::string(trim(*row.name)),
              .email = {},
              .team_id = team_id,
              .manager_name = row.manager,
              .active = row.active.value_or(true),
              .external_source = {},
              .external_id = {},
              .created_at = work_.now};
    if (given(row.email)) user.email = canonical_email(*row.email);
    if (given(row.external_id)) {
      user.external_source = work_.source;
      user.external_id = row.external_id;
    }
    TRY_VOID(team::insert_user(*work_.tx, work_.workspace_id(), user));
    work_.add(change_event<User>("user.created", "user", nullptr, &user));
    lookups_.forget_owners();
    return RowOutcome::Created;
  }
  TRY(before, team::load_user(*work_.tx, work_.workspace_id(), *existing));
  auto after = before;
  if (team_id) after.team_id = team_id;
  if (given(row.manager)) after.manager_name = row.manager;
  if (!differs(before, after)) return RowOutcome::Skipped;
  ++after.version;
  TRY_VOID(team::save_user(*work_.tx, work_.workspace_id(), before, after));
  work_.add(change_event("user.edited", "user", &before, &after));
  return RowOutcome::Updated;
}

}  // namespace penstock::importing
