//! Read by a compose file, missing in the example beside it.

use std::collections::BTreeSet;

use crate::{
    compose::{Compose, HoleKind, Variable, folder_of},
    lint::{Check, EnvFile, Family, Findings, Fix, Level, Project, ProjectFile, Rule},
};

pub(super) static RULE: Rule = Rule {
    id: "undeclared-variable",
    family: Family::Interpolation,
    level: Level::Warning,
    summary: "a variable that must be set is missing in the example environment file",
    docs: include_str!("undeclared_variable.md"),
    check: Check::Compose(check),
};

fn check(project: &Project, file: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    let Some((example_file, example)) = example_beside(project, file) else { return };
    let mut seen = BTreeSet::new();
    for variable in &compose.variables {
        let name = variable.name();
        let optional = matches!(variable.hole.kind, HoleKind::Default | HoleKind::Alternative);
        if optional || is_provided(name) || !seen.insert(name) {
            continue;
        }
        if example.entry(name).is_none()
            && !example_file.source.text().contains(name)
            && !declared_where_included(project, compose, variable)
        {
            let message = format!("`{name}` must be set, and `{}` lacks it", example_file.name());
            let fix = Fix::sure(format!("add `{name}=` to it")).variable(name);
            let finding = findings.add(variable.place(), message);
            finding.help(format!("add the line `{name}=`"));
            if example_file.name().rsplit('/').next() == Some(".env.example") {
                finding.fix(fix);
            }
        }
    }
}

/// The one example in the same folder.
fn example_beside<'a>(
    project: &'a Project,
    file: &ProjectFile,
) -> Option<(&'a ProjectFile, &'a EnvFile)> {
    let mut examples = project.env_files().filter(|(it, env)| {
        env.is_example && it.folder() == file.folder() && !env.entries.is_empty()
    });
    let only = examples.next()?;
    examples.next().is_none().then_some(only)
}

/// The example of an included folder, whose variables are its own.
fn declared_where_included(project: &Project, compose: &Compose, variable: &Variable) -> bool {
    let own = compose.included_env_files(variable);
    let is_there = |file: &ProjectFile| own.iter().any(|it| folder_of(it) == file.folder());
    let mut there = project.env_files().filter(|(file, _)| is_there(file));
    there.any(|(_, env)| env.entry(variable.name()).is_some())
}

fn is_provided(name: &str) -> bool {
    matches!(name, "PWD" | "HOME" | "USER" | "HOSTNAME" | "COMPOSE_PROJECT_NAME")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect_in, project};

    #[test]
    fn missing_in_the_example() {
        let compose = "
services:
  a:
    image: x:1
    environment:
      A: ${KNOWN} ${DEFAULT:-x} ${HOME}
      B: ${MISSING:?set it}
      #  ^^^^^^^^^^^^^^^^^^ lacks it
      C: ${MISSING}
      D: ${COMMENTED}
";
        let example = "KNOWN=1\n# COMMENTED=2\n";
        expect_in(&RULE, &project(&[("compose.yml", compose), (".env.example", example)]));
        expect_in(&RULE, &project(&[("other/compose.yml", compose.split('#').next().unwrap())]));
    }

    #[test]
    fn an_included_folder_has_an_example_of_its_own() {
        let whole = "
include: [sub/part.yml]
services:
  a:
    image: x:${OURS}
    #        ^^^^^^^ lacks it
";
        expect_in(
            &RULE,
            &project(&[
                ("compose.yml", whole),
                (".env.example", "OTHER=1\n"),
                ("sub/part.yml", "services: {b: {image: 'x:${THEIRS}'}}\n"),
                ("sub/.env.example", "THEIRS=1\n"),
            ]),
        );
    }
}
