// What a first visit costs and whom it asks.
import { expect, test } from "./support/test.js";

test("the page starts with at most 7 requests, all to its own host", async ({ ackscope, page }) => {
  await ackscope.open();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ackscope");
  await page.waitForLoadState("networkidle");
  expect(ackscope.requests.length).toBeLessThanOrEqual(7);
});

test("a page that cannot start says so in the reader's language and keeps the address", async ({ ackscope, page }) => {
  ackscope.errorsAreExpected = true;
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(`${ackscope.url}?lang=pt-BR#s=kept`);
  await expect(page.getByRole("alert")).toContainText("A simulação não pôde começar");
  await expect(page.getByRole("link", { name: "tentar de novo" })).toHaveAttribute("href", /#s=kept$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "pt-BR");
});
