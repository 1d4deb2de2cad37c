import type { Browser, Page } from "@playwright/test";
import { faults_of } from "./axe";
import { expect, new_signed_in_page, test } from "./penstock";

const rows = (stamp: number) =>
  `Deal name;Amount;Close date;Region\nImported ${stamp} A;1 250,50;31.12.2026;North\nImported ${stamp} B;a lot;15.01.2027;South\n`;

async function with_file(browser: Browser, options: object = {}): Promise<{ page: Page; stamp: number }> {
  const page = await new_signed_in_page(browser, options);
  const stamp = Date.now();
  await page.goto("/import");
  await page.getByTestId("import-files").setInputFiles({ name: "deals.csv", mimeType: "text/csv", buffer: Buffer.from(rows(stamp)) });
  await page.getByRole("button", { name: "Try it first" }).waitFor();
  return { page, stamp };
}

for (const scheme of ["light", "dark"] as const) {
  test(`the import has no accessibility fault in the ${scheme} theme`, async ({ browser }) => {
    const { page } = await with_file(browser, { colorScheme: scheme });
    expect(await faults_of(page)).toEqual([]);
    await page.context().close();
  });
}

test("a mapping survives a reload", async ({ browser }) => {
  const { page } = await with_file(browser);
  await page.getByRole("combobox", { name: "Region becomes" }).click();
  await page.getByRole("option", { name: "Ignore" }).click();
  await page.reload();
  await expect(page.getByRole("combobox", { name: "Region becomes" })).toHaveValue("Ignore");
});

test("a trial changes nothing, an import adds up and can be undone", async ({ browser }) => {
  const { page } = await with_file(browser);
  await page.getByRole("button", { name: "Try it first" }).click();
  await expect(page.getByRole("heading", { name: "The trial is done: nothing was changed" })).toBeVisible();
  await page.getByRole("button", { name: "Import for real" }).click();
  await expect(page.getByRole("heading", { name: "The import is done" })).toBeVisible();
  await expect(page.getByText("It adds up")).toBeVisible();
  await expect(page.getByRole("link", { name: "Faulty rows as a file" })).toBeVisible();
  await page.getByRole("button", { name: "Undo the import" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Undo the import" }).click();
  await expect(page.getByRole("heading", { name: "The import is undone" })).toBeVisible();
});
