//! `pg_isready` over the socket, which answers during the first start.

use super::{super::dependency::roles::is_awaited, probe::Probe};
use crate::{
    compose::Service,
    lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite},
};

pub(super) static RULE: Rule = Rule {
    id: "socket-only-probe",
    family: Family::Healthcheck,
    level: Level::Note,
    summary: "`pg_isready` without `-h` is ready before PostgreSQL is",
    docs: include_str!("socket_only_probe.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let service = site.service;
    let Some(probe) = Probe::of(service).filter(|_| starts_twice(service)) else { return };
    let names_host = probe.written().contains("PGHOST");
    for command in &probe.commands {
        let host = |it: &str| it.starts_with("-h") || it.starts_with("--host");
        let named = command.arguments().iter().any(|it| host(it.as_str()));
        if command.name() != "pg_isready" || named || names_host {
            continue;
        }
        let Some((program, _)) = command.program() else { continue };
        let scripts =
            service.mounts.iter().any(|it| it.target.contains("/docker-entrypoint-initdb.d"));
        let pressing = scripts && is_awaited(site.compose, service);
        let level = if pressing { Level::Warning } else { Level::Note };
        findings
            .add(
                program.place(),
                "without `-h` it asks the socket, which also answers during the first start, \
                 before the database can be reached",
            )
            .level(level)
            .help("write `pg_isready -h 127.0.0.1 …`")
            .fix(probe.with_options(Fix::risky("ask the address"), program, &["-h", "127.0.0.1"]));
    }
}

/// The official image's entrypoint starts a server on the socket alone to prepare the database.
fn starts_twice(service: &Service) -> bool {
    let image = service.image.as_ref();
    let name = image.map_or("", |it| it.repository.rsplit('/').next().unwrap_or_default());
    let official = ["postgres", "pgvector", "postgis", "timescaledb"];
    let env = |name: &str| service.env(name).is_some();
    (official.contains(&name) || env("POSTGRES_PASSWORD") || env("POSTGRES_DB")) && !env("PGHOST")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Level,
        testing::{expect, find},
    };

    #[test]
    fn hosts() {
        expect(
            &RULE,
            r#"
services:
  a:
    image: postgres:16
    healthcheck: { test: ["CMD-SHELL", "pg_isready -U smarter || exit 1"] }
    #                                   ^^^^^^^^^^ asks the socket
  b:
    image: postgres:16
    healthcheck: { test: [CMD, pg_isready, -h, db] }
  c:
    image: postgres:16
    environment: [PGHOST=127.0.0.1]
    healthcheck: { test: [CMD, pg_isready] }
  d:
    image: example/tool:1
    healthcheck: { test: [CMD, pg_isready] }
"#,
        );
    }

    #[test]
    fn scripts_make_the_first_start_long() {
        let yaml = "
services:
  db:
    image: postgres:16
    volumes: [./sql:/docker-entrypoint-initdb.d]
    healthcheck: { test: pg_isready }
  app:
    depends_on: { db: { condition: service_healthy } }
";
        assert_eq!(find(&RULE, yaml)[0].level, Level::Warning);
    }
}
