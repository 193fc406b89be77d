//! A file's text and its lines.

use std::{fmt, ops::Range};

/// Offsets are bytes into [`Source::text`], which does not hold a byte order mark.
///
/// A line ends with `\n`, `\r\n` or `\r`, as YAML has it.
pub struct Source {
    name: String,
    text: String,
    has_bom: bool,
    line_starts: Vec<usize>,
    /// How many characters start before every [`STEP`]th byte.
    characters: Vec<usize>,
}

/// A line may be as long as the file, and hold as many findings.
const STEP: usize = 1024;

impl Source {
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let mut text = text.into();
        let has_bom = text.starts_with('\u{feff}');
        if has_bom {
            text.drain(..'\u{feff}'.len_utf8());
        }
        let line_starts = line_starts(&text);
        let characters = characters(text.as_bytes());
        Self { name: name.into(), text, has_bom, line_starts, characters }
    }

    /// A file of this name, and with a byte order mark where this has one, that holds another text.
    #[must_use]
    pub fn with_text(&self, text: &str) -> Self {
        Self { has_bom: self.has_bom, ..Self::new(&*self.name, text) }
    }

    /// What the file holds, byte order mark included.
    pub fn bytes(&self) -> Vec<u8> {
        let mark = if self.has_bom { "\u{feff}" } else { "" };
        [mark, &self.text].concat().into_bytes()
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether a byte order mark has to be written back before [`Source::text`].
    pub fn has_bom(&self) -> bool {
        self.has_bom
    }

    pub fn slice(&self, range: Range<usize>) -> &str {
        &self.text[range]
    }

    /// The start of the character that `offset` falls in, or the end of the text.
    pub(super) fn boundary(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        (0..=offset).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or_default()
    }

    /// At least 1; a final line break starts one more, empty line.
    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }

    /// The line that holds `offset`, counted from 1.
    pub fn line_of(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= offset)
    }

    /// The range of a line counted from 1, without its line break.
    pub fn line_range(&self, line: usize) -> Range<usize> {
        let start = self.line_starts[line - 1];
        let end = self.line_starts.get(line).copied().unwrap_or(self.text.len());
        let line = self.text[start..end].trim_end_matches(['\n', '\r']);
        start..start + line.len()
    }

    pub fn line(&self, line: usize) -> &str {
        self.slice(self.line_range(line))
    }

    /// Line and column of an offset, both counted from 1, the column in characters.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let line = self.line_of(offset);
        let start = self.line_starts[line - 1];
        (line, self.characters_before(offset) - self.characters_before(start) + 1)
    }

    fn characters_before(&self, offset: usize) -> usize {
        let step = offset / STEP;
        self.characters[step] + starts(&self.text.as_bytes()[step * STEP..offset])
    }
}

impl fmt::Debug for Source {
    /// The text may hold secrets and stays out of it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Source").field(&self.name).finish()
    }
}

fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends_line = |at: usize| match bytes[at] {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    };
    let breaks = (0..bytes.len()).filter(|at| ends_line(*at)).map(|at| at + 1);
    std::iter::once(0).chain(breaks).collect()
}

fn characters(bytes: &[u8]) -> Vec<usize> {
    let mut total = 0;
    let mut before = vec![0];
    for step in bytes.chunks_exact(STEP) {
        total += starts(step);
        before.push(total);
    }
    before
}

/// How many characters of UTF-8 start among these bytes.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|it| **it & 0b1100_0000 != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_break_counts_once() {
        let source = Source::new("f", "a\nb\r\nc\rd");
        let lines: Vec<&str> = (1..=source.line_count()).map(|it| source.line(it)).collect();
        assert_eq!(lines, ["a", "b", "c", "d"]);
    }

    #[test]
    fn positions() {
        let source = Source::new("f", "ab\nñé: x\n");
        let table = [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (5, (2, 2)), (7, (2, 3)), (11, (3, 1))];
        for (offset, expected) in table {
            assert_eq!(source.position(offset), expected, "{offset}");
        }
    }

    #[test]
    fn columns_of_a_long_line() {
        let line = "añ€😀".repeat(1000);
        let source = Source::new("f", format!("é\n{line}"));
        for (before, (at, _)) in line.char_indices().enumerate() {
            assert_eq!(source.position(3 + at), (2, before + 1));
        }
        assert_eq!(source.position(source.text().len()), (2, 4001));
    }

    #[test]
    fn a_byte_order_mark_does_not_shift_columns() {
        let source = Source::new("f", "\u{feff}ab");
        assert!(source.has_bom());
        assert_eq!((source.text(), source.position(1)), ("ab", (1, 2)));
    }

    #[test]
    fn debug_hides_the_text() {
        assert_eq!(format!("{:?}", Source::new("f", "password: x")), "Source(\"f\")");
    }

    #[test]
    fn an_empty_file_has_one_empty_line() {
        let source = Source::new("f", "");
        assert_eq!((source.line_count(), source.line(1), source.position(0)), (1, "", (1, 1)));
    }
}
