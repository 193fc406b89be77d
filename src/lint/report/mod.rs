//! Findings as text, one file per format.

mod compact;
mod github;
pub mod json;
mod pretty;
mod sarif;

use super::Verdict;
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
    /// SARIF 2.1.0, for code scanning.
    Sarif,
}

/// The whole report; `pretty` holds styles, which the stream takes out where they do not belong.
pub fn report(format: Format, verdict: &Verdict) -> serde_json::Result<String> {
    match format {
        Format::Pretty => Ok(pretty::report(verdict)),
        Format::Compact => Ok(compact::report(verdict)),
        Format::Json => json::report(verdict),
        Format::Github => Ok(github::report(verdict)),
        Format::Sarif => sarif::report(verdict),
    }
}

/// The line and column behind the last character of a place.
fn end(place: &Place) -> (usize, usize) {
    place.source().position(place.range().end)
}
