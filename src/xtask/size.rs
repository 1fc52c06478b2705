//! The size gate: what a first visit fetches may not outgrow the numbers in `.ci/size-gate`.

use std::fs;

use crate::run::{Done, program, read, root};

const GATE: &str = ".ci/size-gate";
/// How Trunk writes the attribute of a style sheet that waits.
const OFF: &str = " disabled";

/// Bytes of one file: as it is, and as a host compresses it.
#[derive(Clone, Copy, Default)]
struct Weight {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Weighs what `dist/index.html` makes a browser fetch, prints the table, and fails beyond the gate.
pub(crate) fn check() -> Done<String> {
    let page = fs::read_to_string(root().join("dist/index.html"))
        .map_err(|why| format!("dist/index.html: {why}"))?;
    let mut files = vec!["index.html".to_owned()];
    files.extend(fetched(&page));
    let weights = weigh(&files)?;
    println!("{:>9} {:>8} {:>8}", "bytes", "gzip", "brotli");
    let mut total = Weight::default();
    for (file, weight) in files.iter().zip(&weights) {
        println!(
            "{:>9} {:>8} {:>8}  {file}",
            weight.raw, weight.gzip, weight.brotli
        );
        total.raw += weight.raw;
        total.gzip += weight.gzip;
        total.brotli += weight.brotli;
    }
    let mut later = disabled(&page);
    later.extend(chunks(&files)?);
    for (file, weight) in later.iter().zip(weigh(&later)?) {
        println!(
            "{:>9} {:>8} {:>8}  {file}, fetched when it is wanted",
            weight.raw, weight.gzip, weight.brotli
        );
    }
    let gate = fs::read_to_string(root().join(GATE)).map_err(|why| format!("{GATE}: {why}"))?;
    let requests = files.len() as u64;
    println!(
        "{:>9} {:>8} {:>8}  total of {requests} requests",
        total.raw, total.gzip, total.brotli
    );
    for (name, value) in [
        ("brotli", total.brotli),
        ("gzip", total.gzip),
        ("requests", requests),
    ] {
        let limit = limit(&gate, name).ok_or_else(|| format!("{GATE} has no number for {name}"))?;
        if value > limit {
            return Err(format!(
                "{name} is {value} and may be {limit} at most ({GATE})"
            ));
        }
    }
    Ok(format!(
        "{} bytes as brotli, {} as gzip, {requests} requests: within {GATE}",
        total.brotli, total.gzip
    ))
}

/// The number after a name in the gate's file.
fn limit(gate: &str, name: &str) -> Option<u64> {
    let mut lines = gate
        .lines()
        .filter_map(|line| line.split('#').next()?.split_once(' '));
    lines.find(|(key, _)| *key == name)?.1.trim().parse().ok()
}

/// Every file of our own that the page names, once each. A path is ours when it starts as Trunk writes them. A link that is
/// disabled is left alone by browsers.
fn fetched(page: &str) -> Vec<String> {
    let links = page.lines().filter(|line| !line.contains(OFF));
    named(links)
}

/// What the page names and does not fetch at first.
fn disabled(page: &str) -> Vec<String> {
    named(page.lines().filter(|line| line.contains(OFF)))
}

fn named<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut files = Vec::new();
    for value in lines.flat_map(|line| line.split('"').skip(1).step_by(2)) {
        if let Some(file) = value
            .strip_prefix("./")
            .filter(|file| !files.iter().any(|seen| seen == file))
        {
            files.push(file.to_owned());
        }
    }
    files
}

/// The files beside those of a first visit: chunks, in the folder that the page points into.
fn chunks(first: &[String]) -> Done<Vec<String>> {
    let mut later = Vec::new();
    let mut folders = first
        .iter()
        .filter_map(|file| Some(file.rsplit_once('/')?.0));
    let Some(folder) = folders.next_back() else {
        return Ok(later);
    };
    let place = root().join("dist").join(folder);
    let entries = fs::read_dir(&place).map_err(|why| format!("{}: {why}", place.display()))?;
    for entry in entries.filter_map(Result::ok) {
        let file = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if !first.contains(&file) {
            later.push(file);
        }
    }
    later.sort();
    Ok(later)
}

fn weigh(files: &[String]) -> Done<Vec<Weight>> {
    let said = read(
        program("node")
            .arg("src/xtask/ship/weigh.mjs")
            .arg("dist")
            .args(files),
    )?;
    let weights: Option<Vec<Weight>> = said.lines().map(weight).collect();
    weights
        .filter(|found| found.len() == files.len())
        .ok_or_else(|| format!("weigh.mjs said: {said}"))
}

fn weight(line: &str) -> Option<Weight> {
    let mut numbers = line.split(' ').map(|number| number.parse().ok());
    Some(Weight {
        raw: numbers.next()??,
        gzip: numbers.next()??,
        brotli: numbers.next()??,
    })
}

#[cfg(test)]
mod tests {
    use super::{disabled, fetched, limit};

    #[test]
    fn a_file_named_twice_is_fetched_once() {
        let page = r#"<link href="./a.css"><link rel="modulepreload" href="./b.js"><a href="https://x/">
            <link href="./later.css" disabled id="x">
            <script src="./boot.js" data-js="./b.js" data-wasm="./c.wasm"></script>"#;
        assert_eq!(fetched(page), ["a.css", "b.js", "boot.js", "c.wasm"]);
        assert_eq!(disabled(page), ["later.css"]);
    }

    #[test]
    fn the_gate_is_read_by_name() {
        let gate = "# first load\nbrotli 133120 # 130 KB\ngzip 153600\n";
        assert_eq!(limit(gate, "brotli"), Some(133_120));
        assert_eq!(limit(gate, "gzip"), Some(153_600));
        assert_eq!(limit(gate, "requests"), None);
    }
}
