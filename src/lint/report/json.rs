//! Findings for programs.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Each, end, shown_edits};
use crate::{
    lint::{Edit, Finding, Fix, Level, Masks, Safety, Verdict},
    problem::Place,
};

/// What `smarteros lint --format json` prints.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Report<'a> {
    /// In the order of files and places.
    #[schemars(with = "Vec<One>")]
    findings: Each<'a, One>,
    summary: Summary,
}

/// One thing that is wrong. Lines and columns count from 1, columns in characters.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Finding", deny_unknown_fields)]
struct One {
    /// Id of the rule; `smarteros explain` says more about it.
    rule: String,
    level: Level,
    /// Path from the folder of the run, with `/`.
    file: String,
    #[schemars(range(min = 1))]
    line: usize,
    #[schemars(range(min = 1))]
    column: usize,
    #[schemars(range(min = 1))]
    end_line: usize,
    /// The column behind the last character.
    #[schemars(range(min = 1))]
    end_column: usize,
    message: String,
    /// What to do about it.
    #[schemars(required)]
    help: Option<String>,
    /// Other places that explain it.
    related: Vec<Related>,
    /// The keys that lead to the place: `services.web.image`; empty where the file has none.
    path: String,
    /// Stays the same while lines move; unlike any other of the same file.
    fingerprint: String,
    /// What puts it right, where that can be said.
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Change>,
}

/// A change that `smarteros lint --fix` makes; lines and columns are those of the file before it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Fix", deny_unknown_fields)]
struct Change {
    title: String,
    /// `sure` keeps what works working; `risky` is for `--fix=all`.
    safety: Safety,
    /// None of them is over another. Left out where a secret would show.
    edits: Vec<Replacement>,
    /// Names that the `.env.example` beside the file gets.
    variables: Vec<String>,
}

/// Puts a text in the place of what is there.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Edit", deny_unknown_fields)]
struct Replacement {
    file: String,
    #[schemars(range(min = 1))]
    line: usize,
    #[schemars(range(min = 1))]
    column: usize,
    #[schemars(range(min = 1))]
    end_line: usize,
    #[schemars(range(min = 1))]
    end_column: usize,
    text: String,
}

#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Related {
    file: String,
    #[schemars(range(min = 1))]
    line: usize,
    #[schemars(range(min = 1))]
    column: usize,
    message: String,
}

#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Summary {
    errors: usize,
    warnings: usize,
    notes: usize,
    /// How many files were judged.
    files: usize,
}

impl<'a> Report<'a> {
    pub(super) fn of(verdict: &'a Verdict) -> Self {
        let summary = Summary {
            errors: verdict.count(Level::Error),
            warnings: verdict.count(Level::Warning),
            notes: verdict.count(Level::Note),
            files: verdict.files.len(),
        };
        Self { findings: Each { verdict, make: one }, summary }
    }
}

fn one(finding: &Finding, masks: &Masks) -> One {
    let Finding { rule, level, place, message, help, related, fingerprint, fix, .. } = finding;
    let (end_line, end_column) = end(place);
    One {
        rule: rule.id.into(),
        level: *level,
        file: place.file().into(),
        line: place.line(),
        column: place.column(),
        end_line,
        end_column,
        message: message.clone(),
        help: help.clone(),
        related: related.iter().map(|(place, words)| other(place, words)).collect(),
        path: fingerprint.path.clone(),
        fingerprint: fingerprint.to_string(),
        fix: fix.as_ref().map(|it| change(it, masks)),
    }
}

fn change(fix: &Fix, masks: &Masks) -> Change {
    Change {
        title: fix.title.clone(),
        safety: fix.safety,
        edits: shown_edits(fix, masks).iter().map(replacement).collect(),
        variables: fix.variables.clone(),
    }
}

fn replacement(edit: &Edit) -> Replacement {
    let (end_line, end_column) = end(&edit.place);
    Replacement {
        file: edit.place.file().into(),
        line: edit.place.line(),
        column: edit.place.column(),
        end_line,
        end_column,
        text: edit.text.clone(),
    }
}

fn other(place: &Place, words: &str) -> Related {
    Related {
        file: place.file().into(),
        line: place.line(),
        column: place.column(),
        message: words.into(),
    }
}
