import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { faults_of } from "./axe";
import { named, program, serve } from "./own-server";
import { expect, new_signed_in_page, sign_in, test } from "./penstock";

const list = (page: Page) => page.getByRole("list", { name: "Failed for good" });
const figure = (page: Page, name: string) =>
  page.getByRole("term").filter({ hasText: name }).locator("xpath=following-sibling::dd");

// Imports that were given up, the newest last; the import itself is gone, so a try of one has nothing to do and ends.
// They are left in the log of the file, which Penstock takes over: only it writes pages with their sums. Who ends in
// order moves the log into the file, so this one does not.
const ADD_GIVEN_UP = `
const { DatabaseSync } = require("node:sqlite");
const [path, count] = [process.argv[1], Number(process.argv[2])];
const database = new DatabaseSync(path);
database.exec("PRAGMA wal_autocheckpoint = 0; BEGIN");
const add = database.prepare(
  "INSERT INTO jobs (workspace_id, id, queue, kind, state, run_at, attempt, max_attempts, claims, fence, payload, progress, last_error, created_at, ended_at) SELECT w.id, ?, 'default', ?, ?, ?, ?, 20, 1, 1, '{}', '{}', ?, ?, ? FROM workspaces w",
);
const at = Date.now() - 86_400_000;
for (let n = 1; n <= count; ++n) {
  const newest = n === count;
  const how = [n === count - 3 ? "import_undo" : "import", newest ? "quarantined" : "dead"];
  add.run(n, ...how, at, newest ? 3 : 20, "the file of import " + n + " cannot be read", at, at + n * 60_000);
}
database.exec("COMMIT");
process.kill(process.pid, "SIGKILL");
`;
function add_given_up(data: string, count: number) {
  const added = spawnSync(process.execPath, ["-e", ADD_GIVEN_UP, join(data, "penstock.db"), `${count}`]);
  if (added.signal !== "SIGKILL") throw new Error(`${added.stderr}`);
}

test("what was given up is told and tried again, by mouse and by key", async ({ browser }) => {
  test.skip(!named, "PENSTOCK_PROGRAM does not name the program");
  test.slow();
  const folder = mkdtempSync(join(tmpdir(), "penstock-jobs-"));
  const data = join(folder, "data");
  const { PENSTOCK_DATABASE: _, ...env } = process.env;
  execFileSync(program, ["demo", "--data", data], { env });
  add_given_up(data, 53);
  const server = await serve([program, "serve", "--data", data, "--listen", "127.0.0.1:0"], env);
  const context = await browser.newContext({ baseURL: server.url, locale: "en-GB", reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.addInitScript(() => localStorage.setItem("penstock.language", "en"));
  await sign_in(page);
  await page.goto("/settings");
  await page.getByRole("link", { name: "Background work" }).click();

  await expect(figure(page, "Failed for good")).toHaveText("53");
  await expect(figure(page, "Waiting")).toHaveText("0");
  const rows = list(page).getByRole("listitem");
  await expect(rows).toHaveCount(50);
  await expect(rows.nth(3)).toContainText("Undoing an import");
  await expect(rows.nth(0)).toContainText("Put aside");
  await expect(rows.nth(0)).toContainText("It ended the server or hung several times");
  await expect(rows.nth(1)).toContainText("Import");
  await expect(rows.nth(1)).toContainText("tried 20 times");
  await expect(rows.nth(1)).toContainText(/Given up .*\d{4}/);
  await expect(rows.nth(1)).toContainText("the file of import 52 cannot be read");
  expect(await faults_of(page)).toEqual([]);
  await page.getByRole("button", { name: "Show more" }).click();
  await expect(rows).toHaveCount(53);
  await expect(page.getByRole("button", { name: "Show more" })).toHaveCount(0);

  await rows.nth(0).getByRole("button", { name: /^Try again/ }).click();
  await expect(page.getByTestId("live-region")).toContainText("It is tried again.");
  await expect(rows).toHaveCount(52);
  await expect(figure(page, "Failed for good")).toHaveText("52");
  // The focus is on what took its place: the next one goes by key.
  await expect(rows.nth(0).getByRole("button")).toBeFocused();
  await expect(rows.nth(0)).toContainText("the file of import 52 cannot be read");
  await page.keyboard.press("Enter");
  await expect(rows).toHaveCount(51);
  await expect(rows.nth(0).getByRole("button")).toBeFocused();
  await expect(figure(page, "Waiting")).toHaveText("0");

  // Somebody else was faster.
  const { id } = (await (await page.request.get("/api/v1/jobs")).json()).items[0];
  await page.route("**/replay", async (route) => {
    await page.request.post(`/api/v1/jobs/${id}/replay`, { data: {}, headers: { Origin: server.url } });
    await route.continue();
  });
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("This record no longer exists.");
  await expect(rows).toHaveCount(50);
  await context.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("where nothing failed the page says so, and only to administrators", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  await page.goto("/settings/background-work");
  await expect(list(page)).toHaveText("Nothing has failed for good.");
  await page.route("**/api/v1/session", async (route) => {
    const answer = await route.fetch();
    const session = await answer.json();
    const permissions = session.permissions.filter((p: string) => p !== "manage_workspace");
    await route.fulfill({ response: answer, json: { ...session, permissions } });
  });
  await page.reload();
  await expect(page.getByText("Your role may not change this part: Background work.")).toBeVisible();
  await expect(page.getByRole("link", { name: "API tokens" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Background work" })).toHaveCount(0);
  await page.context().close();
});
