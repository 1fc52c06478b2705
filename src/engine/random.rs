//! Keyed draws: the value depends on the seed, the purpose and an ordinal alone, so that adding an actor does not change
//! what the others draw (S-3).

use crate::time::Duration;

/// What a draw is for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Purpose {
    Latency,
    Backoff,
}

fn mix(mut x: u64) -> u64 {
    // splitmix64
    x = x.wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// A length from zero to `max`, both included.
pub(crate) fn draw(seed: u64, purpose: Purpose, ordinal: u64, max: Duration) -> Duration {
    if max == Duration::ZERO {
        return Duration::ZERO;
    }
    let purpose = match purpose {
        Purpose::Latency => 1,
        Purpose::Backoff => 2,
    };
    Duration(mix(mix(mix(seed) ^ purpose) ^ ordinal) % (max.0 + 1))
}
