#pragma once
// Bytes to requests. Boost.Beast's parser does the grammar; on top come our limits and a refusal of
// every shape that two servers could read differently (request smuggling): both lengths, repeated
// or listed lengths, other transfer codings than "chunked", folded lines, a missing or second Host.
// Tested by request_parser_test.cc and http_fuzz.cc.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/http.h"

namespace penstock::http {

struct Head {
  std::string method;
  std::string target;
  bool http_1_0 = false;
  bool keep_alive = true;
  bool chunked = false;
  bool expects_continue = false;
  std::optional<std::uint64_t> content_length;
  Headers headers;
  bool has_body() const { return chunked || content_length.value_or(0) > 0; }
};

struct ParseFailure {
  int status = 0;
  std::string_view slug;
  std::string_view says;
};

class RequestParser {
 public:
  enum class State { Head, Body, Done, Failed };

  explicit RequestParser(const Limits& limits);
  ~RequestParser();
  RequestParser(const RequestParser&) = delete;
  RequestParser& operator=(const RequestParser&) = delete;

  // Reads on; stops after the head, so that the caller can choose the body's limit, and after the
  // request. Body bytes gather in body().
  // Returns: how many bytes were taken; those not taken are given again, followed by new ones.
  std::size_t feed(std::string_view bytes);
  State state() const;
  bool started() const;  // at least one byte of the request was taken
  const ParseFailure& failure() const;
  Head& head();
  std::string& body();
  // More than that fails with 413. Call it before the first byte of the body is fed.
  void limit_body(std::uint64_t bytes_max);
  // Ready for the next request.
  void reset();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace penstock::http
