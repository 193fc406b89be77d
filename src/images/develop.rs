//! Building, storing and running software.

use super::{DefaultCommand, Habits, ImageFacts, Keeps, Port, ProbeFacts};

pub(super) static ALL: &[ImageFacts] = &[
    ImageFacts {
        repository: "codercom/code-server",
        also: &["ghcr.io/coder/code-server"],
        sources: &["coder/code-server ci/release-image/Dockerfile@88c2b743"],
        ports: &[Port::new(8080, "code-server")],
        tools: &["curl", "wget"],
        own_probe: Some(false),
        habits: Habits { gnu_wget: true, ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "docker",
        sources: &["docker-library/docker 29/dind/Dockerfile@3289af88: Docker in Docker"],
        tools: &["docker", "wget"],
        own_probe: Some(false),
        habits: Habits { drives_docker: true, ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/thomiceli/opengist",
        sources: &["thomiceli/opengist Dockerfile@72c5696: HEALTHCHECK, curl, volume"],
        ports: &[
            Port::new(6157, "Opengist"),
            Port::new(6158, "Opengist's metrics"),
            Port::new(2222, "Opengist's SSH"),
        ],
        data: &["/opengist"],
        tools: &["curl"],
        own_probe: Some(true),
        habits: Habits {
            keeps: &[Keeps::declared("/opengist", "every snippet and its database")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "gitea/gitea",
        also: &["docker.gitea.com/gitea"],
        sources: &[
            "go-gitea/gitea Dockerfile, Dockerfile.rootless: /data, curl, EXPOSE 22 3000 or 2222 3000",
        ],
        ports: &[Port::new(3000, "Gitea"), Port::new(22, "SSH"), Port::new(2222, "SSH")],
        data: &["/data"],
        tools: &["curl"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps {
                holds: |tag| !tag.contains("rootless"),
                ..Keeps::declared("/data", "every repository and its settings")
            }],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "gitlab/gitlab-ce",
        also: &["gitlab/gitlab-ee"],
        sources: &["gitlabhq/omnibus-gitlab docker/Dockerfile@82072184: HEALTHCHECK, volumes"],
        ports: &[
            Port::new(80, "GitLab"),
            Port::new(443, "GitLab with TLS"),
            Port::new(22, "GitLab's SSH"),
        ],
        data: &["/etc/gitlab", "/var/opt/gitlab"],
        tools: &["wget"],
        own_probe: Some(true),
        habits: Habits {
            keeps: &[
                Keeps::declared("/etc/gitlab", "its settings and the keys of its database"),
                Keeps::declared("/var/opt/gitlab", "every repository and its database"),
            ],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "httpd",
        sources: &["docker-library/httpd 2.4/Dockerfile@9b63b37c: wget is purged"],
        ports: &[Port::new(80, "HTTP")],
        own_probe: Some(false),
        habits: Habits {
            missing_tools: &["curl", "wget"],
            serves: &["httpd-foreground"],
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "jenkins/jenkins",
        sources: &["jenkinsci/docker debian/Dockerfile@ab3f5e0a: curl"],
        ports: &[Port::new(8080, "Jenkins"), Port::new(50000, "Jenkins' agents")],
        data: &["/var/jenkins_home"],
        tools: &["curl"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps::declared("/var/jenkins_home", "jobs, plugins and credentials")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "localstack/localstack",
        verified: "2026-11-29",
        sources: &["localstack/localstack Dockerfile@00d1ae9b: HEALTHCHECK, volume, curl"],
        tools: &["curl", "python"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "minio/mc",
        sources: &["minio/mc Dockerfile.release@77f82e18: UBI micro"],
        own_probe: Some(false),
        habits: Habits {
            missing_tools: &["curl", "wget"],
            command: DefaultCommand::Nothing(
                "give it a `command`: without one, it prints its help",
            ),
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "minio/minio",
        also: &["quay.io/minio/minio"],
        sources: &[
            "minio/minio Dockerfile.release@7aac2a2c: it ends without `server`",
            "minio/minio#18371, #18389: no curl from November 2023 to September 2024; `mc ready local`",
        ],
        ports: &[Port::new(9000, "MinIO"), Port::new(9001, "MinIO's console")],
        data: &["/data"],
        tools: &["mc"],
        probe: Some(ProbeFacts::exec(30, &["mc", "ready", "local"])),
        own_probe: Some(false),
        habits: Habits {
            command: DefaultCommand::Nothing("`command: server /data --console-address :9001`"),
            serves: &["server", "minio server"],
            not_read: &[],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "registry",
        sources: &["distribution/distribution-library-image Dockerfile@a829ed8c: on Alpine"],
        ports: &[Port::new(5000, "registry")],
        data: &["/var/lib/registry"],
        tools: &["wget"],
        own_probe: Some(false),
        habits: Habits {
            missing_tools: &["curl"],
            keeps: &[Keeps {
                unless: &[
                    "REGISTRY_STORAGE_S3_BUCKET",
                    "REGISTRY_PROXY_REMOTEURL",
                    "/etc/docker/registry",
                    "/etc/distribution",
                ],
                ..Keeps::declared("/var/lib/registry", "every image")
            }],
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "sonarqube",
        sources: &["SonarSource/docker-sonarqube community-build/Dockerfile@df5a6ae2"],
        ports: &[Port::new(9000, "SonarQube")],
        data: &["/opt/sonarqube/data"],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "sonatype/nexus3",
        sources: &["sonatype/docker-nexus3 Dockerfile, Dockerfile.java21@7b38e1c8"],
        ports: &[Port::new(8081, "Nexus")],
        data: &["/nexus-data"],
        tools: &["curl"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps::declared("/nexus-data", "every artifact and user")],
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "surrealdb/surrealdb",
        sources: &[
            "surrealdb/surrealdb docker/Dockerfile@HEAD: Chainguard's glibc-dynamic, no command",
        ],
        ports: &[Port::new(8000, "SurrealDB")],
        data: &["/data"],
        own_probe: Some(false),
        habits: Habits {
            serves: &["start"],
            missing_in: |tag| if tag.contains("dev") { &[] } else { &["sh", "wget", "curl"] },
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "tomcat",
        sources: &["docker-library/tomcat 11.0/jdk21/temurin-noble/Dockerfile@40f27d56"],
        ports: &[Port::new(8080, "HTTP")],
        own_probe: Some(false),
        habits: Habits { serves: &["catalina.sh"], version_parts: 3, ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "woodpeckerci/woodpecker-agent",
        sources: &[
            "woodpecker-ci/woodpecker docker/Dockerfile.agent.multiarch@a4cb541b: from scratch; its work is to start containers",
        ],
        own_probe: Some(true),
        habits: Habits {
            drives_docker: true,
            missing_in: |tag| if tag.contains("alpine") { &[] } else { &["sh", "wget", "curl"] },
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "woodpeckerci/woodpecker-server",
        sources: &[
            "woodpecker-ci/woodpecker docker/Dockerfile.server.multiarch.rootless@a4cb541b: from scratch",
        ],
        ports: &[
            Port::new(8000, "Woodpecker"),
            Port::new(9000, "Woodpecker's agents"),
            Port::new(80, "HTTP"),
            Port::new(443, "HTTPS"),
        ],
        own_probe: Some(true),
        habits: Habits {
            missing_in: |tag| if tag.contains("alpine") { &[] } else { &["sh", "wget", "curl"] },
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
];
