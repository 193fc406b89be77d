//! Files of a project put in and taken out, for trial.

use super::{FileKind, Project, ProjectFile};
use crate::document::Source;

impl Project {
    /// Puts a file of this text in the place of the one of its name, which is read the same way and comes
    /// back; a new one at the end.
    pub fn put(&mut self, source: &Source) -> Option<ProjectFile> {
        let old = self.files.iter().find(|it| it.name() == source.name()).map(|it| &it.kind);
        let is_yaml = matches!(
            old,
            Some(FileKind::Compose { .. } | FileKind::Stack(_) | FileKind::Yaml { .. })
        );
        let read = if is_yaml { ProjectFile::yaml } else { ProjectFile::read };
        self.put_file(read(source.name(), &source.bytes()))
    }

    pub(super) fn put_file(&mut self, file: ProjectFile) -> Option<ProjectFile> {
        self.forget();
        if let Some(old) = self.files.iter_mut().find(|it| it.name() == file.name()) {
            return Some(std::mem::replace(old, file));
        }
        self.files.push(file);
        None
    }

    pub(super) fn take_out(&mut self, name: &str) {
        self.forget();
        self.files.retain(|it| it.name() != name);
    }

    /// What was worked out of the files as they were.
    fn forget(&mut self) {
        (self.applications, self.by_folder, self.neighbours) = Default::default();
        (self.mounted_here, self.names_by_folder) = Default::default();
    }
}
