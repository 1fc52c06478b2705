//! What a person should know, until it is dismissed.

use leptos::prelude::*;
use studio::msg::Msg;
use studio::session::{Notice, Session};

use super::icon::{Icon, icon};
use super::page::Page;
use crate::web;

#[component]
pub(crate) fn NoticeBar(page: Page) -> impl IntoView {
    let notice = page.memo(Session::notice);
    let content = move |notice: Notice| match notice {
        Notice::UnknownParameter(key) => {
            let value = web::address::parameter(key).unwrap_or_default();
            page.words().unknown_parameter(key, &value).into_any()
        }
        Notice::LinkCopied => page.words().link_copied.into_any(),
        Notice::NoLink(why) => why.sentence(page.language.get()).into_any(),
        Notice::CopyByHand => {
            let link = page.peek(|session| {
                web::address::link(&session.state().unwrap_or_default(), session.at())
            });
            view! {
                <label>
                    {page.words().copy_by_hand}
                    <input type="text" readonly value=link on:focus=|event| web::page::select_all(&event)/>
                </label>
            }
            .into_any()
        }
    };
    let bar = move |notice| {
        view! {
            <div class="notice">
                <p>{content(notice)}</p>
                <button
                    class="quiet square"
                    type="button"
                    aria-label=move || page.words().close
                    on:click=move |_| page.send(Msg::DismissNotice)
                >
                    {icon(Icon::Close)}
                </button>
            </div>
        }
    };
    view! { <div class="notices" role="status">{move || notice.get().map(bar)}</div> }
}
