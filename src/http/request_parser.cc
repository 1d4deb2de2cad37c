#include "http/request_parser.h"

#include <boost/beast/http/basic_parser.hpp>

#include "http/text.h"

namespace penstock::http {
namespace {

namespace beast = boost::beast;
using beast::error_code;
using Verb = beast::http::verb;
using Field = beast::http::field;

// Any error stops the parser; the failure says which one it was.
const error_code kStop = make_error_code(beast::http::error::end_of_stream);

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

class Grammar final : public beast::http::basic_parser<true> {
 public:
  explicit Grammar(const Limits& limits) : limits_(limits) {
    header_limit(static_cast<std::uint32_t>(limits.header_bytes_max));
    body_limit(boost::none);  // ours, by route
    eager(false);             // stop after the head
  }

  Head head;
  std::string body;
  std::uint64_t body_max = 0;
  ParseFailure failure;
  std::string_view input;  // of the running call

  void fail(error_code& ec, int status, std::string_view slug, std::string_view says) {
    if (failure.status == 0) failure = {status, slug, says};
    ec = kStop;
  }

 private:
  void on_request_impl(Verb, beast::string_view method, beast::string_view target, int version,
                       error_code& ec) override {
    if (method.size() + target.size() + 11 > limits_.request_line_bytes_max) {
      return fail(ec, 414, "target_too_long", "the request line is too long");
    }
    head.method = view(method);
    head.target = view(target);
    head.http_1_0 = version == 10;
  }

  void on_response_impl(int, beast::string_view, int, error_code&) override {}

  void on_field_impl(Field field, beast::string_view name, beast::string_view text,
                     error_code& ec) override {
    if (is_header_done()) return;  // a trailer: nothing here needs them
    const std::string_view value = view(text);
    if (!value.empty() && (value.data() < input.data() ||
                           value.data() + value.size() > input.data() + input.size())) {
      return fail(ec, 400, "folded_header", "header lines must not be folded");
    }
    if (head.headers.size() == limits_.headers_max) {
      return fail(ec, 431, "too_many_headers", "the request has too many header fields");
    }
    check_framing(field, value, ec);
    head.headers.add(view(name), value);
  }

  void check_framing(Field field, std::string_view value, error_code& ec) {
    if (field == Field::content_length) {
      const bool listed = value.find(',') != std::string_view::npos;
      if (listed || length_seen_) return fail(ec, 400, "bad_framing", "Content-Length is repeated");
      length_seen_ = true;
    } else if (field == Field::transfer_encoding) {
      if (head.http_1_0 || !same_name(value, "chunked")) {
        return fail(ec, 400, "bad_framing", "the only transfer coding taken is chunked");
      }
    } else if (field == Field::host) {
      if (host_seen_) return fail(ec, 400, "bad_host", "Host is repeated");
      host_seen_ = true;
    } else if (field == Field::expect) {
      if (!same_name(value, "100-continue")) {
        return fail(ec, 417, "expectation_failed", "the only expectation met is 100-continue");
      }
      head.expects_continue = !head.http_1_0;
    }
  }

  void on_header_impl(error_code& ec) override {
    if (!host_seen_ && !head.http_1_0) return fail(ec, 400, "bad_host", "Host is missing");
    head.keep_alive = keep_alive();
    head.chunked = chunked();
    if (const auto length = content_length()) head.content_length = *length;
  }

  void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}

  std::size_t take(beast::string_view bytes, error_code& ec) {
    taken_ += bytes.size();
    if (taken_ > body_max) {
      fail(ec, 413, "too_large", "the body is too large");
    } else {
      body.append(bytes.data(), bytes.size());
    }
    return bytes.size();
  }

  std::size_t on_body_impl(beast::string_view bytes, error_code& ec) override {
    return take(bytes, ec);
  }
  void on_chunk_header_impl(std::uint64_t, beast::string_view, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view bytes, error_code& ec) override {
    return take(bytes, ec);
  }
  void on_finish_impl(error_code&) override {}

