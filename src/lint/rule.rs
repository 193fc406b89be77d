//! A rule: what it is called, what it means, and the function that looks.

use super::{Finding, Findings, Level, Project, ProjectFile};
use crate::compose::{Compose, Service};

/// One rule. Its id names what is wrong and reads well after `allow`.
pub struct Rule {
    pub id: &'static str,
    pub family: Family,
    pub level: Level,
    /// One line, lower case, no full stop.
    pub summary: &'static str,
    /// The page: *What it does · Why is this bad? · Example · Use instead*.
    pub docs: &'static str,
    pub check: Check,
}

/// What a rule looks at.
pub enum Check {
    /// Every service of every compose file.
    Service(fn(&ServiceSite<'_>, &mut Findings)),
    /// Every compose file.
    Compose(fn(&Project, &ProjectFile, &Compose, &mut Findings)),
    /// Every file, of whatever kind.
    File(fn(&Project, &ProjectFile, &mut Findings)),
    /// All files together.
    Project(fn(&Project, &mut Findings)),
    /// What all the other rules found.
    Found(fn(&Project, &[Finding], &mut Findings)),
}

/// A service, and everything around it.
#[derive(Clone, Copy)]
pub struct ServiceSite<'a> {
    pub project: &'a Project,
    pub file: &'a ProjectFile,
    pub compose: &'a Compose,
    pub service: &'a Service,
}

/// Rules that belong together, in the order of the reader's interest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Family {
    Spec,
    Reference,
    Interpolation,
    Secret,
    Healthcheck,
    Dependency,
    Image,
    Volume,
    Network,
    Exposure,
    Traefik,
    Command,
    Project,
    Legacy,
    Portability,
    Operations,
}

impl Family {
    /// Also the folder its rules are in.
    pub fn name(self) -> &'static str {
        match self {
            Self::Spec => "spec",
            Self::Reference => "reference",
            Self::Interpolation => "interpolation",
            Self::Secret => "secret",
            Self::Healthcheck => "healthcheck",
            Self::Dependency => "dependency",
            Self::Image => "image",
            Self::Volume => "volume",
            Self::Network => "network",
            Self::Exposure => "exposure",
            Self::Traefik => "traefik",
            Self::Command => "command",
            Self::Project => "project",
            Self::Legacy => "legacy",
            Self::Portability => "portability",
            Self::Operations => "operations",
        }
    }
}

impl Rule {
    pub(super) fn run(
        &'static self,
        project: &Project,
        found: &[Finding],
        findings: &mut Findings,
    ) {
        match self.check {
            Check::Service(check) => {
                for (file, compose) in project.composes() {
                    for service in &compose.services {
                        check(&ServiceSite { project, file, compose, service }, findings);
                    }
                }
            }
            Check::Compose(check) => {
                for (file, compose) in project.composes() {
                    check(project, file, compose, findings);
                }
            }
            Check::File(check) => {
                for file in &project.files {
                    check(project, file, findings);
                }
            }
            Check::Project(check) => check(project, findings),
            Check::Found(check) => check(project, found, findings),
        }
    }

    /// Its page on the web.
    pub fn url(&self) -> String {
        let (family, file) = (self.family.name(), self.id.replace('-', "_"));
        let repository = env!("CARGO_PKG_REPOSITORY");
        format!("{repository}/blob/main/src/lint/rules/{family}/{file}.md")
    }

    /// The part of the page under a heading, without the heading.
    pub fn section(&self, heading: &str) -> Option<&'static str> {
        let start = self.docs.find(&format!("## {heading}\n"))? + heading.len() + 4;
        let rest = &self.docs[start..];
        Some(rest.find("\n## ").map_or(rest, |end| &rest[..end]).trim())
    }
}
