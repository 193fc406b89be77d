//! Reading a file as what it is, or saying why it is left alone.

use std::io::{self, Read};

use super::names::{extension, is_env, is_yaml};
use crate::{
    document::MAX_BYTES,
    lint::{FileKind, ProjectFile, is_dockerfile},
    problem::Problem,
};

/// Whether the user named a file or it was come upon.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    Named,
    Found,
}

/// What is judged beside the compose files of a folder.
pub(super) const BESIDE: [&str; 4] = ["md", "sh", "sql", "hcl"];

/// A file to judge, or why it is left alone.
pub(super) fn judged(name: &str, bytes: &[u8], origin: Origin) -> Result<ProjectFile, String> {
    let file = understood(name, bytes, origin);
    let why = match &file.kind {
        FileKind::Yaml { root: _, looks_like } if !file.lists_services() => looks_like,
        FileKind::Broken(problem)
            if origin == Origin::Found && !speaks_of_services(name, bytes) =>
        {
            problem.message.as_str()
        }
        _ => return Ok(file),
    };
    Err(format!("not a compose file ({why})"))
}

/// Reads a file by its name, or as a compose file when it is one whatever it is called.
fn understood(name: &str, bytes: &[u8], origin: Origin) -> ProjectFile {
    let base = name.rsplit('/').next().unwrap_or(name);
    let is_known =
        is_yaml(base) || is_env(base) || is_dockerfile(base) || BESIDE.contains(&extension(base));
    if origin == Origin::Named && !is_known {
        let file = ProjectFile::yaml(name, bytes);
        if !matches!(file.kind, FileKind::Yaml { .. }) {
            return file;
        }
    }
    if bytes.len() > MAX_BYTES && !is_yaml(base) {
        let problem = Problem::new(format!("the file is larger than {} KiB", MAX_BYTES / 1024));
        return ProjectFile::unread(name, problem);
    }
    ProjectFile::read(name, bytes)
}

/// Whether a file that cannot be read as YAML was meant to be a compose file.
pub(super) fn speaks_of_services(name: &str, bytes: &[u8]) -> bool {
    let base = name.rsplit('/').next().unwrap_or(name);
    let text = String::from_utf8_lossy(bytes);
    is_env(base) || base.contains("compose") || text.lines().any(|it| it.starts_with("services:"))
}

/// The bytes of a file, one more than a file may have at the most.
pub(super) fn capped(file: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
