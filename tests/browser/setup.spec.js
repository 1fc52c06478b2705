// Settings, what is compared, and what it costs.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./support/test.js";

// All tools lie below the three figures.
async function openTool(ackscope, name) {
  await ackscope.open();
  await ackscope.page.getByRole("tab", { name, exact: true }).click();
}

const headings = (page) => page.locator(".lane h2 code").allTextContents();

async function isAccessible(page, place) {
  const { violations } = await new AxeBuilder({ page }).include(place).analyze();
  expect(violations).toEqual([]);
}

test("a setting reruns at once, is undone, and goes with the link", async ({ ackscope, page }) => {
  await openTool(ackscope, "Set up");
  const before = await ackscope.digests();
  const field = page.getByLabel("min.insync.replicas", { exact: true });
  await field.fill("3");
  await field.press("Enter");
  const changed = await ackscope.digests();
  expect(changed).not.toEqual(before);
  await expect.poll(() => page.url()).toContain("#s=1.m3");
  await page.locator("#page").focus();
  await page.keyboard.press("Control+z");
  expect(await ackscope.digests()).toEqual(before);
  await expect(field).toHaveValue("2");
});

test("what Kafka refuses is said at its field, and the last run stays", async ({ ackscope, page }) => {
  await openTool(ackscope, "Set up");
  const before = await ackscope.digests();
  await page.getByLabel("enable.idempotence", { exact: true }).selectOption("true");
  await expect(page.getByRole("alert")).toContainText("ConfigException: enable.idempotence=true needs acks=all");
  expect(await ackscope.digests()).toEqual(before);
  await isAccessible(page, ".tool");
});

test("pasted lines are taken or named one by one", async ({ ackscope, page }) => {
  await openTool(ackscope, "Set up");
  await page.getByText("Paste or copy").click();
  await page.getByRole("textbox", { name: "producer.properties" }).fill("retries=3\n<b>=1\ncompression.type=zstd");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.locator(".lines li")).toHaveText([
    "line 1: retries=3 – taken",
    "line 2: <b>=1 – not a setting that is known here",
    "line 3: compression.type=zstd – Kafka has it; it has no effect here",
  ]);
  await expect(page.getByLabel("retries", { exact: true })).toHaveValue("3");
});

test("other settings stand side by side, by keyboard, and in the link", async ({ ackscope, page }) => {
  await openTool(ackscope, "Compare");
  await page.getByRole("button", { name: "other settings" }).press("Enter");
  await page.getByLabel("What differs").selectOption("acks");
  expect(await headings(page)).toEqual(["acks=1", "acks=all"]);
  await ackscope.button("kill").click();
  await expect(page.locator(".lane > .verdict")).toHaveText([
    "In the end: 1 confirmed and lost, 3 confirmed and safe",
    "In the end: 4 confirmed and safe",
  ]);
  await isAccessible(page, ".tool");
  const digests = await ackscope.digests();
  await expect.poll(() => page.url()).toContain("VaA_");
  await ackscope.open(new URL(page.url()).hash);
  expect(await ackscope.digests()).toEqual(digests);
});

test("a confirmation costs nothing, two hops or four", async ({ ackscope, page }) => {
  await openTool(ackscope, "Cost");
  const row = (acks) => page.locator(".cost tr", { hasText: `acks=${acks}` }).locator("td").first();
  await expect(row("0")).toHaveText("0 µs");
  await expect(row("1")).toHaveText(/^2(\.\d)? ms$/);
  await expect(row("all")).toHaveText(/^4(\.\d)? ms$/);
  await isAccessible(page, ".tool");
});
