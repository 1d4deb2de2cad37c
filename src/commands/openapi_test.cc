#include "commands/openapi.h"

#include "commands/test_boxes.h"

namespace penstock::commands::test {
namespace {

// Every "$ref" of a tree.
void collect(const Json& json, std::set<std::string>& references) {
  if (const auto* array = json.as_array())
    for (const auto& item : *array) collect(item, references);
  if (const auto* object = json.as_object())
    for (const auto& [name, value] : *object) {
      if (name == "$ref" && value.as_string()) references.insert(*value.as_string());
      collect(value, references);
    }
}

struct OpenapiTest : BoxesTest {
  Json document = make_openapi(
      registry,
      std::array{SpecialRoute{.route = "GET /session", .name = "session.get", .says = "Who"}},
      "1.0");
};

TEST_F(OpenapiTest, HasEveryRegisteredRouteAndTheSpecialOnes) {
  const auto* paths = document.find("paths");
  auto has = [&](std::string_view route) {
    auto [method, pattern] = parse_route(route);
    std::string verb(route.substr(0, route.find(' ')));
    std::transform(verb.begin(), verb.end(), verb.begin(),
                   [](char c) { return static_cast<char>(c | 32); });
    const auto* path = paths->find(pattern.substr(kApiPrefix.size()));
    return path != nullptr && path->find(verb) != nullptr;
  };
  for (const auto& command : registry.all_commands())
    EXPECT_TRUE(has(command.info.route)) << command.info.route;
  for (const auto& query : registry.all_queries())
    EXPECT_TRUE(has(query.info.route)) << query.info.route;
  EXPECT_TRUE(has("GET /session"));
}

TEST_F(OpenapiTest, ResolvesEveryReference) {
  std::set<std::string> references;
  collect(document, references);
  EXPECT_FALSE(references.empty());
  for (const auto& reference : references) {
    auto parts = std::string_view(reference).substr(std::string_view("#/components/").size());
    auto slash = parts.find('/');
    const auto* folder = document.find("components")->find(parts.substr(0, slash));
    ASSERT_NE(folder, nullptr) << reference;
    EXPECT_NE(folder->find(parts.substr(slash + 1)), nullptr) << reference;
  }
}

TEST_F(OpenapiTest, TellsWhatMustBeGivenAndWhatIsAlwaysAnswered) {
  const auto& schemas = *document.find("components")->find("schemas");
  const auto& create = *schemas.find("CreateBox");
  EXPECT_EQ(to_text(*create.find("additionalProperties")), "false");
  const auto& box = *schemas.find("Box");
  EXPECT_EQ(box.find("required")->as_array()->size(), box.find("properties")->as_object()->size());
}

TEST_F(OpenapiTest, PutsPathQueryAndBodyWhereTheyBelong) {
  const auto& patch = *document.find("paths")->find("/boxes/{box_id}")->find("patch");
  const auto& parameter = patch.find("parameters")->as_array()->at(0);
  EXPECT_EQ(to_text(patch.find("parameters")->as_array()->at(1)),
            R"({"$ref":"#/components/parameters/IdempotencyKey"})");
  EXPECT_EQ(*parameter.find("in")->as_string(), "path");
  EXPECT_EQ(*parameter.find("schema")->find("pattern")->as_string(), "^box_[0-9A-Z]{13}$");
  EXPECT_EQ(to_text(*patch.find("requestBody")->find("content")->find("application/json")),
            R"({"schema":{"$ref":"#/components/schemas/EditBox"}})");
  const auto& body = *document.find("components")->find("schemas")->find("EditBox");
  EXPECT_EQ(body.find("properties")->find("box_id"), nullptr);
  EXPECT_NE(body.find("properties")->find("size"), nullptr);
  EXPECT_NE(document.find("paths")->find("/boxes")->find("post")->find("responses")->find("201"),
            nullptr);
  EXPECT_NE(document.find("paths")
                ->find("/boxes/{box_id}")
                ->find("delete")
                ->find("responses")
                ->find("204"),
            nullptr);
}

}  // namespace
}  // namespace penstock::commands::test
