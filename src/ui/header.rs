//! Name, language, colours, link.

use leptos::prelude::*;
use studio::i18n::Language;
use studio::msg::{Look, Msg};
use studio::view::Theme;

use super::icon::{Icon, icon};
use super::page::Page;
use crate::web;

#[component]
pub(crate) fn Header(page: Page) -> impl IntoView {
    view! {
        <header class="top">
            <h1>"Ackscope"</h1>
            <p class="tagline">{move || page.words().tagline}</p>
            <div class="settings">
                {languages(page)}
                {theme(page)}
                <button
                    class="quiet"
                    type="button"
                    aria-haspopup="dialog"
                    on:click=move |_| web::page::open_dialog("help")
                >
                    {move || page.words().help}
                </button>
                <button class="plain" type="button" on:click=move |_| page.send(Msg::CopyLink)>
                    {icon(Icon::Link)}
                    <span>{move || page.words().copy_link}</span>
                </button>
            </div>
        </header>
    }
}

fn languages(page: Page) -> AnyView {
    let choice = |language: Language| {
        let is_chosen = move || page.language.get() == language;
        let short = language
            .tag()
            .split('-')
            .next()
            .unwrap_or_default()
            .to_uppercase();
        view! {
            <button
                type="button"
                lang=language.tag()
                title=language.own_name()
                aria-label=language.own_name()
                aria-pressed=move || is_chosen().to_string()
                on:click=move |_| page.send(Msg::Look(Look::Language(language)))
            >
                {short}
            </button>
        }
    };
    view! {
        <div class="segments" role="group" aria-label=move || page.words().language>
            {Language::ALL.map(choice).collect_view()}
        </div>
    }
    .into_any()
}

fn theme(page: Page) -> AnyView {
    let theme = page.memo(|session| session.view().theme);
    let index = move || {
        Theme::ALL
            .iter()
            .position(|&one| one == theme.get())
            .unwrap_or(0)
    };
    let label = move || format!("{}: {}", page.words().theme, page.words().themes[index()]);
    let next = move || Theme::ALL[(index() + 1) % Theme::ALL.len()];
    view! {
        <button
            class="quiet square"
            type="button"
            title=label
            aria-label=label
            on:click=move |_| page.send(Msg::Look(Look::Theme(next())))
        >
            {icon(Icon::Theme)}
        </button>
    }
    .into_any()
}
