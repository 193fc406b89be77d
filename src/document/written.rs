//! The text of a scalar, and the way from a part of it back to the bytes it was written as.

use std::{ops::Range, sync::OnceLock};

use super::{Source, Span};

pub struct Scalar {
    pub style: ScalarStyle,
    /// Written between `[]` or `{}`, where some characters mean more.
    pub in_flow: bool,
    body: Span,
    /// Nothing for one that is written as its text.
    decoded: Option<Box<Decoded>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScalarStyle {
    Plain,
    Single,
    Double,
    Literal,
    Folded,
}

/// A text that was written with escapes, folded or indented, or that was made.
struct Decoded {
    text: Box<str>,
    /// Worked out when first asked for.
    written: OnceLock<Written>,
}

enum Written {
    /// Every [`STEP`]th character or so: its offset in the text, and that of what was not yet read of the bytes
    /// before it.
    Steps(Vec<(usize, usize)>),
    /// The whole of what it was made from stands for every part of it.
    Whole,
}

/// A scalar may be as long as the file, and hold as many findings.
const STEP: usize = 64;

impl Scalar {
    /// A text whose bytes, without quotes and the header of a block, stand at `body`.
    pub(super) fn new(
        source: &Source,
        body: Range<usize>,
        text: &str,
        style: ScalarStyle,
        in_flow: bool,
    ) -> Self {
        let is_written_so = source.slice(body.clone()) == text;
        let decoded = (!is_written_so).then(|| Decoded::boxed(text, OnceLock::new()));
        Self { style, in_flow, body: body.into(), decoded }
    }

    /// A text that was made of what stands there.
    pub(super) fn made(from: Range<usize>, text: &str) -> Self {
        let decoded = Some(Decoded::boxed(text, OnceLock::from(Written::Whole)));
        Self { style: ScalarStyle::Plain, in_flow: false, body: from.into(), decoded }
    }

    /// After escapes and folding.
    pub(super) fn text<'a>(&'a self, source: &'a Source) -> &'a str {
        self.decoded.as_ref().map_or_else(|| source.slice(self.body.range()), |it| &it.text)
    }

    /// The text as written: without quotes, or the lines under the header of a block.
    pub fn body(&self) -> Range<usize> {
        self.body.range()
    }

    /// The bytes of the file that stand for a part of the text.
    pub fn written(&self, source: &Source, range: Range<usize>) -> Range<usize> {
        let body = self.body();
        let start = body.start;
        let Some(decoded) = &self.decoded else {
            return start + range.start..start + range.end;
        };
        let raw = source.slice(body.clone());
        let written = || Written::Steps(steps(&decoded.text, raw, self.style));
        let steps = match decoded.written.get_or_init(written) {
            Written::Steps(steps) => steps,
            Written::Whole => return body,
        };
        let step = steps.partition_point(|it| it.0 <= range.start).saturating_sub(1);
        let (from, at) = steps.get(step).copied().unwrap_or_default();
        let mut walk = Walk { raw, at, style: self.style };
        let mut found: Option<Range<usize>> = None;
        for (offset, wanted) in decoded.text[from..].char_indices() {
            if from + offset >= range.end {
                break;
            }
            let bytes = walk.next(wanted);
            if from + offset >= range.start {
                let first = found.map_or(bytes.start, |it| it.start);
                found = Some(first..bytes.end);
            }
        }
        match found {
            Some(found) if found.start <= found.end => start + found.start..start + found.end,
            _ => start..start,
        }
    }
}

impl Decoded {
    fn boxed(text: &str, written: OnceLock<Written>) -> Box<Self> {
        Box::new(Self { text: text.into(), written })
    }
}

fn steps(text: &str, raw: &str, style: ScalarStyle) -> Vec<(usize, usize)> {
    let mut walk = Walk { raw, at: 0, style };
    let mut steps = Vec::new();
    for (count, (offset, wanted)) in text.char_indices().enumerate() {
        if count % STEP == 0 {
            steps.push((offset, walk.at));
        }
        walk.next(wanted);
    }
    steps
}

/// Steps through the raw text, one decoded character at a time.
struct Walk<'a> {
    raw: &'a str,
    at: usize,
    style: ScalarStyle,
}

