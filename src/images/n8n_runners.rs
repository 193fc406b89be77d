//! Task runners of n8n; the tag must be n8n's own.

use super::{Capabilities, Habits, ImageFacts, Pinned, Port, ProbeFacts, ProbeTestFacts, Required};

/// The health handler answers GET only, and tells that the launcher lives.
pub static N8N_RUNNERS: Pinned = Pinned::of(ImageFacts {
    repository: "n8nio/runners",
    also: &["ghcr.io/n8n-io/runners"],
    tag: Some("2.41.3"),
    verified: "2026-11-23",
    sources: &[
        "n8n-io/task-runner-launcher docs/setup.md and internal/config/config.go@1b19d482",
        "n8n-io/n8n docker/images/runners/Dockerfile@02257339",
    ],
    user: Some("1000:1000"),
    ports: &[Port { number: 5680, purpose: "health" }],
    data: &[],
    tools: &["wget", "node", "python"],
    probe: Some(ProbeFacts {
        test: ProbeTestFacts::Http(crate::stack::ProbeTool::Wget, "http://127.0.0.1:5680/healthz"),
        interval: 30,
        timeout: 5,
        start_period: 30,
        start_interval: 5,
    }),
    stop_grace: 60,
    needs_init: false,
    capabilities: Capabilities::Only(&[]),
    read_only: None,
    admin_interface: false,
    own_probe: Some(false),
    habits: Habits {
        required: &[Required {
            holds: |_| true,
            any_of: &["N8N_RUNNERS_AUTH_TOKEN"],
            why: "the broker refuses a runner without it, and this image reads no `_FILE`",
            fatal: true,
        }],
        same_tag: &["docker.n8n.io/n8nio/n8n"],
        version_parts: 3,
        ..Habits::PLAIN
    },
});
