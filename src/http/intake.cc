#include "http/intake.h"

#include "http/gate.h"
#include "http/problem.h"
#include "http/target.h"

namespace penstock::http {
namespace {

// The method of the route to look for; HEAD looks for GET.
std::optional<Method> method_of(std::string_view text) {
  if (text == "GET" || text == "HEAD") return Method::Get;
  if (text == "POST") return Method::Post;
  if (text == "PUT") return Method::Put;
  if (text == "PATCH") return Method::Patch;
  if (text == "DELETE") return Method::Delete;
  return std::nullopt;
}

Refused bad_address(const Error& error, std::string_view trace_id) {
  return {problem(400, error.slug, error.says, trace_id), true, {}};
}

Refused no_method(const Head& head, std::string allow, std::string_view trace_id) {
  const bool asks = head.method == "OPTIONS";
  Response response =
      asks ? Response{.status = 204}
           : problem(405, "method_not_allowed", "this address takes " + allow, trace_id);
  response.headers.emplace_back("Allow", std::move(allow));
  return {std::move(response), head.has_body(), {}};
}

Refused no_path(const Head& head, std::string_view trace_id) {
  return {
      problem(404, "not_found", "there is nothing at this address", trace_id), head.has_body(), {}};
}

}  // namespace

Result<Intake> make_intake(Options& options) {
  Intake intake;
  intake.limits = options.limits;
  intake.public_origin = options.public_origin;
  for (Route& route : options.routes) TRY_VOID(intake.router.add(std::move(route)));
  TRY(proxies, Proxies::parse(options.trusted_proxies));
  intake.proxies = std::move(proxies);
  intake.fallback = {.pattern = "*", .runs = Runs::Inline, .handle = std::move(options.fallback)};
  return intake;
}

std::variant<Admitted, Refused> admit(const Intake& intake, Head& head, const std::string& peer,
                                      std::string trace_id) {
  const auto target = split_target(head.target, head.headers.find("host").value_or(""));
  if (!target.ok()) return bad_address(target.error(), trace_id);

  Admitted admitted{};
  Request& request = admitted.request;
  const auto method = method_of(head.method);
  auto match = intake.router.match(method ? &*method : nullptr, target->path, request.parameters);
  if (match.found == Router::Found::NoPath && method == Method::Get && intake.fallback.handle) {
    match = {Router::Found::Route, &intake.fallback, {}};
  }
  if (match.found == Router::Found::NoPath) return no_path(head, trace_id);
  if (match.found == Router::Found::NoMethod) {
    return no_method(head, std::move(match.allow), trace_id);
  }
  if (match.found == Router::Found::BadEncoding) {
    return bad_address({ErrorCode::InvalidField, "invalid_target", "the path is not UTF-8"},
                       trace_id);
  }
  const Route& route = *match.route;
  request.head = head.method == "HEAD";
  if (request.head && route.stream) return no_method(head, "GET, OPTIONS", trace_id);
  auto query = query_parameters(target->query, intake.limits.query_parameters_max);
  if (!query.ok()) return bad_address(query.error(), trace_id);

  request.method = *method;
  request.path = target->path;
  request.route = route.pattern;
  request.query = std::move(*query);
  request.headers = std::move(head.headers);
  request.trace_id = std::move(trace_id);
  intake.proxies.identify(request, peer);
  const auto forgery = find_forgery(request, route, head.has_body(), intake.public_origin);
  if (forgery) {
    return Refused{problem(forgery->status, forgery->slug, forgery->says, request.trace_id), true,
                   route.pattern};
  }
  admitted.route = &route;
  admitted.body_max = route.upload ? intake.limits.upload_bytes_max : route.body_max;
  if (head.content_length.value_or(0) > admitted.body_max) {
    return Refused{
        problem(413, "too_large",
                "the body is larger than " + std::to_string(admitted.body_max) + " bytes",
                request.trace_id),
        true, route.pattern};
  }
  return admitted;
}

}  // namespace penstock::http
