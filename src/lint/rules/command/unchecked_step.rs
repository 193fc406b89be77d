//! Jobs that others wait for, and that succeed although a step of them failed.

use crate::{
    compose::{Service, Text},
    lint::{Check, Family, Findings, Level, Rule, ServiceSite},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "unchecked-step",
    family: Family::Command,
    level: Level::Warning,
    summary: "a job that others wait for succeeds although one of its steps failed",
    docs: include_str!("unchecked_step.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let service = site.service;
    if !site.compose.awaits_end_of(service.name()) {
        return;
    }
    let Some(script) = script(service) else { return };
    let Some((start, step)) = unchecked(script.as_str()) else { return };
    let message = format!(
        "when this step fails, {} goes on, and who waits for it starts all the same",
        quoted(service.name())
    );
    findings
        .add(script.place_of(start..start + step.len()), message)
        .help("begin the script with `set -e`, or join its steps with `&&`");
}

/// What `sh -c` is given, when it does not stop at errors by itself.
fn script(service: &Service) -> Option<Text> {
    let mut commands = [&service.entrypoint, &service.command].into_iter().flatten();
    let (script, words) = commands.find_map(|it| Some((it.script()?, it.words())))?;
    let flags = words.iter().filter_map(|it| it.as_str().strip_prefix('-'));
    let is_strict = |it: &str| it.contains('e') && it.len() <= 6;
    let mut flags = flags.take_while(|it| it.bytes().all(|it| it.is_ascii_alphabetic()));
    (!flags.any(is_strict)).then_some(script)
}

/// The first step whose failure nothing looks at: a whole line that is a plain command, with a
/// plain command behind it.
fn unchecked(script: &str) -> Option<(usize, &str)> {
    let is_strict = script.lines().any(|it| {
        let code = it.trim();
        code.strip_prefix("set -").is_some_and(|it| {
            it.split_whitespace().next().is_some_and(|flags| flags.contains('e'))
                || it.contains("errexit")
        })
    });
    if is_strict || script.contains("$?") || script.contains("trap ") {
        return None;
    }
    let mut start = 0;
    let mut steps = Vec::new();
    for line in script.split_inclusive('\n') {
        let code = line.trim();
        steps.push((start + line.len() - line.trim_start().len(), code));
        start += line.len();
    }
    steps.retain(|(_, code)| !code.is_empty() && !code.starts_with('#'));
    // Compound commands, continued lines and documents are another reader's work.
    let compound = ["if ", "for ", "while ", "until ", "case ", "{", "(", "exec ", "function "];
    let is_plain = |code: &str| {
        !compound.iter().any(|it| code.starts_with(it))
            && !code.ends_with(['\\', '|', '&', '(', '{', ')', '}'])
            && !code.contains("<<")
    };
    if !steps.iter().all(|(_, code)| is_plain(code)) {
        return None;
    }
    let (_, before) = steps.split_last()?;
    before.iter().copied().find(|(_, code)| matters(code))
}

/// Whether a line changes something and does not say what its failure means.
fn matters(code: &str) -> bool {
    const HARMLESS: [&str; 9] =
        ["echo", "printf", "sleep", "cd", "export", "true", "mkdir", "rm", "set"];
    let word = code.split_whitespace().next().unwrap_or_default();
    let assigns = word.contains('=');
    !assigns
        && !HARMLESS.contains(&word)
        && !code.contains("||")
        && !code.contains("&&")
        && !code.ends_with(';')
        && !code.contains("; ")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, find};

    /// The step that is reported of such a script.
    fn step(script: &str) -> Option<String> {
        let script = script.replace('\n', "\n        ");
        let found = find(
            &RULE,
            &format!(
                "services:
  app:
    image: x
    depends_on: {{ init: {{ condition: service_completed_successfully }} }}
  init:
    image: y
    entrypoint:
      - /bin/sh
      - -c
      - |
        {script}
"
            ),
        );
        found.first().map(|it| it.place.source().slice(it.place.range()).to_owned())
    }

    #[test]
    fn the_first_step_that_matters() {
        let script = "echo start\nexport A=b\nmc mb x/data\nmc anonymous set public x/data";
        assert_eq!(step(script).as_deref(), Some("mc mb x/data"));
    }

    #[test]
    fn looked_at() {
        for script in [
            "set -e\nmc mb x/data\nmc ls",
            "set -eu\nmc mb x/data\nmc ls",
            "set -o errexit\nmc mb x/data\nmc ls",
            "echo one\nmc mb x/data",
            "mc mb x/data || exit 1\nmc ls",
            "mc mb x/data && \\\nmc ls",
            "if mc mb x/data; then\n  true\nfi\nmc ls",
            "mc mb x/data || true\nexit 0",
        ] {
            assert_eq!(step(script), None, "{script}");
        }
    }

    #[test]
    fn nobody_waits_for_it() {
        expect(&RULE, "services:\n  a:\n    image: x\n    command: [sh, -c, \"a\\nb\\nc\"]\n");
    }
}
