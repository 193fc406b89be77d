//! `pgrep -f` behind a shell, which finds the shell.

use super::probe::{Link, Probe, Simple};
use crate::{
    compose::Text,
    lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite},
};

pub(super) static RULE: Rule = Rule {
    id: "self-matching-pgrep",
    family: Family::Healthcheck,
    level: Level::Warning,
    summary: "a probe looks for a process and finds itself",
    docs: include_str!("self_matching_pgrep.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(probe) = Probe::of(site.service).filter(|it| it.has_shell) else { return };
    for (at, command) in probe.commands.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|it| probe.commands.get(it));
        let behind = probe.commands.get(at + 1);
        let (pattern, program) = match command.name() {
            "pgrep" if !drops_grep(behind) => (searched(command), "pgrep -f"),
            "grep" | "egrep" if lists_processes(command, before) && !drops_grep(behind) => {
                (grepped(command), "grep")
            }
            _ => continue,
        };
        let Some(pattern) = pattern.filter(|it| finds_itself(it.as_str())) else { continue };
        let words = pattern.as_str();
        let message =
            format!("`{program} {words}` also finds the probe's own command line: it cannot fail");
        let mut letters = words.chars();
        let first = letters.next().unwrap_or_default();
        let help = format!("write `[{first}]{}`", letters.as_str());
        let meant = format!("[{first}]{}", letters.as_str());
        let fix = Fix::risky("let the pattern not match itself").text(pattern, &meant);
        findings.add(command.text.place(), message).help(help).fix(fix);
    }
}

/// The pattern of a `pgrep` that looks at whole command lines.
fn searched(command: &Simple) -> Option<&Text> {
    let option = |it: &str, letter: char| {
        it.starts_with('-') && !it.starts_with("--") && it.contains(letter)
    };
    let words = command.arguments();
    let full = words.iter().any(|it| option(it.as_str(), 'f') || it.as_str() == "--full");
    // `-u user`, `-P parent`, `-x`: what else is asked for may leave the shell out.
    let narrow = |it: &str| "uUPgGstxv".chars().any(|letter| option(it, letter));
    let narrowed = words.iter().any(|it| narrow(it.as_str()) || it.as_str().starts_with("--"));
    (full && !narrowed).then(|| command.operand()).flatten()
}

fn grepped(command: &Simple) -> Option<&Text> {
    let inverted = command.arguments().iter().any(|it| {
        let it = it.as_str();
        it.starts_with('-') && (it.contains('v') || it.contains('x') || it.contains('w'))
    });
    command.operand().filter(|_| !inverted)
}

fn lists_processes(command: &Simple, before: Option<&Simple>) -> bool {
    let shows_arguments = |it: &Simple| {
        let words = it.arguments().iter();
        // `ps` alone and `ps -e` show names; BusyBox's shows arguments always, but who knows.
        it.name() == "ps" && words.map(Text::as_str).any(|it| it.contains(['a', 'f', 'w']))
    };
    command.before == Link::Pipe && before.is_some_and(shows_arguments)
}

fn drops_grep(behind: Option<&Simple>) -> bool {
    behind.is_some_and(|it| it.name() == "grep" && it.before == Link::Pipe)
}

/// A pattern that matches the text it is written as.
fn finds_itself(pattern: &str) -> bool {
    let special = ['[', ']', '^', '$', '\\', '+', '?', '(', ')', '{', '}', '|'];
    !pattern.is_empty() && !pattern.contains(special)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn shells_are_found() {
        expect(
            &RULE,
            r#"
services:
  a:
    healthcheck: { test: ["CMD-SHELL", "pgrep -f sidekiq || exit 1"] }
    #                                   ^^^^^^^^^^^^^^^^ finds the probe's own
  b:
    healthcheck: { test: "pgrep -fl 'celery worker' > /dev/null" }
    #                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `pgrep -f celery worker`
  c:
    healthcheck: { test: [CMD, sh, -c, "ps aux | grep node"] }
    #                                            ^^^^^^^^^ `grep node`
  d:
    healthcheck: { test: ["CMD-SHELL", "pgrep -f [s]idekiq || exit 1"] }
  e:
    healthcheck: { test: ["CMD", "pgrep", "-f", "sidekiq"] }
  f:
    healthcheck: { test: ["CMD-SHELL", "pgrep sidekiq"] }
  g:
    healthcheck: { test: "ps aux | grep node | grep -v grep" }
  h:
    healthcheck: { test: "pgrep -f ^node" }
  j:
    healthcheck: { test: "pgrep -af node | grep -v pgrep" }
  i:
    healthcheck: { test: "pgrep -u app -f node" }
"#,
        );
    }
}
