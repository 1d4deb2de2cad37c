import type { Page } from "@playwright/test";
import { faults_of } from "./axe";
import { expect, make_deal, new_signed_in_page, test, unique } from "./penstock";

async function open_table(page: Page) {
  await page.goto("/pipeline?view=table");
  await page.getByRole("gridcell").first().waitFor();
}
const head = (page: Page, name: string) => page.getByRole("columnheader", { name, exact: true });
const width_of = async (page: Page, name: string) => Math.round((await head(page, name).boundingBox())?.width ?? 0);

test("a column is pulled to a width, which stays, and is double-clicked back", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  await open_table(page);
  const before = await width_of(page, "Company");
  const border = head(page, "Company").locator("[data-border]");
  const box = await border.boundingBox();
  if (!box) throw new Error("no border");
  await page.mouse.move(box.x + 12, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 72, box.y + 10, { steps: 4 });
  await page.mouse.up();
  expect(await width_of(page, "Company")).toBe(before + 60);
  await page.reload();
  await page.getByRole("gridcell").first().waitFor();
  expect(await width_of(page, "Company")).toBe(before + 60);
  await border.dblclick();
  expect(await width_of(page, "Company")).toBe(before);
  await page.context().close();
});

test("the keys reach the heads, sort and change a width", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  await open_table(page);
  await page.locator("[data-cell='0:0']").focus();
  await page.keyboard.press("ArrowUp");
  await expect(head(page, "Deal").getByRole("button")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(head(page, "Deal")).toHaveAttribute("aria-sort", "descending");
  await page.keyboard.press("ArrowRight");
  await expect(head(page, "Company")).toBeFocused();
  const before = await width_of(page, "Company");
  await page.keyboard.press("Shift+ArrowRight");
  expect(await width_of(page, "Company")).toBe(before + 16);
  await expect(page.getByTestId("live-region")).toContainText(`Company: ${before + 16} pixels wide`);
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("[data-cell='0:1']")).toBeFocused();
  await page.context().close();
});

test("the columns are chosen, and the choice stays", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  await open_table(page);
  await expect(head(page, "Source")).toHaveCount(0);
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "Source" }).check();
  await page.keyboard.press("Escape");
  await expect(head(page, "Source")).toBeVisible();
  await page.reload();
  await expect(head(page, "Source")).toBeVisible();
  await page.context().close();
});

test("the heads stay above a long table and the deal's name beside a wide one", async ({ browser }) => {
  const page = await new_signed_in_page(browser, { viewport: { width: 800, height: 600 } });
  await open_table(page);
  const grid = page.getByRole("grid", { name: "Deals" });
  const top = (await head(page, "Deal").boundingBox())?.y;
  await grid.evaluate((node) => node.scrollTo(400, 1500));
  await expect.poll(() => grid.evaluate((node) => node.scrollLeft)).toBeGreaterThan(100);
  expect((await head(page, "Deal").boundingBox())?.y).toBe(top);
  const left = (await grid.boundingBox())?.x ?? 0;
  const name = page.locator("[data-cell$=':0']").nth(10);
  expect(((await name.boundingBox())?.x ?? 999) - left).toBeLessThan(40);
  await page.context().close();
});

const bar = (page: Page) => page.getByRole("toolbar", { name: "Marked deals" });
const row = (page: Page, title: string) => page.getByRole("row").filter({ hasText: title });
const boxes = (page: Page) => page.getByRole("row").getByRole("checkbox");

// Three deals of this test alone, found by a word that no other deal has.
async function open_three(page: Page, word: string) {
  for (const number of [1, 2, 3]) await make_deal(page, 0, { title: `${word} ${number}` });
  await page.goto(`/pipeline?view=table&q=${word}&sort=title`);
  await expect(row(page, word)).toHaveCount(3);
}

test("rows marked by mouse change together and are taken back as one", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  const word = unique("Quartzmouse");
  await open_three(page, word);
  await row(page, `${word} 1`).getByRole("checkbox").click();
  await expect(bar(page)).toContainText("1 of 3 marked");
  await row(page, `${word} 3`).getByRole("checkbox").click({ modifiers: ["Shift"] });
  await expect(bar(page)).toContainText("3 marked");
  await expect(row(page, `${word} 2`)).toHaveAttribute("aria-selected", "true");
  await row(page, `${word} 2`).getByRole("checkbox").click();
  await expect(bar(page)).toContainText("2 of 3 marked");
  await bar(page).getByRole("button", { name: "Won" }).click();
  await expect(row(page, word)).toHaveCount(1);
  await expect(bar(page)).toHaveCount(0);
  await expect(page.getByTestId("live-region")).toContainText("2 deals are won");
  const undone = page.waitForRequest((request) => /\/deals\/bulk\/[^/]+\/undo$/.test(request.url()));
  await page.getByRole("button", { name: "Undo" }).click();
  await undone;
  await expect(row(page, word)).toHaveCount(3);
  await page.context().close();
});

