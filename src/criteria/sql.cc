#include "criteria/sql.h"

#include <fmt/format.h>

#include "base/text.h"
#include "criteria/calendar.h"
#include "criteria/currencies.h"

namespace penstock::criteria {
namespace {

using Kind = Plan::Kind;

constexpr const char* kTrue = "1 = 1";
constexpr const char* kFalse = "1 = 0";

std::string_view sign(Op op) {
  static constexpr std::string_view kSigns[] = {"=", "<>", "<", "<=", ">", ">="};
  return kSigns[static_cast<std::size_t>(op)];
}
Op opposite(Op op) {
  static constexpr Op kOpposites[] = {Op::Ne, Op::Eq, Op::Ge, Op::Gt, Op::Le, Op::Lt};
  return kOpposites[static_cast<std::size_t>(op)];
}

// The least text greater than every text that begins with `prefix`, by code points; empty when
// there is none.
std::string after_prefix(std::string_view prefix) {
  std::vector<std::size_t> begins;
  for (std::size_t at = 0; at < prefix.size(); at += utf8_length(prefix.substr(at)))
    begins.push_back(at);
  for (; !begins.empty(); begins.pop_back()) {
    auto c = static_cast<unsigned char>(prefix[begins.back()]);
    auto length = utf8_length(prefix.substr(begins.back()));
    std::uint32_t code = length == 1 ? c : c & (0xFFu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i)
      code = code << 6 | (static_cast<unsigned char>(prefix[begins.back() + i]) & 0x3Fu);
    if (code == 0x10FFFF) continue;
    code = code == 0xD7FF ? 0xE000 : code + 1;
    std::string out(prefix.substr(0, begins.back()));
    if (code < 0x80) return out += static_cast<char>(code);
    if (code < 0x800)
      return out.append(
          {static_cast<char>(0xC0 | code >> 6), static_cast<char>(0x80 | (code & 0x3F))});
    if (code < 0x10000)
      return out.append({static_cast<char>(0xE0 | code >> 12),
                         static_cast<char>(0x80 | (code >> 6 & 0x3F)),
                         static_cast<char>(0x80 | (code & 0x3F))});
    return out.append(
        {static_cast<char>(0xF0 | code >> 18), static_cast<char>(0x80 | (code >> 12 & 0x3F)),
         static_cast<char>(0x80 | (code >> 6 & 0x3F)), static_cast<char>(0x80 | (code & 0x3F))});
  }
  return {};
}

class Writer {
 public:
  Writer(store::Sql& sql, const SqlTarget& target) : sql_(sql), target_(target) {}

  void node(const Plan& plan, bool negative) {
    switch (plan.kind) {
      case Kind::All:
        return group(plan, negative, negative ? " OR " : " AND ");
      case Kind::Any:
        return group(plan, negative, negative ? " AND " : " OR ");
      case Kind::Not:
        return node(plan.parts[0], !negative);
      case Kind::Count:
        return count(plan, negative);
      default:
        return leaf(plan, negative);
    }
  }

 private:
  template <class... T>
  void put(fmt::format_string<T...> format, T&&... values) {
    fmt::format_to(std::back_inserter(sql_.text), format, std::forward<T>(values)...);
  }
  // As Sql::bind; written out because g++ 12 warns falsely when that is inlined here.
  std::string bind(store::Value value) {
    sql_.values.push_back(std::move(value));
    return fmt::format("${}", sql_.values.size());
  }
  std::string next_alias() { return fmt::format("k{}", ++aliases_); }

  // De Morgan: negation goes down to the conditions, where empty values are known.
  void group(const Plan& plan, bool negative, const char* joint) {
    bool conjunction = (plan.kind == Kind::All) != negative;
    if (plan.parts.empty()) return put("{}", conjunction ? kTrue : kFalse);
    put("(");
    for (std::size_t i = 0; i < plan.parts.size(); ++i) {
      if (i > 0) put("{}", joint);
      node(plan.parts[i], negative);
    }
    put(")");
  }

  void leaf(const Plan& plan, bool negative) {
    if (negative && plan.kind == Kind::Present && plan.path.size() == 1)
      return absent(plan.field(), target_.alias);
    if (negative) put("(");
    reach(plan, 0, target_.alias);
    if (negative) put(") IS NOT TRUE");
  }

  // One reference after the other: alias.company_id IN (SELECT k1.id FROM companies k1 …). The
  // inner select stands alone, so that the engine may start from the related record; a plus before
  // the column forbids that.
  void reach(const Plan& plan, std::size_t step, const std::string& alias) {
    if (step + 1 == plan.path.size()) return condition(plan, alias);
    bool many = step == 0 && alias == target_.alias && related_are_many(plan);
    put("{}{}.{} IN (", many ? "+" : "", alias, plan.path[step]->column);
    select_related(plan, step);
    put(")");
  }
  void select_related(const Plan& plan, std::size_t step) {
    auto inner = next_alias();
    const auto& related = *plan.related[step];
    put("SELECT {}.id FROM {} {} WHERE {}.workspace_id = {}", inner, related.table, inner, inner,
        target_.workspace);
    if (target_.seen && !related.owner_column.empty())
      sql_.text += target_.seen(sql_, inner + "." + related.owner_column);
    put(" AND ");
    reach(plan, step + 1, inner);
  }
  bool related_are_many(const Plan& plan) {
    if (!target_.many_related) return false;
    PENSTOCK_CHECK(target_.workspace == "$1", "a select of its own begins with the workspace");
    store::Sql select{.text = {}, .values = {sql_.values.front()}};
    Writer(select, {.dialect = target_.dialect}).select_related(plan, 0);
    return target_.many_related(select);
  }

