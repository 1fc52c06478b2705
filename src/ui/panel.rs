//! One lane: its figure, what just happened in it, and what became of its records.

use engine::config::Acks;
use leptos::prelude::*;
use studio::i18n;
use studio::lane::place;
use studio::msg::{Look, Msg};
use studio::scene::Shape;
use studio::session::Session;

use super::figure::Figure;
use super::icon::Icon;
use super::ledger::Ledger;
use super::page::Page;
use super::parts::{Button, Read, span, words};

#[component]
pub(crate) fn Panel(page: Page, acks: Acks, shape: Read<Shape>) -> impl IntoView {
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
                {enlarge(page, acks)}
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

/// The way to one large figure.
fn enlarge(page: Page, acks: Acks) -> AnyView {
    let label = move || [i18n::acks(acks), ": ", page.words().enlarge].concat();
    let press = move || page.send(Msg::Look(Look::Enlarge(acks)));
    Button::tool("quiet square", Icon::Enlarge, words(label), press).view()
}

/// How much time was just crossed quickly.
fn passed(page: Page) -> String {
    let gap = page.on_tick(Session::crossed);
    gap.map_or_else(String::new, |gap| {
        i18n::later(gap.length(), page.language())
    })
}
