//! Lists whose items are told apart by a part of them: the last one of each stands.
//!
//! Facts: <https://github.com/compose-spec/compose-go/blob/v2.16.2/override/uncity.go>.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::{
    compose::{Mount, Port},
    document::{Entry, Node, Resolved},
};

/// Ranges of more ports are compared as they are written.
const MOST_PORTS: u16 = 64;

/// What tells the items of a list apart.
type Key = fn(&Node) -> Option<Vec<String>>;

/// One list behind the other, without what the later one says again.
pub(super) fn joined(path: &[&str], base: Vec<Node>, over: Vec<Node>) -> Vec<Node> {
    match key_at(path) {
        Some(key) => last_of_each(base.into_iter().chain(over), key),
        None => without_repeats(base, over),
    }
}

/// `KEY=value` or one entry of a mapping: the last of each key, at the place of the first.
pub(super) fn pairs(base: Vec<Node>, over: Vec<Node>) -> Vec<Node> {
    last_of_each(base.into_iter().chain(over), name)
}

fn key_at(path: &[&str]) -> Option<Key> {
    match path {
        ["services", _, rest @ ..] => of_service(rest),
        ["networks", _, "ipam", "options"] => Some(name),
        _ => None,
    }
}

fn of_service(path: &[&str]) -> Option<Key> {
    Some(match path {
        [
            "cap_add" | "cap_drop" | "dns" | "dns_opt" | "dns_search" | "expose" | "links"
            | "profiles" | "tmpfs",
        ]
        | ["build", "platform" | "tags"]
        | ["networks", _, "aliases" | "link_local_ips"] => name,
        ["configs"] => |it| mounted(it, ""),
        ["secrets"] => |it| mounted(it, "/run/secrets"),
        ["devices"] => device,
        ["env_file"] => path_of,
        ["ports"] => ports,
        ["volumes"] => |it| Some(vec![Mount::read(it)?.target]),
        _ => return None,
    })
}

fn last_of_each(items: impl Iterator<Item = Node>, key: Key) -> Vec<Node> {
    let mut kept: Vec<Option<(Node, usize)>> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for item in items {
        let keys = key(&item).unwrap_or_else(|| vec![spelled(&item)]);
        let taken: BTreeSet<usize> = keys.iter().filter_map(|it| places.get(it).copied()).collect();
        let at = taken.first().copied().unwrap_or(kept.len());
        let held = kept.get(at).and_then(Option::as_ref).map_or(0, |it| it.1);
        if held > keys.len() {
            // One port of a range that is published already.
            continue;
        }
        for other in taken {
            kept[other] = None;
        }
        kept.resize(kept.len().max(at + 1), None);
        kept[at] = Some((item, keys.len()));
        places.extend(keys.into_iter().map(|it| (it, at)));
    }
    kept.into_iter().flatten().map(|(item, _)| item).collect()
}

fn without_repeats(base: Vec<Node>, over: Vec<Node>) -> Vec<Node> {
    let mut seen: HashSet<String> = base.iter().map(spelled).collect();
    let new = over.into_iter().filter(|it| seen.insert(spelled(it)));
    let new: Vec<Node> = new.collect();
    base.into_iter().chain(new).collect()
}

/// Everything that a value says, whatever it looks like.
fn spelled(node: &Node) -> String {
    let mut text = String::new();
    spell(node, &mut text);
    text
}

fn spell(node: &Node, text: &mut String) {
    if let Some(scalar) = node.as_str() {
        text.push_str(scalar);
    }
    if node.is_sequence() {
        text.push('[');
        node.items().iter().for_each(|it| spell(it, text));
        text.push(']');
    }
    let entries = node.merged();
    let mut entries: Vec<&Entry> = entries.iter().collect();
    entries.sort_by_key(|it| it.key.as_str());
    for Entry { key, value } in entries {
        text.push('{');
        spell(key, text);
        text.push(':');
        spell(value, text);
        text.push('}');
    }
    text.push('\0');
}

fn is_number(value: Resolved<'_>) -> bool {
    matches!(value, Resolved::Int(_))
}

fn name(item: &Node) -> Option<Vec<String>> {
    let text = item.as_str().map(|it| it.split('=').next().unwrap_or_default());
    let key = || item.entries().first().and_then(|it| it.key.as_str());
    Some(vec![text.or_else(key)?.to_owned()])
}

fn text(item: &Node, key: &str) -> Option<String> {
    item.get_merged(key)?.as_str().map(str::to_owned)
}

fn path_of(item: &Node) -> Option<Vec<String>> {
    Some(vec![item.as_str().map(str::to_owned).or_else(|| text(item, "path"))?])
}

fn mounted(item: &Node, folder: &str) -> Option<Vec<String>> {
    let source = item.as_str().map(str::to_owned).or_else(|| text(item, "source"));
    let target = text(item, "target");
    Some(vec![target.or_else(|| source.map(|it| format!("{folder}/{it}")))?])
}

fn device(item: &Node) -> Option<Vec<String>> {
    let text_form = || {
        let mut parts = item.as_str()?.split(':');
        let source = parts.next()?;
        Some(parts.next().unwrap_or(source).to_owned())
    };
    Some(vec![text(item, "target").or_else(text_form)?])
}

/// One key for each port of a range; whatever a variable decides is like nothing else.
fn ports(item: &Node) -> Option<Vec<String>> {
    let port = Port::read(item)?;
    let written = spelled(item);
    let (Some((first, last)), false) = (port.target, written.contains('$')) else {
        return Some(vec![written]);
    };
    if last.saturating_sub(first) > MOST_PORTS {
        return Some(vec![written]);
    }
    let address = port.address.as_deref().unwrap_or("0.0.0.0");
    let key =
        |published: &str, target: u16| format!("{address}:{published}:{target}/{}", port.protocol);
    // In the long form, Compose tells a number from the same number in quotes.
    let bare = item.get_merged("published").and_then(|it| it.resolved().map(is_number));
    if bare == Some(true) {
        return Some(vec![format!("{written}, a number")]);
    }
    Some(match port.published {
        None => (first..=last).map(|it| key("", it)).collect(),
        Some((from, to)) if first == last => vec![key(&format!("{from}-{to}"), first)],
        Some((from, _)) => (first..=last)
            .map(|target| {
                let published = from.saturating_add(target - first);
                key(&format!("{published}-{published}"), target)
            })
            .collect(),
    })
}
