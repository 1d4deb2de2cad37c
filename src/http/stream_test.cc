// Server-sent events.

#include <condition_variable>
#include <mutex>

#include "http/test_client.h"

namespace penstock::http {
namespace {

using namespace testing;
using std::chrono::milliseconds;

std::shared_ptr<const std::string> frame(std::string text) {
  return std::make_shared<const std::string>(std::move(text));
}

// A server with one stream route; hands the test what the handler got.
class Streams : public ::testing::Test {
 protected:
  Options options() {
    Options options;
    options.routes.push_back(
        {.pattern = "/events",
         .runs = Runs::Inline,
         .stream = [this](Request&& request, std::shared_ptr<EventStream> stream, Respond refuse) {
           if (request.query_value("refuse")) {
             return refuse({.status = 401, .body = "{}"});
           }
           opened.set_value(std::move(stream));
         }});
    return options;
  }
  std::shared_ptr<EventStream> wait_for_stream() { return opened.get_future().get(); }
  std::promise<std::shared_ptr<EventStream>> opened;
};

TEST_F(Streams, DeliverFramesInOrder) {
  Running running(options());
  Client client(running.port());
  client.send(get_text("/events"));
  auto stream = wait_for_stream();
  EXPECT_TRUE(stream->send(frame("id: 1\ndata: a\n\n")));
  const Reply reply = [&] {
    Reply head;
    head.head = client.read_until("\r\n\r\n");
    return head;
  }();
  EXPECT_EQ(reply.header("content-type"), "text/event-stream");
  EXPECT_EQ(reply.header("cache-control"), "no-store");
  EXPECT_EQ(client.read_until("\n\n"), "id: 1\ndata: a\n\n");
  for (int i = 0; i < 500; ++i) stream->send(frame("data: " + std::to_string(i) + "\n\n"));
  for (int i = 0; i < 500; ++i) {
    EXPECT_EQ(client.read_until("\n\n"), "data: " + std::to_string(i) + "\n\n");
  }
}

TEST_F(Streams, BeatWhenNothingHappens) {
  Options quick = options();
  quick.limits.stream_heartbeat = milliseconds(40);
  Running running(std::move(quick));
  Client client(running.port());
  client.send(get_text("/events"));
  auto stream = wait_for_stream();
  client.read_until("\r\n\r\n");
  EXPECT_EQ(client.read_until("\n\n"), ":\n\n");
  EXPECT_EQ(client.read_until("\n\n"), ":\n\n");
}

TEST_F(Streams, CanBeRefused) {
  Running running(options());
  Client client(running.port());
  EXPECT_EQ(client.ask(get_text("/events?refuse=1")).status, 401);
  EXPECT_EQ(client.ask(get_text("/events?refuse=1")).status, 401);  // the connection stays
}

TEST_F(Streams, ThatWereRefusedDoNotHoldUpTheStop) {
  Running running(options());
  Client client(running.port());
  EXPECT_EQ(client.ask(get_text("/events?refuse=1")).status, 401);
  const auto began = std::chrono::steady_clock::now();
  running.stop();
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(5));
  EXPECT_TRUE(client.closed_by_server());
}

TEST_F(Streams, EndWithTheirLastReference) {
  Running running(options());
  Client client(running.port());
  client.send(get_text("/events"));
  auto stream = wait_for_stream();
  stream->send(frame("data: last\n\n"));
  stream.reset();
  const std::string all = client.read_all();
  EXPECT_TRUE(all.ends_with("data: last\n\n"));
}

TEST(ForgottenStream, IsAnsweredAsAFailure) {
  Options options;
  options.routes.push_back({.pattern = "/events",
                            .runs = Runs::Inline,
                            .stream = [](Request&&, std::shared_ptr<EventStream>, Respond) {}});
  Running running(std::move(options));
  EXPECT_EQ(Client(running.port()).ask(get_text("/events")).status, 500);
}

TEST_F(Streams, NoticeThatTheClientHasGone) {
  Running running(options());
  std::promise<void> gone;
  std::shared_ptr<EventStream> stream;
  {
    Client client(running.port());
    client.send(get_text("/events"));
    stream = wait_for_stream();
    client.read_until("\r\n\r\n");
    stream->on_close([&] { gone.set_value(); });
  }
  gone.get_future().get();
  EXPECT_TRUE(stream->closed());
  EXPECT_FALSE(stream->send(frame("x")));
}

TEST_F(Streams, CloseWhenTheClientReadsTooSlowly) {
  Options tight = options();
  tight.limits.stream_queue_bytes_max = 10'000;
  tight.limits.write_stall = milliseconds(60);
  Running running(std::move(tight));
  Client client(running.port(), 4096);
  client.send(get_text("/events"));
  auto stream = wait_for_stream();
  std::promise<void> told;
  stream->on_close([&] { told.set_value(); });
  const auto piece = frame(std::string(5'000, 'x'));
  while (stream->send(piece)) {
  }
  told.get_future().get();
  EXPECT_TRUE(stream->closed());
  while (running.server().connections() > 0) std::this_thread::yield();
}

TEST_F(Streams, EndWhenTheServerStops) {
  Running running(options());
  Client client(running.port());
  client.send(get_text("/events"));
  auto stream = wait_for_stream();
  stream->send(frame("data: x\n\n"));
  client.read_until("data: x\n\n");
  running.stop();
  EXPECT_TRUE(client.closed_by_server());
  EXPECT_TRUE(stream->closed());
  EXPECT_FALSE(stream->send(frame("y")));
}

TEST_F(Streams, MayBeKeptLongerThanTheServer) {
  std::shared_ptr<EventStream> stream;
  {
    Running running(options());
    Client client(running.port());
    client.send(get_text("/events"));
    stream = wait_for_stream();
  }
  EXPECT_FALSE(stream->send(frame("late")));
}

TEST(ManyStreams, TakeFramesFromManyThreads) {
  constexpr int kStreams = 200, kFrames = 50, kSenders = 4;
  std::mutex mutex;
  std::condition_variable grown;
  std::vector<std::shared_ptr<EventStream>> streams;
  Options options;
  options.routes.push_back({.pattern = "/events",
                            .runs = Runs::Pool,
                            .stream = [&](Request&&, std::shared_ptr<EventStream> stream, Respond) {
                              const std::lock_guard lock(mutex);
                              streams.push_back(std::move(stream));
                              grown.notify_one();
                            }});
  Running running(std::move(options));
  std::vector<std::unique_ptr<Client>> clients;
  for (int i = 0; i < kStreams; ++i) {
    clients.push_back(std::make_unique<Client>(running.port()));
    clients.back()->send(get_text("/events"));
  }
  {
    std::unique_lock lock(mutex);
    grown.wait(lock, [&] { return streams.size() == kStreams; });
  }
  std::vector<std::thread> senders;
  for (int t = 0; t < kSenders; ++t) {
    senders.emplace_back([&] {
      const auto one = frame("data: 1\n\n");
      for (int i = 0; i < kFrames; ++i) {
        for (const auto& stream : streams) stream->send(one);
      }
    });
  }
  for (std::thread& sender : senders) sender.join();
  for (const auto& client : clients) {
    client->read_until("\r\n\r\n");
    EXPECT_EQ(client->read_exactly(9 * kFrames * kSenders).size(), 9u * kFrames * kSenders);
  }
}

}  // namespace
}  // namespace penstock::http
