//! Whether a project is one of the platform whose retirements these rules know.

use crate::lint::{Project, ProjectFile};

/// Some file of it names the platform.
pub(super) fn is_home(project: &Project) -> bool {
    let marks = ["smarteros", "smarterbot", "smartercl", "smarter-net"];
    project.files.iter().any(|file| {
        let text = file.source.text();
        marks.iter().any(|it| text.contains(it))
    })
}

/// Files that tell what was: change logs, and all that stands in a folder of the past.
pub(super) fn is_history(file: &ProjectFile) -> bool {
    let name = file.name().to_ascii_lowercase();
    let last = name.rsplit('/').next().unwrap_or(&name);
    let folders = ["legacy", "archive", "archived", "deprecated", "old"];
    let mut parts = name.split('/').rev().skip(1);
    last.starts_with("changelog")
        || last.starts_with("history")
        || last.contains("migration")
        || parts.any(|it| folders.contains(&it))
}

/// Every place of a word that is not a part of a longer name.
pub(super) fn words<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '@');
        let ends = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        let after = &text[at + word.len()..];
        let goes_on = after.strip_prefix('.').is_some_and(|it| it.starts_with(ends));
        !text[..*at].ends_with(inside) && !after.starts_with(ends) && !goes_on
    })
}
