#pragma once
// What the team sells. Deals name a product.

#include <optional>
#include <string>

#include "commands/registry.h"
#include "features/ids.h"
#include "store/record_sql.h"

namespace penstock::products {

inline constexpr std::size_t kNameBytesMax = 300;

struct Product {
  ProductId id;
  std::string name;
  std::optional<std::string> series;
  std::optional<Money> price;  // of the list
  bool active = true;          // inactive ones stay on old deals and are not offered for new ones
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Product, (), (id, name, series, price, active, version))

struct CreateProduct {
  std::string name;
  std::optional<std::string> series;
  std::optional<Money> price;
  bool active = true;
};
BOOST_DESCRIBE_STRUCT(CreateProduct, (), (name, series, price, active))

struct EditProduct {
  ProductId product_id;
  Patch<std::string> name;
  Patch<std::optional<std::string>> series;
  Patch<std::optional<Money>> price;
  Patch<bool> active;
  std::optional<std::int64_t> expected_version;
};
BOOST_DESCRIBE_STRUCT(EditProduct, (), (product_id, name, series, price, active, expected_version))

struct DeleteProduct {
  ProductId product_id;
  std::optional<std::int64_t> expected_version;
};
BOOST_DESCRIBE_STRUCT(DeleteProduct, (), (product_id, expected_version))

inline auto derived_columns(const Product& p) {
  return std::array{
      store::Derived{"name_folded", fold(p.name)},
      store::Derived{"series_folded", p.series ? store::Value(fold(*p.series)) : store::Value()}};
}

template <class T>
concept ProductFields = std::is_base_of_v<Product, T> || std::is_same_v<T, CreateProduct> ||
                        std::is_same_v<T, EditProduct>;
template <ProductFields T>
constexpr auto field_notes(const T*) {
  return std::array{
      FieldNote{
          .name = "name", .says = "What it is called", .text_max = kNameBytesMax, .required = true},
      FieldNote{
          .name = "series", .says = "The family of products that it belongs to", .text_max = 200},
      FieldNote{.name = "price", .says = "Its list price"},
      FieldNote{.name = "active", .says = "False: no longer offered for new deals"}};
}

// What a search for words looks at.
std::string search_text(const Product& product);

Result<Product> create_product(store::Tx& tx, const access::Actor& actor, Instant now,
                               const CreateProduct& command);
// Errors: NotFound; Conflict/version_conflict; Conflict/name_taken; InvalidField.
Result<Product> edit_product(store::Tx& tx, const access::Actor& actor, Instant now,
                             const EditProduct& command);
// Errors: RuleRejected/product_in_use.
Result<void> delete_product(store::Tx& tx, const access::Actor& actor, Instant now,
                            const DeleteProduct& command);

// By the folded name.
std::optional<ProductId> find_product(store::Reader& reader, WorkspaceId workspace_id,
                                      std::string_view name);
// The product of this name; a new one, with its event, where there is none.
Result<ProductId> find_or_make_product(store::Tx& tx, const access::Actor& actor, Instant now,
                                       std::string_view name);

criteria::RecordSpec product_spec();
// The registry must outlive what is registered.
void register_products(commands::Registry& registry);

}  // namespace penstock::products
