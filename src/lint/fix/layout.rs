//! How the lines around a node are laid out.

use std::ops::Range;

use crate::document::Source;

/// The line break that the file uses at this line.
pub(super) fn line_break(source: &Source, line: usize) -> &'static str {
    let end = source.line_range(line).end;
    let rest = &source.text()[end..];
    let here = if rest.is_empty() && line > 1 {
        &source.text()[source.line_range(line - 1).end..]
    } else {
        rest
    };
    if here.starts_with("\r\n") {
        "\r\n"
    } else if here.starts_with('\r') {
        "\r"
    } else {
        "\n"
    }
}

/// What stands before an offset on its line.
pub(super) fn front(source: &Source, offset: usize) -> &str {
    source.slice(source.line_range(source.line_of(offset)).start..offset)
}

/// The end of the line of an offset, if nothing but a comment follows on it.
pub(super) fn end_of_line(source: &Source, offset: usize) -> Option<usize> {
    let end = source.line_range(source.line_of(offset)).end;
    let rest = source.text().get(offset..end)?;
    let is_comment = rest.starts_with([' ', '\t']) && rest.trim_start().starts_with('#');
    (rest.trim().is_empty() || is_comment).then_some(end)
}

/// Whole lines, with a line break of their own; at the end of a file without one, with the one
/// before them.
pub(in crate::lint) fn lines(source: &Source, first: usize, last: usize) -> Range<usize> {
    let start = source.line_range(first).start;
    if last < source.line_count() {
        return start..source.line_range(last + 1).start;
    }
    let start = if first > 1 { source.line_range(first - 1).end } else { start };
    start..source.text().len()
}

/// The first of the comments right above a line that are as far to the right; the line itself where
/// there are none, or where they are the head of the file.
pub(super) fn with_comments(source: &Source, line: usize, indent: &str) -> usize {
    let is_ours = |it: &usize| {
        source.line(*it).strip_prefix(indent).is_some_and(|rest| rest.starts_with('#'))
    };
    let first = (1..line).rev().take_while(is_ours).last().unwrap_or(line);
    if first == 1 { line } else { first }
}

/// How far the first line that is further to the right is so, at most eight blanks.
pub(super) fn step(source: &Source) -> String {
    const FARTHEST: usize = 8;
    let lines = (1..=source.line_count()).map(|it| source.line(it));
    let width = |it: &str| it.len() - it.trim_start_matches(' ').len();
    let is_text =
        |it: &&str| !it.trim_start().is_empty() && !it.trim_start().starts_with(['#', '-']);
    let width = lines.filter(is_text).map(width).find(|it| *it > 0);
    " ".repeat(width.filter(|it| *it <= FARTHEST).unwrap_or(2))
}

/// What stands before the `-` of an item on its line, which are blanks.
pub(super) fn dash(source: &Source, item: usize) -> Option<&str> {
    let before = front(source, item);
    before.trim_end().strip_suffix('-').filter(|it| it.trim().is_empty())
}
