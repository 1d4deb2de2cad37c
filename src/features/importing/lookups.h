#pragma once
// Finds the records that rows refer to by id, domain, e-mail or name, and makes those that are not
// there. What was found is remembered, at most kRemembered texts of a kind; forget() after a
// roll-back, because what was made is then gone.

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "features/contacts/contacts.h"
#include "features/deals/deal.h"
#include "features/importing/import_store.h"
#include "features/products/products.h"
#include "features/team/team.h"

namespace penstock::importing {

inline constexpr std::size_t kRemembered = 100'000;

// A bounded memory of texts → ids. Forgets everything when it is full: simple, and right.
class Remembered {
 public:
  const std::int64_t* find(const std::string& key) const {
    auto found = ids_.find(key);
    return found == ids_.end() ? nullptr : &found->second;
  }
  void put(std::string key, std::int64_t id) {
    if (ids_.size() >= kRemembered) ids_.clear();
    ids_.insert_or_assign(std::move(key), id);
  }
  void clear() { ids_.clear(); }

 private:
  std::unordered_map<std::string, std::int64_t> ids_;
};

// What all rows of an import have in common, and what the batch at hand has done so far.
struct Work {
  access::Actor actor;
  ImportId import_id;
  Duplicates duplicates = Duplicates::Skip;
  ImportOptions options;
  std::string source;  // external_source of its records: the profile
  bool dry_run = false;
  bool says_status = true;  // the file at hand tells the status of deals
  Instant now{};
  store::Tx* tx = nullptr;  // of the batch
  std::vector<journal::Event> events;
  std::map<std::string, std::int64_t, std::less<>> also_made;  // by record type
  std::string unknown_owner;  // of the row at hand; counted when the row is written
  std::int64_t unknown_owners = 0;
  std::vector<std::string> unknown_owner_names;  // of the whole import
  std::int64_t overridden = 0;
  std::vector<std::string> made_pipelines;  // ids, of this import

  WorkspaceId workspace_id() const { return actor.workspace_id; }
  // The event belongs to the import.
  void add(journal::Event event) {
    event.batch_id = import_id.value;
    events.push_back(std::move(event));
  }
  void note_unknown_owner() {
    ++unknown_owners;
    auto& names = unknown_owner_names;
    if (names.size() < kUnknownOwnersToldMax &&
        std::find(names.begin(), names.end(), unknown_owner) == names.end())
      names.push_back(unknown_owner);
  }
  // Counts a record that a row only names. A dry run makes it anew in every batch and counts it
  // once; `key` tells it from others of its type.
  void note_made(std::string_view type, std::string_view key) {
    if (!dry_run || see(type, key)) ++also_made[std::string(type)];
  }
  // Whether this is the first time. For dry runs, which roll back what they made (64-bit hashes).
  bool see(std::string_view type, std::string_view key) {
    return seen_.insert(hash_of(type, key)).second;
  }
  bool has_seen(std::string_view type, std::string_view key) const {
    return seen_.contains(hash_of(type, key));
  }

 private:
  static std::uint64_t hash_of(std::string_view type, std::string_view key) {
    return std::hash<std::string>{}(std::string(type).append(1, '\x1f').append(key));
  }
  std::unordered_set<std::uint64_t> seen_;
};

struct StagePlace {
  pipelines::PipelineId pipeline_id;
  pipelines::StageId stage_id;
};

class Lookups {
 public:
  explicit Lookups(Work& work) : work_(work) {}
  void forget();
  void forget_products() { products_.clear(), products_loaded_ = false; }
  void forget_owners() { owners_.clear(); }

  // The user by their id in the other system, e-mail or name; nothing where nobody fits.
  std::optional<UserId> user(const Text& text, const Text& external_id);
  // The owner that a row names; nothing where it names none, or nobody here and the importer is to
  // have the record. Errors: InvalidField/unknown_owner.
  Result<std::optional<UserId>> owner(const Text& text, const Text& external_id);
  // The deal of that id in the other system.
  std::optional<DealId> deal(const std::string& external_id);
  // Asks for many at once, ahead of their rows; what is known of others is forgotten.
  void expect_deals(const std::vector<std::string>& external_ids);
  // The same for companies, by their names.
  void expect_companies(const std::vector<std::string>& names);
  // One that this batch has made.
  void note_deal(const std::string& external_id, DealId id) { deals_[external_id] = id; }
  // Makes the company where there is none of that id, domain or name. Errors: InvalidField.
  Result<std::optional<CompanyId>> company(const Text& name, const Text& external_id,
                                           const Text& domain);
  std::optional<CompanyId> find_company(const Text& name, const Text& external_id,
                                        const Text& domain);
  Result<PersonId> person(const PersonRef& ref);
  std::optional<PersonId> find_person(const Text& email, const Text& external_id);
  std::optional<ProductId> find_product(const std::string& name);
  ProductId product(const std::string& name);
  pipelines::LostReasonId lost_reason(const std::string& name);
  std::optional<TeamId> team(const std::string& name);

  // The stage of that name in the pipeline that the row names, that the options choose, the first
  // of the workspace, or one that is made for this import. Without a name: the first stage, or the
  // last one of a won deal. Errors: InvalidField unknown_stage, too_many_stages.
  Result<StagePlace> stage(const Text& pipeline, const Text& stage, bool won,
                           std::optional<Probability> probability);
  Result<StagePlace> stage_in(pipelines::PipelineId pipeline_id, const std::string& stage,
                              std::optional<Probability> probability);
  bool has_required_criteria(pipelines::StageId id);

 private:
  using PipelineView = pipelines::PipelineView;
  void load_pipelines();
  PipelineView* find_pipeline(std::string_view name);
  PipelineView* find_pipeline(pipelines::PipelineId id);
  Result<PipelineView*> choose_pipeline(const Text& name);
  PipelineView* make_pipeline(const std::string& name, std::span<const pipelines::Stage> stages);
  pipelines::StageId add_stage(PipelineView& pipeline, const std::string& name,
                               std::optional<Probability> probability);
  bool is_made(pipelines::PipelineId id) const;
  std::optional<std::int64_t> by_external(std::string_view table, const std::string& external_id);

  Work& work_;
  Remembered owners_, companies_, people_, products_, reasons_, teams_, stages_;
  std::unordered_map<std::string, DealId> deals_;     // 0: there is none
  std::unordered_map<std::string, CompanyId> named_;  // by company_key; 0: there is none
  std::vector<PipelineView> pipelines_;
  bool pipelines_loaded_ = false;
  bool products_loaded_ = false;
};

}  // namespace penstock::importing
