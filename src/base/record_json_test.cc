// Reading described structs: strict, with every faulty place named.
#include "base/record_json.h"

#include <gtest/gtest.h>

namespace penstock {
namespace {

PENSTOCK_ID(BoxId, "box");
enum class Kind { Small, VeryLarge };
BOOST_DESCRIBE_ENUM(Kind, Small, VeryLarge)

struct Item {
  std::string name;
  int count = 0;
};
BOOST_DESCRIBE_STRUCT(Item, (), (name, count))
constexpr auto field_notes(const Item*) {
  return std::array{FieldNote{.name = "name", .text_max = 5, .required = true},
                    FieldNote{.name = "count", .min = 1, .max = 9}};
}

struct Box {
  BoxId id;
  Kind kind = Kind::Small;
  std::optional<std::string> label;
  bool open = false;
  double weight = 0;
  std::optional<Money> price;
  std::optional<Probability> chance;
  std::optional<Date> made_on;
  std::optional<Instant> made_at;
  std::vector<std::string> tags;
  std::vector<Item> items;
};
BOOST_DESCRIBE_STRUCT(Box, (),
                      (id, kind, label, open, weight, price, chance, made_on, made_at, tags, items))

struct EditBox {
  BoxId box_id;
  Patch<std::optional<std::string>> label;
  Patch<bool> open;
};
BOOST_DESCRIBE_STRUCT(EditBox, (), (box_id, label, open))

// "place slug; place slug": every fault of a text.
std::string faults(std::string_view text) {
  auto read = from_json_text<Box>(text);
  if (read.ok()) return "";
  std::string all;
  for (const auto& field : read.error().fields)
    all += (all.empty() ? "" : "; ") + field.field + " " + field.slug;
  return all;
}

TEST(FromJson, ReadsWhatToJsonWrote) {
  Box box{.id = BoxId{7},
          .kind = Kind::VeryLarge,
          .label = "Ż",
          .open = true,
          .weight = 1.5,
          .price = Money{1250, *Currency::parse("EUR")},
          .chance = Probability{9'999},
          .made_on = parse_date("2026-11-22"),
          .made_at = parse_instant("2026-11-22T10:00:00Z"),
          .tags = {"a", "b"},
          .items = {{.name = "x", .count = 1}}};
  auto text = to_json_text(box);
  EXPECT_EQ(
      text,
      R"({"id":"box_0000000000007","kind":"very_large","label":"Ż","open":true,"weight":1.5,)"
      R"("price":{"amount":"12.50","currency":"EUR"},"chance":9999,"made_on":"2026-11-22",)"
      R"("made_at":"2026-11-22T10:00:00.000Z","tags":["a","b"],"items":[{"name":"x","count":1}]})");
  EXPECT_EQ(to_json_text(from_json_text<Box>(text).value()), text);
}

TEST(FromJson, KeepsTheDefaultsOfFieldsThatAreAbsentAndTakesNullForNone) {
  auto box = from_json_text<Box>(R"({"label":null,"price":null})").value();
  EXPECT_EQ(box.kind, Kind::Small);
  EXPECT_FALSE(box.label);
}

TEST(FromJson, AListReplacesTheOneThatIsThere) {
  Box box;
  box.tags = {"a", "b"};
  FieldErrors errors;
  EXPECT_TRUE(read_json(parse_json(R"({"tags":["c"]})").value(), box, FieldNote{}, "", errors));
  EXPECT_EQ(box.tags, std::vector<std::string>{"c"});
}

TEST(FromJson, NamesThePlaceOfEveryWrongType) {
  std::vector<std::pair<std::string, std::string>> table{
      {R"({"id":7})", "id invalid_id"},
      {R"({"id":"user_0000000000007"})", "id invalid_id"},
      {R"({"id":null})", "id invalid_id"},
      {R"({"kind":"Small"})", "kind unknown_choice"},
      {R"({"kind":0})", "kind unknown_choice"},
      {R"({"label":5})", "label wrong_type"},
      {R"({"open":1})", "open wrong_type"},
      {R"({"open":null})", "open wrong_type"},
      {R"({"weight":"1"})", "weight wrong_type"},
      {R"({"price":"12.50"})", "price wrong_type"},
      {R"({"price":{"amount":12.5,"currency":"EUR"}})", "price wrong_type"},
      {R"({"price":{"amount":"1","currency":"EUR","x":1}})", "price wrong_type"},
      {R"({"price":{"amount":"1","currency":"eur"}})", "price.currency unknown_currency"},
      {R"({"price":{"amount":"1.234","currency":"EUR"}})", "price.amount invalid_amount"},
      {R"({"chance":10001})", "chance out_of_range"},
      {R"({"chance":-1})", "chance out_of_range"},
      {R"({"chance":1.5})", "chance wrong_type"},
      {R"({"made_on":"2026-02-30"})", "made_on invalid_date"},
      {R"({"made_at":"2026-11-22"})", "made_at invalid_instant"},
      {R"({"tags":"a"})", "tags wrong_type"},
      {R"({"tags":["a",1]})", "tags[1] wrong_type"},
      {R"({"items":{}})", "items wrong_type"},
      {R"({"items":[1]})", "items[0] wrong_type"},
      {R"([])", " wrong_type"},
      {R"(null)", " wrong_type"}};
  for (const auto& [text, expected] : table) EXPECT_EQ(faults(text), expected) << text;
}

TEST(FromJson, NamesUnknownAndRepeatedFields) {
  EXPECT_EQ(faults(R"({"colour":1})"), "colour unknown_field");
  EXPECT_EQ(faults(R"({"open":true,"open":false})"), "open given_twice");
  EXPECT_EQ(faults(R"({"items":[{"name":"x","count":1},{"name":"y","count":1,"size":2}]})"),
            "items[1].size unknown_field");
}

TEST(FromJson, TellsLimitsOfTextsInCharacters) {
  std::string letters;
  for (std::size_t i = 0; i < kTextBytesMax; ++i) letters += "ż";
  auto box = from_json<Box>(parse_json(R"({"label":")" + letters + "\"}").value());
  ASSERT_FALSE(box.ok());
  EXPECT_EQ(box.error().fields.at(0).says,
            "the text has 500 characters, and the first 250 of them fit; shorten it");
}

TEST(FromJson, HoldsTheLimitsOfTheNotes) {
  EXPECT_EQ(faults(R"({"items":[{"name":"123456","count":1}]})"), "items[0].name too_long");
  EXPECT_EQ(faults(R"({"items":[{"name":"żżż","count":1}]})"),
            "items[0].name too_long");  // six bytes
  EXPECT_EQ(faults(R"({"items":[{"name":" \u00a0 ","count":1}]})"), "items[0].name required");
  EXPECT_EQ(faults(R"({"items":[{"name":"x","count":0}]})"), "items[0].count out_of_range");
  EXPECT_EQ(faults(R"({"items":[{"name":"x","count":10}]})"), "items[0].count out_of_range");
  EXPECT_EQ(faults(R"({"items":[{"name":"x","count":99999999999}]})"),
            "items[0].count out_of_range");
  EXPECT_EQ(faults(R"({"label":")" + std::string(kTextBytesMax + 1, 'a') + "\"}"),
            "label too_long");
  std::string many = "\"a\"";
  for (std::size_t i = 0; i < kListItemsMax; ++i) many += ",\"a\"";
  EXPECT_EQ(faults("{\"tags\":[" + many + "]}"), "tags too_many");
}

TEST(FromJson, TellsAllFaultsAtOnceUpToItsLimit) {
  EXPECT_EQ(faults(R"({"open":1,"weight":"x","nope":1})"),
            "nope unknown_field; open wrong_type; weight wrong_type");
  std::string many;
  for (int i = 0; i < 200; ++i) many += (i ? ",\"f" : "\"f") + std::to_string(i) + "\":1";
  auto read = from_json_text<Box>("{" + many + "}");
  EXPECT_EQ(read.error().fields.size(), kFieldErrorsMax);
}

TEST(Patch, IsWrittenOnlyWhereItIsSetAndTellsNullFromAbsent) {
  auto edit = from_json_text<EditBox>(R"({"label":null})").value();
  EXPECT_TRUE(edit.label);
  EXPECT_FALSE(edit.label.set->has_value());
  EXPECT_FALSE(edit.open);
  edit.box_id = BoxId{1};
  EXPECT_EQ(to_json_text(edit), R"({"box_id":"box_0000000000001","label":null})");
  Box box{.label = "x", .open = true};
  ASSERT_TRUE(apply_edit(box, edit, {"box_id"}).ok());
  EXPECT_FALSE(box.label);
  EXPECT_TRUE(box.open);
}

TEST(Description, TellsEveryFieldWithItsKind) {
  const auto& description = describe<Box>();
  EXPECT_EQ(description.name, "Box");
  ASSERT_EQ(description.fields.size(), 11u);
  EXPECT_EQ(description.fields[0].id_prefix, "box");
  EXPECT_EQ(description.fields[1].choices[1], "very_large");
  EXPECT_TRUE(description.fields[2].optional);
  EXPECT_EQ(description.fields[9].kind, FieldKind::Tags);
  EXPECT_EQ(description.fields[10].kind, FieldKind::List);
  EXPECT_EQ(description.fields[10].object()->name, "Item");
}

}  // namespace
}  // namespace penstock
