// The ledger as a tool: rows that open, lives with ways to every instant, promises.
import { expect, test } from "./support/test.js";

const open = async (ackscope, page) => {
  await ackscope.open();
  await ackscope.button("kill").click();
  await ackscope.toEnd();
  await page.getByRole("tab", { name: "Ledger" }).click();
  return page.getByRole("tabpanel").getByRole("region", { name: "acks=1" });
};

test("a row shows its records, and a lost one leads to what took it", async ({ ackscope, page }) => {
  const book = await open(ackscope, page);
  const records = book.getByRole("list", { name: ackscope.words.lives }).getByRole("listitem");
  await expect(records).toHaveCount(4);
  await book.getByRole("button", { name: ackscope.words.rows.lost_confirmed }).click();
  await expect(records).toHaveCount(1);
  await expect(records).toContainText("broker 1 is down with the only copy");
  const end = await ackscope.at();

  await records.getByRole("button", { name: /lost: broker 2 leads without it/ }).click();
  const lost = await ackscope.at();
  expect(lost).toBeLessThan(end);
  await expect(page.getByRole("region", { name: "acks=1" }).first()).toContainText("Broker 2");
  await records.getByRole("button", { name: /: sent$/ }).click();
  expect(await ackscope.at(), "it stays in the list at an instant where it is not lost").toBeLessThan(lost);

  await ackscope.toEnd();
  await book.getByRole("button", { name: ackscope.words.see_harm.replace("{r}", "D") }).click();
  expect(await ackscope.at()).toBe(lost);
  await ackscope.toStart();
  await page.keyboard.press("g");
  await expect.poll(() => ackscope.at(), "G goes to where a promise breaks").toBe(lost);
});

test("every record is in one row, at every step", async ({ ackscope, page }) => {
  const book = await open(ackscope, page);
  await ackscope.toStart();
  for (let step = 0; step < 12; step += 1) {
    await ackscope.button("step_forward").click();
    const [counts, sum] = await book.getByRole("table").evaluate((table) => {
      const rows = [...table.rows].slice(1).map((row) => Number(row.cells[1].textContent));
      return [rows.slice(0, -1), rows.at(-1)];
    });
    expect(counts.reduce((a, b) => a + b, 0)).toBe(sum);
  }
});

test("tabs go by arrows, and a side folds", async ({ ackscope, page }) => {
  await ackscope.open();
  await page.getByRole("button", { name: `acks=1: ${ackscope.words.enlarge}` }).click();
  await expect(ackscope.button("show_three"), "the focus goes where the way back is").toBeFocused();
  const tab = page.getByRole("tab", { name: "Ledger" });
  await expect(tab).toHaveAttribute("aria-selected", "true");
  await tab.focus();
  await page.keyboard.press("End");
  await expect(page.getByRole("tabpanel").first()).toBeVisible();
  const wide = await page.locator("main").boundingBox();
  await page.locator(".desk.right").getByRole("button", { name: ackscope.words.fold }).click();
  await expect(page.locator(".desk.right").getByRole("tabpanel")).toHaveCount(0);
  expect((await page.locator("main").boundingBox()).width).toBeGreaterThan(wide.width + 200);
  // Its tabs stay in sight, and one of them opens it again.
  await tab.click();
  await expect(page.locator(".desk.right").getByRole("tabpanel")).toBeVisible();
  expect((await page.locator("main").boundingBox()).width).toBe(wide.width);
});
