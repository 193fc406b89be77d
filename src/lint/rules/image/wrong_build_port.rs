//! A port on which an image that is built here does not listen.

use super::listening::Listening;
use crate::{
    compose::{Port, Text},
    lint::{
        Check, Family, Findings, Level, Rule, ServiceSite, rules::healthcheck::probe::Probe,
        traefik::Routing,
    },
    problem::{Place, quoted},
};

pub(super) static RULE: Rule = Rule {
    id: "wrong-build-port",
    family: Family::Image,
    level: Level::Warning,
    summary: "a port on which the image that is built does not listen",
    docs: include_str!("wrong_build_port.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(listening) = Listening::of(site) else { return };
    let Some(best) = listening.best() else { return };
    let mut report = |place: Place, asks: String, help: String| {
        let (because, words) = listening.because();
        findings
            .add(place, format!("{asks}, {}", listening.says()))
            .level(listening.level())
            .help(format!("{help}{}", listening.other_way()))
            .related(because, words);
    };
    let service = site.service;
    // One that is right may have others beside it that the image does not declare.
    let is_met = service.ports.iter().any(|it| it.target.is_none_or(|it| listening.has(it)));
    for (port, number) in service.ports.iter().filter_map(|it| Some((it, single(it)?))) {
        if is_met || !listening.excludes(number) {
            continue;
        }
        let Some((text, right)) = target(port, best) else { continue };
        report(text.place(), format!("port {number} of {} is published", named(site)), right);
    }
    for backend in Routing::of(service).iter().flat_map(|it| &it.backends) {
        let Some(port) = backend.text("loadbalancer.server.port") else { continue };
        let number = port.as_str().parse().ok().filter(|it| listening.excludes(*it));
        let Some(number) = number else { continue };
        let name = backend.name.as_str();
        let label = format!("`traefik.http.services.{name}.loadbalancer.server.port={best}`");
        let asks = format!("Traefik is sent to port {number} of {}", named(site));
        report(port.place(), asks, label);
    }
    let urls = Probe::of(service).map(|it| it.urls()).unwrap_or_default();
    for url in urls.iter().filter(|it| it.is_own()) {
        let Some(number) = url.number.filter(|it| listening.excludes(*it)) else { continue };
        let place = url.port.as_ref().unwrap_or(&url.host).place();
        let asks = format!("the probe asks port {number} of {}", named(site));
        report(place, asks, format!("ask port {best}"));
    }
}

fn named(site: &ServiceSite<'_>) -> String {
    quoted(site.service.name())
}

pub(super) fn single(port: &Port) -> Option<u16> {
    port.target.filter(|(first, last)| first == last).map(|it| it.0)
}

/// Where the container's port is written, and the entry as it should be.
pub(super) fn target(port: &Port, best: u16) -> Option<(Text, String)> {
    let Some(text) = Text::of(&port.node) else {
        let target = Text::of(&port.node.get_merged("target")?)?;
        return Some((target, format!("`target: {best}`")));
    };
    let whole = text.as_str();
    let start = whole.rfind(':').map_or(0, |it| it + 1);
    let end = whole[start..].find('/').map_or(whole.len(), |it| start + it);
    let right = format!("`\"{}{best}{}\"`", &whole[..start], &whole[end..]);
    Some((text.part(start..end), right))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Finding, Level, check_with,
        testing::{expect, expect_in, project},
    };

    const DOCKERFILE: &str = "FROM node:22-slim\nEXPOSE 3000\nCMD [\"node\", \"server.js\"]\n";

    #[track_caller]
    fn beside(dockerfile: &str, compose: &str) {
        expect_in(&RULE, &project(&[("compose.yml", compose), ("api/Dockerfile", dockerfile)]));
    }

    #[test]
    fn every_place_that_says_another_port() {
        beside(
            DOCKERFILE,
            r#"
services:
  a:
    build: ./api
    ports:
      - "127.0.0.1:80:8000/tcp"
    #                 ^^^^ port 8000 of `a` is published, but the Dockerfile exposes 3000
      - target: 8001
    #           ^^^^ port 8001
      - "1:2-9"
    labels:
      - traefik.http.services.a.loadbalancer.server.port=8000
    #                                                    ^^^^ Traefik is sent to port 8000
    healthcheck: { test: [CMD, curl, "-f", "http://localhost:8000/"] }
    #                                                        ^^^^ the probe asks port 8000
  b:
    build: { context: api, dockerfile: Dockerfile }
    ports: ["8000:3000", "9229:9229"]
    labels: [traefik.http.services.a.loadbalancer.server.port=3000]
    healthcheck: { test: "curl -f http://localhost:3000 http://other:8000" }
"#,
        );
    }

    #[test]
    fn where_something_else_may_decide() {
        for more in [
            "command: npm run dev",
            "entrypoint: [x]",
            "environment: [PORT=8000]",
            "environment: { APP_PORT: '${PORT}' }",
            "env_file: .env",
            "extends: { service: b }",
            "network_mode: host",
        ] {
            let text =
                format!("services:\n  a:\n    build: api\n    ports: ['80:8000']\n    {more}\n");
            beside(DOCKERFILE, &text);
        }
        let text = "services: { a: { build: api, ports: ['80:8000'] } }";
        for dockerfile in [
            "FROM node\nENV PORT=8000\nEXPOSE 3000\n",
            "FROM example/app:1\nEXPOSE 3000\n",
            "FROM node\nEXPOSE ${PORT}\n",
            "FROM node\nCMD node a.js\n",
        ] {
            beside(dockerfile, text);
        }
        beside(
            DOCKERFILE,
            "services: { a: { build: { context: api, args: [P=80] }, ports: [80] } }",
        );
        beside(DOCKERFILE, "services: { a: { build: elsewhere, ports: ['80:8000'] } }");
    }

    fn found(dockerfile: &str, compose: &str) -> Vec<Finding> {
        check_with(&project(&[("compose.yml", compose), ("api/Dockerfile", dockerfile)]), [&RULE])
    }

    #[test]
    fn a_port_in_the_command_is_certain() {
        let dockerfile =
            "FROM python:3.12-slim\nCMD [\"uvicorn\", \"a:b\", \"--port\", \"3000\"]\n";
        let text = "services: { a: { build: api, env_file: .env, ports: ['8000:8000'] } }";
        let all = found(dockerfile, text);
        assert_eq!((all.len(), all[0].level), (1, Level::Error));
        assert_eq!(all[0].help.as_deref(), Some("`\"8000:3000\"`"));
        assert_eq!(all[0].related[0].0.to_string(), "api/Dockerfile:2:1");
        let all = found(DOCKERFILE, "services: { a: { build: api, ports: ['8000:8000'] } }");
        assert_eq!(all[0].level, Level::Warning);
    }

    #[test]
    fn a_known_repository_at_any_commit() {
        expect(
            &RULE,
            r#"
services:
  api:
    build: ../api.smarterbot.cl
    ports:
      - "8000:8000"
    #         ^^^^ but `api.smarterbot.cl` listens on 3000 since commit 9ba9914 of 2025-12-07
    environment: [API=http://x:8000]
    labels:
      - "traefik.http.services.api.loadbalancer.server.port=8000"
    #                                                       ^^^^ sent to port 8000 of `api`
    healthcheck:
      test: ["CMD-SHELL", "python -c 'urlopen(\"http://localhost:8000/health\");'"]
    #                                                            ^^^^ asks port 8000
  other:
    build: https://github.com/SmarterCL/api.smarterbot.cl.git
    ports: ["8000:8000"]
    #             ^^^^ port 8000
  pinned:
    build: "https://github.com/SmarterCL/api.smarterbot.cl.git#3c9ac12"
    ports: ["8000:8000"]
  right:
    build: ../api.smarterbot.cl
    ports: ["8000:3000"]
  moved:
    build: ../api.smarterbot.cl
    command: uvicorn main:app --port 8000
    ports: ["8000:8000"]
  own:
    build: { context: ../api.smarterbot.cl, dockerfile: Dockerfile.old }
    ports: ["8000:8000"]
"#,
        );
    }
}
