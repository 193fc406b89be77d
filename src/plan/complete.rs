//! The last step of planning: what follows from the containers alone.

use std::{
    collections::{HashMap, HashSet},
    mem,
};

use indexmap::IndexMap;

use super::{
    Container, Fault, Mount, Origin, Part, Plan, Text, Variable, VariableKind, Volume, check,
};
use crate::suggest;

impl Plan {
    /// Fills in what follows from the containers and checks the whole.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the containers.
    pub fn complete(mut self) -> Result<Self, Vec<Fault>> {
        let mut faults = self.resolve_references();
        self.sort();
        let asked = mem::take(&mut self.networks);
        faults.extend(check::networks(&asked, &self.containers));
        self.networks = asked;
        self.collect();
        faults.extend(check::all(&self));
        if faults.is_empty() { Ok(self) } else { Err(faults) }
    }

    /// By section; what one entry of the stack file asks for stays together.
    fn sort(&mut self) {
        let mut places: HashMap<Origin, usize> = HashMap::new();
        for container in &self.containers {
            let next = places.len();
            places.entry(container.origin.clone()).or_insert(next);
        }
        self.containers.sort_by_key(|it| (it.section, places.get(&it.origin).copied()));
    }

    /// Gathers the networks, volumes and variables that the containers use.
    pub(super) fn collect(&mut self) {
        let Self { containers, networks, volumes, variables, databases, volume_names, .. } = self;
        let joined: HashSet<&String> =
            containers.iter().flat_map(|it| it.networks.keys()).collect();
        networks.retain(|it| joined.contains(&it.name));
        let keys = containers.iter().flat_map(|it| &it.mounts).filter_map(|it| match it {
            Mount::Volume { key, target: _ } => Some(key.as_str()),
            Mount::Tmpfs { .. } | Mount::Bind { .. } => None,
        });
        let mut keys: Vec<_> = keys.collect();
        keys.sort_unstable();
        keys.dedup();
        *volumes = keys.into_iter().map(|key| named(key, volume_names)).collect();
        *variables = used_variables(containers);
        let read: HashSet<&str> = variables.iter().map(|it| it.name.as_str()).collect();
        databases.retain(|it| read.contains(it.password.name.as_str()));
    }

    /// Puts the variable in place of every reference to it.
    fn resolve_references(&mut self) -> Vec<Fault> {
        let known = used_variables(&self.containers);
        let by_name: HashMap<&str, &Variable> =
            known.iter().map(|it| (it.name.as_str(), it)).collect();
        let mut faults = Vec::new();
        for container in &mut self.containers {
            let origin = container.origin.clone();
            for (entry, text) in &mut container.environment {
                for part in text.parts_mut() {
                    let Part::Reference(name) = part else { continue };
                    match by_name.get(name.as_str()) {
                        Some(&variable) => *part = Part::Variable(variable.clone()),
                        None => faults.push(unknown_variable(&origin, entry, name, &known)),
                    }
                }
            }
        }
        faults
    }
}

fn unknown_variable(origin: &Origin, entry: &str, name: &str, known: &[Variable]) -> Fault {
    let near = suggest::nearest(name, known.iter().map(|it| it.name.as_str()));
    let help = near.map_or_else(
        || format!("declare it where it is needed: `{entry}: {{ secret: {name} }}`"),
        |near| format!("did you mean `{near}`?"),
    );
    let origin = origin.clone().key("environment").key(entry);
    Fault::new(origin, format!("no service declares the variable `{name}`"), help)
}

fn named(key: &str, names: &crate::stack::Volumes) -> Volume {
    let adopted = names.adopt.iter().find(|(it, _)| it.as_str() == key);
    Volume {
        key: key.to_owned(),
        name: adopted.map_or_else(|| format!("{}{key}", names.prefix), |(_, it)| it.to_string()),
        adopted: adopted.is_some(),
    }
}

/// Every variable, each once, by component and then in order of first use.
fn used_variables(containers: &[Container]) -> Vec<Variable> {
    let mut used: IndexMap<&str, &Variable> = IndexMap::new();
    for variable in containers.iter().flat_map(Container::texts).flat_map(Text::variables) {
        used.entry(&variable.name).or_insert(variable);
    }
    let mut used: Vec<Variable> = used.into_values().cloned().collect();
    used.sort_by_key(|it| (it.component.clone(), matches!(it.kind, VariableKind::Setting { .. })));
    used
}
