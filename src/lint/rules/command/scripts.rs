//! Every piece of shell and SQL of a project, with the place of any part of it.

use std::ops::Range;

use crate::{
    compose::{Command, Service, Text},
    lint::{FileKind, Project, ProjectFile},
    problem::Place,
};

/// A script: a file, or a text in a compose file.
pub(super) enum Script<'a> {
    Inline(Text),
    File(&'a ProjectFile),
}

impl Script<'_> {
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Inline(text) => text.as_str(),
            Self::File(file) => file.source.text(),
        }
    }

    pub(super) fn place(&self, range: Range<usize>) -> Place {
        match self {
            Self::Inline(text) => text.place_of(range),
            Self::File(file) => file.place(range),
        }
    }

    /// The lines with where each begins.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut start = 0;
        self.text().split_inclusive('\n').map(move |line| {
            let at = start;
            start += line.len();
            (at, line.trim_end_matches(['\n', '\r']))
        })
    }
}

/// Files, inline configurations, and what commands hand to a program.
pub(super) fn all(project: &Project) -> Vec<Script<'_>> {
    let text = |it: &&ProjectFile| matches!(it.kind, FileKind::Text);
    let mut all: Vec<_> = project.files.iter().filter(text).map(Script::File).collect();
    for (_, compose) in project.composes() {
        let contents = compose.configs.iter().filter_map(|it| it.get("content"));
        all.extend(contents.filter_map(|it| Text::of(&it)).map(Script::Inline));
        all.extend(compose.services.iter().flat_map(of_commands).map(Script::Inline));
    }
    all
}

/// The shell scripts among them.
pub(super) fn shell(project: &Project) -> Vec<Script<'_>> {
    let mut all = all(project);
    all.retain(|it| match it {
        Script::File(file) => {
            let text = file.source.text();
            let line = text.lines().next().unwrap_or_default();
            file.name().rsplit_once('.').is_some_and(|it| it.1 == "sh")
                || (line.starts_with("#!") && line.contains("sh"))
        }
        Script::Inline(text) => text.as_str().contains('\n'),
    });
    all
}

fn of_commands(service: &Service) -> Vec<Text> {
    let commands = [&service.entrypoint, &service.command].into_iter().flatten();
    commands.flat_map(Command::texts).cloned().collect()
}
