// Notes: what somebody wrote about a deal, a company or a person.

#include "features/activities/queries.h"
#include "features/activities/store.h"
#include "features/checks.h"

namespace penstock::activities {
namespace {

using access::Actor;
using access::Role;
using store::Tx;

template <class T>
Result<void> check_one_subject(const T& record) {
  int count =
      record.deal_id.has_value() + record.company_id.has_value() + record.person_id.has_value();
  if (count == 1) return {};
  return invalid_field("deal_id", "one_subject",
                       "give exactly one of deal_id, company_id and person_id");
}

Result<void> check_author(const Actor& actor, const Note& note) {
  if (note.author_id == actor.user_id || actor.role == Role::Admin || actor.role == Role::Manager)
    return {};
  return forbidden("only the author or a manager may change this note");
}

void insert(Tx& tx, const Actor& actor, Instant now, const Note& note) {
  Events events;
  insert_note(tx, actor, note, events);
  journal::append(tx, actor.workspace_id, actor.user_id, now, events);
}

Result<Note> save(Tx& tx, const Actor& actor, Instant now, const Note& before, Note after) {
  after.version = before.version + 1;
  after.updated_at = now;
  TRY_VOID(store::update(tx, "notes", actor.workspace_id, before, after));
  journal::append(tx, actor.workspace_id, actor.user_id, now,
                  change_event("note.edited", "note", &before, &after, subject_of(after)));
  return after;
}

void remove(Tx& tx, const Actor& actor, Instant now, const Note& note) {
  Events events;
  remove_note(tx, actor, note, events);
  journal::append(tx, actor.workspace_id, actor.user_id, now, events);
}

const commands::ListSource& note_source() {
  static const commands::ListSource source{
      .record = "note",
      .alias = "n",
      .columns = store::columns<Note>("n") + ", u.name",
      .from = "notes n LEFT JOIN users u ON u.workspace_id = $1 AND u.id = n.author_id",
      .owner_column = "",
      .sorts = {{.name = "id", .column = "n.id"}},
      .default_sort = "-id"};
  return source;
}

}  // namespace

Result<Note> create_note(Tx& tx, const Actor& actor, Instant now, const CreateNote& command) {
  Note note;
  TRY_VOID(apply_edit(note, command, {}));
  if (trim(note.text).empty()) return invalid_field("text", "required", "this may not be empty");
  note.id = tx.ids().make<NoteId>();
  note.created_at = note.updated_at = now;
  if (actor.user_id) note.author_id = actor.user_id;
  TRY_VOID(check_one_subject(note));
  TRY_VOID(check_links(tx, actor, Note{}, note));
  insert(tx, actor, now, note);
  return note;
}

Result<Note> edit_note(Tx& tx, const Actor& actor, Instant now, const EditNote& command) {
  TRY(before, load_note(tx, actor, command.note_id));
  TRY_VOID(check_version(before.version, command.expected_version));
  TRY_VOID(check_author(actor, before));
  auto after = before;
  TRY_VOID(apply_edit(after, command, {"note_id", "expected_version"}));
  if (!differs(before, after)) return before;
  return save(tx, actor, now, before, std::move(after));
}

Result<void> delete_note(Tx& tx, const Actor& actor, Instant now, const DeleteNote& command) {
  TRY(note, load_note(tx, actor, command.note_id));
  TRY_VOID(check_version(note.version, command.expected_version));
  TRY_VOID(check_author(actor, note));
  remove(tx, actor, now, note);
  return {};
}

Result<commands::List<NoteItem>> list_notes(store::Reader& reader,
                                            const commands::Registry& registry, const Actor& actor,
                                            Instant now, const ListNotes& query) {
  TRY_VOID(check_one_subject(query));
  commands::ListRequest request;
  request.cursor = query.cursor;
  request.limit = query.limit;
  auto extra = [&](store::Sql& sql) {
    std::string condition;
    if (query.deal_id) condition += " AND n.deal_id = " + sql.bind(query.deal_id->value);
    if (query.company_id) condition += " AND n.company_id = " + sql.bind(query.company_id->value);
    if (query.person_id) condition += " AND n.person_id = " + sql.bind(query.person_id->value);
    return condition + visible_through(actor, sql, "n", "author_id");
  };
  commands::List<NoteItem> list;
  TRY(page,
      commands::read_page(
          reader, registry, actor, now, note_source(), request,
          [&](const store::Row& row) { list.items.push_back(store::read_row<NoteItem>(row, 2)); },
          extra));
  list.next_cursor = std::move(page.next_cursor);
  return list;
}

Result<void> undo_note(Tx& tx, const Actor& actor, Instant now, const journal::Entry& entry) {
  TRY(body, parse_json(entry.body));
  NoteId id{entry.record_id};
  auto exists = store::find_by_id<Note>(tx, "notes", actor.workspace_id, id);
  if (entry.name == "note.deleted") {
    if (exists) return undo_overtaken();
    TRY(note, from_json<Note>(*body.find("before")));
    TRY_VOID(check_author(actor, note));
    TRY_VOID(check_links(tx, actor, Note{}, note));
    ++note.version;
    insert(tx, actor, now, note);
    return {};
  }
  if (!exists) return undo_overtaken();
  TRY(current, load_note(tx, actor, id));
  TRY_VOID(check_author(actor, current));
  if (entry.name == "note.created") {
    if (!still_after(current, *body.find("after"))) return undo_overtaken();
    remove(tx, actor, now, current);
    return {};
  }
  TRY(before, taken_back(current, body));
  TRY(saved, save(tx, actor, now, current, std::move(before)));
  (void)saved;
  return {};
}

}  // namespace penstock::activities
