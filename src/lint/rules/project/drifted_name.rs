//! Instructions that write a variable under another name than the one compose reads.

use std::{collections::BTreeSet, ops::Range};

use crate::{
    compose::Variable,
    lint::{Check, Family, FileKind, Findings, Level, Project, ProjectFile, Rule},
};

pub(super) static RULE: Rule = Rule {
    id: "drifted-name",
    family: Family::Project,
    level: Level::Error,
    summary: "instructions fill in a variable under a name that compose does not read",
    docs: include_str!("drifted_name.md"),
    check: Check::File(check),
};

fn check(project: &Project, file: &ProjectFile, findings: &mut Findings) {
    let blocks = match file.kind {
        FileKind::Prose => shell_blocks(file),
        FileKind::Text if file.name().ends_with("sh") => vec![all_lines(file).collect()],
        _ => return,
    };
    let text = |range: &Range<usize>| file.source.slice(range.clone());
    let composes = project.composes().flat_map(|(_, compose)| &compose.variables);
    let read: BTreeSet<&str> = composes.map(Variable::name).collect();
    let writing = blocks.into_iter().filter(|block| block.iter().any(|it| writes_env(text(it))));
    for range in writing.flatten() {
        let line = text(&range);
        for (word, at) in capital_words(line) {
            if read.contains(word) {
                continue;
            }
            let Some(meant) = only_longer_name(word, &read) else { continue };
            let place = file.place(range.start + at..range.start + at + word.len());
            findings
                .add(place, format!("compose reads `{meant}`, so `{word}` fills in nothing"))
                .help(format!("write `{meant}`"));
        }
    }
}

fn all_lines(file: &ProjectFile) -> impl Iterator<Item = Range<usize>> {
    (1..=file.source.line_count()).map(|it| file.source.line_range(it))
}

/// The lines of every fenced code block.
fn shell_blocks(file: &ProjectFile) -> Vec<Vec<Range<usize>>> {
    let mut blocks = Vec::new();
    let mut block = None;
    for range in all_lines(file) {
        let fence = file.source.slice(range.clone()).trim_start().starts_with("```");
        match (&mut block, fence) {
            (None, true) => block = Some(Vec::new()),
            (None, false) => {}
            (Some(_), true) => blocks.extend(block.take()),
            (Some(lines), false) => lines.push(range),
        }
    }
    blocks
}

/// Puts something into an environment file.
fn writes_env(line: &str) -> bool {
    line.contains(".env") && (line.contains('>') || line.contains("tee"))
}

/// Words such as `SECRET_KEY_BASE`, with their offset.
fn capital_words(line: &str) -> Vec<(&str, usize)> {
    let word = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in line.char_indices().chain([(line.len(), ' ')]) {
        match (word(c), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let before = line[..from].chars().next_back();
                let lower = before.is_some_and(char::is_alphanumeric) || c.is_alphanumeric();
                if !lower && line[from..at].contains('_') && at - from >= 8 {
                    words.push((&line[from..at], from));
                }
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// The one variable that is this name with something before it.
fn only_longer_name<'a>(word: &str, read: &BTreeSet<&'a str>) -> Option<&'a str> {
    let suffix = format!("_{word}");
    let mut longer = read.iter().filter(|it| it.ends_with(&suffix));
    let only = *longer.next()?;
    longer.next().is_none().then_some(only)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{check_with, testing::project};

    #[test]
    fn a_shorter_name_fills_in_nothing() {
        let compose = "services:\n  a:\n    image: x:1\n    environment:\n      SECRET_KEY_BASE: ${APP_SECRET_KEY_BASE}\n";
        let read_me = "SECRET_KEY_BASE in prose\n```sh\necho \"SECRET_KEY_BASE=x\" >> .env\nput APP_SECRET_KEY_BASE\n```\n```\nSECRET_KEY_BASE\n```\n";
        let found = check_with(&project(&[("c.yml", compose), ("README.md", read_me)]), [&RULE]);
        let places: Vec<_> = found.iter().map(|it| (it.place.line(), it.place.column())).collect();
        assert_eq!(places, [(3, 7)]);
    }
}
