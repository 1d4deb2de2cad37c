#pragma once
// One error vocabulary for the whole server.
//
// A fallible function returns Result<T>: a value, or an Error that a person can read and a program
// can match. Exceptions are only for bugs (PENSTOCK_CHECK) and lost resources; they are caught once
// per request or job. Codes are mapped to HTTP in one place (http/problem.cc).

#include <chrono>
#include <optional>
#include <source_location>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace penstock {

enum class ErrorCode {
  NotFound,       // absent, or not visible to the actor: the two must look alike
  InvalidField,   // the input is malformed; `fields` says where
  RuleRejected,   // the input is well-formed but a rule of the team forbids it
  Conflict,       // somebody changed the record since it was read
  Forbidden,      // the actor may see it but not do this
  Unauthorized,   // nobody is signed in
  LimitExceeded,  // a named limit (size, rate, depth) was hit
  Unavailable,    // try again later
};

// One faulty place of the input. `field` is its path ("stages[2].name"), `slug` is stable and part
// of the API, `says` is a sentence for a person with the remedy in it.
struct FieldError {
  std::string field;
  std::string slug;
  std::string says;
  bool operator==(const FieldError&) const = default;
};

// What went wrong. `slug` is stable and part of the API; `says` tells what, which and what to do.
struct Error {
  ErrorCode code = ErrorCode::InvalidField;
  std::string slug;
  std::string says;
  std::vector<FieldError> fields{};
  std::chrono::milliseconds retry_after{0};  // of limits: until it may be tried again; 0: unknown
  bool operator==(const Error&) const = default;
};

inline Error not_found(std::string_view what) {
  return {ErrorCode::NotFound, "not_found",
          "there is no such " + std::string(what) + ", or you may not see it"};
}
inline Error invalid_field(std::string field, std::string slug, std::string says) {
  return {
      ErrorCode::InvalidField, "invalid_field", says, {{std::move(field), std::move(slug), says}}};
}
inline Error rule_rejected(std::string slug, std::string says,
                           std::vector<FieldError> fields = {}) {
  return {ErrorCode::RuleRejected, std::move(slug), std::move(says), std::move(fields)};
}
inline Error conflict(std::string slug, std::string says) {
  return {ErrorCode::Conflict, std::move(slug), std::move(says)};
}
inline Error forbidden(std::string says) {
  return {ErrorCode::Forbidden, "forbidden", std::move(says)};
}
inline Error unauthorized(std::string says) {
  return {ErrorCode::Unauthorized, "unauthorized", std::move(says)};
}
inline Error limit_exceeded(std::string slug, std::string says,
                            std::chrono::milliseconds retry_after = {}) {
  return {ErrorCode::LimitExceeded, std::move(slug), std::move(says), {}, retry_after};
}
inline Error unavailable(std::string slug, std::string says) {
  return {ErrorCode::Unavailable, std::move(slug), std::move(says)};
}

// Thrown by PENSTOCK_CHECK: a bug of ours, never an expected outcome.
class BugFound : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

[[noreturn]] inline void bug_found(std::string_view why,
                                   std::source_location at = std::source_location::current()) {
  throw BugFound(std::string(at.file_name()) + ":" + std::to_string(at.line()) + ": " +
                 std::string(why));
}

#define PENSTOCK_CHECK(cond, why)            \
  do {                                       \
    if (!(cond)) ::penstock::bug_found(why); \
  } while (false)

// A value of T or an Error. Reading the value of a failed result is a bug and throws BugFound.
template <class T>
class [[nodiscard]] Result {
 public:
  using value_type = T;
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(implicit)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(implicit)

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& value() & { return checked(), std::get<0>(state_); }
  const T& value() const& { return checked(), std::get<0>(state_); }
  T&& value() && { return checked(), std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  Error& error() { return std::get<1>(state_); }
  const Error& error() const { return std::get<1>(state_); }

 private:
  void checked() const {
    if (!ok()) bug_found("value() of a failed result: " + std::get<1>(state_).says);
  }
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  using value_type = void;
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT(implicit)
  bool ok() const { return !error_; }
  explicit operator bool() const { return ok(); }
  void value() const {
    if (error_) bug_found("value() of a failed result: " + error_->says);
  }
  Error& error() { return *error_; }
  const Error& error() const { return *error_; }

 private:
  std::optional<Error> error_;
};

#define PENSTOCK_JOIN_(a, b) a##b
#define PENSTOCK_JOIN(a, b) PENSTOCK_JOIN_(a, b)

// TRY(name, expression): name is the value, or the function returns the error.
#define TRY(name, ...) TRY_IMPL_(PENSTOCK_JOIN(try_result_, __COUNTER__), name, __VA_ARGS__)
#define TRY_IMPL_(tmp, name, ...)               \
  auto tmp = (__VA_ARGS__);                     \
  if (!tmp.ok()) return std::move(tmp.error()); \
  auto name = std::move(*tmp)

// TRY_VOID(expression): the function returns the error, if there is one.
#define TRY_VOID(...)                                                                         \
  do {                                                                                        \
    if (auto try_void_ = (__VA_ARGS__); !try_void_.ok()) return std::move(try_void_.error()); \
  } while (false)

}  // namespace penstock
