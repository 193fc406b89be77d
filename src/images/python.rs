//! Python's slim image: what the API is built on.

use super::{Capabilities, Habits, ImageFacts, Pinned, Port, ProbeFacts, ProbeTestFacts};

/// The API at commit 9ba9914 was started with its own Dockerfile's files, no environment, another
/// user and nothing writable.
pub static PYTHON: Pinned = Pinned::of(ImageFacts {
    repository: "python",
    also: &[],
    tag: Some("3.12-slim"),
    verified: "2026-11-23",
    sources: &["SmarterCL/api.smarterbot.cl Dockerfile and main.py@9ba9914"],
    user: Some("10001:10001"),
    ports: &[Port { number: 3000, purpose: "HTTP" }],
    data: &[],
    tools: &["python"],
    probe: Some(ProbeFacts {
        test: ProbeTestFacts::Http(crate::stack::ProbeTool::Python, "http://127.0.0.1:3000/health"),
        interval: 30,
        timeout: 5,
        start_period: 20,
        start_interval: 2,
    }),
    stop_grace: 10,
    needs_init: false,
    capabilities: Capabilities::Only(&[]),
    read_only: Some(&["/tmp"]),
    admin_interface: false,
    own_probe: Some(false),
    habits: Habits { version_parts: 3, ..Habits::PLAIN },
});
