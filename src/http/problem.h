#pragma once
// The one place where errors become HTTP (RFC 9457, application/problem+json).

#include <string>
#include <string_view>

#include "base/result.h"
#include "http/http.h"

namespace penstock::http {

inline constexpr int kRetryAfterSeconds = 5;

// The answer that tells `error` to a client. `type` is "urn:penstock:problem:<slug>"; the members
// are title, status, detail, slug, trace_id and, where there are faulty fields, errors.
Response to_response(const Error& error, std::string_view trace_id);

// The status that to_response answers for this error.
int status_of(const Error& error);

// A refusal by the server itself, for statuses that no ErrorCode stands for (405, 408, 431 …).
Response problem(int status, std::string_view slug, std::string_view says,
                 std::string_view trace_id);

// The reason phrase ("Not Found"); "Status" for numbers we never send.
std::string_view reason_of(int status);

// Appends `text` as a JSON string with its quotes; bytes that are not UTF-8 become U+FFFD.
void append_json_string(std::string& out, std::string_view text);

}  // namespace penstock::http
