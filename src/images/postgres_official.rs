//! Docker's own PostgreSQL image.

use super::{
    Capabilities, Habits, ImageFacts, Pinned, Port, ProbeFacts, ProbeTestFacts, postgres::HABITS,
};

/// The same server as the catalogue's, without pgvector.
pub static POSTGRES_OFFICIAL: Pinned = Pinned::of(ImageFacts {
    repository: "postgres",
    also: &[],
    tag: Some("15.19-bookworm"),
    verified: "2026-11-23",
    sources: &[
        "docker-library/official-images library/postgres@37079fb3: 15.19",
        "docker-library/postgres 15/bookworm/Dockerfile, 18/bookworm/Dockerfile, docker-entrypoint.sh@6edb0a8c",
        "docker-library/docs postgres/content.md@c4a9ba41",
        "docker-library/postgres#880: the probe must use TCP, initdb answers on the socket",
    ],
    user: None,
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
    capabilities: Capabilities::Default,
    read_only: None,
    admin_interface: false,
    own_probe: Some(false),
    habits: Habits { version_parts: 2, ..HABITS },
});
