// Visits a page that counts (`cargo xtask profile`) as somebody does who looks at the opening run and breaks nothing, and writes
// down the functions that were not called. Usage: node profile.mjs LIST
import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { Ackscope } from "./support/ackscope.js";
import { openSite } from "./support/site.js";
import { WORDS } from "./support/words.js";

const BITS = 32;
const NAMES = new URL("../../target/split/functions.json", import.meta.url);
const [list] = process.argv.slice(2);
const names = JSON.parse(readFileSync(NAMES, "utf8"));
const called = new Set();

const site = await openSite();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
});

async function count(page) {
  const flags = await page.evaluate(async () => {
    const main = performance.getEntriesByType("resource").find(({ name }) => /\/app[^/]*\.js$/.test(name));
    const exports = await (await import(main.name)).default();
    return Object.entries(exports).flatMap(([name, flag]) => (name.startsWith("called") ? [[Number(name.slice(6)), flag.value]] : []));
  });
  for (const [place, bits] of flags) {
    for (let bit = 0; bit < BITS; bit += 1) {
      if ((bits >>> bit) & 1) called.add(names[place * BITS + bit]);
    }
  }
}

async function watch(ackscope, page) {
  const ended = () => page.waitForFunction(() => document.querySelector("[data-playing]").dataset.playing === "false");
  await ackscope.button("play").click();
  await page.waitForTimeout(400);
  await page.keyboard.press("Space");
  await ended();
  await page.keyboard.press("Space");
  await ended();
  await ackscope.toStart();
  for (const key of ["ArrowRight", "ArrowRight", "ArrowLeft", "Shift+ArrowRight", "Shift+ArrowLeft", "End", "Home", "Tab", "Tab"]) {
    await page.keyboard.press(key);
  }
  const slider = await ackscope.slider.boundingBox();
  await page.mouse.move(slider.x + slider.width / 3, slider.y + slider.height / 2);
  await page.mouse.down();
  await page.mouse.move(slider.x + slider.width / 2, slider.y + slider.height / 2, { steps: 3 });
  await page.mouse.up();
  // Over the figures, and through them with the keyboard.
  const { width, height } = page.viewportSize();
  for (let place = 1; place < 12; place += 1) await page.mouse.move((width * place) / 12, (height * (place % 5 + 2)) / 8);
  await page.mouse.wheel(0, 60);
  for (let steps = 0; steps < 40; steps += 1) await page.keyboard.press("Tab");
}

// How it looks: languages, colours, speed, and which lane is in front.
async function look(ackscope, page) {
  for (const language of ["Português", "English"]) await page.getByRole("button", { name: language, exact: true }).click();
  for (let colours = 0; colours < 3; colours += 1) await page.getByRole("button", { name: /^Colours/ }).click();
  await page.getByRole("combobox").first().selectOption({ index: 3 });
  await page.getByRole("combobox").first().selectOption({ index: 2 });
}

// Somebody does something at once, and the rest does not come: whatever is called until the page waits for it has to be in the
// first load, or the page would have to stand still.
async function touch(_, page) {
  for (const key of "0123acgklmprxz+-?") await page.keyboard.press(key);
  for (const key of ["Control+z", "Control+Shift+z", "Escape"]) await page.keyboard.press(key);
  for (const button of await page.locator("button:visible").all()) await button.click({ timeout: 1000, force: true }).catch(() => {});
  for (const part of await page.locator("[data-key][role=button]:visible").all()) {
    await part.dispatchEvent("click");
    await part.dispatchEvent("contextmenu");
    await part.press("Enter", { timeout: 1000 }).catch(() => {});
  }
  await page.evaluate(() => {
    location.hash = "#s=1.a1";
  });
  await page.waitForTimeout(300);
}

// It cannot be fetched: that is told, and dismissed.
async function miss(ackscope, page) {
  ackscope.errors.length = 0;
  await page.keyboard.press("k");
  await page.locator(".notice").waitFor();
  await page.locator(".notice button").click();
  await page.keyboard.press("k");
  await page.locator(".notice").waitFor();
  await page.keyboard.press("Escape");
  ackscope.errors.length = 0;
}

async function visit(context, { query, does }) {
  const page = await context.newPage();
  const ackscope = new Ackscope(page, site.url);
  await page.goto(site.url + query);
  await page.locator("[data-at]").waitFor({ state: "attached" });
  ackscope.words = WORDS[await page.evaluate(() => document.documentElement.lang)];
  await does(ackscope, page);
  await count(page);
  if (ackscope.errors.length > 0) throw new Error(ackscope.errors.join("\n"));
  await page.close();
}

const screens = [
  { locale: "en-US", viewport: { width: 1280, height: 800 }, colorScheme: "light" },
  { locale: "pt-BR", viewport: { width: 390, height: 844 }, colorScheme: "dark" },
  { locale: "de-DE", viewport: { width: 640, height: 400 }, reducedMotion: "reduce" },
];
for (const screen of screens) {
  const context = await browser.newContext(screen);
  await visit(context, { query: "", does: watch });
  await visit(context, { query: "?lang=en&theme=dark", does: look });
  // What was chosen is stored; and a window may become another.
  await visit(context, {
    query: "",
    does: async (_, page) => {
      for (const { viewport } of [...screens, screens[0]]) {
        await page.setViewportSize(viewport);
        await page.waitForTimeout(200);
      }
    },
  });
  await context.route("**/rest.wasm", (route) => route.abort());
  await visit(context, { query: "", does: miss });
  await context.unroute("**/rest.wasm");
  await context.route("**/rest.wasm", () => {});
  await visit(context, { query: "", does: touch });
  await context.close();
}
await browser.close();
site.close();

const all = new Set(names);
// A number that the linker gave means another function in another build.
const isLasting = (name) => !/^\d+$|shim_\d+$/.test(name);
const rest = [...all].filter((name) => !called.has(name) && isLasting(name)).sort();
writeFileSync(list, `${rest.join("\n")}\n`);
console.log(`${called.size} of ${all.size} names of functions were called; the others are in ${list}`);
