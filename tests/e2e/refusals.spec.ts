import { expect, new_signed_in_page, test } from "./penstock";

test("a Polish reader is told in Polish what a filter got wrong, with the field it likely meant", async ({ browser }) => {
  const page = await new_signed_in_page(browser);
  await page.addInitScript(() => localStorage.setItem("penstock.language", "pl"));
  await page.goto("/pipeline?view=table");
  await page.getByRole("gridcell").first().waitFor();
  await page.getByRole("button", { name: "Filtr", exact: true }).click();
  const text = page.getByRole("textbox", { name: "Filtr jako tekst" });
  await text.fill("vlue > 3");
  await text.press("Enter");
  await expect(page.locator("#criteria-faults")).toContainText("Nie ma pola „vlue”. Czy chodziło o „value”?");
});
