//! What is reported of what was found: levels and allowances applied, secrets hidden.

use std::sync::Arc;

use super::{
    Finding, Level, Project, Safety, allow::Allowances, check_for_report, fingerprint,
    masks::Masks, settings::RuleId, settings::Settings,
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
    /// Every rule is run whatever the levels are, so that secrets are known and hidden.
    pub fn of(project: &Project, levels: &Levels) -> Self {
        Self::judged(check_for_report(project), project, levels)
    }

    pub(super) fn judged(found: Vec<Finding>, project: &Project, levels: &Levels) -> Self {
        let sources = project.files.iter().map(|it| Arc::clone(&it.source));
        let masks = Masks::of(&found, sources);
        let allowances = Allowances::of(project);
        let found = found.into_iter().filter_map(|it| allowances.left_of(it));
        Self::told(found, masks, project, levels)
    }

    /// Of findings in several versions of files, whose allowances are applied already. The others
    /// are not reported, and hidden where those refer to them.
    pub(super) fn of_versions(
        found: Vec<Finding>,
        others: &[Finding],
        files: Vec<String>,
        levels: &Levels,
    ) -> Self {
        let all = || found.iter().chain(others);
        let masks = Masks::of(all(), all().map(|it| Arc::clone(it.place.source())));
        Self { files, ..Self::told(found, masks, &Project::default(), levels) }
    }

    fn told(
        found: impl IntoIterator<Item = Finding>,
        masks: Masks,
        project: &Project,
        levels: &Levels,
    ) -> Self {
        let mut findings = Vec::new();
        for mut finding in found {
            finding.level = levels.of(&finding);
            if finding.level == Level::Off {
                continue;
            }
            finding.message = masks.clean(&finding.message);
            finding.help = finding.help.map(|it| masks.clean(&it));
            for (_, words) in &mut finding.related {
                *words = masks.clean(words);
            }
            if let Some(fix) = &mut finding.fix {
                fix.title = masks.clean(&fix.title);
            }
            findings.push(finding);
        }
        fingerprint::mark(&mut findings, &masks, project);
        let files = project.files.iter().map(|it| it.name().to_owned()).collect();
        Self { findings, masks, files, known: 0 }
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

    fn of(&self, finding: &Finding) -> Level {
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
