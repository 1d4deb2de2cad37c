// The thread that ships. A generation is begun by hearing of commits first and copying the file
// then; while a new one is copied the old one is kept up to date.
//
// Tested by shipping_test.cc and tests/faults/shipping.mjs.

#include "store/sqlite/shipping.h"

#include <fcntl.h>
#include <sodium.h>

#include <condition_variable>
#include <filesystem>
#include <thread>

#include "base/record_json.h"
#include "store/sqlite/online_copy.h"
#include "store/sqlite/shipped.h"

namespace penstock::store {
namespace fs = std::filesystem;
using sqlite::Base;
using sqlite::CommitQueue;
using sqlite::Live;
using sqlite::Record;
using sqlite::RecordKind;

namespace {

// "20261122T101500.123Z-3f9a01c2": in the order of their begin.
std::string new_name(Instant now) {
  std::string name;
  for (char c : to_text(now))
    if (c != '-' && c != ':') name += c;
  std::uint32_t random = 0;
  randombytes_buf(&random, sizeof random);
  return fmt::format("{}-{:08x}", name, random);
}

// What was shipped with one call.
struct Shipped {
  std::int64_t commits = 0;
  std::chrono::milliseconds lag{0};
};

class Generation {
 public:
  Generation(const Live& live, std::string folder, std::size_t page_bytes)
      : folder_(std::move(folder)),
        seen_(live),
        writer_(folder_, page_bytes),
        page_bytes_(page_bytes) {}

  Result<void> begin(std::function<void()> on_commit) { return seen_.begin(std::move(on_commit)); }
  const std::string& folder() const { return folder_; }
  // Commits were lost: only another generation helps.
  bool broken() const { return seen_.broken(); }
  std::int64_t bytes() const { return writer_.bytes(); }
  std::int64_t number() const { return number_; }
  std::int64_t base_bytes() const { return base_bytes_; }

  // Writes what waits. What failed is kept and tried again with the next call.
  Result<Shipped> flush() {
    for (auto& commit : seen_.take())
      records_.push_back({RecordKind::Commit, commit->number, commit->at, commit->frames});
    if (records_.empty()) return Shipped{};
    TRY_VOID(writer_.write(records_));
    Shipped shipped{.commits = static_cast<std::int64_t>(records_.size()),
                    .lag = SystemClock().now() - records_.front().at};
    number_ = records_.back().number;
    records_.clear();
    return shipped;
  }

  // Copies the file. `go_on` between its pieces: its error gives up. Throws StoreError.
  Result<void> copy_base(const Live& live, const std::function<Result<void>()>& go_on) {
    TRY(to, FileHandle::open(folder_ + "/base.db", O_WRONLY | O_CREAT | O_TRUNC));
    crypto_generichash_state hash;
    crypto_generichash_init(&hash, nullptr, 0, sqlite::kHashBytes);
    Result<void> outcome;
    base_bytes_ = sqlite::read_file_while_written(live, [&](std::string_view piece) {
      crypto_generichash_update(&hash, reinterpret_cast<const unsigned char*>(piece.data()),
                                piece.size());
      outcome = sqlite::write_gently(to, piece);
      if (outcome.ok()) outcome = go_on();
      return outcome.ok() && !broken();
    });
    TRY_VOID(std::move(outcome));
    TRY(whole_at, last_commit(live));
    while (number_ < whole_at) {
      if (broken()) return unavailable("too_slow", "commits come faster than they can be written");
      TRY(shipped, flush());
      (void)shipped;
    }
    return name_base(hash, whole_at);
  }

  // The server ends in order: nothing follows.
  void close() {
    auto now = SystemClock().now();
    if (flush().ok()) (void)writer_.write({{RecordKind::ServerEnded, number_, now, {}}});
  }

 private:
  static Result<std::int64_t> last_commit(const Live& live) {
    std::int64_t number = 0;
    TRY_VOID(live.on_writer([&](sqlite::WalTail& tail) { number = tail.last_number(); }));
    return number;
  }
  Result<void> name_base(crypto_generichash_state& hash, std::int64_t whole_at) {
    unsigned char out[sqlite::kHashBytes];
    crypto_generichash_final(&hash, out, sizeof out);
    Base base{.bytes = base_bytes_,
              .page_bytes = static_cast<std::int64_t>(page_bytes_),
              .hash = {},
              .whole_at = whole_at,
              .whole_at_ms = to_ms(SystemClock().now())};
    for (auto byte : out) base.hash += fmt::format("{:02x}", byte);
    return replace_file(folder_ + "/base.json", to_json_text(base));
  }

  std::string folder_;
  CommitQueue seen_;
  sqlite::CommitWriter writer_;
  std::size_t page_bytes_;
  std::vector<Record> records_;  // taken and not yet written
  std::int64_t number_ = -1;     // of the last commit that was written
  std::int64_t base_bytes_ = 0;
};

}  // namespace

class Shipping::Ship {
 public:
  explicit Ship(ShippingOptions options) : options_(std::move(options)) {}

