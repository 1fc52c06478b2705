// Times of what ships, in the system's Chromium: `node bench.mjs`, after `cargo xtask build`. Prints figures and judges
// nothing, since they depend on the machine and on what else it does.
import { chromium } from "@playwright/test";
import { Ackscope } from "./support/ackscope.js";
import { firstMotion } from "./support/frames.js";
import { openSite } from "./support/site.js";

const PLAY_MS = 4_000;

// The value below which a part of the values lies.
function percentile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

// Lengths of the frames that the page shows while it plays, and what the main thread does meanwhile.
async function playing(page, session) {
  const busy = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration").value * 1_000;
  };
  const before = await busy();
  const frames = await page.evaluate(
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
  return { frames, busy: ((await busy()) - before) / PLAY_MS };
}

async function measure(browser, url, slowdown) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-US" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable");
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  const ackscope = new Ackscope(page, url);
  await ackscope.open();
  const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
  await ackscope.toStart();
  const motion = await firstMotion(page, ackscope.button("play"));
  const { frames, busy } = await playing(page, session);
  const nodes = await page.evaluate(() => document.querySelectorAll("*").length);
  await context.close();
  const figures = {
    "first paint, ms": paint,
    elements: nodes,
    "first motion after Play, ms": motion,
    "frames per second": (1_000 * frames.length) / frames.reduce((sum, frame) => sum + frame, 0),
    "frame p50, ms": percentile(frames, 0.5),
    "frame p95, ms": percentile(frames, 0.95),
    "frame max, ms": Math.max(...frames),
    "main thread busy, %": busy * 100,
  };
  console.log(slowdown === 1 ? "full speed" : `processor slowed ${slowdown} times`);
  for (const [name, value] of Object.entries(figures)) console.log(`  ${name.padEnd(28)} ${value?.toFixed(1)}`);
}

const site = await openSite();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
});
try {
  for (const slowdown of [1, 4]) await measure(browser, site.url, slowdown);
} finally {
  await browser.close();
  await site.close();
}
