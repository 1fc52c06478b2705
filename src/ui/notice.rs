//! What a person should know, until it is dismissed.

use studio::audit::{self, AuditWords};
use studio::i18n::{DialogWords, KeyWords, clock, fill};
use studio::msg::{Edit, Msg};
use studio::notice::Notice;
use studio::session::Session;

use super::chunk;
use super::controls::{button, slot, tool, word};
use super::fetched::fetched;
use super::icon::Icon;
use super::page::Page;
use crate::web;
use crate::web::tag::{Tag, tag};

pub(crate) fn notice_bar(page: Page) -> Tag {
    let notice = move || page.on_look(Session::notice);
    let bars = move || {
        notice()
            .into_iter()
            .map(|notice| bar(page, notice))
            .collect()
    };
    tag("div")
        .class("notices")
        .set("role", "status")
        .changing(move || (notice(), page.language()), bars)
}

fn bar(page: Page, notice: Notice) -> Tag {
    let dismiss = move || page.send(Msg::DismissNotice);
    let close = word(page, |words| words.close);
    tag("div")
        .class("notice")
        .with(said(page, notice))
        .with(tool("quiet square", Icon::Close, close, dismiss))
}

/// What it says; only that nothing can be fetched is said without fetching.
fn said(page: Page, notice: Notice) -> Tag {
    if notice == Notice::NotLoaded {
        return tag("p").text(page.words().not_loaded);
    }
    fetched(page, slot(), |place| chunk::notice(page, notice, place))
}

/// What a notice says. Only its chunk calls this.
pub(crate) fn content(page: Page, notice: Notice) -> Tag {
    let (words, keys) = (page.words(), KeyWords::of(page.language()));
    let dialogs = DialogWords::of(page.language());
    let text = match notice {
        Notice::Misread => misread(page),
        Notice::Branched => return branched(page),
        Notice::KeptStays => String::from(dialogs.kept_stays),
        Notice::Full => String::from(dialogs.full),
        Notice::NothingBroken => String::from(dialogs.nothing_broken),
        Notice::NoSender => String::from(keys.no_sender),
        Notice::NoAck => String::from(keys.no_ack),
        Notice::NoWire => String::from(keys.no_wire),
        Notice::Captions(is_on) => String::from(keys.captions_are[usize::from(is_on)]),
        Notice::NotLoaded => String::from(words.not_loaded),
        Notice::OurBug(rule) => return our_bug(page, rule),
        Notice::NoLink(why) => why.sentence(page.language()),
    };
    tag("p").text(&text)
}

/// What the address says that could not be understood.
fn misread(page: Page) -> String {
    let told = |key: &&str| {
        let value = web::address::parameter(key).unwrap_or_default();
        DialogWords::of(page.language()).unknown_parameter(key, &value)
    };
    let told: Vec<String> = page.on_look(|session| session.misread().iter().map(told).collect());
    told.join(" ")
}

/// A run was left in its middle: it can be kept.
fn branched(page: Page) -> Tag {
    let language = page.language();
    let words = DialogWords::of(language);
    let at = page.peek(|session| session.branch().map(|branch| branch.at));
    let at = at.map_or_else(String::new, |at| clock(at, language));
    let keep = move || page.send(Msg::Edit(Edit::KeepBranch));
    tag("p")
        .with(tag("span").text(&fill(words.branched, |_| at.clone())))
        .text(" ")
        .with(button("plain", move || words.keep, keep).text(words.keep))
}

/// Whose mistake it is, the link that shows it, and a report to be taken to us.
fn our_bug(page: Page, rule: &str) -> Tag {
    let link = page.full_address();
    let words = audit::words(page.language());
    let report = AuditWords::report(rule, &link);
    let said = tag("span");
    let place = said.element();
    let copy = move || {
        let place = place.clone();
        web::clipboard::copy(report.clone(), move |done| {
            let told = if done { words.copied } else { words.not_copied };
            place.set_text_content(Some(told));
        });
    };
    tag("p")
        .text(&words.sentence(rule))
        .text(" ")
        .with(tag("a").set("href", &link).text(words.link))
        .text(" ")
        .with(button("plain", move || words.copy, copy).text(words.copy))
        .text(" ")
        .with(said)
}
