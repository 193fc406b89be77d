//! n8n 2.

use super::{
    Capabilities, GeneratedKey, Habits, ImageFacts, Keeps, NotRead, Pinned, Port, ProbeFacts,
    ProbeTestFacts,
};

/// `/healthz/readiness` is 200 only with the database connected and migrated; `/` is 200 while
/// migrating.
pub static N8N: Pinned = Pinned::of(ImageFacts {
    repository: "docker.n8n.io/n8nio/n8n",
    also: &["n8nio/n8n", "ghcr.io/n8n-io/n8n"],
    tag: Some("2.41.3"),
    verified: "2026-11-23",
    sources: &[
        "npm n8n@2.41.3 dist, @n8n/config@2.39.0: N8N_LISTEN_ADDRESS is `::`",
        "n8n-io/n8n-hosting@cee656b: user, limits, capabilities",
        "n8n-io/n8n Dockerfile.inbuild@4d6d875",
        "not verified: that the image tag equals the npm version",
    ],
    user: Some("1000:1000"),
    ports: &[Port { number: 5678, purpose: "HTTP" }, Port { number: 5679, purpose: "task broker" }],
    data: &["/home/node/.n8n"],
    tools: &["wget", "node"],
    probe: Some(ProbeFacts {
        test: ProbeTestFacts::Http(
            crate::stack::ProbeTool::Wget,
            "http://127.0.0.1:5678/healthz/readiness",
        ),
        interval: 30,
        timeout: 5,
        start_period: 90,
        start_interval: 5,
    }),
    stop_grace: 60,
    needs_init: false,
    capabilities: Capabilities::Only(&[]),
    read_only: None,
    admin_interface: false,
    own_probe: Some(false),
    habits: Habits {
        serves: &["start", "worker", "webhook", "n8n"],
        missing_tools: &["curl"],
        keeps: &[Keeps {
            path: "/home/node/.n8n",
            what: "workflows, credentials and the key that opens them",
            unless: &["DB_TYPE"],
            ..Keeps::PLAIN
        }],
        generated_keys: &[GeneratedKey {
            variables: &["N8N_ENCRYPTION_KEY", "N8N_ENCRYPTION_KEY_FILE"],
            loses: "every stored credential",
        }],
        not_read: &[
            NotRead {
                name: "N8N_BASIC_AUTH_ACTIVE",
                meant: None,
                help: "n8n has accounts of its own since 1.0: take it out",
                since: 1,
            },
            NotRead {
                name: "N8N_BASIC_AUTH_USER",
                meant: None,
                help: "n8n has accounts of its own since 1.0: take it out",
                since: 1,
            },
            NotRead {
                name: "N8N_BASIC_AUTH_PASSWORD",
                meant: None,
                help: "n8n has accounts of its own since 1.0: take it out",
                since: 1,
            },
            NotRead {
                name: "N8N_USER_MANAGEMENT_DISABLED",
                meant: None,
                help: "accounts cannot be switched off since 1.0: take it out",
                since: 1,
            },
            NotRead {
                name: "EXECUTIONS_PROCESS",
                meant: None,
                help: "executions share one process since 1.0: take it out",
                since: 1,
            },
        ],
        same_tag: &["n8nio/runners"],
        weak_probes: &[("/", "answers 200 while the database is still being migrated")],
        version_parts: 3,
        ..Habits::PLAIN
    },
});
