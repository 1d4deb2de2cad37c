#pragma once
// Answers to bytes: the status line and the header, with the fields that protect every answer.

#include <cstdint>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>

#include "http/http.h"

namespace penstock::http {

// The Date field's line, made anew once a second. Not thread-safe: one per loop.
class DateLine {
 public:
  std::string_view now();

 private:
  std::time_t made_at_ = 0;
  std::string line_;
};

struct Framing {
  enum class Body { None, Length, Chunked, UntilClose } body = Body::Length;
  std::uint64_t length = 0;
  bool close = false;
  bool keep_alive_told = false;  // HTTP/1.0 clients must be told
  bool secure = false;
};

// Whether the handler's own fields may be sent: no CR, LF, NUL, and none that the server owns
// (lengths, Connection, Date).
bool headers_allowed(const Response& response);

// Appends everything up to and with the empty line.
// Requires: headers_allowed(response).
void append_head(std::string& out, const Response& response, const Framing& framing,
                 std::string_view date_line);

}  // namespace penstock::http
