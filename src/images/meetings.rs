//! Meetings: Jitsi in its four parts, and Element.

use super::{Habits, ImageFacts, Port, ProbeFacts, Required};

const JICOFO_PASSWORD: Required = Required::fatal(
    &["JICOFO_AUTH_PASSWORD"],
    "it does not start without the password of the conferences' focus",
);

pub(super) static ALL: &[ImageFacts] = &[
    ImageFacts {
        repository: "jitsi/jicofo",
        also: &["ghcr.io/jitsi/jicofo"],
        verified: "2026-11-29",
        sources: &[
            "jitsi/docker-jitsi-meet jicofo/Dockerfile, docker-compose.yml@2e6b31d8, stable-9955",
            "jitsi/docker-jitsi-meet jicofo/rootfs/etc/s6-overlay/scripts/config@2e6b31d8: since 2021 (953a4d24)",
        ],
        ports: &[Port::new(8888, "Jicofo")],
        own_probe: Some(false),
        habits: Habits { required: &[JICOFO_PASSWORD], ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "jitsi/jvb",
        also: &["ghcr.io/jitsi/jvb"],
        verified: "2026-11-29",
        sources: &[
            "jitsi/docker-jitsi-meet jvb/Dockerfile, jvb/rootfs/defaults/jvb.conf@2e6b31d8, stable-9955",
            "jitsi/docker-jitsi-meet jvb/rootfs/etc/s6-overlay/scripts/config@2e6b31d8: since 2020 (a015710e)",
            "jitsi/docker-jitsi-meet jvb/rootfs/usr/local/bin/healthcheck.sh@2e6b31d8: /about/health",
        ],
        ports: &[
            Port::new(10000, "the conferences' media"),
            Port::new(8080, "the video bridge"),
            Port::new(9090, "the video bridge's sockets"),
            Port::new(4443, "the conferences' media of old"),
        ],
        tools: &["curl"],
        probe: Some(ProbeFacts::curl(30, "http://127.0.0.1:8080/about/health")),
        own_probe: Some(false),
        habits: Habits {
            required: &[Required::fatal(
                &["JVB_AUTH_PASSWORD", "JVB_DISABLE_XMPP"],
                "it does not start without the video bridge's password",
            )],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "jitsi/prosody",
        also: &["ghcr.io/jitsi/prosody"],
        verified: "2026-11-29",
        sources: &[
            "jitsi/docker-jitsi-meet prosody/Dockerfile, prosody/rootfs/defaults/prosody.cfg.lua@2e6b31d8, stable-9955",
            "jitsi/docker-jitsi-meet prosody/rootfs/etc/s6-overlay/scripts/config@2e6b31d8: since 2021 (953a4d24)",
        ],
        ports: &[
            Port::new(5222, "XMPP"),
            Port::new(5280, "XMPP over HTTP"),
            Port::new(5269, "XMPP between servers"),
            Port::new(5347, "XMPP's components"),
        ],
        own_probe: Some(false),
        habits: Habits { required: &[JICOFO_PASSWORD], ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "jitsi/web",
        also: &["ghcr.io/jitsi/web"],
        verified: "2026-11-29",
        sources: &[
            "jitsi/docker-jitsi-meet web/Dockerfile@stable-8719, stable-9955: 80 and 443; @2e6b31d8: 8000 and 8443 since June 2026 (f8347236)",
        ],
        ports: &[
            Port::new(80, "Jitsi Meet"),
            Port::new(443, "Jitsi Meet with TLS"),
            Port::new(8000, "Jitsi Meet without root"),
            Port::new(8443, "Jitsi Meet with TLS, without root"),
        ],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "vectorim/element-web",
        also: &["ghcr.io/element-hq/element-web"],
        verified: "2026-11-29",
        sources: &["element-hq/element-web Dockerfile@036353ac: HEALTHCHECK, nginx on Alpine"],
        ports: &[Port::new(80, "Element")],
        tools: &["wget"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
];
