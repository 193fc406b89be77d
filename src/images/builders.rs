//! Tables, flows, pages and drawings that people make in a browser.

use super::{Habits, ImageFacts, Keeps, Login, Port, ProbeFacts, Required, older};

pub(super) static ALL: &[ImageFacts] = &[
    ImageFacts {
        repository: "apache/superset",
        verified: "2026-11-29",
        sources: &["apache/superset Dockerfile@003941c0: HEALTHCHECK, curl"],
        ports: &[Port::new(8088, "Superset")],
        tools: &["curl", "python"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "appsmith/appsmith-ce",
        also: &["appsmith/appsmith-ee"],
        verified: "2026-11-29",
        sources: &[
            "appsmithorg/appsmith Dockerfile@014ee616, deploy/docker/base.dockerfile@01cd07be: HEALTHCHECK, volume, curl",
        ],
        ports: &[Port::new(80, "Appsmith"), Port::new(443, "Appsmith with TLS")],
        data: &["/appsmith-stacks"],
        tools: &["curl"],
        own_probe: Some(true),
        habits: Habits {
            keeps: &[Keeps::declared("/appsmith-stacks", "every app, its keys and its database")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "baserow/backend",
        verified: "2026-11-29",
        sources: &["bram2w/baserow backend/Dockerfile@01c464ff: HEALTHCHECK, curl"],
        ports: &[Port::new(8000, "Baserow's API")],
        data: &["/baserow/media"],
        tools: &["curl", "bash"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "baserow/baserow",
        verified: "2026-11-29",
        sources: &[
            "bram2w/baserow deploy/all-in-one/Dockerfile, docs/installation/install-with-docker.md@01c464ff: HEALTHCHECK, curl",
        ],
        ports: &[Port::new(80, "Baserow"), Port::new(443, "Baserow with TLS")],
        data: &["/baserow/data"],
        tools: &["curl", "bash", "node"],
        own_probe: Some(true),
        habits: Habits {
            serves: &["start"],
            keeps: &[Keeps {
                unless: &["DATA_DIR"],
                ..Keeps::plain("/baserow/data", "its secrets, every file and its database")
            }],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "baserow/web-frontend",
        verified: "2026-11-29",
        sources: &["bram2w/baserow web-frontend/Dockerfile@01c464ff: HEALTHCHECK, curl"],
        ports: &[Port::new(3000, "Baserow")],
        tools: &["curl", "node"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/activepieces/activepieces",
        also: &["activepieces/activepieces"],
        verified: "2026-11-29",
        sources: &["activepieces/activepieces Dockerfile@004d0588, docker-compose.yml@0014cde1"],
        ports: &[Port::new(80, "Activepieces")],
        tools: &["curl", "node"],
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "langflowai/langflow",
        verified: "2026-11-29",
        sources: &[
            "langflow-ai/langflow docker/build_and_push.Dockerfile@014d2948: no HEALTHCHECK",
            "langflow-ai/langflow docs/docs/Develop/api-keys-and-authentication.mdx@06ad68e1, docs/docs/_partial-auto-login-defaults.mdx@15617210: no login by itself before 1.13",
        ],
        ports: &[Port::new(7860, "Langflow")],
        tools: &["python"],
        admin_interface: true,
        habits: Habits {
            login: |tag| {
                if older(tag, &[1, 13]) {
                    Login::OnlyWith(&["LANGFLOW_AUTO_LOGIN!=true"])
                } else {
                    Login::Unless(&["LANGFLOW_AUTO_LOGIN=true", "LANGFLOW_AUTO_LOGIN=True"])
                }
            },
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "langgenius/dify-api",
        verified: "2026-11-29",
        sources: &["langgenius/dify api/Dockerfile@01178911: curl"],
        ports: &[Port::new(5001, "Dify's API")],
        data: &["/app/api/storage"],
        tools: &["curl", "python", "bash"],
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "langgenius/dify-sandbox",
        verified: "2026-11-29",
        sources: &[
            "langgenius/dify-sandbox docker/templates/production.dockerfile, conf/config.yaml@a94a4666",
        ],
        ports: &[Port::new(8194, "Dify's sandbox")],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "langgenius/dify-web",
        verified: "2026-11-29",
        sources: &["langgenius/dify web/Dockerfile@003ac8ab: Node on Alpine"],
        ports: &[Port::new(3000, "Dify")],
        tools: &["wget", "node"],
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "penpotapp/backend",
        verified: "2026-11-29",
        sources: &[
            "penpot/penpot docker/images/Dockerfile.backend, docker-compose.yaml@66bb6a11, 2.6.1, 2.11.1",
            "penpot/penpot backend/src/app/http/debug.clj@66bb6a11: /readyz asks the database",
        ],
        ports: &[Port::new(6060, "Penpot's API")],
        data: &["/opt/data/assets"],
        tools: &["curl", "bash"],
        probe: Some(ProbeFacts::curl(30, "http://127.0.0.1:6060/readyz")),
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "penpotapp/exporter",
        verified: "2026-11-29",
        sources: &[
            "penpot/penpot docker/images/Dockerfile.exporter@66bb6a11, 2.6.1, 2.11.1",
            "penpot/penpot exporter/src/app/http.cljs@66bb6a11: /readyz; exporter/src/app/config.cljs: a key since 2.12 (81632a03)",
        ],
        ports: &[Port::new(6061, "Penpot's exports")],
        tools: &["curl", "node"],
        probe: Some(ProbeFacts::curl(30, "http://127.0.0.1:6061/readyz")),
        own_probe: Some(false),
        habits: Habits {
            required: &[Required {
                holds: |tag| !older(tag, &[2, 12]),
                ..Required::fatal(
                    &["PENPOT_SECRET_KEY"],
                    "it does not start without the key of the backend",
                )
            }],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "penpotapp/frontend",
        verified: "2026-11-29",
        sources: &[
            "penpot/penpot docker/images/Dockerfile.frontend, files/nginx.conf.template@66bb6a11, 2.6.1, 2.11.1: port 8080 since 2.4 (e64c9566)",
        ],
        ports: &[Port::new(8080, "Penpot"), Port::new(80, "Penpot of old")],
        tools: &["curl", "bash"],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "prefecthq/prefect",
        verified: "2026-11-29",
        sources: &[
            "PrefectHQ/prefect Dockerfile, scripts/entrypoint.sh@ce79dd3d: a shell where no command is given",
        ],
        tools: &["python"],
        own_probe: Some(false),
        habits: Habits {
            serves: &["prefect server", "prefect worker", "prefect agent"],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
];
