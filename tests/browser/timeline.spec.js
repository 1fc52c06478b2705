// The timeline and the danger band: what only a browser can show of them.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./support/test.js";

// One large figure of acks=1 with the timeline below it, and the pieces of it.
async function open(ackscope, page, query = "") {
  await ackscope.open(query);
  await page.keyboard.press("2");
  await page.getByRole("button", { name: /acks=1.*Enlarge/ }).click();
  const field = page.locator(".strip-field");
  await field.locator("text").first().waitFor({ state: "attached" });
  await expect(page.locator(".risk-field:not(.stale)")).toBeVisible();
  return { field, band: page.locator(".band").first(), handle: page.locator(".handle"), told: page.locator(".risk-told") };
}

test("a click on danger places the leader's death there, and one undo takes it back", async ({ ackscope, page }) => {
  const { band, handle, told } = await open(ackscope, page);
  await expect(told).toContainText("If broker 1 died now");
  const before = await ackscope.digests();
  const window = band.locator("i.lost");
  await expect(window).toHaveCount(1);
  const area = await window.boundingBox();
  await page.mouse.move(area.x + area.width / 2, area.y + area.height / 2);
  await expect(told).toContainText("D would be confirmed and lost");
  await page.mouse.down();
  await page.mouse.up();
  await expect(handle).toHaveCount(1);
  await expect(handle).toHaveAttribute("aria-valuetext", /Confirmed and lost: D/);
  await page.keyboard.press("Control+z");
  await expect(handle).toHaveCount(0);
  expect(await ackscope.digests()).toEqual(before);
});

test("a fault is dragged in time, the outcome follows, and one undo takes it back", async ({ ackscope, page }) => {
  const { handle } = await open(ackscope, page);
  await page.keyboard.press("k");
  await page.keyboard.press("End");
  await expect(handle).toHaveAttribute("aria-valuetext", /Confirmed and lost: D/);
  const [placed, was] = [await ackscope.digests(), await handle.getAttribute("aria-valuenow")];
  const { x, y } = await handle.boundingBox();
  await page.mouse.move(x + 12, y + 12);
  await page.mouse.down();
  for (const back of [20, 60, 90, 120]) await page.mouse.move(x + 12 - back, y + 12);
  await expect(handle).not.toHaveAttribute("aria-valuetext", /Confirmed and lost/);
  await expect(page.locator(".ghost-handle")).toBeVisible();
  await page.mouse.up();
  expect(Number(await handle.getAttribute("aria-valuenow"))).toBeLessThan(Number(was));
  expect(await ackscope.digests()).not.toEqual(placed);
  await page.keyboard.press("Control+z");
  expect(await ackscope.digests()).toEqual(placed);
});

