//! n8n 2.

use super::{Capabilities, Habits, ImageFacts, Port, ProbeFacts, ProbeTestFacts};

/// `/healthz/readiness` is 200 only with the database connected and migrated; `/` is 200 while
/// migrating.
pub static N8N: ImageFacts = ImageFacts {
    repository: "docker.n8n.io/n8nio/n8n",
    also: &["n8nio/n8n", "ghcr.io/n8n-io/n8n"],
    tag: "2.41.3",
    verified: "2026-11-23",
    sources: &[
        "npm n8n@2.41.3 dist, @n8n/config@2.39.0",
        "n8n-io/n8n-hosting@cee656b: user, limits, capabilities",
        "n8n-io/n8n Dockerfile.inbuild@4d6d875",
        "not verified: that the image tag equals the npm version",
    ],
    user: Some("1000:1000"),
    ports: &[Port { number: 5678, purpose: "HTTP" }, Port { number: 5679, purpose: "task broker" }],
    data: &["/home/node/.n8n"],
    tools: &["wget", "node"],
    probe: ProbeFacts {
        test: ProbeTestFacts::Http(
            crate::stack::ProbeTool::Wget,
            "http://127.0.0.1:5678/healthz/readiness",
        ),
        interval: 30,
        timeout: 5,
        start_period: 90,
        start_interval: 5,
    },
    stop_grace: 60,
    needs_init: false,
    capabilities: Capabilities::Only(&[]),
    read_only: None,
    admin_interface: false,
    habits: Habits {
        weak_probes: &[("/", "answers 200 while the database is still being migrated")],
        ..Habits::PLAIN
    },
};
