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

// What the page keeps of a run is falsified in its memory: played again, the script gives another digest.
async function falsify(page, digest) {
  return page.evaluate(async (digest) => {
    const main = performance.getEntriesByType("resource").find(({ name }) => /\/app[^/]*\.js$/.test(name));
    const { memory } = await (await import(main.name)).default();
    const bytes = new Uint8Array(memory.buffer);
    const wanted = digest.match(/../g).map((byte) => parseInt(byte, 16)).reverse();
    let found = 0;
    for (let at = bytes.indexOf(wanted[0]); at >= 0; at = bytes.indexOf(wanted[0], at + 1)) {
      if (!wanted.every((byte, place) => bytes[at + place] === byte)) continue;
      bytes[at] ^= 1;
      found += 1;
    }
    return found;
  }, digest);
}

test("a run that breaks an invariant is told as our bug, with its link", async ({ ackscope, page }) => {
  await ackscope.open("#s=1.a1_1000p1_200j1_13800r1~SDBA");
  expect(await falsify(page, (await ackscope.digests())[0])).toBeGreaterThan(0);
  await ackscope.toStart();
  const notice = page.getByRole("status").filter({ hasText: "This is our bug" });
  await expect(notice).toContainText("S-4");
  await expect(notice.getByRole("link")).toHaveAttribute("href", /#s=1\./);
  await notice.getByRole("button", { name: "Copy the report" }).click();
  await expect(notice).toContainText(/Copied|Nothing can be copied/);
  await page.getByRole("button", { name: "Português" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Este erro é nosso" })).toContainText("S-4");
  await page.keyboard.press("Escape");
  await expect(notice).toHaveCount(0);
});

test("a run that keeps them is checked in silence, once somebody made it", async ({ ackscope, page }) => {
  await ackscope.open();
  await ackscope.toStart();
  await page.waitForTimeout(1_800);
  expect(ackscope.requests.some((url) => url.includes("split_check"))).toBe(false);
  const checked = page.waitForResponse("**/split_check.wasm");
  await ackscope.button("kill").click();
  await ackscope.toStart();
  await checked;
  await ackscope.button("undo").click();
  await expect(page.getByRole("status").filter({ hasText: "our bug" })).toHaveCount(0);
});
