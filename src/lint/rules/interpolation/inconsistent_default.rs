//! One variable, two defaults.

use std::collections::HashMap;

use crate::{
    compose::{Compose, HoleKind, values},
    lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule},
    problem::Place,
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
    let mut first: HashMap<String, (String, Place)> = HashMap::new();
    for text in values(&compose.root) {
        for hole in text.template().holes(text.as_str()) {
            let (HoleKind::Default, Some(operand)) = (hole.kind, hole.operand) else { continue };
            let place = text.place_of(hole.range);
            let default = text.as_str()[operand].to_owned();
            let (known, at) =
                first.entry(hole.name.clone()).or_insert_with(|| (default.clone(), place.clone()));
            if *known != default && !known.is_empty() && !default.is_empty() {
                findings
                    .add(place, format!("`{}` has another default elsewhere", hole.name))
                    .help("give it one default, or two names")
                    .related(at.clone(), "the other default is here");
            }
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
