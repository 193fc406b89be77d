//! What was put right in all projects of a run, one after the other.

use std::{collections::BTreeMap, sync::Arc};

use super::{Changed, Left, Repair};
use crate::{
    document::Source,
    lint::{Finding, Levels, Masks, Outcome, Verdict},
};

#[derive(Default)]
pub struct Mended {
    /// By name; new files are among them.
    pub changed: BTreeMap<String, Changed>,
    /// How many findings were put right.
    pub fixed: usize,
    /// What could be fixed, and was not.
    pub left: Vec<Left>,
    before: Outcome,
    after: Outcome,
}

impl Mended {
    /// Adds a project that was read with the changes of all before it.
    pub fn add(&mut self, repair: Repair, levels: &Levels) {
        self.after.extend(repair.outcome(levels));
        self.before.extend(repair.before);
        for (name, Changed { old, new }) in repair.changed {
            let old = self.changed.remove(&name).map_or(old, |it| it.old);
            self.changed.insert(name, Changed { old, new });
        }
        self.fixed += repair.fixed;
        self.left.extend(repair.left);
    }

    /// A file as it is now.
    pub fn source(&self, name: &str) -> Option<&Arc<Source>> {
        let old = || self.before.sources.iter().find(|it| it.name() == name);
        self.changed.get(name).map(|it| &it.new).or_else(old)
    }

    /// What is to be hidden of the files as they were.
    pub fn masks(&self) -> Masks {
        self.before.masks()
    }

    /// What remains. What was found in a file before a later project changed it is no more.
    pub fn verdict(&mut self) -> Verdict {
        let mut after = std::mem::take(&mut self.after);
        after.findings.retain(|it| self.is_of_today(it));
        Verdict::whole([after])
    }

    fn is_of_today(&self, finding: &Finding) -> bool {
        let source = finding.place.source();
        self.changed.get(source.name()).is_none_or(|Changed { new, .. }| {
            Arc::ptr_eq(new, source) || new.text() == source.text()
        })
    }
}
