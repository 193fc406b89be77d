//! Databases that speak SQL.

use super::{
    Habits, ImageFacts, Keeps, Login, NotRead, Port, ProbeFacts, Required, postgres, version,
};

const MYSQL: &str = "an empty database is not initialised without a root password";

/// What every image with the entrypoint of `mysql` does.
const MYSQL_HABITS: Habits = Habits {
    data_store: true,
    serves: &["mysqld"],
    login: |_| Login::Unless(&["MYSQL_ALLOW_EMPTY_PASSWORD"]),
    keeps: &[Keeps::declared("/var/lib/mysql", "every database")],
    not_read: &[
        NotRead::meant("MYSQL_DB", "MYSQL_DATABASE", "call it `MYSQL_DATABASE`"),
        NotRead::meant("MYSQL_PASS", "MYSQL_PASSWORD", "call it `MYSQL_PASSWORD`"),
        NotRead::meant("MYSQL_USERNAME", "MYSQL_USER", "call it `MYSQL_USER`"),
    ],
    required: &[Required::fatal(
        &[
            "MYSQL_ROOT_PASSWORD",
            "MYSQL_ROOT_PASSWORD_FILE",
            "MYSQL_ALLOW_EMPTY_PASSWORD",
            "MYSQL_RANDOM_ROOT_PASSWORD",
        ],
        MYSQL,
    )],
    version_parts: 3,
    ..Habits::PLAIN
};

/// Images on top of PostgreSQL's own, with its entrypoint.
const POSTGRES_HABITS: Habits = Habits { version_parts: 0, ..postgres::HABITS };

