//! Stores of keys, documents, columns and points in time.

use super::{Habits, ImageFacts, Keeps, Login, NotRead, Port, ProbeFacts, version};

const REDIS: &[&str] = &["requirepass", ".conf"];

pub(super) static ALL: &[ImageFacts] = &[
    ImageFacts {
        repository: "cassandra",
        sources: &["docker-library/cassandra 5.0/Dockerfile@7b9da8f4: wget is purged"],
        ports: &[
            Port::new(9042, "Cassandra"),
            Port::new(7000, "Cassandra's cluster"),
            Port::new(7001, "Cassandra's cluster"),
            Port::new(7199, "Cassandra's JMX"),
            Port::new(9160, "Thrift"),
        ],
        data: &["/var/lib/cassandra"],
        tools: &["cqlsh", "nodetool", "bash"],
        own_probe: Some(false),
        habits: Habits {
            data_store: true,
            serves: &["cassandra"],
            login: |_| {
                Login::OnlyWith(&["passwordauthenticator", "cassandra.yaml", "/etc/cassandra"])
            },
            missing_tools: &["curl", "wget"],
            keeps: &[Keeps::declared("/var/lib/cassandra", "every keyspace")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "couchdb",
        also: &["apache/couchdb"],
        sources: &["apache/couchdb-docker 3.5.0/Dockerfile, docker-entrypoint.sh@4c82ee09"],
        ports: &[
            Port::new(5984, "CouchDB"),
            Port::new(4369, "Erlang's port mapper"),
            Port::new(9100, "CouchDB's cluster"),
        ],
        data: &["/opt/couchdb/data"],
        own_probe: Some(false),
        habits: Habits {
            data_store: true,
            keeps: &[Keeps::declared("/opt/couchdb/data", "every database")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "docker.dragonflydb.io/dragonflydb/dragonfly",
        also: &["ghcr.io/dragonflydb/dragonfly"],
        sources: &["dragonflydb/dragonfly tools/packaging/Dockerfile.ubuntu-prod@f8eca6d0"],
        ports: &[Port::new(6379, "Dragonfly")],
        data: &["/data"],
        tools: &["redis-cli", "nc"],
        own_probe: Some(true),
        habits: Habits {
            data_store: true,
            serves: &["dragonfly"],
            login: |_| {
                Login::OnlyWith(&["requirepass", "DFLY_requirepass", "DFLY_PASSWORD", "flagfile"])
            },
            missing_tools: &["curl", "wget"],
            keeps: &[Keeps::declared("/data", "the data set")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "eqalpha/keydb",
        sources: &["Snapchat/KeyDB pkg/docker/Dockerfile@603ebb27"],
        ports: &[Port::new(6379, "KeyDB")],
        data: &["/data"],
        tools: &["keydb-cli"],
        probe: Some(ProbeFacts::shell(30, "keydb-cli ping | grep -q PONG")),
        own_probe: Some(false),
        habits: Habits {
            data_store: true,
            serves: &["keydb-server"],
            login: |_| Login::OnlyWith(REDIS),
            keeps: &[Keeps::declared("/data", "the data set")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "influxdb",
        sources: &[
            "influxdata/influxdata-docker influxdb/1.8/Dockerfile, influxdb/2.7/Dockerfile@d457cb93",
            "docs.influxdata.com/influxdb/v2/api: /health",
        ],
        ports: &[Port::new(8086, "InfluxDB")],
        data: &["/var/lib/influxdb2", "/var/lib/influxdb"],
        own_probe: Some(false),
        habits: Habits {
            data_store: true,
            serves: &["influxd"],
            keeps: &[
                Keeps {
                    holds: |tag| version(tag).first() == Some(&2),
                    ..Keeps::declared("/var/lib/influxdb2", "every bucket and its login")
                },
                Keeps {
                    holds: |tag| version(tag).first() == Some(&1),
                    ..Keeps::declared("/var/lib/influxdb", "every database")
                },
            ],
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "memcached",
        sources: &["docker-library/memcached 1/debian/Dockerfile@53ac0ecb: wget is purged"],
        ports: &[Port::new(11211, "memcached")],
        own_probe: Some(false),
        habits: Habits {
            data_store: true,
            serves: &["memcached"],
            login: |_| Login::OnlyWith(&["--enable-sasl", "-s"]),
            missing_tools: &["curl", "wget"],
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "mongo",
        sources: &[
            "docker-library/mongo 8.0/Dockerfile, docker-entrypoint.sh@2c69a57b: wget is purged",
            "docker-library/docs#2183, docker-library/mongo#558: `mongo` until 5, `mongosh` since 5",
            "docker-library/docs mongo/content.md: no login without MONGO_INITDB_ROOT_USERNAME",
        ],
        ports: &[Port::new(27017, "MongoDB")],
        data: &["/data/db"],
        tools: &["mongosh", "bash"],
        probe: Some(ProbeFacts::exec(
            60,
            &["mongosh", "--quiet", "--eval", "quit(db.adminCommand('ping').ok ? 0 : 2)"],
        )),
        own_probe: Some(false),
        habits: Habits {
            data_store: true,
            serves: &["mongod"],
            login: |_| {
                Login::OnlyWith(&[
                    "MONGO_INITDB_ROOT_USERNAME",
                    "MONGO_INITDB_ROOT_USERNAME_FILE",
                    "--auth",
                    "--keyfile",
                    "--config",
                ])
            },
            missing_tools: &["curl", "wget"],
            missing_in: |tag| match version(tag).first() {
                Some(0..=4) => &["mongosh"],
                Some(5) => &[],
                Some(_) | None => &["mongo"],
            },
            keeps: &[Keeps::declared("/data/db", "every database")],
            not_read: &[
                NotRead::meant(
                    "MONGO_INITDB_USERNAME",
                    "MONGO_INITDB_ROOT_USERNAME",
                    "call it `MONGO_INITDB_ROOT_USERNAME`",
                ),
                NotRead::meant(
                    "MONGO_INITDB_PASSWORD",
                    "MONGO_INITDB_ROOT_PASSWORD",
                    "call it `MONGO_INITDB_ROOT_PASSWORD`",
                ),
            ],
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "neo4j",
        sources: &[
            "docker-library/docs neo4j/content.md@c4a9ba41: NEO4J_AUTH",
            "neo4j/docker-neo4j docker-image-src/5/coredb/Dockerfile-bullseye",
        ],
        ports: &[
            Port::new(7474, "Neo4j"),
            Port::new(7473, "Neo4j over TLS"),
            Port::new(7687, "Neo4j"),
        ],
        data: &["/data"],
        own_probe: Some(false),
        habits: Habits {
            data_store: true,
            serves: &["neo4j"],
            login: |_| Login::Unless(&["NEO4J_AUTH=none"]),
            keeps: &[Keeps::declared("/data", "every graph")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "questdb/questdb",
        sources: &["questdb.com/docs/deployment/docker: ports, /var/lib/questdb"],
        ports: &[
            Port::new(9000, "QuestDB"),
            Port::new(8812, "QuestDB's PostgreSQL protocol"),
            Port::new(9009, "QuestDB's line protocol"),
            Port::new(9003, "QuestDB's health"),
        ],
        data: &["/var/lib/questdb"],
        habits: Habits {
            data_store: true,
            keeps: &[Keeps {
                holds: |tag| version(tag).first().is_none_or(|it| *it >= 7),
                ..Keeps::plain("/var/lib/questdb", "every table")
            }],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "rustfs/rustfs",
        sources: &["rustfs/rustfs Dockerfile, docker-compose.yml@20d12664: curl, volume"],
        ports: &[Port::new(9000, "RustFS"), Port::new(9001, "RustFS' console")],
        data: &["/data"],
        tools: &["curl", "wget"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps {
                unless: &["RUSTFS_VOLUMES!=/data"],
                ..Keeps::declared("/data", "every object")
            }],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "valkey/valkey",
        sources: &[
            "valkey-io/valkey-container 8.0/debian/Dockerfile@ae6141ea: protected mode is off, wget is purged",
        ],
        ports: &[Port::new(6379, "Valkey")],
        data: &["/data"],
        tools: &["valkey-cli"],
        probe: Some(ProbeFacts::shell(30, "valkey-cli ping | grep -q PONG")),
        own_probe: Some(false),
        habits: Habits {
            data_store: true,
            serves: &["valkey-server"],
            login: |_| Login::OnlyWith(&["requirepass", ".conf", "VALKEY_EXTRA_FLAGS"]),
            missing_tools: &["curl", "wget"],
            keeps: &[Keeps::declared("/data", "the data set")],
            not_read: &[
                NotRead {
                    name: "REDIS_PASSWORD",
                    meant: None,
                    help: "Valkey takes no password from the environment: start it with `--requirepass`",
                    since: 0,
                },
                NotRead {
                    name: "VALKEY_PASSWORD",
                    meant: None,
                    help: "Valkey takes no password from the environment: start it with `--requirepass`",
                    since: 0,
                },
            ],
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
];
