//! The Reviewdog Diagnostic Format, which reviewdog turns into review comments.

use serde::Serialize;

use super::Each;
use crate::{
    lint::{Finding, Level, Masks, Verdict},
    problem::Place,
};

/// `DiagnosticResult` of <https://github.com/reviewdog/reviewdog/tree/master/proto/rdf>
#[derive(Serialize)]
pub(super) struct Report<'a> {
    source: Source,
    diagnostics: Each<'a, Diagnostic>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
    url: &'static str,
}

#[derive(Serialize)]
struct Diagnostic {
    message: String,
    location: Location,
    severity: &'static str,
    code: Code,
}

#[derive(Serialize)]
struct Code {
    value: &'static str,
    url: String,
}

#[derive(Serialize)]
struct Location {
    path: String,
    range: Range,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

/// Both count from 1, the column in bytes of UTF-8.
#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

pub(super) fn report(verdict: &Verdict) -> Report<'_> {
    let source = Source { name: "smarteros", url: env!("CARGO_PKG_REPOSITORY") };
    Report { source, diagnostics: Each { verdict, make: diagnostic } }
}

fn diagnostic(finding: &Finding, _: &Masks) -> Diagnostic {
    let related = finding.related.iter().map(|(place, words)| format!("\nnote: {words}: {place}"));
    let help = finding.help.iter().map(|it| format!("\nhelp: {it}"));
    Diagnostic {
        message: finding.message.clone() + &related.chain(help).collect::<String>(),
        location: location(&finding.place),
        severity: match finding.level {
            Level::Error => "ERROR",
            Level::Warning => "WARNING",
            Level::Note | Level::Off => "INFO",
        },
        code: Code { value: finding.rule.id, url: finding.rule.url() },
    }
}

fn location(place: &Place) -> Location {
    let range = place.range();
    let position = |offset| {
        let source = place.source();
        let line = source.line_of(offset);
        Position { line, column: offset - source.line_range(line).start + 1 }
    };
    let range = Range { start: position(range.start), end: position(range.end) };
    Location { path: place.file().to_owned(), range }
}
