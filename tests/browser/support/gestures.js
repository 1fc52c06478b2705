// What a person without a plan does to the page: one random gesture at a time. Each answers what it did, in words.
import { readFileSync, readdirSync } from "node:fs";
import { state } from "./link.js";

const GOLDEN = new URL("../../golden/", import.meta.url);
const LINKS = readdirSync(GOLDEN)
  .filter((name) => name.endsWith(".link"))
  .map((name) => readFileSync(new URL(name, GOLDEN), "utf8").split("\n")[0]);
const RUNS = [
  "1.b5r5aAC_1000p8_100p8_100p7_100p7",
  "1.b5r5m3aAiPQ.a1PS.a0_1000p3_0p3.1_0p3.2_700k1_50p2.1_9000r1_500p2",
  "1.b1r1a1C_1000p2_10j1_3000r1",
  "1.b2r2m1a1C_500p3_900c12_9000h_1000k2_12000r2",
  "1.aAC",
].map(state);
const BAD = ["", "1.", "9.b3~0000", "1.b3r9aA_1000p1~ZZZZ", "%3Cimg%20src=x%20onerror=alert(1)%3E", "\u0000é~", "1".repeat(5_000)];

const KEYS = [
  ..."kKrRgG123+-0=? zZyqlpxacmLPXACM<>",
  ...["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown", "Escape", "Enter", "Tab"],
  ...["Shift+Tab", "Shift+ArrowLeft", "Shift+ArrowRight", "Delete", "Backspace", "F2", "Shift+F10", "ContextMenu"],
  ...["Control+z", "Control+Shift+z", "Control+y", "Control+a", "Alt+k", "Meta+z", "."],
];
const TEXTS = [
  ..."0 1 2 3 5 7 10 50 100 150 1000 30000 2147483647 -1 -5 1.5 1e9 abc all true false Q x".split(" "),
  ...["", " ", "99999999999999999999", "0x10", "١٢", "𝕏<b>", "NaN", "a".repeat(300), "K36", "2,3", "\u202e1"],
];
const PROPERTIES = [
  "acks=1\nretries=3\nlinger.ms=5",
  "acks=all\nenable.idempotence=true\nmax.in.flight.requests.per.connection=5",
  "enable.idempotence=true\nacks=0",
  "min.insync.replicas=3\nreplication.factor=2\nbrokers=9",
  "brokers=5\nreplication.factor=5\nmin.insync.replicas=3",
  "unclean.leader.election.enable=true\nmin.insync.replicas=1\nflush.messages=1",
  "delivery.timeout.ms=1\nrequest.timeout.ms=999999999\nretries=-4",
  "<b>=1\n=\n====\n#x\nacks",
  "acks = -1\r\nacks: 0\r\nprofile=K36\r\n",
  "\u0000\u2028",
];
const SIZES = [[1280, 800], [1366, 640], [390, 844], [640, 400], [1000, 700], [1920, 1080], [320, 480], [760, 520]];
const QUERIES = ["", "?ui=min&lang=pt-BR", "?ui=none&lang=en", "?panel=timeline&theme=dark", "?t=2010&panel=inspector", "?speed=4&panel=settings", "?ui=huge&t=x"];

// The visible, enabled controls, by what they belong to, so that a form with many fields is not all that is met.
function controls() {
  const open = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document;
  const groups = new Map();
  for (const element of open.querySelectorAll("button, select, input, textarea, summary, a[href], [tabindex], [role=button]")) {
    if (element.disabled || !element.checkVisibility({ visibilityProperty: true }) || element.closest("#apology")) continue;
    if (element.matches("a[href]") && new URL(element.href).host !== location.host) continue;
    const place = element.closest(".touch-menu, [role=tablist], .tool > *, .transport, header, .lane, .desk, main, dialog");
    const key = `${place?.className || place?.tagName} ${element.tagName}`;
    groups.set(key, [...(groups.get(key) ?? []), element]);
  }
  return [...groups.values()];
}

