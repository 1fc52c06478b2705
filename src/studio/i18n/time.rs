//! Simulated time in words, by whole numbers alone.

use engine::time::{Duration, Instant};

use super::{Language, fill};

/// An instant to the millisecond: "2,001 s".
pub fn clock(at: Instant, language: Language) -> String {
    decimal(at.0 / 1_000, 3, " s", language)
}

/// A length of time with as many digits as one needs: "250 µs", "5 ms", "9,8 s", "120 s".
pub fn span(length: Duration, language: Language) -> String {
    let us = length.0;
    match us {
        0..1_000 => decimal(us, 0, " µs", language),
        1_000..1_000_000 if !us.is_multiple_of(1_000) && us < 10_000 => {
            decimal(us.div_ceil(100), 1, " ms", language)
        }
        1_000..1_000_000 => decimal(us / 1_000, 0, " ms", language),
        _ if us.is_multiple_of(1_000_000) || us >= 100_000_000 => {
            decimal(us / 1_000_000, 0, " s", language)
        }
        _ => decimal(us / 100_000, 1, " s", language),
    }
}

/// A length of time that has passed: "9,8 s depois".
pub fn later(length: Duration, language: Language) -> String {
    fill(language.words().later, |_| span(length, language))
}

/// `value` with its last `places` digits behind the decimal mark, then `unit`.
fn decimal(value: u64, places: u32, unit: &str, language: Language) -> String {
    let scale = 10_u64.pow(places);
    let mut out = (value / scale).to_string();
    if places > 0 {
        out.push(language.words().decimal);
        let digits = (value % scale).to_string();
        for _ in digits.len()..places as usize {
            out.push('0');
        }
        out.push_str(&digits);
    }
    out.push_str(unit);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_reads_as_in_each_language() {
        assert_eq!(clock(Instant(2_001_000), Language::PtBr), "2,001 s");
        assert_eq!(clock(Instant(12_040_999), Language::En), "12.040 s");
        assert_eq!(span(Duration(9_800_000), Language::PtBr), "9,8 s");
        assert_eq!(span(Duration(9_000_000), Language::En), "9 s");
        assert_eq!(span(Duration(1_500), Language::En), "1.5 ms");
        assert_eq!(span(Duration(500_000), Language::En), "500 ms");
        assert_eq!(span(Duration(250), Language::En), "250 µs");
        assert_eq!(span(Duration(120_000_000), Language::En), "120 s");
        assert_eq!(later(Duration(9_800_000), Language::PtBr), "9,8 s depois");
    }
}
