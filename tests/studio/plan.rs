//! The script with its edits: adding, moving, taking out, and back again.

use engine::action::{Action, TimedAction};
use engine::id::{BrokerId, ClientId, PartitionId, ValueId};
use engine::time::Instant;
use studio::link::EVENTS_MAX;
use studio::msg::{Edit, Msg};
use studio::notice::Notice;
use studio::plan::{AFTERMATH, LATEST, Plan};
use studio::scenario::Scenario;
use studio::session::Session;
use studio::update::update;

use crate::session::{after, digests};

const fn ms(ms: u64) -> Instant {
    Instant::from_ms(ms)
}

fn send(at: u64, value: u32) -> TimedAction {
    let action = Action::Send {
        producer: ClientId(0),
        partition: PartitionId(0),
        value: ValueId(value),
    };
    TimedAction { at: ms(at), action }
}

fn kill(broker: u8) -> Action {
    Action::Kill(BrokerId(broker))
}

/// Two records, then faults at 2, 3 and 4 seconds.
fn planned() -> Plan {
    let mut plan = Plan::new(vec![send(1_000, 0), send(5_000, 1)], ms(6_000));
    for (at, broker) in [(1_999, 1), (2_999, 2), (3_999, 3)] {
        plan.act(ms(at), kill(broker));
    }
    plan
}

fn times(plan: &Plan) -> Vec<u64> {
    plan.actions()
        .iter()
        .map(|timed| timed.at.as_ms())
        .collect()
}

#[test]
fn acting_in_the_past_names_the_run_that_was_left() {
    let mut plan = planned();
    assert_eq!(plan.branch(), None, "each came after the one before");
    let left = plan.script();
    plan.act(ms(2_500), Action::Start(BrokerId(1)));
    assert_eq!(times(&plan), [1_000, 2_000, 2_501, 5_000]);
    let branch = plan.branch().expect("two faults were dropped");
    assert_eq!((branch.at, branch.left.clone()), (ms(2_501), left.clone()));
    plan.undo();
    assert_eq!((plan.script(), plan.branch()), (left, None));
    plan.redo();
    assert_eq!(plan.branch(), Some(branch));
}

#[test]
fn an_action_moves_in_time_and_the_run_with_it() {
    let mut plan = planned();
    let before = plan.clone();
    assert_eq!(plan.shift(ms(0), 1, ms(4_500), false), Some(3));
    assert_eq!(times(&plan), [1_000, 3_000, 4_000, 4_500, 5_000]);
    assert_eq!(plan.actions()[3].action, kill(1));
    assert_eq!(plan.script().end, ms(4_500) + AFTERMATH);
    assert_eq!(plan.undo(), Some(ms(0)));
    assert_eq!(plan.script(), before.script());
    assert_eq!(
        plan.shift(ms(0), 9, ms(1), false),
        None,
        "there is no such action"
    );
}

#[test]
fn a_drag_is_one_edit() {
    let mut plan = planned();
    let before = plan.script();
    let mut place = 1;
    for (to, goes_on) in [(2_100, false), (2_200, true), (3_500, true)] {
        place = plan.shift(ms(1), place, ms(to), goes_on).unwrap();
    }
    assert_eq!(times(&plan), [1_000, 3_000, 3_500, 4_000, 5_000]);
    // Another action is another drag, whoever says that it goes on.
    plan.shift(ms(2), 1, ms(2_900), true);
    assert_eq!(plan.undo(), Some(ms(2)));
    assert_eq!(plan.undo(), Some(ms(1)));
    assert_eq!(plan.script(), before);
}

#[test]
fn no_action_goes_where_no_link_could_hold_what_comes_of_it() {
    let mut plan = planned();
    plan.shift(ms(0), 1, Instant(u64::MAX), false);
    assert_eq!(plan.actions()[4].at, LATEST);
    assert!(plan.has_room(ms(LATEST.as_ms() - 1)) && !plan.has_room(LATEST));
    let sends = (1..EVENTS_MAX).map(|_| send(1, 0)).collect();
    let mut plan = Plan::new(sends, ms(6_000));
    assert!(plan.has_room(ms(10)));
    plan.act(ms(10), Action::Heal);
    assert!(!plan.has_room(ms(10)));
}

#[test]
fn a_fault_goes_with_the_record_that_it_waited_for() {
    let mut plan = planned();
    let value = ValueId(1);
    plan.act(ms(4_200), Action::DropResponse { value, times: 1 });
    assert_eq!(times(&plan), [1_000, 2_000, 3_000, 4_000, 4_201, 5_000]);
    assert_eq!(plan.remove(ms(4_500), 5), Some(ms(4_500)));
    assert_eq!(times(&plan), [1_000, 2_000, 3_000, 4_000]);
    assert_eq!(
        plan.remove(ms(4_500), 1),
        Some(ms(2_000)),
        "back where it was"
    );
    plan.undo();
    plan.undo();
    assert_eq!(times(&plan).len(), 6);
    assert_eq!(plan.remove(ms(0), 6), None);
}

#[test]
fn a_record_that_is_added_has_time_to_arrive() {
    let mut plan = Plan::new(Vec::new(), ms(4_000));
    plan.act(ms(4_000), send(0, 0).action);
    assert!(plan.script().end > ms(5_000));
    plan.undo();
    assert_eq!(plan.script().end, ms(4_000));
}

#[test]
fn messages_move_and_remove_what_is_planned() {
    let mut session = after(&[Msg::KillLeader]);
    let killed = digests(&session);
    let place = session.plan().actions().len() - 1;
    let at = session.at();
    let to = ms(1_200);
    update(
        &mut session,
        Msg::Edit(Edit::Move {
            place,
            to,
            goes_on: false,
        }),
    );
    assert_eq!(session.at(), at, "the playhead stays");
    assert_eq!(
        session
            .plan()
            .faults()
            .map(|timed| timed.at)
            .collect::<Vec<_>>(),
        [to]
    );
    assert_ne!(digests(&session), killed);
    let place = session
        .plan()
        .actions()
        .iter()
        .position(|timed| timed.at == to)
        .unwrap();
    update(&mut session, Msg::Edit(Edit::Remove(place)));
    assert_eq!(digests(&session), digests(&Session::opening()));
    assert_eq!(session.at(), to);
    update(&mut session, Msg::Undo);
    update(&mut session, Msg::Undo);
    assert_eq!((digests(&session), session.at()), (killed, at));
}

#[test]
fn a_full_script_says_so() {
    let sends = (0..EVENTS_MAX).map(|number| format!("at {} send r{number}\n", 1_000 + number));
    let text = [sends.collect(), String::from("end 30000")].concat();
    let mut session = Session::new(Scenario::parse(&text).unwrap());
    assert_eq!(update(&mut session, Msg::KillLeader), []);
    assert_eq!(session.notice(), Some(Notice::Full));
    assert_eq!(session.plan().faults().count(), 0);
}
