//! Message brokers and what they lean on.

use super::{Habits, ImageFacts, Keeps, Login, NotRead, Port, ProbeFacts, Required, version};

const RABBITMQ_USER: &str = "call it `RABBITMQ_DEFAULT_USER`";
const RABBITMQ_PASS: &str = "call it `RABBITMQ_DEFAULT_PASS`";

pub(super) static ALL: &[ImageFacts] = &[
    ImageFacts {
        repository: "apache/activemq-classic",
        sources: &["apache/activemq assembly/src/docker/Dockerfile@c3580e79"],
        ports: &[
            Port::new(61616, "ActiveMQ"),
            Port::new(8161, "ActiveMQ's console"),
            Port::new(5672, "AMQP"),
            Port::new(61613, "STOMP"),
            Port::new(1883, "MQTT"),
            Port::new(61614, "STOMP over WebSocket"),
            Port::new(1099, "JMX"),
        ],
        own_probe: Some(false),
        habits: Habits { data_store: true, ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "apache/kafka",
        sources: &[
            "apache/kafka docker/jvm/Dockerfile@1eb76443: Alpine with GNU's wget and without curl",
        ],
        ports: &[Port::new(9092, "Kafka")],
        tools: &["bash", "wget"],
        own_probe: Some(false),
        habits: Habits {
            data_store: true,
            login: |_| Login::OnlyWith(&["sasl", "ssl", "/mnt/shared/config"]),
            missing_tools: &["curl"],
            gnu_wget: true,
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "confluentinc/cp-kafka",
        sources: &[
            "confluentinc/kafka-images kafka/Dockerfile.ubi8, kafka/include/etc/confluent/docker/configure@v7.6.9",
            "confluentinc/kafka-images kafka/include/etc/confluent/docker/configure@f8e3015a",
        ],
        ports: &[Port::new(9092, "Kafka")],
        data: &["/var/lib/kafka/data"],
        own_probe: Some(false),
        habits: Habits {
            data_store: true,
            login: |_| Login::OnlyWith(&["sasl", "ssl"]),
            keeps: &[Keeps {
                unless: &["KAFKA_LOG_DIRS"],
                ..Keeps::declared("/var/lib/kafka/data", "every topic")
            }],
            required: &[Required::fatal(
                &[
                    "KAFKA_PROCESS_ROLES",
                    "KAFKA_ZOOKEEPER_CONNECT",
                    "/etc/confluent/docker",
                    "/etc/kafka",
                ],
                "without it or `KAFKA_ZOOKEEPER_CONNECT` it ends before Kafka starts",
            )],
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "confluentinc/cp-schema-registry",
        sources: &[
            "confluentinc/schema-registry-images schema-registry/Dockerfile.ubi9, include/etc/confluent/docker/configure@8a5f36fe",
        ],
        ports: &[Port::new(8081, "Schema Registry")],
        own_probe: Some(false),
        habits: Habits {
            required: &[
                Required::fatal(
                    &["SCHEMA_REGISTRY_HOST_NAME"],
                    "it does not start without its own name",
                ),
                Required::fatal(
                    &[
                        "SCHEMA_REGISTRY_KAFKASTORE_BOOTSTRAP_SERVERS",
                        "SCHEMA_REGISTRY_KAFKASTORE_CONNECTION_URL",
                    ],
                    "it does not start without Kafka's address",
                ),
            ],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "confluentinc/cp-zookeeper",
        sources: &[
            "confluentinc/kafka-images zookeeper/Dockerfile.ubi8, zookeeper/include/etc/confluent/docker/configure@v7.6.9",
            "confluentinc/kafka-images#92",
        ],
        ports: &[
            Port::new(2181, "ZooKeeper"),
            Port::new(2888, "ZooKeeper's quorum"),
            Port::new(3888, "ZooKeeper's election"),
        ],
        data: &["/var/lib/zookeeper/data", "/var/lib/zookeeper/log"],
        own_probe: Some(false),
        habits: Habits {
            data_store: true,
            login: |_| Login::OnlyWith(&["sasl", "ssl"]),
            keeps: &[
                Keeps::declared("/var/lib/zookeeper/data", "its snapshots"),
                Keeps::declared("/var/lib/zookeeper/log", "its log of changes"),
            ],
            required: &[Required::fatal(
                &["ZOOKEEPER_CLIENT_PORT", "ZOOKEEPER_SECURE_CLIENT_PORT"],
                "without it, it ends before ZooKeeper starts",
            )],
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "eclipse-mosquitto",
        sources: &[
            "eclipse-mosquitto/mosquitto docker/2.0-openssl/Dockerfile, README.md@7b8aba10: loopback only without a configuration",
        ],
        ports: &[],
        data: &["/mosquitto/data"],
        tools: &["mosquitto_sub", "wget", "nc"],
        own_probe: Some(false),
        habits: Habits {
            missing_tools: &["curl"],
            required: &[Required {
                any_of: &["/mosquitto/config"],
                why: "without a configuration, version 2 listens on the container's own loopback alone",
                fatal: true,
                holds: |tag| version(tag).first().is_none_or(|it| *it >= 2),
            }],
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "emqx/emqx",
        also: &["emqx", "emqx/emqx-enterprise"],
        sources: &[
            "emqx/emqx deploy/docker/Dockerfile@50e04386, 0049b4a2: one for both editions",
            "emqx/emqx-docker#74, emqx/emqx#13282: no curl in 5.7 and 5.8, `emqx ctl status` instead",
        ],
        ports: &[
            Port::new(1883, "MQTT"),
            Port::new(8083, "MQTT over WebSocket"),
            Port::new(8084, "MQTT over WebSocket with TLS"),
            Port::new(8883, "MQTT with TLS"),
            Port::new(18083, "EMQX's dashboard"),
            Port::new(4370, "EMQX's cluster"),
            Port::new(5369, "EMQX's cluster"),
        ],
        data: &["/opt/emqx/data"],
        tools: &["emqx"],
        probe: Some(ProbeFacts::exec(60, &["emqx", "ctl", "status"])),
        own_probe: Some(false),
        habits: Habits {
            missing_in: |tag| match version(tag)[..] {
                [5, 7 | 8, ..] => &["curl", "wget"],
                _ => &[],
            },
            keeps: &[Keeps::declared("/opt/emqx/data", "its users, rules and retained messages")],
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "nats",
        sources: &[
            "nats-io/nats-docker 2.11.x/scratch/Dockerfile, alpine3.22/Dockerfile, nats-server.conf@aa0caa57",
        ],
        ports: &[
            Port::new(4222, "NATS"),
            Port::new(8222, "NATS' monitoring"),
            Port::new(6222, "NATS' cluster"),
        ],
        own_probe: Some(false),
        habits: Habits {
            data_store: true,
            serves: &["nats-server"],
            login: |_| Login::OnlyWith(&["--user", "--auth", "--pass", ".conf", "/etc/nats"]),
            missing_tools: &["sh", "wget", "curl", "nc"],
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "rabbitmq",
        sources: &[
            "docker-library/rabbitmq 4.1/ubuntu/Dockerfile, 4.1/ubuntu/management/Dockerfile, docker-entrypoint.sh@9193c1de: wget is purged",
            "docker-library/docs rabbitmq/content.md@c4a9ba41: RABBITMQ_DEFAULT_USER, RABBITMQ_DEFAULT_PASS",
            "rabbitmq.com/docs/man/rabbitmq-diagnostics.8",
        ],
        ports: &[
            Port::new(5672, "AMQP"),
            Port::new(5671, "AMQP with TLS"),
            Port::new(15672, "RabbitMQ's interface"),
            Port::new(15671, "RabbitMQ's interface"),
            Port::new(4369, "Erlang's port mapper"),
            Port::new(25672, "RabbitMQ's cluster"),
            Port::new(15691, "RabbitMQ's metrics"),
            Port::new(15692, "RabbitMQ's metrics"),
        ],
        data: &["/var/lib/rabbitmq"],
        tools: &["rabbitmq-diagnostics", "rabbitmqctl", "bash"],
        probe: Some(ProbeFacts {
            timeout: 10,
            ..ProbeFacts::exec(60, &["rabbitmq-diagnostics", "-q", "check_running"])
        }),
        own_probe: Some(false),
        habits: Habits {
            data_store: true,
            serves: &["rabbitmq-server"],
            missing_tools: &["curl", "wget"],
            keeps: &[Keeps::declared("/var/lib/rabbitmq", "its users, queues and messages")],
            not_read: &[
                NotRead::meant("RABBITMQ_DEFAULT_PASSWORD", "RABBITMQ_DEFAULT_PASS", RABBITMQ_PASS),
                NotRead::meant("RABBITMQ_DEFAULT_USERNAME", "RABBITMQ_DEFAULT_USER", RABBITMQ_USER),
                NotRead::meant("RABBITMQ_PASSWORD", "RABBITMQ_DEFAULT_PASS", RABBITMQ_PASS),
                NotRead::meant("RABBITMQ_USER", "RABBITMQ_DEFAULT_USER", RABBITMQ_USER),
                NotRead::meant("RABBITMQ_USERNAME", "RABBITMQ_DEFAULT_USER", RABBITMQ_USER),
            ],
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "zookeeper",
        sources: &[
            "31z4/zookeeper-docker 3.9.4/Dockerfile@52a83649",
            "docker-library/docs zookeeper/content.md@c4a9ba41",
        ],
        ports: &[
            Port::new(2181, "ZooKeeper"),
            Port::new(2888, "ZooKeeper's quorum"),
            Port::new(3888, "ZooKeeper's election"),
            Port::new(8080, "ZooKeeper's admin server"),
        ],
        data: &["/data", "/datalog"],
        own_probe: Some(false),
        habits: Habits {
            data_store: true,
            serves: &["zkServer.sh"],
            login: |_| Login::OnlyWith(&["sasl", "/conf"]),
            keeps: &[
                Keeps::declared("/data", "its snapshots"),
                Keeps::declared("/datalog", "its log of changes"),
            ],
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
];
