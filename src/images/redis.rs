//! Redis 7.2, the last line under the BSD licence.

use super::{
    Capabilities, Habits, ImageFacts, Keeps, Login, NotRead, Pinned, Port, ProbeFacts,
    ProbeTestFacts,
};

pub static REDIS: Pinned = Pinned::of(ImageFacts {
    repository: "redis",
    also: &[],
    tag: Some("7.2.16-alpine"),
    verified: "2026-11-23",
    sources: &[
        "docker-library/official-images library/redis@37079fb3",
        "redis/docs operate/oss_and_stack/management/persistence.md@63f31f69",
        "lablup/backend.ai#527: plain `redis-cli ping` succeeds on LOADING and NOAUTH",
    ],
    user: Some("999:1000"),
    ports: &[Port { number: 6379, purpose: "Redis" }],
    data: &["/data"],
    tools: &["redis-cli", "wget", "nc"],
    probe: Some(ProbeFacts {
        test: ProbeTestFacts::Shell("redis-cli ping | grep -q PONG"),
        interval: 10,
        timeout: 3,
        start_period: 30,
        start_interval: 2,
    }),
    stop_grace: 30,
    needs_init: false,
    capabilities: Capabilities::Only(&[]),
    read_only: Some(&[]),
    admin_interface: false,
    own_probe: Some(false),
    habits: Habits {
        data_store: true,
        login: |_| Login::OnlyWith(&["requirepass", ".conf"]),
        serves: &["redis-server"],
        missing_tools: &["curl"],
        keeps: &[Keeps { path: "/data", what: "the data set", declared: true, ..Keeps::PLAIN }],
        not_read: &[NotRead {
            name: "REDIS_PASSWORD",
            meant: None,
            help: "Redis takes no password from the environment: start it with `--requirepass`",
            since: 0,
        }],
        version_parts: 3,
        ..Habits::PLAIN
    },
});
