//! Lanes that differ in other things than `acks`.

use engine::time::Instant;
use studio::lane::LaneId;
use studio::msg::{Edit, Look, Msg};
use studio::plan::{Arrangement, Plan};
use studio::scenario::{Key, Setting};
use studio::update::update;
use studio::variant::{Change, Variant};

use crate::session::after;

#[test]
fn an_edit_of_settings_is_undone_like_any_other() {
    let mut plan = Plan::new(Vec::new(), Instant::from_ms(9));
    let first = plan.arrangement().clone();
    assert_eq!(first.lanes, Variant::three_acks());
    let second = Arrangement {
        lanes: vec![Variant::plain()],
        ..first.clone()
    };
    plan.rearrange(Instant::from_ms(1), second.clone());
    assert_eq!(plan.arrangement(), &second);
    assert_eq!(plan.undo(), Some(Instant::from_ms(1)));
    assert_eq!(plan.arrangement(), &first);
    assert_eq!(plan.redo(), Some(Instant::from_ms(1)));
    assert_eq!(plan.arrangement(), &second);
}

#[test]
fn settings_and_kept_scripts_make_lanes_of_their_own() {
    let session = after(&[Msg::KillLeader]);
    let scenario = session.scenario();
    let one = Change::of(Key::Acks, Setting::parse(Key::Acks, "1").unwrap());
    let changed = Variant::Settings(vec![one]);
    assert_eq!(changed.lines(), ["acks=1"]);
    let run = |variant: &Variant| {
        let lane = studio::lane::Lane::run(&scenario, variant.clone(), session.plan().script());
        lane.trace.digest()
    };
    assert_eq!(run(&changed), session.digests()[1], "as the lane of acks=1");
    assert_eq!(
        run(&Variant::plain()),
        session.digests()[2],
        "acks=all is the default"
    );
    let before = after(&[]);
    let kept = Variant::Kept(before.plan().script());
    assert_eq!(run(&kept), before.digests()[2], "nobody died in it");
}

#[test]
fn nobody_looks_at_a_lane_that_is_not_there() {
    let session = after(&[Msg::Look(Look::Focus(LaneId(7)))]);
    assert_eq!(session.focus(), LaneId(1));
    let headings: Vec<String> = session
        .lane_ids()
        .iter()
        .map(|&lane| session.heading(lane).label())
        .collect();
    assert_eq!(headings, ["acks=0", "acks=1", "acks=all"]);
}

#[test]
fn a_link_holds_the_new_run_and_says_that_it_does_not_hold_the_one_before() {
    let mut session = after(&[
        Msg::KillLeader,
        Msg::Seek(Instant::from_ms(1_200)),
        Msg::KillLeader,
        Msg::Edit(Edit::KeepBranch),
    ]);
    assert!(session.has_kept());
    assert_eq!(session.lane_ids().len(), 2);
    let first = session.digests()[0];
    let reader = after(&[Msg::OpenLink(session.state().unwrap())]);
    assert_eq!(reader.digests(), [first]);
    assert!(!reader.has_kept());
    assert_eq!(reader.state().unwrap(), session.state().unwrap());
    update(&mut session, Msg::Undo);
    assert!(!session.has_kept());
}
