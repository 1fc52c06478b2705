//! Every field of one thing at the playhead, with its rule.

use leptos::prelude::*;
use studio::i18n::fields;
use studio::inspect::{Part, Subject};
use studio::msg::Msg;
use studio::session::Session;
use studio::touch::Target;

use super::page::Page;
use super::parts::{views, words};
use super::pick::{all_things, pick};

/// The tool.
pub(crate) fn inspector(page: Page) -> AnyView {
    let lane = Memo::new(move |_| page.focus());
    let subjects = Memo::new(move |_| {
        let mut all = all_things(page, lane.get());
        all.extend(page.on_moment(|session| session.records(lane.get())));
        all
    });
    // What is not there any more, as a message that has arrived, gives way to the leader.
    let subject = Memo::new(move |_| {
        let leader = page.leader().map(Target::Broker);
        let wanted = page.on_look(Session::inspected);
        let all = subjects.get();
        wanted
            .filter(|wanted| all.contains(wanted))
            .unwrap_or(Subject::Thing(leader.unwrap_or(Target::Controller)))
    });
    let current = Memo::new(move |_| Some(subject.get()));
    let sheet = Memo::new(move |_| {
        let (lane, subject) = (lane.get(), subject.get());
        page.language();
        page.on_moment(|session| session.sheet(lane, subject))
    });
    let parts = views(move || sheet.get().into_iter().map(part).collect_view().into_any());
    view! {
        <label class="what">
            {words(move || fields::PICK[page.language() as usize])}
            {pick(page, lane, subjects, current, move |subject| page.send(Msg::Inspect(subject)))}
        </label>
        {parts}
    }
    .into_any()
}

fn part(part: Part) -> AnyView {
    let fields = part.fields.into_iter().map(|field| {
        view! {
            <div>
                <dt>{field.name}</dt>
                <dd>
                    <strong>{field.value}</strong>
                    <span class="hint">{field.rule}</span>
                </dd>
            </div>
        }
        .into_any()
    });
    view! {
        <h3>{part.heading}</h3>
        <dl class="fields">{fields.collect_view()}</dl>
    }
    .into_any()
}
