import { expect, new_signed_in_page, test } from "./penstock";

const workers = { serviceWorkers: "allow" as const };

test("the page can be installed: its manifest names it and its icons are there", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  await page.goto("/pipeline");
  const href = (await page.locator("link[rel=manifest]").getAttribute("href")) ?? "";
  const manifest = await (await page.request.get(href)).json();
  expect(manifest).toMatchObject({ name: "Penstock", display: "standalone", start_url: "/" });
  for (const { src, type } of manifest.icons) {
    const icon = await page.request.get(src);
    expect(icon.headers()["content-type"], src).toBe(type);
  }
  await page.context().close();
});

test("without a connection the page opens, says so, shows no old data and goes on by itself", async ({ browser }) => {
  const page = await new_signed_in_page(browser, workers);
  await page.goto("/pipeline");
  await page.locator("[data-deal-id]").first().waitFor();
  // Kept once the worker has everything and is in charge.
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe("activated");
  const kept = await page.evaluate(async () => {
    const urls = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return urls.flat().map((request) => new URL(request.url).pathname);
  });
  expect(kept).toContain("/");
  expect(kept.filter((path) => path.startsWith("/api"))).toEqual([]);

  await page.context().setOffline(true);
  await page.goto("/companies");
  await expect(page.getByRole("heading", { name: "No connection" })).toBeVisible({ timeout: 15_000 });
  await expect(page.locator("[data-deal-id], [role=gridcell]")).toHaveCount(0);
  await page.context().setOffline(false);
  await expect(page.getByRole("heading", { name: "Companies" })).toBeVisible({ timeout: 15_000 });
  await page.context().close();
});

test("a new version waits until it is taken", async ({ browser }) => {
  const page = await new_signed_in_page(browser, workers);
  let version = "";
  await page.context().route("**/sw.js", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `${await answer.text()}\n// ${version}` });
  });
  await page.goto("/pipeline");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe("activated");
  const told = page.getByRole("status").filter({ hasText: "A new version" });
  await expect(told).toHaveCount(0);
  version = "newer";
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await expect(told).toBeVisible();
  const loaded = page.waitForEvent("load");
  await told.getByRole("button", { name: "Load it" }).click();
  await loaded;
  await page.locator("[data-deal-id]").first().waitFor();
  await expect(told).toHaveCount(0);
  await page.context().close();
});

// Over plain HTTP no browser keeps the page's files: what was not fetched yet cannot be had.
test("a page that loses its connection stays, also where a part of it is still to be fetched", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  await page.goto("/companies");
  await page.getByRole("gridcell").first().waitFor();
  await page.context().setOffline(true);
  // The palette is fetched ahead a moment after the page: in vain, now.
  await page.waitForTimeout(2500);
  await expect(page.getByRole("gridcell").first()).toBeVisible();
  await page.getByRole("link", { name: "Insights" }).click();
  await expect(page.getByRole("heading", { name: "No connection" })).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByRole("heading", { name: "Insights" })).toBeVisible({ timeout: 20_000 });
  await page.context().close();
});

test("a part that stays missing is told, and the page is not loaded again and again", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  await page.goto("/companies");
  await page.getByRole("gridcell").first().waitFor();
  let loads = 0;
  page.on("load", () => loads++);
  await page.route("**/assets/insights*", (route) => route.fulfill({ status: 404 }));
  await page.getByRole("link", { name: "Insights" }).click();
  await expect(page.getByRole("button", { name: "Load it again" })).toBeVisible();
  await page.waitForTimeout(8000);
  expect(loads).toBe(1);
  await page.context().close();
});
