//! Name, language, colours, link.

use leptos::prelude::*;
use studio::i18n::Language;
use studio::msg::{Look, Msg};
use studio::view::Theme;

use super::icon::{Icon, icon};
use super::page::Page;
use super::parts::{Button, span, words};
use crate::web;

#[component]
pub(crate) fn Header(page: Page) -> impl IntoView {
    let help = span("", words(move || page.words().help));
    let link = [
        icon(Icon::Link),
        span("", words(move || page.words().share)),
    ];
    view! {
        <header class="top">
            <h1>"Ackscope"</h1>
            <p class="tagline">{words(move || page.words().tagline)}</p>
            <div class="settings">
                <div class="segments" role="group" aria-label=words(move || page.words().language)>
                    {Language::ALL.map(|language| choice(page, language)).into_iter().collect_view()}
                </div>
                {theme(page)}
                {Button::new("quiet", words(move || page.words().help), help, || web::page::open_dialog("help")).view()}
                {Button::new(
                    "plain",
                    words(move || page.words().share),
                    link.into_iter().collect_view().into_any(),
                    move || page.send(Msg::Share),
                )
                    .view()}
            </div>
        </header>
    }
}

fn choice(page: Page, language: Language) -> AnyView {
    let short = language.tag().get(..2).unwrap_or_default().to_uppercase();
    let press = move || page.send(Msg::Look(Look::Language(language)));
    Button::new(
        "",
        words(move || language.own_name()),
        short.into_any(),
        press,
    )
    .pressed(move || page.language() == language)
    .view()
}

fn theme(page: Page) -> AnyView {
    let place = move || {
        let theme = page.on_look(|session| session.view().theme);
        Theme::ALL.iter().position(|&one| one == theme).unwrap_or(0)
    };
    let label = words(move || [page.words().theme, ": ", page.words().themes[place()]].concat());
    let press = move || {
        let next = Theme::ALL[(place() + 1) % Theme::ALL.len()];
        page.send(Msg::Look(Look::Theme(next)));
    };
    Button::tool("quiet square", Icon::Theme, label, press).view()
}
