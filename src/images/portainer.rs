//! Portainer CE. Only the Alpine variant has a program a probe can use.

use super::{Capabilities, Habits, ImageFacts, Keeps, Pinned, Port, ProbeFacts, ProbeTestFacts};

pub static PORTAINER: Pinned = Pinned::of(ImageFacts {
    repository: "portainer/portainer-ce",
    also: &[],
    tag: Some("2.39.6-alpine"),
    verified: "2026-11-23",
    sources: &[
        "portainer/portainer system/status.go@cc751674",
        "portainer/portainer#1364: no shell in the default image",
    ],
    user: None,
    ports: &[Port { number: 9000, purpose: "Portainer" }],
    data: &["/data"],
    tools: &["wget"],
    probe: Some(ProbeFacts {
        test: ProbeTestFacts::Http(
            crate::stack::ProbeTool::Wget,
            "http://127.0.0.1:9000/api/system/status",
        ),
        interval: 30,
        timeout: 5,
        start_period: 30,
        start_interval: 5,
    }),
    stop_grace: 10,
    needs_init: false,
    capabilities: Capabilities::Default,
    read_only: None,
    admin_interface: true,
    own_probe: Some(false),
    habits: Habits {
        drives_docker: true,
        missing_tools: &["sh", "wget", "curl"],
        keeps: &[Keeps { path: "/data", what: "users, environments and stacks", ..Keeps::PLAIN }],
        version_parts: 3,
        ..Habits::PLAIN
    },
});
