import { describe, expect, it } from "vitest";
import type { BoardColumn, DealCard, LiveChange, Stage } from "~/shared/api/types";
import { BoardStore, type Picture } from "./board-store";
import { month_lanes } from "../timeline/months";
import { stage_lanes } from "./lanes";

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
function picture(): Picture {
  const a = [
    card("late", "stage_a", "10.00", "2026-11-20"),
    card("big", "stage_a", "900.00"),
    card("small", "stage_a", "5.00"),
  ];
  const column = (items: DealCard[], amount: string, weighted: string): BoardColumn => ({
    count: items.length,
    sums: [{ amount, currency: "EUR" }],
    weighted: [{ amount: weighted, currency: "EUR" }],
    late: items.length ? 1 : 0,
    today: 0,
    none: items.length ? 2 : 0,
    later: 0,
    items,
    next_cursor: null,
  });
  const columns = new Map([
    ["stage_a", column(a, "915.00", "91.50")],
    ["stage_b", column([], "0.00", "0.00")],
  ]);
  return { pos: 1, columns };
}
function loaded() {
  const store = new BoardStore("next_step", day, stage_lanes(stages));
  store.load(picture());
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
    const without = picture();
    const first = without.columns.get("stage_a");
    if (first) first.items = first.items.slice(1);
    store.refresh(without);
    expect(ids(store, "stage_a")).toContain("late");
    store.expect_own_changes();
    store.refresh(without);
    expect(ids(store, "stage_a")).toEqual(["big", "small"]);
  });
});

describe("the board store over months", () => {
  const words = { no_date: "No date", overdue: "Overdue", later: "Later", language: "en" };
  const closing = (id: string, stage_id: string, on: string | null) => ({
    ...card(id, stage_id, "100.00"),
    expected_close_on: on,
  });
  const column = (items: DealCard[], amount: string, weighted: string): BoardColumn => ({
    count: items.length,
    sums: [{ amount, currency: "EUR" }],
    weighted: [{ amount: weighted, currency: "EUR" }],
    late: 0,
    today: 0,
    none: items.length,
    later: 0,
    items,
    next_cursor: null,
  });
  function months() {
    const store = new BoardStore("close", day, month_lanes(day.today, stages, words));
    const november = [closing("soon", "stage_a", "2026-11-23"), closing("end", "stage_b", "2026-11-30")];
    const december = [closing("gift", "stage_a", "2026-12-24")];
    store.load({
      pos: 1,
      columns: new Map([
        ["2026-11", column(november, "200.00", "60.00")],
        ["2026-12", column(december, "100.00", "10.00")],
      ]),
    });
    return store;
  }
  const weighted = (store: BoardStore, lane_id: string) =>
    store.column(lane_id)?.totals.weighted_sums()[0]?.amount;

  it("moves a card with its date, in the order of dates and with the chance of its stage", () => {
    const store = months();
    store.put({ ...(store.card("end") as DealCard), expected_close_on: "2026-12-01", version: version++ });
    expect(ids(store, "2026-11")).toEqual(["soon"]);
    expect(ids(store, "2026-12")).toEqual(["end", "gift"]);
    expect(weighted(store, "2026-11")).toBe("10.00");
    expect(weighted(store, "2026-12")).toBe("60.00");
  });

  it("keeps a card in its month when it goes to another stage, and weighs it anew", () => {
    const store = months();
    store.put({ ...(store.card("soon") as DealCard), stage_id: "stage_b", version: version++ });
    expect(ids(store, "2026-11")).toEqual(["soon", "end"]);
    expect(weighted(store, "2026-11")).toBe("100.00");
  });

  it("takes another person's change of a date, held back while its month is looked at", () => {
    const store = months();
    const release = store.hold("2026-12");
    const moved = { ...(store.card("gift") as DealCard), expected_close_on: null, version: version++ };
    expect(store.apply(change(moved))).toBe("waiting");
    expect(ids(store, "2026-12")).toEqual(["gift"]);
    release();
    expect(ids(store, "none")).toEqual(["gift"]);
    expect(store.column("2026-12")?.totals.count).toBe(0);
  });
});
