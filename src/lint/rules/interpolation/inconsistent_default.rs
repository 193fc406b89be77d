//! One variable, two defaults.

use std::collections::HashMap;

use crate::{
    compose::{Compose, Hole, HoleKind, Variable},
    lint::{Check, EnvFile, Family, Findings, Level, Project, ProjectFile, Rule},
};

pub(super) static RULE: Rule = Rule {
    id: "inconsistent-default",
    family: Family::Interpolation,
    level: Level::Note,
    summary: "one variable has different defaults in one file",
    docs: include_str!("inconsistent_default.md"),
    check: Check::Compose(check),
};

fn check(project: &Project, file: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    let examples =
        project.env_files().filter(|(it, env)| env.is_example && it.folder() == file.folder());
    let examples: Vec<&EnvFile> = examples.map(|(_, env)| env).collect();
    let mut first: HashMap<&str, (&str, &Variable)> = HashMap::new();
    for variable in &compose.variables {
        let Hole { name, kind: HoleKind::Default, operand: Some(operand), range: _ } =
            &variable.hole
        else {
            continue;
        };
        let default = &variable.text.as_str()[operand.clone()];
        let example = examples.iter().find_map(|it| it.entry(name));
        if let Some(entry) = example.filter(|it| differs(&it.value, default)) {
            findings
                .add(variable.place(), format!("the example gives `{name}` another value"))
                .help("give both the same")
                .related(entry.name_place.clone(), "the example is here");
            continue;
        }
        let (known, other) = first.entry(name).or_insert((default, variable));
        if *known != default && !known.is_empty() && !default.is_empty() {
            findings
                .add(variable.place(), format!("`{name}` has another default elsewhere"))
                .help("give it one default, or two names")
                .related(other.place(), "the other default is here");
        }
    }
}

/// Two values that somebody wrote, neither of them made of variables.
fn differs(example: &str, default: &str) -> bool {
    let written = |it: &str| !it.is_empty() && !it.contains('$');
    written(example) && written(default) && example != default
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_in, project};

    #[test]
    fn another_value_in_the_example() {
        let compose = "
services:
  a:
    image: x:${TAG:-1}
    #        ^^^^^^^^^ the example gives
    command: ${SAME:-a} ${OTHER:-}
";
        let example = "TAG=2\nSAME=a\nOTHER=b\n";
        expect_in(&RULE, &project(&[("compose.yml", compose), (".env.example", example)]));
    }

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
