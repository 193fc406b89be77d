//! Rule tests: YAML with `#  ^^^^ message` lines under what must be found.

use std::collections::BTreeMap;

pub(crate) use super::example::completed;
use super::{
    Baseline, Finding, Levels, Profile, Project, ProjectFile, Repair, Rule, Safety, check_with,
};

/// A project of these files; a name decides how its text is read.
pub(crate) fn project(files: &[(&str, &str)]) -> Project {
    let files = files.iter().map(|(name, text)| ProjectFile::read(name, text.as_bytes()));
    Project { files: files.collect(), profile: Profile::Compose, ..Project::default() }
}

/// What one rule finds in one compose file.
pub(crate) fn find(rule: &'static Rule, text: &str) -> Vec<Finding> {
    check_with(&project(&[("compose.yml", text)]), [rule])
}

/// Runs one rule on an annotated compose file. Under a line, `#  ^^^^ words` asks for a finding whose
/// span starts at the first caret's column and ends after the last, and whose message contains the
/// words. Nothing else may be found. (A span of several lines is compared by its start only.)
#[track_caller]
pub(crate) fn expect(rule: &'static Rule, annotated: &str) {
    expect_in(rule, &project(&[("compose.yml", annotated)]));
}

/// The same for a project; every file of it may be annotated.
#[track_caller]
pub(crate) fn expect_in(rule: &'static Rule, project: &Project) {
    let mut wanted: Vec<_> = project.files.iter().flat_map(annotations).collect();
    let mut surplus = Vec::new();
    for finding in check_with(project, [rule]) {
        let place = &finding.place;
        let (line, start) = (place.line(), place.column());
        let slice = place.source().slice(place.range());
        let width = (!slice.contains('\n')).then(|| slice.chars().count());
        let matched = wanted.iter().position(|it| {
            it.file == place.file()
                && it.line == line
                && it.column == start
                && width.is_none_or(|width| it.width == width.max(1))
                && finding.message.contains(&it.words)
        });
        match matched {
            Some(at) => drop(wanted.remove(at)),
            None => surplus.push(format!("{place} width {width:?}: {}", finding.message)),
        }
    }
    let missing: Vec<_> = wanted
        .iter()
        .map(|it| format!("{}:{}:{} width {}: {}", it.file, it.line, it.column, it.width, it.words))
        .collect();
    assert!(
        surplus.is_empty() && missing.is_empty(),
        "{}\nmissing: {missing:#?}\nsurplus: {surplus:#?}",
        rule.id
    );
}

struct Annotation {
    file: String,
    line: usize,
    column: usize,
    width: usize,
    words: String,
}

/// `#   ^^^ words` under a line; several annotations may follow each other.
fn annotations(file: &ProjectFile) -> Vec<Annotation> {
    let mut found = Vec::new();
    let mut subject = 0;
    for line in 1..=file.source.line_count() {
        let text = file.source.line(line);
        let carets = text.trim_start().strip_prefix('#').map(str::trim_start);
        let Some(rest) = carets.filter(|it| it.starts_with('^')) else {
            subject = line;
            continue;
        };
        let column = text.chars().count() - rest.chars().count() + 1;
        let width = rest.chars().take_while(|it| *it == '^').count();
        let words = rest.trim_start_matches('^').trim().to_owned();
        let file = file.name().to_owned();
        found.push(Annotation { file, line: subject, column, width, words });
    }
    found
}

/// Makes every change that one rule offers for one compose file, and holds the outcome against this.
/// Nothing may be left undone, and doing it again may change nothing.
#[track_caller]
pub(crate) fn expect_fix(rule: &'static Rule, before: &str, after: &str) {
    let repair = repair(rule, project(&[("compose.yml", before)]));
    let left: Vec<_> = repair.left.iter().map(|it| (it.place.to_string(), it.why)).collect();
    assert!(left.is_empty(), "{}: {left:?}", rule.id);
    assert_eq!(text_of(&repair.project, "compose.yml"), after, "{}", rule.id);
    let again = self::repair(rule, repair.project);
    assert!(again.changed.is_empty(), "{}: changes what it changed", rule.id);
}

/// What is left of a project when one rule's changes are made, sure and risky.
pub(crate) fn repair(rule: &'static Rule, project: Project) -> Repair {
    let only = vec![rule.id.parse().expect("a rule")];
    let levels = Levels { only, ..Levels::default() };
    Repair::of(project, &levels, &Baseline::default(), Safety::Risky, BTreeMap::new())
}

pub(crate) fn text_of<'a>(project: &'a Project, name: &str) -> &'a str {
    let file = project.files.iter().find(|it| it.name() == name);
    file.map_or("", |it| it.source.text())
}
