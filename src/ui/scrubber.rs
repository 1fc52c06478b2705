//! The slider over the reel, with a mark for each fault.

use leptos::prelude::event_target_value;
use studio::i18n;
use studio::msg::Msg;
use studio::session::{Mark, Session};

use super::controls::word;
use super::page::Page;
use crate::web::glide::Glide;
use crate::web::tag::{Tag, tag};

/// The slider counts in milliseconds of the reel.
const UNIT: u64 = 1_000;

pub(crate) fn scrubber(page: Page) -> Tag {
    let places = move || page.on_look(Session::marks);
    let marks = move || places().into_iter().map(mark).collect();
    let track = tag("div").class("track").set("aria-hidden", "true");
    let all = tag("div").class("marks").set("aria-hidden", "true");
    let thumb = tag("div").class("thumb").set("aria-hidden", "true");
    let done = glide(page, |share| format!("scaleX({})", decimal(share)));
    let here = glide(page, |share| {
        format!("translateX({}cqw)", decimal(share * 100))
    });
    tag("div")
        .class("scrubber")
        .with(track.with(done))
        .with(slider(page, "scrubber"))
        .with(thumb.with(here))
        .with(all.changing(places, marks))
}

/// Something that moves evenly along the reel: `place` puts it at so many ten thousandths of it.
fn glide(page: Page, place: fn(u64) -> String) -> Tag {
    let made = tag("div");
    let mut glide = Glide::new(made.element());
    made.keep(move |_| {
        page.on_tick(|session| {
            // Where nobody sees it, the browser would move it frame by frame.
            let stretch = page.stretch().filter(|_| !page.is_on_strip());
            glide.follow(stretch, &|| {
                let share = session.reel() * 10_000 / session.pace().length().max(1);
                let left = session.real_until(session.end());
                vec![(0, place(share)), (left, place(10_000))]
            });
        });
    })
}

/// Ten thousandths in decimals.
fn decimal(share: u64) -> String {
    format!("{}.{:04}", share / 10_000, share % 10_000)
}

/// The slider itself, for whoever shows the reel.
pub(crate) fn slider(page: Page, id: &str) -> Tag {
    let length = move || page.on_look(|session| session.pace().length() / UNIT);
    let reel = move || page.on_tick(|session| session.reel() / UNIT);
    let value_text = move || {
        let language = page.language();
        let (number, of) = page.on_moment(Session::step);
        // Nobody listens to every frame: told when something happens or a person stops.
        let now = i18n::clock(page.on_look(Session::at), language);
        [&now, ", ", &language.words().page.step_of(number, of)].concat()
    };
    let scrub = move |event| {
        if let Ok(value) = event_target_value(&event).parse::<u64>() {
            page.send(Msg::ScrubTo(value.saturating_mul(UNIT)));
        }
    };
    // A value beyond the old maximum would be cut: it is looked at again when that changes. Browsers lay a slider out anew for
    // each value; what is seen of it moves by itself, so that hundredths are enough while time passes.
    let value = move || {
        let length = length();
        let grain = if page.is_playing() { length / 100 } else { 1 };
        (reel() / grain.max(1) * grain.max(1)).to_string()
    };
    let slider = tag("input").set("id", id).set("type", "range");
    slider
        .set("min", "0")
        .live("max", move || length().to_string())
        .live("aria-label", word(page, |words| words.position))
        .live("aria-valuetext", value_text)
        .value(value)
        .on("input", scrub)
}

fn mark(mark: Mark) -> Tag {
    let class = if mark.is_harm { "mark harm" } else { "mark" };
    let left = move || format!("{}.{:02}%", mark.place / 100, mark.place % 100);
    tag("span").class(class).style("left", left)
}
