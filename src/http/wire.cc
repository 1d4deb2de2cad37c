#include "http/wire.h"

#include <fmt/format.h>

#include <array>

#include "base/time.h"
#include "http/problem.h"
#include "http/text.h"

namespace penstock::http {
namespace {

// The policies. Reading order as in docs of the page: nothing, then what the page needs. Inline
// style attributes are allowed because virtual lists position their rows by them; style elements
// need the nonce. A service worker takes its policy from its own file, hence connect-src there.
constexpr std::string_view kApiPolicy =
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n"
    "Cache-Control: no-store\r\n";
constexpr std::string_view kApiPolicyCached =
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n";
constexpr std::string_view kAssetPolicy =
    "Content-Security-Policy: default-src 'none'; script-src 'self'; connect-src 'self'; "
    "frame-ancestors 'none'\r\n";
constexpr std::string_view kPagePolicyStart =
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'";
constexpr std::string_view kPagePolicyEnd =
    "; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; "
    "trusted-types default\r\n";
constexpr std::string_view kAlways =
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n";
constexpr std::string_view kTransportSecurity = "Strict-Transport-Security: max-age=31536000\r\n";

constexpr std::array<std::string_view, 5> kOwned = {"content-length", "transfer-encoding",
                                                    "connection", "date", "keep-alive"};

void append_number(std::string& out, std::uint64_t number) {
  const fmt::format_int text(number);
  out.append(text.data(), text.size());
}

void append_policy(std::string& out, const Response& response, bool caching_told) {
  switch (response.surface) {
    case Surface::Api:
      out += caching_told ? kApiPolicyCached : kApiPolicy;
      break;
    case Surface::Page:
      out += kPagePolicyStart;
      if (!response.nonce.empty()) {
        out += " 'nonce-";
        out += response.nonce;
        out += '\'';
      }
      out += kPagePolicyEnd;
      if (!caching_told) out += "Cache-Control: no-store\r\n";
      break;
    case Surface::Asset:
      out += kAssetPolicy;
      if (!caching_told) out += "Cache-Control: no-cache\r\n";
      break;
  }
  out += kAlways;
}

void append_framing(std::string& out, const Framing& framing) {
  switch (framing.body) {
    case Framing::Body::None:
    case Framing::Body::UntilClose:
      break;
    case Framing::Body::Length:
      out += "Content-Length: ";
      append_number(out, framing.length);
      out += "\r\n";
      break;
    case Framing::Body::Chunked:
      out += "Transfer-Encoding: chunked\r\n";
      break;
  }
  if (framing.close) {
    out += "Connection: close\r\n";
  } else if (framing.keep_alive_told) {
    out += "Connection: keep-alive\r\n";
  }
}

void append_status(std::string& out, int status) {
  if (status == 200) {
    out += "HTTP/1.1 200 OK\r\n";
    return;
  }
  out += "HTTP/1.1 ";
  append_number(out, static_cast<std::uint64_t>(status));
  out += ' ';
  out += reason_of(status);
  out += "\r\n";
}

bool is_token(std::string_view name) {
  if (name.empty()) return false;
  for (const char c : name) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_') return false;
  }
  return true;
}

}  // namespace

std::string_view DateLine::now() {
  const auto now = std::chrono::system_clock::to_time_t(SystemClock().now());
  if (now == made_at_) return line_;
  made_at_ = now;
  std::tm parts{};
  gmtime_r(&now, &parts);
  static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  line_ = fmt::format("Date: {}, {:02} {} {} {:02}:{:02}:{:02} GMT\r\n", kDays[parts.tm_wday],
                      parts.tm_mday, kMonths[parts.tm_mon], parts.tm_year + 1900, parts.tm_hour,
                      parts.tm_min, parts.tm_sec);
  return line_;
}

bool headers_allowed(const Response& response) {
  constexpr std::string_view kBreakers("\r\n\0", 3);
  for (const auto& [name, value] : response.headers) {
    if (!is_token(name) || value.find_first_of(kBreakers) != std::string::npos) return false;
    for (const std::string_view owned : kOwned) {
      if (same_name(name, owned)) return false;
    }
  }
  return response.nonce.find_first_of("'; \r\n") == std::string::npos && response.status >= 200 &&
         response.status <= 599;
}

void append_head(std::string& out, const Response& response, const Framing& framing,
                 std::string_view date_line) {
  bool caching_told = false, type_told = false;
  for (const auto& [name, value] : response.headers) {
    caching_told = caching_told || same_name(name, "cache-control");
    type_told = type_told || same_name(name, "content-type");
  }
  append_status(out, response.status);
  out += date_line;
  append_policy(out, response, caching_told);
  if (framing.secure) out += kTransportSecurity;
  if (!type_told && framing.body != Framing::Body::None) {
    out += "Content-Type: ";
    out += response.content_type;
    out += "\r\n";
  }
  append_framing(out, framing);
  for (const auto& [name, value] : response.headers) {
    out += name;
    out += ": ";
    out += value;
    out += "\r\n";
  }
  out += "\r\n";
}

}  // namespace penstock::http
