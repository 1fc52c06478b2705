//! Colours: texts can be read on both surfaces of both themes, and states can be told apart by everyone.

use crate::{folder, read};

/// Colours that stand for a state; each may be a text.
const STATES: [&str; 6] = [
    "flight",
    "leader-only",
    "safe",
    "lost",
    "duplicate",
    "unknown",
];
/// Colours of other texts.
const INKS: [&str; 3] = ["ink", "muted", "focus"];
const SURFACES: [&str; 2] = ["surface", "stage"];

type Rgb = [f64; 3];

/// The variables of a theme: of the block that begins with `start`.
struct Theme(Vec<(String, String)>);

impl Theme {
    fn of(sheet: &str, start: &str) -> Self {
        let (_, behind) = sheet.split_once(start).expect("the theme's block");
        let (block, _) = behind.split_once('}').expect("the block's end");
        let lines = block
            .lines()
            .filter_map(|line| line.trim().strip_prefix("--"));
        let pairs = lines.filter_map(|line| line.trim_end_matches(';').split_once(": "));
        Self(
            pairs
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
        )
    }
    /// The linear light of a colour.
    fn light(&self, name: &str) -> Rgb {
        let found = self.0.iter().find(|(known, _)| known == name);
        let hex = found.and_then(|(_, value)| value.strip_prefix('#'));
        let hex = hex.unwrap_or_else(|| panic!("--{name} is no colour"));
        [0, 2, 4].map(|at| {
            let value = u8::from_str_radix(&hex[at..at + 2], 16).expect("two hex digits");
            let value = f64::from(value) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        })
    }
}

fn themes() -> [(&'static str, Theme); 3] {
    let sheet = read(&folder("../style/tokens.css"));
    [
        ("light", Theme::of(&sheet, ":root {")),
        (
            "dark by system",
            Theme::of(&sheet, ":root:not([data-theme=\"light\"]) {"),
        ),
        (
            "dark by choice",
            Theme::of(&sheet, ":root[data-theme=\"dark\"] {"),
        ),
    ]
}

fn luminance(light: Rgb) -> f64 {
    0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]
}

fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn every_text_can_be_read_on_both_surfaces() {
    for (theme, colours) in themes() {
        for ink in STATES.iter().chain(&INKS) {
            for surface in SURFACES {
                let ratio = contrast(colours.light(ink), colours.light(surface));
                assert!(ratio >= 4.5, "{theme}: {ink} on {surface} is {ratio:.2}");
            }
        }
        // Letters on their state's own wash, and on a full state colour.
        for state in ["flight", "safe", "leader-only", "lost", "duplicate"] {
            let wash = colours.light(&format!("{state}-wash"));
            assert!(
                contrast(colours.light("ink"), wash) >= 7.0,
                "{theme}: ink on {state}-wash"
            );
            assert!(
                contrast(colours.light(state), wash) >= 3.0,
                "{theme}: {state} on its wash"
            );
            let on = contrast(colours.light("on-state"), colours.light(state));
            assert!(on >= 4.5, "{theme}: on-state on {state} is {on:.2}");
        }
        let line = contrast(colours.light("line"), colours.light("surface"));
        assert!(line >= 3.0, "{theme}: line is {line:.2}");
    }
}

#[test]
fn both_dark_themes_are_the_same() {
    let [_, (_, system), (_, choice)] = themes();
    assert_eq!(system.0, choice.0);
    assert!(system.0.len() > 15);
}

/// Machado, Oliveira, Fernandes 2009, severity 1: what is left of a colour.
const SIGHTS: [(&str, [Rgb; 3]); 4] = [
    (
        "normal",
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    ),
    (
        "protan",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deutan",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritan",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

fn seen(light: Rgb, sight: [Rgb; 3]) -> Rgb {
    sight.map(|row| {
        let sum: f64 = row
            .iter()
            .zip(light)
            .map(|(part, value)| part * value)
            .sum();
        sum.clamp(0.0, 1.0)
    })
}

/// Linear light to CIE XYZ, each as a part of D65's white.
const XYZ: [Rgb; 3] = [
    [0.433_947, 0.376_225, 0.189_825],
    [0.212_671, 0.715_160, 0.072_169],
    [0.017_756, 0.109_464, 0.872_702],
];

/// CIE L*a*b* under D65.
fn lab(light: Rgb) -> Rgb {
    let [x, y, z] = seen(light, XYZ).map(|t: f64| {
        if t > 0.008_856 {
            t.cbrt()
        } else {
            7.787 * t + 16.0 / 116.0
        }
    });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

#[test]
fn states_differ_for_every_eye() {
    for (theme, colours) in themes() {
        for (sight, matrix) in SIGHTS {
            for (index, a) in STATES.iter().enumerate() {
                for b in &STATES[..index] {
                    let [a, b] = [a, b].map(|name| (name, lab(seen(colours.light(name), matrix))));
                    let squares = a.1.iter().zip(b.1).map(|(a, b)| (a - b).powi(2));
                    let apart = squares.sum::<f64>().sqrt();
                    assert!(
                        apart >= 25.0,
                        "{theme}, {sight}: {} and {} are {apart:.1} apart",
                        a.0,
                        b.0
                    );
                }
            }
        }
    }
}
