import type { Board, BoardColumn, DealCard, LiveChange, Stage } from "~/shared/api/types";
import { ColumnTotals } from "./column-totals";
import { type BoardSort, compare_cards, type Day } from "./next-step";

// The board in memory: cards by id, per column the loaded ids in order and totals over all deals of the stage.
// Readers subscribe to one card or one column; a change wakes only those. Totals cost O(1) per change.
// Another person's change never reorders a held column (one under pointer, focus or drag): it waits in `waiting`.

export type ColumnView = {
  stage: Stage;
  ids: readonly string[];
  totals: ColumnTotals;
  next_cursor: string | null;
  waiting: number;
  stamp: number;
};
export type Place = { stage_id: string; index: number };

type Column = {
  stage: Stage;
  ids: string[];
  totals: ColumnTotals;
  next_cursor: string | null;
  stamp: number;
};
type Listener = () => void;

// Cards others added since the first window was read do not make a column "scrolled".
const WINDOW_SLACK = 5;
const OWN_CHANGES_MS = 2000;

export class BoardStore {
  private readonly cards = new Map<string, DealCard>();
  private readonly columns = new Map<string, Column>();
  private readonly views = new Map<string, ColumnView>();
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly held = new Map<string, number>();
  private readonly waiting = new Map<string, Map<string, DealCard>>();
  private readonly touched = new Map<string, { at: number; by: string | null }>();
  private compare: (a: DealCard, b: DealCard) => number;
  private readonly day: Day;
  private stages: Stage[] = [];
  private let_through_until = 0;
  // The journal position of the newest picture: what happened up to it is counted already.
  private pos = 0;
  readonly sort: BoardSort;

  constructor(sort: BoardSort, day: Day) {
    this.sort = sort;
    this.day = day;
    this.compare = compare_cards(sort, day);
  }

  load(board: Board, stages: Stage[]) {
    this.stages = stages;
    this.pos = board.pos;
    this.cards.clear();
    this.columns.clear();
    this.waiting.clear();
    const by_stage = new Map(board.stages.map((c) => [c.stage_id, c]));
    for (const stage of stages) this.load_column(stage, by_stage.get(stage.id));
    this.wake_all();
  }

  private load_column(stage: Stage, column: BoardColumn | undefined) {
    for (const card of column?.items ?? []) this.cards.set(card.id, card);
    this.columns.set(stage.id, {
      stage,
      ids: column?.items.map((c) => c.id) ?? [],
      totals: column ? ColumnTotals.of(column) : new ColumnTotals(),
      next_cursor: column?.next_cursor ?? null,
      stamp: 0,
    });
  }

  // A newer picture of the same board. Held columns (unless it answers the reader's own change) and those scrolled beyond the first window keep their order.
  refresh(board: Board) {
    this.pos = Math.max(this.pos, board.pos);
    for (const fresh of board.stages) {
      const column = this.columns.get(fresh.stage_id);
      if (!column) continue;
      const keeps_order =
        this.is_held(fresh.stage_id) || column.ids.length > fresh.items.length + WINDOW_SLACK;
      for (const card of fresh.items) {
        const known = this.cards.get(card.id);
        if (!known || known.version <= card.version) this.cards.set(card.id, card);
      }
      if (!keeps_order) {
        const there = new Set(fresh.items.map((c) => c.id));
        for (const id of column.ids)
          if (!there.has(id) && this.cards.get(id)?.stage_id === fresh.stage_id) this.cards.delete(id);
        column.ids = fresh.items.map((c) => c.id);
        column.next_cursor = fresh.next_cursor;
      }
      column.totals = ColumnTotals.of(fresh);
      this.wake_column(column);
      for (const { id } of fresh.items) this.wake(id);
    }
  }

