import type { CDPSession, Page } from "@playwright/test";
import { cards_of, columns, expect, get, make_deal, new_signed_in_page, post, test } from "./penstock";

// A finger on the board of a phone: Chromium's own touch events, no mouse.
const LONG_PRESS_MS = 400;
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

class Finger {
  constructor(private readonly session: CDPSession) {}
  private send(type: string, points: object[]) {
    return this.session.send("Input.dispatchTouchEvent", { type: type as "touchStart", touchPoints: points as never });
  }
  down(x: number, y: number) {
    return this.send("touchStart", [{ x, y }]);
  }
  async move(from: { x: number; y: number }, to: { x: number; y: number }, steps = 8) {
    for (let i = 1; i <= steps; i += 1) {
      const at = (a: number, b: number) => Math.round(a + ((b - a) * i) / steps);
      await this.send("touchMove", [{ x: at(from.x, to.x), y: at(from.y, to.y) }]);
    }
  }
  up() {
    return this.send("touchEnd", []);
  }
}

async function with_deal(page: Page, deal: object = {}) {
  const title = `Deal under a finger ${Date.now()}`;
  const id = await make_deal(page, 0, { title, ...deal });
  return { id, title, where: `/pipeline?where=${encodeURIComponent(`title = "${title}"`)}` };
}
async function middle_of(page: Page, id: string) {
  const box = await page.locator(`[data-deal-id="${id}"]`).boundingBox();
  if (!box) throw new Error("the card is not on the screen");
  return { x: box.x + box.width / 2, y: box.y + box.height / 3 };
}
const due_of = async (page: Page, id: string) => (await get<{ due_on: string }>(page, `/activities/${id}`)).due_on;
const plan = (page: Page, deal_id: string) =>
  post<{ activity?: { id: string }; id?: string }>(page, "/activities", {
    kind: "call",
    title: "Ring them",
    due_on: "2026-01-05",
    deal_id,
  }).then((made) => made.id ?? made.activity?.id ?? "");

test("a long press picks a card up, the edge scrolls on, and it is put down in the next stage", async ({ browser }) => {
  const page = await new_signed_in_page(browser, phone);
  const { id, where } = await with_deal(page);
  await page.goto(where);
  await page.locator(`[data-deal-id="${id}"]`).waitFor();
  const finger = new Finger(await page.context().newCDPSession(page));
  const from = await middle_of(page, id);
  await finger.down(from.x, from.y);
  await expect(page.locator("[data-ghost]")).toBeVisible({ timeout: LONG_PRESS_MS + 3000 });
  await expect(page.locator("[data-outcome=won]")).toBeVisible();
  await finger.move(from, { x: 385, y: 420 });
  // The edge brings the next column; the finger goes back before it is past.
  await page.waitForFunction(() => {
    const next = document.querySelectorAll("[data-lane-id]")[1];
    return next && next.getBoundingClientRect().left < 200;
  });
  await finger.move({ x: 385, y: 420 }, { x: 195, y: 420 }, 1);
  await expect(columns(page).nth(1)).toHaveAttribute("data-over", "true");
  await finger.up();
  await expect(page.locator("[data-ghost]")).toHaveCount(0);
  await expect(cards_of(page, 1).and(page.locator(`[data-deal-id="${id}"]`))).toBeVisible();
  await expect(page.getByRole("complementary")).toHaveCount(0);
  await page.context().close();
});

test("a swipe to the left puts the next step off to tomorrow, and undo brings it back", async ({ browser }) => {
  const page = await new_signed_in_page(browser, phone);
  const { id, where } = await with_deal(page);
  const step = await plan(page, id);
  await page.goto(where);
  await page.locator(`[data-deal-id="${id}"]`).waitFor();
  const finger = new Finger(await page.context().newCDPSession(page));
  const from = await middle_of(page, id);
  await finger.down(from.x, from.y);
  await finger.move(from, { x: from.x - 150, y: from.y });
  await expect(page.locator("[data-swipe=snooze][data-swipe-far]")).toBeVisible();
  await finger.up();
  await expect.poll(() => due_of(page, step)).not.toBe("2026-01-05");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => due_of(page, step)).toBe("2026-01-05");
  await page.context().close();
});

test("a swipe to the right finishes the next step and asks for the one after it", async ({ browser }) => {
  const page = await new_signed_in_page(browser, phone);
  const { id, where } = await with_deal(page);
  const step = await plan(page, id);
  await page.goto(where);
  await page.locator(`[data-deal-id="${id}"]`).waitFor();
  const finger = new Finger(await page.context().newCDPSession(page));
  const from = await middle_of(page, id);
  await finger.down(from.x, from.y);
  await finger.move(from, { x: from.x + 40, y: from.y });
  await finger.up();
  await expect(page.locator("[data-swipe]")).toHaveCount(0);
  await finger.down(from.x, from.y);
  await finger.move(from, { x: from.x + 150, y: from.y });
  await finger.up();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expect.poll(async () => (await get<{ done_at: string | null }>(page, `/activities/${step}`)).done_at).not.toBeNull();
  await page.context().close();
});

test("a finger that goes up scrolls the cards and does nothing to them", async ({ browser }) => {
  const page = await new_signed_in_page(browser, phone);
  await page.goto("/pipeline");
  await cards_of(page, 0).first().waitFor();
  const finger = new Finger(await page.context().newCDPSession(page));
  await finger.down(200, 600);
  await finger.move({ x: 200, y: 600 }, { x: 200, y: 350 });
  await finger.up();
  await expect.poll(() => page.locator("[data-cards]").first().evaluate((list) => list.scrollTop)).toBeGreaterThan(100);
  await expect(page.locator("[data-ghost], [data-swipe]")).toHaveCount(0);
  await expect(page.getByRole("complementary")).toHaveCount(0);
  await page.context().close();
});
