#include "commands/openapi_parts.h"

#include <string>

#include "commands/routes.h"

namespace penstock::commands {
namespace {

struct Refusal {
  int status;
  std::string_view name, says;
};

constexpr Refusal kRefusals[] = {
    {400, "Malformed",
     "The request cannot be read: its address, a header, or the JSON of its body"},
    {401, "SignedOut", "Nobody is signed in, or the token does not count any more"},
    {403, "Forbidden", "The user, or the scopes of the token, may not do this"},
    {404, "NotFound", "There is no such record, or it may not be seen"},
    {408, "TooSlow", "The header or the body did not come in time"},
    {409, "Conflict",
     "Somebody was faster (version_conflict), or the key stands for another request"},
    {413, "TooLarge", "The body is larger than this route takes"},
    {414, "AddressTooLong", "The address is longer than 8 KiB"},
    {415, "WrongMediaType", "The body has another media type than this route takes"},
    {422, "Unprocessable", "Fields are wrong (errors has each), or a rule of the team forbids it"},
    {429, "TooMany", "Asked too often; Retry-After tells when to go on"},
    {431, "HeaderTooLarge", "The header is larger than 16 KiB or has more than 100 fields"},
    {503, "Unavailable", "Not at this moment; Retry-After tells when to try again"},
    {507, "DiskFull", "The disk of the server is full; nothing was changed"}};

Json text_type(std::string_view pattern = {}) {
  Json schema = Json::Object{{"type", "string"}};
  if (!pattern.empty()) schema.set("pattern", pattern);
  return schema;
}

Json header(std::string_view says, Json schema) {
  return Json::Object{{"description", says}, {"schema", std::move(schema)}};
}

Json header_parameter(std::string_view name, std::string_view says, Json schema) {
  return Json::Object{
      {"name", name}, {"in", "header"}, {"description", says}, {"schema", std::move(schema)}};
}

constexpr std::string_view kEtag = "^\"v[0-9]+\"$";

}  // namespace

Json part_reference(std::string_view folder, std::string_view name) {
  return Json::Object{{"$ref", "#/components/" + std::string(folder) + "/" + std::string(name)}};
}

Json shared_headers() {
  Json integer = Json::Object{{"type", "integer"}, {"minimum", 1}};
  return Json::Object{
      {"ETag", header("The version of the record; send it as If-Match", text_type(kEtag))},
      {"Penstock-Position",
       header("The place in the journal of the newest event that this change made", integer)},
      {"Retry-After", header("Seconds to wait", integer)},
      {"WWW-Authenticate", header("How to sign in", text_type())},
      {"Set-Cookie", header("The session of the browser", text_type())},
      {"Content-Disposition", header("The name to save the file by", text_type())}};
}

Json shared_parameters() {
  auto key = text_type();
  key.set("maxLength", static_cast<std::int64_t>(kIdempotencyKeyBytesMax));
  auto position = text_type("^[0-9]+$");
  return Json::Object{
      {"IdempotencyKey",
       header_parameter("Idempotency-Key",
                        "Makes a repeat harmless: the same key with the same request gets the "
                        "first answer again, for seven days",
                        key)},
      {"IfMatch",
       header_parameter("If-Match",
                        "The ETag that was read: 409 version_conflict when the record has changed "
                        "since; stands for expected_version",
                        text_type())},
      {"IfNoneMatch",
       header_parameter("If-None-Match", "The ETag that was read: 304 when nothing has changed",
                        text_type())},
      {"LastEventId",
       header_parameter("Last-Event-ID",
                        "The id of the last event that was received: the stream goes on after it",
                        position)}};
}

Json shared_refusals() {
  Json all(Json::Object{});
  for (const auto& refusal : kRefusals) {
    Json media = Json::Object{{"schema", part_reference("schemas", "Problem")}};
    Json content = Json::Object{{"application/problem+json", std::move(media)}};
    Json one = Json::Object{{"description", refusal.says}};
    Json headers(Json::Object{});
    if (refusal.status == 429 || refusal.status == 503)
      headers.set("Retry-After", part_reference("headers", "Retry-After"));
    if (refusal.status == 401)
      headers.set("WWW-Authenticate", part_reference("headers", "WWW-Authenticate"));
    if (!headers.as_object()->empty()) one.set("headers", std::move(headers));
    one.set("content", std::move(content));
    all.set(refusal.name, std::move(one));
  }
  return all;
}

std::string_view refusal_name(int status) {
  for (const auto& refusal : kRefusals)
    if (refusal.status == status) return refusal.name;
  bug_found("every refusal that is referred to is described");
}

Json money_schema() {
  auto amount = text_type("^-?[0-9]{1,15}(\\.[0-9]{1,4})?$");
  amount.set("description", "Decimal, with at most the digits of the currency");
  auto currency = text_type("^[A-Z]{3}$");
  currency.set("description", "ISO 4217");
  return Json::Object{{"type", "object"},
                      {"properties", Json::Object{{"amount", std::move(amount)},
                                                  {"currency", std::move(currency)}}},
                      {"required", Json::Array{"amount", "currency"}},
                      {"additionalProperties", false}};
}

Json security_schemes() {
  return Json::Object{
      {"session",
       Json::Object{{"type", "apiKey"},
                    {"in", "cookie"},
                    {"name", "__Host-penstock"},
                    {"description", "The cookie of a browser; called penstock without TLS"}}},
      {"token", Json::Object{{"type", "http"},
                             {"scheme", "bearer"},
                             {"description", "A token of POST /tokens, within its scopes"}}}};
}

Json api_info(std::string_view version) {
  return Json::Object{
      {"title", "Penstock"},
      {"version", version},
      {"description",
       "Sales pipelines. Ids are text with the type in front; money is a decimal text with its "
       "currency; names end in _at for moments in UTC and in _on for days. Unknown fields and "
       "parameters are refused. Every refusal is a problem (RFC 9457)."},
      {"license", Json::Object{{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}};
}

}  // namespace penstock::commands
