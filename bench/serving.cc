// Reads of one deal over HTTP against a file of the same size served by nginx; the start of the
// server, its memory and size; the page's bytes. wrk asks with 64 connections from the other core.

#include <fmt/format.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "figures.h"
#include "http_load.h"
#include "moving.h"
#include "world.h"

namespace penstock::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kServerCore = 0;
constexpr int kLoadCore = 1;

// One worker, no log, connections that stay open: what nginx does best.
constexpr std::string_view kNginx = R"(daemon off; master_process off; pid {0}/nginx.pid;
error_log {0}/nginx-errors.log;
events {{ worker_connections 512; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000;
  open_file_cache max=10; default_type application/json;
  client_body_temp_path {0}/body; proxy_temp_path {0}/proxy; fastcgi_temp_path {0}/fastcgi;
  uwsgi_temp_path {0}/uwsgi; scgi_temp_path {0}/scgi;
  server {{ listen 127.0.0.1:{1}; root {0}/root; }}
}}
)";

struct Asked {
  double per_second = 0;
  double cpu_us = 0;  // of the server for one request
};

double number_after(const std::string& text, std::string_view word) {
  auto at = text.find(word);
  return at == std::string::npos ? 0 : std::strtod(text.c_str() + at + word.size(), nullptr);
}

Asked ask_with_wrk(const Settings& settings, const std::string& url, const std::string& token,
                   pid_t server) {
  auto log = settings.work + "/wrk.log";
  auto cpu_begin = process_cpu_ms(server);
  Process wrk({"wrk", "-t1", "-c64", fmt::format("-d{}s", std::max(1, int(settings.seconds))), "-H",
               "Authorization: Bearer " + token, url},
              log, kLoadCore);
  if (wrk.wait() != 0) throw std::runtime_error("wrk failed; see " + log);
  auto cpu_ms = process_cpu_ms(server) - cpu_begin;
  std::ifstream in(log);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (text.find("Non-2xx") != std::string::npos) throw std::runtime_error("refused: " + text);
  auto line = text.find("requests in");
  auto requests = std::strtod(text.c_str() + text.rfind('\n', line) + 1, nullptr);
  return {number_after(text, "Requests/sec:"), cpu_ms * 1e3 / requests};
}

int free_port() {
  // Taken from the clock: no other program of this machine listens in this range by custom.
  return 20'000 + static_cast<int>(wall_ms()) % 10'000;
}

}  // namespace

void measure_read_by_id(const Settings& settings, Report& report) {
  auto folder = settings.data + "/d100k";
  auto root = settings.work + "/nginx";
  fs::create_directories(root + "/root");
  auto token = make_token(folder);
  auto path = "/api/v1/deals/" + plan_moves(folder + "/penstock.db").at(5'000).deal_id;
  Served served(settings.penstock, folder, kServerCore, {"--io-threads", "1"});
  served.wait_idle();
  auto body = HttpClient(served.port(), token).ask("GET", path).body;
  auto port = free_port();
  std::ofstream(root + "/root/deal.json") << body;
  std::ofstream(root + "/nginx.conf") << fmt::format(kNginx, root, port);
  Process nginx({"nginx", "-p", root, "-e", root + "/errors.log", "-c", root + "/nginx.conf"},
                root + "/out.log", kServerCore);
  auto url = [&](int of_port, const std::string& file) {
    return fmt::format("http://127.0.0.1:{}{}", of_port, file);
  };
  std::vector<double> ours, limit, ours_cpu, limit_cpu;
  for (int round = 0; round < settings.rounds; ++round) {
    auto a = ask_with_wrk(settings, url(served.port(), path), token, served.pid());
    auto b = ask_with_wrk(settings, url(port, "/deal.json"), token, nginx.pid());
    ours.push_back(a.per_second), ours_cpu.push_back(a.cpu_us);
    limit.push_back(b.per_second), limit_cpu.push_back(b.cpu_us);
  }
  report.add({.name = "read by id, 64 connections, one core",
              .ours = median(ours),
              .limit = median(limit),
              .unit = "requests/s",
              .want = Want::AtLeast,
              .goal = 0.5,
              .says = fmt::format("nginx with a file of {} bytes", body.size())});
  report.add({.name = "read by id, CPU of a request",
              .ours = median(ours_cpu),
              .limit = median(limit_cpu),
              .unit = "µs CPU",
              .goal = 2,
              .says = "nginx; what the line above is on a core of its own"});
}

void measure_start(const Settings& settings, Report& report) {
  auto size = std::string(settings.million ? "1m" : "100k");
  std::vector<double> starts;
  for (int round = 0; round < settings.rounds; ++round) {
    Served served(settings.penstock, settings.data + "/d" + size);
    starts.push_back(served.start_ms());
  }
  report.add({.name = "start with deals: " + size,
              .ours = median(starts),
              .limit = 1000,
              .unit = "ms",
              .says = "one second; until it listens"});
  {
    Served served(settings.penstock, settings.data + "/demo");
    served.wait_idle();
    report.add({.name = "idle memory with the demo",
                .ours = rss_mb(served.pid()),
                .limit = 60,
                .unit = "MB",
                .says = "60 MB resident"});
  }
  auto stripped = settings.work + "/penstock-stripped";
  Process strip({"strip", "-o", stripped, settings.penstock}, settings.work + "/strip.log");
  if (strip.wait() != 0) throw std::runtime_error("strip failed");
  report.add({.name = "program, stripped",
              .ours = double(fs::file_size(stripped)) / 1e6,
              .limit = 30,
              .unit = "MB",
              .says = "30 MB, page included"});
}

void measure_page(const Settings& settings, Report& report) {
  auto log = settings.work + "/size.log";
  Process npm({"npm", "run", "--prefix", settings.source + "/web", "size"}, log);
  npm.wait();
  std::ifstream in(log);
  for (std::string line; std::getline(in, line);) {
    auto at = line.find("first load ");
    if (at == std::string::npos) continue;
    auto kind = line.substr(at + 11, line.find(':') - at - 11);
    report.add({.name = "page, first load of " + kind,
                .ours = number_after(line, ": "),
                .limit = number_after(line, " of "),
                .unit = "kB",
                .says = "brotli"});
  }
}

}  // namespace penstock::bench
