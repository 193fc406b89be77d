//! A piece of text in a compose file, with the place of any part of it.

use std::ops::Range;

use super::Template;
use crate::{
    document::{Node, Value},
    problem::Place,
};

/// A scalar or a part of one: `VALUE` of `KEY=VALUE`.
#[derive(Clone)]
pub struct Text {
    node: Node,
    /// The part of the scalar's decoded text.
    range: Range<usize>,
}

impl Text {
    /// The whole text of a scalar; nothing for a collection or nothing.
    pub fn of(node: &Node) -> Option<Self> {
        let length = node.as_str()?.len();
        Some(Self { node: node.clone(), range: 0..length })
    }

    pub fn node(&self) -> &Node {
        &self.node
    }

    /// Which part of the scalar's text it is.
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// As Compose reads it, before interpolation.
    pub fn as_str(&self) -> &str {
        &self.node.as_str().unwrap_or_default()[self.range.clone()]
    }

    /// A part of this text; the range must lie on character boundaries of [`Text::as_str`].
    #[must_use]
    pub fn part(&self, range: Range<usize>) -> Self {
        let start = self.range.start;
        Self { node: self.node.clone(), range: start + range.start..start + range.end }
    }

    /// This text without the blanks around it.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        let text = self.as_str();
        let start = text.len() - text.trim_start().len();
        self.part(start..start + text.trim().len())
    }

    /// `KEY=VALUE` in two; without `=`, the key alone.
    pub fn split_at_equals(&self) -> (Self, Option<Self>) {
        match self.as_str().find('=') {
            Some(at) => (self.part(0..at), Some(self.part(at + 1..self.as_str().len()))),
            None => (self.clone(), None),
        }
    }

    /// Where it was written, without the quotes.
    pub fn place(&self) -> Place {
        self.place_of(0..self.as_str().len())
    }

    /// Where a part of it was written, also inside block scalars and behind escapes; for an alias, in the
    /// anchored scalar.
    pub fn place_of(&self, range: Range<usize>) -> Place {
        let Value::Scalar(scalar) = self.node.value() else { return self.node.place() };
        let source = self.node.source();
        let start = self.range.start;
        let written = scalar.written(source, start + range.start..start + range.end);
        Place::new(source, written)
    }

    /// With its `${…}` taken apart.
    pub fn template(&self) -> Template {
        Template::parse(self.as_str())
    }
}
