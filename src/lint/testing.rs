//! Rule tests: YAML with `#  ^^^^ message` lines under what must be found.

use super::{Finding, Profile, Project, ProjectFile, Rule, check_with};

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

/// Marks paths that the files refer to: those that are files of the project exist, the others do
/// not; a `.env` is ignored where a `.gitignore` says so.
pub(crate) fn completed(mut project: Project) -> Project {
    use super::Presence;

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
