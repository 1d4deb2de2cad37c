#pragma once
// For tests: a server on its own thread and a client that sends and reads raw bytes.

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <future>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

#include "http/http.h"
#include "http/text.h"

namespace penstock::http::testing {

inline constexpr int kPatienceMs = 10'000;  // a test that waits longer has failed

struct Reply {
  int status = 0;
  std::string head;
  std::string body;
  std::string header(std::string_view name) const {
    for (std::size_t at = head.find("\r\n"); at != std::string::npos; at = head.find("\r\n", at)) {
      at += 2;
      const std::string_view line = std::string_view(head).substr(at, head.find("\r\n", at) - at);
      const std::size_t colon = line.find(':');
      if (colon != std::string_view::npos && same_name(line.substr(0, colon), name)) {
        return std::string(trimmed(line.substr(colon + 1)));
      }
    }
    return {};
  }
};

class Client {
 public:
  explicit Client(std::uint16_t port, int receive_buffer = 0) {
    socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
    if (receive_buffer > 0) {
      ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    }
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  bool connected() const { return connected_; }
  void send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t n = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (n <= 0) return;
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
  }
  void finish_sending() { ::shutdown(socket_, SHUT_WR); }

  // Reads until `mark` has come; everything up to and with it. Empty at the end of the connection.
  std::string read_until(std::string_view mark) {
    for (;;) {
      const std::size_t at = waiting_.find(mark);
      if (at != std::string::npos) return take(at + mark.size());
      if (!receive()) return {};
    }
  }
  std::string read_exactly(std::size_t size) {
    while (waiting_.size() < size && receive()) {
    }
    return take(std::min(size, waiting_.size()));
  }
  std::string read_all() {
    while (receive()) {
    }
    return take(waiting_.size());
  }
  bool closed_by_server() { return waiting_.empty() && !receive() && !timed_out_; }

  Reply read_reply(bool with_body = true) {
    Reply reply;
    reply.head = read_until("\r\n\r\n");
    if (reply.head.size() < 12) return reply;
    reply.status = std::atoi(reply.head.c_str() + 9);
    if (!with_body || reply.status == 204 || reply.status == 304) return reply;
    if (reply.header("transfer-encoding") == "chunked") {
      for (;;) {
        const std::string line = read_until("\r\n");
        const std::size_t size = std::strtoul(line.c_str(), nullptr, 16);
        reply.body += read_exactly(size);
        if (read_until("\r\n").empty() || size == 0) return reply;
      }
    }
    const std::string length = reply.header("content-length");
    reply.body = length.empty() ? read_all() : read_exactly(std::stoul(length));
    return reply;
  }
  Reply ask(std::string_view bytes) {
    send(bytes);
    return read_reply();
  }

 private:
  bool receive() {
    pollfd waited{.fd = socket_, .events = POLLIN, .revents = 0};
    timed_out_ = ::poll(&waited, 1, kPatienceMs) == 0;
    if (timed_out_) return false;
    char buffer[16 * 1024];
    const ssize_t n = ::recv(socket_, buffer, sizeof buffer, 0);
    if (n <= 0) return false;
    waiting_.append(buffer, static_cast<std::size_t>(n));
    return true;
  }
  std::string take(std::size_t size) {
    std::string taken = waiting_.substr(0, size);
    waiting_.erase(0, size);
    return taken;
  }

  int socket_;
  bool connected_ = false;
  bool timed_out_ = false;
  std::string waiting_;
};

// A running server; stopped and waited for at the end.
class Running {
 public:
  explicit Running(Options options) {
    if (options.io_threads == 0) options.io_threads = 2;
    auto server = Server::listen(std::move(options));
    if (!server.ok()) throw std::runtime_error(server.error().says);
    server_ = std::move(*server);
    thread_ = std::thread([this] { server_->run(); });
  }
  ~Running() { stop(); }
  void stop() {
    server_->stop();
    if (thread_.joinable()) thread_.join();
  }
  Server& server() { return *server_; }
  std::uint16_t port() const { return server_->port(); }

 private:
  std::unique_ptr<Server> server_;
  std::thread thread_;
};

inline Route get(std::string pattern, Handle handle, Runs runs = Runs::Inline) {
  return {.pattern = std::move(pattern), .runs = runs, .handle = std::move(handle)};
}
inline Route post(std::string pattern, Handle handle, Runs runs = Runs::Inline) {
  return {.method = Method::Post,
          .pattern = std::move(pattern),
          .runs = runs,
          .handle = std::move(handle)};
}

// Answers what it was asked: "<parameter n or path>|<body>".
inline void echo(Request&& request, Respond respond) {
  Response response{.content_type = "text/plain"};
  response.body =
      (request.parameters.empty() ? request.path : std::string(request.parameters[0].second)) +
      "|" + request.body;
  respond(std::move(response));
}

inline Options with_routes(std::vector<Route> routes) {
  Options options;
  options.routes = std::move(routes);
  return options;
}

inline std::string get_text(std::string_view path, std::string_view fields = "") {
  return "GET " + std::string(path) + " HTTP/1.1\r\nHost: test\r\n" + std::string(fields) + "\r\n";
}
inline std::string post_text(std::string_view path, std::string_view body,
                             std::string_view fields = "Content-Type: application/json\r\n") {
  return "POST " + std::string(path) + " HTTP/1.1\r\nHost: test\r\n" + std::string(fields) +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

}  // namespace penstock::http::testing
