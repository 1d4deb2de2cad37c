#pragma once
// HTTP/1.1 for the rest of the server: plain structs in, plain structs out; it knows no feature.
//
// A Server owns the sockets. A Route names a method, a pattern and a handler; the handler gets a
// Request by value and a Respond, which it may call at once (Inline) or from any thread later (a
// command answers after its group commit). Files that include this header pay for no Boost.
//
// Order of what happens to a request: head parsed and limited -> forgery gate (gate.h) -> route ->
// body read up to the route's limit -> handler -> security headers added -> one gather write.
// Every refusal is problem+json (problem.h) and closes the connection where the rest of the
// request could not be trusted or was not read.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace penstock::http {

// Limits. Each is the default of the option of the same name in Limits.
inline constexpr std::size_t kRequestLineBytesMax = 8 * 1024;
inline constexpr std::size_t kHeaderBytesMax = 16 * 1024;  // request line included
inline constexpr std::size_t kHeadersMax = 100;
inline constexpr std::size_t kQueryParametersMax = 200;
inline constexpr std::size_t kPathSegmentsMax = 32;
inline constexpr std::size_t kBodyBytesMax = 1024 * 1024;
inline constexpr std::uint64_t kUploadBytesMax = 1024ULL * 1024 * 1024;
inline constexpr std::size_t kBodyBytesPerSecondMin = 1000;
inline constexpr std::size_t kConnectionsMax = 16 * 1024;
inline constexpr std::size_t kConnectionsPerAddressMax = 2 * 1024;
inline constexpr std::size_t kPoolQueueMax = 4096;  // requests waiting for a pool thread
inline constexpr std::size_t kStreamQueueBytesMax = 256 * 1024;
inline constexpr std::chrono::milliseconds kHeaderTimeout{10'000};
inline constexpr std::chrono::milliseconds kBodyGrace{5'000};    // before the rate is judged
inline constexpr std::chrono::milliseconds kWriteStall{30'000};  // no byte taken by the peer
inline constexpr std::chrono::milliseconds kKeepAliveIdle{60'000};
inline constexpr std::chrono::milliseconds kStreamHeartbeat{15'000};
inline constexpr std::chrono::milliseconds kDrain{10'000};

// HEAD is answered by the Get route without its body; OPTIONS by the server itself.
enum class Method { Get, Post, Put, Patch, Delete };
inline constexpr std::size_t kMethods = 5;
std::string_view to_text(Method method);

// The header fields of a request in their order. Names compare without case.
class Headers {
 public:
  void add(std::string_view name, std::string_view value);
  // The value of the first field of that name; nullopt when absent.
  std::optional<std::string_view> find(std::string_view name) const;
  std::size_t count(std::string_view name) const;
  std::size_t size() const { return fields_.size(); }
  std::pair<std::string_view, std::string_view> at(std::size_t i) const;
  void clear();

 private:
  struct Field {
    std::uint32_t name_at, name_size, value_at, value_size;
  };
  std::string text_;
  std::vector<Field> fields_;
};

struct Request {
  Method method = Method::Get;
  bool head = false;       // asked by HEAD: the body of the answer is not sent
  bool secure = false;     // https at the client, as said by a trusted proxy
  std::string path;        // as sent (still encoded), checked, without the query
  std::string_view route;  // the pattern that matched; lives as long as the server
  std::vector<std::pair<std::string_view, std::string>> parameters;  // of the path, decoded
  std::vector<std::pair<std::string, std::string>> query;            // decoded, in order
  Headers headers;
  std::string body;         // empty for uploads
  std::string upload_path;  // uploads: the body; deleted after the answer unless moved away
  std::uint64_t upload_bytes = 0;
  std::string remote_address;  // of the client (through trusted proxies), no port
  std::string trace_id;        // 16 hex digits, also in problems and the access log

  // The path parameter of that name; PENSTOCK_CHECK when the pattern has none.
  std::string_view parameter(std::string_view name) const;
  // The first query parameter of that name, decoded.
  std::optional<std::string_view> query_value(std::string_view name) const;
  std::optional<std::string_view> header(std::string_view name) const { return headers.find(name); }
  // The cookie of that name, unquoted as sent.
  std::optional<std::string_view> cookie(std::string_view name) const;
};

// Which headers protect an answer: Api allows nothing at all; Page may run the web page's files;
// Asset is a script, style or image of it.
enum class Surface { Api, Page, Asset };

// The next piece of a streamed body; nullopt ends it. Runs on a pool thread and may block. An
// exception cuts the connection, so that the client sees that the answer is not whole.
using ChunkProducer = std::function<std::optional<std::string>()>;

// An answer. The body is the first of these which is set: chunks, file_path, shared_body, body.
struct Response {
  int status = 200;
  std::string_view content_type = "application/json";  // a literal; computed: a header instead
  // Added to the server's own. Values with CR, LF or NUL are refused (answers 500).
  std::vector<std::pair<std::string, std::string>> headers{};
  std::string body{};
  std::string_view shared_body{};              // not copied; alive while shared_owner is,
  std::shared_ptr<const void> shared_owner{};  // or static when shared_owner is null
  std::string file_path{};                     // sent from disk, by a pool thread
  ChunkProducer chunks{};                      // sent as chunked transfer coding
  Surface surface = Surface::Api;
  std::string nonce{};  // Page: of its style elements, base64
};

// Answers the request: callable from any thread, exactly once (later calls are ignored). When the
// last copy goes without a call, the client gets 500.
using Respond = std::function<void(Response)>;

// One open text/event-stream. Every member may be called from any thread. Dropping the last
// reference closes the stream.
class EventStream {
 public:
  virtual ~EventStream() = default;
  // Queues a whole frame ("id: 7\ndata: {}\n\n"), which is shared, not copied.
  // Returns: false when the stream is closed, also by this call because the client reads too
  //          slowly (kStreamQueueBytesMax waiting); it comes back with Last-Event-ID.
  virtual bool send(std::shared_ptr<const std::string> frame) = 0;
  // Sends what is queued, then ends the stream.
  virtual void close() = 0;
  virtual bool closed() const = 0;
  // Called once when the stream ends for whatever reason, at once if it has. May be called on any
  // thread and must not block.
  virtual void on_close(std::function<void()> called) = 0;
};

using Handle = std::function<void(Request&&, Respond)>;
// Keep `stream` to accept: the answer begins when `refuse` is dropped without a call.
using Stream = std::function<void(Request&&, std::shared_ptr<EventStream> stream, Respond refuse)>;

enum class Runs {
  Inline,  // on the socket's thread: must not block; no hop, answers at once
  Pool,    // on a pool thread: may read the store or wait
};

enum class Origins {
  Same,  // unsafe methods are refused from other sites (gate.h)
  Any,   // one-click unsubscribe, web hooks: the handler must not look at cookies
};

// One way in. Exactly one of `handle` and `stream` is set.
struct Route {
  Method method = Method::Get;
  std::string pattern;  // "/api/v1/deals/{deal_id}/moves": literal or {parameter} segments
  Runs runs = Runs::Pool;
  std::size_t body_max = kBodyBytesMax;  // bytes; of uploads Limits::upload_bytes_max counts
  bool upload = false;                   // the body goes to a file in Options::upload_folder
  Origins origins = Origins::Same;
  Handle handle{};
  Stream stream{};
};

struct Limits {
  std::size_t request_line_bytes_max = kRequestLineBytesMax;
  std::size_t header_bytes_max = kHeaderBytesMax;
  std::size_t headers_max = kHeadersMax;
  std::size_t query_parameters_max = kQueryParametersMax;
  std::uint64_t upload_bytes_max = kUploadBytesMax;
  std::size_t body_bytes_per_second_min = kBodyBytesPerSecondMin;
  std::size_t connections_max = kConnectionsMax;
  // Of one IPv4 address or IPv6 /64; trusted proxies are not counted.
  std::size_t connections_per_address_max = kConnectionsPerAddressMax;
  std::size_t pool_queue_max = kPoolQueueMax;
  std::size_t stream_queue_bytes_max = kStreamQueueBytesMax;
  std::chrono::milliseconds header_timeout = kHeaderTimeout;
  std::chrono::milliseconds body_grace = kBodyGrace;
  std::chrono::milliseconds write_stall = kWriteStall;
  std::chrono::milliseconds keep_alive_idle = kKeepAliveIdle;
  std::chrono::milliseconds stream_heartbeat = kStreamHeartbeat;
  std::chrono::milliseconds drain = kDrain;
};

// What the access log may know: no query string, no header, no body.
struct Access {
  std::string_view method;  // as sent, or "-" when it could not be read
  std::string_view route;   // the pattern, or "-" when none matched
  int status = 0;
  std::chrono::microseconds took{};  // first byte of the request to last byte of the answer
  std::uint64_t bytes = 0;           // sent, with the header
  std::string_view trace_id;
};

struct Options {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;     // 0 picks one
  unsigned io_threads = 0;    // 0: one per core
  unsigned pool_threads = 0;  // 0: two per core, at least four
  Limits limits{};
  std::string upload_folder{};                 // must exist when a route has `upload`
  std::vector<std::string> trusted_proxies{};  // addresses or networks: "10.0.0.0/8", "::1"
  std::string public_origin{};  // "https://crm.example": also accepted as Origin, besides Host
  std::vector<Route> routes{};
  Handle fallback{};  // GET of a path without a route (static files), Inline; none: 404
  std::function<void(const Access&)> access_log{};         // on a socket's thread
  std::function<void(std::string_view says)> error_log{};  // bugs caught, files not written
};

// The listening server. Threads start in run(); everything else may be called from any thread.
class Server {
 public:
  // Binds and listens; connections wait until run().
  // Errors: Unavailable/address_in_use (also other reasons the address cannot be had);
  //         InvalidField for patterns, duplicate routes, proxies or addresses that do not parse.
  static Result<std::unique_ptr<Server>> listen(Options options);
  virtual ~Server() = default;
  virtual std::uint16_t port() const = 0;
  // Serves until stop() was called and everything in flight was answered (at most Limits::drain,
  // then what is left is cut off). Call it once.
  virtual void run() = 0;
  // From now on each answer ends its connection, so that a proxy keeps none that stop() would cut;
  // everything is still taken and answered. Returns at once.
  virtual void announce_stop() = 0;
  // Asks to finish; returns at once. New connections are no longer taken, idle ones and event
  // streams are closed, requests in flight are answered.
  virtual void stop() = 0;
  virtual std::size_t connections() const = 0;
};

}  // namespace penstock::http
