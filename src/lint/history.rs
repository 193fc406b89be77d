//! Secrets in all the versions of files that git keeps, each told once.

use std::{
    collections::{BTreeSet, HashSet},
    sync::Arc,
};

use indexmap::{IndexMap, map::Entry};

use super::{
    Family, Finding, Levels, Outcome, Project, ProjectFile, Verdict,
    allow::Allowances,
    check_with, rules,
    secrets::{Value, mounted},
};

/// Collects what versions of files give away, in any order. Compose files come first: they say which of the
/// others are read.
#[derive(Default)]
pub struct History {
    leaks: IndexMap<Key, Leak>,
    /// Paths that a version of a compose file mounts, and folders that have or had one.
    mounted: BTreeSet<String>,
    folders: HashSet<String>,
    files: BTreeSet<String>,
    versions: usize,
}

/// How many commits are older.
pub type Age = usize;

/// The same secret in the same role is one leak, wherever and however often it stands.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    rule: &'static str,
    message: String,
    secret: String,
}

struct Leak {
    /// In the oldest version that has it.
    finding: Finding,
    first: Age,
    last: Age,
    /// In a version that the checked-out commit has.
    current: Option<Finding>,
    is_allowed: bool,
}

/// What one version gives away and says of other files.
pub struct Judged {
    name: String,
    /// Its folder, if it is a compose file.
    folder: Option<String>,
    mounts: BTreeSet<String>,
    leaks: Vec<(Key, Finding, bool)>,
}

/// Scripts and SQL beside a compose file are read although nothing mounts them.
const BESIDE: [&str; 3] = ["sh", "sql", "hcl"];
/// What is read of a folder that is mounted.
const IN_FOLDER: [&str; 6] = ["sh", "sql", "hcl", "conf", "yml", "yaml"];

impl History {
    /// Judges one version; whether a path is mounted has to be known for what is no compose file.
    pub fn judged(&self, file: ProjectFile) -> Judged {
        let project = self.project(file);
        let rules = rules::all().iter().copied().filter(|it| it.family == Family::Secret);
        let found = check_with(&project, rules);
        let leaks = if found.is_empty() { Vec::new() } else { leaks(found, &project) };
        Judged { leaks, ..Judged::of(&project) }
    }

    /// What a version says of other files, which is not judged itself.
    pub fn read(&self, file: ProjectFile) -> Judged {
        Judged::of(&self.project(file))
    }

    /// A file for itself, with what is known of it from others.
    fn project(&self, file: ProjectFile) -> Project {
        let mounted = self.mounted.get(file.name()).cloned();
        Project {
            is_committed: true,
            mounted: mounted.into_iter().collect(),
            files: vec![file],
            ..Project::default()
        }
    }

    /// Learns what a compose file says of other files.
    pub fn learn(&mut self, read: Judged) {
        self.folders.extend(read.folder);
        self.mounted.extend(read.mounts);
    }

    /// Adds a version that was judged.
    pub fn add(&mut self, mut judged: Judged, commit: Age, is_current: bool) {
        self.versions += 1;
        for (key, finding, is_allowed) in judged.leaks.drain(..) {
            self.merge(key, Leak::of(finding, commit, is_current, is_allowed));
        }
        self.files.insert(std::mem::take(&mut judged.name));
        self.learn(judged);
    }

    fn merge(&mut self, key: Key, new: Leak) {
        let mut entry = match self.leaks.entry(key) {
            Entry::Vacant(entry) => {
                entry.insert(new);
                return;
            }
            Entry::Occupied(entry) => entry,
        };
        let leak = entry.get_mut();
        leak.is_allowed |= new.is_allowed;
        leak.current = leak.current.take().or(new.current);
        if new.first < leak.first {
            (leak.finding, leak.first) = (new.finding, new.first);
        }
        leak.last = leak.last.max(new.last);
    }

    /// Whether a file that is neither YAML nor an environment file belongs to a stack.
    pub fn reads(&self, path: &str) -> bool {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let extension = name.rsplit_once('.').map_or("", |it| it.1);
        self.mounted.contains(path)
            || IN_FOLDER.contains(&extension) && self.mounted.contains(folder)
            || BESIDE.contains(&extension) && self.folders.contains(folder)
    }

    pub fn versions(&self) -> usize {
        self.versions
    }

    /// Every leak at its oldest place, with the commits that have it.
    pub fn verdict(self, commit: &dyn Fn(Age) -> String, levels: &Levels) -> Verdict {
        let leaks = self.leaks.into_values().filter(|it| !it.is_allowed);
        let (found, current): (Vec<_>, Vec<_>) = leaks.map(|it| it.told(commit)).unzip();
        let current: Vec<_> = current.into_iter().flatten().collect();
        let files = self.files.into_iter().collect();
        Verdict::whole([Outcome::of_versions(found, &current, files, levels)])
    }
}

/// What a finding is about, if it stands in the file and is no placeholder: nothing else is lost by
/// being read.
fn secret(finding: &Finding) -> Option<String> {
    let range = finding.secrets.iter().find(|it| !it.is_empty())?;
    let text = finding.place.source().text().get(range.clone())?;
    (Value::of_text(text) != Value::Placeholder).then(|| text.to_owned())
}

/// Each with whether it is allowed.
fn leaks(found: Vec<Finding>, project: &Project) -> Vec<(Key, Finding, bool)> {
    let allowances = Allowances::of(project);
    let all: Vec<_> = found.iter().flat_map(|it| it.secrets.iter().cloned()).collect();
    let leak = |mut finding: Finding| {
        let secret = secret(&finding)?;
        let key = Key { rule: finding.rule.id, message: finding.message.clone(), secret };
        // What is shown of this version has to hide all of them.
        finding.secrets.clone_from(&all);
        let is_allowed = allowances.cover(&finding);
        Some((key, finding, is_allowed))
    };
    found.into_iter().filter_map(leak).collect()
}

impl Judged {
    fn of(project: &Project) -> Self {
        let file = project.files.first();
        let compose = file.filter(|it| !it.composes().is_empty());
        Self {
            name: file.map_or_else(String::new, |it| it.name().to_owned()),
            folder: compose.map(|it| it.folder().to_owned()),
            mounts: mounted(project).clone(),
            leaks: Vec::new(),
        }
    }
}

impl Leak {
    fn of(finding: Finding, commit: Age, is_current: bool, is_allowed: bool) -> Self {
        let current = is_current.then(|| finding.clone());
        Self { finding, first: commit, last: commit, current, is_allowed }
    }

    /// As it is reported, and what it is now.
    fn told(self, commit: &dyn Fn(Age) -> String) -> (Finding, Option<Finding>) {
        let Self { mut finding, first, last, current, is_allowed: _ } = self;
        let since = commit(first);
        let story = match &current {
            Some(_) => format!("since commit {since}, and still in HEAD"),
            None if first == last => format!("in commit {since}, no longer in HEAD"),
            // Not the user's words: a finding is known by those, and the last commit may change.
            None => {
                let last = commit(last).replace('`', "");
                format!("from commit {since} to {last}, no longer in HEAD")
            }
        };
        finding.message = format!("{}: {story}", finding.message);
        let moved = |it: &&Finding| !Arc::ptr_eq(it.place.source(), finding.place.source());
        let place = current.as_ref().filter(moved).map(|it| it.place.clone());
        finding.related = place.into_iter().map(|it| (it, "here in HEAD".into())).collect();
        finding.help = Some(
            "replace it where it is used: every clone has it, and a new history does not take it back"
                .into(),
        );
        (finding, current)
    }
}
