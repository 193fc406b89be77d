//! Docker's own nginx image, whose master starts as root.

use super::{
    Capabilities, ClosedEnv, Habits, ImageFacts, Pinned, Port, ProbeFacts, ProbeTestFacts,
};

/// The environment reaches files in `/etc/nginx/templates` only.
pub static NGINX_OFFICIAL: Pinned = Pinned::of(ImageFacts {
    repository: "nginx",
    also: &[],
    tag: Some("1.30.4-alpine"),
    verified: "2026-11-23",
    sources: &[
        "docker-library/official-images library/nginx@37079fb3",
        "nginx/docker-nginx entrypoint/20-envsubst-on-templates.sh@0d7f4380",
        "not verified: capabilities it needs when started as root",
    ],
    user: None,
    ports: &[Port { number: 80, purpose: "HTTP" }],
    data: &[],
    tools: &["wget"],
    probe: Some(ProbeFacts {
        test: ProbeTestFacts::Http(crate::stack::ProbeTool::Wget, "http://127.0.0.1:80/"),
        interval: 30,
        timeout: 5,
        start_period: 10,
        start_interval: 1,
    }),
    stop_grace: 10,
    needs_init: false,
    capabilities: Capabilities::Default,
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
