// Takes back what an import did, newest entry first, a few entries in each transaction. What it
// made is removed unless somebody worked on it since; what it changed gets its old values back
// unless they were changed again. What has to stay is kept, counted and named. Entries that undoing
// adds belong to the import too, so that they are not taken for somebody's work.
//
// The journal keeps every entry. The past that the import told of a deal which was there before it
// is withdrawn by one "deal.undone" for the deal: whoever reads the past skips those entries.

#include "features/changes.h"
#include "features/deals/store.h"
#include "features/importing/import_job.h"
#include "features/importing/lookups.h"
#include "store/text_index.h"

namespace penstock::importing {
namespace {

using jobs::StepResult;
using journal::Entry;
using store::Tx;

struct UndoWork {
  Tx& tx;
  access::Actor actor;
  ImportId import_id;
  Instant now;
  std::vector<journal::Event> events{};

  WorkspaceId workspace_id() const { return actor.workspace_id; }
  void add(journal::Event event) {
    event.batch_id = import_id.value;
    events.push_back(std::move(event));
  }
};

// Whether anybody but the import has anything on the record's line of time. Another import that
// was undone has not.
bool touched(UndoWork& work, std::int64_t subject_id) {
  return work.tx.exists(
      "SELECT 1 FROM journal j WHERE j.workspace_id = $1 AND j.subject_id = $2 "
      "AND (j.batch_id IS NULL OR j.batch_id <> $3) AND NOT EXISTS (SELECT 1 FROM imports i WHERE "
      "i.workspace_id = $1 AND i.id = j.batch_id AND i.state = 'undone') LIMIT 1",
      {work.workspace_id(), subject_id, work.import_id});
}

bool used(UndoWork& work, std::int64_t id,
          std::initializer_list<std::pair<std::string_view, std::string_view>> places) {
  for (auto [table, column] : places)
    if (work.tx.exists("SELECT 1 FROM " + std::string(table) +
                           " t WHERE t.workspace_id = $1 AND t." + std::string(column) +
                           " = $2 LIMIT 1",
                       {work.workspace_id(), id}))
      return true;
  return false;
}

bool remove_row(UndoWork& work, std::string_view table, std::string_view event,
                const Entry& entry) {
  auto removed =
      work.tx.execute("DELETE FROM " + std::string(table) + " WHERE workspace_id = $1 AND id = $2",
                      {work.workspace_id(), entry.record_id});
  if (removed == 0) return false;
  auto body = parse_json(entry.body).value();
  const auto* after = body.find("after");
  Json gone(Json::Object{{"before", after != nullptr ? *after : body}, {"after", Json{}}});
  work.add({.name = event,
            .record_type = event.substr(0, event.find('.')),
            .record_id = entry.record_id,
            .body = to_text(gone)});
  return true;
}

bool remove_deal(UndoWork& work, const Entry& entry) {
  auto deal = store::find_by_id<deals::Deal>(work.tx, "deals", work.workspace_id(),
                                             DealId{entry.record_id});
  if (!deal) return true;
  if (touched(work, entry.record_id) ||
      used(work, entry.record_id,
           {{"activities", "deal_id"}, {"notes", "deal_id"}, {"deal_people", "deal_id"}}))
    return false;
  store::put_text(work.tx, {work.workspace_id(), "deal"}, deal->id.value, deal->title, "");
  work.tx.execute("DELETE FROM deals WHERE workspace_id = $1 AND id = $2",
                  {work.workspace_id(), deal->id});
  work.add({.name = "deal.deleted",
            .record_type = "deal",
            .record_id = deal->id.value,
            .body = deals::event_body(&*deal, nullptr)});
  return true;
}

bool restore_deal(UndoWork& work, const Entry& entry, const Json& body) {
  auto current = store::find_by_id<deals::Deal>(work.tx, "deals", work.workspace_id(),
                                                DealId{entry.record_id});
  if (!current) return true;
  auto restored = taken_back(*current, body);
  if (!restored.ok()) return false;
  restored->version = current->version + 1;
  restored->updated_at = work.now;
  if (!store::update(work.tx, "deals", work.workspace_id(), *current, *restored).ok()) return false;
  store::put_text(work.tx, {work.workspace_id(), "deal"}, current->id.value, current->title,
                  restored->title);
  work.add({.name = "deal.undone",
            .record_type = "deal",
            .record_id = current->id.value,
            .body = deals::event_body(&*current, &*restored)});
  return true;
}

bool made_here(UndoWork& work, std::int64_t deal_id) {
  return work.tx.exists(
      "SELECT 1 FROM journal j WHERE j.workspace_id = $1 AND j.subject_id = $2 AND j.batch_id = $3 "
      "AND j.name = 'deal.created' LIMIT 1",
      {work.workspace_id(), deal_id, work.import_id});
}

// In this transaction or in an earlier one.
bool is_withdrawn(UndoWork& work, std::int64_t deal_id) {
  auto tells = [](std::string_view body) {
    return parse_json(body).value().find(kWithdrawsHistory) != nullptr;
  };
  for (const auto& event : work.events)
    if (event.record_id == deal_id && event.name == "deal.undone" && tells(event.body)) return true;
  bool found = false;
  work.tx.query(
      "SELECT j.body FROM journal j WHERE j.workspace_id = $1 AND j.subject_id = $2 AND "
      "j.batch_id = $3 AND j.name = 'deal.undone'",
      {work.workspace_id(), deal_id, work.import_id},
      [&](const store::Row& row) { found |= tells(row.text(0)); });
  return found;
}

// The past of a deal that was made here goes, or stays, with the deal.
void withdraw_history(UndoWork& work, const Entry& entry) {
  auto deal = store::find_by_id<deals::Deal>(work.tx, "deals", work.workspace_id(),
                                             DealId{entry.record_id});
  if (!deal || made_here(work, entry.record_id) || is_withdrawn(work, entry.record_id)) return;
  work.add({.name = "deal.undone",
            .record_type = "deal",
            .record_id = entry.record_id,
            .body = deals::event_body(&*deal, &*deal, {{std::string(kWithdrawsHistory), true}})});
}

bool unlink_person(UndoWork& work, const Entry& entry, const Json& body) {
  const auto* text = body.find("person_id");
  auto person_id = text != nullptr && text->as_string() != nullptr
                       ? PersonId::parse(*text->as_string())
                       : std::nullopt;
  if (!person_id) return false;
  auto removed = work.tx.execute(
      "DELETE FROM deal_people WHERE workspace_id = $1 AND deal_id = $2 AND person_id = $3",
      {work.workspace_id(), entry.record_id, *person_id});
  if (removed == 0) return true;
  auto gone = body;
  gone.set("before", body.find("after") != nullptr ? *body.find("after") : Json{});
  gone.set("after", Json{});
  work.add({.name = "deal.person_removed",
            .record_type = "deal",
            .record_id = entry.record_id,
            .body = to_text(gone)});
  return true;
}

bool remove_product(UndoWork& work, const Entry& entry) {
  auto product = store::find_by_id<products::Product>(work.tx, "products", work.workspace_id(),
                                                      ProductId{entry.record_id});
  if (!product) return true;
  if (touched(work, entry.record_id) || used(work, entry.record_id, {{"deals", "product_id"}}))
    return false;
  store::put_text(work.tx, {work.workspace_id(), "product"}, product->id.value,
                  products::search_text(*product), "");
  return remove_row(work, "products", "product.deleted", entry);
}

bool restore_product(UndoWork& work, const Entry& entry, const Json& body) {
  auto current = store::find_by_id<products::Product>(work.tx, "products", work.workspace_id(),
                                                      ProductId{entry.record_id});
  if (!current) return true;
  auto restored = taken_back(*current, body);
  if (!restored.ok()) return false;
  restored->version = current->version + 1;
  if (!store::update(work.tx, "products", work.workspace_id(), *current, *restored).ok())
    return false;
  store::put_text(work.tx, {work.workspace_id(), "product"}, current->id.value,
                  products::search_text(*current), products::search_text(*restored));
  work.add(change_event("product.undone", "product", &*current, &*restored));
  return true;
}

bool remove_user(UndoWork& work, const Entry& entry) {
  if (touched(work, entry.record_id) || used(work, entry.record_id,
                                             {{"deals", "owner_id"},
                                              {"companies", "owner_id"},
                                              {"people", "owner_id"},
                                              {"activities", "owner_id"},
                                              {"notes", "author_id"},
                                              {"sessions", "user_id"},
                                              {"tokens", "user_id"}}))
    return false;
  work.tx.execute(
      "DELETE FROM directory WHERE workspace_id = $1 AND ref = $2 AND key >= 'email:' AND key < "
      "'email;'",
      {work.workspace_id(), entry.record_id});
  return remove_row(work, "users", "user.deleted", entry);
}

bool restore_user(UndoWork& work, const Entry& entry, const Json& body) {
  auto current = team::load_user(work.tx, work.workspace_id(), UserId{entry.record_id});
  if (!current.ok()) return true;
  auto restored = taken_back(*current, body);
  if (!restored.ok()) return false;
  restored->version = current->version + 1;
  if (!store::update(work.tx, "users", work.workspace_id(), *current, *restored).ok()) return false;
  work.add(change_event("user.edited", "user", &*current, &*restored));
  return true;
}

// Companies and people: through their own commands, which check what hangs on them.
template <class T, class Id, class Delete>
bool remove_contact(UndoWork& work, std::string_view table, const Entry& entry,
                    const Delete& remove) {
  auto current = store::find_by_id<T>(work.tx, table, work.workspace_id(), Id{entry.record_id});
  if (!current) return true;
  if (touched(work, entry.record_id)) return false;
  std::vector<journal::Event> events;
  if (!remove(Id{entry.record_id}, events).ok()) return false;
  for (auto& event : events) work.add(std::move(event));
  return true;
}

template <class T, class Id, class Edit, class Change>
bool restore_contact(UndoWork& work, std::string_view table, const Entry& entry, const Json& body,
                     Id Edit::* id, const Change& change) {
  auto current = store::find_by_id<T>(work.tx, table, work.workspace_id(), Id{entry.record_id});
  if (!current) return true;
  auto restored = taken_back(*current, body);
  if (!restored.ok()) return false;
  auto edit = from_json<Edit>(*body.find("before"));
  if (!edit.ok()) return false;
  (*edit).*id = Id{entry.record_id};
  if (edit->custom) {  // keys that the import brought go
    auto wanted = parse_json(restored->custom.text).value();
    auto is = parse_json(current->custom.text).value();
    for (const auto& [key, value] : *is.as_object())
      if (wanted.find(key) == nullptr) wanted.set(key, Json{});
    edit->custom.set = RawJson{to_text(wanted)};
  }
  std::vector<journal::Event> events;
  if (!change(*edit, events).ok()) return false;
  for (auto& event : events) work.add(std::move(event));
  return true;
}

bool take_back_contact(UndoWork& work, const Entry& entry, const Json& body) {
  if (entry.name == "company.created")
    return remove_contact<contacts::Company, CompanyId>(
        work, "companies", entry, [&](CompanyId id, auto& made) {
          return contacts::remove_company(work.tx, work.actor, {.company_id = id}, made);
        });
  if (entry.name == "person.created")
    return remove_contact<contacts::Person, PersonId>(
        work, "people", entry, [&](PersonId id, auto& made) {
          return contacts::remove_person(work.tx, work.actor, {.person_id = id}, made);
        });
  if (entry.name == "company.edited")
    return restore_contact<contacts::Company, CompanyId>(
        work, "companies", entry, body, &contacts::EditCompany::company_id,
        [&](const auto& edit, auto& made) {
          return contacts::change_company(work.tx, work.actor, work.now, edit, made);
        });
  return restore_contact<contacts::Person, PersonId>(
      work, "people", entry, body, &contacts::EditPerson::person_id,
      [&](const auto& edit, auto& made) {
        return contacts::change_person(work.tx, work.actor, work.now, edit, made);
      });
}

// False: it stays as it is.
bool take_back(UndoWork& work, const Entry& entry) {
  auto id = entry.record_id;
  auto body = parse_json(entry.body).value();
  if (body.find("history") != nullptr) return withdraw_history(work, entry), true;
  if (entry.name == "deal.created") return remove_deal(work, entry);
  if (entry.name == "deal.person_added") return unlink_person(work, entry, body);
  if (entry.record_type == "deal") return restore_deal(work, entry, body);
  if (entry.record_type == "company" || entry.record_type == "person")
    return take_back_contact(work, entry, body);
  if (entry.name == "product.created") return remove_product(work, entry);
  if (entry.name == "product.edited") return restore_product(work, entry, body);
  if (entry.name == "user.created") return remove_user(work, entry);
  if (entry.name == "user.edited") return restore_user(work, entry, body);
  if (touched(work, id)) return false;
  if (entry.name == "team.created")
    return !used(work, id, {{"users", "team_id"}}) &&
           remove_row(work, "teams", "team.deleted", entry);
  if (entry.name == "lost_reason.created")
    return !used(work, id, {{"deals", "lost_reason_id"}}) &&
           remove_row(work, "lost_reasons", "lost_reason.deleted", entry);
  if (entry.name == "stage.created")
    return !used(work, id, {{"deals", "stage_id"}}) &&
           remove_row(work, "stages", "stage.deleted", entry);
  if (entry.name == "pipeline.created")
    return !used(work, id, {{"deals", "pipeline_id"}}) &&
           remove_row(work, "pipelines", "pipeline.deleted", entry);
  return true;
}

// Tables of the records that imports make, and what people call a record there.
struct Named {
  std::string_view type, table, column;
};
constexpr Named kNamed[] = {{"deal", "deals", "title"},
                            {"company", "companies", "name"},
                            {"person", "people", "name"},
                            {"product", "products", "name"},
                            {"user", "users", "name"},
                            {"team", "teams", "name"},
                            {"lost_reason", "lost_reasons", "name"},
                            {"stage", "stages", "name"},
                            {"pipeline", "pipelines", "name"}};

// Names a record that stays. Returns how many were added: 0 for one that is named already.
std::int64_t note_kept(UndoWork& work, const Entry& entry) {
  std::string name;
  for (const auto& named : kNamed)
    if (named.type == entry.record_type)
      name = work.tx
                 .find_text("SELECT t." + std::string(named.column) + " FROM " +
                                std::string(named.table) +
                                " t WHERE t.workspace_id = $1 AND t.id = $2",
                            {work.workspace_id(), entry.record_id})
                 .value_or("");
  return work.tx.execute(
      "INSERT INTO import_kept (workspace_id, import_id, record_type, record_id, name) VALUES ($1, "
      "$2, $3, $4, $5) ON CONFLICT (workspace_id, import_id, record_type, record_id) DO NOTHING",
      {work.workspace_id(), work.import_id, entry.record_type, entry.record_id, name});
}

std::vector<Entry> entries_before(Tx& tx, WorkspaceId workspace_id, ImportId id, std::int64_t pos) {
  std::vector<Entry> entries;
  tx.query(
      "SELECT j.pos, j.name, j.record_type, j.record_id, j.body FROM journal j WHERE "
      "j.workspace_id = $1 AND j.batch_id = $2 "
      "AND j.pos < $3 ORDER BY j.pos DESC LIMIT $4",
      {workspace_id, id, pos, kUndoEntriesMax}, [&](const store::Row& row) {
        entries.push_back({.pos = row.integer(0),
                           .name = std::string(row.text(1)),
                           .record_type = std::string(row.text(2)),
                           .record_id = row.integer(3),
                           .body = std::string(row.text(4))});
      });
  return entries;
}

bool is_own(const Entry& entry) {
  return entry.name.ends_with(".deleted") || entry.name.ends_with(".undone") ||
         entry.name == "deal.person_removed";
}

}  // namespace

StepResult undo_batch(store::Database& database, const jobs::JobView& view, Instant now) {
  bool done = false;
  auto outcome = database.write_now(
      view.workspace_id,
      [&](Tx& tx) -> Result<void> {
        TRY(id, import_of(view));
        TRY(record, load_record(tx, view.workspace_id, id));
        TRY(workspace, team::load_workspace(tx, view.workspace_id));
        UndoWork work{
            .tx = tx,
            .actor = access::system_actor(view.workspace_id, record.user_id, workspace.time_zone,
                                          Currency::parse(workspace.currency).value_or(Currency{})),
            .import_id = id,
            .now = now};
        auto entries = entries_before(tx, view.workspace_id, id, record.undo_pos);
        BatchTime time;
        time.begin();
        for (const auto& entry : entries) {
          record.undo_pos = entry.pos;
          if (is_own(entry)) continue;
          if (take_back(work, entry))
            ++record.taken_back;
          else
            record.kept += note_kept(work, entry);
          if (time.over(tx)) break;
        }
        done = entries.empty();
        if (done) {
          record.state = ImportState::Undone;
          record.finished_at = now;
          TRY_VOID(jobs::finish_job(tx, view));
        } else {
          record.state = ImportState::Undoing;  // also where it was given up and is tried again
          TRY_VOID(jobs::keep_lease(tx, view, "{}"));
        }
        save_record(tx, view.workspace_id, record);
        if (!work.events.empty())
          journal::append(tx, view.workspace_id, record.user_id, now, work.events);
        return {};
      },
      store::Urgency::Background);
  if (!outcome.ok()) return StepResult::retry(outcome.error().says);
  return done ? StepResult::done() : StepResult::more();
}

}  // namespace penstock::importing
