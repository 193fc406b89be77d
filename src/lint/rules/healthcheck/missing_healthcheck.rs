//! A service nobody asks whether it works.

use super::{
    super::dependency::roles::{is_awaited, is_job, is_partial, is_routed},
    probe::{advice, known, lacks_shell},
};
use crate::{
    compose::{Command, Service},
    lint::{Check, Family, Findings, Level, Rule, ServiceSite, traefik::Routing},
};

pub(super) static RULE: Rule = Rule {
    id: "missing-healthcheck",
    family: Family::Healthcheck,
    level: Level::Warning,
    summary: "a service that runs for long has no healthcheck",
    docs: include_str!("missing_healthcheck.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let service = site.service;
    let known = known(service);
    let silent = service.healthcheck.is_some()
        || known.is_some_and(|(_, facts)| facts.own_probe == Some(true))
        || is_partial(service)
        || site.file.is_called_override()
        || is_job(site.compose, service)
        || is_idle(service)
        // Who waits for its health gets a finding of its own.
        || is_awaited(site.compose, service)
        || site.project.together(site.file, service.name()).is_some_and(|it| it.is_probed_by_override);
    if silent {
        return;
    }
    // Traefik's own dashboard is routed to without asking the container.
    let is_own = |it: Routing<'_>| !it.routers.is_empty() && it.serves_traefik();
    let routed = is_routed(service) && !Routing::of(service).is_some_and(is_own);
    let waited_for = site.compose.dependants(service.name()).next().is_some();
    let bare = known
        .is_some_and(|(image, facts)| lacks_shell(image) && advice::probe(image, facts).is_none());
    let probed = known.is_some_and(|(_, facts)| facts.probe.is_some());
    let level = match (bare, probed || routed || waited_for) {
        (false, true) => Level::Warning,
        _ => Level::Note,
    };
    let why = match (routed, waited_for) {
        (true, _) => ": Traefik routes to it whether it works or not",
        (false, true) => ": others start before it is ready",
        (false, false) => "",
    };
    let message = format!("`{}` has no healthcheck{why}", service.name());
    let help = match known {
        Some((image, facts)) => advice::healthcheck(image, facts),
        None => "give it a `healthcheck` with a `test` that asks the service itself".to_owned(),
    };
    let finding = findings.add(service.key.place(), message).level(level).help(help);
    if let Some(fix) = known.and_then(|(image, facts)| advice::fix(service, image, facts)) {
        finding.fix(fix);
    }
}

/// It only sleeps, so that somebody can look around in it: there is nothing to ask.
fn is_idle(service: &Service) -> bool {
    let commands = service.command.iter().chain(&service.entrypoint);
    let words: Vec<_> = commands.flat_map(Command::words).collect();
    let last = words.iter().rev().map(|it| it.as_str());
    let last: Vec<_> = last.flat_map(|it| it.split_whitespace().rev()).take(3).collect();
    matches!(last[..], ["infinity", "sleep", ..] | ["/dev/null", "-f" | "-F", "tail"])
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Level,
        testing::{expect, expect_fix, expect_in, find, project},
    };

    #[test]
    fn jobs_and_parts_are_exempt() {
        expect(
            &RULE,
            r#"
services:
  redis:
# ^^^^^ `redis` has no healthcheck
    image: redis:7-alpine
  worker:
# ^^^^^^ no healthcheck
    build: .
    restart: always
  site:
# ^^^^ Traefik routes
    image: example/site:1
    labels: { traefik.enable: "true" }
  own:
    image: vaultwarden/server:1.35.0
  probed:
    image: example/site:1
    healthcheck: { test: [CMD, x] }
  part:
    environment: { A: b }
  heir:
    extends: probed
  once:
    image: example/tool:1
    restart: "no"
  db-init-shop:
    image: example/tool:1
  store-schema:
    image: example/tool:1
  waited:
    image: example/tool:1
  idle:
    image: example/tool:1
    command: [sh, -c, 'echo ready && sleep infinity']
  still:
    image: example/tool:1
    command: tail -f /dev/null
  traefik:
# ^^^^^^^ `traefik` has no healthcheck
    image: example/traefik:1
    labels: [traefik.enable=true, traefik.http.routers.d.service=api@internal]
  last:
    image: example/tool:1
    healthcheck: { test: [CMD, x] }
    depends_on: { waited: { condition: service_completed_successfully } }
"#,
        );
    }

    #[test]
    fn levels() {
        let level = |yaml: &str| find(&RULE, yaml).first().map(|it| it.level);
        let of = |image: &str| level(&format!("services:\n  a:\n    image: {image}\n"));
        assert_eq!(of("redis:7"), Some(Level::Warning));
        assert_eq!(of("example/a:1"), Some(Level::Note));
        assert_eq!(of("portainer/portainer-ce:latest"), Some(Level::Note));
        assert_eq!(of("portainer/portainer-ce:2.39.6-alpine"), Some(Level::Warning));
        // It has no `mongosh`, but a shell.
        assert_eq!(of("mongo:4.4.29"), Some(Level::Warning));
        // Its program asks itself, without a shell, since 1.0.
        assert_eq!(of("vikunja/vikunja:1.0.0"), Some(Level::Warning));
        assert_eq!(of("vikunja/vikunja:0.24.6"), Some(Level::Note));
    }

    #[test]
    fn an_overlay_may_bring_it() {
        let overlay = "services:\n  a:\n    healthcheck: { test: [CMD, x] }\n";
        let base = "services:\n  a:\n    image: redis:7\n";
        expect_in(&RULE, &project(&[("compose.yml", base), ("compose.override.yml", overlay)]));
    }

    #[test]
    fn a_program_may_ask_itself() {
        let before = "services:\n  tempo:\n    image: grafana/tempo:3.0.0\n";
        let added = "    healthcheck:\n      test: [\"CMD\", \"/tempo\", \"-health\"]\n      interval: 30s\n      timeout: 5s\n      retries: 5\n      start_period: 30s\n";
        expect_fix(&RULE, before, &format!("{before}{added}"));
    }

    #[test]
    fn gets_that_of_its_image() {
        let before = "services:\n  db:\n    image: redis:7.2.16\n    restart: always\n";
        let added = "    healthcheck:\n      test: [\"CMD-SHELL\", \"redis-cli ping | grep -q PONG\"]\n      interval: 10s\n      timeout: 3s\n      retries: 5\n      start_period: 30s\n";
        let after = before.replace("    restart", &format!("{added}    restart"));
        expect_fix(&RULE, before, &after);
    }
}
