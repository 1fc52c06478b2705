// The engine's benches in the system's Chromium: `node engine.mjs FOLDER`, where the folder holds what wasm-bindgen made.
// `cargo xtask bench` makes it and reads what is printed.
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { chromium } from "@playwright/test";

const ORIGIN = "http://localhost:1/";
const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm" };
// An isolated page has the finer clock: 5 microseconds instead of 100.
const ISOLATED = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
});
try {
  const page = await browser.newPage();
  await page.route(`${ORIGIN}**`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    const body = name ? await readFile(join(process.argv[2], name)) : "<!doctype html><title>bench</title>";
    await route.fulfill({ body, contentType: TYPES[extname(name)] ?? "text/html", headers: ISOLATED });
  });
  await page.goto(ORIGIN);
  const lines = await page.evaluate(async () => {
    const bench = await import("/bench.js");
    await bench.default();
    return bench.figures(() => performance.now());
  });
  console.log(lines);
} finally {
  await browser.close();
}