  append(stage_id: string, items: DealCard[], next_cursor: string | null) {
    const column = this.columns.get(stage_id);
    if (!column) return;
    const known = new Set(column.ids);
    for (const card of items) {
      if (known.has(card.id) || this.cards.get(card.id)?.stage_id === stage_id) continue;
      this.cards.set(card.id, card);
      column.ids.push(card.id);
    }
    column.next_cursor = next_cursor;
    this.wake_column(column);
  }

  // Reading

  card(id: string): DealCard | undefined {
    return this.cards.get(id);
  }
  stage(id: string): Stage | undefined {
    return this.columns.get(id)?.stage;
  }
  get_stages(): Stage[] {
    return this.stages;
  }
  // Stable until the column changes, as useSyncExternalStore wants it.
  column(stage_id: string): ColumnView | undefined {
    const column = this.columns.get(stage_id);
    if (!column) return undefined;
    const view = this.views.get(stage_id);
    if (view && view.stamp === column.stamp && view.totals === column.totals) return view;
    const fresh: ColumnView = {
      stage: column.stage,
      ids: [...column.ids],
      totals: column.totals,
      next_cursor: column.next_cursor,
      waiting: this.waiting.get(stage_id)?.size ?? 0,
      stamp: column.stamp,
    };
    this.views.set(stage_id, fresh);
    return fresh;
  }
  place_of(id: string): Place | undefined {
    const card = this.cards.get(id);
    const column = card && this.columns.get(card.stage_id);
    if (!card || !column) return undefined;
    return { stage_id: card.stage_id, index: column.ids.indexOf(id) };
  }
  touch_of(id: string) {
    return this.touched.get(id);
  }

  subscribe(key: string, listener: Listener): Listener {
    const set = this.listeners.get(key) ?? new Set();
    this.listeners.set(key, set);
    set.add(listener);
    return () => {
      set.delete(listener);
    };
  }

  // Writing

  // Takes the newest picture of a deal: moves, changes or removes its card. `index` places it by hand.
  put(card: DealCard, options: { index?: number; by?: string | null } = {}) {
    const old = this.cards.get(card.id);
    const to = card.status === "open" ? this.columns.get(card.stage_id) : undefined;
    const old_index = old ? (this.columns.get(old.stage_id)?.ids.indexOf(card.id) ?? -1) : -1;
    if (old) this.take_out(old);
    if (!to) {
      this.cards.delete(card.id);
      this.wake(card.id);
      return;
    }
    to.totals.add(card, to.stage.probability_bp, this.day);
    const stays = old?.stage_id === card.stage_id;
    const keeps_place = stays && old_index >= 0 && options.index === undefined && this.same_order(old, card);
    const index = keeps_place ? old_index : (options.index ?? this.index_for(to, card));
    this.cards.set(card.id, card);
    if (index !== undefined) to.ids.splice(Math.min(index, to.ids.length), 0, card.id);
    if (options.by !== undefined || !stays)
      this.touched.set(card.id, { at: Date.now(), by: options.by ?? null });
    this.wake_column(to);
    this.wake(card.id);
  }

  remove(id: string) {
    const old = this.cards.get(id);
    if (!old) return;
    this.take_out(old);
    this.cards.delete(id);
    this.wake(id);
  }

  private take_out(old: DealCard) {
    const column = this.columns.get(old.stage_id);
    if (!column) return;
    column.totals.add(old, column.stage.probability_bp, this.day, -1);
    const index = column.ids.indexOf(old.id);
    if (index >= 0) column.ids.splice(index, 1);
    this.wake_column(column);
  }

  private same_order(old: DealCard, card: DealCard): boolean {
    return this.compare({ ...old, id: "" }, { ...card, id: "" }) === 0;
  }

