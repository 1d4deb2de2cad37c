import type { Page } from "@playwright/test";
import { drag_with_mouse } from "./drag";
import { cards_of, columns, count_of, expect, new_signed_in_page, test } from "./penstock";

// Moves a card. A stage may ask for something first: then it goes on as a manager would.
async function move(page: Page, how: () => Promise<unknown>) {
  const moved = page.waitForResponse((answer) => /\/moves$/.test(new URL(answer.url()).pathname) && answer.ok());
  const reason = page.getByLabel("Reason to go on without it");
  await how();
  const asked = reason.waitFor().then(
    () => true,
    () => false,
  );
  if (await Promise.race([asked, moved.then(() => false)])) {
    await reason.fill("Agreed by phone");
    await page.getByRole("button", { name: "Move all the same" }).click();
  }
  await moved;
}

test("a card dragged by mouse moves, is announced and can be undone", async ({ board }) => {
  const card = cards_of(board, 0).first();
  const id = await card.getAttribute("data-deal-id");
  const [before, target_before] = [await count_of(board, 0), await count_of(board, 1)];
  await move(board, () => drag_with_mouse(board, card, columns(board).nth(1)));
  await expect.poll(() => count_of(board, 1)).toBe(target_before + 1);
  expect(await count_of(board, 0)).toBe(before - 1);
  await expect(board.getByTestId("live-region")).toContainText("moved to");
  await board.keyboard.press("Control+z");
  await expect.poll(() => count_of(board, 0)).toBe(before);
  await expect(board.locator(`[data-deal-id="${id}"]`)).toBeVisible();
});

test("outcome strips rise only while dragging", async ({ board }) => {
  const strip = board.locator("[data-outcome=lost]");
  await expect(strip).toHaveCount(0);
  await drag_with_mouse(board, cards_of(board, 0).first(), strip);
  await expect(strip).toHaveCount(0);
  await expect(board.getByRole("dialog")).toContainText("lost");
  await board.keyboard.press("Escape");
});

test("a card moves by keys: brackets, the menu and back", async ({ board }) => {
  const start = await count_of(board, 0);
  await cards_of(board, 0).first().focus();
  await board.keyboard.press("j");
  const id = await board.evaluate(() => document.activeElement?.getAttribute("data-deal-id"));
  await move(board, () => board.keyboard.press("]"));
  await expect.poll(() => count_of(board, 0)).toBe(start - 1);
  const card = board.locator(`[data-deal-id="${id}"]`);
  await expect(card).toBeFocused();
  await board.keyboard.press("m");
  await expect(board.getByRole("menu")).toBeVisible();
  const back = board.getByRole("menuitem", { name: /^Lead/ });
  await move(board, () => back.click());
  await expect.poll(() => count_of(board, 0)).toBe(start);
});

test("marked cards change together", async ({ board }) => {
  await cards_of(board, 0).first().focus();
  await board.keyboard.press("x");
  await board.keyboard.press("Shift+ArrowDown");
  await expect(board.getByRole("toolbar", { name: "Marked deals" })).toContainText("2 marked");
  await board.getByRole("button", { name: "Unmark all" }).click();
  await expect(board.getByRole("toolbar", { name: "Marked deals" })).toHaveCount(0);
});

test("losing a deal asks for the reason, and undo brings it back", async ({ board }) => {
  const start = await count_of(board, 0);
  await cards_of(board, 0).first().focus();
  await board.keyboard.press("Shift+L");
  await board.getByRole("combobox", { name: "Reason" }).click();
  await board.getByRole("option").first().click();
  await board.getByRole("button", { name: "Mark as lost" }).click();
  await expect.poll(() => count_of(board, 0)).toBe(start - 1);
  await board.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => count_of(board, 0)).toBe(start);
});

test("two browsers see each other's moves without a reload", async ({ board, browser }) => {
  const other = await new_signed_in_page(browser);
  await other.goto("/pipeline");
  await cards_of(other, 0).first().waitFor();
  const before = await count_of(other, 1);
  await board.mouse.move(5, 5);
  await other.mouse.move(5, 5);
  await cards_of(board, 0).first().focus();
  await move(board, () => board.keyboard.press("2"));
  await expect.poll(() => count_of(other, 1)).toBe(before + 1);
  // The other page may hear of the move before this one has read its own answer.
  await expect(async () => {
    await board.keyboard.press("Control+z");
    await expect.poll(() => count_of(other, 1), { timeout: 3_000 }).toBe(before);
  }).toPass();
  await other.context().close();
});

test("another's change waits while the pointer is in the column", async ({ board, browser }) => {
  const other = await new_signed_in_page(browser);
  await other.goto("/pipeline");
  await cards_of(other, 0).first().hover();
  const shown = await cards_of(other, 0).first().getAttribute("data-deal-id");
  await cards_of(board, 0).first().focus();
  await move(board, () => board.keyboard.press("2"));
  await expect(other.getByRole("button", { name: /1 change/ })).toBeVisible();
  expect(await cards_of(other, 0).first().getAttribute("data-deal-id")).toBe(shown);
  await other.getByRole("button", { name: /1 change/ }).click();
  await expect(cards_of(other, 0).first()).not.toHaveAttribute("data-deal-id", shown ?? "");
  await board.keyboard.press("Control+z");
  await other.context().close();
});

test("a deal opens beside the board, its link shows it again, Escape gives the focus back", async ({ board }) => {
  const card = cards_of(board, 0).nth(1);
  await card.focus();
  await board.keyboard.press("Enter");
  await expect(board.getByRole("complementary")).toBeVisible();
  expect(board.url()).toContain("deal=deal_");
  await board.reload();
  await expect(board.getByRole("complementary")).toBeVisible();
  await board.getByRole("complementary").focus();
  await board.keyboard.press("Escape");
  await expect(board.getByRole("complementary")).toHaveCount(0);
});

test("the filter is in the address and a wrong one is shown at its place", async ({ board }) => {
  await board.getByRole("button", { name: "Filter" }).click();
  const text = board.getByLabel("Filter as text");
  await text.fill('value >= 1 EUR and titel = "x"');
  await text.press("Enter");
  await expect(board.locator("#criteria-faults mark")).toHaveText("titel");
  expect(board.url()).not.toContain("where=");
  await text.fill("next_activity_at is empty");
  await text.press("Enter");
  await expect.poll(() => board.url()).toContain("where=");
  await board.getByRole("combobox", { name: "Field" }).click();
  await board.getByRole("option", { name: "Value", exact: true }).click();
  await board.getByRole("combobox", { name: "Comparison" }).click();
  await board.getByRole("option", { name: ">=", exact: true }).click();
  await board.getByLabel("Value", { exact: true }).fill("2000");
  await board.getByRole("button", { name: "Add the condition" }).click();
  await expect(text).toHaveValue("next_activity_at is empty and value >= 2000 EUR");
});
