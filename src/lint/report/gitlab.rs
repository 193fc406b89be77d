//! GitLab's Code Quality report, which merge requests show.

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::{Each, end, hex};
use crate::lint::{Finding, Level, Masks, Verdict};

/// Code Climate's issue, as far as GitLab reads it:
/// <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>
#[derive(Serialize)]
pub(super) struct Issue<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    check_name: &'static str,
    categories: [&'static str; 1],
    description: &'a str,
    severity: &'static str,
    /// No other issue of the report has it.
    fingerprint: String,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

pub(super) type Report<'a> = Each<'a, Issue<'a>>;

pub(super) fn report(verdict: &Verdict) -> Report<'_> {
    Each { verdict, make: issue }
}

fn issue<'a>(finding: &'a Finding, _: &'a Masks) -> Issue<'a> {
    let place = &finding.place;
    Issue {
        kind: "issue",
        check_name: finding.rule.id,
        categories: ["Bug Risk"],
        description: &finding.message,
        severity: match finding.level {
            Level::Error => "critical",
            Level::Warning => "major",
            Level::Note | Level::Off => "info",
        },
        fingerprint: unique(finding),
        location: Location {
            path: place.file(),
            lines: Lines { begin: place.line(), end: end(place).0 },
        },
    }
}

/// The fingerprint is unique within its file; this one is within the report.
fn unique(finding: &Finding) -> String {
    let hash = Sha256::new().chain_update(finding.place.file()).chain_update([0]);
    hex(&hash.chain_update(finding.fingerprint.to_string()).finalize()[..16])
}
