//! `${NAME:-}` where Compose or Docker needs something.

use std::ops::Range;

use crate::{
    compose::{Hole, HoleKind, Piece, Text},
    lint::{Check, Family, Findings, Level, Project, Rule, ServiceSite},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "empty-default",
    family: Family::Interpolation,
    level: Level::Warning,
    summary: "a default of nothing where nothing is refused: image, mount, port, size",
    docs: include_str!("empty_default.md"),
    check: Check::Service(check),
};

/// Keys whose empty text Docker Compose 2.40 refuses.
const WHOLE: [&str; 6] = ["container_name", "cpus", "env_file", "image", "mem_limit", "shm_size"];

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let service = site.service;
    let whole = WHOLE.iter().filter_map(|key| Some((*key, service.text(key)?)));
    let whole = whole.filter(|(_, it)| becomes(it, str::is_empty));
    let image = service.image.iter().map(|it| ("image", it.text.clone()));
    let image = image.filter(|(_, it)| becomes(it, is_no_image));
    let items = |key: &'static str| {
        let items = service.get(key).map(|it| it.items().to_vec()).unwrap_or_default();
        items.into_iter().filter_map(move |it| Some((key, Text::of(&it)?)))
    };
    let mounts = items("volumes").filter(|(_, it)| becomes(it, has_empty_part));
    let ports = items("ports").filter(|(_, it)| becomes(it, |port| port.ends_with(':')));
    let mut seen = Vec::new();
    for (key, text) in whole.chain(image).chain(mounts).chain(ports) {
        let Some(hole) = empty_hole(&text, site.project) else { continue };
        let (place, name) = (text.place_of(hole.range.clone()), &hole.name);
        if seen.contains(&place.range()) {
            continue;
        }
        seen.push(place.range());
        let message = format!(
            "{} of {} is not valid when `{name}` is not set",
            quoted(key),
            quoted(service.name())
        );
        findings
            .add(place, message)
            .help(format!("give it a default, or stop with a name: `${{{name}:?set {name}}}`"));
    }
}

/// Whether a text is wrong once its empty defaults are taken, and right with something in them.
pub(in crate::lint::rules) fn becomes(text: &Text, is_wrong: impl Fn(&str) -> bool) -> bool {
    let (text, template) = (text.as_str(), text.template());
    let with = |default: &str| {
        let pieces = template.pieces.iter().map(|it| match it {
            Piece::Literal(range) => &text[range.clone()],
            Piece::Dollar(_) => "$",
            Piece::Hole(_) if is_empty(it) => default,
            Piece::Hole(_) => "x",
        });
        pieces.collect::<String>()
    };
    template.pieces.iter().any(is_empty) && is_wrong(&with("")) && !is_wrong(&with("x"))
}

/// A default that is written and empty.
fn is_empty(piece: &Piece) -> bool {
    let Piece::Hole(hole) = piece else { return false };
    hole.kind == HoleKind::Default && hole.operand.as_ref().is_some_and(Range::is_empty)
}

/// The first of them that no live environment file sets.
pub(in crate::lint::rules) fn empty_hole(text: &Text, project: &Project) -> Option<Hole> {
    let is_set = |name: &str| project.files_that_set(name).next().is_some();
    text.template().pieces.into_iter().filter(is_empty).find_map(|it| match it {
        Piece::Hole(hole) if !is_set(&hole.name) => Some(hole),
        Piece::Hole(_) | Piece::Literal(_) | Piece::Dollar(_) => None,
    })
}

/// A tag, digest or name that is not there.
fn is_no_image(image: &str) -> bool {
    let last = image.rsplit('/').next().unwrap_or(image);
    image.starts_with(['/', ':'])
        || image.contains("//")
        || last.ends_with([':', '@'])
        || last.contains(":-")
        || last.contains(":.")
}

/// `:/data`; a trailing mode may not be empty either.
fn has_empty_part(mount: &str) -> bool {
    mount.is_empty() || mount.split(':').any(str::is_empty)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_in, project};

    #[test]
    fn where_nothing_is_refused() {
        expect(
            &RULE,
            r#"
services:
  a:
    image: "example/app:${TAG:-}"
    #                   ^^^^^^^^ `image` of `a` is not valid when `TAG` is not set
    mem_limit: ${MEMORY-}
    #          ^^^^^^^^^^ `mem_limit` of `a`
    ports: ["8080:${PORT:-}"]
    #             ^^^^^^^^^ `ports`
    volumes:
      - "${DATA:-}:/data"
    #    ^^^^^^^^^ `volumes`
      - "./x:/x${MODE:-}"
      - "${ROOT:-}/x:/x"
  b:
    image: "${REGISTRY:-}example/app:1${VARIANT:-}"
    container_name: ${NAME:-x}
    ports: ["${ADDRESS:-}:80:80", "${OUTER:-}:80"]
    environment: { A: "${A:-}" }
  c:
    image: "${MIRROR:-}/app:${TAG:-}-alpine"
    #       ^^^^^^^^^^^ not valid when `MIRROR`
  d:
    image: ${IMAGE:-}
    #      ^^^^^^^^^^ not valid
"#,
        );
    }

    #[test]
    fn a_live_file_sets_it() {
        let compose = "services:\n  a:\n    image: x:${TAG:-}\n";
        expect_in(&RULE, &project(&[("compose.yml", compose), (".env", "TAG=1\n")]));
    }
}
