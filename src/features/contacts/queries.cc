#include "features/contacts/queries.h"

#include "features/contacts/store.h"

namespace penstock::contacts {
namespace {

using access::Actor;
using store::Reader;
using store::Sql;

const commands::ListSource& company_source() {
  static const commands::ListSource source{
      .record = "company",
      .alias = "c",
      .columns = store::columns<Company>("c"),
      .from = "companies c",
      .owner_column = "c.owner_id",
      .sorts = {{.name = "name", .column = "c.name_folded", .is_text = true},
                {.name = "created_at", .column = "c.created_at"},
                {.name = "updated_at", .column = "c.updated_at"},
                {.name = "employees", .column = "c.employees", .nullable = true}},
      .default_sort = "name"};
  return source;
}

const commands::ListSource& person_source() {
  static const commands::ListSource source{
      .record = "person",
      .alias = "p",
      .columns = store::columns<Person>("p") + ", c.name",
      .from =
          "people p LEFT JOIN companies c ON c.workspace_id = $1 AND c.id = "
          "p.company_id{seen c.owner_id}",
      .owner_column = "p.owner_id",
      .sorts =
          {{.name = "name", .column = "p.name_folded", .is_text = true},
           {.name = "created_at", .column = "p.created_at"},
           {.name = "updated_at", .column = "p.updated_at"},
           {.name = "email", .column = "p.email_canonical", .is_text = true, .nullable = true}},
      .default_sort = "name"};
  return source;
}

CompanyItem as_item(Company company, const Actor& actor) {
  CompanyItem item;
  static_cast<Company&>(item) = std::move(company);
  if (actor.currency) item.won_value = Money{0, actor.currency};
  return item;
}

// Counts and sums the deals of these companies in one statement.
void add_deals(Reader& reader, const Actor& actor, std::vector<CompanyItem>& items) {
  Json::Array ids;
  std::unordered_map<std::int64_t, CompanyItem*> by_id;
  for (auto& item : items) {
    ids.emplace_back(item.id.value);
    by_id.emplace(item.id.value, &item);
  }
  Sql sql;
  sql.bind(actor.workspace_id.value);
  auto list = sql.bind(to_text(Json(std::move(ids))));
  auto currency = sql.bind(std::string(actor.currency.text()));
  sql.text =
      "SELECT d.company_id, sum(CASE WHEN d.status = 'open' THEN 1 ELSE 0 END), "
      "sum(CASE WHEN d.status = 'won' AND d.value_currency = " +
      currency +
      " THEN d.value_minor ELSE 0 END) "
      "FROM deals d WHERE d.workspace_id = $1 AND " +
      reader.dialect().in_list("d.company_id", list);
  sql.text += access::visible(actor, sql, "d.owner_id") + " GROUP BY d.company_id";
  reader.query(sql, [&](const store::Row& row) {
    auto& item = *by_id.at(row.integer(0));
    item.open_deals = row.integer(1);
    if (item.won_value) item.won_value->minor = row.integer(2);
  });
}

// Whether the actor may see what this user owns.
bool sees_records_of(Reader& reader, const Actor& actor, const std::optional<UserId>& owner_id) {
  Sql sql;
  sql.bind(actor.workspace_id.value);
  sql.text = "SELECT 1 FROM users o WHERE o.workspace_id = $1";
  if (actor.visibility != access::Visibility::All)
    sql.text += " AND o.id = " + sql.bind(owner_id.value_or(UserId{}).value);
  sql.text += access::visible(actor, sql, "o.id");
  bool found = false;
  reader.query(sql, [&](const store::Row&) { found = true; });
  return found;
}

// What a deleted record named may be gone as well.
Result<void> check_kept_references(Reader& reader, WorkspaceId workspace_id,
                                   const Company& company) {
  if (!company.parent_id ||
      store::find_by_id<Company>(reader, "companies", workspace_id, *company.parent_id))
    return {};
  return undo_overtaken();
}
Result<void> check_kept_references(Reader& reader, WorkspaceId workspace_id, const Person& person) {
  if (!person.company_id ||
      store::find_by_id<Company>(reader, "companies", workspace_id, *person.company_id))
    return {};
  return undo_overtaken();
}

// A deleted person left deals; those that are still there take the person in again.
Result<void> return_to_deals(store::Tx& tx, const Actor& actor, const journal::Entry& entry,
                             const Json& body, Events& events) {
  for (const auto& taken : read_along(tx, actor.workspace_id, entry, body))
    if (tx.exists("SELECT 1 FROM deals d WHERE d.workspace_id = $1 AND d.id = $2",
                  {actor.workspace_id, taken.record_id}))
      TRY_VOID(return_with_deal(tx, actor, taken, events));
  return {};
}

// Takes back one event of a company or a person by a change of its own.
template <class T>
Result<void> undo(store::Tx& tx, const Actor& actor, Instant now, const journal::Entry& entry) {
  TRY(body, parse_json(entry.body));
  auto current = store::find_by_id<T>(tx, Kind<T>::kTable, actor.workspace_id,
                                      typename Kind<T>::Id{entry.record_id});
  if (current && !find_visible<T>(tx, actor, current->id)) return not_found("event");
  Events events;
  if (entry.name == Kind<T>::kDeleted) {
    if (current) return undo_overtaken();
    TRY(record, from_json<T>(*body.find("before")));
    ++record.version;
    if (!sees_records_of(tx, actor, record.owner_id)) return not_found("event");
    TRY_VOID(check_kept_references(tx, actor.workspace_id, record));
    TRY_VOID(check_external_id(tx, actor.workspace_id, record));
    insert_record(tx, actor.workspace_id, record, events);
    TRY_VOID(return_to_deals(tx, actor, entry, body, events));
  } else if (!current) {
    return undo_overtaken();
  } else if (entry.name == Kind<T>::kCreated) {
    if (!still_after(*current, *body.find("after"))) return undo_overtaken();
    TRY_VOID(remove_record(tx, actor.workspace_id, *current, events));
  } else {
    TRY(record, taken_back(*current, body));
    TRY(saved, save_record(tx, actor.workspace_id, now, *current, std::move(record), events));
    (void)saved;
  }
  journal::append(tx, actor.workspace_id, actor.user_id, now, events);
  return {};
}

}  // namespace

Result<commands::List<CompanyItem>> list_companies(Reader& reader,
                                                   const commands::Registry& registry,
                                                   const Actor& actor, Instant now,
                                                   const commands::ListRequest& request) {
  commands::List<CompanyItem> list;
  TRY(page,
      commands::read_page(reader, registry, actor, now, company_source(), request,
                          [&](const store::Row& row) {
                            list.items.push_back(as_item(store::read_row<Company>(row, 2), actor));
                          }));
  if (!list.items.empty()) add_deals(reader, actor, list.items);
  list.next_cursor = std::move(page.next_cursor);
  list.count = page.count;
  return list;
}

Result<commands::List<PersonItem>> list_people(Reader& reader, const commands::Registry& registry,
                                               const Actor& actor, Instant now,
                                               const ListPeople& request) {
  commands::List<PersonItem> list;
  auto at_company = [&](Sql& sql) {
    return request.company_id ? " AND p.company_id = " + sql.bind(request.company_id->value)
                              : std::string();
  };
  auto on_row = [&](const store::Row& row) {
    list.items.push_back(store::read_row<PersonItem>(row, 2));
  };
  TRY(page, commands::read_page(reader, registry, actor, now, person_source(), request, on_row,
                                at_company));
  list.next_cursor = std::move(page.next_cursor);
  list.count = page.count;
  return list;
}

Result<CompanyItem> get_company(Reader& reader, const Actor& actor, Instant,
                                const GetCompany& query) {
  TRY(company, load_company(reader, actor, query.company_id));
  std::vector<CompanyItem> items{as_item(std::move(company), actor)};
  add_deals(reader, actor, items);
  return std::move(items.front());
}

Result<PersonItem> get_person(Reader& reader, const Actor& actor, Instant, const GetPerson& query) {
  TRY(person, load_person(reader, actor, query.person_id));
  PersonItem item;
  static_cast<Person&>(item) = std::move(person);
  if (item.company_id)
    if (auto company = find_visible<Company>(reader, actor, *item.company_id))
      item.company_name = std::move(company->name);
  return item;
}

Result<void> undo_company(store::Tx& tx, const Actor& actor, Instant now,
                          const journal::Entry& entry) {
  return undo<Company>(tx, actor, now, entry);
}

Result<void> undo_person(store::Tx& tx, const Actor& actor, Instant now,
                         const journal::Entry& entry) {
  return undo<Person>(tx, actor, now, entry);
}

}  // namespace penstock::contacts
