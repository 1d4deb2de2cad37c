#include <mutex>

#include "http/test_client.h"

namespace penstock::http {
namespace {

using namespace testing;

TEST(Server, KeepsTheConnectionForTheNextRequest) {
  Running running(with_routes({get("/deals/{deal_id}", echo)}));
  Client client(running.port());
  EXPECT_EQ(client.ask(get_text("/deals/a")).body, "a|");
  EXPECT_EQ(client.ask(get_text("/deals/b%20c")).body, "b c|");
  EXPECT_EQ(running.server().connections(), 1u);
}

TEST(Server, AnswersPipelinedRequestsInOrder) {
  Running running(with_routes({get("/inline/{n}", echo), get("/pool/{n}", echo, Runs::Pool)}));
  Client client(running.port());
  std::string burst;
  for (int i = 0; i < 50; ++i) {
    burst += get_text((i % 2 ? "/pool/" : "/inline/") + std::to_string(i));
  }
  client.send(burst);
  for (int i = 0; i < 50; ++i) EXPECT_EQ(client.read_reply().body, std::to_string(i) + "|");
}

TEST(Server, TakesARequestByteByByte) {
  Running running(with_routes({post("/echo", echo)}));
  Client client(running.port());
  for (const char c : post_text("/echo", "{}")) client.send({&c, 1});
  EXPECT_EQ(client.read_reply().body, "/echo|{}");
}

TEST(Server, ClosesWhenAsked) {
  Running running(with_routes({get("/x", echo)}));
  Client client(running.port());
  const Reply reply = client.ask(get_text("/x", "Connection: close\r\n"));
  EXPECT_EQ(reply.header("connection"), "close");
  EXPECT_TRUE(client.closed_by_server());
}

TEST(Server, ServesHttp10) {
  Running running(with_routes({get("/x", echo)}));
  Client once(running.port());
  EXPECT_EQ(once.ask("GET /x HTTP/1.0\r\n\r\n").body, "/x|");
  EXPECT_TRUE(once.closed_by_server());
  Client kept(running.port());
  EXPECT_EQ(kept.ask("GET /x HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").header("connection"),
            "keep-alive");
  EXPECT_EQ(kept.ask("GET /x HTTP/1.0\r\n\r\n").body, "/x|");
}

TEST(Server, AnswersHeadWithoutTheBody) {
  Running running(with_routes({get("/x", echo)}));
  Client client(running.port());
  client.send("HEAD /x HTTP/1.1\r\nHost: t\r\n\r\n");
  const Reply reply = client.read_reply(false);
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.header("content-length"), "3");
  EXPECT_EQ(client.ask(get_text("/x")).body, "/x|");  // nothing of the body came before it
}

TEST(Server, TellsUnknownPathsAndMethodsApart) {
  Running running(with_routes({get("/x", echo), post("/x", echo)}));
  Client client(running.port());
  const Reply absent = client.ask(get_text("/y"));
  EXPECT_EQ(absent.status, 404);
  EXPECT_EQ(absent.header("content-type"), "application/problem+json");
  const Reply wrong = client.ask("DELETE /x HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(wrong.status, 405);
  EXPECT_EQ(wrong.header("allow"), "GET, HEAD, POST, OPTIONS");
  const Reply unknown = client.ask("BREW /x HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(unknown.status, 405);
  const Reply options = client.ask("OPTIONS /x HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(options.status, 204);
  EXPECT_EQ(options.header("allow"), "GET, HEAD, POST, OPTIONS");
  EXPECT_EQ(options.header("access-control-allow-origin"), "");
}

TEST(Server, TakesAChunkedBody) {
  Running running(with_routes({post("/echo", echo)}));
  Client client(running.port());
  const std::string head =
      "POST /echo HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\n"
      "Transfer-Encoding: chunked\r\n\r\n";
  EXPECT_EQ(client.ask(head + "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nTrailer: 1\r\n\r\n").body,
            "/echo|abcde");
  EXPECT_EQ(client.ask(head + "0\r\n\r\n").body, "/echo|");
}

TEST(Server, SaysContinueBeforeTheBodyIsSent) {
  Running running(with_routes({post("/echo", echo)}));
  Client client(running.port());
  client.send(
      "POST /echo HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\n"
      "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  EXPECT_EQ(client.ask("{}").body, "/echo|{}");
}

TEST(Server, AnswersFromAnotherThreadLater) {
  std::promise<Respond> handed;
  Running running(with_routes(
      {get("/later", [&](Request&&, Respond respond) { handed.set_value(std::move(respond)); })}));
  Client client(running.port());
  client.send(get_text("/later"));
  Respond respond = handed.get_future().get();
  respond({.body = "1"});
  respond({.body = "2"});  // ignored
  EXPECT_EQ(client.read_reply().body, "1");
}

TEST(Server, AnswersForAHandlerThatForgotOrThrew) {
  std::string logged;
  std::mutex mutex;
  Options options = with_routes(
      {get("/forgets", [](Request&&, Respond) {}),
       get(
           "/throws", [](Request&&, Respond) { throw std::runtime_error("why"); }, Runs::Pool),
       get("/bad_header", [](Request&&, Respond respond) {
         respond({.headers = {{"X-Name", "a\r\nSet-Cookie: b"}}});
       })});
  options.error_log = [&](std::string_view says) {
    const std::lock_guard lock(mutex);
    logged += says;
  };
  Running running(std::move(options));
  Client client(running.port());
  for (const char* path : {"/forgets", "/throws", "/bad_header"}) {
    const Reply reply = client.ask(get_text(path));
    EXPECT_EQ(reply.status, 500) << path;
    EXPECT_EQ(reply.header("set-cookie"), "");
    EXPECT_EQ(reply.body.find("why"), std::string::npos);
  }
  running.stop();  // the log may come after the answer
  EXPECT_NE(logged.find("/throws threw: why"), std::string::npos);
}

TEST(Server, SendsLargeBodiesWhole) {
  const auto large = std::make_shared<const std::string>(8 * 1024 * 1024, 'x');
  Running running(with_routes({get("/shared", [&](Request&&, Respond respond) {
    respond({.shared_body = *large, .shared_owner = large});
  })}));
  Client client(running.port(), 4096);
  EXPECT_EQ(client.ask(get_text("/shared")).body, *large);
  EXPECT_EQ(client.ask(get_text("/shared")).body, *large);
}

TEST(Server, StreamsADownloadInChunks) {
  Running running(with_routes({get("/csv", [](Request&&, Respond respond) {
    Response response{.content_type = "text/csv"};
    response.chunks = [row = 0]() mutable -> std::optional<std::string> {
      if (row == 1000) return std::nullopt;
      return row++ % 3 ? "row\n" : "";  // an empty piece must not end the body
    };
    respond(std::move(response));
  })}));
  Client client(running.port());
  EXPECT_EQ(client.ask(get_text("/csv")).body.size(), 666u * 4);
  EXPECT_EQ(client.ask(get_text("/csv")).header("transfer-encoding"), "chunked");
  client.send("HEAD /csv HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(client.read_reply(false).status, 200);
  Client old(running.port());
  EXPECT_EQ(old.ask("GET /csv HTTP/1.0\r\n\r\n").body.size(), 666u * 4);
}

TEST(Server, CutsADownloadThatFails) {
  Running running(with_routes({get("/csv", [](Request&&, Respond respond) {
    Response response;
    response.chunks = [n = 0]() mutable -> std::optional<std::string> {
      if (n++ == 1) throw std::runtime_error("disk");
      return "first";
    };
    respond(std::move(response));
  })}));
  Client client(running.port());
  client.send(get_text("/csv"));
  const std::string all = client.read_all();
  EXPECT_NE(all.find("first"), std::string::npos);
  EXPECT_FALSE(all.ends_with("0\r\n\r\n"));
}

TEST(Server, LogsAccessWithoutQueries) {
  std::mutex mutex;
  std::vector<std::string> lines;
  Options options = with_routes({get("/deals/{deal_id}", echo)});
  options.access_log = [&](const Access& access) {
    const std::lock_guard lock(mutex);
    lines.push_back(std::string(access.method) + " " + std::string(access.route) + " " +
                    std::to_string(access.status));
  };
  Running running(std::move(options));
  {
    Client client(running.port());
    client.ask(get_text("/deals/1?secret=1"));
    client.ask(get_text("/nothing?secret=1"));
  }
  running.stop();
  EXPECT_EQ(lines, (std::vector<std::string>{"GET /deals/{deal_id} 200", "GET - 404"}));
}

TEST(Server, BelievesOnlyTrustedProxies) {
  const auto who = [](Request&& request, Respond respond) {
    respond({.body = request.remote_address + (request.secure ? " https" : " http")});
  };
  const std::string forwarded =
      "X-Forwarded-For: 8.8.8.8, 203.0.113.7, 10.1.1.1\r\n"
      "X-Forwarded-Proto: https\r\n";
  Running direct(with_routes({get("/who", who)}));
  EXPECT_EQ(Client(direct.port()).ask(get_text("/who", forwarded)).body, "127.0.0.1 http");
  Options options = with_routes({get("/who", who)});
  options.trusted_proxies = {"127.0.0.0/8", "10.0.0.0/8"};
  Running behind(std::move(options));
  const Reply reply = Client(behind.port()).ask(get_text("/who", forwarded));
  EXPECT_EQ(reply.body, "203.0.113.7 https");
  EXPECT_EQ(reply.header("strict-transport-security"), "max-age=31536000");
}

TEST(Server, TellsWhyItCannotListen) {
  Running running(with_routes({}));
  Options taken;
  taken.port = running.port();
  EXPECT_EQ(Server::listen(std::move(taken)).error().slug, "address_in_use");
  const auto fault = [](Options options) {
    return Server::listen(std::move(options)).error().fields.at(0).slug;
  };
  EXPECT_EQ(fault({.address = "nowhere"}), "invalid_address");
  EXPECT_EQ(fault({.trusted_proxies = {"10.0.0.0/33"}}), "invalid_proxy");
  EXPECT_EQ(fault(with_routes({get("/x", echo), get("/x", echo)})), "duplicate_route");
  EXPECT_EQ(fault(with_routes({get("x", echo)})), "invalid_pattern");
}

TEST(Stop, AnswersWhatIsInFlightAndClosesTheRest) {
  std::promise<Respond> handed;
  Running running(with_routes({get("/x", echo), get("/later", [&](Request&&, Respond respond) {
                                 handed.set_value(std::move(respond));
                               })}));
  Client idle(running.port()), busy(running.port());
  idle.ask(get_text("/x"));
  busy.send(get_text("/later"));
  Respond respond = handed.get_future().get();
  running.server().stop();
  EXPECT_TRUE(idle.closed_by_server());
  respond({.body = "done"});
  const Reply reply = busy.read_reply();
  EXPECT_EQ(reply.body, "done");
  EXPECT_EQ(reply.header("connection"), "close");
  running.stop();
  EXPECT_FALSE(Client(running.port()).connected());
}

TEST(Stop, AnnouncedStillTakesEverybodyAndKeepsNobody) {
  Running running(with_routes({get("/x", echo)}));
  Client kept(running.port());
  EXPECT_EQ(kept.ask(get_text("/x")).header("connection"), "");
  running.server().announce_stop();
  Client fresh(running.port());
  for (Client* client : {&kept, &fresh}) {
    const Reply reply = client->ask(get_text("/x"));
    EXPECT_EQ(reply.body, "/x|");
    EXPECT_EQ(reply.header("connection"), "close");
    EXPECT_TRUE(client->closed_by_server());
  }
}

TEST(Stop, CutsWhatDoesNotEndInTime) {
  std::promise<Respond> handed;
  Options options = with_routes(
      {get("/never", [&](Request&&, Respond respond) { handed.set_value(std::move(respond)); })});
  options.limits.drain = std::chrono::milliseconds(100);
  Running running(std::move(options));
  Client client(running.port());
  client.send(get_text("/never"));
  Respond respond = handed.get_future().get();
  running.stop();
  EXPECT_TRUE(client.closed_by_server());
  respond({});  // too late: ignored
}

TEST(Stop, BeforeRunningEndsAtOnce) {
  auto server = Server::listen({.io_threads = 2});
  ASSERT_TRUE(server.ok());
  (*server)->stop();
  (*server)->run();
}

}  // namespace
}  // namespace penstock::http
