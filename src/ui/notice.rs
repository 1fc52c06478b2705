//! What a person should know, until it is dismissed.

use leptos::prelude::*;
use studio::i18n::{clock, fill};
use studio::msg::{Edit, Msg};
use studio::notice::Notice;
use studio::session::Session;

use super::icon::Icon;
use super::page::Page;
use super::parts::{Button, views, words, words as words_of};
use crate::web;

#[component]
pub(crate) fn NoticeBar(page: Page) -> impl IntoView {
    let bar = views(move || {
        let notice = page.on_look(Session::notice);
        notice.map_or_else(|| ().into_any(), |notice| bar(page, notice))
    });
    view! { <div class="notices" role="status">{bar}</div> }
}

fn bar(page: Page, notice: Notice) -> AnyView {
    let close = Button::tool(
        "quiet square",
        Icon::Close,
        words(move || page.words().close),
        move || {
            page.send(Msg::DismissNotice);
        },
    );
    view! {
        <div class="notice">
            <p>{content(page, notice)}</p>
            {close.view()}
        </div>
    }
    .into_any()
}

fn content(page: Page, notice: Notice) -> AnyView {
    match notice {
        Notice::Misread => {
            let told = |key: &&str| {
                let value = web::address::parameter(key).unwrap_or_default();
                page.words().unknown_parameter(key, &value)
            };
            let told: Vec<String> =
                page.on_look(|session| session.misread().iter().map(told).collect());
            told.join(" ").into_any()
        }
        Notice::Branched => branched(page),
        Notice::Full => String::from(page.words().full).into_any(),
        Notice::KeptStays => page.words().kept_stays.into_any(),
        Notice::NothingBroken => page.words().nothing_broken.into_any(),
        Notice::NoSender => page.language().words().keys.no_sender.into_any(),
        Notice::NoAck => page.language().words().keys.no_ack.into_any(),
        Notice::NoWire => page.language().words().keys.no_wire.into_any(),
        Notice::Captions(is_on) => {
            page.language().words().keys.captions_are[usize::from(is_on)].into_any()
        }
        Notice::NotLoaded => page.words().not_loaded.into_any(),
        Notice::NoLink(why) => why.sentence(page.language()).into_any(),
    }
}

/// A run was left in its middle: it can be kept.
fn branched(page: Page) -> AnyView {
    let language = page.language();
    let words = &language.words().touch;
    let at = page.peek(|session| session.branch().map(|branch| branch.at));
    let at = at.map_or_else(String::new, |at| clock(at, language));
    let keep = Button::new(
        "plain",
        words_of(move || words.keep),
        String::from(words.keep).into_any(),
        move || page.send(Msg::Edit(Edit::KeepBranch)),
    );
    view! { <span>{fill(words.branched, |_| at.clone())}</span> {keep.view()} }.into_any()
}
