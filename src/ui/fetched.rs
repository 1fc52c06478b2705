//! The place of a view that is fetched on demand.

use core::future::Future;
use core::pin::Pin;

use leptos::prelude::*;
use leptos::tachys::view::{Mountable, Render};
use leptos::task::spawn_local_scoped;
use studio::msg::Msg;

use super::chunk::NotLoaded;
use super::page::Page;
use crate::web;
use crate::web::tag::Tag;

/// `place` with what comes to be in it. If it does not come, the page says so.
pub(crate) fn fetched<F>(page: Page, place: Tag, view: impl FnOnce(Tag) -> F) -> Tag
where
    F: Future<Output = Result<(), NotLoaded>> + 'static,
{
    wait_for(page, Box::pin(view(place.clone())));
    place
}

/// One for all, since this is in a first load.
fn wait_for(page: Page, view: Pin<Box<dyn Future<Output = Result<(), NotLoaded>>>>) {
    spawn_local_scoped(async move {
        // It may measure itself as soon as it is there.
        web::sheet::all_styles().await;
        let is_done = match page.whole().await {
            Ok(()) => view.await,
            missing => missing,
        };
        if is_done.is_err() {
            page.send(Msg::NotLoaded);
        }
    });
}

/// Puts a view into its place, until what is around it goes. Only chunks call this: it is where views are known.
pub(crate) fn put(place: &Tag, view: AnyView) {
    let mut state = view.build();
    state.mount(&place.element(), None);
    StoredValue::new_local(state);
}
