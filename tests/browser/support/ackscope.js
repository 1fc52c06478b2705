// The page as a person meets it: by role and visible name, in English unless a test switches.
import { expect } from "@playwright/test";
import { WORDS } from "./words.js";

// Does to a page, or to a frame, what makes it fetch everything and changes nothing: it sees the whole run.
export async function makeWhole(frame) {
  const page = frame.locator("[data-digests]");
  await page.evaluate(() => window.dispatchEvent(new KeyboardEvent("keydown", { key: "0" })));
  await expect(page).toHaveAttribute("data-digests", /./);
}

export class Ackscope {
  constructor(page, url) {
    this.page = page;
    this.url = url;
    this.words = WORDS.en;
    this.errors = [];
    this.requests = [];
    this.errorsAreExpected = false;
    page.on("pageerror", (error) => this.errors.push(String(error)));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.errors.push(message.text());
    });
    page.on("request", (request) => this.requests.push(request.url()));
  }

  // Requests that did not go to our own host; data: and blob: are no requests.
  get strangers() {
    return this.requests.filter((url) => /^(https?|wss?):/.test(url) && !url.startsWith(this.url));
  }

  // Opens the page with a query (`?lang=en`) or a state (`#s=…`) and waits until the application has started.
  async start(address = "") {
    await this.page.goto("about:blank"); // another fragment alone would be no new load
    await this.page.goto(this.url + address);
    await this.page.locator("[data-at]").waitFor({ state: "attached" });
  }

  // Opens it, and makes it fetch what a plain visit does without: only then it tells its digests.
  async open(address = "") {
    await this.start(address);
    await makeWhole(this.page);
  }

  // A button by what it does; see words.js.
  button(name) {
    return this.page.getByRole("button", { name: this.words[name], exact: true });
  }

  get slider() {
    return this.page.getByRole("slider", { name: this.words.position });
  }

  // The figure of one `acks` with everything around it.
  lane(acks) {
    return this.page.getByRole("region", { name: `acks=${acks}` });
  }

  // What became of a lane's records, by the keys of `rows` in words.js: { safe: ["A", "B"] }.
  async ledger(acks) {
    const lines = await this.lane(acks)
      .getByRole("row")
      .evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim())));
    const ledger = {};
    for (const [name, letters, count] of lines.slice(1)) {
      const row = Object.keys(this.words.rows).find((key) => this.words.rows[key] === name);
      const records = letters.split(/\s+/).filter(Boolean);
      if (!row || Number(count) !== records.length) throw new Error(`a row says: ${name}, ${letters}, ${count}`);
      if (records.length > 0) ledger[row] = records;
    }
    return ledger;
  }

  async ledgers() {
    return { 0: await this.ledger(0), 1: await this.ledger(1), all: await this.ledger("all") };
  }

  // What the page says of itself for tests: the playhead in microseconds, whether it plays, and a digest for each lane.
  async state() {
    return this.page.locator("[data-digests]").evaluate(({ dataset }) => ({
      at: Number(dataset.at),
      playing: dataset.playing === "true",
      digests: dataset.digests.split(" "),
    }));
  }

  async digests() {
    return (await this.state()).digests;
  }

  async at() {
    return (await this.state()).at;
  }

  // Puts the playhead at the start or at the end of the run.
  async toStart() {
    await this.button("restart").click();
  }

  async toEnd() {
    await this.slider.focus();
    await this.page.keyboard.press("End");
  }
}
