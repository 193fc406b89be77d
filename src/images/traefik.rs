//! Traefik v3, for stacks that bring their own edge.

use super::{Capabilities, Habits, ImageFacts, Pinned, Port, ProbeFacts, ProbeTestFacts};

pub static TRAEFIK: Pinned = Pinned::of(ImageFacts {
    repository: "traefik",
    also: &[],
    tag: Some("v3.6.25"),
    verified: "2026-11-23",
    sources: &[
        "Dokploy/dokploy packages/server/src/setup/traefik-setup.ts@772b7682: the same version",
        "traefik/traefik pkg/provider/docker/config.go@fd5a576d",
    ],
    user: None,
    ports: &[
        Port { number: 80, purpose: "HTTP" },
        Port { number: 443, purpose: "HTTPS" },
        Port { number: 8080, purpose: "ping" },
    ],
    data: &["/data"],
    tools: &["traefik", "wget"],
    probe: Some(ProbeFacts {
        test: ProbeTestFacts::Exec(&["traefik", "healthcheck", "--ping"]),
        interval: 30,
        timeout: 5,
        start_period: 10,
        start_interval: 1,
    }),
    stop_grace: 30,
    needs_init: false,
    capabilities: Capabilities::Only(&["NET_BIND_SERVICE"]),
    read_only: Some(&["/tmp"]),
    admin_interface: false,
    own_probe: Some(false),
    habits: Habits { drives_docker: true, ..Habits::PLAIN },
});
