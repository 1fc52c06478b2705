// Random use of what ships, for as long as one likes: `node fuzz.mjs --minutes 10 --seed 1`, after `cargo xtask build`. The same
// seed makes the same choices; what is found is told with the gestures before it, and the next seed goes on.
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { Fuzz } from "./support/fuzz.js";
import { openSite } from "./support/site.js";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    seed: { type: "string", default: "1" },
    steps: { type: "string", default: "Infinity" },
  },
});
const end = Date.now() + Number(values.minutes) * 60_000;
const site = await openSite();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
});
let found = 0;
try {
  for (let seed = Number(values.seed); Date.now() < end; seed += 1) {
    const fuzz = await Fuzz.start(browser, site.url, seed);
    const isOver = (steps) => Date.now() >= end || steps >= Number(values.steps);
    await fuzz.run(isOver).catch((error) => {
      found += 1;
      console.log(error.message);
    });
    const { steps, links, refused, plays, elements } = fuzz;
    console.log(`seed ${seed}: ${steps} gestures, ${links} links opened, ${refused} runs without a link, ${plays} times played, at most ${elements} elements`);
    await fuzz.close();
    if (Number.isFinite(Number(values.steps)) || found > 20) break;
  }
} finally {
  await browser.close();
  await site.close();
}
console.log(found === 0 ? "nothing found" : `${found} found`);
process.exitCode = found === 0 ? 0 : 1;
