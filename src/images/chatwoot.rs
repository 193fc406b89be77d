//! Chatwoot 4: one image for web, worker, scheduler and migrations.

use super::{Capabilities, Habits, ImageFacts, Port, ProbeFacts, ProbeTestFacts};

/// `/health` exists since chatwoot#13386. The image has no command of its own.
pub static CHATWOOT: ImageFacts = ImageFacts {
    repository: "chatwoot/chatwoot",
    also: &["ghcr.io/chatwoot/chatwoot"],
    tag: "v4.15.1",
    verified: "2026-11-23",
    sources: &[
        "chatwoot/charts@8533479: image, probes, limits",
        "chatwoot/docs@29cf71b: environment",
        "chatwoot/chatwoot docker/Dockerfile, docker-compose.production.yaml, config at 4.3.0",
        "chatwoot/chatwoot#12008, sidekiq_alive README: port 7433",
        "not verified: BusyBox applets in the image, sidekiq_alive's default at v4.15.1",
    ],
    user: None,
    ports: &[
        Port { number: 3000, purpose: "HTTP" },
        Port { number: 7433, purpose: "Sidekiq health" },
    ],
    data: &["/app/storage"],
    tools: &["wget", "pg_isready", "ruby"],
    probe: ProbeFacts {
        test: ProbeTestFacts::Http(crate::stack::ProbeTool::Wget, "http://127.0.0.1:3000/health"),
        interval: 30,
        timeout: 10,
        start_period: 120,
        start_interval: 5,
    },
    stop_grace: 35,
    needs_init: false,
    capabilities: Capabilities::Default,
    read_only: None,
    admin_interface: false,
    habits: Habits { answers_since: &[("/health", "4.11", "/api")], ..Habits::PLAIN },
};

/// Sidekiq's own liveness: fails when its key in Redis expires.
pub const SIDEKIQ_HEALTH: &str = "http://127.0.0.1:7433/";
