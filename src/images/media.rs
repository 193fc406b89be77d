//! Media, home and network at home.

use super::{Habits, ImageFacts, Keeps, Port};

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
