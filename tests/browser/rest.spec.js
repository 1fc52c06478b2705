// A first visit fetches what it calls; the rest comes when somebody does something. Nobody may notice where the cut is.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "./support/test.js";

const PART = new URL("../../src/xtask/ship/part.mjs", import.meta.url);
const REST = "**/rest.wasm";

// Lets requests for the rest wait until it is let go.
async function hold(page) {
  let letGo;
  const held = new Promise((resolve) => {
    letGo = resolve;
  });
  await page.route(REST, async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

test("watching fetches no more, and the first gesture fetches the rest", async ({ ackscope, page }) => {
  await ackscope.start();
  await page.waitForLoadState("networkidle");
  expect(ackscope.requests.filter((url) => url.includes("rest."))).toEqual([]);
  await ackscope.button("play").click();
  await expect.poll(() => ackscope.requests.filter((url) => url.includes("rest.")).length).toBe(1);
});

test("what is meant waits for the rest, in order, while time can be watched", async ({ ackscope, page }) => {
  const letGo = await hold(page);
  await ackscope.start();
  await ackscope.toEnd();
  const end = await ackscope.at();
  await page.keyboard.press("Home");
  expect(await ackscope.at(), "time needs nothing more").toBeLessThan(end);
  const calm = await ackscope.ledgers();
  await page.locator("#page").focus();
  for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", "k", "End"]) await page.keyboard.press(key);
  expect(await ackscope.at(), "what came behind it waits too").toBeLessThan(end);
  await expect(page.locator("#page"), "that it waits is seen").toHaveAttribute("aria-busy", "true");
  letGo();
  await expect.poll(() => ackscope.at()).toBeGreaterThan(end);
  expect(await ackscope.ledgers(), "the leader died").not.toEqual(calm);
  await expect(page.locator("#page")).not.toHaveAttribute("aria-busy");
});

test("what is meant while time passes is done at the instant that was seen", async ({ ackscope, page }) => {
  const letGo = await hold(page);
  await ackscope.start();
  await ackscope.button("play").click();
  await expect.poll(() => ackscope.at()).toBeGreaterThan(1_500_000);
  await page.keyboard.press("k");
  const [at, calm] = [await ackscope.at(), await ackscope.ledgers()];
  await page.waitForTimeout(400);
  expect(await ackscope.at(), "time stands still").toBe(at);
  letGo();
  await expect(ackscope.button("undo")).toBeEnabled();
  await ackscope.toEnd();
  expect(await ackscope.ledgers()).not.toEqual(calm);
});

test("nothing that is on the screen makes the page stand still for the rest", async ({ ackscope, page }) => {
  test.setTimeout(60_000);
  const waiting = [];
  page.on("request", (request) => request.resourceType() === "xhr" && waiting.push(request.url()));
  await hold(page);
  await ackscope.start();
  for (const key of "0123acgklmprxz+-? ") await page.keyboard.press(key);
  await page.keyboard.press("Control+z");
  for (const button of await page.locator("button:visible:enabled").all()) await button.dispatchEvent("click");
  for (const part of await page.locator("[data-key][role=button]").all()) {
    await part.dispatchEvent("click");
    await part.dispatchEvent("contextmenu");
  }
  await page.getByRole("combobox").first().selectOption({ index: 0 });
  await page.setViewportSize({ width: 390, height: 844 });
  for (const button of await page.locator("button:visible:enabled").all()) await button.dispatchEvent("click");
  await page.evaluate(() => {
    location.hash = "#s=1.a1";
  });
  await page.waitForTimeout(300);
  expect(waiting).toEqual([]);
});

test("that the rest cannot be fetched is told in words, and the next wish fetches it", async ({ ackscope, page }) => {
  ackscope.errorsAreExpected = true;
  await page.route(REST, (route) => route.abort());
  await ackscope.start();
  await ackscope.toStart();
  await ackscope.button("kill").click();
  const told = page.getByRole("status").filter({ hasText: "could not be loaded" });
  await expect(told).toBeVisible();
  const before = await ackscope.at();
  await ackscope.button("step_forward").click();
  expect(await ackscope.at(), "what needs nothing more goes on").toBeGreaterThan(before);
  await page.unroute(REST);
  await ackscope.button("kill").click();
  await expect(ackscope.button("undo")).toBeEnabled();
  expect(page.locator("#apology")).toBeHidden();
});

// A module with a function that is called and one that is not, both with the same state.
const WAT = `(module
  (import "./app_bg.js" "__wbg_rest_0123456789abcdef" (func $rest (param i32) (result externref)))
  (global $count (mut i32) (i32.const 0))
  (memory (export "memory") 1)
  (data (i32.const 64) "\\2a")
  (table 2 2 funcref)
  (elem (i32.const 0) $seldom $often)
  (func $helper (param i32) (result i32) (i32.add (local.get 0) (i32.load8_u (i32.const 64))))
  (func $often (export "often") (param i32) (result i32)
    (global.set $count (i32.add (global.get $count) (i32.const 1)))
    (call $helper (local.get 0)))
  (func $seldom (param i32) (result i32)
    (global.set $count (i32.add (global.get $count) (i32.const 100)))
    (i32.mul (call $helper (local.get 0)) (call_indirect (param i32) (result i32) (i32.const 1) (i32.const 1))))
  (func (export "both") (param i32) (result i32) (call $seldom (call $often (local.get 0))))
  (func (export "count") (result i32) (global.get $count)))`;

test("a parted module does what the whole one does, and fetches its rest when that is called", async () => {
  const { default: binaryen } = await import(new URL("node_modules/binaryen/index.js", PART).href);
  const folder = mkdtempSync(join(tmpdir(), "part-"));
  const [whole, list, main, rest] = ["whole.wasm", "rest.txt", "main.wasm", "rest.wasm"].map((name) => join(folder, name));
  try {
    const module = binaryen.parseText(WAT);
    module.setFeatures(binaryen.Features.All);
    binaryen.setDebugInfo(true);
    writeFileSync(whole, module.emitBinary());
    writeFileSync(list, "seldom\n");
    execFileSync("node", [PART.pathname, whole, list, main, rest]);
    const start = async (file, fetched) => (await WebAssembly.instantiate(readFileSync(file), { "./app_bg.js": { __wbg_rest_0123456789abcdef: fetched } })).instance.exports;
    const expected = await start(whole, () => null);
    const asked = [];
    const parted = await start(main, (now) => {
      asked.push(now);
      new WebAssembly.Instance(new WebAssembly.Module(readFileSync(rest)), { m: parted });
      return null;
    });
    expect(parted.often(1)).toBe(expected.often(1));
    expect(asked, "what is called often is there").toEqual([]);
    for (const given of [1, 7]) expect(parted.both(given)).toBe(expected.both(given));
    expect(asked, "fetched once, at once").toEqual([1]);
    expect(parted.count()).toBe(expected.count());
  } finally {
    rmSync(folder, { recursive: true });
  }
});
