import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Page } from "@playwright/test";
import { faults_of } from "./axe";
import { named, program, serve } from "./own-server";
import { expect, new_signed_in_page, sign_in, test } from "./penstock";

// A page that is opened while the server cannot answer.
const told = (page: Page) => page.getByRole("alert");
const rows = (page: Page) => page.getByRole("gridcell");

// Every answer of the server from now on, until it is told to stop.
async function refuse_all(page: Page, status: number, slug: string) {
  const json = { type: `urn:penstock:problem:${slug}`, title: "", status, detail: "", slug, errors: [] };
  await page.route("**/api/v1/**", (route) => route.fulfill({ status, json, contentType: "application/problem+json" }));
  return () => page.unrouteAll({ behavior: "ignoreErrors" });
}

test("the database of a server goes away and comes back: the page that is opened meanwhile comes up by itself", async ({
  browser,
}) => {
  test.skip(!named, "PENSTOCK_PROGRAM does not name the program");
  test.skip(!existsSync("/usr/lib/postgresql"), "there is no PostgreSQL here");
  test.slow();
  const folder = mkdtempSync(join(tmpdir(), "penstock-away-"));
  const postgres = (verb: string) =>
    execFileSync(resolve(`${__dirname}/../../tools/postgres`), [verb, folder], { encoding: "utf8" }).trim();
  try {
    postgres("start");
    const env = { ...process.env, PENSTOCK_DATABASE: postgres("uri") };
    const data = join(folder, "data");
    execFileSync(program, ["demo", "--data", data], { env });
    const server = await serve([program, "serve", "--data", data, "--listen", "127.0.0.1:0"], env);
    const context = await browser.newContext({ baseURL: server.url, locale: "en-GB" });
    const page = await context.newPage();
    await page.addInitScript(() => localStorage.setItem("penstock.language", "en"));
    await sign_in(page);
    await page.goto("/people?q=anca&sort=-name");
    await rows(page).first().waitFor();
    postgres("stop");
    const opened = await context.newPage();
    for (const one of [page, opened]) {
      await one.goto("/people?q=anca&sort=-name");
      await expect(told(one)).toContainText("the server cannot reach its database");
      await expect(told(one)).toContainText("It is tried again every few seconds");
    }
    postgres("start");
    for (const one of [page, opened]) {
      await expect(rows(one).filter({ hasText: "Anca" }).first()).toBeVisible({ timeout: 30_000 });
      expect(one.url()).toBe(`${server.url}/people?q=anca&sort=-name`);
    }
    await server.stop();
    await context.close();
  } finally {
    postgres("remove");
    rmSync(folder, { recursive: true, force: true });
  }
});

const KINDS = [
  [503, "store_away", "the server cannot reach its database"],
  [503, "overloaded", "The server is busy or being restarted."],
  [502, "", "The server is busy or being restarted."],
] as const;
for (const [status, slug, words] of KINDS)
  test(`${status} ${slug}: calm words that stay until the server answers`, async ({ browser }) => {
    const page = await new_signed_in_page(browser);
    const answer_again = await refuse_all(page, status, slug);
    await page.goto("/companies?q=a");
    await expect(page.getByRole("heading", { name: "Not available at the moment" })).toBeVisible();
    await expect(told(page)).toContainText(words);
    await expect(told(page)).not.toContainText("Nothing was changed");
    expect(await faults_of(page)).toEqual([]);
    // The same words over the next tries: a page that blinks is not calm, and a screen reader would say it each time.
    const heading = await page.getByRole("heading").elementHandle();
    const tries = [];
    page.on("request", (request) => tries.push(request.url()));
    await expect.poll(() => tries.length).toBeGreaterThan(1);
    expect(await heading?.evaluate((node) => node.isConnected)).toBe(true);
    await answer_again();
    await rows(page).first().waitFor();
    expect(page.url()).toContain("/companies?q=a");
    await page.context().close();
  });

test("a list that could not be read while the database was away is read once it is back", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  let changes = "away";
  await page.route("**/api/v1/events*", (route) =>
    route.fulfill({
      contentType: "text/event-stream",
      body: `retry: 300\nevent: state\ndata: {"changes":"${changes}"}\n\n`,
    }),
  );
  let refused = true;
  await page.route("**/api/v1/people*", (route) =>
    refused ? route.fulfill({ status: 503, json: { slug: "store_away" } }) : route.fallback(),
  );
  await page.goto("/people");
  await expect(page.getByRole("grid")).toContainText("the server cannot reach its database");
  refused = false;
  changes = "taken";
  await rows(page).first().waitFor();
  await page.context().close();
});

test("a page in the language of its user's settings says so in that language, also before it can read them", async ({
  browser,
}) => {
  const page = await new_signed_in_page(browser);
  await page.addInitScript(() => localStorage.removeItem("penstock.language"));
  await page.route("**/api/v1/session", async (route) => {
    const answer = await route.fetch();
    const session = await answer.json();
    await route.fulfill({ response: answer, json: { ...session, user: { ...session.user, language: "pl" } } });
  });
  await page.goto("/companies");
  await expect(page.getByRole("heading", { name: "Firmy" })).toBeVisible();
  await page.unrouteAll({ behavior: "wait" });
  await refuse_all(page, 503, "store_away");
  await page.reload();
  await expect(told(page)).toContainText("serwer nie ma połączenia ze swoją bazą danych");
  await page.context().close();
});

test("who signs in while the database is away is told", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("penstock.language", "en"));
  const answer_again = await refuse_all(page, 503, "store_away");
  await page.goto("/sign-in");
  await expect(told(page)).toContainText("the server cannot reach its database");
  await answer_again();
  await expect(told(page)).toHaveCount(0);
});
