//! The names that stand in one folder, found without looking at every path for each of them.

use std::{
    collections::{BTreeSet, HashMap},
    sync::OnceLock,
};

use super::{Presence, Project, ProjectFile};

/// What stands in each folder; worked out when first asked for.
#[derive(Default)]
pub struct NamesByFolder(OnceLock<HashMap<String, BTreeSet<String>>>);

impl Project {
    /// Files and folders that stand in this one, in the order of their names.
    pub(super) fn names_in(&self, folder: &str) -> impl Iterator<Item = &str> {
        let folders = self.names_by_folder.0.get_or_init(|| {
            let mut folders: HashMap<String, BTreeSet<String>> = HashMap::new();
            let present = self.paths.iter().filter(|(_, it)| **it != Presence::Missing);
            let files = self.files.iter().map(ProjectFile::name);
            for path in files.chain(present.map(|(path, _)| path.as_str())) {
                let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
                folders.entry(folder.to_owned()).or_default().insert(name.to_owned());
            }
            folders
        });
        folders.get(folder).into_iter().flatten().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ProjectFile, testing::project};

    #[test]
    fn names_of_one_folder() {
        let mut project = project(&[("b.yml", ""), ("x/c.conf", ""), ("a.yml", "")]);
        project.paths.insert("x/d".into(), super::Presence::Folder);
        project.paths.insert("x/c.conf".into(), super::Presence::File);
        project.paths.insert("x/e".into(), super::Presence::Missing);
        let names = |project: &super::Project, folder| -> Vec<_> {
            project.names_in(folder).map(str::to_owned).collect()
        };
        assert_eq!(names(&project, ""), ["a.yml", "b.yml"]);
        assert_eq!(names(&project, "x"), ["c.conf", "d"]);
        assert!(names(&project, "y").is_empty());
        project.put_file(ProjectFile::read("x/0.sh", b""));
        assert_eq!(names(&project, "x"), ["0.sh", "c.conf", "d"]);
    }
}
