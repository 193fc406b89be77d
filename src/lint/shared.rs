//! One finding for a text that several services share, not one for each of them.

use std::{
    collections::{BTreeMap, HashMap, HashSet, hash_map::Entry},
    sync::Arc,
};

use super::Finding;
use crate::{document::Node, problem::quoted};

/// The service in which something was found, by its key. What is said of it is worked out for what was found.
#[derive(Clone)]
pub(super) struct Site {
    pub(super) key: Node,
}

impl Site {
    /// In backticks, as messages have it.
    fn name(&self) -> String {
        quoted(self.key.as_str().unwrap_or_default())
    }

    /// What tells it from others.
    fn id(&self) -> (usize, usize) {
        (Arc::as_ptr(self.key.source()).addr(), self.key.range().start)
    }
}

/// The other services of one finding.
struct Others {
    seen: HashSet<(usize, usize)>,
    last: Option<Site>,
    count: usize,
}

/// More are counted.
const MOST: usize = 3;

/// What one rule found, each with its service. What says the same at the same place but for the
/// service's name is one finding that names them all.
pub(super) fn once(found: impl Iterator<Item = (Finding, Option<Site>)>) -> Vec<Finding> {
    let mut all: Vec<Finding> = Vec::new();
    let mut first: HashMap<(usize, usize, usize, String), (usize, Site)> = HashMap::new();
    // Most findings are the only one of their place.
    let mut shared: BTreeMap<usize, Others> = BTreeMap::new();
    for (finding, site) in found {
        let Some(site) = site else {
            all.push(finding);
            continue;
        };
        let (source, range) = (Arc::as_ptr(finding.place.source()).addr(), finding.place.range());
        let words = finding.message.replace(&site.name(), "`…`");
        match first.entry((source, range.start, range.end, words)) {
            Entry::Vacant(entry) => {
                entry.insert((all.len(), site));
                all.push(finding);
            }
            Entry::Occupied(entry) => {
                let (at, first) = entry.get();
                let others = shared.entry(*at).or_insert_with(|| Others::than(first));
                if let Some(known) = all.get_mut(*at).filter(|_| others.seen.insert(site.id())) {
                    others.add(site, known);
                }
            }
        }
    }
    for (at, others) in shared {
        if let Some((known, last)) = all.get_mut(at).zip(others.last) {
            let words = match others.count - MOST {
                1 => format!("and in {}", last.name()),
                more => format!("and in {more} more services"),
            };
            known.related(last.key.place(), words);
        }
    }
    all
}

impl Others {
    fn than(first: &Site) -> Self {
        Self { seen: HashSet::from([first.id()]), last: None, count: 0 }
    }

    fn add(&mut self, site: Site, known: &mut Finding) {
        self.count += 1;
        if self.count <= MOST {
            known.related(site.key.place(), format!("and in {}", site.name()));
        } else {
            self.last.get_or_insert(site);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Rule, rules::all, testing::find};

    fn rule(id: &str) -> &'static Rule {
        all().iter().find(|it| it.id == id).expect("a rule")
    }

    #[test]
    fn an_anchor_is_judged_once() {
        let text = "
x-app: &app
  image: example/app:latest
  restart: always
services:
  a: { <<: *app }
  b: { <<: *app }
  c: { <<: *app }
  d: { <<: *app }
  e: { <<: *app }
  f: { <<: *app }
";
        let found = find(rule("latest-tag"), text);
        let lines: Vec<_> = found.iter().map(|it| it.place.line()).collect();
        assert_eq!(lines, [3]);
        let words: Vec<_> = found[0].related.iter().map(|it| it.1.as_str()).collect();
        assert_eq!(words, ["and in `b`", "and in `c`", "and in `d`", "and in 2 more services"]);
    }
}
