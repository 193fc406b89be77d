//! Documents, notes and links people keep themselves.

use super::{BARE, Habits, ImageFacts, Keeps, Port, ProbeFacts, Required};

pub(super) static ALL: &[ImageFacts] = &[
    ImageFacts {
        repository: "archivebox/archivebox",
        sources: &["ArchiveBox/ArchiveBox Dockerfile@81d6d36f: HEALTHCHECK, volume, curl, wget"],
        ports: &[Port::new(8000, "ArchiveBox")],
        data: &["/data"],
        tools: &["curl", "wget"],
        own_probe: Some(true),
        habits: Habits { keeps: &[Keeps::declared("/data", "the whole archive")], ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "b3log/siyuan",
        sources: &["siyuan-note/siyuan Dockerfile@eef10568: on Alpine"],
        ports: &[Port::new(6806, "SiYuan")],
        tools: &["wget"],
        own_probe: Some(false),
        habits: Habits { missing_tools: &["curl"], ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "docmost/docmost",
        sources: &[
            "docmost/docmost Dockerfile, apps/server/src/integrations/environment/environment.validation.ts@549cf7c0",
        ],
        ports: &[Port::new(3000, "Docmost")],
        data: &["/app/data/storage"],
        tools: &["curl", "bash", "node"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps {
                unless: &["STORAGE_DRIVER!=local"],
                ..Keeps::declared("/app/data/storage", "every attachment")
            }],
            required: &[
                Required::fatal(&["APP_SECRET"], "it does not start without a secret"),
                Required::fatal(
                    &["DATABASE_URL"],
                    "it does not start without its database's address",
                ),
                Required::fatal(&["REDIS_URL"], "it does not start without Redis' address"),
            ],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "docuseal/docuseal",
        sources: &["docusealco/docuseal Dockerfile, docker-compose.yml@a2d8b855: Ruby on Alpine"],
        ports: &[Port::new(3000, "DocuSeal")],
        data: &["/data/docuseal"],
        tools: &["wget"],
        own_probe: Some(false),
        habits: Habits { missing_tools: &["curl"], ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "excalidraw/excalidraw",
        sources: &["excalidraw/excalidraw Dockerfile@4872083c: HEALTHCHECK, nginx on Alpine"],
        ports: &[Port::new(80, "Excalidraw")],
        tools: &["wget"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/dgtlmoon/changedetection.io",
        also: &["dgtlmoon/changedetection.io"],
        sources: &["dgtlmoon/changedetection.io Dockerfile, docker-compose.yml@fce24780"],
        ports: &[Port::new(5000, "changedetection.io")],
        data: &["/datastore"],
        tools: &["python"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps::plain("/datastore", "every watch and its history")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/karakeep-app/karakeep",
        sources: &[
            "karakeep-app/karakeep docker/Dockerfile, docker/docker-compose.yml, packages/shared/config.ts@7ca5ee23: HEALTHCHECK",
        ],
        ports: &[Port::new(3000, "Karakeep")],
        data: &["/data"],
        tools: &["wget", "curl", "node"],
        own_probe: Some(true),
        habits: Habits {
            keeps: &[Keeps {
                unless: &["DATA_DIR!=/data"],
                ..Keeps::plain("/data", "every bookmark and its copies")
            }],
            required: &[Required::fatal(
                &["NEXTAUTH_SECRET"],
                "it does not start without a secret for its sessions",
            )],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/toeverything/affine",
        sources: &[
            "toeverything/AFFiNE .docker/selfhost/compose.yml@v0.27.4, .github/deployment/node/Dockerfile@10963da7",
        ],
        ports: &[Port::new(3010, "AFFiNE")],
        data: &["/root/.affine/storage", "/root/.affine/config"],
        tools: &["node"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps {
                shared: true,
                ..Keeps::plain("/root/.affine/storage", "what people upload")
            }],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "jgraph/drawio",
        sources: &["jgraph/docker-drawio debian/Dockerfile@c44a6f5: Tomcat"],
        ports: &[Port::new(8080, "draw.io"), Port::new(8443, "draw.io with TLS")],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "joplin/server",
        sources: &["laurent22/joplin Dockerfile.server, packages/server/src/env.ts@db966f91"],
        ports: &[Port::new(22300, "Joplin Server")],
        tools: &["node"],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "neosmemo/memos",
        also: &["ghcr.io/usememos/memos"],
        sources: &[
            "usememos/memos scripts/Dockerfile, server/server.go, README@76a76292: on Alpine, /healthz",
        ],
        ports: &[Port::new(5230, "Memos")],
        data: &["/var/opt/memos"],
        tools: &["wget"],
        probe: Some(ProbeFacts::wget(30, "http://127.0.0.1:5230/healthz")),
        own_probe: Some(false),
        habits: Habits {
            missing_tools: &["curl"],
            keeps: &[Keeps::declared("/var/opt/memos", "every note and file")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "privatebin/nginx-fpm-alpine",
        sources: &[
            "PrivateBin/docker-nginx-fpm-alpine Dockerfile@0160b8e0, dba458ca: port 80, volumes",
            "PrivateBin/PrivateBin wiki/Docker: port 8080 with 1.3.5",
        ],
        ports: &[Port::new(8080, "PrivateBin"), Port::new(80, "PrivateBin of old")],
        data: &["/srv/data"],
        tools: &["wget"],
        own_probe: Some(false),
        habits: Habits { keeps: &[Keeps::declared("/srv/data", "every paste")], ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "quay.io/hedgedoc/hedgedoc",
        sources: &[
            "hedgedoc/container debian/Dockerfile, resources/docker-entrypoint.sh, docker-compose.yml@81748a9: HEALTHCHECK",
        ],
        ports: &[Port::new(3000, "HedgeDoc")],
        data: &["/hedgedoc/public/uploads"],
        tools: &["node"],
        own_probe: Some(true),
        habits: Habits {
            keeps: &[Keeps {
                unless: &[
                    "CMD_IMAGE_UPLOAD_TYPE!=filesystem",
                    "/hedgedoc/config.json",
                    "/files/config.json",
                ],
                ..Keeps::plain("/hedgedoc/public/uploads", "every picture people upload")
            }],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "seafileltd/seafile-mc",
        sources: &[
            "haiwen/seafile-docker image/seafile_7.1, 11.0, 13.0/Dockerfile, scripts/scripts_10.0/create_data_links.sh, templates/seafile.nginx.conf.template@7ab3682",
        ],
        ports: &[
            Port::new(80, "Seafile"),
            Port::new(443, "Seafile with TLS"),
            Port::new(8000, "Seahub"),
            Port::new(8082, "Seafile's file server"),
            Port::new(8080, "WebDAV"),
        ],
        data: &["/shared"],
        tools: &["curl", "wget"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps::plain("/shared", "every library and the settings")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "sissbruecker/linkding",
        also: &["ghcr.io/sissbruecker/linkding"],
        sources: &[
            "sissbruecker/linkding docker/default.Dockerfile, docker-compose.yml@65813a7: HEALTHCHECK, curl",
        ],
        ports: &[Port::new(9090, "linkding")],
        data: &["/etc/linkding/data"],
        tools: &["curl"],
        own_probe: Some(true),
        habits: Habits {
            keeps: &[Keeps {
                unless: &["LD_DB_ENGINE=postgres"],
                ..Keeps::plain("/etc/linkding/data", "every bookmark")
            }],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "vikunja/vikunja",
        sources: &[
            "go-vikunja/vikunja Dockerfile@762dc4eb, v0.24.6, v1.0.0: from scratch",
            "go-vikunja/vikunja pkg/cmd/healthcheck.go: since 1.0; pkg/config/config.go: files",
        ],
        ports: &[Port::new(3456, "Vikunja")],
        data: &["/app/vikunja/files", "/db"],
        tools: &["/app/vikunja/vikunja"],
        probe: Some(ProbeFacts::exec(30, &["/app/vikunja/vikunja", "healthcheck"])),
        own_probe: Some(false),
        habits: Habits {
            probe_since: &[1],
            missing_tools: BARE,
            programs: &["/app/vikunja"],
            keeps: &[
                Keeps {
                    unless: &[
                        "VIKUNJA_FILES_BASEPATH",
                        "VIKUNJA_FILES_TYPE!=local",
                        "/etc/vikunja",
                        "/app/vikunja/config.yml",
                    ],
                    ..Keeps::plain("/app/vikunja/files", "every attachment")
                },
                Keeps {
                    unless: &[
                        "VIKUNJA_DATABASE_TYPE!=sqlite",
                        "VIKUNJA_DATABASE_PATH",
                        "/etc/vikunja",
                        "/app/vikunja/config.yml",
                    ],
                    ..Keeps::plain("/db", "its database")
                },
            ],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "wallabag/wallabag",
        sources: &["wallabag/docker Dockerfile, README@1e28e25: HEALTHCHECK, curl"],
        ports: &[Port::new(80, "wallabag")],
        data: &["/var/www/wallabag/data"],
        tools: &["curl"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
];
