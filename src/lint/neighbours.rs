//! What the compose files of one folder say about a service together: Compose may read them as one.

use std::{collections::HashMap, sync::OnceLock};

use super::{Project, ProjectFile};
use crate::compose::{Compose, Service};

/// Services of all files by folder and name; worked out when first asked for, so the files of a
/// project are complete before its rules run.
#[derive(Default)]
pub struct Neighbours(OnceLock<HashMap<String, HashMap<String, Together>>>);

/// A service, in whichever files of a folder it stands.
#[derive(Default)]
pub(super) struct Together {
    /// The first two files that make a container from something.
    sources: Vec<String>,
    /// A file gives it neither an image nor a build.
    pub(super) is_part: bool,
    /// A file that is called an override gives it a probe.
    pub(super) is_probed_by_override: bool,
}

impl Together {
    /// Whether another file than this one makes a container of it.
    pub(super) fn has_source_beside(&self, file: &ProjectFile) -> bool {
        self.sources.iter().any(|it| it != file.name())
    }

    fn add(&mut self, file: &ProjectFile, service: &Service) {
        let is_new = self.sources.iter().all(|it| it != file.name());
        if service.has_source() && is_new && self.sources.len() < 2 {
            self.sources.push(file.name().to_owned());
        }
        self.is_part |= service.get("image").is_none() && service.get("build").is_none();
        self.is_probed_by_override |= file.is_called_override()
            && service.healthcheck.as_ref().is_some_and(|it| !it.is_disabled());
    }
}

impl Project {
    /// A service in all compose files of the folder that this one is in.
    pub(super) fn together(&self, file: &ProjectFile, service: &str) -> Option<&Together> {
        self.neighbours.0.get_or_init(|| self.by_folder()).get(file.folder())?.get(service)
    }

    fn by_folder(&self) -> HashMap<String, HashMap<String, Together>> {
        let mut folders: HashMap<String, HashMap<String, Together>> = HashMap::new();
        for (file, compose) in self.composes() {
            let folder = folders.entry(file.folder().to_owned()).or_default();
            for service in first_of_each_name(compose) {
                folder.entry(service.name().to_owned()).or_default().add(file, service);
            }
        }
        folders
    }
}

fn first_of_each_name(compose: &Compose) -> impl Iterator<Item = &Service> {
    let is_first =
        |it: &&Service| compose.service(it.name()).is_some_and(|first| std::ptr::eq(first, *it));
    compose.services.iter().filter(is_first)
}
