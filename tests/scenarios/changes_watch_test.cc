// Whether changes are taken, by what became of those before.

#include "app/changes_watch.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace penstock::scenarios {
namespace {

using namespace std::chrono_literals;
using app::ChangesWatch;
using live::Changes;

http::Response answer(int status) { return {.status = status}; }
http::Response taken() { return {.status = 200, .headers = {{"Penstock-Position", "7"}}}; }

struct ChangesWatchTest : ::testing::Test {
  ChangesWatchTest() {
    char name[] = "/tmp/penstock-changes-XXXXXX";
    PENSTOCK_CHECK(mkdtemp(name) != nullptr, "a test has a folder");
    folder = name;
    application = std::move(app::Application::open({folder})).value();
    feed = std::make_unique<live::LiveFeed>(application->database());
    watch = std::make_unique<ChangesWatch>(*application, *feed);
  }
  ~ChangesWatchTest() override {
    watch.reset();
    feed.reset();
    application.reset();
    std::filesystem::remove_all(folder);
  }

  std::string folder;
  std::unique_ptr<app::Application> application;
  std::unique_ptr<live::LiveFeed> feed;
  std::unique_ptr<ChangesWatch> watch;
  ChangesWatch::SteadyClock::time_point now{1h};
};

TEST_F(ChangesWatchTest, OtherRefusalsSayNothingOfTheNextChange) {
  for (int status : {200, 400, 409, 422, 500, 503}) watch->refusals()->note(answer(status), now);
  EXPECT_EQ(watch->state(now), Changes::Taken);
}

TEST_F(ChangesWatchTest, AFullDiskStandsUntilAChangeIsTaken) {
  watch->refusals()->note(answer(507), now);
  EXPECT_EQ(watch->state(now + 9s), Changes::DiskFull);
  watch->refusals()->note(answer(422), now);
  EXPECT_EQ(watch->state(now + 9s), Changes::DiskFull) << "refused before the disk was needed";
  watch->refusals()->note(taken(), now);
  EXPECT_EQ(watch->state(now + 9s), Changes::Taken);
}

TEST_F(ChangesWatchTest, ADiskWithSpaceIsNotCalledFullForLong) {
  watch->refusals()->note(answer(507), now);
  EXPECT_EQ(watch->state(now + app::kRefusalStands), Changes::Taken);
}

TEST_F(ChangesWatchTest, ADatabaseIsAwayUntilItAnswers) {
  watch->refusals()->note_away();
  EXPECT_EQ(watch->state(now + 1h), Changes::Away);
  watch->look_whether_it_is_back();
  EXPECT_EQ(watch->state(now), Changes::Taken);
}

}  // namespace
}  // namespace penstock::scenarios
