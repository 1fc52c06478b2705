// What is left of the page when a part of it breaks or does not come.
import { expect, test } from "./support/test.js";

test("a panic shows an apology and the link, not a dead page", async ({ ackscope, page }) => {
  ackscope.errorsAreExpected = true;
  await ackscope.open("#s=1.a1_1000p1_200j1_13800r1~SDBA");
  await ackscope.toStart();
  // Nothing that a person does gets here: a document that draws no shapes.
  await page.evaluate(() => {
    document.createElementNS = () => {
      throw new Error("no shapes");
    };
  });
  const apology = page.locator("#apology");
  for (let step = 0; step < 12 && !(await apology.isVisible()); step += 1) await page.keyboard.press("ArrowRight");
  await expect(apology).toBeVisible();
  await expect(apology.getByRole("link")).toHaveAttribute("href", /#s=1\.a1_1000p1_200j1_13800r1~SDBA$/);
  await expect(apology.getByRole("button")).toBeVisible();
});

test("a part that cannot be fetched is told, and fetched at the next wish", async ({ ackscope, page }) => {
  ackscope.errorsAreExpected = true;
  await page.route("**/split_link.wasm", (route) => route.abort(), { times: 1 });
  await ackscope.open();
  await ackscope.toStart();
  await ackscope.button("kill").click();
  await expect(page.getByRole("status").filter({ hasText: "could not be loaded" })).toBeVisible();
  expect(new URL(page.url()).hash).toBe("");
  await ackscope.button("undo").click();
  await ackscope.button("redo").click();
  await expect.poll(() => new URL(page.url()).hash).toMatch(/^#s=1\./);
});

test("a link opens when what reads it comes late", async ({ ackscope, page }) => {
  let release;
  const released = new Promise((resolve) => {
    release = resolve;
  });
  await page.route("**/split_link.wasm", async (route) => {
    await released;
    await route.continue();
  });
  const opened = ackscope.open("#s=1.a1_1000p1_200j1_13800r1~SDBA");
  // Until then the poster stands there, and no other run is shown in its place.
  await expect(page.locator("#app .poster").first()).toBeAttached();
  await expect(page.locator("[data-digests]")).toHaveCount(0);
  release();
  await opened;
  await expect(page.getByRole("button", { pressed: true }).filter({ hasText: "acks=1" }).first()).toBeAttached();
});
