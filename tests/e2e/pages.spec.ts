import { expect, get, make_deal, new_signed_in_page, post, quiet, test, unique } from "./penstock";

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

test("a search finds a record from any page", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  await page.goto("/pipeline");
  const title = (await page.locator("[data-deal-id]").first().getAttribute("aria-label")) ?? "";
  await page.goto("/people");
  await page.locator("h1").waitFor();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Go, find or do" }).fill(title.split(",")[0] ?? title);
  await page.getByRole("option").filter({ hasText: "Deal" }).first().click();
  await expect(page.getByRole("complementary")).toBeVisible();
  expect(page.url()).toContain("deal=deal_");
  await page.context().close();
});

test("the phone has tabs at the bottom, one column at a time and nothing to scroll sideways", async ({ browser }) => {
  const page = await new_signed_in_page(browser, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  for (const route of ["/pipeline", "/pipeline?view=table", "/people", "/companies", "/activities"]) {
    await page.goto(route);
    await page.locator("h1").waitFor();
    await quiet(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), route).toBeLessThanOrEqual(390);
  }
  await page.goto("/pipeline");
  await page.locator("[data-deal-id]").first().waitFor();
  const rail = await page.getByRole("navigation", { name: "Main menu" }).boundingBox();
  expect((rail?.y ?? 0) + (rail?.height ?? 0)).toBeGreaterThanOrEqual(840);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("nav a, nav button, main button, header button")]
      .filter((e) => e.checkVisibility({ checkOpacity: true }) && e.getBoundingClientRect().width > 0)
      .filter((e) => e.getBoundingClientRect().height < 43.5)
      .map((e) => `${e.textContent || e.ariaLabel}: ${e.getBoundingClientRect().height}`),
  );
  expect(small).toEqual([]);
  await page.context().close();
});

test("who has nothing to do sees everybody's activities, and why", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  const mine = /\/activities\?.*owner_id=.*limit=1(&|$)|\/activities\?.*limit=1&.*owner_id=/;
  await page.route(mine, (route) => route.fulfill({ json: { items: [], next_cursor: null } }));
  await page.goto("/activities");
  await expect(page.getByText("Nothing is planned for you. This is everybody's.")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Whose" })).toHaveValue("Everybody's");
  await expect(page.getByRole("listitem").filter({ has: page.getByRole("checkbox") }).first()).toBeVisible();
  await page.context().close();
});

test("a long list of activities is one stop of Tab: the arrows walk it and keep to the same control", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  await page.goto("/activities?owner=all");
  const rows = page.getByRole("listitem").filter({ has: page.getByRole("checkbox") });
  await rows.first().waitFor();
  const control = (row: number) => rows.nth(row).getByRole("button", { name: /^Delete/ });
  await control(0).focus();
  await page.keyboard.press("ArrowDown");
  await expect(control(1)).toBeFocused();
  await page.keyboard.press("End");
  await expect(rows.last().getByRole("button", { name: /^Delete/ })).toBeFocused();
  await page.keyboard.press("Home");
  await expect(control(0)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(control(0)).toBeFocused();
  // A row that is finished goes to another group: the next one has the focus.
  const done = (row: number) => rows.nth(row).getByRole("checkbox");
  const second = await done(1).getAttribute("aria-label");
  await done(0).focus();
  await page.keyboard.press("Space");
  await expect(page.getByRole("checkbox", { name: second!, exact: true }).and(page.locator(":focus"))).toBeVisible();
  // From a row's last control Tab leaves the list instead of going through it.
  await control(0).focus();
  await page.keyboard.press("Tab");
  await expect(rows.locator(":focus")).toHaveCount(0);
  await page.context().close();
});

test("a new activity belongs to a deal, a new person to a company", async ({ board }) => {
  const stamp = Date.now();
  const deal_id = await make_deal(board, 0, { title: `Granite ${stamp}` });
  const { id: company_id } = await post<{ id: string }>(board, "/companies", { name: `Granite Ltd ${stamp}` });
  await board.goto("/activities");
  await board.getByRole("button", { name: "New activity" }).click();
  const dialog = board.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "What" }).fill("Measure the floor");
  await dialog.getByRole("combobox", { name: "Deal" }).fill(`Granite ${stamp}`);
  await board.getByRole("option", { name: `Granite ${stamp}` }).click();
  await dialog.getByRole("button", { name: "Plan" }).click();
  await expect(dialog).toHaveCount(0);
  const { items } = await get<{ items: { title: string }[] }>(board, `/activities?deal_id=${deal_id}`);
  expect(items.map((activity) => activity.title)).toContain("Measure the floor");
  await board.goto("/people");
  await board.getByRole("button", { name: "New person" }).click();
  await dialog.getByRole("textbox", { name: "Name" }).fill(`Person ${stamp}`);
  await dialog.getByRole("combobox", { name: "Company" }).fill("Granite Ltd");
  await board.getByRole("option", { name: `Granite Ltd ${stamp}` }).click();
  await dialog.getByRole("button", { name: "Add" }).click();
  await expect(board.getByRole("complementary").getByRole("link", { name: `Granite Ltd ${stamp}` })).toBeVisible();
  expect(await get<{ items: object[] }>(board, `/people?q=${stamp}`)).toMatchObject({ items: [{ company_id }] });
});

test("an activity that was finished or deleted by mistake is taken back", async ({ board }) => {
  const title = unique("Ring back ");
  const { id } = await get<{ user: { id: string } }>(board, "/session").then(({ user }) => user);
  await post(board, "/activities", { kind: "call", title, due_on: "2020-01-02", owner_id: id });
  await board.goto("/activities?owner=all");
  const row = board.getByRole("listitem").filter({ hasText: title });
  await row.getByRole("checkbox").click();
  await expect(row).toHaveAttribute("data-state", "done");
  await board.getByRole("button", { name: "Undo" }).click();
  await expect(row).toHaveAttribute("data-state", "late");
  await row.getByRole("button", { name: `Delete: ${title}` }).click();
  await expect(row).toHaveCount(0);
  await board.keyboard.press("Control+z");
  await expect(row).toHaveAttribute("data-state", "late");
});

test("an address that names nothing says so, whatever stands in it", async ({ board }) => {
  for (const path of ["/deals/deal_nosuch", "/pipeline?deal=x", "/people?open=person_0000000000001", "/companies?open=x"]) {
    await board.goto(path);
    await expect(board.getByRole("alert"), path).toContainText("This record no longer exists.");
    await expect(board.getByRole("complementary").getByRole("heading", { level: 2 }), path).not.toHaveText("…");
  }
});
