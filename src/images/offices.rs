//! Calendars, mail, customers, plans and papers of a firm.

use super::{Habits, ImageFacts, Keeps, Port, Required, older};

pub(super) static ALL: &[ImageFacts] = &[
    ImageFacts {
        repository: "calcom/cal.com",
        verified: "2026-11-29",
        sources: &["calcom/cal.com Dockerfile@00faeb79: HEALTHCHECK, Node on Debian"],
        ports: &[Port::new(3000, "Cal.com")],
        tools: &["curl", "wget", "node"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "cryptpad/cryptpad",
        verified: "2026-11-29",
        sources: &["cryptpad/cryptpad Dockerfile@9004ad2d: HEALTHCHECK, Node on Alpine, volumes"],
        ports: &[Port::new(3000, "CryptPad"), Port::new(3003, "CryptPad's sockets")],
        data: &["/cryptpad/blob", "/cryptpad/block", "/cryptpad/data", "/cryptpad/datastore"],
        tools: &["curl", "wget", "bash", "node"],
        own_probe: Some(true),
        habits: Habits {
            keeps: &[
                Keeps::declared("/cryptpad/blob", "every file people upload"),
                Keeps::declared("/cryptpad/block", "every login"),
                Keeps::declared("/cryptpad/datastore", "every document"),
            ],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "documenso/documenso",
        also: &["ghcr.io/documenso/documenso"],
        verified: "2026-11-29",
        sources: &["documenso/documenso docker/Dockerfile@0011b949: Node on Alpine"],
        tools: &["wget", "node"],
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/gitroomhq/postiz-app",
        verified: "2026-11-29",
        sources: &[
            "gitroomhq/postiz-app Dockerfile.dev@0a463f07, gitroomhq/postiz-docs installation/docker-compose.mdx@0c5f1643: Node on Alpine",
        ],
        ports: &[
            Port::new(5000, "Postiz"),
            Port::new(3000, "Postiz' API"),
            Port::new(4200, "Postiz' pages"),
        ],
        data: &["/uploads", "/config"],
        tools: &["wget", "bash", "node"],
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "kutt/kutt",
        verified: "2026-11-29",
        sources: &[
            "thedevs-network/kutt Dockerfile, server/env.js@fc832d7e, Dockerfile@v2.7.4: Node on Alpine",
        ],
        ports: &[Port::new(3000, "Kutt")],
        tools: &["wget", "node"],
        own_probe: Some(false),
        habits: Habits {
            missing_tools: &["curl"],
            required: &[Required {
                holds: |tag| !older(tag, &[3]),
                ..Required::fatal(
                    &["JWT_SECRET", "JWT_SECRET_FILE"],
                    "it does not start without the key of its logins",
                )
            }],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "leantime/leantime",
        verified: "2026-11-29",
        sources: &[
            "Leantime/docker-leantime Dockerfile@61f3eeff: HEALTHCHECK; port 8080 since February 2025 (867aa1c9)",
        ],
        ports: &[Port::new(8080, "Leantime"), Port::new(80, "Leantime of old")],
        data: &["/var/www/html/userfiles", "/var/www/html/public/userfiles"],
        tools: &["curl", "php"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "makeplane/plane-admin",
        verified: "2026-11-29",
        sources: &[
            "makeplane/plane apps/admin/Dockerfile.admin@4ca6d6c7: HEALTHCHECK, nginx on Alpine",
        ],
        ports: &[Port::new(3000, "Plane's administration")],
        tools: &["curl", "wget"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "makeplane/plane-backend",
        verified: "2026-11-29",
        sources: &["makeplane/plane apps/api/Dockerfile.api@4ca6d6c7: Python on Alpine"],
        ports: &[Port::new(8000, "Plane's API")],
        tools: &["wget", "bash", "python"],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "makeplane/plane-frontend",
        verified: "2026-11-29",
        sources: &[
            "makeplane/plane apps/web/Dockerfile.web@4ca6d6c7: HEALTHCHECK, nginx on Alpine",
        ],
        ports: &[Port::new(3000, "Plane")],
        tools: &["curl", "wget"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "makeplane/plane-live",
        verified: "2026-11-29",
        sources: &["makeplane/plane apps/live/Dockerfile.live@4ca6d6c7: Node on Alpine"],
        ports: &[Port::new(3000, "Plane's editing together")],
        tools: &["wget", "node"],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "makeplane/plane-proxy",
        verified: "2026-11-29",
        sources: &["makeplane/plane apps/proxy/Dockerfile.ce@4ca6d6c7: Caddy on Alpine, curl"],
        ports: &[Port::new(80, "HTTP"), Port::new(443, "HTTPS")],
        tools: &["curl", "wget", "bash"],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "makeplane/plane-space",
        verified: "2026-11-29",
        sources: &[
            "makeplane/plane apps/space/Dockerfile.space@4ca6d6c7: HEALTHCHECK, Node on Alpine",
        ],
        ports: &[Port::new(3000, "Plane's public pages")],
        tools: &["curl", "wget", "node"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "mautic/mautic",
        verified: "2026-11-29",
        sources: &["mautic/docker-mautic Dockerfile@d9849f6c: PHP's apache or fpm, volumes"],
        ports: &[Port::new(80, "Mautic"), Port::new(9000, "Mautic's PHP")],
        data: &[
            "/var/www/html/config",
            "/var/www/html/docroot/media/files",
            "/var/www/html/docroot/media/images",
        ],
        tools: &["curl", "php"],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "monica",
        verified: "2026-11-29",
        sources: &["monicahq/docker 4/apache/Dockerfile, README@7ffc7438: PHP's apache or fpm"],
        ports: &[Port::new(80, "Monica"), Port::new(9000, "Monica's PHP")],
        data: &["/var/www/html/storage"],
        tools: &["curl", "php"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps::plain("/var/www/html/storage", "every photo and document")],
            serves: &["apache2-foreground", "php-fpm"],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "roundcube/roundcubemail",
        verified: "2026-11-29",
        sources: &[
            "roundcube/roundcubemail-docker apache/Dockerfile, apache/docker-entrypoint.sh, README@ce5fe1f3: PHP's apache or fpm",
        ],
        ports: &[
            Port::new(80, "Roundcube"),
            Port::new(8000, "Roundcube without root"),
            Port::new(9000, "Roundcube's PHP"),
        ],
        data: &["/var/roundcube/db"],
        tools: &["curl", "php"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps {
                unless: &[
                    "ROUNDCUBEMAIL_DB_TYPE!=sqlite",
                    "ROUNDCUBEMAIL_DB_HOST",
                    "ROUNDCUBEMAIL_DSNW",
                    "/var/roundcube/config",
                ],
                ..Keeps::plain("/var/roundcube/db", "everybody's settings and contacts")
            }],
            serves: &["apache2-foreground", "php-fpm"],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "stalwartlabs/stalwart",
        also: &["ghcr.io/stalwartlabs/stalwart"],
        verified: "2026-11-29",
        sources: &[
            "stalwartlabs/stalwart Dockerfile@v0.12.0, v0.14.0: /opt/stalwart; @v0.16.13, d72608f3: HEALTHCHECK, curl, other volumes",
        ],
        ports: &[
            Port::new(443, "HTTPS"),
            Port::new(8080, "Stalwart's administration"),
            Port::new(25, "SMTP"),
            Port::new(587, "SMTP"),
            Port::new(465, "SMTP with TLS"),
            Port::new(143, "IMAP"),
            Port::new(993, "IMAP with TLS"),
            Port::new(110, "POP3"),
            Port::new(995, "POP3 with TLS"),
            Port::new(4190, "Sieve"),
        ],
        data: &["/opt/stalwart", "/etc/stalwart", "/var/lib/stalwart"],
        tools: &["curl"],
        own_probe: Some(true),
        habits: Habits {
            keeps: &[
                Keeps {
                    holds: |tag| older(tag, &[0, 16]),
                    ..Keeps::declared("/opt/stalwart", "every mail and the settings")
                },
                Keeps {
                    holds: |tag| !older(tag, &[0, 16]),
                    ..Keeps::declared("/etc/stalwart", "its settings")
                },
                Keeps {
                    holds: |tag| !older(tag, &[0, 16]),
                    ..Keeps::declared("/var/lib/stalwart", "every mail")
                },
            ],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "stirlingtools/stirling-pdf",
        also: &[
            "docker.stirlingpdf.com/stirlingtools/stirling-pdf",
            "frooodle/s-pdf",
            "ghcr.io/stirling-tools/stirling-pdf",
        ],
        verified: "2026-11-29",
        sources: &[
            "Stirling-Tools/Stirling-PDF Dockerfile@01c0c618: no HEALTHCHECK; docker/embedded/Dockerfile@00606f32: HEALTHCHECK; curl",
        ],
        ports: &[Port::new(8080, "Stirling PDF")],
        data: &["/configs"],
        tools: &["curl"],
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "twentycrm/twenty",
        verified: "2026-11-29",
        sources: &[
            "twentyhq/twenty packages/twenty-docker/twenty/Dockerfile@00c31a5b, packages/twenty-docker/docker-compose.yml@003535f8: curl",
        ],
        ports: &[Port::new(3000, "Twenty")],
        data: &["/app/packages/twenty-server/.local-storage"],
        tools: &["curl", "wget", "node"],
        ..ImageFacts::PLAIN
    },
];
