//! Loops that wait for something and go on without it.

use super::scripts::{self, Script};
use crate::lint::{Check, Family, Findings, Level, Project, Rule};

pub(super) static RULE: Rule = Rule {
    id: "silent-wait",
    family: Family::Command,
    level: Level::Note,
    summary: "a loop that waits in vain goes on as if it had not",
    docs: include_str!("silent_wait.md"),
    check: Check::Project(check),
};

fn check(project: &Project, findings: &mut Findings) {
    for script in scripts::shell(project) {
        for (start, length) in loops(&script) {
            let message = "when this loop has waited in vain, the script goes on as if it had not";
            findings.add(script.place(start..start + length), message).help(
                "behind `done`, ask once more and stop: `if ! …; then echo 'not ready' >&2; exit 1; fi`",
            );
        }
    }
}

/// Where the head of such a loop is.
fn loops(script: &Script<'_>) -> Vec<(usize, usize)> {
    let lines: Vec<_> = script.lines().collect();
    let mut found = Vec::new();
    for (at, (start, line)) in lines.iter().enumerate() {
        let code = line.trim();
        if !code.starts_with("for ") || code.contains("done") || at >= MOST {
            continue;
        }
        let Some(length) = body(lines.get(at + 1..).unwrap_or_default()) else { continue };
        let body = lines.get(at + 1..at + 1 + length).unwrap_or_default();
        let after = lines.get(at + 2 + length..).unwrap_or_default();
        if gives_up(body) && !is_checked(after) {
            found.push((start + line.len() - line.trim_start().len(), code.len()));
        }
    }
    found
}

/// Longer scripts than any that starts a container are not read to their end.
const MOST: usize = 2000;
/// Lines of a loop that waits.
const LONGEST: usize = 40;

/// How many lines lie before the `done` of a loop.
fn body(lines: &[(usize, &str)]) -> Option<usize> {
    let mut depth = 0;
    for (at, (_, line)) in lines.iter().take(LONGEST).enumerate() {
        let code = line.trim();
        let opens = ["for ", "while ", "until "].iter().any(|it| code.starts_with(it));
        if code == "done" || code.starts_with("done ") || code.starts_with("done;") {
            if depth == 0 {
                return (code == "done").then_some(at);
            }
            depth -= 1;
        } else if opens && !code.contains("done") {
            depth += 1;
        }
    }
    None
}

/// Sleeps, leaves the loop when it is ready, and never remembers nor stops.
fn gives_up(body: &[(usize, &str)]) -> bool {
    let has = |word: &str| body.iter().any(|(_, line)| words(line).any(|it| it == word));
    let sets = body.iter().any(|(_, line)| words(line).any(is_assignment));
    has("sleep") && has("break") && !has("exit") && !has("return") && !sets
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    let code = line.split(" #").next().unwrap_or(line);
    code.split(|c: char| c.is_whitespace() || matches!(c, ';' | '&' | '|' | '(' | ')'))
}

fn is_assignment(word: &str) -> bool {
    word.split_once('=').is_some_and(|(name, _)| {
        !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_')
    })
}

/// Whether the next statement looks at what came of it.
fn is_checked(after: &[(usize, &str)]) -> bool {
    let mut code = after.iter().map(|it| it.1.trim());
    let next = code.find(|it| !it.is_empty() && !it.starts_with('#')).unwrap_or_default();
    let asks = ["if ", "[", "test ", "case "].iter().any(|it| next.starts_with(it));
    asks || next.contains("||") || next.contains("exit")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect_in, project};

    fn script(text: &str) {
        expect_in(&RULE, &project(&[("init.sh", text)]));
    }

    #[test]
    fn goes_on() {
        script(
            "#!/bin/bash
 for i in {1..30}; do
#^^^^^^^^^^^^^^^^^^^^ goes on as if it had not
  if rpk cluster health; then
    break
  fi
  sleep 2
done

create_topic
",
        );
    }

    #[test]
    fn notices() {
        let body = "  ready && break\n  sleep 2\ndone\n";
        script(&format!("for i in 1 2; do\n{body}if ! ready; then exit 1; fi\n"));
        script(&format!("for i in 1 2; do\n{body}\n# sure?\nready || exit 1\n"));
        script("for i in 1 2; do\n  if ready; then ok=1; break; fi\n  sleep 2\ndone\nrun\n");
        script(
            "for i in 1 2; do\n  [ $i = 2 ] && exit 1\n  ready && break\n  sleep 2\ndone\nrun\n",
        );
        script("for i in 1 2; do\n  run $i\n  sleep 2\ndone\n");
        script("until ready; do\n  sleep 2\ndone\nrun\n");
    }
}
