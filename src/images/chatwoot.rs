//! Chatwoot 4: one image for web, worker, scheduler and migrations.

use super::{
    Capabilities, DefaultCommand, Habits, ImageFacts, Keeps, Pinned, Port, ProbeFacts,
    ProbeTestFacts,
};

/// `/health` exists since chatwoot#13386. The image has no command of its own.
pub static CHATWOOT: Pinned = Pinned::of(ImageFacts {
    repository: "chatwoot/chatwoot",
    also: &["ghcr.io/chatwoot/chatwoot"],
    tag: Some("v4.15.1"),
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
    probe: Some(ProbeFacts {
        test: ProbeTestFacts::Http(crate::stack::ProbeTool::Wget, "http://127.0.0.1:3000/health"),
        interval: 30,
        timeout: 10,
        start_period: 120,
        start_interval: 5,
    }),
    stop_grace: 35,
    needs_init: false,
    capabilities: Capabilities::Default,
    read_only: None,
    admin_interface: false,
    own_probe: Some(false),
    habits: Habits {
        command: DefaultCommand::Nothing(
            "give it `entrypoint: [docker/entrypoints/rails.sh]` and `command: [bundle, exec, rails, s, -p, \"3000\", -b, 0.0.0.0]`",
        ),
        serves: &["bundle exec rails s", "bundle exec sidekiq"],
        missing_tools: &["curl"],
        absent_programs: &[(
            "whenever",
            "Chatwoot's own Sidekiq runs the schedule: `command: [bundle, exec, sidekiq, -C, config/sidekiq.yml]`",
        )],
        keeps: &[Keeps {
            path: "/app/storage",
            what: "attachments",
            shared: true,
            unless: &["ACTIVE_STORAGE_SERVICE!=local"],
            ..Keeps::PLAIN
        }],
        answers_since: &[("/health", "4.12", "/api")],
        version_parts: 3,
        ipv4_only: true,
        ..Habits::PLAIN
    },
});

/// Sidekiq's own liveness: fails when its key in Redis expires.
pub const SIDEKIQ_HEALTH: &str = "http://127.0.0.1:7433/";
