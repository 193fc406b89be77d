//! Laying one compose file over another, key by key as Compose does.
//!
//! Facts: <https://github.com/compose-spec/compose-go/blob/v2.16.2/override/merge.go>.

mod form;
#[cfg(test)]
mod tests;
mod unique;
mod way;

use std::collections::{HashMap, HashSet};

use self::way::{Way, way};
use crate::{
    document::{Entry, Node},
    problem::{Problem, quoted},
};

/// The work of laying values over each other, and what could not be.
#[derive(Default)]
pub(super) struct Merge {
    pub(super) refused: Vec<Problem>,
    /// How many entries and items were written anew.
    pub(super) written: usize,
}

/// Pools of more are replaced: Compose compares each with each.
const MOST_POOLS: usize = 100;

impl Merge {
    /// A value at `path` with a later one laid over it. `!reset` in the later one takes away what
    /// the earlier one has, `!override` replaces it.
    pub(super) fn over(&mut self, path: &[&str], base: &Node, over: &Node) -> Node {
        match way(path) {
            Way::Pairs => self.pairs(base, over),
            Way::List => self.lists(path, base, over),
            Way::Names => self.named(path, base, over, form::nothing),
            Way::Dependencies => self.named(path, base, over, form::started),
            Way::Build => self.plain(path, &form::as_build(base), &form::as_build(over)),
            Way::Pools => self.pools(path, base, over),
            Way::Logging if has_another_driver(base, over) => over.clone(),
            Way::Devices if base.is_scalar() && over.is_scalar() => self.words(path, base, over),
            Way::Limit if !(base.is_mapping() && over.is_mapping()) => over.clone(),
            Way::Replace => over.clone(),
            Way::Plain | Way::Logging | Way::Limit | Way::Devices => self.plain(path, base, over),
        }
    }

    /// Without the keys and items that `!reset` takes away.
    pub(super) fn without_resets(node: &Node) -> Node {
        if !has_reset(node) {
            return node.clone();
        }
        if node.is_sequence() {
            let items = node.items().iter().filter(|it| !Self::is_reset(it));
            return node.with_items(items.map(Self::without_resets).collect());
        }
        let entries = node.merged();
        let kept = entries.iter().filter(|it| !Self::is_reset(&it.value));
        let kept =
            kept.map(|it| Entry { key: it.key.clone(), value: Self::without_resets(&it.value) });
        node.with_entries(kept.collect())
    }

    pub(super) fn is_reset(node: &Node) -> bool {
        node.tag().is_some_and(|it| it.text == "!reset")
    }

    fn plain(&mut self, path: &[&str], base: &Node, over: &Node) -> Node {
        if over.is_null() {
            base.clone()
        } else if base.is_mapping() && over.is_mapping() {
            self.mappings(path, base, over)
        } else if base.is_sequence() && over.is_sequence() {
            self.lists(path, base, over)
        } else {
            if base.is_mapping() || base.is_sequence() {
                self.forms(path, base, over);
            }
            over.clone()
        }
    }

    /// Every key of both; what only one of them has stays as it is.
    pub(super) fn mappings(&mut self, path: &[&str], base: &Node, over: &Node) -> Node {
        let mut entries: Vec<Option<Entry>> = base.merged().iter().cloned().map(Some).collect();
        let names = entries.iter().flatten().map(|it| it.key.as_str().map(str::to_owned));
        let mut places: HashMap<String, usize> = HashMap::new();
        for (at, name) in names.enumerate() {
            places.entry(name.unwrap_or_default()).or_insert(at);
        }
        for entry in over.merged().iter() {
            let name = entry.key.as_str().unwrap_or_default();
            let place = places.get(name).copied();
            if Self::is_reset(&entry.value) {
                if let Some(place) = place {
                    entries[place] = None;
                }
                continue;
            }
            let below = place.and_then(|it| entries[it].clone());
            let replaces = entry.value.tag().is_some_and(|it| it.text == "!override");
            let laid = match below {
                Some(below) if !replaces => {
                    let value = self.over(&[path, &[name]].concat(), &below.value, &entry.value);
                    let key = if stands_at(&value, &entry.value) { &entry.key } else { &below.key };
                    Entry { key: key.clone(), value }
                }
                _ => Entry { key: entry.key.clone(), value: Self::without_resets(&entry.value) },
            };
            if let Some(place) = place {
                entries[place] = Some(laid);
            } else {
                places.insert(name.to_owned(), entries.len());
                entries.push(Some(laid));
            }
        }
        self.written += entries.len();
        base.with_entries(entries.into_iter().flatten().collect())
    }

