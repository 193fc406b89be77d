//! Logins for other programs.

use super::{BARE, DefaultCommand, Habits, ImageFacts, Keeps, Port, ProbeFacts, Required, version};

/// Ory's programs: their distroless variants have no shell and no client.
const ORY_HABITS: Habits = Habits {
    missing_in: |tag| {
        if tag.contains("distroless") { &["sh", "wget", "curl"] } else { &[] }
    },
    ..Habits::PLAIN
};

/// Entries that the directory makes anew at each first start.
const SEEDED: &[&str] =
    &["/container/service/slapd/assets/config/bootstrap", "LDAP_SEED_INTERNAL_LDIF_PATH"];

pub(super) static ALL: &[ImageFacts] = &[
    ImageFacts {
        repository: "authelia/authelia",
        also: &["ghcr.io/authelia/authelia"],
        sources: &["authelia/authelia Dockerfile@23572030"],
        ports: &[Port::new(9091, "Authelia")],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/dexidp/dex",
        also: &["dexidp/dex", "quay.io/dexidp/dex"],
        sources: &["dexidp/dex Dockerfile@ab64ed77: Alpine but for `-distroless`"],
        tools: &["wget"],
        own_probe: Some(false),
        habits: Habits {
            serves: &["dex serve"],
            missing_in: |tag| if tag.contains("distroless") { &["sh", "wget"] } else { &[] },
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/goauthentik/server",
        also: &["beryju/authentik"],
        sources: &[
            "goauthentik/authentik Dockerfile@0027813e: `ak healthcheck`; neither curl nor wget",
        ],
        own_probe: Some(true),
        habits: Habits { missing_tools: &["curl", "wget"], ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/pocket-id/pocket-id",
        also: &["stonith404/pocket-id"],
        sources: &["pocket-id/pocket-id docker/Dockerfile@d258d952"],
        ports: &[],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/zitadel/zitadel",
        verified: "2026-11-29",
        sources: &[
            "zitadel/zitadel apps/api/Dockerfile@05389905: from scratch, no command",
            "zitadel/zitadel apps/docs/content/self-hosting/deploy/docker-compose.yaml@54af4daf, cmd/ready/ready.go@088c12f2: `zitadel ready`",
        ],
        ports: &[Port::new(8080, "Zitadel")],
        tools: &["/app/zitadel"],
        probe: Some(ProbeFacts::exec(30, &["/app/zitadel", "ready"])),
        own_probe: Some(false),
        habits: Habits {
            probe_since: &[4],
            command: DefaultCommand::Nothing("`command: start-from-init --masterkeyFromEnv`"),
            serves: &["start", "start-from-init", "start-from-setup"],
            missing_in: |tag| if tag.contains("debug") { &[] } else { BARE },
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "infisical/infisical",
        verified: "2026-11-29",
        sources: &[
            "Infisical/infisical Dockerfile.standalone-infisical@00ba1a7e: Node on Debian, curl, wget",
        ],
        ports: &[Port::new(8080, "Infisical"), Port::new(443, "Infisical with TLS")],
        tools: &["curl", "wget", "bash", "node"],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "oryd/hydra",
        sources: &["ory/hydra .docker/Dockerfile-distroless-static@83127c57"],
        ports: &[Port::new(4444, "Hydra"), Port::new(4445, "Hydra's admin API")],
        own_probe: Some(false),
        habits: ORY_HABITS,
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "oryd/kratos",
        sources: &["ory/kratos .docker/Dockerfile-distroless-static@b86338da"],
        ports: &[Port::new(4433, "Kratos"), Port::new(4434, "Kratos' admin API")],
        own_probe: Some(false),
        habits: ORY_HABITS,
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "osixia/openldap",
        verified: "2026-11-29",
        sources: &["osixia/docker-openldap image/Dockerfile@635034a7: Debian, curl is purged"],
        ports: &[Port::new(389, "LDAP"), Port::new(636, "LDAP with TLS")],
        data: &["/var/lib/ldap", "/etc/ldap/slapd.d"],
        tools: &["ldapsearch", "bash"],
        own_probe: Some(false),
        habits: Habits {
            missing_tools: &["curl"],
            keeps: &[
                Keeps { unless: SEEDED, ..Keeps::plain("/var/lib/ldap", "every entry") },
                Keeps {
                    unless: SEEDED,
                    ..Keeps::plain("/etc/ldap/slapd.d", "the settings that belong to the entries")
                },
            ],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "passbolt/passbolt",
        sources: &[
            "passbolt/passbolt_docker debian/Dockerfile, Dockerfile.rootless, docker-compose/docker-compose-ce.yaml, README@7c9e247",
        ],
        ports: &[
            Port::new(80, "Passbolt"),
            Port::new(443, "Passbolt with TLS"),
            Port::new(8080, "Passbolt without root"),
            Port::new(4433, "Passbolt with TLS, without root"),
        ],
        data: &["/etc/passbolt/gpg", "/etc/passbolt/jwt"],
        tools: &["curl", "bash", "php"],
        own_probe: Some(false),
        habits: Habits {
            serves: &["/usr/bin/wait-for.sh", "/docker-entrypoint.sh"],
            keeps: &[Keeps {
                unless: &[
                    "PASSBOLT_GPG_SERVER_KEY_PRIVATE",
                    "PASSBOLT_GPG_SERVER_KEY_PRIVATE_FILE",
                ],
                ..Keeps::plain(
                    "/etc/passbolt/gpg",
                    "its server's key, without which nobody logs in",
                )
            }],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "quay.io/keycloak/keycloak",
        also: &["keycloak/keycloak"],
        sources: &[
            "keycloak/keycloak quarkus/container/Dockerfile@22.0.11: no command; UBI micro",
            "keycloak/keycloak#17438, #39373: neither curl nor wget since 21",
        ],
        ports: &[
            Port::new(8080, "Keycloak"),
            Port::new(8443, "Keycloak with TLS"),
            Port::new(9000, "Keycloak's management"),
        ],
        tools: &["bash"],
        own_probe: Some(false),
        habits: Habits {
            command: DefaultCommand::NothingSince(17, "`command: start`"),
            serves: &["start"],
            missing_in: |tag| match version(tag).first() {
                Some(0..=20) => &[],
                Some(_) | None => &["curl", "wget"],
            },
            development: &[(
                "start-dev",
                "is Keycloak's development mode: plain HTTP, any host name, no cache",
            )],
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "svhd/logto",
        also: &["ghcr.io/logto-io/logto"],
        verified: "2026-11-29",
        sources: &[
            "logto-io/logto Dockerfile, docker-compose.yml, packages/shared/src/node/env/GlobalValues.ts@1fbc5544: Node on Alpine",
        ],
        ports: &[Port::new(3001, "Logto"), Port::new(3002, "Logto's console")],
        tools: &["wget", "node"],
        own_probe: Some(false),
        habits: Habits {
            missing_tools: &["curl"],
            serves: &["start"],
            required: &[Required::fatal(
                &["DB_URL"],
                "it does not start without its database's address",
            )],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "vaultwarden/server",
        also: &["ghcr.io/dani-garcia/vaultwarden", "quay.io/vaultwarden/server"],
        sources: &[
            "dani-garcia/vaultwarden docker/Dockerfile.debian, docker/Dockerfile.alpine@46d71107",
        ],
        ports: &[Port::new(80, "Vaultwarden")],
        data: &["/data"],
        tools: &["curl"],
        own_probe: Some(true),
        habits: Habits {
            keeps: &[Keeps {
                unless: &["DATA_FOLDER"],
                ..Keeps::declared("/data", "every password and its keys")
            }],
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
];
