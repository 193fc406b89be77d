//! Hiding secrets in what is shown.

use std::{
    collections::{BTreeSet, HashMap},
    ops::Range,
    sync::Arc,
};

use aho_corasick::{AhoCorasick, MatchKind};

use super::{Excerpt, Finding, secrets::Value};
use crate::{document::Source, problem::Place};

const MASK: &str = "***";

/// What may not be shown: the bytes that any rule called a secret, and the same words elsewhere.
#[derive(Default)]
pub struct Masks {
    files: HashMap<Id, Masked>,
    words: Option<AhoCorasick>,
}

/// Which text it is: of several versions of a file, each has its own secrets.
type Id = usize;

fn id(source: &Source) -> Id {
    std::ptr::from_ref(source).addr()
}

/// A text whose secrets are `***`, line by line, with the way from old offsets to new ones.
#[derive(Default)]
struct Masked {
    text: String,
    edits: Vec<(Range<usize>, Range<usize>)>,
}

impl Masks {
    /// From everything that was called a secret, also where that is not reported.
    pub(super) fn of(secrets: &[Place], sources: &[Arc<Source>]) -> Self {
        let mut ranges: HashMap<Id, Vec<Range<usize>>> = HashMap::new();
        let mut words = BTreeSet::new();
        for secret in secrets {
            let (source, range) = (secret.source(), secret.range());
            words.extend(source.text().get(range.clone()).filter(|it| is_telling(it)));
            ranges.entry(id(source)).or_default().push(range);
        }
        if ranges.is_empty() {
            return Self::default();
        }
        let words = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&words);
        let words = words.ok().filter(|it| it.patterns_len() > 0);
        let mut files = HashMap::new();
        for source in sources {
            if files.contains_key(&id(source)) {
                continue;
            }
            let mut ranges = ranges.remove(&id(source)).unwrap_or_default();
            if let Some(words) = &words {
                ranges.extend(words.find_iter(source.text()).map(|it| it.range()));
            }
            if !ranges.is_empty() {
                files.insert(id(source), Masked::new(source, ranges));
            }
        }
        Self { files, words }
    }

    /// A whole file.
    pub fn text(&self, source: &Source) -> String {
        self.files.get(&id(source)).map_or_else(|| self.words(source.text()), |it| it.text.clone())
    }

    /// Any text, without the words that stand for nothing but themselves.
    pub fn words(&self, text: &str) -> String {
        let Some(words) = &self.words else { return text.to_owned() };
        let mut masked = String::with_capacity(text.len());
        words.replace_all_with(text, &mut masked, |_, _, masked| {
            masked.push_str(MASK);
            true
        });
        masked
    }

    /// Whether some of what is written here is hidden.
    pub(super) fn hide_some_of(&self, place: &Place) -> bool {
        let range = place.range();
        let edits =
            self.files.get(&id(place.source())).map(|it| it.edits.as_slice()).unwrap_or_default();
        let before = edits.partition_point(|(old, _)| old.start < range.end);
        before.checked_sub(1).is_some_and(|it| range.start < edits[it].0.end)
    }

    /// Words for a report: without secrets and control characters.
    pub(super) fn clean(&self, text: &str) -> String {
        let masked = self.words(text);
        if !masked.contains(|c: char| c.is_control() && c != '\n') {
            return masked;
        }
        let mut shown = String::new();
        for c in masked.chars() {
            match c {
                '\n' => shown.push(c),
                c if c.is_control() => shown.extend(c.escape_unicode()),
                c => shown.push(c),
            }
        }
        shown
    }

    pub(super) fn clean_words_of(&self, finding: &mut Finding) {
        finding.message = self.clean(&finding.message);
        finding.help = finding.help.take().map(|it| self.clean(&it));
        for (_, words) in &mut finding.related {
            *words = self.clean(words);
        }
        if let Some(fix) = &mut finding.fix {
            fix.title = self.clean(&fix.title);
        }
    }

    /// The lines from the first to the last of these places, which are in one file.
    pub fn excerpt(&self, places: &[&Place]) -> Excerpt {
        let Some(source) = places.first().map(|it| it.source()) else { return Excerpt::default() };
        let ranges: Vec<_> = places.iter().map(|it| it.range()).collect();
        let first = ranges.iter().map(|it| source.line_of(it.start)).min().unwrap_or(1);
        let last = ranges.iter().map(|it| source.line_of(last_byte(it))).max().unwrap_or(1);
        let lines = (first..=last).map(|it| source.line_range(it));
        let Some(masked) = self.files.get(&id(source)) else {
            return Excerpt::of(source.text(), first, &lines.collect::<Vec<_>>(), &ranges);
        };
        let moved = |it: Range<usize>| masked.start(it.start)..masked.end(it.end);
        let lines: Vec<_> = lines.map(moved).collect();
        let ranges: Vec<_> = ranges.into_iter().map(moved).collect();
        Excerpt::of(&masked.text, first, &lines, &ranges)
    }
}

