//! Applications: compose files that Compose reads as one, and what it makes of them.

use std::{
    cell::RefCell,
    collections::{BTreeSet, HashMap, HashSet},
    sync::OnceLock,
};

use super::{Project, ProjectFile};
use crate::compose::{Compose, assemble, included_files, leads_elsewhere};

/// What Compose reads when it is given no file, the first that is there.
pub const DEFAULT: [&str; 4] =
    ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];

/// What it lays over that, the first that is there.
pub const OVERRIDE: [&str; 4] = [
    "compose.override.yml",
    "compose.override.yaml",
    "docker-compose.override.yml",
    "docker-compose.override.yaml",
];

/// Every application of a project in the order of its files; worked out when first asked for.
#[derive(Default)]
pub struct Applications(OnceLock<Vec<Application>>);

struct Application {
    /// Where its first file stands in the project.
    file: usize,
    model: Model,
}

enum Model {
    /// What stands in the file's only document.
    AsWritten,
    Assembled(Box<Compose>),
}

impl Project {
    /// Every application as Compose reads it, with its first file.
    pub fn composes(&self) -> impl Iterator<Item = (&ProjectFile, &Compose)> {
        let all = self.applications.0.get_or_init(|| Reader::of(self).applications());
        all.iter().filter_map(|it| self.read(it))
    }

    /// The same, one of them.
    pub(super) fn application(&self, at: usize) -> Option<(&ProjectFile, &Compose)> {
        self.read(self.applications.0.get()?.get(at)?)
    }

    /// Files that some application reads and the project does not have, by their paths.
    pub fn unread(&self) -> BTreeSet<String> {
        let reader = Reader::of(self);
        reader.applications();
        reader.missed.into_inner()
    }

    fn read<'a>(&'a self, application: &'a Application) -> Option<(&'a ProjectFile, &'a Compose)> {
        let file = self.files.get(application.file)?;
        Some(match &application.model {
            Model::AsWritten => (file, file.composes().first()?),
            Model::Assembled(compose) => (file, compose),
        })
    }
}

/// Puts the files of a project together.
struct Reader<'a> {
    project: &'a Project,
    /// Where each compose file stands.
    places: HashMap<&'a str, usize>,
    missed: RefCell<BTreeSet<String>>,
}

impl<'a> Reader<'a> {
    fn of(project: &'a Project) -> Self {
        let files = project.files.iter().enumerate().filter(|(_, it)| !it.composes().is_empty());
        let places = files.map(|(at, it)| (it.name(), at)).collect();
        Self { project, places, missed: RefCell::default() }
    }

    fn applications(&self) -> Vec<Application> {
        let mut read: HashSet<String> = HashSet::new();
        let mut all = Vec::new();
        let (layers, named) = (self.layers(), self.named_by_others());
        let over: HashSet<&String> = layers.values().flatten().collect();
        // What others read is an application of its own only where none of them could read it.
        for is_last in [false, true] {
            for (at, file) in self.project.files.iter().enumerate() {
                let name = file.name();
                let waits = named.contains(name) && !layers.contains_key(name);
                let is_out = over.contains(&name.to_owned()) || read.contains(name) && is_last;
                if file.composes().is_empty() || is_out || waits != is_last {
                    continue;
                }
                let mut together = vec![name.to_owned()];
                together.extend(layers.get(name).into_iter().flatten().cloned());
                all.extend(self.application(at, &together, &mut read));
            }
        }
        all.sort_by_key(|it| it.file);
        all
    }

    fn application(
        &self,
        file: usize,
        names: &[String],
        read: &mut HashSet<String>,
    ) -> Option<Application> {
        let documents = self.project.files.get(file)?.composes();
        if let ([only], [_]) = (documents, names)
            && !leads_elsewhere(only)
        {
            return Some(Application { file, model: Model::AsWritten });
        }
        let compose = assemble(names, &|name| self.documents(name))?;
        read.extend(compose.files.iter().cloned());
        Some(Application { file, model: Model::Assembled(Box::new(compose)) })
    }

    fn documents(&self, name: &str) -> Option<&'a [Compose]> {
        let file = self.places.get(name).and_then(|at| self.project.files.get(*at));
        if file.is_none() {
            self.missed.borrow_mut().insert(name.to_owned());
        }
        file.map(ProjectFile::composes)
    }

    /// What is laid over a file, by its name.
    fn layers(&self) -> HashMap<String, Vec<String>> {
        let mut layers = HashMap::new();
        let chosen = &self.project.chosen;
        if let Some((first, over)) = chosen.split_first() {
            layers.insert(first.clone(), over.to_vec());
        }
        let folders: BTreeSet<&str> = self.places.keys().map(|it| folder(it)).collect();
        for folder in folders {
            let first = |names: [&str; 4]| {
                let mut paths = names.iter().map(|it| format!("{folder}{it}"));
                paths.find(|it| self.places.contains_key(it.as_str()) && !chosen.contains(it))
            };
            if let (Some(base), Some(over)) = (first(DEFAULT), first(OVERRIDE)) {
                layers.insert(base, vec![over]);
            }
        }
        layers
    }

    /// Files that are included, and those that services of other files extend; what Compose reads
    /// by itself may be extended and is an application all the same.
    fn named_by_others(&self) -> HashSet<String> {
        let mut named = HashSet::new();
        for file in &self.project.files {
            named.extend(file.included());
            named.extend(file.extended().into_iter().filter(|it| !is_default(it)));
        }
        named
    }
}

impl ProjectFile {
    /// The other files that its services are read from.
    pub fn read_from(&self) -> Vec<String> {
        [self.included(), self.extended()].concat()
    }

    pub(super) fn included(&self) -> Vec<String> {
        let includes = self.composes().iter().flat_map(|it| &it.includes);
        let paths = includes.flat_map(included_files);
        paths.filter_map(|it| self.resolve(it.as_str()?)).collect()
    }

    pub(super) fn extended(&self) -> Vec<String> {
        let services = self.composes().iter().flat_map(|it| &it.services);
        let files = services.filter_map(|it| it.get("extends")?.get_merged("file"));
        let files = files.filter_map(|it| self.resolve(it.as_str()?));
        files.filter(|it| it != self.name()).collect()
    }
}

/// Whether Compose reads a file of this name by itself.
pub fn is_default(name: &str) -> bool {
    DEFAULT.iter().any(|it| name.rsplit('/').next() == Some(it))
}

/// The folder of a file with the slash behind it.
fn folder(name: &str) -> &str {
    name.rfind('/').map_or("", |it| &name[..=it])
}
