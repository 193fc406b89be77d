//! The paths that compose files refer to; whoever reads the disk looks them up.

use indexmap::IndexMap;

use super::{Project, ProjectFile, Reference};
use crate::{
    compose::{Compose, MountKind, Service, included_files},
    document::Node,
};

/// What the example of an environment file is called behind the file's own name.
pub(super) const EXAMPLES: [&str; 4] = [".dist", ".example", ".sample", ".template"];

impl Project {
    /// Every path the compose files refer to, each once.
    pub fn references(&self) -> Vec<Reference> {
        let mut all = IndexMap::new();
        for (file, compose) in self.composes() {
            for (node, path, read) in compose.services.iter().flat_map(of_service) {
                add(&mut all, file, compose.resolve(&node, &path), &path, read);
            }
            for (node, path, read) in of_top(compose) {
                add(&mut all, file, compose.resolve(&node, &path), &path, read);
            }
            for (node, path) in compose.services.iter().flat_map(env_files) {
                let known = compose.resolve(&node, &path).and_then(|it| all.get_mut(&it));
                if let Some(it) = known {
                    it.is_env_file = true;
                }
            }
        }
        all.into_values().collect()
    }
}

fn add(
    all: &mut IndexMap<String, Reference>,
    file: &ProjectFile,
    path: Option<String>,
    written: &str,
    read: bool,
) {
    let Some(path) = path else { return };
    let reference = all.entry(path).or_insert_with_key(|path| Reference {
        path: path.clone(),
        written: written.to_owned(),
        by: file.name().to_owned(),
        read: false,
        is_env_file: false,
    });
    reference.read |= read;
}

/// Where a path stands, the path, and whether the file is read and judged, too.
type Path = (Node, String, bool);

fn of_service(service: &Service) -> Vec<Path> {
    let binds = service.mounts.iter().filter(|it| it.kind == MountKind::Bind);
    let binds = binds.filter_map(|it| Some((it.node.clone(), it.source.clone()?, true)));
    let mut paths: Vec<Path> = binds.collect();
    for (node, path) in env_files(service) {
        paths.extend(EXAMPLES.iter().map(|it| (node.clone(), format!("{path}{it}"), false)));
        paths.push((node, path, true));
    }
    if let Some(build) = &service.build {
        let context = build.context.node();
        paths.push((context.clone(), build.context.as_str().to_owned(), false));
        paths.extend(build.dockerfile_path().map(|it| (context.clone(), it, true)));
    }
    if let Some(labels) = service.get("label_file") {
        paths.extend([labels].into_iter().chain(labels.items()).filter_map(named));
    }
    let extended = service.get("extends").and_then(|it| it.get_merged("file"));
    paths.extend(extended.as_ref().and_then(named));
    paths
}

fn env_files(service: &Service) -> Vec<(Node, String)> {
    let Some(files) = service.get("env_file") else { return Vec::new() };
    let path = |it: &Node| it.as_str().map(str::to_owned).or_else(|| text(it, "path"));
    let nodes = [files].into_iter().chain(files.items());
    nodes.filter_map(|it| Some((it.clone(), path(it)?))).collect()
}

fn of_top(compose: &Compose) -> Vec<Path> {
    let files = compose.configs.iter().chain(&compose.secrets);
    let files = files.filter_map(|it| Some((it.value.clone(), text(&it.value, "file")?, true)));
    let included = compose.includes.iter().flat_map(included_files);
    let folders = compose.includes.iter().filter_map(|it| it.get_merged("env_file"));
    let named_there = folders.flat_map(|it| [vec![it.clone()], it.items().to_vec()].concat());
    files.chain(included.chain(named_there).filter_map(|it| named(&it))).collect()
}

fn named(node: &Node) -> Option<Path> {
    Some((node.clone(), node.as_str()?.to_owned(), false))
}

fn text(node: &Node, key: &str) -> Option<String> {
    node.get_merged(key).and_then(|it| it.as_str().map(str::to_owned))
}
