//! Mail, messages, feeds, files and other small services.

use super::{Habits, ImageFacts, Keeps, Port, ProbeFacts};

pub(super) static ALL: &[ImageFacts] = &[
    ImageFacts {
        repository: "apache/tika",
        sources: &["apache/tika-docker full/Dockerfile@60db76bc"],
        ports: &[Port::new(9998, "Tika")],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "axllent/mailpit",
        also: &["ghcr.io/axllent/mailpit"],
        sources: &["axllent/mailpit Dockerfile@408b30d5: HEALTHCHECK"],
        ports: &[Port::new(8025, "Mailpit"), Port::new(1025, "SMTP"), Port::new(1110, "POP3")],
        tools: &["wget"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "binwiederhier/ntfy",
        sources: &["binwiederhier/ntfy Dockerfile@81a486ad: Alpine with tzdata alone"],
        ports: &[Port::new(80, "ntfy")],
        tools: &["wget"],
        own_probe: Some(false),
        habits: Habits { missing_tools: &["curl"], serves: &["serve"], ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "chocobozzz/peertube",
        verified: "2026-11-29",
        sources: &[
            "Chocobozzz/PeerTube support/docker/production/Dockerfile.bookworm@25d2580f: volumes, curl",
        ],
        ports: &[Port::new(9000, "PeerTube"), Port::new(1935, "PeerTube's live streams")],
        data: &["/data", "/config"],
        tools: &["curl", "node"],
        habits: Habits {
            keeps: &[
                Keeps::declared("/data", "every video"),
                Keeps::declared("/config", "its settings"),
            ],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "filebrowser/filebrowser",
        sources: &["filebrowser/filebrowser Dockerfile@833d9088: HEALTHCHECK, BusyBox"],
        ports: &[Port::new(80, "File Browser")],
        tools: &["wget"],
        own_probe: Some(true),
        habits: Habits { missing_tools: &["curl"], ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "freshrss/freshrss",
        sources: &["FreshRSS/FreshRSS Docker/Dockerfile@6c58b905"],
        ports: &[Port::new(80, "FreshRSS")],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "gcr.io/zenika-hub/alpine-chrome",
        also: &["zenika/alpine-chrome"],
        verified: "2026-11-29",
        sources: &["Zenika/alpine-chrome Dockerfile@128b2181: Chromium on Alpine, no port"],
        tools: &["wget"],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/browserless/chromium",
        also: &[
            "ghcr.io/browserless/chrome",
            "ghcr.io/browserless/firefox",
            "ghcr.io/browserless/multi",
            "ghcr.io/browserless/webkit",
        ],
        verified: "2026-11-29",
        sources: &[
            "browserless/browserless docker/base, docker/chromium/Dockerfile@0e2f33ed: curl, wget",
        ],
        ports: &[Port::new(3000, "Browserless")],
        tools: &["curl", "wget", "node"],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/flaresolverr/flaresolverr",
        also: &["flaresolverr/flaresolverr"],
        sources: &["FlareSolverr/FlareSolverr Dockerfile@0f05ed8f: curl"],
        ports: &[Port::new(8191, "FlareSolverr"), Port::new(8192, "metrics")],
        tools: &["curl", "python"],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "gotify/server",
        also: &["ghcr.io/gotify/server"],
        sources: &["gotify/server docker/Dockerfile@d543a8aa: HEALTHCHECK, curl"],
        ports: &[Port::new(80, "Gotify")],
        tools: &["curl"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "mailhog/mailhog",
        sources: &["mailhog/MailHog Dockerfile@e6fa0687: on Alpine"],
        ports: &[Port::new(1025, "SMTP"), Port::new(8025, "MailHog")],
        tools: &["wget"],
        own_probe: Some(false),
        habits: Habits { missing_tools: &["curl"], ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "mailserver/docker-mailserver",
        also: &["ghcr.io/docker-mailserver/docker-mailserver"],
        sources: &["docker-mailserver/docker-mailserver Dockerfile@c9b015dd: HEALTHCHECK"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "miniflux/miniflux",
        also: &["ghcr.io/miniflux/miniflux"],
        sources: &[
            "miniflux/v2 packaging/docker/alpine/Dockerfile, packaging/docker/distroless/Dockerfile@106cdd09",
        ],
        ports: &[Port::new(8080, "Miniflux")],
        tools: &["/usr/bin/miniflux"],
        probe: Some(ProbeFacts::exec(30, &["/usr/bin/miniflux", "-healthcheck", "auto"])),
        own_probe: Some(false),
        habits: Habits { missing_tools: &["curl"], ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "searxng/searxng",
        also: &["ghcr.io/searxng/searxng"],
        sources: &["searxng/searxng container/dist.dockerfile@9fea4120"],
        ports: &[Port::new(8080, "SearXNG")],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "sj26/mailcatcher",
        sources: &["sj26/mailcatcher Dockerfile@18a9cb7: Ruby on Alpine"],
        ports: &[Port::new(1080, "MailCatcher"), Port::new(1025, "MailCatcher's SMTP")],
        tools: &["wget"],
        own_probe: Some(false),
        habits: Habits { missing_tools: &["curl"], ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "technitium/dns-server",
        verified: "2026-11-29",
        sources: &["TechnitiumSoftware/DnsServer Dockerfile@00c713a7: EXPOSE, /etc/dns"],
        ports: &[
            Port::new(5380, "Technitium's console"),
            Port::new(53443, "Technitium's console with TLS"),
            Port::new(53, "DNS"),
            Port::new(853, "DNS over TLS"),
            Port::new(443, "DNS over HTTPS"),
            Port::new(80, "DNS over HTTP"),
            Port::new(8053, "DNS over HTTP"),
            Port::new(67, "DHCP"),
        ],
        data: &["/etc/dns"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps::plain("/etc/dns", "its zones and settings")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
];
