// Times of what ships, in the system's Chromium: `node bench.mjs`, after `cargo xtask build`. Prints figures and judges
// nothing, since they depend on the machine and on what else it does.
import { chromium } from "@playwright/test";
import { Ackscope } from "./support/ackscope.js";
import { firstMotion } from "./support/frames.js";
import { state } from "./support/link.js";
import { openSite } from "./support/site.js";

const PLAY_MS = 4_000;
// 30 records, one every 50 ms, on 5 brokers.
const LARGE = state(`1.b5r5aAC_1000p1${"_50p1".repeat(29)}_2000Z`);
// How far a mark is dragged to and fro, and how long it takes.
const DRAG = { pixels: 400, ms: 2_000 };

// The value below which a part of the values lies.
function percentile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

// What the main thread does by itself while nobody counts frames, which costs some too.
async function unwatched(page, session) {
  const busy = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration").value * 1_000;
  };
  const before = await busy();
  await page.waitForTimeout(PLAY_MS);
  return (((await busy()) - before) / PLAY_MS) * 100;
}

// Lengths of the frames that the page shows meanwhile, and what the main thread does.
async function watched(page, session, meanwhile = async () => undefined) {
  const busy = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    const seconds = (name) => metrics.find((metric) => metric.name === name).value * 1_000;
    return ["TaskDuration", "ScriptDuration", "RecalcStyleDuration", "LayoutDuration"].map(seconds);
  };
  const before = await busy();
  const counted = page.evaluate(
    (length) =>
      new Promise((resolve) => {
        const frames = [];
        const start = performance.now();
        let last;
        const tick = (now) => {
          if (last !== undefined) frames.push(now - last);
          last = now;
          if (performance.now() - start < length) requestAnimationFrame(tick);
          else resolve(frames);
        };
        requestAnimationFrame(tick);
      }),
    PLAY_MS,
  );
  await meanwhile();
  const frames = await counted;
  const after = await busy();
  const [task, script, style, layout] = after.map((value, at) => ((value - before[at]) / PLAY_MS) * 100);
  return {
    "frames per second": (1_000 * frames.length) / frames.reduce((sum, frame) => sum + frame, 0),
    "frame p50, ms": percentile(frames, 0.5),
    "frame p95, ms": percentile(frames, 0.95),
    "frame max, ms": Math.max(...frames),
    "main thread busy, %": task,
    "  with scripts, %": script,
    "  with styles, %": style,
    "  with layout, %": layout,
  };
}

async function opened(browser, url, address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-US" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable");
  const ackscope = new Ackscope(page, url);
  await ackscope.open(address);
  const slowed = (rate) => session.send("Emulation.setCPUThrottlingRate", { rate });
  return { context, page, session, ackscope, slowed };
}

// One figure with its tools around it, once they are there.
async function enlarge(page) {
  await page.locator("#enlarge-2").click();
  await page.locator(".strip-field .strip g").first().waitFor({ state: "attached" });
}

// From the start; with the timeline open and one figure, if so wished.
async function playing(browser, url, slowdown, { address = "", one = false } = {}) {
  const { context, page, session, ackscope, slowed } = await opened(browser, url, address);
  const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
  if (one) await enlarge(page);
  await ackscope.toStart();
  await slowed(slowdown);
  const motion = await firstMotion(page, ackscope.button("play"));
  const figures = await watched(page, session);
  const nodes = await page.evaluate(() => document.querySelectorAll("*").length);
  await ackscope.toStart();
  await ackscope.button("play").click();
  const alone = await unwatched(page, session);
  await context.close();
  const first = { "first paint, ms": paint, elements: nodes, "first motion after Play, ms": motion };
  return { ...first, ...figures, "main thread uncounted, %": alone };
}

// The leader's death is dragged to and fro in the timeline, and its outcome follows.
async function dragging(browser, url, slowdown) {
  const { context, page, session, ackscope, slowed } = await opened(browser, url, "?panel=timeline");
  await enlarge(page);
  await ackscope.toStart();
  for (let step = 0; step < 14; step += 1) await ackscope.button("step_forward").click();
  await ackscope.button("kill").click();
  const mark = page.locator(".handle.harm").first();
  await mark.waitFor();
  await page.waitForTimeout(1_000);
  const { x, y, width, height } = await mark.boundingBox();
  const [left, middle] = [x + width / 2, y + height / 2];
  await slowed(slowdown);
  await page.mouse.move(left, middle);
  await page.mouse.down();
  const figures = await watched(page, session, async () => {
    const start = Date.now();
    while (Date.now() - start < PLAY_MS) {
      const turn = ((Date.now() - start) / DRAG.ms) * 2 * Math.PI;
      await page.mouse.move(left + (DRAG.pixels * (1 - Math.cos(turn))) / 2, middle);
    }
  });
  await page.mouse.up();
  await context.close();
  return figures;
}

// From the change of a setting until the danger band of the figure in front is that of the new run.
async function endangered(browser, url, slowdown, address = "") {
  const { context, page, slowed } = await opened(browser, url, address);
  await enlarge(page);
  const band = page.locator(".risk-field:not(.stale)");
  await band.waitFor({ state: "attached" });
  await slowed(slowdown);
  const times = [];
  for (const value of ["1", "2", "1", "2", "1"]) {
    const label = page.locator("label", { hasText: "min.insync.replicas" });
    const took = await label.evaluate((label, value) => {
      const field = document.getElementById(label.htmlFor);
      const band = document.querySelector(".risk-field");
      const start = performance.now();
      field.value = value;
      field.dispatchEvent(new Event("change", { bubbles: true }));
      return new Promise((resolve) => {
        let isAnew = false;
        const look = () => {
          const isStale = band.classList.contains("stale");
          isAnew ||= isStale;
          if (isAnew && !isStale) resolve(performance.now() - start);
        };
        new MutationObserver(look).observe(band, { attributes: true });
        look();
      });
    }, value);
    times.push(took);
    await page.waitForTimeout(300);
  }
  await context.close();
  return { "danger band is there, ms": percentile(times, 0.5), "at worst, ms": Math.max(...times) };
}

async function measure(name, slowdown, work) {
  console.log(`${name}, ${slowdown === 1 ? "full speed" : `processor slowed ${slowdown} times`}`);
  const figures = await work(slowdown);
  for (const [name, value] of Object.entries(figures)) console.log(`  ${name.padEnd(28)} ${value?.toFixed(1)}`);
}

const site = await openSite();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
});
try {
  const large = `?panel=timeline#s=${LARGE}`;
  for (const slowdown of [1, 4]) {
    await measure("three figures play", slowdown, (rate) => playing(browser, site.url, rate));
    await measure("30 records on 5 brokers, three figures", slowdown, (rate) => playing(browser, site.url, rate, { address: large }));
    await measure("the same, one figure and the timeline", slowdown, (rate) => playing(browser, site.url, rate, { address: large, one: true }));
    await measure("a setting is changed", slowdown, (rate) => endangered(browser, site.url, rate));
    await measure("the same, 30 records on 5 brokers", slowdown, (rate) => endangered(browser, site.url, rate, large));
    await measure("a mark is dragged in the timeline", slowdown, (rate) => dragging(browser, site.url, rate));
  }
} finally {
  await browser.close();
  await site.close();
}
