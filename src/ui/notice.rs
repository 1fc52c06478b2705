//! What a person should know, until it is dismissed.

use leptos::prelude::*;
use studio::msg::Msg;
use studio::session::{Notice, Session};

use super::icon::Icon;
use super::page::Page;
use super::parts::{Button, views, words};
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
        Notice::UnknownParameter(key) => {
            let value = web::address::parameter(key).unwrap_or_default();
            page.words().unknown_parameter(key, &value).into_any()
        }
        Notice::Full => String::from(page.words().full).into_any(),
        Notice::NothingBroken => page.words().nothing_broken.into_any(),
        Notice::NotLoaded => page.words().not_loaded.into_any(),
        Notice::NoLink(why) => why.sentence(page.language()).into_any(),
    }
}
