//! Every value of a document that Compose interpolates.

use super::Text;
use crate::document::{Entry, Node};

/// The text of a file in a mount: Coolify writes the file, and takes the text out of what Compose
/// reads.
fn is_written_before(node: &Node, entry: &Entry) -> bool {
    entry.key.as_str() == Some("content") && node.get("target").is_some()
}

/// All scalars that are values, in the order of the file; keys and what aliases repeat are left out.
pub fn values(root: &Node) -> Vec<Text> {
    let mut found = Vec::new();
    let mut ahead = vec![root];
    while let Some(node) = ahead.pop() {
        if node.alias().is_some() {
            continue;
        }
        found.extend(Text::of(node));
        ahead.extend(node.items().iter().rev());
        let entries = node.entries().iter().rev();
        ahead.extend(entries.filter(|it| !is_written_before(node, it)).map(|it| &it.value));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::values;
    use crate::document::parse;

    #[test]
    fn what_a_platform_writes_is_not_interpolated() {
        let text = "
services: {a: {volumes: [{source: ./a.sh, target: /a.sh, content: \"b $(c)\"}]}}
configs: {d: {content: \"e $F\"}}
";
        let file = parse("compose.yml", text.as_bytes()).unwrap();
        let all: Vec<_> =
            values(&file.documents[0].root).iter().map(|it| it.as_str().to_owned()).collect();
        assert_eq!(all, ["./a.sh", "/a.sh", "e $F"]);
    }
}
