//! Values that cannot be laid over each other: a list and a mapping.

use super::add_refusals;
use crate::{
    compose::{Compose, RefusalKind},
    lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule},
};

pub(super) static RULE: Rule = Rule {
    id: "conflicting-forms",
    family: Family::Reference,
    level: Level::Error,
    summary: "a value is laid over one of another form, which Compose refuses",
    docs: include_str!("conflicting_forms.md"),
    check: Check::Compose(check),
};

fn check(_: &Project, _: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    add_refusals(compose, RefusalKind::Forms, findings);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect_in, project};

    #[test]
    fn a_list_over_a_mapping() {
        let base = "
services:
  a:
    image: x
    x-note: [one]
    environment: {A: 1}
";
        let over = "
services:
  a:
    environment: [B=2]
    x-note: {two: 2}
    #       ^^^^^^^^ `x-note` is a mapping here, and a list in what
";
        expect_in(&RULE, &project(&[("compose.yml", base), ("compose.override.yml", over)]));
    }
}