  // The field's value; a custom one is taken out of its JSON in the type of the field.
  std::string value(const FieldSpec& field, const std::string& alias) {
    auto column = alias + "." + field.column;
    if (!field.is_custom()) return column;
    auto text = target_.dialect.json_text(column, bind(field.json_key));
    return fmt::format("CAST({} AS {})", text,
                       field.kind == FieldKind::Decimal ? "DOUBLE PRECISION" : "TEXT");
  }
  std::string value(const Plan& plan, const std::string& alias) {
    if (plan.fold) return alias + "." + plan.field().folded_column;
    return value(plan.field(), alias);
  }

  void absent(const FieldSpec& field, const std::string& alias) {
    if (field.kind == FieldKind::Money) return put("{}.{}_minor IS NULL", alias, field.column);
    auto x = value(field, alias);
    if (field.kind == FieldKind::Text || field.kind == FieldKind::Choice)
      put("({} IS NULL OR {} = '')", x, x);
    else if (field.kind == FieldKind::Tags)
      put("({} IS NULL OR {} = '[]')", x, x);
    else
      put("{} IS NULL", x);
  }

  void present(const FieldSpec& field, const std::string& alias) {
    if (field.kind == FieldKind::Money) return put("{}.{}_minor IS NOT NULL", alias, field.column);
    auto x = value(field, alias);
    if (field.kind == FieldKind::Text || field.kind == FieldKind::Choice)
      put("{} <> ''", x);
    else if (field.kind == FieldKind::Tags)
      put("{} <> '[]'", x);
    else
      put("{} IS NOT NULL", x);
  }

  void condition(const Plan& plan, const std::string& alias) {
    switch (plan.kind) {
      case Kind::Present:
        return present(plan.field(), alias);
      case Kind::OneOf:
        return one_of(plan, alias);
      case Kind::NotOneOf:
        return not_one_of(plan, alias);
      case Kind::InRange:
        return in_range(plan, alias);
      case Kind::Real:
        return put("{} {} {}", value(plan, alias), sign(plan.op), placeholder(plan.scalars[0]));
      case Kind::Contains:
        return contains(plan, alias);
      case Kind::StartsWith:
        return starts_with(plan, alias);
      case Kind::Money:
        return money(plan, alias);
      case Kind::Has:
        return put("{}", target_.dialect.json_array_has(alias + "." + plan.field().column,
                                                        placeholder(plan.scalars[0])));
      default:
        bug_found("a condition on a field");
    }
  }

  std::string placeholder(const Scalar& scalar) {
    return std::visit([&](const auto& v) { return bind(v); }, scalar);
  }

  bool is_custom_boolean(const FieldSpec& field) const {
    return field.is_custom() && field.kind == FieldKind::Boolean;
  }

  // Engines spell a JSON boolean taken out as text differently.
  void custom_boolean(const Plan& plan, const std::string& alias) {
    bool wanted = (std::get<std::int64_t>(plan.scalars[0]) != 0) == (plan.kind == Kind::OneOf);
    put("{} IN ({})", value(plan, alias), wanted ? "'true', '1'" : "'false', '0'");
  }

  void members(std::string_view word, const Plan& plan) {
    put(" {} (", word);
    for (std::size_t i = 0; i < plan.scalars.size(); ++i)
      put("{}{}", i == 0 ? "" : ", ", placeholder(plan.scalars[i]));
    put(")");
  }

  void one_of(const Plan& plan, const std::string& alias) {
    if (is_custom_boolean(plan.field())) return custom_boolean(plan, alias);
    put("{}", value(plan, alias));
    if (plan.scalars.size() == 1)
      put(" = {}", placeholder(plan.scalars[0]));
    else
      members("IN", plan);
  }

  void not_one_of(const Plan& plan, const std::string& alias) {
    if (is_custom_boolean(plan.field())) return custom_boolean(plan, alias);
    put("({}", value(plan, alias));
    if (plan.scalars.size() == 1)
      put(" <> {}", placeholder(plan.scalars[0]));
    else
      members("NOT IN", plan);
    bool text = plan.field().kind == FieldKind::Text || plan.field().kind == FieldKind::Choice;
    if (text) put(" AND {} <> ''", value(plan.field(), alias));
    put(")");
  }

