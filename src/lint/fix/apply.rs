//! Edits put into texts.

use std::collections::BTreeMap;

use super::Edit;
use crate::document::Source;

/// The text with these edits, which do not overlap; what is inserted at one place comes in their order.
pub(super) fn edited<'a>(source: &Source, edits: impl IntoIterator<Item = &'a Edit>) -> String {
    let mut edits: Vec<_> = edits.into_iter().collect();
    edits.sort_by_key(|it| it.order());
    let mut text = String::new();
    let mut at = 0;
    for edit in edits {
        let range = edit.place.range();
        text.push_str(source.slice(at..range.start.max(at)));
        text.push_str(&edit.text);
        at = range.end.max(at);
    }
    text.push_str(source.slice(at..source.text().len()));
    text
}

/// The bytes of one file that edits take.
#[derive(Default)]
pub(super) struct Taken {
    /// Ends, and the texts that are inserted, by start.
    ranges: BTreeMap<usize, (usize, Vec<String>)>,
}

impl Taken {
    /// Takes the bytes of an edit, unless another has some of them or inserts the same there.
    pub(super) fn has_room_for(&self, edit: &Edit) -> bool {
        let range = edit.place.range();
        let before = self.ranges.range(..range.end.max(range.start + 1)).next_back();
        let overlaps = before.is_some_and(|(start, (end, _))| {
            *start < range.end && range.start < *end || *start == range.start && *end > *start
        });
        let same =
            self.ranges.get(&range.start).is_some_and(|(_, texts)| texts.contains(&edit.text));
        !(overlaps || range.is_empty() && same)
    }

    pub(super) fn take(&mut self, edit: &Edit) {
        let range = edit.place.range();
        let (end, texts) = self.ranges.entry(range.start).or_insert((range.end, Vec::new()));
        *end = range.end.max(*end);
        if range.is_empty() {
            texts.push(edit.text.clone());
        }
    }
}
