//! Media, home and network at home.

use super::{Habits, ImageFacts, Keeps, Port, ProbeFacts};

pub(super) static ALL: &[ImageFacts] = &[
    ImageFacts {
        repository: "adguard/adguardhome",
        sources: &["AdguardTeam/AdGuardHome docker/build.Dockerfile@75e43ab5: on Alpine"],
        data: &["/opt/adguardhome/conf", "/opt/adguardhome/work"],
        tools: &["wget"],
        own_probe: Some(false),
        habits: Habits {
            missing_tools: &["curl"],
            keeps: &[Keeps::plain("/opt/adguardhome/conf", "its settings and its login")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "deluan/navidrome",
        also: &["ghcr.io/navidrome/navidrome"],
        sources: &["navidrome/navidrome Dockerfile, server/server.go@295886cb: on Alpine, /ping"],
        ports: &[Port::new(4533, "Navidrome")],
        data: &["/data"],
        tools: &["wget"],
        probe: Some(ProbeFacts::wget(30, "http://127.0.0.1:4533/ping")),
        own_probe: Some(false),
        habits: Habits {
            missing_tools: &["curl"],
            keeps: &[Keeps {
                unless: &["ND_DATAFOLDER!=/data"],
                ..Keeps::declared("/data", "its users, playlists and index")
            }],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/advplyr/audiobookshelf",
        also: &["advplyr/audiobookshelf"],
        sources: &["advplyr/audiobookshelf Dockerfile@1b46d680: Node on Alpine"],
        ports: &[Port::new(80, "Audiobookshelf")],
        tools: &["wget", "node"],
        own_probe: Some(false),
        habits: Habits { missing_tools: &["curl"], ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/alexta69/metube",
        also: &["alexta69/metube"],
        sources: &["alexta69/metube Dockerfile@f11b376: HEALTHCHECK, curl, volume"],
        ports: &[Port::new(8081, "MeTube")],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/autobrr/autobrr",
        sources: &["autobrr/autobrr Dockerfile@489d8ddf: curl, volume"],
        ports: &[Port::new(7474, "autobrr")],
        data: &["/config"],
        tools: &["curl", "wget"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps::declared("/config", "its settings and database")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/immich-app/immich-machine-learning",
        sources: &[
            "immich-app/immich docker/docker-compose.yml@0126ec8f: it has a HEALTHCHECK; machine-learning/Dockerfile@1f4563e7",
        ],
        tools: &["python"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/immich-app/immich-server",
        sources: &[
            "immich-app/immich docker/docker-compose.yml@0126ec8f, server/bin/immich-healthcheck@3f7ae4df, server/Dockerfile@02b6b0d2: port 3001 at first",
        ],
        ports: &[Port::new(2283, "Immich"), Port::new(3001, "Immich of old")],
        data: &["/data", "/usr/src/app/upload"],
        tools: &["curl", "bash", "node"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/kiwix/kiwix-serve",
        verified: "2026-11-29",
        sources: &[
            "kiwix/kiwix-tools docker/Dockerfile, docker/server/Dockerfile@f76e38bd: on Alpine, curl is taken out",
        ],
        ports: &[Port::new(8080, "Kiwix")],
        tools: &["wget"],
        own_probe: Some(false),
        habits: Habits { missing_tools: &["curl"], ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/seerr-team/seerr",
        also: &["seerr/seerr", "fallenbagel/jellyseerr", "ghcr.io/fallenbagel/jellyseerr"],
        sources: &[
            "seerr-team/seerr Dockerfile, docs/getting-started/docker.mdx@f74306ed: Node on Alpine, /api/v1/status",
        ],
        ports: &[Port::new(5055, "Seerr")],
        data: &["/app/config"],
        tools: &["wget", "node"],
        probe: Some(ProbeFacts::wget(30, "http://127.0.0.1:5055/api/v1/status")),
        own_probe: Some(false),
        habits: Habits {
            missing_tools: &["curl"],
            keeps: &[Keeps::plain("/app/config", "its settings and requests")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/wg-easy/wg-easy",
        also: &["weejewel/wg-easy"],
        sources: &["wg-easy/wg-easy Dockerfile@bc05e0ea: HEALTHCHECK"],
        data: &["/etc/wireguard"],
        tools: &["wget"],
        own_probe: Some(true),
        habits: Habits {
            keeps: &[Keeps::plain("/etc/wireguard", "the server's key and every client's")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "gotson/komga",
        sources: &["gotson/komga komga/docker/Dockerfile.tpl@cba53ed3"],
        ports: &[Port::new(25600, "Komga")],
        data: &["/config"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps::declared("/config", "its library, users and settings")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "jellyfin/jellyfin",
        also: &["ghcr.io/jellyfin/jellyfin"],
        sources: &["jellyfin/jellyfin-packaging docker/Dockerfile@69a2981c: HEALTHCHECK, curl"],
        ports: &[Port::new(8096, "Jellyfin"), Port::new(8920, "Jellyfin with TLS")],
        data: &["/config"],
        tools: &["curl"],
        own_probe: Some(true),
        habits: Habits {
            keeps: &[Keeps::declared("/config", "the library, users and settings")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "jvmilazz0/kavita",
        also: &["kizaing/kavita"],
        verified: "2026-11-29",
        sources: &["Kareadita/Kavita Dockerfile@ed7e9d4a: HEALTHCHECK, curl"],
        ports: &[Port::new(5000, "Kavita")],
        data: &["/kavita/config"],
        tools: &["curl", "bash"],
        own_probe: Some(true),
        habits: Habits {
            keeps: &[Keeps::plain("/kavita/config", "its users and its database")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "nodered/node-red",
        sources: &[
            "node-red/node-red-docker .docker/Dockerfile.alpine, README@100a7256: HEALTHCHECK, curl",
        ],
        ports: &[Port::new(1880, "Node-RED")],
        data: &["/data"],
        tools: &["curl", "node"],
        own_probe: Some(true),
        habits: Habits {
            keeps: &[Keeps::plain("/data", "flows and their credentials")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "photoprism/photoprism",
        sources: &[
            "photoprism/photoprism docker/photoprism/bookworm/Dockerfile@382ffa89, setup/docker/compose.yaml@5923ef79",
        ],
        ports: &[Port::new(2342, "PhotoPrism"), Port::new(2443, "PhotoPrism with TLS")],
        data: &["/photoprism/storage", "/photoprism/originals"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[
                Keeps {
                    unless: &["PHOTOPRISM_STORAGE_PATH"],
                    ..Keeps::plain("/photoprism/storage", "its settings, albums and index")
                },
                Keeps {
                    unless: &["PHOTOPRISM_ORIGINALS_PATH"],
                    ..Keeps::plain("/photoprism/originals", "every picture")
                },
            ],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "pihole/pihole",
        sources: &["pi-hole/docker-pi-hole src/Dockerfile@dd91b484: HEALTHCHECK"],
        data: &["/etc/pihole"],
        tools: &["curl", "dig"],
        own_probe: Some(true),
        habits: Habits {
            keeps: &[Keeps::plain("/etc/pihole", "its lists, settings and history")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "plexinc/pms-docker",
        sources: &["plexinc/pms-docker Dockerfile@1cef65e9: HEALTHCHECK, curl"],
        ports: &[
            Port::new(32400, "Plex"),
            Port::new(8324, "Plex for Roku"),
            Port::new(32469, "Plex' DLNA"),
        ],
        data: &["/config"],
        tools: &["curl"],
        own_probe: Some(true),
        habits: Habits {
            keeps: &[Keeps::declared("/config", "the library and settings")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "rommapp/romm",
        also: &["ghcr.io/rommapp/romm"],
        sources: &["rommapp/romm docker/Dockerfile@57badfd6"],
        ports: &[Port::new(8080, "RomM")],
        data: &["/romm/assets", "/romm/config", "/romm/resources"],
        tools: &["wget", "bash"],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "sctx/overseerr",
        sources: &["sct/overseerr Dockerfile@46a9b244: Node on Alpine"],
        ports: &[Port::new(5055, "Overseerr")],
        data: &["/app/config"],
        tools: &["wget", "node"],
        own_probe: Some(false),
        habits: Habits {
            missing_tools: &["curl"],
            keeps: &[Keeps::plain("/app/config", "its settings and requests")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "syncthing/syncthing",
        also: &["ghcr.io/syncthing/syncthing"],
        sources: &["syncthing/syncthing Dockerfile@328d910a: HEALTHCHECK, curl"],
        ports: &[Port::new(8384, "Syncthing"), Port::new(22000, "synchronisation")],
        data: &["/var/syncthing"],
        tools: &["curl"],
        own_probe: Some(true),
        habits: Habits {
            keeps: &[Keeps::declared("/var/syncthing", "its keys, settings and folders")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
];
