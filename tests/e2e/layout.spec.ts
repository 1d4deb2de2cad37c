import type { Page } from "@playwright/test";
import { expect, make_deal, new_signed_in_page, quiet, test } from "./penstock";

// What can be scrolled up and down, as a person sees it: a scrollbar each.
const scrollers = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("*")]
      .filter((node) => {
        const { overflowY } = getComputedStyle(node);
        const can = node === document.documentElement ? overflowY !== "hidden" : /auto|scroll/.test(overflowY);
        return can && node.scrollHeight > node.clientHeight + 1;
      })
      .map((node) => ({ tag: `${node.tagName}.${node.className} ${node.scrollHeight}>${node.clientHeight}`, right: node.getBoundingClientRect().right })),
  );

const FILE = {
  name: "deals.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(`Title,Value\n${"A deal of a file,100\n".repeat(30)}`),
};

test("a checkbox stands beside its label", async ({ board }) => {
  const id = await make_deal(board, 0);
  await board.goto(`/pipeline?deal=${id}`);
  await board.getByRole("button", { name: "Lost …" }).click();
  const box = await board.getByRole("checkbox", { name: "The buyer asked not to be contacted again" }).boundingBox();
  const label = await board.getByText("The buyer asked not to be contacted again").boundingBox();
  expect(label?.x).toBeGreaterThan((box?.x ?? 0) + (box?.width ?? 0) - 1);
  expect(Math.abs((label?.y ?? 0) - (box?.y ?? 99))).toBeLessThan(8);
});

test("a wrong e-mail is told at its field in the page's own words", async ({ board }) => {
  await board.goto("/people");
  await board.getByRole("button", { name: "New person" }).click();
  const dialog = board.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill("Someone");
  const email = dialog.getByRole("textbox", { name: "E-mail" });
  await email.fill("no address");
  await dialog.getByRole("button", { name: "Add" }).click();
  await expect(email).toHaveAttribute("aria-invalid", "true");
  await expect(email).toBeFocused();
});

test("the pages of the first steps have one scrollbar, at the edge", async ({ browser }) => {
  for (const [path, width] of [["/start", 1440], ["/start", 390], ["/import", 390]] as const) {
    const page = await new_signed_in_page(browser, { viewport: { width, height: 400 } });
    await page.goto(path);
    await page.getByRole("heading").first().waitFor();
    if (path === "/import") await page.locator("input[type=file]").setInputFiles(FILE);
    await expect.poll(async () => await scrollers(page), { message: path }).toHaveLength(1);
    expect((await scrollers(page))[0]?.right).toBe(width);
    await page.context().close();
  }
});

test("on a phone the controls above the board are wide enough to read, and the line scrolls", async ({ browser }) => {
  const page = await new_signed_in_page(browser, { viewport: { width: 390, height: 844 } });
  await page.goto("/pipeline");
  for (const name of ["Search deals", "Owner", "Order of the cards", "Status"]) {
    const control = page.getByLabel(name, { exact: true }).first();
    await control.scrollIntoViewIfNeeded();
    expect((await control.boundingBox())?.width, name).toBeGreaterThan(110);
  }
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page.getByRole("button", { name: "Filter" })).toHaveAttribute("aria-expanded", "true");
  await page.context().close();
});

test("on a phone nothing of a page stands beyond its edge, and no button is cut", async ({ browser }) => {
  const page = await new_signed_in_page(browser, { viewport: { width: 390, height: 844 }, hasTouch: true });
  const deal = await make_deal(page, 4, { title: "A deal of the phone" });
  const places = [
    [`/deals/${deal}`, page.getByRole("button", { name: "Add the note" })],
    ["/start", page.getByRole("button", { name: "Use this" }).first()],
    ["/settings/people", page.getByRole("button", { name: "Password" }).first()],
    ["/activities", page.getByRole("button", { name: /^Delete/ }).first()],
  ] as const;
  for (const [path, button] of places) {
    await page.goto(path);
    await button.waitFor();
    const cut = await page.getByRole("main").evaluate((main) =>
      [...main.querySelectorAll<HTMLElement>("button, a, h2, h3, p")]
        .filter((node) => node.closest("nav, ol") === null && node.clientWidth > 0)
        .filter((node) => node.getBoundingClientRect().right > innerWidth || node.scrollWidth > node.clientWidth + 1)
        .map((node) => node.textContent),
    );
    expect(cut, path).toEqual([]);
  }
  await page.context().close();
});

