//! Making the changes: as many at once as go together, again and again until nothing changes.

use std::{collections::BTreeMap, sync::Arc};

use super::{Left, Safety, choice::Choice, moved::remember, texts::Texts, trial::Trial};
use crate::{
    document::Source,
    lint::{Baseline, Finding, Levels, Outcome, Project, Verdict, check},
};

/// What came of it.
pub struct Repair {
    /// With the changed files in it.
    pub project: Project,
    /// What was to be hidden then, without findings.
    pub(super) before: Outcome,
    /// By name; new files are among them.
    pub changed: BTreeMap<String, Changed>,
    /// How many findings were put right.
    pub fixed: usize,
    /// What could be fixed, and was not.
    pub left: Vec<Left>,
    /// Everything the rules find now.
    found: Vec<Finding>,
}

/// A file before and after.
pub struct Changed {
    /// Nothing for a file that was not there.
    pub old: Option<Arc<Source>>,
    pub new: Arc<Source>,
}

/// Changes do not wait for each other more often than this.
const PASSES: usize = 10;

impl Repair {
    /// Puts right what is reported and not `known`, as far as `most` lets it. The `examples` are those
    /// `.env.example` that are there and not judged, by name.
    pub fn of(
        mut project: Project,
        levels: &Levels,
        known: &Baseline,
        most: Safety,
        examples: BTreeMap<String, Arc<Source>>,
    ) -> Self {
        let mut texts = Texts { examples };
        let mut found = check(&project);
        let before = Outcome::hidden(&found, &project);
        let mut changed: BTreeMap<String, Changed> = BTreeMap::new();
        let (mut fixed, mut left) = (0, Vec::new());
        for _ in 0..PASSES {
            let mut reported = Verdict::judged(found.clone(), &project, levels);
            known.hide_known(&mut reported, |it| levels.settings.from_root(it));
            let choices = Choice::all(&reported.findings, most);
            let outcome = Trial::new(&mut project, &texts, &found).settle(&choices);
            left = outcome.left;
            if outcome.good.is_empty() {
                break;
            }
            fixed += outcome.good.len();
            remember(&mut project, &outcome.good);
            for new in texts.with(&project, &outcome.good) {
                let old = texts.take_over(&mut project, &new);
                let name = new.name().to_owned();
                let old = changed.remove(&name).map_or(old, |it| it.old);
                changed.insert(name, Changed { old, new });
            }
            found = check(&project);
        }
        Self { project, before, changed, fixed, left, found }
    }

    /// What is reported of it now.
    pub(super) fn outcome(&self, levels: &Levels) -> Outcome {
        Outcome::judged(self.found.clone(), &self.project, levels)
    }
}
