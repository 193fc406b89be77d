//! A backup with a client that is older than its server.

use crate::{
    compose::{Assignment, Command, Compose, Service, Text},
    images::version,
    lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "older-client",
    family: Family::Image,
    level: Level::Error,
    summary: "a backup program refuses a server that is newer than itself",
    docs: include_str!("older_client.md"),
    check: Check::Service(check),
};

/// "`pg_dump` cannot dump from PostgreSQL servers newer than its own major version; it will refuse
/// to even try": <https://www.postgresql.org/docs/current/app-pgdump.html>
const PROGRAMS: [&str; 3] = ["pg_dump", "pg_dumpall", "pg_basebackup"];

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let service = site.service;
    let Some(own) = major(service) else { return };
    let commands = service.entrypoint.iter().chain(&service.command);
    let words: Vec<&Text> = commands.flat_map(Command::words).collect();
    let is_word = |c: char| !(c.is_ascii_alphanumeric() || c == '_');
    let runs = |program: &str| {
        words.iter().any(|it| it.as_str().split(is_word).any(|word| word == program))
    };
    let Some(program) = PROGRAMS.iter().find(|it| runs(it)) else { return };
    let Some((server, theirs)) = server(service, &words, site.compose) else { return };
    let (Some(image), Some(their_image)) = (&service.image, &server.image) else { return };
    if own < theirs {
        let message = format!(
            "`{program}` {own} refuses to read from {}, which is PostgreSQL {theirs}",
            quoted(server.name())
        );
        findings
            .add(image.text.place(), message)
            .help(format!("`image: {}`", their_image.text.as_str()))
            .fix(Fix::risky("take the server's image").text(&image.text, their_image.text.as_str()))
            .related(their_image.text.place(), "the server is here");
    }
}

/// The major version of PostgreSQL that an image holds.
fn major(service: &Service) -> Option<u32> {
    let image = service.image.as_ref()?;
    let tag = image.tag.as_deref().filter(|_| !image.is_open())?;
    let own = match image.facts?.repository {
        "postgres" => tag,
        // `0.8.1-pg17-bookworm`
        "pgvector/pgvector" => tag.rsplit_once("pg")?.1,
        _ => return None,
    };
    version(own).first().copied()
}

/// The server it reads from: the one that its environment or its command names as a host.
fn server<'a>(
    service: &Service,
    words: &[&Text],
    compose: &'a Compose,
) -> Option<(&'a Service, u32)> {
    let hosts = service.environment.iter().filter(|it| it.name.as_str().ends_with("HOST"));
    let mut hosts: Vec<&str> = hosts.map(Assignment::text).collect();
    let parts = words.iter().flat_map(|it| it.as_str().split([' ', '\n', '=', '"', '\'']));
    let parts: Vec<&str> = parts.collect();
    let flags = parts.windows(2).filter(|it| matches!(it[0], "-h" | "--host"));
    hosts.extend(flags.map(|it| it[1]));
    let urls = parts.iter().filter_map(|it| it.split_once("://")?.1.rsplit_once('@'));
    hosts.extend(urls.filter_map(|(_, it)| it.split([':', '/']).next()));
    let others = compose.services.iter().filter(|it| it.name() != service.name());
    let mut named = others.filter(|it| hosts.contains(&it.name()));
    named.find_map(|it| Some((it, major(it)?)))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn reads_from_a_newer_one() {
        expect(
            &RULE,
            r#"
services:
  db: { image: "postgres:16.4" }
  vectors: { image: "pgvector/pgvector:0.8.1-pg17-bookworm" }
  backup:
    image: postgres:15-alpine
    #      ^^^^^^^^^^^^^^^^^^ `pg_dump` 15 refuses to read from `db`, which is PostgreSQL 16
    command: sh -c "pg_dump -h db -U app app > /backup/app.sql"
  by-url:
    image: postgres:16
    #      ^^^^^^^^^^^ from `vectors`, which is PostgreSQL 17
    command: [pg_dump, "postgres://app@vectors:5432/app"]
  by-env:
    image: postgres:15
    #      ^^^^^^^^^^^ refuses
    environment: { PGHOST: db }
    entrypoint: [pg_dumpall]
  same:
    image: postgres:16-alpine
    command: [pg_dump, -h, db]
  newer:
    image: postgres:17
    command: [pg_dump, -h, db]
  elsewhere:
    image: postgres:15
    command: [pg_dump, -h, db.example.org]
  asks:
    image: postgres:15
    command: [psql, -h, db]
"#,
        );
    }
}
