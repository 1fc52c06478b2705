// Brings the rest of the application: the functions that watching the opening run does not call, a module of their own beside
// the main one (src/xtask/ship/part.mjs). It takes everything that it needs from the main module's exports, and puts itself into
// the table `rest` there.

const PLACE = new URL("./rest.wasm", import.meta.url);
let main;
let coming;

// The main module's exports. Whoever does something will soon do more: the rest is asked for at the first gesture.
export function know(exports) {
  main = exports;
  for (const kind of ["pointerdown", "keydown"]) {
    addEventListener(kind, () => rest(false).catch(() => {}), { once: true, capture: true });
  }
}

// A promise that is kept when the rest is here. `now`: a function of it is being called, so the page stands still until it is. That
// happens only to who is faster than the network, in a place where nothing waits for the rest.
export function rest(now) {
  if (now) coming = Promise.resolve(new WebAssembly.Instance(new WebAssembly.Module(fetchNow()), { m: main }));
  coming ??= fetchSoon();
  return coming;
}

async function fetchSoon() {
  try {
    await WebAssembly.instantiateStreaming(fetch(PLACE), { m: main });
  } catch (why) {
    coming = undefined; // the next attempt starts anew
    throw why;
  }
}

function fetchNow() {
  const request = new XMLHttpRequest();
  request.open("GET", PLACE, false);
  request.overrideMimeType("text/plain; charset=x-user-defined"); // bytes; one that waits may not ask for an ArrayBuffer
  try {
    request.send();
  } catch {
    // An answer of no status is told below.
  }
  if (request.status !== 200) throw new WebAssembly.RuntimeError("rest.wasm could not be fetched");
  return Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0));
}
