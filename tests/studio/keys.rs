//! What each key means, and to whom it is left.

use engine::action::Action;
use engine::id::{BrokerId, Endpoint};
use engine::time::Instant;
use studio::frame::Row;
use studio::i18n::{KeyWords, Language};
use studio::keys::{Aim, Held, Place, Press, Wish, found, wish};
use studio::msg::{Edit, Effect, Look, Msg};
use studio::notice::Notice;
use studio::session::Session;
use studio::timeline::Zoom;
use studio::touch::{Deed, Target};
use studio::update::update;
use studio::view::Layout;

use crate::session::{ALL, ONE, ZERO, after, digests};

const PLAIN: Press<'static> = Press {
    key: "",
    place: Place::Elsewhere,
    held: Held::Nothing,
    is_repeated: false,
};

fn pressed(key: &str, session: &Session) -> Option<Wish> {
    wish(Press { key, ..PLAIN }, session)
}

/// What a key does, and all that comes of it at once.
fn press(session: &mut Session, key: &str) {
    match pressed(key, session) {
        Some(Wish::Do(msg)) => update(session, msg),
        Some(Wish::Find(aim)) => {
            let msg = found(session, aim, session.touched());
            update(session, msg)
        }
        other => panic!("{key} means {other:?}"),
    };
}

const SINGLE: [&str; 15] = [
    "0", "1", "2", "3", "a", "c", "g", "k", "l", "m", "p", "r", "x", "+", "-",
];

#[test]
fn every_key_means_what_the_list_says() {
    let session = Session::opening();
    let go = |msg| Some(Wish::Do(msg));
    let find = |aim| Some(Wish::Find(aim));
    for (key, meant) in [
        (" ", go(Msg::TogglePlay)),
        ("ArrowLeft", go(Msg::StepBack)),
        ("ArrowRight", go(Msg::StepForward)),
        ("Home", go(Msg::Restart)),
        ("End", go(Msg::ToEnd)),
        ("1", go(Msg::Look(Look::Focus(ZERO)))),
        ("2", go(Msg::Look(Look::Focus(ONE)))),
        ("3", go(Msg::Look(Look::Focus(ALL)))),
        ("0", go(Msg::Zoom(Zoom::Whole))),
        ("k", go(Msg::KillLeader)),
        ("K", go(Msg::KillLeader)),
        ("r", go(Msg::StartBroker)),
        ("l", go(Msg::Share)),
        ("m", go(Msg::MuteCaptions)),
        ("p", find(Aim::Send)),
        ("a", find(Aim::Ack)),
        ("x", find(Aim::Cut)),
        ("g", find(Aim::Breach)),
        ("c", find(Aim::Compare)),
        ("?", Some(Wish::Help)),
        ("Escape", go(Msg::DismissNotice)),
        ("q", None),
        ("F5", None),
        ("Tab", None),
    ] {
        assert_eq!(pressed(key, &session), meant, "{key}");
    }
    let nudge = |key, back| {
        let held = Held::Shift;
        let meant = wish(Press { key, held, ..PLAIN }, &session);
        matches!(meant, Some(Wish::Do(Msg::Nudge { back: is_back, .. })) if is_back == back)
    };
    assert!(nudge("ArrowLeft", true) && nudge("ArrowRight", false));
    let command = |key, held| wish(Press { key, held, ..PLAIN }, &session);
    assert_eq!(command("z", Held::Command), go(Msg::Undo));
    assert_eq!(command("Z", Held::CommandShift), go(Msg::Redo));
    assert_eq!(command("y", Held::Command), go(Msg::Redo));
}

#[test]
fn the_list_holds_every_key_in_both_languages() {
    let session = Session::opening();
    for language in Language::ALL {
        let list = KeyWords::of(language).list.iter();
        let listed: Vec<&str> = list.flat_map(|(keys, _)| keys.split(' ')).collect();
        for key in SINGLE {
            let shown = key.to_uppercase().replace('-', "−");
            assert!(listed.contains(&shown.as_str()), "{key} is not listed");
        }
        for letter in listed.iter().filter(|keys| keys.len() == 1) {
            let is_undo = *letter == "Z";
            assert!(is_undo || pressed(letter, &session).is_some(), "{letter}");
        }
    }
}

