// Connections: reading requests and handing them to their handlers. See connection.h.

#include "http/connection.h"

#include <cstring>
#include <exception>

#include "http/problem.h"

namespace penstock::http {
namespace {

constexpr std::size_t kFirstReadBytes = 4 * 1024;
constexpr std::size_t kBodyReadBytes = 64 * 1024;
constexpr std::size_t kStorePieceBytes = 256 * 1024;
constexpr std::size_t kBodyReserveBytesMax = 64 * 1024;  // before any byte of it has come

}  // namespace

// Delivers at most one answer; when nobody ever gave one, tells so from its destructor.
struct Connection::Ticket {
  Ticket(std::shared_ptr<Loop> l, std::shared_ptr<Connection> c, std::shared_ptr<UploadFile> u)
      : loop(std::move(l)), connection(std::move(c)), upload(std::move(u)) {}
  ~Ticket() {
    if (!answered.exchange(true)) pass(std::nullopt);
  }
  void answer(Response response) {
    if (!answered.exchange(true)) pass(std::move(response));
  }
  void pass(std::optional<Response> response) {
    if (loop->finished) return;
    if (loop->on_own_thread()) return connection->deliver(std::move(response));
    boost::asio::post(loop->io, [to = connection, given = std::move(response)]() mutable {
      to->deliver(std::move(given));
    });
  }

