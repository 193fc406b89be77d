//! A service that waits for a health which only it can bring about.

use std::ops::Range;

use super::super::healthcheck::{
    probe::{Probe, segments},
    sealed_vault_probe::sealed_unsafe,
};
use crate::{
    compose::{Service, Text},
    lint::{Check, Family, FileKind, Findings, Fix, Level, Rule, ServiceSite},
    problem::Place,
};

pub(super) static RULE: Rule = Rule {
    id: "deadlocked-health",
    family: Family::Dependency,
    level: Level::Error,
    summary: "a service waits for the health that only it can bring about",
    docs: include_str!("deadlocked_health.md"),
    check: Check::Service(check),
};

/// A probe that fails until somebody acts, and the commands that do it.
struct Deed {
    /// Where the target's probe is such a one.
    fails: fn(&Service) -> Option<Place>,
    commands: &'static [&'static str],
}

const DEEDS: [Deed; 4] = [
    Deed {
        fails: |it| sealed_unsafe(it).map(|(place, _)| place),
        commands: &[
            "vault operator init",
            "vault operator unseal",
            "bao operator init",
            "bao operator unseal",
        ],
    },
    Deed { fails: |it| probe_with(it, "rs.status()"), commands: &["rs.initiate("] },
    Deed { fails: |it| probe_with(it, "cluster_state:ok"), commands: &["--cluster create"] },
    Deed { fails: |it| probe_with(it, "/health?ready=1"), commands: &["cockroach init"] },
];

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    for dependency in site.service.depends_on.iter().filter(|it| it.waits_for_health()) {
        let Some(target) = site.compose.service(dependency.name.as_str()) else { continue };
        for deed in &DEEDS {
            let Some(probe) = (deed.fails)(target) else { continue };
            let Some((place, command)) = done_here(site, deed.commands) else { continue };
            let target = target.name();
            let message = format!(
                "`{}` waits until `{target}` is healthy, which it is only after `{command}`, which \
                 runs here",
                site.service.name()
            );
            let condition = dependency.condition.as_ref().unwrap_or(&dependency.name);
            findings
                .add(condition.place(), message)
                .help("condition: service_started")
                .fix(Fix::risky("wait until it is started").text(condition, "service_started"))
                .related(probe, format!("the probe of `{target}` fails until then"))
                .related(place, "what it waits for");
            break;
        }
    }
}

/// A probe that holds these words and does not do the deed itself.
fn probe_with(service: &Service, words: &str) -> Option<Place> {
    let probe = Probe::of(service)?;
    let written = probe.written();
    (written.contains(words) && !written.contains("rs.initiate")).then(|| probe.place())
}

/// Where the service does it: in its command, or in a script it mounts.
fn done_here(
    site: &ServiceSite<'_>,
    commands: &'static [&'static str],
) -> Option<(Place, &'static str)> {
    let service = site.service;
    for command in [&service.entrypoint, &service.command].into_iter().flatten() {
        let words = command.words();
        let joined = words.iter().map(Text::as_str).collect::<Vec<_>>().join(" ");
        let script = command.script();
        let text = script.as_ref().map_or(joined.as_str(), |it| it.as_str());
        if let Some((range, name)) = first(text, commands) {
            let place = script.map_or_else(|| command.node.place(), |it| it.place_of(range));
            return Some((place, name));
        }
    }
    for mount in &service.mounts {
        let path = site.compose.mounted_path(mount);
        let file = path.and_then(|path| site.project.files.iter().find(|it| it.name() == path));
        let Some(file) = file.filter(|it| matches!(it.kind, FileKind::Text)) else { continue };
        if let Some((range, name)) = first(file.source.text(), commands) {
            return Some((file.place(range), name));
        }
    }
    None
}

/// The first of these commands that runs, not only is talked about.
fn first(text: &str, commands: &'static [&'static str]) -> Option<(Range<usize>, &'static str)> {
    if !commands.iter().any(|it| text.contains(it)) {
        return None;
    }
    segments(text).into_iter().find_map(|segment| {
        let part = text.get(segment.range.clone())?;
        let talks = ["echo", "printf", "say", "log"].iter().any(|it| part.starts_with(it));
        let name = commands.iter().copied().find(|it| part.contains(it) && !talks)?;
        let start = segment.range.start + part.find(name)?;
        Some((start..start + name.len(), name))
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_in, project};

    #[test]
    fn an_unsealer_in_a_script() {
        let stack = r#"
services:
  vault:
    healthcheck: { test: [CMD, vault, status] }
  unsealer:
    entrypoint: [/bin/sh, /init.sh]
    volumes: ["./init.sh:/init.sh:ro"]
    depends_on:
      vault:
        condition: service_healthy
        #          ^^^^^^^^^^^^^^^ which it is only after `vault operator init`
  reader:
    volumes: ["./read.sh:/read.sh:ro"]
    depends_on: { vault: { condition: service_healthy } }
"#;
        let init = "#!/bin/sh\necho \"vault operator unseal\"\nvault operator init > keys\n";
        let read = "# vault operator init\necho 'run: vault operator unseal <key>'\n";
        expect_in(&RULE, &project(&[("compose.yml", stack), ("init.sh", init), ("read.sh", read)]));
    }

    #[test]
    fn in_a_command() {
        expect(
            &RULE,
            r#"
services:
  mongo:
    healthcheck: { test: "mongosh --eval 'rs.status().ok'" }
  setup:
    command: ["sh", "-c", "sleep 5; mongosh --host mongo --eval 'rs.initiate()'"]
    depends_on: { mongo: { condition: service_healthy } }
    #                                 ^^^^^^^^^^^^^^^ only after `rs.initiate(`
  plain:
    healthcheck: { test: "mongosh --eval 'db.adminCommand(\"ping\")'" }
  other:
    command: ["sh", "-c", "mongosh --host plain --eval 'rs.initiate()'"]
    depends_on: { plain: { condition: service_healthy }, mongo: { condition: service_started } }
  self:
    healthcheck: { test: "mongosh --eval 'try { rs.status() } catch (e) { rs.initiate() }'" }
  third:
    command: ["mongosh", "--eval", "rs.initiate()"]
    depends_on: { self: { condition: service_healthy } }
"#,
        );
    }
}
