#include "features/live/live.h"

#include <algorithm>
#include <charconv>

#include "commands/history.h"
#include "features/deals/views.h"
#include "http/problem.h"

namespace penstock::live {

using access::Actor;
using journal::Entry;
using store::Reader;

// One snapshot of a workspace. Many events in a row are of the same few people: each is looked up
// once.
class Snapshot {
 public:
  Snapshot(Reader& reader, WorkspaceId workspace_id) : reader(reader), workspace_id(workspace_id) {}

  const std::string& name_of(UserId user_id) { return person(user_id).name; }
  TeamId team_of(UserId user_id) { return user_id ? person(user_id).team_id : TeamId{}; }

  Reader& reader;
  const WorkspaceId workspace_id;

 private:
  struct Person {
    std::string name;
    TeamId team_id;
  };
  const Person& person(UserId user_id) {
    auto [known, is_new] = people_.try_emplace(user_id);
    if (is_new)
      reader.query("SELECT u.name, u.team_id FROM users u WHERE u.workspace_id = $1 AND u.id = $2",
                   {workspace_id, user_id}, [&](const store::Row& row) {
                     known->second = {std::string(row.text(0)), TeamId{row.integer(1)}};
                   });
    return known->second;
  }

  std::map<UserId, Person> people_;
};

namespace {

// What a page gets of one event.
struct LiveChange {
  std::int64_t pos = 0;
  Instant at{};
  std::string name;
  std::optional<UserId> actor_id;
  std::optional<std::string> actor_name;
  std::string record_type;
  std::string record_id;
  std::optional<DealId> deal_id;        // whose card changed
  std::optional<deals::DealCard> deal;  // its card now; empty where it is gone or not visible
  RawJson body;
};
BOOST_DESCRIBE_STRUCT(LiveChange, (),
                      (pos, at, name, actor_id, actor_name, record_type, record_id, deal_id, deal,
                       body))

constexpr auto field_notes(const LiveChange*) {
  return std::array{
      FieldNote{.name = "pos", .says = "Place in the journal; also the id of the event"},
      FieldNote{.name = "name", .says = "What happened: deal.moved"},
      FieldNote{.name = "deal_id", .says = "The deal whose card changed"},
      FieldNote{.name = "deal", .says = "Its card now; null where it is gone or not visible"},
      FieldNote{.name = "body",
                .says = "What the journal has of it; empty where the deal went out of sight",
                .shape = JsonShape::Object}};
}

struct FollowEvents {
  std::optional<std::string> since;
};
BOOST_DESCRIBE_STRUCT(FollowEvents, (), (since))
constexpr auto field_notes(const FollowEvents*) {
  return std::array{FieldNote{
      .name = "since",
      .says = "Go on after this position, where Last-Event-ID cannot be sent; without either the "
              "stream begins now",
      .text_max = 20}};
}

constexpr std::string_view kRoute = "GET /events";

// Who may see it: the owners before and after, or everybody.
struct Audience {
  bool everybody = true;
  UserId owner_before;
  UserId owner_after;
  TeamId team_before;
  TeamId team_after;
  UserId only;  // nobody but this person, whatever the others may see
};

struct Owner {
  UserId user_id;
  TeamId team_id;
};

struct Prepared {
  std::int64_t pos = 0;
  Audience audience;
  std::vector<Owner> named;  // of what it names through a link: the deal's company, a person in it
  std::shared_ptr<const std::string> full;      // for those who see the deal now
  std::shared_ptr<const std::string> nameless;  // for those who do not see all that it names
  std::shared_ptr<const std::string> gone;      // for those who saw it before
};

std::shared_ptr<const std::string> make_frame(const LiveChange& change) {
  return std::make_shared<const std::string>("id: " + std::to_string(change.pos) +
                                             "\nevent: change\ndata: " + to_json_text(change) +
                                             "\n\n");
}

UserId owner_in(const Json& body, std::string_view side) {
  const auto* state = body.find(side);
  const auto* owner = state ? state->find("owner_id") : nullptr;
  if (owner == nullptr || owner->as_string() == nullptr) return {};
  return UserId::parse(*owner->as_string()).value_or(UserId{});
}

// Settings that every signed-in person sees; the rest belongs to owners.
bool is_common(const Entry& entry) {
  return entry.record_type == "pipeline" || entry.record_type == "stage" ||
         entry.record_type == "lost_reason" || entry.record_type == "product" ||
         entry.record_type == "team" || entry.record_type == "workspace";
}

// Who owns what an event without a deal is about; who did it where that has no owner.
UserId owner_of(Snapshot& snapshot, const Entry& entry) {
  for (std::string table : {"companies", "people", "activities"}) {
    auto owner =
        snapshot.reader.find_integer("SELECT coalesce(t.owner_id, 0) FROM " + table +
                                         " t WHERE t.workspace_id = $1 AND t.id IN ($2, $3)",
                                     {snapshot.workspace_id, entry.record_id, entry.subject_id});
    if (owner) return UserId{*owner};
  }
  return entry.actor_id;
}

Audience audience_of(Snapshot& snapshot, const Entry& entry,
                     const std::optional<deals::DealCard>& card) {
  if (is_common(entry)) return {};
  Audience audience{.everybody = false};
  if (entry.record_type == "session" || entry.record_type == "token") {
    audience.only = UserId{entry.subject_id};
    return audience;
  }
  bool of_deal = entry.record_type == "deal";
  if (of_deal || !card) {
    if (auto body = parse_json(entry.body); body.ok()) {
      audience.owner_before = owner_in(*body, "before");
      audience.owner_after = owner_in(*body, "after");
    }
  }
  if (card && !audience.owner_after) audience.owner_after = card->owner_id;
  if (!card && !of_deal && !audience.owner_after)
    audience.owner_after =
        audience.owner_before ? audience.owner_before : owner_of(snapshot, entry);
  audience.team_before = snapshot.team_of(audience.owner_before);
  audience.team_after = snapshot.team_of(audience.owner_after);
  return audience;
}

// The owner of a row; nobody where it has none or is gone.
Owner owner_of_row(Snapshot& snapshot, std::string_view table, std::int64_t id) {
  UserId user_id{snapshot.reader
                     .find_integer("SELECT t.owner_id FROM " + std::string(table) +
                                       " t WHERE t.workspace_id = $1 AND t.id = $2",
                                   {snapshot.workspace_id, id})
                     .value_or(0)};
  return {user_id, snapshot.team_of(user_id)};
}

// Takes the names of linked records out of a change and tells whose they are.
std::vector<Owner> take_names(Snapshot& snapshot, LiveChange& change) {
  std::vector<Owner> named;
  if (change.deal && change.deal->company_name) {
    named.push_back(owner_of_row(snapshot, "companies", change.deal->company_id->value));
    change.deal->company_name.reset();
  }
  if (!change.name.starts_with("deal.person_")) return named;
  auto body = parse_json(change.body.text).value();
  const auto* text = body.find("person_id");
  auto id = text && text->as_string() ? PersonId::parse(*text->as_string()) : std::nullopt;
  named.push_back(id ? owner_of_row(snapshot, "people", id->value) : Owner{});
  body.set("person_name", Json{});
  change.body.text = to_text(body);
  return named;
}

Prepared prepare(Snapshot& snapshot, const Entry& entry) {
  LiveChange change{.pos = entry.pos,
                    .at = entry.at,
                    .name = entry.name,
                    .actor_id = {},
                    .actor_name = {},
                    .record_type = entry.record_type,
                    .record_id = commands::record_id_text(entry.record_type, entry.record_id),
                    .deal_id = {},
                    .deal = {},
                    .body = RawJson{entry.body}};
  if (entry.actor_id) {
    change.actor_id = entry.actor_id;
    if (const auto& name = snapshot.name_of(entry.actor_id); !name.empty())
      change.actor_name = name;
  }
  DealId deal_id{entry.record_type == "deal" ? entry.record_id : entry.subject_id};
  if (deal_id) change.deal = deals::find_card(snapshot.reader, snapshot.workspace_id, deal_id);
  if (change.deal || entry.record_type == "deal") change.deal_id = deal_id;
  Prepared prepared{.pos = entry.pos,
                    .audience = audience_of(snapshot, entry, change.deal),
                    .named = {},
                    .full = make_frame(change),
                    .nameless = nullptr,
                    .gone = nullptr};
  prepared.named = take_names(snapshot, change);
  if (!prepared.named.empty()) prepared.nameless = make_frame(change);
  if (change.deal_id) {
    change.deal.reset();
    change.body = RawJson{"{}"};
    prepared.gone = make_frame(change);
  }
  return prepared;
}

void deliver(const Prepared& prepared, const Actor& actor, http::EventStream& stream) {
  const auto& audience = prepared.audience;
  if (audience.only) {
    if (audience.only == actor.user_id) stream.send(prepared.full);
    return;
  }
  auto sees_name = [&](const Owner& owner) {
    return access::sees_owner(actor, owner.user_id, owner.team_id);
  };
  if (audience.everybody || access::sees_owner(actor, audience.owner_after, audience.team_after))
    stream.send(std::ranges::all_of(prepared.named, sees_name) ? prepared.full : prepared.nameless);
  else if (prepared.gone && audience.owner_before &&
           access::sees_owner(actor, audience.owner_before, audience.team_before))
    stream.send(prepared.gone);
}

// Rights of somebody may have changed: their pages come back and are asked anew who they are.
bool changes_rights(const Entry& entry) {
  return entry.name == "user.edited" || entry.name == "user.password_changed" ||
         entry.name == "session.revoked" || entry.name == "token.revoked";
}
bool concerns(const Entry& entry, const Actor& actor) {
  return entry.record_id == actor.user_id.value || entry.subject_id == actor.user_id.value ||
         entry.actor_id == actor.user_id;
}

std::optional<std::int64_t> asked_position(const http::Request& request) {
  auto text = request.header("last-event-id").value_or(request.query_value("since").value_or(""));
  std::int64_t pos = 0;
  if (text.empty() ||
      std::from_chars(text.data(), text.data() + text.size(), pos).ptr != text.data() + text.size())
    return {};
  return pos;
}

std::shared_ptr<const std::string> reset_frame(std::int64_t head) {
  return std::make_shared<const std::string>(
      "id: " + std::to_string(head) + "\nevent: reset\ndata: {\"pos\":" + std::to_string(head) +
      "}\n\n");
}

// Without an id: it is no place in the journal.
std::shared_ptr<const std::string> state_frame(Changes changes) {
  return std::make_shared<const std::string>("event: state\ndata: {\"changes\":\"" +
                                             std::string(to_text(changes)) + "\"}\n\n");
}

}  // namespace

void LiveFeed::attach(journal::Followers& followers) {
  followers.add(
      "live",
      [this](WorkspaceId workspace_id, std::span<const Entry> entries) {
        publish(workspace_id, entries);
      },
      [this](WorkspaceId workspace_id) {
        std::lock_guard lock(mutex_);
        auto head =
            database_.read_now([&](Reader& reader) { return journal::head(reader, workspace_id); });
        auto& channel = channels_[workspace_id];
        if (channel.at == 0) channel.at = head;
        return channel.at;
      });
}

void LiveFeed::publish(WorkspaceId workspace_id, std::span<const Entry> entries) {
  std::lock_guard lock(mutex_);
  auto& channel = channels_[workspace_id];
  std::erase_if(channel.listeners, [](const Listener& one) { return one.stream->closed(); });
  if (!channel.listeners.empty()) {
    database_.read([&](Reader& reader) {
      Snapshot snapshot{reader, workspace_id};
      for (const auto& entry : entries) {
        if (entry.pos <= channel.at) continue;
        tell(channel, snapshot, entry);
        channel.at = entry.pos;  // one by one: where the store fails, these do not come again
      }
    });
  }
  channel.at = std::max(channel.at, entries.back().pos);
}

void LiveFeed::tell(Channel& channel, Snapshot& snapshot, const Entry& entry) {
  auto prepared = prepare(snapshot, entry);
  bool rights = changes_rights(entry);
  for (auto& listener : channel.listeners) {
    if (entry.pos > listener.after) deliver(prepared, listener.actor, *listener.stream);
    if (rights && concerns(entry, listener.actor)) listener.stream->close();
  }
}

void LiveFeed::open(http::Request&& request, std::shared_ptr<http::EventStream> stream,
                    const http::Respond& refuse, const commands::Authenticate& authenticate) {
  auto actor = authenticate(request);
  if (actor.ok()) {
    auto allowed = access::check(*actor, access::Permission::Read);
    if (!allowed.ok()) return refuse(http::to_response(allowed.error(), request.trace_id));
  }
  if (!actor.ok()) return refuse(http::to_response(actor.error(), request.trace_id));
  auto since = asked_position(request);
  std::lock_guard lock(mutex_);
  database_.read([&](Reader& reader) {
    auto& channel = channels_[actor->workspace_id];
    auto head = journal::head(reader, actor->workspace_id);
    if (channel.at == 0) channel.at = head;
    stream->send(state_frame(changes_));
    if (since && (*since > head || channel.at - *since > kResumeMax)) {
      stream->send(reset_frame(channel.at));
    } else if (since && *since < channel.at) {
      Snapshot snapshot{reader, actor->workspace_id};
      for (const auto& entry : journal::read_after(reader, actor->workspace_id, *since))
        if (entry.pos <= channel.at) deliver(prepare(snapshot, entry), *actor, *stream);
    }
    auto after = since && *since <= head ? *since : 0;
    channel.listeners.push_back({std::move(*actor), std::move(stream), after});
  });
}

void LiveFeed::tell_changes_are(Changes changes) {
  std::lock_guard lock(mutex_);
  if (changes == changes_) return;
  changes_ = changes;
  auto frame = state_frame(changes);
  for (auto& [workspace_id, channel] : channels_)
    for (auto& listener : channel.listeners) listener.stream->send(frame);
}

http::Route LiveFeed::route(commands::Authenticate authenticate) {
  http::Route route;
  std::tie(route.method, route.pattern) = commands::parse_route(kRoute);
  route.runs = http::Runs::Pool;
  route.stream = [this, authenticate = std::move(authenticate)](
                     http::Request&& request, std::shared_ptr<http::EventStream> stream,
                     const http::Respond& refuse) {
    open(std::move(request), std::move(stream), refuse, authenticate);
  };
  return route;
}

std::size_t LiveFeed::streams() const {
  std::lock_guard lock(mutex_);
  std::size_t count = 0;
  for (const auto& [workspace_id, channel] : channels_) count += channel.listeners.size();
  return count;
}

std::vector<commands::SpecialRoute> special_routes() {
  return {{.route = kRoute,
           .name = "live.follow",
           .says = "Live changes as server-sent events; resumes after Last-Event-ID",
           .input = &describe<FollowEvents>(),
           .output = &describe<LiveChange>(),
           .needs = access::Permission::Read,
           .answers = "text/event-stream"}};
}

}  // namespace penstock::live
