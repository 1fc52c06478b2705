// No rule of axe is broken in any view of the page: at rest, after a death, in every tool and dialog, in frames; in each
// size, both themes, both languages. A page load for each look, from view to view.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./support/test.js";
import { WORDS } from "./support/words.js";

const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
  { width: 640, height: 400 },
];
const TOOLS = ["ledger", "settings", "break", "timeline", "inspector", "compare", "cost"];

// What axe finds in the whole page, or in a part of it.
async function violations(page, part) {
  // A row that has just changed flashes; what counts is how it stays.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
  const builder = new AxeBuilder({ page });
  const { violations: found } = await (part ? builder.include(part) : builder).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
}

for (const colorScheme of ["light", "dark"]) {
  for (const lang of ["pt-BR", "en"]) {
    test.describe(`${colorScheme}, ${lang}`, () => {
      test.use({ colorScheme });
      test.setTimeout(240_000);

      test("axe finds nothing in any view", async ({ ackscope, page }) => {
        ackscope.words = WORDS[lang];
        await ackscope.open(`?lang=${lang}`);
        for (const viewport of SIZES) {
          await page.setViewportSize(viewport);
          const size = `${viewport.width} × ${viewport.height}`;
          expect(await violations(page), `${size} at rest`).toEqual([]);
          await ackscope.button("kill").click();
          await ackscope.toEnd();
          expect(await violations(page), `${size} after a death`).toEqual([]);
          for (const tool of TOOLS) {
            await page.locator(`#tab-${tool}`).click();
            await expect(page.locator(`#tool-${tool} > :nth-child(2)`)).toBeAttached();
            expect(await violations(page, ".desk"), `${size} ${tool}`).toEqual([]);
          }
          for (const dialog of ["share", "help"]) {
            await ackscope.button(dialog).click();
            await expect(page.locator(`#${dialog} > :nth-child(2)`)).toBeVisible();
            expect(await violations(page, "dialog[open]"), `${size} ${dialog}`).toEqual([]);
            await page.keyboard.press("Escape");
          }
          await page.locator("#page").focus();
          await page.keyboard.press("Control+z");
        }
        for (const ui of ["full", "min", "none"]) {
          await ackscope.open(`?lang=${lang}&ui=${ui}`);
          expect(await violations(page), `ui=${ui}`).toEqual([]);
        }
        await ackscope.open(`?lang=${lang}&theme=x#s=nonsense`);
        expect(await violations(page), "a bad link").toEqual([]);
      });
    });
  }
}
