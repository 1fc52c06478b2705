// Time: it moves when it is told to, stands still when it is not, and goes both ways.
import { countFrames, firstMotion, framesWithin } from "./support/frames.js";
import { expect, test } from "./support/test.js";

test("Play moves something within 300 ms", async ({ ackscope, page }) => {
  await ackscope.open();
  await ackscope.toStart();
  expect(await firstMotion(page, ackscope.button("play"))).toBeLessThan(300);
  await expect(ackscope.button("pause")).toBeVisible();
});

test("no animation frame is asked for while nothing plays, or nobody can see it", async ({ ackscope, page }) => {
  await countFrames(page);
  await ackscope.open();
  await page.waitForTimeout(200);
  expect(await framesWithin(page, 500), "before the first Play").toBe(0);

  await ackscope.toStart();
  await ackscope.button("play").click();
  expect(await framesWithin(page, 500), "while playing").toBeGreaterThan(5);

  await page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  });
  await page.waitForTimeout(100);
  expect(await framesWithin(page, 500), "while hidden").toBe(0);

  await page.evaluate(() => {
    delete document.visibilityState;
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  });
  await ackscope.button("pause").click();
  await page.waitForTimeout(100);
  expect(await framesWithin(page, 500), "while paused").toBe(0);
});

test("tokens move by their transform alone", async ({ ackscope, page }) => {
  await ackscope.open();
  await ackscope.toStart();
  await ackscope.button("play").click();
  // What changes on tokens that are under way, and inside of them, within a second.
  const changed = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const names = new Set();
        const watcher = new MutationObserver((changes) => {
          for (const { target, attributeName, type } of changes) {
            if (target.closest?.("g.token")) names.add(attributeName ?? type);
          }
        });
        for (const figure of document.querySelectorAll("svg.figure")) {
          watcher.observe(figure, { attributes: true, childList: true, characterData: true, subtree: true });
        }
        setTimeout(() => resolve([...names]), 1_000);
      }),
  );
  expect(changed).toContain("transform");
  // One that has arrived is hidden once, until the next step takes it away.
  expect(changed.filter((name) => !["transform", "visibility"].includes(name))).toEqual([]);
});

test("steps go forward and back to the same picture", async ({ ackscope, page }) => {
  await ackscope.open();
  await ackscope.toStart();
  const seen = [];
  const see = async () => [await ackscope.at(), await page.locator("main").innerText()];
  seen.push(await see());
  for (let step = 0; step < 6; step += 1) {
    await ackscope.button("step_forward").click();
    seen.push(await see());
  }
  for (const [earlier, later] of seen.slice(1).map((one, index) => [seen[index], one])) {
    expect(later[0]).toBeGreaterThan(earlier[0]);
  }
  for (const before of seen.slice(0, -1).reverse()) {
    await ackscope.button("step_back").click();
    expect(await see()).toEqual(before);
  }
});

test("dragging the slider shows any instant, and the same one again", async ({ ackscope, page }) => {
  await ackscope.open();
  const box = await ackscope.slider.boundingBox();
  const drag = async (part) => {
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * part, box.y + box.height / 2, { steps: 5 });
    await page.mouse.up();
    return [await ackscope.at(), await page.locator("main").innerText()];
  };
  const late = await drag(0.9);
  const early = await drag(0.2);
  expect(early[0]).toBeLessThan(late[0]);
  expect(await drag(0.9)).toEqual(late);
  expect(await drag(0.2)).toEqual(early);
});

test("playing ends at the end of the run", async ({ ackscope, page }) => {
  await ackscope.open();
  await ackscope.toEnd();
  await ackscope.button("step_back").click();
  await ackscope.button("play").click();
  await expect(ackscope.button("play")).toBeVisible();
  expect((await ackscope.state()).playing).toBe(false);
  await expect(page.getByRole("slider")).toHaveAttribute("aria-valuetext", /\S/);
});

test.describe("with reduced motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("Play shows step after step, and no animation frame", async ({ ackscope, page }) => {
    await countFrames(page);
    await ackscope.open();
    await ackscope.toStart();
    const before = await ackscope.at();
    await ackscope.button("play").click();
    await page.waitForTimeout(100);
    const asked = await framesWithin(page, 1_500);
    expect(asked).toBe(0);
    await expect.poll(() => ackscope.at()).toBeGreaterThan(before);
  });
});