const PG_ISREADY: ProbeFacts =
    ProbeFacts::shell(60, r#"pg_isready -q -h 127.0.0.1 -U "$POSTGRES_USER" -d "$POSTGRES_DB""#);

pub(super) static ALL: &[ImageFacts] = &[
    ImageFacts {
        repository: "clickhouse/clickhouse-server",
        also: &["clickhouse"],
        sources: &[
            "ClickHouse/ClickHouse docker/server/Dockerfile.ubuntu: wget stays, ports, volume",
            "docker-library/docs clickhouse/content.md@c4a9ba41",
            "clickhouse.com/docs/en/interfaces/http: /ping since 18.12.13",
        ],
        ports: &[
            Port::new(8123, "ClickHouse"),
            Port::new(9000, "ClickHouse's native protocol"),
            Port::new(9009, "ClickHouse's replication"),
        ],
        data: &["/var/lib/clickhouse"],
        tools: &["wget", "clickhouse-client", "bash"],
        probe: Some(ProbeFacts::wget(30, "http://127.0.0.1:8123/ping")),
        own_probe: Some(false),
        habits: Habits {
            data_store: true,
            keeps: &[Keeps::declared("/var/lib/clickhouse", "every database")],
            gnu_wget: true,
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "cockroachdb/cockroach",
        sources: &["cockroachdb/cockroach build/deploy/Dockerfile, build/deploy/cockroach.sh"],
        ports: &[Port::new(26257, "CockroachDB"), Port::new(8080, "CockroachDB's console")],
        data: &["/cockroach/cockroach-data"],
        tools: &["cockroach"],
        own_probe: Some(false),
        habits: Habits {
            data_store: true,
            serves: &["start", "start-single-node"],
            login: |_| Login::Unless(&["--insecure"]),
            missing_tools: &["wget"],
            keeps: &[Keeps::plain("/cockroach/cockroach-data", "every database")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "edoburu/pgbouncer",
        verified: "2026-11-29",
        sources: &[
            "edoburu/docker-pgbouncer Dockerfile@91a581b7: on Alpine; a way to the database",
        ],
        ports: &[Port::new(5432, "PgBouncer")],
        tools: &["psql", "pg_isready", "wget"],
        own_probe: Some(false),
        habits: Habits { data_store: true, missing_tools: &["curl"], ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/immich-app/postgres",
        sources: &[
            "immich-app/base-images postgres/Dockerfile, postgres/immich-docker-entrypoint.sh@ff4be93: on `pgvector/pgvector`, HEALTHCHECK",
        ],
        ports: &[Port::new(5432, "PostgreSQL")],
        data: &["/var/lib/postgresql/data"],
        tools: &["pg_isready", "psql", "bash"],
        own_probe: Some(true),
        habits: Habits { missing_tools: &["curl", "wget"], ..POSTGRES_HABITS },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "gvenzl/oracle-free",
        sources: &["gvenzl/oci-oracle-free container-entrypoint.sh, healthcheck.sh, README"],
        ports: &[Port::new(1521, "Oracle Database")],
        data: &["/opt/oracle/oradata"],
        tools: &["healthcheck.sh"],
        probe: Some(ProbeFacts::exec(120, &["healthcheck.sh"])),
        own_probe: Some(false),
        habits: Habits {
            data_store: true,
            keeps: &[Keeps::plain("/opt/oracle/oradata", "every database")],
            required: &[Required::fatal(
                &["ORACLE_PASSWORD", "ORACLE_PASSWORD_FILE", "ORACLE_RANDOM_PASSWORD"],
                "an empty database is not initialised without a password for SYS and SYSTEM",
            )],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "mariadb",
        sources: &[
            "MariaDB/mariadb-docker 11.8/Dockerfile, docker-entrypoint.sh, healthcheck.sh@1b6429ba",
            "MariaDB/mariadb-docker#519, #545: no names of MySQL's programs since 11.0",
            "mariadb.com/kb/en/using-healthcheck-sh-script: connect, innodb_initialized",
        ],
        ports: &[Port::new(3306, "MariaDB")],
        data: &["/var/lib/mysql"],
        tools: &["healthcheck.sh", "mariadb", "mariadb-admin", "bash"],
        probe: Some(ProbeFacts::exec(60, &["healthcheck.sh", "--connect", "--innodb_initialized"])),
        own_probe: Some(false),
        habits: Habits {
            serves: &["mariadbd", "mysqld"],
            login: |_| {
                Login::Unless(&["MARIADB_ALLOW_EMPTY_ROOT_PASSWORD", "MYSQL_ALLOW_EMPTY_PASSWORD"])
            },
            missing_in: |tag| match version(tag).first() {
                _ if tag.contains("ubi") => &[],
                Some(0..=10) => &["curl", "wget"],
                Some(_) | None => &["curl", "wget", "mysql", "mysqladmin", "mysqldump"],
            },
            not_read: &[
                NotRead::meant("MARIADB_DB", "MARIADB_DATABASE", "call it `MARIADB_DATABASE`"),
                NotRead::meant("MARIADB_PASS", "MARIADB_PASSWORD", "call it `MARIADB_PASSWORD`"),
                NotRead::meant("MARIADB_USERNAME", "MARIADB_USER", "call it `MARIADB_USER`"),
            ],
            required: &[Required::fatal(
                &[
                    "MARIADB_ROOT_PASSWORD",
                    "MARIADB_ROOT_PASSWORD_FILE",
                    "MARIADB_ROOT_PASSWORD_HASH",
                    "MARIADB_ROOT_PASSWORD_HASH_FILE",
                    "MARIADB_ALLOW_EMPTY_ROOT_PASSWORD",
                    "MARIADB_ALLOW_EMPTY_PASSWORD",
                    "MARIADB_RANDOM_ROOT_PASSWORD",
                    "MYSQL_ROOT_PASSWORD",
                    "MYSQL_ROOT_PASSWORD_FILE",
                    "MYSQL_ALLOW_EMPTY_PASSWORD",
                    "MYSQL_RANDOM_ROOT_PASSWORD",
                ],
                MYSQL,
            )],
            ..MYSQL_HABITS
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "mcr.microsoft.com/mssql/server",
        verified: "2026-11-29",
        sources: &[
            "MicrosoftDocs/sql-docs docs/linux/quickstart-install-connect-docker.md@0039c216: required settings, port, /var/opt/mssql",
            "microsoft/mssql-docker#892, #894, #908: `/opt/mssql-tools18/bin/sqlcmd` since 2022 CU 14 and 2019 CU 28, not on the path",
        ],
        ports: &[Port::new(1433, "SQL Server")],
        data: &["/var/opt/mssql"],
        tools: &["/opt/mssql-tools18/bin/sqlcmd", "bash"],
        habits: Habits {
            data_store: true,
            keeps: &[Keeps::plain("/var/opt/mssql", "every database")],
            required: &[
                Required::fatal(
                    &["ACCEPT_EULA"],
                    "it does not start before Microsoft's licence is accepted",
                ),
                Required::fatal(
                    &["MSSQL_SA_PASSWORD", "SA_PASSWORD"],
                    "it does not start without its administrator's password",
                ),
            ],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "mysql",
        sources: &[
            "docker-library/mysql 8.4/Dockerfile.oracle, docker-entrypoint.sh@7f30fdb0",
            "mysql/mysql-server client/mysqladmin.cc@005c7e54: `ping` is 0 also where access is denied",
        ],
        ports: &[Port::new(3306, "MySQL"), Port::new(33060, "MySQL's X protocol")],
        data: &["/var/lib/mysql"],
        tools: &["mysqladmin", "mysql"],
        probe: Some(ProbeFacts::exec(60, &["mysqladmin", "ping", "-h", "127.0.0.1"])),
        own_probe: Some(false),
        habits: MYSQL_HABITS,
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "percona/percona-server",
        also: &["percona"],
        sources: &[
            "percona/percona-docker percona-server-8.0/Dockerfile-dockerhub, ps-entry.sh@5c654083",
        ],
        ports: &[Port::new(3306, "MySQL"), Port::new(33060, "MySQL's X protocol")],
        data: &["/var/lib/mysql"],
        tools: &["mysqladmin", "mysql"],
        probe: Some(ProbeFacts::exec(60, &["mysqladmin", "ping", "-h", "127.0.0.1"])),
        own_probe: Some(false),
        habits: Habits { version_parts: 0, ..MYSQL_HABITS },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "postgis/postgis",
        also: &["imresamu/postgis"],
        sources: &[
            "postgis/docker-postgis 17-3.5/Dockerfile@51b35550: on `postgres`, unchanged entrypoint",
        ],
        ports: &[Port::new(5432, "PostgreSQL")],
        data: &["/var/lib/postgresql/data"],
        tools: &["pg_isready", "psql", "bash"],
        probe: Some(PG_ISREADY),
        own_probe: Some(false),
        stop_grace: 120,
        habits: Habits { missing_tools: &[], ..POSTGRES_HABITS },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "timescale/timescaledb",
        sources: &[
            "timescale/timescaledb-docker Dockerfile@029292c0: on `postgres`, unchanged entrypoint",
        ],
        ports: &[Port::new(5432, "PostgreSQL")],
        data: &["/var/lib/postgresql/data"],
        tools: &["pg_isready", "psql", "bash", "wget"],
        probe: Some(PG_ISREADY),
        own_probe: Some(false),
        stop_grace: 120,
        habits: Habits { missing_tools: &["curl"], ..POSTGRES_HABITS },
        ..ImageFacts::PLAIN
    },
];
