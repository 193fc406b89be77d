//! Odoo 19.

use super::{Capabilities, Habits, ImageFacts, Port, ProbeFacts, ProbeTestFacts};

/// Since 2026-05-13 the entrypoint takes PGHOST, PGPORT, PGUSER and PGPASSWORD as they are, so the
/// password stays out of the command line. The user's number is not stated anywhere.
pub static ODOO: ImageFacts = ImageFacts {
    repository: "odoo",
    also: &[],
    tag: "19.0-20260817",
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
    probe: ProbeFacts {
        test: ProbeTestFacts::Http(
            crate::stack::ProbeTool::Curl,
            "http://127.0.0.1:8069/web/health?db_server_status=1",
        ),
        interval: 30,
        timeout: 10,
        start_period: 120,
        start_interval: 5,
    },
    stop_grace: 60,
    needs_init: false,
    capabilities: Capabilities::Only(&[]),
    read_only: None,
    admin_interface: false,
    habits: Habits {
        missing_tools: &["wget"],
        weak_probes: &[(
            "/web/login",
            "opens a session at each probe and answers before the database is ready",
        )],
        ..Habits::PLAIN
    },
};
