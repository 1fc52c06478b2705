//! The small spellings of a link: the check, text, names, endpoints.

use core::fmt::Write as _;

use engine::id::{BrokerId, ClientId, Endpoint};

const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The four characters behind `~`.
pub(super) fn check(state: &str) -> String {
    let mut hash: u32 = 0x811c_9dc5;
    for byte in state.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    let sum = (hash ^ (hash >> 20)) & 0x000f_ffff;
    let digit = |shift: u32| char::from(CROCKFORD[(sum >> shift) as usize & 31]);
    [15, 10, 5, 0].map(digit).iter().collect()
}

/// Whether two checks are the same, as people read base 32: any case, O for 0, I and L for 1.
pub(super) fn is_same_check(written: &str, computed: &str) -> bool {
    let read = |character: char| match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    written.chars().map(read).eq(computed.chars())
}

/// Characters that a state may contain.
pub(super) fn is_allowed(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '.' | '_' | '~' | '-')
}

/// Characters with an escape of their own.
const ESCAPES: [(char, char); 7] = [
    (' ', 's'),
    ('-', 'h'),
    ('_', 'u'),
    ('.', 'p'),
    ('=', 'e'),
    (':', 'c'),
    (',', 'm'),
];

/// A text in characters of which none ends it.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        if character.is_ascii_alphanumeric() {
            out.push(character);
        } else if let Some((_, letter)) = ESCAPES.iter().find(|(plain, _)| *plain == character) {
            out.push('-');
            out.push(*letter);
        } else {
            let _ = write!(out, "-x{:x}-", u32::from(character));
        }
    }
    out
}

/// The text that `escaped` spells; the position of what spells none. Nothing that would end a word or a line of a scenario
/// text comes out.
pub(super) fn unescape(escaped: &[char], allows_space: bool) -> Result<String, usize> {
    let mut text = String::new();
    let mut at = 0;
    while let Some(&character) = escaped.get(at) {
        if character.is_ascii_alphanumeric() {
            text.push(character);
            at += 1;
            continue;
        }
        let (plain, length) = escaped_character(&escaped[at..]).ok_or(at)?;
        let is_space = plain == ' ' && allows_space;
        if plain == '#' || plain.is_control() || (plain.is_whitespace() && !is_space) {
            return Err(at);
        }
        text.push(plain);
        at += length;
    }
    Ok(text)
}

/// The character that an escape at the start of `rest` stands for, and the escape's length.
fn escaped_character(rest: &[char]) -> Option<(char, usize)> {
    let ['-', letter, digits @ ..] = rest else {
        return None;
    };
    if *letter != 'x' {
        let (plain, _) = ESCAPES.iter().find(|(_, known)| known == letter)?;
        return Some((*plain, 2));
    }
    let end = digits.iter().position(|&digit| digit == '-')?;
    let hex: String = digits[..end].iter().collect();
    let is_hex = hex.bytes().all(|byte| byte.is_ascii_hexdigit());
    let code = u32::from_str_radix(&hex, 16).ok().filter(|_| is_hex)?;
    Some((char::from_u32(code)?, end + 3))
}

/// The automatic name of the record number `at`: A to Z, AA, AB and so on.
pub(crate) fn automatic_name(at: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = at + 1;
    while rest > 0 {
        rest -= 1;
        let letter = u8::try_from(rest % 26).unwrap_or(0);
        letters.push(char::from(b'A' + letter));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// The letter of an endpoint.
pub(super) fn endpoint(endpoint: Endpoint) -> char {
    match endpoint {
        Endpoint::Controller => 'q',
        Endpoint::Broker(BrokerId(id)) => char::from(b'0' + id),
        Endpoint::Client(ClientId(0)) => '0',
        Endpoint::Client(ClientId(at)) => char::from(b'A' + at - 1),
    }
}

/// How a scenario text calls the endpoint of a letter; none if there is no such endpoint.
pub(super) fn endpoint_name(letter: char, producers: &[String]) -> Option<String> {
    match letter {
        'q' => Some("C".to_owned()),
        '0' => producers.first().cloned(),
        '1'..='9' => Some(letter.to_string()),
        'A'..='G' => {
            let at = usize::try_from(u32::from(letter) - u32::from('A')).ok()?;
            producers.get(at + 1).cloned()
        }
        _ => None,
    }
}
