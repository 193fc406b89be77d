//! linuxserver.io's images: one entry for each program, `/config` and no `HEALTHCHECK` in all.

use super::{Habits, ImageFacts, Keeps, Port};

/// What they have in common: <https://github.com/linuxserver/docker-baseimage-alpine> has curl, and
/// their Dockerfiles declare `/config`.
const COMMON: ImageFacts = ImageFacts {
    data: &["/config"],
    tools: &["curl", "bash"],
    own_probe: Some(false),
    habits: Habits {
        keeps: &[Keeps::declared("/config", "its settings and its database")],
        ..Habits::PLAIN
    },
    ..ImageFacts::PLAIN
};

pub(super) static ALL: &[ImageFacts] = &[
    ImageFacts {
        repository: "lscr.io/linuxserver/bazarr",
        also: &["linuxserver/bazarr", "ghcr.io/linuxserver/bazarr"],
        sources: &["linuxserver/docker-bazarr Dockerfile@65fc712d"],
        ports: &[Port::new(6767, "Bazarr")],
        ..COMMON
    },
    ImageFacts {
        repository: "lscr.io/linuxserver/bookstack",
        also: &["linuxserver/bookstack", "ghcr.io/linuxserver/bookstack"],
        sources: &["linuxserver/docker-bookstack Dockerfile@878657f3"],
        ports: &[Port::new(80, "BookStack"), Port::new(443, "BookStack")],
        ..COMMON
    },
    ImageFacts {
        repository: "lscr.io/linuxserver/calibre-web",
        also: &["linuxserver/calibre-web", "ghcr.io/linuxserver/calibre-web"],
        sources: &["linuxserver/docker-calibre-web Dockerfile@b0e7f96"],
        ports: &[Port::new(8083, "Calibre-Web")],
        ..COMMON
    },
    ImageFacts {
        repository: "lscr.io/linuxserver/code-server",
        also: &["linuxserver/code-server", "ghcr.io/linuxserver/code-server"],
        sources: &["linuxserver/docker-code-server Dockerfile@a5a563c: no volume is declared"],
        ports: &[Port::new(8443, "code-server")],
        habits: Habits {
            keeps: &[Keeps::plain("/config", "its settings and what is written in it")],
            ..Habits::PLAIN
        },
        ..COMMON
    },
    ImageFacts {
        repository: "lscr.io/linuxserver/duplicati",
        also: &["linuxserver/duplicati", "ghcr.io/linuxserver/duplicati"],
        sources: &["linuxserver/docker-duplicati Dockerfile@b0a4c68"],
        ports: &[Port::new(8200, "Duplicati")],
        ..COMMON
    },
    ImageFacts {
        repository: "lscr.io/linuxserver/emby",
        also: &["linuxserver/emby", "ghcr.io/linuxserver/emby"],
        verified: "2026-11-29",
        sources: &["linuxserver/docker-emby Dockerfile@fa58c99d"],
        ports: &[Port::new(8096, "Emby"), Port::new(8920, "Emby with TLS")],
        ..COMMON
    },
    ImageFacts {
        repository: "lscr.io/linuxserver/freshrss",
        also: &["linuxserver/freshrss", "ghcr.io/linuxserver/freshrss"],
        verified: "2026-11-29",
        sources: &["linuxserver/docker-freshrss Dockerfile@1ab12908"],
        ports: &[Port::new(80, "FreshRSS"), Port::new(443, "FreshRSS with TLS")],
        ..COMMON
    },
    ImageFacts {
        repository: "lscr.io/linuxserver/grocy",
        also: &["linuxserver/grocy", "ghcr.io/linuxserver/grocy"],
        sources: &["linuxserver/docker-grocy Dockerfile@4f8329f"],
        ports: &[Port::new(80, "Grocy"), Port::new(443, "Grocy")],
        ..COMMON
    },
    ImageFacts {
        repository: "lscr.io/linuxserver/heimdall",
        also: &["linuxserver/heimdall", "ghcr.io/linuxserver/heimdall"],
        sources: &["linuxserver/docker-heimdall Dockerfile@f7eef99c"],
        ports: &[Port::new(80, "Heimdall"), Port::new(443, "Heimdall")],
        ..COMMON
    },
    ImageFacts {
        repository: "lscr.io/linuxserver/jackett",
        also: &["linuxserver/jackett", "ghcr.io/linuxserver/jackett"],
        sources: &["linuxserver/docker-jackett Dockerfile@df1d89b"],
        ports: &[Port::new(9117, "Jackett")],
        ..COMMON
    },
    ImageFacts {
        repository: "lscr.io/linuxserver/jellyfin",
        also: &["linuxserver/jellyfin", "ghcr.io/linuxserver/jellyfin"],
        sources: &["linuxserver/docker-jellyfin Dockerfile@aff1ac57"],
        ports: &[Port::new(8096, "Jellyfin"), Port::new(8920, "Jellyfin with TLS")],
        ..COMMON
    },
    ImageFacts {
        repository: "lscr.io/linuxserver/lidarr",
        also: &["linuxserver/lidarr", "ghcr.io/linuxserver/lidarr"],
        sources: &["linuxserver/docker-lidarr Dockerfile@6b0f7711"],
        ports: &[Port::new(8686, "Lidarr")],
        ..COMMON
    },
    ImageFacts {
        repository: "lscr.io/linuxserver/mariadb",
        also: &["linuxserver/mariadb", "ghcr.io/linuxserver/mariadb"],
        sources: &["linuxserver/docker-mariadb Dockerfile@0c29ee5"],
        ports: &[Port::new(3306, "MariaDB")],
        habits: Habits {
            data_store: true,
            keeps: &[Keeps::declared("/config", "every database")],
            ..Habits::PLAIN
        },
        ..COMMON
    },
    ImageFacts {
        repository: "lscr.io/linuxserver/nzbget",
        also: &["linuxserver/nzbget", "ghcr.io/linuxserver/nzbget"],
        verified: "2026-11-29",
        sources: &["linuxserver/docker-nzbget Dockerfile@b376672e"],
        ports: &[Port::new(6789, "NZBGet")],
        ..COMMON
    },
    ImageFacts {
        repository: "lscr.io/linuxserver/ombi",
        also: &["linuxserver/ombi", "ghcr.io/linuxserver/ombi"],
        verified: "2026-11-29",
        sources: &["linuxserver/docker-ombi Dockerfile@4985efe9: no volume is declared"],
        ports: &[Port::new(3579, "Ombi")],
        habits: Habits {
            keeps: &[Keeps::plain("/config", "its settings and its database")],
            ..Habits::PLAIN
        },
        ..COMMON
    },
    ImageFacts {
        repository: "lscr.io/linuxserver/pairdrop",
        also: &["linuxserver/pairdrop", "ghcr.io/linuxserver/pairdrop"],
        verified: "2026-11-29",
        sources: &["linuxserver/docker-pairdrop Dockerfile@0ec882f5: it keeps nothing"],
        ports: &[Port::new(3000, "PairDrop")],
        data: &[],
        habits: Habits::PLAIN,
        ..COMMON
    },
    ImageFacts {
        repository: "lscr.io/linuxserver/plex",
        also: &["linuxserver/plex", "ghcr.io/linuxserver/plex"],
        sources: &["linuxserver/docker-plex Dockerfile@65208dd4"],
        ports: &[
            Port::new(32400, "Plex"),
            Port::new(8324, "Plex for Roku"),
            Port::new(32469, "Plex' DLNA"),
        ],
        ..COMMON
    },
    ImageFacts {
        repository: "lscr.io/linuxserver/prowlarr",
        also: &["linuxserver/prowlarr", "ghcr.io/linuxserver/prowlarr"],
        sources: &["linuxserver/docker-prowlarr Dockerfile@102b5f45"],
        ports: &[Port::new(9696, "Prowlarr")],
        ..COMMON
    },
    ImageFacts {
        repository: "lscr.io/linuxserver/qbittorrent",
        also: &["linuxserver/qbittorrent", "ghcr.io/linuxserver/qbittorrent"],
        sources: &["linuxserver/docker-qbittorrent Dockerfile@a8dcabe4"],
        ports: &[Port::new(8080, "qBittorrent"), Port::new(6881, "BitTorrent")],
        ..COMMON
    },
    ImageFacts {
        repository: "lscr.io/linuxserver/radarr",
        also: &["linuxserver/radarr", "ghcr.io/linuxserver/radarr"],
        sources: &["linuxserver/docker-radarr Dockerfile@c98aea4b"],
        ports: &[Port::new(7878, "Radarr")],
        ..COMMON
    },
    ImageFacts {
        repository: "lscr.io/linuxserver/sabnzbd",
        also: &["linuxserver/sabnzbd", "ghcr.io/linuxserver/sabnzbd"],
        sources: &["linuxserver/docker-sabnzbd Dockerfile@d3e9d376"],
        ports: &[Port::new(8080, "SABnzbd")],
        ..COMMON
    },
    ImageFacts {
        repository: "lscr.io/linuxserver/smokeping",
        also: &["linuxserver/smokeping", "ghcr.io/linuxserver/smokeping"],
        verified: "2026-11-29",
        sources: &["linuxserver/docker-smokeping Dockerfile@9bd349aa"],
        ports: &[Port::new(80, "SmokePing")],
        ..COMMON
    },
    ImageFacts {
        repository: "lscr.io/linuxserver/sonarr",
        also: &["linuxserver/sonarr", "ghcr.io/linuxserver/sonarr"],
        sources: &["linuxserver/docker-sonarr Dockerfile@70afae82"],
        ports: &[Port::new(8989, "Sonarr")],
        ..COMMON
    },
    ImageFacts {
        repository: "lscr.io/linuxserver/speedtest-tracker",
        also: &["linuxserver/speedtest-tracker", "ghcr.io/linuxserver/speedtest-tracker"],
        verified: "2026-11-29",
        sources: &["linuxserver/docker-speedtest-tracker Dockerfile@c73126d9"],
        ports: &[Port::new(80, "Speedtest Tracker"), Port::new(443, "Speedtest Tracker with TLS")],
        ..COMMON
    },
    ImageFacts {
        repository: "lscr.io/linuxserver/swag",
        also: &["linuxserver/swag", "ghcr.io/linuxserver/swag"],
        sources: &["linuxserver/docker-swag Dockerfile@bc02502e"],
        ports: &[Port::new(80, "HTTP"), Port::new(443, "HTTPS")],
        ..COMMON
    },
    ImageFacts {
        repository: "lscr.io/linuxserver/syncthing",
        also: &["linuxserver/syncthing", "ghcr.io/linuxserver/syncthing"],
        sources: &["linuxserver/docker-syncthing Dockerfile@fe41108"],
        ports: &[
            Port::new(8384, "Syncthing"),
            Port::new(22000, "synchronisation"),
            Port::new(21027, "discovery"),
        ],
        ..COMMON
    },
    ImageFacts {
        repository: "lscr.io/linuxserver/tautulli",
        also: &["linuxserver/tautulli", "ghcr.io/linuxserver/tautulli"],
        sources: &["linuxserver/docker-tautulli Dockerfile@3d9ad57"],
        ports: &[Port::new(8181, "Tautulli")],
        ..COMMON
    },
    ImageFacts {
        repository: "lscr.io/linuxserver/transmission",
        also: &["linuxserver/transmission", "ghcr.io/linuxserver/transmission"],
        sources: &["linuxserver/docker-transmission Dockerfile@9e6226f7"],
        ports: &[Port::new(9091, "Transmission"), Port::new(51413, "BitTorrent")],
        ..COMMON
    },
    ImageFacts {
        repository: "lscr.io/linuxserver/unifi-network-application",
        also: &[
            "linuxserver/unifi-network-application",
            "ghcr.io/linuxserver/unifi-network-application",
        ],
        verified: "2026-11-29",
        sources: &["linuxserver/docker-unifi-network-application Dockerfile@2646418b"],
        ports: &[
            Port::new(8443, "UniFi"),
            Port::new(8080, "UniFi's devices"),
            Port::new(8843, "UniFi's guests with TLS"),
            Port::new(8880, "UniFi's guests"),
            Port::new(6789, "UniFi's speed test"),
            Port::new(3478, "STUN"),
            Port::new(10001, "discovery"),
            Port::new(1900, "discovery"),
            Port::new(5514, "syslog"),
        ],
        ..COMMON
    },
    ImageFacts {
        repository: "lscr.io/linuxserver/wireguard",
        also: &["linuxserver/wireguard", "ghcr.io/linuxserver/wireguard"],
        sources: &["linuxserver/docker-wireguard Dockerfile@684a0dd: no volume is declared"],
        habits: Habits {
            keeps: &[Keeps::plain("/config", "the server's key and every client's")],
            ..Habits::PLAIN
        },
        ..COMMON
    },
];
