//! Declared in an environment file, read by nothing.

use std::collections::BTreeSet;

use crate::{
    compose::values,
    lint::{Check, Family, FileKind, Findings, Level, Project, ProjectFile, Rule},
    problem::Place,
};

pub(super) static RULE: Rule = Rule {
    id: "unused-variable",
    family: Family::Interpolation,
    level: Level::Note,
    summary: "an environment file declares a variable that no compose file reads",
    docs: include_str!("unused_variable.md"),
    check: Check::Project(check),
};

fn check(project: &Project, findings: &mut Findings) {
    let read = variables_read(project);
    if read.is_empty() || project.files.iter().any(|it| matches!(it.kind, FileKind::Broken(_))) {
        return;
    }
    for (file, env) in project.env_files() {
        if !belongs_to_compose(project, file) || passed_whole(project, file) {
            continue;
        }
        for entry in &env.entries {
            if read.contains(&entry.name) || entry.name.starts_with("COMPOSE_") {
                continue;
            }
            let finding = findings
                .add(entry.name_place.clone(), format!("no compose file reads `{}`", entry.name))
                .help("remove it, or pass it to the service that needs it");
            if let Some((service, place)) = named_above(project, file, &entry.name_place) {
                finding.related(place, format!("perhaps `{service}` was to read it"));
            }
        }
    }
}

/// The service that the comment above names, and where its environment stands.
fn named_above(project: &Project, env: &ProjectFile, entry: &Place) -> Option<(String, Place)> {
    let lines = (1..entry.line()).rev().map(|it| env.source.line(it).trim());
    let heading = lines.take_while(|it| !it.is_empty()).find(|it| it.starts_with('#'))?;
    let heading = heading.to_ascii_lowercase();
    let words: Vec<_> = heading.split(|c: char| !c.is_alphanumeric()).collect();
    let composes = project.composes().filter(|(file, _)| file.folder() == env.folder());
    let mut services = composes.flat_map(|(_, compose)| &compose.services);
    let first_word = |name: &str| name.split('-').next().is_some_and(|it| words.contains(&it));
    let service = services.find(|it| first_word(it.name()))?;
    let place = service.entry("environment").map_or(&service.key, |it| &it.key).place();
    Some((service.name().to_owned(), place))
}

fn variables_read(project: &Project) -> BTreeSet<String> {
    let mut read = BTreeSet::new();
    for (_, compose) in project.composes() {
        read.extend(compose.variables.iter().map(|it| it.name().to_owned()));
        for service in &compose.services {
            let bare = service.environment.iter().filter(|it| it.value.is_none());
            read.extend(bare.map(|it| it.name.as_str().to_owned()));
        }
    }
    read
}

/// Only a file beside a compose file, called as Compose looks for it.
fn belongs_to_compose(project: &Project, file: &ProjectFile) -> bool {
    let name = file.name().rsplit('/').next().unwrap_or_default();
    (name == ".env" || name == ".env.example")
        && project.composes().any(|(it, _)| it.folder() == file.folder())
}

/// A service takes the whole file, or the file it is an example of.
fn passed_whole(project: &Project, env: &ProjectFile) -> bool {
    let name = env.name().trim_end_matches(".example");
    project.composes().any(|(_, compose)| {
        let mut files = compose.services.iter().filter_map(|it| it.get("env_file"));
        files.any(|it| {
            values(it)
                .iter()
                .any(|path| compose.resolve(path.node(), path.as_str()).as_deref() == Some(name))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect_in, project};

    #[test]
    fn read_by_nothing() {
        let compose = "services:\n  a:\n    image: x:${TAG}\n    environment: [BARE]\n";
        let env = "TAG=1\nBARE=1\nOTHER=2\n#^^^^ \n# ^^^ \n";
        let example = "TAG=1\nBARE=1\nOTHER=2\n";
        let marked = env.lines().take(3).collect::<Vec<_>>().join("\n");
        assert_eq!(marked, example.trim_end());
        let project = project(&[("compose.yml", compose), (".env.example", example)]);
        let found = crate::lint::check_with(&project, [&RULE]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].place.line(), found[0].place.column()), (3, 1));
    }

    #[test]
    fn a_file_passed_whole_is_read() {
        let compose = "services:\n  a:\n    image: x:${TAG}\n    env_file: .env\n";
        expect_in(&RULE, &project(&[("compose.yml", compose), (".env.example", "OTHER=2\n")]));
    }
}
