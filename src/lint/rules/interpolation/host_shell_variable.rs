//! A variable meant for the container's shell that Compose fills in first.

use crate::{
    compose::{Hole, HoleKind, Piece, Text, values},
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
    let shells = ["command", "entrypoint"].iter().filter_map(|key| site.service.get(key).cloned());
    let probe = site.service.healthcheck.as_ref().and_then(|it| it.node.get_merged("test"));
    for node in shells.chain(probe) {
        for text in values(&node) {
            for piece in text.template().pieces {
                let Piece::Hole(hole) = piece else { continue };
                report(site, &text, &hole, findings);
            }
        }
    }
}

/// Only where the container's environment gives the name another value than Compose would.
fn report(site: &ServiceSite<'_>, text: &Text, hole: &Hole, findings: &mut Findings) {
    let name = &hole.name;
    let Some(entry) = site.service.env(name).filter(|_| hole.kind == HoleKind::Plain) else {
        return;
    };
    let Some(value) = entry.value.as_ref() else { return };
    let same = value.template().holes(value.as_str()).iter().any(|it| it.name == *name);
    if same {
        return;
    }
    let dollar = text.part(hole.range.start..hole.range.start + 1);
    findings
        .add(
            text.place_of(hole.range.clone()),
            format!("Compose fills in `{name}` from its own environment, not from the container's"),
        )
        .help(format!("write `$${name}` to leave it to the container's shell"))
        .fix(Fix::risky("leave it to the container").text(&dollar, "$$"))
        .related(entry.name.place(), "the container's value is set here");
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

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
}
