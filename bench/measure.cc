#include "measure.h"

#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <cmath>
#include <fstream>

#include "base/json.h"

namespace penstock::bench {
namespace {

double read_clock(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

// A line such as "VmRSS:  12345 kB" of /proc/PID/status, in MB (10^6 bytes).
double status_mb(pid_t pid, const std::string& name) {
  std::ifstream file("/proc/" + std::to_string(pid) + "/status");
  for (std::string word; file >> word;)
    if (word == name + ":") {
      double kb = 0;
      file >> kb;
      return kb * 1024 / 1e6;
    }
  return 0;
}

std::string quantity(double value) {
  if (value >= 1000) return fmt::format("{:.0f}", value);
  if (value >= 10) return fmt::format("{:.1f}", value);
  return fmt::format("{:.3f}", value);
}

}  // namespace

double wall_ms() { return read_clock(CLOCK_MONOTONIC); }
double thread_cpu_ms() { return read_clock(CLOCK_THREAD_CPUTIME_ID); }
double process_cpu_ms(pid_t pid) {
  clockid_t clock{};
  return clock_getcpuclockid(pid, &clock) == 0 ? read_clock(clock) : 0;
}
double rss_mb(pid_t pid) { return status_mb(pid, "VmRSS"); }
double peak_rss_mb(pid_t pid) { return status_mb(pid, "VmHWM"); }
void forget_peak_rss(pid_t pid) {
  std::ofstream("/proc/" + std::to_string(pid) + "/clear_refs") << "5";  // proc(5)
}

double percentile(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  auto at = static_cast<std::ptrdiff_t>(std::floor(share * static_cast<double>(values.size() - 1)));
  std::nth_element(values.begin(), values.begin() + at, values.end());
  return values[static_cast<std::size_t>(at)];
}

Turns take_turns(int rounds, const std::function<void()>& ours,
                 const std::function<void()>& limit) {
  std::vector<double> cpu[2], wall[2];
  const std::function<void()>* runs[] = {&ours, &limit};
  for (const auto* run : runs) (*run)();  // warm both
  for (int round = 0; round < rounds; ++round)
    for (int side = 0; side < 2; ++side) {
      auto wall_begin = wall_ms();
      auto cpu_begin = thread_cpu_ms();
      (*runs[side])();
      cpu[side].push_back(thread_cpu_ms() - cpu_begin);
      wall[side].push_back(wall_ms() - wall_begin);
    }
  return {.ours_ms = median(cpu[0]),
          .limit_ms = median(cpu[1]),
          .ours_wall_ms = median(wall[0]),
          .limit_wall_ms = median(wall[1])};
}

bool Figure::reached() const { return want == Want::AtMost ? ratio() <= goal : ratio() >= goal; }

void Report::add(const Figure& figure) {
  std::string line = "{\"figure\":";
  write_json_string(line, figure.name);
  line += fmt::format(",\"ours\":{:.6g},\"limit\":{:.6g},\"unit\":", figure.ours, figure.limit);
  write_json_string(line, figure.unit);
  line += fmt::format(
      ",\"ratio\":{:.4g},\"goal\":{:.4g},\"want\":\"{}\",\"reached\":{},\"says\":", figure.ratio(),
      figure.goal, figure.want == Want::AtMost ? "at_most" : "at_least",
      figure.applies ? (figure.reached() ? "true" : "false") : "null");
  write_json_string(line, figure.says);
  std::ofstream(path_, std::ios::app) << line << "}\n";
  fmt::print(stderr, "  {}: {} {}, {}\n", figure.name, quantity(figure.ours), figure.unit,
             figure.says);
  figures_.push_back(figure);
}

void Report::print() const {
  fmt::print("\n| figure | ours | limit | ratio | goal | reached | limit is |\n");
  fmt::print("|---|--:|--:|--:|--:|---|---|\n");
  for (const auto& figure : figures_) {
    auto sign = figure.want == Want::AtMost ? "≤" : "≥";
    auto goal = figure.applies ? fmt::format("{} {:.3g}", sign, figure.goal) : std::string("–");
    auto reached = !figure.applies ? "–" : figure.reached() ? "yes" : "**no**";
    fmt::print("| {} | {} {} | {} | {:.2f} | {} | {} | {} |\n", figure.name, quantity(figure.ours),
               figure.unit, quantity(figure.limit), figure.ratio(), goal, reached, figure.says);
  }
}

}  // namespace penstock::bench
