// The bare server for load generators: `server_bench PORT` answers GET /api/v1/small/1 with 600 bytes of JSON
// on one io thread, and GET /api/v1/pooled/1 the same by way of the pool. Compared with nginx serving a file
// of the same size, each pinned to one core:
//   taskset -c 0 server_bench 18080 & taskset -c 1 wrk -t1 -c64 -d10 URL

#include <cstdlib>
#include <iostream>

#include "http/http.h"

int main(int argc, char** argv) {
  using namespace penstock::http;
  Options options;
  options.port = static_cast<std::uint16_t>(argc > 1 ? std::atoi(argv[1]) : 0);
  options.io_threads = 1;
  const auto small = [](Request&&, Respond respond) {
    respond({.body = "{\"text\":\"" + std::string(589, 'x') + "\"}"});
  };
  options.routes.push_back(
      {.pattern = "/api/v1/small/{id}", .runs = Runs::Inline, .handle = small});
  options.routes.push_back({.pattern = "/api/v1/pooled/{id}", .handle = small});
  auto server = Server::listen(std::move(options));
  if (!server.ok()) {
    std::cerr << server.error().says << '\n';
    return 1;
  }
  std::cout << "listening on " << (*server)->port() << std::endl;
  (*server)->run();
}
