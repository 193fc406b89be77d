//! The tree of a YAML document.

use std::{fmt, ops::Range, sync::Arc};

use super::{Label, Resolved, Scalar, ScalarStyle, Source, Span, resolve_plain};
use crate::problem::Place;

/// A value and where it was written.
///
/// Cheap to clone. An alias is a node with a range of its own that shares the anchored content.
#[derive(Clone)]
pub struct Node {
    content: Arc<Content>,
    alias: Option<Arc<Label>>,
}

struct Content {
    source: Arc<Source>,
    span: Span,
    value: Value,
    /// Few values have any.
    properties: Option<Box<Properties>>,
    is_made: bool,
}

pub enum Value {
    Null,
    Scalar(Scalar),
    Sequence(Sequence),
    Mapping(Mapping),
}

pub struct Sequence {
    pub items: Box<[Node]>,
    pub style: CollectionStyle,
}

pub struct Mapping {
    /// As written: duplicate keys and merge keys are among them.
    pub entries: Box<[Entry]>,
    pub style: CollectionStyle,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CollectionStyle {
    Block,
    Flow,
}

#[derive(Clone, Debug)]
pub struct Entry {
    pub key: Node,
    pub value: Node,
}

/// The properties written before a value.
#[derive(Default)]
pub(super) struct Properties {
    pub(super) anchor: Option<Label>,
    pub(super) tag: Option<Label>,
}

impl Properties {
    fn are_there(&self) -> bool {
        self.anchor.is_some() || self.tag.is_some()
    }
}

impl Node {
    pub(super) fn new(
        source: &Arc<Source>,
        range: Range<usize>,
        value: Value,
        properties: Properties,
    ) -> Self {
        Self::of(source, range.into(), value, properties, false)
    }

    /// One that is not in the file, in the place of this one.
    pub(super) fn made(&self, value: Value, tag: Option<Label>) -> Self {
        let properties = Properties { anchor: None, tag };
        Self::of(self.source(), self.range().into(), value, properties, true)
    }

    fn of(
        source: &Arc<Source>,
        span: Span,
        value: Value,
        properties: Properties,
        is_made: bool,
    ) -> Self {
        let source = Arc::clone(source);
        let properties = Some(properties).filter(Properties::are_there).map(Box::new);
        let content = Content { source, span, value, properties, is_made };
        Self { content: Arc::new(content), alias: None }
    }

    /// The node that `*name` is.
    pub(super) fn aliased(&self, name: Label) -> Self {
        Self { content: Arc::clone(&self.content), alias: Some(Arc::new(name)) }
    }

    /// Where it is written; for an alias, the `*name`.
    ///
    /// Includes the quotes of a scalar and the header of a block scalar, but not its last line
    /// break, nor an anchor or a tag.
    pub fn range(&self) -> Range<usize> {
        self.alias.as_ref().map_or_else(|| self.content.span.range(), |it| it.range.clone())
    }

    pub fn place(&self) -> Place {
        Place::new(self.source(), self.range())
    }

    /// Where the content is written, which for an alias is elsewhere.
    pub fn definition(&self) -> Place {
        Place::new(self.source(), self.content.span.range())
    }

    pub fn source(&self) -> &Arc<Source> {
        &self.content.source
    }

    pub fn raw(&self) -> &str {
        self.source().slice(self.range())
    }

    pub fn value(&self) -> &Value {
        &self.content.value
    }

    /// The anchor of the content.
    pub fn anchor(&self) -> Option<&Label> {
        self.content.properties.as_ref()?.anchor.as_ref()
    }

    pub fn tag(&self) -> Option<&Label> {
        self.content.properties.as_ref()?.tag.as_ref()
    }

    /// Not in the file: made from nodes that may stand in several files.
    pub fn is_made(&self) -> bool {
        self.content.is_made
    }

    /// `name` when this node is `*name`.
    pub fn alias(&self) -> Option<&str> {
        self.alias.as_ref().map(|alias| alias.text.as_str())
    }

    pub fn is_null(&self) -> bool {
        matches!(self.value(), Value::Null)
    }

    pub fn is_scalar(&self) -> bool {
        matches!(self.value(), Value::Scalar(_))
    }

    pub fn is_sequence(&self) -> bool {
        matches!(self.value(), Value::Sequence(_))
    }

    pub fn is_mapping(&self) -> bool {
        matches!(self.value(), Value::Mapping(_))
    }

