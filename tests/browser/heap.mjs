// What looping costs in memory: `node heap.mjs --minutes 10`, after `cargo xtask build`. A run of 30 records on 5 brokers is played again
// and again in what ships; every 30 s what is left after a collection is told. Prints figures and judges nothing.
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { Ackscope } from "./support/ackscope.js";
import { state } from "./support/link.js";
import { openSite } from "./support/site.js";

const RUN = state(`1.b5r5aAC_1000p1${"_50p1".repeat(29)}_2000Z`);
const SAMPLE_MS = 30_000;

const { values } = parseArgs({ options: { minutes: { type: "string", default: "10" }, panel: { type: "string", default: "timeline" } } });
const site = await openSite();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
});

// Keeps the module's memory where it can be measured.
function keepMemory() {
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const make = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await make(...given);
      const parts = Object.values((made.instance ?? made).exports);
      window.moduleMemory ??= parts.find((part) => part instanceof WebAssembly.Memory);
      return made;
    };
  }
}

// In megabytes what scripts hold and what the module has taken, and how many nodes and listeners live.
async function sample(page, session) {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
  const size = await page.evaluate(() => window.moduleMemory.buffer.byteLength);
  return { heap: usedSize / 1e6, module: size / 1e6, nodes, listeners: jsEventListeners };
}

try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: "en-US" });
  await page.addInitScript(keepMemory);
  const ackscope = new Ackscope(page, site.url);
  await ackscope.open(`?panel=${values.panel}&speed=4#s=${RUN}`);
  const session = await page.context().newCDPSession(page);
  const start = Date.now();
  let [loops, next, first, last] = [0, 0, undefined, undefined];
  while (Date.now() - start < Number(values.minutes) * 60_000) {
    if (Date.now() - start >= next) {
      last = await sample(page, session);
      first ??= last;
      const { heap, module, nodes, listeners } = last;
      console.log(`${Math.round((Date.now() - start) / 1_000)} s: heap ${heap.toFixed(2)} MB, module ${module.toFixed(2)} MB, ${nodes} nodes, ${listeners} listeners, ${loops} loops`);
      next += SAMPLE_MS;
    }
    if (!(await ackscope.state()).playing) {
      loops += 1;
      await ackscope.button("play").click();
    }
    await page.waitForTimeout(100);
  }
  console.log(`heap ${first.heap.toFixed(2)} to ${last.heap.toFixed(2)} MB, module ${first.module.toFixed(2)} to ${last.module.toFixed(2)} MB, ${loops} loops; errors: ${ackscope.errors.length}`);
} finally {
  await browser.close();
  await site.close();
}
