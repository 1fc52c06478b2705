// What a first visit costs, whom it asks, and what it shows when little works.
import { expect, test } from "./support/test.js";

for (const [width, height] of [[1280, 800], [900, 700], [390, 844], [640, 400]]) {
  test(`the page starts with at most 7 requests, all to its own host, ${width} × ${height}`, async ({ ackscope, page }) => {
    await page.setViewportSize({ width, height });
    await ackscope.start();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ackscope");
    await page.waitForLoadState("networkidle");
    const asked = ackscope.requests.filter((url) => url !== "about:blank");
    expect(asked.length).toBeLessThanOrEqual(7);
    expect(asked.filter((url) => /split_|later-|rest\./.test(url)), "nothing that is fetched when it is wanted (the rest: `cargo xtask profile`)").toEqual([]);
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a still figure teaches already", async ({ ackscope, page }) => {
    await page.goto(ackscope.url);
    await expect(page.locator("#app svg").first()).toBeVisible();
    // The test's browser parses the page as one that has scripts, so the note is in it, yet not shown.
    const text = await page.content();
    expect(text).toContain("switched off in this browser");
    expect(text).toContain("desligados neste navegador");
  });
});

test("a page that cannot start says so in the reader's language and keeps the address", async ({ ackscope, page }) => {
  ackscope.errorsAreExpected = true;
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(`${ackscope.url}?lang=pt-BR#s=kept`);
  await expect(page.getByRole("alert")).toContainText("A simulação não pôde começar");
  await expect(page.getByRole("link", { name: "tentar de novo" })).toHaveAttribute("href", /#s=kept$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "pt-BR");
});
