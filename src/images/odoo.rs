//! Odoo 19.

use super::{
    Capabilities, Habits, ImageFacts, Keeps, NotRead, Pinned, Port, ProbeFacts, ProbeTestFacts,
};

/// Since 2026-05-13 the entrypoint takes PGHOST, PGPORT, PGUSER and PGPASSWORD as they are, so the
/// password stays out of the command line. The user's number is not stated anywhere.
pub static ODOO: Pinned = Pinned::of(ImageFacts {
    repository: "odoo",
    also: &[],
    tag: Some("19.0-20260817"),
    verified: "2026-11-23",
    sources: &[
        "docker-library/official-images library/odoo@37079fb3",
        "odoo/docker 19.0/Dockerfile, entrypoint.sh, wait-for-psql.py@f7f67653",
        "odoo/odoo#182537: /web/health?db_server_status=1",
        "odoo/documentation administration/on_premise/deploy.rst@17ce80f",
    ],
    user: None,
    ports: &[
        Port { number: 8069, purpose: "HTTP" },
        Port { number: 8072, purpose: "websocket, with workers" },
    ],
    data: &["/var/lib/odoo", "/mnt/extra-addons"],
    tools: &["curl", "python3", "psql", "bash"],
    probe: Some(ProbeFacts {
        test: ProbeTestFacts::Http(
            crate::stack::ProbeTool::Curl,
            "http://127.0.0.1:8069/web/health?db_server_status=1",
        ),
        interval: 30,
        timeout: 10,
        start_period: 120,
        start_interval: 5,
    }),
    stop_grace: 60,
    needs_init: false,
    capabilities: Capabilities::Only(&[]),
    read_only: None,
    admin_interface: false,
    own_probe: Some(false),
    habits: Habits {
        serves: &["odoo"],
        missing_tools: &["wget"],
        keeps: &[Keeps {
            path: "/var/lib/odoo",
            what: "the filestore (every attachment) and the sessions",
            declared: true,
            shared: true,
            ..Keeps::PLAIN
        }],
        not_read: &[
            NotRead {
                name: "DB_HOST",
                meant: Some("HOST"),
                help: "the image reads `HOST`",
                since: 0,
            },
            NotRead {
                name: "DB_USER",
                meant: Some("USER"),
                help: "the image reads `USER`",
                since: 0,
            },
            NotRead {
                name: "DB_PASSWORD",
                meant: Some("PASSWORD"),
                help: "the image reads `PASSWORD`",
                since: 0,
            },
        ],
        development: &[("--dev", "reloads code and shows tracebacks to visitors")],
        weak_probes: &[(
            "/web/login",
            "opens a session at each probe and answers before the database is ready",
        )],
        version_parts: 3,
        ..Habits::PLAIN
    },
});
