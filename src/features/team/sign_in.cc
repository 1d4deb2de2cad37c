#include "features/team/sign_in.h"

#include "features/team/queries.h"
#include "features/team/store.h"
#include "journal/journal.h"

namespace penstock::team {
namespace {

Error wrong() {
  return unauthorized("the e-mail address or the password is wrong; check both and try again");
}

std::optional<std::string> find_password_hash(store::Reader& reader, const UserPlace& place) {
  return reader.find_text(
      "SELECT u.password_hash FROM users u WHERE u.workspace_id = $1 AND u.id = $2 AND u.active = "
      "1",
      {place.workspace_id, place.user_id});
}

struct Stored {
  UserPlace place;
  std::optional<std::string> password_hash;
};

Stored find_stored(store::Database& database, std::string_view email) {
  Stored stored;
  database.read([&](store::Reader& reader) {
    auto place = find_user_by_email(reader, email);
    if (!place) return;
    stored.place = *place;
    stored.password_hash = find_password_hash(reader, *place);
  });
  return stored;
}

}  // namespace

Result<Recognised> recognise(const Services& services, const SignIn& input,
                             std::string_view remote_address) {
  auto attempt = services.throttle.begin(input.email, remote_address, services.clock.now());
  if (attempt.wait.count() > 0) return access::too_many_attempts(attempt.wait);
  auto stored = find_stored(services.database, input.email);
  auto verdict = services.hasher.verify(stored.password_hash, input.password);
  if (!verdict.ok()) {
    services.throttle.not_tried(attempt);
    return std::move(verdict.error());
  }
  if (!verdict->matches) return wrong();
  services.throttle.worked(attempt);
  Recognised person{.workspace_id = stored.place.workspace_id,
                    .user_id = stored.place.user_id,
                    .password_hash = std::move(*stored.password_hash),
                    .rehashed = {}};
  if (verdict->needs_rehash) {
    auto rehashed = services.hasher.hash(input.password);
    if (rehashed.ok()) person.rehashed = std::move(*rehashed);  // too busy: at the next sign-in
  }
  return person;
}

Result<Opened> open_for(store::Tx& tx, Instant now, const Recognised& person,
                        const access::Client& client, const std::optional<Actor>& old) {
  if (find_password_hash(tx, {person.workspace_id, person.user_id}) != person.password_hash)
    return wrong();
  if (person.rehashed) save_password(tx, person.workspace_id, person.user_id, *person.rehashed);
  if (old) sign_out(tx, *old, now);
  Opened opened;
  opened.session = access::open_session(tx, person.workspace_id, person.user_id, now, client);
  TRY(actor, access::load_actor(tx, person.workspace_id, person.user_id));
  TRY(current, load_current_session(tx, actor));
  opened.current = std::move(current);
  // Where from: the network, since an address of its own cannot be erased from the journal.
  Json body(Json::Object{{"network", access::network_of(client.remote_address)}});
  journal::append(tx, person.workspace_id, person.user_id, now,
                  {.name = "session.created",
                   .record_type = "session",
                   .record_id = opened.session.id.value,
                   .subject_id = person.user_id.value,
                   .body = to_text(body)});
  return opened;
}

void sign_out(store::Tx& tx, const Actor& actor, Instant now) {
  if (!actor.session_id || !access::end_session(tx, actor.workspace_id, actor.session_id)) return;
  journal::append(tx, actor.workspace_id, actor.user_id, now,
                  {.name = "session.revoked",
                   .record_type = "session",
                   .record_id = actor.session_id.value,
                   .subject_id = actor.user_id.value});
}

}  // namespace penstock::team
