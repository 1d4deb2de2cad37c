#include "features/contacts/store.h"

namespace penstock::contacts {
namespace {

using store::Row;
using store::Tx;

template <class T>
Result<T> save(Tx& tx, WorkspaceId workspace_id, Instant now, const T& before, T after,
               Events& events) {
  after.version = before.version + 1;
  after.updated_at = now;
  TRY_VOID(store::update(tx, Kind<T>::kTable, workspace_id, before, after));
  store::put_text(tx, {workspace_id, Kind<T>::kType}, after.id.value, search_text(before),
                  search_text(after));
  events.push_back(change_event(Kind<T>::kEdited, Kind<T>::kType, &before, &after));
  return after;
}

// The last `along` events tell what goes along.
template <class T>
void remove(Tx& tx, WorkspaceId workspace_id, const T& record, Events& events,
            std::size_t along = 0) {
  tx.execute("DELETE FROM " + std::string(Kind<T>::kTable) + " WHERE workspace_id = $1 AND id = $2",
             {workspace_id, record.id});
  store::put_text(tx, {workspace_id, Kind<T>::kType}, record.id.value, search_text(record), "");
  events.push_back(change_event<T>(Kind<T>::kDeleted, Kind<T>::kType, &record, nullptr, 0,
                                   remarks_with({}, along)));
}

struct Use {
  std::string_view noun;
  std::string_view sql;  // counts with $1 the workspace and $2 the id
};

// "3 deals, 1 note"; empty when nothing refers to it.
std::string uses_of(store::Reader& reader, WorkspaceId workspace_id, std::int64_t id,
                    std::span<const Use> uses) {
  std::string says;
  for (const auto& use : uses) {
    auto count = reader.find_integer(use.sql, {workspace_id, id}).value_or(0);
    if (count > 0)
      says.append(says.empty() ? "" : ", ")
          .append(std::to_string(count))
          .append(" ")
          .append(use.noun);
  }
  return says;
}

void leave_deals(Tx& tx, WorkspaceId workspace_id, const Person& person, Events& events) {
  std::vector<PutDealPerson> links;
  tx.query(
      "SELECT p.deal_id, p.person_id, p.role FROM deal_people p WHERE p.workspace_id = $1 AND "
      "p.person_id = $2 ORDER BY p.deal_id",
      {workspace_id, person.id},
      [&](const Row& row) { links.push_back(store::read_row<PutDealPerson>(row)); });
  for (const auto& link : links)
    events.push_back(deal_person_event(person, link.deal_id, &link.role, nullptr));
  tx.execute("DELETE FROM deal_people WHERE workspace_id = $1 AND person_id = $2",
             {workspace_id, person.id});
}

}  // namespace

Result<Company> save_record(Tx& tx, WorkspaceId workspace_id, Instant now, const Company& before,
                            Company after, Events& events) {
  return save(tx, workspace_id, now, before, std::move(after), events);
}

Result<Person> save_record(Tx& tx, WorkspaceId workspace_id, Instant now, const Person& before,
                           Person after, Events& events) {
  return save(tx, workspace_id, now, before, std::move(after), events);
}

Result<void> remove_record(Tx& tx, WorkspaceId workspace_id, const Company& company,
                           Events& events) {
  static constexpr Use kUses[] = {
      {"deals", "SELECT count(*) FROM deals t WHERE t.workspace_id = $1 AND t.company_id = $2"},
      {"people", "SELECT count(*) FROM people t WHERE t.workspace_id = $1 AND t.company_id = $2"},
      {"companies below it",
       "SELECT count(*) FROM companies t WHERE t.workspace_id = $1 AND t.parent_id = $2"},
      {"activities",
       "SELECT count(*) FROM activities t WHERE t.workspace_id = $1 AND t.company_id = $2"},
      {"notes", "SELECT count(*) FROM notes t WHERE t.workspace_id = $1 AND t.company_id = $2"}};
  auto uses = uses_of(tx, workspace_id, company.id.value, kUses);
  if (!uses.empty())
    return rule_rejected("company_in_use",
                         "this company still has " + uses + "; move or delete them first");
  remove(tx, workspace_id, company, events);
  return {};
}

Result<void> remove_record(Tx& tx, WorkspaceId workspace_id, const Person& person, Events& events) {
  static constexpr Use kUses[] = {
      {"activities",
       "SELECT count(*) FROM activities t WHERE t.workspace_id = $1 AND t.person_id = $2"},
      {"notes", "SELECT count(*) FROM notes t WHERE t.workspace_id = $1 AND t.person_id = $2"}};
  auto uses = uses_of(tx, workspace_id, person.id.value, kUses);
  if (!uses.empty())
    return rule_rejected("person_in_use",
                         "this person still has " + uses + "; move or delete them first");
  auto before = events.size();
  leave_deals(tx, workspace_id, person, events);
  remove(tx, workspace_id, person, events, events.size() - before);
  return {};
}

journal::Event deal_person_event(const Person& person, DealId deal_id,
                                 const std::optional<DealRole>* before,
                                 const std::optional<DealRole>* after) {
  auto side = [](const std::optional<DealRole>* role) {
    if (role == nullptr) return Json{};
    return Json(Json::Object{{"role", to_json(*role)}});
  };
  Json body(Json::Object{{"person_id", person.id.text()},
                         {"person_name", person.name},
                         {"before", side(before)},
                         {"after", side(after)}});
  std::string_view name = after == nullptr    ? "deal.person_removed"
                          : before == nullptr ? "deal.person_added"
                                              : "deal.person_changed";
  return {.name = name,
          .record_type = "deal",
          .record_id = deal_id.value,
          .subject_id = deal_id.value,
          .body = to_text(body)};
}

}  // namespace penstock::contacts