test("on a phone the bar of the marked deals has the width of the screen", async ({ browser }) => {
  const page = await new_signed_in_page(browser, { viewport: { width: 390, height: 844 } });
  await page.goto("/pipeline");
  await page.locator("[data-deal-id]").first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  expect((await page.getByRole("toolbar").boundingBox())?.width).toBeGreaterThan(360);
  await page.context().close();
});

test("on a phone the stage of a deal and the column of the board are in view among the others", async ({ browser }) => {
  const page = await new_signed_in_page(browser, { viewport: { width: 390, height: 844 } });
  const deal = await make_deal(page, 4, { title: "A deal of the last stage" });
  await page.goto(`/pipeline?deal=${deal}`);
  await expect(page.getByRole("list", { name: "Stages" }).locator("[aria-current]")).toBeInViewport({ ratio: 0.9 });
  await page.keyboard.press("Escape");
  await page.getByRole("navigation", { name: "Columns" }).getByRole("button").last().click();
  const current = page.getByRole("navigation", { name: "Columns" }).locator("[aria-current]");
  await expect(current).toHaveText("Negotiation");
  await expect(current).toBeInViewport({ ratio: 0.9 });
  await page.context().close();
});

test("a long name of the user stays in the menu", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  await page.route("**/api/v1/session", async (route) => {
    const answer = await route.fetch();
    const session = await answer.json();
    const user = { ...session.user, name: "Wojciech Brzęczyszczykiewicz-Krzyżanowski" };
    await route.fulfill({ response: answer, json: { ...session, user } });
  });
  await page.goto("/companies");
  const menu = page.getByRole("navigation", { name: "Main menu" });
  const name = await menu.getByText("Wojciech").boundingBox();
  const rail = await menu.boundingBox();
  expect((name?.x ?? 999) + (name?.width ?? 999)).toBeLessThanOrEqual((rail?.x ?? 0) + (rail?.width ?? 0));
  await page.context().close();
});

// Each answer comes at another time, the first ones last.
const LATE_MS = 400;
const PATHS = ["/pipeline", "/pipeline?view=table", "/people", "/activities", "/insights", "/settings/people", "/start"];
for (const width of [1440, 390])
  test(`nothing jumps while a page comes in, ${width} px`, async ({ browser }) => {
    const page = await new_signed_in_page(browser, { viewport: { width, height: 900 } });
    await page.addInitScript(() => {
      const shifts = new PerformanceObserver((list) => {
        for (const shift of list.getEntries() as (PerformanceEntry & { value: number })[])
          document.documentElement.dataset.shift = String(Number(document.documentElement.dataset.shift ?? 0) + shift.value);
      });
      shifts.observe({ type: "layout-shift", buffered: true });
    });
    for (const path of PATHS) {
      let late = LATE_MS;
      await page.route(/api\/v1\/(?!session|events)/, async (route) => {
        late = Math.max(0, late - LATE_MS / 4);
        await new Promise((done) => setTimeout(done, late));
        await route.continue();
      });
      await page.goto(path);
      await page.waitForLoadState("load");
      await page.waitForTimeout(LATE_MS * 2);
      await quiet(page);
      const shift = Number(await page.evaluate(() => document.documentElement.dataset.shift ?? 0));
      expect(shift, path).toBeLessThan(0.02);
      await page.unrouteAll({ behavior: "ignoreErrors" });
    }
    await page.context().close();
  });

test("a late next step says how late, also where its kind is cut", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  await page.addInitScript(() => localStorage.setItem("penstock.language", "pl"));
  await page.goto("/pipeline");
  const late = page.locator("[data-deal-id] [data-step=late]");
  await late.first().waitFor();
  await quiet(page);
  const cut = await late.evaluateAll((chips) =>
    chips
      .map((chip) => chip.lastElementChild?.lastElementChild as HTMLElement)
      .filter((due) => due.scrollWidth > due.clientWidth || !due.textContent)
      .map((due) => due.textContent),
  );
  expect(cut).toEqual([]);
  await page.context().close();
});
