//! Containers that can change their own programs.

use super::together::{report, whole};
use crate::{
    compose::{Compose, Service},
    lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule},
};

pub(super) static RULE: Rule = Rule {
    id: "writable-root",
    family: Family::Operations,
    level: Level::Off,
    summary: "services can write to their own image",
    docs: include_str!("writable_root.md"),
    check: Check::Compose(check),
};

fn check(_: &Project, _: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    let fixed = |it: &&Service| it.get("read_only").is_some_and(|it| it.as_str() == Some("true"));
    let open: Vec<_> = whole(compose).filter(|it| !fixed(it)).collect();
    let (has, have) = ("can write to its own image", "can write to their own images");
    if let Some(finding) = report(&open, has, have, findings) {
        finding.help("`read_only: true`, and `tmpfs:` for the folders it writes to");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn not_read_only() {
        expect(
            &RULE,
            "
services:
  a: { image: x, read_only: true }
  b: { image: x, read_only: false }
# ^ `b` can write
",
        );
    }
}