    /// How messages call it: "a mapping", "a list", "text", "a whole number", "nothing", …
    pub fn kind(&self) -> &'static str {
        match self.value() {
            Value::Null | Value::Scalar(_) => self.resolved().unwrap_or(Resolved::Null).kind(),
            Value::Sequence(_) => "a list",
            Value::Mapping(_) => "a mapping",
        }
    }

    /// The text of any scalar, also of `true` and `8080`.
    pub fn as_str(&self) -> Option<&str> {
        match self.value() {
            Value::Scalar(scalar) => Some(scalar.text(self.source())),
            Value::Null | Value::Sequence(_) | Value::Mapping(_) => None,
        }
    }

    /// What a scalar means by its style and tag; `None` for collections.
    pub fn resolved(&self) -> Option<Resolved<'_>> {
        let scalar = match self.value() {
            Value::Null => return Some(Resolved::Null),
            Value::Scalar(scalar) => scalar,
            Value::Sequence(_) | Value::Mapping(_) => return None,
        };
        let is_plain = match self.tag().map(|tag| tag.text.as_str()) {
            Some("!" | "!!str") => false,
            Some("!!int" | "!!float" | "!!bool") => true,
            Some(_) | None => scalar.style == ScalarStyle::Plain,
        };
        let text = scalar.text(self.source());
        Some(if is_plain { resolve_plain(text) } else { Resolved::Text(text) })
    }

    pub fn items(&self) -> &[Self] {
        match self.value() {
            Value::Sequence(sequence) => &sequence.items,
            Value::Null | Value::Scalar(_) | Value::Mapping(_) => &[],
        }
    }

    /// As written: duplicate keys and merge keys are among them. See [`Node::merged`].
    pub fn entries(&self) -> &[Entry] {
        match self.value() {
            Value::Mapping(mapping) => &mapping.entries,
            Value::Null | Value::Scalar(_) | Value::Sequence(_) => &[],
        }
    }

    /// The first entry written under `key`.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key.as_str() == Some(key))
    }

    /// The first value written under `key`.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// This node and all below it in the order of the file; aliases are not entered.
    pub fn walk(&self) -> impl Iterator<Item = &Self> {
        let mut ahead = vec![self];
        std::iter::from_fn(move || {
            let node = ahead.pop()?;
            if node.alias.is_none() {
                ahead.extend(node.items().iter().rev());
                ahead.extend(node.entries().iter().rev().flat_map(|it| [&it.value, &it.key]));
            }
            Some(node)
        })
    }
}

impl fmt::Debug for Node {
    /// The value may be a secret and stays out of it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}", self.kind(), self.place())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;

    fn root(text: &str) -> Node {
        parse("f", text.as_bytes()).expect("valid").documents.remove(0).root
    }

    #[test]
    fn kinds() {
        let text = "[~, '', yes, true, 1, 1.5, [], {}, !!str 1, !!int '1', !reset null, ! 1]";
        let kinds: Vec<&str> = root(text).items().iter().map(Node::kind).collect();
        let expected = "nothing text text a boolean a whole number a decimal number a list \
                        a mapping text a whole number nothing text";
        assert_eq!(kinds.join(" "), expected);
    }

    #[test]
    fn an_alias_has_a_place_of_its_own() {
        let root = root("a: &n !t {x: 1}\nb: *n\n");
        let alias = root.get("b").expect("`b`");
        assert_eq!((alias.raw(), alias.alias()), ("*n", Some("n")));
        assert_eq!(
            (alias.place().to_string(), alias.definition().to_string()),
            ("f:2:4".into(), "f:1:10".into())
        );
        let label = |label: Option<&Label>| label.map(|it| (it.text.clone(), it.range.clone()));
        assert_eq!(label(alias.anchor()), Some(("n".to_owned(), 3..5)));
        assert_eq!(label(alias.tag()), Some(("!t".to_owned(), 6..8)));
        assert_eq!(alias.get("x").and_then(Node::as_str), Some("1"));
    }

    #[test]
    fn a_walk_follows_the_file_and_not_its_aliases() {
        let root = root("a: &n [1, 2]\nb: *n\na: 3\n");
        let words: Vec<&str> = root.walk().filter_map(Node::as_str).collect();
        assert_eq!(words, ["a", "1", "2", "b", "a", "3"]);
    }

    #[test]
    fn debug_hides_the_value() {
        assert_eq!(format!("{:?}", root("hunter2")), "text at f:1:1");
    }
}
