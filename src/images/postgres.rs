//! PostgreSQL 15 with pgvector.

use super::{Capabilities, Habits, ImageFacts, Port, ProbeFacts, ProbeTestFacts};

/// Must stay on 15-bookworm: another major needs a dump, another Debian a REINDEX
/// (docker-library/postgres#1356).
pub static POSTGRES: ImageFacts = ImageFacts {
    repository: "pgvector/pgvector",
    also: &["ankane/pgvector"],
    tag: "0.8.6-pg15-bookworm",
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
    probe: ProbeFacts {
        test: ProbeTestFacts::Shell(
            r#"pg_isready -q -h 127.0.0.1 -U "$POSTGRES_USER" -d "$POSTGRES_DB""#,
        ),
        interval: 10,
        timeout: 5,
        start_period: 60,
        start_interval: 2,
    },
    stop_grace: 120,
    needs_init: false,
    capabilities: Capabilities::Only(&[]),
    read_only: Some(&["/tmp", "/var/run/postgresql"]),
    admin_interface: false,
    habits: Habits { data_store: true, ..Habits::PLAIN },
};
