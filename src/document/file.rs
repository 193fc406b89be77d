//! What a file holds: documents, comments, and what is wrong with them short of their syntax.

use std::{ops::Range, sync::Arc};

use super::{Entry, Node, Source};

#[derive(Debug)]
pub struct File {
    pub source: Arc<Source>,
    /// None for a file that is empty or holds only comments.
    pub documents: Vec<Document>,
    pub comments: Vec<Comment>,
}

#[derive(Debug)]
pub struct Document {
    pub root: Node,
    pub defects: Vec<Defect>,
}

/// A comment from its `#` to the end of the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    pub range: Range<usize>,
    /// Whether nothing stands before it on its line.
    pub own_line: bool,
}

impl Comment {
    pub(super) fn new(source: &Source, range: Range<usize>) -> Self {
        let line = source.line_range(source.line_of(range.start));
        let own_line = source.slice(line.start..range.start).trim().is_empty();
        Self { range, own_line }
    }

    /// The words after `#`.
    pub fn text<'a>(&self, source: &'a Source) -> &'a str {
        source.slice(self.range.clone()).trim_start_matches('#').trim()
    }
}

/// What parses but means nothing a reader could rely on.
#[derive(Clone, Debug)]
pub enum Defect {
    DuplicateKey {
        first: Entry,
        second: Entry,
    },
    /// Under `<<`, and neither a mapping nor a list of mappings.
    InvalidMerge(Node),
}
