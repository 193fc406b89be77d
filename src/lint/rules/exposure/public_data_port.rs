//! Databases, brokers and admin interfaces that the whole Internet can connect to.

use super::bound;
use crate::{
    compose::{Command, Port, Service, Text},
    lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite},
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
            let asks = asks(service, facts.repository);
            return Some(Door { what: own.unwrap_or("a port of a data store"), asks });
        }
        if facts.repository == "traefik" {
            let api = first == 8080 && mentions(service, "api.insecure");
            return api.then_some(Door { what: "Traefik's API", asks: false });
        }
        if facts.admin_interface {
            return own.map(|what| Door { what, asks: !facts.habits.open_door });
        }
        return None;
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

/// Whether a known store asks for a login here.
fn asks(service: &Service, repository: &str) -> bool {
    match repository {
        "redis" => mentions(service, "requirepass") || mentions(service, ".conf"),
        it if it.contains("redpanda") => mentions(service, "sasl"),
        _ => service.env("POSTGRES_HOST_AUTH_METHOD").is_none_or(|it| it.text() != "trust"),
    }
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
    fn doors_of_data_and_administration() {
        expect(
            &RULE,
            "
services:
  redpanda:
    image: redpandadata/redpanda:v26.2.1
    ports:
      - \"9092:9092\"
#       ^^^^^^^^^^^ Kafka, without a login
      - 19092:19092
#       ^^^^^^^^^^^ a port of a data store, without a login
      - 127.0.0.1:9644:9644
      - ${ADMIN:-127.0.0.1:7644}:9644
  console:
    image: redpandadata/console:v3.10.0
    ports: ['8080:8080', '3000:3000']
#           ^^^^^^^^^^^ interface, without a login
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
  app:
    image: example/app:1
    ports: ['${BIND}:5432:5432', '5432:5000', '80:80', '8123:8123']
",
        );
    }
}
