//! Comments that allow a rule at one place: `# smarteros: allow(rule) reason`.

mod blocks;
mod comments;

use std::{
    collections::HashMap,
    ops::{Range, RangeInclusive},
    sync::Arc,
};

use self::comments::AllowComment;
use super::{FileKind, Finding, Project, ProjectFile, fix::whole_lines};
use crate::{document::Source, problem::Place};

/// Every allowance that is written in a project.
pub(super) struct Allowances {
    pub(super) all: Vec<Allowance>,
    /// Lines where a rule is allowed, by file and rule: their starts in order, each with the last line of all
    /// that start there or before.
    lines: HashMap<(String, String), Vec<(usize, usize)>>,
}

/// One rule, allowed on some lines.
pub(super) struct Allowance {
    pub(super) rule: String,
    /// The rule's id in the comment.
    pub(super) place: Place,
    pub(super) reason: String,
    /// What is to be taken out so that it is gone: its id, or the whole comment with its line.
    pub(super) removal: Place,
    lines: RangeInclusive<usize>,
}

impl Allowances {
    pub(super) fn of(project: &Project) -> Self {
        let all: Vec<_> = project.files.iter().flat_map(in_file).collect();
        let mut lines: HashMap<_, Vec<_>> = HashMap::new();
        // One without a reason allows nothing.
        for it in all.iter().filter(|it| !it.reason.is_empty()) {
            let key = (it.place.file().to_owned(), it.rule.clone());
            lines.entry(key).or_default().push((*it.lines.start(), *it.lines.end()));
        }
        for lines in lines.values_mut() {
            lines.sort_unstable();
            let mut latest = 0;
            for (_, last) in lines {
                latest = latest.max(*last);
                *last = latest;
            }
        }
        Self { all, lines }
    }

    pub(super) fn cover(&self, finding: &Finding) -> bool {
        self.cover_place(finding.rule.id, &finding.place)
    }

    /// What is not allowed of a finding that may stand for others.
    pub(super) fn left_of(&self, finding: Finding) -> Option<Finding> {
        let rule = finding.rule.id;
        finding.only_at(|place| !self.cover_place(rule, place))
    }

    fn cover_place(&self, rule: &str, place: &Place) -> bool {
        if self.all.is_empty() {
            return false;
        }
        let line = place.line();
        let key = (place.file().to_owned(), rule.to_owned());
        let lines = self.lines.get(&key).map(Vec::as_slice).unwrap_or_default();
        let before = lines.partition_point(|(first, _)| *first <= line);
        before.checked_sub(1).is_some_and(|it| line <= lines[it].1)
    }
}

impl Allowance {
    /// Whether one of these lines, which are sorted, is among those that it stands for.
    pub(super) fn covers_any(&self, lines: &[usize]) -> bool {
        let first = lines.partition_point(|it| it < self.lines.start());
        lines.get(first).is_some_and(|it| it <= self.lines.end())
    }
}

/// The allowances of one file.
pub(super) fn in_file(file: &ProjectFile) -> Vec<Allowance> {
    let written = comments::all(file);
    if written.is_empty() {
        return Vec::new();
    }
    let cover = blocks::Cover::of(file);
    let mut all = Vec::new();
    for comment in written {
        let lines = cover.lines(&comment);
        for (at, range) in comment.rules.iter().cloned().enumerate() {
            let removal = file.place(removal(file, &comment, at));
            all.push(Allowance {
                rule: file.source.slice(range.clone()).to_owned(),
                place: file.place(range),
                removal,
                reason: comment.reason.clone(),
                lines: lines.clone(),
            });
        }
    }
    all
}

fn removal(file: &ProjectFile, comment: &AllowComment, at: usize) -> Range<usize> {
    let rules = &comment.rules;
    match (at.checked_sub(1).and_then(|it| rules.get(it)), rules.get(at + 1)) {
        (Some(before), _) => before.end..rules[at].end,
        (None, Some(next)) => rules[at].start..next.start,
        (None, None) if comment.own_line => whole_lines(&file.source, comment.line, comment.line),
        (None, None) => {
            let line = file.source.line_range(comment.line);
            let before = file.source.slice(line.start..comment.range.start);
            line.start + before.trim_end().len()..line.end
        }
    }
}

/// How a file writes its comments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Yaml,
    Lines,
    Markdown,
}

fn style(file: &ProjectFile) -> Style {
    match file.kind {
        FileKind::Compose { .. } | FileKind::Stack(_) | FileKind::Yaml { .. } => Style::Yaml,
        FileKind::Prose => Style::Markdown,
        FileKind::Dockerfile(_) | FileKind::Env(_) | FileKind::Text | FileKind::Broken(_) => {
            Style::Lines
        }
    }
}

/// The line, if the file has it.
fn line(source: &Arc<Source>, number: usize) -> Option<&str> {
    (1..=source.line_count()).contains(&number).then(|| source.line(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each allowance as `rule first-last reason`.
    fn read(name: &str, text: &str) -> Vec<String> {
        let shown = |it: &Allowance| {
            format!("{} {}-{} {}", it.rule, it.lines.start(), it.lines.end(), it.reason)
        };
        in_file(&ProjectFile::read(name, text.as_bytes())).iter().map(shown).collect()
    }

    #[test]
    fn on_a_line_above_a_line_and_above_a_block() {
        let text = "\
services:
  # smarteros: allow(a, b) the reason
  # another comment
  web:
    image: x # smarteros: allow(c): why
    command: | # smarteros: allow(d) a block
      one
      # smarteros: allow(text) is text
    ports:
      # smarteros: allow(e) first only
      - 80:80
      - 81:81
  db: # smarteros: allow(f) all of db
    image: y

";
        assert_eq!(
            read("compose.yml", text),
            [
                "a 2-12 the reason",
                "b 2-12 the reason",
                "c 5-5 why",
                "d 6-8 a block",
                "e 10-11 first only",
                "f 13-14 all of db",
            ]
        );
    }

    #[test]
    fn in_other_files() {
        let env = "# smarteros: allow(a) why\n# more\nA=1\nB=2 # smarteros: allow(b)\n";
        assert_eq!(read(".env", env), ["a 1-3 why", "b 4-4 "]);
        assert_eq!(read("x.sql", "-- smarteros: allow(a) why\nSELECT 1;\n"), ["a 1-2 why"]);
        assert_eq!(read("x.hcl", "// smarteros: allow(a) why\nx = 1\n"), ["a 1-2 why"]);
        let markdown = "<!-- smarteros: allow(a) why -->\n```sh\nx\n\ny\n```\nz\n";
        assert_eq!(read("README.md", markdown), ["a 1-6 why"]);
        let prose = "text\n<!-- smarteros: allow(a) why -->\none\ntwo\n\nthree\n";
        assert_eq!(read("README.md", prose), ["a 2-4 why"]);
    }

    #[test]
    fn words_that_are_no_allowance() {
        let text = "a: smarteros allow(x)\nb: 'smarteros: allow(x) y'\n# smarteros: allow x\n";
        assert_eq!(read("compose.yml", text), [""; 0]);
        assert_eq!(read("x.sh", "echo smarteros: allow(x) y\n"), [""; 0]);
    }
}
