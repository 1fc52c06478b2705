// What stands on the page, read from where the application has it: a reworded button is found under its new name.
import { readFileSync } from "node:fs";

const I18N = new URL("../../../src/studio/i18n/", import.meta.url);
const read = (file) => readFileSync(new URL(file, I18N), "utf8");

// The one-line words of a piece of Rust, by the names of their fields.
function fields(rust) {
  const pairs = rust.matchAll(/^\s*(\w+):\s*"((?:[^"\\]|\\.)*)"/gm);
  return Object.fromEntries([...pairs].map(([, name, text]) => [name, text.replaceAll('\\"', '"')]));
}

function words(tag, page, keys, dialogs, file) {
  const [, rows] = read(file).match(/rows: RowWords \{([^}]*)\}/);
  return { tag, ...fields(page), ...fields(dialogs), ...fields(keys), rows: fields(rows) };
}

// English, then Portuguese.
const both = (file, type) => read(file).split(new RegExp(`: ${type} = ${type} \\{`)).slice(1);
const [pages, keys, dialogs] = [both("page.rs", "PageWords"), both("keys.rs", "KeyWords"), both("dialogs.rs", "DialogWords")];

export const WORDS = {
  en: words("en", pages[0], keys[0], dialogs[0], "en.rs"),
  "pt-BR": words("pt-BR", pages[1], keys[1], dialogs[1], "pt_br.rs"),
};