  const Limits& limits_;
  std::uint64_t taken_ = 0;
  bool host_seen_ = false;
  bool length_seen_ = false;
};

ParseFailure failure_of(const error_code& ec) {
  using beast::http::error;
  if (ec == error::header_limit) return {431, "headers_too_large", "the header is too large"};
  if (ec == error::bad_version) return {505, "bad_version", "the server speaks HTTP/1.1"};
  if (ec == error::bad_content_length || ec == error::multiple_content_length ||
      ec == error::bad_transfer_encoding) {
    return {400, "bad_framing", "Content-Length or Transfer-Encoding is wrong"};
  }
  if (ec == error::bad_chunk || ec == error::bad_chunk_extension) {
    return {400, "bad_framing", "a chunk is malformed"};
  }
  return {400, "bad_request", "the request is not HTTP/1.1"};
}

}  // namespace

struct RequestParser::Impl {
  explicit Impl(const Limits& l) : limits(l) { grammar.emplace(limits); }

  // The request must fit in the limits also while it is not whole yet.
  void check_waiting(std::string_view rest) {
    if (head_done) return;
    const bool in_line =
        rest.substr(0, limits.request_line_bytes_max).find('\n') == std::string_view::npos;
    if (head_bytes == 0 && in_line && rest.size() >= limits.request_line_bytes_max) {
      fail({414, "target_too_long", "the request line is too long"});
    } else if (head_bytes + rest.size() >= limits.header_bytes_max) {
      fail({431, "headers_too_large", "the header is too large"});
    }
  }

  void fail(const ParseFailure& why) {
    if (grammar->failure.status == 0) grammar->failure = why;
    state = State::Failed;
  }

  const Limits& limits;
  std::optional<Grammar> grammar;
  State state = State::Head;
  bool head_done = false;
  std::size_t head_bytes = 0;
};

RequestParser::RequestParser(const Limits& limits) : impl_(std::make_unique<Impl>(limits)) {}
RequestParser::~RequestParser() = default;

std::size_t RequestParser::feed(std::string_view bytes) {
  Impl& at = *impl_;
  Grammar& grammar = *at.grammar;
  std::size_t taken = 0;
  // Old clients end a body with an extra line end (RFC 9112, 2.2).
  while (!grammar.got_some() && bytes.substr(taken).starts_with("\r\n")) taken += 2;
  if (!grammar.got_some() && bytes.substr(taken) == "\r") return taken;  // may become one
  while (taken < bytes.size() && (at.state == State::Head || at.state == State::Body)) {
    const std::string_view rest = bytes.substr(taken);
    grammar.input = rest;
    error_code ec;
    const std::size_t n = grammar.put(boost::asio::const_buffer(rest.data(), rest.size()), ec);
    taken += n;
    if (!at.head_done) at.head_bytes += n;
    if (ec == beast::http::error::need_more) {
      at.check_waiting(bytes.substr(taken));
      if (at.state != State::Failed) return taken;
    } else if (ec) {
      at.fail(failure_of(ec));
    }
    if (at.state == State::Failed) return taken;
    if (grammar.is_header_done() && !at.head_done) {
      at.head_done = true;
      if (at.head_bytes > at.limits.header_bytes_max) {
        at.fail({431, "headers_too_large", "the header is too large"});
        return taken;
      }
      at.state = grammar.is_done() ? State::Done : State::Body;
      return taken;
    }
    if (grammar.is_done()) at.state = State::Done;
  }
  return taken;
}

RequestParser::State RequestParser::state() const { return impl_->state; }
bool RequestParser::started() const { return impl_->grammar->got_some(); }
const ParseFailure& RequestParser::failure() const { return impl_->grammar->failure; }
Head& RequestParser::head() { return impl_->grammar->head; }
std::string& RequestParser::body() { return impl_->grammar->body; }
void RequestParser::limit_body(std::uint64_t bytes_max) { impl_->grammar->body_max = bytes_max; }

void RequestParser::reset() {
  impl_->grammar.emplace(impl_->limits);
  impl_->state = State::Head;
  impl_->head_done = false;
  impl_->head_bytes = 0;
}

}  // namespace penstock::http
