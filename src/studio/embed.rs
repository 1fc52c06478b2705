//! How the page is put into another one.

use crate::i18n::{Language, fill};
use crate::scene::svg::escape;
use crate::view::{Theme, View};

/// What an address asks for beside the instant, so that a frame shows what is seen now without what a course page has no
/// room for.
pub fn query(view: &View) -> String {
    let mut query = String::from("&ui=min&lang=");
    query.push_str(view.language.tag());
    if view.theme != Theme::Auto {
        query.push_str("&theme=");
        query.push_str(view.theme.tag());
    }
    query
}

/// The element that shows `address` in another page. The host must not sandbox it without `allow-scripts`.
pub fn snippet(address: &str, language: Language) -> String {
    fill(
        "<iframe src=\"{a}\" title=\"{t}\" width=\"640\" height=\"400\" loading=\"lazy\" \
         allow=\"clipboard-write\" style=\"border:0;width:100%;max-width:960px\"></iframe>",
        |key| {
            let mut value = String::new();
            let text = if key == 'a' {
                address
            } else {
                language.words().page.tagline
            };
            escape(&mut value, text);
            value
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snippet_is_html_that_means_its_address() {
        let view = View {
            theme: Theme::Dark,
            ..View::default()
        };
        let address = ["https://a.example/x/?t=2002", &query(&view), "#s=1.a1~6WFC"].concat();
        let snippet = snippet(&address, Language::PtBr);
        assert!(
            snippet.starts_with("<iframe src=\"https://a.example/x/?t=2002&amp;ui=min&amp;lang=")
        );
        assert!(snippet.contains("&amp;theme=dark#s=1.a1~6WFC\" title=\"Quando o Kafka"));
        let quoted = super::snippet("\"><script>", Language::En);
        assert!(!quoted.contains("<script>"));
    }
}
