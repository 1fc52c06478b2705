// The address holds the experiment, and a wrong one runs nothing.
import { expect, test } from "./support/test.js";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

async function copyLink(ackscope, page) {
  await ackscope.button("share").click();
  await ackscope.button("copy_link").click();
  await expect(page.getByText(ackscope.words.copied, { exact: true })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.keyboard.press("Escape");
  return link;
}

test("a copied link opens the same runs in another window", async ({ ackscope, page, context }) => {
  await ackscope.open();
  await ackscope.button("kill").click();
  const [digests, link] = [await ackscope.digests(), await copyLink(ackscope, page)];
  expect(link.startsWith(ackscope.url)).toBe(true);
  expect(link).toMatch(/#s=[A-Za-z0-9._~-]+$/);
  const other = await context.newPage();
  await other.goto(link);
  await other.locator("[data-digests]").waitFor();
  const seen = await other
    .locator("[data-digests]")
    .evaluate(({ dataset }) => dataset.digests.split(" "));
  expect(seen).toEqual(digests);
});

test("the address follows what is done, without filling the history", async ({ ackscope, page }) => {
  await ackscope.open();
  const length = await page.evaluate(() => history.length);
  await ackscope.button("kill").click();
  await expect.poll(() => page.url()).toContain("#s=");
  const digests = await ackscope.digests();
  expect(await page.evaluate(() => history.length)).toBe(length);
  await page.reload();
  await ackscope.button("play").waitFor();
  expect(await ackscope.digests()).toEqual(digests);
});

test("a bad link says what is wrong, and where, and runs nothing", async ({ ackscope, page }) => {
  await ackscope.open();
  await ackscope.button("kill").click();
  const good = (await copyLink(ackscope, page)).split("#s=")[1];
  const bad = {
    "cut short": good.slice(0, -2),
    "another letter": good.replace("j1", "%3F1"),
    "a later version": good.replace(/^1\./, "9."),
    "mere noise": "%3Cimg%20src=x%20onerror=alert(1)%3E",
    "nothing at all": "~",
  };
  for (const [what, state] of Object.entries(bad)) {
    await ackscope.open(`#s=${state}`);
    await expect(page.getByText(ackscope.words.bad_link), what).toBeVisible();
    expect((await ackscope.state()).playing, what).toBe(false);
    expect(await ackscope.ledgers(), `${what}: nothing was run`).toEqual({ 0: {}, 1: {}, all: {} });
    expect(await page.locator("img").count(), what).toBe(0);
  }
  await ackscope.button("open_empty").click();
  await expect(page.getByText(ackscope.words.bad_link)).toBeHidden();
});

test("an open dialog has the keys, also when the focus is behind it", async ({ ackscope, page }) => {
  await ackscope.open();
  const before = await ackscope.digests();
  await ackscope.button("share").click();
  const dialog = page.locator("#share[open]");
  await dialog.waitFor();
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("k");
  expect(await ackscope.digests(), "nobody dies behind a dialog").toEqual(before);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
});
