//! Keys that Compose insists on.

use super::report;
use crate::{
    document::Node,
    lint::{
        Check, Family, Findings, Level, Project, ProjectFile, Rule,
        schema::{Class, is_open},
    },
};

pub(super) static RULE: Rule = Rule {
    id: "missing-key",
    family: Family::Spec,
    level: Level::Error,
    summary: "a key that Compose insists on is missing",
    docs: include_str!("missing_key.md"),
    check: Check::File(check),
};

fn check(_: &Project, file: &ProjectFile, findings: &mut Findings) {
    report(file, Class::MissingKey, findings);
    for service in file.composes().iter().flat_map(|it| &it.services) {
        let mounts = service.get("volumes").map(Node::items).unwrap_or_default();
        for mount in mounts.iter().filter(|it| word(it, "type").as_deref() == Some("bind")) {
            needs(mount, "source", "a bind mount", findings);
        }
        let watch = service.get("develop").and_then(|it| it.get_merged("watch"));
        let copies = |it: &&Node| {
            word(it, "action").is_some_and(|it| it.starts_with("sync") && !is_open(&it))
        };
        for entry in watch.iter().flat_map(Node::items).filter(copies) {
            needs(entry, "target", "an entry of `watch` that copies", findings);
        }
    }
}

fn word(node: &Node, key: &str) -> Option<String> {
    node.get_merged(key)?.as_str().map(str::to_owned)
}

fn needs(node: &Node, key: &str, what: &str, findings: &mut Findings) {
    let entries = node.merged();
    if let (None, Some(first)) = (node.get_merged(key), entries.first()) {
        let place = first.key.place();
        findings.add(place, format!("{what} needs `{key}`")).help(format!("add `{key}: …`"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn refused_and_accepted() {
        expect(
            &RULE,
            "
services:
  a:
    image: b
    volumes:
      - source: x
      # ^^^^^^ a mount needs `type`
        target: /y
    depends_on:
      b: {restart: true}
      #   ^^^^^^^ a dependency needs `condition`
    ports:
      - published: 80
      # ^^^^^^^^^ a port needs `target`
  b:
    image: b
    volumes: [{type: volume, target: /x}, {type: bind, target: /y}]
    #                                      ^^^^ a bind mount needs `source`
    develop: {watch: [{path: ., action: sync}, {path: ., action: rebuild}]}
    #                  ^^^^ needs `target`
",
        );
    }
}
