//! A list to choose a thing from: machines, messages on their way, wires, records.

use leptos::prelude::*;
use studio::i18n::fields;
use studio::i18n::{TouchWords, things};
use studio::inspect::Subject;
use studio::lane::LaneId;
use studio::touch::Target;

use super::page::Page;
use super::parts::{flag, views};

/// Everything that can be touched in a lane now.
pub(super) fn all_things(page: Page, lane: LaneId) -> Vec<Subject> {
    page.on_look(|_| ());
    page.on_moment(|session| {
        let tokens = session.frame(lane).messages.into_iter();
        let tokens = tokens.map(|message| Target::Token(message.id));
        let things = session.targets(lane).into_iter().chain(tokens);
        things.map(Subject::Thing).collect()
    })
}

/// The list. `choose` gets what was chosen.
pub(super) fn pick(
    page: Page,
    lane: Memo<LaneId>,
    subjects: Memo<Vec<Subject>>,
    current: Memo<Option<Subject>>,
    choose: impl Fn(Subject) + 'static,
) -> AnyView {
    let language = Memo::new(move |_| page.language());
    let options = views(move || {
        let (language, lane, subjects) = (language.get(), lane.get(), subjects.get());
        let words = TouchWords::of(language);
        let group = |label: &'static str, kind: usize| {
            let option = |(number, &subject): (usize, &Subject)| {
                let name = page.peek(|session| {
                    let names = &session.lane(lane).names;
                    match subject {
                        Subject::Thing(target) => {
                            things::target(target, &session.frame(lane), names, language)
                        }
                        Subject::Record(record) => names.record(record).to_owned(),
                    }
                });
                let is_chosen = flag(move || current.get() == Some(subject));
                view! { <option value=number.to_string() selected=is_chosen>{name}</option> }
                    .into_any()
            };
            let numbered = subjects.iter().enumerate();
            let options: Vec<AnyView> = numbered
                .filter(|(_, subject)| kind_of(**subject) == kind)
                .map(option)
                .collect();
            (!options.is_empty()).then(|| view! { <optgroup label=label>{options}</optgroup> })
        };
        [
            group(words.nodes, 0),
            group(words.messages, 1),
            group(fields::RECORD_GROUP[language as usize], 2),
            group(words.wires, 3),
        ]
        .into_iter()
        .collect_view()
        .into_any()
    });
    let change = move |event| {
        let number = event_target_value(&event).parse::<usize>();
        let subject = number
            .ok()
            .and_then(|number| subjects.get_untracked().get(number).copied());
        if let Some(subject) = subject {
            choose(subject);
        }
    };
    view! { <select on:change=change>{options}</select> }.into_any()
}

/// In which group of the list.
const fn kind_of(subject: Subject) -> usize {
    match subject {
        Subject::Thing(Target::Broker(_) | Target::Producer(_) | Target::Controller) => 0,
        Subject::Thing(Target::Token(_)) => 1,
        Subject::Record(_) => 2,
        Subject::Thing(Target::Wire(..)) => 3,
    }
}
