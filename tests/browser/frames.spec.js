// The application in frames of other pages: of every kind, from another site, with everything that a frame may lack.
import { state } from "./support/link.js";
import { expect, test } from "./support/test.js";
import { WORDS } from "./support/words.js";

const RUN = state("1.aAC_1000p1_500p1_500p2");
// What Chromium remarks on such a page, whatever is in its frames: a sandbox that is none, and that a frame out of sight did
// not start yet.
const EXPECTED = ["can escape its sandboxing", "preloaded using link preload but not used"];
const KINDS = ["full", "min", "none", "sandboxed", "sandboxed, with its origin"];

// From the start, by so many steps to a moment at which no figure has all of its records everywhere.
const STEPS = 21;

// What the page itself makes of the same run and the same fault at the same instant.
async function expected(ackscope) {
  const { page } = ackscope;
  await ackscope.open(`?t=2010&lang=en#s=${RUN}`);
  const calm = await ackscope.digests();
  await page.keyboard.press("Home");
  for (let steps = 0; steps < STEPS; steps += 1) await page.keyboard.press("ArrowRight");
  const instant = await ackscope.at();
  await page.keyboard.press("k");
  return { calm, instant, killed: await ackscope.digests() };
}

const digests = (frame) => frame.locator("[data-digests]").evaluate(({ dataset }) => dataset.digests.split(" "));
const at = (frame) => frame.locator("[data-digests]").evaluate(({ dataset }) => Number(dataset.at));

async function openHost(page, site) {
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    const isOurs = !EXPECTED.some((text) => message.text().includes(text));
    if (isOurs && ["error", "warning"].includes(message.type())) errors.push(message.text());
  });
  // Another name is another site: its frames get no storage and no clipboard.
  const host = new URL("/frames.html", site.url);
  host.hostname = "localhost";
  host.search = new URLSearchParams({ page: site.url, state: RUN }).toString();
  await page.goto(host.href);
  return errors;
}

test("a frame of each kind plays, takes a fault, and comes to what the page comes to", async ({ ackscope, page, site, context }) => {
  test.setTimeout(90_000);
  const { calm, instant, killed } = await expected(ackscope);
  for (const [lane, digest] of killed.entries()) expect(digest, `the fault changes figure ${lane}`).not.toBe(calm[lane]);
  const host = await context.newPage();
  const errors = await openHost(host, site);
  for (const kind of KINDS) {
    const element = host.locator(`iframe[title="${kind}"]`);
    await element.scrollIntoViewIfNeeded();
    const frame = element.contentFrame();
    await frame.locator("[data-digests]").waitFor({ state: "attached" });
    expect(await digests(frame), kind).toEqual(calm);
    const words = kind === "min" ? WORDS["pt-BR"] : WORDS.en;

    const before = await at(frame);
    await frame.getByRole("button", { name: words.play, exact: true }).click();
    await expect.poll(() => at(frame), `${kind} plays`).toBeGreaterThan(before);
    await frame.getByRole("button", { name: words.pause, exact: true }).click();

    const source = await element.evaluate(({ src }) => src);
    await frame.locator("#page").press("Home");
    for (let steps = 0; steps < STEPS; steps += 1) await frame.locator("#page").press("ArrowRight");
    expect(await at(frame), `${kind} stands where the page stood`).toBe(instant);
    await frame.locator("#page").press("k");
    expect(await digests(frame), `${kind} took the same fault`).toEqual(killed);
    await host.waitForTimeout(700); // longer than the page waits before it writes an address
    expect(await element.evaluate(({ src }) => src)).toBe(source);
    expect(new URL((await (await element.elementHandle()).contentFrame()).url()).hash, `${kind} keeps its address`).toBe(`#s=${RUN}`);
    await frame.locator("#page").press("Control+z");
    expect(await digests(frame), kind).toEqual(calm);
  }
  expect(errors, "errors in the console").toEqual([]);
  await host.close();
});

test("a frame that nobody has seen does nothing, and one out of sight stands still", async ({ page, site }) => {
  const errors = await openHost(page, site);
  const first = page.locator('iframe[title="full"]').contentFrame();
  await first.locator("[data-digests]").waitFor({ state: "attached" });
  const last = page.locator('iframe[title="far below"]');
  await expect(last.contentFrame().locator("[data-digests]")).toHaveCount(0);

  await first.locator("#page").press("Home");
  await first.getByRole("button", { name: WORDS.en.play, exact: true }).click();
  await last.scrollIntoViewIfNeeded();
  const notice = last.contentFrame().getByRole("status").filter({ hasText: "ui=huge" });
  await expect(notice, "a value that nobody understands is named").toBeVisible();
  const [before] = [await at(first)];
  await page.waitForTimeout(500);
  expect(await at(first), "it waits until it is seen again").toBe(before);
  await page.locator('iframe[title="full"]').scrollIntoViewIfNeeded();
  await expect.poll(() => at(first)).toBeGreaterThan(before);
  expect(errors, "errors in the console").toEqual([]);
});

test("what is shared works without a clipboard", async ({ ackscope, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.execCommand = () => false;
  });
  await ackscope.open();
  await ackscope.button("kill").click();
  await ackscope.button("share").click();
  await ackscope.button("copy_snippet").click();
  await expect(page.getByText(ackscope.words.copy_by_hand)).toBeVisible();
  const selected = await page.evaluate(() => {
    const { value, selectionStart, selectionEnd } = document.activeElement;
    return value.slice(selectionStart, selectionEnd);
  });
  expect(selected).toMatch(/^<iframe src="http.*&amp;ui=min.*#s=1\..*<\/iframe>$/);
});
