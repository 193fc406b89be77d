//! Environment files: `.env`, and the examples of it.

use std::{collections::HashMap, ops::Range, sync::Arc};

use super::{FileKind, Project, ProjectFile};
use crate::{document::Source, problem::Place};

/// `KEY=VALUE` lines with their places.
pub struct EnvFile {
    pub entries: Vec<EnvEntry>,
    /// An example: it may not hold secrets, and is committed.
    pub is_example: bool,
    /// Where each name first stands in `entries`.
    places: HashMap<String, usize>,
}

pub struct EnvEntry {
    pub name: String,
    pub name_place: Place,
    /// Without the quotes.
    pub value: String,
    pub value_place: Place,
}

impl EnvFile {
    pub(super) fn is_called_so(file_name: &str) -> bool {
        file_name == ".env"
            || file_name.starts_with(".env.")
            || file_name.starts_with("env.")
            || file_name.rsplit_once('.').is_some_and(|(_, extension)| extension == "env")
    }

    pub(super) fn read(source: &Arc<Source>) -> Self {
        let name = source.name().rsplit('/').next().unwrap_or_default();
        let words = ["example", "sample", "template", "dist"];
        let is_example = words.iter().any(|it| name.contains(it));
        let lines = 1..=source.line_count();
        let entries = lines.filter_map(|it| EnvEntry::read(source, source.line_range(it)));
        let entries: Vec<_> = entries.collect();
        let mut places = HashMap::new();
        for (at, entry) in entries.iter().enumerate() {
            places.entry(entry.name.clone()).or_insert(at);
        }
        Self { entries, is_example, places }
    }

    pub fn entry(&self, name: &str) -> Option<&EnvEntry> {
        self.entries.get(*self.places.get(name)?)
    }
}

impl Project {
    /// Every environment file, also those that are not judged.
    pub(super) fn known_env_files(&self) -> impl Iterator<Item = (&ProjectFile, &EnvFile)> {
        self.files.iter().chain(&self.env_beside).filter_map(ProjectFile::as_env)
    }

    /// The live ones of them that give a variable a value.
    pub(super) fn files_that_set(&self, name: &str) -> impl Iterator<Item = &ProjectFile> {
        let live = self.known_env_files().filter(|(_, env)| !env.is_example);
        let set = |env: &EnvFile| env.entry(name).is_some_and(|it| !it.value.is_empty());
        live.filter(move |(_, env)| set(env)).map(|(file, _)| file)
    }
}

impl ProjectFile {
    pub(super) fn as_env(&self) -> Option<(&Self, &EnvFile)> {
        match &self.kind {
            FileKind::Env(env) => Some((self, env)),
            _ => None,
        }
    }
}

impl EnvEntry {
    fn read(source: &Arc<Source>, line: Range<usize>) -> Option<Self> {
        let text = source.slice(line.clone());
        let body = text.trim_start();
        let body = body.strip_prefix("export ").unwrap_or(body);
        let start = line.start + text.len() - body.len();
        let (name, value) = body.split_once('=')?;
        let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        if name.is_empty() || !name.chars().all(word) {
            return None;
        }
        let value_start = start + name.len() + 1;
        let bare = match value.trim_end() {
            it if it.starts_with(['"', '\'']) => it,
            it => it.split(" #").next().unwrap_or(it).trim_end(),
        };
        let quoted = bare.len() > 1 && bare.starts_with(['"', '\'']) && bare.ends_with(&bare[..1]);
        let inner = if quoted { 1..bare.len() - 1 } else { 0..bare.len() };
        let place = |range| Place::new(source, range);
        Some(Self {
            name: name.to_owned(),
            name_place: place(start..start + name.len()),
            value: bare[inner.clone()].to_owned(),
            value_place: place(value_start + inner.start..value_start + inner.end),
        })
    }
}
