#pragma once
// A described struct (base/record.h) as a record that criteria can look at.

#include <array>
#include <span>
#include <utility>

#include "criteria/evaluate.h"

namespace penstock::criteria {

// One entry of a collection.
struct Happening {
  std::string_view kind;
  std::optional<Instant> at;
};

// Counts entries as RecordView::count does.
std::int64_t count_happenings(std::span<const Happening> entries, std::string_view kind,
                              Range range);

template <class T>
Value as_value(const T& member) {
  if constexpr (is_optional<T>)
    return member ? as_value(*member) : Value{};
  else if constexpr (is_id<T>)
    return member.value == 0 ? Value{} : Value{member.value};
  else if constexpr (std::is_same_v<T, bool>)
    return member;
  else if constexpr (std::is_integral_v<T>)
    return static_cast<std::int64_t>(member);
  else if constexpr (std::is_floating_point_v<T>)
    return static_cast<double>(member);
  else if constexpr (std::is_same_v<T, Probability>)
    return std::int64_t{member.basis_points};
  else if constexpr (std::is_same_v<T, std::string>)
    return std::string_view(member);
  else if constexpr (std::is_same_v<T, Money> || std::is_same_v<T, Instant> ||
                     std::is_same_v<T, Date>)
    return member;
  else if constexpr (DescribedEnum<T>)
    return to_text(member);
  else if constexpr (std::is_same_v<T, std::vector<std::string>>)
    return &member;
  else
    return {};
}

// Points to the record, its related records and its collections, which must outlive it. The spec
// must be made from describe<T>(). Not for records whose text fields are temporary.
template <Described T>
class DescribedView final : public RecordView {
 public:
  // `custom`: the object of custom fields, if the record has one.
  explicit DescribedView(const T& record, const Json* custom = nullptr)
      : record_(record), custom_(custom) {}

  // By the full name of the field ("company_id") and of the collection ("activity").
  DescribedView& relate(std::string_view field, const RecordView* to) {
    return related_.emplace_back(field, to), *this;
  }
  DescribedView& collect(std::string_view name, std::span<const Happening> entries) {
    return collections_.emplace_back(name, entries), *this;
  }

  Value value(const FieldSpec& field) const override {
    if (field.is_custom()) return custom_ == nullptr ? Value{} : custom_value(*custom_, field);
    const auto& readers = member_readers();
    PENSTOCK_CHECK(field.member >= 0 && static_cast<std::size_t>(field.member) < readers.size(),
                   "a field of this record's description");
    return readers[static_cast<std::size_t>(field.member)](record_);
  }
  const RecordView* related(const FieldSpec& reference) const override {
    for (const auto& [name, view] : related_)
      if (name == reference.name) return view;
    return nullptr;
  }
  std::int64_t count(const CollectionSpec& collection, std::string_view kind,
                     Range range) const override {
    for (const auto& [name, entries] : collections_)
      if (name == collection.name) return count_happenings(entries, kind, range);
    return 0;
  }

 private:
  using Reader = Value (*)(const T&);
  template <class Member>
  static Value read(const T& record) {
    return as_value(record.*Member::pointer);
  }

  static const auto& member_readers() {
    using Members = boost::describe::describe_members<T, boost::describe::mod_public |
                                                             boost::describe::mod_inherited>;
    static const auto readers = []<class... M>(boost::mp11::mp_list<M...>) {
      return std::array<Reader, sizeof...(M)>{&read<M>...};
    }(boost::mp11::mp_rename<Members, boost::mp11::mp_list>{});
    return readers;
  }

  const T& record_;
  const Json* custom_;
  std::vector<std::pair<std::string_view, const RecordView*>> related_;
  std::vector<std::pair<std::string_view, std::span<const Happening>>> collections_;
};

}  // namespace penstock::criteria
