// The routes that set cookies, hash passwords or answer secrets. Tested by routes_test.cc.
#include "features/team/routes.h"

#include "commands/authenticate.h"
#include "features/team/queries.h"
#include "features/team/rules.h"
#include "features/team/sign_in.h"
#include "http/problem.h"

namespace penstock::team {

struct SetUp {
  std::string workspace_name;
  std::string name;
  std::string email;
  std::string password;
  std::string currency = "EUR";
  std::string time_zone = "UTC";
  Language language = Language::En;
};
BOOST_DESCRIBE_STRUCT(SetUp, (),
                      (workspace_name, name, email, password, currency, time_zone, language))
constexpr auto field_notes(const SetUp*) {
  return std::array{FieldNote{.name = "password", .text_max = access::kPasswordBytesMax}};
}

struct GivenPassword {
  std::string password;
};
BOOST_DESCRIBE_STRUCT(GivenPassword, (), (password))
constexpr auto field_notes(const GivenPassword*) {
  return std::array{FieldNote{.name = "password", .text_max = access::kPasswordBytesMax}};
}

struct SetupState {
  bool needs_owner = false;
};
BOOST_DESCRIBE_STRUCT(SetupState, (), (needs_owner))

namespace {

using http::Request;
using http::Respond;
using http::Response;

Response answer(int status, std::string body) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  return response;
}

Response refusal(const Error& error, std::string_view trace_id,
                 std::chrono::milliseconds retry_after = {}) {
  auto response = http::to_response(error, trace_id);
  if (retry_after.count() > 0)
    for (auto& [name, value] : response.headers)
      if (name == "Retry-After") value = std::to_string((retry_after.count() + 999) / 1'000);
  return response;
}

// The answer to a read, or to what needs no store.
void respond_with(Result<Response> result, const Request& request, const Respond& respond) {
  respond(result.ok() ? std::move(*result) : refusal(result.error(), request.trace_id));
}

// Runs `work` in a transaction and answers with what it made, after the commit.
void write_and_respond(const Services& services, std::string trace_id, Respond respond,
                       std::function<Result<Response>(store::Tx&)> work) {
  struct State {
    std::string trace_id;
    Respond respond;
    std::function<Result<Response>(store::Tx&)> work;
    std::optional<Response> response;
  };
  auto state =
      std::make_shared<State>(State{std::move(trace_id), std::move(respond), std::move(work), {}});
  services.database.write(
      [state](store::Tx& tx) -> Result<void> {
        TRY(response, state->work(tx));
        state->response = std::move(response);
        return {};
      },
      [state](const Result<void>& outcome) {
        if (!outcome.ok()) return state->respond(refusal(outcome.error(), state->trace_id));
        state->respond(std::move(*state->response));
      });
}

// Who asks, if anybody.
std::optional<Actor> find_actor(const Services& services, const Request& request) {
  auto actor = services.authenticator.authenticate(commands::credentials_of(request));
  if (!actor.ok()) return {};
  return std::move(*actor);
}

Result<Actor> authenticate(const Services& services, const Request& request) {
  return services.authenticator.authenticate(commands::credentials_of(request));
}

// Strings of a request that a later transaction needs.
struct KeptClient {
  std::string user_agent;
  std::string remote_address;
  access::Client view() const {
    return {.user_agent = user_agent, .remote_address = remote_address};
  }
};

KeptClient client_of(const Request& request) {
  return {std::string(request.header("user-agent").value_or("")), request.remote_address};
}

Response signed_in(int status, const Opened& opened, access::Scheme scheme) {
  auto response = answer(status, to_json_text(opened.current));
  response.headers.emplace_back("Set-Cookie", access::make_cookie(scheme, opened.session.secret));
  return response;
}

void serve_sign_in(const Services& services, Request&& request, Respond respond) {
  auto input = from_json_text<SignIn>(request.body);
  if (!input.ok()) return respond(refusal(input.error(), request.trace_id));
  auto recognition = recognise(services, *input, request.remote_address);
  if (!recognition.person.ok())
    return respond(refusal(recognition.person.error(), request.trace_id, recognition.retry_after));
  write_and_respond(services, request.trace_id, std::move(respond),
                    [&clock = services.clock, person = std::move(*recognition.person),
                     client = client_of(request), old = find_actor(services, request),
                     scheme = commands::scheme_of(request)](store::Tx& tx) -> Result<Response> {
                      TRY(opened, open_for(tx, clock.now(), person, client.view(), old));
                      return signed_in(200, opened, scheme);
                    });
}

Result<Response> show_session(const Services& services, const Request& request) {
  TRY(actor, authenticate(services, request));
  TRY(current, services.database.read_now(
                   [&](store::Reader& reader) { return load_current_session(reader, actor); }));
  return answer(200, to_json_text(current));
}

// Works also for who is signed out already: the cookie goes in any case.
void serve_sign_out(const Services& services, Request&& request, Respond respond) {
  auto response = answer(204, "");
  response.headers.emplace_back("Set-Cookie",
                                access::make_ended_cookie(commands::scheme_of(request)));
  auto actor = find_actor(services, request);
  if (!actor || !actor->session_id) return respond(std::move(response));
  write_and_respond(services, request.trace_id, std::move(respond),
                    [&clock = services.clock, actor = std::move(*actor),
                     response = std::move(response)](store::Tx& tx) -> Result<Response> {
                      sign_out(tx, actor, clock.now());
                      return response;
                    });
}

// Checks and hashes a new password, on this thread.
Result<std::string> hash_new(const Services& services, std::string_view password,
                             std::string_view field) {
  TRY_VOID(access::check_new_password(password, field));
  return services.hasher.hash(password);
}

void write_password(const Services& services, const Request& request, Respond respond, Actor actor,
                    SetPassword command) {
  write_and_respond(services, request.trace_id, std::move(respond),
                    [&clock = services.clock, actor = std::move(actor),
                     command = std::move(command)](store::Tx& tx) -> Result<Response> {
                      TRY_VOID(set_password(tx, actor, clock.now(), command));
                      return answer(204, "");
                    });
}

struct PasswordChange {
  Actor actor;
  std::string password_hash;
};

// {"current": …, "new": …}: read by hand, since `new` is no name in C++.
Result<std::string> read_text(const Json& body, std::string_view name) {
  const auto* member = body.find(name);
  const auto* text = member != nullptr ? member->as_string() : nullptr;
  if (text != nullptr && text->size() <= access::kPasswordBytesMax) return *text;
  return invalid_field(std::string(name), "wrong_type", "give a text of at most 1000 bytes here");
}

Result<PasswordChange> prepare_own_password(const Services& services, const Request& request,
                                            std::chrono::milliseconds& retry_after) {
  TRY(actor, authenticate(services, request));
  if (!actor.session_id) return forbidden("sign in to change your password; a token may not do it");
  TRY(body, parse_json(request.body));
  if (body.as_object() == nullptr)
    return invalid_field("", "wrong_type", "the body must be a JSON object");
  TRY(current, read_text(body, "current"));
  TRY(fresh, read_text(body, "new"));
  TRY_VOID(access::check_new_password(fresh, "new"));
  TRY(user, services.database.read_now([&](store::Reader& reader) {
    return load_user(reader, actor.workspace_id, actor.user_id);
  }));
  auto recognition =
      recognise(services, {.email = user.email.value_or(""), .password = std::move(current)},
                request.remote_address);
  retry_after = recognition.retry_after;
  if (!recognition.person.ok()) {
    if (recognition.person.error().code != ErrorCode::Unauthorized)
      return std::move(recognition.person.error());
    return invalid_field("current", "wrong_password",
                         "this is not your current password; try again");
  }
  TRY(password_hash, services.hasher.hash(fresh));
  return PasswordChange{std::move(actor), std::move(password_hash)};
}

void serve_own_password(const Services& services, Request&& request, Respond respond) {
  std::chrono::milliseconds retry_after{0};
  auto change = prepare_own_password(services, request, retry_after);
  if (!change.ok()) return respond(refusal(change.error(), request.trace_id, retry_after));
  auto user_id = change->actor.user_id;
  write_password(services, request, std::move(respond), std::move(change->actor),
                 {.user_id = user_id, .password_hash = std::move(change->password_hash)});
}

void serve_user_password(const Services& services, Request&& request, Respond respond) {
  auto prepare = [&]() -> Result<std::pair<Actor, SetPassword>> {
    TRY(actor, authenticate(services, request));
    TRY_VOID(access::check(actor, access::Permission::ManageUsers));
    auto user_id = UserId::parse(request.parameter("user_id"));
    if (!user_id) return not_found("user");
    TRY_VOID(services.database.read_now(
        [&](store::Reader& reader) { return load_user(reader, actor.workspace_id, *user_id); }));
    TRY(input, from_json_text<GivenPassword>(request.body));
    TRY(password_hash, hash_new(services, input.password, "password"));
    return std::pair{std::move(actor),
                     SetPassword{.user_id = *user_id, .password_hash = std::move(password_hash)}};
  };
  auto prepared = prepare();
  if (!prepared.ok()) return respond(refusal(prepared.error(), request.trace_id));
  write_password(services, request, std::move(respond), std::move(prepared->first),
                 std::move(prepared->second));
}

void serve_token(const Services& services, Request&& request, Respond respond) {
  auto actor = authenticate(services, request);
  if (!actor.ok()) return respond(refusal(actor.error(), request.trace_id));
  auto command = from_json_text<CreateToken>(request.body);
  if (!command.ok()) return respond(refusal(command.error(), request.trace_id));
  write_and_respond(services, request.trace_id, std::move(respond),
                    [&clock = services.clock, actor = std::move(*actor),
                     command = std::move(*command)](store::Tx& tx) -> Result<Response> {
                      TRY(made, create_token(tx, actor, clock.now(), command));
                      return answer(201, to_json_text(made));
                    });
}

Error setup_done() {
  return conflict(
      "setup_done",
      "this server has its first workspace already; sign in, or ask its admin for a user");
}

Result<Response> show_setup(const Services& services) {
  return services.database.read_now([](store::Reader& reader) -> Result<Response> {
    return answer(200, to_json_text(SetupState{.needs_owner = !has_workspace(reader)}));
  });
}

Result<NewWorkspace> prepare_setup(const Services& services, const Request& request) {
  auto done = services.database.read_now(
      [](store::Reader& reader) -> Result<bool> { return has_workspace(reader); });
  if (*done) return setup_done();
  TRY(input, from_json_text<SetUp>(request.body));
  TRY(password_hash, hash_new(services, input.password, "password"));
  return NewWorkspace{.name = std::move(input.workspace_name),
                      .slug = {},
                      .currency = std::move(input.currency),
                      .time_zone = std::move(input.time_zone),
                      .language = input.language,
                      .owner_name = std::move(input.name),
                      .owner_email = std::move(input.email),
                      .owner_password_hash = std::move(password_hash)};
}

Result<Opened> set_up(store::Tx& tx, const Services& services, const NewWorkspace& input,
                      const access::Client& client) {
  if (has_workspace(tx)) return setup_done();
  auto now = services.clock.now();
  TRY(created, create_workspace(tx, now, input));
  if (services.fill_workspace) TRY_VOID(services.fill_workspace(tx, owner_actor(created), now));
  return open_for(tx, now,
                  {.workspace_id = created.workspace.id,
                   .user_id = created.owner.id,
                   .password_hash = input.owner_password_hash,
                   .rehashed = {}},
                  client, {});
}

void serve_setup(const std::shared_ptr<const Services>& services, Request&& request,
                 Respond respond) {
  auto input = prepare_setup(*services, request);
  if (!input.ok()) return respond(refusal(input.error(), request.trace_id));
  write_and_respond(*services, request.trace_id, std::move(respond),
                    [services, input = std::move(*input), client = client_of(request),
                     scheme = commands::scheme_of(request)](store::Tx& tx) -> Result<Response> {
                      TRY(opened, set_up(tx, *services, input, client.view()));
                      return signed_in(201, opened, scheme);
                    });
}

using Serve = void (*)(const Services&, Request&&, Respond);

http::Route make_route(std::string_view route, http::Handle handle) {
  auto [method, pattern] = commands::parse_route(route);
  return {.method = method,
          .pattern = std::move(pattern),
          .runs = http::Runs::Pool,
          .handle = std::move(handle)};
}

}  // namespace

std::vector<http::Route> routes(const Services& given) {
  auto services = std::make_shared<const Services>(given);  // each route keeps it alive
  auto with = [&](Serve serve) -> http::Handle {
    return [services, serve](Request&& request, Respond respond) {
      serve(*services, std::move(request), std::move(respond));
    };
  };
  return {
      make_route("POST /session", with(serve_sign_in)),
      make_route("GET /session",
                 [services](Request&& request, const Respond& respond) {
                   respond_with(show_session(*services, request), request, respond);
                 }),
      make_route("DELETE /session", with(serve_sign_out)),
      make_route("POST /session/password", with(serve_own_password)),
      make_route("POST /users/{user_id}/password", with(serve_user_password)),
      make_route("POST /tokens", with(serve_token)),
      make_route("GET /setup",
                 [services](Request&& request, const Respond& respond) {
                   respond_with(show_setup(*services), request, respond);
                 }),
      make_route("POST /setup",
                 [services](Request&& request, Respond respond) {
                   serve_setup(services, std::move(request), std::move(respond));
                 }),
  };
}

}  // namespace penstock::team
