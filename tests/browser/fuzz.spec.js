// A little random use of the page; `node fuzz.mjs` does it for as long as one likes.
import { expect, test } from "@playwright/test";
import { Fuzz } from "./support/fuzz.js";
import { openSite } from "./support/site.js";

const SEED = 4;
const GESTURES = 40;

test("random gestures break nothing, and the link always leads back", async ({ browser }) => {
  test.setTimeout(120_000);
  const site = await openSite();
  const fuzz = await Fuzz.start(browser, site.url, SEED);
  await fuzz.run((steps) => steps >= GESTURES);
  expect(fuzz.links + fuzz.refused, "links were taken").toBeGreaterThan(0);
  expect(fuzz.plays, "it was played").toBeGreaterThan(0);
  await fuzz.close();
  await site.close();
});
