//! A `traefik.*` label, taken apart at its dots.

use crate::{
    compose::{Assignment, Text},
    lint::filled_in::is_filled_in,
};

const PREFIX: &str = "traefik";

/// Traefik compares the words of a label without regard to case.
pub(in crate::lint) struct Label<'a> {
    pub(in crate::lint) assignment: &'a Assignment,
    pub(in crate::lint) parts: Vec<Text>,
}

impl<'a> Label<'a> {
    /// Nothing for labels that are not Traefik's.
    pub(super) fn read(assignment: &'a Assignment) -> Option<Self> {
        let name = assignment.name.trimmed();
        name.as_str().get(..PREFIX.len()).filter(|it| it.eq_ignore_ascii_case(PREFIX))?;
        let label = Self { assignment, parts: split(&name, '.') };
        label.is(0, PREFIX).then_some(label)
    }

    pub(in crate::lint) fn is(&self, at: usize, word: &str) -> bool {
        self.part(at).eq_ignore_ascii_case(word)
    }

    /// The word at a position, empty behind the last.
    pub(in crate::lint) fn part(&self, at: usize) -> &str {
        self.parts.get(at).map_or("", Text::as_str)
    }

    /// Everything from a position on, in lower case.
    pub(super) fn rest(&self, from: usize) -> String {
        let rest: Vec<_> = self.parts.iter().skip(from).map(Text::as_str).collect();
        rest.join(".").to_ascii_lowercase()
    }
}

/// Whether a variable or another tool's template decides a part of it.
pub(in crate::lint) fn is_open(text: &Text) -> bool {
    !text.template().is_literal() || is_filled_in(text.as_str())
}

/// `a, b` taken apart, without blanks and empty parts.
pub(in crate::lint) fn list(text: &Text) -> Vec<Text> {
    let parts = split(text, ',').into_iter().map(|it| it.trimmed());
    parts.filter(|it| !it.as_str().is_empty()).collect()
}

/// Split at a character that does not stand inside `${…}`.
fn split(text: &Text, at: char) -> Vec<Text> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    for (offset, c) in text.as_str().char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if c == at && depth == 0 => {
                parts.push(text.part(start..offset));
                start = offset + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(text.part(start..text.as_str().len()));
    parts
}
