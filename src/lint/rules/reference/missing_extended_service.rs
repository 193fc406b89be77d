//! `extends` of a service or a file that does not exist.

use super::{add_refusals, nearby::report};
use crate::{
    compose::{Compose, RefusalKind},
    lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule},
};

pub(super) static RULE: Rule = Rule {
    id: "missing-extended-service",
    family: Family::Reference,
    level: Level::Error,
    summary: "`extends` names a service or file that does not exist",
    docs: include_str!("missing_extended_service.md"),
    check: Check::Compose(check),
};

fn check(project: &Project, _: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    add_refusals(compose, RefusalKind::Extended, findings);
    for service in &compose.services {
        if let Some(file) = service.get("extends").and_then(|it| it.get_merged("file")) {
            report(project, compose, &file, "extended file", Level::Error, findings);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_in, project};

    #[test]
    fn in_one_file() {
        expect(
            &RULE,
            "
services:
  base: {image: x}
  a: {extends: base}
  b: {extends: {service: bse}}
  #                      ^^^ `bse` does not exist
  c: {extends: {service: base, file: other.yml}}
  e: {extends: '${X}'}
",
        );
    }

    #[test]
    fn in_another_file() {
        let text = "
services:
  a: {extends: {file: base.yml, service: web}}
  b: {extends: {file: base.yml, service: wob}}
  #                                      ^^^ does not exist
";
        let base = "services: {web: {image: x}}\n";
        expect_in(&RULE, &project(&[("compose.yml", text), ("base.yml", base)]));
    }
}
