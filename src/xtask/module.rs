//! A WASM module as bytes: its sections, and the names by which it and its JavaScript know each other.

use std::collections::BTreeMap;

/// Magic number and version at the start of a module.
const HEADER: &[u8] = b"\0asm\x01\0\0\0";
/// Ids of sections.
const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
/// The kind of an import or export that is a function.
const FUNCTION: u8 = 0;
/// Under which name wasm-bindgen's JavaScript gives functions to the module.
const BINDINGS: &[u8] = b"./app_bg.js";
/// A shorter name is no name that wasm-bindgen made up.
const LONG: usize = 12;

/// Old names and new ones.
pub(crate) type Names = BTreeMap<String, String>;

/// A module without its custom sections: they hold the names of functions, which nobody reads.
pub(crate) fn bare(module: &[u8]) -> Option<Vec<u8>> {
    rewritten(module, |id, content| {
        Some((id != CUSTOM).then(|| content.to_vec()))
    })
}

/// A module without the exports that `is_used` does not want.
pub(crate) fn without_exports(module: &[u8], is_used: impl Fn(&str) -> bool) -> Option<Vec<u8>> {
    rewritten(module, |id, content| {
        if id != EXPORTS {
            return Some(Some(content.to_vec()));
        }
        let (count, mut reader) = Reader(content).number()?;
        let mut kept = Vec::new();
        for _ in 0..count {
            let before = reader.0;
            let (name, after) = reader.export()?;
            if is_used(name.0) {
                kept.push(&before[..before.len() - after.0.len()]);
            }
            reader = after;
        }
        Some(Some([number(kept.len()), kept.concat()].concat()))
    })
}

/// A module whose functions have short names where JavaScript meets them, and which names these were. wasm-bindgen's are
/// long and end in 16 random digits, which no compression makes shorter, and each stands in two files.
pub(crate) fn renamed(module: &[u8]) -> Option<(Vec<u8>, Names)> {
    let mut names = Names::new();
    let mut short = |name: &str| {
        let next = format!("_{:x}", names.len());
        names.entry(name.to_owned()).or_insert(next).clone()
    };
    let module = rewritten(module, |id, content| {
        let mut made = Vec::new();
        if !matches!(id, IMPORTS | EXPORTS) {
            return Some(Some(content.to_vec()));
        }
        let (count, mut reader) = Reader(content).number()?;
        made.extend(number(count));
        for _ in 0..count {
            if id == IMPORTS {
                let (from, after) = reader.bytes()?;
                let (name, after) = after.text()?;
                let (&kind, rest) = after.0.split_first()?;
                let (_, end) = (kind == FUNCTION).then_some(Reader(rest))?.number()?;
                let name = if from == BINDINGS {
                    short(name)
                } else {
                    name.to_owned()
                };
                made.extend([number(from.len()), from.to_vec()].concat());
                made.extend([number(name.len()), name.into_bytes()].concat());
                made.extend(&after.0[..after.0.len() - end.0.len()]);
                reader = end;
            } else {
                let ((name, kind, index), end) = reader.export()?;
                let name = if kind == FUNCTION && name.len() >= LONG {
                    short(name)
                } else {
                    name.to_owned()
                };
                made.extend([number(name.len()), name.into_bytes()].concat());
                made.push(kind);
                made.extend(number(index));
                reader = end;
            }
        }
        Some(Some(made))
    })?;
    Some((module, names))
}

/// A script with other names in it.
pub(crate) fn respelt(script: &str, names: &Names) -> String {
    let mut made = String::with_capacity(script.len());
    for word in words(script) {
        made.push_str(names.get(word).map_or(word, String::as_str));
    }
    made
}

/// A script in pieces: each is an identifier or what stands between two.
pub(crate) fn words(script: &str) -> impl Iterator<Item = &str> {
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '$');
    let mut rest = script;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let is_word = is_letter(first);
        let end = rest
            .find(|letter| is_letter(letter) != is_word)
            .unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