test("Escape gives a dragged fault back", async ({ ackscope, page }) => {
  const { handle } = await open(ackscope, page);
  await page.keyboard.press("k");
  await page.keyboard.press("End");
  const placed = await ackscope.digests();
  const { x, y } = await handle.boundingBox();
  await page.mouse.move(x + 12, y + 12);
  await page.mouse.down();
  await page.mouse.move(x - 80, y + 12, { steps: 4 });
  await expect(page.locator(".ghost-handle")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.mouse.up();
  expect(await ackscope.digests()).toEqual(placed);
});

test("a fault is moved by keys, keeps the focus, and can be taken out", async ({ ackscope, page }) => {
  const { handle } = await open(ackscope, page);
  await page.keyboard.press("k");
  await page.keyboard.press("End");
  const placed = await ackscope.digests();
  const was = Number(await handle.getAttribute("aria-valuenow"));
  await handle.focus();
  for (const key of ["ArrowRight", "ArrowRight", "Shift+ArrowRight"]) await page.keyboard.press(key);
  await expect(handle).toBeFocused();
  await expect(handle).toHaveAttribute("aria-valuenow", String(was + 12));
  // However many keys it took, it is one edit.
  await page.keyboard.press("Control+z");
  expect(await ackscope.digests()).toEqual(placed);
  await handle.focus();
  await page.keyboard.press("Delete");
  await expect(handle).toHaveCount(0);
});

test("a drag anywhere scrubs, an arrow leads to its sending", async ({ ackscope, page }) => {
  const { field } = await open(ackscope, page);
  const area = await field.boundingBox();
  await page.mouse.move(area.x + 30, area.y + area.height - 8);
  await page.mouse.down();
  await page.mouse.move(area.x + area.width - 2, area.y + area.height - 8, { steps: 5 });
  await page.mouse.up();
  expect(await ackscope.at()).toBeGreaterThan(3_000_000);
  const letter = await field.locator("text.record-word", { hasText: "B" }).last().boundingBox();
  await page.mouse.click(letter.x - 3, letter.y + letter.height / 2);
  expect(await ackscope.at()).toBe(1_500_000);
});

test("the wheel looks closer around the pointer, 0 shows all again", async ({ ackscope, page }) => {
  const { field } = await open(ackscope, page);
  const width = () => field.locator("svg").evaluate((svg) => svg.clientWidth);
  const whole = await width();
  const area = await field.boundingBox();
  await page.mouse.move(area.x + area.width / 2, area.y + 40);
  for (let turn = 0; turn < 6; turn += 1) await page.mouse.wheel(0, -100);
  await expect.poll(width).toBeGreaterThan(whole * 1.2);
  await page.keyboard.press("0");
  await expect.poll(width).toBe(whole);
});

test("looked at closer it moves by itself, and stands where it is stopped", async ({ ackscope, page }) => {
  const { field } = await open(ackscope, page);
  const area = await field.boundingBox();
  await page.mouse.move(area.x + 20, area.y + 40);
  for (let turn = 0; turn < 6; turn += 1) await page.mouse.wheel(0, -100);
  await ackscope.toStart();
  await page.evaluate(() => {
    const { animate } = Element.prototype;
    window.begun = [];
    Element.prototype.animate = function begin(...how) {
      window.begun.push(this.className);
      return animate.apply(this, how);
    };
  });
  const told = [];
  for (let stop = 0; stop < 3; stop += 1) {
    await page.evaluate(() => (window.begun = []));
    await ackscope.button("play").click();
    await page.waitForTimeout(900);
    const jump = await page.evaluate(async () => {
      await new Promise(requestAnimationFrame); // where things are in this frame, not in one that was long ago
      const places = () => [...document.querySelectorAll(".strip-field > :is(.playhead, .slide)")].map((thing) => thing.getBoundingClientRect().x);
      const before = places();
      document.querySelector("button.play").click();
      await new Promise((resolve) => setTimeout(resolve));
      return Math.max(...places().map((place, at) => Math.abs(place - before[at])));
    });
    expect(jump).toBeLessThan(12);
    const begun = await page.evaluate(() => window.begun.filter((name) => ["playhead", "future", "slide", "slide over"].includes(name)).sort());
    told.push(begun.length);
    expect(await page.evaluate(() => window.begun.includes("")), "the slider of the dock is not seen, and is not moved").toBe(false);
  }
  // A wait of a busy machine, or a new piece of the drawing, begins it once more; told at every step, it would be each time.
  expect(Math.min(...told), "told once, not at every step").toBeLessThan(13);
});

test("there is one slider, and the run is a list as well", async ({ ackscope, page }) => {
  await open(ackscope, page);
  await expect(ackscope.slider).toHaveCount(1);
  await page.getByRole("button", { name: "As a list" }).click();
  const list = page.getByRole("list", { name: "Timeline" });
  await expect(list.getByRole("listitem").filter({ hasText: "hands A to its producer" })).toBeVisible();
  await list.getByRole("button", { name: /^Go to 1\.50/ }).first().click();
  expect(await ackscope.at()).toBeGreaterThan(1_500_000);
  expect(await ackscope.at()).toBeLessThan(1_510_000);
});

for (const [theme, viewport] of [["light", { width: 1280, height: 800 }], ["dark", { width: 390, height: 844 }]]) {
  test(`axe finds nothing on it, ${theme}, ${viewport.width} wide`, async ({ ackscope, page }) => {
    await page.setViewportSize(viewport);
    await ackscope.open(`?theme=${theme}`);
    await page.keyboard.press("k");
    await page.keyboard.press("End");
    await page.getByRole("tab", { name: "Timeline" }).click();
    await expect(page.locator(".handle")).toHaveCount(1);
    await expect(page.locator(".risk-field:not(.stale)")).toHaveCount(1);
    const broken = async () => {
      const { violations } = await new AxeBuilder({ page }).include(".timeline").analyze();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
    };
    expect(await broken(), "as a picture").toEqual([]);
    await page.getByRole("button", { name: "As a list" }).click();
    await expect(page.getByRole("list", { name: "Timeline" })).toBeVisible();
    expect(await broken(), "as a list").toEqual([]);
  });
}
