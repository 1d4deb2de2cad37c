import type { Page } from "@playwright/test";
import { faults_of } from "./axe";
import { expect, get, make_deal, post, test } from "./penstock";

const row = (page: Page, title: string) => page.getByRole("row").filter({ hasText: title });

test("parked deals are found from the board, and opened again", async ({ board }) => {
  const id = await make_deal(board, 0, { title: "Marblepark" });
  await post(board, `/deals/${id}/park`, { wake_on: "2999-01-01" });
  await board.keyboard.press("Control+k");
  await board.getByRole("dialog").getByRole("combobox").fill("parked");
  await board.getByRole("option", { name: "Parked deals" }).click();
  await expect(board).toHaveURL(/view=table/);
  await expect(board).toHaveURL(/status=parked/);
  await expect(row(board, "Marblepark")).toContainText("Parked until 1 Jan 2999");
  expect(await faults_of(board)).toEqual([]);
  await row(board, "Marblepark").getByRole("checkbox").click();
  await board.getByRole("toolbar").getByRole("button", { name: "Open again" }).click();
  await expect(row(board, "Marblepark")).toHaveCount(0);
  await expect.poll(() => get<object>(board, `/deals/${id}`)).toMatchObject({ status: "open" });
  await board.locator("label").filter({ hasText: "Board" }).click();
  await expect(board).not.toHaveURL(/status=/);
});

test("the table shows won deals without a next step, and sums of the open ones only", async ({ board }) => {
  const id = await make_deal(board, 0, { title: "Marblewon" });
  await post(board, `/deals/${id}/win`, { closed_on: "2026-01-15" });
  await board.goto("/pipeline?view=table&status=won&q=Marblewon");
  await expect(row(board, "Marblewon")).toContainText("Won, 15 Jan 2026");
  await expect(row(board, "Marblewon")).not.toContainText("No next step");
  await expect(board.getByText("1 deal", { exact: true })).toBeVisible();
  await expect(board.getByText("Weighted:")).toHaveCount(0);
});

test("a criterion that no open deal meets says so and leads to the deals that do", async ({ board }) => {
  const id = await make_deal(board, 0, { title: "Marblelost" });
  await post(board, `/deals/${id}/park`, { wake_on: "2999-01-01" });
  await board.goto(`/pipeline?where=${encodeURIComponent('status = parked and title = "Marblelost"')}`);
  const nothing = board.getByRole("status").filter({ hasText: "No open deal meets this filter." });
  await expect(nothing).toBeVisible();
  expect(await faults_of(board)).toEqual([]);
  await nothing.getByRole("button", { name: "Show 1 deal that is won, lost or parked" }).click();
  await expect(row(board, "Marblelost")).toBeVisible();
});

test("a search without hits offers what is similar and its end", async ({ board }) => {
  await make_deal(board, 0, { title: "Marblesimilar" });
  const search = board.getByRole("textbox", { name: "Search deals" });
  await search.fill("Marblesimular");
  const nothing = board.getByRole("status").filter({ hasText: "No open deal meets this filter." });
  await expect(nothing.getByRole("link", { name: "Marblesimilar" })).toBeVisible();
  await expect(board.getByText("To leave this stage")).toHaveCount(0);
  await expect(board.getByRole("button", { name: "Add a deal" })).toHaveCount(0);
  await nothing.getByRole("button", { name: "Clear the search" }).click();
  await expect(search).toHaveValue("");
  await expect(board.locator("[data-deal-id]").first()).toBeVisible();
  await board.goto("/pipeline?view=table&q=zzzzqq");
  await expect(board.getByRole("button", { name: "Clear the search" })).toBeVisible();
  await expect(board.getByText("Sum:")).toHaveCount(0);
});

test("a company shows its closed deals apart from the open ones", async ({ board }) => {
  const { id: company_id } = await post<{ id: string }>(board, "/companies", { name: "Marble Works" });
  await make_deal(board, 0, { title: "Marbleopen", company_id });
  const won = await make_deal(board, 0, { title: "Marbleclosed", company_id });
  await post(board, `/deals/${won}/win`, { closed_on: "2026-01-15" });
  await board.goto(`/companies?open=${company_id}`);
  const part = (name: string) => board.locator("section").filter({ has: board.getByRole("heading", { name }) });
  await expect(part("Closed and parked deals").last()).toContainText("Won, 15 Jan 2026");
  await expect(part("Open deals").last()).toContainText("Marbleopen");
  await expect(part("Open deals").last()).not.toContainText("Marbleclosed");
});
