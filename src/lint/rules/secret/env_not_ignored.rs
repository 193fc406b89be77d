//! A `.env` that git would take.

use crate::lint::{Check, Family, FileKind, Findings, Level, Project, ProjectFile, Rule};

pub(super) static RULE: Rule = Rule {
    id: "env-not-ignored",
    family: Family::Secret,
    level: Level::Warning,
    summary: "git does not ignore `.env`, so that `git add .` commits the secrets",
    docs: include_str!("env_not_ignored.md"),
    check: Check::Project(check),
};

fn check(project: &Project, findings: &mut Findings) {
    for (folder, ignored) in &project.env_ignored {
        if *ignored {
            continue;
        }
        let here = |name: &str| {
            let files = project.files.iter().filter(|it| it.folder() == folder);
            files.filter(|it| matches!(it.kind, FileKind::Env(_))).find(|it| ends(it, name))
        };
        let path = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let help = "a line `.env` in `.gitignore`";
        if let Some(file) = here("/.env") {
            let place = file.place(first_line(file));
            let message =
                format!("git does not ignore `{path}.env`: the next `git add .` commits it");
            findings.add(place, message).help(help).level(Level::Error);
        } else if let Some(file) = example(project, folder) {
            let place = file.place(first_line(file));
            let message = format!(
                "git would not ignore `{path}.env`, the copy of this file with the secrets in it"
            );
            findings.add(place, message).help(help);
        }
    }
}

fn ends(file: &ProjectFile, name: &str) -> bool {
    format!("/{}", file.name()).ends_with(name)
}

fn example<'a>(project: &'a Project, folder: &str) -> Option<&'a ProjectFile> {
    project.files.iter().find(|file| match &file.kind {
        FileKind::Env(env) => env.is_example && file.folder() == folder && !env.entries.is_empty(),
        _ => false,
    })
}

/// The line that speaks of the copy, or else the first.
fn first_line(file: &ProjectFile) -> std::ops::Range<usize> {
    let lines = 1..=file.source.line_count();
    let speaks = |line: &usize| {
        let text = file.source.line(*line);
        text.starts_with('#') && text.contains(".env") && !text.contains(".env.")
    };
    let found = lines.clone().find(speaks).unwrap_or(1);
    file.source.line_range(found)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Level, check_with,
        testing::{completed, project},
    };

    fn levels(files: &[(&str, &str)]) -> Vec<Level> {
        let project = completed(project(files));
        check_with(&project, [&RULE]).iter().map(|it| it.level).collect()
    }

    #[test]
    fn ignored_or_not() {
        let (live, example) = ((".env", "A=1\n"), (".env.example", "A=\n"));
        assert_eq!(levels(&[live, example]), [Level::Error]);
        assert_eq!(levels(&[example]), [Level::Warning]);
        assert_eq!(levels(&[live, example, (".gitignore", "/target\n.env\n")]), []);
        assert_eq!(levels(&[("compose.yml", "services: {}\n")]), []);
    }

    #[test]
    fn what_is_not_known_is_not_reported() {
        let project = project(&[(".env", "A=1\n")]);
        assert!(check_with(&project, [&RULE]).is_empty());
    }
}
