//! Everything that is judged together: files, what they refer to, where they run.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use serde::{Deserialize, Serialize};

use super::{
    Applications, ByFolder, Dockerfile, EnvFile, Mounted, NamesByFolder, Neighbours, application,
    rules,
    schema::{self, Mistake},
};
use crate::{
    compose::{self, Compose, OTHER_SERVICES, Shape, shape},
    document::{self, Source, parse},
    problem::{Place, Problem},
};

/// Files that are meant to run on one host.
#[derive(Default)]
pub struct Project {
    pub files: Vec<ProjectFile>,
    pub profile: Profile,
    /// External networks that are known to exist.
    pub external_networks: Vec<String>,
    /// What stands at the paths that the files refer to, by path as [`ProjectFile::resolve`]
    /// writes it. A path that was not looked up is missing here, and rules stay silent about it.
    pub paths: BTreeMap<String, Presence>,
    /// By folder: whether git would ignore a `.env` there, where that is known.
    pub env_ignored: BTreeMap<String, bool>,
    /// Environment files beside those that are judged: read, and not judged themselves.
    pub env_beside: Vec<ProjectFile>,
    /// Git has these files, so that a `.env` among them is read like any other.
    pub is_committed: bool,
    /// Paths that files mount which are not here.
    pub mounted: BTreeSet<String>,
    /// Compose files that another one completes, with words for that one.
    pub parts: BTreeMap<String, String>,
    /// Files of variables that are not there, and that git ignores.
    pub ignored: BTreeSet<String>,
    /// Compose files of which others extend a service.
    pub extended: BTreeSet<String>,
    /// Compose files that were named to be read as one, in this order.
    pub chosen: Vec<String>,
    /// Variables that took the place of secrets, by folder and secret.
    pub moved: HashMap<(String, String), String>,
    pub applications: Applications,
    pub by_folder: ByFolder,
    pub names_by_folder: NamesByFolder,
    pub neighbours: Neighbours,
    pub mounted_here: Mounted,
}

/// Where the stack runs; rules that only hold there ask for it.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Deserialize,
    Serialize,
    clap::ValueEnum,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Profile {
    /// `docker compose` by hand or from CI.
    #[default]
    Compose,
    /// Dokploy's compose type: its Traefik, a fresh clone at each deploy.
    Dokploy,
    /// `docker stack deploy`.
    Swarm,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    Missing,
    File,
    Folder,
}

/// A path that a compose file refers to, relative to the file's folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// As [`ProjectFile::resolve`] writes it.
    pub path: String,
    /// As it is written.
    pub written: String,
    /// The first file that refers to it.
    pub by: String,
    /// The file is read and judged, too: scripts, configuration and SQL that are mounted.
    pub read: bool,
    /// A service takes its variables from it.
    pub is_env_file: bool,
}

/// One file of the project.
pub struct ProjectFile {
    pub source: Arc<Source>,
    pub kind: FileKind,
    /// Comments of a YAML file.
    pub comments: Vec<document::Comment>,
}

pub enum FileKind {
    /// One entry per document of the file, with the problems of its keys and what Compose refuses.
    Compose { documents: Vec<Compose>, defects: Vec<document::Defect>, mistakes: Vec<Vec<Mistake>> },
    /// A stack file of this program.
    Stack(document::Node),
    /// `.env` and its examples.
    Env(EnvFile),
    /// YAML that is not compose: mounted configuration, or another tool's.
    Yaml { root: document::Node, looks_like: &'static str },
    /// What an image is built from; read, not judged.
    Dockerfile(Dockerfile),
    /// Shell, SQL, HCL and whatever else is mounted or named.
    Text,
    /// Markdown beside the stack.
    Prose,
    /// It could not be read.
    Broken(Problem),
}

impl ProjectFile {
    /// Reads a file by its name and shape.
    pub fn read(name: &str, bytes: &[u8]) -> Self {
        let file_name = name.rsplit('/').next().unwrap_or(name);
        let extension = file_name.rsplit_once('.').map_or("", |(_, it)| it);
        if EnvFile::is_called_so(file_name) {
            return Self::plain(name, bytes, |source| FileKind::Env(EnvFile::read(source)));
        }
        if is_dockerfile(file_name) {
            let kind = |source: &Arc<Source>| FileKind::Dockerfile(Dockerfile::read(source.text()));
            return Self::plain(name, bytes, kind);
        }
        match extension {
            "md" => Self::plain(name, bytes, |_| FileKind::Prose),
            "yml" | "yaml" | "" => Self::yaml(name, bytes),
            _ => Self::plain(name, bytes, |_| FileKind::Text),
        }
    }

    /// Reads a file as YAML whatever it is called: standard input, or a file named by the user.
    pub fn yaml(name: &str, bytes: &[u8]) -> Self {
        Self::documents(name, bytes, false)
    }

