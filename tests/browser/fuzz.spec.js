// A little random use of the page; `node fuzz.mjs` does it for as long as one likes.
import { expect, test } from "@playwright/test";
import { Fuzz } from "./support/fuzz.js";
import { openSite } from "./support/site.js";

for (const seed of [4, 11]) {
  test(`sixty random gestures break nothing, seed ${seed}`, async ({ browser }) => {
    test.setTimeout(120_000);
    const site = await openSite();
    const fuzz = await Fuzz.start(browser, site.url, seed);
    await fuzz.run((steps) => steps >= 60);
    expect(fuzz.links + fuzz.refused, "links were taken").toBeGreaterThan(0);
    expect(fuzz.plays, "it was played").toBeGreaterThan(0);
    await fuzz.close();
    await site.close();
  });
}
