// The page and the command line run the same script to the same digest (R10).
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { state } from "./support/link.js";
import { expect, test } from "./support/test.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const LANES = ["0", "1", "A"]; // as links spell acks, in the order of the page's digests

// What happens after the settings: sends, faults, returns.
const SCRIPTS = {
  "nothing goes wrong": "_1000p3_500p2",
  "the leader's process dies, and returns": "_1000p2_500w2_0w3_100p1_15j1_3000u2_0u3_9000p1_2500r1",
  "power loss, lost replies, a cut": "_1000da_0p2_700c12_900p2_15000h_1000k2_12000r2_500p1",
};

async function native(link) {
  const { stdout } = await promisify(execFile)("cargo", ["run", "-q", "-p", "studio", "--bin", "play", "--", link], {
    cwd: ROOT,
  });
  return JSON.parse(stdout).digest;
}

for (const [what, script] of Object.entries(SCRIPTS)) {
  test(`wasm and native agree: ${what}`, async ({ ackscope }) => {
    test.setTimeout(120_000); // the first one may have to compile `play`
    const expected = await Promise.all(LANES.map((acks) => native(`#s=${state(`1.a${acks}${script}`)}`)));
    await ackscope.open(`#s=${state(`1.aAC${script}`)}`);
    expect(await ackscope.digests()).toEqual(expected);
    expect(new Set(expected).size).toBe(LANES.length);
  });
}
