//! One finding for a text that several services share, not one for each of them.

use std::{
    collections::{BTreeMap, HashMap, HashSet, hash_map::Entry},
    hash::{DefaultHasher, Hash as _, Hasher as _},
    sync::Arc,
};

use super::{Finding, many::Told};
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

    /// What is said there, without the service's name.
    fn said(&self, finding: &Finding) -> Said {
        let mut said = DefaultHasher::new();
        finding.message.split(&*self.name()).for_each(|it| it.hash(&mut said));
        let place = &finding.place;
        (Arc::as_ptr(place.source()).addr(), place.range()).hash(&mut said);
        said.finish()
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

/// Knows what was found in which service. What says the same at the same place but for the service's name
/// is one finding that names them all.
#[derive(Default)]
pub(super) struct Shared {
    /// The first of each kind, if it is told, and its service.
    first: HashMap<Said, (Option<usize>, Site)>,
    /// Most findings are the only one of their place.
    others: BTreeMap<usize, Others>,
}

/// A hash of a place and of what is said of it.
type Said = u64;

impl Shared {
    pub(super) fn take(&mut self, finding: Finding, site: Option<Site>, told: &mut Told) {
        let Some(site) = site else {
            told.take(finding);
            return;
        };
        match self.first.entry(site.said(&finding)) {
            Entry::Vacant(entry) => {
                entry.insert((told.take(finding), site));
            }
            Entry::Occupied(entry) => {
                let (at, first) = entry.get();
                let Some((at, known)) = at.and_then(|it| Some((it, told.get_mut(it)?))) else {
                    return;
                };
                let others = self.others.entry(at).or_insert_with(|| Others::than(first));
                if others.seen.insert(site.id()) {
                    others.add(site, known);
                }
            }
        }
    }

    /// Counts the services that are not named.
    pub(super) fn finish(self, told: &mut Told) {
        for (at, others) in self.others {
            if let Some((known, last)) = told.get_mut(at).zip(others.last) {
                let words = match others.count - MOST {
                    1 => format!("and in {}", last.name()),
                    more => format!("and in {more} more services"),
                };
                known.related(last.key.place(), words);
            }
        }
    }
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
