#include "features/analytics/timelines.h"

#include "features/analytics/stages.h"

namespace penstock::analytics {

Timelines::~Timelines() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (teacher_.joinable()) teacher_.join();
}

void Timelines::attach(journal::Followers& followers) {
  followers.add(
      "analytics",
      [this](WorkspaceId workspace_id, std::span<const journal::Entry> entries) {
        follow(workspace_id, entries);
      },
      [this](WorkspaceId workspace_id) {
        return database_.read_now(
            [&](store::Reader& reader) { return journal::head(reader, workspace_id); });
      });
  teacher_ = std::thread([this] { teach(); });
}

Timelines::Kept& Timelines::kept(WorkspaceId workspace_id) {
  std::lock_guard lock(mutex_);
  auto& slot = kept_[workspace_id];
  if (!slot) slot = std::make_unique<Kept>();
  return *slot;
}

Timelines::Kept& Timelines::prepare(store::Reader& reader, WorkspaceId workspace_id) {
  auto& it = kept(workspace_id);
  auto head = journal::head(reader, workspace_id);
  if (it.position >= head) return it;
  std::unique_lock lock(it.mutex);
  try {
    if (!it.timeline)
      it.timeline = build_timeline(reader, workspace_id);
    else
      catch_up(*it.timeline, reader, workspace_id);
  } catch (...) {
    drop(it);  // half applied: built afresh by the next look
    throw;
  }
  it.position = it.timeline->position();
  return it;
}

void Timelines::drop(Kept& it) {
  it.timeline.reset();
  it.position = -1;
}

void Timelines::follow(WorkspaceId workspace_id, std::span<const journal::Entry> entries) {
  auto& it = kept(workspace_id);
  std::unique_lock lock(it.mutex, std::try_to_lock);
  if (!lock || !it.timeline) return;
  auto& timeline = *it.timeline;
  try {
    // Entries that were skipped while the timeline was busy come from the journal.
    if (entries.front().pos > timeline.position() + 1)
      database_.read([&](store::Reader& reader) { catch_up(timeline, reader, workspace_id); });
    for (const auto& entry : entries)
      if (entry.pos > timeline.position()) timeline.apply(entry);
    if (timeline.has_withdrawn())
      database_.read(
          [&](store::Reader& reader) { retell_withdrawn(timeline, reader, workspace_id); });
    it.position = timeline.position();
  } catch (const std::exception&) {
    drop(it);  // whoever looks next builds it, and is told what is wrong if it is still wrong
  }
}

void Timelines::forget(WorkspaceId workspace_id) {
  auto& it = kept(workspace_id);
  std::unique_lock lock(it.mutex);
  drop(it);
}

pipelines::UsualDays Timelines::usual_days() {
  return [this](WorkspaceId workspace_id, pipelines::StageId stage_id) {
    return find_usual_days(workspace_id, stage_id);
  };
}

std::optional<int> Timelines::find_usual_days(WorkspaceId workspace_id,
                                              pipelines::StageId stage_id) {
  auto& it = kept(workspace_id);
  std::lock_guard lock(mutex_);
  bool never = it.learned_position < 0;
  bool news = it.learned_position != it.position;
  if (!it.wanted && (never || (news && clock_.now() - it.learned_at >= kLearnAgainAfter))) {
    it.wanted = true;
    to_learn_.push_back(workspace_id);
    wake_.notify_one();
  }
  auto found = it.days.find(stage_id.value);
  if (found == it.days.end()) return {};
  return found->second;
}

void Timelines::learn(WorkspaceId workspace_id) {
  LearnedDays days;
  std::int64_t position = 0;
  database_.read([&](store::Reader& reader) {
    auto order = read_stage_order(reader, workspace_id);
    look(reader, workspace_id, [&](const Timeline& timeline) {
      days = learn_days(timeline, order, clock_.now());
      position = timeline.position();
    });
  });
  auto& it = kept(workspace_id);
  std::lock_guard lock(mutex_);
  it.days = std::move(days);
  it.learned_position = position;
  it.learned_at = clock_.now();
  it.wanted = false;
}

void Timelines::teach() {
  for (;;) {
    WorkspaceId next;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [&] { return stopping_ || !to_learn_.empty(); });
      if (stopping_) return;
      next = to_learn_.front();
      to_learn_.pop_front();
    }
    try {
      learn(next);
    } catch (const std::exception&) {
      // Stages then show no usual stay; the next question tries again.
      auto& it = kept(next);
      std::lock_guard lock(mutex_);
      it.wanted = false;
    }
  }
}

}  // namespace penstock::analytics
