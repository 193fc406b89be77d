//! Reverse proxies, tunnels and what stands before other programs.

use super::{BARE, DefaultCommand, Habits, ImageFacts, Keeps, Login, Port};

pub(super) static ALL: &[ImageFacts] = &[
    ImageFacts {
        repository: "caddy",
        sources: &["caddyserver/caddy-docker 2.11/alpine/Dockerfile@62d13264"],
        data: &["/data"],
        tools: &["wget"],
        own_probe: Some(false),
        habits: Habits { serves: &["caddy"], version_parts: 3, ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "cloudflare/cloudflared",
        sources: &[
            "cloudflare/cloudflared Dockerfile@d1df7985: distroless, `version` is the command",
        ],
        own_probe: Some(false),
        habits: Habits {
            command: DefaultCommand::Nothing("`command: tunnel run`"),
            serves: &["tunnel", "proxy-dns"],
            missing_tools: BARE,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "envoyproxy/envoy",
        verified: "2026-11-29",
        sources: &[
            "envoyproxy/envoy distribution/docker/Dockerfile-envoy@0252c88f: Ubuntu with certificates alone",
        ],
        own_probe: Some(false),
        habits: Habits {
            missing_in: |tag| {
                if tag.contains("distroless") { BARE } else { &["curl", "wget"] }
            },
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "haproxy",
        sources: &["docker-library/haproxy 3.2/Dockerfile: wget is purged"],
        own_probe: Some(false),
        habits: Habits {
            serves: &["haproxy"],
            missing_tools: &["curl", "wget"],
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "jc21/nginx-proxy-manager",
        sources: &[
            "NginxProxyManager/nginx-proxy-manager docker/Dockerfile, backend/index.js@a62c2a6d",
        ],
        ports: &[
            Port::new(80, "HTTP"),
            Port::new(81, "Nginx Proxy Manager"),
            Port::new(443, "HTTPS"),
            Port::new(3000, "its own API"),
        ],
        data: &["/data", "/etc/letsencrypt"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps::declared("/data", "hosts, users and the database")],
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "nginxproxy/acme-companion",
        sources: &["nginx-proxy/acme-companion Dockerfile@6b369e62: docker-gen asks Docker; curl"],
        tools: &["curl", "bash"],
        own_probe: Some(false),
        habits: Habits { drives_docker: true, ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "nginxproxy/nginx-proxy",
        also: &["jwilder/nginx-proxy"],
        sources: &["nginx-proxy/nginx-proxy Dockerfile.debian@584073da: docker-gen asks Docker"],
        own_probe: Some(false),
        habits: Habits { drives_docker: true, ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "qmcgaw/gluetun",
        also: &["ghcr.io/qdm12/gluetun"],
        sources: &["qdm12/gluetun Dockerfile@b1193252: GNU's wget"],
        tools: &["wget"],
        own_probe: Some(true),
        habits: Habits { gnu_wget: true, ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "quay.io/oauth2-proxy/oauth2-proxy",
        sources: &[
            "oauth2-proxy/oauth2-proxy Dockerfile, Makefile@14af2951: distroless but for `-alpine`",
        ],
        own_probe: Some(false),
        habits: Habits { missing_tools: BARE, ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "tecnativa/docker-socket-proxy",
        also: &["ghcr.io/tecnativa/docker-socket-proxy"],
        sources: &["Tecnativa/docker-socket-proxy Dockerfile@a6fbf383: HAProxy on Alpine"],
        ports: &[Port::new(2375, "Docker's API")],
        tools: &["wget"],
        own_probe: Some(false),
        admin_interface: true,
        habits: Habits { drives_docker: true, login: |_| Login::OnlyWith(&[]), ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "traefik/whoami",
        sources: &["traefik/whoami Dockerfile@8951300b: from scratch"],
        ports: &[Port::new(80, "HTTP")],
        own_probe: Some(false),
        habits: Habits { missing_tools: BARE, ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
];
