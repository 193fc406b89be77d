//! A probe of a port that the service does not have.

use super::probe::{Probe, known};
use crate::{
    compose::{Command, Service},
    lint::{
        Check, Family, Findings, Fix, Level, Rule, ServiceSite, rules::image::listening::Listening,
    },
};

pub(super) static RULE: Rule = Rule {
    id: "wrong-probe-port",
    family: Family::Healthcheck,
    level: Level::Warning,
    summary: "a probe asks a port that is none of the service's",
    docs: include_str!("wrong_probe_port.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let service = site.service;
    // Another service's network has that service's ports; `wrong-build-port` knows those of a build.
    let elsewhere = service.get("network_mode").is_some() || service.get("extends").is_some();
    if elsewhere || Listening::of(site).is_some() {
        return;
    }
    let Some(probe) = Probe::of(service) else { return };
    let urls = probe.urls();
    let own: Vec<_> = urls.iter().filter(|it| it.is_own()).collect();
    if own.is_empty() {
        return;
    }
    let Some(ports) = ports(service).filter(|it| !it.is_empty()) else { return };
    for url in own {
        let Some(number) = url.number else { continue };
        let has = ports.iter().any(|(first, last)| (*first..=*last).contains(&number));
        if has || is_mentioned(service, number) {
            continue;
        }
        let place = url.port.as_ref().unwrap_or(&url.host).place();
        let shown: Vec<_> = ports.iter().map(|(first, _)| format!("`{first}`")).collect();
        let message = format!(
            "the probe asks port `{number}`, but `{}` is on {}",
            service.name(),
            shown.join(", ")
        );
        let sure = known(service).is_some_and(|(_, facts)| !facts.ports.is_empty());
        let level = if sure { Level::Warning } else { Level::Note };
        let finding = findings.add(place, message).level(level);
        finding.help("ask the port the service listens on");
        if let ([(only, last)], Some(port)) = (ports.as_slice(), &url.port)
            && only == last
        {
            let fix = Fix::risky(format!("ask port {only}"));
            finding.fix(fix.text(port, &only.to_string()));
        }
    }
}

/// Every port that is known of a service; nothing where a variable decides one of them.
fn ports(service: &Service) -> Option<Vec<(u16, u16)>> {
    let mut all = Vec::new();
    for port in &service.ports {
        all.push(port.target?);
    }
    for exposed in service.get("expose").map_or(&[][..], |it| it.items()) {
        let text = exposed.as_str()?.split('/').next()?;
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        all.push((first.parse().ok()?, last.parse().ok()?));
    }
    for label in &service.labels {
        let name = label.name.as_str();
        if name.starts_with("traefik.") && name.ends_with(".loadbalancer.server.port") {
            let port = label.text().parse().ok()?;
            all.push((port, port));
        }
    }
    if let Some((_, facts)) = known(service) {
        all.extend(facts.ports.iter().map(|it| (it.number, it.number)));
    }
    all.sort_unstable();
    all.dedup();
    Some(all)
}

/// Whether the number stands in the environment, the command or a label: then it is decided there.
fn is_mentioned(service: &Service, number: u16) -> bool {
    let number = number.to_string();
    let names = |text: &str| text.split(|c: char| !c.is_ascii_digit()).any(|it| it == number);
    let commands = [&service.command, &service.entrypoint].into_iter().flatten();
    let mut words = commands.flat_map(Command::words);
    // Files that are mounted or read at the start may move the port.
    let configured = ["env_file", "configs"].iter().any(|it| service.get(it).is_some());
    configured
        || service.environment.iter().any(|it| names(it.text()))
        || service.labels.iter().any(|it| names(it.text()))
        || words.any(|it| names(it.as_str()))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn ports_of_others() {
        expect(
            &RULE,
            r#"
services:
  a:
    image: example/api:1
    ports: ["8000:3000"]
    healthcheck: { test: "curl -f http://localhost:8000/health" }
    #                                              ^^^^ port `8000`, but `a` is on `3000`
  b:
    image: n8nio/n8n:2
    healthcheck: { test: [CMD, wget, "http://127.0.0.1/healthz"] }
    #                                        ^^^^^^^^^ port `80`
  c:
    image: example/api:1
    expose: ["3000-3005", 9000/tcp]
    labels: [traefik.http.services.c.loadbalancer.server.port=8080]
    healthcheck: { test: "curl -f http://localhost:3002/ http://localhost:8080 http://b:1" }
  d:
    image: example/api:1
    ports: ["${P}"]
    healthcheck: { test: "curl -f http://localhost:1/" }
  e:
    image: example/api:1
    ports: ["80:80"]
    environment: { MANAGEMENT: "0.0.0.0:9001" }
    healthcheck: { test: "curl -f http://localhost:9001/" }
  f:
    image: example/api:1
    healthcheck: { test: "curl -f http://localhost:9001/" }
  g:
    image: example/api:1
    ports: ["80:80"]
    healthcheck: { test: "curl -f http://localhost:$${PORT:-3000}/" }
"#,
        );
    }
}