impl Walk<'_> {
    /// The bytes that were written for this character; empty when folding made it of nothing.
    fn next(&mut self, wanted: char) -> Range<usize> {
        let rest = &self.raw[self.at..];
        if self.style == ScalarStyle::Double && rest.starts_with('\\') {
            return self.take(escape(rest));
        }
        if self.style == ScalarStyle::Single && rest.starts_with("''") && wanted == '\'' {
            return self.take(2);
        }
        if rest.starts_with(wanted) && !(wanted == ' ' && self.starts_line()) {
            return self.take(wanted.len_utf8());
        }
        let blank = rest.len() - rest.trim_start().len();
        if matches!(wanted, ' ' | '\n') && blank > 0 {
            return self.take(blank);
        }
        let skipped = rest.find(wanted).filter(|at| rest[..*at].trim().is_empty());
        self.at += skipped.unwrap_or(0);
        if skipped.is_some() { self.take(wanted.len_utf8()) } else { self.at..self.at }
    }

    fn starts_line(&self) -> bool {
        self.style == ScalarStyle::Literal && self.raw[..self.at].ends_with('\n')
    }

    fn take(&mut self, bytes: usize) -> Range<usize> {
        let start = self.at;
        self.at = (start + bytes).min(self.raw.len());
        while !self.raw.is_char_boundary(self.at) {
            self.at += 1;
        }
        start..self.at
    }
}

/// How many bytes an escape of a double-quoted scalar takes (YAML 1.2, 5.7).
fn escape(rest: &str) -> usize {
    match rest.as_bytes().get(1) {
        Some(b'x') => 4,
        Some(b'u') => 6,
        Some(b'U') => 10,
        Some(b'\n') => 2 + rest[2..].len() - rest[2..].trim_start().len(),
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use crate::document::{Value, parse};

    /// The raw text of the part that reads `wanted`.
    fn raw(yaml: &str, wanted: &str) -> String {
        let file = parse("f", yaml.as_bytes()).expect("parses");
        let node = file.documents[0].root.get("a").expect("a").clone();
        let Value::Scalar(scalar) = node.value() else { panic!("a scalar") };
        let at = node.as_str().expect("text").find(wanted).expect("wanted");
        file.source.slice(scalar.written(&file.source, at..at + wanted.len())).to_owned()
    }

    #[test]
    fn every_style_keeps_its_places() {
        assert_eq!(raw("a: x secret y", "secret"), "secret");
        assert_eq!(raw("a: 'it''s secret'", "secret"), "secret");
        assert_eq!(raw(r#"a: "q \"x\" secret""#, "secret"), "secret");
        assert_eq!(raw(r#"a: "\u00e9\n secret""#, "secret"), "secret");
        assert_eq!(raw("a: |\n  one\n    two secret\n  end\n", "secret"), "secret");
        assert_eq!(raw("a: >\n  one\n  two secret\n\n  end\n", "secret"), "secret");
        assert_eq!(raw("a: >-\n  sh -c \"\n  x 'secret'\n  \"\n", "'secret'"), "'secret'");
        assert_eq!(raw("a: one\n  two secret\n", "secret"), "secret");
        assert_eq!(raw("a: |\n  é secret\n", "secret"), "secret");
    }

    #[test]
    fn far_into_a_long_text() {
        let lines = "  é words\n".repeat(3000);
        assert_eq!(raw(&format!("a: |\n{lines}  secret\n{lines}"), "secret"), "secret");
        assert_eq!(raw(&format!("a: |\n{lines}  secret\n{lines}"), "é"), "é");
    }
}
