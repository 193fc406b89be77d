//! Homes of code, and what builds it.

use super::{Habits, ImageFacts, Keeps, Port, ProbeFacts};

pub(super) static ALL: &[ImageFacts] = &[
    ImageFacts {
        repository: "1dev/server",
        verified: "2026-11-29",
        sources: &[
            "theonedev/onedev server-product/docker/Dockerfile.server, entrypoint-server.sh, docker-compose.yaml@b461004e",
        ],
        ports: &[Port::new(6610, "OneDev"), Port::new(6611, "OneDev's SSH")],
        data: &["/opt/onedev"],
        tools: &["curl"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps::plain("/opt/onedev", "every repository and its settings")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "code.forgejo.org/forgejo/runner",
        verified: "2026-11-29",
        sources: &[
            "project-mirrors/forgejo-runner Dockerfile@15e328a8: on Alpine, volume; it runs jobs in Docker",
        ],
        tools: &["pgrep", "wget", "bash"],
        habits: Habits { drives_docker: true, ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "codeberg.org/forgejo/forgejo",
        verified: "2026-11-29",
        sources: &[
            "creator-signal/fork-forgejo-forgejo, a copy: Dockerfile@0a6d343d, Dockerfile.rootless@0dcd3be8, routers/web/healthcheck/check.go@a1b31164: curl, volumes",
        ],
        ports: &[Port::new(3000, "Forgejo"), Port::new(22, "SSH"), Port::new(2222, "SSH")],
        data: &["/data", "/var/lib/gitea"],
        tools: &["curl"],
        probe: Some(ProbeFacts::curl(30, "http://127.0.0.1:3000/api/healthz")),
        own_probe: Some(false),
        habits: Habits {
            keeps: &[
                Keeps {
                    holds: |tag| !tag.contains("rootless"),
                    ..Keeps::declared("/data", "every repository and its settings")
                },
                Keeps {
                    holds: |tag| tag.contains("rootless"),
                    ..Keeps::declared("/var/lib/gitea", "every repository and its settings")
                },
            ],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "gitea/act_runner",
        also: &["docker.gitea.com/act_runner", "gitea/runner"],
        verified: "2026-11-29",
        sources: &[
            "docs.gitea.com/usage/actions/act-runner, docs.gitea.com/runner: it runs jobs in Docker",
        ],
        habits: Habits { drives_docker: true, ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "gitlab/gitlab-runner",
        also: &["registry.gitlab.com/gitlab-org/gitlab-runner"],
        verified: "2026-11-29",
        sources: &[
            "gitlabhq/gitlab-runner dockerfiles/runner/ubuntu, alpine/Dockerfile@f37c7b6d^: volumes; it runs jobs in Docker",
        ],
        habits: Habits {
            drives_docker: true,
            serves: &["run"],
            keeps: &[Keeps::declared("/etc/gitlab-runner", "its registration")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "semaphoreui/semaphore",
        verified: "2026-11-29",
        sources: &[
            "semaphoreui/semaphore deployment/docker/server/Dockerfile, server-wrapper@d4a27137: curl, wget",
        ],
        tools: &["curl", "wget", "python3"],
        ..ImageFacts::PLAIN
    },
];
