import { faults_of } from "./axe";
import { expect, new_signed_in_page, quiet, test } from "./penstock";

const SECTIONS = ["profile", "workspace", "people", "pipelines", "lost-reasons", "products", "tokens", "data", "background-work"];

for (const scheme of ["light", "dark"] as const) {
  test(`the settings have no accessibility fault in the ${scheme} theme`, async ({ browser }) => {
    test.slow();
    const page = await new_signed_in_page(browser, { colorScheme: scheme });
    for (const section of SECTIONS) {
      await page.goto(`/settings/${section}`);
      await page.locator("h2").first().waitFor();
      await quiet(page);
      expect(await faults_of(page), section).toEqual([]);
    }
    await page.goto("/settings/pipelines");
    await page.getByRole("button", { name: /^Edit / }).first().click();
    await page.getByRole("dialog").waitFor();
    await page.getByRole("button", { name: "Add a condition" }).click();
    await quiet(page);
    expect(await faults_of(page), "stage").toEqual([]);
    await page.context().close();
  });
}

test("a stage moves by keyboard and says where it is", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  await page.goto("/settings/pipelines");
  const down = page.getByRole("button", { name: /^Move .* down$/ }).first();
  const name = (await down.getAttribute("aria-label"))?.replace(/^Move | down$/g, "") ?? "";
  await down.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("live-region")).toContainText(`${name} is now 2 of`);
  const up = page.getByRole("button", { name: `Move ${name} up` });
  await expect(up).toBeEnabled();
  await up.focus();
  await page.keyboard.press("Enter");
  await expect(up).toBeDisabled();
});

test("an exit criterion that cannot be read says where", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  await page.goto("/settings/pipelines");
  await page.getByRole("button", { name: /^Edit / }).first().click();
  await page.getByRole("button", { name: "Add a condition" }).click();
  await page.getByRole("textbox", { name: "As a criterion" }).last().fill("value >> 5");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("dialog").locator("mark")).toBeVisible();
});

test("a token's secret is shown once and the token can be revoked", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  const name = `Test ${Date.now()}`;
  await page.goto("/settings/tokens");
  await page.getByRole("button", { name: "New token" }).click();
  await page.getByRole("textbox", { name: "What it is for" }).fill(name);
  await page.getByRole("button", { name: "Make the token" }).click();
  await expect(page.getByRole("textbox", { name: "Copy it now" })).toHaveValue(/^pst_/);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: `Revoke ${name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText(name)).toHaveCount(0);
});

test("a reason of loss is added and hidden", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  const name = `Reason ${Date.now()}`;
  await page.goto("/settings/lost-reasons");
  await page.getByRole("button", { name: "New reason" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: `Do not offer ${name} any more` }).click();
  await expect(page.getByRole("button", { name: `Offer ${name} again` })).toBeVisible();
});
