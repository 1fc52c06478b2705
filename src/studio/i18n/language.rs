//! Which language the words are in.

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    En,
    /// Brazilian Portuguese.
    #[default]
    PtBr,
}

impl Language {
    /// All of them, in the order in which a switch lists them.
    pub const ALL: [Self; 2] = [Self::PtBr, Self::En];

    /// The BCP 47 tag, for `lang` attributes and links.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::PtBr => "pt-BR",
        }
    }
    /// Its name in itself, as a switch shows it.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::PtBr => "Português",
        }
    }
    /// The language of a BCP 47 tag by its primary part; none if it is not one of ours.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| {
            let own = language.tag().split('-').next().unwrap_or_default();
            own.eq_ignore_ascii_case(primary)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_known_by_its_primary_part() {
        assert_eq!(Language::of_tag("pt"), Some(Language::PtBr));
        assert_eq!(Language::of_tag("PT-pt"), Some(Language::PtBr));
        assert_eq!(Language::of_tag("en_GB"), Some(Language::En));
        assert_eq!(Language::of_tag("enx"), None);
        assert_eq!(Language::of_tag(""), None);
    }
}
