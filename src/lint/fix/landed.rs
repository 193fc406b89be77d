//! Where changes stand in the texts that they made.

use std::{collections::HashMap, ops::Range};

use super::{Edit, choice::Choice};

/// The ranges of what was put in, by file and in their order, each with the number of its change.
pub(super) struct Landed<'a>(HashMap<&'a str, Vec<(Range<usize>, usize)>>);

impl<'a> Landed<'a> {
    pub(super) fn of(choices: &[Choice<'a>]) -> Self {
        let mut edits: HashMap<&str, Vec<(&Edit, usize)>> = HashMap::new();
        for choice in choices {
            for edit in &choice.fix.edits {
                edits.entry(edit.place.file()).or_default().push((edit, choice.at));
            }
        }
        Self(edits.into_iter().map(|(file, it)| (file, landed(it))).collect())
    }

    /// The changes that have put in some of this range of a new file.
    pub(super) fn within(&self, file: &str, range: &Range<usize>) -> impl Iterator<Item = usize> {
        let all = self.0.get(file).map(Vec::as_slice).unwrap_or_default();
        let first = all.partition_point(|(it, _)| it.end <= range.start);
        all[first..].iter().take_while(|(it, _)| it.start < range.end).map(|(_, choice)| *choice)
    }
}

fn landed(mut edits: Vec<(&Edit, usize)>) -> Vec<(Range<usize>, usize)> {
    edits.sort_by_key(|(it, _)| it.order());
    let (mut old, mut new) = (0, 0);
    let landed = edits.into_iter().map(|(edit, choice)| {
        let range = edit.place.range();
        let start = new + range.start.saturating_sub(old);
        new = start + edit.text.len();
        old = range.end.max(old);
        (start..new, choice)
    });
    landed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::{Safety, check_with, fix::apply::edited, rules, testing::project};

    #[test]
    fn what_was_put_in_is_found_again() {
        let text =
            "services:\n  a: {image: x, ports: [22:22, 25:25]}\n  b: {image: y, ports: [53:53]}\n";
        let project = project(&[("compose.yml", text)]);
        let found = check_with(&project, rules::find("unquoted-port"));
        let choices = Choice::all(&found, Safety::Sure);
        let edits = choices.iter().flat_map(|it| &it.fix.edits);
        let new = edited(&project.files[0].source, edits);
        let landed = Landed::of(&choices);
        let within = |it: &str| {
            let at = new.find(it).expect("is there");
            landed.within("compose.yml", &(at..at + it.len())).collect::<Vec<_>>()
        };
        assert_eq!(within("\"22:22\""), [0]);
        assert_eq!(within("\"53:53\""), [2]);
        assert_eq!(within("[\"22:22\", \"25:25\"]"), [0, 1]);
        assert_eq!(within("image: y"), [0; 0]);
        assert_eq!(landed.within("other.yml", &(0..9)).count(), 0);
    }
}
