// The registration of the feature: routes, documentation, actions, undo.

#include "features/deals/bulk.h"
#include "features/deals/views.h"

namespace penstock::deals {

using commands::Actor;
using commands::Permission;
using store::Tx;

void register_deals(commands::Registry& registry) {
  registry.add_record(deal_spec());
  auto gate = std::make_shared<Gate>(
      registry);  // shared by the closures below, as long as the registry lives
  constexpr auto kNeeds = Permission::EditRecords;
  registry.add({.name = "deal.create",
                .route = "POST /deals",
                .needs = kNeeds,
                .says = "Make a deal",
                .status = 201},
               create_deal);
  registry.add({.name = "deal.edit",
                .route = "PATCH /deals/{deal_id}",
                .needs = kNeeds,
                .says = "Change fields of a deal"},
               edit_deal);
  registry.add<MoveDeal, Deal>(
      {.name = "deal.move",
       .route = "POST /deals/{deal_id}/moves",
       .needs = kNeeds,
       .says = "Move a deal to another stage of its pipeline, or to another place in its column"},
      [gate](Tx& tx, const Actor& actor, Instant now, const MoveDeal& command) {
        return move_deal(tx, actor, now, command, *gate);
      });
  registry.add<WinDeal, Deal>(
      {.name = "deal.win",
       .route = "POST /deals/{deal_id}/win",
       .needs = kNeeds,
       .says = "Win a deal"},
      [gate](Tx& tx, const Actor& actor, Instant now, const WinDeal& command) {
        return win_deal(tx, actor, now, command, *gate);
      });
  registry.add({.name = "deal.lose",
                .route = "POST /deals/{deal_id}/lose",
                .needs = kNeeds,
                .says = "Lose a deal, with the reason"},
               lose_deal);
  registry.add<ParkDeal, Deal>(
      {.name = "deal.park",
       .route = "POST /deals/{deal_id}/park",
       .needs = kNeeds,
       .says = "Put a deal into the fridge until a day or an event"},
      [&registry](Tx& tx, const Actor& actor, Instant now, const ParkDeal& command) {
        return park_deal(tx, actor, now, command, registry.schema(tx, actor.workspace_id));
      });
  registry.add({.name = "deal.reopen",
                .route = "POST /deals/{deal_id}/reopen",
                .needs = kNeeds,
                .says = "Open a won, lost or parked deal again"},
               reopen_deal);
  registry.add({.name = "deal.delete",
                .route = "DELETE /deals/{deal_id}",
                .needs = kNeeds,
                .says = "Delete a deal"},
               delete_deal);
  registry.add<ChangeDeals, ChangedDeals>(
      {.name = "deal.bulk",
       .route = "POST /deals/bulk",
       .needs = kNeeds,
       .says = "The same change to many deals"},
      [gate, &registry](Tx& tx, const Actor& actor, Instant now, const ChangeDeals& command) {
        return change_deals(tx, actor, now, command, registry, *gate);
      });
  registry.add<UndoDeals, ChangedDeals>(
      {.name = "deal.undo_bulk",
       .route = "POST /deals/bulk/{batch_id}/undo",
       .needs = kNeeds,
       .says = "Take a change to many deals back, where nobody changed the same since"},
      [&registry](Tx& tx, const Actor& actor, Instant now, const UndoDeals& command) {
        return undo_deals(tx, actor, now, command, registry);
      });
  for (auto name : {"deal.created", "deal.edited", "deal.moved", "deal.reordered", "deal.won",
                    "deal.lost", "deal.parked", "deal.reopened", "deal.deleted", "deal.undone"})
    registry.add_undo(name, undo_deal);
  register_queries(registry, *gate);
}

}  // namespace penstock::deals
