//! The check of a person's own runs: silent when the engine keeps its word, and heard when it does not.

use engine::trace::Trace;
use studio::audit::{Audit, Progress, Sample, words};
use studio::i18n::Language;
use studio::msg::{Edit, Look, Msg};
use studio::notice::Notice;
use studio::session::Session;
use studio::update::update;
use studio::view::Chrome;

use crate::{folder, names, scenario};

/// Works until there is no more to do.
fn result(mut advance: impl FnMut() -> Progress) -> Progress {
    loop {
        match advance() {
            Progress::More => {}
            done @ (Progress::Holds | Progress::Broken(_)) => return done,
        }
    }
}

fn of_session(session: &Session) -> Progress {
    let mut sample = Sample::of(session);
    result(|| sample.advance(session))
}

#[test]
fn golden_and_recorded_runs_keep_every_invariant() {
    for folder in ["golden", "recorded"].map(folder) {
        for name in names(&folder, ".scenario") {
            let scenario = scenario(&folder.join(format!("{name}.scenario")));
            let trace = Trace::new(scenario.setup().clone(), scenario.script.clone());
            let mut audit = Audit::whole(&trace);
            assert_eq!(result(|| audit.advance(&trace)), Progress::Holds, "{name}");
        }
    }
}

#[test]
fn runs_are_checked_once_after_somebody_made_them() {
    let mut session = Session::opening();
    assert!(!session.wants_audit(), "the opening is checked by tests");
    let _ = update(&mut session, Msg::KillLeader);
    let _ = update(&mut session, Msg::Pause);
    assert!(session.wants_audit());
    assert_eq!(of_session(&session), Progress::Holds);
    let edition = session.edition();
    let _ = update(&mut session, Msg::Audited(Some(edition)));
    assert!(!session.wants_audit());
    let _ = update(&mut session, Msg::Undo);
    let _ = update(&mut session, Msg::Play);
    assert!(!session.wants_audit(), "what moves is left alone");
    let _ = update(&mut session, Msg::Pause);
    assert!(session.wants_audit());
    // Work that was begun ends when the runs are others.
    let mut sample = Sample::of(&session);
    assert_eq!(sample.advance(&session), Progress::More);
    let _ = update(&mut session, Msg::Redo);
    assert_eq!(sample.advance(&session), Progress::Holds);
}

#[test]
fn a_frame_checks_only_what_is_done_in_it() {
    let state = "1.a1_1000p1_200j1_13800r1~SDBA";
    let mut session = Session::opening();
    let _ = update(&mut session, Msg::OpenLink(state.to_owned()));
    assert!(session.wants_audit());
    let _ = update(&mut session, Msg::Look(Look::Chrome(Chrome::Min)));
    assert!(!session.wants_audit());
    let _ = update(&mut session, Msg::Edit(Edit::Remove(0)));
    assert!(session.wants_audit());
}

#[test]
fn the_notice_names_the_rule_in_both_languages() {
    let mut session = Session::opening();
    let _ = update(&mut session, Msg::Tell(Notice::OurBug("V-5")));
    assert_eq!(session.notice(), Some(Notice::OurBug("V-5")));
    for language in Language::ALL {
        assert!(words(language).sentence("V-5").contains("V-5"));
    }
    let report = studio::audit::AuditWords::report("V-5", "https://example.org/#s=1.");
    assert!(report.contains(": V-5\nhttps://example.org/#s=1."));
}

/// A session of an engine with a deliberate mistake.
#[cfg(feature = "mutants")]
#[test]
fn a_mistake_of_the_engine_is_found_in_a_session() {
    use engine::mutant::{Mutant, set};
    let played = |mutant| {
        set(mutant);
        let mut session = Session::opening();
        let _ = update(&mut session, Msg::KillLeader);
        let found = of_session(&session);
        set(None);
        found
    };
    assert_eq!(played(None), Progress::Holds);
    let found = played(Some(Mutant::AckBeforeIsr));
    assert!(
        matches!(&found, Progress::Broken(violation) if violation.rule.starts_with("V-")),
        "{found:?}"
    );
}

/// A run that is not the one its script gives.
#[cfg(feature = "mutants")]
#[test]
fn a_run_that_differs_from_its_script_is_found() {
    use engine::mutant::{Mutant, set};
    let mut session = Session::opening();
    let _ = update(&mut session, Msg::KillLeader);
    set(Some(Mutant::EpochNotBumped));
    let found = of_session(&session);
    set(None);
    assert!(matches!(found, Progress::Broken(_)), "{found:?}");
}
