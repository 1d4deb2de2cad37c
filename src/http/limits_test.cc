// Every limit, each on its own, and what the server does to those who try.

#include <sys/resource.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "http/neighbours.h"
#include "http/test_client.h"

namespace penstock::http {
namespace {

using namespace testing;
using std::chrono::milliseconds;

Options small_limits() {
  Options options = with_routes({get("/x", echo), post("/echo", echo)});
  options.routes[1].body_max = 10;
  options.limits.request_line_bytes_max = 200;
  options.limits.header_bytes_max = 1000;
  options.limits.headers_max = 10;
  options.limits.query_parameters_max = 3;
  return options;
}

// The status and slug of the answer to `bytes`, and that the connection ends after it.
std::string refused(Options options, std::string_view bytes) {
  Running running(std::move(options));
  Client client(running.port());
  const Reply reply = client.ask(bytes);
  EXPECT_EQ(reply.header("content-type"), "application/problem+json");
  EXPECT_EQ(reply.header("connection"), "close");
  EXPECT_TRUE(client.closed_by_server());
  const std::size_t at = reply.body.find("\"slug\":\"") + 8;
  return std::to_string(reply.status) + " " + reply.body.substr(at, reply.body.find('"', at) - at);
}

TEST(Limits, RequestLine) {
  EXPECT_EQ(refused(small_limits(), get_text("/" + std::string(300, 'a'))), "414 target_too_long");
}

TEST(Limits, RequestLineThatNeverEnds) {
  EXPECT_EQ(refused(small_limits(), "GET /" + std::string(300, 'a')), "414 target_too_long");
}

TEST(Limits, Header) {
  EXPECT_EQ(refused(small_limits(), get_text("/x", "A: " + std::string(2000, 'a') + "\r\n")),
            "431 headers_too_large");
}

TEST(Limits, HeaderThatNeverEnds) {
  EXPECT_EQ(refused(small_limits(), "GET /x HTTP/1.1\r\nA: " + std::string(2000, 'a')),
            "431 headers_too_large");
}

TEST(Limits, LargestHeaderPasses) {
  Running running(with_routes({get("/x", echo)}));
  Client client(running.port());
  const std::size_t rest = kHeaderBytesMax - get_text("/x", "A: \r\n").size();
  EXPECT_EQ(client.ask(get_text("/x", "A: " + std::string(rest, 'a') + "\r\n")).status, 200);
  EXPECT_EQ(client.ask(get_text("/x", "A: " + std::string(rest + 1, 'a') + "\r\n")).status, 431);
}

TEST(Limits, NumberOfHeaders) {
  std::string fields;
  for (int i = 0; i < 20; ++i) fields += "A: b\r\n";
  EXPECT_EQ(refused(small_limits(), get_text("/x", fields)), "431 too_many_headers");
}

TEST(Limits, QueryParameters) {
  EXPECT_EQ(refused(small_limits(), get_text("/x?a&b&c&d")), "400 too_many_parameters");
}

TEST(Limits, PathSegments) {
  std::string path;
  for (int i = 0; i < 40; ++i) path += "/a";
  EXPECT_EQ(refused(small_limits(), get_text(path)), "400 invalid_target");
}

TEST(Limits, DeclaredBody) {
  EXPECT_EQ(refused(small_limits(), post_text("/echo", std::string(11, 'a'))), "413 too_large");
}

TEST(Limits, DeclaredBodyOfAGigabyteIsRefusedBeforeItIsSent) {
  EXPECT_EQ(refused(small_limits(),
                    "POST /echo HTTP/1.1\r\nHost: t\r\n"
                    "Content-Type: application/json\r\n"
                    "Expect: 100-continue\r\nContent-Length: 1073741824\r\n\r\n"),
            "413 too_large");
}

TEST(Limits, ChunkedBody) {
  EXPECT_EQ(refused(small_limits(),
                    "POST /echo HTTP/1.1\r\nHost: t\r\n"
                    "Content-Type: application/json\r\n"
                    "Transfer-Encoding: chunked\r\n\r\n"
                    "8\r\naaaaaaaa\r\n8\r\naaaaaaaa\r\n0\r\n\r\n"),
            "413 too_large");
}

TEST(Limits, ChunkHeaderThatNeverEnds) {
  EXPECT_EQ(refused(small_limits(),
                    "POST /echo HTTP/1.1\r\nHost: t\r\n"
                    "Content-Type: application/json\r\n"
                    "Transfer-Encoding: chunked\r\n\r\n1;" +
                        std::string(100'000, 'a')),
            "400 bad_framing");
}

TEST(Limits, SlowHeader) {
  Options options = small_limits();
  options.limits.header_timeout = milliseconds(60);
  EXPECT_EQ(refused(std::move(options), "GET /x HT"), "408 request_timeout");
}

TEST(Limits, SlowHeaderThatTricklesIsCutAllTheSame) {
  Options options = with_routes({get("/x", echo)});
  options.limits.header_timeout = milliseconds(200);
  Running running(std::move(options));
  Client client(running.port());
  client.send("GET /x HTTP/1.1\r\n");
  const auto began = std::chrono::steady_clock::now();
  std::thread trickle([&] {  // a byte now and then keeps no connection alive
    for (int i = 0; i < 30; ++i) {
      client.send("a");
      ::poll(nullptr, 0, 10);
    }
  });
  const Reply reply = client.read_reply();
  EXPECT_EQ(reply.status, 408);
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(5));
  trickle.join();
}

TEST(Limits, SlowBody) {
  Options options = small_limits();
  options.limits.body_grace = milliseconds(60);
  EXPECT_EQ(refused(std::move(options),
                    "POST /echo HTTP/1.1\r\nHost: t\r\n"
                    "Content-Type: application/json\r\n"
                    "Content-Length: 10\r\n\r\n1"),
            "408 request_timeout");
}

TEST(Limits, SilentConnection) {
  Options options = small_limits();
  options.limits.header_timeout = milliseconds(40);
  Running running(std::move(options));
  Client client(running.port());
  EXPECT_TRUE(client.closed_by_server());
}

TEST(Limits, IdleConnection) {
  Options options = small_limits();
  options.limits.keep_alive_idle = milliseconds(40);
  Running running(std::move(options));
  Client client(running.port());
  EXPECT_EQ(client.ask(get_text("/x")).status, 200);
  EXPECT_TRUE(client.closed_by_server());
}

TEST(Limits, ReaderThatTakesNothing) {
  Options options = with_routes({get("/large", [](Request&&, Respond respond) {
    respond({.body = std::string(64 * 1024 * 1024, 'x')});
  })});
  options.limits.write_stall = milliseconds(60);
  Running running(std::move(options));
  Client client(running.port(), 4096);
  client.send(get_text("/large"));
  while (running.server().connections() == 0) std::this_thread::yield();
  while (running.server().connections() > 0) std::this_thread::yield();
  EXPECT_LT(client.read_all().size(), 64u * 1024 * 1024);
}

TEST(Limits, Connections) {
  Options options = with_routes({get("/x", echo)});
  options.limits.connections_max = 2;
  Running running(std::move(options));
  Client first(running.port()), second(running.port());
  EXPECT_EQ(first.ask(get_text("/x")).status, 200);
  EXPECT_EQ(second.ask(get_text("/x")).status, 200);
  const Reply full = Client(running.port()).read_reply();
  EXPECT_EQ(full.status, 503);
  EXPECT_EQ(full.header("retry-after"), "5");
}

TEST(Limits, ConnectionsOfOneAddress) {
  Options options = with_routes({get("/x", echo)});
  options.limits.connections_per_address_max = 2;
  Running running(std::move(options));
  {
    Client first(running.port()), second(running.port());
    EXPECT_EQ(first.ask(get_text("/x")).status, 200);
    EXPECT_EQ(second.ask(get_text("/x")).status, 200);
    const Reply full = Client(running.port()).read_reply();
    EXPECT_EQ(full.status, 429);
    EXPECT_NE(full.body.find("too_many_connections_of_one"), std::string::npos);
    EXPECT_EQ(full.header("retry-after"), "5");
  }
  int status = 429;  // until the server has seen that they are closed
  for (int tries = 0; tries < 1'000 && status == 429; ++tries)
    status = Client(running.port()).ask(get_text("/x")).status;
  EXPECT_EQ(status, 200);
}

TEST(Limits, ConnectionsOfATrustedProxyAreNotCounted) {
  Options options = with_routes({get("/x", echo)});
  options.limits.connections_per_address_max = 1;
  options.trusted_proxies = {"127.0.0.1"};
  Running running(std::move(options));
  Client first(running.port()), second(running.port());
  EXPECT_EQ(first.ask(get_text("/x")).status, 200);
  EXPECT_EQ(second.ask(get_text("/x")).status, 200);
}

TEST(Limits, AnIpv6CustomerIsItsNetwork) {
  EXPECT_EQ(neighbour_of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
  EXPECT_EQ(neighbour_of("192.0.2.7"), "192.0.2.7");
}

TEST(Limits, RequestsWaitingForThePool) {
  std::promise<void> gate;
  auto opened = gate.get_future().share();
  std::promise<void> entered;
  Options options = with_routes({get(
                                     "/slow",
                                     [&, opened](Request&&, Respond respond) {
                                       entered.set_value();
                                       opened.wait();
                                       respond({});
                                     },
                                     Runs::Pool),
                                 get("/next", echo, Runs::Pool)});
  options.pool_threads = 1;
  options.limits.pool_queue_max = 1;
  Running running(std::move(options));
  Client slow(running.port()), waiting(running.port()), refused(running.port());
  slow.send(get_text("/slow"));
  entered.get_future().wait();
  // Of two more, one finds the queue full and is told so at once; which one is not certain.
  waiting.send(get_text("/next"));
  refused.send(get_text("/next"));
  std::thread opener([&] {
    ::poll(nullptr, 0, 100);
    gate.set_value();
  });
  const int a = waiting.read_reply().status, b = refused.read_reply().status;
  EXPECT_EQ(std::min(a, b), 200);
  EXPECT_EQ(std::max(a, b), 503);
  EXPECT_EQ(slow.read_reply().status, 200);
  opener.join();
}

// Runs out of descriptors, and goes on when some are free again.
TEST(Limits, Descriptors) {
  Options options = with_routes({get("/x", echo)});
  options.io_threads = 1;
  Running running(std::move(options));
  Client kept(running.port());
  ASSERT_EQ(kept.ask(get_text("/x")).status, 200);
  Client waiting_one(running.port()), waiting_two(running.port());
  ASSERT_EQ(waiting_two.ask(get_text("/x")).status, 200);
  rlimit before{};
  ::getrlimit(RLIMIT_NOFILE, &before);
  auto late = std::make_unique<Client>(running.port());
  ASSERT_EQ(late->ask(get_text("/x")).status, 200);
  // The client's own socket takes the last descriptor that the limit leaves.
  const int highest = ::dup(0);
  ::close(highest);
  const rlimit tight{static_cast<rlim_t>(highest) + 1, before.rlim_max};
  ::setrlimit(RLIMIT_NOFILE, &tight);
  Client starved(running.port());
  starved.send(get_text("/x"));
  EXPECT_EQ(kept.ask(get_text("/x")).status, 200);  // others are served meanwhile
  ::setrlimit(RLIMIT_NOFILE, &before);
  EXPECT_EQ(starved.read_reply().status, 200);
}

class Uploads : public ::testing::Test {
 protected:
  Uploads() {
    std::string name = (std::filesystem::temp_directory_path() / "penstock-XXXXXX").string();
    folder = ::mkdtemp(name.data());
  }
  ~Uploads() override { std::filesystem::remove_all(folder); }

  Options options() {
    Options options;
    options.upload_folder = folder;
    options.routes.push_back({.method = Method::Post,
                              .pattern = "/files",
                              .upload = true,
                              .handle = [this](Request&& request, Respond respond) {
                                std::ifstream in(request.upload_path, std::ios::binary);
                                const std::string all{std::istreambuf_iterator<char>(in), {}};
                                intact = all == expected;
                                respond({.status = 201, .body = std::to_string(all.size())});
                              }});
    return options;
  }
  std::size_t files_left() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
  }
  static constexpr std::string_view kType = "Content-Type: application/octet-stream\r\n";
  std::string folder, expected;
  bool intact = false;
};

TEST_F(Uploads, GoToAFileThatIsRemovedAfterTheAnswer) {
  for (unsigned i = 0; i < 3'000'000; ++i) {
    expected.push_back(static_cast<char>((i * 7919U) >> 3));
  }
  Running running(options());
  Client client(running.port());
  const Reply reply = client.ask(post_text("/files", expected, kType));
  EXPECT_EQ(reply.status, 201);
  EXPECT_EQ(reply.body, "3000000");
  EXPECT_TRUE(intact);
  EXPECT_EQ(client.ask(post_text("/files", "", kType)).body, "0");
  running.stop();
  EXPECT_EQ(files_left(), 0u);
}

TEST_F(Uploads, ThatAreTooLargeOrBrokenOffLeaveNothing) {
  Options small = options();
  small.limits.upload_bytes_max = 1000;
  Running running(std::move(small));
  EXPECT_EQ(Client(running.port()).ask(post_text("/files", std::string(1001, 'a'), kType)).status,
            413);
  {
    Client broken(running.port());
    broken.send(
        "POST /files HTTP/1.1\r\nHost: t\r\nContent-Type: application/octet-stream\r\n"
        "Content-Length: 500\r\n\r\nabc");
  }
  while (running.server().connections() > 0) std::this_thread::yield();
  running.stop();
  EXPECT_EQ(files_left(), 0u);
}

TEST_F(Uploads, AreAnsweredWith507WhenTheyCannotBeStored) {
  Options lost = options();
  lost.upload_folder = folder + "/absent";
  Running running(std::move(lost));
  EXPECT_EQ(Client(running.port()).ask(post_text("/files", "abc", kType)).status, 507);
}

TEST_F(Uploads, FilesAreSentWithTheirLength) {
  std::ofstream(folder + "/export.csv") << std::string(500'000, 'z');
  Running running(with_routes(
      {get("/file",
           [&](Request&&, Respond respond) {
             respond({.content_type = "text/csv", .file_path = folder + "/export.csv"});
           }),
       get("/absent", [](Request&&, Respond respond) { respond({.file_path = "/nowhere/x"}); })}));
  Client client(running.port());
  const Reply reply = client.ask(get_text("/file"));
  EXPECT_EQ(reply.header("content-length"), "500000");
  EXPECT_EQ(reply.body, std::string(500'000, 'z'));
  EXPECT_EQ(client.ask(get_text("/absent")).status, 500);
}

}  // namespace
}  // namespace penstock::http
