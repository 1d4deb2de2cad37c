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
  return std::array{
      FieldNote{.name = "workspace_name", .says = "What the workspace is called", .required = true},
      FieldNote{.name = "name", .says = "Full name of its admin", .required = true},
      FieldNote{
          .name = "email", .says = "To sign in with", .text_max = kEmailBytesMax, .required = true},
      note_password("At least 8 characters, none of the commonest")};
}

struct GivenPassword {
  std::string password;
};
BOOST_DESCRIBE_STRUCT(GivenPassword, (), (password))
constexpr auto field_notes(const GivenPassword*) {
  return std::array{note_password("At least 8 characters, none of the commonest")};
}

struct ChangePassword {
  std::string current_password;
  std::string new_password;
};
BOOST_DESCRIBE_STRUCT(ChangePassword, (), (current_password, new_password))
constexpr auto field_notes(const ChangePassword*) {
  auto current = note_password("The one that counts now");
  auto fresh = note_password("At least 8 characters, none of the commonest");
  current.name = "current_password";
  fresh.name = "new_password";
  return std::array{current, fresh};
}

struct UserPath {
  UserId user_id;
};
BOOST_DESCRIBE_STRUCT(UserPath, (), (user_id))

struct SetupState {
  bool needs_owner = false;
};
BOOST_DESCRIBE_STRUCT(SetupState, (), (needs_owner))
constexpr auto field_notes(const SetupState*) {
  return std::array{FieldNote{.name = "needs_owner", .says = "True until POST /setup"}};
}

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

Response refusal(const Error& error, std::string_view trace_id) {
  return http::to_response(error, trace_id);
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
      WorkspaceId{},  // a sign-in finds its workspace inside
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
  auto input = from_json_text<SignIn>(request.body, Absent::Fault);
  if (!input.ok()) return respond(refusal(input.error(), request.trace_id));
  auto person = recognise(services, *input, request.remote_address);
  if (!person.ok()) return respond(refusal(person.error(), request.trace_id));
  write_and_respond(services, request.trace_id, std::move(respond),
                    [&clock = services.clock, person = std::move(*person),
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

Result<PasswordChange> prepare_own_password(const Services& services, const Request& request) {
  TRY(actor, authenticate(services, request));
  if (!actor.session_id) return forbidden("sign in to change your password; a token may not do it");
  TRY(input, from_json_text<ChangePassword>(request.body, Absent::Fault));
  TRY_VOID(access::check_new_password(input.new_password, "new_password"));
  TRY(user, services.database.read_now([&](store::Reader& reader) {
    return load_user(reader, actor.workspace_id, actor.user_id);
  }));
  auto person = recognise(
      services, {.email = user.email.value_or(""), .password = std::move(input.current_password)},
      request.remote_address);
  if (!person.ok()) {
    if (person.error().code != ErrorCode::Unauthorized) return std::move(person.error());
    return invalid_field("current_password", "wrong_password",
                         "this is not your current password; try again");
  }
  TRY(password_hash, services.hasher.hash(input.new_password));
  return PasswordChange{std::move(actor), std::move(password_hash)};
}

void serve_own_password(const Services& services, Request&& request, Respond respond) {
  auto change = prepare_own_password(services, request);
  if (!change.ok()) return respond(refusal(change.error(), request.trace_id));
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
    TRY(input, from_json_text<GivenPassword>(request.body, Absent::Fault));
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
  auto command = from_json_text<CreateToken>(request.body, Absent::Fault);
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
  TRY(input, from_json_text<SetUp>(request.body, Absent::Fault));
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

void serve_setup(const Services& services, Request&& request, Respond respond) {
  auto input = prepare_setup(services, request);
  if (!input.ok()) return respond(refusal(input.error(), request.trace_id));
  write_and_respond(services, request.trace_id, std::move(respond),
                    [&services, input = std::move(*input), client = client_of(request),
                     scheme = commands::scheme_of(request)](store::Tx& tx) -> Result<Response> {
                      TRY(opened, set_up(tx, services, input, client.view()));
                      return signed_in(201, opened, scheme);
                    });
}

void serve_session(const Services& services, Request&& request, Respond respond) {
  respond_with(show_session(services, request), request, respond);
}
void serve_setup_state(const Services& services, Request&& request, Respond respond) {
  respond_with(show_setup(services), request, respond);
}

using commands::Signs;

struct Served {
  commands::SpecialRoute described;
  void (*serve)(const Services&, Request&&, Respond);
};

std::vector<Served> sessions_served() {
  return {
      {{.route = "POST /session",
        .name = "session.start",
        .says = "Sign in; answers a cookie",
        .input = &describe<SignIn>(),
        .output = &describe<CurrentSession>(),
        .signs = Signs::In},
       serve_sign_in},
      {{.route = "GET /session",
        .name = "session.get",
        .says = "Who is signed in",
        .output = &describe<CurrentSession>()},
       serve_session},
      {{.route = "DELETE /session", .name = "session.end", .says = "Sign out", .signs = Signs::No},
       serve_sign_out},
      {{.route = "POST /session/password",
        .name = "session.password",
        .says = "Change your password; ends your other sessions",
        .input = &describe<ChangePassword>()},
       serve_own_password}};
}

std::vector<Served> secrets_served() {
  return {{{.route = "POST /users/{user_id}/password",
            .name = "user.password",
            .says = "Set somebody's password; ends their sessions",
            .input = &describe<GivenPassword>(),
            .query = &describe<UserPath>(),
            .needs = access::Permission::ManageUsers},
           serve_user_password},
          {{.route = "POST /tokens",
            .name = "token.create",
            .says = "Make an API token; its secret is answered once",
            .input = &describe<CreateToken>(),
            .output = &describe<TokenSecret>(),
            .status = 201},
           serve_token},
          {{.route = "GET /setup",
            .name = "setup.get",
            .says = "Whether the server waits for its owner",
            .output = &describe<SetupState>(),
            .signs = Signs::No},
           serve_setup_state},
          {{.route = "POST /setup",
            .name = "setup.run",
            .says = "Make the first workspace and its admin",
            .input = &describe<SetUp>(),
            .defaults = commands::defaults_of<SetUp>,
            .output = &describe<CurrentSession>(),
            .status = 201,
            .signs = Signs::In},
           serve_setup}};
}

std::vector<Served> all_served() {
  auto all = sessions_served();
  for (auto& one : secrets_served()) all.push_back(one);
  return all;
}

}  // namespace

std::vector<commands::SpecialRoute> special_routes() {
  std::vector<commands::SpecialRoute> all;
  for (auto& one : all_served()) all.push_back(one.described);
  return all;
}

std::vector<http::Route> routes(const Services& given) {
  auto services = std::make_shared<const Services>(given);  // each route keeps it alive
  std::vector<http::Route> all;
  for (const auto& one : all_served()) {
    auto [method, pattern] = commands::parse_route(one.described.route);
    all.push_back({.method = method,
                   .pattern = std::move(pattern),
                   .runs = http::Runs::Pool,
                   .handle = [services, serve = one.serve](Request&& request, Respond respond) {
                     serve(*services, std::move(request), std::move(respond));
                   }});
  }
  return all;
}

}  // namespace penstock::team
