//! Files in, findings out: every rule is a static and a function.

mod findings;
mod level;
mod project;
mod references;
pub mod report;
mod rule;
pub mod rules;
mod schema;
mod secrets;
#[cfg(test)]
mod testing;
mod traefik;

pub use self::{
    findings::{Finding, Findings},
    level::Level,
    project::{EnvEntry, EnvFile, FileKind, Presence, Profile, Project, ProjectFile, Reference},
    rule::{Check, Family, Rule, ServiceSite},
};

/// Runs every rule; levels and allowances are for the caller to apply.
pub fn check(project: &Project) -> Vec<Finding> {
    check_with(project, rules::all().iter().copied())
}

/// Runs these rules.
pub fn check_with(
    project: &Project,
    rules: impl IntoIterator<Item = &'static Rule>,
) -> Vec<Finding> {
    let mut all = Vec::new();
    for rule in rules {
        let mut findings = Findings::of(rule);
        rule.run(project, &mut findings);
        all.extend(findings.into_all());
    }
    findings::sorted(all)
}
