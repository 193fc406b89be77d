//! Compose's interpolation as a typed hole: a file is judged without anybody's `.env`.
//!
//! Grammar: compose-spec `12-interpolation.md`, compose-go `template/template.go`.

use std::ops::Range;

/// Text with its variables taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    pub pieces: Vec<Piece>,
    /// What is not valid: where, and why.
    pub errors: Vec<(Range<usize>, &'static str)>,
    /// Each `$` before neither a name, a brace nor another `$`. Compose 2 leaves it as it is
    /// (`patternString` of compose-go 2.0 to 2.14), `docker stack deploy` refuses it (docker/cli).
    pub lone: Vec<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text that stays as it is.
    Literal(Range<usize>),
    /// `$$`, which becomes `$`.
    Dollar(Range<usize>),
    Hole(Hole),
}

/// `$NAME`, `${NAME}` or `${NAME:-operand}`; ranges are offsets into the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hole {
    pub name: String,
    pub kind: HoleKind,
    /// What follows the operator.
    pub operand: Option<Range<usize>>,
    pub range: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HoleKind {
    /// `${A}`: nothing when it is not set.
    Plain,
    /// `${A:-b}` and `${A-b}`.
    Default,
    /// `${A:?b}` and `${A?b}`.
    Required,
    /// `${A:+b}` and `${A+b}`.
    Alternative,
}

/// How far variables are followed into the operands of others; each step reads the rest again.
const DEEPEST: usize = 16;

/// What is looked at of one text; the rest of it is taken for literal. Nobody writes so many.
const MOST: usize = 10_000;

impl Template {
    pub fn parse(text: &str) -> Self {
        let mut template = Self::default();
        template.read(text, 0, text.len());
        template
    }

    /// Every variable of the text, also those inside the operands of others, down to [`DEEPEST`].
    pub fn holes(&self, text: &str) -> Vec<Hole> {
        let mut all = Vec::new();
        self.gather(text, DEEPEST, &mut all);
        all
    }

    fn gather(&self, text: &str, depth: usize, all: &mut Vec<Hole>) {
        for piece in &self.pieces {
            let Piece::Hole(hole) = piece else { continue };
            all.push(hole.clone());
            if let Some(operand) = hole.operand.clone().filter(|_| depth > 0) {
                let mut inner = Self::default();
                inner.read(text, operand.start, operand.end);
                inner.gather(text, depth - 1, all);
            }
        }
    }

    /// Whether nothing but literal text is left.
    pub fn is_literal(&self) -> bool {
        !self.pieces.iter().any(|it| matches!(it, Piece::Hole(_)))
    }

    /// The text that runs, with `$$` as `$` and `hole` for every variable.
    pub fn with_holes_as(&self, text: &str, hole: &str) -> String {
        let pieces = self.pieces.iter().map(|it| match it {
            Piece::Literal(range) => &text[range.clone()],
            Piece::Dollar(_) => "$",
            Piece::Hole(_) => hole,
        });
        pieces.collect()
    }

    fn read(&mut self, text: &str, start: usize, end: usize) {
        let mut at = start;
        let mut literal = start;
        while let Some(dollar) = text[at..end].find('$').map(|it| it + at) {
            if self.pieces.len().max(self.lone.len()) > MOST {
                break;
            }
            let after = &text[dollar + 1..end];
            let next = if after.starts_with('$') {
                self.literal(literal..dollar);
                self.pieces.push(Piece::Dollar(dollar..dollar + 2));
                dollar + 2
            } else if after.starts_with('{') {
                self.literal(literal..dollar);
                self.braced(text, dollar, end)
            } else {
                let length = name_length(after);
                if length == 0 {
                    self.lone.push(dollar);
                    at = dollar + 1;
                    continue;
                }
                self.literal(literal..dollar);
                let range = dollar..dollar + 1 + length;
                let name = after[..length].to_owned();
                let hole =
                    Hole { name, kind: HoleKind::Plain, operand: None, range: range.clone() };
                self.pieces.push(Piece::Hole(hole));
                range.end
            };
            at = next;
            literal = next;
        }
        self.literal(literal..end);
    }

