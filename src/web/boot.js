// Starts the application, outside of the page's text because its content policy allows no inline script.
// Sets the page's language at once, for the first picture and for a message of failure; ?lang= goes before the browser's.

const boot = document.getElementById("boot");
const wished = [new URLSearchParams(location.search).get("lang"), ...(navigator.languages ?? [])];
const primary = wished.map((tag) => tag?.split(/[-_]/)[0].toLowerCase()).find((tag) => tag === "pt" || tag === "en");
document.documentElement.lang = primary === "pt" ? "pt-BR" : "en";

const words = {
  "pt-BR": {
    failed: "A simulação não pôde começar: ",
    needs: ". Ela precisa de um navegador com WebAssembly. O endereço desta página guarda o que foi montado: ",
    again: "tentar de novo",
  },
  en: {
    failed: "The simulation could not start: ",
    needs: ". It needs a browser with WebAssembly. The address of this page keeps what was set up: ",
    again: "try again",
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
