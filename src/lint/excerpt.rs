//! Lines of a file as a report shows them: long ones only as far as something in them is marked.

use std::ops::Range;

/// Whole lines, but for the ends of those that are too long to be shown.
#[derive(Default)]
pub struct Excerpt {
    pub text: String,
    pub first_line: usize,
    /// Where the places are in `text`.
    pub ranges: Vec<Range<usize>>,
    /// Columns cannot be counted in `text`: the front of a line is not in it.
    pub is_cut: bool,
}

/// A longer line is cut; nobody reads it, and each finding in it would show all of it.
const LONGEST: usize = 4000;
/// What is kept around the marks of a line that is cut: more than a terminal is wide.
const AROUND: usize = 500;

impl Excerpt {
    /// These lines of a text, which are next to each other, and places in it.
    pub(super) fn of(
        text: &str,
        first_line: usize,
        lines: &[Range<usize>],
        places: &[Range<usize>],
    ) -> Self {
        let mut excerpt = Self { first_line, ..Self::default() };
        // What is kept of each line, and where it is now.
        let mut kept: Vec<(Range<usize>, usize)> = Vec::new();
        for line in lines {
            if !kept.is_empty() {
                excerpt.text.push('\n');
            }
            let keep = keep(text, line.clone(), places);
            excerpt.is_cut |= keep.start > line.start;
            kept.push((keep.clone(), excerpt.text.len()));
            excerpt.text += &text[keep];
        }
        let moved = |offset: usize| {
            let line = kept.partition_point(|(old, _)| old.start <= offset).saturating_sub(1);
            let (old, new) = kept.get(line).cloned().unwrap_or_default();
            new + offset.clamp(old.start, old.end) - old.start
        };
        excerpt.ranges = places.iter().map(|it| moved(it.start)..moved(it.end)).collect();
        excerpt
    }
}

/// The part of a line that is shown.
fn keep(text: &str, line: Range<usize>, places: &[Range<usize>]) -> Range<usize> {
    if line.len() <= LONGEST {
        return line;
    }
    let marked = places.iter().filter(|it| it.start <= line.end && it.end >= line.start);
    let marked = marked.map(|it| it.start.max(line.start)..it.end.min(line.end));
    let first = marked.clone().map(|it| it.start).min().unwrap_or(line.start);
    let last = marked.map(|it| it.end).max().unwrap_or(line.start);
    let start = first.saturating_sub(AROUND).max(line.start);
    let end = (last + AROUND).min(start + LONGEST).min(line.end);
    boundary(text, start)..boundary(text, end)
}

fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|it| text.is_char_boundary(*it)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All lines of a text.
    fn excerpt(text: &str, places: &[Range<usize>]) -> Excerpt {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
        let line = |at: usize| at..text[at..].find('\n').map_or(text.len(), |end| at + end);
        Excerpt::of(text, 3, &starts.map(line).collect::<Vec<_>>(), places)
    }

    #[test]
    fn short_lines_stay_whole() {
        let text = "a: b\nc: d";
        let excerpt = excerpt(text, &[0..1, 5..6]);
        assert_eq!((excerpt.text.as_str(), excerpt.first_line, excerpt.is_cut), (text, 3, false));
        assert_eq!(excerpt.ranges, [0..1, 5..6]);
    }

    #[test]
    fn a_long_line_is_shown_around_its_marks() {
        let (front, back) = ("é".repeat(5000), "b".repeat(5000));
        let text = format!("k: v\n{front}secret{back}\nl: w");
        let at = 5 + front.len();
        let excerpt = excerpt(&text, &[0..1, at..at + 6, text.len() - 1..text.len()]);
        let shown: Vec<_> = excerpt.ranges.iter().map(|it| &excerpt.text[it.clone()]).collect();
        assert_eq!(shown, ["k", "secret", "w"]);
        assert!(excerpt.is_cut && excerpt.text.lines().count() == 3, "{}", excerpt.text);
        assert!(excerpt.text.len() < 3 * AROUND, "{}", excerpt.text.len());
    }

    #[test]
    fn a_long_mark_is_cut_too() {
        let text = "x".repeat(1_000_000);
        let excerpt = excerpt(&text, &[0..1, 10..text.len()]);
        assert_eq!(excerpt.text.len(), LONGEST);
        assert_eq!((excerpt.ranges, excerpt.is_cut), (vec![0..1, 10..LONGEST], false));
    }
}
