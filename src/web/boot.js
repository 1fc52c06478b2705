// Starts the application, outside of the page's text because its content policy allows no inline script.
// Sets the page's language at once, for the first picture and for a message of failure; ?lang= goes before the browser's.
// If the application breaks, what says so is here too: it then works whatever has become of the application.

const boot = document.getElementById("boot");
const wished = [new URLSearchParams(location.search).get("lang"), ...(navigator.languages ?? [])];
const primary = wished.map((tag) => tag?.split(/[-_]/)[0].toLowerCase()).find((tag) => tag === "pt" || tag === "en");
document.documentElement.lang = primary === "pt" ? "pt-BR" : "en";

const words = {
  "pt-BR": {
    failed: "A simulação não pôde começar: ",
    needs: ". Ela precisa de um navegador com WebAssembly. O endereço desta página guarda o que foi montado: ",
    again: "tentar de novo",
    broke: "Algo quebrou aqui dentro, e a falha é nossa.",
    leads: "Este link leva de volta ao ponto em que aconteceu:",
    reload: "Recarregar",
  },
  en: {
    failed: "The simulation could not start: ",
    needs: ". It needs a browser with WebAssembly. The address of this page keeps what was set up: ",
    again: "try again",
    broke: "Something broke in here, and the fault is ours.",
    leads: "This link leads back to where it happened:",
    reload: "Reload",
  },
};

function apologise(why) {
  const said = words[document.documentElement.lang];
  const link = document.createElement("a");
  link.href = location.href;
  link.textContent = said.again;
  // The same address with another fragment is no new load.
  link.addEventListener("click", () => location.reload());
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.setAttribute("role", "alert");
  notice.append(said.failed, why instanceof Error ? why.message : String(why), said.needs, link);
  document.body.prepend(notice);
}

// A panic of the application is a trap of its module (and what it throws for no trap is no end of it).
function broke(why) {
  const is_end = why instanceof WebAssembly.RuntimeError || why instanceof RangeError;
  if (!is_end || document.getElementById("apology")) return;
  const said = words[document.documentElement.lang];
  const add = (name, text) => {
    const element = document.createElement(name);
    element.textContent = text;
    notice.append(element);
    return element;
  };
  const notice = document.createElement("div");
  notice.id = "apology";
  notice.setAttribute("role", "alert");
  add("p", said.broke);
  add("p", said.leads);
  add("a", location.href).href = location.href;
  add("pre", why.stack || String(why));
  add("button", said.reload).addEventListener("click", () => location.reload());
  document.body.append(notice);
}

window.addEventListener("error", ({ error }) => broke(error));
window.addEventListener("unhandledrejection", ({ reason }) => broke(reason));

// In a frame nothing starts before somebody sees it, and nothing runs while nobody does: web::media asks for this mark.
function seen() {
  if (window.parent === window) return undefined;
  const root = document.documentElement;
  return new Promise((resolve) => {
    const watcher = new IntersectionObserver((changes) => {
      const is_seen = changes.at(-1).isIntersecting;
      root.toggleAttribute("data-unseen", !is_seen);
      window.dispatchEvent(new Event("visibilitychange"));
      if (is_seen) resolve();
    });
    watcher.observe(root);
  });
}

try {
  await seen();
  const application = await import(boot.dataset.js);
  await application.default({ module_or_path: boot.dataset.wasm });
} catch (why) {
  console.error(why);
  apologise(why);
}
