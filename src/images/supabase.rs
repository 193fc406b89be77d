//! Supabase, and the programs it is made of.

use super::{BARE, Habits, ImageFacts, Keeps, Login, Port, ProbeFacts, Required, older};

pub(super) static ALL: &[ImageFacts] = &[
    ImageFacts {
        repository: "darthsim/imgproxy",
        also: &["ghcr.io/imgproxy/imgproxy"],
        verified: "2026-11-29",
        sources: &[
            "imgproxy/imgproxy docker/Dockerfile@v3.8.0, v3.30.1, eef3b312: Debian, then Ubuntu",
            "imgproxy/imgproxy main.go@v3.8.0, v3.30.1, cli/main.go@eef3b312: `imgproxy health`",
        ],
        ports: &[Port::new(8080, "imgproxy")],
        tools: &["imgproxy"],
        probe: Some(ProbeFacts::exec(30, &["imgproxy", "health"])),
        own_probe: Some(false),
        habits: Habits {
            probe_since: &[3],
            missing_in: |tag| if older(tag, &[3]) { &[] } else { &["curl", "wget"] },
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "kong",
        also: &["kong/kong"],
        verified: "2026-11-29",
        sources: &[
            "Kong/docker-kong Dockerfile.deb, ubuntu/Dockerfile@d1ed165b: EXPOSE, HEALTHCHECK; curl is purged",
        ],
        ports: &[
            Port::new(8000, "Kong"),
            Port::new(8443, "Kong with TLS"),
            Port::new(8001, "Kong's admin API"),
            Port::new(8444, "Kong's admin API with TLS"),
        ],
        tools: &["kong"],
        own_probe: Some(true),
        habits: Habits { serves: &["kong docker-start"], ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "postgrest/postgrest",
        verified: "2026-11-29",
        sources: &[
            "PostgREST/postgrest nix/tools/docker/default.nix@48346789: the program alone, since 7.0 (bfcd2898)",
        ],
        ports: &[Port::new(3000, "PostgREST")],
        own_probe: Some(false),
        habits: Habits {
            missing_in: |tag| if older(tag, &[8]) { &[] } else { BARE },
            serves: &["postgrest"],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "supabase/edge-runtime",
        verified: "2026-11-29",
        sources: &[
            "supabase/edge-runtime Dockerfile, cli/src/flags.rs@b1edf453: Debian with libraries alone",
        ],
        ports: &[Port::new(9000, "Supabase's functions")],
        own_probe: Some(false),
        habits: Habits { missing_tools: &["curl", "wget"], serves: &["start"], ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "supabase/gotrue",
        verified: "2026-11-29",
        sources: &[
            "supabase/auth Dockerfile, internal/conf/configuration.go@bc32168e, v2.171.0: on Alpine",
        ],
        tools: &["wget"],
        own_probe: Some(false),
        habits: Habits {
            missing_tools: &["curl"],
            serves: &["auth", "gotrue"],
            required: &[
                Required::fatal(
                    &["GOTRUE_JWT_SECRET"],
                    "it does not start without the key of its tokens",
                ),
                Required::fatal(
                    &["GOTRUE_SITE_URL"],
                    "it does not start without the address it sends people to",
                ),
                Required::fatal(
                    &["API_EXTERNAL_URL", "GOTRUE_API_EXTERNAL_URL"],
                    "it does not start without its own address",
                ),
            ],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "supabase/postgres",
        verified: "2026-11-29",
        sources: &[
            "supabase/postgres Dockerfile-15@7db7e1a9, Dockerfile-17@010fb48b: HEALTHCHECK, PGDATA, no volume",
        ],
        ports: &[Port::new(5432, "PostgreSQL")],
        data: &["/var/lib/postgresql/data"],
        tools: &["pg_isready"],
        own_probe: Some(true),
        habits: Habits {
            data_store: true,
            serves: &["postgres"],
            keeps: &[Keeps {
                unless: &["PGDATA"],
                ..Keeps::plain("/var/lib/postgresql/data", "every database")
            }],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "supabase/postgres-meta",
        verified: "2026-11-29",
        sources: &["supabase/postgres-meta Dockerfile@641831e0: HEALTHCHECK, since 0.59"],
        ports: &[Port::new(8080, "the API of the database")],
        tools: &["node"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "supabase/realtime",
        verified: "2026-11-29",
        sources: &["supabase/realtime Dockerfile, config/runtime.exs@833cf36c, v2.34.47"],
        ports: &[Port::new(4000, "Supabase's Realtime")],
        tools: &["curl"],
        own_probe: Some(false),
        habits: Habits {
            required: &[
                Required::fatal(
                    &["SECRET_KEY_BASE"],
                    "it does not start without the key of its sessions",
                ),
                Required::fatal(&["APP_NAME"], "it does not start without a name"),
            ],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "supabase/storage-api",
        verified: "2026-11-29",
        sources: &["supabase/storage Dockerfile, src/config.ts@4fa61fba: Node on Alpine"],
        ports: &[Port::new(5000, "Supabase's Storage")],
        data: &["/var/lib/storage"],
        tools: &["wget", "node"],
        own_probe: Some(false),
        habits: Habits { missing_tools: &["curl"], ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "supabase/studio",
        verified: "2026-11-29",
        sources: &[
            "supabase/supabase apps/studio/Dockerfile@07a67b38: HEALTHCHECK",
            "supabase.com/docs/guides/self-hosting/docker: the gateway asks for the password, not the dashboard",
        ],
        ports: &[Port::new(3000, "Supabase's dashboard")],
        tools: &["node"],
        own_probe: Some(true),
        admin_interface: true,
        habits: Habits { login: |_| Login::OnlyWith(&[]), ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "supabase/supavisor",
        verified: "2026-11-29",
        sources: &["supabase/supavisor Dockerfile@00327317: curl; a way to the database"],
        tools: &["curl"],
        own_probe: Some(false),
        habits: Habits { data_store: true, ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "timberio/vector",
        verified: "2026-11-29",
        sources: &[
            "vectordotdev/vector distribution/docker/alpine, debian, distroless-libc/Dockerfile@c3445d42",
        ],
        data: &["/var/lib/vector"],
        own_probe: Some(false),
        habits: Habits {
            missing_in: |tag| match tag {
                _ if tag.contains("distroless") => BARE,
                _ if tag.contains("debian") => &["curl", "wget"],
                _ if tag.contains("alpine") => &["curl"],
                _ => &[],
            },
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
];
