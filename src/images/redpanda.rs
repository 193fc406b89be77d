//! Redpanda, the Kafka-compatible broker.

use super::{
    Capabilities, Habits, ImageFacts, Keeps, Login, Pinned, Port, ProbeFacts, ProbeTestFacts,
};

/// Upgrades go one feature release at a time, so a floating tag will one day refuse its volume.
pub static REDPANDA: Pinned = Pinned::of(ImageFacts {
    repository: "docker.redpanda.com/redpandadata/redpanda",
    also: &[
        "redpandadata/redpanda",
        "vectorized/redpanda",
        "docker.redpanda.com/vectorized/redpanda",
    ],
    tag: Some("v26.2.1"),
    verified: "2026-11-23",
    sources: &[
        "redpanda-data/docs antora.yml and rpk-redpanda-start.adoc@3e7b662c",
        "redpanda-data/redpanda src/go/rpk start.go and health.go@1c6cff34",
        "redpanda-data/redpanda-operator statefulset.go@0ab80199: curl and rpk are in the image",
    ],
    user: Some("101:101"),
    ports: &[
        Port { number: 9092, purpose: "Kafka" },
        Port { number: 9644, purpose: "admin API and metrics" },
        Port { number: 8081, purpose: "schema registry" },
        Port { number: 8082, purpose: "HTTP proxy" },
        Port { number: 33145, purpose: "RPC" },
    ],
    data: &["/var/lib/redpanda/data"],
    tools: &["rpk", "curl", "bash", "grep"],
    probe: Some(ProbeFacts {
        test: ProbeTestFacts::Shell("rpk cluster health | grep -qE 'Healthy:.+true'"),
        interval: 15,
        timeout: 10,
        start_period: 60,
        start_interval: 5,
    }),
    stop_grace: 90,
    needs_init: false,
    capabilities: Capabilities::Default,
    read_only: None,
    admin_interface: false,
    own_probe: Some(false),
    habits: Habits {
        data_store: true,
        login: |_| Login::OnlyWith(&["sasl"]),
        serves: &["redpanda start", "start", "rpk redpanda start"],
        keeps: &[Keeps { path: "/var/lib/redpanda/data", what: "every topic", ..Keeps::PLAIN }],
        development: &[(
            "--mode dev-container",
            "switches fsync off, and the log can be damaged by any unclean stop",
        )],
        splits_words: true,
        version_parts: 3,
        ..Habits::PLAIN
    },
});
