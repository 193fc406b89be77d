//! Variables that the platform no longer reads.

use super::home::{is_history, is_home, words};
use crate::lint::{Check, Family, FileKind, Findings, Level, Project, Rule};

pub(super) static RULE: Rule = Rule {
    id: "retired-variable",
    family: Family::Legacy,
    level: Level::Note,
    summary: "a variable that SmarterOS gave up",
    docs: include_str!("retired_variable.md"),
    check: Check::Project(check),
};

/// The variable, and what took its place. `VAULT_ROOT_TOKEN` has a rule of its own.
const RETIRED: [(&str, &str); 2] = [
    ("CHATWOOT_DATABASE_URL", "CHATWOOT_DB_USER, CHATWOOT_DB_PASSWORD and CHATWOOT_DB_NAME"),
    ("CHATWOOT_REDIS_URL", "REDIS_PASSWORD"),
];

fn check(project: &Project, findings: &mut Findings) {
    if !is_home(project) {
        return;
    }
    for file in &project.files {
        if matches!(file.kind, FileKind::Prose) || is_history(file) {
            continue;
        }
        let comments = crate::lint::secrets::comments(file);
        for (name, instead) in RETIRED {
            let all = words(file.source.text(), name);
            let mut places = all
                .filter(|at| !crate::lint::secrets::in_comment(&comments, *at))
                .map(|at| file.place(at..at + name.len()));
            let Some(first) = places.next() else { continue };
            let message = format!("`{name}` is retired: a credential inside a URL ends up in logs");
            let finding = findings.add(first, message).help(format!("use {instead}"));
            for place in places {
                finding.related(place, "and here");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, find};

    #[test]
    fn once_for_each_name_and_file() {
        let text = "
name: smarteros
services:
  a:
    image: a:1
    environment:
      DATABASE_URL: ${CHATWOOT_DATABASE_URL}
      #               ^^^^^^^^^^^^^^^^^^^^^ retired
      # CHATWOOT_REDIS_URL went
      OTHER: ${CHATWOOT_DATABASE_URL}
";
        expect(&RULE, text);
        assert_eq!(find(&RULE, text)[0].related.len(), 1);
        assert!(find(&RULE, &text.replace("smarteros", "other")).is_empty());
    }
}
