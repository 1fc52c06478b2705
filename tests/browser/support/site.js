// A host as plain as can be: dist/ under a path of its own, with the content policy that README.md recommends.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

const DIST = fileURLToPath(new URL("../../../dist/", import.meta.url));
const FRAMES = fileURLToPath(new URL("../frames.html", import.meta.url));
const UNDER = "/sub/path/";
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; " +
  "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors *";
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

async function answer(request, response) {
  const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  if (path === "/frames.html") {
    // Somebody else's page, with a policy of its own.
    response.writeHead(200, { "Content-Type": TYPES[".html"] });
    response.end(await readFile(FRAMES));
    return;
  }
  const file = normalize(join(DIST, path.slice(UNDER.length) || "index.html"));
  const type = TYPES[extname(file)];
  const body =
    path.startsWith(UNDER) && file.startsWith(DIST.replace(/[\\/]$/, "") + sep) && type
      ? await readFile(file).catch(() => undefined)
      : undefined;
  response.writeHead(body ? 200 : 404, {
    "Content-Type": type ?? "text/plain",
    "Content-Security-Policy": POLICY,
    "Access-Control-Allow-Origin": "*", // frames without an origin may load the modules
    "Cache-Control": "no-store",
  });
  response.end(body ?? "not here");
}

// Starts a host on a free port; `url` is the page, `close` ends it.
export async function openSite() {
  const server = createServer(answer);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}${UNDER}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