  std::shared_ptr<Loop> loop;  // first: the connection's socket needs it to the end
  std::shared_ptr<Connection> connection;
  std::shared_ptr<UploadFile> upload;  // removed when the handler has let go
  std::atomic<bool> answered{false};
};

Connection::Connection(Loop& loop, boost::asio::ip::tcp::socket socket, std::string peer,
                       std::string neighbour)
    : loop_(loop),
      socket_(std::move(socket)),
      peer_(std::move(peer)),
      neighbour_(std::move(neighbour)),
      parser_(loop.service->intake.limits) {
  ++loop_.service->connections;
}

Connection::~Connection() {
  --loop_.service->connections;
  if (!neighbour_.empty()) loop_.service->neighbours.leave(neighbour_);
}

void Connection::start() {
  deadline_ = std::chrono::steady_clock::now() + loop_.service->intake.limits.header_timeout;
  drive();
}

void Connection::drive() {
  if (driving_) return;
  const auto self = shared_from_this();
  driving_ = true;
  while (step()) {
  }
  driving_ = false;
}

// Returns: whether there is more to do without waiting.
bool Connection::step() {
  switch (phase_) {
    case Phase::Head:
      return step_head();
    case Phase::Body:
      return step_body();
    case Phase::Answer:
      return step_answer();
    case Phase::Writing:
      return step_write();
    case Phase::Stream:
      return step_stream();
    case Phase::Storing:
    case Phase::Handling:
    case Phase::Chunk:
    case Phase::Linger:
    case Phase::Closed:
      return false;
  }
  return false;
}

bool Connection::step_head() {
  if (begin_ == end_) {
    if (close_after_ && !parser_.started() && any_request_) return close_now(), false;
    return read_more();
  }
  if (began_at_ == Moment{}) begin_request();
  begin_ += parser_.feed({buffer_.get() + begin_, end_ - begin_});
  switch (parser_.state()) {
    case RequestParser::State::Head:
      return read_more();
    case RequestParser::State::Failed:
      return fail_parse(), true;
    case RequestParser::State::Body:
    case RequestParser::State::Done:
      return admit_head(), true;
  }
  return false;
}

void Connection::begin_request() {
  const Limits& limits = loop_.service->intake.limits;
  began_at_ = std::chrono::steady_clock::now();
  // The first request's time counts from the connection, else an idle one could wait twice.
  if (any_request_) deadline_ = began_at_ + limits.header_timeout;
  any_request_ = true;
  trace_id_ = loop_.new_trace_id();
}

void Connection::admit_head() {
  Head& head = parser_.head();
  http_1_0_ = head.http_1_0;
  close_after_ = close_after_ || !head.keep_alive || loop_.service->stop_announced;
  head_only_ = head.method == "HEAD";
  method_text_ = "-";
  for (const std::string_view known :
       {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
    if (head.method == known) method_text_ = known;
  }
  auto decided = admit(loop_.service->intake, head, peer_, trace_id_);
  if (auto* refused = std::get_if<Refused>(&decided)) {
    close_after_ = close_after_ || refused->close;
    if (!refused->route.empty()) route_text_ = refused->route;
    response_ = std::move(refused->response);
    phase_ = Phase::Answer;
    return;
  }
  Admitted& admitted = std::get<Admitted>(decided);
  request_ = std::move(admitted.request);
  route_ = admitted.route;
  route_text_ = route_->pattern;
  secure_ = request_.secure;
  if (parser_.state() == RequestParser::State::Done && !route_->upload) return dispatch();
  parser_.limit_body(admitted.body_max);
  allow_body();
}

// The head was accepted and a body follows.
void Connection::allow_body() {
  const Head& head = parser_.head();
  if (route_->upload) {
    auto file = UploadFile::create(loop_.service->upload_folder);
    if (!file.ok()) return refuse(507, "insufficient_storage", file.error().says);
    upload_ = std::move(*file);
  } else {
    const std::uint64_t expected = head.content_length.value_or(0);
    parser_.body().reserve(std::min<std::uint64_t>(expected, kBodyReserveBytesMax));
  }
  if (head.expects_continue && begin_ == end_) {
    boost::system::error_code ec;
    socket_.write_some(boost::asio::buffer("HTTP/1.1 100 Continue\r\n\r\n", 25), ec);
    if (ec) return close_now();
  }
  body_began_at_ = std::chrono::steady_clock::now();
  body_received_ = 0;
  phase_ = Phase::Body;
}

// A slow body is judged by its mean rate after a grace, and by the silence since the last byte.
Moment Connection::body_deadline() const {
  const Limits& limits = loop_.service->intake.limits;
  const auto earned = std::chrono::milliseconds(
      body_received_ * 1000 / std::max<std::size_t>(limits.body_bytes_per_second_min, 1));
  return std::min(body_began_at_ + limits.body_grace + earned,
                  std::chrono::steady_clock::now() + limits.write_stall);
}

bool Connection::step_body() {
  if (parser_.state() == RequestParser::State::Body && begin_ != end_) {
    const std::size_t taken = parser_.feed({buffer_.get() + begin_, end_ - begin_});
    begin_ += taken;
    body_received_ += taken;
  }
  if (parser_.state() == RequestParser::State::Failed) return fail_parse(), true;
  const bool done = parser_.state() == RequestParser::State::Done;
  if (route_->upload && parser_.body().size() >= (done ? 1 : kStorePieceBytes)) {
    return store_upload(), false;
  }
  if (done) return dispatch(), true;
  deadline_ = body_deadline();
  return read_more();
}

void Connection::store_upload() {
  phase_ = Phase::Storing;
  deadline_ = Moment::max();
  auto piece = std::make_shared<std::string>();
  piece->swap(parser_.body());
  const auto began = std::chrono::steady_clock::now();
  auto job = [self = shared_from_this(), loop = loop_.shared_from_this(), file = upload_, piece,
              began] {
    const bool stored = file->append(*piece).ok();
    if (loop->finished) return;
    boost::asio::post(loop->io, [self, stored, began] {
      if (self->phase_ != Phase::Storing) return;
      self->body_began_at_ += std::chrono::steady_clock::now() - began;  // not the client's time
      self->phase_ = Phase::Body;
      if (!stored) self->refuse(507, "insufficient_storage", "the upload could not be stored");
      self->drive();
    });
  };
  if (!loop_.service->pool->submit(std::move(job), WorkPool::Kind::Continued)) close_now();
}

void Connection::fail_parse() {
  const ParseFailure& failure = parser_.failure();
  refuse(failure.status, failure.slug, failure.says);
}

void Connection::refuse(int status, std::string_view slug, std::string_view says) {
  if (trace_id_.empty()) trace_id_ = loop_.new_trace_id();
  response_ = problem(status, slug, says, trace_id_);
  close_after_ = true;
  upload_.reset();
  phase_ = Phase::Answer;
}

Respond Connection::make_respond() {
  auto ticket =
      std::make_shared<Ticket>(loop_.shared_from_this(), shared_from_this(), std::move(upload_));
  return [ticket = std::move(ticket)](Response response) { ticket->answer(std::move(response)); };
}

void Connection::dispatch() {
  phase_ = Phase::Handling;
  deadline_ = Moment::max();
  if (upload_) {
    request_.upload_path = upload_->path();
    request_.upload_bytes = upload_->bytes();
  } else {
    request_.body = std::move(parser_.body());
  }
  Respond respond = make_respond();
  std::shared_ptr<EventStream> stream;
  if (route_->stream) {
    auto wake = [loop = loop_.shared_from_this(), self = shared_from_this()] {
      loop->stream_ready(self);
    };
    stream_ = std::make_shared<StreamQueue>(loop_.service->intake.limits.stream_queue_bytes_max,
                                            std::move(wake));
    stream = make_event_stream(stream_);
  }
  if (route_->runs == Runs::Inline) {
    return run_handler(*route_, std::move(request_), std::move(respond), std::move(stream));
  }
  auto job = [this, self = shared_from_this(), loop = loop_.shared_from_this(), route = route_,
              request = std::move(request_), respond, stream]() mutable {
    run_handler(*route, std::move(request), std::move(respond), std::move(stream));
  };
  stream.reset();
  if (!loop_.service->pool->submit(std::move(job), WorkPool::Kind::New)) {
    respond(problem(503, "overloaded", "the server is busy; try again", trace_id_));
  }
}

// On the loop's thread or on a pool thread; touches nothing of the connection's state.
void Connection::run_handler(const Route& route, Request&& request, Respond respond,
                             std::shared_ptr<EventStream> stream) {
  try {
    if (route.stream) {
      // `respond` itself goes after the stream: whether that was kept is then known.
      route.stream(std::move(request), std::move(stream), respond);
    } else {
      route.handle(std::move(request), std::move(respond));
    }
  } catch (const std::exception& error) {
    loop_.service->log_error("handler of " + route.pattern + " threw: " + error.what());
  } catch (...) {
    loop_.service->log_error("handler of " + route.pattern + " threw");
  }
}

void Connection::deliver(std::optional<Response> response) {
  if (phase_ != Phase::Handling) return;  // the connection was cut meanwhile
  if (!response && stream_ && stream_->worth_opening()) {
    open_stream();
    return drive();
  }
  if (stream_) stream_->ended();
  if (stream_ && !response) close_after_ = true;  // ended before it began: nothing to keep
  stream_.reset();
  response_ = response
                  ? std::move(*response)
                  : problem(500, "internal_error", "the server failed; see its log", trace_id_);
  phase_ = Phase::Answer;
  drive();
}

// Returns: true when there is no use in reading on, since a refusal waits to be sent.
bool Connection::read_more() {
  if (reading_) return false;
  if (!make_room()) return true;
  if (phase_ == Phase::Head && began_at_ == Moment{} && any_request_) {
    deadline_ = std::chrono::steady_clock::now() + loop_.service->intake.limits.keep_alive_idle;
  }
  reading_ = true;
  socket_.async_read_some(
      boost::asio::buffer(buffer_.get() + end_, capacity_ - end_),
      [self = shared_from_this()](const auto& ec, std::size_t n) { self->on_read(ec, n); });
  return false;
}

// Returns: false when what waits cannot become a request any more (the answer is then set).
bool Connection::make_room() {
  const std::size_t waiting = end_ - begin_;
  if (begin_ > 0 && (waiting == 0 || end_ == capacity_)) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, waiting);
    begin_ = 0;
    end_ = waiting;
  }
  const bool large_body = phase_ == Phase::Body && capacity_ < kBodyReadBytes &&
                          parser_.head().content_length.value_or(0) > kFirstReadBytes;
  if (end_ < capacity_ && !large_body) return true;
  const std::size_t most = std::max(loop_.service->intake.limits.header_bytes_max, kBodyReadBytes);
  if (end_ == capacity_ && capacity_ >= most) {
    refuse(400, "bad_framing", "a chunk header is too long");
    return false;
  }
  capacity_ = large_body ? kBodyReadBytes : std::max(kFirstReadBytes, capacity_ * 2);
  std::unique_ptr<char[]> larger(new char[capacity_]);
  if (end_ > 0) std::memcpy(larger.get(), buffer_.get(), end_);
  buffer_ = std::move(larger);
  return true;
}

