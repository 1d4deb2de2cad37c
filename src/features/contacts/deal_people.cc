// People in deals. What happens to them stands on the deal's line of time.

#include "features/checks.h"
#include "features/contacts/queries.h"
#include "features/contacts/store.h"

namespace penstock::contacts {
namespace {

using access::Actor;
using store::Reader;
using store::Tx;

constexpr std::int64_t kDealPeopleMax = 200;  // of one deal

struct Link {
  std::optional<DealRole> role;
};
BOOST_DESCRIBE_STRUCT(Link, (), (role))

std::optional<Link> find_link(Reader& reader, WorkspaceId workspace_id, DealId deal_id,
                              PersonId person_id) {
  std::optional<Link> found;
  reader.query(
      "SELECT p.role FROM deal_people p WHERE p.workspace_id = $1 AND p.deal_id = $2 AND "
      "p.person_id = $3",
      {workspace_id, deal_id, person_id},
      [&](const store::Row& row) { found = store::read_row<Link>(row); });
  return found;
}

DealPerson as_answer(const Person& person, const std::optional<DealRole>& role) {
  return {.person_id = person.id,
          .name = person.name,
          .role = role,
          .email = person.email,
          .phone = person.phone,
          .job_title = person.job_title,
          .company_id = person.company_id,
          .do_not_contact = person.do_not_contact};
}

Result<void> check_deal(Reader& reader, const Actor& actor, DealId deal_id) {
  if (!sees(reader, actor, "deals", deal_id.value)) return not_found("deal");
  return {};
}

Result<void> check_room(Reader& reader, WorkspaceId workspace_id, DealId deal_id) {
  auto count = reader.find_integer(
      "SELECT count(*) FROM deal_people p WHERE p.workspace_id = $1 AND p.deal_id = $2",
      {workspace_id, deal_id});
  if (count < kDealPeopleMax) return {};
  return limit_exceeded("too_many_people", "a deal has at most 200 people; remove one first");
}

void write_link(Tx& tx, WorkspaceId workspace_id, const PutDealPerson& link) {
  tx.execute(
      "INSERT INTO deal_people (workspace_id, deal_id, person_id, role) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (workspace_id, deal_id, person_id) DO UPDATE SET role = excluded.role",
      {workspace_id, link.deal_id, link.person_id, link.role});
}

// A place in a deal that a deletion took, as its event tells it.
struct Place {
  Person person;
  PutDealPerson link;
};

Result<Place> read_place(Tx& tx, const Actor& actor, const journal::Entry& entry) {
  TRY(body, parse_json(entry.body));
  TRY(link, from_json<Link>(*body.find("before")));
  auto id = PersonId::parse(*body.find("person_id")->as_string());
  PENSTOCK_CHECK(id.has_value(), "an event of a person in a deal names the person");
  DealId deal_id{entry.record_id};
  auto person = store::find_by_id<Person>(tx, "people", actor.workspace_id, *id);
  if (!person || find_link(tx, actor.workspace_id, deal_id, *id)) return undo_overtaken();
  return Place{std::move(*person), {.deal_id = deal_id, .person_id = *id, .role = link.role}};
}

}  // namespace

void leave_with_deal(Tx& tx, const Actor& actor, DealId deal_id, Events& events) {
  std::vector<PutDealPerson> links;
  tx.query(
      "SELECT l.deal_id, l.person_id, l.role FROM deal_people l WHERE l.workspace_id = $1 AND "
      "l.deal_id = $2 ORDER BY l.person_id",
      {actor.workspace_id, deal_id},
      [&](const store::Row& row) { links.push_back(store::read_row<PutDealPerson>(row)); });
  for (const auto& link : links) {
    auto person = store::find_by_id<Person>(tx, "people", actor.workspace_id, link.person_id);
    PENSTOCK_CHECK(person.has_value(), "a place in a deal is of a person who is there");
    events.push_back(deal_person_event(*person, deal_id, &link.role, nullptr));
  }
  tx.execute("DELETE FROM deal_people WHERE workspace_id = $1 AND deal_id = $2",
             {actor.workspace_id, deal_id});
}

void hide_unseen(Reader& reader, const Actor& actor, std::string_view event_name, RawJson& body) {
  if (actor.visibility == access::Visibility::All || !event_name.starts_with("deal.person_"))
    return;
  auto json = parse_json(body.text).value();
  const auto* text = json.find("person_id");
  auto id = text && text->as_string() ? PersonId::parse(*text->as_string()) : std::nullopt;
  if (id && sees(reader, actor, "people", id->value)) return;
  json.set("person_name", Json{});
  body.text = to_text(json);
}

Result<void> check_return(Tx& tx, const Actor& actor, const journal::Entry& entry) {
  TRY_VOID(read_place(tx, actor, entry));
  return {};
}

Result<void> return_with_deal(Tx& tx, const Actor& actor, const journal::Entry& entry,
                              Events& events) {
  TRY(place, read_place(tx, actor, entry));
  write_link(tx, actor.workspace_id, place.link);
  events.push_back(deal_person_event(place.person, place.link.deal_id, nullptr, &place.link.role));
  return {};
}

Result<DealPerson> put_deal_person(Tx& tx, const Actor& actor, Instant now,
                                   const PutDealPerson& command) {
  TRY_VOID(check_deal(tx, actor, command.deal_id));
  TRY(person, load_person(tx, actor, command.person_id));
  auto before = find_link(tx, actor.workspace_id, command.deal_id, command.person_id);
  if (before && before->role == command.role) return as_answer(person, command.role);
  if (!before) TRY_VOID(check_room(tx, actor.workspace_id, command.deal_id));
  write_link(tx, actor.workspace_id, command);
  journal::append(
      tx, actor.workspace_id, actor.user_id, now,
      deal_person_event(person, command.deal_id, before ? &before->role : nullptr, &command.role));
  return as_answer(person, command.role);
}

Result<void> remove_deal_person(Tx& tx, const Actor& actor, Instant now,
                                const RemoveDealPerson& command) {
  TRY_VOID(check_deal(tx, actor, command.deal_id));
  auto before = find_link(tx, actor.workspace_id, command.deal_id, command.person_id);
  auto person = store::find_by_id<Person>(tx, "people", actor.workspace_id, command.person_id);
  if (!before || !person) return not_found("person in this deal");
  tx.execute("DELETE FROM deal_people WHERE workspace_id = $1 AND deal_id = $2 AND person_id = $3",
             {actor.workspace_id, command.deal_id, command.person_id});
  journal::append(tx, actor.workspace_id, actor.user_id, now,
                  deal_person_event(*person, command.deal_id, &before->role, nullptr));
  return {};
}

Result<commands::List<DealPerson>> list_deal_people(Reader& reader, const Actor& actor, Instant,
                                                    const ListDealPeople& query) {
  TRY_VOID(check_deal(reader, actor, query.deal_id));
  commands::List<DealPerson> list;
  store::Sql sql;
  sql.bind(actor.workspace_id.value);
  auto deal_id = sql.bind(query.deal_id.value);
  sql.text =
      "SELECT p.id, p.name, l.role, p.email, p.phone, p.job_title, p.company_id, p.do_not_contact "
      "FROM deal_people l "
      "JOIN people p ON p.workspace_id = $1 AND p.id = l.person_id "
      "WHERE l.workspace_id = $1 AND l.deal_id = " +
      deal_id;
  sql.text += access::visible(actor, sql, "p.owner_id");
  sql.text += " ORDER BY p.name_folded, p.id LIMIT " + sql.bind(kDealPeopleMax);
  reader.query(
      sql, [&](const store::Row& row) { list.items.push_back(store::read_row<DealPerson>(row)); });
  return list;
}

Result<void> undo_deal_person(Tx& tx, const Actor& actor, Instant now,
                              const journal::Entry& entry) {
  TRY(body, parse_json(entry.body));
  DealId deal_id{entry.subject_id};
  auto person_id = PersonId::parse(*body.find("person_id")->as_string());
  auto current = find_link(tx, actor.workspace_id, deal_id, *person_id);
  auto current_json = current ? to_json(*current) : Json{};
  if (current_json != *body.find("after")) return undo_overtaken();
  if (body.find("before")->is_null())
    return remove_deal_person(tx, actor, now, {.deal_id = deal_id, .person_id = *person_id});
  TRY(link, from_json<Link>(*body.find("before")));
  TRY(answer, put_deal_person(tx, actor, now,
                              {.deal_id = deal_id, .person_id = *person_id, .role = link.role}));
  (void)answer;
  return {};
}

}  // namespace penstock::contacts
