//! A range of bytes in half the room; no file that is read is longer than it can say.

use std::ops::Range;

#[derive(Clone, Copy)]
pub(super) struct Span {
    start: u32,
    end: u32,
}

impl Span {
    pub(super) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        let short = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
        Self { start: short(range.start), end: short(range.end) }
    }
}
