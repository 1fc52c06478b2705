//! One setting to be changed: its key, a control for its kind, what it is for, and what is wrong with it.

use leptos::prelude::*;
use studio::form::{Form, gloss, words as form_words};
use studio::lane::LaneId;
use studio::msg::Msg;
use studio::scenario::Key;
use studio::scenario::key::{Kind, PROFILES};

use super::icon::Icon;
use super::page::Page;
use super::parts::{Button, Words, flag, span, views, words};

/// What was written into fields and waits; for all fields of a tool.
#[derive(Clone, Copy)]
pub(crate) struct Draft {
    pub(crate) page: Page,
    form: StoredValue<Form>,
    /// Counts what was written, since some of it changes nothing but the form.
    turn: RwSignal<u32>,
}

impl Draft {
    pub(crate) fn new(page: Page) -> Self {
        Self {
            page,
            form: StoredValue::new(Form::default()),
            turn: RwSignal::new(0),
        }
    }
    /// Writes into a field.
    pub(crate) fn write(self, lane: LaneId, key: Key, text: &str) {
        let next = self.form.try_update_value(|form| {
            self.page
                .peek(|session| form.write(session, lane, key, text))
        });
        if let Some(arrangement) = next.flatten() {
            self.page.send(Msg::Arrange(arrangement));
        }
        self.turn.update(|turn| *turn += 1);
    }
    /// Something of what waits.
    pub(crate) fn read<T>(self, select: impl FnOnce(&Form) -> T) -> T {
        self.turn.track();
        self.form.with_value(select)
    }
    /// What is wrong with what waits in a field.
    fn mistake(self, lane: LaneId, key: Key) -> Option<String> {
        let language = self.page.language();
        self.read(|form| {
            let entry = form.waiting(lane, key)?;
            Some(entry.problem.sentence(&entry.token, language))
        })
    }
}

/// A field, as a tool fills it.
pub(crate) struct Row {
    pub(crate) draft: Draft,
    pub(crate) lane: LaneId,
    pub(crate) key: Key,
    /// The value, or what waits.
    pub(crate) text: Words,
    /// Behind what the key is for: its defaults.
    pub(crate) note: Words,
    /// Whether there is something to take back, and how that is called.
    pub(crate) written: Memo<bool>,
    pub(crate) reset: fn(Page) -> &'static str,
    pub(crate) change: Box<dyn Fn(String) + Send + Sync>,
}

impl Row {
    pub(crate) fn view(self) -> AnyView {
        let Self {
            draft,
            lane,
            key,
            text,
            note,
            written,
            reset,
            change,
        } = self;
        let page = draft.page;
        let mistake = Memo::new(move |_| draft.mistake(lane, key));
        let id = ["set-", &lane.0.to_string(), "-", key.code()].concat();
        let (gloss_id, error_id) = ([&id, "-gloss"].concat(), [&id, "-error"].concat());
        let described = [&gloss_id, " ", &error_id].concat();
        let class = words(
            move || match (mistake.with(Option::is_some), written.get()) {
                (true, _) => "field wrong",
                (false, true) => "field written",
                (false, false) => "field",
            },
        );
        let label = move || [key.name(), ": ", reset(page)].concat();
        let back = Button::tool("quiet square", Icon::Undo, words(label), move || {
            draft.write(lane, key, "");
        })
        .hidden(move || !written.get() && mistake.with(Option::is_none));
        let wrong = views(move || {
            mistake.get().map_or_else(
                || ().into_any(),
                |what| view! { <p class="mistake" role="alert">{what}</p> }.into_any(),
            )
        });
        view! {
            <div class=class>
                <label for=id.clone()>{name(key)}</label>
                <div class="entry">
                    {control(key, id, described, text, mistake, change)} {back.view()}
                </div>
                <p class="gloss" id=gloss_id>
                    {span("", words(move || gloss(key, page.language())))} {span("note", note)}
                </p>
                <div id=error_id>{wrong}</div>
            </div>
        }
        .into_any()
    }
}

/// A key, which may go on in the next line behind each dot.
pub(crate) fn name(key: Key) -> AnyView {
    let parts = key.name().split_inclusive('.');
    let parts = parts.map(|part| view! { {part} <wbr/> }.into_any());
    view! { <code>{parts.collect_view()}</code> }.into_any()
}

fn control(
    key: Key,
    id: String,
    described: String,
    text: Words,
    mistake: Memo<Option<String>>,
    change: Box<dyn Fn(String) + Send + Sync>,
) -> AnyView {
    let invalid = words(move || mistake.with(Option::is_some).to_string());
    let values: Vec<&'static str> = match key.kind() {
        Kind::Flag => vec!["true", "false"],
        Kind::YesNo => vec!["yes", "no"],
        Kind::Acks => vec!["0", "1", "all"],
        Kind::Profile => PROFILES.iter().map(|&(name, _)| name).collect(),
        Kind::Number(..) | Kind::Brokers | Kind::Text => {
            return view! {
                <input
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    spellcheck="false"
                    id=id
                    aria-describedby=described
                    aria-invalid=invalid
                    prop:value=text
                    on:change=move |event| change(event_target_value(&event))
                />
            }
            .into_any();
        }
    };
    let chosen = Memo::new(move |_| text());
    let option = |value: &'static str| {
        let is_chosen = flag(move || chosen.with(|chosen| chosen == value));
        view! { <option value=value prop:selected=is_chosen>{release(value)}</option> }.into_any()
    };
    view! {
        <select
            id=id
            aria-describedby=described
            aria-invalid=invalid
            on:change=move |event| change(event_target_value(&event))
        >
            {values.into_iter().map(option).collect_view()}
        </select>
    }
    .into_any()
}

/// The releases that a profile stands for; any other value is itself.
fn release(value: &'static str) -> &'static str {
    match value {
        "K4" => "Kafka 4.1+",
        "K40" => "Kafka 4.0",
        "K37" => "Kafka 3.7–3.9",
        "K36" => "Kafka ≤ 3.6",
        other => other,
    }
}

/// Label of the way back to a default.
pub(crate) fn to_default(page: Page) -> &'static str {
    form_words(page.language()).reset
}
