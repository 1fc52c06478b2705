// Random gestures on the page, and what must hold whatever was done: no error, nothing stuck, and a link that leads back.
import { Ackscope } from "./ackscope.js";
import { Chance } from "./chance.js";
import { GESTURES } from "./gestures.js";
import { WORDS } from "./words.js";

// A page that answers nothing for so long is stuck. Generous: machines are busy.
const ANSWER_MS = 20_000;
// After so many gestures it is looked at whether all is well.
const CHECK_EVERY = 10;
const REMEMBERED = 20;

const late = (ms, what) => new Promise((_, reject) => setTimeout(() => reject(new Error(`${what}: no answer in ${ms} ms`)), ms).unref());
const within = (promise, what) => {
  promise.catch(() => undefined); // it may end after nobody waits for it
  return Promise.race([promise, late(ANSWER_MS, what)]);
};

export class Fuzz {
  // Two pages that know nothing of each other: one is used at random, one opens the links.
  static async start(browser, url, seed) {
    const contexts = [await browser.newContext({ locale: "en-US" }), await browser.newContext({ locale: "en-US" })];
    const [page, other] = await Promise.all(contexts.map((context) => context.newPage()));
    page.context().on("page", (opened) => opened.close());
    const touch = await page.context().newCDPSession(page);
    const fuzz = new Fuzz(new Ackscope(page, url), new Ackscope(other, url), touch, seed);
    await fuzz.ackscope.open();
    return fuzz;
  }

  constructor(ackscope, other, touch, seed) {
    Object.assign(this, { ackscope, other, touch, seed });
    this.page = ackscope.page;
    this.chance = new Chance(seed);
    this.done = [];
    [this.steps, this.links, this.refused, this.plays, this.elements, this.behind, this.ahead] = [0, 0, 0, 0, 0, 0, 0];
  }

  async close() {
    await this.page.context().close();
    await this.other.page.context().close();
  }

  // So many gestures, and a look after every few. An error tells all that is needed to see it again.
  async run(isOver) {
    try {
      while (!isOver(this.steps)) {
        const gesture = this.chance.weighted(GESTURES);
        this.done.push(gesture.name);
        await this.stay(async () => {
          this.done[this.done.length - 1] = await within(gesture(this), gesture.name);
        });
        this.done = this.done.slice(-REMEMBERED);
        this.steps += 1;
        if (this.steps % CHECK_EVERY === 0) await this.stay(() => this.check());
      }
    } catch (error) {
      throw new Error(await this.story(error), { cause: error });
    }
  }

  // A swipe may lead the browser itself out of the page: then it is opened anew.
  async stay(what) {
    const isHere = () => this.page.url().startsWith(this.ackscope.url);
    await what().catch((error) => {
      if (isHere()) throw error;
    });
    if (isHere()) return;
    await within(this.ackscope.open(), "the page anew");
    [this.behind, this.ahead] = [0, 0];
    this.done.push("the browser had left the page");
  }

