import type { Page } from "@playwright/test";
import { faults_of } from "./axe";
import { drag_with_mouse } from "./drag";
import { columns, count_of, expect, get, make_deal, new_signed_in_page, quiet, test, unique } from "./penstock";

// Columns of the timeline by place: no date, overdue, this month, the next, the one after it …, later.
const [NONE, OVERDUE, THIS, NEXT, AFTER] = [0, 1, 2, 3, 4];

async function open_timeline(page: Page, q = "", more = "") {
  await page.goto(`/pipeline?view=timeline${q && `&q=${q}`}${more}`);
  await columns(page).first().waitFor();
  await page.locator("[data-deal-id]").first().waitFor();
}
// "2026-12" of a column.
async function month_of(page: Page, column: number): Promise<string> {
  return (await columns(page).nth(column).getAttribute("data-lane-id")) ?? "";
}
const card = (page: Page, id: string) => page.locator(`[data-deal-id="${id}"]`);
const card_in = (page: Page, column: number, id: string) => columns(page).nth(column).locator(`[data-deal-id="${id}"]`);
const close_of = async (page: Page, id: string) =>
  (await get<{ expected_close_on: string | null }>(page, `/deals/${id}`)).expected_close_on;

test("the timeline has every open deal of the board once", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  await page.goto("/pipeline");
  await page.locator("[data-deal-id]").first().waitFor();
  const total = async () => {
    let sum = 0;
    for (let i = 0; i < (await columns(page).count()); i++) sum += await count_of(page, i);
    return sum;
  };
  const on_board = await total();
  await page.getByText("Timeline", { exact: true }).click();
  await expect(page.getByRole("heading", { name: "No date" })).toBeVisible();
  await page.locator("[data-deal-id]").first().waitFor();
  await expect.poll(total).toBe(on_board);
  await page.context().close();
});

test("a card dragged by mouse to another month keeps its day, is announced and can be undone", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  const word = unique("Zirconmouse");
  await open_timeline(page);
  const [next, after] = [await month_of(page, NEXT), await month_of(page, AFTER)];
  const id = await make_deal(page, 0, { title: word, expected_close_on: `${next}-15` });
  await open_timeline(page, word);
  await drag_with_mouse(page, card_in(page, NEXT, id), columns(page).nth(AFTER));
  await expect(card_in(page, AFTER, id)).toBeVisible();
  await expect(page.getByTestId("live-region")).toContainText(`${word} is expected to close on 15`);
  await expect.poll(() => close_of(page, id)).toBe(`${after}-15`);
  expect(await count_of(page, NEXT)).toBe(0);
  await page.keyboard.press("Control+z");
  await expect(card_in(page, NEXT, id)).toBeVisible();
  await expect.poll(() => close_of(page, id)).toBe(`${next}-15`);
  await page.context().close();
});

test("the keys move a card from month to month, and none is put into the past", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  const word = unique("Zirconkeys");
  const id = await make_deal(page, 0, { title: word, expected_close_on: "2020-01-01" });
  await open_timeline(page, word);
  await expect(card_in(page, OVERDUE, id)).toBeVisible();
  const [now, next] = [await month_of(page, THIS), await month_of(page, NEXT)];
  await card(page, id).focus();
  await page.keyboard.press("]");
  await expect(card_in(page, THIS, id)).toBeFocused();
  // The card moves at once, the answer comes after it.
  await expect.poll(async () => (await close_of(page, id))?.slice(0, 7)).toBe(now);
  const today = await close_of(page, id);
  await page.keyboard.press("]");
  await expect(card_in(page, NEXT, id)).toBeFocused();
  await expect.poll(() => close_of(page, id)).toBe(`${next}-${today?.slice(8)}`);
  await page.keyboard.press("[");
  await expect(card_in(page, THIS, id)).toBeFocused();
  // Nothing is made overdue by hand: the column before is the one without a date.
  await page.keyboard.press("[");
  await expect(card_in(page, NONE, id)).toBeFocused();
  await expect.poll(() => close_of(page, id)).toBeNull();
  await expect(page.getByTestId("live-region")).toContainText(`${word} has no expected close now`);
  await page.context().close();
});

test("marked cards go to a month by the menu, each to its day, and are taken back as one", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  const word = unique("Zirconmany");
  await open_timeline(page);
  const [next, after] = [await month_of(page, NEXT), await month_of(page, AFTER)];
  const ids = [
    await make_deal(page, 0, { title: `${word} one`, expected_close_on: `${next}-05` }),
    await make_deal(page, 0, { title: `${word} two`, expected_close_on: `${next}-17` }),
  ];
  await open_timeline(page, word);
  await card(page, ids[0] as string).focus();
  await page.keyboard.press("x");
  await page.keyboard.press("Shift+ArrowDown");
  const bar = page.getByRole("toolbar", { name: "Marked deals" });
  await expect(bar).toContainText("2 marked");
  await bar.getByRole("button", { name: "Move" }).click();
  await page.getByRole("menu", { name: "Expected close" }).getByRole("menuitem").nth(AFTER - 1).click();
  await expect(columns(page).nth(AFTER).locator("[data-deal-id]")).toHaveCount(2);
  await expect(bar).toHaveCount(0);
  await expect.poll(() => Promise.all(ids.map((id) => close_of(page, id)))).toEqual([`${after}-05`, `${after}-17`]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(columns(page).nth(NEXT).locator("[data-deal-id]")).toHaveCount(2);
  await expect.poll(() => Promise.all(ids.map((id) => close_of(page, id)))).toEqual([`${next}-05`, `${next}-17`]);
  await card(page, ids[0] as string).focus();
  await page.keyboard.press("x");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("]");
  await expect(columns(page).nth(AFTER).locator("[data-deal-id]")).toHaveCount(2);
  await expect.poll(() => Promise.all(ids.map((id) => close_of(page, id)))).toEqual([`${after}-05`, `${after}-17`]);
  await page.context().close();
});

test("another's change of a date moves the card here without a reload", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  const word = unique("Zirconlive");
  const other = await new_signed_in_page(browser);
  await open_timeline(page);
  const [next, after] = [await month_of(page, NEXT), await month_of(page, AFTER)];
  const id = await make_deal(page, 0, { title: word, expected_close_on: `${next}-15` });
  // With the highest value it is on top of a long month.
  for (const one of [page, other]) await open_timeline(one, "", "&sort=value");
  await other.mouse.move(5, 5);
  const before = await count_of(other, AFTER);
  await expect(card_in(other, NEXT, id)).toBeVisible();
  await card(page, id).focus();
  await page.keyboard.press("]");
  await expect(card_in(other, AFTER, id)).toBeVisible();
  expect(await count_of(other, AFTER)).toBe(before + 1);
  await expect.poll(() => close_of(page, id)).toBe(`${after}-15`);
  for (const one of [page, other]) await one.context().close();
});

test("the timeline has no accessibility fault with its menu, its bar and the panel, in either theme", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const page = await new_signed_in_page(browser, { viewport: { width: 1280, height: 600 } });
  await open_timeline(page);
  await page.locator("[data-deal-id]").first().focus();
  await page.keyboard.press("x");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.keyboard.press("m");
    await page.getByRole("menu").waitFor();
    await quiet(page);
    expect.soft(await faults_of(page), `menu ${colorScheme}`).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("menu")).toHaveCount(0);
  }
  await page.locator("[data-deal-id]").nth(1).click();
  await page.getByRole("complementary").waitFor();
  await quiet(page);
  expect.soft(await faults_of(page), "panel").toEqual([]);
  await page.context().close();
});
