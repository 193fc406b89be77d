//! What stands beside the services: networks, volumes, configuration files.

use std::hash::Hash;

use indexmap::IndexMap;
use serde::Serialize;

use super::{
    super::yaml::{self, Scalar},
    text,
};
use crate::plan::{Network, Plan, Volume};

/// A network or volume; its name does not depend on the Compose project.
#[derive(Serialize)]
struct Named<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    external: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    driver: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    internal: Option<bool>,
}

#[derive(Serialize)]
struct Config {
    content: Scalar,
}

pub(super) fn render(plan: &Plan) -> anyhow::Result<String> {
    let networks = plan.networks.iter().map(|it| (it.name.as_str(), network(it)));
    let volumes = plan.volumes.iter().map(|it| (it.key.as_str(), volume(it)));
    Ok([
        section("networks", networks.collect())?,
        section("volumes", volumes.collect())?,
        section("configs", configs(plan))?,
    ]
    .concat())
}

/// One top-level key; nothing for an empty one.
fn section<K, V>(key: &str, entries: IndexMap<K, V>) -> anyhow::Result<String>
where
    K: Serialize + Hash + Eq,
    V: Serialize,
{
    if entries.is_empty() {
        return Ok(String::new());
    }
    Ok(format!("\n{}", yaml::write(&IndexMap::from([(key, entries)]))?))
}

fn network(network: &Network) -> Named<'_> {
    let Network { name, role: _, external, internal } = network;
    Named {
        name,
        external: external.then_some(true),
        driver: (!external).then_some("bridge"),
        internal: internal.then_some(true),
    }
}

fn volume(volume: &Volume) -> Named<'_> {
    let Volume { key: _, name, adopted } = volume;
    Named { name, external: adopted.then_some(true), driver: None, internal: None }
}

/// Two containers may share a file: same content, same name, written once.
fn configs(plan: &Plan) -> IndexMap<String, Config> {
    let mounts = plan.containers.iter().flat_map(|it| &it.configs);
    mounts.map(|it| (it.name(), Config { content: Scalar(text::text(&it.content)) })).collect()
}