  async story(error) {
    const lines = this.done.map((done, at) => `  ${this.steps - this.done.length + at + 1} ${done}`);
    const window = () => `window of ${innerWidth}x${innerHeight} at ${visualViewport.scale}, scrolled to ${scrollX}, ${scrollY}; ${document.querySelector("#page")?.className}, ${document.querySelector("#page")?.dataset.shape}`;
    const seen = await within(this.page.evaluate(window), "the window").catch((why) => why.message);
    const said = error.message.replaceAll(/\u001b\[\d+m/g, "").split("\n").slice(0, 12);
    return [...said, `seed ${this.seed}, step ${this.steps}, at ${this.page.url()}`, seen, ...lines].join("\n");
  }

  // Everything that must hold at any moment.
  async check() {
    const { page, ackscope } = this;
    await within(this.frame(), "a frame");
    this.complains();
    await this.closes();
    if (await page.locator("#page.stopped").count()) {
      await within(this.recovers(), "the way out of a bad link");
    }
    await within(this.leadsBack(), "the link");
    await within(this.moves(), "playing");
    this.elements = Math.max(this.elements, await page.evaluate(() => document.querySelectorAll("*").length));
    this.complains();
    if (ackscope.strangers.length > 0) throw new Error(`asked strangers: ${ackscope.strangers}`);
  }

  complains() {
    const errors = [...this.ackscope.errors, ...this.other.errors];
    if (errors.length > 0) throw new Error(`complaints: ${errors.join("; ")}`);
  }

  // Escape closes whatever is open, and no apology is there.
  async closes() {
    const open = "dialog[open], .touch-menu";
    const isOpen = async () => (await this.page.locator(open).count()) > 0;
    for (let presses = 0; presses < 6; presses += 1) {
      // What was asked for last may still be on its way.
      if (!(await isOpen())) await this.page.waitForTimeout(100);
      if (!(await isOpen())) break;
      await this.page.keyboard.press("Escape");
      await this.frame();
    }
    const left = await this.page.locator(`${open}, #apology`).evaluateAll((all) => all.map((one) => one.id));
    if (left.length > 0) throw new Error(`Escape leaves open: ${left}`);
  }

  frame() {
    return this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  }

  // A link that could not be read says so and can be left.
  async recovers() {
    const words = await this.words();
    await this.page.getByText(words.bad_link).waitFor();
    await this.button(words.open_empty).click();
    await this.page.locator("#page:not(.stopped)").waitFor({ state: "attached" });
    this.done.push("left a bad link");
  }

  async words() {
    return WORDS[await this.page.evaluate(() => document.documentElement.lang)];
  }

  button(name) {
    return this.page.getByRole("button", { name, exact: true });
  }

  // Play moves time, Pause stops it, steps lead on and back.
  async moves() {
    const { page, ackscope } = this;
    const words = await this.words();
    if ((await ackscope.state()).playing) await this.press(words.pause);
    const here = await ackscope.at();
    await this.key("End");
    const end = await ackscope.at();
    await this.key("Home");
    await this.key("ArrowRight");
    const first = await ackscope.at();
    if (first === 0) throw new Error("a step leads nowhere");
    await this.key("ArrowLeft");
    if ((await ackscope.at()) !== 0) throw new Error("no step leads back");
    // Where nothing happens, playing is over before anybody sees it.
    if (first < end && here < end) {
      const before = await ackscope.at();
      await this.press(words.play);
      await page.waitForFunction((before) => Number(document.querySelector("[data-digests]").dataset.at) > before, before, { timeout: ANSWER_MS / 2 });
      await this.press(words.pause, true);
      const stopped = await ackscope.at();
      await this.frame();
      if ((await ackscope.at()) !== stopped) throw new Error("Pause stops nothing");
      this.plays += 1;
    }
    const to = this.chance.one(["End", "Home", "ArrowRight"]);
    for (let times = this.chance.between(1, 9); times > 0; times -= 1) await this.key(to);
  }

  // A key for the page, wherever the focus was.
  async key(key) {
    await this.page.locator("#page").focus();
    await this.page.keyboard.press(key);
  }

  // A button by its visible name; what has taken itself away needs no press if it may be gone.
  async press(name, mayBeGone = false) {
    if (await this.button(name).isVisible()) {
      await this.button(name).click({ timeout: ANSWER_MS / 2 }).catch((error) => {
        if (!mayBeGone) throw error;
      });
    }
  }

  // What is shared now opens to the same runs in a page that knows nothing else.
  async leadsBack() {
    const taken = await this.take();
    if (!taken) return;
    const { link, digests, hasKept, at } = taken;
    await this.other.open(link.slice(this.ackscope.url.length));
    if (await this.other.page.locator("#page.stopped").count()) throw new Error(`the link is refused: ${link}`);
    const seen = await this.other.state();
    const isSame = hasKept ? seen.digests.every((digest) => digests.includes(digest)) : seen.digests.join() === digests.join();
    if (!isSame) throw new Error(`the link leads to ${seen.digests}, not to ${digests}: ${link}`);
    const ms = Math.floor(at / 1_000);
    if (Math.floor(seen.at / 1_000) !== ms) throw new Error(`the link opens at ${seen.at}, not at ${at}: ${link}`);
    this.links += 1;
  }

  // A link to what is seen: by the dialog where there is one, else from the address once it has settled.
  async take() {
    const { page } = this;
    const words = await this.words();
    const share = this.button(words.share);
    await this.key("Escape");
    // A run that comes to its end meanwhile has a button that plays it anew.
    for (let tries = 0; tries < 4 && (await this.ackscope.state()).playing; tries += 1) await this.press(words.pause, true);
    if (!(await share.isVisible())) {
      await page.waitForTimeout(600); // the address waits until nothing more is done
      const { digests, at } = await this.ackscope.state();
      const hash = await page.evaluate(() => location.hash);
      return { link: `${this.ackscope.url}?t=${Math.floor(at / 1_000)}${hash}`, digests, at, hasKept: digests.length === 2 };
    }
    await share.click({ timeout: ANSWER_MS / 2 });
    const [dialog, notice] = [page.locator("#share-link"), page.locator(".notice")];
    await dialog.or(notice).filter({ visible: true }).first().waitFor({ timeout: ANSWER_MS / 2 });
    if (!(await dialog.isVisible())) {
      this.refused += 1;
      this.done.push(`no link: ${await notice.innerText()}`);
      return undefined;
    }
    const link = await dialog.inputValue();
    const hasKept = (await page.getByText(words.link_of_new_run).count()) > 0;
    const { digests, at } = await this.ackscope.state();
    await page.keyboard.press("Escape");
    return { link, digests, at, hasKept };
  }
}
