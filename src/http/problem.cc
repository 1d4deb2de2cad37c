#include "http/problem.h"

#include <fmt/format.h>

#include "http/text.h"

namespace penstock::http {
namespace {

bool tells_when_to_retry(int status) { return status == 429 || status == 503; }

void append_member(std::string& out, std::string_view name, std::string_view value) {
  out += out.size() > 1 ? ",\"" : "\"";
  out += name;
  out += "\":";
  append_json_string(out, value);
}

std::string body_of(int status, std::string_view slug, std::string_view says,
                    std::string_view trace_id) {
  std::string body = "{";
  append_member(body, "type", "urn:penstock:problem:" + std::string(slug));
  append_member(body, "title", reason_of(status));
  body += fmt::format(",\"status\":{}", status);
  append_member(body, "detail", says);
  append_member(body, "slug", slug);
  if (!trace_id.empty()) append_member(body, "trace_id", trace_id);
  return body;  // still open: the caller adds members and the brace
}

Response answer(int status, std::string body) {
  Response response{.status = status, .content_type = "application/problem+json"};
  response.body = std::move(body);
  if (tells_when_to_retry(status)) {
    response.headers.emplace_back("Retry-After", std::to_string(kRetryAfterSeconds));
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
      return 503;
  }
  return 500;
}

Response to_response(const Error& error, std::string_view trace_id) {
  const int status = status_of(error);
  std::string body = body_of(status, error.slug, error.says, trace_id);
  if (!error.fields.empty()) {
    body += ",\"errors\":[";
    for (const FieldError& fault : error.fields) {
      std::string member = "{";
      append_member(member, "field", fault.field);
      append_member(member, "slug", fault.slug);
      append_member(member, "says", fault.says);
      if (body.back() != '[') body += ',';
      body += member + "}";
    }
    body += ']';
  }
  Response response = answer(status, body + "}");
  if (status == 401) response.headers.emplace_back("WWW-Authenticate", "Bearer");
  return response;
}

Response problem(int status, std::string_view slug, std::string_view says,
                 std::string_view trace_id) {
  return answer(status, body_of(status, slug, says, trace_id) + "}");
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

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    const auto c = static_cast<unsigned char>(text.front());
    const std::size_t size = utf8_size(text);
    if (size == 0) {
      out += "\xEF\xBF\xBD";
    } else if (c == '"' || c == '\\') {
      out += {'\\', static_cast<char>(c)};
    } else if (c == '\n') {
      out += "\\n";
    } else if (c < 0x20 || c == 0x7F) {
      out += fmt::format("\\u{:04x}", c);
    } else {
      out.append(text.substr(0, size));
    }
    text.remove_prefix(size == 0 ? 1 : size);
  }
  out += '"';
}

}  // namespace penstock::http
