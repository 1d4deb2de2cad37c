// Not a parser of SQL: it follows brackets, SELECTs and the names behind FROM, JOIN, UPDATE and
// INTO, and asks which of them an equality ties to a placeholder. An equality counts only where no
// OR or NOT stands beside or around it and nothing asks for its value (CASE, IS, FILTER, a
// function); in the ON of a LEFT JOIN it binds what is joined and not what it is joined to. What it
// does not understand it refuses rather than lets pass.

#include "store/statement_rules.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace penstock::store {
namespace {

struct Token {
  enum Kind { Word, Number, Text, Placeholder, Symbol } kind;
  std::string text;  // words in lower case, a placeholder without its $
};

bool is_word_char(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

std::size_t end_of_quoted(std::string_view sql, std::size_t at) {
  auto end = sql.find(sql[at], at + 1);
  return end == std::string_view::npos ? sql.size() : end + 1;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

std::string upper(std::string text) {
  for (auto& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

std::vector<Token> tokens_of(std::string_view sql) {
  std::vector<Token> tokens;
  auto word_end = [&](std::size_t from) {
    while (from < sql.size() && is_word_char(sql[from])) ++from;
    return from;
  };
  for (std::size_t at = 0; at < sql.size();) {
    char c = sql[at];
    auto begin = at;
    if (std::isspace(static_cast<unsigned char>(c)) != 0) {
      ++at;
    } else if (sql.substr(at, 2) == "--") {
      at = std::min(sql.find('\n', at), sql.size());
    } else if (sql.substr(at, 2) == "/*") {
      auto end = sql.find("*/", at);
      at = end == std::string_view::npos ? sql.size() : end + 2;
    } else if (c == '\'' || c == '"') {
      at = end_of_quoted(sql, at);
      tokens.push_back({Token::Text, std::string(sql.substr(begin, at - begin))});
    } else if (c == '$') {
      at = word_end(at + 1);
      tokens.push_back({Token::Placeholder, std::string(sql.substr(begin + 1, at - begin - 1))});
    } else if (is_word_char(c)) {
      at = word_end(at);
      bool number = std::isdigit(static_cast<unsigned char>(c)) != 0;
      tokens.push_back(
          {number ? Token::Number : Token::Word, lower(sql.substr(begin, at - begin))});
    } else {
      ++at;
      tokens.push_back({Token::Symbol, std::string(1, c)});
    }
  }
  return tokens;
}

template <std::size_t N>
bool is_one_of(const std::string& word, const std::array<const char*, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](const char* one) { return word == one; });
}

constexpr std::array kVolatile = {
    "random",          "now",           "clock_timestamp", "statement_timestamp", "timeofday",
    "gen_random_uuid", "nextval",       "setval",          "current_timestamp",   "current_date",
    "current_time",    "localtimestamp"};
// What may follow a table's name and is no alias of it.
constexpr std::array kNoAlias = {
    "where", "join",  "left",  "inner",  "cross",     "on",      "set",       "group",   "order",
    "limit", "for",   "union", "using",  "returning", "values",  "intersect", "except",  "having",
    "full",  "right", "as",    "window", "offset",    "default", "select",    "natural", "on"};

class Look {
 public:
  explicit Look(std::string_view sql) : tokens_(tokens_of(sql)) {
    found_.of_all = sql.starts_with(kAllWorkspaces);
    if (tokens_.empty()) return;
    if (word(0) == "create" || word(0) == "alter")
      look_at_schema();
    else
      look_at_data();
  }
  StatementLook take() { return std::move(found_); }

 private:
  enum class Clause { Other, From, Where, Set };
  struct Source {
    std::string table, alias;
    std::size_t scope;
    bool bound = false;
  };
  struct Scope {
    std::size_t parent;
  };
  // A pair of brackets, or one arm of a UNION.
  struct Group {
    std::size_t parent, scope;
    Clause clause;
    bool weak = false;  // an OR beside, or a NOT before: an equality in it proves nothing
    int cases = 0;      // open CASEs
    // Of a LEFT JOIN; `joined` is then the only source that its ON can bind.
    bool left_join = false, left_on = false;
    std::size_t joined = 0;
  };
  struct Name {
    std::string alias;  // empty: the column stands alone
    std::size_t scope;
  };
  struct Equality {
    std::size_t group;
    Name left;
    std::size_t other;                  // the token on the other side
    std::optional<std::size_t> only{};  // the source that it may bind, where it may not bind all
  };

  std::string word(std::size_t at) const {
    return at < tokens_.size() && tokens_[at].kind == Token::Word ? tokens_[at].text : "";
  }
  bool symbol(std::size_t at, char c) const {
    return at < tokens_.size() && tokens_[at].kind == Token::Symbol && tokens_[at].text[0] == c;
  }
  void refuse(std::string why) {
    if (found_.fault.empty()) found_.fault = std::move(why);
  }

  void look_at_data() {
    static constexpr std::array kKnown = {"select", "insert", "update", "delete", "with"};
    if (word(0) == "merge") return refuse("MERGE; use INSERT … ON CONFLICT");
    if (!is_one_of(word(0), kKnown)) return;  // SAVEPOINT, EXPLAIN and their like
    scopes_.push_back({0});
    groups_.push_back({0, 0, Clause::Other});
    open_.push_back(0);
    for (at_ = 0; at_ < tokens_.size(); ++at_) step();
    settle();
    if (!found_.of_all)
      for (const auto& source : sources_)
        if (!source.bound)
          refuse(source.alias + " (" + source.table + ") is not bound to its workspace; add " +
                 source.alias + ".workspace_id = $1");
  }

  Group& group() { return groups_[open_.back()]; }

  void step() {
    if (symbol(at_, '(')) return open();
    if (symbol(at_, ')')) return close();
    if (symbol(at_, ',') && group().clause == Clause::From) return source(at_ + 1);
    if (tokens_[at_].kind == Token::Word) keyword(tokens_[at_].text);
  }

  void open() {
    auto next = word(at_ + 1);
    if (next == "insert" || next == "update" || next == "delete")
      refuse("a change inside WITH; make it a statement of its own");
    bool inner = next == "select" || next == "with";
    Group made{open_.back(), group().scope, inner ? Clause::Other : group().clause};
    made.weak = at_ > 0 && word(at_ - 1) == "not";
    if (inner) {
      scopes_.push_back({group().scope});
      made.scope = scopes_.size() - 1;
    } else {
      made.weak = made.weak || is_argument();
      made.cases = group().cases;
      made.left_on = group().left_on;
      made.joined = group().joined;
    }
    bool of_tables = !inner && made.clause == Clause::From && next != "values" && !is_argument();
    groups_.push_back(made);
    open_.push_back(groups_.size() - 1);
    if (of_tables) source(at_ + 1);
  }

  // Whether the bracket at at_ hands what is in it to something: a function, an operator, CASE.
  bool is_argument() const {
    static constexpr std::array kPlain = {"and", "or",   "where", "on",
                                          "not", "from", "join",  "having"};
    if (at_ == 0) return false;
    const auto& before = tokens_[at_ - 1];
    if (before.kind == Token::Symbol) return before.text != "(" && before.text != ",";
    return !is_one_of(before.text, kPlain);
  }

  // "(…) IS TRUE", "(…) = …": what was in the brackets is only a value. A SELECT in them asks by
  // its own conditions, whatever becomes of its answer.
  void close() {
    bool is_select = group().scope != groups_[group().parent].scope;
    bool compared = word(at_ + 1) == "is";
    for (char c : {'=', '<', '>', '!'}) compared = compared || symbol(at_ + 1, c);
    if (compared && !is_select) group().weak = true;
    if (open_.size() > 1) open_.pop_back();
  }

  // Each arm of a UNION has names and conditions of its own.
  void next_arm() {
    auto parent = groups_[open_.back()].parent;
    scopes_.push_back({scopes_[group().scope].parent});
    groups_.push_back({parent, scopes_.size() - 1, Clause::Other});
    open_.back() = groups_.size() - 1;
  }

  void keyword(const std::string& text) {
    auto before = at_ > 0 ? word(at_ - 1) : "";
    if (is_one_of(text, kVolatile) && before != "." && !symbol(at_ + 1, '.') &&
        (at_ == 0 || !symbol(at_ - 1, '.')))
      refuse(text + "; time and random numbers come as parameters");
    if (text == "offset" && !found_.of_all) refuse("OFFSET; pages are keysets");
    if (text == "or") group().weak = true;
    if (text == "union" || text == "except" || text == "intersect") return next_arm();
    if (text == "with" || (before == "with" && text == "recursive") || symbol_as_name())
      remember_common_table(text);
    if (text == "case") ++group().cases;
    if (text == "end") --group().cases;
    if (text == "where" || text == "on" || text == "having") {
      group().clause = Clause::Where;
      group().left_on = text == "on" && group().left_join;
    }
    if (text == "on" && word(at_ + 1) == "conflict") conflict_target();
    if (text == "set") group().clause = Clause::Set;
    if (text == "order" || text == "group" || text == "limit" || text == "returning")
      group().clause = Clause::Other;
    if (text == "from" && before != "distinct") {
      group().clause = Clause::From;
      source(at_ + 1);
    }
    if (text == "right" || text == "full" || text == "natural" || text == "using")
      refuse(upper(text) + "; JOIN and LEFT JOIN say ON");
    if (text == "join") {
      group().clause = Clause::From;
      group().left_join = before == "left" || before == "outer";
      group().left_on = false;
      group().joined = sources_.size();
      source(at_ + 1);
    }
    if (text == "update" && before != "do" && before != "for") source(at_ + 1);
    if (text == "into") insert();
    if (text == "workspace_id") workspace_id();
  }

  // "…, name AS (SELECT" of a WITH.
  bool symbol_as_name() const {
    return word(at_ + 1) == "as" && symbol(at_ + 2, '(') && !symbol(at_, ')');
  }
  void remember_common_table(const std::string& text) {
    auto name = text == "with" || text == "recursive" ? word(at_ + 1) : text;
    if (name == "recursive") name = word(at_ + 2);
    common_.push_back(name);
  }

  void source(std::size_t at) {
    auto table = word(at);
    if (at < tokens_.size() && tokens_[at].text.starts_with('"'))
      return refuse("quotes around the name " + tokens_[at].text);
    if (symbol(at + 1, '.') && table != "information_schema")
      return refuse("a schema before a table: " + table);
    if (table.empty() || table == "select" || symbol(at + 1, '(') || symbol(at + 1, '.')) return;
    if (is_global_table(table) || table.starts_with("pg_") ||
        std::find(common_.begin(), common_.end(), table) != common_.end())
      return;
    auto next = word(at + 1) == "as" ? at + 2 : at + 1;
    auto alias = word(next);
    if (alias.empty() || is_one_of(alias, kNoAlias)) alias = table;
    sources_.push_back({table, alias, group().scope});
  }

  void insert() {
    auto table = word(at_ + 1);
    if (is_global_table(table)) return;
    if (!symbol(at_ + 2, '(') || word(at_ + 3) != "workspace_id")
      return refuse("an INSERT into " + table + " names its columns and begins with workspace_id");
    auto at = at_ + 2;
    while (at < tokens_.size() && !symbol(at, ')')) ++at;
    if (word(at + 1) != "values") return;  // INSERT … SELECT: its own sources are looked at
    int depth = 0;
    for (at += 2; at < tokens_.size(); ++at) {
      if (symbol(at, '(') && depth++ == 0) take_value(at + 1, table);
      if (symbol(at, ')')) --depth;
      if (depth == 0 && word(at) == "on") break;
    }
  }

  void take_value(std::size_t at, const std::string& table) {
    if (at < tokens_.size() && tokens_[at].kind == Token::Placeholder)
      found_.workspace.push_back(std::stoi(tokens_[at].text));
    else if (at >= tokens_.size() || tokens_[at].kind != Token::Number)
      refuse("an INSERT into " + table + " binds workspace_id to a parameter");
  }

  void conflict_target() {
    if (!symbol(at_ + 2, '('))
      return refuse("ON CONFLICT without its columns; name them, workspace_id first");
    auto first = word(at_ + 3);
    if (first != "workspace_id" && first != "key")
      refuse("ON CONFLICT (" + first + "; a unique key begins with workspace_id");
  }

  void workspace_id() {
    bool qualified = at_ > 1 && symbol(at_ - 1, '.');
    auto first = qualified ? at_ - 2 : at_;
    bool of_global = is_global_table(word(word(0) == "insert" ? 2 : 1));
    if (group().clause == Clause::Set && !of_global && symbol(at_ + 1, '=') &&
        (word(first - 1) == "set" || symbol(first - 1, ',')))
      return refuse("SET workspace_id; moving is copying and deleting");
    if (group().clause != Clause::Where) return;
    if (group().cases > 0 || word(at_ + 1) == "is" || word(at_ + 3) == "is") return;
    Name name{qualified ? word(first) : "", group().scope};
    std::optional<std::size_t> only;
    if (group().left_on) only = group().joined;
    if (symbol(at_ + 1, '=')) equalities_.push_back({open_.back(), name, at_ + 2, only});
    if (first > 1 && symbol(first - 1, '='))
      equalities_.push_back({open_.back(), name, first - 2, only});
  }

  bool is_weak(std::size_t group) const {
    auto scope = groups_[group].scope;
    for (;; group = groups_[group].parent) {
      if (groups_[group].scope != scope) return false;
      if (groups_[group].weak) return true;
      if (group == 0) return false;
    }
  }

  // The source that a name means: of its own SELECT or of one around it.
  Source* find(const Name& name) {
    for (auto scope = name.scope;; scope = scopes_[scope].parent) {
      for (auto& source : sources_)
        if (source.scope == scope && (name.alias.empty() || source.alias == name.alias))
          return &source;
      if (scope == 0) return nullptr;
    }
  }

  // Ties sources to placeholders, directly and through each other, until nothing is added.
  void settle() {
    for (bool more = true; more;) {
      more = false;
      for (const auto& equality : equalities_) more = settle_one(equality) || more;
    }
  }

  bool settle_one(const Equality& equality) {
    auto* source = find(equality.left);
    if (!source || source->bound || source->scope != equality.left.scope || is_weak(equality.group))
      return false;
    if (equality.only && source != sources_.data() + *equality.only) return false;
    const auto& other = tokens_[std::min(equality.other, tokens_.size() - 1)];
    if (other.kind == Token::Placeholder) found_.workspace.push_back(std::stoi(other.text));
    bool tied = other.kind == Token::Placeholder || other.kind == Token::Number;
    if (other.kind == Token::Word) {
      // "a.workspace_id" on the other side; the token is its alias before "=" or its column.
      bool is_column = other.text == "workspace_id";
      auto alias = is_column ? (equality.other > 1 ? word(equality.other - 2) : "") : other.text;
      if (!is_column && word(equality.other + 2) != "workspace_id") return false;
      auto* one = find({alias, equality.left.scope});
      tied = one != nullptr && one != source && one->bound;
    }
    source->bound = tied;
    return tied;
  }

  // ---- CREATE and ALTER ----

  std::string after(std::initializer_list<const char*> words) const {
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      std::size_t i = 0;
      for (const char* one : words)
        if (word(at + i) == one) ++i;
      if (i == words.size()) return word(at + i);
    }
    return "";
  }

  void look_at_schema() {
    bool table = word(1) == "table" || word(1) == "unlogged";
    auto name = word(2) == "if" ? word(5) : word(2);
    if (word(0) == "alter") {
      int depth = 0;
      for (std::size_t at = 0; at < tokens_.size(); ++at) {
        depth += symbol(at, '(') ? 1 : symbol(at, ')') ? -1 : 0;
        if (depth == 0 && symbol(at, ','))
          refuse("ALTER TABLE with several changes; one statement each");
      }
    }
    if (word(0) == "create" && word(1) == "unique") unique_index();
    if (is_global_table(name)) return;
    if (word(0) == "create" && table) begins_with_workspace(name);
    for (std::size_t at = 0; at < tokens_.size(); ++at) look_at_constraint(at, name);
  }

  void unique_index() {
    for (std::size_t at = 0; at < tokens_.size(); ++at)
      if (word(at) == "on" && symbol(at + 2, '(') && !is_global_table(word(at + 1)) &&
          word(at + 3) != "workspace_id")
        refuse("a unique index of " + word(at + 1) + " begins with workspace_id");
  }

  void begins_with_workspace(const std::string& name) {
    for (std::size_t at = 0; at < tokens_.size(); ++at)
      if (symbol(at, '(')) {
        if (word(at + 1) != "workspace_id")
          refuse("the first column of " + name + " is workspace_id");
        return;
      }
  }

  void look_at_constraint(std::size_t at, const std::string& name) {
    static constexpr std::array kSequences = {"serial", "bigserial", "autoincrement", "identity"};
    auto one = word(at);
    bool key = (one == "key" && (word(at - 1) == "primary" || word(at - 1) == "foreign")) ||
               (one == "unique" && at > 1);
    if (key && (!symbol(at + 1, '(') || word(at + 2) != "workspace_id"))
      refuse("each key of " + name + " begins with workspace_id");
    if (one == "references" && (!symbol(at + 2, '(') || word(at + 3) != "workspace_id"))
      refuse("a reference of " + name + " begins with workspace_id");
    if (one == "delete" && word(at + 1) == "set") refuse("ON DELETE SET NULL; the command does it");
    if (one == "default" && at + 2 < tokens_.size() && tokens_[at + 1].kind == Token::Word &&
        symbol(at + 2, '('))
      refuse("a DEFAULT is a constant");
    if (is_one_of(one, kSequences)) refuse("ids are made by the process, not by " + one);
    if (one == "trigger") refuse("triggers; the command does it");
  }

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  StatementLook found_;
  std::vector<Scope> scopes_;
  std::vector<Group> groups_;
  std::vector<std::size_t> open_;
  std::vector<Source> sources_;
  std::vector<Equality> equalities_;
  std::vector<std::string> common_;
};

}  // namespace

bool is_global_table(std::string_view table) {
  return table == "directory" || table == "schema_version" || table == "nodes";
}

StatementLook look_at_statement(std::string_view sql) { return Look(sql).take(); }

}  // namespace penstock::store
