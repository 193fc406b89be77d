//! A compose file as Compose reads it: both forms of every list, merge keys resolved, every part
//! with its place. Nothing is refused here; what does not fit its form is left out.

mod assemble;
mod assignment;
mod bare;
mod build;
mod healthcheck;
mod image;
mod interpolation;
mod keys;
mod merge;
mod mount;
mod path;
mod port;
mod service;
mod shape;
mod text;
mod values;
mod words;

pub use self::{
    assemble::{Files, Refusal, RefusalKind, assemble, included_files, leads_elsewhere},
    assignment::Assignment,
    bare::rewritten,
    build::Build,
    healthcheck::Healthcheck,
    image::Image,
    interpolation::{Hole, HoleKind, Piece, Template},
    mount::{Mount, MountKind},
    path::{folder_of, resolve},
    port::Port,
    service::{Dependency, Meeting, Member, Service},
    shape::{OTHER_SERVICES, Shape, shape},
    text::Text,
    values::values,
    words::{Command, CommandForm, shell_words},
};

use std::{
    collections::{HashMap, HashSet},
    sync::OnceLock,
};

use crate::{
    document::{Entry, Node},
    problem::Place,
};

/// One compose file.
pub struct Compose {
    pub root: Node,
    /// The project's name, if the file gives one.
    pub name: Option<Text>,
    pub services: Vec<Service>,
    pub networks: Vec<Definition>,
    pub volumes: Vec<Definition>,
    pub configs: Vec<Definition>,
    pub secrets: Vec<Definition>,
    /// Every variable the file reads, also inside the operands of others, in the order of the file.
    pub variables: Vec<Variable>,
    /// The files it was read from, the first of which gives its folder.
    pub files: Vec<String>,
    /// Every entry of `include`, also of included files.
    pub includes: Vec<Node>,
    /// What Compose refuses when it reads the files together.
    pub refusals: Vec<Refusal>,
    /// Files whose relative paths do not start at their own folder, with the folder where they do.
    folders: HashMap<String, String>,
    /// The files of variables that only what is included reads, by included file.
    env_files: HashMap<String, Vec<String>>,
    /// What some service mounts and may write to, worked out when first asked for.
    written: OnceLock<HashSet<String>>,
    /// Which services have no image, build, parent or provider of their own.
    sourceless: Vec<usize>,
    /// Where each stands in its list; the first of its name.
    places: HashMap<String, usize>,
    network_places: HashMap<String, usize>,
    volume_places: HashMap<String, usize>,
    /// Who depends on a name: the service, and which of its dependencies.
    dependants: HashMap<String, Vec<(usize, usize)>>,
    /// Names whose end some service waits for.
    awaited_ends: HashSet<String>,
    /// Names whose health some service waits for.
    awaited_health: HashSet<String>,
}

/// One use of a variable.
pub struct Variable {
    pub hole: Hole,
    /// The value it stands in.
    pub text: Text,
}

/// A top-level network, volume, config or secret.
pub struct Definition {
    pub key: Node,
    pub value: Node,
}

impl Compose {
    pub fn read(root: &Node) -> Self {
        let entries = root.merged();
        let all = |key: &str| definitions(&entries, key);
        let services = definitions(&entries, "services");
        let services: Vec<_> =
            services.into_iter().map(|it| Service::read(&it.key, &it.value)).collect();
        let (networks, volumes) = (all("networks"), all("volumes"));
        let mut dependants: HashMap<String, Vec<_>> = HashMap::new();
        let (mut awaited_ends, mut awaited_health) = (HashSet::new(), HashSet::new());
        for (at, service) in services.iter().enumerate() {
            for (which, dependency) in service.depends_on.iter().enumerate() {
                let name = dependency.name.as_str().to_owned();
                if dependency.waits_for_end() {
                    awaited_ends.insert(name.clone());
                }
                if dependency.waits_for_health() {
                    awaited_health.insert(name.clone());
                }
                dependants.entry(name).or_default().push((at, which));
            }
        }
        let all_services = services.iter().enumerate();
        let sourceless =
            all_services.filter(|(_, it)| !it.has_source()).map(|(at, _)| at).collect();
        Self {
            sourceless,
            root: root.clone(),
            name: root.get("name").and_then(Text::of),
            places: places(services.iter().map(Service::name)),
            network_places: places(networks.iter().map(Definition::name)),
            volume_places: places(volumes.iter().map(Definition::name)),
            services,
            dependants,
            awaited_ends,
            awaited_health,
            networks,
            volumes,
            configs: all("configs"),
            secrets: all("secrets"),
            variables: variables(root),
            includes: root.get_merged("include").iter().flat_map(Node::items).cloned().collect(),
            files: vec![root.source().name().to_owned()],
            refusals: Vec::new(),
            folders: HashMap::new(),
            env_files: HashMap::new(),
            written: OnceLock::new(),
        }
    }

