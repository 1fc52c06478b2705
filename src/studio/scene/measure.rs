//! How wide a text may become, before any font is known: a generous guess, so that texts do not meet.

/// Hundredths of an em that a character takes at most in the common sans fonts.
const fn breadth(c: char) -> i32 {
    match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | 'I' | ' ' | '·' | '\u{ed}' => {
            34
        }
        'f' | 't' | 'r' | '(' | ')' | '-' | '/' | '{' | '}' => 42,
        'm' | 'w' | 'M' | 'W' | '–' | '…' | '≠' => 98,
        'A'..='Z' => 72,
        _ => 63,
    }
}

/// Pixels that a text of this size takes at most.
pub fn width(text: &str, size: i32) -> i32 {
    let hundredths: i32 = text.chars().map(breadth).sum();
    (hundredths * size + 99) / 100
}

/// The first of several wordings that fits, or the last, cut short.
pub(crate) fn fitting(wordings: &[String], size: i32, space: i32) -> String {
    let fits = wordings.iter().find(|words| width(words, size) <= space);
    fits.cloned().unwrap_or_else(|| {
        let words = wordings.last().map_or("", String::as_str);
        shortened(words, size, space)
    })
}

/// A text cut so that it fits, with "…" in the place of the rest.
pub(crate) fn shortened(text: &str, size: i32, space: i32) -> String {
    if width(text, size) <= space {
        return text.to_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        out.push(c);
        if width(&out, size) + width("…", size) > space {
            out.pop();
            break;
        }
    }
    out.push('…');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_wording_that_fits_is_taken() {
        let wordings = [String::from("waiting for brokers 2 and 3"), "waits".into()];
        assert_eq!(fitting(&wordings, 12, 300), wordings[0]);
        assert_eq!(fitting(&wordings, 12, 60), "waits");
        assert_eq!(fitting(&wordings, 12, 30), "w…");
    }
}
