//! The service that took something of the host, and whether another one is the same to Compose.

use crate::{
    compose::{Compose, Service},
    lint::{Profile, Project, ProjectFile},
};

#[derive(Clone, Copy)]
pub(super) struct Owner<'a> {
    pub(super) file: &'a ProjectFile,
    pub(super) compose: &'a Compose,
    pub(super) service: &'a Service,
}

impl Owner<'_> {
    /// Services of one name in one project have one container, and either file makes it anew: the
    /// files are variants of a stack. A project is named by its file, or after the folder;
    /// <https://docs.docker.com/compose/how-tos/project-name/>. Dokploy and swarm give each file a
    /// project of its own.
    pub(super) fn is_variant_of(&self, other: &Self, project: &Project) -> bool {
        let name = |it: &Self| it.compose.name.as_ref().map(|it| it.as_str().to_owned());
        project.profile == Profile::Compose
            && self.file.folder() == other.file.folder()
            && name(self) == name(other)
            && self.service.name() == other.service.name()
    }
}
