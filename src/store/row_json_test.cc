#include "store/row_json.h"

#include <gtest/gtest.h>

#include <random>

#include "store/testing.h"

namespace penstock::store {
namespace {

enum class Colour { DeepBlue, Red };
BOOST_DESCRIBE_ENUM(Colour, DeepBlue, Red)

struct SampleTag {
  static constexpr std::string_view kPrefix = "sample";
};

struct Sample {
  Id<SampleTag> id;
  std::string title;
  std::optional<std::string> note;
  Colour colour = Colour::Red;
  std::optional<Colour> second_colour;
  Money value;
  std::optional<Money> cost;
  std::optional<Probability> probability_bp;
  Date opened_on{};
  std::optional<Date> closed_on;
  Instant created_at{};
  std::optional<Instant> seen_at;
  std::vector<std::string> tags;
  RawJson custom{"{}"};
  bool quiet = false;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Sample, (),
                      (id, title, note, colour, second_colour, value, cost, probability_bp,
                       opened_on, closed_on, created_at, seen_at, tags, custom, quiet, version))

class Chance {
 public:
  std::int64_t number(std::int64_t from, std::int64_t to) {
    return std::uniform_int_distribution<std::int64_t>(from, to)(random_);
  }
  bool coin() { return number(0, 1) == 1; }
  std::string text() {
    static constexpr std::string_view kPieces[] = {"Łódź", "a\"b", "\n", "\\", "plain", "𝄞", ""};
    std::string text;
    for (auto left = number(0, 6); left > 0; --left)
      text += kPieces[static_cast<std::size_t>(number(0, 6))];
    return text;
  }
  template <class Make>
  auto maybe(Make make) {
    return coin() ? std::optional(make()) : std::nullopt;
  }
  Sample sample() {
    auto money = [&] { return Money{number(-5'000'000, 5'000'000), *Currency::parse("PLN")}; };
    auto day = [&] { return Date{std::chrono::sys_days{std::chrono::days{number(0, 40'000)}}}; };
    auto instant = [&] { return instant_from_ms(number(0, 4'000'000'000'000)); };
    auto colour = [&] { return coin() ? Colour::DeepBlue : Colour::Red; };
    auto chance = [&] { return Probability{static_cast<int>(number(0, 10'000))}; };
    Sample sample{.id = {number(1, INT64_MAX)},
                  .title = text(),
                  .note = maybe([&] { return text(); }),
                  .colour = colour(),
                  .second_colour = maybe(colour),
                  .value = money(),
                  .cost = maybe(money),
                  .probability_bp = maybe(chance),
                  .opened_on = day(),
                  .closed_on = maybe(day),
                  .created_at = instant(),
                  .seen_at = maybe(instant),
                  .tags = {},
                  .custom = {to_text(Json(Json::Object{{"k", Json(text())}}))},
                  .quiet = coin(),
                  .version = number(1, 99)};
    for (auto left = number(0, 3); left > 0; --left) sample.tags.push_back(text());
    return sample;
  }

 private:
  std::mt19937_64 random_{20'261'122};
};

struct RowJsonTest : ::testing::Test {
  TestStore store;

  // Calls `look` with a row that has 7 and then the columns of the sample.
  void with_row(const Sample& sample, const OnRow& look) {
    std::vector<Param> params{7};
    for_each_field<Sample>(
        [&](std::string_view, auto member) { add_params(params, sample.*member); });
    std::string sql = "SELECT $1";
    for (std::size_t i = 2; i <= params.size(); ++i) sql += ", $" + std::to_string(i);
    store.database().read([&](Reader& reader) { reader.run(sql, params, look); });
  }
};

TEST_F(RowJsonTest, ARowIsWrittenAsItsRecordWouldBe) {
  Chance chance;
  for (int i = 0; i < 500; ++i) {
    auto sample = chance.sample();
    with_row(sample, [&](const Row& row) {
      std::string out;
      write_row<Sample>(out, row, 1);
      EXPECT_EQ(out, to_json_text(read_row<Sample>(row, 1)));
      EXPECT_EQ(out, to_json_text(sample));
    });
  }
}

TEST_F(RowJsonTest, OnlyTheFieldsThatAreWantedAreWritten) {
  Sample sample{.id = {1},
                .title = "Łódź",
                .value = {150, *Currency::parse("PLN")},
                .cost = Money{250, *Currency::parse("PLN")},
                .version = 3};
  with_row(sample, [&](const Row& row) {
    std::string some, none;
    write_row<Sample>(some, row, 1, [](std::string_view name) {
      return name == "title" || name == "cost" || name == "version";
    });
    EXPECT_EQ(some, R"({"title":"Łódź","cost":{"amount":"2.50","currency":"PLN"},"version":3})");
    write_row<Sample>(none, row, 1, [](std::string_view) { return false; });
    EXPECT_EQ(none, "{}");
  });
}

}  // namespace
}  // namespace penstock::store
