//! Making small what ships, after wasm-bindgen has made it: decisions 14 and 15.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

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

/// The functions that a plain visit does not call, a line each: written by [`crate::profile`].
pub(crate) const REST: &str = "rest.txt";
/// The names of all functions of the main module, for whoever counts them.
const NAMES: &str = "target/split/functions.json";
/// A module without anything in it.
const NOTHING: &[u8] = b"\0asm\x01\0\0\0";

/// What becomes of the main module.
#[derive(Clone, Copy)]
pub(crate) enum Parting {
    /// It is parted as the list says.
    Part,
    /// It stays whole, and remembers which of its functions were called.
    Count,
}

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

/// A script or a style sheet, in its place, without what only people read.
pub(crate) fn minify(file: &Path) -> Done {
    let small = read(program(tool("esbuild")).arg(file).args([
        "--minify",
        "--target=es2022",
        "--log-level=error",
    ]))?;
    fs::write(file, small).map_err(|why| format!("{}: {why}", file.display()))
}

/// The main module in two parts, and its script.
pub(crate) struct Main {
    /// What a plain visit calls.
    pub(crate) module: Vec<u8>,
    /// What it does not.
    pub(crate) rest: Vec<u8>,
    /// What starts them.
    pub(crate) script: String,
}

/// Parts the main module, and makes the parts and its script small: none holds what the others do not know.
pub(crate) fn main_module(module: &Path, script: &str, how: Parting) -> Done<Main> {
    let bad = || format!("{}: no module", module.display());
    let known: BTreeSet<&str> = words(script).collect();
    let content = fs::read(module).map_err(|why| format!("{}: {why}", module.display()))?;
    let content = without_exports(&content, |name| known.contains(name)).ok_or_else(bad)?;
    fs::write(module, content).map_err(|why| format!("{}: {why}", module.display()))?;
    let (main, rest) = (
        module.with_file_name("main.wasm"),
        module.with_file_name("rest.wasm"),
    );
    let rest = match how {
        Parting::Part => {
            let list = folder().join(REST);
            run(script_of("part.mjs")
                .arg(module)
                .arg(list)
                .arg(&main)
                .arg(&rest))?;
            optimised(&rest)?
        }
        Parting::Count => {
            let names = root().join(NAMES);
            run(script_of("count.mjs").arg(module).arg(&main).arg(names))?;
            NOTHING.to_vec()
        }
    };
    let (module, names) = renamed(&optimised(&main)?).ok_or_else(bad)?;
    Ok(Main {
        module,
        rest,
        script: respelt(script, &names),
    })
}

fn script_of(name: &str) -> Command {
    let mut node = program("node");
    node.arg(folder().join(name));
    node
}

/// A module after wasm-opt, and without custom sections.
pub(crate) fn optimised(module: &Path) -> Done<Vec<u8>> {
    let made = module.with_extension("opt");
    run(program(tool("wasm-opt"))
        .args(["-Oz", "--quiet"])
        // A function that is called once stays one, unless it is tiny: compression makes more of it.
        .args(["--one-caller-inline-max-function-size", "30"])
        // Rust's stack ends there, and nothing is ever at an address so low.
        .arg("--low-memory-unused")
        .args(FEATURES)
        .arg(module)
        .arg("-o")
        .arg(&made))?;
    let content = fs::read(&made).map_err(|why| format!("{}: {why}", made.display()))?;
    bare(&content).ok_or_else(|| format!("{}: no module", made.display()))
}
