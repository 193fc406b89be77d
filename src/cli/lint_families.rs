//! More compose files than a host runs: those that belong together are judged together.

use std::collections::{BTreeMap, HashMap};

use super::{
    lint_reading::{Origin, judged},
    names::{is_yaml, parent},
    tree::Tree,
};
use crate::{
    lint::{DEFAULT, OVERRIDE, ProjectFile, folders_above},
    problem::{Problem, quoted},
};

/// More compose files are a collection of stacks, not those of one host.
pub(super) const MOST: usize = 250;

/// Folders further up are not looked at.
const DEEPEST: usize = 16;

/// A file to judge.
pub(super) enum Found {
    Whole(ProjectFile),
    Folded(Folded),
}

/// A compose file that is read again once its turn comes, and takes no memory until then.
pub(super) struct Folded {
    name: String,
    origin: Origin,
    /// The files it reads services from.
    links: Vec<String>,
}

impl Found {
    pub(super) fn fold(file: ProjectFile, origin: Origin) -> Self {
        // A name that is no Unicode does not lead back to the file.
        let is_found_again = !file.name().contains('\u{fffd}');
        if file.composes().is_empty() || !is_found_again {
            return Self::Whole(file);
        }
        Self::Folded(Folded { links: file.read_from(), name: file.name().to_owned(), origin })
    }

    pub(super) fn name(&self) -> &str {
        match self {
            Self::Whole(file) => file.name(),
            Self::Folded(folded) => &folded.name,
        }
    }

    /// As [`ProjectFile::folder`].
    pub(super) fn folder(&self) -> &str {
        parent(self.name())
    }

    pub(super) fn is_compose(&self) -> bool {
        match self {
            Self::Whole(file) => !file.composes().is_empty(),
            Self::Folded(_) => true,
        }
    }

    pub(super) fn open(self, tree: &Tree) -> Option<ProjectFile> {
        let (name, origin) = match self {
            Self::Whole(file) => return Some(file),
            Self::Folded(Folded { name, origin, .. }) => (name, origin),
        };
        match tree.read(&tree.directory.join(&name)) {
            Ok(bytes) => judged(&name, &bytes, origin).ok(),
            Err(error) => {
                let message = format!("{} cannot be read again: {error}", quoted(&name));
                Some(ProjectFile::unread(&name, Problem::new(message)))
            }
        }
    }

    fn links(&self) -> Vec<String> {
        match self {
            Self::Whole(file) => file.read_from(),
            Self::Folded(folded) => folded.links.clone(),
        }
    }
}

/// All of the files where one host may run them. Otherwise the files of a folder are a family,
/// with folders that have no compose file of their own below it, and with those that it reads
/// services from; of a folder that is a collection by itself, each compose file.
pub(super) fn families(files: Vec<Found>) -> Vec<Vec<Found>> {
    let composes = || files.iter().filter(|it| it.is_compose());
    if composes().count() <= MOST {
        return vec![files];
    }
    let mut groups = Groups::of(composes().map(Found::name));
    for file in composes() {
        for link in file.links() {
            groups.join(file.name(), &link);
        }
    }
    let mut families: BTreeMap<usize, Vec<Found>> = BTreeMap::new();
    for file in files {
        families.entry(groups.family(file.name())).or_default().push(file);
    }
    families.into_values().collect()
}

/// Which files belong together.
struct Groups {
    /// How many compose files are in each folder.
    stacks: HashMap<String, usize>,
    /// By the folder, or by the file in one that is a collection.
    places: HashMap<String, usize>,
    /// For each group one of its family that came no later, at last the same for all.
    first: Vec<usize>,
}

