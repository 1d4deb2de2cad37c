// Connections: answers, streamed bodies and event streams on their way out. See connection.h.

#include <fmt/format.h>

#include <exception>
#include <span>

#include "http/connection.h"
#include "http/problem.h"

namespace penstock::http {
namespace {

constexpr std::chrono::milliseconds kLinger{1'000};
constexpr std::size_t kLingerReadBytes = 4 * 1024;
constexpr std::size_t kIdleBufferBytes = 4 * 1024;  // more is given back between requests

}  // namespace

bool Connection::step_answer() {
  write_answer();
  return true;
}

void Connection::write_answer() {
  if (!headers_allowed(response_)) {
    loop_.service->log_error("route " + std::string(route_text_) + " gave a forbidden header");
    response_ = problem(500, "internal_error", "the server failed; see its log", trace_id_);
  }
  after_ = After::Finish;
  const Framing framing = frame_answer();
  out_.clear();
  append_head(out_, response_, framing, loop_.date.now());
  pending_.clear();
  pending_at_ = 0;
  queue(out_);
  if (after_ == After::Finish && framing.body == Framing::Body::Length && !head_only_) {
    queue(response_.shared_body.data() ? response_.shared_body : response_.body);
  }
  phase_ = Phase::Writing;
}

// Chooses how the end of the body is told, and whether it is made piece by piece.
Framing Connection::frame_answer() {
  Framing framing;
  framing.secure = secure_;
  const bool bodyless = response_.status == 204 || response_.status == 304;
  const bool from_file = !bodyless && !response_.chunks && open_file(framing);
  chunked_ = false;
  if (bodyless) {
    framing.body = Framing::Body::None;
  } else if (response_.chunks && !from_file) {
    framing.body = http_1_0_ ? Framing::Body::UntilClose : Framing::Body::Chunked;
    chunked_ = !http_1_0_;
    close_after_ = close_after_ || http_1_0_;
  } else if (!from_file) {
    framing.length =
        response_.shared_body.data() ? response_.shared_body.size() : response_.body.size();
  }
  if (!bodyless && response_.chunks && !head_only_) after_ = After::Chunk;
  framing.close = close_after_;
  framing.keep_alive_told = http_1_0_ && !close_after_;
  return framing;
}

// Returns: whether the body comes from Response::file_path, now through `chunks`.
bool Connection::open_file(Framing& framing) {
  if (response_.file_path.empty()) return false;
  auto download = open_download(response_.file_path);
  if (!download.ok()) {
    loop_.service->log_error("route " + std::string(route_text_) + ": the file is not there");
    response_ = problem(500, "internal_error", "the server failed; see its log", trace_id_);
    return false;
  }
  framing.length = download->bytes;
  response_.chunks = std::move(download->chunks);
  return true;
}

void Connection::queue(std::string_view bytes) {
  if (!bytes.empty()) pending_.emplace_back(bytes.data(), bytes.size());
}

// One gather write of all that is pending, tried at once; waits only when the socket is full.
bool Connection::step_write() {
  while (pending_at_ < pending_.size()) {
    const auto rest = std::span(pending_).subspan(pending_at_);
    boost::system::error_code ec;
    std::size_t n = socket_.write_some(rest, ec);
    if (ec == boost::asio::error::would_block) return wait_writable(), false;
    if (ec) return close_now(), false;
    sent_ += n;
    while (pending_at_ < pending_.size() && n >= pending_[pending_at_].size()) {
      n -= pending_[pending_at_++].size();
    }
    if (n > 0) pending_[pending_at_] += n;
  }
  pending_.clear();
  pending_at_ = 0;
  after_write();
  return true;
}

void Connection::wait_writable() {
  deadline_ = std::chrono::steady_clock::now() + loop_.service->intake.limits.write_stall;
  socket_.async_wait(boost::asio::ip::tcp::socket::wait_write,
                     [self = shared_from_this()](const auto& ec) {
                       if (self->phase_ != Phase::Writing) return;
                       if (ec) return self->close_now();
                       self->drive();
                     });
}

void Connection::after_write() {
  switch (after_) {
    case After::Finish:
      return finish_request();
    case After::Chunk:
      return ask_chunk();
    case After::Stream:
      frames_.clear();
      phase_ = Phase::Stream;
      deadline_ = std::chrono::steady_clock::now() + loop_.service->intake.limits.stream_heartbeat;
      return;
  }
}

void Connection::ask_chunk() {
  phase_ = Phase::Chunk;
  deadline_ = Moment::max();
  auto job = [self = shared_from_this(), loop = loop_.shared_from_this(),
              producer = std::make_shared<ChunkProducer>(std::move(response_.chunks))] {
    std::optional<std::string> chunk;
    bool failed = false;
    try {
      chunk = (*producer)();
    } catch (const std::exception& error) {
      failed = true;
      loop->service->log_error("streamed answer failed: " + std::string(error.what()));
    }
    if (loop->finished) return;
    boost::asio::post(loop->io, [self, producer, failed, given = std::move(chunk)]() mutable {
      self->response_.chunks = std::move(*producer);
      self->on_chunk(std::move(given), failed);
    });
  };
  if (!loop_.service->pool->submit(std::move(job), WorkPool::Kind::Continued)) close_now();
}

void Connection::on_chunk(std::optional<std::string> chunk, bool failed) {
  if (phase_ != Phase::Chunk) return;
  if (failed) return close_now();  // cut, so that the client sees that it is not whole
  phase_ = Phase::Writing;
  if (!chunk) {
    after_ = After::Finish;
    if (chunked_) queue("0\r\n\r\n");
  } else if (!chunk->empty()) {
    chunk_ = std::move(*chunk);
    if (chunked_) {
      out_ = fmt::format("{:x}\r\n", chunk_.size());
      queue(out_);
    }
    queue(chunk_);
    if (chunked_) queue("\r\n");
  }
  drive();
}

void Connection::log_access() {
  const auto& service = *loop_.service;
  if (!service.access_log) return;
  const auto now = std::chrono::steady_clock::now();
  const auto began = began_at_ == Moment{} ? now : began_at_;
  service.access_log({.method = method_text_,
                      .route = route_text_,
                      .status = response_.status,
                      .took = std::chrono::duration_cast<std::chrono::microseconds>(now - began),
                      .bytes = sent_,
                      .trace_id = trace_id_});
}

void Connection::finish_request() {
  log_access();
  response_ = {};
  chunk_ = {};
  sent_ = 0;
  route_ = nullptr;
  method_text_ = route_text_ = "-";
  upload_.reset();
  secure_ = head_only_ = false;
  if (close_after_) return begin_linger();
  parser_.reset();
  began_at_ = {};
  if (begin_ == end_) {
    begin_ = end_ = 0;
    if (capacity_ > kIdleBufferBytes) {
      buffer_.reset();
      capacity_ = 0;
    }
  }
  phase_ = Phase::Head;
}

void Connection::begin_linger() {
  phase_ = Phase::Linger;
  boost::system::error_code ec;
  socket_.shutdown(boost::asio::ip::tcp::socket::shutdown_send, ec);
  if (ec) return close_now();
  deadline_ = std::chrono::steady_clock::now() + kLinger;
  linger_read();
}

// Takes what the peer still sends, so that the kernel does not reset the connection under an answer
// which the peer has not read yet.
void Connection::linger_read() {
  if (reading_) return;
  if (!buffer_) {
    capacity_ = kLingerReadBytes;
    buffer_.reset(new char[capacity_]);
  }
  begin_ = end_ = 0;
  reading_ = true;
  socket_.async_read_some(
      boost::asio::buffer(buffer_.get(), capacity_),
      [self = shared_from_this()](const auto& ec, std::size_t n) { self->on_read(ec, n); });
}

// The stream's end is the connection's end, so frames go out as they are, shared by all streams.
void Connection::open_stream() {
  close_after_ = true;
  after_ = After::Stream;
  response_ = {};
  response_.content_type = "text/event-stream";
  response_.headers.emplace_back("X-Accel-Buffering", "no");  // proxies must pass frames at once
  const Framing framing{.body = Framing::Body::UntilClose, .close = true, .secure = secure_};
  out_.clear();
  append_head(out_, response_, framing, loop_.date.now());
  response_ = {};
  buffer_.reset();  // ten thousand idle streams should cost little
  capacity_ = begin_ = end_ = 0;
  queue(out_);
  phase_ = Phase::Writing;
  watch_stream();
}

// Reads only to see the end of the connection.
void Connection::watch_stream() {
  if (reading_ || phase_ == Phase::Closed) return;
  reading_ = true;
  socket_.async_read_some(
      boost::asio::buffer(ignored_),
      [self = shared_from_this()](const auto& ec, std::size_t n) { self->on_read(ec, n); });
}

void Connection::on_stream_ready() {
  if (phase_ == Phase::Stream) drive();
}

bool Connection::step_stream() {
  frames_.clear();
  if (!stream_->take(frames_)) {
    stream_->ended();
    after_ = After::Finish;
    finish_request();
    return true;
  }
  if (frames_.empty()) return false;
  for (const Frame& frame : frames_) queue(*frame);
  phase_ = Phase::Writing;
  return true;
}

}  // namespace penstock::http
