//! One lane: its figure, what just happened in it, and what became of its records.

use engine::config::Acks;
use leptos::prelude::*;
use studio::i18n;
use studio::lane::place;
use studio::msg::{Look, Msg};
use studio::scene::Shape;
use studio::session::Session;

use super::figure::Figure;
use super::icon::{Icon, icon};
use super::ledger::Ledger;
use super::page::Page;
use super::parts::{Button, Read, span, views, words};

#[component]
pub(crate) fn Panel(
    page: Page,
    acks: Acks,
    shape: Read<Shape>,
    shows_three: Read<bool>,
    has_room: Read<bool>,
) -> impl IntoView {
    let caption = words(move || {
        page.language();
        page.on_moment(|session| session.caption(acks))
    });
    let heading = ["lane-0", "lane-1", "lane-all"][place(acks)];
    view! {
        <section class="lane" aria-labelledby=heading>
            <header class="lane-head">
                <h2 id=heading>
                    <code>{i18n::acks(acks)}</code>
                    {span("", words(move || page.words().lanes[place(acks)]))}
                </h2>
                {enlarge(page, acks, shows_three, has_room)}
            </header>
            <div class="stage">
                <Figure page acks shape/>
                <p class="passed" aria-hidden="true">{words(move || passed(page))}</p>
            </div>
            <p class="caption">{caption}</p>
            <Ledger page acks/>
        </section>
    }
}

/// The way to one large figure and back.
fn enlarge(page: Page, acks: Acks, shows_three: Read<bool>, has_room: Read<bool>) -> AnyView {
    let label = move || {
        let wish = if shows_three.get() {
            page.words().enlarge
        } else {
            page.words().show_three
        };
        format!("{}: {wish}", i18n::acks(acks))
    };
    let content = views(move || {
        icon(if shows_three.get() {
            Icon::Enlarge
        } else {
            Icon::Shrink
        })
    });
    let press = move || {
        let look = if shows_three.get_untracked() {
            Look::Enlarge(acks)
        } else {
            Look::ShowThree
        };
        page.send(Msg::Look(look));
    };
    let button = Button::new("quiet square", words(label), content.into_any(), press);
    button.hidden(move || !has_room.get()).view()
}

/// How much time was just crossed quickly.
fn passed(page: Page) -> String {
    let gap = page.on_tick(Session::crossed);
    gap.map_or_else(String::new, |gap| {
        i18n::later(gap.length(), page.language())
    })
}
