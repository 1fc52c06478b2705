//! A scene as SVG. What stands still is one memo a group; what moves changes its `transform` alone.

use std::sync::Arc;

use leptos::prelude::*;
use studio::scene::{Group, Node, Scene, Text, Token};

use super::page::Page;

/// A figure.
#[component]
pub(crate) fn Figure(page: Page, scene: Memo<Arc<Scene>>) -> impl IntoView {
    let keys = Memo::new(move |_| {
        scene.with(|scene| {
            scene
                .groups
                .iter()
                .map(|group| group.key.clone())
                .collect::<Vec<_>>()
        })
    });
    let tokens = Memo::new(move |_| {
        scene.with(|scene| {
            scene
                .tokens
                .iter()
                .map(|token| token.id)
                .collect::<Vec<_>>()
        })
    });
    let shape = move || scene.with(|scene| format!("figure {}", scene.shape.name()));
    let view_box = move || scene.with(|scene| format!("0 0 {} {}", scene.width, scene.height));
    view! {
        <svg class=shape viewBox=view_box aria-hidden="true" focusable="false">
            <For each=move || keys.get() key=String::clone let:key>
                {entity(scene, key)}
            </For>
            <For each=move || tokens.get() key=|&id| id let:id>
                {traveller(page, scene, id)}
            </For>
        </svg>
    }
}

/// A group that is drawn anew only when it changes.
fn entity(scene: Memo<Arc<Scene>>, key: String) -> AnyView {
    let group = Memo::new(move |_| {
        scene.with(|scene| scene.groups.iter().find(|group| group.key == key).cloned())
    });
    (move || group.with(|group| group.as_ref().map(group_view))).into_any()
}

/// A message on its way. Only its place changes while it is under way.
fn traveller(page: Page, scene: Memo<Arc<Scene>>, id: u64) -> AnyView {
    let token = Memo::new(move |_| {
        scene.with(|scene| scene.tokens.iter().find(|token| token.id == id).cloned())
    });
    let place = move || {
        let now = page.at.get();
        token.with(|token| {
            token
                .as_ref()
                .map(|token| token.position(now).as_transform())
        })
    };
    let class = move || {
        token.with(|token| {
            token
                .as_ref()
                .map(|token: &Token| format!("token {}", token.class))
        })
    };
    let content = move || token.with(|token| token.as_ref().map(|token| nodes(&token.nodes)));
    view! { <g class=class transform=place>{content}</g> }.into_any()
}

pub(crate) fn nodes(nodes: &[Node]) -> Vec<AnyView> {
    nodes.iter().map(node_view).collect()
}

fn group_view(group: &Group) -> AnyView {
    let transform =
        (group.at != (0, 0)).then(|| format!("translate({} {})", group.at.0, group.at.1));
    view! { <g class=group.class.clone() transform=transform>{nodes(&group.children)}</g> }
        .into_any()
}

fn node_view(node: &Node) -> AnyView {
    match node {
        Node::Group(group) => group_view(group),
        Node::Rect {
            class,
            x,
            y,
            width,
            height,
            r,
        } => view! { <rect class=*class x=*x y=*y width=*width height=*height rx=*r/> }.into_any(),
        Node::Path { class, d } => view! { <path class=*class d=d.clone()/> }.into_any(),
        Node::Line { class, from, to } => {
            view! { <line class=*class x1=from.0 y1=from.1 x2=to.0 y2=to.1/> }.into_any()
        }
        Node::Circle { class, at, r } => {
            view! { <circle class=*class cx=at.0 cy=at.1 r=*r/> }.into_any()
        }
        Node::Text(text) => text_view(text),
    }
}

fn text_view(text: &Text) -> AnyView {
    let spans: Vec<_> = text
        .spans
        .iter()
        .map(|(class, words)| view! { <tspan class=*class>{words.clone()}</tspan> })
        .collect();
    view! {
        <text class=text.class x=text.at.0 y=text.at.1 text-anchor=text.anchor.name()>{spans}</text>
    }
    .into_any()
}
