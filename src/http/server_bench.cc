// The bare server for load generators, to compare with nginx serving a file of the same size, each
// pinned to one core:
//   taskset -c 0 server_bench 18080 & taskset -c 1 wrk -t1 -c64 -d5 URL
// GET /api/v1/small/1 answers 600 bytes of JSON on the one io thread, /api/v1/pooled/1 the same by
// way of the pool. GET /api/v1/events opens a stream; GET /api/v1/publish sends one frame to all.

#include <cstdlib>
#include <iostream>
#include <mutex>

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
  std::mutex mutex;
  std::vector<std::shared_ptr<EventStream>> streams;
  options.routes.push_back({.pattern = "/api/v1/events",
                            .runs = Runs::Inline,
                            .stream = [&](Request&&, std::shared_ptr<EventStream> stream, Respond) {
                              const std::lock_guard lock(mutex);
                              streams.push_back(std::move(stream));
                            }});
  options.routes.push_back(
      {.pattern = "/api/v1/publish", .handle = [&](Request&&, Respond respond) {
         const auto frame =
             std::make_shared<const std::string>("data: " + std::string(200, 'x') + "\n\n");
         const std::lock_guard lock(mutex);
         for (const auto& stream : streams) stream->send(frame);
         respond({.body = std::to_string(streams.size())});
       }});
  auto server = Server::listen(std::move(options));
  if (!server.ok()) {
    std::cerr << server.error().says << '\n';
    return 1;
  }
  std::cout << "listening on " << (*server)->port() << std::endl;
  (*server)->run();
}
