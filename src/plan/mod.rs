//! What will run: plain data with no opinion about any output format.

mod check;
mod complete;
mod container;
mod database;
mod fault;
mod image;
mod lifecycle;
mod mount;
mod network;
mod probe;
mod route;
mod section;
mod text;
mod variable;
mod volume;

pub use self::{
    container::{Confinement, Container, Process},
    database::Database,
    fault::{Fault, Origin},
    image::Image,
    lifecycle::{Lifecycle, Restart},
    mount::{ConfigMount, Mount},
    network::{Network, NetworkRole},
    probe::{Probe, ProbeTest},
    route::{Route, RouteGuard},
    section::Section,
    text::{Part, Text},
    variable::{Generator, Rotation, Variable, VariableKind},
    volume::Volume,
};

use std::collections::HashMap;

use indexmap::IndexMap;
use serde::Serialize;

use crate::stack::{Edge, Stack, Topic, TopicName, Vault, Volumes};

/// A whole stack, ready to be rendered to any target.
#[derive(Clone, Debug, Serialize)]
pub struct Plan {
    pub stack: String,
    pub domain: String,
    pub edge: Edge,
    pub vault: Vault,
    pub networks: Vec<Network>,
    pub volumes: Vec<Volume>,
    pub containers: Vec<Container>,
    pub databases: Vec<Database>,
    pub topics: IndexMap<TopicName, Topic>,
    /// Every variable the containers read, each once, by component.
    pub variables: Vec<Variable>,
    #[serde(skip)]
    volume_names: Volumes,
}

impl Plan {
    /// A plan with the frame of a stack and no containers yet.
    pub fn frame<Catalogue>(stack: &Stack<Catalogue>) -> Self {
        Self {
            stack: stack.name.to_string(),
            domain: stack.domain.to_string(),
            edge: stack.edge.clone(),
            vault: stack.vault.clone(),
            networks: network::all(stack),
            volumes: Vec::new(),
            containers: Vec::new(),
            databases: Vec::new(),
            topics: stack.topics.clone(),
            variables: Vec::new(),
            volume_names: stack.volumes.clone(),
        }
    }

    pub fn add(&mut self, container: Container) {
        self.containers.push(container);
    }

    pub fn container(&self, name: &str) -> Option<&Container> {
        self.containers.iter().find(|it| it.name == name)
    }

    /// The network of a role, if the stack has one.
    pub fn network(&self, role: NetworkRole) -> Option<&str> {
        self.networks.iter().find(|it| it.role == role).map(|it| it.name.as_str())
    }

    /// The containers that read each variable, in order.
    pub fn readers(&self) -> HashMap<&str, Vec<&str>> {
        let mut readers: HashMap<&str, Vec<&str>> = HashMap::new();
        for container in &self.containers {
            for variable in container.texts().flat_map(Text::variables) {
                let names = readers.entry(&variable.name).or_default();
                if names.last() != Some(&container.name.as_str()) {
                    names.push(&container.name);
                }
            }
        }
        readers
    }

    /// This container, and all it cannot start without.
    pub fn part(&self, name: &str) -> Option<Self> {
        let mut wanted = vec![self.container(name)?.name.as_str()];
        let mut next = 0;
        while let Some(container) = wanted.get(next).and_then(|it| self.container(it)) {
            let needs = container.needs.iter().map(String::as_str);
            let new: Vec<_> = needs.filter(|it| !wanted.contains(it)).collect();
            wanted.extend(new);
            next += 1;
        }
        let wanted: Vec<String> = wanted.into_iter().map(str::to_owned).collect();
        let mut part = self.clone();
        part.containers.retain(|it| wanted.contains(&it.name));
        part.collect();
        Some(part)
    }
}
