//! Interfaces for databases, brokers and Docker.

use super::{BARE, Habits, ImageFacts, Keeps, Login, Port, ProbeFacts, Required, version};

pub(super) static ALL: &[ImageFacts] = &[
    ImageFacts {
        repository: "adminer",
        sources: &["TimWolla/docker-adminer 5/Dockerfile@7088bf0e: PHP on Alpine"],
        ports: &[Port::new(8080, "Adminer")],
        tools: &["wget", "php"],
        own_probe: Some(false),
        admin_interface: true,
        habits: Habits { version_parts: 3, ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "amir20/dozzle",
        also: &["ghcr.io/amir20/dozzle"],
        sources: &[
            "amir20/dozzle Dockerfile@ca4cab8c: from scratch but for `alpine`; it reads Docker's logs",
            "amir20/dozzle docs/guide/healthcheck.md, internal/support/cli/args.go@ca4cab8c",
            "amir20/dozzle@6eb356aa: no DOZZLE_USERNAME since 6.0",
        ],
        ports: &[Port::new(8080, "Dozzle")],
        tools: &["/dozzle"],
        probe: Some(ProbeFacts::exec(30, &["/dozzle", "healthcheck"])),
        own_probe: Some(false),
        admin_interface: true,
        habits: Habits {
            drives_docker: true,
            login: |tag| match version(tag).first() {
                Some(0..=5) => Login::OnlyWith(&["DOZZLE_USERNAME", "--username"]),
                Some(_) | None => {
                    Login::OnlyWith(&["DOZZLE_AUTH_PROVIDER!=none", "--auth-provider"])
                }
            },
            missing_tools: BARE,
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "containrrr/watchtower",
        also: &["ghcr.io/containrrr/watchtower"],
        sources: &[
            "containrrr/watchtower dockerfiles/Dockerfile, README@ca0e86e8: from scratch; it drives Docker",
        ],
        own_probe: Some(true),
        habits: Habits { drives_docker: true, missing_tools: BARE, ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "dpage/pgadmin4",
        sources: &[
            "pgadmin-org/pgadmin4 Dockerfile, pkg/docker/entrypoint.sh, web/pgadmin/misc/__init__.py@bc58657d",
        ],
        ports: &[Port::new(80, "pgAdmin"), Port::new(443, "pgAdmin with TLS")],
        data: &["/var/lib/pgadmin"],
        tools: &["wget"],
        probe: Some(ProbeFacts::wget(60, "http://127.0.0.1:80/misc/ping")),
        own_probe: Some(false),
        admin_interface: true,
        habits: Habits {
            missing_tools: &["curl"],
            keeps: &[Keeps {
                unless: &[
                    "PGADMIN_CONFIG_CONFIG_DATABASE_URI",
                    "PGADMIN_SERVER_JSON_FILE",
                    "/pgadmin4/servers.json",
                ],
                ..Keeps::declared("/var/lib/pgadmin", "its users and their servers")
            }],
            required: &[
                Required::fatal(
                    &["PGADMIN_DEFAULT_EMAIL", "PGADMIN_CONFIG_CONFIG_DATABASE_URI"],
                    "without its first user it does not start",
                ),
                Required::fatal(
                    &[
                        "PGADMIN_DEFAULT_PASSWORD",
                        "PGADMIN_DEFAULT_PASSWORD_FILE",
                        "PGADMIN_CONFIG_CONFIG_DATABASE_URI",
                    ],
                    "without its first user's password it does not start",
                ),
            ],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/gethomepage/homepage",
        sources: &[
            "gethomepage/homepage Dockerfile, docs/installation/index.md@b2a52ff2: HOMEPAGE_ALLOWED_HOSTS since 1.0",
        ],
        ports: &[Port::new(3000, "Homepage")],
        tools: &["wget"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/joeferner/redis-commander",
        also: &["rediscommander/redis-commander"],
        sources: &["joeferner/redis-commander Dockerfile, README@b03e3c45"],
        ports: &[Port::new(8081, "Redis Commander")],
        own_probe: Some(true),
        admin_interface: true,
        habits: Habits {
            login: |_| {
                Login::OnlyWith(&[
                    "HTTP_PASSWORD",
                    "HTTP_PASSWORD_FILE",
                    "HTTP_PASSWORD_HASH",
                    "HTTP_PASSWORD_HASH_FILE",
                ])
            },
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/kafbat/kafka-ui",
        also: &["kafbat/kafka-ui", "provectuslabs/kafka-ui"],
        sources: &[
            "kafbat/kafka-ui api/Dockerfile@ab8c9ceb: on Alpine",
            "kafbat/kafka-ui api/src/main/java/io/kafbat/ui/config/auth/*.java@ab8c9ceb: auth.type",
        ],
        ports: &[Port::new(8080, "Kafka UI")],
        tools: &["wget"],
        own_probe: Some(false),
        admin_interface: true,
        habits: Habits {
            login: |_| {
                Login::OnlyWith(&[
                    "AUTH_TYPE!=DISABLED",
                    "spring.config",
                    "SPRING_CONFIG_ADDITIONAL-LOCATION",
                ])
            },
            missing_tools: &["curl"],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "mongo-express",
        sources: &[
            "mongo-express/mongo-express-docker 1.0/20-alpine3.19/Dockerfile: ME_CONFIG_BASICAUTH=true",
        ],
        ports: &[Port::new(8081, "mongo-express")],
        tools: &["wget"],
        own_probe: Some(false),
        admin_interface: true,
        habits: Habits {
            login: |_| Login::Unless(&["ME_CONFIG_BASICAUTH=false"]),
            missing_tools: &["curl"],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "nickfedor/watchtower",
        also: &["ghcr.io/nicholas-fedor/watchtower"],
        sources: &[
            "containrrr/watchtower dockerfiles/Dockerfile@ca0e86e8, of which it is a fork: it drives Docker",
        ],
        habits: Habits { drives_docker: true, ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "phpmyadmin",
        also: &["phpmyadmin/phpmyadmin"],
        sources: &["phpmyadmin/docker apache/Dockerfile@452a995f: PHP's image, with curl"],
        ports: &[Port::new(80, "phpMyAdmin")],
        tools: &["curl", "php"],
        own_probe: Some(false),
        admin_interface: true,
        habits: Habits { version_parts: 3, ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "redis/redisinsight",
        sources: &["RedisInsight/RedisInsight Dockerfile, README@78b64b8c: Node on Alpine"],
        ports: &[Port::new(5540, "Redis Insight")],
        tools: &["wget", "node"],
        own_probe: Some(false),
        admin_interface: true,
        habits: Habits {
            login: |_| Login::OnlyWith(&[]),
            missing_tools: &["curl"],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
];
