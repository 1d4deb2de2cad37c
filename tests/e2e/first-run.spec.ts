import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { named, type OwnServer, program, serve } from "./own-server";

// The first minutes in a workspace of one's own: a server with nothing in it.
const password = "a long first password";
const email = "first@penstock.example";
let folder = "";
let server: OwnServer | undefined;

test.skip(!named, "PENSTOCK_PROGRAM does not name the program");

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "penstock-"));
  const data = join(folder, "data");
  const password_file = join(folder, "password");
  writeFileSync(password_file, password);
  const who = ["--workspace", "Empty", "--email", email, "--password-file", password_file, "--name", "First"];
  execFileSync(program, ["init", "--data", data, ...who]);
  server = await serve([program, "serve", "--data", data, "--listen", "127.0.0.1:0"]);
});
test.afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("an empty workspace offers its doors, then counts the first steps until they are done", async ({ browser }) => {
  const context = await browser.newContext({ baseURL: server?.url, locale: "en-GB" });
  const page = await context.newPage();
  await page.goto("/");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  for (const door of ["Import a file", "Try with sample data", "Name your own steps"])
    await expect(page.getByRole("button", { name: door })).toBeVisible();
  await page.getByRole("listitem").filter({ hasText: "Five steps" }).getByRole("button").click();

  const steps = page.getByRole("region", { name: /^First steps/ });
  await expect(steps.getByRole("heading")).toHaveText("First steps: 0 of 4");
  await steps.getByRole("button", { name: "Add a deal" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("The first deal");
  await page.getByRole("button", { name: "Add the deal" }).click();
  await expect(steps.getByRole("heading")).toHaveText("First steps: 1 of 4");

  await steps.getByRole("button", { name: "Plan its next step" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "What" }).fill("Call them");
  await dialog.getByRole("button", { name: "Plan", exact: true }).click();
  await expect(steps.getByRole("heading")).toHaveText("First steps: 2 of 4");

  await page.locator("[data-deal-id]").first().focus();
  await page.keyboard.press("]");
  await expect(steps.getByRole("heading")).toHaveText("First steps: 3 of 4");
  await steps.getByRole("button", { name: "Put the first steps away" }).click();
  await expect(steps).toHaveCount(0);
  await page.reload();
  await page.locator("[data-deal-id]").first().waitFor();
  await expect(steps).toHaveCount(0);
  await context.close();
});

test("who sets a server up types at once, and is told once at each field what is missing", async ({ browser }) => {
  const nobody = mkdtempSync(join(tmpdir(), "penstock-nobody-"));
  const { PENSTOCK_DATABASE: _, ...env } = process.env; // the database of the others has people in it
  const own = await serve([program, "serve", "--data", join(nobody, "data"), "--listen", "127.0.0.1:0"], env);
  try {
    const context = await browser.newContext({ baseURL: own.url, locale: "en-GB" });
    const page = await context.newPage();
    await page.goto("/");
    await page.waitForURL("**/setup");
    await expect(page.getByLabel("Company or team")).toBeFocused();
    await page.getByRole("button", { name: "Start" }).click();
    for (const field of ["Company or team", "Your name", "E-mail"])
      await expect(page.getByLabel(field)).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByRole("alert")).toHaveCount(0);
    await page.getByLabel("Company or team").fill("The first");
    await page.getByLabel("Your name").fill("First");
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/start");
    await page.goto("/people");
    await page.getByRole("button", { name: "Import files" }).click();
    await page.waitForURL("**/import");
    await context.close();
  } finally {
    await own.stop();
    rmSync(nobody, { recursive: true, force: true });
  }
});
