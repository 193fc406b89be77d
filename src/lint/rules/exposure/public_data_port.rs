//! Databases, brokers and admin interfaces that the whole Internet can connect to.

use super::bound;
use crate::{
    compose::{Command, MountKind, Port, Service, Text},
    lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite, rules::image::login::asks},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "public-data-port",
    family: Family::Exposure,
    level: Level::Error,
    summary: "the port of a data store or an admin interface is open on all interfaces",
    docs: include_str!("public_data_port.md"),
    check: Check::Service(check),
};

/// What answers on a port, and whether it asks for a login as it comes.
pub(super) struct Door {
    what: &'static str,
    asks: bool,
}

/// Port, what answers there, whether it asks for a login as it comes, and a word that the image or the
/// service must have in its name where other programs use the port, too.
const PORTS: [(u16, &str, bool, &str); 26] = [
    (1433, "SQL Server", true, ""),
    (2181, "ZooKeeper", false, ""),
    (2375, "Docker's API without TLS", false, ""),
    (2379, "etcd", false, "etcd"),
    (3306, "MySQL", true, ""),
    (5432, "PostgreSQL", true, ""),
    (5672, "AMQP", true, ""),
    (5984, "CouchDB", true, "couch"),
    (6333, "Qdrant", false, "qdrant"),
    (6379, "Redis", false, ""),
    (7474, "Neo4j", true, "neo4j"),
    (7687, "Neo4j", true, "neo4j"),
    (8086, "InfluxDB", true, "influx"),
    (8123, "ClickHouse", true, "clickhouse"),
    (8200, "Vault", true, "vault"),
    (8500, "Consul", false, "consul"),
    (8529, "ArangoDB", true, "arango"),
    (9042, "Cassandra", false, ""),
    (9092, "Kafka", false, ""),
    (9200, "Elasticsearch", false, "elastic"),
    (9300, "Elasticsearch", false, "elastic"),
    (9644, "Redpanda's admin API", false, ""),
    (11211, "memcached", false, ""),
    (15672, "RabbitMQ's interface", true, "rabbit"),
    (26257, "CockroachDB", true, ""),
    (27017, "MongoDB", false, ""),
];

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let service = site.service;
    for port in &service.ports {
        let Some(door) = door(service, port) else { continue };
        let number = port.target.map_or(0, |(first, _)| first);
        let seen = match port.published {
            Some((published, _)) if published != number => format!("{number} as {published}"),
            _ => number.to_string(),
        };
        let login = if door.asks { "" } else { ", without a login" };
        let message = format!(
            "port {seen} of {} is open on all interfaces: {}{login}",
            quoted(service.name()),
            door.what
        );
        let published = port.published.map_or(number, |(published, _)| published);
        let level = if door.asks { Level::Warning } else { Level::Error };
        let finding = findings.add(port.node.place(), message);
        finding.level(level).help(format!(
            "containers do not need it; for yourself: `- 127.0.0.1:{published}:{number}`"
        ));
        finding.fix = bound::to_host(port).filter(Fix::is_possible);
    }
}

/// What a port of this service opens to everybody, if that is data or administration.
pub(super) fn door(service: &Service, port: &Port) -> Option<Door> {
    let host_network = service.text("network_mode").is_some_and(|it| it.as_str() == "host");
    if host_network || !port.on_all_interfaces() || port.protocol != "tcp" {
        return None;
    }
    let (first, last) = port.target?;
    let facts = service.image.as_ref().and_then(|it| it.facts);
    if let Some(facts) = facts {
        let own = facts.ports.iter().find(|it| it.number == first).map(|it| it.purpose);
        if facts.habits.data_store {
            let other = facts.ports.is_empty() || may_listen(service, first);
            let what = own.or(other.then_some("a port of a data store"))?;
            return Some(Door { what, asks: asks(service, facts) });
        }
        if facts.repository == "traefik" {
            let api = first == 8080 && mentions(service, "api.insecure");
            return api.then_some(Door { what: "Traefik's API", asks: false });
        }
        if facts.admin_interface {
            return own.map(|what| Door { what, asks: asks(service, facts) });
        }
        // What a proxy passes on is not its own.
        if !facts.ports.is_empty() {
            return None;
        }
    }
    // A range is somebody's own idea of its ports.
    let known = PORTS.iter().find(|(number, ..)| *number == first && first == last)?;
    let image = service.image.as_ref().map_or("", |it| it.repository.as_str());
    if !image.contains(known.3) && !service.name().contains(known.3) {
        return None;
    }
    let password = service.environment.iter().any(|it| {
        let name = it.name.as_str().to_ascii_uppercase();
        name.ends_with("PASSWORD") || name.ends_with("PASSWORD_FILE")
    });
    Some(Door { what: known.1, asks: known.2 || password || mentions(service, "requirepass") })
}

