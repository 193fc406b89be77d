//! A key that stands twice in one mapping.

use crate::{
    document::DefectKind,
    lint::{Check, Family, FileKind, Findings, Level, Project, ProjectFile, Rule},
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
    let FileKind::Compose { defects, .. } = &file.kind else { return };
    for defect in defects.iter().filter(|it| it.kind == DefectKind::DuplicateKey) {
        let Some(place) = defect.problem.place.clone() else { continue };
        findings.add_problem(place, &defect.problem);
    }
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
