//! One variable, two defaults.

use std::collections::HashMap;

use crate::{
    compose::{Compose, Hole, HoleKind, Variable},
    lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule},
};

pub(super) static RULE: Rule = Rule {
    id: "inconsistent-default",
    family: Family::Interpolation,
    level: Level::Note,
    summary: "one variable has different defaults in one file",
    docs: include_str!("inconsistent_default.md"),
    check: Check::Compose(check),
};

fn check(_: &Project, _: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    let mut first: HashMap<&str, (&str, &Variable)> = HashMap::new();
    for variable in &compose.variables {
        let Hole { name, kind: HoleKind::Default, operand: Some(operand), range: _ } =
            &variable.hole
        else {
            continue;
        };
        let default = &variable.text.as_str()[operand.clone()];
        let (known, other) = first.entry(name).or_insert((default, variable));
        if *known != default && !known.is_empty() && !default.is_empty() {
            findings
                .add(variable.place(), format!("`{name}` has another default elsewhere"))
                .help("give it one default, or two names")
                .related(other.place(), "the other default is here");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn two_defaults() {
        expect(
            &RULE,
            "
services:
  a:
    image: x:${TAG:-1}
  b:
    image: y:${TAG:-2}
    #        ^^^^^^^^^ another default
    command: ${TAG:-1} ${TAG} ${TAG:-}
",
        );
    }
}
