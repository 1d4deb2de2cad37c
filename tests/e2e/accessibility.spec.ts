import type { Page } from "@playwright/test";
import AxeBuilder from "@axe-core/playwright";
import { existsSync } from "node:fs";
import { expect, new_signed_in_page, test } from "./penstock";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const here = (feature: string) => existsSync(`${__dirname}/../../web/src/features/${feature}`);
const ROUTES = [
  "/pipeline",
  "/pipeline?view=table",
  "/people",
  "/companies",
  "/activities",
  "/start",
  ...(here("insights") ? ["/insights"] : []),
  ...(here("importing") ? ["/import"] : []),
  ...(here("settings") ? ["/settings"] : []),
];
// Fewer cards and rows in sight: the same parts, a fraction of the time.
const viewport = { width: 1280, height: 480 };

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(" | ")}`);
}

for (const scheme of ["light", "dark"] as const) {
  for (const language of ["en", "pl"]) {
    test(`no page has an accessibility fault, ${scheme}, ${language}`, async ({ browser }) => {
      test.setTimeout(120_000);
      const page = await new_signed_in_page(browser, { colorScheme: scheme, viewport });
      await page.addInitScript((code) => localStorage.setItem("penstock.language", code), language);
      for (const route of ROUTES) {
        await page.goto(route);
        await page.locator("h1").first().waitFor();
        await page.waitForTimeout(600);
        expect.soft(await faults(page), route).toEqual([]);
      }
      await page.context().close();
    });
  }

  test(`an open deal, its dialogs, the palette and the key map have no fault, ${scheme}`, async ({ browser }) => {
    test.setTimeout(90_000);
    const page = await new_signed_in_page(browser, { colorScheme: scheme, viewport });
    await page.goto("/pipeline");
    await page.locator("[data-deal-id]").first().click();
    await page.getByRole("complementary").waitFor();
    await page.waitForTimeout(300);
    expect.soft(await faults(page), "panel").toEqual([]);
    for (const key of ["Control+k", "Shift+?", "c", "n", "Shift+L", "p"]) {
      await page.getByRole("complementary").focus();
      await page.keyboard.press(key);
      await page.getByRole("dialog").waitFor();
      expect.soft(await faults(page), key).toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "hidden" });
    }
    await page.context().close();
  });

  test(`the sign-in page has no fault, ${scheme}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme: scheme });
    const page = await context.newPage();
    await page.goto("/sign-in");
    await page.locator("h1").waitFor();
    expect(await faults(page)).toEqual([]);
    await context.close();
  });
}
