import type { Page } from "@playwright/test";
import { expect, new_signed_in_page, test } from "./penstock";

const scroller = (page: Page) => page.getByRole("grid");
const top_of = (page: Page) => scroller(page).evaluate((el) => el.scrollTop);

async function scroll_to(page: Page, px: number) {
  await page.getByRole("gridcell").first().waitFor();
  await scroller(page).evaluate((el, top) => el.scrollTo({ top }), px);
  await expect.poll(() => top_of(page)).toBe(px);
}

test.setTimeout(30_000);

test("Back shows the table where it was, also after a panel and another page", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  await page.goto("/pipeline?view=table");
  await scroll_to(page, 1500);
  await page.locator("[data-cell$=':0']").nth(12).click();
  await page.keyboard.press("Enter");
  await page.waitForURL(/deal=/);
  await page.locator("a[href^='/companies?open=']").first().click();
  await page.waitForURL(/companies/);
  await page.goBack();
  await page.waitForURL(/deal=/);
  await expect.poll(() => top_of(page)).toBe(1500);
});

test("Back shows people and companies where they were; a new visit begins at the top", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  for (const name of ["People", "Companies"]) {
    const to = page.getByRole("navigation").getByRole("link", { name, exact: true });
    await page.goto("/insights");
    await to.click();
    await scroll_to(page, 2000);
    await page.getByRole("navigation").getByRole("link", { name: "Insights", exact: true }).click();
    await page.waitForURL("**/insights");
    await page.goBack();
    await expect.poll(() => top_of(page)).toBe(2000);
    await page.getByRole("navigation").getByRole("link", { name: "Insights", exact: true }).click();
    await page.waitForURL("**/insights");
    await to.click();
    await page.getByRole("gridcell").first().waitFor();
    expect(await top_of(page)).toBe(0);
  }
});