/// A module of which each section is asked about: what to have in its place, if anything. Nothing if it is no module.
fn rewritten(
    module: &[u8],
    mut section: impl FnMut(u8, &[u8]) -> Option<Option<Vec<u8>>>,
) -> Option<Vec<u8>> {
    let mut reader = Reader(module.strip_prefix(HEADER)?);
    let mut made = HEADER.to_vec();
    while let Some((&id, after)) = reader.0.split_first() {
        let (content, after) = Reader(after).bytes()?;
        if let Some(content) = section(id, content)? {
            made.push(id);
            made.extend(number(content.len()));
            made.extend(content);
        }
        reader = after;
    }
    Some(made)
}

/// What is left to be read.
#[derive(Clone, Copy)]
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// An unsigned LEB128 number.
    fn number(self) -> Option<(usize, Self)> {
        let mut value = 0;
        for (index, byte) in self.0.iter().take(5).enumerate() {
            value |= usize::from(byte & 0x7f) << (7 * index);
            if byte & 0x80 == 0 {
                return Some((value, Self(&self.0[index + 1..])));
            }
        }
        None
    }
    /// As many bytes as a number before them says.
    fn bytes(self) -> Option<(&'a [u8], Self)> {
        let (size, after) = self.number()?;
        let (bytes, rest) = after.0.split_at_checked(size)?;
        Some((bytes, Self(rest)))
    }
    fn text(self) -> Option<(&'a str, Self)> {
        let (bytes, after) = self.bytes()?;
        Some((str::from_utf8(bytes).ok()?, after))
    }
    /// The name, the kind and the index of an export.
    fn export(self) -> Option<((&'a str, u8, usize), Self)> {
        let (name, after) = self.text()?;
        let (&kind, after) = after.0.split_first()?;
        let (index, after) = Self(after).number()?;
        Some(((name, kind, index), after))
    }
}

/// A number as LEB128.
fn number(mut value: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = u8::try_from(value & 0x7f).unwrap_or_default();
        value >>= 7;
        bytes.push(if value == 0 { low } else { low | 0x80 });
        if value == 0 {
            return bytes;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{bare, number, renamed, respelt, without_exports};

    const HEAD: [u8; 8] = *b"\0asm\x01\0\0\0";

    fn module(sections: &[(u8, &[u8])]) -> Vec<u8> {
        let mut made = HEAD.to_vec();
        for (id, content) in sections {
            made.push(*id);
            made.extend(number(content.len()));
            made.extend(*content);
        }
        made
    }

    #[test]
    fn a_module_loses_only_its_custom_sections() {
        let code: &[u8] = &[7; 300];
        let whole = module(&[(0, b"\x01x"), (10, code), (0, b"")]);
        assert_eq!(bare(&whole), Some(module(&[(10, code)])));
        assert_eq!(bare(&whole[..13]), None, "cut off");
        assert_eq!(bare(b"\0asm"), None);
    }

    #[test]
    fn an_export_that_nobody_uses_goes() {
        let whole = module(&[(7, b"\x02\x01a\0\x05\x01b\x02\0"), (10, b"\0")]);
        let kept = without_exports(&whole, |name| name == "b");
        assert_eq!(kept, Some(module(&[(7, b"\x01\x01b\x02\0"), (10, b"\0")])));
    }

    #[test]
    fn both_sides_know_the_new_names() {
        let imports = b"\x02\x0b./app_bg.js\x0d__wbg_set_12a\0\x01\x01m\x01f\0\x02";
        let exports = b"\x02\x11__wbindgen_malloc\0\x05\x06memory\x02\0";
        let (made, names) = renamed(&module(&[(2, imports), (7, exports)])).expect("a module");
        let imports = b"\x02\x0b./app_bg.js\x02_0\0\x01\x01m\x01f\0\x02";
        let exports = b"\x02\x02_1\0\x05\x06memory\x02\0";
        assert_eq!(made, module(&[(2, imports), (7, exports)]));
        let script = "{__wbg_set_12a:f,__wbg_set_12ab:g};w.__wbindgen_malloc(w.memory)";
        let wanted = "{_0:f,__wbg_set_12ab:g};w._1(w.memory)";
        assert_eq!(respelt(script, &names), wanted);
    }
}
