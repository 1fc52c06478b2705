// Everything works without a mouse.
import { expect, test } from "./support/test.js";

// Tabs until the element is focused; fails if it never is.
async function tabTo(page, target) {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no Tab leads to ${target}`);
}

test("every control is reached by Tab and shows its focus", async ({ ackscope, page }) => {
  await ackscope.open();
  const controls = page.locator("button:visible:enabled, input:visible:enabled, select:visible:enabled, a[href]:visible");
  const all = await controls.count();
  const reached = new Set();
  for (let presses = 0; presses < all + 10; presses += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === document.body) return undefined;
      const style = getComputedStyle(element);
      const ring = style.outlineStyle !== "none" || style.boxShadow !== "none";
      const name = element.getAttribute("aria-label") ?? element.labels?.[0]?.innerText ?? element.innerText;
      return { name, ring };
    });
    if (!focused) continue;
    expect(focused.ring, `${focused.name} shows its focus`).toBe(true);
    reached.add(focused.name);
  }
  expect(reached.size).toBeGreaterThanOrEqual(Math.min(all, 10));
  for (const name of ["play", "step_back", "step_forward", "kill", "share"]) {
    expect([...reached], "is reached").toContain(ackscope.words[name]);
  }
});

test("the whole lesson by keys alone", async ({ ackscope, page }) => {
  await ackscope.open();
  await tabTo(page, ackscope.button("kill"));
  await page.keyboard.press("Enter");
  await tabTo(page, ackscope.slider);
  await page.keyboard.press("End");
  expect((await ackscope.ledger(1)).lost_confirmed).toHaveLength(1);
  await tabTo(page, ackscope.button("undo"));
  await page.keyboard.press("Enter");
  expect(await ackscope.ledger(1)).not.toHaveProperty("lost_confirmed");
});

test("single keys play, step, kill and undo", async ({ ackscope, page }) => {
  await ackscope.open();
  await page.getByRole("heading", { level: 1 }).click();
  await ackscope.slider.focus();
  const start = await ackscope.at();
  await page.keyboard.press("ArrowRight");
  expect(await ackscope.at()).toBeGreaterThan(start);
  await page.keyboard.press("ArrowLeft");
  expect(await ackscope.at()).toBe(start);
  await page.keyboard.press("Space");
  await expect(ackscope.button("pause")).toBeVisible();
  await page.keyboard.press("Space");
  await expect(ackscope.button("play")).toBeVisible();
  const alive = await ackscope.digests();
  await page.keyboard.press("k");
  expect(await ackscope.digests()).not.toEqual(alive);
  await page.keyboard.press("Control+z");
  expect(await ackscope.digests()).toEqual(alive);
});

test("keys work on after a button that took itself away", async ({ ackscope, page }) => {
  await ackscope.open();
  await ackscope.button("kill").click();
  await page.keyboard.press("End");
  const { at, playing } = await ackscope.state();
  expect(playing).toBe(false);
  await page.keyboard.press("ArrowLeft");
  expect(await ackscope.at()).toBeLessThan(at);
});

test("the legend with its keys opens, holds the focus and closes", async ({ ackscope, page }) => {
  await ackscope.open();
  await ackscope.button("help").click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(ackscope.button("help")).toBeFocused();
});
