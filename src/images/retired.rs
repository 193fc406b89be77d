//! Images that moved or ended, and tags that were never published.

/// A repository nobody updates any more.
pub struct Retired {
    /// Without `docker.io/` and `library/`; with a slash at its end, all of a namespace.
    pub name: &'static str,
    /// Where it goes on, if it does.
    pub replacement: Option<&'static str>,
    pub reason: &'static str,
    pub source: &'static str,
}

/// Tags of a repository that cannot be pulled.
pub struct Unpublished {
    pub name: &'static str,
    /// All tags where none is given.
    pub tag: Option<&'static str>,
    /// The repository its publisher pushes to, where that is another.
    pub publisher: Option<&'static str>,
    pub reason: &'static str,
    pub source: &'static str,
}

/// Sorted by name.
pub static RETIRED: [Retired; 22] = [
    Retired {
        name: "ankane/pgvector",
        replacement: Some("pgvector/pgvector:0.8.6-pg15-bookworm"),
        reason: "it ends at PostgreSQL 15.4 with pgvector 0.5.1 of October 2023",
        source: "ankane/pgvector CHANGELOG@2fe560dc, langchain-ai/langchainjs#4207",
    },
    Retired {
        name: "bitnami/",
        replacement: None,
        reason: "versions left the free catalogue in August 2025 for `bitnamilegacy`, which gets no updates",
        source: "bitnami/containers#83267",
    },
    Retired {
        name: "bitnamilegacy/",
        replacement: None,
        reason: "it is an archive that gets no updates",
        source: "bitnami/containers#83267",
    },
    Retired {
        name: "bitwardenrs/server",
        replacement: Some("vaultwarden/server"),
        reason: "the project was renamed in 2021",
        source: "dani-garcia/vaultwarden discussion 1642",
    },
    Retired {
        name: "containrrr/watchtower",
        replacement: None,
        reason: "the project is no longer maintained",
        source: "containrrr/watchtower README@ca0e86e8",
    },
    Retired {
        name: "docker.redpanda.com/vectorized/console",
        replacement: Some("docker.redpanda.com/redpandadata/console"),
        reason: "Redpanda publishes under `redpandadata` since its change of name",
        source: "redpanda-data/redpanda#24541",
    },
    Retired {
        name: "docker.redpanda.com/vectorized/redpanda",
        replacement: Some("docker.redpanda.com/redpandadata/redpanda"),
        reason: "Redpanda publishes under `redpandadata` since its change of name",
        source: "redpanda-data/redpanda#24541",
    },
    Retired {
        name: "ghcr.io/maybe-finance/maybe",
        replacement: None,
        reason: "the project is no longer maintained since July 2025",
        source: "maybe-finance/maybe README@77b54698",
    },
    Retired {
        name: "grafana/promtail",
        replacement: Some("grafana/alloy"),
        reason: "it is at its end of life since March 2026",
        source: "grafana/loki docs/sources/send-data/promtail/_index.md@65e30f84",
    },
    Retired {
        name: "jrcs/letsencrypt-nginx-proxy-companion",
        replacement: Some("nginxproxy/acme-companion"),
        reason: "the project moved in 2021",
        source: "nginx-proxy/acme-companion#847",
    },
    Retired {
        name: "linuxserver/letsencrypt",
        replacement: Some("lscr.io/linuxserver/swag"),
        reason: "the project was renamed in 2020",
        source: "linuxserver-archive/docker-letsencrypt#491",
    },
    Retired {
        name: "linuxserver/readarr",
        replacement: None,
        reason: "Readarr ended in June 2025, and its image with it",
        source: "linuxserver/docker-readarr README@564ad461",
    },
    Retired {
        name: "lscr.io/linuxserver/readarr",
        replacement: None,
        reason: "Readarr ended in June 2025, and its image with it",
        source: "linuxserver/docker-readarr README@564ad461",
    },
    Retired {
        name: "mysql/mysql-server",
        replacement: Some("mysql"),
        reason: "it ends at MySQL 8.0.32 of January 2023",
        source: "docker-library/mysql#1079, tighten/takeout#329, perl5-dbi/DBD-mysql#437",
    },
    Retired {
        name: "openjdk",
        replacement: Some("eclipse-temurin"),
        reason: "its maintained versions get no updates since 2022",
        source: "docker-library/openjdk#505, docker-library/docs#2162",
    },
    Retired {
        name: "portainer/portainer",
        replacement: Some("portainer/portainer-ce"),
        reason: "it ends at version 1.24",
        source: "portainer/portainer-docs#114",
    },
    Retired {
        name: "vault",
        replacement: Some("hashicorp/vault"),
        reason: "HashiCorp publishes no version after 1.13 there",
        source: "docker-library/official-images library/vault@37079fb3: emptied 2024-07-29",
    },
    Retired {
        name: "vectorized/console",
        replacement: Some("docker.redpanda.com/redpandadata/console"),
        reason: "Redpanda publishes under `redpandadata` since its change of name",
        source: "redpanda-data/redpanda#24541, redpanda-data/docs@3e7b662c",
    },
    Retired {
        name: "vectorized/redpanda",
        replacement: Some("docker.redpanda.com/redpandadata/redpanda"),
        reason: "Redpanda publishes under `redpandadata` since its change of name",
        source: "redpanda-data/redpanda#24541, redpanda-data/docs@3e7b662c",
    },
    Retired {
        name: "wurstmeister/kafka",
        replacement: Some("apache/kafka"),
        reason: "the project is no longer maintained, and its images were once deleted",
        source: "wurstmeister/kafka-docker#744",
    },
    Retired {
        name: "wurstmeister/kafka-docker",
        replacement: Some("apache/kafka"),
        reason: "it cannot be pulled",
        source: "wurstmeister/kafka-docker#239",
    },
    Retired {
        name: "wurstmeister/zookeeper",
        replacement: Some("zookeeper"),
        reason: "the project is no longer maintained, and its images were once deleted",
        source: "wurstmeister/zookeeper-docker#31",
    },
];

