//! Metabase on the 0.64 long-term line.

use super::{
    Capabilities, Habits, Idle, ImageFacts, NotRead, Pinned, Port, ProbeFacts, ProbeTestFacts,
};

/// With PostgreSQL behind it, only added drivers are data.
/// With all capabilities dropped it must not start as root: its script would call `su`.
pub static METABASE: Pinned = Pinned::of(ImageFacts {
    repository: "metabase/metabase",
    also: &[],
    tag: Some("v0.64.1.5"),
    verified: "2026-11-23",
    sources: &[
        "metabase/metabase bin/docker/Dockerfile and run_metabase.sh@0024b891",
        "metabase/metabase#22606: /api/health is 503 until migrated",
        "metabase/metabase#43575: MB_ENCRYPTION_SECRET_KEY_FILE is not read",
        "metabase/metabase#16206: MB_JETTY_HOST=0.0.0.0 listens on both, as Java does",
        "metabase docs: MB_DB_FILE and /metabase-data are for H2 only",
        "seen pulled as v0.64.1.5 in public files; newer four-part tags are not proven",
    ],
    user: Some("2000:2000"),
    ports: &[Port { number: 3000, purpose: "HTTP" }],
    data: &["/plugins"],
    tools: &["curl", "bash"],
    probe: Some(ProbeFacts {
        test: ProbeTestFacts::Http(
            crate::stack::ProbeTool::Curl,
            "http://127.0.0.1:3000/api/health",
        ),
        interval: 30,
        timeout: 10,
        start_period: 180,
        start_interval: 5,
    }),
    stop_grace: 30,
    needs_init: false,
    capabilities: Capabilities::Only(&[]),
    read_only: None,
    admin_interface: false,
    own_probe: Some(false),
    habits: Habits {
        serves: &[],
        idle: &[Idle {
            path: "/metabase-data",
            variable: "MB_DB_TYPE",
            values: &["postgres", "mysql"],
            why: "only the H2 database writes there",
        }],
        not_read: &[NotRead {
            name: "MB_ENCRYPTION_SECRET_KEY_FILE",
            meant: Some("MB_ENCRYPTION_SECRET_KEY"),
            help: "Metabase then starts without encryption: give the key in `MB_ENCRYPTION_SECRET_KEY`",
            since: 0,
        }],
        weak_probes: &[("/", "answers with the page while the application is still starting")],
        version_parts: 4,
        ..Habits::PLAIN
    },
});
