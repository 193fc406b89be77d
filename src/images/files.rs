//! Files, objects and copies of them.

use super::{BARE, DefaultCommand, Habits, ImageFacts, Keeps, Port, Required, older};

pub(super) static ALL: &[ImageFacts] = &[
    ImageFacts {
        repository: "chrislusf/seaweedfs",
        verified: "2026-11-29",
        sources: &[
            "seaweedfs/seaweedfs docker/Dockerfile.go_build@cc8364a0: on Alpine, volume",
            "seaweedfs/seaweedfs@e2259402: curl since 4.03; @e4a635a0: a command of its own since 4.23",
        ],
        data: &["/data"],
        tools: &["wget"],
        own_probe: Some(false),
        habits: Habits {
            missing_in: |tag| if older(tag, &[4, 3]) { &["curl"] } else { &[] },
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "databasus/databasus",
        verified: "2026-11-29",
        sources: &["databasus/databasus Dockerfile@9b6e8011: volume, curl, wget"],
        ports: &[Port::new(4005, "Databasus")],
        data: &["/databasus-data"],
        tools: &["curl", "wget"],
        habits: Habits {
            keeps: &[Keeps::declared("/databasus-data", "its settings, keys and backups")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "drakkan/sftpgo",
        also: &["ghcr.io/drakkan/sftpgo"],
        verified: "2026-11-29",
        sources: &[
            "drakkan/sftpgo Dockerfile, Dockerfile.alpine, Dockerfile.distroless@42f7a4d4, Dockerfile@v2.4.0",
        ],
        ports: &[Port::new(8080, "SFTPGo"), Port::new(2022, "SFTP")],
        data: &["/srv/sftpgo", "/var/lib/sftpgo"],
        own_probe: Some(false),
        habits: Habits {
            serves: &["sftpgo serve"],
            missing_in: |tag| match tag {
                _ if older(tag, &[2, 4]) => &[],
                _ if tag.contains("distroless") => BARE,
                _ if tag.contains("alpine") => &["curl"],
                _ if tag.contains("plugins") => &[],
                _ => &["curl", "wget"],
            },
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "machines/filestash",
        verified: "2026-11-29",
        sources: &["mickael-kerjean/filestash docker/Dockerfile@ce308653: curl"],
        ports: &[Port::new(8334, "Filestash")],
        data: &["/app/data/state"],
        tools: &["curl"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps::plain("/app/data/state", "its settings and its administrator")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "mcr.microsoft.com/azure-storage/azurite",
        verified: "2026-11-29",
        sources: &["Azure/Azurite Dockerfile@9074bea3: Node on Alpine, volume"],
        ports: &[
            Port::new(10000, "Azurite's blobs"),
            Port::new(10001, "Azurite's queues"),
            Port::new(10002, "Azurite's tables"),
        ],
        tools: &["wget", "nc", "node"],
        own_probe: Some(false),
        habits: Habits { serves: &["azurite"], ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "owncloud/server",
        verified: "2026-11-29",
        sources: &["owncloud-docker/server v24.04/Dockerfile.multiarch@60e75e5f: volume"],
        ports: &[Port::new(8080, "ownCloud")],
        data: &["/mnt/data"],
        habits: Habits {
            keeps: &[Keeps::declared("/mnt/data", "every file and its settings")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "prodrigestivill/postgres-backup-local",
        verified: "2026-11-29",
        sources: &[
            "prodrigestivill/docker-postgres-backup-local alpine.Dockerfile, env.sh@d257e5dd: HEALTHCHECK, volume",
        ],
        tools: &["curl"],
        own_probe: Some(true),
        habits: Habits {
            keeps: &[Keeps {
                unless: &["BACKUP_DIR"],
                ..Keeps::declared("/backups", "every backup")
            }],
            required: &[
                Required::fatal(
                    &["POSTGRES_DB", "POSTGRES_DB_FILE"],
                    "it does not start without the databases' names",
                ),
                Required::fatal(
                    &["POSTGRES_HOST", "POSTGRES_PORT_5432_TCP_ADDR"],
                    "it does not start without the database's host",
                ),
                Required::fatal(
                    &["POSTGRES_USER", "POSTGRES_USER_FILE"],
                    "it does not start without a user",
                ),
                Required::fatal(
                    &["POSTGRES_PASSWORD", "POSTGRES_PASSWORD_FILE", "POSTGRES_PASSFILE_STORE"],
                    "it does not start without a password",
                ),
            ],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "rclone/rclone",
        also: &["ghcr.io/rclone/rclone"],
        verified: "2026-11-29",
        sources: &["rclone/rclone Dockerfile@64ab1ac3: on Alpine, no command"],
        tools: &["wget"],
        own_probe: Some(false),
        habits: Habits {
            missing_tools: &["curl"],
            command: DefaultCommand::Nothing(
                "give it a `command`: without one, it prints its help",
            ),
            serves: &["mount", "rcd", "serve"],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
];