#[test]
fn no_key_is_taken_with_a_modifier_nor_from_a_field() {
    let session = Session::opening();
    let all = || SINGLE.into_iter().chain(["?", " ", "End", "ArrowLeft"]);
    for key in all() {
        for held in [Held::Alt, Held::Command, Held::CommandShift] {
            assert_eq!(wish(Press { key, held, ..PLAIN }, &session), None, "{key}");
        }
        let place = Place::Text;
        let typed = Press {
            key,
            place,
            ..PLAIN
        };
        assert_eq!(wish(typed, &session), None, "{key} in a field");
        let place = Place::Choice;
        let searched = Press {
            key,
            place,
            ..PLAIN
        };
        assert_eq!(wish(searched, &session), None, "{key} in a list");
    }
    for key in ["k", "K", "m", "3"] {
        let held = Held::Shift;
        assert_eq!(wish(Press { key, held, ..PLAIN }, &session), None, "{key}");
    }
    let (key, place) = (" ", Place::Button);
    let on_button = Press {
        key,
        place,
        ..PLAIN
    };
    assert_eq!(wish(on_button, &session), None, "the button is pressed");
    assert_eq!(Held::of(true, true, true), Held::Alt);
    assert_eq!(Held::of(true, false, false), Held::Shift);
}

#[test]
fn a_key_that_is_held_down_kills_once() {
    let session = Session::opening();
    for key in ["k", "p", "m", " "] {
        let is_repeated = true;
        let again = Press {
            key,
            is_repeated,
            ..PLAIN
        };
        assert_eq!(wish(again, &session), Some(Wish::Nothing), "{key}");
    }
    for key in ["ArrowRight", "+"] {
        let is_repeated = true;
        let on = Press {
            key,
            is_repeated,
            ..PLAIN
        };
        assert!(matches!(wish(on, &session), Some(Wish::Do(_))), "{key}");
    }
}

#[test]
fn keys_of_one_character_can_be_switched_off() {
    let mut session = Session::opening();
    let effects = update(&mut session, Msg::Look(Look::Letters(false)));
    assert_eq!(effects, [Effect::StoreSwitch("letters", false)]);
    for key in SINGLE.into_iter().chain(["?"]) {
        assert_eq!(pressed(key, &session), None, "{key}");
    }
    for key in [" ", "ArrowLeft", "Home", "Escape"] {
        assert!(pressed(key, &session).is_some(), "{key}");
    }
    update(&mut session, Msg::Look(Look::Letters(true)));
    assert!(pressed("k", &session).is_some());
}

#[test]
fn behind_a_broken_link_no_key_does_anything() {
    let session = after(&[Msg::OpenLink(String::from("nonsense"))]);
    assert!(session.trouble().is_some());
    for key in SINGLE.into_iter().chain([" ", "End", "ArrowLeft"]) {
        assert_eq!(pressed(key, &session), None, "{key}");
    }
    assert_eq!(pressed("?", &session), Some(Wish::Help));
}

#[test]
fn p_sends_one_more_record() {
    let mut session = Session::opening();
    press(&mut session, "p");
    update(&mut session, Msg::ToEnd);
    assert_eq!(session.fates(ONE).of(Row::Safe), ["A", "B", "C", "D", "E"]);
    let mut session = after(&[Msg::Seek(Instant::from_ms(500))]);
    let crash = Action::CrashProducer(engine::id::ClientId(0));
    let deed = Deed::Do(crash);
    let offer = studio::touch::Offer { deed, at: None };
    update(&mut session, Msg::Edit(Edit::Act(ONE, offer)));
    update(&mut session, Msg::Seek(Instant::from_ms(600)));
    press(&mut session, "p");
    assert_eq!(session.notice(), Some(Notice::NoSender));
}

