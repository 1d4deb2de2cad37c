#include "http/problem.h"

#include "base/record_json.h"

namespace penstock::http {
namespace {

bool tells_when_to_retry(int status) { return status == 429 || status == 503; }

std::string body_of(int status, const Error& error, std::string_view trace_id) {
  Problem problem{.type = "urn:penstock:problem:" + error.slug,
                  .title = reason_of(status),
                  .status = status,
                  .detail = error.says,
                  .slug = error.slug,
                  .trace_id = {},
                  .errors = error.fields};
  if (!trace_id.empty()) problem.trace_id = std::string(trace_id);
  return to_json_text(problem);
}

Response answer(int status, std::string body, std::chrono::milliseconds retry_after = {}) {
  Response response{.status = status, .content_type = "application/problem+json"};
  response.body = std::move(body);
  if (tells_when_to_retry(status)) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(retry_after).count();
    response.headers.emplace_back("Retry-After",
                                  std::to_string(seconds > 0 ? seconds : kRetryAfterSeconds));
  }
  return response;
}

}  // namespace

int status_of(const Error& error) {
  switch (error.code) {
    case ErrorCode::NotFound:
      return 404;
    case ErrorCode::InvalidField:
      return error.slug == "invalid_json" ? 400 : 422;
    case ErrorCode::RuleRejected:
      return 422;
    case ErrorCode::Conflict:
      return error.slug == "precondition_failed" ? 412 : 409;
    case ErrorCode::Forbidden:
      return 403;
    case ErrorCode::Unauthorized:
      return 401;
    case ErrorCode::LimitExceeded:
      return error.slug == "too_large" ? 413 : 429;
    case ErrorCode::Unavailable:
      return error.slug == "disk_full" ? 507 : 503;
  }
  return 500;
}

Response to_response(const Error& error, std::string_view trace_id) {
  const int status = status_of(error);
  Response response = answer(status, body_of(status, error, trace_id), error.retry_after);
  if (status == 401) response.headers.emplace_back("WWW-Authenticate", "Bearer");
  return response;
}

Response problem(int status, std::string_view slug, std::string_view says,
                 std::string_view trace_id) {
  return answer(status,
                body_of(status, {.slug = std::string(slug), .says = std::string(says)}, trace_id));
}

std::string_view reason_of(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 206:
      return "Partial Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 307:
      return "Temporary Redirect";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 406:
      return "Not Acceptable";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 411:
      return "Length Required";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 428:
      return "Precondition Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    case 507:
      return "Insufficient Storage";
    default:
      return "Status";
  }
}

}  // namespace penstock::http
