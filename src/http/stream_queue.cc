#include "http/stream_queue.h"

namespace penstock::http {
namespace {

class StreamHandle final : public EventStream {
 public:
  explicit StreamHandle(std::shared_ptr<StreamQueue> queue) : queue_(std::move(queue)) {}
  ~StreamHandle() override { queue_->close(); }
  bool send(Frame frame) override { return queue_->send(std::move(frame)); }
  void close() override { queue_->close(); }
  bool closed() const override { return queue_->closed(); }
  void on_close(std::function<void()> called) override { queue_->on_close(std::move(called)); }

 private:
  std::shared_ptr<StreamQueue> queue_;
};

}  // namespace

StreamQueue::StreamQueue(std::size_t bytes_max, std::function<void()> wake)
    : bytes_max_(bytes_max), wake_(std::move(wake)) {}

bool StreamQueue::send(Frame frame) {
  std::function<void()> wake;
  bool overflow = false;
  {
    const std::lock_guard lock(mutex_);
    if (closed_) return false;
    overflow = waiting_bytes_ + frame->size() > bytes_max_;
    if (!overflow) {
      waiting_bytes_ += frame->size();
      waiting_.push_back(std::move(frame));
      if (!woken_) {
        woken_ = true;
        wake = wake_;
      }
    }
  }
  if (overflow) end(true);
  if (wake) wake();
  return !overflow;
}

void StreamQueue::close() { end(false); }

// Closes towards the handler; the socket notices when it takes next.
void StreamQueue::end(bool drop_waiting) {
  std::function<void()> wake, told;
  {
    const std::lock_guard lock(mutex_);
    if (closed_) return;
    closed_ = true;
    if (drop_waiting) waiting_.clear();
    wake = wake_;
    told.swap(on_close_);
  }
  if (wake) wake();
  if (told) told();
}

bool StreamQueue::closed() const {
  const std::lock_guard lock(mutex_);
  return closed_;
}

bool StreamQueue::worth_opening() const {
  const std::lock_guard lock(mutex_);
  return !closed_ || !waiting_.empty();
}

void StreamQueue::on_close(std::function<void()> called) {
  {
    const std::lock_guard lock(mutex_);
    if (!closed_) {
      on_close_ = std::move(called);
      return;
    }
  }
  called();
}

bool StreamQueue::take(std::vector<Frame>& frames) {
  const std::lock_guard lock(mutex_);
  frames.swap(waiting_);
  waiting_bytes_ = 0;
  woken_ = false;
  return !frames.empty() || !closed_;
}

void StreamQueue::ended() {
  std::function<void()> wake, told;  // let go outside of the lock: they own the connection
  std::vector<Frame> frames;
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    wake.swap(wake_);
    told.swap(on_close_);
    frames.swap(waiting_);
  }
  if (told) told();
}

std::shared_ptr<EventStream> make_event_stream(std::shared_ptr<StreamQueue> queue) {
  return std::make_shared<StreamHandle>(std::move(queue));
}

}  // namespace penstock::http
