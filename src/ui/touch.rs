//! The menu of a thing that was touched: what can be done to it.

use leptos::ev::KeyboardEvent;
use leptos::html::Div;
use leptos::prelude::*;
use studio::i18n::{TouchWords, things, touch};
use studio::inspect::Subject;
use studio::lane::LaneId;
use studio::msg::{Edit, Msg};
use studio::touch::{Offer, Target};

use super::page::Page;
use super::touched::MENU;
use crate::web;
use crate::web::menu::Step;
use crate::web::watch::watch;

/// What can be done to `target` as it is seen in `lane`.
pub(crate) fn menu(page: Page, lane: LaneId, target: Target) -> AnyView {
    let language = page.peek(|session| session.view().language);
    let words = TouchWords::of(language);
    let title = page.peek(|session| {
        things::target(
            target,
            &session.frame(lane),
            &session.lane(lane).names,
            language,
        )
    });
    let offers = page.peek(|session| session.offers(lane, target));
    let nothing = offers
        .is_empty()
        .then(|| view! { <p class="hint">{words.nothing}</p> });
    let items = offers
        .into_iter()
        .map(|offer| item(page, lane, offer, Some("menuitem")));
    let inspect = move |_| {
        web::menu::close();
        page.send(Msg::Inspect(Subject::Thing(target)));
        web::page::reveal("tool-inspector", false);
    };
    let node = NodeRef::<Div>::new();
    watch(move || {
        if let Some(menu) = node.get() {
            web::menu::open(&menu);
        }
    });
    view! {
        <div
            id=MENU
            class="touch-menu"
            role="region"
            aria-labelledby="touch-title"
            tabindex="-1"
            node_ref=node
            data-own-keys=""
            on:keydown=move |event| on_key(page, node, &event)
        >
            <p id="touch-title">{title}</p>
            {nothing}
            <div role="menu" aria-labelledby="touch-title">
                {items.collect_view()}
                <button type="button" class="deed" role="menuitem" on:click=inspect>
                    <span>{words.inspect}</span>
                    <span class="hint">{words.inspect_hint}</span>
                </button>
            </div>
        </div>
    }
    .into_any()
}

/// What can be done, as a button: its label, and what comes of it.
pub(super) fn item(page: Page, lane: LaneId, offer: Offer, role: Option<&'static str>) -> AnyView {
    let language = page.peek(|session| session.view().language);
    let [label, hint] =
        page.peek(|session| touch::deed(&offer.deed, &session.lane(lane).names, language));
    let press = move |_| {
        web::menu::close();
        page.send(Msg::Edit(Edit::Act(lane, offer.clone())));
    };
    view! {
        <button type="button" class="deed" role=role on:click=press>
            <span>{label}</span>
            <span class="hint">{hint}</span>
        </button>
    }
    .into_any()
}

fn on_key(page: Page, node: NodeRef<Div>, event: &KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowDown" | "ArrowRight" => Some(Step::Next),
        "ArrowUp" | "ArrowLeft" => Some(Step::Before),
        "Home" => Some(Step::First),
        "End" => Some(Step::Last),
        "Escape" | "Tab" => None,
        _ => return,
    };
    event.prevent_default();
    event.stop_propagation();
    match (step, node.get_untracked()) {
        (Some(step), Some(menu)) => web::menu::step(&menu, step),
        _ => close(page),
    }
}

fn close(page: Page) {
    web::menu::close();
    page.send(Msg::Touch(None));
}
