//! Back ends, forms, boards and messages for teams.

use super::{Habits, ImageFacts, Keeps, Port, ProbeFacts};

pub(super) static ALL: &[ImageFacts] = &[
    ImageFacts {
        repository: "appwrite/appwrite",
        sources: &["appwrite/appwrite Dockerfile, docker-compose.yml@0cefd061"],
        ports: &[Port::new(80, "Appwrite")],
        data: &[
            "/storage/uploads",
            "/storage/config",
            "/storage/certificates",
            "/storage/functions",
        ],
        tools: &["curl", "php"],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "appwrite/assistant",
        verified: "2026-11-29",
        sources: &["appwrite/assistant Dockerfile@0b1d542a: Node on Alpine"],
        ports: &[Port::new(3003, "Appwrite's assistant")],
        tools: &["wget", "node"],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "directus/directus",
        sources: &["directus/directus Dockerfile@64308cd1: Node on Alpine"],
        ports: &[Port::new(8055, "Directus")],
        data: &["/directus/database", "/directus/uploads"],
        tools: &["wget", "node"],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "evoapicloud/evolution-api",
        sources: &[
            "EvolutionAPI/evolution-api Dockerfile, docker-compose.yaml@3454bec7: Node on Alpine",
        ],
        ports: &[Port::new(8080, "Evolution API")],
        data: &["/evolution/instances"],
        tools: &["wget", "bash", "node"],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "getfider/fider",
        sources: &["getfider/fider Dockerfile@67c52826: HEALTHCHECK"],
        ports: &[Port::new(3000, "Fider")],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/plankanban/planka",
        sources: &["plankanban/planka Dockerfile@a8dcd7ce: HEALTHCHECK, Node on Alpine"],
        ports: &[Port::new(1337, "Planka")],
        tools: &["wget", "node"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/plausible/community-edition",
        also: &["plausible/analytics"],
        sources: &["plausible/analytics Dockerfile@30fd01db, 01598e6c: on Alpine, volume"],
        ports: &[Port::new(8000, "Plausible")],
        data: &["/var/lib/plausible"],
        tools: &["wget"],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/rybbit-io/rybbit-backend",
        verified: "2026-11-29",
        sources: &[
            "rybbit-io/rybbit server/Dockerfile, server/src/index.ts@e0f9499e: Node on Alpine",
        ],
        ports: &[Port::new(3001, "Rybbit's API")],
        tools: &["wget", "node"],
        probe: Some(ProbeFacts::wget(30, "http://127.0.0.1:3001/api/health")),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/rybbit-io/rybbit-client",
        verified: "2026-11-29",
        sources: &["rybbit-io/rybbit client/Dockerfile@e0f9499e: Node on Alpine"],
        ports: &[Port::new(3002, "Rybbit")],
        tools: &["wget", "nc", "node"],
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "gristlabs/grist",
        sources: &["gristlabs/grist-core Dockerfile@f98cda95: curl, /persist"],
        ports: &[Port::new(8484, "Grist")],
        data: &["/persist"],
        tools: &["curl", "node"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps::plain("/persist", "every document and its users")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "joomla",
        sources: &["joomla-docker/docker-joomla 5.4/php8.3/apache/Dockerfile@562e0fe"],
        data: &["/var/www/html"],
        tools: &["php"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps::declared("/var/www/html", "the installation, extensions and uploads")],
            serves: &["apache2-foreground", "php-fpm"],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "kanboard/kanboard",
        also: &["ghcr.io/kanboard/kanboard"],
        verified: "2026-11-29",
        sources: &["kanboard/kanboard Dockerfile@2cba210d: HEALTHCHECK since 2021, volumes, curl"],
        ports: &[Port::new(80, "Kanboard"), Port::new(443, "Kanboard with TLS")],
        data: &["/var/www/app/data"],
        tools: &["curl", "wget", "php"],
        own_probe: Some(true),
        habits: Habits {
            keeps: &[Keeps::declared("/var/www/app/data", "every file, and its database")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "listmonk/listmonk",
        sources: &[
            "knadh/listmonk Dockerfile, cmd/handlers.go, docker-compose.yml@911e0b77: on Alpine, /health",
        ],
        ports: &[Port::new(9000, "listmonk")],
        tools: &["wget"],
        probe: Some(ProbeFacts::wget(30, "http://127.0.0.1:9000/health")),
        own_probe: Some(false),
        habits: Habits { missing_tools: &["curl"], serves: &["./listmonk"], ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "lukevella/rallly",
        sources: &["lukevella/rallly apps/web/Dockerfile@c629b314: HEALTHCHECK, curl"],
        ports: &[Port::new(3000, "Rallly")],
        tools: &["curl", "node"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "mattermost/mattermost-team-edition",
        sources: &[
            "mattermost/mattermost server/build/Dockerfile@83ca2bfd, 00faf884: HEALTHCHECK, volumes",
        ],
        ports: &[
            Port::new(8065, "Mattermost"),
            Port::new(8067, "Mattermost's metrics"),
            Port::new(8074, "Mattermost's cluster"),
            Port::new(8075, "Mattermost's cluster"),
        ],
        data: &["/mattermost/data", "/mattermost/config"],
        own_probe: Some(true),
        habits: Habits {
            keeps: &[Keeps {
                unless: &["MM_FILESETTINGS_DRIVERNAME!=local"],
                ..Keeps::declared("/mattermost/data", "every file people send")
            }],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "nocodb/nocodb",
        sources: &[
            "nocodb/nocodb packages/nocodb/Dockerfile@a0d5b565, README: on Alpine, /usr/app/data",
        ],
        ports: &[Port::new(8080, "NocoDB")],
        data: &["/usr/app/data"],
        tools: &["wget", "node"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps {
                unless: &[
                    "NC_DB",
                    "NC_DB_FILE",
                    "NC_DB_JSON",
                    "NC_DB_JSON_FILE",
                    "DATABASE_URL",
                    "DATABASE_URL_FILE",
                    "NC_TOOL_DIR",
                    "LITESTREAM_S3_BUCKET",
                    "AWS_BUCKET",
                ],
                ..Keeps::plain("/usr/app/data", "every base")
            }],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "posthog/posthog",
        verified: "2026-11-29",
        sources: &["PostHog/posthog Dockerfile@0034da42: curl"],
        ports: &[Port::new(8000, "PostHog"), Port::new(8001, "PostHog's metrics")],
        tools: &["curl", "python", "node"],
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "shlinkio/shlink",
        sources: &["shlinkio/shlink Dockerfile@59c62a2c: PHP on Alpine"],
        ports: &[Port::new(8080, "Shlink")],
        tools: &["wget", "php"],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "stonith404/pingvin-share",
        sources: &[
            "stonith404/pingvin-share Dockerfile, docker-compose.yml@4f9a502e: HEALTHCHECK, curl",
        ],
        ports: &[Port::new(3000, "Pingvin Share")],
        data: &["/opt/app/backend/data"],
        tools: &["curl", "wget", "node"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "temporalio/auto-setup",
        sources: &[
            "temporalio/docker-builds server.Dockerfile, docker/base-images/base-server.Dockerfile@d0ab85e",
        ],
        ports: &[
            Port::new(7233, "Temporal"),
            Port::new(7234, "Temporal's history"),
            Port::new(7235, "Temporal's matching"),
            Port::new(7239, "Temporal's worker"),
            Port::new(6933, "Temporal's cluster"),
            Port::new(6934, "Temporal's cluster"),
            Port::new(6935, "Temporal's cluster"),
            Port::new(6939, "Temporal's cluster"),
        ],
        tools: &["bash", "curl", "temporal"],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "temporalio/ui",
        sources: &["temporalio/ui-server Dockerfile@07dfa663"],
        ports: &[Port::new(8080, "Temporal's interface")],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
];
