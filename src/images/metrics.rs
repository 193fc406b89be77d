//! Metrics, logs, traces and what collects them.

use super::{BARE, Habits, ImageFacts, Keeps, Login, Port, ProbeFacts, older, version};

/// On Prometheus' own BusyBox, which is older than its variants without a shell.
const BUSYBOX: Habits = Habits {
    missing_tools: &["bash", "curl"],
    missing_in: |tag| if tag.contains("distroless") { BARE } else { &[] },
    version_parts: 3,
    ..Habits::PLAIN
};

pub(super) static ALL: &[ImageFacts] = &[
    ImageFacts {
        repository: "gcr.io/cadvisor/cadvisor",
        also: &["ghcr.io/google/cadvisor", "google/cadvisor"],
        sources: &[
            "google/cadvisor deploy/Dockerfile@6a0c4f25: HEALTHCHECK; it reads Docker's containers",
        ],
        ports: &[Port::new(8080, "cAdvisor")],
        tools: &["wget"],
        own_probe: Some(true),
        habits: Habits { drives_docker: true, ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "grafana/alloy",
        sources: &["grafana/alloy Dockerfile@66ebea85, grafana/alloy#477: neither curl nor wget"],
        own_probe: Some(false),
        habits: Habits { missing_tools: &["curl", "wget"], version_parts: 3, ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "grafana/grafana",
        also: &["grafana/grafana-oss", "grafana/grafana-enterprise"],
        sources: &[
            "grafana/grafana Dockerfile: GF_PATHS_DATA, EXPOSE 3000",
            "grafana/grafana#60805, #65547: /api/health; wget on Alpine, curl since 10",
        ],
        ports: &[Port::new(3000, "Grafana")],
        data: &["/var/lib/grafana"],
        tools: &["wget"],
        probe: Some(ProbeFacts::wget(60, "http://127.0.0.1:3000/api/health")),
        own_probe: Some(false),
        habits: Habits {
            missing_in: |tag| match version(tag).first() {
                _ if tag.contains("ubuntu") => &[],
                Some(7..=9) => &["curl"],
                Some(_) | None => &[],
            },
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "grafana/loki",
        sources: &[
            "grafana/loki cmd/loki/Dockerfile@v2.9.0, v3.5.0, 65e30f84: no curl; no shell since 3.6",
            "grafana/loki#20149",
        ],
        ports: &[Port::new(3100, "Loki"), Port::new(9095, "Loki's gRPC")],
        own_probe: Some(false),
        habits: Habits {
            missing_tools: &["curl"],
            missing_in: |tag| {
                let version = version(tag);
                if version.is_empty() || version >= vec![3, 6] { BARE } else { &[] }
            },
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "grafana/promtail",
        sources: &["grafana/loki#11590, #15101: no wget but in 2.9 to 3.3"],
        own_probe: Some(false),
        habits: Habits {
            missing_tools: &["curl"],
            missing_in: |tag| if version(tag) >= vec![3, 4] { &["wget"] } else { &[] },
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "grafana/tempo",
        verified: "2026-11-29",
        sources: &[
            "grafana/tempo cmd/tempo/Dockerfile@v2.7.2: Alpine, v2.8.0: distroless; cmd/tempo/main.go@v3.0.0: `-health`",
        ],
        data: &["/var/tempo"],
        tools: &["/tempo"],
        probe: Some(ProbeFacts::exec(30, &["/tempo", "-health"])),
        own_probe: Some(false),
        habits: Habits {
            probe_since: &[3],
            missing_in: |tag| if older(tag, &[2, 8]) { &[] } else { BARE },
            version_parts: 3,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "graylog/graylog",
        sources: &["Graylog2/graylog-docker docker/oss/Dockerfile@94968e4a"],
        data: &["/usr/share/graylog/data"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "jaegertracing/all-in-one",
        also: &["jaegertracing/jaeger", "cr.jaegertracing.io/jaegertracing/jaeger"],
        sources: &[
            "jaegertracing/jaeger cmd/jaeger/Dockerfile, scripts/build/docker/base/Dockerfile@8498073f",
        ],
        tools: &["wget"],
        own_probe: Some(false),
        habits: Habits { missing_tools: &["curl"], ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "louislam/uptime-kuma",
        also: &["ghcr.io/louislam/uptime-kuma"],
        sources: &["louislam/uptime-kuma docker/dockerfile@6398a958"],
        ports: &[Port::new(3001, "Uptime Kuma")],
        data: &["/app/data"],
        own_probe: Some(true),
        habits: Habits {
            keeps: &[Keeps::plain("/app/data", "monitors, users and history")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "netdata/netdata",
        also: &["ghcr.io/netdata/netdata"],
        sources: &["netdata/netdata packaging/docker/Dockerfile@04b1cf54: HEALTHCHECK"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "oliver006/redis_exporter",
        sources: &["oliver006/redis_exporter Dockerfile@cd5941f1: from scratch but for `-alpine`"],
        ports: &[Port::new(9121, "metrics")],
        own_probe: Some(false),
        habits: Habits { missing_tools: BARE, ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "openzipkin/zipkin",
        also: &["ghcr.io/openzipkin/zipkin"],
        sources: &["openzipkin/zipkin docker/Dockerfile@878ce2a1"],
        ports: &[Port::new(9411, "Zipkin"), Port::new(9410, "Zipkin's Scribe")],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "otel/opentelemetry-collector",
        also: &[
            "otel/opentelemetry-collector-contrib",
            "ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-contrib",
        ],
        sources: &[
            "open-telemetry/opentelemetry-collector-releases distributions/otelcol-contrib/Dockerfile@ceccc19d: from scratch",
        ],
        own_probe: Some(false),
        habits: Habits { missing_tools: BARE, version_parts: 3, ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "prom/alertmanager",
        also: &["quay.io/prometheus/alertmanager"],
        sources: &["prometheus/alertmanager Dockerfile, docs/management_api.md@68fb2d57: /-/ready"],
        ports: &[Port::new(9093, "Alertmanager"), Port::new(9094, "Alertmanager's cluster")],
        data: &["/alertmanager"],
        tools: &["wget"],
        probe: Some(ProbeFacts::wget(30, "http://127.0.0.1:9093/-/ready")),
        own_probe: Some(false),
        admin_interface: true,
        habits: Habits { login: |_| Login::OnlyWith(&["--web.config.file"]), ..BUSYBOX },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "prom/blackbox-exporter",
        also: &["quay.io/prometheus/blackbox-exporter"],
        sources: &["prometheus/blackbox_exporter Dockerfile@e39d7d41"],
        ports: &[Port::new(9115, "metrics")],
        tools: &["wget"],
        own_probe: Some(false),
        habits: BUSYBOX,
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "prom/mysqld-exporter",
        also: &["quay.io/prometheus/mysqld-exporter"],
        sources: &["prometheus/mysqld_exporter Dockerfile@55c0976b"],
        ports: &[Port::new(9104, "metrics")],
        tools: &["wget"],
        own_probe: Some(false),
        habits: BUSYBOX,
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "prom/node-exporter",
        also: &["quay.io/prometheus/node-exporter"],
        sources: &["prometheus/node_exporter Dockerfile@a7dcc3a0"],
        ports: &[Port::new(9100, "metrics")],
        tools: &["wget"],
        own_probe: Some(false),
        habits: BUSYBOX,
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "prom/prometheus",
        also: &["quay.io/prometheus/prometheus"],
        sources: &[
            "prometheus/prometheus Dockerfile@d15adb9a",
            "prometheus.io/docs/prometheus/latest/management_api: /-/ready",
        ],
        ports: &[Port::new(9090, "Prometheus")],
        data: &["/prometheus"],
        tools: &["wget"],
        probe: Some(ProbeFacts::wget(60, "http://127.0.0.1:9090/-/ready")),
        own_probe: Some(false),
        admin_interface: true,
        habits: Habits {
            login: |_| Login::OnlyWith(&["--web.config.file"]),
            keeps: &[Keeps {
                unless: &["--storage.tsdb.path", "--agent", "--enable-feature=agent"],
                ..Keeps::declared("/prometheus", "every metric")
            }],
            ..BUSYBOX
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "prom/pushgateway",
        also: &["quay.io/prometheus/pushgateway"],
        sources: &["prometheus/pushgateway Dockerfile@412bd22b"],
        ports: &[Port::new(9091, "Pushgateway")],
        tools: &["wget"],
        own_probe: Some(false),
        habits: BUSYBOX,
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "prometheuscommunity/postgres-exporter",
        also: &["quay.io/prometheuscommunity/postgres-exporter"],
        sources: &["prometheus-community/postgres_exporter Dockerfile@dbb1987e"],
        ports: &[Port::new(9187, "metrics")],
        tools: &["wget"],
        own_probe: Some(false),
        habits: BUSYBOX,
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "victoriametrics/victoria-metrics",
        also: &["quay.io/victoriametrics/victoria-metrics"],
        sources: &[
            "VictoriaMetrics/VictoriaMetrics app/victoria-metrics/multiarch/Dockerfile@b7ef6cc3",
        ],
        ports: &[Port::new(8428, "VictoriaMetrics")],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "zabbix/zabbix-server-pgsql",
        also: &["zabbix/zabbix-server-mysql"],
        sources: &["zabbix/zabbix-docker Dockerfiles/server-pgsql/alpine/Dockerfile@66a0efd5"],
        ports: &[Port::new(10051, "Zabbix")],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "zabbix/zabbix-web-nginx-pgsql",
        also: &["zabbix/zabbix-web-nginx-mysql"],
        sources: &[
            "zabbix/zabbix-docker Dockerfiles/web-nginx-pgsql/alpine/Dockerfile@66a0efd5: curl",
        ],
        ports: &[
            Port::new(8080, "Zabbix' interface"),
            Port::new(8443, "Zabbix' interface with TLS"),
        ],
        tools: &["curl", "bash"],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
];
