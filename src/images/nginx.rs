//! nginx without root, for static sites.

use super::{
    Capabilities, ClosedEnv, Habits, ImageFacts, Pinned, Port, ProbeFacts, ProbeTestFacts,
};

/// It would run on a read-only root, but Compose refuses inline configuration files there.
pub static NGINX: Pinned = Pinned::of(ImageFacts {
    repository: "nginxinc/nginx-unprivileged",
    also: &[],
    tag: Some("1.30.4-alpine"),
    verified: "2026-11-23",
    sources: &[
        "nginx/docker-nginx-unprivileged README@e26803b6",
        "nginx/docker-nginx entrypoint/10-listen-on-ipv6-by-default.sh@0d7f4380",
        "docker/compose pkg/compose/secrets.go@f7297904: no inline configs on a read-only root",
    ],
    user: Some("101:101"),
    ports: &[Port { number: 8080, purpose: "HTTP" }],
    data: &[],
    tools: &["wget", "curl"],
    probe: Some(ProbeFacts {
        test: ProbeTestFacts::Http(crate::stack::ProbeTool::Wget, "http://127.0.0.1:8080/healthz"),
        interval: 30,
        timeout: 5,
        start_period: 10,
        start_interval: 1,
    }),
    stop_grace: 10,
    needs_init: false,
    capabilities: Capabilities::Only(&[]),
    read_only: None,
    admin_interface: false,
    own_probe: Some(false),
    habits: Habits {
        serves: &["nginx"],
        closed_env: Some(ClosedEnv {
            prefixes: &["NGINX_"],
            unless_mounted: &["/etc/nginx", "/docker-entrypoint.d", "/docker-entrypoint.sh"],
            why: "nginx reads the environment only in `/etc/nginx/templates/*.template`",
        }),
        version_parts: 3,
        ..Habits::PLAIN
    },
});