  // Where the order puts a card among the loaded ones; undefined when that is below the loaded part.
  private index_for(column: Column, card: DealCard): number | undefined {
    let low = 0;
    let high = column.ids.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.cards.get(column.ids[middle] as string);
      if (other && this.compare(other, card) <= 0) low = middle + 1;
      else high = middle;
    }
    return low === column.ids.length && column.next_cursor ? undefined : low;
  }

  // Other people's changes

  // What the reader has just asked for (an undo, a bulk change) comes back through the server and is not held back.
  expect_own_changes() {
    this.let_through_until = Date.now() + OWN_CHANGES_MS;
  }
  private is_held(stage_id: string): boolean {
    return this.held.has(stage_id) && Date.now() > this.let_through_until;
  }

  apply(change: LiveChange): "applied" | "waiting" | "unknown" {
    if (change.pos <= this.pos) return "applied";
    const deal = change.deal;
    const old = this.cards.get(change.record_id);
    if (!deal) {
      if (change.name === "deal.deleted" && old) this.remove(old.id);
      return "applied";
    }
    if (old && old.version >= deal.version) return "applied";
    // A deal beyond the loaded part: only the server knows which totals it counted in before.
    if (!old && change.name !== "deal.created") return "unknown";
    if (!old && !this.columns.has(deal.stage_id)) return "applied";
    const stage_ids = [old?.stage_id, deal.stage_id].filter((id): id is string => Boolean(id));
    const held = stage_ids.find((id) => this.is_held(id));
    const reorders =
      !old || old.stage_id !== deal.stage_id || deal.status !== "open" || !this.same_order(old, deal);
    if (held && reorders) {
      this.wait(held, deal);
      if (old?.stage_id === deal.stage_id && deal.status === "open") this.change_in_place(old, deal);
      return "waiting";
    }
    this.put(deal, { by: change.actor_name });
    return "applied";
  }

  // Values inside a card change at once, also where its place may not.
  private change_in_place(old: DealCard, deal: DealCard) {
    const column = this.columns.get(old.stage_id);
    if (!column) return;
    column.totals.add(old, column.stage.probability_bp, this.day, -1);
    column.totals.add(deal, column.stage.probability_bp, this.day);
    this.cards.set(deal.id, deal);
    this.wake_column(column);
    this.wake(deal.id);
  }

  private wait(stage_id: string, deal: DealCard) {
    const waiting = this.waiting.get(stage_id) ?? new Map<string, DealCard>();
    waiting.set(deal.id, deal);
    this.waiting.set(stage_id, waiting);
    const column = this.columns.get(stage_id);
    if (column) this.wake_column(column);
  }

  hold(stage_id: string): Listener {
    this.held.set(stage_id, (this.held.get(stage_id) ?? 0) + 1);
    let done = false;
    return () => {
      if (done) return;
      done = true;
      const left = (this.held.get(stage_id) ?? 1) - 1;
      if (left > 0) this.held.set(stage_id, left);
      else {
        this.held.delete(stage_id);
        this.apply_waiting(stage_id);
      }
    };
  }

  apply_waiting(stage_id: string) {
    const waiting = this.waiting.get(stage_id);
    if (!waiting) return;
    this.waiting.delete(stage_id);
    for (const deal of waiting.values()) {
      const old = this.cards.get(deal.id);
      if (old && old.version > deal.version) continue;
      if (old && old.version === deal.version) this.resort(old);
      else this.put(deal, { by: "" });
    }
    const column = this.columns.get(stage_id);
    if (column) this.wake_column(column);
  }

  private resort(card: DealCard) {
    const column = this.columns.get(card.stage_id);
    if (!column) return;
    column.ids = column.ids.filter((id) => id !== card.id);
    const index = this.index_for(column, card);
    if (index !== undefined) column.ids.splice(index, 0, card.id);
  }

  private wake_column(column: Column) {
    column.stamp += 1;
    this.wake(column.stage.id);
  }
  private wake(key: string) {
    for (const listener of this.listeners.get(key) ?? []) listener();
  }
  private wake_all() {
    this.views.clear();
    for (const set of this.listeners.values()) for (const listener of set) listener();
  }
}
