import type { Page } from "@playwright/test";
import { cards_of, columns, count_of, expect, get, make_deal, read_stages, test } from "./penstock";

// A deal alone on the board: where it stands among others depends on the day.
async function alone_on_board(page: Page, stage: number) {
  const title = `Deal at a gate ${Date.now()}`;
  const id = await make_deal(page, stage, { title });
  await page.goto(`/pipeline?where=${encodeURIComponent(`title = "${title}"`)}`);
  await page.locator(`[data-deal-id="${id}"]`).waitFor();
  return id;
}

// The first stage of the demo that lets nobody out without something.
async function guarded_stage(page: Page) {
  const stages = await read_stages(page);
  const at = stages.findIndex((s) => s.exit_criteria.some((c) => c.strength === "required"));
  test.skip(at < 0 || at + 1 >= stages.length, "no stage of this workspace asks for anything");
  const says = stages[at]?.exit_criteria.find((c) => c.strength === "required")?.says ?? "";
  return { at, says };
}

test("a required exit criterion refuses the move and says what is missing", async ({ board }) => {
  const { at, says } = await guarded_stage(board);
  const id = await alone_on_board(board, at);
  const card = board.locator(`[data-deal-id="${id}"]`);
  await card.focus();
  const before = await count_of(board, at + 1);
  await board.keyboard.press("]");
  const dialog = board.getByRole("dialog");
  await expect(dialog).toContainText("This must be true first:");
  await expect(dialog).toContainText(says);
  await expect(dialog.getByLabel("Expected close")).toBeFocused();
  expect(await count_of(board, at + 1)).toBe(before);
  await expect(dialog.getByRole("button", { name: "Move", exact: true })).toBeDisabled();
  await board.keyboard.press("Escape");
  await expect(columns(board).nth(at).locator(`[data-deal-id="${id}"]`)).toBeVisible();
  await expect(card).toBeFocused();
});

test("filling in what is missing lets the deal through", async ({ board }) => {
  const { at } = await guarded_stage(board);
  const id = await alone_on_board(board, at);
  await board.locator(`[data-deal-id="${id}"]`).focus();
  await board.keyboard.press("]");
  await board.getByLabel("Expected close").fill("2030-05-31");
  await board.getByRole("dialog").getByRole("button", { name: "Move", exact: true }).click();
  await expect(columns(board).nth(at + 1).locator(`[data-deal-id="${id}"]`)).toBeVisible();
});

test("an administrator overrides with a reason, which the history keeps", async ({ board }) => {
  const { at } = await guarded_stage(board);
  const id = await alone_on_board(board, at);
  await board.locator(`[data-deal-id="${id}"]`).focus();
  await board.keyboard.press("]");
  await board.getByLabel("Reason to go on without it").fill("Agreed by phone");
  await board.getByRole("button", { name: "Move all the same" }).click();
  await expect(columns(board).nth(at + 1).locator(`[data-deal-id="${id}"]`)).toBeVisible();
  // The card moves at once; the history follows with the server's answer.
  await expect
    .poll(async () => {
      const { items } = await get<{ items: { name: string; body: object }[] }>(board, `/deals/${id}/timeline`);
      return JSON.stringify(items.find((e) => e.name === "deal.moved")?.body);
    })
    .toContain("Agreed by phone");
});

test("a bulk change is taken back as a whole", async ({ board }) => {
  const start = (await count_of(board, 0)) + 2;
  for (const title of ["First of two", "Second of two"]) await make_deal(board, 0, { title });
  await expect.poll(() => count_of(board, 0)).toBe(start);
  await cards_of(board, 0).first().focus();
  await board.keyboard.press("x");
  await board.keyboard.press("Shift+ArrowDown");
  await board.getByRole("toolbar").getByRole("button", { name: "Lost" }).click();
  await board.getByRole("combobox", { name: "Reason" }).click();
  await board.getByRole("option").first().click();
  await board.getByRole("textbox", { name: "Competitor" }).fill("Rival of two");
  await board.getByRole("button", { name: "Mark as lost" }).click();
  await expect.poll(() => count_of(board, 0)).toBe(start - 2);
  const where = encodeURIComponent('status = lost and competitor = "Rival of two"');
  await expect.poll(async () => (await get<{ items: unknown[] }>(board, `/deals?where=${where}`)).items).toHaveLength(2);
  await expect(board.getByRole("toolbar")).toHaveCount(0);
  await board.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => count_of(board, 0)).toBe(start);
});

test("a change is taken back in the history", async ({ board }) => {
  const id = await alone_on_board(board, 0);
  const start = await count_of(board, 0);
  const card = board.locator(`[data-deal-id="${id}"]`);
  await card.focus();
  await board.keyboard.press("2");
  await expect(columns(board).nth(1).locator(`[data-deal-id="${id}"]`)).toBeVisible();
  await expect(card).toBeFocused();
  await board.keyboard.press("Enter");
  const panel = board.getByRole("complementary");
  await panel.getByRole("button", { name: /^Undo: Moved/ }).click();
  // The card may stand below the window: its stage gave it a next step.
  await expect.poll(() => count_of(board, 0)).toBe(start);
  await expect(panel.getByText(/^Undone/)).toBeVisible();
});

test("a lost connection is told and heals by itself", async ({ board }) => {
  await board.route("**/api/v1/events**", (route) => route.abort());
  await board.reload();
  const bar = board.getByRole("status").filter({ hasText: "Connection lost" });
  await expect(bar).toBeVisible();
  await board.unroute("**/api/v1/events**");
  await expect(bar).toHaveCount(0, { timeout: 15_000 });
});