/// Whether anything tells the program of this port: its command, its environment, or a file that is
/// not at hand. Behind others, nothing answers.
fn may_listen(service: &Service, port: u16) -> bool {
    let number = port.to_string();
    let is_there = |text: &str| text.split(|it: char| !it.is_ascii_digit()).any(|it| it == number);
    // A port that a variable gives.
    let is_open = |text: &str| text.starts_with('$') || text.contains(":$");
    let is_settings = |path: &str| {
        let name = path.rsplit('/').next().unwrap_or_default();
        let endings = ["cfg", "conf", "config", "ini", "json", "properties", "toml", "xml"];
        let ending = name.rsplit_once('.').map(|(_, it)| it);
        ending.is_none_or(|it| ["d", "yaml", "yml"].contains(&it) || endings.contains(&it))
    };
    let binds = service.mounts.iter().filter(|it| it.kind == MountKind::Bind);
    let commands = service.command.iter().chain(&service.entrypoint);
    commands.flat_map(Command::words).any(|it| is_there(it.as_str()))
        || service.environment.iter().any(|it| is_there(it.text()) || is_open(it.text()))
        || ["env_file", "configs"].iter().any(|it| service.get(it).is_some())
        || binds.map(|it| it.target.as_str()).any(is_settings)
}

fn mentions(service: &Service, word: &str) -> bool {
    let words = service.command.as_ref().map(Command::words).unwrap_or_default();
    words.iter().map(Text::as_str).any(|it| it.contains(word))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn behind_a_proxy() {
        expect(
            &RULE,
            "
services:
  envoy:
    image: envoyproxy/envoy:v1.39.0
    ports: [\"9092:9092\", \"10000:10000\"]
    #       ^^^^^^^^^^^ Kafka, without a login
  whoami:
    image: traefik/whoami
    ports: [\"3306:3306\"]
",
        );
    }

    #[test]
    fn doors_of_data_and_administration() {
        expect(
            &RULE,
            "
services:
  redpanda:
    image: redpandadata/redpanda:v26.2.1
    command: redpanda start --kafka-addr 0.0.0.0:9092,0.0.0.0:19092
    ports:
      - \"9092:9092\"
#       ^^^^^^^^^^^ Kafka, without a login
      - 19092:19092
#       ^^^^^^^^^^^ a port of a data store, without a login
      - 29092:29092
      - 127.0.0.1:9644:9644
      - ${ADMIN:-127.0.0.1:7644}:9644
  console:
    image: redpandadata/console:v3.10.0
    ports: ['8080:8080', '3000:3000']
#           ^^^^^^^^^^^ Redpanda Console, without a login
  db:
    image: example/db:1
    ports:
      - {target: 5432, published: 15432}
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 5432 as 15432
  traefik:
    image: traefik:v3.6
    command: --api.insecure=true
    ports: ['80:80', '443:443/udp', '8080:8080']
#                                   ^^^^^^^^^^^ Traefik's API
  old:
    image: elasticsearch:7.17.9
    ports: ['9200:9200']
#           ^^^^^^^^^^^ Elasticsearch, without a login
  new:
    image: elasticsearch:8.17.0
    ports: ['9200:9200']
#           ^^^^^^^^^^^ Elasticsearch
  mongo:
    image: mongo:8.0.4
    environment: [MONGO_INITDB_ROOT_USERNAME=a]
    ports: ['27017:27017']
#           ^^^^^^^^^^^^^ MongoDB
  logs:
    image: amir20/dozzle:v10.7.3
    environment: [DOZZLE_USERNAME=a]
    ports: ['8888:8080']
#           ^^^^^^^^^^^ Dozzle, without a login
  kafka-ui:
    image: ghcr.io/kafbat/kafka-ui:v1.5.0
    environment: [AUTH_TYPE=DISABLED]
    ports: ['8081:8080']
#           ^^^^^^^^^^^ Kafka UI, without a login
  app:
    image: example/app:1
    ports: ['${BIND}:5432:5432', '5432:5000', '80:80', '8123:8123']
",
        );
    }
}
