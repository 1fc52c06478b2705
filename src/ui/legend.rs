//! What the marks of the figures mean.

use studio::i18n::LegendWords;
use studio::scene;

use super::page::Page;
use crate::web::svg::draw_sign;
use crate::web::tag::{Tag, tag};

pub(crate) fn legend(page: Page) -> Tag {
    let signs = move || {
        let signs = scene::legend(LegendWords::of(page.language())).into_iter();
        let signs = signs.map(|sign| tag("li").with(Tag::of(draw_sign(&sign))).text(sign.words));
        signs.collect()
    };
    tag("ul")
        .class("legend")
        .changing(move || page.language(), signs)
}
