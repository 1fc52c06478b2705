// The lesson: the same death, right after the leader's reply and before the fetch, under three settings.
import { expect, test } from "./support/test.js";

// The page opens at the instant at which most is at stake: D is confirmed with acks=1, and no follower has it.
async function openAndKill(ackscope) {
  await ackscope.open();
  expect((await ackscope.ledger(1)).exposed).toContain("D");
  await ackscope.button("kill").click();
  await ackscope.toEnd();
}

test("acks=1 loses what it confirmed, acks=all resends it, acks=0 notices nothing", async ({ ackscope }) => {
  await openAndKill(ackscope);
  expect(await ackscope.ledgers()).toEqual({
    0: { unconfirmed: ["A", "B", "C"], lost_silently: ["D"] },
    1: { safe: ["A", "B", "C"], lost_confirmed: ["D"] },
    all: { safe: ["A", "B", "C", "D"] },
  });
});

test("every record is in one row, at every step", async ({ ackscope }) => {
  await openAndKill(ackscope);
  await ackscope.toStart();
  for (let step = 0; step < 20; step += 1) {
    await ackscope.button("step_forward").click();
    const counts = Object.values(await ackscope.ledgers()).map((ledger) => Object.values(ledger).flat());
    for (const records of counts) expect(new Set(records).size).toBe(records.length);
    expect(new Set(counts.map((records) => records.length)).size, "all lanes have sent the same").toBe(1);
  }
});

test("undo brings the run back, redo the death", async ({ ackscope }) => {
  await ackscope.open();
  const [alive, at] = [await ackscope.digests(), await ackscope.at()];
  await expect(ackscope.button("undo")).toBeDisabled();
  await ackscope.button("kill").click();
  const dead = await ackscope.digests();
  expect(dead).not.toEqual(alive);
  await ackscope.button("undo").click();
  expect(await ackscope.digests()).toEqual(alive);
  expect(await ackscope.at()).toBe(at);
  await ackscope.button("redo").click();
  expect(await ackscope.digests()).toEqual(dead);
});

test("the broker that died can return, and then holds what the new leader holds", async ({ ackscope, page }) => {
  await openAndKill(ackscope);
  await page.getByRole("button", { name: "Broker 1 returns" }).click();
  await ackscope.toEnd();
  const after = await ackscope.ledgers();
  expect(after.all).toEqual({ safe: ["A", "B", "C", "D"] });
  await expect(page.getByRole("button", { name: "Broker 1 returns" })).toBeHidden();
});
