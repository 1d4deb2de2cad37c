import { expect, type Locator, type Page } from "@playwright/test";
import { quiet } from "./penstock";

// Drags to the middle of `to` and lets go once it says that the card is above it. A loaded browser may take the press
// while the board still moves, or begin the drag after the driver has stopped to wait for it: as a hand would, it begins
// again, on a page loaded anew.
export async function drag_with_mouse(page: Page, card: Locator, to: Locator) {
  await expect(async () => {
    await quiet(page);
    try {
      await pick_up(page, card);
      await hold_above(page, to);
    } catch (error) {
      await page.keyboard.press("Escape");
      await page.mouse.up();
      await page.reload();
      await card.waitFor();
      throw error;
    }
  }).toPass({ timeout: 60_000 });
  await page.mouse.up();
}

async function pick_up(page: Page, card: Locator) {
  const from = middle(await card.boundingBox());
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, from.y + 8, { steps: 3 });
  await expect(card).toHaveAttribute("data-dragging", "true", { timeout: 2_000 });
}

async function hold_above(page: Page, to: Locator) {
  await to.waitFor({ timeout: 2_000 });
  // What rises on dragging has come to rest.
  await to.evaluate((node) => Promise.all(node.getAnimations({ subtree: true }).map((a) => a.finished)));
  const there = middle(await to.boundingBox());
  await page.mouse.move(there.x, there.y, { steps: 12 });
  await expect(async () => {
    for (const away of [0, 2, 5, 9, 0]) await page.mouse.move(there.x + away, there.y + away);
    await expect(to).toHaveAttribute("data-over", "true", { timeout: 300 });
  }).toPass({ timeout: 5_000 });
}

const middle = (box: { x: number; y: number; width: number; height: number } | null) => {
  if (!box) throw new Error("not on the screen");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};