/// Sorted by name and tag.
pub static UNPUBLISHED: [Unpublished; 2] = [
    Unpublished {
        name: "chatwoot/chatwoot",
        tag: Some("v2.10.1"),
        publisher: None,
        reason: "2.11.0 followed 2.10.0, there never was a 2.10.1",
        source: "chatwoot/chatwoot config/app.yml history at 4.3.0",
    },
    Unpublished {
        name: "ghcr.io/chatwoot/chatwoot",
        tag: None,
        publisher: Some("chatwoot/chatwoot"),
        reason: "Chatwoot publishes on Docker Hub only",
        source: "chatwoot/chatwoot .github/workflows at 4.3.0",
    },
];

impl Retired {
    pub fn find(repository: &str) -> Option<&'static Self> {
        let name = super::plain_name(repository);
        let holds =
            |it: &Self| name == it.name || (it.name.ends_with('/') && name.starts_with(it.name));
        RETIRED.iter().find(|it| holds(it))
    }
}

impl Unpublished {
    pub fn find(repository: &str, tag: Option<&str>) -> Option<&'static Self> {
        let name = super::plain_name(repository);
        let holds = |it: &Self| it.name == name && (it.tag.is_none() || it.tag == tag);
        UNPUBLISHED.iter().find(|it| holds(it))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(RETIRED.windows(2).all(|it| it[0].name < it[1].name));
        assert!(UNPUBLISHED.windows(2).all(|it| (it[0].name, it[0].tag) < (it[1].name, it[1].tag)));
    }

    #[test]
    fn names_and_namespaces() {
        assert!(Retired::find("docker.io/bitnami/redis").is_some());
        assert!(Retired::find("library/vault").is_some());
        assert!(Retired::find("mysql/mysql-server").is_some());
        for name in ["hashicorp/vault", "mysql", "bitnamisecure/redis", "example.org/bitnami/redis"]
        {
            assert!(Retired::find(name).is_none(), "{name}");
        }
        assert!(Unpublished::find("ghcr.io/chatwoot/chatwoot", Some("v4.1.0")).is_some());
        assert!(Unpublished::find("chatwoot/chatwoot", Some("v4.1.0")).is_none());
    }
}
