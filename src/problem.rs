//! What is wrong with a file, where, and what to do about it.

use std::{error::Error, fmt, ops::Range, sync::Arc};

use crate::document::Source;

/// An error about something the user wrote.
///
/// Messages are lower case, without a full stop, and put the user's words through [`quoted`].
#[derive(Clone, Debug)]
pub struct Problem {
    pub message: String,
    pub place: Option<Place>,
    pub help: Option<String>,
    /// Other places that explain this one, each with the words that introduce it.
    pub related: Vec<(Place, String)>,
}

impl Problem {
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), place: None, help: None, related: Vec::new() }
    }

    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    #[must_use]
    pub fn note(mut self, place: Place, text: impl Into<String>) -> Self {
        self.related.push((place, text.into()));
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if let Some(place) = &self.place {
            write!(f, "\n  --> {place}")?;
        }
        if let Some(help) = &self.help {
            write!(f, "\nhelp: {help}")?;
        }
        for (place, text) in &self.related {
            write!(f, "\nnote: {text} {place}")?;
        }
        Ok(())
    }
}

impl Error for Problem {}

/// A range of bytes in a file, shown as `file:line:column`.
#[derive(Clone, Debug)]
pub struct Place {
    source: Arc<Source>,
    range: Range<usize>,
}

impl Place {
    pub fn new(source: &Arc<Source>, range: Range<usize>) -> Self {
        Self { source: Arc::clone(source), range }
    }

    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    pub fn file(&self) -> &str {
        self.source.name()
    }

    /// Counted from 1.
    pub fn line(&self) -> usize {
        self.source.line_of(self.range.start)
    }

    /// Counted in characters, from 1.
    pub fn column(&self) -> usize {
        self.source.position(self.range.start).1
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = self.source.position(self.range.start);
        write!(f, "{}:{line}:{column}", self.file())
    }
}

/// The user's words in backticks, safe to print.
pub fn quoted(text: &str) -> String {
    format!("`{}`", printable(text))
}

/// The user's words without control characters, cut at 60 characters.
pub(crate) fn printable(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut shown = String::new();
    for character in text.chars().take(LONGEST) {
        if character.is_control() || is_invisible(character) {
            shown.extend(character.escape_unicode());
        } else {
            shown.push(character);
        }
    }
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}

/// Characters that reorder or hide the text around them.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_prints_message_place_help_and_notes() {
        let source = Arc::new(Source::new("stack.yaml", "a: 1\nñandú: 2\n"));
        let problem = Problem::new("unknown field `ñandú`")
            .at(Place::new(&source, 5..12))
            .help("remove it")
            .note(Place::new(&source, 0..1), "the first field is at");
        assert_eq!(
            problem.to_string(),
            "unknown field `ñandú`\n  --> stack.yaml:2:1\nhelp: remove it\n\
             note: the first field is at stack.yaml:1:1"
        );
    }

    #[test]
    fn columns_count_characters() {
        let source = Arc::new(Source::new("f", "ñandú: 2"));
        let place = Place::new(&source, 9..10);
        assert_eq!((place.file(), place.line(), place.column()), ("f", 1, 8));
    }

    #[test]
    fn quoted_words_are_short_and_harmless() {
        assert_eq!(quoted("metabse"), "`metabse`");
        assert_eq!(quoted("a\u{1b}[31m\n"), "`a\\u{1b}[31m\\u{a}`");
        assert_eq!(quoted("x\u{202e}y"), "`x\\u{202e}y`");
        assert_eq!(quoted(&"é".repeat(61)), format!("`{}…`", "é".repeat(60)));
    }
}
