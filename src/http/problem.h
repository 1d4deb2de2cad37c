#pragma once
// The one place where errors become HTTP (RFC 9457, application/problem+json).

#include <string>
#include <string_view>

#include "base/record.h"
#include "base/result.h"
#include "http/http.h"

namespace penstock {

BOOST_DESCRIBE_STRUCT(FieldError, (), (field, slug, says))
constexpr auto field_notes(const FieldError*) {
  return std::array{
      FieldNote{.name = "field", .says = "Where: stages[2].name; empty: the whole body"},
      FieldNote{.name = "slug", .says = "What is wrong, for programs"},
      FieldNote{.name = "says", .says = "What is wrong and what to do, for people"}};
}

}  // namespace penstock

namespace penstock::http {

inline constexpr int kRetryAfterSeconds = 5;  // where nothing better is known

// The body of every refusal.
struct Problem {
  std::string type;
  std::string_view title;
  int status = 0;
  std::string_view detail;
  std::string_view slug;
  std::optional<std::string> trace_id;
  std::vector<FieldError> errors;
};
BOOST_DESCRIBE_STRUCT(Problem, (), (type, title, status, detail, slug, trace_id, errors))
constexpr auto field_notes(const Problem*) {
  return std::array{
      FieldNote{.name = "type", .says = "urn:penstock:problem: and the slug"},
      FieldNote{.name = "title", .says = "What the status means"},
      FieldNote{.name = "status", .says = "The status of the answer"},
      FieldNote{.name = "detail", .says = "What went wrong and what to do, for people"},
      FieldNote{.name = "slug", .says = "What went wrong, for programs"},
      FieldNote{.name = "trace_id", .says = "To find the request in the server's log"},
      FieldNote{.name = "errors", .says = "Every faulty place of the input"}};
}

// The answer that tells `error` to a client.
Response to_response(const Error& error, std::string_view trace_id);

// The status that to_response answers for this error.
int status_of(const Error& error);

// A refusal by the server itself, for statuses that no ErrorCode stands for (405, 408, 431 …).
Response problem(int status, std::string_view slug, std::string_view says,
                 std::string_view trace_id);

// The reason phrase ("Not Found"); "Status" for numbers we never send.
std::string_view reason_of(int status);

}  // namespace penstock::http
