//! The settings tool: every setting under Kafka's own name, and settings to be pasted and copied.

use engine::time::Duration;
use leptos::prelude::*;
use studio::form::{self, Compared, Field, Group, setup_in_focus, shortened};
use studio::i18n::span as time;
use studio::lane::LaneId;
use studio::msg::{Look, Msg};
use studio::scenario::{Key, Setting};

use super::field::{Draft, Row, to_default};
use super::page::Page;
use super::parts::{Button, views, words};
use crate::web;

/// What all fields show, found out once for each change.
type Shown = Memo<Vec<Field>>;

pub(crate) fn settings(page: Page) -> AnyView {
    let draft = Draft::new(page);
    let seen = Memo::new(move |_| page.on_look(|session| (session.edition(), session.focus())));
    let shown: Shown = Memo::new(move |_| {
        seen.get();
        let keys = Group::ALL.into_iter().flat_map(Group::keys);
        let field = |&key| draft.read(|form| page.peek(|session| form::field(session, form, key)));
        keys.map(field).collect()
    });
    let mut first = 0;
    let groups = Group::ALL.map(|group| {
        let view = section(draft, group, shown, first);
        first += group.keys().len();
        view
    });
    // Where lanes differ in settings, it is not the one in front that is written to.
    let whose = words(move || {
        let is_shared = page.on_look(|session| {
            form::compared(session) != Compared::Settings || session.lane_ids().len() == 1
        });
        if is_shared {
            ""
        } else {
            form::words(page.language()).of_first
        }
    });
    view! {
        <div class="form">
            <p class="scale">{whose}</p>
            {groups.into_iter().collect_view()} {paste(page, seen)}
        </div>
    }
    .into_any()
}

fn section(draft: Draft, group: Group, shown: Shown, first: usize) -> AnyView {
    let page = draft.page;
    let rows = group.keys().iter().enumerate();
    let rows = rows.map(|(place, &key)| row(draft, key, shown, first + place));
    let is_open = matches!(group, Group::Topic | Group::Producer);
    let note = (group == Group::Timeouts).then(|| {
        let note = words(move || {
            shown.track();
            scale(page)
        });
        view! { <p class="scale">{note}</p> }
    });
    view! {
        <details open=is_open>
            <summary>{words(move || group.name(page.language()))}</summary>
            {note}
            {rows.collect_view()}
        </details>
    }
    .into_any()
}

fn row(draft: Draft, key: Key, shown: Shown, place: usize) -> AnyView {
    let page = draft.page;
    let field = move || shown.with(|shown| shown[place].clone());
    let note = words(move || note(page, &field()));
    Row {
        draft,
        lane: LaneId::default(),
        key,
        text: words(move || field().text),
        note,
        written: Memo::new(move |_| field().is_written),
        reset: to_default,
        change: Box::new(move |text| change(draft, key, &text)),
    }
    .view()
}

/// Where the three acks are compared, another `acks` is another figure.
fn change(draft: Draft, key: Key, text: &str) {
    let of_acks = draft
        .page
        .peek(|session| form::compared(session) == Compared::Acks);
    if let (Key::Acks, true, Ok(Setting::Acks(acks))) = (key, of_acks, Setting::parse(key, text)) {
        draft
            .page
            .send(Msg::Look(Look::Focus(LaneId::of_acks(acks))));
    } else {
        draft.write(LaneId::default(), key, text);
    }
}

/// What would count without a word, and what Kafka has.
fn note(page: Page, field: &Field) -> String {
    let words = form::words(page.language());
    let mut notes = Vec::new();
    if field.is_written && field.default != field.text && !field.default.is_empty() {
        notes.push([words.default, ": ", &field.default].concat());
    }
    if let Some(kafka) = &field.kafka {
        notes.push([words.kafka_default, ": ", kafka].concat());
    }
    if !field.others.is_empty() {
        notes.push([words.others, ": ", &field.others.join(", ")].concat());
    }
    notes
        .into_iter()
        .map(|note| [" · ", &note].concat())
        .collect()
}

