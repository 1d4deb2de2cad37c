import { existsSync, readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, get, new_signed_in_page, test } from "./penstock";
import { BOARD_TITLES, TABLE_TITLES, walk } from "./walk";

// Strings that break programs: imported by the wizard, then read in table, board, panel, search and messages. They
// are shown byte for byte and nothing in them runs.
const folder = `${process.env.PENSTOCK_SHARED ?? ""}/data/conformance-a`;
const TYPED = [
  '"><img src=x onerror=alert(1)>',
  "=cmd|' /C calc'!A0",
  "​zero‮right‬ ﷽ Ω≈ç√",
  "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè",
  "👩‍👩‍👧‍👦 ❤️ 🇵🇱 １２３",
  "${7*7} {{7*7}} %s %n \\u0041 &lt;b&gt;",
];

function strings(): string[] {
  const naughty = JSON.parse(readFileSync(`${folder}/naughty-strings/blns.json`, "utf8")) as string[];
  const formulas = readFileSync(`${folder}/csv-injection/csv-payload.txt`, "utf8").split(/\r?\n/);
  // A deal has a name: what nobody can see (white space, format and control characters) is refused.
  return [...naughty, ...formulas].filter((text) => /[^\p{C}\p{Z}]/u.test(text));
}
type Stored = { id: string; title: string; pipeline_id: string; stage_id: string };
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

function watch(page: Page): string[] {
  const ran: string[] = [];
  page.on("dialog", (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => ran.push(error.message));
  page.on("console", (message) => {
    if (/Content Security Policy|Trusted/i.test(message.text())) ran.push(message.text());
  });
  return ran;
}
const handlers = (page: Page) =>
  page.evaluate(
    () =>
      document.querySelectorAll(
        ":is(main, [role=dialog], section) :is([onerror], [onload], [onclick], [onfocus], script, iframe, object)",
      ).length,
  );

async function import_file(page: Page, rows: string[]) {
  await page.goto("/import");
  const buffer = Buffer.from(rows.join("\r\n"));
  await page.getByTestId("import-files").setInputFiles({ name: "strings.csv", mimeType: "text/csv", buffer });
  await page.getByRole("button", { name: "Try it first" }).click();
  await page.getByRole("button", { name: "Import for real" }).click({ timeout: 60_000 });
  await expect(page.getByRole("heading", { name: "The import is done" })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("It adds up")).toBeVisible();
}

test("naughty strings pass through import, table, board and panel byte for byte, and nothing runs", async ({ browser }) => {
  test.skip(!existsSync(folder), "PENSTOCK_SHARED does not name the test data");
  test.setTimeout(300_000);
  const page = await new_signed_in_page(browser);
  const ran = watch(page);
  const titles = strings();
  const company = `Strings ${Date.now()}`;
  const rows = titles.map((title, i) => [`${company}-${i}`, title, String(900_000 - i), company].map(cell).join(","));
  await import_file(page, ["Deal ID,Deal name,Amount,Company", ...rows]);
  const where = `company.name = "${company}"`;
  const query = encodeURIComponent(where);
  const sorted = (texts: string[]) => texts.toSorted();

  const stored: Stored[] = [];
  for (let cursor = ""; ; ) {
    const answer: { items: Stored[]; next_cursor?: string } = await get(
      page,
      `/deals?where=${query}&limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`,
    );
    stored.push(...answer.items);
    if (!answer.next_cursor) break;
    cursor = answer.next_cursor;
  }
  expect(sorted(stored.map((deal) => deal.title))).toEqual(sorted(titles));

  // The import has put them all into one stage.
  const { pipeline_id, stage_id } = stored[0] as Stored;
  const there = `/pipeline?pipeline=${pipeline_id}&where=${query}`;
  await page.goto(`${there}&view=table`);
  await page.locator("[data-cell='0:0']").waitFor();
  const in_table = await walk(page, TABLE_TITLES, titles.length);
  expect(sorted(in_table)).toEqual(sorted(titles));
  expect(await handlers(page)).toBe(0);

  const wrong = await page.evaluate(async (deals) => {
    const wrong: string[] = [];
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    for (const { id, title } of deals) {
      const url = new URL(location.href);
      url.searchParams.set("deal", id);
      history.pushState({}, "", url);
      const give_up = Date.now() + 5000;
      const shown = () => document.querySelector("[role=complementary] h2, aside h2")?.textContent;
      while (shown() !== title && Date.now() < give_up) await frame();
      if (shown() !== title) wrong.push(title);
    }
    return wrong;
  }, stored);
  expect(wrong).toEqual([]);
  expect(await handlers(page)).toBe(0);

  await page.goto(there);
  await page.locator("[data-deal-id]").first().waitFor();
  const on_board = await walk(page, { ...BOARD_TITLES, list: `[data-lane-id="${stage_id}"] [data-cards]` }, titles.length);
  expect(sorted(on_board)).toEqual(sorted(titles));
  expect(await handlers(page)).toBe(0);
  expect(ran).toEqual([]);
  await page.context().close();
});

for (const text of TYPED) {
  test(`what is typed is what is kept and told: ${JSON.stringify(text)}`, async ({ board }) => {
    const ran = watch(board);
    const title = `${text} ${Date.now()}`;
    await board.keyboard.press("c");
    await board.getByRole("textbox", { name: "Title" }).focus();
    await board.keyboard.insertText(title);
    await board.getByRole("button", { name: "Add the deal" }).click();
    const messages = board.getByRole("region", { name: "Messages" });
    await expect.poll(() => messages.evaluate((node) => node.textContent)).toContain(`${title} is on the board.`);
    await messages.getByRole("button", { name: "Open" }).click();
    const panel = board.getByRole("complementary");
    await expect.poll(() => panel.getByRole("heading").first().evaluate((node) => node.textContent)).toBe(title);
    const id = new URL(board.url()).searchParams.get("deal") ?? "";
    expect((await get<{ title: string }>(board, `/deals/${id}`)).title).toBe(title);
    expect(await handlers(board)).toBe(0);
    expect(ran).toEqual([]);
  });
}
