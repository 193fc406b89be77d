//! Files that are only a part of what Compose reads together.

use crate::{
    compose::Compose,
    lint::{Finding, Level, Project, ProjectFile},
};

/// A file that is laid over another: its name says so, or it leaves out what a neighbour gives.
pub(in crate::lint::rules) fn is_override(
    project: &Project,
    file: &ProjectFile,
    compose: &Compose,
) -> bool {
    let completed =
        |it: &str| project.together(file, it).is_some_and(|it| it.has_source_beside(file));
    // `devcontainer.json` names the file that such a part is laid over.
    let in_devcontainer = file.folder().rsplit('/').next() == Some(".devcontainer");
    file.is_called_override()
        || compose.sourceless().any(|it| in_devcontainer || completed(it.name()))
}

/// Another file may add to it: an override, one that includes what is not known.
pub(in crate::lint::rules) fn is_partial(
    project: &Project,
    file: &ProjectFile,
    compose: &Compose,
) -> bool {
    compose.root.get_merged("include").is_some() || is_override(project, file, compose)
}

/// What is wrong with a file alone, and well together with the file that completes it.
pub(in crate::lint::rules) fn soften(project: &Project, file: &ProjectFile, finding: &mut Finding) {
    if let Some(base) = project.parts.get(file.name()) {
        let help = format!("alone, Compose refuses it: read it together with {base}");
        finding.level(Level::Note).help(help);
        // A part that declares all it uses would be judged as a whole.
        finding.fix = None;
    }
}
