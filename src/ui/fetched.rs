//! The place of a view that is fetched on demand.

use core::future::Future;

use leptos::prelude::*;
use leptos::task::spawn_local_scoped;
use studio::msg::Msg;

use super::chunk::NotLoaded;
use super::page::Page;
use super::parts::views;

/// Empty until the view is here. If it does not come, the page says so.
pub(crate) fn fetched(
    page: Page,
    view: impl Future<Output = Result<AnyView, NotLoaded>> + 'static,
) -> AnyView {
    let kept = StoredValue::new_local(None);
    let has_come = RwSignal::new(false);
    spawn_local_scoped(async move {
        match view.await {
            Ok(view) => {
                kept.set_value(Some(view));
                has_come.set(true);
            }
            Err(NotLoaded) => page.send(Msg::NotLoaded),
        }
    });
    views(move || {
        has_come.track();
        let view = kept.try_update_value(Option::take).flatten();
        view.unwrap_or_else(|| ().into_any())
    })
    .into_any()
}