// Something that a pointer can be put on, with its place in the window after it was brought in sight.
async function target(page, chance, find = controls) {
  const numbers = [chance.part(), chance.part()];
  const script = `(([some, one]) => {
    const groups = (${find})();
    const group = groups[Math.floor(some * groups.length)];
    if (!group) return undefined;
    const element = group[Math.floor(one * group.length)];
    element.scrollIntoView({ block: "nearest", inline: "nearest" });
    const { x, y, width, height } = element.getBoundingClientRect();
    const kind = element.tagName.toLowerCase();
    const text = element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent;
    const options = kind === "select" ? [...element.options].map((option) => option.index) : [];
    const name = kind + " " + (text ?? "").trim().slice(0, 40) + (element.dataset.key ? " " + element.dataset.key : "");
    window.fuzzed = element;
    return { x, y, width, height, kind, type: element.type, options, name };
  })(${JSON.stringify(numbers)})`;
  return page.evaluate(script);
}

const spot = (chance, { x, y, width, height }) => [x + width * (0.05 + 0.9 * chance.part()), y + height * (0.05 + 0.9 * chance.part())];

// A press on any control; fields are filled, lists are chosen from.
async function control({ page, chance }) {
  const found = await target(page, chance);
  if (!found) return "nothing to press";
  const { kind, type, options, name } = found;
  if (kind === "select" && options.length > 0) {
    const index = chance.one(options);
    await page.evaluate((index) => {
      window.fuzzed.selectedIndex = index;
      for (const event of ["input", "change"]) window.fuzzed.dispatchEvent(new Event(event, { bubbles: true }));
    }, index);
    return `chose ${index} of ${name}`;
  }
  const button = chance.weighted([[12, "left"], [1, "right"], [1, "middle"]]);
  const clickCount = chance.weighted([[8, 1], [1, 2], [1, 3]]);
  // A link opens a window of its own, which the tool closes; the middle button may do so too.
  await page.mouse.click(...spot(chance, found), { button: kind === "a" ? "left" : button, clickCount });
  const isText = kind === "textarea" || (kind === "input" && !["range", "checkbox", "radio"].includes(type));
  if (!isText) return `${button} ${clickCount} on ${name}`;
  const text = kind === "textarea" ? chance.one(PROPERTIES) : chance.one(TEXTS);
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
  const key = chance.one(["Enter", "Tab", "Escape", "ArrowUp", "ArrowDown"]);
  await page.keyboard.press(key);
  return `wrote ${JSON.stringify(text.slice(0, 60))} into ${name}, ${key}`;
}

// What settings can be pasted into, and the button beside it.
async function paste({ page, chance }) {
  const text = chance.one(PROPERTIES);
  const done = await page.evaluate((text) => {
    const area = document.querySelector("#properties");
    if (!area) return false;
    area.closest("details").open = true;
    area.value = text;
    area.closest("details").querySelector("button").click();
    return true;
  }, text);
  return done ? `pasted ${JSON.stringify(text)}` : "nowhere to paste";
}

const shown = (...selectors) => `() => ${JSON.stringify(selectors)}
  .map((selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility()))
  .filter((group) => group.length > 0)`;
const FIELDS = shown(".strip-field", ".risk-field", ".scrubber input", ".handle", "svg.figure", ".desk");
// Elsewhere two fingers would make the browser itself zoom, and no press would be where it was meant.
const PINCHED = shown(".strip-field");

// A press, some moves, and a release, or a gesture that is broken off.
async function drag({ page, chance }) {
  const found = await target(page, chance, FIELDS);
  if (!found) return "nothing to drag";
  const [x, y] = spot(chance, found);
  await page.mouse.move(x, y);
  await page.mouse.down();
  let [toX, toY] = [x, y];
  for (let moves = chance.between(1, 8); moves > 0; moves -= 1) {
    [toX, toY] = [toX + chance.between(-160, 160), toY + chance.between(-30, 30)];
    await page.mouse.move(toX, toY, { steps: chance.between(1, 3) });
  }
  const how = chance.weighted([[8, "let go"], [1, "Escape"], [1, "k"], [1, "outside"]]);
  if (how === "outside") await page.mouse.move(-10, -10);
  else if (how !== "let go") await page.keyboard.press(how);
  await page.mouse.up();
  return `dragged ${found.name} by ${Math.round(toX - x)}, ${how}`;
}

async function press({ page, chance }) {
  const keys = Array.from({ length: chance.between(1, 4) }, () => chance.one(KEYS));
  for (const key of keys) await page.keyboard.press(key);
  return `pressed ${keys.join(" ")}`;
}