test("rows are marked and changed by keys, and the focus stays in the table", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  const word = unique("Quartzkeys");
  await open_three(page, word);
  await page.locator("[data-cell='0:0']").focus();
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.locator("[data-cell='1:0']")).toBeFocused();
  await expect(bar(page)).toContainText("2 of 3 marked");
  await page.keyboard.press("x");
  await expect(bar(page)).toContainText("1 of 3 marked");
  await page.keyboard.press("Home");
  await expect(row(page, `${word} 2`).getByRole("checkbox")).toBeFocused();
  await page.keyboard.press("Space");
  await expect(bar(page)).toContainText("2 of 3 marked");
  await page.keyboard.press("m");
  await expect(page.getByRole("menu")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(row(page, `${word} 2`).getByRole("checkbox")).toBeFocused();
  await page.keyboard.press("p");
  await expect(page.getByRole("dialog")).toContainText("2");
  await page.keyboard.press("Escape");
  await bar(page).getByRole("button", { name: "Unmark all" }).focus();
  await page.keyboard.press("Enter");
  await expect(bar(page)).toHaveCount(0);
  await expect(row(page, `${word} 2`).getByRole("checkbox")).toBeFocused();
  await page.context().close();
});

test("the head marks what is loaded and says how many; another filter unmarks", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  await open_table(page);
  const all = page.getByRole("checkbox", { name: "Mark the 100 loaded deals" });
  await page.locator("[data-cell='0:0']").focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowLeft");
  await expect(all).toBeFocused();
  await page.keyboard.press("Space");
  await expect(bar(page)).toContainText(/^100 of \d+ marked/);
  await expect(page.getByRole("checkbox", { name: "Unmark all" })).toBeChecked();
  expect(await faults_of(page)).toEqual([]);
  await page.keyboard.press("Space");
  await expect(bar(page)).toHaveCount(0);
  await boxes(page).nth(3).click();
  await expect(bar(page)).toContainText(/^1 of \d+ marked/);
  await page.getByRole("textbox", { name: "Search deals" }).fill("a");
  await expect(bar(page)).toHaveCount(0);
  await page.context().close();
});

test("a cell says why it does not take what was typed, and keeps it", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  await open_three(page, "Quartzcell");
  const cell = row(page, "Quartzcell 1").locator("[data-cell$=':2']");
  await cell.dblclick();
  const field = page.getByRole("textbox", { name: "Value" });
  await field.fill("abc");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("Value: This is not an amount");
  await page.getByRole("textbox", { name: "Search deals" }).focus();
  await expect(field).toHaveValue("abc");
  await field.fill("1000000000000000");
  await field.press("Enter");
  await expect(page.getByRole("alert")).toContainText("15 digits");
  await expect(field).toHaveValue("1000000000000000");
  await field.fill("77");
  await field.press("Enter");
  await expect(field).toHaveCount(0);
  await expect(cell).toContainText("77");
  await row(page, "Quartzcell 2").locator("[data-cell$=':0']").press("F2");
  await page.getByRole("textbox", { name: "Deal", exact: true }).fill("");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("Deal: This cannot be empty");
  await page.keyboard.press("Escape");
  await expect(row(page, "Quartzcell 2")).toBeVisible();
  await page.context().close();
});

test("the focus goes to the row that takes the place of a closed one", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  await open_three(page, "Quartzfocus");
  await page.locator("[data-cell='1:0']").focus();
  const title = await page.locator("[data-cell='2:0']").innerText();
  await page.keyboard.press("Shift+W");
  await expect(row(page, "Quartzfocus")).toHaveCount(2);
  await expect(page.locator("[data-cell='1:0']")).toBeFocused();
  await expect(page.locator("[data-cell='1:0']")).toHaveText(title);
  await page.keyboard.press("p");
  await page.getByRole("dialog").getByRole("button", { name: "Park", exact: true }).click();
  await expect(row(page, "Quartzfocus")).toHaveCount(1);
  await expect(page.locator("[data-cell='0:0']")).toBeFocused();
  await page.context().close();
});
