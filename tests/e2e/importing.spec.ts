import type { Browser, Page } from "@playwright/test";
import { faults_of } from "./axe";
import { expect, get, new_signed_in_page, read_stages, test } from "./penstock";

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

const deals_of = (stamp: number, stages: string[]) =>
  `Deal name;Amount;Owner;Stage\n${stages.map((stage, i) => `Staged ${stamp} ${i};1${i};Nobody Known;${stage}`).join("\n")}\n`;

test("deals go into the pipeline that is shown, and what does not fit is told", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  const before = (await get<{ items: { id: string }[] }>(page, "/pipelines")).items.length;
  const stages = (await read_stages(page)).map((s) => s.name);
  const text = deals_of(Date.now(), [stages[0] ?? "", "Nowhere"]);
  await page.goto("/import");
  await page.getByTestId("import-files").setInputFiles({ name: "staged.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByRole("heading", { name: "The import is done" })).toBeVisible();
  const why = page.getByRole("region", { name: "Why rows failed" });
  await expect(why.getByText("the pipeline has no such stage")).toBeVisible();
  await expect(page.getByText("1 row names an owner who is nobody here: Nobody Known.")).toBeVisible();
  expect((await get<{ items: { id: string }[] }>(page, "/pipelines")).items.length).toBe(before);
});

test("the preview says what the import says, and a wide cell stays in its column", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  const text = `Deal name;Amount;Close date;Note\nA;1;31.12.2026;${"ż".repeat(2000)}\nB;1;31.02.2026;x\nC;1;12/31/2026;x\nD;1\n`;
  await page.goto("/import");
  await page.getByTestId("import-files").setInputFiles({ name: "odd.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  const rows = page.getByRole("region", { name: "First rows of odd.csv" });
  await expect(rows.getByText("not a date")).toHaveCount(1);
  await expect(rows.getByText("fewer cells than the header")).toHaveCount(1);
  expect(await rows.evaluate((el) => el.scrollWidth)).toBeLessThan(1500);
  await expect(page.getByRole("heading", { name: "Past imports" })).toBeVisible();
});
