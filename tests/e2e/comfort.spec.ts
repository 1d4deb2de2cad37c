import { expect, new_signed_in_page, quiet, test } from "./penstock";
import { faults_of } from "./axe";

// Screens, eyes and hands of all kinds: zoom, contrast colours, no motion, keys only, small targets.
const STOPS_MAX = 500;
const ROUTES = ["/pipeline", "/pipeline?view=table", "/people", "/companies", "/activities", "/insights", "/settings", "/import", "/start"];

// 1280 px at 400 % are 320 px (WCAG 1.4.10): nothing scrolls sideways but what is two-dimensional by nature.
test("at 400 % zoom nothing is lost and the page does not scroll sideways", async ({ browser }) => {
  test.slow();
  const page = await new_signed_in_page(browser, { viewport: { width: 320, height: 256 } });
  for (const route of ROUTES) {
    await page.goto(route);
    await page.locator("h1").first().waitFor();
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth), { message: route })
      .toBeLessThanOrEqual(320);
    await quiet(page);
    // What may be pressed can be brought into view.
    const lost = await page.evaluate(() => {
      const pressed = [...document.querySelectorAll<HTMLElement>("main button, main a, main input")];
      return pressed
        .filter((e) => e.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && !e.closest("[data-lane-id], [role=grid], svg"))
        .filter((e) => {
          e.scrollIntoView({ block: "center", inline: "center" });
          const box = e.getBoundingClientRect();
          return box.width > 0 && (box.right < 1 || box.left > 319 || box.bottom < 1 || box.top > 255);
        })
        .map((e) => e.textContent || e.ariaLabel);
    });
    expect(lost, route).toEqual([]);
  }
  await page.context().close();
});

test("text at 200 % overlaps nothing on the board and in the table", async ({ browser }) => {
  const page = await new_signed_in_page(browser, { viewport: { width: 720, height: 450 } });
  for (const route of ["/pipeline", "/pipeline?view=table"]) {
    await page.goto(route);
    await page.locator("h1").first().waitFor();
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth), { message: route })
      .toBeLessThanOrEqual(720);
  }
  await page.context().close();
});

test("with forced colours the states are still told apart and focus is seen", async ({ browser }) => {
  const page = await new_signed_in_page(browser, { forcedColors: "active" });
  await page.goto("/pipeline");
  const card = page.locator("[data-deal-id]").first();
  await card.waitFor();
  expect(await page.evaluate(() => matchMedia("(forced-colors: active)").matches)).toBe(true);
  // The bar of the time in stage and the marked card are drawn in colours that the system keeps.
  const bar = page.locator("[data-state] > div").first();
  const seen = await bar.evaluate((node) => {
    const of = (element: Element) => getComputedStyle(element).backgroundColor;
    return { bar: of(node), ground: of(node.parentElement as Element) };
  });
  expect(seen.bar).not.toBe(seen.ground);
  await card.focus();
  await page.keyboard.press("x");
  expect(await card.evaluate((node) => getComputedStyle(node).outlineStyle)).toBe("solid");
  expect(await faults_of(page)).toEqual([]);
  await page.context().close();
});

test("who wants no motion gets none", async ({ browser }) => {
  const page = await new_signed_in_page(browser, { reducedMotion: "reduce" });
  await page.goto("/pipeline");
  await page.locator("[data-deal-id]").first().click();
  await page.getByRole("complementary").waitFor();
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").waitFor();
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter((a) => Number(a.effect?.getComputedTiming().duration) > 1)
      .map((a) => (a.effect as KeyframeEffect).target?.className),
  );
  expect(moving).toEqual([]);
  await page.context().close();
});

test("Tab goes through every page and comes out again", async ({ browser }) => {
  test.slow();
  const page = await new_signed_in_page(browser);
  for (const route of ROUTES) {
    await page.goto(route);
    await page.locator("h1").first().waitFor();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    // Back at the skip link: the ring is closed, nothing held the focus.
    await quiet(page);
    let came_round = false;
    let stops = 0;
    for (; stops < STOPS_MAX && !came_round; stops += 1) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const e = document.activeElement as HTMLElement | null;
        if (!e || e === document.body) return "out";
        // A date has stops of its own inside: day, month, year and the calendar.
        if (e.dataset.visited && (e as HTMLInputElement).type === "date") return "";
        if (e.dataset.visited) return e.dataset.visited === "first" ? "out" : `${e.tagName} ${e.textContent || e.ariaLabel}`;
        e.dataset.visited = document.querySelector("[data-visited]") ? "later" : "first";
        return "";
      });
      came_round = at === "out";
      if (!came_round) expect(at, `${route}: caught`).toBe("");
    }
    expect(came_round, `${route}: ${stops} stops`).toBe(true);
  }
  await page.context().close();
});

test("a dialog keeps the focus and gives it back", async ({ board }) => {
  const card = board.locator("[data-deal-id]").first();
  await card.focus();
  await board.keyboard.press("n");
  const dialog = board.getByRole("dialog");
  await dialog.waitFor();
  for (let i = 0; i < 15; i += 1) {
    await board.keyboard.press("Tab");
    expect(await dialog.evaluate((node) => node.contains(document.activeElement))).toBe(true);
  }
  await board.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(card).toBeFocused();
});

// WCAG 2.5.8; a link within a sentence is excepted, and what lies on a wider target of its own.
test("what a mouse presses is at least 24 px", async ({ browser }) => {
  test.slow();
  const page = await new_signed_in_page(browser);
  for (const route of [...ROUTES, "/insights?period=all"]) {
    await page.goto(route);
    await page.locator("h1").first().waitFor();
    await quiet(page);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("button, [role=button], input, select, summary, nav a")]
        .filter((e) => e.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }))
        .map((e) => ({ e, box: (e.closest("label") ?? e).getBoundingClientRect() }))
        .filter(({ e, box }) => box.width > 1 && (box.height < 23.5 || box.width < 23.5) && !e.classList.contains("sr-only"))
        .map(({ e, box }) => `${e.textContent || e.ariaLabel}: ${Math.round(box.width)}×${Math.round(box.height)}`),
    );
    expect.soft(small, route).toEqual([]);
  }
  await page.context().close();
});
