//! Two applications in one database.

use crate::lint::{Check, EnvEntry, Family, FileKind, Findings, Level, Project, ProjectFile, Rule};

pub(super) static RULE: Rule = Rule {
    id: "shared-database",
    family: Family::Project,
    level: Level::Warning,
    summary: "two applications use one database, and each other's tables",
    docs: include_str!("shared_database.md"),
    check: Check::File(check),
};

fn check(_: &Project, file: &ProjectFile, findings: &mut Findings) {
    let FileKind::Env(env) = &file.kind else { return };
    let names: Vec<&EnvEntry> = env.entries.iter().filter(|it| names_a_database(it)).collect();
    for (at, entry) in names.iter().enumerate() {
        let Some(first) = names[..at].iter().find(|it| it.value == entry.value) else { continue };
        let message = format!("`{}` is the database of another application, too", entry.value);
        findings
            .add(entry.value_place.clone(), message)
            .help("give every application a database of its own")
            .related(first.name_place.clone(), "the other application is here");
    }
}

fn names_a_database(entry: &EnvEntry) -> bool {
    entry.name.ends_with("_DB_NAME") && !entry.value.is_empty() && !entry.value.contains('$')
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{check_with, testing::project};

    #[test]
    fn two_applications() {
        let env = "N8N_DB_NAME=app\nPOSTGRES_DB=app\nKPI_DB_NAME=app\nA_DB_NAME=\nB_DB_NAME=\n";
        let found = check_with(&project(&[(".env.example", env)]), [&RULE]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].place.line(), found[0].place.column()), (3, 13));
    }
}
