//! A probe whose end is always good, whatever came before.

use super::probe::{Link, Probe, Segment, Simple, segments};
use crate::{
    compose::{Command, Service, Text},
    lint::{Check, Family, FileKind, Findings, Fix, Level, Project, ProjectFile, Rule},
};

pub(super) static RULE: Rule = Rule {
    id: "unfailing-probe",
    family: Family::Healthcheck,
    level: Level::Warning,
    summary: "a probe succeeds whatever the service does",
    docs: include_str!("unfailing_probe.md"),
    check: Check::File(check),
};

const RPK: &str = "`rpk cluster health` always prints `Healthy:`; this is found for an unhealthy \
                   cluster, too";
const RPK_HELP: &str = "rpk cluster health | grep -qE 'Healthy:.+true'";

fn check(_: &Project, file: &ProjectFile, findings: &mut Findings) {
    for service in file.composes().iter().flat_map(|it| &it.services) {
        of_service(service, findings);
    }
    let text = file.source.text();
    let is_script =
        file.name().rsplit_once('.').is_some_and(|(_, it)| it == "sh") || text.starts_with("#!");
    if matches!(file.kind, FileKind::Text) && is_script {
        for range in broker_greps(text) {
            findings.add(file.place(range), RPK).help(RPK_HELP);
        }
    }
}

fn of_service(service: &Service, findings: &mut Findings) {
    let commands = [&service.entrypoint, &service.command].into_iter().flatten();
    for script in commands.filter_map(Command::script) {
        for range in broker_greps(script.as_str()) {
            findings.add(script.place_of(range), RPK).help(RPK_HELP);
        }
    }
    let Some(probe) = Probe::of(service) else { return };
    for pair in probe.commands.windows(2) {
        let [broker, grep] = pair else { continue };
        if looks_for_healthy(broker.text.as_str(), grep.text.as_str(), broker.after) {
            findings.add(grep.text.place(), RPK).help(RPK_HELP);
        }
    }
    if let Some((last, words)) = always_good(&probe.commands) {
        let shown = last.text.as_str();
        let finding =
            findings.add(last.text.place(), format!("{words} `{shown}`: the probe cannot fail"));
        finding.help("let the program that asks decide: leave this out, or end with `|| exit 1`");
        if last.before == Link::Or {
            finding.fix(Fix::risky("let the probe fail").text(&last.text, "exit 1"));
        }
    }
}

/// The last command, where it succeeds always and is reached always.
fn always_good(commands: &[Simple]) -> Option<(&Simple, &'static str)> {
    let (last, before) = commands.split_last()?;
    let first_argument = last.arguments().first().map(Text::as_str);
    let good = match last.name() {
        "true" | ":" | "echo" => true,
        "exit" => first_argument == Some("0"),
        _ => false,
    };
    // `echo > /dev/tcp/localhost/80` asks a port.
    let connects = last.text.as_str().contains('<') || last.text.as_str().contains("/dev/tcp");
    let keyword =
        last.words.first().is_some_and(|it| matches!(it.as_str(), "then" | "else" | "do"));
    if !good || connects || keyword || last.arguments().iter().any(|it| it.as_str().contains("$("))
    {
        return None;
    }
    let leaves = |it: &Simple| {
        let words = it.arguments().first().map_or("", |it| it.as_str());
        match it.name() {
            "exit" | "return" => words != "0",
            "set" => words.starts_with('-') && words.contains(['e', 'o']),
            _ => false,
        }
    };
    match last.before {
        Link::Edge => Some((last, "the probe is only")),
        Link::Or => Some((last, "whatever fails before, it ends with")),
        Link::Next if !before.iter().any(leaves) => Some((last, "it ends with")),
        Link::Next | Link::Pipe | Link::And => None,
    }
}

/// Every `grep Healthy` behind `rpk cluster health` in a script.
fn broker_greps(text: &str) -> Vec<std::ops::Range<usize>> {
    // Most scripts never name it, and need not be taken apart.
    if !text.contains("rpk cluster health") {
        return Vec::new();
    }
    let all = segments(text);
    let part = |it: &Segment| text.get(it.range.clone()).unwrap_or_default();
    let found = all.windows(2).filter_map(|pair| {
        let [broker, grep] = pair else { return None };
        looks_for_healthy(part(broker), part(grep), broker.after).then(|| grep.range.clone())
    });
    found.collect()
}

fn looks_for_healthy(broker: &str, grep: &str, link: Link) -> bool {
    let mut words = grep.split_whitespace();
    let is_grep = words.next().is_some_and(|it| matches!(it, "grep" | "egrep"));
    let pattern = words.find(|it| !it.starts_with('-')).unwrap_or_default();
    let word = pattern.trim_matches(['"', '\'', ':']);
    let inverted = grep.split_whitespace().any(|it| it.starts_with("-v") || it.starts_with("-qv"));
    let asks = broker.contains("rpk cluster health");
    asks && link == Link::Pipe
        && is_grep
        && !inverted
        && word.eq_ignore_ascii_case("healthy")
        && !grep.contains("true")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_in, project};

    #[test]
    fn ends_that_are_always_good() {
        expect(
            &RULE,
            r#"
services:
  a:
    healthcheck: { test: "curl -f http://127.0.0.1 || true" }
    #                                                 ^^^^ whatever fails before
  b:
    healthcheck: { test: ["CMD-SHELL", "check; exit 0"] }
    #                                          ^^^^^^ ends with `exit 0`
  c:
    healthcheck: { test: ["CMD", "echo", "ok"] }
    #                             ^^^^ is only `echo`
  d:
    healthcheck: { test: "rpk cluster health | grep -q 'Healthy'" }
    #                                          ^^^^^^^^^^^^^^^^^ always prints
  e:
    healthcheck: { test: "rpk cluster health | grep -qE 'Healthy:.+true'" }
  f:
    healthcheck: { test: "if check; then exit 0; else exit 1; fi" }
  g:
    healthcheck: { test: "check || exit 1; echo fine" }
  h:
    healthcheck: { test: "bash -c 'echo > /dev/tcp/127.0.0.1/80'" }
  i:
    healthcheck: { test: "check && echo fine" }
  j:
    healthcheck: { test: "echo ruok | nc 127.0.0.1 2181 | grep imok" }
  k:
    healthcheck: { test: "check || (echo bad && exit 1)" }
  l:
    healthcheck: { test: "[ -f /ready ] && exit 0 || exit 1" }
  m:
    command: ["sh", "-c", "until rpk cluster health | grep Healthy; do sleep 1; done"]
    #                                                 ^^^^^^^^^^^^ always prints
"#,
        );
    }

    #[test]
    fn scripts_that_wait() {
        let script = "#!/bin/bash
if rpk cluster health --brokers $B 2>/dev/null | grep -q \"Healthy\"; then
#                                                ^^^^^^^^^^^^^^^^^ always prints
  echo fine || true
fi
rpk cluster health | grep -v Healthy
";
        expect_in(&RULE, &project(&[("init.sh", script)]));
    }
}
