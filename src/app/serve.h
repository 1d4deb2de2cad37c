#pragma once
// `penstock serve`: listens until it is asked to stop (SIGTERM, SIGINT), then drains.

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "app/application.h"
#include "app/backups.h"
#include "http/http.h"

namespace penstock::app {

struct ServeOptions {
  std::string listen = "127.0.0.1:8080";     // port 0 picks one
  std::vector<std::string> trusted_proxies;  // that may say X-Forwarded-Proto and -For
  std::string public_origin;                 // "https://crm.example"
  unsigned io_threads = 0;                   // 0: one per core
  int api_requests_per_minute = 6000;        // per token or session; 0: no limit
  std::size_t connections_per_address = http::kConnectionsPerAddressMax;
  // From the signal to the end of listening, in which /readyz says no and all is served: a proxy
  // looks away before anything is refused.
  std::chrono::seconds stop_delay{0};
  BackupOptions backups{};
  std::function<void(http::Server&)> on_listening{};  // told once it takes connections
  std::function<void()> on_stopping{};                // told at the signal, after the delay
};

// From the end of the delay to the end of the process, the cutting of connections (http::kDrain)
// and whatever hangs included.
inline constexpr std::chrono::seconds kStopMax{15};

// Lets only the thread that waits for them take SIGTERM and SIGINT. Threads inherit it: call it
// before the first thread is made, or the signal ends the process without draining.
void block_stop_signals();

// What the server tells goes to standard error from now on.
void log_to_stderr();

// Returns the exit code.
int serve(Application& application, const ServeOptions& options);

}  // namespace penstock::app
