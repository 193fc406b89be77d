//! The applications of one folder, found without looking at those of every other.

use std::{collections::HashMap, sync::OnceLock};

use super::{Project, ProjectFile};
use crate::compose::Compose;

/// Where the applications of each folder stand; worked out when first asked for.
#[derive(Default)]
pub struct ByFolder(OnceLock<HashMap<String, Vec<usize>>>);

impl Project {
    /// Every application whose first file is in the folder of this one, with its own.
    pub(super) fn beside(
        &self,
        file: &ProjectFile,
    ) -> impl Iterator<Item = (&ProjectFile, &Compose)> {
        let index = self.by_folder.0.get_or_init(|| {
            let mut index: HashMap<String, Vec<usize>> = HashMap::new();
            for (at, (file, _)) in self.composes().enumerate() {
                index.entry(file.folder().to_owned()).or_default().push(at);
            }
            index
        });
        let places = index.get(file.folder()).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|at| self.application(*at))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::project;

    #[test]
    fn files_of_one_folder() {
        let text = "services: {a: {image: x}}\n";
        let project = project(&[("a.yml", text), ("x/b.yml", text), ("x/c.yml", text)]);
        let names = |at: usize| -> Vec<_> {
            project.beside(&project.files[at]).map(|(file, _)| file.name()).collect()
        };
        assert_eq!(names(0), ["a.yml"]);
        assert_eq!(names(2), ["x/b.yml", "x/c.yml"]);
    }
}