    /// Services that nothing in this file makes a container from.
    pub fn sourceless(&self) -> impl Iterator<Item = &Service> {
        self.sourceless.iter().filter_map(|at| self.services.get(*at))
    }

    /// A path that stands in this node, as the run sees it. See [`resolve`].
    pub fn resolve(&self, node: &Node, path: &str) -> Option<String> {
        let file = node.source().name();
        resolve(self.folders.get(file).map_or_else(|| folder_of(file), String::as_str), path)
    }

    /// The files that give this variable a value where the project's own do not.
    pub fn included_env_files(&self, variable: &Variable) -> &[String] {
        self.env_files
            .get(variable.text.node().source().name())
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// Whether this variable may get its value from a file: what an included folder sets is not set
    /// around it.
    pub fn may_read(&self, variable: &Variable, env_file: &str) -> bool {
        let mut included = self.env_files.values().flatten();
        included.all(|it| it != env_file)
            || self.included_env_files(variable).iter().any(|it| it == env_file)
            || self.files.first().and_then(|it| resolve(folder_of(it), ".env")).as_deref()
                == Some(env_file)
    }

    /// The path of the host that is mounted, as the run sees it.
    pub fn mounted_path(&self, mount: &Mount) -> Option<String> {
        self.resolve(&mount.node, mount.source.as_deref()?)
    }

    /// Whether some service may write to this source of mounts: Certbot, what nginx serves.
    pub fn may_be_written(&self, source: &str) -> bool {
        let name = |it: &str| it.trim_end_matches('/').to_owned();
        let written = self.written.get_or_init(|| {
            let mounts = self.services.iter().flat_map(|it| &it.mounts).filter(|it| !it.read_only);
            mounts.filter_map(|it| it.source.as_deref().map(name)).collect()
        });
        written.contains(source.trim_end_matches('/'))
    }

    pub fn service(&self, name: &str) -> Option<&Service> {
        self.services.get(*self.places.get(name)?)
    }

    /// Every service that depends on this name, with the entry that says so.
    pub fn dependants(&self, name: &str) -> impl Iterator<Item = (&Service, &Dependency)> {
        self.dependants.get(name).into_iter().flatten().filter_map(|(at, which)| {
            let service = self.services.get(*at)?;
            Some((service, service.depends_on.get(*which)?))
        })
    }

    /// Whether some service waits until the one of this name has run and succeeded.
    pub fn awaits_end_of(&self, name: &str) -> bool {
        self.awaited_ends.contains(name)
    }

    /// Whether some service waits until the one of this name is healthy.
    pub fn awaits_health_of(&self, name: &str) -> bool {
        self.awaited_health.contains(name)
    }

    pub fn network(&self, name: &str) -> Option<&Definition> {
        self.networks.get(*self.network_places.get(name)?)
    }

    pub fn volume(&self, name: &str) -> Option<&Definition> {
        self.volumes.get(*self.volume_places.get(name)?)
    }
}

impl Variable {
    pub fn name(&self) -> &str {
        &self.hole.name
    }

    pub fn place(&self) -> Place {
        self.text.place_of(self.hole.range.clone())
    }
}

impl Definition {
    pub fn name(&self) -> &str {
        self.key.as_str().unwrap_or_default()
    }

    pub fn get(&self, key: &str) -> Option<Node> {
        self.value.get_merged(key)
    }

    /// Made by somebody else, not by this file.
    pub fn is_external(&self) -> bool {
        // The old form is a mapping: `external: { name: x }`.
        self.get("external").is_some_and(|it| it.as_str() == Some("true") || it.is_mapping())
    }

    /// The name Docker knows it under, where the file says so.
    pub fn real_name(&self) -> Option<Text> {
        let old = self.get("external").and_then(|it| it.get("name").cloned());
        self.get("name").or(old).as_ref().and_then(Text::of)
    }
}

/// Where each name stands; the first of those that are the same.
fn places<'a>(names: impl Iterator<Item = &'a str>) -> HashMap<String, usize> {
    let mut places = HashMap::new();
    for (at, name) in names.enumerate() {
        places.entry(name.to_owned()).or_insert(at);
    }
    places
}

fn variables(root: &Node) -> Vec<Variable> {
    let mut found = Vec::new();
    for text in values(root).into_iter().filter(|it| it.as_str().contains('$')) {
        let holes = text.template().holes(text.as_str());
        found.extend(holes.into_iter().map(|hole| Variable { hole, text: text.clone() }));
    }
    found
}

fn definitions(entries: &[Entry], key: &str) -> Vec<Definition> {
    let Some(entry) = entries.iter().find(|it| it.key.as_str() == Some(key)) else {
        return Vec::new();
    };
    let merged = entry.value.merged();
    let all = merged.iter().filter(|it| it.key.as_str().is_some_and(|it| !it.starts_with("x-")));
    all.map(|it| Definition { key: it.key.clone(), value: it.value.clone() }).collect()
}