fn last_byte(range: &Range<usize>) -> usize {
    range.end.saturating_sub(1).max(range.start)
}

/// A word that stands for nothing but itself, so that it is hidden wherever it is: `postgres` as a
/// password is also a service's name, `PASSWORD` a part of many.
fn is_telling(word: &str) -> bool {
    let has = |test: fn(char) -> bool| word.contains(test);
    let is_name = word.chars().all(|c| c.is_ascii_uppercase() || c == '_')
        && Value::of_text(word) == Value::Placeholder;
    word.len() >= 6
        && !is_name
        && !word.contains('\n')
        && has(char::is_alphanumeric)
        && has(|c| !c.is_ascii_lowercase())
}

impl Masked {
    fn new(source: &Source, mut ranges: Vec<Range<usize>>) -> Self {
        ranges.sort_by_key(|it| (it.start, it.end));
        let mut masked = Self::default();
        let mut at = 0;
        for range in ranges {
            for piece in pieces(source, range) {
                let start = piece.start.max(at);
                if start >= piece.end {
                    continue;
                }
                match masked.edits.last_mut().filter(|_| start == at && at > 0) {
                    Some((old, _)) if old.end == start => old.end = piece.end,
                    _ => {
                        masked.text += source.slice(at..start);
                        let new = masked.text.len()..masked.text.len() + MASK.len();
                        masked.text += MASK;
                        masked.edits.push((start..piece.end, new));
                    }
                }
                at = piece.end;
            }
        }
        masked.text += source.slice(at..source.text().len());
        masked
    }

    /// A new offset; the start of the mask for what is inside of one.
    fn start(&self, offset: usize) -> usize {
        self.moved(offset, |new| new.start)
    }

    fn end(&self, offset: usize) -> usize {
        self.moved(offset, |new| new.end)
    }

    fn moved(&self, offset: usize, inside: fn(&Range<usize>) -> usize) -> usize {
        let before = self.edits.partition_point(|(old, _)| old.start < offset);
        match before.checked_sub(1).map(|it| &self.edits[it]) {
            Some((old, new)) if offset < old.end => inside(new),
            Some((old, new)) => offset - old.end + new.end,
            None => offset,
        }
    }
}

/// The parts of a range that are on one line each, without the blanks around them.
fn pieces(source: &Source, range: Range<usize>) -> Vec<Range<usize>> {
    let Some(text) = source.text().get(range.clone()) else { return Vec::new() };
    let mut at = range.start;
    let mut found = Vec::new();
    for line in text.split_inclusive(['\n', '\r']) {
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        if !line.trim().is_empty() {
            found.push(start..start + line.trim().len());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The masked text of `text`, whose secrets are these, and what `at` shows of it.
    fn masked(text: &str, secrets: &[(usize, usize)], at: Range<usize>) -> (String, String) {
        let secrets = secrets.iter().map(|(start, end)| *start..*end);
        let masked = Masked::new(&Source::new("f", text), secrets.collect());
        let at = masked.start(at.start)..masked.end(at.end);
        (masked.text.clone(), masked.text[at].to_owned())
    }

    #[test]
    fn places_move_with_their_text() {
        let text = "a: secret # b\nc: d\n";
        let whole = "a: *** # b\nc: d\n";
        assert_eq!(masked(text, &[(3, 9)], 3..9), (whole.into(), "***".into()));
        assert_eq!(masked(text, &[(3, 9)], 12..13).1, "b");
        assert_eq!(masked(text, &[(3, 9)], 0..18).1, "a: *** # b\nc: d");
        assert_eq!(masked(text, &[(3, 9)], 4..6).1, "***");
        let overlapping = [(3, 6), (4, 9), (3, 9)];
        assert_eq!(masked(text, &overlapping, 14..15), (whole.into(), "c".into()));
    }

    #[test]
    fn lines_stay_lines() {
        let (text, shown) = masked("k: |\n  one\n  two\nb: c\n", &[(7, 16)], 17..18);
        assert_eq!((&*text, &*shown), ("k: |\n  ***\n  ***\nb: c\n", "b"));
    }

    #[test]
    fn words_that_name_other_things_stay() {
        assert!(!is_telling("postgres") && !is_telling("12345") && !is_telling("a\nB12345"));
        assert!(!is_telling("PASSWORD") && is_telling("QWERTZUI"));
        assert!(is_telling("hunter2") && is_telling("Postgres"));
    }
}
