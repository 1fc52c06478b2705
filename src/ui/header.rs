//! Name, language, colours, link.

use studio::i18n::Language;
use studio::msg::{Look, Msg};
use studio::view::Theme;

use super::controls::{button, sign, span, spelt, tool, word};
use super::dialogs::Dialog;
use super::icon::Icon;
use super::page::Page;
use crate::web::tag::{Tag, tag};

pub(crate) fn header(page: Page) -> Tag {
    let languages = tag("div").class("segments").set("role", "group");
    let languages = languages
        .live("aria-label", word(page, |words| words.language))
        .with_all(Language::ALL.map(|language| choice(page, language)));
    let help = word(page, |words| words.help);
    let help = button("quiet", help, move || page.show(Dialog::Help)).with(span("", help));
    let share = word(page, |words| words.share);
    let share = button("plain", share, move || page.send(Msg::Share))
        .with(sign(|| Icon::Link))
        .with(span("", share));
    tag("header")
        .class("top")
        .with(tag("h1").text("Ackscope"))
        .with(
            tag("p")
                .class("tagline")
                .says(word(page, |words| words.tagline)),
        )
        .with(
            tag("div")
                .class("settings")
                .with_all([languages, theme(page), help, share]),
        )
}

fn choice(page: Page, language: Language) -> Tag {
    let short = language
        .tag()
        .get(..2)
        .unwrap_or_default()
        .to_ascii_uppercase();
    let press = move || page.send(Msg::Look(Look::Language(language)));
    button("", move || language.own_name(), press)
        .live("aria-pressed", spelt(move || page.language() == language))
        .text(&short)
}

fn theme(page: Page) -> Tag {
    let place = move || {
        let theme = page.on_look(|session| session.view().theme);
        Theme::ALL.iter().position(|&one| one == theme).unwrap_or(0)
    };
    let label = move || [page.words().theme, ": ", page.words().themes[place()]].concat();
    let press = move || {
        let next = Theme::ALL[(place() + 1) % Theme::ALL.len()];
        page.send(Msg::Look(Look::Theme(next)));
    };
    tool("quiet square", Icon::Theme, label, press)
}
