//! Languages and systems that programs are built on: alone, none of them serves.

use super::{DefaultCommand, Habits, ImageFacts};

/// Their own command is a shell, which ends where there is no terminal.
const COMMON: ImageFacts = ImageFacts {
    own_probe: Some(false),
    habits: Habits {
        command: DefaultCommand::Nothing("`command: <the program that is meant>`"),
        ..Habits::PLAIN
    },
    ..ImageFacts::PLAIN
};

/// A slim variant has neither, Alpine's has BusyBox' wget.
fn missing(tag: &str) -> &'static [&'static str] {
    match tag {
        it if it.contains("slim") => &["curl", "wget"],
        it if it.contains("alpine") => &["curl"],
        _ => &[],
    }
}

pub(super) static ALL: &[ImageFacts] = &[
    ImageFacts {
        repository: "alpine",
        sources: &[
            "docker-library/docs alpine/content.md@c4a9ba41",
            "alpinelinux/docker-alpine fetch-latest-releases.lua@cfaba603: CMD /bin/sh",
        ],
        tools: &["wget"],
        habits: Habits { missing_tools: &["curl", "bash"], ..COMMON.habits },
        ..COMMON
    },
    ImageFacts {
        repository: "busybox",
        sources: &["docker-library/busybox latest-1/glibc/Dockerfile@9c208781: CMD sh"],
        tools: &["wget"],
        habits: Habits { missing_tools: &["curl", "bash"], ..COMMON.habits },
        ..COMMON
    },
    ImageFacts {
        repository: "eclipse-temurin",
        sources: &[
            "adoptium/containers 21/jdk/ubuntu/noble/Dockerfile, 21/jre/ubuntu/noble/Dockerfile@d8d18d67: CMD jshell or none",
        ],
        ..COMMON
    },
    ImageFacts {
        repository: "golang",
        sources: &[
            "docker-library/golang 1.26/alpine3.23/Dockerfile@7c8c182b: no CMD of its own, so `bash` or `sh` of its base",
        ],
        habits: Habits { missing_in: missing, ..COMMON.habits },
        ..COMMON
    },
    ImageFacts {
        repository: "node",
        sources: &[
            "nodejs/docker-node 22/bookworm-slim/Dockerfile, 22/alpine3.23/Dockerfile@f27d936f: CMD node; curl and wget are purged",
        ],
        tools: &["node"],
        habits: Habits { missing_in: missing, ..COMMON.habits },
        ..COMMON
    },
    ImageFacts {
        repository: "ruby",
        sources: &[
            "docker-library/ruby 3.4/slim-trixie/Dockerfile@d55e25ae: CMD irb; in slim variants wget is purged",
        ],
        tools: &["ruby"],
        habits: Habits { missing_in: missing, ..COMMON.habits },
        ..COMMON
    },
];
