import type { Page } from "@playwright/test";
import { columns, expect, get, make_deal, quiet, read_stages, test } from "./penstock";

// Deals of one test alone, found by a word that no other deal has; the first made stands on top.
async function alone(page: Page, word: string, stages: number[] = [0]) {
  const ids: string[] = [];
  for (const [index, stage] of stages.entries()) {
    const value = { amount: `${900 - index}.00`, currency: "EUR" };
    ids.push(await make_deal(page, stage, { title: `${word} ${index + 1}`, value }));
  }
  await page.goto(`/pipeline?q=${word}&sort=value`);
  await expect(page.locator("[data-deal-id]")).toHaveCount(stages.length);
  return ids;
}
const card = (page: Page, id: string | undefined) => page.locator(`[data-deal-id="${id}"]`);
const at = (page: Page, stage: number, id: string | undefined) =>
  columns(page).nth(stage).locator(`[data-deal-id="${id}"]`);

test("a refused loss stays open with all that was written", async ({ board }) => {
  const [id] = await alone(board, "Basaltlose");
  await card(board, id).focus();
  await board.keyboard.press("Shift+L");
  const dialog = board.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Reason" }).click();
  await board.getByRole("option").first().click();
  await dialog.getByRole("textbox", { name: "Competitor" }).fill("Rival");
  const note = dialog.getByRole("textbox", { name: "Note" });
  await note.fill("x".repeat(10_000));
  await dialog.getByRole("button", { name: "Mark as lost" }).click();
  await expect(note).toHaveAttribute("aria-invalid", "true");
  await expect(note).toBeFocused();
  await expect(note).toHaveAccessibleDescription(/10000 characters.*2000/);
  await expect(dialog.getByRole("textbox", { name: "Competitor" })).toHaveValue("Rival");
  await note.fill("Shorter");
  await dialog.getByRole("button", { name: "Mark as lost" }).click();
  await expect(dialog).toHaveCount(0);
  const deal = await get<{ status: string; competitor: string }>(board, `/deals/${id}`);
  expect(deal).toMatchObject({ status: "lost", competitor: "Rival" });
});

