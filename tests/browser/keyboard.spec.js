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

test("every key of the list does what it says", async ({ ackscope, page }) => {
  await ackscope.open();
  const calm = await ackscope.digests();
  const said = (name) => expect(page.locator(".notice")).toContainText(ackscope.words[name]);
  await page.keyboard.press("x");
  await said("no_wire");
  await page.keyboard.press("g");
  await said("nothing_broken");
  await page.keyboard.press("Escape");
  await expect(page.locator(".notice")).toHaveCount(0);

  // At the start everything is still to come. The connection that has the focus in the figure is cut.
  await page.keyboard.press("Home");
  await page.locator("[data-lane='1'] [role=button][data-key='wire-produce']").focus();
  for (const key of ["x", "a", "p"]) {
    const before = await ackscope.digests();
    await page.keyboard.press(key);
    await expect.poll(() => ackscope.digests(), `${key} acts`).not.toEqual(before);
    await page.keyboard.press("Space"); // it stands still again
    await page.keyboard.press("Control+z");
    expect(await ackscope.digests()).toEqual(calm);
  }
  await page.locator("#page").focus();
  await page.keyboard.press("c");
  await expect(page.locator("#tab-compare")).toBeFocused();
  await page.keyboard.press("l");
  await expect(page.locator("#share")).toBeVisible();
  await page.keyboard.press("k"); // a dialog is open: nothing happens behind it
  await page.keyboard.press("Escape");
  expect(await ackscope.digests()).toEqual(calm);
});

test("captions are muted, and single characters switched off, for good", async ({ ackscope, page }) => {
  await ackscope.open();
  const live = page.locator("p[aria-live=polite]");
  await page.keyboard.press("ArrowRight");
  await expect(live).not.toBeEmpty();
  await page.keyboard.press("m");
  await expect(live).toBeEmpty();
  await expect(page.locator(".notice")).toBeVisible();
  await page.keyboard.press("m");

  const calm = await ackscope.digests();
  await page.keyboard.press("?");
  const letters = page.getByRole("checkbox", { name: ackscope.words.letters_switch });
  await expect(letters).toBeChecked();
  await letters.uncheck();
  await page.keyboard.press("Escape");
  for (const key of ["k", "3", "?", "m"]) await page.keyboard.press(key);
  expect(await ackscope.digests()).toEqual(calm);
  await expect(page.locator("#help")).toBeHidden();
  await page.reload();
  await page.locator("[data-digests]").waitFor({ state: "attached" });
  await page.keyboard.press("k");
  expect(await ackscope.digests(), "it is remembered").toEqual(calm);
  const at = await ackscope.at();
  await page.keyboard.press("ArrowRight");
  expect(await ackscope.at(), "what is no character works on").toBeGreaterThan(at);
  await ackscope.button("help").click();
  await page.getByRole("checkbox", { name: ackscope.words.letters_switch }).check();
  await page.keyboard.press("Escape");
  await page.locator("#page").focus();
  await page.keyboard.press("k");
  expect(await ackscope.digests()).not.toEqual(calm);
});

test("letters in a list search it", async ({ ackscope, page }) => {
  await ackscope.open();
  const calm = await ackscope.digests();
  await page.getByRole("combobox", { name: ackscope.words.speed }).focus();
  for (const key of ["k", "r", "1"]) await page.keyboard.press(key);
  expect(await ackscope.digests()).toEqual(calm);
});
