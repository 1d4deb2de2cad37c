#pragma once
// Clocks, medians, alternating runs and the table of figures.
//
// Every figure is a ratio of ours to a limit that was measured in the same run, in turns (ABAB…),
// so that a busy machine slows both. Where other work may interrupt, processor time is taken.

#include <sys/types.h>

#include <functional>
#include <string>
#include <vector>

namespace penstock::bench {

double wall_ms();
double thread_cpu_ms();            // of this thread
double process_cpu_ms(pid_t pid);  // of a process with all its threads, ended ones too
double rss_mb(pid_t pid);          // resident memory now
double peak_rss_mb(pid_t pid);     // its highest so far
void forget_peak_rss(pid_t pid);   // the highest begins again at what it is now

double percentile(std::vector<double> values, double share);  // 0 for none
inline double median(std::vector<double> values) { return percentile(std::move(values), 0.5); }

// Milliseconds of processor time of one call, the median over the rounds, in turns with `limit`.
struct Turns {
  double ours_ms = 0;
  double limit_ms = 0;
  double ours_wall_ms = 0;
  double limit_wall_ms = 0;
};
Turns take_turns(int rounds, const std::function<void()>& ours, const std::function<void()>& limit);

enum class Want { AtMost, AtLeast };  // ours compared to goal × limit

// One line of the table. ours and limit are in the same unit; `goal` is for their quotient.
struct Figure {
  std::string name;
  double ours = 0;
  double limit = 0;
  std::string unit;
  Want want = Want::AtMost;
  double goal = 1;
  std::string says{};   // what the limit is, and what else was seen
  bool applies = true;  // false: there to be read, not to be reached

  double ratio() const { return limit > 0 ? ours / limit : 0; }
  bool reached() const;
};

// Keeps figures, writes each as a JSON line to `path` and prints the table (Markdown).
class Report {
 public:
  explicit Report(std::string path) : path_(std::move(path)) {}
  void add(const Figure& figure);
  void print() const;

 private:
  std::string path_;
  std::vector<Figure> figures_;
};

}  // namespace penstock::bench
