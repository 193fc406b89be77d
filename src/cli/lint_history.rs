//! `smarteros lint --history`: the secrets in what git keeps.

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
};

use gix::ObjectId;

use super::{
    World,
    git::{Blob, Repository, Version, Versions},
    lint_reading::speaks_of_services,
    names::{extension, is_env, is_yaml},
};
use crate::{
    lint::{Age, FileKind, History, Judged, Levels, ProjectFile, Verdict},
    parallel,
};

/// What no program reads its settings from.
const NOT_SETTINGS: [&str; 20] = [
    "avif", "bin", "class", "gif", "gz", "ico", "jar", "jpeg", "jpg", "lock", "md", "mp4", "pdf",
    "png", "so", "svg", "ttf", "webp", "woff2", "zip",
];

/// Judges every version of the files below the paths, without paths of all files.
pub(super) fn judge(
    range: &str,
    paths: &[PathBuf],
    levels: &Levels,
    world: &mut World<'_>,
) -> anyhow::Result<Verdict> {
    let repository = Repository::find(world)?;
    let commits = repository.commits(range)?;
    let wanted = |path: &str| !NOT_SETTINGS.contains(&extension(path));
    let versions = Versions::of(&repository, &commits, &wanted)?;
    let current = match repository.head()? {
        Some(tree) => repository.files(tree)?.into_values().collect(),
        None => HashSet::new(),
    };
    let (repository, versions) = (&repository, &versions);
    let history = History::default();
    let mut reader = Reader { repository, versions, paths, current, history, missing: 0 };
    reader.read();
    let Reader { history, missing, .. } = reader;
    let counted = (commits.all.len(), history.versions());
    writeln!(world.err, "note: {} commits, {} versions of files", counted.0, counted.1)?;
    if missing > 0 {
        writeln!(world.err, "note: this clone does not have {missing} versions that it should")?;
    }
    if repository.is_shallow() {
        writeln!(
            world.err,
            "note: this clone is shallow: `git fetch --unshallow` brings the rest"
        )?;
    }
    let commit = |at: usize| commits.all.get(at).map(|it| repository.told(it)).unwrap_or_default();
    Ok(history.verdict(&commit, levels))
}

struct Reader<'a> {
    repository: &'a Repository,
    versions: &'a Versions,
    paths: &'a [PathBuf],
    /// What HEAD has.
    current: HashSet<ObjectId>,
    history: History,
    missing: usize,
}

/// A version that is read from git, and not yet as what it is.
struct Text {
    version: Version,
    name: String,
    bytes: Vec<u8>,
    /// None for what is only to be learned from.
    commit: Option<Age>,
}

enum Look {
    Judged(Judged),
    Read(Judged),
    /// Other YAML counts where it is mounted, which is not known before all compose files are.
    Other,
}

/// Bytes of the texts that are in memory at once.
const BATCH: usize = 1 << 20;

impl Reader<'_> {
    /// Compose files first: they say which of the others are mounted.
    fn read(&mut self) {
        let versions = self.versions;
        let all = 0..versions.all.len();
        let (first, mut others) = all.partition::<Vec<_>, _>(|at| {
            let path = versions.path(versions.all[*at]);
            let name = path.rsplit('/').next().unwrap_or(path);
            is_yaml(name) || is_env(name)
        });
        others.extend(self.judge(first, true));
        others.retain(|at| self.history.reads(&self.shown(versions.all[*at])));
        others.sort_unstable();
        self.judge(others, false);
    }

    /// Judges versions, and gives back the YAML that is no compose file if that is put off.
    fn judge(&mut self, versions: Vec<usize>, puts_off: bool) -> Vec<usize> {
        let mut later = Vec::new();
        let mut ahead = versions.into_iter();
        loop {
            let (mut texts, mut bytes) = (Vec::new(), 0);
            for at in ahead.by_ref() {
                if let Some(text) = self.text(self.versions.all[at]) {
                    bytes += text.bytes.len();
                    texts.push((at, text));
                }
                if bytes > BATCH {
                    break;
                }
            }
            if texts.is_empty() {
                return later;
            }
            let history = &self.history;
            let looks = parallel::map(&texts, bytes, |(_, it)| it.look(history, puts_off));
            for ((at, text), look) in texts.into_iter().zip(looks) {
                match (look, text.commit) {
                    (Some(Look::Other), _) => later.push(at),
                    (Some(Look::Judged(it)), Some(commit)) => {
                        let is_current = self.current.contains(&text.version.blob);
                        self.history.add(it, commit, is_current);
                    }
                    (Some(Look::Judged(it) | Look::Read(it)), _) => self.history.learn(it),
                    (None, _) => {}
                }
            }
        }
    }

    fn shown(&self, version: Version) -> String {
        self.repository.shown(self.versions.path(version))
    }

    fn text(&mut self, version: Version) -> Option<Text> {
        let name = self.shown(version);
        let bytes = match self.repository.blob(version.blob) {
            Blob::Bytes(bytes) => bytes,
            Blob::Large => return None,
            Blob::Missing => {
                self.missing += 1;
                return None;
            }
        };
        let is_asked_for =
            self.paths.is_empty() || self.paths.iter().any(|it| Path::new(&name).starts_with(it));
        Some(Text { version, bytes, commit: version.commit().filter(|_| is_asked_for), name })
    }
}

impl Text {
    /// Nothing for what is no text, or not meant for Compose.
    fn look(&self, history: &History, puts_off: bool) -> Option<Look> {
        let is_text = std::str::from_utf8(&self.bytes).is_ok_and(|it| !it.contains('\0'));
        if !is_text {
            return None;
        }
        let file = ProjectFile::read(&self.name, &self.bytes);
        match file.kind {
            FileKind::Broken(_) if !speaks_of_services(&self.name, &self.bytes) => None,
            FileKind::Yaml { .. } if puts_off => Some(Look::Other),
            _ if self.commit.is_some() => Some(Look::Judged(history.judged(file))),
            _ => Some(Look::Read(history.read(file))),
        }
    }
}
