// The server: one loop per thread, one acceptor that deals connections out in turn.
//
// One listening socket, not one per loop with SO_REUSEPORT: with that option a second server by the
// same user could silently share the port, and connections waiting at a loop that is full would be
// stuck there. Dealing out costs one post per connection, none per request.
// Tested by server_test.cc, limits_test.cc, stream_test.cc.

#include <boost/asio/ip/v6_only.hpp>
#include <random>

#include "http/connection.h"
#include "http/problem.h"

namespace penstock::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::chrono::milliseconds kAcceptPause{100};  // when descriptors have run out
constexpr std::chrono::milliseconds kTickMin{5};
constexpr std::chrono::milliseconds kTickMax{500};
constexpr int kBacklog = 4096;

// A sweep sees a deadline at most a tick late: an eighth of the shortest one.
std::chrono::milliseconds tick_for(const Limits& limits) {
  const auto shortest = std::min({limits.header_timeout, limits.body_grace, limits.write_stall,
                                  limits.keep_alive_idle, limits.stream_heartbeat, limits.drain});
  return std::clamp(shortest / 8, kTickMin, kTickMax);
}

}  // namespace

Loop::Loop(std::shared_ptr<Service> shared)
    : service(std::move(shared)),
      work_(asio::make_work_guard(io)),
      tick_timer_(io),
      tick_(tick_for(service->intake.limits)) {
  std::random_device random;
  trace_state_ = (static_cast<std::uint64_t>(random()) << 32) | random();
}

Loop::~Loop() = default;

void Loop::run() {
  thread = std::this_thread::get_id();
  schedule_sweep();
  io.run();
  finished = true;
}

void Loop::adopt(tcp::socket socket, std::string peer, std::string neighbour) {
  error_code ignored;  // one that is gone already is noticed by its first read
  socket.set_option(tcp::no_delay(true), ignored);
  socket.non_blocking(true, ignored);
  const auto connection =
      std::make_shared<Connection>(*this, std::move(socket), std::move(peer), std::move(neighbour));
  const auto begin = [this, connection] {
    connection->place = connections.insert(connections.end(), connection);
    connection->start();
  };
  if (on_own_thread()) return begin();
  asio::post(io, begin);
}

void Loop::leave(Connection& connection) {
  if (connection.place != std::list<std::shared_ptr<Connection>>::iterator{}) {
    connections.erase(connection.place);
  }
  connection.place = {};
  leave_when_idle();
}

void Loop::leave_when_idle() {
  if (!draining || !connections.empty()) return;
  tick_timer_.cancel();
  work_.reset();
}

void Loop::schedule_sweep() {
  tick_timer_.expires_after(tick_);
  tick_timer_.async_wait([this](const error_code& ec) {
    if (ec) return;
    sweep(std::chrono::steady_clock::now());
    if (work_.owns_work()) schedule_sweep();
  });
}

void Loop::sweep(Moment now) {
  const bool cut = now >= drain_deadline_;
  std::vector<std::shared_ptr<Connection>> due;  // acting on one may remove others
  for (const auto& connection : connections) {
    if (cut || connection->expired(now)) due.push_back(connection);
  }
  for (const auto& connection : due) cut ? connection->close_now() : connection->on_deadline();
}

void Loop::drain(Moment deadline) {
  asio::post(io, [this, deadline] {
    draining = true;
    drain_deadline_ = deadline;
    const std::vector<std::shared_ptr<Connection>> all(connections.begin(), connections.end());
    const Moment now = std::chrono::steady_clock::now();
    for (const auto& connection : all) connection->on_drain(now);
    leave_when_idle();
  });
}

void Loop::stream_ready(std::shared_ptr<Connection> connection) {
  if (finished) return;
  const std::lock_guard lock(ready_mutex_);
  ready_.push_back(std::move(connection));
  if (ready_.size() == 1) asio::post(io, [this] { flush_ready(); });
}

void Loop::flush_ready() {
  std::vector<std::shared_ptr<Connection>> ready;
  {
    const std::lock_guard lock(ready_mutex_);
    ready.swap(ready_);
  }
  for (const auto& connection : ready) connection->on_stream_ready();
}

// Sixteen hex digits, not secret: splitmix64 (Steele, Lea, Flood 2014) from a random start.
std::string Loop::new_trace_id() {
  std::uint64_t z = (trace_state_ += 0x9E3779B97F4A7C15);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
  z ^= z >> 31;
  std::string text(16, '0');
  for (char& digit : text) {
    digit = "0123456789abcdef"[z & 15];
    z >>= 4;
  }
  return text;
}

namespace {

class Listening final : public Server {
 public:
  Listening(std::shared_ptr<Service> service, unsigned io_threads) : service_(std::move(service)) {
    for (unsigned i = 0; i < io_threads; ++i) loops_.push_back(std::make_shared<Loop>(service_));
    acceptor_.emplace(loops_[0]->io);
    pause_.emplace(loops_[0]->io);
  }

  ~Listening() override {
    service_->pool->stop();
    for (const auto& loop : loops_) {
      loop->finished = true;
      loop->connections.clear();
    }
  }

