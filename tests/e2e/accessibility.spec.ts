import { existsSync } from "node:fs";
import { faults_of } from "./axe";
import { expect, new_signed_in_page, quiet, test } from "./penstock";

const here = (feature: string) => existsSync(`${__dirname}/../../web/src/features/${feature}`);
const ROUTES = [
  "/pipeline",
  "/pipeline?view=table",
  "/pipeline?view=timeline",
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

// A page is drawn once and looked at in both themes.
for (const language of ["en", "pl"]) {
  test(`no page has an accessibility fault in either theme, ${language}`, async ({ browser }) => {
    test.setTimeout(300_000);
    const page = await new_signed_in_page(browser, { viewport });
    await page.addInitScript((code) => localStorage.setItem("penstock.language", code), language);
    for (const route of ROUTES) {
      await page.goto(route);
      await page.locator("h1").first().waitFor();
      await quiet(page);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await quiet(page);
        expect.soft(await faults_of(page), `${route} ${colorScheme}`).toEqual([]);
      }
    }
    await page.context().close();
  });
}

for (const scheme of ["light", "dark"] as const) {
  test(`an open deal, its dialogs, the palette and the key map have no fault, ${scheme}`, async ({ browser }) => {
    test.setTimeout(300_000);
    const page = await new_signed_in_page(browser, { colorScheme: scheme, viewport });
    await page.goto("/pipeline");
    await page.locator("[data-deal-id]").first().click();
    await page.getByRole("complementary").waitFor();
    await quiet(page);
    expect.soft(await faults_of(page), "panel").toEqual([]);
    for (const key of ["Control+k", "Shift+?", "c", "n", "Shift+L", "p"]) {
      await page.getByRole("complementary").focus();
      await page.keyboard.press(key);
      await page.getByRole("dialog").waitFor();
      expect.soft(await faults_of(page), key).toEqual([]);
      // The first Escape may belong to an open list inside the dialog.
      await expect(async () => {
        await page.keyboard.press("Escape");
        await expect(page.getByRole("dialog")).toHaveCount(0, { timeout: 1000 });
      }).toPass();
      // The key belonged to the dialog, not to the deal beside it.
      await expect(page.getByRole("complementary")).toBeVisible();
    }
    await page.context().close();
  });

  test(`the sign-in page has no fault, ${scheme}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme: scheme });
    const page = await context.newPage();
    await page.goto("/sign-in");
    await page.locator("h1").waitFor();
    expect(await faults_of(page)).toEqual([]);
    await context.close();
  });
}
