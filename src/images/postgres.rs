//! PostgreSQL 15 with pgvector.

use super::{
    Capabilities, Habits, ImageFacts, Keeps, Login, NotRead, Pinned, Port, ProbeFacts,
    ProbeTestFacts, Required, version,
};

/// Must stay on 15-bookworm: another major needs a dump, another Debian a REINDEX
/// (docker-library/postgres#1356).
pub static POSTGRES: Pinned = Pinned::of(ImageFacts {
    repository: "pgvector/pgvector",
    also: &["ankane/pgvector"],
    tag: Some("0.8.6-pg15-bookworm"),
    verified: "2026-11-23",
    sources: &[
        "pgvector/pgvector README and CHANGELOG@e48241b4",
        "docker-library/postgres 15/bookworm/Dockerfile@6edb0a8c",
        "docker-library/postgres#880: the probe must use TCP, initdb answers on the socket",
    ],
    user: Some("999:999"),
    ports: &[Port { number: 5432, purpose: "PostgreSQL" }],
    data: &["/var/lib/postgresql/data"],
    tools: &["pg_isready", "psql", "bash"],
    probe: Some(ProbeFacts {
        test: ProbeTestFacts::Shell(
            r#"pg_isready -q -h 127.0.0.1 -U "$POSTGRES_USER" -d "$POSTGRES_DB""#,
        ),
        interval: 10,
        timeout: 5,
        start_period: 60,
        start_interval: 2,
    }),
    stop_grace: 120,
    needs_init: false,
    capabilities: Capabilities::Only(&[]),
    read_only: Some(&["/tmp", "/var/run/postgresql"]),
    admin_interface: false,
    own_probe: Some(false),
    habits: HABITS,
});

/// What every image with PostgreSQL's official entrypoint does.
pub(super) const HABITS: Habits = Habits {
    data_store: true,
    login: |_| Login::Unless(&["POSTGRES_HOST_AUTH_METHOD=trust"]),
    serves: &["postgres"],
    missing_tools: &["curl", "wget"],
    keeps: &[
        Keeps {
            path: "/var/lib/postgresql/data",
            what: "every database",
            declared: true,
            unless: &["PGDATA"],
            holds: |tag| major(tag).is_some_and(|it| it < 18),
            ..Keeps::PLAIN
        },
        Keeps {
            path: "/var/lib/postgresql",
            what: "every database",
            declared: true,
            unless: &["PGDATA"],
            holds: |tag| major(tag).is_some_and(|it| it >= 18),
            ..Keeps::PLAIN
        },
    ],
    not_read: &[
        NotRead {
            name: "POSTGRES_DATABASE",
            meant: Some("POSTGRES_DB"),
            help: "call it `POSTGRES_DB`",
            since: 0,
        },
        NotRead {
            name: "POSTGRES_USERNAME",
            meant: Some("POSTGRES_USER"),
            help: "call it `POSTGRES_USER`",
            since: 0,
        },
        NotRead {
            name: "POSTGRES_PASS",
            meant: Some("POSTGRES_PASSWORD"),
            help: "call it `POSTGRES_PASSWORD`",
            since: 0,
        },
    ],
    required: &[Required {
        holds: asks_for_password,
        any_of: &["POSTGRES_PASSWORD", "POSTGRES_PASSWORD_FILE", "POSTGRES_HOST_AUTH_METHOD"],
        why: "an empty database is not initialised without a superuser password",
        fatal: true,
    }],
    version_parts: 3,
    ..Habits::PLAIN
};

/// Not what was built before February 2020: docker-library/postgres#658. Tags of a whole branch
/// were built anew until its end.
fn asks_for_password(tag: &str) -> bool {
    match version(tag)[..] {
        [12, minor, ..] => minor >= 2,
        [11, minor, ..] => minor >= 7,
        [10, minor, ..] => minor >= 12,
        [9, 6, patch, ..] => patch >= 17,
        [9, 5, patch, ..] => patch >= 21,
        [9, 4, patch, ..] => patch >= 26,
        [9, branch, ..] => branch >= 4,
        // `0.8.6-pg16` of pgvector is no version of PostgreSQL.
        [major, ..] => major >= 9 || tag.contains("pg"),
        [] => true,
    }
}

/// PostgreSQL's major version in `16.4-alpine`, `pg16` and `0.8.6-pg15-bookworm`.
fn major(tag: &str) -> Option<u32> {
    let behind = tag.split('-').find_map(|it| it.strip_prefix("pg"));
    version(behind.unwrap_or(tag)).first().copied()
}
