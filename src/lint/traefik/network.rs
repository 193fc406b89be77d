//! Networks as Docker knows them, so that two files can be compared.

use super::is_open;
use crate::{
    compose::{Compose, Service, Text},
    lint::ProjectFile,
};

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::lint) enum Identity {
    /// Its name on the host.
    Real(String),
    /// Compose will put the project's name before the key.
    Local { project: String, key: String },
    /// A variable decides.
    Open,
}

/// The networks of a service with the words that name them; nothing where they are not decided
/// here: `network_mode`, `extends`.
pub(in crate::lint) fn joined(
    file: &ProjectFile,
    compose: &Compose,
    service: &Service,
) -> Option<Vec<(Option<Text>, Identity)>> {
    if service.get("network_mode").is_some() || service.get("extends").is_some() {
        return None;
    }
    if service.networks.is_empty() {
        return Some(vec![(None, identity(file, compose, "default"))]);
    }
    let names = service.networks.iter().map(|it| &it.name);
    Some(names.map(|it| (Some(it.clone()), identity(file, compose, it.as_str()))).collect())
}

/// What a network's key in this file stands for.
pub(in crate::lint) fn identity(file: &ProjectFile, compose: &Compose, key: &str) -> Identity {
    let definition = compose.network(key);
    match definition.and_then(crate::compose::Definition::real_name) {
        Some(name) if is_open(&name) => return Identity::Open,
        Some(name) => return Identity::Real(name.as_str().to_owned()),
        None if definition.is_some_and(crate::compose::Definition::is_external) => {
            return Identity::Real(key.to_owned());
        }
        None => {}
    }
    let project = compose.name.as_ref().map_or_else(|| file.folder(), Text::as_str);
    Identity::Local { project: project.to_owned(), key: key.to_owned() }
}
