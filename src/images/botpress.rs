//! Botpress 12, the last self-hosted line.

use super::{
    Capabilities, Habits, ImageFacts, Keeps, NotRead, Pinned, Port, ProbeFacts, ProbeTestFacts,
    Required,
};

/// The image's command is a shell that does not forward SIGTERM, so the server is run directly.
/// Binaries live in `/botpress`: only `/botpress/data` may be a volume.
pub static BOTPRESS: Pinned = Pinned::of(ImageFacts {
    repository: "botpress/server",
    also: &["ghcr.io/botpress/botpress/server"],
    tag: Some("12.31.10"),
    verified: "2026-11-23",
    sources: &[
        "botpress/v12 build/docker/Dockerfile, CHANGELOG, packages/bp/src@179cb6961",
        "botpress/v12 packages/bp/src/core/app/server.ts:305-372: 503 until ready",
    ],
    user: Some("999:999"),
    ports: &[Port { number: 3000, purpose: "HTTP" }],
    data: &["/botpress/data"],
    tools: &["wget", "bash"],
    probe: Some(ProbeFacts {
        test: ProbeTestFacts::Http(crate::stack::ProbeTool::Wget, "http://127.0.0.1:3000/status"),
        interval: 30,
        timeout: 10,
        start_period: 180,
        start_interval: 5,
    }),
    stop_grace: 30,
    needs_init: true,
    capabilities: Capabilities::Only(&[]),
    read_only: None,
    admin_interface: false,
    own_probe: Some(false),
    habits: Habits {
        serves: &["./bp", "bp"],
        missing_tools: &["curl"],
        programs: &["/botpress"],
        keeps: &[Keeps {
            path: "/botpress/data",
            what: "bots, configuration and the database of a single node",
            ..Keeps::PLAIN
        }],
        not_read: &[
            NotRead {
                name: "BOTPRESS_LICENSE_KEY",
                meant: Some("BP_LICENSE_KEY"),
                help: "call it `BP_LICENSE_KEY`",
                since: 0,
            },
            NotRead {
                name: "BOTPRESS_AUTH_SECRET",
                meant: Some("BP_CONFIG_APPSECRET"),
                help: "the key that signs logins is `BP_CONFIG_APPSECRET`",
                since: 0,
            },
        ],
        required: &[Required {
            any_of: &["EXTERNAL_URL"],
            why: "without it Botpress calls itself `http://localhost:3000`, and links and webhooks point there",
            fatal: false,
            holds: |_| true,
        }],
        weak_probes: &[("/", "does not say whether the bots are mounted")],
        gnu_wget: true,
        version_parts: 3,
        ..Habits::PLAIN
    },
});
