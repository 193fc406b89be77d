//! A key that stands twice in one mapping.

use std::ops::Range;

use crate::{
    compose::Compose,
    document::DefectKind,
    lint::{Check, Family, FileKind, Findings, Fix, Level, Project, ProjectFile, Rule, fix},
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
    for defect in defects.iter().filter(|it| it.kind == DefectKind::DuplicateKey) {
        let Some(place) = defect.problem.place.clone() else { continue };
        let first = defect.problem.related.first().map(|it| &it.0);
        let is_here = |it: &&Compose| contains(&it.root.range(), &place.range());
        let root = documents.iter().find(is_here).map(|it| &it.root);
        let finding = findings.add_problem(place.clone(), &defect.problem);
        // Only when both say the same it does not matter which one goes.
        if let (Some(root), Some(first)) = (root, first)
            && fix::raw_value(root, first) == fix::raw_value(root, &place)
        {
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
    use crate::lint::testing::expect;

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
}
