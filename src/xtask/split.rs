//! Cutting what is fetched on demand off the module that a first visit loads (decision 11), after Trunk has built the page.

use std::fs;
use std::path::{Path, PathBuf};

use crate::lean::Parting;
use crate::run::{Done, root, run};
use crate::{lean, tools};

/// What cargo leaves, uncut.
const WHOLE: &str = "target/wasm32-unknown-unknown/release/app.wasm";
/// Where the parts are made.
const PARTS: &str = "target/split";
/// What Trunk calls the two files that are replaced, in the page and in `dist/`: this, a hash, and one of these ends.
const STEM: &str = "app-";
const ENDS: [&str; 2] = [".js", "_bg.wasm"];
/// How Trunk asks for a script of ours that the application imports.
const SNIPPET: &str = r#"<link rel="modulepreload" href="./snippets/"#;

/// Replaces Trunk's one module in `dist/` by a folder with the main one, its chunks and what loads them. The folder's name
/// tells its content, so that hosts may let browsers keep it for ever.
pub(crate) fn split(how: Parting) -> Done {
    let parts = root().join(PARTS);
    let (cut, bound) = (parts.join("cut"), parts.join("bound"));
    let _ = fs::remove_dir_all(&parts); // may not be there
    make(&cut)?;
    make(&bound)?;
    let mut splitter = tools::splitter()?;
    run(splitter.arg(WHOLE).arg(&cut).args(["--out-name", "app"]))?;
    let mut bindgen = tools::bindgen()?;
    bindgen.arg(cut.join("app.wasm"));
    bindgen.arg("--out-dir").arg(&bound);
    run(bindgen.args([
        "--target",
        "web",
        "--no-typescript",
        "--out-name",
        "app",
        // Chunks share memory and function table with the main module.
        "--keep-lld-exports",
        "--remove-producers-section",
    ]))?;
    let script = bound.join("app.js");
    let loader = "__wasm_split.js";
    fs::copy(cut.join(loader), bound.join(loader)).map_err(|why| fault(&cut, &why))?;
    let module = bound.join("app_bg.wasm");
    let main = lean::main_module(&module, &lean::script(&script)?, how)?;
    let mut files = vec![
        ("app.js".to_owned(), main.script.into_bytes()),
        ("app_bg.wasm".to_owned(), main.module),
        ("rest.wasm".to_owned(), main.rest),
    ];
    for chunk in listed(&cut)? {
        let name = chunk.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".wasm") && name != "app.wasm" {
            files.push((name.into_owned(), lean::optimised(&chunk)?));
        }
    }
    install(&files)
}

fn install(files: &[(String, Vec<u8>)]) -> Done {
    let dist = root().join("dist");
    let sum = files
        .iter()
        .fold(FNV, |sum, (_, content)| fingerprint(sum, content));
    let folder = format!("{STEM}{sum:016x}");
    make(&dist.join(&folder))?;
    for (name, content) in files {
        let place = dist.join(&folder).join(name);
        fs::write(&place, content).map_err(|why| fault(&place, &why))?;
    }
    let place = dist.join("index.html");
    let page = fs::read_to_string(&place).map_err(|why| fault(&place, &why))?;
    let page = pointing(&page, &folder)?;
    fs::write(&place, page).map_err(|why| fault(&place, &why))?;
    // One script has taken in all that Trunk found beside its own.
    let _ = fs::remove_dir_all(dist.join("snippets")); // may not be there
    for file in listed(&dist)? {
        if file.extension().is_some_and(|end| end == "css") || file.ends_with("boot.js") {
            lean::minify(&file)?;
        }
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if file.is_file() && name.starts_with(STEM) {
            fs::remove_file(&file).map_err(|why| fault(&file, &why))?;
        }
    }
    Ok(())
}

/// The page with Trunk's two files replaced by those in the folder.
fn pointing(page: &str, folder: &str) -> Done<String> {
    let mut page = page.to_owned();
    for end in ENDS {
        let old = page
            .split('"')
            .find(|part| part.starts_with("./app-") && part.ends_with(end))
            .ok_or_else(|| format!("dist/index.html names no ./{STEM}…{end}"))?
            .to_owned();
        page = page.replace(&old, &format!("./{folder}/app{end}"));
    }
    while let Some(start) = page.find(SNIPPET) {
        let end = page[start..]
            .find('>')
            .map_or(page.len(), |end| start + end + 1);
        page.replace_range(start..end, "");
    }
    Ok(page)
}

const FNV: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a, going on from `sum`: only to tell builds apart.
fn fingerprint(sum: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(sum, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn make(folder: &Path) -> Done {
    fs::create_dir_all(folder).map_err(|why| fault(folder, &why))
}

/// The files of a folder, by name.
fn listed(folder: &Path) -> Done<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|why| fault(folder, &why))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.sort();
    Ok(files)
}

fn fault(place: &Path, why: &std::io::Error) -> String {
    format!("{}: {why}", place.display())
}

#[cfg(test)]
mod tests {
    use super::pointing;

    #[test]
    fn the_page_points_into_the_folder() {
        let page = r#"<head><link href="./app-1f.js"><link rel="modulepreload" href="./snippets/a.js" crossorigin></head><script data-js="./app-1f.js" data-wasm="./app-1f_bg.wasm">"#;
        let made = pointing(page, "app-2e").expect("it names both");
        assert!(made.contains(r#"data-js="./app-2e/app.js" data-wasm="./app-2e/app_bg.wasm""#));
        assert!(made.starts_with(r#"<head><link href="./app-2e/app.js"></head>"#));
        assert!(pointing("<head></head>", "app-2e").is_err());
    }
}
