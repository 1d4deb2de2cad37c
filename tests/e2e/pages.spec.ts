import AxeBuilder from "@axe-core/playwright";
import { expect, new_signed_in_page, test } from "./penstock";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const ROUTES = ["/pipeline", "/pipeline?view=table", "/people", "/companies", "/activities", "/start"];

for (const scheme of ["light", "dark"] as const) {
  for (const route of ROUTES) {
    test(`${route} has no accessibility fault in the ${scheme} theme`, async ({ browser }) => {
      const page = await new_signed_in_page(browser, { colorScheme: scheme });
      await page.goto(route);
      await page.locator("h1").waitFor();
      await page.waitForTimeout(700);
      const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
      expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(" | ")}`)).toEqual([]);
      await page.context().close();
    });
  }

  test(`an open deal, the palette and the key map have no fault in the ${scheme} theme`, async ({ browser }) => {
    const page = await new_signed_in_page(browser, { colorScheme: scheme });
    await page.goto("/pipeline");
    await page.locator("[data-deal-id]").first().click();
    await page.getByRole("complementary").waitFor();
    await page.waitForTimeout(500);
    const panel = await new AxeBuilder({ page }).withTags(TAGS).analyze();
    expect(panel.violations.map((v) => `${v.id}: ${v.nodes[0]?.target.join(" ")}`)).toEqual([]);
    for (const key of ["Control+k", "Shift+?"]) {
      await page.getByRole("complementary").focus();
      await page.keyboard.press(key);
      await page.getByRole("dialog").waitFor();
      await page.waitForTimeout(300);
      const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
      expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.target.join(" ")}`)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "hidden" });
    }
    await page.context().close();
  });

  test(`the sign-in page has no fault in the ${scheme} theme`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme: scheme });
    const page = await context.newPage();
    await page.goto("/sign-in");
    await page.locator("h1").waitFor();
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
    expect(violations.map((v) => v.id)).toEqual([]);
    await context.close();
  });
}

test("no request leaves the origin and nothing breaks the content policy", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  const foreign: string[] = [];
  const complaints: string[] = [];
  let origin = "";
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (origin && url.protocol.startsWith("http") && url.origin !== origin) foreign.push(request.url());
  });
  page.on("console", (message) => {
    if (message.type() === "error" && /Content Security Policy/i.test(message.text())) complaints.push(message.text());
  });
  await page.goto("/pipeline");
  origin = new URL(page.url()).origin;
  for (const route of ROUTES) {
    await page.goto(route);
    await page.waitForTimeout(500);
  }
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").waitFor();
  await page.waitForTimeout(300);
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("the language changes the page at once and stays", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  await page.goto("/pipeline");
  const me = page.getByRole("navigation", { name: "Main menu" }).getByRole("button").nth(1);
  await me.click();
  await page.getByRole("menuitem", { name: "Polski" }).click();
  await expect(page.getByRole("link", { name: "Firmy" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "pl");
  await page.reload();
  await expect(page.getByRole("link", { name: "Firmy" })).toBeVisible();
  await page.getByRole("navigation", { name: "Menu główne" }).getByRole("button").nth(1).click();
  await page.getByRole("menuitem", { name: "English" }).click();
  await expect(page.getByRole("link", { name: "Companies" })).toBeVisible();
  await page.context().close();
});

test("the palette finds a page and a record", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  await page.goto("/pipeline");
  await page.locator("[data-deal-id]").first().waitFor();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Go, find or do" }).fill("go to companies");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/companies**");
  await page.context().close();
});
