//! Redpanda Console, the broker's interface. It has no login of its own without a licence.

use super::{
    Capabilities, Habits, ImageFacts, Login, NotRead, Pinned, Port, ProbeFacts, ProbeTestFacts,
};

pub static REDPANDA_CONSOLE: Pinned = Pinned::of(ImageFacts {
    repository: "docker.redpanda.com/redpandadata/console",
    also: &["redpandadata/console", "vectorized/console", "docker.redpanda.com/vectorized/console"],
    tag: Some("v3.10.0"),
    verified: "2026-11-23",
    sources: &[
        "redpanda-data/console handle_probes.go and config.go@12ba56d5",
        "redpanda-data/docs migrate/console-v3.adoc@3e7b662c",
        "redpanda-data/redpanda-operator charts/console and acceptance/features/console.feature@0ab80199",
    ],
    user: Some("99:99"),
    ports: &[Port { number: 8080, purpose: "Redpanda Console" }],
    data: &[],
    tools: &["curl", "grep"],
    probe: Some(ProbeFacts {
        test: ProbeTestFacts::Http(
            crate::stack::ProbeTool::Curl,
            "http://127.0.0.1:8080/admin/health",
        ),
        interval: 30,
        timeout: 5,
        start_period: 60,
        start_interval: 5,
    }),
    stop_grace: 35,
    needs_init: false,
    capabilities: Capabilities::Only(&[]),
    read_only: Some(&["/tmp"]),
    admin_interface: true,
    own_probe: Some(false),
    habits: Habits {
        login: |_| Login::OnlyWith(&[]),
        not_read: &[NotRead {
            name: "CONSOLE_CONFIG_FILEPATH",
            meant: Some("CONFIG_FILEPATH"),
            help: "call it `CONFIG_FILEPATH`, or the mounted configuration is ignored",
            since: 0,
        }],
        version_parts: 3,
        ..Habits::PLAIN
    },
});
