import { cards_of, expect, make_deal, new_signed_in_page, test } from "./penstock";

test("a half-filled new deal survives a reload", async ({ board }) => {
  await board.keyboard.press("c");
  await board.getByRole("textbox", { name: "Title" }).fill("Draft of a deal");
  await board.getByRole("textbox", { name: "Value" }).fill("12 500,50");
  await board.reload();
  await cards_of(board, 0).first().waitFor();
  await board.keyboard.press("c");
  await expect(board.getByRole("textbox", { name: "Title" })).toHaveValue("Draft of a deal");
  await expect(board.getByRole("textbox", { name: "Value" })).toHaveValue("12 500,50");
  await board.getByRole("textbox", { name: "Title" }).fill("");
  await board.getByRole("textbox", { name: "Value" }).fill("");
});

test("Cancel drops the draft of a new deal, Escape keeps it", async ({ board }) => {
  const title = board.getByRole("textbox", { name: "Title" });
  await board.keyboard.press("c");
  await title.fill("Half a deal");
  await board.keyboard.press("Escape");
  await expect(title).toHaveCount(0);
  await board.keyboard.press("c");
  await expect(title).toHaveValue("Half a deal");
  await board.getByRole("button", { name: "Cancel" }).click();
  await expect(title).toHaveCount(0);
  await board.keyboard.press("c");
  await expect(title).toHaveValue("");
});

test("a value the server refuses is told at its field, and the field has the focus", async ({ board }) => {
  await board.keyboard.press("c");
  const value = board.getByRole("textbox", { name: "Value" });
  await board.getByRole("textbox", { name: "Title" }).fill("Too much");
  await value.fill("1000000000000000");
  await board.getByRole("button", { name: "Add the deal" }).click();
  await expect(value).toHaveAttribute("aria-invalid", "true");
  await expect(value).toBeFocused();
  await expect(value).toHaveAccessibleDescription(/15 digits/);
  await board.getByRole("button", { name: "Cancel" }).click();
});

test("a note that was not sent survives a reload", async ({ board }) => {
  await cards_of(board, 0).first().click();
  await board.getByRole("textbox", { name: "Note" }).fill("Half a thought");
  await board.reload();
  await expect(board.getByRole("textbox", { name: "Note" })).toHaveValue("Half a thought");
  await board.getByRole("button", { name: "Add the note" }).click();
  await expect(board.getByRole("textbox", { name: "Note" })).toHaveValue("");
  await expect(board.getByText("Half a thought").first()).toBeVisible();
});

test("a new deal appears on the board with a company made on the way", async ({ board }) => {
  await board.keyboard.press("c");
  const title = `From the test ${Date.now()}`;
  await board.getByRole("textbox", { name: "Title" }).fill(title);
  await board.getByLabel("Company").first().fill("Brand new company");
  await board.getByRole("textbox", { name: "Value" }).fill("99000000");
  await board.getByRole("button", { name: "Add the deal" }).click();
  await expect(board.getByTestId("live-region")).toContainText("is on the board");
});

test("another's change of the same field is shown beside one's own", async ({ board, browser }) => {
  const id = await make_deal(board, 0, { competitor: "Nobody" });
  const other = await new_signed_in_page(browser);
  const competitor = { name: /^Competitor/ };
  for (const page of [board, other]) {
    await page.goto(`/pipeline?deal=${id}`);
    await page.getByRole("button", competitor).click();
  }
  await board.getByRole("textbox", competitor).fill("Kolibri");
  await board.keyboard.press("Enter");
  await expect(board.getByRole("button", competitor).first()).toHaveText("Kolibri");
  await other.getByRole("textbox", competitor).fill("Albatros");
  await other.keyboard.press("Enter");
  await expect(other.getByRole("complementary")).toContainText("Kolibri");
  await expect(other.getByRole("textbox", competitor)).toHaveValue("Albatros");
  await other.context().close();
});

test("a date that is typed in part is told, not left out in silence", async ({ board }) => {
  await board.keyboard.press("c");
  const dialog = board.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Title" }).fill("Half a date");
  const day = dialog.getByLabel("Expected close");
  await day.focus();
  await board.keyboard.type("12");
  await dialog.getByRole("button", { name: "Add the deal" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Expected close: what is typed is not complete.");
  await expect(day).toBeFocused();
  await dialog.getByRole("button", { name: "Cancel" }).click();
});
