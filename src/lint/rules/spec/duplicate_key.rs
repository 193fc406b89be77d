//! A key that stands twice in one mapping.

use std::ops::Range;

use crate::{
    compose::Compose,
    document::Defect,
    lint::{Check, Family, FileKind, Findings, Fix, Level, Project, ProjectFile, Rule},
};

pub(super) static RULE: Rule = Rule {
    id: "duplicate-key",
    family: Family::Spec,
    level: Level::Error,
    summary: "a key stands twice in one mapping",
    docs: include_str!("duplicate_key.md"),
    check: Check::File(check),
};

fn check(_: &Project, file: &ProjectFile, findings: &mut Findings) {
    let FileKind::Compose { defects, documents, .. } = &file.kind else { return };
    for defect in defects {
        let Defect::DuplicateKey { first, second } = defect else { continue };
        let place = second.key.place();
        let is_here = |it: &&Compose| contains(&it.root.range(), &place.range());
        let root = documents.iter().find(is_here).map(|it| &it.root);
        let finding = findings.add_problem(place.clone(), &defect.problem());
        // Only when both say the same it does not matter which one goes.
        if let Some(root) = root.filter(|_| first.value.raw() == second.value.raw()) {
            finding.fix(Fix::sure("remove the second one").without(root, &place));
        }
    }
}

fn contains(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_fix};

    #[test]
    fn found() {
        expect(
            &RULE,
            "
x-a: &a {tty: true}
services:
  a:
    image: b
    environment:
      A: 1
      B: 2
      A: 3
#     ^ duplicate key `A`
  a:
# ^ duplicate key `a`
    <<: *a
    tty: false
    image: c
    image: d
#   ^^^^^ duplicate key
",
        );
    }

    #[test]
    fn the_same_twice() {
        let text = "services:\n  a:\n    image: b\n    tty: true\n    # again\n    tty: true\n";
        expect_fix(&RULE, text, "services:\n  a:\n    image: b\n    tty: true\n");
        let text = "services:\n  a:\n    image: b\n    image: c\n";
        expect_fix(&RULE, text, text);
    }
}
