//! Which lines a comment stands for.

use std::{collections::HashMap, ops::RangeInclusive};

use super::{Style, comments::AllowComment, line, style};
use crate::{
    document::Node,
    lint::{FileKind, ProjectFile},
};

/// The blocks of a file by the line they start on.
pub(super) struct Cover<'a> {
    file: &'a ProjectFile,
    blocks: HashMap<usize, Starting>,
    /// For each line that is a comment: the first line behind it that is none.
    behind_comments: HashMap<usize, usize>,
}

/// What starts on one line: list items and the entries of mappings.
struct Starting {
    /// Last line of the outermost.
    outer: usize,
    /// Start and last line of the one that starts last.
    inner: (usize, usize),
}

impl<'a> Cover<'a> {
    pub(super) fn of(file: &'a ProjectFile) -> Self {
        let behind_comments = behind_comments(file);
        let mut cover = Self { file, blocks: HashMap::new(), behind_comments };
        match &file.kind {
            FileKind::Compose { documents, .. } => {
                for document in documents {
                    cover.enter(&document.root);
                }
            }
            FileKind::Stack(root) | FileKind::Yaml { root, looks_like: _ } => cover.enter(root),
            FileKind::Dockerfile(_)
            | FileKind::Env(_)
            | FileKind::Text
            | FileKind::Prose
            | FileKind::Broken(_) => {}
        }
        cover
    }

    /// The lines that this comment stands for: its own, and the line or block it is about.
    pub(super) fn lines(&self, comment: &AllowComment) -> RangeInclusive<usize> {
        let own = comment.line;
        if !comment.own_line {
            return own..=self.blocks.get(&own).map_or(own, |it| it.inner.1);
        }
        let next = self.behind_comments.get(&(own + 1)).copied().unwrap_or(own + 1);
        if style(self.file) == Style::Markdown {
            return own..=self.paragraph_end(next);
        }
        own..=self.blocks.get(&next).map_or(next, |it| it.outer)
    }

    /// The last line of the paragraph or of the fenced code that starts on this line.
    fn paragraph_end(&self, first: usize) -> usize {
        let text = |number| line(&self.file.source, number);
        let is_fence = |it: &str| it.trim_start().starts_with("```");
        let fenced = text(first).is_some_and(is_fence);
        let mut last = first;
        while let Some(next) = text(last + 1) {
            if !fenced && next.trim().is_empty() {
                break;
            }
            last += 1;
            if fenced && is_fence(next) {
                break;
            }
        }
        last
    }

    fn enter(&mut self, root: &Node) {
        let mut ahead = vec![root];
        while let Some(node) = ahead.pop() {
            if node.alias().is_some() {
                continue;
            }
            for item in node.items() {
                self.add(item.range().start, item.range().end);
                ahead.push(item);
            }
            for entry in node.entries() {
                let end = entry.key.range().end.max(entry.value.range().end);
                self.add(entry.key.range().start, end);
                ahead.extend([&entry.key, &entry.value]);
            }
        }
    }

    fn add(&mut self, start: usize, end: usize) {
        let source = &self.file.source;
        let (first, last) = (source.line_of(start), source.line_of(end.max(start)));
        let starting =
            self.blocks.entry(first).or_insert(Starting { outer: last, inner: (start, last) });
        starting.outer = starting.outer.max(last);
        if start >= starting.inner.0 {
            starting.inner = (start, last);
        }
    }
}

fn behind_comments(file: &ProjectFile) -> HashMap<usize, usize> {
    let is_comment = |it: &str| {
        let it = it.trim_start();
        style(file) != Style::Markdown && it.starts_with(['#', ';'])
            || it.starts_with("--")
            || it.starts_with("//")
    };
    let mut behind = HashMap::new();
    let mut next = file.source.line_count() + 1;
    for number in (1..next).rev() {
        if is_comment(file.source.line(number)) {
            behind.insert(number, next);
        } else {
            next = number;
        }
    }
    behind
}
