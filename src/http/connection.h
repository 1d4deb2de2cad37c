#pragma once
// Internal to http/: one connection, from bytes to requests and from answers to bytes.
//
// A machine of phases: drive() calls step() until a phase must wait for the socket, the handler or
// the pool, each of which comes back through drive(). A handler that answers at once is thus served
// in the same turn, without recursion, allocation of a hop, or another wait.

#include <array>
#include <boost/asio/buffer.hpp>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "http/files.h"
#include "http/loop.h"
#include "http/stream_queue.h"

namespace penstock::http {

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Loop& loop, boost::asio::ip::tcp::socket socket, std::string peer,
             std::string neighbour);
  ~Connection();

  void start();
  bool expired(Moment now) const { return now >= deadline_; }
  void on_deadline();
  // Finishes as soon as nothing is in flight.
  void on_drain(Moment now);
  void on_stream_ready();
  void close_now();
  // The answer to the running request; nullopt when it was given up. On the loop's thread.
  void deliver(std::optional<Response> response);

  std::list<std::shared_ptr<Connection>>::iterator place;  // in Loop::connections

 private:
  enum class Phase {
    Head,      // reading a request's head, or waiting for one
    Body,      // reading its body
    Storing,   // the pool writes a piece of an upload
    Handling,  // the handler has it
    Answer,    // an answer is there, nothing of it is written
    Writing,   // bytes wait for the socket
    Chunk,     // the pool makes the next piece of the body
    Stream,    // an event stream is open
    Linger,    // all is written; the peer gets time to read it before the close
    Closed,
  };

  // What follows when everything pending is written.
  enum class After { Finish, Chunk, Stream };

  // What a Respond owns.
  struct Ticket;

  void drive();
  bool step();
  // connection.cc: reading
  bool step_head();
  bool step_body();
  bool read_more();
  void on_read(const boost::system::error_code& ec, std::size_t n);
  bool make_room();
  void begin_request();
  void admit_head();
  void refuse(int status, std::string_view slug, std::string_view says);
  void fail_parse();
  bool body_whole();
  void store_upload();
  void allow_body();
  Moment body_deadline() const;
  void dispatch();
  void run_handler(const Route& route, Request&& request, Respond respond,
                   std::shared_ptr<EventStream> stream);
  Respond make_respond();
  void linger_read();
  // connection_write.cc: writing
  bool step_answer();
  bool step_write();
  void write_answer();
  Framing frame_answer();
  bool open_file(Framing& framing);
  void queue(std::string_view bytes);  // not copied
  void wait_writable();
  void after_write();
  void ask_chunk();
  void on_chunk(std::optional<std::string> chunk, bool failed);
  void finish_request();
  void begin_linger();
  void open_stream();
  void watch_stream();
  bool step_stream();
  void log_access();

  Loop& loop_;
  boost::asio::ip::tcp::socket socket_;
  const std::string peer_;
  const std::string neighbour_;  // where it is counted; empty: a trusted proxy
  RequestParser parser_;
  Phase phase_ = Phase::Head;
  Moment deadline_ = Moment::max();
  bool driving_ = false;
  bool reading_ = false;
  bool close_after_ = false;
  bool any_request_ = false;  // at least one was begun on this connection

  // What was read and not yet taken: buffer_[begin_, end_).
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0, begin_ = 0, end_ = 0;

  // The running request.
  Moment began_at_{};
  Moment body_began_at_{};
  std::uint64_t body_received_ = 0;
  Request request_;
  const Route* route_ = nullptr;
  std::string trace_id_;
  std::string_view method_text_ = "-";
  std::string_view route_text_ = "-";
  bool head_only_ = false;
  bool http_1_0_ = false;
  bool secure_ = false;
  std::shared_ptr<UploadFile> upload_;
  std::shared_ptr<StreamQueue> stream_;

  // The running answer.
  Response response_;
  std::string out_;  // header, or the frame of a chunk
  std::string chunk_;
  bool chunked_ = false;
  After after_ = After::Finish;
  std::vector<boost::asio::const_buffer> pending_;
  std::size_t pending_at_ = 0;
  std::vector<Frame> frames_;
  std::uint64_t sent_ = 0;
  std::array<char, 64> ignored_;  // what the client of an event stream says
};

}  // namespace penstock::http
