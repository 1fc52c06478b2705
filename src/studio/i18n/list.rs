//! Sets, lists and templates in words.

use engine::id::BrokerSet;

use super::Words;

/// `template` with its variables put in: `{b}` becomes what `value` gives for `b`.
pub fn fill(template: &str, value: impl Fn(char) -> String) -> String {
    let mut out = String::with_capacity(template.len() + 24);
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once('{') {
        out.push_str(before);
        let mut chars = behind.chars();
        if let Some(key) = chars.next() {
            out.push_str(&value(key));
        }
        rest = chars.as_str().strip_prefix('}').unwrap_or(chars.as_str());
    }
    out.push_str(rest);
    out
}

/// "A, B and C".
fn join(parts: impl Iterator<Item = String>, words: &Words) -> String {
    let parts: Vec<String> = parts.collect();
    let Some((last, before)) = parts.split_last() else {
        return String::new();
    };
    if before.is_empty() {
        return last.clone();
    }
    let mut out = before.join(", ");
    out.push(' ');
    out.push_str(words.and);
    out.push(' ');
    out.push_str(last);
    out
}

/// "2 and 3"; a dash for none.
pub fn numbers(set: BrokerSet, words: &Words) -> String {
    if set.is_empty() {
        return String::from("–");
    }
    join(set.iter().map(|broker| broker.to_string()), words)
}

/// "broker 2", "brokers 2 and 3", or that there is nobody.
pub fn brokers(set: BrokerSet, words: &Words) -> String {
    let start = match set.len() {
        0 => return String::from(words.figure.nobody),
        1 => words.facts.one_broker,
        _ => words.facts.many_brokers,
    };
    fill(start, |_| numbers(set, words))
}

/// "A", "A and B", "A, B, C …".
pub fn letters(letters: &[String], words: &Words) -> String {
    const MOST: usize = 4;
    if letters.len() <= MOST {
        return join(letters.iter().cloned(), words);
    }
    let mut out = letters[..MOST].join(", ");
    out.push_str(" …");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use engine::id::BrokerId;

    #[test]
    fn a_template_takes_its_variables() {
        let filled = fill("{a} → {b}, {a}", |key| key.to_uppercase().to_string());
        assert_eq!(filled, "A → B, A");
        assert_eq!(fill("no variable", |_| String::new()), "no variable");
        assert_eq!(fill("cut {", |_| String::from("x")), "cut ");
    }

    #[test]
    fn sets_read_as_people_say_them() {
        let words = Language::PtBr.words();
        let set = |ids: &[u8]| ids.iter().map(|&id| BrokerId(id)).collect::<BrokerSet>();
        assert_eq!(brokers(set(&[3]), words), "o broker 3");
        assert_eq!(brokers(set(&[2, 3]), words), "os brokers 2 e 3");
        assert_eq!(numbers(set(&[1, 2, 3]), words), "1, 2 e 3");
        assert_eq!(brokers(set(&[]), words), "ninguém");
    }
}
