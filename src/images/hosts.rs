//! What watches and opens hosts, and pages to find them by.

use super::{BARE, DefaultCommand, Habits, ImageFacts, Keeps, Port, ProbeFacts, Required, older};

pub(super) static ALL: &[ImageFacts] = &[
    ImageFacts {
        repository: "aceberg/watchyourlan",
        also: &["ghcr.io/aceberg/watchyourlan"],
        verified: "2026-11-29",
        sources: &["aceberg/WatchYourLAN Dockerfile, README@ca9f644b: on Alpine"],
        ports: &[Port::new(8840, "WatchYourLAN")],
        data: &["/data/WatchYourLAN"],
        tools: &["wget"],
        own_probe: Some(false),
        habits: Habits { missing_tools: &["curl"], ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "b4bz/homer",
        verified: "2026-11-29",
        sources: &["bastienwirtz/homer Dockerfile@6972395b: HEALTHCHECK since May 2025, on Alpine"],
        ports: &[Port::new(8080, "Homer")],
        tools: &["wget"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "benbusby/whoogle-search",
        sources: &["benbusby/whoogle-search Dockerfile@13e5213: HEALTHCHECK, curl"],
        ports: &[Port::new(5000, "Whoogle")],
        tools: &["curl", "wget", "python"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "corentinth/it-tools",
        also: &["ghcr.io/corentinth/it-tools"],
        sources: &["CorentinTh/it-tools Dockerfile, nginx.conf@07eea0f4: nginx on Alpine"],
        ports: &[Port::new(80, "IT Tools")],
        tools: &["wget"],
        probe: Some(ProbeFacts::wget(30, "http://127.0.0.1:80/")),
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "crowdsecurity/crowdsec",
        also: &["ghcr.io/crowdsecurity/crowdsec"],
        sources: &[
            "crowdsecurity/crowdsec build/docker/Dockerfile, Dockerfile.debian, README@a88b497b",
            "docs.crowdsec.net/u/getting_started/installation/docker: the data must be kept since 1.7",
        ],
        ports: &[Port::new(8080, "CrowdSec's API"), Port::new(6060, "metrics")],
        data: &["/var/lib/crowdsec/data", "/etc/crowdsec"],
        tools: &["bash", "cscli"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps::plain("/var/lib/crowdsec/data", "its decisions and its machines")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "favonia/cloudflare-ddns",
        verified: "2026-11-29",
        sources: &["favonia/cloudflare-ddns Dockerfile@690d5e64: from scratch, no port"],
        own_probe: Some(false),
        habits: Habits {
            missing_in: |tag| if tag.contains("alpine") { &[] } else { BARE },
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/gchq/cyberchef",
        sources: &["gchq/CyberChef Dockerfile@50ece053: nginx on Alpine, without root"],
        ports: &[Port::new(8080, "CyberChef"), Port::new(80, "CyberChef of old")],
        tools: &["wget"],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/homarr-labs/homarr",
        sources: &[
            "homarr-labs/homarr Dockerfile, packages/common/env.ts@464d98e1: Node on Alpine",
        ],
        ports: &[Port::new(7575, "Homarr")],
        data: &["/appdata"],
        tools: &["wget", "node", "bash"],
        own_probe: Some(false),
        habits: Habits {
            missing_tools: &["curl"],
            keeps: &[Keeps::declared("/appdata", "its boards, users and database")],
            required: &[Required::fatal(
                &["SECRET_ENCRYPTION_KEY"],
                "it does not start without the key of its stored secrets",
            )],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "glanceapp/glance",
        sources: &[
            "glanceapp/glance Dockerfile.goreleaser, internal/glance/glance.go@20672ee: on Alpine, /api/healthz",
        ],
        ports: &[Port::new(8080, "Glance")],
        tools: &["wget"],
        probe: Some(ProbeFacts::wget(30, "http://127.0.0.1:8080/api/healthz")),
        own_probe: Some(false),
        habits: Habits { missing_tools: &["curl"], ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "guacamole/guacamole",
        sources: &["apache/guacamole-client Dockerfile@5be18be1: Tomcat"],
        ports: &[Port::new(8080, "Guacamole")],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "guacamole/guacd",
        sources: &["apache/guacamole-server Dockerfile@6719b20d: HEALTHCHECK"],
        ports: &[Port::new(4822, "Guacamole's daemon")],
        tools: &["nc"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "headscale/headscale",
        also: &["ghcr.io/juanfont/headscale"],
        verified: "2026-11-29",
        sources: &[
            "juanfont/headscale .goreleaser.yml@v0.23.0, f20f1f12: distroless, no command",
            "juanfont/headscale cmd/headscale/cli/health.go@c07cc491: since 0.27",
        ],
        data: &["/var/lib/headscale"],
        tools: &["headscale"],
        probe: Some(ProbeFacts::exec(30, &["headscale", "health"])),
        own_probe: Some(false),
        habits: Habits {
            probe_since: &[0, 27],
            command: DefaultCommand::Nothing("`command: serve`"),
            serves: &["serve"],
            missing_in: |tag| {
                if tag.contains("debug") || older(tag, &[0, 23]) { &[] } else { BARE }
            },
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "healthchecks/healthchecks",
        sources: &[
            "healthchecks/healthchecks docker/Dockerfile, docker/uwsgi.ini@29b5ec25: HEALTHCHECK",
        ],
        ports: &[Port::new(8000, "Healthchecks")],
        tools: &["python"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "henrygd/beszel",
        sources: &[
            "henrygd/beszel internal/dockerfile_hub, supplemental/docker/hub/docker-compose.yml@f1e5797c: from scratch, health",
        ],
        ports: &[Port::new(8090, "Beszel")],
        data: &["/beszel_data"],
        tools: &["/beszel"],
        probe: Some(ProbeFacts::exec(30, &["/beszel", "health", "--url", "http://127.0.0.1:8090"])),
        own_probe: Some(false),
        habits: Habits {
            missing_tools: BARE,
            keeps: &[Keeps::declared("/beszel_data", "its users, systems and history")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "henrygd/beszel-agent",
        also: &["ghcr.io/henrygd/beszel-agent"],
        sources: &[
            "henrygd/beszel internal/dockerfile_agent, supplemental/docker/agent/docker-compose.yml@f1e5797c: from scratch; it reads Docker",
        ],
        tools: &["/agent"],
        probe: Some(ProbeFacts::exec(10, &["/agent", "health"])),
        own_probe: Some(false),
        habits: Habits { drives_docker: true, missing_tools: BARE, ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "lissy93/dashy",
        also: &["ghcr.io/lissy93/dashy"],
        sources: &[
            "Lissy93/dashy Dockerfile@fde99410: HEALTHCHECK, Node on Alpine; port 80 before a6381a4a of 2024",
        ],
        ports: &[Port::new(8080, "Dashy"), Port::new(80, "Dashy of old")],
        tools: &["wget", "node"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "louislam/dockge",
        sources: &[
            "louislam/dockge docker/Dockerfile, compose.yaml@f809ae1: HEALTHCHECK; it drives Docker Compose",
        ],
        ports: &[Port::new(5001, "Dockge")],
        data: &["/app/data"],
        own_probe: Some(true),
        admin_interface: true,
        habits: Habits {
            drives_docker: true,
            keeps: &[Keeps::declared("/app/data", "its users and settings")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "nicolargo/glances",
        sources: &["nicolargo/glances docker-files/alpine.Dockerfile@92156d06"],
        ports: &[Port::new(61208, "Glances"), Port::new(61209, "Glances' XML-RPC")],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "openspeedtest/latest",
        sources: &["openspeedtest/Docker-Image Dockerfile@fc86f9f: nginx on Alpine"],
        ports: &[Port::new(3000, "OpenSpeedTest"), Port::new(3001, "OpenSpeedTest with TLS")],
        tools: &["wget"],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "qmcgaw/ddns-updater",
        also: &["ghcr.io/qdm12/ddns-updater"],
        verified: "2026-11-29",
        sources: &["qdm12/ddns-updater Dockerfile@4b180875: HEALTHCHECK, from scratch"],
        ports: &[Port::new(8000, "ddns-updater")],
        own_probe: Some(true),
        habits: Habits {
            missing_in: |tag| if older(tag, &[2]) { &[] } else { BARE },
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "rustdesk/rustdesk-server",
        also: &["ghcr.io/rustdesk/rustdesk-server"],
        sources: &[
            "rustdesk/rustdesk-server docker-classic/Dockerfile, docker-compose.yml, .github/workflows/build.yaml@538aef7: from scratch",
        ],
        data: &["/root"],
        own_probe: Some(false),
        habits: Habits {
            missing_tools: BARE,
            serves: &["hbbs", "hbbr"],
            command: DefaultCommand::Nothing("give it a `command`: `hbbs` or `hbbr`"),
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "tailscale/tailscale",
        also: &["ghcr.io/tailscale/tailscale"],
        sources: &["tailscale/tailscale Dockerfile, Dockerfile.base@de9ec7ee: on Alpine"],
        tools: &["wget", "tailscale"],
        own_probe: Some(false),
        habits: Habits { missing_tools: &["curl"], ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
];
