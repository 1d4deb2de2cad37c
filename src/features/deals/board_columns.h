#pragma once
// What the columns of the board and of the timeline share, whatever they stand for: sums over all
// their deals and windows of cards.

#include <functional>

#include "features/deals/views.h"

namespace penstock::deals {

// A question about columns, as each part of its answer needs it.
struct AskedColumns {
  store::Reader& reader;
  const commands::Registry& registry;
  const commands::Actor& actor;
  Instant now;
  const std::optional<std::string>& where;
  const std::optional<std::string>& q;
  const std::optional<UserId>& owner_id;
  BoardSort sort;

  Date today() const { return date_in_zone(now, actor.time_zone); }
};

// A piece of SQL over the deal `d`, with its values bound to the statement. $1 is the workspace.
using SqlPiece = std::function<std::string(store::Sql&)>;

struct Grouping {
  SqlPiece within;  // "d.pipeline_id = $2": the deals that any column counts
  // What tells their columns apart, besides their stages; none where the stages do.
  SqlPiece key;
  // The column of deals of a stage with a key; null: in none.
  std::function<BoardColumn*(StageId, std::string_view key)> column_of;
};

// Adds up the open deals by column in one statement, answered from an index alone where there is no
// filter. `stages` are all that the deals may be in.
Result<void> add_sums(const AskedColumns& asked, const std::vector<pipelines::Stage>& stages,
                      const Grouping& grouping);

// The cards of the column whose deals meet `within`, from a cursor on. `dated`: each of them has an
// expected close, so that their order by it is that of an index.
// Errors: InvalidField/invalid_cursor for a cursor of another order.
Result<commands::List<DealCard>> read_window(const AskedColumns& asked, const SqlPiece& within,
                                             bool dated, const std::optional<std::string>& cursor);

// Reads the first window into a column that has deals.
Result<void> add_window(BoardColumn& column, const AskedColumns& asked, const SqlPiece& within,
                        bool dated);

// The pipeline asked for, or the first that is not archived. Errors: NotFound.
Result<PipelineId> choose_pipeline(store::Reader& reader, const commands::Actor& actor,
                                   std::optional<PipelineId> wanted);

}  // namespace penstock::deals
