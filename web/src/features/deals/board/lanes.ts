import type { DealCard, Stage } from "~/shared/api/types";

// A column of a board: a stage, or on the timeline a month of expected close.
export type Lane = {
  id: string;
  name: string;
  // Its gate, its exit rule, its usual days.
  stage?: Stage;
  // Nothing is put here by hand: deals get there as time goes by.
  only_by_time?: boolean;
};

// The columns of a board, and which of them a deal is in. Stable, as the store is made anew with it.
export type Lanes = {
  list: Lane[];
  // The id of a deal's column; undefined: it is in none.
  of: (card: DealCard) => string | undefined;
  stages: Stage[];
};

export function stage_lanes(stages: Stage[]): Lanes {
  return {
    list: stages.map((stage) => ({ id: stage.id, name: stage.name, stage })),
    of: (card) => card.stage_id,
    stages,
  };
}
