//! A broker that sends its clients to a name only Docker knows.

use crate::{
    compose::{Command, Compose, Port, Service, Text},
    lint::{
        Check, Family, Findings, Level, Rule, ServiceSite,
        traefik::{is_open, list},
    },
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "unreachable-advertised-address",
    family: Family::Network,
    level: Level::Warning,
    summary: "a published broker sends its clients to a name that only containers can resolve",
    docs: include_str!("unreachable_advertised_address.md"),
    check: Check::Service(check),
};

/// Flags and variables, each pair: where it listens, and what it tells clients.
const FLAGS: [(&str, &str); 2] = [
    ("--kafka-addr", "--advertise-kafka-addr"),
    ("--pandaproxy-addr", "--advertise-pandaproxy-addr"),
];
const VARIABLES: [(&str, &str); 2] = [
    ("KAFKA_LISTENERS", "KAFKA_ADVERTISED_LISTENERS"),
    ("KAFKA_CFG_LISTENERS", "KAFKA_CFG_ADVERTISED_LISTENERS"),
];

/// `name://host:port`.
struct Listener {
    name: String,
    host: Text,
    port: u16,
}

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let service = site.service;
    if service.ports.is_empty() || service.get("network_mode").is_some() {
        return;
    }
    let words = service.command.as_ref().map(Command::words).unwrap_or_default();
    let flags = FLAGS.map(|(bound, told)| (flag(words, bound), flag(words, told)));
    let value = |name: &str| service.env(name).and_then(|it| it.value.clone());
    let variables = VARIABLES.map(|(bound, told)| (value(bound), value(told)));
    for (bound, told) in flags.into_iter().chain(variables) {
        let bound = bound.as_ref().map(listeners).unwrap_or_default();
        for told in told.as_ref().map(listeners).unwrap_or_default() {
            if !is_inside(site.compose, service, told.host.as_str()) {
                continue;
            }
            let of_name = bound.iter().find(|it| it.name.eq_ignore_ascii_case(&told.name));
            let port = of_name.map_or(told.port, |it| it.port);
            let Some(published) = service.ports.iter().find(|it| covers(it, port)) else {
                continue;
            };
            let message = format!(
                "clients of the published port {port} are sent to {}, which only containers can \
                 resolve",
                quoted(&format!("{}:{}", told.host.as_str(), told.port))
            );
            findings
                .add(told.host.place(), message)
                .help("do not publish it, or give outsiders a listener with the host's name")
                .related(published.node.place(), "published here");
        }
    }
}

/// `--flag=value`, `--flag value` in one word, or in two.
fn flag(words: &[Text], name: &str) -> Option<Text> {
    let (at, rest) = words.iter().enumerate().find_map(|(at, word)| {
        let rest = word.as_str().strip_prefix(name)?;
        (rest.is_empty() || rest.starts_with(['=', ' '])).then_some((at, rest.len()))
    })?;
    if rest == 0 {
        return words.get(at + 1).cloned();
    }
    let length = words[at].as_str().len();
    Some(words[at].part(length - rest + 1..length).trimmed())
}

fn listeners(text: &Text) -> Vec<Listener> {
    let read = |item: Text| {
        let whole = item.as_str();
        let start = whole.find("://").map_or(0, |it| it + 3);
        let colon = whole.rfind(':').filter(|it| *it >= start)?;
        Some(Listener {
            name: whole[..start].trim_end_matches("://").to_owned(),
            port: whole[colon + 1..].parse().ok()?,
            host: item.part(start..colon),
        })
    };
    list(text).into_iter().filter(|it| !is_open(it)).filter_map(read).collect()
}

/// Whether the name is a service, a container or an alias of this file.
fn is_inside(compose: &Compose, service: &Service, host: &str) -> bool {
    let container = service.text("container_name");
    let alias = |it: &Text| it.as_str() == host;
    compose.service(host).is_some()
        || container.is_some_and(|it| it.as_str() == host)
        || service.networks.iter().any(|it| it.aliases.iter().any(alias))
}

fn covers(port: &Port, number: u16) -> bool {
    port.target.is_some_and(|(first, last)| (first..=last).contains(&number))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn every_way_to_say_it() {
        expect(
            &RULE,
            "
services:
  one:
    container_name: broker-1
    command:
      - --advertise-kafka-addr=PLAINTEXT://broker-1:9092
#                                          ^^^^^^^^ sent to `broker-1:9092`
      - --kafka-addr=PLAINTEXT://0.0.0.0:9092
    ports: ['9092:9092']
  two:
    command: start --advertise-kafka-addr in://two:9092,out://example.org:19092
    ports: ['19092:19092']
  three:
    environment:
      KAFKA_LISTENERS: IN://:9092,OUT://:29092
      KAFKA_ADVERTISED_LISTENERS: IN://three:9092,OUT://three:9094
#                                                       ^^^^^ port 29092
    ports: ['29092:29092']
  four:
    environment: [KAFKA_ADVERTISED_LISTENERS=IN://four:9092]
  five:
    environment: [KAFKA_ADVERTISED_LISTENERS=IN://localhost:9092]
    ports: ['9092:9092']
  six:
    environment: ['KAFKA_ADVERTISED_LISTENERS=IN://${HOST}:9092']
    ports: ['9092:9092']
",
        );
    }
}
