//! What the page opens with: the state in the address, then what was chosen on an earlier visit.

use engine::time::Instant;
use studio::desk::Tool;
use studio::i18n::Language;
use studio::link::Codec;
use studio::msg::{Look, Msg};
use studio::session::Session;
use studio::update::update;
use studio::view::{Chrome, Speed, Theme};

use super::{address, page, storage};

/// What somebody switched off on an earlier visit.
const SWITCHES: [Switch; 2] = [("letters", Look::Letters), ("captions", Look::Captions)];
type Switch = (&'static str, fn(bool) -> Look);

/// Whether nothing but the opening run is asked for, be it in a language, in colours and at a speed. Everything else needs the
/// rest of the application from the start.
pub(crate) fn is_plain() -> bool {
    let is_off = |(key, _): &Switch| storage::load(key).as_deref() == Some("off");
    address::is_plain() && !SWITCHES.iter().any(is_off)
}

/// The session of this address; whoever calls this for an address with a state has fetched what reads it.
pub(crate) fn session(codec: Option<Codec>) -> Session {
    let mut session = Session::opening();
    let language = storage::load("lang").and_then(|tag| Language::of_tag(&tag));
    look(
        &mut session,
        Look::Language(language.unwrap_or_else(page::wished_language)),
    );
    if let Some(theme) = storage::load("theme").and_then(|tag| Theme::of_tag(&tag)) {
        look(&mut session, Look::Theme(theme));
    }
    if let Some(speed) = storage::load("speed").and_then(|tag| Speed::of_tag(&tag)) {
        look(&mut session, Look::Speed(speed));
    }
    ask(&mut session, "lang", |value| {
        Language::of_tag(value).map(Look::Language).map(Msg::Look)
    });
    ask(&mut session, "theme", |value| {
        Theme::of_tag(value).map(Look::Theme).map(Msg::Look)
    });
    if !is_plain() {
        do_the_rest(&mut session, codec);
    }
    session
}

/// Does what is more than a plain visit asks for.
#[cold]
#[inline(never)]
fn do_the_rest(session: &mut Session, codec: Option<Codec>) {
    if let Some(codec) = codec {
        let _ = update(session, Msg::Codec(codec));
    }
    for (key, look_of) in SWITCHES {
        if storage::load(key).as_deref() == Some("off") {
            look(session, look_of(false));
        }
    }
    ask(session, "speed", |value| {
        Speed::of_tag(value).map(Look::Speed).map(Msg::Look)
    });
    ask(session, "ui", |value| {
        Chrome::of_tag(value).map(Look::Chrome).map(Msg::Look)
    });
    ask(session, "panel", |value| {
        let look = match value {
            "none" => Some(Look::FoldAll),
            _ => Tool::of_tag(value).map(Look::Open),
        };
        look.map(Msg::Look)
    });
    ask(session, "bg", |value| {
        let is_clear = match value {
            "transparent" => Some(true),
            "surface" => Some(false),
            _ => None,
        };
        is_clear.map(Look::Clear).map(Msg::Look)
    });
    ask(session, "t", |value| {
        value.parse().ok().map(Instant::from_ms).map(Msg::Seek)
    });
    // After the run of the link: its end is what bounds the instant.
    if let Some(state) = address::state() {
        let open = match codec {
            Some(_) => Msg::OpenLink(state),
            None => Msg::NotLoaded,
        };
        let _ = update(session, open);
    }
    ask(session, "t", |value| {
        value.parse().ok().map(Instant::from_ms).map(Msg::Seek)
    });
}

/// Does what a parameter of the address asks for, or says that nobody understands it.
fn ask(session: &mut Session, key: &'static str, read: impl Fn(&str) -> Option<Msg>) {
    let Some(value) = address::parameter(key) else {
        return;
    };
    let msg = read(&value).unwrap_or(Msg::NotUnderstood(key));
    // What would be stored was not chosen here: a link must not change what a person likes.
    let _ = update(session, msg);
}

fn look(session: &mut Session, look: Look) {
    let _ = update(session, Msg::Look(look));
}
