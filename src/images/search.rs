//! Search engines and vector stores.

use super::{
    DefaultCommand, Habits, ImageFacts, Keeps, Login, Port, ProbeFacts, Required, version,
};

pub(super) static ALL: &[ImageFacts] = &[
    ImageFacts {
        repository: "chromadb/chroma",
        also: &["ghcr.io/chroma-core/chroma"],
        sources: &[
            "chroma-core/chroma rust/Dockerfile, Dockerfile, docker-compose.yml@93652ec0: no curl and no Python since 1.0",
        ],
        ports: &[Port::new(8000, "Chroma")],
        data: &["/data"],
        own_probe: Some(false),
        habits: Habits {
            data_store: true,
            login: |_| Login::OnlyWith(&["auth"]),
            missing_in: |tag| match version(tag).first() {
                Some(0) => &[],
                Some(_) | None => &["curl", "wget", "python", "python3"],
            },
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "cr.weaviate.io/semitechnologies/weaviate",
        also: &["semitechnologies/weaviate"],
        sources: &[
            "weaviate/weaviate Dockerfile, adapters/handlers/rest/embedded_spec.go@adcffc54: on Alpine",
        ],
        ports: &[Port::new(8080, "Weaviate"), Port::new(50051, "Weaviate's gRPC")],
        tools: &["wget"],
        probe: Some(ProbeFacts::wget(30, "http://127.0.0.1:8080/v1/.well-known/ready")),
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "docker.elastic.co/elasticsearch/elasticsearch",
        also: &["elasticsearch"],
        sources: &[
            "elastic/dockerfiles elasticsearch/Dockerfile@v7.17.9, v8.17.0, v9.2.4: no volume is declared",
            "elastic.co/guide/en/elastic-stack-get-started/8.0/get-started-stack-docker.html: security is on since 8",
        ],
        ports: &[Port::new(9200, "Elasticsearch"), Port::new(9300, "Elasticsearch's cluster")],
        data: &["/usr/share/elasticsearch/data"],
        tools: &["curl", "bash"],
        own_probe: Some(false),
        habits: Habits {
            data_store: true,
            serves: &["eswrapper", "elasticsearch"],
            login: |tag| match version(tag).first() {
                Some(0..=7) => Login::OnlyWith(&[
                    "xpack.security.enabled=true",
                    "/usr/share/elasticsearch/config",
                ]),
                Some(_) | None => Login::Unless(&["xpack.security.enabled=false"]),
            },
            keeps: &[Keeps {
                unless: &["path.data"],
                ..Keeps::plain("/usr/share/elasticsearch/data", "every index")
            }],
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "docker.elastic.co/kibana/kibana",
        also: &["kibana"],
        sources: &["elastic/dockerfiles kibana/Dockerfile@v7.17.9, v8.17.0, v9.2.4"],
        ports: &[Port::new(5601, "Kibana")],
        tools: &["curl", "bash"],
        own_probe: Some(false),
        habits: Habits { version_parts: 3, ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "docker.elastic.co/logstash/logstash",
        also: &["logstash"],
        sources: &["elastic/dockerfiles logstash/Dockerfile@v7.17.9, v8.17.0, v9.2.4: curl"],
        tools: &["curl", "bash"],
        own_probe: Some(false),
        habits: Habits { version_parts: 3, ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "getmeili/meilisearch",
        sources: &[
            "meilisearch/meilisearch Dockerfile, crates/meilisearch/src/routes/mod.rs@5cb2f2e9",
        ],
        ports: &[Port::new(7700, "Meilisearch")],
        data: &["/meili_data"],
        tools: &["curl", "wget"],
        probe: Some(ProbeFacts::curl(30, "http://127.0.0.1:7700/health")),
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps {
                unless: &["MEILI_DB_PATH", "--db-path"],
                holds: |tag| version(tag).first().is_none_or(|it| *it >= 1),
                ..Keeps::plain("/meili_data", "every index")
            }],
            version_parts: 2,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "hashicorp/consul",
        also: &["consul"],
        verified: "2026-11-29",
        sources: &[
            "hashicorp/consul Dockerfile@03658a09: on Alpine, curl, volume; it begins as `agent -dev`",
        ],
        ports: &[
            Port::new(8500, "Consul"),
            Port::new(8600, "Consul's DNS"),
            Port::new(8300, "Consul's servers"),
            Port::new(8301, "Consul's gossip"),
            Port::new(8302, "Consul's gossip"),
        ],
        data: &["/consul/data"],
        tools: &["curl", "consul"],
        own_probe: Some(false),
        habits: Habits {
            data_store: true,
            command: DefaultCommand::Development(
                "everything is kept in memory and lost at each stop",
            ),
            serves: &["agent -server -bootstrap-expect 1", "agent", "consul agent"],
            login: |_| Login::OnlyWith(&["acl", "/consul/config"]),
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "milvusdb/milvus",
        verified: "2026-11-29",
        sources: &[
            "milvus-io/milvus build/docker/milvus/ubuntu22.04/Dockerfile@0198a040: curl, no command",
        ],
        data: &["/var/lib/milvus"],
        tools: &["curl"],
        own_probe: Some(false),
        habits: Habits {
            data_store: true,
            command: DefaultCommand::Nothing("`command: milvus run standalone`"),
            serves: &["milvus run"],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "opensearchproject/opensearch",
        also: &["public.ecr.aws/opensearchproject/opensearch"],
        sources: &[
            "opensearch-project/opensearch-build docker/release/dockerfiles/opensearch.al2023.dockerfile",
            "opensearch-project/opensearch-build docker/release/config/opensearch/opensearch-docker-entrypoint-3.x.sh: the admin's password",
        ],
        ports: &[
            Port::new(9200, "OpenSearch"),
            Port::new(9300, "OpenSearch's cluster"),
            Port::new(9600, "OpenSearch's performance analyzer"),
            Port::new(9650, "OpenSearch's performance analyzer"),
        ],
        data: &["/usr/share/opensearch/data"],
        own_probe: Some(false),
        habits: Habits {
            data_store: true,
            login: |_| {
                Login::Unless(&["DISABLE_SECURITY_PLUGIN=true", "plugins.security.disabled=true"])
            },
            keeps: &[Keeps {
                unless: &["path.data"],
                ..Keeps::plain("/usr/share/opensearch/data", "every index")
            }],
            required: &[Required {
                any_of: &[
                    "OPENSEARCH_INITIAL_ADMIN_PASSWORD",
                    "DISABLE_SECURITY_PLUGIN",
                    "DISABLE_INSTALL_DEMO_CONFIG",
                    "plugins.security.disabled",
                    "/usr/share/opensearch/config",
                    "/usr/share/opensearch/plugins",
                ],
                why: "the security plugin does not start without a password for `admin`",
                fatal: true,
                holds: |tag| {
                    let version = version(tag);
                    version.is_empty() || version >= vec![2, 12]
                },
            }],
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "opensearchproject/opensearch-dashboards",
        sources: &[
            "opensearch-project/opensearch-build docker/release/dockerfiles/opensearch-dashboards.al2023.dockerfile",
        ],
        ports: &[Port::new(5601, "OpenSearch Dashboards")],
        own_probe: Some(false),
        habits: Habits { version_parts: 3, ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "qdrant/qdrant",
        sources: &[
            "qdrant/qdrant Dockerfile, src/actix/api/service_api.rs@74f3e85b",
            "qdrant/qdrant#3491, #4250: neither curl nor wget, and why",
        ],
        ports: &[Port::new(6333, "Qdrant"), Port::new(6334, "Qdrant's gRPC")],
        data: &["/qdrant/storage"],
        tools: &["bash"],
        probe: Some(ProbeFacts::exec(30, &["bash", "-c", ":> /dev/tcp/127.0.0.1/6333"])),
        own_probe: Some(false),
        habits: Habits {
            data_store: true,
            login: |_| Login::OnlyWith(&["api_key", "/qdrant/config"]),
            missing_in: |tag| if tag.contains("gpu") { &[] } else { &["curl", "wget"] },
            keeps: &[Keeps {
                unless: &["storage_path"],
                ..Keeps::plain("/qdrant/storage", "every collection")
            }],
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "typesense/typesense",
        sources: &[
            "typesense/typesense docker/deployment.Dockerfile@4a092b04: Ubuntu with ca-certificates alone",
        ],
        ports: &[Port::new(8108, "Typesense")],
        own_probe: Some(false),
        habits: Habits { missing_tools: &["curl", "wget"], ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
];
