#include "commands/criteria_queries.h"

#include "criteria/page.h"

namespace penstock::commands {
namespace {

struct AskFields {
  std::string record_type = "deal";
};
BOOST_DESCRIBE_STRUCT(AskFields, (), (record_type))

struct Choice {
  std::string value;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(Choice, (), (value, label))

struct FieldAnswer {
  std::string name;
  criteria::ValueKind kind = criteria::ValueKind::Text;
  std::string label;
  std::vector<Choice> choices;
  std::vector<std::string> operators;
  std::optional<std::string> of;
};
BOOST_DESCRIBE_STRUCT(FieldAnswer, (), (name, kind, label, choices, operators, of))
constexpr auto field_notes(const FieldAnswer*) {
  return std::array{
      FieldNote{.name = "name", .says = "As a criterion names it: company.name"},
      FieldNote{.name = "label", .says = "In English, for people"},
      FieldNote{.name = "choices", .says = "What a choice may be; empty for other kinds"},
      FieldNote{.name = "operators", .says = "As in the JSON of criteria: =, in, is_empty"},
      FieldNote{.name = "of", .says = "The record that a reference points to"}};
}

struct CheckCriterion {
  std::string record_type = "deal";
  std::optional<std::string> text;
  std::optional<Json> json;
};
BOOST_DESCRIBE_STRUCT(CheckCriterion, (), (record_type, text, json))
constexpr auto field_notes(const CheckCriterion*) {
  return std::array{
      FieldNote{.name = "text", .says = "A criterion as text", .text_max = 16 * 1024}};
}

struct FaultAnswer {
  std::int64_t at = 0;      // bytes from the beginning of the text
  std::int64_t length = 0;  // bytes
  std::string slug;
  std::string says;
  std::optional<std::string> likely;
};
BOOST_DESCRIBE_STRUCT(FaultAnswer, (), (at, length, slug, says, likely))
constexpr auto field_notes(const FaultAnswer*) {
  return std::array{
      FieldNote{.name = "at", .says = "Bytes from the beginning of the text"},
      FieldNote{.name = "length", .says = "Bytes"},
      FieldNote{.name = "slug", .says = "What is wrong, for programs"},
      FieldNote{.name = "says", .says = "What is wrong and what to do, for people"},
      FieldNote{.name = "likely", .says = "The field that an unknown name was likely meant to be"}};
}

struct CheckAnswer {
  std::string text;
  Json json;
  std::vector<FaultAnswer> errors;
};
BOOST_DESCRIBE_STRUCT(CheckAnswer, (), (text, json, errors))

Result<List<FieldAnswer>> ask_fields(const criteria::Schema& schema, const AskFields& query) {
  if (schema.record(query.record_type) == nullptr)
    return invalid_field("record_type", "unknown_record",
                         "there is no such record; try deal, company, person or activity");
  List<FieldAnswer> list;
  for (auto& field : criteria::fields(schema, query.record_type)) {
    FieldAnswer answer{.name = field.name,
                       .kind = field.kind,
                       .label = field.label,
                       .choices = {},
                       .operators = field.operators,
                       .of = field.of};
    for (auto& choice : field.choices) answer.choices.push_back({choice.value, choice.label});
    list.items.push_back(std::move(answer));
  }
  return list;
}

Result<CheckAnswer> check_criterion(const criteria::Schema& schema, const CheckCriterion& query) {
  if (query.text.has_value() == query.json.has_value())
    return invalid_field("text", "required", "give the criterion either as text or as json");
  auto report = query.text ? criteria::check_text(schema, query.record_type, *query.text)
                           : criteria::check_json(schema, query.record_type, *query.json);
  CheckAnswer answer{.text = std::move(report.text), .json = std::move(report.json), .errors = {}};
  for (auto& fault : report.errors) {
    answer.errors.push_back({fault.at, fault.length, fault.slug, fault.says, {}});
    if (fault.slug != "unknown_field" || fault.at + fault.length > answer.text.size()) continue;
    auto word = std::string_view(answer.text).substr(fault.at, fault.length);
    auto likely = criteria::likely_field(schema, query.record_type, word);
    if (!likely.empty()) answer.errors.back().likely = std::move(likely);
  }
  return answer;
}

}  // namespace

void register_criteria(Registry& registry) {
  registry.add_query<AskFields, List<FieldAnswer>>(
      {.name = "criteria.fields",
       .route = "GET /criteria/fields",
       .says = "The fields that criteria may name, with their operators",
       .runs = http::Runs::Inline},
      [&registry](store::Reader& reader, const Actor& actor, Instant, const AskFields& query) {
        return ask_fields(registry.schema(reader, actor.workspace_id), query);
      });
  registry.add_query<CheckCriterion, CheckAnswer>(
      {.name = "criteria.check",
       .route = "POST /criteria/check",
       .says = "Whether a criterion is right; as text, as JSON, with the place of every fault",
       .runs = http::Runs::Inline},
      [&registry](store::Reader& reader, const Actor& actor, Instant, const CheckCriterion& query) {
        return check_criterion(registry.schema(reader, actor.workspace_id), query);
      });
}

}  // namespace penstock::commands
