//! Nodes that are not in the file: made from others, in whose place they stand.

use super::{CollectionStyle, Entry, Mapping, Node, Scalar, Sequence, Value};

impl Node {
    /// A mapping of these entries in the place of this one.
    #[must_use]
    pub fn with_entries(&self, entries: Vec<Entry>) -> Self {
        self.instead(Value::Mapping(Mapping {
            entries: entries.into(),
            style: CollectionStyle::Block,
        }))
    }

    /// A list of these items in the place of this one.
    #[must_use]
    pub fn with_items(&self, items: Vec<Self>) -> Self {
        self.instead(Value::Sequence(Sequence {
            items: items.into(),
            style: CollectionStyle::Block,
        }))
    }

    /// A text in the place of this node, which stands for every part of it.
    #[must_use]
    pub fn with_text(&self, text: &str) -> Self {
        self.instead(Value::Scalar(Scalar::made(self.range(), text)))
    }

    /// Nothing, in the place of this node.
    #[must_use]
    pub fn with_nothing(&self) -> Self {
        self.instead(Value::Null)
    }

    fn instead(&self, value: Value) -> Self {
        self.made(value, self.tag().filter(|it| it.text != "!reset").cloned())
    }
}

#[cfg(test)]
mod tests {
    use crate::document::parse;

    #[test]
    fn they_stand_where_the_others_stand() {
        let file = parse("f", b"a: \"x\\ty\"\n").expect("parses");
        let node = file.documents[0].root.get("a").expect("`a`");
        let made = node.with_text("other words");
        assert_eq!((made.as_str(), made.place().range()), (Some("other words"), 3..9));
        assert!(made.is_made() && !node.is_made());
        assert!(node.with_nothing().is_null() && node.with_items(vec![made]).is_sequence());
    }
}
