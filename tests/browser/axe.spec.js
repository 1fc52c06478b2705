// No rule of axe is broken in any look of the page, at rest and after a death.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./support/test.js";
import { WORDS } from "./support/words.js";

const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
  { width: 640, height: 400 },
];

async function violations(page) {
  // A row that has just changed flashes; what counts is how it stays.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
}

for (const colorScheme of ["light", "dark"]) {
  for (const lang of ["pt-BR", "en"]) {
    for (const viewport of SIZES) {
      test.describe(`${colorScheme}, ${lang}, ${viewport.width} × ${viewport.height}`, () => {
        test.use({ colorScheme, viewport });

        test("axe finds nothing", async ({ ackscope, page }) => {
          ackscope.words = WORDS[lang];
          await ackscope.open(`?lang=${lang}`);
          expect(await violations(page), "at rest").toEqual([]);
          await ackscope.button("kill").click();
          await ackscope.toEnd();
          expect(await violations(page), "after a death").toEqual([]);
        });
      });
    }
  }
}

test("axe finds nothing on a bad link, and in the legend", async ({ ackscope, page }) => {
  await ackscope.open("#s=nonsense");
  expect(await violations(page), "bad link").toEqual([]);
  await ackscope.open();
  await ackscope.button("help").click();
  expect(await violations(page), "legend").toEqual([]);
});
