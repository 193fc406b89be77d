//! The files that a rule's page shows.

use super::{Presence, Profile, Project, ProjectFile, Rule, Safety, check_with};

impl Rule {
    /// How far the changes it offers may be trusted, where its page's *Example* gets one.
    pub fn fix(&'static self) -> Option<Safety> {
        let profiles = [Profile::Compose, Profile::Dokploy, Profile::Swarm].into_iter();
        let found = profiles.flat_map(|profile| {
            check_with(&Project { profile, ..project(self, "Example") }, [self])
        });
        found.filter_map(|it| it.fix).map(|it| it.safety).min()
    }
}

/// The code blocks of a section. ```` ```yaml ```` is a compose file; a name behind it is the
/// file's: ```` ```yaml redpanda.yml ````, ```` ```sh init.sh ````.
pub(super) fn project(rule: &Rule, heading: &str) -> Project {
    let mut files = Vec::new();
    for block in rule.section(heading).unwrap_or_default().split("```").skip(1).step_by(2) {
        let Some((info, text)) = block.split_once('\n') else { continue };
        let name = info.split_whitespace().nth(1).unwrap_or("compose.yml");
        files.push(ProjectFile::read(name, text.as_bytes()));
    }
    completed(Project { files, ..Project::default() })
}

/// Marks paths that the files refer to: those that are files of the project exist, the others do
/// not; a `.env` is ignored where a `.gitignore` says so.
pub(crate) fn completed(mut project: Project) -> Project {
    let names: Vec<_> = project.files.iter().map(|it| it.name().to_owned()).collect();
    for reference in project.references() {
        let file = names.contains(&reference.path);
        let folder = names.iter().any(|it| it.starts_with(&format!("{}/", reference.path)));
        let presence = match (file, folder) {
            (true, _) => Presence::File,
            (_, true) => Presence::Folder,
            _ => Presence::Missing,
        };
        project.paths.insert(reference.path, presence);
    }
    let ignore = project.files.iter().find(|it| it.name() == ".gitignore");
    let ignored = ignore.is_some_and(|it| it.source.text().lines().any(|line| line == ".env"));
    project.env_ignored.insert(String::new(), ignored);
    project
}
