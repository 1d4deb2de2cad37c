#include "base/time.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/json.h"

namespace penstock {
namespace {

Instant at(std::string_view text) { return parse_instant(text).value(); }
Date day(std::string_view text) { return parse_date(text).value(); }

TEST(Date, IsADayThatExists) {
  for (auto good : {"2026-11-22", "2024-02-29", "0001-01-01", "9999-12-31"})
    EXPECT_EQ(to_text(day(good)), good);
  for (auto bad : {"", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "2026-01-32",
                   "2026-1-1", "26-01-01", "2026/01/01", "2026-01-01T00:00:00Z", " 2026-01-01",
                   "0000-01-01", "10000-01-01", "2026-01-0x"})
    EXPECT_FALSE(parse_date(bad)) << bad;
}

TEST(Date, CountsDaysAcrossMonthsAndLeapYears) {
  EXPECT_EQ(days_between(day("2024-02-28"), day("2024-03-01")), 2);
  EXPECT_EQ(days_between(day("2026-03-01"), day("2026-02-28")), -1);
  EXPECT_EQ(add_days(day("2026-12-31"), 1), day("2027-01-01"));
}

TEST(Instant, ReadsAnyOffsetAndWritesUtcWithMilliseconds) {
  for (auto same :
       {"2026-11-22T10:00:00.000Z", "2026-11-22T11:00:00+01:00", "2026-11-22 10:00Z",
        "2026-11-22t10:00:00z", "2026-11-22T15:30:00+05:30", "2026-11-21T23:00:00.0000-1100"})
    EXPECT_EQ(to_text(at(same)), "2026-11-22T10:00:00.000Z") << same;
  EXPECT_EQ(to_text(at("2026-11-22T10:00:00.1239Z")), "2026-11-22T10:00:00.123Z");
  EXPECT_EQ(to_text(at("2026-12-31T23:59:60Z")), "2027-01-01T00:00:00.000Z");
  EXPECT_EQ(to_text(at("1969-12-31T23:59:59.999Z")), "1969-12-31T23:59:59.999Z");
}

TEST(Instant, RefusesWhatIsNoInstant) {
  for (auto bad : {"", "2026-11-22", "2026-11-22T10:00:00", "2026-11-22T24:00:00Z",
                   "2026-11-22T10:60:00Z", "2026-11-22T10:00:61Z", "2026-11-22T10:00:00.Z",
                   "2026-11-22T10:00:00Zx", "2026-02-30T10:00:00Z", "2026-11-22T10:00:00+24:00",
                   "2026-11-22T10:00:00+1", "2026-11-22T1:00:00Z"})
    EXPECT_FALSE(parse_instant(bad)) << bad;
}

TEST(DateInZone, IsTheDayOnTheWallThere) {
  EXPECT_EQ(date_in_zone(at("2026-11-22T23:30:00Z"), "Europe/Warsaw"), day("2026-11-23"));
  EXPECT_EQ(date_in_zone(at("2026-11-22T23:30:00Z"), "America/New_York"), day("2026-11-22"));
  EXPECT_EQ(date_in_zone(at("2026-11-22T10:30:00Z"), "Pacific/Apia"), day("2026-11-22"));
  EXPECT_EQ(date_in_zone(at("2026-11-22T11:30:00Z"), "Pacific/Apia"), day("2026-11-23"));
  EXPECT_EQ(date_in_zone(at("2026-11-22T23:30:00Z"), "No/Such"), day("2026-11-22"));
}

TEST(StartOfDay, IsTheFirstInstantThatExistsOnTheDay) {
  EXPECT_EQ(to_text(start_of_day_in_zone(day("2026-11-22"), "Europe/Warsaw")),
            "2026-11-21T23:00:00.000Z");
  // Beirut puts the clock forward at midnight: the day begins at one.
  EXPECT_EQ(to_text(start_of_day_in_zone(day("2024-03-31"), "Asia/Beirut")),
            "2024-03-30T22:00:00.000Z");
  // Havana puts it back to midnight: the day begins with the first of the two midnights.
  EXPECT_EQ(to_text(start_of_day_in_zone(day("2024-11-03"), "America/Havana")),
            "2024-11-03T04:00:00.000Z");
  EXPECT_EQ(to_text(start_of_day_in_zone(day("2026-11-22"), "No/Such")),
            "2026-11-22T00:00:00.000Z");
}

TEST(StartOfDay, BelongsToItsDayAndTheMillisecondBeforeDoesNot) {
  for (auto zone : {"Europe/Warsaw", "Europe/Moscow", "Europe/Bucharest", "Europe/Istanbul",
                    "Australia/Lord_Howe", "Africa/Casablanca", "America/Sao_Paulo", "Asia/Beirut",
                    "America/Havana"})
    for (auto date = day("2018-01-01"); date < day("2026-12-31"); date = add_days(date, 1)) {
      auto begin = start_of_day_in_zone(date, zone);
      ASSERT_EQ(date_in_zone(begin, zone), date) << zone << " " << to_text(date);
      ASSERT_LT(date_in_zone(begin - std::chrono::milliseconds{1}, zone), date)
          << zone << " " << to_text(date);
    }
}

TEST(TimeZone, IsANameOfTheDatabase) {
  for (auto good : {"UTC", "Europe/Istanbul", "Asia/Kolkata"})
    EXPECT_TRUE(is_time_zone(good)) << good;
  for (auto bad : {"", "Mars/Olympus", "../etc/passwd", "europe/warsaw", "+01:00"})
    EXPECT_FALSE(is_time_zone(bad)) << bad;
}

// Public table of transitions, where it is at hand.
TEST(DateInZone, AgreesWithThePublicTableOfTransitions) {
  const char* given = std::getenv("PENSTOCK_SHARED");
  std::filesystem::path root = given ? given : std::string(PENSTOCK_SOURCE_DIR) + "/../shared";
  std::ifstream file(root / "data/conformance-a/tz/transitions.json");
  if (!file) GTEST_SKIP() << "no table of transitions";
  std::stringstream text;
  text << file.rdbuf();
  auto table = parse_json(text.str()).value();
  int checked = 0;
  for (const auto& row : *table.as_array()) {
    auto utc = at(*row.find("utc")->as_string());
    const auto& zone = *row.find("zone")->as_string();
    EXPECT_EQ(to_text(date_in_zone(utc, zone)), row.find("after")->as_string()->substr(0, 10))
        << zone;
    EXPECT_EQ(to_text(date_in_zone(utc - std::chrono::seconds{1}, zone)),
              row.find("before")->as_string()->substr(0, 10))
        << zone;
    ++checked;
  }
  EXPECT_GT(checked, 0);
}

}  // namespace
}  // namespace penstock
