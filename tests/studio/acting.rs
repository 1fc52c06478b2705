//! What a person does to the cluster by touching it, and what becomes of the run that was left.

use engine::action::Action;
use engine::config::Acks;
use engine::id::{BrokerId, ClientId};
use engine::time::Instant;
use studio::frame::Row;
use studio::lane::LaneId;
use studio::link::{decode, encode};
use studio::msg::{Edit, Effect, Look, Msg};
use studio::notice::Notice;
use studio::session::Session;
use studio::touch::{Deed, Offer, Target};
use studio::update::update;
use studio::variant::Variant;

use crate::session::{after, digests};

const ONE: LaneId = LaneId::of_acks(Acks::One);

fn doing(action: Action) -> Msg {
    let deed = Deed::Do(action);
    Msg::Edit(Edit::Act(ONE, Offer { deed, at: None }))
}

/// The link to a session, opened.
fn reopened(session: &Session) -> Session {
    let state = session.state().expect("a short run fits into a link");
    let decoded = decode(&state).unwrap_or_else(|error| panic!("{state}: {error:?}"));
    Session::shared(decoded.scenario, decoded.view)
}

#[test]
fn touching_a_thing_stops_the_clock_and_lists_what_can_be_done() {
    let mut session = after(&[Msg::Play]);
    let target = Target::Broker(BrokerId(1));
    assert_eq!(update(&mut session, Msg::Touch(Some((ONE, target)))), []);
    assert!(!session.is_playing());
    assert_eq!(session.touched(), Some((ONE, target)));
    let offer = session.offers(ONE, target).remove(0);
    assert_eq!(offer.deed, Deed::Do(Action::Kill(BrokerId(1))));
    update(&mut session, Msg::Edit(Edit::Act(ONE, offer)));
    assert_eq!(session.touched(), None, "the list is gone");
    assert!(session.is_playing(), "one sees what comes of it");
    assert_eq!(digests(&session), digests(&after(&[Msg::KillLeader])));
    update(&mut session, Msg::Touch(Some((ONE, target))));
    update(&mut session, Msg::Touch(None));
    assert_eq!(session.touched(), None);
}

#[test]
fn a_confirmation_is_lost_by_touching_it() {
    let mut session = Session::opening();
    let is_offered = |session: &Session| {
        let frame = session.frame(ONE);
        let tokens = frame
            .messages
            .iter()
            .map(|message| Target::Token(message.id));
        let mut offers = tokens.flat_map(|token| session.offers(ONE, token));
        offers.find(|offer| matches!(offer.deed, Deed::Do(Action::DropResponse { .. })))
    };
    update(&mut session, Msg::Seek(Instant::from_ms(1_001)));
    let offer = is_offered(&session).expect("the confirmation of A is on its way");
    update(&mut session, Msg::Edit(Edit::Act(ONE, offer)));
    update(&mut session, Msg::ToEnd);
    // The opening run has no idempotence with acks=1.
    assert_eq!(session.fates(ONE).of(Row::Duplicated), ["A"]);
    assert_eq!(digests(&session), digests(&reopened(&session)));
}

#[test]
fn one_more_record_has_the_next_free_name() {
    let mut session = Session::opening();
    let more = Offer {
        deed: Deed::SendNext(ClientId(0)),
        at: None,
    };
    let send = Msg::Edit(Edit::Act(ONE, more));
    update(&mut session, Msg::Seek(Instant::from_ms(3_000)));
    update(&mut session, send.clone());
    update(&mut session, Msg::ToEnd);
    assert_eq!(session.fates(ONE).of(Row::Safe), ["A", "B", "C", "D", "E"]);
    // Sent before others that have their names already: numbers and digest are still those of the link.
    update(&mut session, Msg::Seek(Instant::from_ms(1_200)));
    update(&mut session, send.clone());
    update(&mut session, Msg::ToEnd);
    assert_eq!(
        session.fates(ONE).of(Row::Safe),
        ["A", "F", "B", "C", "D", "E"]
    );
    assert_eq!(digests(&session), digests(&reopened(&session)));
    update(&mut session, Msg::Undo);
    update(&mut session, Msg::Undo);
    assert_eq!(digests(&session), digests(&Session::opening()));
    update(&mut session, send);
    assert_eq!(digests(&session), digests(&reopened(&session)));
    update(&mut session, Msg::ToEnd);
    assert!(
        session
            .fates(ONE)
            .of(Row::Safe)
            .contains(&String::from("E")),
        "its name is free again"
    );
}

#[test]
fn a_fault_for_a_record_that_was_added_finds_it() {
    let mut session = Session::opening();
    update(&mut session, Msg::Seek(Instant::from_ms(1_200)));
    let more = Offer {
        deed: Deed::SendNext(ClientId(0)),
        at: None,
    };
    update(&mut session, Msg::Edit(Edit::Act(ONE, more)));
    let frame = session.frame(ONE);
    let request = Target::Token(frame.messages[0].id);
    let offer = session.offers(ONE, request).remove(0);
    assert!(matches!(offer.deed, Deed::Do(Action::DropRequest { .. })));
    update(&mut session, Msg::Edit(Edit::Act(ONE, offer)));
    let text = session.scenario().to_text();
    assert!(text.contains("drop_request E\n"), "{text}");
    assert_eq!(digests(&session), digests(&reopened(&session)));
}

