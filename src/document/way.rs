//! Which keys lead to a place in a document.

use super::Node;

impl Node {
    /// `services.web.ports`: the keys on the way to an offset of the file, without the positions in
    /// lists, which change as items come and go. Aliases are not entered.
    pub fn way_to(&self, offset: usize) -> String {
        let mut keys = Vec::new();
        let mut node = self;
        loop {
            let reached = node.entries().partition_point(|it| it.key.range().start <= offset);
            let next = match reached.checked_sub(1).map(|it| &node.entries()[it]) {
                Some(entry) => {
                    keys.extend(entry.key.as_str());
                    &entry.value
                }
                None => {
                    let reached = node.items().partition_point(|it| it.range().start <= offset);
                    let Some(item) = reached.checked_sub(1).map(|it| &node.items()[it]) else {
                        break;
                    };
                    item
                }
            };
            if next.alias().is_some() || next.range().start > offset || next.range().end < offset {
                break;
            }
            node = next;
        }
        keys.join(".")
    }
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
