//! Which keys lead to a place in a document.

use super::Node;

impl Node {
    /// `services.web.ports`: the keys on the way to an offset of the file, without the positions in
    /// lists, which change as items come and go. Aliases are not entered.
    pub fn way_to(&self, offset: usize) -> String {
        let mut keys = Vec::new();
        let mut node = self;
        loop {
            let next =
                if let Some(entry) = last(node.entries(), |it| it.key.range().start <= offset) {
                    keys.extend(entry.key.as_str());
                    &entry.value
                } else if let Some(item) = last(node.items(), |it| it.range().start <= offset) {
                    item
                } else {
                    break;
                };
            if next.alias().is_some() || next.range().start > offset || next.range().end < offset {
                break;
            }
            node = next;
        }
        keys.join(".")
    }
}

/// The last of those that come first.
fn last<T>(all: &[T], is_first: impl Fn(&T) -> bool) -> Option<&T> {
    all.get(all.partition_point(is_first).checked_sub(1)?)
}

#[cfg(test)]
mod tests {
    use crate::document::parse;

    #[test]
    fn keys_lead_to_a_place() {
        let text = "x: &a {k: 1}\nservices:\n  web:\n    ports: ['80:80', {target: 1}]\n  db: *a\n";
        let root = parse("f", text.as_bytes()).expect("valid").documents.remove(0).root;
        let way = |word: &str| root.way_to(text.find(word).expect("is there"));
        assert_eq!(way("services"), "services");
        assert_eq!(way("web"), "services.web");
        assert_eq!(way("80:80"), "services.web.ports");
        assert_eq!(way("1}]"), "services.web.ports.target");
        assert_eq!(way("*a"), "services.db");
        assert_eq!(way("k: 1"), "x.k");
        assert_eq!(root.way_to(text.len()), "services");
    }
}
