#include "features/team/rules.h"

#include "base/text.h"

namespace penstock::team {

Result<std::string> decide_name(std::string_view name) {
  auto trimmed = trim(name);
  if (trimmed.empty()) return invalid_field("name", "required", "give a name");
  if (trimmed.size() > kNameBytesMax)
    return invalid_field("name", "too_long", "give a name of at most 200 bytes");
  return std::string(trimmed);
}

// Enough to catch slips; whether mail arrives only a mail can tell.
Result<std::string> decide_email(std::string_view email) {
  auto canonical = canonical_email(email);
  auto at = canonical.find('@');
  bool good = is_utf8(canonical) && canonical.size() <= kEmailBytesMax && at != std::string::npos &&
              at > 0 && at <= 64 && at + 1 < canonical.size() &&
              canonical.find('@', at + 1) == std::string::npos &&
              canonical.find("..") == std::string::npos && canonical.back() != '.';
  for (unsigned char c : canonical)
    good = good && c > 0x20 && c != 0x7F &&
           std::string_view("<>(),;:\"\\[]").find(static_cast<char>(c)) == std::string_view::npos;
  if (!good)
    return invalid_field("email", "invalid_email",
                         "give an e-mail address such as ana@example.com");
  return canonical;
}

Result<void> check_currency(std::string_view currency) {
  if (Currency::parse(currency)) return {};
  return invalid_field("currency", "invalid_currency",
                       "give a currency as three capital letters, such as EUR");
}

Result<void> check_time_zone(std::string_view time_zone) {
  if (is_time_zone(time_zone)) return {};
  return invalid_field("time_zone", "invalid_time_zone",
                       "give a time zone by its IANA name, such as Europe/Warsaw");
}

std::string make_slug(std::string_view name) {
  constexpr std::size_t kSlugBytesMax = 50;
  std::string slug;
  for (char c : fold(name)) {
    bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain)
      slug += c;
    else if (!slug.empty() && slug.back() != '-')
      slug += '-';
    if (slug.size() >= kSlugBytesMax) break;
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug.empty() ? "workspace" : slug;
}

bool is_working_admin(const User& user) {
  return user.role == Role::Admin && user.active && user.email;
}

Result<void> decide_admin_stays(const User& before, const User& after, std::int64_t other_admins) {
  if (!is_working_admin(before) || is_working_admin(after) || other_admins > 0) return {};
  return rule_rejected("last_admin",
                       "this is the last admin who can sign in; make somebody else an admin first, "
                       "then repeat this");
}

Result<void> check_personal(const Actor& actor) {
  if (!actor.token_id || actor.may(access::Permission::ManageUsers)) return {};
  return forbidden("a token may not do this; sign in and try again, or use an admin's token");
}

std::string changes_body(const Json& before, const Json& after) {
  Json::Object old_values, new_values;
  for (const auto& [name, value] : *after.as_object()) {
    const auto* old_value = before.find(name);
    if (name == "version" || (old_value != nullptr && *old_value == value)) continue;
    old_values.emplace_back(name, old_value != nullptr ? *old_value : Json{});
    new_values.emplace_back(name, value);
  }
  return to_text(
      Json(Json::Object{{"before", std::move(old_values)}, {"after", std::move(new_values)}}));
}

std::string created_body(const Json& after) {
  return to_text(Json(Json::Object{{"after", after}}));
}

}  // namespace penstock::team
