// Things in the figure are broken by touching them, by mouse and by keys, and what was done can be changed and undone.
import { expect, test } from "./support/test.js";
import AxeBuilder from "@axe-core/playwright";

const thing = (lane, key) => lane.locator(`[role=button][data-key="${key}"]`);

test("a broker is crashed from its menu, and the crash undone", async ({ ackscope, page }) => {
  await ackscope.open();
  const alive = await ackscope.digests();
  const broker = thing(ackscope.lane(1), "broker-1");
  await broker.click();
  const menu = page.getByRole("menu", { name: "Broker 1" });
  await expect(menu).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(menu).toBeHidden();
  await expect(broker).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(menu.getByRole("menuitem").first()).toBeFocused();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press("Enter");
  await expect(menu).toBeHidden();
  expect(await ackscope.digests()).not.toEqual(alive);
  await page.keyboard.press("Control+z");
  expect(await ackscope.digests()).toEqual(alive);
});

test("arrows lead from one thing to the next, and Tab past the figure", async ({ ackscope, page }) => {
  await ackscope.open();
  const lane = ackscope.lane(1);
  await thing(lane, "broker-1").focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(thing(lane, "producer-0")).toBeFocused();
  await expect(lane.locator("[data-key][tabindex='0']")).toHaveCount(1);
  const at = await ackscope.at();
  await page.keyboard.press("ArrowDown");
  expect(await ackscope.at(), "the playhead stays").toBe(at);
});

test("a press elsewhere closes the menu", async ({ ackscope, page }) => {
  await ackscope.open();
  await thing(ackscope.lane(1), "producer-0").click();
  await expect(page.getByRole("menu")).toBeVisible();
  await page.getByRole("heading", { level: 1 }).click();
  await expect(page.getByRole("menu")).toBeHidden();
});

test("what is planned is moved by keys, and the run that was left can be kept", async ({ ackscope, page }) => {
  await ackscope.open();
  await page.keyboard.press("k");
  await ackscope.toStart();
  const killed = (await ackscope.digests())[1];
  await page.getByRole("tab", { name: "Break" }).click();
  const when = page.getByRole("spinbutton", { name: /Crash the process/ });
  await when.focus();
  await page.keyboard.press("ArrowUp");
  await expect(when).toBeFocused();
  await expect.poll(async () => (await ackscope.digests())[1]).not.toBe(killed);
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("Control+z");
  expect((await ackscope.digests())[1]).toBe(killed);
  await page.keyboard.press("k");
  await page.getByRole("button", { name: "Keep the previous run for comparison" }).click();
  const digests = await ackscope.digests();
  expect(digests).toHaveLength(2);
});

test("what is inspected follows the playhead", async ({ ackscope, page }) => {
  await ackscope.open();
  await ackscope.toStart();
  await thing(ackscope.lane(1), "broker-1").click();
  await page.getByRole("menuitem", { name: "Inspect" }).click();
  const inspector = page.getByRole("tabpanel", { name: "Inspector" });
  await expect(inspector.getByText("LEO, log end offset")).toBeVisible();
  const log = inspector.locator("dt", { hasText: /^log$/ }).locator("xpath=following-sibling::dd/strong");
  await expect(log).toHaveText("–");
  await ackscope.toEnd();
  await expect(log).toHaveText("0:A (0) · 1:B (0) · 2:C (0) · 3:D (0)");
  await inspector.getByRole("combobox").selectOption({ label: "D" });
  await expect(inspector.getByRole("heading", { name: "Record D" })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});
