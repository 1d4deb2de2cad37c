#pragma once
// A load generator of its own: blocking sockets of loopback, one thread per client, requests one
// after another on a connection that stays open. Every answer is read to its end and its status is
// checked.

#include <functional>
#include <string>
#include <vector>

namespace penstock::bench {

class HttpClient {
 public:
  HttpClient(int port, std::string token);
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  struct Answer {
    int status = 0;
    std::string body;
  };
  Answer ask(const std::string& method, const std::string& path, const std::string& body = {},
             const std::string& content_type = "application/json");

 private:
  int socket_ = -1;
  std::string token_;
  std::string buffer_;
};

struct Load {
  double seconds = 0;
  std::vector<double> latencies_ms;  // of all answers
  std::size_t failed = 0;            // answers with another status than 2xx
  std::string first_failure;
  double per_second() const {
    return seconds > 0 ? static_cast<double>(latencies_ms.size() - failed) / seconds : 0;
  }
};

struct Request {
  std::string method;
  std::string path;
  std::string body;
};

// `clients` connections ask for `seconds`; make(client, n) gives the n-th request of a client.
// Ports and tokens are dealt out to the clients in turn.
Load run_load(const std::vector<int>& ports, const std::vector<std::string>& tokens, int clients,
              double seconds, const std::function<Request(int client, std::size_t n)>& make);

}  // namespace penstock::bench
