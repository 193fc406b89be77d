//! Files that are judged together, with everything that they refer to.

use super::{
    lint_disk, lint_families::Found, lint_ignored::Ignored, lint_parts, lint_together, tree::Tree,
};
use crate::lint::{Project, ProjectFile};

pub(super) struct Family {
    pub(super) files: Vec<Found>,
    /// Those that are to be read as one.
    pub(super) chosen: Vec<String>,
    pub(super) is_rendered: bool,
}

impl Family {
    pub(super) fn into_project(self, tree: &Tree) -> Project {
        let files = self.files.into_iter().filter_map(|it| it.open(tree)).collect();
        let is_committed = tree.staged.is_some();
        let mut project =
            Project { files, is_committed, chosen: self.chosen, ..Project::default() };
        let names = project.files.iter().map(ProjectFile::name);
        let changed: Vec<_> = names.filter_map(|it| tree.changed.get(it)).collect();
        for source in changed {
            project.put(source);
        }
        lint_together::read(&mut project, tree);
        project.files.sort_by(|a, b| a.name().cmp(b.name()));
        let mut ignored = Ignored::by(tree);
        lint_disk::look_up(&mut project, tree, &mut ignored);
        lint_disk::look_beside(&mut project, tree);
        lint_parts::look_for_bases(&mut project, tree);
        if !self.is_rendered {
            lint_disk::look_for_ignored_env(&mut project, tree, &mut ignored);
        }
        project
    }
}