impl Groups {
    fn of<'a>(composes: impl Iterator<Item = &'a str> + Clone) -> Self {
        let mut stacks: HashMap<String, usize> = HashMap::new();
        for name in composes.clone() {
            *stacks.entry(parent(name).to_owned()).or_default() += 1;
        }
        let mut groups = Self { stacks, places: HashMap::new(), first: Vec::new() };
        for name in composes {
            groups.family(name);
        }
        groups
    }

    /// What Compose reads by itself stays with what else is in the folder.
    fn group<'a>(&self, name: &'a str) -> &'a str {
        let folder = parent(name);
        let file = name.rsplit('/').next().unwrap_or(name);
        let is_collection = self.stacks.get(folder).is_some_and(|it| *it > MOST);
        let is_alone =
            is_collection && is_yaml(file) && ![DEFAULT, OVERRIDE].as_flattened().contains(&file);
        if is_alone { name } else { folder }
    }

    fn join(&mut self, one: &str, other: &str) {
        if self.places.contains_key(self.group(other)) {
            let (one, other) = (self.family(one), self.family(other));
            self.first[one.max(other)] = one.min(other);
        }
    }

    fn family(&mut self, name: &str) -> usize {
        let mut at = self.place(name);
        while self.first[at] != at {
            self.first[at] = self.first[self.first[at]];
            at = self.first[at];
        }
        at
    }

    fn place(&mut self, name: &str) -> usize {
        let group = self.group(name);
        if let Some(place) = self.places.get(group) {
            return *place;
        }
        let own = self.first.len();
        let mut above = folders_above(parent(name)).take(DEEPEST);
        let stack = above.find(|it| self.stacks.contains_key(it)).filter(|it| it != parent(name));
        let stack = stack.and_then(|it| self.places.get(&it));
        self.first.push(stack.copied().unwrap_or(own));
        self.places.insert(group.to_owned(), own);
        own
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The families of compose files, and of others that are called `.env`, by their names.
    fn together(files: &[(String, &str)]) -> Vec<Vec<String>> {
        let read = |(name, text): &(String, &str)| {
            Found::fold(ProjectFile::read(name, text.as_bytes()), Origin::Found)
        };
        let families = families(files.iter().map(read).collect());
        families.iter().map(|it| it.iter().map(|it| it.name().to_owned()).collect()).collect()
    }

    fn stacks(count: usize) -> Vec<(String, &'static str)> {
        (0..count).map(|at| (format!("{at}/compose.yml"), "services: {a: {image: x}}\n")).collect()
    }

    #[test]
    fn a_host_is_one_family() {
        assert_eq!(together(&stacks(MOST)).len(), 1);
        assert_eq!(together(&stacks(MOST + 1)).len(), MOST + 1);
    }

    #[test]
    fn what_belongs_together() {
        let mut files = stacks(MOST);
        files.extend([
            ("0/b.yml".into(), "services: {b: {image: y}}\n"),
            ("0/config/.env".into(), "A=1\n"),
            ("alone/.env".into(), "A=1\n"),
            ("x/compose.yml".into(), "include: [../7/compose.yml]\n"),
            (
                "y/z/a.yml".into(),
                "services: {c: {extends: {file: ../../x/compose.yml, service: a}}}\n",
            ),
        ]);
        let families = together(&files);
        assert_eq!(families[0], ["0/compose.yml", "0/b.yml", "0/config/.env"]);
        assert_eq!(families[7], ["7/compose.yml", "x/compose.yml", "y/z/a.yml"]);
        assert_eq!(families.last().map(Vec::as_slice), Some(["alone/.env".to_owned()].as_slice()));
        assert_eq!(families.len(), MOST + 1);
    }

    #[test]
    fn a_folder_that_is_a_collection() {
        let stack = "services: {a: {image: x}}\n";
        let mut files: Vec<_> = (0..=MOST).map(|at| (format!("x/{at}.yml"), stack)).collect();
        files.extend([
            ("x/compose.yml".into(), stack),
            ("x/compose.override.yml".into(), stack),
            ("x/.env".into(), "A=1\n"),
            ("x/last.yml".into(), "services: {a: {extends: {file: 3.yml, service: a}}}\n"),
        ]);
        let families = together(&files);
        assert_eq!(families[3], ["x/3.yml", "x/last.yml"]);
        let read_by_itself = ["x/compose.yml", "x/compose.override.yml", "x/.env"];
        assert_eq!(
            families.last().map(Vec::as_slice),
            Some(&read_by_itself.map(str::to_owned)[..])
        );
        assert_eq!(families.len(), MOST + 2);
    }

    #[test]
    fn folded_and_opened_it_is_the_same() {
        let folder = tempfile::tempdir().expect("a folder");
        let tree = Tree::new(folder.path().to_owned(), None);
        let text = "\u{feff}services:\n  a: {image: x} # c\n";
        let found = || Found::fold(ProjectFile::read("c.yml", text.as_bytes()), Origin::Found);
        std::fs::write(folder.path().join("c.yml"), text).expect("is written");
        let opened = found().open(&tree).expect("is a compose file");
        assert_eq!(opened.source.bytes(), text.as_bytes());
        assert_eq!((opened.composes().len(), opened.comments.len()), (1, 1));
        std::fs::remove_file(folder.path().join("c.yml")).expect("is removed");
        assert!(found().open(&tree).expect("is told").is_broken());
    }
}
