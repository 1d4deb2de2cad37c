import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Browser, Page } from "@playwright/test";
import { faults_of } from "./axe";
import { named, program, serve } from "./own-server";
import { expect, new_signed_in_page, sign_in, test } from "./penstock";

// What people see of a server that takes no changes.
const bar = (page: Page) => page.getByRole("status").filter({ hasText: "No changes are taken" });
// These servers are on the built-in database, whatever the others are on.
const { PENSTOCK_DATABASE: _, ...env } = process.env;
let folder = "";

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "penstock-no-changes-"));
});
test.afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function new_page(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, locale: "en-GB" });
  const page = await context.newPage();
  await page.addInitScript(() => localStorage.setItem("penstock.language", "en"));
  await sign_in(page);
  await page.locator("[data-deal-id]").first().waitFor();
  return page;
}

async function add_deal(page: Page) {
  await page.keyboard.press("c");
  await page.getByRole("textbox", { name: "Title" }).fill("A deal too many");
  await page.getByRole("button", { name: "Add the deal" }).click();
}

// An index that every new deal writes and the board does not read is not as it was.
function damage(data: string) {
  const path = join(data, "penstock.db");
  const database = new DatabaseSync(path, { readOnly: true });
  const number = (sql: string) => Number(Object.values(database.prepare(sql).get() ?? {})[0]);
  const page_bytes = number("PRAGMA page_size");
  const root = number("SELECT rootpage FROM sqlite_master WHERE name = 'deals_by_title'");
  database.close();
  const file = openSync(path, "r+");
  writeSync(file, Buffer.alloc(page_bytes, 0xa5), 0, page_bytes, (root - 1) * page_bytes);
  closeSync(file);
}

test("damage is told to every open page, with what to do, until a restored store is served", async ({ browser }) => {
  test.skip(!named, "PENSTOCK_PROGRAM does not name the program");
  test.slow();
  const data = join(folder, "data");
  const backup = join(folder, "backup.db");
  const restore = (to: string) => execFileSync(program, ["restore", "--from", backup, "--data", to], { env });
  execFileSync(program, ["demo", "--data", data], { env });
  let server = await serve([program, "serve", "--data", data, "--listen", "127.0.0.1:0"], env);
  const again = (at: string) => [program, "serve", "--data", at, "--listen", new URL(server.url).host];
  const page = await new_page(browser, server.url);
  const other = await page.context().newPage();
  await other.goto("/companies");
  await other.getByRole("gridcell").first().waitFor();
  await server.stop();
  execFileSync(program, ["backup", "--data", data, "--to", backup], { env });
  restore(join(folder, "damaged"));
  damage(join(folder, "damaged"));
  server = await serve(again(join(folder, "damaged")), env);
  await page.reload();
  await page.locator("[data-deal-id]").first().waitFor();
  await expect(bar(page)).toHaveCount(0);

  // The first change finds the damage; from then on it is known.
  await add_deal(page);
  await expect(page.getByRole("dialog")).toContainText("Nothing was changed");
  for (const one of [page, other]) {
    await expect(bar(one)).toContainText("the stored data is damaged, or its disk has failed");
    await expect(bar(one)).toContainText("What is shown is still right to read.");
    await expect(bar(one)).toContainText("penstock restore");
  }
  expect(await faults_of(other)).toEqual([]);
  await page.getByRole("button", { name: "Add the deal" }).click();
  await expect(page.getByRole("dialog")).toContainText("the stored data is damaged");
  await page.reload();
  await page.locator("[data-deal-id]").first().waitFor();
  await expect(bar(page)).toBeVisible();

  await server.stop();
  restore(join(folder, "restored"));
  server = await serve(again(join(folder, "restored")), env);
  for (const one of [page, other]) await expect(bar(one)).toHaveCount(0, { timeout: 30_000 });
  await expect(page.getByTestId("live-region")).toContainText("Changes are taken again.");
  await server.stop();
  await page.context().close();
});

