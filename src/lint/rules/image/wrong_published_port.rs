//! A published port behind which the image does not listen.

use super::{
    listening::own_ports,
    wrong_build_port::{single, target},
};
use crate::{
    compose::{Command, Service},
    lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "wrong-published-port",
    family: Family::Image,
    level: Level::Error,
    summary: "a port is published to one on which the image does not listen",
    docs: include_str!("wrong_published_port.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let service = site.service;
    let Some(own) = own_ports(service) else { return };
    let is_own = |port: &(u16, u16)| own.iter().any(|it| (port.0..=port.1).contains(it));
    // One that is right may have others beside it that the image does not tell of.
    if service.get("network_mode").is_some()
        || service.ports.iter().any(|it| it.target.as_ref().is_none_or(is_own))
    {
        return;
    }
    let Some(best) = own.first() else { return };
    for (port, number) in service.ports.iter().filter_map(|it| Some((it, single(it)?))) {
        let Some((text, right)) = target(port, *best).filter(|_| !moves(service, number)) else {
            continue;
        };
        let message = format!(
            "port {number} of {} is published, but its image listens on {best}",
            quoted(service.name())
        );
        let fix = Fix::risky(format!("publish port {best}")).text(&text, &best.to_string());
        findings.add(text.place(), message).help(right).fix(fix);
    }
}

/// Whether the command or the environment may make it listen there.
fn moves(service: &Service, number: u16) -> bool {
    let commands = service.command.iter().chain(&service.entrypoint);
    let mut words = commands.flat_map(Command::words);
    let number = number.to_string();
    let says = |text: &str| text.contains(&number) || text.contains("PORT");
    words.any(|it| says(it.as_str()))
        || service.environment.iter().any(|it| says(it.text()) || is_own_port(it.name.as_str()))
}

/// `PORT`, `N8N_PORT`; not the port of another service.
fn is_own_port(name: &str) -> bool {
    const OTHERS: [&str; 8] =
        ["DATABASE", "DB", "MAIL", "PG", "POSTGRES", "QUEUE", "REDIS", "SMTP"];
    let mut words = name.split('_');
    name.ends_with("PORT") && !words.any(|it| OTHERS.iter().any(|other| it.starts_with(other)))
        || name == "PGPORT"
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_fix};

    #[test]
    fn behind_it_nothing_listens() {
        expect(
            &RULE,
            r#"
services:
  db:
    image: postgres:16
    ports: ["127.0.0.1:5433:5433"]
    #                       ^^^^ port 5433 of `db` is published, but its image listens on 5432
  cache:
    image: redis:7-alpine
    ports: ["6380:6379"]
  moved:
    image: postgres:16
    command: -p 5433
    ports: ["5433:5433"]
  told:
    image: postgres:16
    environment: { PGPORT: 5433 }
    ports: ["5433:5433"]
  own:
    image: botpress/server:12
    environment: [PG_PORT=5432, PORT=80]
    ports: ["81:81"]
  both:
    image: redis:7
    ports: ["6379:6379", "16379:16379"]
  open:
    image: postgres:16
    ports: ["${PORT}:${PORT}"]
  mounted:
    image: redis:7
    volumes: ["./redis.conf:/redis.conf"]
    ports: ["6380:6380"]
  unknown:
    image: example/db:1
    ports: ["1:2"]
"#,
        );
    }

    #[test]
    fn publishes_the_right_one() {
        let text = |ports: &str| {
            format!("services:\n  db:\n    image: postgres:17.2\n    ports: [{ports}]\n")
        };
        expect_fix(&RULE, &text("\"5433:5433/tcp\""), &text("\"5433:5432/tcp\""));
        let long = |port: u16| text(&format!("{{target: {port}, published: 5433}}"));
        expect_fix(&RULE, &long(5433), &long(5432));
    }
}
