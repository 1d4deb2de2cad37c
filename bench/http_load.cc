#include "http_load.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstring>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "measure.h"

namespace penstock::bench {
namespace {

constexpr int kPatienceSeconds = 60;  // for one answer

// The value of a header in the head of an answer; empty where it is not there.
std::string header(std::string_view head, std::string_view name) {
  for (std::size_t at = 0; (at = head.find("\r\n", at)) != std::string_view::npos;) {
    at += 2;
    auto line = head.substr(at, head.find("\r\n", at) - at);
    if (line.size() > name.size() && line[name.size()] == ':' &&
        strncasecmp(line.data(), name.data(), name.size()) == 0)
      return std::string(line.substr(name.size() + 2));
  }
  return {};
}

}  // namespace

HttpClient::HttpClient(int port, std::string token) : token_(std::move(token)) {
  socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
    throw std::runtime_error("cannot connect to the server under measurement");
  int on = 1;
  setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  timeval patience{.tv_sec = kPatienceSeconds, .tv_usec = 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
}

HttpClient::~HttpClient() { ::close(socket_); }

HttpClient::Answer HttpClient::ask(const std::string& method, const std::string& path,
                                   const std::string& body, const std::string& content_type) {
  auto text = fmt::format("{} {} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {}\r\n",
                          method, path, token_);
  if (method != "GET")
    text += fmt::format("Content-Type: {}\r\nContent-Length: {}\r\n", content_type, body.size());
  text += "\r\n" + body;
  for (std::size_t sent = 0; sent < text.size();) {
    auto count = ::send(socket_, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
    if (count <= 0) throw std::runtime_error("the server closed the connection");
    sent += static_cast<std::size_t>(count);
  }
  std::size_t head_end = std::string::npos;
  std::size_t whole = std::string::npos;
  buffer_.clear();
  char piece[65536];
  while (buffer_.size() < whole) {
    auto count = ::recv(socket_, piece, sizeof piece, 0);
    if (count <= 0) throw std::runtime_error("the server gave no answer");
    buffer_.append(piece, static_cast<std::size_t>(count));
    if (whole != std::string::npos) continue;
    head_end = buffer_.find("\r\n\r\n");
    if (head_end == std::string::npos) continue;
    auto length = header(std::string_view(buffer_).substr(0, head_end + 2), "content-length");
    whole = head_end + 4 + (length.empty() ? 0 : std::stoul(length));
  }
  return {.status = std::stoi(buffer_.substr(9, 3)), .body = buffer_.substr(head_end + 4)};
}

Load run_load(const std::vector<int>& ports, const std::vector<std::string>& tokens, int clients,
              double seconds, const std::function<Request(int client, std::size_t n)>& make) {
  Load load;
  std::mutex mutex;
  std::vector<std::thread> threads;
  auto begin = wall_ms();
  auto end = begin + seconds * 1e3;
  auto work = [&](int client) {
    Load mine;
    try {
      auto turn = static_cast<std::size_t>(client);
      HttpClient http(ports[turn % ports.size()], tokens[turn % tokens.size()]);
      for (std::size_t n = 0; wall_ms() < end; ++n) {
        auto request = make(client, n);
        auto asked = wall_ms();
        auto answer = http.ask(request.method, request.path, request.body);
        mine.latencies_ms.push_back(wall_ms() - asked);
        if (answer.status / 100 == 2) continue;
        if (mine.failed++ == 0) mine.first_failure = answer.body;
      }
    } catch (const std::exception& error) {
      ++mine.failed;
      mine.first_failure = error.what();
    }
    std::lock_guard lock(mutex);
    load.latencies_ms.insert(load.latencies_ms.end(), mine.latencies_ms.begin(),
                             mine.latencies_ms.end());
    load.failed += mine.failed;
    if (load.first_failure.empty()) load.first_failure = mine.first_failure;
  };
  for (int client = 0; client < clients; ++client) threads.emplace_back(work, client);
  for (auto& thread : threads) thread.join();
  load.seconds = (wall_ms() - begin) / 1e3;
  return load;
}

}  // namespace penstock::bench
