import type { BoardColumn, DealCard, LiveChange } from "~/shared/api/types";
import { ColumnTotals } from "./column-totals";
import type { Lane, Lanes } from "./lanes";
import { type BoardSort, compare_cards, type Day } from "./next-step";

// The board in memory: cards by id, per column the loaded ids in order and totals over all its deals.
// Readers subscribe to one card or one column; a change wakes only those. Totals cost O(1) per change.
// Another person's change never reorders a held column (one under pointer, focus or drag): it waits in `waiting`.

export type ColumnView = {
  lane: Lane;
  ids: readonly string[];
  totals: ColumnTotals;
  next_cursor: string | null;
  waiting: number;
  stamp: number;
};
export type Place = { lane_id: string; index: number };
// What the server has told of a board: its columns by the ids of their lanes.
export type Picture = { pos: number; columns: ReadonlyMap<string, BoardColumn> };

type Column = {
  lane: Lane;
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
  private let_through_until = 0;
  // The journal position of the newest picture: what happened up to it is counted already.
  private pos = 0;
  private readonly chances: Map<string, number>;
  readonly sort: BoardSort;
  readonly lanes: Lanes;

  constructor(sort: BoardSort, day: Day, lanes: Lanes) {
    this.sort = sort;
    this.lanes = lanes;
    this.chances = new Map(lanes.stages.map((stage) => [stage.id, stage.probability_bp]));
    this.day = day;
    this.compare = compare_cards(sort, day);
  }

  load(picture: Picture) {
    this.pos = picture.pos;
    this.cards.clear();
    this.columns.clear();
    this.waiting.clear();
    for (const lane of this.lanes.list) this.load_column(lane, picture.columns.get(lane.id));
    this.wake_all();
  }

  private load_column(lane: Lane, column: BoardColumn | undefined) {
    for (const card of column?.items ?? []) this.cards.set(card.id, card);
    this.columns.set(lane.id, {
      lane,
      ids: column?.items.map((c) => c.id) ?? [],
      totals: column ? ColumnTotals.of(column) : new ColumnTotals(),
      next_cursor: column?.next_cursor ?? null,
      stamp: 0,
    });
  }

  // A newer picture of the same board. Held columns (unless it answers the reader's own change) and those scrolled beyond the first window keep their order.
  refresh(picture: Picture) {
    this.pos = Math.max(this.pos, picture.pos);
    for (const [lane_id, fresh] of picture.columns) {
      const column = this.columns.get(lane_id);
      if (!column) continue;
      const keeps_order = this.is_held(lane_id) || column.ids.length > fresh.items.length + WINDOW_SLACK;
      for (const card of fresh.items) {
        const known = this.cards.get(card.id);
        if (!known || known.version <= card.version) this.cards.set(card.id, card);
      }
      if (!keeps_order) {
        const there = new Set(fresh.items.map((c) => c.id));
        for (const id of column.ids)
          if (!there.has(id) && this.lane_of(this.cards.get(id)) === lane_id) this.cards.delete(id);
        column.ids = fresh.items.map((c) => c.id);
        column.next_cursor = fresh.next_cursor;
      }
      column.totals = ColumnTotals.of(fresh);
      this.wake_column(column);
      for (const { id } of fresh.items) this.wake(id);
    }
  }

  append(lane_id: string, items: DealCard[], next_cursor: string | null) {
    const column = this.columns.get(lane_id);
    if (!column) return;
    const known = new Set(column.ids);
    for (const card of items) {
      if (known.has(card.id) || this.lane_of(this.cards.get(card.id)) === lane_id) continue;
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
  lane_of(card: DealCard | undefined): string | undefined {
    return card && this.lanes.of(card);
  }
  private column_of(card: DealCard): Column | undefined {
    return this.columns.get(this.lanes.of(card) ?? "");
  }
  // Stable until the column changes, as useSyncExternalStore wants it.
  column(lane_id: string): ColumnView | undefined {
    const column = this.columns.get(lane_id);
    if (!column) return undefined;
    const view = this.views.get(lane_id);
    if (view && view.stamp === column.stamp && view.totals === column.totals) return view;
    const fresh: ColumnView = {
      lane: column.lane,
      ids: [...column.ids],
      totals: column.totals,
      next_cursor: column.next_cursor,
      waiting: this.waiting.get(lane_id)?.size ?? 0,
      stamp: column.stamp,
    };
    this.views.set(lane_id, fresh);
    return fresh;
  }
  place_of(id: string): Place | undefined {
    const card = this.cards.get(id);
    const column = card && this.column_of(card);
    if (!card || !column) return undefined;
    return { lane_id: column.lane.id, index: column.ids.indexOf(id) };
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
    const to = card.status === "open" ? this.column_of(card) : undefined;
    const old_index = old ? (this.column_of(old)?.ids.indexOf(card.id) ?? -1) : -1;
    if (old) this.take_out(old);
    if (!to) {
      this.cards.delete(card.id);
      this.wake(card.id);
      return;
    }
    this.count(to, card);
    const stays = old !== undefined && this.lane_of(old) === to.lane.id;
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

  // Into the totals of a column, or out of them.
  private count(column: Column, card: DealCard, times: 1 | -1 = 1) {
    column.totals.add(card, this.chances.get(card.stage_id) ?? 0, this.day, times);
  }
  private take_out(old: DealCard) {
    const column = this.column_of(old);
    if (!column) return;
    this.count(column, old, -1);
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
  private is_held(lane_id: string): boolean {
    return this.held.has(lane_id) && Date.now() > this.let_through_until;
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
    const [from, to] = [this.lane_of(old), this.lane_of(deal)];
    if (!old && !this.columns.has(to ?? "")) return "applied";
    const held = [from, to].find((id) => id && this.is_held(id));
    const reorders = !old || from !== to || deal.status !== "open" || !this.same_order(old, deal);
    if (held && reorders) {
      this.wait(held, deal);
      if (old && from === to && deal.status === "open") this.change_in_place(old, deal);
      return "waiting";
    }
    this.put(deal, { by: change.actor_name });
    return "applied";
  }

  // Values inside a card change at once, also where its place may not.
  private change_in_place(old: DealCard, deal: DealCard) {
    const column = this.column_of(old);
    if (!column) return;
    this.count(column, old, -1);
    this.count(column, deal);
    this.cards.set(deal.id, deal);
    this.wake_column(column);
    this.wake(deal.id);
  }

  private wait(lane_id: string, deal: DealCard) {
    const waiting = this.waiting.get(lane_id) ?? new Map<string, DealCard>();
    waiting.set(deal.id, deal);
    this.waiting.set(lane_id, waiting);
    const column = this.columns.get(lane_id);
    if (column) this.wake_column(column);
  }

  hold(lane_id: string): Listener {
    this.held.set(lane_id, (this.held.get(lane_id) ?? 0) + 1);
    let done = false;
    return () => {
      if (done) return;
      done = true;
      const left = (this.held.get(lane_id) ?? 1) - 1;
      if (left > 0) this.held.set(lane_id, left);
      else {
        this.held.delete(lane_id);
        this.apply_waiting(lane_id);
      }
    };
  }

  apply_waiting(lane_id: string) {
    const waiting = this.waiting.get(lane_id);
    if (!waiting) return;
    this.waiting.delete(lane_id);
    for (const deal of waiting.values()) {
      const old = this.cards.get(deal.id);
      if (old && old.version > deal.version) continue;
      if (old && old.version === deal.version) this.resort(old);
      else this.put(deal, { by: "" });
    }
    const column = this.columns.get(lane_id);
    if (column) this.wake_column(column);
  }

  private resort(card: DealCard) {
    const column = this.column_of(card);
    if (!column) return;
    column.ids = column.ids.filter((id) => id !== card.id);
    const index = this.index_for(column, card);
    if (index !== undefined) column.ids.splice(index, 0, card.id);
  }

  private wake_column(column: Column) {
    column.stamp += 1;
    this.wake(column.lane.id);
  }
  private wake(key: string) {
    for (const listener of this.listeners.get(key) ?? []) listener();
  }
  private wake_all() {
    this.views.clear();
    for (const set of this.listeners.values()) for (const listener of set) listener();
  }
}
