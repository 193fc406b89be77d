//! Files in, findings out: every rule is a static and a function.

mod allow;
mod application;
mod baseline;
mod beside;
mod dockerfile;
mod env_file;
mod example;
mod excerpt;
mod filled_in;
mod findings;
mod fingerprint;
mod fix;
mod history;
mod level;
mod many;
mod masks;
mod names;
mod neighbours;
mod outcome;
mod parts;
mod profile;
mod project;
mod put;
mod references;
pub mod report;
mod rule;
pub mod rules;
mod schema;
mod secrets;
pub(crate) mod settings;
mod shared;
mod taken_ports;
#[cfg(test)]
mod testing;
mod traefik;
mod verdict;

pub use self::{
    application::{Applications, DEFAULT, OVERRIDE, is_default},
    baseline::{Baseline, Known},
    beside::ByFolder,
    dockerfile::Dockerfile,
    env_file::{EnvEntry, EnvFile},
    excerpt::Excerpt,
    findings::{Finding, Findings},
    fingerprint::Fingerprint,
    fix::{Changed, Edit, Fix, Left, Mended, Repair, Safety, Why},
    history::{Age, History, Judged},
    level::Level,
    masks::Masks,
    names::NamesByFolder,
    neighbours::Neighbours,
    outcome::Outcome,
    parts::{folders_above, is_named_after},
    project::{FileKind, Presence, Profile, Project, ProjectFile, Reference, is_dockerfile},
    rule::{Check, Family, Rule, ServiceSite},
    secrets::Mounted,
    settings::{Config, FailOn, RuleId, Settings},
    verdict::{Levels, Verdict},
};
use crate::parallel;

use self::{fix::Yaml, many::Told};

/// Runs every rule; levels and allowances are for [`Verdict`] to apply.
pub fn check(project: &Project) -> Vec<Finding> {
    check_with(project, rules::all().iter().copied())
}

/// Runs every rule for a report: of more than anybody reads, the rest is counted.
fn check_for_report(project: &Project) -> Vec<Finding> {
    check_each(project, rules::all().iter().copied(), Told::most)
}

/// Runs these rules; those about what was found come last.
pub fn check_with(
    project: &Project,
    rules: impl IntoIterator<Item = &'static Rule>,
) -> Vec<Finding> {
    check_each(project, rules, Told::all)
}

/// Takes of each rule what is to be told of its findings.
fn check_each(
    project: &Project,
    rules: impl IntoIterator<Item = &'static Rule>,
    told: fn() -> Told,
) -> Vec<Finding> {
    let is_last = |it: &&Rule| matches!(it.check, Check::Found(_));
    let (last, first): (Vec<_>, Vec<_>) = rules.into_iter().partition(is_last);
    let bytes = project.files.iter().map(|it| it.source.text().len()).sum();
    let mut all = Vec::new();
    for rules in [first, last] {
        let added = parallel::map(&rules, bytes, |rule| {
            let mut findings = Findings::of(rule, told());
            rule.run(project, &all, &mut findings);
            findings.into_all()
        });
        all.extend(added.into_iter().flatten());
    }
    let mut all = findings::sorted(all);
    fix::name_variables(&mut all, project);
    all
}
