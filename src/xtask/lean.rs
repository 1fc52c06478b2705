//! Making small what ships, after wasm-bindgen has made it: decision 14.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::module::{bare, renamed, respelt, without_exports, words};
use crate::node;
use crate::run::{Done, program, read, root, run};

/// What the compiler may use of WASM by default; wasm-opt may then use no more.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Installs wasm-opt and esbuild.
pub(crate) fn packages() -> Done {
    node::packages(&folder(), "wasm-opt and esbuild")
}

fn folder() -> PathBuf {
    root().join("src/xtask/ship")
}

fn tool(name: &str) -> PathBuf {
    folder().join("node_modules/.bin").join(name)
}

/// The script of a build and all that it imports as one, without what nobody calls. `script` is wasm-bindgen's.
pub(crate) fn script(script: &Path) -> Done<String> {
    // Only what starts the application is called from outside; the rest may go, and classes of packages do.
    let entry = script.with_file_name("entry.mjs");
    let name = script.file_name().unwrap_or_default().to_string_lossy();
    fs::write(&entry, format!("export {{ default }} from \"./{name}\";\n"))
        .map_err(|why| format!("{}: {why}", entry.display()))?;
    read(
        program(tool("esbuild"))
            .arg(&entry)
            .args(["--bundle", "--format=esm", "--minify", "--target=es2022"])
            .arg("--log-level=error"),
    )
}

/// The main module and its script, each without what the other does not know.
pub(crate) fn main_module(module: &Path, script: &str) -> Done<(Vec<u8>, String)> {
    let bad = || format!("{}: no module", module.display());
    let known: BTreeSet<&str> = words(script).collect();
    let content = fs::read(module).map_err(|why| format!("{}: {why}", module.display()))?;
    let content = without_exports(&content, |name| known.contains(name)).ok_or_else(bad)?;
    fs::write(module, content).map_err(|why| format!("{}: {why}", module.display()))?;
    let (content, names) = renamed(&optimised(module)?).ok_or_else(bad)?;
    Ok((content, respelt(script, &names)))
}

/// A module after wasm-opt, and without custom sections.
pub(crate) fn optimised(module: &Path) -> Done<Vec<u8>> {
    let made = module.with_extension("opt");
    run(program(tool("wasm-opt"))
        .args(["-Oz", "--quiet"])
        .args(FEATURES)
        .arg(module)
        .arg("-o")
        .arg(&made))?;
    let content = fs::read(&made).map_err(|why| format!("{}: {why}", made.display()))?;
    bare(&content).ok_or_else(|| format!("{}: no module", made.display()))
}
