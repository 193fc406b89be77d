//! Sites and applications people host themselves.

use super::{Habits, ImageFacts, Keeps, Port, ProbeFacts, Required};

pub(super) static ALL: &[ImageFacts] = &[
    ImageFacts {
        repository: "dolibarr/dolibarr",
        sources: &[
            "Dolibarr/dolibarr-docker images/22.0.4-php8.2/Dockerfile@01d93b3d: PHP's image, with curl",
        ],
        ports: &[Port::new(80, "Dolibarr")],
        data: &["/var/www/documents"],
        tools: &["curl", "php"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps::declared("/var/www/documents", "every document")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "drupal",
        sources: &[
            "docker-library/drupal 11.3/php8.4/apache-trixie/Dockerfile@305e3e2a: PHP's image, with curl",
        ],
        tools: &["curl", "php"],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "dullage/flatnotes",
        verified: "2026-11-29",
        sources: &["dullage/flatnotes Dockerfile@a38ac15e: HEALTHCHECK, volume, curl"],
        ports: &[Port::new(8080, "flatnotes")],
        data: &["/data"],
        tools: &["curl", "python"],
        own_probe: Some(true),
        habits: Habits { keeps: &[Keeps::declared("/data", "every note")], ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "etherpad/etherpad",
        sources: &["ether/etherpad-lite Dockerfile@b827f5b3"],
        ports: &[Port::new(9001, "Etherpad")],
        tools: &["curl"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/requarks/wiki",
        also: &["requarks/wiki"],
        sources: &["requarks/wiki dev/build/Dockerfile, dev/build/config.yml@6f042e97: /healthz"],
        ports: &[Port::new(3000, "Wiki.js"), Port::new(3443, "Wiki.js with TLS")],
        tools: &["curl", "bash"],
        probe: Some(ProbeFacts::curl(60, "http://127.0.0.1:3000/healthz")),
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/umami-software/umami",
        also: &["docker.umami.is/umami-software/umami"],
        sources: &[
            "umami-software/umami Dockerfile, docker-compose.yml, README@c0ea3aef: /api/heartbeat",
        ],
        ports: &[Port::new(3000, "Umami")],
        tools: &["curl", "wget", "node"],
        probe: Some(ProbeFacts::curl(60, "http://127.0.0.1:3000/api/heartbeat")),
        own_probe: Some(false),
        habits: Habits {
            required: &[Required::fatal(
                &["DATABASE_URL"],
                "it does not start without its database's address",
            )],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghost",
        sources: &[
            "docker-library/ghost 6/alpine3.23/Dockerfile, docker-library/docs ghost/content.md@c4a9ba41",
        ],
        ports: &[Port::new(2368, "Ghost")],
        data: &["/var/lib/ghost/content"],
        tools: &["node"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps::declared("/var/lib/ghost/content", "images, themes and settings")],
            serves: &["node"],
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "linkwarden/linkwarden",
        also: &["ghcr.io/linkwarden/linkwarden"],
        sources: &["linkwarden/linkwarden Dockerfile@7550ebb8"],
        ports: &[Port::new(3000, "Linkwarden")],
        tools: &["curl"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "matomo",
        sources: &["matomo-org/docker apache/Dockerfile, fpm/Dockerfile@adb618af"],
        data: &["/var/www/html"],
        tools: &["php"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps::declared("/var/www/html", "its settings and plugins")],
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "matrixdotorg/synapse",
        also: &["ghcr.io/element-hq/synapse"],
        sources: &["element-hq/synapse docker/Dockerfile, docker/README.md@a58ad44e"],
        data: &["/data"],
        tools: &["curl", "python"],
        own_probe: Some(true),
        habits: Habits {
            keeps: &[Keeps::plain("/data", "its signing key, settings and media")],
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "mediawiki",
        sources: &["wikimedia/mediawiki-docker 1.45/apache/Dockerfile@618c79d4"],
        tools: &["php"],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "nextcloud",
        sources: &[
            "nextcloud/docker 33/apache/Dockerfile, 33/fpm/Dockerfile@4de1eed6",
            "docker-library/docs nextcloud/content.md@c4a9ba41",
        ],
        data: &["/var/www/html"],
        tools: &["php"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps::declared("/var/www/html", "the installation and every file")],
            serves: &["apache2-foreground", "php-fpm"],
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "onlyoffice/documentserver",
        sources: &["ONLYOFFICE/Docker-DocumentServer Dockerfile@ce582025"],
        ports: &[Port::new(80, "ONLYOFFICE"), Port::new(443, "ONLYOFFICE")],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "outlinewiki/outline",
        also: &["docker.getoutline.com/outlinewiki/outline"],
        sources: &["outline/outline Dockerfile@d77dcdf8: GNU's wget, HEALTHCHECK"],
        ports: &[Port::new(3000, "Outline")],
        tools: &["wget"],
        own_probe: Some(true),
        habits: Habits { gnu_wget: true, ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "paperlessngx/paperless-ngx",
        also: &["ghcr.io/paperless-ngx/paperless-ngx"],
        sources: &["paperless-ngx/paperless-ngx Dockerfile@b0e0e8a3"],
        ports: &[Port::new(8000, "Paperless-ngx")],
        data: &["/usr/src/paperless/data", "/usr/src/paperless/media"],
        tools: &["curl"],
        own_probe: Some(true),
        habits: Habits {
            keeps: &[
                Keeps::declared(
                    "/usr/src/paperless/data",
                    "the search index and the database of a single node",
                ),
                Keeps::declared("/usr/src/paperless/media", "every document"),
            ],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "redmine",
        sources: &[
            "docker-library/redmine 6.0/bookworm/Dockerfile, docker-library/docs redmine/content.md@c4a9ba41",
        ],
        ports: &[Port::new(3000, "Redmine")],
        data: &["/usr/src/redmine/files"],
        tools: &["wget"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps::declared("/usr/src/redmine/files", "attachments")],
            serves: &["rails server"],
            gnu_wget: true,
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "rocket.chat",
        also: &["rocketchat/rocket.chat", "registry.rocket.chat/rocketchat/rocket.chat"],
        sources: &["RocketChat/Docker.Official.Image 8.5/Dockerfile@30094c99"],
        ports: &[Port::new(3000, "Rocket.Chat")],
        tools: &["node"],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "triliumnext/trilium",
        also: &["ghcr.io/triliumnext/trilium"],
        verified: "2026-11-29",
        sources: &[
            "TriliumNext/Trilium apps/server/Dockerfile@7c8f998c: HEALTHCHECK, Node on Debian",
        ],
        ports: &[Port::new(8080, "Trilium")],
        data: &["/home/node/trilium-data"],
        tools: &["node"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "weblate/weblate",
        verified: "2026-11-29",
        sources: &["WeblateOrg/docker Dockerfile@795a142b: HEALTHCHECK since 2020, volumes"],
        ports: &[Port::new(8080, "Weblate")],
        data: &["/app/data"],
        own_probe: Some(true),
        habits: Habits {
            keeps: &[Keeps::declared("/app/data", "its keys, repositories and uploads")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "wordpress",
        sources: &[
            "docker-library/wordpress latest/php8.3/apache/Dockerfile@bf223d1c",
            "docker-library/docs wordpress/content.md@c4a9ba41",
        ],
        data: &["/var/www/html"],
        tools: &["php"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps::declared("/var/www/html", "the installation, plugins and uploads")],
            serves: &["apache2-foreground", "php-fpm"],
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
];
