//! A variable meant for the container's shell that Compose fills in first.

use crate::{
    compose::{Command, Hole, HoleKind, Piece, Service, Text, values},
    lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite},
};

pub(super) static RULE: Rule = Rule {
    id: "host-shell-variable",
    family: Family::Interpolation,
    level: Level::Warning,
    summary: "Compose fills in a variable that the container's own shell was meant to read",
    docs: include_str!("host_shell_variable.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let service = site.service;
    let is_run_by_shell = has_shell(service);
    let run = ["command", "entrypoint"].iter().filter_map(|key| service.get(key).cloned());
    let run = run.map(|it| (it, is_run_by_shell));
    let probe = service.healthcheck.as_ref().and_then(|it| {
        let test = it.test.as_ref()?;
        Some((test.node.clone(), it.shell().is_some() || test.script().is_some()))
    });
    for (node, has_shell) in run.chain(probe) {
        for text in values(&node) {
            for piece in text.template().pieces {
                let Piece::Hole(hole) = piece else { continue };
                report(site, &text, &hole, has_shell, findings);
            }
        }
    }
}

/// Whether a shell reads the command: `sh -c`, which may stand in the entrypoint.
fn has_shell(service: &Service) -> bool {
    let both = [service.entrypoint.as_ref(), service.command.as_ref()];
    let waits = service.entrypoint.as_ref().is_some_and(Command::waits_for_script);
    waits || both.into_iter().flatten().any(|it| it.script().is_some())
}

/// Only where the container's environment gives the name another value than Compose would.
fn report(
    site: &ServiceSite<'_>,
    text: &Text,
    hole: &Hole,
    has_shell: bool,
    findings: &mut Findings,
) {
    let name = &hole.name;
    let Some(entry) = site.service.env(name).filter(|_| hole.kind == HoleKind::Plain) else {
        return;
    };
    let Some(value) = entry.value.as_ref() else { return };
    let same = value.template().holes(value.as_str()).iter().any(|it| it.name == *name);
    if same {
        return;
    }
    let message =
        format!("Compose fills in `{name}` from its own environment, not from the container's");
    let finding = findings.add(text.place_of(hole.range.clone()), message);
    finding.related(entry.name.place(), "the container's value is set here");
    if has_shell {
        let dollar = text.part(hole.range.start..hole.range.start + 1);
        finding.help(format!("write `$${name}` to leave it to the container's shell"));
        finding.fix(Fix::risky("leave it to the container").text(&dollar, "$$"));
    } else {
        finding.help(format!("no shell reads it here: run it by `sh -c`, and write `$${name}`"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_fix, find};

    #[test]
    fn a_probe_with_the_hosts_value() {
        expect(
            &RULE,
            "
services:
  db:
    environment:
      POSTGRES_USER: app
      POSTGRES_DB: ${POSTGRES_DB}
    healthcheck:
      test: [CMD-SHELL, 'pg_isready -U $POSTGRES_USER -d $POSTGRES_DB || echo $$HOME $OTHER']
      #                                ^^^^^^^^^^^^^^ not from the container's
",
        );
    }

    #[test]
    fn only_a_shell_can_read_it() {
        let text = |keys: &str| {
            format!("services:\n  a:\n    image: x\n    environment: {{P: 1}}\n    {keys}\n")
        };
        let read = [
            "command: sh -c 'run $P'",
            "command: [bash, -ec, run $P]",
            "entrypoint: [/bin/sh, -c]\n    command: run $P",
            "healthcheck: {test: run $P}",
            "healthcheck: {test: [CMD, sh, -c, run $P]}",
        ];
        for keys in read {
            expect_fix(&RULE, &text(keys), &text(&keys.replace("$P", "$$P")));
        }
        let bare = ["command: run $P", "command: [run, $P]", "healthcheck: {test: [CMD, run, $P]}"];
        for keys in bare {
            assert_eq!(find(&RULE, &text(keys)).len(), 1, "{keys}");
            expect_fix(&RULE, &text(keys), &text(keys));
        }
    }
}
