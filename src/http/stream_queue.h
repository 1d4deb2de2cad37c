#pragma once
// What waits to be sent on one event stream. The handler's side and the socket's side share it: it
// lives until both have let go.

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "http/http.h"

namespace penstock::http {

using Frame = std::shared_ptr<const std::string>;

class StreamQueue {
 public:
  // `wake` is called (on the sender's thread) when there is something to take and it was not yet
  // called since the last take().
  StreamQueue(std::size_t bytes_max, std::function<void()> wake);

  bool send(Frame frame);
  void close();
  bool closed() const;
  // Open, or closed with frames still to be sent.
  bool worth_opening() const;
  void on_close(std::function<void()> called);

  // Socket's side. Moves everything that waits into `frames` (empty when called).
  // Returns: false when the stream is closed and nothing waits any more.
  bool take(std::vector<Frame>& frames);
  // The socket has ended: forgets what waits, lets go of `wake`, tells on_close.
  void ended();

 private:
  void end(bool drop_waiting);

  const std::size_t bytes_max_;
  mutable std::mutex mutex_;
  std::function<void()> wake_;
  std::function<void()> on_close_;
  std::vector<Frame> waiting_;
  std::size_t waiting_bytes_ = 0;
  bool woken_ = false;
  bool closed_ = false;
};

// The handler's side: closes the stream when it is dropped.
std::shared_ptr<EventStream> make_event_stream(std::shared_ptr<StreamQueue> queue);

}  // namespace penstock::http
