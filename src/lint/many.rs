//! Findings of one rule in one file that are more than anybody reads become one.

use std::{collections::HashMap, sync::Arc};

use super::{Finding, Level};
use crate::problem::Place;

/// Findings of a rule and a level in one file that are told one by one.
pub(super) const MOST: usize = 1000;

/// What one rule found, as far as it is told; what is left out is in one finding with all its places and secrets.
pub(super) struct Told {
    most: usize,
    all: Vec<Finding>,
    /// Of each file and level: how many there are, and the last that is told.
    counts: HashMap<(usize, Level), (usize, usize)>,
}

impl Told {
    /// For a reader.
    pub(super) fn most() -> Self {
        Self { most: MOST, all: Vec::new(), counts: HashMap::new() }
    }

    /// For whoever goes on with them.
    pub(super) fn all() -> Self {
        Self { most: usize::MAX - 1, ..Self::most() }
    }

    /// Says where it stands among those that are told, if it does.
    pub(super) fn take(&mut self, finding: Finding) -> Option<usize> {
        let file = Arc::as_ptr(finding.place.source()).addr();
        let (count, last) = self.counts.entry((file, finding.level)).or_default();
        *count += 1;
        if let Some(last) = self.all.get_mut(*last).filter(|_| *count > self.most + 1) {
            last.others.push(finding.place.range());
            last.secrets.extend(finding.secrets);
            return None;
        }
        *last = self.all.len();
        self.all.push(finding);
        Some(*last)
    }

    pub(super) fn get_mut(&mut self, at: usize) -> Option<&mut Finding> {
        self.all.get_mut(at)
    }

    pub(super) fn finish(mut self) -> Vec<Finding> {
        for it in self.all.iter_mut().filter(|it| !it.others.is_empty()) {
            it.say_how_many();
        }
        self.all
    }
}

impl Finding {
    /// Where it is, and where all those are that it stands for.
    pub(super) fn places(&self) -> impl Iterator<Item = Place> {
        let others = self.others.iter().map(|it| Place::new(self.place.source(), it.clone()));
        std::iter::once(self.place.clone()).chain(others)
    }

    pub(super) fn count(&self) -> usize {
        1 + self.others.len()
    }

    /// Without the places that are not wanted; nothing if none is left.
    pub(super) fn only_at(mut self, is_wanted: impl Fn(&Place) -> bool) -> Option<Self> {
        if self.others.is_empty() {
            return is_wanted(&self.place).then_some(self);
        }
        let mut left = self.places().filter(|it| is_wanted(it));
        let first = left.next()?;
        let others = left.map(|it| it.range()).collect();
        (self.place, self.others) = (first, others);
        self.say_how_many();
        Some(self)
    }

    fn say_how_many(&mut self) {
        self.message = match self.count() {
            1 => "one more of the same is not told".into(),
            more => format!("{more} more of the same are not told one by one"),
        };
        self.help = Some("put right what is told, and look again".into());
        self.related = Vec::new();
        self.fix = None;
    }
}

#[cfg(test)]
mod tests {
    use super::MOST;
    use crate::lint::{
        Levels, Verdict,
        report::{Format, report},
        testing::project,
    };

    /// A service per line from the second on, each with a password.
    fn judged(services: usize, allowed: &[usize]) -> Verdict {
        let service = |at| {
            let allow = if allowed.contains(&at) {
                " # smarteros: allow(hardcoded-secret) a demo"
            } else {
                ""
            };
            format!(
                "  s{at}: {{ image: a:1, environment: {{ DB_PASSWORD: Secr3t{at}x }} }}{allow}\n"
            )
        };
        let text = format!("services:\n{}", (0..services).map(service).collect::<String>());
        Verdict::of(&project(&[("compose.yml", &text)]), &Levels::default())
    }

    fn passwords(verdict: &Verdict) -> Vec<(usize, &str)> {
        let found = verdict.findings.iter().filter(|it| it.rule.id == "hardcoded-secret");
        found.map(|it| (it.place.line(), it.message.as_str())).collect()
    }

    #[test]
    fn the_last_stands_for_the_rest() {
        let verdict = judged(MOST + 3, &[]);
        let found = passwords(&verdict);
        assert_eq!(found.len(), MOST + 1);
        assert_eq!(found[MOST], (MOST + 2, "3 more of the same are not told one by one"));
        assert!(verdict.summary().contains(&(MOST + 3).to_string()), "{}", verdict.summary());
        for format in Format::all() {
            let report = report(format, &verdict).text().expect("serializes");
            assert!(!report.contains(&format!("Secr3t{}x", MOST + 2)), "{format:?}");
        }
    }

    #[test]
    fn what_is_allowed_is_not_counted() {
        let allowed = [3, MOST, MOST + 2];
        let verdict = judged(MOST + 3, &allowed);
        let found = passwords(&verdict);
        assert_eq!(found[MOST - 1], (MOST + 3, "one more of the same is not told"));
        assert!(verdict.findings.iter().all(|it| it.rule.id != "unused-allow"));
    }
}
