//! What is reported of what was found: levels and allowances applied, secrets hidden.

use indexmap::IndexSet;

use super::{
    Finding, Level, Outcome, Project, Safety, findings::sorted, fingerprint, masks::Masks,
    settings::RuleId, settings::Settings,
};

/// The outcome of a run.
pub struct Verdict {
    /// In the order of files and places.
    pub findings: Vec<Finding>,
    pub masks: Masks,
    /// The names of the files that were judged.
    pub files: Vec<String>,
    /// How many findings a baseline left out.
    pub known: usize,
}

/// What decides about levels: the settings file, then the command line.
#[derive(Default)]
pub struct Levels {
    pub settings: Settings,
    /// Only these rules, also those that are off; all when empty.
    pub only: Vec<RuleId>,
    pub allow: Vec<RuleId>,
    /// These are errors.
    pub deny: Vec<RuleId>,
}

impl Verdict {
    pub fn of(project: &Project, levels: &Levels) -> Self {
        Self::whole([Outcome::of(project, levels)])
    }

    pub(super) fn judged(found: Vec<Finding>, project: &Project, levels: &Levels) -> Self {
        Self::whole([Outcome::judged(found, project, levels)])
    }

    /// Of all projects of a run: what is a secret in one is hidden in all.
    pub fn whole(outcomes: impl IntoIterator<Item = Outcome>) -> Self {
        let mut all = Outcome::default();
        for outcome in outcomes {
            all.extend(outcome);
        }
        let masks = all.masks();
        let Outcome { findings, files, .. } = all;
        let mut findings = sorted(findings);
        for finding in &mut findings {
            masks.clean_words_of(finding);
        }
        fingerprint::mark(&mut findings, &masks);
        let files: IndexSet<_> = files.into_iter().collect();
        Self { findings, masks, files: files.into_iter().collect(), known: 0 }
    }

    /// Leaves out what is found elsewhere.
    pub fn keep_files(&mut self, is_kept: impl Fn(&str) -> bool) {
        self.findings.retain(|it| is_kept(it.place.file()));
    }

    pub fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|it| it.level == level).map(Finding::count).sum()
    }

    /// How many findings `--fix` puts right, and how many more `--fix=all` does.
    pub fn fixable(&self) -> (usize, usize) {
        let count = |safety: Safety| {
            let fixes = self.findings.iter().filter_map(|it| it.fix.as_ref());
            fixes.filter(|it| it.safety == safety).count()
        };
        (count(Safety::Sure), count(Safety::Risky))
    }

    /// `3 errors, 1 warning in 4 files`
    pub fn summary(&self) -> String {
        let counted = |count: usize, word: &str| {
            format!("{count} {word}{}", if count == 1 { "" } else { "s" })
        };
        let levels = [Level::Error, Level::Warning, Level::Note];
        let counts = levels.map(|it| (self.count(it), it.name()));
        let parts = counts.iter().filter(|it| it.0 > 0).map(|(count, word)| counted(*count, word));
        let parts: Vec<_> = parts.collect();
        let found = if parts.is_empty() { "no findings".into() } else { parts.join(", ") };
        let known = match self.known {
            0 => String::new(),
            1 => "; 1 known one left out".into(),
            known => format!("; {known} known ones left out"),
        };
        format!("{found} in {}{known}", counted(self.files.len(), "file"))
    }
}

impl Levels {
    /// Whether the command line asks for a rule's findings.
    pub fn looks_for(&self, rule: &str) -> bool {
        let names = |rules: &[RuleId]| rules.iter().any(|it| it.id() == rule);
        !names(&self.allow) && (self.only.is_empty() || names(&self.only))
    }

    pub(super) fn of(&self, finding: &Finding) -> Level {
        let names = |rules: &[RuleId]| rules.iter().any(|it| it.id() == finding.rule.id);
        if !self.looks_for(finding.rule.id) {
            return Level::Off;
        }
        if names(&self.deny) {
            return Level::Error;
        }
        let set = self.settings.level(finding.rule.id, finding.place.file());
        let level = set.unwrap_or(finding.level);
        if level == Level::Off && names(&self.only) { Level::Note } else { level }
    }
}
