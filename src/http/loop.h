#pragma once
// Internal to http/: one thread's sockets. Included by connection*.cc and server.cc only (Asio).
//
// A loop is one io_context run by one thread. Everything of a connection happens on its loop's
// thread; other threads only post. Deadlines are plain time points that one sweep per tick looks
// at, so a request arms no timer.

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <list>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "http/intake.h"
#include "http/neighbours.h"
#include "http/wire.h"
#include "http/work_pool.h"

namespace penstock::http {

class Connection;
using Moment = std::chrono::steady_clock::time_point;

// What all loops share. Outlives them: answers may come late.
struct Service {
  Intake intake;
  std::string upload_folder;
  std::function<void(const Access&)> access_log;
  std::function<void(std::string_view)> error_log;
  std::unique_ptr<WorkPool> pool;
  std::atomic<std::size_t> connections{0};
  std::atomic<bool> stop_announced{false};  // no connection is kept for another request
  Neighbours neighbours;

  void log_error(std::string_view says) const {
    if (error_log) error_log(says);
  }
};

struct Loop : std::enable_shared_from_this<Loop> {
  explicit Loop(std::shared_ptr<Service> shared);
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  void run();
  // Takes over a connection; on any thread. `neighbour` is where it was counted, if it was.
  void adopt(boost::asio::ip::tcp::socket socket, std::string peer, std::string neighbour);
  // Finishes what is in flight until `deadline`, then cuts the rest; run() returns after that.
  void drain(Moment deadline);
  bool on_own_thread() const { return thread.load() == std::this_thread::get_id(); }
  // An event stream has something to take; on any thread. One post serves many streams.
  void stream_ready(std::shared_ptr<Connection> connection);
  std::string new_trace_id();
  void leave(Connection& connection);

  const std::shared_ptr<Service> service;
  boost::asio::io_context io{1};
  std::list<std::shared_ptr<Connection>> connections;
  DateLine date;
  bool draining = false;
  std::atomic<bool> finished{false};  // nobody runs posted work any more

 private:
  void schedule_sweep();
  void sweep(Moment now);
  void flush_ready();
  void leave_when_idle();

  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
  boost::asio::steady_timer tick_timer_;
  std::chrono::milliseconds tick_;
  Moment drain_deadline_ = Moment::max();
  std::atomic<std::thread::id> thread{};
  std::mutex ready_mutex_;
  std::vector<std::shared_ptr<Connection>> ready_;
  std::uint64_t trace_state_;
};

}  // namespace penstock::http
