import { existsSync, readFileSync } from "node:fs";
import { expect, make_deal, new_signed_in_page, post, quiet, test } from "./penstock";
import { BOARD_TITLES, TABLE_COMPANIES, TABLE_TITLES, walk } from "./walk";

const ROUTES = ["/pipeline", "/pipeline?view=table", "/people", "/companies", "/activities", "/start"];
const STRINGS = 60;
const file = `${process.env.PENSTOCK_SHARED ?? ""}/data/conformance-a/xss/payloadbox_lines.txt`;

// Some from every part of the list.
function attacks(): string[] {
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.length > 3 && line.length < 200);
  const every = Math.max(1, Math.floor(lines.length / STRINGS));
  return lines.filter((_, i) => i % every === 0).slice(0, STRINGS);
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
    if (message.type() === "error" && /Content Security Policy|Trusted/i.test(message.text())) complaints.push(message.text());
  });
  await page.goto("/pipeline");
  origin = new URL(page.url()).origin;
  for (const route of ROUTES) {
    await page.goto(route);
    await page.locator("h1").waitFor();
    await quiet(page);
  }
  await page.goto("/pipeline");
  await page.locator("[data-deal-id]").first().click();
  await page.getByRole("complementary").waitFor();
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").waitFor();
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("what people write is shown as text and never runs", async ({ browser }) => {
  test.skip(!existsSync(file), "PENSTOCK_SHARED does not name the test data");
  test.setTimeout(300_000);
  const page = await new_signed_in_page(browser);
  const ran: string[] = [];
  page.on("dialog", (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });
  const strings = attacks();
  const tag = `xss${Date.now()}`;
  const about = await make_deal(page, 0, { title: `Notes ${tag}` });
  for (const [i, text] of strings.entries()) {
    const value = { amount: `${9_000_000 - i}.00`, currency: "EUR" };
    await make_deal(page, 0, { title: text, company_name: text, value, tags: [tag] });
    await post(page, "/notes", { text, deal_id: about });
  }
  const where = encodeURIComponent(`tags has "${tag}"`);
  const handlers = () =>
    page.evaluate(
      () => document.querySelectorAll("main [onerror], main [onload], main [onclick], main [onfocus], main script").length,
    );
  const sorted = (texts: string[]) => texts.toSorted();
  const lists = [
    { route: `/pipeline?view=table&where=${where}`, places: TABLE_TITLES },
    { route: `/pipeline?view=table&where=${where}`, places: TABLE_COMPANIES },
    { route: `/pipeline?where=${where}`, places: BOARD_TITLES },
  ];
  for (const { route, places } of lists) {
    await page.goto(route);
    await page.locator(places.items).first().waitFor();
    expect(sorted(await walk(page, places, strings.length)), route).toEqual(sorted(strings));
    expect(await handlers()).toBe(0);
  }

  await page.goto(`/pipeline?deal=${about}`);
  const panel = page.getByRole("complementary");
  await panel.getByText(strings.at(-1) ?? "", { exact: true }).first().waitFor();
  expect(await handlers()).toBe(0);
  await page.goto(`/companies?q=${encodeURIComponent("alert")}`);
  await quiet(page);
  expect(await handlers()).toBe(0);
  expect(ran).toEqual([]);
  await page.context().close();
});
