//! What is wrong with a file of variables, and where; never its text, which may be a secret.

use std::fmt;

/// Shown as `line 3: …`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// Counted from 1.
    pub line: usize,
    pub reason: &'static str,
}

impl ReadError {
    /// An error at `rest`, which is the end of `text`.
    pub(super) fn at(text: &str, rest: &str, reason: &'static str) -> Self {
        let before = text.len().saturating_sub(rest.len());
        let line = 1 + text.bytes().take(before).filter(|it| *it == b'\n').count();
        Self { line, reason }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.reason)
    }
}

impl std::error::Error for ReadError {}
