import { readFileSync } from "node:fs";
import type { Locator } from "@playwright/test";
import { faults_of } from "./axe";
import { expect, new_signed_in_page, test } from "./penstock";

for (const scheme of ["light", "dark"] as const) {
  test(`insights have no accessibility fault in the ${scheme} theme`, async ({ browser }) => {
    test.slow();
    const page = await new_signed_in_page(browser, { colorScheme: scheme });
    await page.goto("/insights?period=all&by=company.industry");
    await page.locator("svg[role=group]").first().waitFor();
    for (const summary of await page.locator("summary").all()) await summary.click();
    expect(await faults_of(page)).toEqual([]);
    await page.context().close();
  });
}

test("a figure opens the deals behind it, and back keeps the period", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  await page.goto("/insights?period=all");
  const tile = page.getByRole("list", { name: "Figures of the period" }).getByRole("link", { name: /^Won deals/ });
  const shown = Number.parseInt((await tile.innerText()).replace(/\D/g, ""), 10);
  await tile.click();
  await page.waitForURL("**/insights/deals**");
  await expect(page.getByRole("grid")).toHaveAttribute("aria-rowcount", String(shown + 1));
  await page.goBack();
  await expect(page.getByRole("combobox", { name: "Period" })).toHaveValue("All time");
});

test("a formula is told on focus and hidden by Escape", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  await page.goto("/insights?period=all");
  const tile = page.getByRole("link", { name: /^Win rate \d/ });
  await tile.focus();
  await expect(page.getByRole("tooltip")).toContainText("Won ÷ (won + lost)");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("tooltip")).toHaveCount(0);
});

test("the grouping is in the address and in the table", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  await page.goto("/insights?period=all");
  await page.getByRole("combobox", { name: "Group by" }).click();
  await page.getByRole("option", { name: "Product" }).click();
  await page.waitForURL("**by=product**");
  await page.getByText("Show as table").first().click();
  await expect(page.getByRole("region", { name: "Figures by group" }).getByRole("columnheader", { name: "Product" })).toBeVisible();
});

test("a faulty filter says where it is faulty", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  await page.goto("/insights");
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("textbox", { name: "Filter as text" }).fill("value >>> 5");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.locator("#criteria-faults mark")).toBeVisible();
});

test("every chart is saved as a picture, a drawing and figures, and the tiles as figures", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  await page.goto("/insights?period=all");
  await page.locator("svg[role=group]").first().waitFor();
  await expect(page.getByRole("button", { name: /^Save: / })).toHaveCount(3);
  const saved = async (button: Locator, kind?: string) => {
    await button.click();
    const file = page.waitForEvent("download");
    if (kind) await page.getByRole("menuitem", { name: kind }).click();
    return readFileSync(await (await file).path());
  };
  for (const button of await page.getByRole("button", { name: /^Save: / }).all()) {
    const png = await saved(button, "Picture (PNG)");
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    // More than an empty ground: width and height from the header, and content.
    expect(png.readUInt32BE(16)).toBeGreaterThan(600);
    expect(png.length).toBeGreaterThan(5000);
    expect((await saved(button, "Drawing (SVG)")).toString()).toContain("<rect");
    const csv = (await saved(button, "Figures (CSV)")).toString();
    expect(csv.startsWith("\ufeff")).toBe(true);
    expect(csv.trim().split("\r\n").length).toBeGreaterThan(3);
  }
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save the figures (CSV)" }).click();
  const tiles = readFileSync(await (await download).path(), "utf8");
  const shown = await page.getByRole("link", { name: /^Won deals/ }).innerText();
  expect(tiles).toContain(`Won deals,${shown.replace(/\D/g, "")},`);
  await page.context().close();
});

test("a day is waited for while its year is typed, and an odd one in the address does no harm", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  for (const odd of ["0001-01-01", "9999-01-01", "2026-02-31"]) {
    await page.goto(`/insights?as_of=${odd}`);
    await expect(page.getByRole("list", { name: "Figures of the period" })).toBeVisible();
  }
  await page.goto("/insights");
  await page.getByLabel("As of").click({ position: { x: 14, y: 10 } });
  await page.keyboard.type("06302025", { delay: 60 });
  await expect(page).toHaveURL(/as_of=2025-06-30/);
  await expect(page.getByRole("list", { name: "Figures of the period" })).toBeVisible();
  expect(faults).toEqual([]);
});
