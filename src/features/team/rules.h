#pragma once
// What must hold for the people of a workspace. Pure: no store, no clock.

#include "features/team/team.h"

namespace penstock::team {

// Trimmed, and not empty. Errors: InvalidField/required.
Result<std::string> decide_name(std::string_view name);
// Canonical form. Errors: InvalidField/invalid_email.
Result<std::string> decide_email(std::string_view email);
// Errors: InvalidField/invalid_currency, invalid_time_zone.
Result<void> check_currency(std::string_view currency);
Result<void> check_time_zone(std::string_view time_zone);
// Letters, digits and hyphens made from a name; "workspace" where nothing is left.
std::string make_slug(std::string_view name);

// An admin who is active and has an e-mail address can help everybody else in.
bool is_working_admin(const User& user);
// Errors: RuleRejected/last_admin where `after` would leave the workspace without a working admin.
Result<void> decide_admin_stays(const User& before, const User& after, std::int64_t other_admins);

// Whether a token may do what belongs to the person: sessions, tokens, passwords.
// Errors: Forbidden unless somebody is signed in, or the token may manage users.
Result<void> check_personal(const Actor& actor);

// {"before": {…}, "after": {…}} of the fields that differ.
std::string changes_body(const Json& before, const Json& after);
std::string created_body(const Json& after);

}  // namespace penstock::team