// To the last byte: large pieces first, then small ones.
function fill(path: string) {
  const file = openSync(path, "w");
  for (let bytes = 1 << 20; bytes >= 1; bytes >>= 1)
    try {
      for (;;) writeSync(file, Buffer.alloc(bytes));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    }
  closeSync(file);
}

test("a full disk is told as long as it is full", async ({ browser }) => {
  test.skip(!named, "PENSTOCK_PROGRAM does not name the program");
  test.slow();
  const alone = ["unshare", "--mount", ...(process.getuid?.() === 0 ? [] : ["--map-root-user"])];
  test.skip(spawnSync(alone[0] ?? "", [...alone.slice(1), "true"]).status !== 0, "nothing may be mounted here");
  // A small disk that only the server and its children see.
  const disk = join(folder, "disk");
  mkdirSync(disk);
  const script =
    'mount -t tmpfs -o size=64m tmpfs "$0" && "$1" demo --data "$0/data" && exec "$1" serve --data "$0/data" --listen 127.0.0.1:0';
  const server = await serve([...alone, "sh", "-c", script, disk, program], env);
  const ballast = `/proc/${server.process.pid}/root${disk}/ballast`;
  const page = await new_page(browser, server.url);
  const other = await page.context().newPage();
  await other.goto("/companies");
  await other.getByRole("gridcell").first().waitFor();
  await expect(bar(page)).toHaveCount(0);

  fill(ballast);
  // What is in the log's file already may be written over; then the disk is needed.
  const make_company = () =>
    page.request.post("/api/v1/companies", { data: { name: "x".repeat(200) }, headers: { Origin: server.url } });
  await expect.poll(async () => (await make_company()).status(), { intervals: [0], timeout: 60_000 }).toBe(507);
  for (const one of [page, other]) {
    await expect(bar(one)).toContainText("the disk of the server is full");
    await expect(bar(one)).toContainText("free some space on that disk");
  }
  await add_deal(page);
  await expect(page.getByRole("dialog")).toContainText("the disk of the server is full");

  rmSync(ballast);
  for (const one of [page, other]) await expect(bar(one)).toHaveCount(0, { timeout: 30_000 });
  await page.getByRole("button", { name: "Add the deal" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await server.stop();
  await page.context().close();
});

// The stream of a server that says so, and goes on without a word.
async function say_state(page: Page, changes: string) {
  const body = `retry: 600000\nevent: state\ndata: {"changes":"${changes}"}\n\n`;
  await page.route("**/api/v1/events*", (route) => route.fulfill({ contentType: "text/event-stream", body }));
}

const KINDS = { damaged: "the stored data is damaged", disk_full: "the disk of the server", away: "cannot reach its database" };
for (const [kind, words] of Object.entries(KINDS))
  for (const colorScheme of ["light", "dark"] as const)
    test(`${kind}: the bar is in words, without an accessibility fault, ${colorScheme}`, async ({ browser }) => {
      const page = await new_signed_in_page(browser, { colorScheme });
      await say_state(page, kind);
      await page.goto("/companies");
      await expect(bar(page)).toContainText(words);
      await expect(bar(page)).toContainText("As an administrator");
      expect(await faults_of(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      await expect(bar(page)).toBeVisible();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(wide).toBe(false);
      await page.context().close();
    });

test("who does not run the server is not told what to do about it", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  await say_state(page, "damaged");
  await page.route("**/api/v1/session", async (route) => {
    const answer = await route.fetch();
    const session = await answer.json();
    const permissions = session.permissions.filter((p: string) => p !== "manage_workspace");
    await route.fulfill({ response: answer, json: { ...session, permissions } });
  });
  await page.goto("/companies");
  await expect(bar(page)).toContainText("the stored data is damaged");
  await expect(bar(page)).not.toContainText("As an administrator");
  await page.context().close();
});
