//! The picture that stands in index.html before anything runs: three small figures of one real run.

use std::fmt::Write;
use std::fs;

use engine::config::Acks;
use engine::time::Instant;
use studio::i18n::{Language, acks};
use studio::scene::{Scene, Shape, svg};

use crate::runs::Run;
use crate::{folder, read};

const START: &str = "<!-- poster: made by tests/studio/poster.rs -->\n";
const END: &str = "<!-- /poster -->";
/// C is on the leader alone: acks=1 confirms it, acks=all waits, acks=0 never asked.
const SCRIPT: &str = "at 1000 send A\nat 1500 send B\nat 2000 send C\nend 3000\n";
const AT: Instant = Instant(2_001_500);

fn poster() -> String {
    let mut out = String::from(START);
    for language in Language::ALL {
        let tag = language.tag();
        writeln!(
            out,
            "<div class=\"poster\" lang=\"{tag}\">\n<h1>Ackscope <small>{}</small></h1>",
            language.words().page.tagline
        )
        .expect("a string takes all");
        for setting in [Acks::Zero, Acks::One, Acks::All] {
            let run = Run::new(acks(setting), SCRIPT);
            let scene = Scene::new(&run.at(AT.0), language, Shape::Narrow);
            let what = language.words().figure.in_short(setting);
            let picture = svg::to_string(&scene, AT);
            let picture = picture.replace(" xmlns=\"http://www.w3.org/2000/svg\"", "");
            // Without indentation, and with no names that only handlers need.
            let lines = picture.lines().map(|line| nameless(line.trim_start()));
            let picture = lines.collect::<Vec<_>>().join("\n");
            write!(
                out,
                "<figure><figcaption><strong>{}</strong> {what}</figcaption>\n{picture}\n</figure>\n",
                acks(setting)
            )
            .expect("a string takes all");
        }
        out.push_str("</div>\n");
    }
    out.push_str(END);
    out
}

/// A line without the key by which a live figure finds its group again.
fn nameless(line: &str) -> String {
    let Some((before, rest)) = line.split_once(" data-key=\"") else {
        return line.to_owned();
    };
    let after = rest.split_once('"').map_or("", |(_, after)| after);
    [before, after].concat()
}

#[test]
fn the_page_opens_with_a_picture_of_a_real_run() {
    let path = folder("../index.html");
    let page = read(&path);
    let (before, rest) = page
        .split_once(START)
        .expect("index.html has a place for the poster");
    let (_, after) = rest.split_once(END).expect("the poster's place ends");
    let fresh = format!("{before}{}{after}", poster());
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, fresh).expect("index.html can be written");
    } else {
        assert!(
            page == fresh,
            "the poster is stale: UPDATE_GOLDEN=1 cargo test -p studio --test studio"
        );
    }
}