/// Wherever one stands, the first acknowledgement that would come does not.
#[test]
fn a_loses_the_next_acknowledgement() {
    for lane in [ONE, ALL] {
        for ms in [0, 999, 1_000, 1_001, 1_400, 1_500, 2_000, 2_001, 2_002] {
            let start = [
                Msg::Look(Look::Focus(lane)),
                Msg::Seek(Instant::from_ms(ms)),
            ];
            let mut session = after(&start);
            let told = |session: &Session| {
                let world = session.lane(lane).world_at(session.end());
                let records = world.ledger().records.iter();
                let told: Vec<_> = records.map(|record| record.done_at).collect();
                told
            };
            let before = told(&session);
            let next = before
                .iter()
                .position(|at| at.is_some_and(|at| at >= Instant::from_ms(ms + 1)));
            press(&mut session, "a");
            match next {
                Some(next) => assert!(
                    told(&session)[next] > before[next],
                    "{lane:?} {ms}: the producer hears of {next} later"
                ),
                None => assert_eq!(session.notice(), Some(Notice::NoAck), "{lane:?} {ms}"),
            }
        }
    }
    let mut nobody = after(&[Msg::Look(Look::Focus(ZERO)), Msg::Restart]);
    press(&mut nobody, "a");
    assert_eq!(nobody.notice(), Some(Notice::NoAck), "acks=0 confirms none");
}

#[test]
fn x_cuts_the_selected_connection_and_heals_it() {
    let mut session = Session::opening();
    let alive = digests(&session);
    press(&mut session, "x");
    assert_eq!(session.notice(), Some(Notice::NoWire));
    let wire = Target::Wire(Endpoint::Broker(BrokerId(1)), Endpoint::Broker(BrokerId(2)));
    let broker = Target::Broker(BrokerId(1));
    let cut = found(&session, Aim::Cut, Some((ALL, wire)));
    assert!(matches!(&cut, Msg::Edit(Edit::Act(lane, offer))
        if *lane == ALL && matches!(offer.deed, Deed::Do(Action::Cut { .. }))));
    assert_eq!(
        found(&session, Aim::Cut, Some((ALL, broker))),
        Msg::Tell(Notice::NoWire)
    );
    update(&mut session, Msg::Touch(Some((ONE, wire))));
    press(&mut session, "x");
    assert_ne!(digests(&session), alive);
    assert_eq!(session.touched(), None, "its menu is closed");
    update(&mut session, Msg::StepForward);
    let heal = found(&session, Aim::Cut, Some((ONE, wire)));
    assert!(matches!(&heal, Msg::Edit(Edit::Act(_, offer))
        if offer.deed == Deed::Do(Action::Heal)));
}

#[test]
fn g_goes_to_the_next_broken_promise() {
    let mut session = Session::opening();
    press(&mut session, "g");
    assert_eq!(session.notice(), Some(Notice::NothingBroken));
    press(&mut session, "k");
    let died = session.at();
    press(&mut session, "g");
    assert!(session.at() > died);
    assert_eq!(session.fates(ONE).count(Row::LostConfirmed), 1);
}

#[test]
fn escape_closes_a_menu_that_the_focus_has_left() {
    let mut session = Session::opening();
    let touched = (ONE, Target::Controller);
    update(&mut session, Msg::Touch(Some(touched)));
    press(&mut session, "Escape");
    assert_eq!(session.touched(), None);
}

#[test]
fn c_shows_all_lanes() {
    let mut session = after(&[Msg::Look(Look::Enlarge(ALL))]);
    press(&mut session, "c");
    assert_eq!(session.view().layout, Layout::Three);
}

#[test]
fn m_mutes_captions_and_says_so() {
    let mut session = Session::opening();
    let effects = update(&mut session, Msg::MuteCaptions);
    assert_eq!(effects, [Effect::StoreSwitch("captions", false)]);
    assert!(!session.view().has_captions);
    assert_eq!(session.notice(), Some(Notice::Captions(false)));
    press(&mut session, "m");
    assert!(session.view().has_captions);
    assert_eq!(session.notice(), Some(Notice::Captions(true)));
}

#[test]
fn every_value_of_an_address_that_nobody_understands_is_named() {
    let mut session = after(&[Msg::NotUnderstood("theme"), Msg::NotUnderstood("t")]);
    update(&mut session, Msg::NotUnderstood("t"));
    assert_eq!(session.notice(), Some(Notice::Misread));
    assert_eq!(session.misread(), ["theme", "t"]);
    update(&mut session, Msg::OpenEmpty);
    assert_eq!(session.notice(), Some(Notice::Misread));
    assert_eq!(session.misread(), ["theme", "t"]);
}
