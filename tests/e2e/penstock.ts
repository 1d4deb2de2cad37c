import { type Browser, type BrowserContext, type Page, test as base } from "@playwright/test";

// A signed-in browser on the board, and what every test of it needs.
const email = process.env.PENSTOCK_EMAIL ?? "eleanor.whitcombe@ferrowick.example";
const password = process.env.PENSTOCK_PASSWORD ?? "penstock-demo";

export async function sign_in(page: Page) {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/pipeline**");
}

const origin = new URL(process.env.PENSTOCK_URL ?? "http://127.0.0.1:8080").origin;

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
  const context = await browser.newContext({
    storageState: signed_in,
    locale: "en-GB",
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
    ...options,
  });
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

// The API as the signed-in person of the page, for what a test needs to be there first.
export async function post<T>(page: Page, path: string, data: object): Promise<T> {
  const answer = await page.request.post(`/api/v1${path}`, { data, headers: { Origin: origin } });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as T;
}
export async function get<T>(page: Page, path: string): Promise<T> {
  return (await (await page.request.get(`/api/v1${path}`)).json()) as T;
}

type Stage = { id: string; name: string; exit_criteria: { says: string; strength: string }[] };
let stages: Promise<Stage[]> | undefined;
export function read_stages(page: Page): Promise<Stage[]> {
  stages ??= get<{ items: { stages: Stage[] }[] }>(page, "/pipelines").then(({ items }) => items[0]?.stages ?? []);
  return stages;
}
// A deal in the first pipeline's stage of that number; a high value puts it on top of its column.
export async function make_deal(page: Page, stage: number, deal: object = {}): Promise<string> {
  const stage_id = (await read_stages(page))[stage]?.id;
  const { id } = await post<{ id: string }>(page, "/deals", {
    title: `Deal of a test ${Date.now()}`,
    value: { amount: "5000000.00", currency: "EUR" },
    stage_id,
    ...deal,
  });
  return id;
}

// A word that no other deal has, in whatever workspace the tests run.
export const unique = (word: string) => word + Date.now().toString(36);

// Until the page has stopped changing: what was asked for is there, drawn and in its fonts.
const QUIET_MS = 250;
export function quiet(page: Page): Promise<void> {
  return page.evaluate(
    (quiet_ms) =>
      document.fonts.ready.then(
        () =>
          new Promise<void>((done) => {
            let timer = setTimeout(finish, quiet_ms);
            const watch = new MutationObserver(() => {
              clearTimeout(timer);
              timer = setTimeout(finish, quiet_ms);
            });
            function finish() {
              watch.disconnect();
              done();
            }
            watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
          }),
      ),
    QUIET_MS,
  );
}

export const columns = (page: Page) => page.locator("[data-lane-id]");
export const cards_of = (page: Page, column: number) => columns(page).nth(column).locator("[data-deal-id]");
export async function count_of(page: Page, column: number): Promise<number> {
  const text = await columns(page).nth(column).locator("h2 + span").innerText();
  return Number.parseInt(text, 10);
}
export { expect } from "@playwright/test";
