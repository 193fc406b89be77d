//! What stands at a path, and what else somebody may have meant.

use crate::{
    compose::{Compose, Text},
    document::Node,
    lint::{Findings, Fix, Level, Presence, Project},
    problem::quoted,
    suggest::nearest,
};

/// The path that stands in a node as the run sees it, if nothing stands there.
pub(super) fn missing(
    project: &Project,
    compose: &Compose,
    node: &Node,
    path: &str,
) -> Option<String> {
    // Dokploy keeps uploaded files there, beside the clone.
    if path == "../files" || path.starts_with("../files/") {
        return None;
    }
    let resolved = compose.resolve(node, path)?;
    (project.presence(&resolved) == Some(Presence::Missing)).then_some(resolved)
}

/// Reports a file that is named and does not exist.
pub(super) fn report(
    project: &Project,
    compose: &Compose,
    node: &Node,
    what: &str,
    level: Level,
    findings: &mut Findings,
) {
    let Some(text) = Text::of(node) else { return };
    let Some(resolved) = missing(project, compose, node, text.as_str()) else { return };
    let message = format!("{what} {} does not exist", quoted(text.as_str()));
    let finding = findings.add(text.place(), message).level(level);
    let other = meant(project, &resolved).map(|it| beside(text.as_str(), &it));
    // A file does not mean itself.
    let is_itself = |it: &String| compose.resolve(node, it).as_deref() == Some(text.place().file());
    match other.filter(|it| !is_itself(it)) {
        Some(other) => {
            finding.help(format!("did you mean {}?", quoted(&other))).fix(Fix::name(&text, &other));
        }
        None => drop(finding.help("create it, or correct the path")),
    }
}

/// A file of the same folder with a similar name.
pub(super) fn meant(project: &Project, resolved: &str) -> Option<String> {
    let (folder, name) = resolved.rsplit_once('/').unwrap_or(("", resolved));
    let names = || project.names_in(folder);
    let close = nearest(name, names());
    let longer = || names().find(|it| extends(it, name) || extends(name, it));
    close.or_else(longer).map(str::to_owned)
}

/// The same extension, and one name is the other with more words.
fn extends(long: &str, short: &str) -> bool {
    let (Some((long, a)), Some((short, b))) = (long.rsplit_once('.'), short.rsplit_once('.'))
    else {
        return false;
    };
    let rest = long.strip_prefix(short).unwrap_or_default();
    a == b && short.len() > 3 && rest.starts_with(['-', '_', '.'])
}

/// The path with another file name.
fn beside(path: &str, name: &str) -> String {
    path.rsplit_once('/').map_or_else(|| name.to_owned(), |(folder, _)| format!("{folder}/{name}"))
}
