// Languages, colours, sizes.
import { expect, test } from "./support/test.js";
import { WORDS } from "./support/words.js";

test.describe("a browser that asks for Portuguese", () => {
  test.use({ locale: "pt-BR" });

  test("gets it at once", async ({ ackscope, page }) => {
    ackscope.words = WORDS["pt-BR"];
    await ackscope.open();
    await expect(page.getByText(ackscope.words.tagline)).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "pt-BR");
  });

  test("gets English when the address says so", async ({ ackscope, page }) => {
    await ackscope.open("?lang=en");
    await expect(page.getByText(ackscope.words.tagline)).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  });
});

test("the language switches in place, and what was done stays", async ({ ackscope, page }) => {
  await ackscope.open();
  await ackscope.button("kill").click();
  const before = await ackscope.digests();
  await page.getByRole("button", { name: "Português" }).click();
  ackscope.words = WORDS["pt-BR"];
  await expect(page.getByText(ackscope.words.tagline)).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "pt-BR");
  expect(await ackscope.digests()).toEqual(before);
  await page.reload();
  await expect(page.getByText(ackscope.words.tagline), "it is remembered").toBeVisible();
});

test("the colours follow the system, and the switch goes before it", async ({ ackscope, page }) => {
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await ackscope.open();
  const light = await background();
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await background();
  expect(dark).not.toBe(light);
  const theme = page.getByRole("button", { name: /^Colours/ });
  await theme.click(); // as the system → light
  expect(await background()).toBe(light);
  await theme.click(); // light → dark
  await page.emulateMedia({ colorScheme: "light" });
  expect(await background()).toBe(dark);
});

for (const [width, height] of [
  [1280, 800],
  [390, 844],
  [640, 400],
  [768, 1024],
  [1920, 1080],
]) {
  test(`nothing is cut off at ${width} × ${height}`, async ({ ackscope, page }) => {
    await page.setViewportSize({ width, height });
    await ackscope.open();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, "no sideways scrolling").toBeLessThanOrEqual(0);
    if (width >= 1_100) {
      const below = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
      expect(below, "three figures and the tabs of the tools fit on one screen").toBeLessThanOrEqual(0);
    }
    await expect(ackscope.button("play")).toBeInViewport();
    await expect(ackscope.button("kill")).toBeVisible();
    await expect(page.locator("svg.figure:visible").first()).toBeInViewport();
    const tiny = await page.evaluate(() =>
      [...document.querySelectorAll("svg.figure text")]
        .filter((text) => text.checkVisibility())
        .map((text) => {
          const scale = text.getScreenCTM()?.a ?? 1;
          return [text.textContent, parseFloat(getComputedStyle(text).fontSize) * scale];
        })
        .filter(([, size]) => size < 10.5),
    );
    expect(tiny, "texts too small to read").toEqual([]);
  });
}

test("one large figure is seen, and nothing beside it lies over another", async ({ ackscope, page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await ackscope.open();
  await page.locator("#enlarge-2").click();
  await ackscope.toStart();
  await ackscope.button("kill").click();
  await ackscope.button("pause").click();
  const frame = page.locator('[data-lane="2"]');
  // Three layers of one size: what lies above lets through what lies below.
  const grounds = await frame.evaluate((frame) => [...frame.children].map((layer) => getComputedStyle(layer).backgroundColor));
  expect(grounds).toEqual(["rgba(0, 0, 0, 0)", "rgba(0, 0, 0, 0)", "rgba(0, 0, 0, 0)"]);
  const shown = await frame.locator("svg").first().locator(".name").allTextContents();
  expect(shown.map((name) => name.trim())).toEqual(expect.arrayContaining(["Broker 1", "Broker 2", "Broker 3"]));
  const parts = await page
    .locator(".dock :is(.transport, .clock output, .speed select, .faults)")
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ left, right }) => [left, right]));
  for (let at = 1; at < parts.length; at += 1) expect(parts[at][0], `part ${at}`).toBeGreaterThanOrEqual(parts[at - 1][1] - 1);
});

for (const lang of ["pt-BR", "en"]) {
  test(`what the danger band says fits below it, ${lang}`, async ({ ackscope, page }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    ackscope.words = WORDS[lang];
    await ackscope.open(`?lang=${lang}&panel=timeline`);
    await page.locator("#enlarge-2").click();
    const told = page.locator(".risk-told");
    await expect(page.locator(".risk-field:not(.stale)")).toBeVisible();
    await ackscope.toStart();
    for (let step = 0; step < 24; step += 1) {
      await page.keyboard.press("ArrowRight");
      if (step === 9) await page.keyboard.press("k");
      const { over, text } = await told.evaluate((told) => ({
        over: Math.max(...[told, ...told.children].map((part) => part.scrollHeight - part.clientHeight)),
        text: told.textContent,
      }));
      expect(over, text).toBeLessThanOrEqual(0);
    }
  });
}

for (const lang of ["pt-BR", "en"]) {
  test(`among three figures a row has room for its letters and its count, ${lang}`, async ({ ackscope, page }) => {
    ackscope.words = WORDS[lang];
    await page.setViewportSize({ width: 1280, height: 800 });
    await ackscope.open(`?lang=${lang}`);
    for (const state of ["in between", "after a kill"]) {
      if (state === "after a kill") {
        await ackscope.button("kill").click();
        await ackscope.toEnd();
      }
      for (const width of [1100, 1249, 1250, 1280, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        const { rows, cut } = await page.evaluate(() => {
          const rows = [...document.querySelectorAll(".three .lane .ledger tbody tr")].filter((row) => row.checkVisibility());
          const overhang = (row) => {
            const [letters, count] = [".letters", ".count"].map((part) => row.querySelector(part));
            const words = document.createRange();
            words.selectNodeContents(letters);
            const isSeen = letters.textContent !== "" && getComputedStyle(letters).visibility === "visible";
            const over = isSeen ? words.getBoundingClientRect().width - letters.getBoundingClientRect().width : 0;
            return Math.max(over, count.getBoundingClientRect().right - row.getBoundingClientRect().right);
          };
          return { rows: rows.length, cut: rows.filter((row) => overhang(row) > 0.1).map((row) => row.textContent) };
        });
        expect(rows).toBe(24);
        expect(cut, `${width} wide, ${state}`).toEqual([]);
      }
    }
  });
}
