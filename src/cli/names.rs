//! What files are called, and where they are seen from.

use std::path::{Component, Path, PathBuf};

/// A path from the folder of the run, with `/`.
pub(super) fn shown(path: &Path, directory: &Path) -> String {
    let path = path.strip_prefix(directory).unwrap_or(path);
    let is_step = |it: &Component<'_>| *it != Component::CurDir;
    let path: PathBuf = path.components().filter(is_step).collect();
    path.to_string_lossy().replace('\\', "/")
}

pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |it| it.to_string_lossy().into_owned())
}

/// As [`crate::lint::ProjectFile::folder`].
pub(super) fn parent(name: &str) -> &str {
    name.rsplit_once('/').map_or("", |it| it.0)
}

pub(super) fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |it| it.1)
}

pub(super) fn is_yaml(name: &str) -> bool {
    matches!(extension(name), "yml" | "yaml")
}

pub(super) fn is_env(name: &str) -> bool {
    name.starts_with(".env") || extension(name) == "env"
}
