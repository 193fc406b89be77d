//! One finding for a text that several services share, not one for each of them.

use std::collections::{HashMap, HashSet};

use super::Finding;
use crate::problem::Place;

/// The service in which something was found.
#[derive(Clone)]
pub(super) struct Site {
    /// In backticks, as messages have it.
    pub(super) name: String,
    pub(super) place: Place,
}

/// The other services of one finding.
#[derive(Default)]
struct Others {
    seen: HashSet<(String, usize)>,
    last: Option<Site>,
    count: usize,
}

/// More are counted.
const MOST: usize = 3;

/// What one rule found, each with its service. What says the same at the same place but for the
/// service's name is one finding that names them all.
pub(super) fn once(found: impl Iterator<Item = (Finding, Option<Site>)>) -> Vec<Finding> {
    let mut all: Vec<Finding> = Vec::new();
    let mut first: HashMap<(String, usize, usize, String), (usize, Others)> = HashMap::new();
    for (finding, site) in found {
        let Some(site) = site else {
            all.push(finding);
            continue;
        };
        let range = finding.place.range();
        let words = finding.message.replace(&site.name, "`…`");
        let key = (finding.place.file().to_owned(), range.start, range.end, words);
        let (at, others) = first.entry(key).or_insert_with(|| (all.len(), Others::default()));
        let is_new = others.seen.insert((site.place.file().to_owned(), site.place.range().start));
        match all.get_mut(*at) {
            None => all.push(finding),
            Some(known) if is_new => others.add(site, known),
            Some(_) => {}
        }
    }
    for (at, others) in first.into_values() {
        if let Some((known, last)) = all.get_mut(at).zip(others.last) {
            let words = match others.count - MOST {
                1 => format!("and in {}", last.name),
                more => format!("and in {more} more services"),
            };
            known.related(last.place, words);
        }
    }
    all
}

impl Others {
    fn add(&mut self, site: Site, known: &mut Finding) {
        self.count += 1;
        if self.count <= MOST {
            known.related(site.place, format!("and in {}", site.name));
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