#[test]
fn the_run_that_was_left_can_be_kept_beside_the_new_one() {
    let mut session = after(&[Msg::KillLeader]);
    let left = session.lane(ONE).trace.digest();
    assert_eq!(
        session.branch(),
        None,
        "nothing was planned that could be dropped"
    );
    update(&mut session, Msg::Seek(Instant::from_ms(1_200)));
    update(&mut session, doing(Action::Stop(BrokerId(2))));
    let branch = session.branch().expect("the later death is dropped");
    assert_eq!(branch.at, Instant::from_ms(1_201));
    let new = session.lane(ONE).trace.digest();
    let effects = update(&mut session, Msg::Edit(Edit::KeepBranch));
    assert!(
        effects
            .iter()
            .all(|effect| matches!(effect, Effect::SetAddress(_)))
    );
    assert_eq!(digests(&session), [new, left], "both with acks=1");
    assert!(matches!(session.lanes()[1].variant, Variant::Kept(_)));
    assert_eq!(session.branch(), None, "it is offered once");
    update(&mut session, Msg::Undo);
    assert_eq!(digests(&session).len(), 3);
    assert_eq!(session.branch(), Some(branch));
    update(&mut session, Msg::Undo);
    assert_eq!(session.lane(ONE).trace.digest(), left);
    assert_eq!(
        update(&mut session, Msg::Edit(Edit::KeepBranch)),
        [],
        "nothing was left"
    );
}

#[test]
fn every_action_goes_into_the_link() {
    let mut session = Session::opening();
    for target in session.targets(ONE) {
        for offer in session.offers(ONE, target) {
            let mut copy = session.clone();
            update(&mut copy, Msg::Edit(Edit::Act(ONE, offer.clone())));
            assert_eq!(digests(&copy), digests(&reopened(&copy)), "{offer:?}");
            assert_ne!(digests(&copy), digests(&session), "{offer:?}");
            update(&mut copy, Msg::Undo);
            assert_eq!(digests(&copy), digests(&session), "{offer:?}");
        }
    }
    update(
        &mut session,
        doing(Action::PowerLoss {
            broker: BrokerId(1),
            keep: None,
        }),
    );
    let faults: Vec<_> = session.plan().faults().collect();
    assert_eq!(faults.len(), 1);
    assert_eq!(session.marks().len(), 1, "it has its mark");
}

#[test]
fn a_check_of_a_link_stays_where_it_was_when_something_is_added() {
    let text = "at 1000 send A\ncheck 1500\nat 2000 send B\ncheck 5000\nend 30000\n";
    let mut session = Session::new(studio::scenario::Scenario::parse(text).unwrap());
    update(&mut session, Msg::Seek(Instant::from_ms(1_200)));
    update(&mut session, doing(Action::Kill(BrokerId(1))));
    let told = session.scenario().to_text();
    let expected = "at 1000 send A\nat 1201 kill 1\ncheck 1500\nat 2000 send B\ncheck 5000\n";
    assert!(told.contains(expected), "{told}");
    let view = studio::link::View {
        compare: true,
        ..Default::default()
    };
    let decoded = decode(&encode(&session.scenario(), &view).unwrap()).unwrap();
    assert_eq!(decoded.scenario.to_text(), told);
}

/// A new run beside the one that was left, which is in front.
fn beside_a_kept_run() -> Session {
    let mut session = after(&[Msg::KillLeader, Msg::Seek(Instant::from_ms(1_800))]);
    update(&mut session, Msg::KillLeader);
    update(&mut session, Msg::Edit(Edit::KeepBranch));
    update(&mut session, Msg::Look(Look::Focus(LaneId(1))));
    assert!(session.lane(LaneId(1)).is_kept() && !session.lane(LaneId(0)).is_kept());
    session
}

#[test]
fn what_is_done_to_a_kept_run_happens_in_the_new_one_and_that_is_said() {
    let mut session = beside_a_kept_run();
    update(&mut session, Msg::Seek(Instant::from_ms(1_500)));
    let before = digests(&session);
    update(&mut session, Msg::KillLeader);
    let now = digests(&session);
    assert_eq!(now[1], before[1], "it stays as it was");
    assert_ne!(now[0], before[0]);
    assert_eq!(session.focus(), LaneId(0), "one sees what comes of it");
    update(&mut session, Msg::Undo);
    assert_eq!((digests(&session), session.focus()), (before, LaneId(1)));

    let mut session = beside_a_kept_run();
    update(&mut session, Msg::ToEnd);
    update(&mut session, Msg::StartBroker);
    assert_eq!(session.notice(), Some(Notice::KeptStays));
}

#[test]
fn undo_gives_back_the_lane_that_was_in_front() {
    let mut session = after(&[Msg::KillLeader, Msg::Seek(Instant::from_ms(1_800))]);
    let all = LaneId::of_acks(Acks::All);
    update(&mut session, Msg::KillLeader);
    update(&mut session, Msg::Look(Look::Focus(all)));
    update(&mut session, Msg::Edit(Edit::KeepBranch));
    assert_eq!(session.focus(), LaneId(0));
    update(&mut session, Msg::Undo);
    assert_eq!((session.focus(), session.lane_ids().len()), (all, 3));
    update(&mut session, Msg::Redo);
    assert_eq!((session.focus(), session.lane_ids().len()), (LaneId(0), 2));
    update(&mut session, Msg::Undo);

    let mut settings = session.plan().arrangement().clone();
    settings.lanes = vec![Variant::plain()];
    update(&mut session, Msg::Arrange(settings));
    assert_eq!(session.focus(), LaneId(0));
    update(&mut session, Msg::Undo);
    assert_eq!(session.focus(), all);
    // What did not move it leaves it alone.
    update(&mut session, Msg::Look(Look::Focus(ONE)));
    update(&mut session, Msg::Undo);
    assert_eq!(session.focus(), ONE);
}
