//! tmp
use engine::config::Acks;
use engine::time::Instant;
use studio::i18n::{Language, caption};
use studio::lane::LANES;
use studio::msg::Msg;
use studio::session::Session;
use studio::update::update;
#[test]
fn dump() {
    let mut s = Session::opening();
    println!(
        "at {:?} end {:?} steps {:?} beats {} reel {}",
        s.at(),
        s.end(),
        LANES.map(|a| s.lane(a).trace.steps().len()),
        s.pace().beats().len(),
        s.pace().length()
    );
    let e = update(&mut s, Msg::KillLeader);
    println!(
        "{e:?} at {:?} end {:?} steps {:?} beats {} reel {}",
        s.at(),
        s.end(),
        LANES.map(|a| s.lane(a).trace.steps().len()),
        s.pace().beats().len(),
        s.pace().length()
    );
    for acks in LANES {
        println!("=== {acks:?}");
        for step in s.lane(acks).trace.steps() {
            if studio::pace::is_beat(step) && step.at > Instant::from_ms(1990) {
                println!(
                    "{:>9} {:?}",
                    step.at.0,
                    step.facts
                        .iter()
                        .map(|f| caption(f, s.names(), Language::En))
                        .collect::<Vec<_>>()
                );
            }
        }
        println!("{:?}", {
            update(&mut s, Msg::ToEnd);
            s.tally(acks)
        });
    }
}