  void begin(const Live& live) {
    live_ = &live;
    thread_ = std::thread([this] { run(); });
  }
  void end() {
    {
      std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
  }
  ShippingState state() const {
    std::lock_guard lock(mutex_);
    return state_;
  }

 private:
  void run() {
    auto pause = options_.retry;
    while (!wait(std::chrono::milliseconds{0})) {
      if (current_ && current_->broken())
        trouble("commits could not be written for too long; a new copy of all begins");
      if (!current_ || current_->broken() || gone_ || due()) {
        bool made = false;
        try {
          made = renew();
        } catch (const std::exception& error) {
          trouble(error.what());
        }
        if (made) {
          pause = options_.retry;
        } else {
          if (wait(pause)) break;
          pause = std::min<std::chrono::milliseconds>(pause * 2, kShippingRetryMax);
          // What is still whole goes on.
          if (!current_ || current_->broken() || gone_) continue;
        }
      }
      wait_for_commit();
      if (wait(options_.gather)) break;
      if (!ship(*current_) && wait(options_.retry)) break;
    }
    if (current_ && !current_->broken() && !gone_) current_->close();
    current_.reset();
  }

  // Whether the time or the length of the generation asks for another.
  bool due() const {
    auto now = std::chrono::steady_clock::now();
    auto enough = std::max<std::int64_t>(current_->base_bytes(), 256 << 20);
    bool old = now - began_ > options_.renew && current_->number() != first_number_;
    return now > not_before_ && (old || current_->bytes() > enough);
  }

  bool renew() {
    not_before_ = std::chrono::steady_clock::now() + std::chrono::minutes(5);
    std::size_t page_bytes = 0;
    auto asked = live_->on_writer([&](sqlite::WalTail& tail) { page_bytes = tail.page_bytes(); });
    auto folder = options_.folder + "/" + new_name(SystemClock().now());
    auto outcome = asked.ok() ? make(folder, page_bytes) : Result<void>(asked.error());
    if (outcome.ok()) return true;
    std::error_code ignored;
    fs::remove_all(folder, ignored);
    if (outcome.error().slug != "stopped") trouble(outcome.error().says);
    return false;
  }

  Result<void> make(const std::string& folder, std::size_t page_bytes) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) return unavailable("file_failed", "cannot make " + folder + ": " + error.message());
    auto next = std::make_unique<Generation>(*live_, folder, page_bytes);
    TRY_VOID(next->begin([this] { notify(); }));
    bool old_goes_on = current_ && !current_->broken() && !gone_;
    TRY_VOID(next->copy_base(*live_, [&]() -> Result<void> {
      if (old_goes_on) (void)ship(*current_);
      TRY(shipped, next->flush());
      (void)shipped;
      std::lock_guard lock(mutex_);
      if (stopping_) return unavailable("stopped", "the server stops");
      return {};
    }));
    TRY_VOID(sync_folder(options_.folder));
    current_ = std::move(next);
    began_ = std::chrono::steady_clock::now();
    first_number_ = current_->number();
    gone_ = false;
    {
      std::lock_guard lock(mutex_);
      state_.generation = fs::path(folder).filename().string();
      state_.shipped_at = SystemClock().now();
    }
    trouble("");
    forget_old();
    return {};
  }

  bool ship(Generation& generation) {
    auto shipped = generation.flush();
    if (!shipped.ok()) {
      gone_ = shipped.error().slug == "folder_gone";
      trouble(shipped.error().says);
      return false;
    }
    if (!generation.broken()) trouble("");
    std::lock_guard lock(mutex_);
    state_.commits += shipped->commits;
    state_.bytes = generation.bytes();
    state_.lag_max = std::max(state_.lag_max, shipped->lag);
    state_.shipped_at = SystemClock().now();
    return true;
  }

  // A generation is needed as long as no later one reaches back far enough; one without a base was
  // never finished.
  void forget_old() {
    auto now = to_ms(SystemClock().now());
    auto kept_from = now - std::chrono::milliseconds(options_.keep).count();
    auto names = sqlite::list_generations(options_.folder);
    std::error_code ignored;
    for (std::size_t i = 0; i + 1 < names.size(); ++i) {
      auto later = sqlite::read_base(options_.folder + "/" + names[i + 1]);
      if (later.ok() && later->whole_at_ms <= kept_from)
        fs::remove_all(options_.folder + "/" + names[i], ignored);
    }
    for (const auto& entry : fs::directory_iterator(options_.folder, ignored))
      if (fs::exists(entry.path() / "base.db", ignored) &&
          !fs::exists(entry.path() / "base.json", ignored))
        fs::remove_all(entry.path(), ignored);
  }

  void trouble(const std::string& why) {
    {
      std::lock_guard lock(mutex_);
      if (state_.trouble == why) return;
      state_.trouble = why;
    }
    if (why.empty())
      options_.log("shipping to " + options_.folder + " goes on");
    else
      options_.log("nothing is shipped to " + options_.folder + ": " + why);
  }

  void notify() {
    std::lock_guard lock(mutex_);
    waiting_ = true;
    wake_.notify_all();
  }
  // True when the server stops.
  bool wait(std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    return wake_.wait_for(lock, time, [&] { return stopping_; });
  }
  void wait_for_commit() {
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, std::chrono::seconds(1), [&] { return stopping_ || waiting_; });
    waiting_ = false;
  }

  const ShippingOptions options_;
  const Live* live_ = nullptr;
  std::unique_ptr<Generation> current_;
  bool gone_ = false;  // the folder of the generation is not there any more
  std::int64_t first_number_ = 0;
  std::chrono::steady_clock::time_point began_, not_before_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  ShippingState state_;
  bool waiting_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

Shipping::Shipping(ShippingOptions options) : ship_(std::make_unique<Ship>(std::move(options))) {}
Shipping::~Shipping() { end(); }
ShippingState Shipping::state() const { return ship_->state(); }
void Shipping::begin(const sqlite::Live& live) { ship_->begin(live); }
void Shipping::end() { ship_->end(); }

}  // namespace penstock::store