/// Which times are shorter here than Kafka's defaults.
fn scale(page: Page) -> String {
    let (language, times) = (
        page.language(),
        page.peek(|session| shortened(&setup_in_focus(session))),
    );
    let words = form::words(language);
    let ms = |ms| time(Duration::from_ms(ms), language);
    let told = times.into_iter().map(|(key, here, there)| {
        let here = [&ms(here), " ", words.here].concat();
        [
            key.name(),
            " ",
            &here,
            ", ",
            &ms(there),
            " ",
            words.by_default,
        ]
        .concat()
    });
    let told: Vec<String> = told.collect();
    if told.is_empty() {
        return String::new();
    }
    [words.shortened, " ", &told.join("; ")].concat()
}

/// Settings as text: pasted, or written from what runs.
fn paste(page: Page, seen: Memo<(u32, LaneId)>) -> AnyView {
    let area = NodeRef::<leptos::html::Textarea>::new();
    let result = RwSignal::new(Outcome::default());
    let apply = move || {
        let text = area.get_untracked().map(|area| area.value());
        let reading = page.peek(|session| form::read(session, &text.unwrap_or_default()));
        let taken = reading
            .lines
            .iter()
            .filter(|line| line.fate == form::Fate::Taken);
        let count = taken.count();
        let shown = Outcome {
            taken: Some((count, reading.lines.len() - count)),
            lines: reading.lines,
            copied: None,
        };
        if let Some(arrangement) = reading.arrangement {
            page.send(Msg::Arrange(arrangement));
        }
        result.set(shown);
    };
    let copy = move || {
        let text = page.peek(|session| form::write(session, page.language()));
        if let Some(area) = area.get_untracked() {
            area.set_value(&text);
        }
        web::clipboard::copy(text, move |done| {
            result.set(Outcome {
                copied: Some(done),
                ..Outcome::default()
            });
        });
    };
    let shown = views(move || {
        seen.track();
        told(page, &result.get())
    });
    let label = move |select: fn(&form::FormWords) -> &'static str| {
        words(move || select(form::words(page.language())))
    };
    let button = move |select: fn(&form::FormWords) -> &'static str, press: super::parts::Press| {
        let content = view! { {label(select)} }.into_any();
        Button::new("", label(select), content, press).view()
    };
    view! {
        <details class="paste">
            <summary>{label(|words| words.paste)}</summary>
            <label for="properties">{label(|words| words.paste_hint)}</label>
            <textarea id="properties" node_ref=area rows="6" spellcheck="false" autocomplete="off"></textarea>
            <div class="ways">
                {button(|words| words.apply, Box::new(apply))} {button(|words| words.copy, Box::new(copy))}
            </div>
            <div role="status">{shown}</div>
        </details>
    }
    .into_any()
}

/// What became of a paste or a copy.
#[derive(Clone, Default)]
struct Outcome {
    taken: Option<(usize, usize)>,
    lines: Vec<form::Line>,
    copied: Option<bool>,
}

fn told(page: Page, result: &Outcome) -> AnyView {
    let (language, words) = (page.language(), form::words(page.language()));
    let copied = result.copied.map(|done| {
        let text = if done {
            words.copied
        } else {
            words.copy_by_hand
        };
        view! { <p>{text}</p> }
    });
    let taken = result.taken.map(|(taken, not)| {
        let text = [
            &taken.to_string(),
            " ",
            words.taken,
            ", ",
            &not.to_string(),
            " ",
            words.not_taken,
        ]
        .concat();
        view! { <p>{text}</p> }
    });
    let line = |line: &form::Line| {
        let class = if line.fate == form::Fate::Taken {
            "taken"
        } else {
            "left"
        };
        view! { <li class=class>{line.sentence(language)}</li> }.into_any()
    };
    view! {
        {copied}
        {taken}
        <ul class="lines">{result.lines.iter().map(line).collect_view()}</ul>
    }
    .into_any()
}
