// The board: a column per stage. One statement for the sums of all columns (answered from the index
// deals_board alone when there is no filter), and one window of cards per column.

#include "features/deals/board_columns.h"

namespace penstock::deals {
namespace {

using commands::Actor;
using commands::Registry;
using store::Reader;
using store::Sql;

SqlPiece in_stage(StageId id) {
  return [id](Sql& sql) { return "d.stage_id = " + sql.bind(id.value); };
}

Grouping by_stage(Board& board, Reader& reader) {
  auto within = [&board, &reader](Sql& sql) {
    Json::Array ids;
    for (const auto& column : board.stages) ids.emplace_back(column.stage_id.value);
    return reader.dialect().in_list("d.stage_id", sql.bind(to_text(Json(ids))));
  };
  auto column_of = [&board](StageId id, std::string_view) -> BoardColumn* {
    for (auto& column : board.stages)
      if (column.stage_id == id) return &column;
    return nullptr;
  };
  return {.within = within, .key = {}, .column_of = column_of};
}

}  // namespace

Result<Board> read_board(Reader& reader, const Registry& registry, const Actor& actor, Instant now,
                         const GetBoard& query) {
  AskedColumns asked{reader,      registry, actor,          now,
                     query.where, query.q,  query.owner_id, query.sort};
  TRY(pipeline_id, choose_pipeline(reader, actor, query.pipeline_id));
  auto stages = pipelines::stages_of(reader, actor.workspace_id, pipeline_id);
  Board board{
      .pipeline_id = pipeline_id, .pos = journal::head(reader, actor.workspace_id), .stages = {}};
  for (const auto& stage : stages) board.stages.emplace_back().stage_id = stage.id;
  TRY_VOID(add_sums(asked, stages, by_stage(board, reader)));
  for (auto& column : board.stages)
    TRY_VOID(add_window(column, asked, in_stage(column.stage_id), false));
  return board;
}

Result<commands::List<DealCard>> read_board_column(Reader& reader, const Registry& registry,
                                                   const Actor& actor, Instant now,
                                                   const GetBoardColumn& query) {
  TRY_VOID(pipelines::load_stage(reader, actor.workspace_id, query.stage_id));
  return read_window(
      {reader, registry, actor, now, query.where, query.q, query.owner_id, query.sort},
      in_stage(query.stage_id), false, query.cursor);
}

}  // namespace penstock::deals
