//! What is built around Kafka.

use super::{Habits, ImageFacts, Keeps, Login, Port, Required};

/// A setting of Kafka Connect that its start asks for.
const fn needed(name: &'static [&'static str]) -> Required {
    Required::fatal(name, "it ends before Kafka Connect starts")
}

pub(super) static ALL: &[ImageFacts] = &[
    ImageFacts {
        repository: "confluentinc/cp-kafka-connect",
        also: &["confluentinc/cp-kafka-connect-base"],
        verified: "2026-11-29",
        sources: &[
            "confluentinc/kafka-images kafka-connect-base/Dockerfile.ubi9, kafka-connect-base/include/etc/confluent/docker/configure@f8e3015a: HEALTHCHECK since 5.4.1",
        ],
        ports: &[Port::new(8083, "Kafka Connect")],
        own_probe: Some(true),
        habits: Habits {
            required: &[
                needed(&["CONNECT_BOOTSTRAP_SERVERS", "/etc/confluent/docker"]),
                needed(&["CONNECT_GROUP_ID", "/etc/confluent/docker"]),
                needed(&["CONNECT_CONFIG_STORAGE_TOPIC", "/etc/confluent/docker"]),
                needed(&["CONNECT_OFFSET_STORAGE_TOPIC", "/etc/confluent/docker"]),
                needed(&["CONNECT_STATUS_STORAGE_TOPIC", "/etc/confluent/docker"]),
            ],
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "confluentinc/cp-ksqldb-server",
        verified: "2026-11-29",
        sources: &[
            "confluentinc/ksql-images cp-ksqldb-server/Dockerfile.ubi8@00572f8b, cp-ksqldb-server/include/etc/confluent/docker/configure@054e451e",
        ],
        ports: &[Port::new(8088, "ksqlDB")],
        habits: Habits {
            required: &[Required::fatal(
                &[
                    "KSQL_BOOTSTRAP_SERVERS",
                    "KSQL_KSQL_STREAMS_BOOTSTRAP_SERVERS",
                    "/etc/confluent/docker",
                ],
                "it ends before ksqlDB starts",
            )],
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "confluentinc/cp-server",
        verified: "2026-11-29",
        sources: &[
            "confluentinc/kafka-images server/Dockerfile.ubi9, server/include/etc/confluent/docker/configure@f8e3015a: volume",
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
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
];
