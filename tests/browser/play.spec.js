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
  expect(await framesWithin(page, 500), "while playing").toBeGreaterThan(2);

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

test("tokens move by their transform alone, without us", async ({ ackscope, page }) => {
  await ackscope.open();
  await ackscope.toStart();
  await ackscope.button("play").click();
  // What changes on tokens that are under way, and inside of them, within a second; and what moves them meanwhile.
  const { changed, moved } = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const [changed, moved] = [new Set(), new Set()];
        const watcher = new MutationObserver((changes) => {
          for (const { target, attributeName, type } of changes) {
            if (target.closest("svg.token-way")) changed.add(attributeName ?? type);
            if (attributeName === "style") for (const name of target.style) changed.add(name);
          }
        });
        for (const tokens of document.querySelectorAll(".tokens")) {
          watcher.observe(tokens, { attributes: true, childList: true, characterData: true, subtree: true });
        }
        const look = setInterval(() => {
          for (const animation of document.getAnimations()) {
            if (!animation.effect.target.matches(".token-way")) continue;
            for (const frame of animation.effect.getKeyframes()) Object.keys(frame).forEach((name) => moved.add(name));
          }
        }, 50);
        setTimeout(() => resolve({ changed: [...changed], moved: [...moved] }, clearInterval(look)), 1_000);
      }),
  );
  const about = ["offset", "computedOffset", "easing", "composite"];
  expect(moved.filter((name) => !about.includes(name))).toEqual(["transform"]);
  // One that has arrived is hidden once, until the next step takes it away.
  expect(changed.filter((name) => !["style", "transform", "visibility"].includes(name))).toEqual([]);
});

test("what moves by itself is where the playhead is, whenever it is stopped", async ({ ackscope, page }) => {
  await ackscope.open();
  await ackscope.toStart();
  let tokens = 0;
  for (let stop = 0; stop < 4; stop += 1) {
    await ackscope.button("play").click();
    await page.waitForTimeout(350);
    // Where things are seen right before it is stopped, and after. A token that arrives in between is seen no more.
    const { jump, moving, compared } = await page.evaluate(async () => {
      await new Promise(requestAnimationFrame); // where things are in this frame, not in one that was long ago
      const isSeen = (thing) => thing.isConnected && getComputedStyle(thing).visibility === "visible";
      const things = [...document.querySelectorAll(".thumb div, .token .token-hit")].filter(isSeen);
      const before = things.map((thing) => [thing, thing.getBoundingClientRect()]);
      document.querySelector("button.play").click();
      await new Promise((resolve) => setTimeout(resolve));
      const still = before.filter(([thing]) => isSeen(thing));
      const jumps = still.map(([thing, { x, y }]) => {
        const now = thing.getBoundingClientRect();
        return Math.hypot(now.x - x, now.y - y);
      });
      const moving = document.getAnimations().filter(({ effect }) => effect.target.matches(".token-way, .track div, .thumb div"));
      return { jump: Math.max(...jumps), moving: moving.length, compared: still.length - 1 };
    });
    tokens += compared;
    expect(moving, "nothing moves on").toBe(0);
    // A token crosses a hundred pixels in half a second at most.
    expect(jump).toBeLessThan(20);
    const at = await ackscope.at();
    await page.waitForTimeout(200);
    expect(await ackscope.at(), "nor does time").toBe(at);
  }
  expect(tokens, "tokens were under way").toBeGreaterThan(0);
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
