//! What was found in one project, until it is known what all projects of a run hide.

use std::{collections::HashSet, iter, sync::Arc};

use super::{
    Finding, Level, Levels, Masks, Project, allow::Allowances, check_for_report, fingerprint,
};
use crate::{document::Source, problem::Place};

/// Levels and allowances are applied; the words still hold secrets.
#[derive(Default)]
pub struct Outcome {
    pub(super) findings: Vec<Finding>,
    /// Also those of findings that are not reported.
    pub(super) secrets: Vec<Place>,
    /// The texts that it may show.
    pub(super) sources: Vec<Arc<Source>>,
    /// Every file that was judged.
    pub(super) files: Vec<String>,
}

impl Outcome {
    /// Every rule is run whatever the levels are, so that secrets are known and hidden.
    pub fn of(project: &Project, levels: &Levels) -> Self {
        // A report tells the changes, and makes none.
        let mut outcome = Self::judged(check_for_report(project), project, levels);
        for fix in outcome.findings.iter_mut().filter_map(|it| it.fix.as_mut()) {
            fix.claims = Vec::new();
        }
        let shown: HashSet<_> = outcome.findings.iter().flat_map(sources).collect();
        outcome.sources.retain(|it| shown.contains(&Arc::as_ptr(it)));
        outcome
    }

    pub(super) fn judged(found: Vec<Finding>, project: &Project, levels: &Levels) -> Self {
        let hidden = Self::hidden(&found, project);
        let allowances = Allowances::of(project);
        let left = found.into_iter().filter_map(|it| allowances.left_of(it));
        let mut findings = levels.apply(left);
        fingerprint::lead(&mut findings, project);
        Self { findings, ..hidden }
    }

    /// Only what is to be hidden, and where it may stand.
    pub(super) fn hidden(found: &[Finding], project: &Project) -> Self {
        let secrets = found.iter().flat_map(Finding::secret_places).collect();
        let sources = project.files.iter().map(|it| Arc::clone(&it.source)).collect();
        let files = project.files.iter().map(|it| it.name().to_owned()).collect();
        Self { findings: Vec::new(), secrets, sources, files }
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
        let secrets = all().flat_map(Finding::secret_places).collect();
        let sources = all().map(|it| Arc::clone(it.place.source())).collect();
        Self { findings: levels.apply(found), secrets, sources, files }
    }

    pub(super) fn extend(&mut self, other: Self) {
        self.findings.extend(other.findings);
        self.secrets.extend(other.secrets);
        self.sources.extend(other.sources);
        self.files.extend(other.files);
    }

    pub(super) fn masks(&self) -> Masks {
        Masks::of(&self.secrets, &self.sources)
    }
}

/// The texts that a finding's places are in.
fn sources(finding: &Finding) -> impl Iterator<Item = *const Source> {
    let edits = finding.fix.iter().flat_map(|it| &it.edits);
    let places = finding.related.iter().map(|(place, _)| place).chain(edits.map(|it| &it.place));
    iter::once(&finding.place).chain(places).map(|it| Arc::as_ptr(it.source()))
}

impl Levels {
    /// Each at its level, without those that are off.
    fn apply(&self, found: impl IntoIterator<Item = Finding>) -> Vec<Finding> {
        let mut findings: Vec<_> = found
            .into_iter()
            .filter_map(|mut it| {
                it.level = self.of(&it);
                (it.level != Level::Off).then_some(it)
            })
            .collect();
        findings.shrink_to_fit();
        findings
    }
}
