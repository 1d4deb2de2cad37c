import type { Page } from "@playwright/test";
import { expect, new_signed_in_page, test } from "./penstock";

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
  expect(((await name.boundingBox())?.x ?? 999) - left).toBeLessThan(20);
  await page.context().close();
});
