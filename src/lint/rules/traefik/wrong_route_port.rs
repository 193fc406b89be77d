//! Traefik knocks where nothing listens.

use crate::{
    compose::{Command, Service, Text},
    document::Node,
    lint::{
        Check, Family, Findings, Fix, Level, Rule, ServiceSite,
        rules::image::listening::{Listening, own_ports},
        traefik::Routing,
    },
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "wrong-route-port",
    family: Family::Traefik,
    level: Level::Error,
    summary: "Traefik is sent to a port on which the container does not listen",
    docs: include_str!("wrong_route_port.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let service = site.service;
    let Some(routing) = Routing::of(service) else { return };
    // `wrong-build-port` knows better.
    if Listening::of(site).is_some() {
        return;
    }
    for backend in &routing.backends {
        let Some(port) = backend.text("loadbalancer.server.port") else { continue };
        let Ok(number) = port.as_str().parse::<u16>() else { continue };
        if says(service, &number.to_string()) {
            continue;
        }
        let known = by_image(service).or_else(|| by_file(service));
        let Some((right, why, level)) = known.filter(|it| !it.0.contains(&number)) else {
            continue;
        };
        let Some(first) = right.first() else { continue };
        let message = format!(
            "Traefik is sent to port {number} of {}, {why} {first}",
            quoted(service.name())
        );
        findings
            .add(port.place(), message)
            .help(format!("`{}={first}`", backend_label(backend.name.as_str())))
            .level(level)
            .fix(Fix::risky(format!("send it to port {first}")).text(&port, &first.to_string()));
    }
}

fn backend_label(name: &str) -> String {
    format!("traefik.http.services.{name}.loadbalancer.server.port")
}

fn by_image(service: &Service) -> Option<(Vec<u16>, &'static str, Level)> {
    Some((own_ports(service)?, "whose image listens on", Level::Error))
}

/// What `expose` or `ports` and the probe agree on.
fn by_file(service: &Service) -> Option<(Vec<u16>, &'static str, Level)> {
    let exposed = service.get("expose").into_iter().flat_map(Node::items);
    let exposed = exposed.filter_map(|it| it.as_str()?.parse().ok());
    let published = service.ports.iter().filter_map(|it| it.target).filter(|it| it.0 == it.1);
    let mut open: Vec<u16> = exposed.chain(published.map(|it| it.0)).collect();
    open.dedup();
    let [only] = open.as_slice() else { return None };
    let probed = probe_port(service)?;
    (probed == *only).then_some((open, "but its probe and its ports say", Level::Warning))
}

/// `8000` of `http://localhost:8000/health`.
fn probe_port(service: &Service) -> Option<u16> {
    let probe = service.healthcheck.as_ref()?.test.as_ref()?;
    let words = Command::words(probe);
    let text = words.iter().map(Text::as_str).find(|it| it.contains("://"))?;
    let rest = text.split("://").nth(1)?;
    let rest = rest.strip_prefix("localhost:").or_else(|| rest.strip_prefix("127.0.0.1:"))?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// Whether the command, the environment or the ports speak of this number.
fn says(service: &Service, number: &str) -> bool {
    let commands = service.command.iter().chain(&service.entrypoint);
    let mut words = commands.flat_map(Command::words);
    let open = |it: &str| it.contains(number) || it.contains("PORT}");
    let ports = service.ports.iter().any(|it| {
        let own = number.parse().ok();
        own.is_some_and(|own: u16| it.target.is_none_or(|(a, b)| (a..=b).contains(&own)))
    });
    let exposed = service.get("expose").into_iter().flat_map(Node::items);
    words.any(|it| open(it.as_str()))
        || service.environment.iter().any(|it| open(it.text()))
        || exposed.filter_map(|it| it.as_str()).any(|it| it == number)
        || ports
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn ports_of_known_images_and_of_the_file() {
        expect(
            &RULE,
            "
services:
  n8n:
    image: n8nio/n8n:2.41.3
    labels: [traefik.http.services.n8n.loadbalancer.server.port=80]
#                                                               ^^ whose image listens on 5678
  moved:
    image: n8nio/n8n:2.41.3
    environment: [N8N_PORT=80]
    labels: [traefik.http.services.moved.loadbalancer.server.port=80]
  odoo:
    image: odoo:19.0
    labels: [traefik.http.services.odoo.loadbalancer.server.port=8072]
  app:
    image: example/app:1
    expose: ['3000']
    healthcheck: { test: curl -f http://localhost:3000/health }
    labels: [traefik.http.services.app.loadbalancer.server.port=8000]
#                                                               ^^^^ say 3000
  other:
    image: example/app:1
    expose: ['3000']
    labels: [traefik.http.services.other.loadbalancer.server.port=8000]
  built:
    build: .
    ports: ['8000:8000']
    labels: [traefik.http.services.built.loadbalancer.server.port=8000]
",
        );
    }
}
