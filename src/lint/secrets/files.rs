//! Which files are looked at as text, and which parts of them are comments.

use std::{collections::BTreeSet, ops::Range, sync::OnceLock};

use crate::lint::{FileKind, Project, ProjectFile};

/// What is mounted or included; worked out when first asked for.
#[derive(Default)]
pub struct Mounted(OnceLock<BTreeSet<String>>);

/// Paths of the files that a compose file mounts or includes.
pub(in crate::lint) fn mounted(project: &Project) -> &BTreeSet<String> {
    project.mounted_here.0.get_or_init(|| {
        let read = project.references().into_iter().filter(|it| it.read);
        read.map(|it| it.path).chain(project.mounted.iter().cloned()).collect()
    })
}

/// Files that somebody commits: not prose, not a live `.env`, not another tool's YAML unless it is
/// mounted.
pub(in crate::lint) fn written_by_hand(project: &Project) -> impl Iterator<Item = &ProjectFile> {
    let mounted = mounted(project);
    project.files.iter().filter(move |file| match &file.kind {
        FileKind::Compose { .. } | FileKind::Stack(_) | FileKind::Text | FileKind::Broken(_) => {
            true
        }
        FileKind::Env(env) => env.is_example || project.is_committed,
        FileKind::Yaml { .. } => mounted.contains(file.name()),
        FileKind::Dockerfile(_) | FileKind::Prose => false,
    })
}

/// Comments, from their mark to the end of the line.
pub(in crate::lint) fn comments(file: &ProjectFile) -> Vec<Range<usize>> {
    match &file.kind {
        FileKind::Compose { .. } | FileKind::Stack(_) | FileKind::Yaml { .. } => {
            file.comments.iter().map(|it| it.range.clone()).collect()
        }
        FileKind::Env(_) | FileKind::Text => {
            let lines = 1..=file.source.line_count();
            lines.filter_map(|it| line_comment(file, file.source.line_range(it))).collect()
        }
        FileKind::Dockerfile(_) | FileKind::Prose | FileKind::Broken(_) => Vec::new(),
    }
}

fn line_comment(file: &ProjectFile, line: Range<usize>) -> Option<Range<usize>> {
    let text = file.source.slice(line.clone());
    let blank = text.len() - text.trim_start().len();
    let marks = match file.name().rsplit('.').next() {
        Some("sql") => ["--", "/*", "#"],
        Some("js" | "ts" | "go" | "json") => ["//", "/*", "//"],
        _ => ["#", "//", ";"],
    };
    if marks.iter().any(|it| text[blank..].starts_with(it)) {
        return Some(line.start + blank..line.end);
    }
    let at = text.find(" #").filter(|_| marks.contains(&"#"))?;
    Some(line.start + at + 1..line.end)
}

/// Whether an offset lies in one of the comments, which are sorted.
pub(in crate::lint) fn in_comment(comments: &[Range<usize>], at: usize) -> bool {
    let next = comments.partition_point(|it| it.start <= at);
    next.checked_sub(1).and_then(|it| comments.get(it)).is_some_and(|it| at < it.end)
}
