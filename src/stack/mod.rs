//! The stack file, as its author wrote it: every field typed, every default written out.

mod custom;
mod edge;
mod environment;
mod git_context;
mod guard;
mod image_ref;
mod load;
mod merge;
mod names;
mod network;
mod place;
mod quantity;
mod rut;
mod text;
mod topic;
mod tree;
mod vault;
mod volumes;

pub use self::{
    custom::{Custom, DatabaseWish, ProbeTool, ProbeWish},
    edge::{Edge, EdgeKind, IpAddress},
    environment::{EnvironmentValue, ExtraEnvironment, names_a_secret},
    git_context::GitContext,
    guard::{Cidr, Guard},
    image_ref::ImageRef,
    load::load,
    names::{
        Capability, ContainerPath, DockerName, Domain, Label, Prefix, RoutePath, ServiceName,
        StackName, TimeZone, User, VariableName, VaultPath,
    },
    network::{ExtraNetwork, Networks},
    place::Place,
    quantity::{Duration, Memory},
    rut::Rut,
    text::known,
    topic::{Cleanup, Compression, Topic, TopicName},
    tree::Tree,
    vault::{Layout, Vault},
    volumes::Volumes,
};

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A whole stack. `Catalogue` is the type of `services:`, which belongs to the next room.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(
    title = "SmarterOS stack",
    rename = "Stack",
    bound = "Catalogue: JsonSchema + Serialize + Default",
    transform = allow_extends
)]
pub struct Stack<Catalogue> {
    /// Name of the stack: the Compose project name and the prefix of its Traefik routers.
    pub name: StackName,
    /// DNS zone every public host stands under.
    pub domain: Domain,
    /// Time zone of the services (tz database name).
    #[serde(default = "santiago")]
    pub time_zone: TimeZone,
    /// What stands in front of the public services.
    #[serde(default)]
    pub edge: Edge,
    /// Docker networks.
    #[serde(default)]
    pub networks: Networks,
    /// Names of the volumes that hold data.
    #[serde(default)]
    pub volumes: Volumes,
    /// Where the secrets are kept.
    #[serde(default)]
    pub vault: Vault,
    /// Services of the catalogue that this stack runs, each with its options.
    #[serde(default)]
    pub services: Catalogue,
    /// Redpanda topics that must exist, by name.
    #[serde(default)]
    pub topics: IndexMap<TopicName, Topic>,
    /// Services of your own, with the guarantees of the catalogue.
    #[serde(default)]
    pub custom: IndexMap<ServiceName, Custom>,
}

fn santiago() -> TimeZone {
    known("America/Santiago")
}

/// `extends` is resolved while the files are read, so the typed stack never sees it.
fn allow_extends(schema: &mut schemars::Schema) {
    let extends = serde_json::json!({
        "description": "Stack file(s) this one is laid over; paths start at this file's folder.",
        "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }],
    });
    if let Some(properties) = schema.get_mut("properties").and_then(|it| it.as_object_mut()) {
        properties.insert("extends".into(), extends);
    }
    schema.remove("required");
}

impl<Catalogue> Stack<Catalogue> {
    /// The public host of a label: `crm` is `crm.smarterbot.cl`.
    pub fn host(&self, label: &Label) -> String {
        format!("{label}.{}", self.domain)
    }

    /// The public address of a label, without a slash at the end.
    pub fn url(&self, label: &Label) -> String {
        self.edge.url(&self.host(label))
    }

    /// The name other containers reach `service` at on the core network.
    pub fn address(&self, service: &str) -> String {
        self.networks.alias(service)
    }
}
