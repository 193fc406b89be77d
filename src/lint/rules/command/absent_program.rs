//! Commands that call a program the image does not have.

use crate::{
    compose::{Command, Text},
    lint::{Check, Family, Findings, Level, Rule, ServiceSite},
};

pub(super) static RULE: Rule = Rule {
    id: "absent-program",
    family: Family::Command,
    level: Level::Error,
    summary: "a command calls a program that is not in the image",
    docs: include_str!("absent_program.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let service = site.service;
    let image = service.image.as_ref().filter(|_| service.get("build").is_none());
    let Some((image, facts)) = image.and_then(|it| Some((it, it.facts?))) else { return };
    for command in [&service.entrypoint, &service.command].into_iter().flatten() {
        let words = words(command);
        for (name, help) in facts.habits.absent_programs {
            let Some(word) = words.iter().find(|it| it.as_str() == *name) else { continue };
            let message = format!("`{name}` is not in `{}`", image.repository);
            findings.add(word.place(), message).help(*help);
        }
    }
}

/// The words of the command, and those of the script it runs.
fn words(command: &Command) -> Vec<Text> {
    let mut all = command.words().to_vec();
    all.extend(command.script().iter().flat_map(crate::compose::shell_words));
    all
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn in_lists_and_scripts() {
        expect(
            &RULE,
            r#"
services:
  a:
    image: chatwoot/chatwoot:v4.15.1
    command: ["sh", "-lc", "bundle exec whenever --update-crontab && crond -f"]
             #                          ^^^^^^^^ `whenever` is not in
  b:
    image: chatwoot/chatwoot:v4.15.1
    command: bundle exec whenever
             #           ^^^^^^^^
  c:
    image: chatwoot/chatwoot:v4.15.1
    command: bundle exec sidekiq
  d:
    image: example/chatwoot
    command: bundle exec whenever
  e:
    image: chatwoot/chatwoot:v4.15.1
    build: .
    command: bundle exec whenever
"#,
        );
    }
}