    fn literal(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.pieces.push(Piece::Literal(range));
        }
    }

    /// `${…}` from its dollar; returns where the text goes on.
    fn braced(&mut self, text: &str, dollar: usize, end: usize) -> usize {
        let inside = dollar + 2;
        let Some(close) = closing_brace(&text[inside..end]).map(|it| it + inside) else {
            self.errors.push((dollar..end, "`${` is never closed"));
            self.literal(dollar..end);
            return end;
        };
        let range = dollar..close + 1;
        let length = name_length(&text[inside..close]);
        let operator = &text[inside + length..close];
        let kind = operator_of(operator);
        match kind {
            Some((kind, width)) if length > 0 => {
                let operand = (width > 0).then_some(inside + length + width..close);
                let name = text[inside..inside + length].to_owned();
                self.pieces.push(Piece::Hole(Hole { name, kind, operand, range }));
            }
            _ => {
                self.errors.push((range.clone(), "this is not a variable Compose understands"));
                self.literal(range);
            }
        }
        close + 1
    }
}

fn operator_of(text: &str) -> Option<(HoleKind, usize)> {
    let (width, operator) = match text.strip_prefix(':') {
        Some(rest) => (2, rest),
        None => (1, text),
    };
    match operator.as_bytes().first() {
        None if width == 1 => Some((HoleKind::Plain, 0)),
        Some(b'-') => Some((HoleKind::Default, width)),
        Some(b'?') => Some((HoleKind::Required, width)),
        Some(b'+') => Some((HoleKind::Alternative, width)),
        _ => None,
    }
}

fn name_length(text: &str) -> usize {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return 0;
    }
    text.bytes().take_while(|it| it.is_ascii_alphanumeric() || *it == b'_').count()
}

/// The brace that closes a variable; braces of nested variables are passed over.
fn closing_brace(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'{' if at > 0 && bytes[at - 1] == b'$' => depth += 1,
            b'}' if depth == 0 => return Some(at),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<(String, HoleKind)> {
        let template = Template::parse(text);
        template.holes(text).into_iter().map(|it| (it.name, it.kind)).collect()
    }

    #[test]
    fn of_more_variables_than_anybody_writes_the_rest_is_text() {
        let text = "${A}".repeat(MOST + 10);
        let template = Template::parse(&text);
        let last = template.pieces.last().cloned();
        assert_eq!(last, Some(Piece::Literal((MOST + 1) * 4..text.len())));
    }

    #[test]
    fn every_form() {
        use HoleKind::{Alternative, Default, Plain, Required};
        assert_eq!(names("a $B ${C} $$D"), [("B".into(), Plain), ("C".into(), Plain)]);
        assert_eq!(names("${A:-x}${B-y}"), [("A".into(), Default), ("B".into(), Default)]);
        assert_eq!(names("${A:?x}${B:+y}"), [("A".into(), Required), ("B".into(), Alternative)]);
        assert_eq!(names("${A:-${B:-c}}"), [("A".into(), Default), ("B".into(), Default)]);
    }

    #[test]
    fn what_is_wrong_is_said_and_kept() {
        for text in ["${", "${}", "${A", "${A!b}", "${1}", "${A:}"] {
            assert!(!Template::parse(text).errors.is_empty(), "{text}");
        }
        for text in ["$$", "${A:-}", "a{b}", "$A$B", "", "$ x", "cost: 5$", "$(date)", "$1"] {
            assert!(Template::parse(text).errors.is_empty(), "{text}");
        }
    }

    #[test]
    fn a_lone_dollar_stays() {
        let template = Template::parse("$(a) $$ $B 5$");
        assert_eq!(template.lone, [0, 12]);
        assert_eq!(template.with_holes_as("$(a) $$ $B 5$", "?"), "$(a) $ ? 5$");
    }

    #[test]
    fn very_deep_operands_are_not_followed() {
        let depth = 100_000;
        let text = "${A:-".repeat(depth) + &"}".repeat(depth);
        assert_eq!(names(&text).len(), DEEPEST + 1);
    }

    #[test]
    fn what_runs() {
        let text = "DO $$ x ${A} $$";
        assert_eq!(Template::parse(text).with_holes_as(text, "?"), "DO $ x ? $");
    }
}
