//! The paths that compose files refer to; whoever reads the disk looks them up.

use indexmap::IndexMap;

use super::{Project, ProjectFile, Reference};
use crate::{
    compose::{Compose, MountKind, Service},
    document::Node,
};

/// What the example of an environment file is called behind the file's own name.
pub(super) const EXAMPLES: [&str; 4] = [".dist", ".example", ".sample", ".template"];

impl Project {
    /// Every path the compose files refer to, each once.
    pub fn references(&self) -> Vec<Reference> {
        let mut all = IndexMap::new();
        for (file, compose) in self.composes() {
            for (path, read) in compose.services.iter().flat_map(of_service) {
                add(&mut all, file, &path, read);
            }
            for path in of_top(compose) {
                add(&mut all, file, &path, true);
            }
        }
        all.into_values().collect()
    }
}

fn add(all: &mut IndexMap<String, Reference>, file: &ProjectFile, written: &str, read: bool) {
    let Some(path) = file.resolve(written) else { return };
    let reference = all.entry(path).or_insert_with_key(|path| Reference {
        path: path.clone(),
        written: written.to_owned(),
        by: file.name().to_owned(),
        read: false,
    });
    reference.read |= read;
}

fn of_service(service: &Service) -> Vec<(String, bool)> {
    let binds = service.mounts.iter().filter(|it| it.kind == MountKind::Bind);
    let mut paths: Vec<_> = binds.filter_map(|it| it.source.clone()).map(|it| (it, true)).collect();
    if let Some(files) = service.get("env_file") {
        let named = [files].into_iter().chain(files.items());
        let path = |it: &Node| it.as_str().map(str::to_owned).or_else(|| text(it, "path"));
        for path in named.filter_map(path) {
            paths.extend(EXAMPLES.iter().map(|it| (format!("{path}{it}"), false)));
            paths.push((path, true));
        }
    }
    if let Some(build) = &service.build {
        paths.push((build.context.as_str().to_owned(), false));
        paths.extend(build.dockerfile_path().map(|it| (it, true)));
    }
    if let Some(labels) = service.get("label_file") {
        let named = [labels].into_iter().chain(labels.items());
        paths.extend(named.filter_map(Node::as_str).map(|it| (it.to_owned(), false)));
    }
    if let Some(file) = service.get("extends").and_then(|it| text(it, "file")) {
        paths.push((file, false));
    }
    paths
}

fn of_top(compose: &Compose) -> Vec<String> {
    let files = compose.configs.iter().chain(&compose.secrets);
    files.filter_map(|it| text(&it.value, "file")).collect()
}

fn text(node: &Node, key: &str) -> Option<String> {
    node.get_merged(key).and_then(|it| it.as_str().map(str::to_owned))
}
