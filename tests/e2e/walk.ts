import type { Page } from "@playwright/test";

// A list that draws only what is seen: its scroller, its items, and where in an item the text is ("": all of it).
export type Places = { list: string; items: string; text_in: string };
export const TABLE_TITLES = { list: "[role=grid]", items: "[data-cell$=':0']:not([data-cell^='-'])", text_in: "" };
export const TABLE_COMPANIES = { ...TABLE_TITLES, items: "[data-cell$=':1']:not([data-cell^='-'])" };
export const BOARD_TITLES = { list: "[data-lane-id] [data-cards]", items: "[data-deal-id]", text_in: "span[title]" };

// Walks down a list that draws only what is seen, and gives what each place shows.
export function walk(page: Page, places: Places, wanted: number): Promise<string[]> {
  return page.evaluate(
    async ({ list: scroller, items, text_in, wanted }) => {
      const seen = new Map<string, string>();
      const list = document.querySelector<HTMLElement>(scroller);
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      const give_up = Date.now() + 45_000;
      while (list && seen.size < wanted && Date.now() < give_up) {
        for (const item of document.querySelectorAll<HTMLElement>(items)) {
          const key = item.dataset.cell ?? item.dataset.dealId ?? "";
          seen.set(key, (text_in ? item.querySelector(text_in) : item)?.textContent ?? "");
        }
        const at_end = list.scrollTop + list.clientHeight >= list.scrollHeight - 1;
        list.scrollTop += at_end ? -50 : list.clientHeight / 2;
        await frame();
        await frame();
      }
      return [...seen.values()];
    },
    { ...places, wanted },
  );
}
