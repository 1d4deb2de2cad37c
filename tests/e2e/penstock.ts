import { type Browser, type BrowserContext, type Page, test as base } from "@playwright/test";

// A signed-in browser on the board, and what every test of it needs.
const email = process.env.PENSTOCK_EMAIL ?? "demo@example.com";
const password = process.env.PENSTOCK_PASSWORD ?? "";

export async function sign_in(page: Page) {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/pipeline**");
}

let signed_in: Awaited<ReturnType<BrowserContext["storageState"]>> | undefined;

// One sign-in serves all tests: the server counts tries.
export async function new_signed_in_page(browser: Browser, options: object = {}): Promise<Page> {
  if (!signed_in) {
    const context = await browser.newContext({ locale: "en-GB" });
    const page = await context.newPage();
    await page.addInitScript(() => localStorage.setItem("penstock.language", "en"));
    await sign_in(page);
    signed_in = await context.storageState();
    await context.close();
  }
  const context = await browser.newContext({ storageState: signed_in, locale: "en-GB", viewport: { width: 1440, height: 900 }, ...options });
  return context.newPage();
}

export const test = base.extend<{ board: Page }>({
  board: async ({ browser }, use) => {
    const page = await new_signed_in_page(browser);
    await page.goto("/pipeline");
    await page.locator("[data-deal-id]").first().waitFor();
    await use(page);
    await page.context().close();
  },
});

export const columns = (page: Page) => page.locator("[data-stage-id]");
export const cards_of = (page: Page, column: number) => columns(page).nth(column).locator("[data-deal-id]");
export async function count_of(page: Page, column: number): Promise<number> {
  const text = await columns(page).nth(column).locator("h2 + span").innerText();
  return Number.parseInt(text, 10);
}
export { expect } from "@playwright/test";