    /// Reads a file that Compose is told to read, whatever it looks like.
    pub fn compose(name: &str, bytes: &[u8]) -> Self {
        Self::documents(name, bytes, true)
    }

    fn documents(name: &str, bytes: &[u8], is_compose: bool) -> Self {
        let file = match parse(name, bytes) {
            Ok(file) => file,
            Err(problem) => {
                let text = String::from_utf8_lossy(bytes).into_owned();
                let source = problem.place.as_ref().map(|it| Arc::clone(it.source()));
                let source = source.unwrap_or_else(|| Arc::new(Source::new(name, text)));
                return Self { source, kind: FileKind::Broken(problem), comments: Vec::new() };
            }
        };
        let document::File { source, documents, comments } = file;
        let mut defects = Vec::new();
        let (mut composes, mut mistakes) = (Vec::new(), Vec::new());
        let mut other = None;
        let is_default = application::is_default(name);
        for document in documents {
            let shape = match shape(&document.root) {
                Shape::Other(_) if is_compose && document.root.is_mapping() => Shape::Compose,
                Shape::Other(OTHER_SERVICES) if is_default => Shape::Compose,
                it => it,
            };
            match shape {
                Shape::Compose => {
                    composes.push(Compose::read(&document.root));
                    mistakes.push(schema::mistakes(&document.root));
                    defects.extend(document.defects);
                }
                Shape::Stack => other = Some(FileKind::Stack(document.root)),
                Shape::Other(looks_like) => {
                    other = Some(FileKind::Yaml { root: document.root, looks_like });
                }
            }
        }
        let kind = match other {
            Some(other) if composes.is_empty() => other,
            _ => FileKind::Compose { documents: composes, defects, mistakes },
        };
        Self { source, kind, comments }
    }

    fn plain(name: &str, bytes: &[u8], kind: impl FnOnce(&Arc<Source>) -> FileKind) -> Self {
        match std::str::from_utf8(bytes) {
            Ok(text) => {
                let source = Arc::new(Source::new(name, text));
                Self { kind: kind(&source), source, comments: Vec::new() }
            }
            Err(_) => Self::unread(name, Problem::new(format!("`{name}` is not UTF-8 text"))),
        }
    }

    /// A file of whose text nothing is known.
    pub fn unread(name: &str, problem: Problem) -> Self {
        let source = Arc::new(Source::new(name, ""));
        Self { source, kind: FileKind::Broken(problem), comments: Vec::new() }
    }

    pub fn name(&self) -> &str {
        self.source.name()
    }

    /// The folder it stands in, without a slash at the end; empty for the folder of the run.
    pub fn folder(&self) -> &str {
        self.name().rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// A path written in this file, as seen from the folder of the run. See [`compose::resolve`].
    pub fn resolve(&self, path: &str) -> Option<String> {
        compose::resolve(compose::folder_of(self.name()), path)
    }

    /// Its name or its folder's says that it is laid over another file.
    pub(super) fn is_called_override(&self) -> bool {
        self.name().rsplit('/').take(2).any(|it| it.contains("override"))
    }

    pub fn is_broken(&self) -> bool {
        matches!(self.kind, FileKind::Broken(_))
    }

    /// It is called a compose file and lists services, though not where Compose looks for them.
    pub fn lists_services(&self) -> bool {
        matches!(&self.kind, FileKind::Yaml { root, looks_like: _ } if rules::lists_services(self, root))
    }

    /// Each document as it stands in the file.
    pub fn composes(&self) -> &[Compose] {
        match &self.kind {
            FileKind::Compose { documents, .. } => documents,
            _ => &[],
        }
    }

    /// What Compose refuses in each document.
    pub(super) fn mistakes(&self) -> impl Iterator<Item = (&Compose, &Mistake)> {
        let mistakes = match &self.kind {
            FileKind::Compose { mistakes, .. } => mistakes.as_slice(),
            _ => &[],
        };
        let documents = self.composes().iter().zip(mistakes);
        documents.flat_map(|(document, all)| all.iter().map(move |it| (document, it)))
    }

    pub fn place(&self, range: std::ops::Range<usize>) -> Place {
        Place::new(&self.source, range)
    }
}

/// `Dockerfile`, `Dockerfile.prod`, `api.dockerfile`
pub fn is_dockerfile(file_name: &str) -> bool {
    let (name, extension) = file_name.rsplit_once('.').unwrap_or((file_name, ""));
    let starts = ["Dockerfile", "Containerfile"].iter().any(|it| name.starts_with(it));
    starts && !matches!(extension, "md" | "yml" | "yaml")
        || extension.eq_ignore_ascii_case("dockerfile")
}

impl Project {
    /// Every environment file.
    pub fn env_files(&self) -> impl Iterator<Item = (&ProjectFile, &EnvFile)> {
        self.files.iter().filter_map(ProjectFile::as_env)
    }

    pub fn presence(&self, path: &str) -> Option<Presence> {
        self.paths.get(path).copied()
    }
}
