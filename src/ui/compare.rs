//! The compare tool: which runs stand side by side, in what they differ, and how each of them ends.

use leptos::prelude::*;
use studio::form::{self, Compared, FormWords, Group, gloss};
use studio::lane::{LANES_MAX, LaneId};
use studio::msg::{Look, Msg};
use studio::plan::Arrangement;
use studio::scenario::Key;
use studio::session::Session;

use super::field::{Draft, Row};
use super::page::Page;
use super::parts::{Button, Words, span, views, words};

pub(crate) fn compare(page: Page) -> AnyView {
    let draft = Draft::new(page);
    let kind = Memo::new(move |_| page.on_look(form::compared));
    let count = Memo::new(move |_| page.lane_ids().len());
    let kept = words(move || {
        let is_kept = kind.get() == Compared::Kept;
        if is_kept {
            form::words(page.language()).kept
        } else {
            ""
        }
    });
    let columns = views(move || {
        let lanes = LaneId::ALL.iter().take(count.get());
        let is_open = kind.get() == Compared::Settings;
        lanes
            .map(|&lane| column(draft, lane, is_open))
            .collect_view()
            .into_any()
    });
    let more = action(page, |words| words.add_lane, form::add_lane)
        .hidden(move || kind.get() != Compared::Settings || count.get() >= LANES_MAX);
    view! {
        <div class="compare form">
            <div class="segments" role="group" aria-label=said(page, |words| words.what)>
                {choice(page, kind, Compared::Acks)} {choice(page, kind, Compared::Settings)}
            </div>
            <p class="kept">{kept}</p>
            <div class="columns">{columns}</div>
            {more.view()}
        </div>
    }
    .into_any()
}

fn said(page: Page, select: fn(&FormWords) -> &'static str) -> Words {
    words(move || select(form::words(page.language())))
}

/// A button that changes what runs.
fn action(
    page: Page,
    name: fn(&FormWords) -> &'static str,
    next: impl Fn(&Session) -> Option<Arrangement> + Send + Sync + 'static,
) -> Button {
    let content = view! { {said(page, name)} }.into_any();
    Button::new("", said(page, name), content, move || {
        if let Some(next) = page.peek(&next) {
            page.send(Msg::Arrange(next));
        }
    })
}

fn choice(page: Page, kind: Memo<Compared>, own: Compared) -> AnyView {
    let of_acks = own == Compared::Acks;
    let name = move |words: &FormWords| {
        if of_acks {
            words.compare_acks
        } else {
            words.compare_settings
        }
    };
    let label = move || words(move || name(form::words(page.language())));
    let press = move || {
        if kind.get_untracked() == own {
            return;
        }
        let next = page.peek(if of_acks {
            form::compare_acks
        } else {
            form::compare_settings
        });
        page.send(Msg::Arrange(next));
        page.send(Msg::Look(Look::ShowThree));
    };
    Button::new("", label(), view! { {label()} }.into_any(), press)
        .pressed(move || kind.get() == own)
        .view()
}

/// A lane: in what it differs, and how it ends.
fn column(draft: Draft, lane: LaneId, is_open: bool) -> AnyView {
    let page = draft.page;
    let number = (lane.0 + 1).to_string();
    let title = words(move || [form::words(page.language()).figure, " ", &number].concat());
    let heading = words(move || page.heading(lane).label());
    let verdict = words(move || {
        let verdict = page.on_look(|session| session.verdict(lane));
        [page.words().at_end, " ", &verdict].concat()
    });
    let fields = (is_open && lane != LaneId::default()).then(|| fields(draft, lane));
    view! {
        <section class="column">
            <h3>{title} " " <code>{heading}</code></h3>
            {fields}
            <p class="verdict">{verdict}</p>
        </section>
    }
    .into_any()
}

fn fields(draft: Draft, lane: LaneId) -> AnyView {
    let page = draft.page;
    let keys = Memo::new(move |_| page.on_look(|session| form::keys_of(session, lane)));
    let rows = views(move || {
        let rows = keys.get().into_iter();
        rows.map(|key| row(draft, lane, key))
            .collect_view()
            .into_any()
    });
    let remove = action(
        page,
        |words| words.remove_lane,
        move |session| form::remove_lane(session, lane),
    )
    .hidden(move || page.lane_ids().len() < LANES_MAX);
    view! { {rows} <div class="ways">{add(draft, lane, keys)} {remove.view()}</div> }.into_any()
}

fn row(draft: Draft, lane: LaneId, key: Key) -> AnyView {
    let page = draft.page;
    let text = words(move || {
        let waiting = draft.read(|form| form.waiting(lane, key).map(|entry| entry.text.clone()));
        let own = page.on_look(|session| form::value_in(session, lane, key));
        waiting.unwrap_or(own)
    });
    let note = words(move || {
        let first = page.on_look(|session| form::value_in(session, LaneId::default(), key));
        [" · ", form::words(page.language()).figure, " 1: ", &first].concat()
    });
    Row {
        draft,
        lane,
        key,
        text,
        note,
        written: Memo::new(|_| true),
        reset: |page| form::words(page.language()).remove_key,
        change: Box::new(move |text| draft.write(lane, key, &text)),
    }
    .view()
}

/// The choice of one key more.
fn add(draft: Draft, lane: LaneId, keys: Memo<Vec<Key>>) -> AnyView {
    let page = draft.page;
    let options = views(move || {
        let language = page.language();
        let taken = keys.get();
        let all = Group::ALL.into_iter().flat_map(Group::keys).copied();
        let free = all.filter(|key| !taken.contains(key));
        let option = |key: Key| {
            view! { <option value=key.code() title=gloss(key, language)>{key.name()}</option> }
                .into_any()
        };
        free.map(option).collect_view().into_any()
    });
    let select = NodeRef::<leptos::html::Select>::new();
    let choose = move |event| {
        if let Some(key) = Key::of_code(&event_target_value(&event)) {
            // The choice stays open for the next key.
            if let Some(select) = select.get_untracked() {
                select.set_value("");
            }
            let text = page.peek(|session| form::suggestion(session, key));
            draft.write(lane, key, &text);
        }
    };
    view! {
        <label class="add">
            {span("", said(page, |words| words.add_key))}
            <select node_ref=select on:change=choose>
                <option value="">"+"</option>
                {options}
            </select>
        </label>
    }
    .into_any()
}