void Connection::on_read(const boost::system::error_code& ec, std::size_t n) {
  reading_ = false;
  if (phase_ == Phase::Closed) return;
  if (phase_ == Phase::Linger) return ec ? close_now() : linger_read();
  if (ec) return close_now();
  if (after_ == After::Stream) return watch_stream();  // clients have nothing more to say
  end_ += n;
  drive();
}

void Connection::on_deadline() {
  deadline_ = Moment::max();
  switch (phase_) {
    case Phase::Head:
      if (!parser_.started()) return close_now();
      refuse(408, "request_timeout", "the header did not come in time");
      return drive();
    case Phase::Body:
      refuse(408, "request_timeout", "the body came too slowly");
      return drive();
    case Phase::Stream:
      queue(":\n\n");
      phase_ = Phase::Writing;
      return drive();
    case Phase::Writing:
    case Phase::Linger:
      return close_now();
    case Phase::Storing:
    case Phase::Handling:
    case Phase::Answer:
    case Phase::Chunk:
    case Phase::Closed:
      return;
  }
}

void Connection::on_drain(Moment now) {
  if (stream_) {
    close_after_ = true;
    return stream_->close();
  }
  const bool idle = phase_ == Phase::Head && !parser_.started() && begin_ == end_;
  if (idle && any_request_) return close_now();
  close_after_ = true;
  // One that has not said anything may be about to: it gets a moment.
  if (idle) deadline_ = std::min(deadline_, now + std::chrono::milliseconds(500));
}

void Connection::close_now() {
  if (phase_ == Phase::Closed) return;
  phase_ = Phase::Closed;
  const auto self = shared_from_this();
  if (route_) log_access();  // cut in the middle
  boost::system::error_code ignored;
  socket_.close(ignored);
  if (stream_) stream_->ended();
  upload_.reset();
  loop_.leave(*this);
}

}  // namespace penstock::http