  Result<void> open(const std::string& address, std::uint16_t port) {
    error_code ec;
    const auto ip = asio::ip::make_address(address, ec);
    if (ec) {
      return invalid_field("listen", "invalid_address", "\"" + address + "\" is no IP address");
    }
    const tcp::endpoint endpoint(ip, port);
    acceptor_->open(endpoint.protocol(), ec);
    if (!ec) acceptor_->set_option(tcp::acceptor::reuse_address(true), ec);
    if (!ec && ip.is_v6()) acceptor_->set_option(asio::ip::v6_only(false), ec);
    if (!ec) acceptor_->bind(endpoint, ec);
    if (!ec) acceptor_->listen(kBacklog, ec);
    if (!ec) acceptor_->non_blocking(true, ec);
    if (!ec) port_ = acceptor_->local_endpoint(ec).port();
    if (!ec) return {};
    return unavailable("address_in_use", "cannot listen on " + address + ":" +
                                             std::to_string(port) + ": " + ec.message());
  }

  std::uint16_t port() const override { return port_; }
  std::size_t connections() const override { return service_->connections; }

  void run() override {
    asio::post(loops_[0]->io, [this] { accept(); });
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < loops_.size(); ++i) {
      threads.emplace_back([loop = loops_[i]] { loop->run(); });
    }
    loops_[0]->run();
    for (std::thread& thread : threads) thread.join();
    service_->pool->stop();
  }

  void announce_stop() override { service_->stop_announced = true; }

  void stop() override {
    if (stopping_.exchange(true)) return;
    const Moment deadline = std::chrono::steady_clock::now() + service_->intake.limits.drain;
    asio::post(loops_[0]->io, [this, deadline] {
      take_backlog();
      pause_->cancel();
      error_code ignored;
      acceptor_->close(ignored);
      for (const auto& loop : loops_) loop->drain(deadline);  // after what was dealt to them
    });
  }

 private:
  Loop& next_loop() { return *loops_[turn_++ % loops_.size()]; }

  void accept() {
    Loop& loop = next_loop();
    acceptor_->async_accept(loop.io, [this, &loop](const error_code& ec, tcp::socket socket) {
      if (ec == asio::error::operation_aborted || !acceptor_->is_open()) return;
      if (ec && ec != asio::error::connection_aborted) return accept_later();
      if (!ec) take(loop, std::move(socket));
      accept();
    });
  }

  // Out of descriptors or memory: the connection stays in the backlog. Trying at once would spin.
  void accept_later() {
    pause_->expires_after(kAcceptPause);
    pause_->async_wait([this](const error_code& ec) {
      if (!ec && acceptor_->is_open()) accept();
    });
  }

  void take(Loop& loop, tcp::socket socket) {
    error_code ec;
    const auto endpoint = socket.remote_endpoint(ec);
    if (ec) return;  // gone already
    const auto& intake = service_->intake;
    if (service_->connections >= intake.limits.connections_max) {
      return turn_away(std::move(socket),
                       problem(503, "too_many_connections",
                               "the server has too many connections; try again", {}));
    }
    auto peer = plain_address(endpoint.address().to_string());
    // A trusted proxy brings everybody.
    auto neighbour = intake.proxies.trusts(peer) ? std::string() : neighbour_of(peer);
    if (!neighbour.empty() &&
        !service_->neighbours.enter(neighbour, intake.limits.connections_per_address_max)) {
      return turn_away(std::move(socket),
                       problem(429, "too_many_connections_of_one",
                               "your address has too many connections; close some", {}));
    }
    loop.adopt(std::move(socket), std::move(peer), std::move(neighbour));
  }

  void turn_away(tcp::socket socket, const Response& full) {
    std::string out;
    append_head(out, full, {.length = full.body.size(), .close = true}, loops_[0]->date.now());
    out += full.body;
    error_code ignored;
    socket.non_blocking(true, ignored);
    socket.write_some(asio::buffer(out), ignored);
    socket.shutdown(tcp::socket::shutdown_send, ignored);
  }

  // Those who have connected before the end are served.
  void take_backlog() {
    for (;;) {
      error_code ec;
      Loop& loop = next_loop();
      tcp::socket socket = acceptor_->accept(loop.io, ec);
      if (ec) return;
      take(loop, std::move(socket));
    }
  }

  std::shared_ptr<Service> service_;
  std::vector<std::shared_ptr<Loop>> loops_;
  std::optional<tcp::acceptor> acceptor_;
  std::optional<asio::steady_timer> pause_;
  std::size_t turn_ = 0;
  std::uint16_t port_ = 0;
  std::atomic<bool> stopping_{false};
};

}  // namespace

Result<std::unique_ptr<Server>> Server::listen(Options options) {
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  auto service = std::make_shared<Service>();
  TRY(intake, make_intake(options));
  service->intake = std::move(intake);
  service->upload_folder = std::move(options.upload_folder);
  service->access_log = std::move(options.access_log);
  service->error_log = std::move(options.error_log);
  const unsigned pool = options.pool_threads ? options.pool_threads : std::max(4U, cores * 2);
  service->pool = std::make_unique<WorkPool>(pool, options.limits.pool_queue_max);
  auto server = std::make_unique<Listening>(std::move(service),
                                            options.io_threads ? options.io_threads : cores);
  TRY_VOID(server->open(options.address, options.port));
  return Result<std::unique_ptr<Server>>(std::move(server));
}

}  // namespace penstock::http
