import { cards_of, expect, test } from "./penstock";

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
