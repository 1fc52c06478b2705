//! Cutting what is fetched on demand off the module that a first visit loads (decision 11), after Trunk has built the page.

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{Done, root, run};
use crate::tools;

/// What cargo leaves, uncut.
const WHOLE: &str = "target/wasm32-unknown-unknown/release/app.wasm";
/// Where the parts are made.
const PARTS: &str = "target/split";
/// What Trunk calls the two files that are replaced, in the page and in `dist/`: this, a hash, and one of these ends.
const STEM: &str = "app-";
const ENDS: [&str; 2] = [".js", "_bg.wasm"];

/// Replaces Trunk's one module in `dist/` by a folder with the main one, its chunks and what loads them. The folder's name
/// tells its content, so that hosts may let browsers keep it for ever.
pub(crate) fn split() -> Done {
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
        "--remove-name-section",
        "--remove-producers-section",
    ]))?;
    let mut files = listed(&bound)?;
    files.extend(
        listed(&cut)?
            .into_iter()
            .filter(|file| !file.ends_with("app.wasm")),
    );
    install(&files)
}

fn install(files: &[PathBuf]) -> Done {
    let dist = root().join("dist");
    let mut sum = FNV;
    for file in files {
        sum = fingerprint(sum, &read(file)?);
    }
    let folder = format!("{STEM}{sum:016x}");
    make(&dist.join(&folder))?;
    for file in files {
        let place = dist
            .join(&folder)
            .join(file.file_name().unwrap_or_default());
        let content = read(file)?;
        let content = if file.extension().is_some_and(|end| end == "wasm") {
            bare(&content).ok_or_else(|| format!("{}: no module", file.display()))?
        } else {
            content
        };
        fs::write(&place, content).map_err(|why| fault(&place, &why))?;
    }
    let place = dist.join("index.html");
    let page = String::from_utf8_lossy(&read(&place)?).into_owned();
    let page = pointing(&page, &folder)?;
    fs::write(&place, page).map_err(|why| fault(&place, &why))?;
    for file in listed(&dist)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if file.is_file() && name.starts_with(STEM) {
            fs::remove_file(&file).map_err(|why| fault(&file, &why))?;
        }
    }
    Ok(())
}

/// The page with Trunk's two files replaced by those in the folder, and the third that a first visit needs.
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
    let head = page.find("</head>").ok_or("index.html has no </head>")?;
    page.insert_str(
        head,
        &format!("<link rel=\"modulepreload\" href=\"./{folder}/__wasm_split.js\">\n  "),
    );
    Ok(page)
}

/// Magic number and version at the start of a module.
const HEADER: usize = 8;

/// A module without its custom sections: in a chunk they hold the names of functions, which nobody reads.
fn bare(module: &[u8]) -> Option<Vec<u8>> {
    let mut kept = module.get(..HEADER)?.to_vec();
    let mut rest = module.get(HEADER..)?;
    while let Some((&id, after)) = rest.split_first() {
        let (size, width) = leb(after)?;
        let (section, behind) = rest.split_at_checked(1 + width + size)?;
        if id != 0 {
            kept.extend(section);
        }
        rest = behind;
    }
    Some(kept)
}

/// An unsigned LEB128 number, and how many bytes it takes.
fn leb(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut value = 0;
    for (index, byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((value, index + 1));
        }
    }
    None
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

fn read(file: &Path) -> Done<Vec<u8>> {
    fs::read(file).map_err(|why| fault(file, &why))
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
    use super::{bare, pointing};

    #[test]
    fn a_module_loses_only_its_custom_sections() {
        let header = *b"\0asm\x01\0\0\0";
        let module = [&header[..], &[0, 2, 1, b'x', 1, 1, 0, 0, 0x81, 0], &[7]].concat();
        assert_eq!(bare(&module), Some([&header[..], &[1, 1, 0]].concat()));
        assert_eq!(bare(&module[..13]), None, "cut off");
        assert_eq!(bare(b"\0asm"), None);
    }

    #[test]
    fn the_page_points_into_the_folder() {
        let page = r#"<head><link href="./app-1f.js"></head><script data-js="./app-1f.js" data-wasm="./app-1f_bg.wasm">"#;
        let made = pointing(page, "app-2e").expect("it names both");
        assert!(made.contains(r#"data-js="./app-2e/app.js" data-wasm="./app-2e/app_bg.wasm""#));
        assert!(made.contains(r#"<link rel="modulepreload" href="./app-2e/__wasm_split.js">"#));
        assert!(!made.contains("app-1f"));
        assert!(pointing("<head></head>", "app-2e").is_err());
    }
}