  void in_range(const Plan& plan, const std::string& alias) {
    auto [low, high] = plan.range;
    bool date = plan.field().kind == FieldKind::Date;
    auto bound = [&](std::int64_t v) { return date ? bind(to_text(date_of(v))) : bind(v); };
    if ((low && high && *low >= *high) || (date && low && *low > kLastDay))
      return put("{}", kFalse);
    if (date && high && *high > kLastDay) high.reset();  // no later day has a text
    auto x = value(plan, alias);
    if (!low && !high) return put("{} IS NOT NULL", x);
    if (low && high && *low + 1 == *high) return put("{} = {}", x, bound(*low));
    if (low && high)
      put("({} >= {} AND {} < {})", x, bound(*low), x, bound(*high));
    else if (low)
      put("{} >= {}", x, bound(*low));
    else
      put("{} < {}", x, bound(*high));
  }

  void contains(const Plan& plan, const std::string& alias) {
    const auto& text = std::get<std::string>(plan.scalars[0]);
    auto x = value(plan, alias);
    // LIKE ignores the case of ASCII on some engines and not on others: right for folded text only.
    if (!plan.fold) return put("{} <> replace({}, {}, '')", x, x, bind(text));
    std::string pattern = "%";
    for (char c : text) {
      if (c == '%' || c == '_' || c == '!') pattern += '!';
      pattern += c;
    }
    put("{} LIKE {} ESCAPE '!'", x, bind(pattern + "%"));
  }

  void starts_with(const Plan& plan, const std::string& alias) {
    const auto& text = std::get<std::string>(plan.scalars[0]);
    auto x = value(plan, alias);
    auto end = after_prefix(text);
    if (end.empty())
      put("{} >= {}", x, bind(text));
    else
      put("({} >= {} AND {} < {})", x, bind(text), x, bind(end));
  }

  void money(const Plan& plan, const std::string& alias) {
    auto stem = alias + "." + plan.field().column;
    auto minor = [&](int digits) { return plan.minor[static_cast<std::size_t>(digits)]; };
    if (plan.currency)
      return put("({}_currency = {} AND {}_minor {} {})", stem,
                 bind(std::string(plan.currency.text())), stem, sign(plan.op),
                 bind(minor(plan.currency.digits())));
    put("(");
    // What holds in every currency comes first, so that an index on the minor units can serve it.
    auto [least, most] = std::minmax({minor(0), minor(2), minor(3), minor(4)});
    if (plan.op == Op::Ge || plan.op == Op::Gt)
      put("{}_minor {} {} AND ", stem, sign(plan.op), bind(least));
    if (plan.op == Op::Le || plan.op == Op::Lt)
      put("{}_minor {} {} AND ", stem, sign(plan.op), bind(most));
    if (plan.op == Op::Eq) put("{}_minor BETWEEN {} AND {} AND ", stem, bind(least), bind(most));
    put("{}_minor {} CASE", stem, sign(plan.op));
    for (int digits : {0, 1, 3, 4})
      if (!currencies_with(digits).empty())
        put(" WHEN {}_currency IN ({}) THEN CAST({} AS BIGINT)", stem, currencies_with(digits),
            bind(minor(digits)));
    put(" ELSE CAST({} AS BIGINT) END)", bind(minor(2)));
  }

  void count(const Plan& plan, bool negative) {
    Op op = negative ? opposite(plan.op) : plan.op;
    bool some =
        (op == Op::Ge && plan.number == 1) || ((op == Op::Gt || op == Op::Ne) && plan.number == 0);
    bool none =
        (op == Op::Lt && plan.number == 1) || ((op == Op::Le || op == Op::Eq) && plan.number == 0);
    if (some || none) {
      put("{}EXISTS (SELECT 1 ", none ? "NOT " : "");
      rows(plan);
      put(")");
      return;
    }
    put("(SELECT count(*) ");
    rows(plan);
    put(") {} {}", sign(op), bind(plan.number));
  }

  void rows(const Plan& plan) {
    const auto& collection = *plan.collection;
    auto k = next_alias();
    put("FROM {} {} WHERE {}.workspace_id = {} AND {}.{} = {}.id", collection.table, k, k,
        target_.workspace, k, collection.fk_column, target_.alias);
    if (!plan.kind_name.empty())
      put(" AND {}.{} = {}", k, collection.kind_column, bind(plan.kind_name));
    if (plan.range.low) put(" AND {}.{} >= {}", k, collection.at_column, bind(*plan.range.low));
    if (plan.range.high) put(" AND {}.{} < {}", k, collection.at_column, bind(*plan.range.high));
    if (collection.condition.empty()) return;
    put(" AND (");
    std::string_view rest = collection.condition;
    for (auto at = rest.find("{}"); at != std::string_view::npos; at = rest.find("{}")) {
      put("{}{}", rest.substr(0, at), k);
      rest.remove_prefix(at + 2);
    }
    put("{})", rest);
  }

  store::Sql& sql_;
  const SqlTarget& target_;
  int aliases_ = 0;
};

}  // namespace

void append_sql(store::Sql& sql, const Bound& bound, const SqlTarget& target) {
  sql.text.reserve(sql.text.size() + 256);
  sql.text += '(';
  Writer(sql, target).node(bound.plan, false);
  sql.text += ')';
}

void append_sql(store::Sql& sql, const Checked& checked, const Context& context,
                const SqlTarget& target) {
  append_sql(sql, bind(checked, context), target);
}

}  // namespace penstock::criteria