async function wheel({ page, chance }) {
  const found = await target(page, chance, FIELDS);
  if (!found) return "nothing to turn the wheel on";
  await page.mouse.move(...spot(chance, found));
  const control = chance.below(3) === 0;
  if (control) await page.keyboard.down("Control");
  const [right, down] = [chance.below(3) === 0 ? chance.between(-400, 400) : 0, chance.between(-600, 600)];
  await page.mouse.wheel(right, down);
  if (control) await page.keyboard.up("Control");
  return `wheel ${right} ${down}${control ? " with Control" : ""} on ${found.name}`;
}

// One finger or two, which part or come together; sometimes the browser takes the gesture away.
async function fingers({ page, chance, touch }) {
  const count = chance.between(1, 2);
  const found = await target(page, chance, count === 2 ? PINCHED : FIELDS);
  if (!found) return "nothing to touch";
  const at = Array.from({ length: count }, () => spot(chance, found));
  const points = () => at.map(([x, y], id) => ({ x: Math.max(0, x), y: Math.max(0, y), id }));
  const send = (type, touchPoints) => touch.send("Input.dispatchTouchEvent", { type, touchPoints });
  await send("touchStart", points());
  for (let moves = chance.between(1, 5); moves > 0; moves -= 1) {
    for (const place of at) place[0] += chance.between(-80, 80);
    await send("touchMove", points());
  }
  const end = chance.weighted([[4, "touchEnd"], [1, "touchCancel"]]);
  await send(end, []);
  // Where the page was beneath the fingers, it is larger now, and no press would be where it is meant.
  await touch.send("Emulation.setPageScaleFactor", { pageScaleFactor: 1 });
  return `${count} fingers on ${found.name}, ${end}`;
}

async function size({ page, chance }) {
  const [width, height] = chance.one(SIZES);
  await page.setViewportSize({ width, height });
  return `window of ${width}x${height}`;
}

async function media({ page, chance }) {
  const wish = { colorScheme: chance.one(["light", "dark"]), reducedMotion: chance.weighted([[3, "no-preference"], [1, "reduce"]]) };
  await page.emulateMedia(wish);
  return `asked for ${Object.values(wish).join(", ")}`;
}

// Another state in the address, as by a link on the page itself.
async function address(monkey) {
  const { page, chance } = monkey;
  const [link] = [chance.weighted([[4, chance.one(LINKS)], [6, chance.one(RUNS)], [3, chance.one(BAD)]])];
  const hash = link === "" ? "" : `#s=${link}`;
  const isNew = await page.evaluate((hash) => {
    const before = location.hash;
    location.hash = hash;
    return location.hash !== before;
  }, hash);
  if (isNew) [monkey.behind, monkey.ahead] = [monkey.behind + 1, 0];
  return `address ${hash.slice(0, 120)}`;
}

async function back(monkey) {
  const { page, chance, ackscope } = monkey;
  const goesBack = chance.below(3) > 0;
  if ((goesBack ? monkey.behind : monkey.ahead) === 0) return "no history";
  const by = goesBack ? 1 : -1;
  [monkey.behind, monkey.ahead] = [monkey.behind - by, monkey.ahead + by];
  // On a busy machine it begins late, and may be a page of its own.
  const gone = page.waitForEvent("framenavigated", { timeout: 2_000 }).catch(() => undefined);
  await page.evaluate((by) => history.go(by), -by);
  await gone;
  if (!page.url().startsWith(ackscope.url)) await open(monkey); // it was the first of its history
  await page.locator("[data-digests]").waitFor({ state: "attached" });
  return goesBack ? "back" : "forward";
}

// The page anew, with everything that the address may ask for.
async function open(monkey) {
  const { ackscope, chance } = monkey;
  const query = chance.one(QUERIES);
  const hash = chance.below(2) === 0 ? `#s=${chance.one([...LINKS, ...RUNS])}` : "";
  await ackscope.open(query + hash);
  [monkey.behind, monkey.ahead] = [0, 0];
  return `opened ${query}${hash}`;
}

const wait = async ({ page, chance }) => {
  const ms = chance.between(10, 300);
  await page.waitForTimeout(ms);
  return `waited ${ms} ms`;
};

// Every gesture by how often it is made.
export const GESTURES = [
  [40, control],
  [14, press],
  [12, drag],
  [6, wheel],
  [4, fingers],
  [4, wait],
  [3, size],
  [2, paste],
  [2, address],
  [1, media],
  [1, back],
  [1, open],
];
