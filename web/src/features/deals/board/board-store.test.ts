import { describe, expect, it } from "vitest";
import type { Board, DealCard, LiveChange, Stage } from "~/shared/api/types";
import { BoardStore } from "./board-store";

const day = { today: "2026-11-22", time_zone: "UTC" };
const stage = (id: string, probability_bp: number) => ({ id, probability_bp, name: id }) as Stage;
const stages = [stage("stage_a", 1000), stage("stage_b", 5000)];
let version = 1;
function card(id: string, stage_id: string, amount: string, next: string | null = null): DealCard {
  return {
    id,
    stage_id,
    title: id,
    status: "open",
    value: { amount, currency: "EUR" },
    next_activity_at: next,
    entered_stage_at: "2026-11-01T00:00:00.000Z",
    probability_bp: null,
    tags: [],
    version: version++,
  } as unknown as DealCard;
}
function board(): Board {
  const a = [
    card("late", "stage_a", "10.00", "2026-11-20"),
    card("big", "stage_a", "900.00"),
    card("small", "stage_a", "5.00"),
  ];
  const column = (
    stage_id: string,
    items: DealCard[],
    amount: string,
    weighted: string,
    next_cursor: string | null,
  ) => ({
    stage_id,
    count: items.length,
    sums: [{ amount, currency: "EUR" }],
    weighted: [{ amount: weighted, currency: "EUR" }],
    late: items.length ? 1 : 0,
    today: 0,
    none: items.length ? 2 : 0,
    later: 0,
    items,
    next_cursor,
  });
  return {
    pipeline_id: "pipeline_1",
    pos: 1,
    stages: [column("stage_a", a, "915.00", "91.50", null), column("stage_b", [], "0.00", "0.00", null)],
  };
}
function loaded() {
  const store = new BoardStore("next_step", day);
  store.load(board(), stages);
  return store;
}
const ids = (store: BoardStore, stage_id: string) => [...(store.column(stage_id)?.ids ?? [])];
const change = (deal: DealCard, by = "Ana"): LiveChange => ({
  pos: 9,
  at: "",
  name: "deal.moved",
  actor_id: null,
  actor_name: by,
  record_type: "deal",
  record_id: deal.id,
  deal_id: deal.id,
  body: {},
  deal,
});

describe("the board store", () => {
  it("keeps totals right through a move, without reading the other cards", () => {
    const store = loaded();
    store.put({ ...(store.card("big") as DealCard), stage_id: "stage_b", version: version++ });
    const [a, b] = [store.column("stage_a"), store.column("stage_b")];
    expect(a?.totals.count).toBe(2);
    expect(a?.totals.sums()).toEqual([{ amount: "15.00", currency: "EUR" }]);
    expect(b?.totals.sums()).toEqual([{ amount: "900.00", currency: "EUR" }]);
    expect(b?.totals.weighted_sums()).toEqual([{ amount: "450.00", currency: "EUR" }]);
    expect(b?.totals.steps.none).toBe(1);
  });

  it("puts a card where urgency and value want it", () => {
    const store = loaded();
    store.put(card("middle", "stage_a", "100.00"));
    expect(ids(store, "stage_a")).toEqual(["late", "big", "middle", "small"]);
  });

  it("takes a closed deal off the board", () => {
    const store = loaded();
    store.put({ ...(store.card("big") as DealCard), status: "won", version: version++ });
    expect(ids(store, "stage_a")).toEqual(["late", "small"]);
    expect(store.column("stage_a")?.totals.count).toBe(2);
  });

  it("gives the same view until something in the column changes", () => {
    const store = loaded();
    const before = store.column("stage_a");
    store.put(card("other", "stage_b", "1.00"));
    expect(store.column("stage_a")).toBe(before);
  });

  it("never reorders a held column for another person's change, and catches up on release", () => {
    const store = loaded();
    const release = store.hold("stage_a");
    store.apply(change({ ...(store.card("big") as DealCard), stage_id: "stage_b", version: version++ }));
    expect(ids(store, "stage_a")).toEqual(["late", "big", "small"]);
    expect(store.column("stage_a")?.waiting).toBe(1);
    release();
    expect(ids(store, "stage_a")).toEqual(["late", "small"]);
    expect(ids(store, "stage_b")).toEqual(["big"]);
    expect(store.column("stage_a")?.waiting).toBe(0);
  });

  it("shows a new value in a held column at once and reorders later", () => {
    const store = loaded();
    const release = store.hold("stage_a");
    const richer = {
      ...(store.card("small") as DealCard),
      value: { amount: "1000.00", currency: "EUR" },
      version: version++,
    };
    store.apply(change(richer));
    expect(store.card("small")?.value?.amount).toBe("1000.00");
    expect(ids(store, "stage_a")).toEqual(["late", "big", "small"]);
    release();
    expect(ids(store, "stage_a")).toEqual(["late", "small", "big"]);
    expect(store.column("stage_a")?.totals.sums()).toEqual([{ amount: "1910.00", currency: "EUR" }]);
  });

  it("ignores a change it already knows", () => {
    const store = loaded();
    const old = store.card("big") as DealCard;
    store.apply(change({ ...old, stage_id: "stage_b" }));
    expect(ids(store, "stage_a")).toContain("big");
  });
  it("a held column takes the newer picture that the reader asked for", () => {
    const store = loaded();
    store.hold("stage_a");
    const without = board();
    const [first] = without.stages;
    if (first) first.items = first.items.slice(1);
    store.refresh(without);
    expect(ids(store, "stage_a")).toContain("late");
    store.expect_own_changes();
    store.refresh(without);
    expect(ids(store, "stage_a")).toEqual(["big", "small"]);
  });
});
