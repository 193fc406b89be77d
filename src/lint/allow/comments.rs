//! Finding the comments, and taking them apart.

use std::ops::Range;

use super::{Style, style};
use crate::lint::ProjectFile;

/// One `smarteros: allow(…)`.
pub(super) struct AllowComment {
    pub(super) line: usize,
    /// From its marker to the end of the line.
    pub(super) range: Range<usize>,
    /// Nothing stands before it on its line.
    pub(super) own_line: bool,
    /// Where the ids are.
    pub(super) rules: Vec<Range<usize>>,
    pub(super) reason: String,
}

const WORD: &str = "smarteros:";

pub(super) fn all(file: &ProjectFile) -> Vec<AllowComment> {
    let text = file.source.text();
    if !text.contains(WORD) {
        return Vec::new();
    }
    if style(file) == Style::Yaml {
        let ours = |range: &Range<usize>| starts(&text[range.clone()], &["#"]);
        let comments = file.comments.iter().map(|it| it.range.clone());
        return comments.filter(ours).filter_map(|it| read(file, it)).collect();
    }
    let markers: &[&str] = match style(file) {
        Style::Markdown => &["<!--"],
        Style::Yaml | Style::Lines => &["#", "--", "//", ";"],
    };
    let found = text.match_indices(WORD).filter_map(|(at, _)| {
        let line = file.source.line_range(file.source.line_of(at));
        let before = text.get(line.start..at)?.trim_end();
        let marker = markers.iter().find(|it| before.ends_with(*it))?;
        let start = line.start + before.len() - marker.len();
        read(file, start..line.end)
    });
    found.collect()
}

/// Whether the words after a marker are for us.
fn starts(comment: &str, markers: &[&str]) -> bool {
    let body = comment.trim_start_matches(|c| markers.iter().any(|it| it.starts_with(c)));
    body.trim_start().starts_with(WORD)
}

/// Takes a comment apart, from its marker to the end of the line.
fn read(file: &ProjectFile, comment: Range<usize>) -> Option<AllowComment> {
    let text = file.source.slice(comment.clone());
    let after = text.find(WORD)? + WORD.len();
    let rest = text[after..].trim_start();
    let inner = rest.strip_prefix("allow")?.trim_start().strip_prefix('(')?;
    let (list, reason) = inner.split_once(')')?;
    let mut at = comment.start + text.len() - inner.len();
    let mut rules = Vec::new();
    for part in list.split(',') {
        let start = at + part.len() - part.trim_start().len();
        let id = part.trim();
        if !id.is_empty() {
            rules.push(start..start + id.len());
        }
        at += part.len() + 1;
    }
    let reason = reason.trim().trim_end_matches("-->");
    let reason = reason.trim_start_matches([':', '-', '–', '—', ' ']).trim().to_owned();
    let line = file.source.line_of(comment.start);
    let before = file.source.line_range(line).start..comment.start;
    let own_line = file.source.slice(before).trim().is_empty();
    Some(AllowComment { line, range: comment, own_line, rules, reason })
}
