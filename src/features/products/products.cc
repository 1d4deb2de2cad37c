// What products offers: four commands, one list, and the fields of criteria. Everybody sees
// products; who may manage pipelines may change them.

#include "features/products/products.h"

#include "commands/listing.h"
#include "features/changes.h"
#include "features/checks.h"
#include "store/record_sql.h"
#include "store/text_index.h"

namespace penstock::products {
namespace {

using access::Actor;
using commands::List;
using commands::Permission;
using store::Reader;
using store::Tx;

Result<void> normalise(Product& product) {
  product.name = std::string(trim(product.name));
  clean(product.series);
  if (product.name.empty()) return invalid_field("name", "required", "this may not be empty");
  return {};
}

Result<void> check_name(Reader& reader, WorkspaceId workspace_id, const Product& product) {
  auto other = find_product(reader, workspace_id, product.name);
  if (!other || *other == product.id) return {};
  return conflict("name_taken", "there is a product of this name already; give another name");
}

void append(Tx& tx, const Actor& actor, Instant now, const journal::Event& event) {
  journal::append(tx, actor.workspace_id, actor.user_id, now, event);
}

void put_words(Tx& tx, const Actor& actor, ProductId id, std::string_view before,
               std::string_view after) {
  store::put_text(tx, {actor.workspace_id, "product"}, id.value, before, after);
}

Result<Product> load(Reader& reader, const Actor& actor, ProductId id) {
  auto found = store::find_by_id<Product>(reader, "products", actor.workspace_id, id);
  if (!found) return not_found("product");
  return std::move(*found);
}

void insert(Tx& tx, const Actor& actor, Instant now, const Product& product) {
  store::insert(tx, "products", actor.workspace_id, product);
  put_words(tx, actor, product.id, "", search_text(product));
  append(tx, actor, now, change_event<Product>("product.created", "product", nullptr, &product));
}

Result<Product> save(Tx& tx, const Actor& actor, Instant now, const Product& before,
                     Product after) {
  TRY_VOID(check_name(tx, actor.workspace_id, after));
  after.version = before.version + 1;
  TRY_VOID(store::update(tx, "products", actor.workspace_id, before, after));
  put_words(tx, actor, after.id, search_text(before), search_text(after));
  append(tx, actor, now, change_event("product.edited", "product", &before, &after));
  return after;
}

Result<void> remove(Tx& tx, const Actor& actor, Instant now, const Product& product) {
  auto deals = tx.find_integer(
      "SELECT count(*) FROM deals d WHERE d.workspace_id = $1 AND d.product_id = $2",
      {actor.workspace_id, product.id});
  if (deals.value_or(0) > 0)
    return rule_rejected(
        "product_in_use",
        std::to_string(*deals) + " deals name this product; make it inactive instead");
  tx.execute("DELETE FROM products WHERE workspace_id = $1 AND id = $2",
             {actor.workspace_id, product.id});
  put_words(tx, actor, product.id, search_text(product), "");
  append(tx, actor, now, change_event<Product>("product.deleted", "product", &product, nullptr));
  return {};
}

Result<void> undo(Tx& tx, const Actor& actor, Instant now, const journal::Entry& entry) {
  TRY_VOID(access::check(actor, Permission::ManagePipelines));
  TRY(body, parse_json(entry.body));
  auto current =
      store::find_by_id<Product>(tx, "products", actor.workspace_id, ProductId{entry.record_id});
  if (entry.name == "product.deleted") {
    if (current) return undo_overtaken();
    TRY(product, from_json<Product>(*body.find("before")));
    TRY_VOID(check_name(tx, actor.workspace_id, product));
    ++product.version;
    insert(tx, actor, now, product);
    return {};
  }
  if (!current) return undo_overtaken();
  if (entry.name == "product.created") {
    if (!still_after(*current, *body.find("after"))) return undo_overtaken();
    return remove(tx, actor, now, *current);
  }
  TRY(product, taken_back(*current, body));
  TRY(saved, save(tx, actor, now, *current, std::move(product)));
  (void)saved;
  return {};
}

const commands::ListSource& product_source() {
  static const commands::ListSource source{
      .record = "product",
      .alias = "p",
      .columns = store::columns<Product>("p"),
      .from = "products p",
      .owner_column = "",
      .sorts = {{.name = "name", .column = "p.name_folded", .is_text = true},
                {.name = "series", .column = "p.series_folded", .is_text = true, .nullable = true}},
      .default_sort = "name"};
  return source;
}

struct GetProduct {
  ProductId product_id;
};
BOOST_DESCRIBE_STRUCT(GetProduct, (), (product_id))

Result<Product> get_product(Reader& reader, const Actor& actor, Instant, const GetProduct& query) {
  return load(reader, actor, query.product_id);
}

}  // namespace

std::string search_text(const Product& product) {
  return product.name + " " + product.series.value_or("");
}

Result<Product> create_product(Tx& tx, const Actor& actor, Instant now,
                               const CreateProduct& command) {
  Product product;
  TRY_VOID(apply_edit(product, command, {}));
  product.id = tx.ids().make<ProductId>();
  TRY_VOID(normalise(product));
  TRY_VOID(check_name(tx, actor.workspace_id, product));
  insert(tx, actor, now, product);
  return product;
}

Result<Product> edit_product(Tx& tx, const Actor& actor, Instant now, const EditProduct& command) {
  TRY(before, load(tx, actor, command.product_id));
  TRY_VOID(check_version(before.version, command.expected_version));
  auto after = before;
  TRY_VOID(apply_edit(after, command, {"product_id", "expected_version"}));
  TRY_VOID(normalise(after));
  if (!differs(before, after)) return before;
  return save(tx, actor, now, before, std::move(after));
}

Result<void> delete_product(Tx& tx, const Actor& actor, Instant now, const DeleteProduct& command) {
  TRY(product, load(tx, actor, command.product_id));
  TRY_VOID(check_version(product.version, command.expected_version));
  return remove(tx, actor, now, product);
}

std::optional<ProductId> find_product(Reader& reader, WorkspaceId workspace_id,
                                      std::string_view name) {
  auto id = reader.find_integer(
      "SELECT p.id FROM products p WHERE p.workspace_id = $1 AND p.name_folded = $2",
      {workspace_id, fold(name)});
  if (!id) return {};
  return ProductId{*id};
}

Result<ProductId> find_or_make_product(Tx& tx, const Actor& actor, Instant now,
                                       std::string_view name) {
  if (auto found = find_product(tx, actor.workspace_id, name)) return *found;
  TRY(made, create_product(tx, actor, now, {.name = std::string(name), .series = {}, .price = {}}));
  return made.id;
}

criteria::RecordSpec product_spec() {
  auto spec = criteria::make_record_spec<Product>("product", "products");
  spec.field("name")->folded_column = "name_folded";
  spec.field("series")->folded_column = "series_folded";
  return spec;
}

void register_products(commands::Registry& registry) {
  constexpr auto kNeeds = Permission::ManagePipelines;
  registry.add_record(product_spec());
  registry.add({.name = "product.create",
                .route = "POST /products",
                .needs = kNeeds,
                .says = "Add a product",
                .status = 201},
               create_product);
  registry.add({.name = "product.edit",
                .route = "PATCH /products/{product_id}",
                .needs = kNeeds,
                .says = "Change a product"},
               edit_product);
  registry.add({.name = "product.delete",
                .route = "DELETE /products/{product_id}",
                .needs = kNeeds,
                .says = "Delete a product that no deal names"},
               delete_product);
  for (auto name : {"product.created", "product.edited", "product.deleted"})
    registry.add_undo(name, undo);
  registry.add_query({.name = "product.get",
                      .route = "GET /products/{product_id}",
                      .says = "One product",
                      .runs = http::Runs::Inline},
                     get_product);
  registry.add_query<commands::ListRequest, List<Product>>(
      {.name = "product.list", .route = "GET /products", .says = "Products, page by page"},
      [&registry](Reader& reader, const Actor& actor, Instant now,
                  const commands::ListRequest& request) -> Result<List<Product>> {
        List<Product> list;
        TRY(page, commands::read_page(reader, registry, actor, now, product_source(), request,
                                      [&](const store::Row& row) {
                                        list.items.push_back(store::read_row<Product>(row, 2));
                                      }));
        list.next_cursor = std::move(page.next_cursor);
        list.count = page.count;
        return list;
      });
}

}  // namespace penstock::products