    fn lists(&mut self, path: &[&str], base: &Node, over: &Node) -> Node {
        let items = unique::joined(path, form::as_items(base), form::as_items(over));
        self.written += items.len();
        base.with_items(items)
    }

    fn pairs(&mut self, base: &Node, over: &Node) -> Node {
        let merged = over.merged();
        let reset = merged.iter().filter(|it| Self::is_reset(&it.value));
        let reset: HashSet<&str> = reset.filter_map(|it| it.key.as_str()).collect();
        let mut earlier = form::as_items(base);
        let is_out =
            |it: &Entry| base.is_mapping() && it.key.as_str().is_some_and(|it| reset.contains(it));
        earlier.retain(|it| !it.entries().iter().any(is_out));
        let items = unique::pairs(earlier, form::as_items(over));
        self.written += items.len();
        base.with_items(items)
    }

    fn named(&mut self, path: &[&str], base: &Node, over: &Node, alone: fn(&Node) -> Node) -> Node {
        let (base, over) = (form::as_mapping(base, alone), form::as_mapping(over, alone));
        self.mappings(path, &base, &over)
    }

    fn pools(&mut self, path: &[&str], base: &Node, over: &Node) -> Node {
        if !base.is_sequence() || !over.is_sequence() || over.items().len() > MOST_POOLS {
            return self.plain(path, base, over);
        }
        let mut pools: Vec<Node> = Vec::new();
        for pool in base.items().iter().take(MOST_POOLS) {
            let mut pool = pool.clone();
            for later in over.items() {
                let is_new = pools.iter().all(|it| differ(it, later, "subnet"));
                if differ(&pool, later, "subnet") && is_new {
                    pools.push(later.clone());
                    continue;
                }
                pool = self.mappings(path, &pool, later);
                match pools.iter().position(|it| !differ(it, &pool, "subnet")) {
                    Some(at) => pools[at] = pool.clone(),
                    None => pools.push(pool.clone()),
                }
            }
        }
        base.with_items(pools)
    }

    /// `gpus: all` over `gpus: all`: Compose has made a list of the earlier one, and refuses it.
    fn words(&mut self, path: &[&str], base: &Node, over: &Node) -> Node {
        let name = quoted(path.last().copied().unwrap_or_default());
        let message = format!("{name} is a word here, which Compose lays over no other {name}");
        self.refuse(message, "leave it out here, or replace it with `!override`", base, over);
        over.clone()
    }

    fn forms(&mut self, path: &[&str], base: &Node, over: &Node) {
        let message = format!(
            "{} is {} here, and {} in what it is laid over",
            quoted(path.last().copied().unwrap_or_default()),
            over.kind(),
            base.kind()
        );
        let help = "write it in the same form, or replace it with `!override`";
        self.refuse(message, help, base, over);
    }

    fn refuse(&mut self, message: String, help: &str, base: &Node, over: &Node) {
        let problem = Problem::new(message).at(over.place()).help(help);
        self.refused.push(problem.note(base.place(), "it is laid over this"));
    }
}

/// Options of one driver mean nothing to another.
fn has_another_driver(base: &Node, over: &Node) -> bool {
    let has = |it: &Node| it.get_merged("driver").is_some();
    has(base) && has(over) && differ(base, over, "driver")
}

/// Whether both say something else, or one says nothing, under a key.
fn differ(one: &Node, other: &Node, key: &str) -> bool {
    let text = |it: &Node| it.get_merged(key).and_then(|it| it.as_str().map(str::to_owned));
    text(one) != text(other)
}

fn stands_at(one: &Node, other: &Node) -> bool {
    one.place().file() == other.place().file() && one.range() == other.range()
}

fn has_reset(node: &Node) -> bool {
    let below = |it: &Node| {
        it.items().iter().any(has_reset) || it.entries().iter().any(|it| has_reset(&it.value))
    };
    Merge::is_reset(node) || below(node)
}