test("parking that cannot be sent keeps what was written", async ({ board }) => {
  const [id] = await alone(board, "Basaltsend");
  await card(board, id).focus();
  await board.keyboard.press("p");
  const dialog = board.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Note" }).fill("After the summer");
  await board.route("**/park", (route) => route.abort());
  await dialog.getByRole("button", { name: "Park", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("cannot be reached");
  await expect(dialog.getByRole("textbox", { name: "Note" })).toHaveValue("After the summer");
  await board.unroute("**/park");
  await dialog.getByRole("button", { name: "Park", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  expect(await get<object>(board, `/deals/${id}`)).toMatchObject({ status: "parked" });
});

test("a day that is no waking day is told in the form", async ({ board }) => {
  const [id] = await alone(board, "Basaltpark");
  await card(board, id).focus();
  await board.keyboard.press("p");
  const dialog = board.getByRole("dialog");
  const day = dialog.getByLabel("Wake on");
  await day.fill("");
  await expect(dialog.getByRole("button", { name: "Park", exact: true })).toBeDisabled();
  await day.fill("2020-01-01");
  await dialog.getByRole("button", { name: "Park", exact: true }).click();
  await expect(dialog).toContainText("give a day after today");
  await expect(day).toBeFocused();
});

test("a gate that is refused again keeps what was filled in", async ({ board }) => {
  const stages = await read_stages(board);
  const guarded = stages.findIndex((s) => s.exit_criteria.some((c) => c.strength === "required"));
  const [id] = await alone(board, "Basaltgate", [guarded]);
  await card(board, id).focus();
  await board.keyboard.press("]");
  const dialog = board.getByRole("dialog");
  const reason = dialog.getByLabel("Reason to go on without it");
  await reason.fill("y".repeat(600));
  await dialog.getByRole("button", { name: "Move all the same" }).click();
  await expect(reason).toHaveAttribute("aria-invalid", "true");
  await expect(reason).toHaveValue("y".repeat(600));
});

test("every key that moves acts on all the marked cards", async ({ board }) => {
  const ids = await alone(board, "Basaltkeys", [1, 1, 2]);
  for (const id of ids) {
    await card(board, id).focus();
    await board.keyboard.press("x");
  }
  await board.keyboard.press("[");
  for (const [index, stage] of [0, 0, 1].entries()) await expect(at(board, stage, ids[index])).toBeVisible();
  await expect(board.getByTestId("live-region")).toContainText("3 deals moved");
  await board.keyboard.press("Control+z");
  for (const [index, stage] of [1, 1, 2].entries()) await expect(at(board, stage, ids[index])).toBeVisible();
  for (const id of ids.slice(0, 2)) {
    await card(board, id).focus();
    await board.keyboard.press("x");
  }
  await board.keyboard.press("1");
  for (const id of ids.slice(0, 2)) await expect(at(board, 0, id)).toBeVisible();
});

test("the focus goes to the neighbour of a closed card and back with it", async ({ board }) => {
  const ids = await alone(board, "Basaltfocus", [0, 0, 0]);
  await card(board, ids[0]).focus();
  await board.keyboard.press("j");
  await expect(card(board, ids[1])).toBeFocused();
  await board.keyboard.press("Shift+W");
  await expect(card(board, ids[1])).toHaveCount(0);
  await expect(card(board, ids[2])).toBeFocused();
  await board.getByRole("button", { name: "Undo" }).waitFor();
  await board.keyboard.press("Control+z");
  await expect(card(board, ids[1])).toBeFocused();
  await board.keyboard.press("p");
  await board.getByRole("dialog").getByRole("button", { name: "Park", exact: true }).click();
  await expect(card(board, ids[1])).toHaveCount(0);
  await expect(card(board, ids[2])).toBeFocused();
  await board.keyboard.press("2");
  await expect(at(board, 1, ids[2])).toBeFocused();
});

test("messages stand above the bar of the marked deals", async ({ board }) => {
  const ids = await alone(board, "Basaltbar", [0, 0]);
  await card(board, ids[0]).focus();
  await board.keyboard.press("Shift+W");
  const message = board.getByRole("region", { name: "Messages" }).getByText("is won");
  await message.waitFor();
  await card(board, ids[1]).focus();
  await board.keyboard.press("x");
  const bar = board.getByRole("toolbar", { name: "Marked deals" });
  await bar.waitFor();
  await quiet(board);
  const [above, below] = [await message.boundingBox(), await bar.boundingBox()];
  expect((above?.y ?? 999) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
});

test("menu and panel ask for the day and the final value of a won deal", async ({ board }) => {
  const [id] = await alone(board, "Basaltwon");
  await card(board, id).click();
  await board.getByRole("complementary").getByRole("button", { name: "Won …" }).click();
  const dialog = board.getByRole("dialog");
  await dialog.getByLabel("Won on").fill("2026-01-15");
  await dialog.getByLabel("Final value, EUR").fill("1 200,50");
  await dialog.getByRole("button", { name: "Mark as won" }).click();
  await expect(dialog).toHaveCount(0);
  expect(await get<object>(board, `/deals/${id}`)).toMatchObject({
    status: "won",
    closed_on: "2026-01-15",
    value: { amount: "1200.50", currency: "EUR" },
  });
  const [other] = await alone(board, "Basaltmenu");
  await card(board, other).focus();
  await board.keyboard.press("m");
  await board.getByRole("menuitem", { name: "Won …" }).click();
  await dialog.getByLabel("Final value, EUR").fill("much");
  await dialog.getByRole("button", { name: "Mark as won" }).click();
  await expect(dialog.getByLabel("Final value, EUR")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("Final value, EUR").fill("5");
  await dialog.getByLabel("Won on").fill("2999-01-01");
  await dialog.getByRole("button", { name: "Mark as won" }).click();
  await expect(dialog.getByLabel("Won on")).toBeFocused();
});

test("a next step is planned, put off and finished for all the marked cards", async ({ board }) => {
  const ids = await alone(board, "Basaltsteps", [0, 0]);
  const steps = async () =>
    (await get<{ items: { deal_id: string; title: string; done_at: string | null; due_on: string }[] }>(
      board,
      "/activities?state=open&limit=200",
    )).items.filter((one) => ids.includes(one.deal_id));
  const before = (await steps()).length;
  await card(board, ids[0]).focus();
  await board.keyboard.press("x");
  await board.keyboard.press("Shift+ArrowDown");
  await board.keyboard.press("n");
  const dialog = board.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "What" }).fill("Ask for drawings");
  await dialog.getByLabel("Due").fill("2020-01-01");
  await dialog.getByRole("button", { name: "Plan", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect.poll(async () => (await steps()).length).toBe(before + 2);
  for (const id of ids) await expect(card(board, id)).toContainText("late");
  await card(board, ids[0]).focus();
  await board.keyboard.press("s");
  await expect(board.getByText("2 next steps are put off by a day.").first()).toBeVisible();
  for (const id of ids) await expect(card(board, id)).not.toContainText("late");
  await board.keyboard.press("Control+z");
  for (const id of ids) await expect(card(board, id)).toContainText("late");
  await board.keyboard.press("d");
  await expect(board.getByText("2 next steps are done.").first()).toBeVisible();
  await expect.poll(async () => (await steps()).length).toBe(before);
  await expect(dialog).toHaveCount(0);
});
