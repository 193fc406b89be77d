//! Findings as text, one file per format.

mod compact;
mod github;
mod gitlab;
pub mod json;
mod junit;
mod pretty;
mod rdjson;
mod sarif;

use std::fmt::{self, Write as _};

use clap::ValueEnum as _;
use serde::{Serialize, Serializer};

use super::{Edit, Finding, Fix, Masks, Verdict};
use crate::problem::Place;

/// How findings are written down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people: the lines themselves, with what is wrong marked.
    #[default]
    Pretty,
    /// One line per finding: `file:line:column: level[rule] message`.
    Compact,
    /// For programs; its schema is `smarteros schema --of findings`.
    Json,
    /// GitHub workflow commands, which become annotations of a pull request.
    Github,
    /// GitLab's Code Quality report, which merge requests show.
    Gitlab,
    /// JUnit XML, which CI systems show as tests; notes do not fail.
    Junit,
    /// The Reviewdog Diagnostic Format.
    Rdjson,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
}

impl Format {
    pub fn all() -> impl Iterator<Item = Self> {
        Self::value_variants().iter().copied()
    }
}

/// A whole report, made as it is written: of thousands of files it takes more memory than they do.
pub enum Report<'a> {
    Text(Text<'a>),
    Json(Json<'a>),
}

/// Lines; those of `pretty` hold styles, which the stream takes out where they do not belong.
pub struct Text<'a> {
    verdict: &'a Verdict,
    write: fn(&Verdict, &mut fmt::Formatter<'_>) -> fmt::Result,
}

/// To be serialized.
#[derive(Serialize)]
#[serde(transparent)]
pub struct Json<'a>(Structured<'a>);

/// The formats that are JSON.
#[derive(Serialize)]
#[serde(untagged)]
enum Structured<'a> {
    Own(json::Report<'a>),
    Gitlab(gitlab::Report<'a>),
    Rdjson(rdjson::Report<'a>),
    Sarif(sarif::Report<'a>),
}

pub fn report(format: Format, verdict: &Verdict) -> Report<'_> {
    let text = |write| Report::Text(Text { verdict, write });
    let json = |it| Report::Json(Json(it));
    match format {
        Format::Pretty => text(pretty::write),
        Format::Compact => text(compact::write),
        Format::Github => text(github::write),
        Format::Junit => text(junit::write),
        Format::Json => json(Structured::Own(json::Report::of(verdict))),
        Format::Gitlab => json(Structured::Gitlab(gitlab::report(verdict))),
        Format::Rdjson => json(Structured::Rdjson(rdjson::report(verdict))),
        Format::Sarif => json(Structured::Sarif(sarif::report(verdict))),
    }
}

impl Report<'_> {
    pub fn text(self) -> serde_json::Result<String> {
        match self {
            Self::Text(text) => Ok(text.to_string()),
            Self::Json(json) => serde_json::to_string_pretty(&json).map(|it| it + "\n"),
        }
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (self.write)(self.verdict, f)
    }
}

/// What a format makes of each finding, one after the other.
struct Each<'a, T> {
    verdict: &'a Verdict,
    make: fn(&'a Finding, &'a Masks) -> T,
}

impl<T: Serialize> Serialize for Each<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Verdict { findings, masks, .. } = self.verdict;
        serializer.collect_seq(findings.iter().map(|it| (self.make)(it, masks)))
    }
}

/// The line and column behind the last character of a place.
fn end(place: &Place) -> (usize, usize) {
    place.source().position(place.range().end)
}

fn hex(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in bytes {
        // Writing to a `String` does not fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// The edits of a change; none when one of them would repeat a secret.
fn shown_edits<'a>(fix: &'a Fix, masks: &Masks) -> &'a [Edit] {
    let tells =
        |it: &Edit| it.repeats && masks.hide_some_of(&it.place) || masks.words(&it.text) != it.text;
    if fix.edits.iter().any(tells) { &[] } else { &fix.edits }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::{Finding, Fingerprint, Levels, Project, ProjectFile, rules};

    const SECRET: &str = "s3cr\u{e9}t-value";

    /// A finding on every line of the project, each with its file's secrets.
    fn found(project: &Project) -> Vec<Finding> {
        let rule = rules::find("latest-tag").expect("exists");
        let mut all = Vec::new();
        for file in &project.files {
            let at = |it: (usize, &str)| it.0..it.0 + it.1.len();
            let secrets: Vec<_> = file.source.text().match_indices(SECRET).map(at).collect();
            for line in 1..=file.source.line_count() {
                let place = file.place(file.source.line_range(line));
                all.push(Finding {
                    rule,
                    level: rule.level,
                    message: format!("`{}` is wrong", place.source().slice(place.range())),
                    help: Some(format!("remove {SECRET}")),
                    related: vec![(place.clone(), format!("{SECRET}!"))],
                    secrets: if line % 2 == 0 { secrets.clone() } else { Vec::new() },
                    fingerprint: Fingerprint::default(),
                    fix: Some(Fix::sure("quote it").edit(Edit::new(place.clone(), SECRET))),
                    others: Vec::new(),
                    place,
                });
            }
        }
        all
    }

    #[test]
    fn no_format_shows_a_secret() {
        let compose = format!(
            "services:\n  a:\n    environment: {{PASSWORD: {SECRET}}}\n    command: |\n      psql -c \"ALTER ROLE a PASSWORD '{SECRET}'\"\n      # {SECRET} {SECRET}{SECRET}\n    x: https://a:{SECRET}@b/c\n"
        );
        let files = [("compose.yml", compose), (".env", format!("\n# {SECRET}\nA={SECRET}\n"))];
        let files = files.map(|(name, text)| ProjectFile::read(name, text.as_bytes()));
        let project = Project { files: files.into(), ..Project::default() };
        let verdict = Verdict::judged(found(&project), &project, &Levels::default());
        assert_eq!(verdict.findings.len(), 12);
        for format in Format::all() {
            let report = report(format, &verdict).text().expect("serializes");
            assert!(report.contains("***"), "{format:?}");
            for secret in [SECRET, "s3cr", "t-value"] {
                assert!(!report.contains(secret), "{format:?}: {report}");
            }
        }
    }

    #[test]
    fn a_secret_is_hidden_also_when_what_found_it_is_allowed() {
        let text = format!("services:\n  a:\n    image: x # {SECRET}\n");
        let file = ProjectFile::read("compose.yml", text.as_bytes());
        let project = Project { files: vec![file], ..Project::default() };
        let mut found = found(&project);
        found[1].level = crate::lint::Level::Off;
        let verdict = Verdict::judged(found, &project, &Levels::default());
        let report = report(Format::Pretty, &verdict).text().expect("serializes");
        assert!(report.contains("image: x # ***") && !report.contains(SECRET), "{report}");
    }
}
