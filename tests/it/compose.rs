//! A rendered compose file, read back by another YAML reader than the program's own.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde::Deserialize;

/// Every key the program may write; any other one fails the test that reads it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Compose {
    pub(crate) name: String,
    #[serde(rename = "x-smarteros")]
    pub(crate) stamp: BTreeMap<String, String>,
    pub(crate) services: IndexMap<String, Service>,
    #[serde(default)]
    pub(crate) networks: IndexMap<String, Named>,
    #[serde(default)]
    pub(crate) volumes: IndexMap<String, Named>,
    #[serde(default)]
    pub(crate) configs: IndexMap<String, Config>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Service {
    pub(crate) image: Option<String>,
    pub(crate) build: Option<String>,
    #[serde(default)]
    pub(crate) entrypoint: Vec<String>,
    #[serde(default)]
    pub(crate) command: Vec<String>,
    pub(crate) user: Option<String>,
    #[serde(default)]
    pub(crate) init: bool,
    #[serde(default)]
    pub(crate) environment: Vec<String>,
    #[serde(default)]
    pub(crate) configs: Vec<Mounted>,
    #[serde(default)]
    pub(crate) volumes: Vec<String>,
    #[serde(default)]
    pub(crate) tmpfs: Vec<String>,
    pub(crate) shm_size: Option<String>,
    #[serde(default)]
    pub(crate) networks: IndexMap<String, Membership>,
    #[serde(default)]
    pub(crate) ports: Vec<String>,
    #[serde(default)]
    pub(crate) labels: Vec<String>,
    pub(crate) healthcheck: Option<Healthcheck>,
    #[serde(default)]
    pub(crate) depends_on: IndexMap<String, BTreeMap<String, String>>,
    pub(crate) restart: String,
    pub(crate) stop_grace_period: String,
    pub(crate) stop_signal: Option<String>,
    pub(crate) mem_limit: String,
    #[serde(default)]
    pub(crate) read_only: bool,
    #[serde(default)]
    pub(crate) cap_drop: Vec<String>,
    #[serde(default)]
    pub(crate) cap_add: Vec<String>,
    pub(crate) security_opt: Vec<String>,
    pub(crate) logging: Logging,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mounted {
    pub(crate) source: String,
    pub(crate) target: String,
    pub(crate) mode: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Membership {
    #[serde(default)]
    pub(crate) aliases: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Healthcheck {
    pub(crate) test: Vec<String>,
    pub(crate) interval: String,
    pub(crate) timeout: String,
    pub(crate) retries: u16,
    pub(crate) start_period: String,
    pub(crate) start_interval: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Logging {
    pub(crate) driver: String,
    pub(crate) options: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Named {
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) external: bool,
    pub(crate) driver: Option<String>,
    #[serde(default)]
    pub(crate) internal: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    pub(crate) content: String,
}

#[track_caller]
pub(crate) fn read(text: &str) -> Compose {
    serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

impl Service {
    /// What an entry of the environment is set to, before interpolation.
    pub(crate) fn env(&self, name: &str) -> Option<&str> {
        self.entries().find(|(it, _)| *it == name).map(|(_, value)| value)
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.environment.iter().map(|it| it.split_once('=').unwrap())
    }

    /// What the labels say, by key.
    pub(crate) fn labels(&self) -> IndexMap<&str, &str> {
        self.labels.iter().map(|it| it.split_once('=').unwrap()).collect()
    }
}

/// A part of a text as Compose's interpolation sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Literal(String),
    /// `${NAME:?message}` is `(NAME, ":?message")`.
    Hole(String, String),
}

/// Takes a text apart; a `$` that is neither doubled nor opens `${…}` fails the test.
#[track_caller]
pub(crate) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut literal = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('$') {
        literal += before;
        if let Some(after) = after.strip_prefix('$') {
            literal.push('$');
            rest = after;
            continue;
        }
        let hole = after.strip_prefix('{').and_then(|it| it.split_once('}'));
        let (hole, after) = hole.unwrap_or_else(|| panic!("a bare `$` in {text:?}"));
        let end = hole.find([':', '-', '?', '+']).unwrap_or(hole.len());
        let (name, operator) = hole.split_at(end);
        if !literal.is_empty() {
            pieces.push(Piece::Literal(std::mem::take(&mut literal)));
        }
        pieces.push(Piece::Hole(name.to_owned(), operator.to_owned()));
        rest = after;
    }
    literal += rest;
    if !literal.is_empty() {
        pieces.push(Piece::Literal(literal));
    }
    pieces
}

/// Every text of the file in which Compose looks for variables.
pub(crate) fn texts(text: &str) -> Vec<String> {
    fn walk(value: &serde_yaml::Value, found: &mut Vec<String>) {
        match value {
            serde_yaml::Value::String(text) => found.push(text.clone()),
            serde_yaml::Value::Sequence(items) => items.iter().for_each(|it| walk(it, found)),
            serde_yaml::Value::Mapping(entries) => entries.values().for_each(|it| walk(it, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(&serde_yaml::from_str(text).unwrap(), &mut found);
    found
}
