//! Which changes do what they are meant to, and nothing else.

use std::{collections::BTreeMap, mem};

use super::{
    Left, Why,
    choice::Choice,
    halves::{Blame, Halves},
    kept::Kept,
    kin::Kin,
    tally::{Tally, Wrong, judges},
    texts::Texts,
};
use crate::lint::{FileKind, Finding, Project, ProjectFile, check_with};

/// Changes are made for trial in a project, and taken back.
pub(super) struct Trial<'a> {
    project: &'a mut Project,
    texts: &'a Texts,
    before: Tally,
}

/// What becomes of changes that were tried.
pub(super) struct Settled<'a> {
    /// They go together.
    pub(super) good: Vec<Choice<'a>>,
    pub(super) left: Vec<Left>,
}

/// The changes of each family of files.
type Families<'a> = BTreeMap<Option<usize>, Halves<'a>>;

impl<'a> Trial<'a> {
    pub(super) fn new(project: &'a mut Project, texts: &'a Texts, found: &[Finding]) -> Self {
        Self { project, texts, before: Tally::of(found) }
    }

    /// Parts changes that go together from those that do not.
    pub(super) fn settle<'b>(&mut self, choices: &[Choice<'b>]) -> Settled<'b> {
        let kept = Kept::of(self.project, choices);
        let (shared, choices): (Vec<_>, Vec<_>) = choices.iter().partition(|it| kept.is_shared(it));
        let kin = Kin::of(self.project, &choices);
        let mut parts: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for choice in choices {
            parts.entry(kin.family(choice.finding.place.file())).or_default().push(choice);
        }
        let mut families: Families<'b> =
            parts.into_iter().map(|(family, it)| (family, Halves::of(vec![it]))).collect();
        let mut left: Vec<_> = shared.iter().map(|it| it.left(Why::Shared)).collect();
        if !self.part(&mut families, &kept, &kin) {
            // Families come into each other's way, and none is known to be to blame.
            let good = families.values_mut().map(|it| mem::take(&mut it.good));
            let good = good.filter(|it| !it.is_empty()).collect();
            left.extend(families.into_values().flat_map(|it| it.left));
            families = BTreeMap::from([(None, Halves::of(good))]);
            self.part(&mut families, &kept, &Kin::default());
        }
        let good = together(&families);
        left.extend(families.into_values().flat_map(|it| it.left));
        left.sort_by_key(|it| (it.place.file().to_owned(), it.place.range().start));
        Settled { good, left }
    }

    /// Every check is one of the whole project, so each tries changes of all families: what goes
    /// wrong tells which of them have to do with less. Whether all that is good goes together.
    fn part(&mut self, families: &mut Families<'_>, kept: &Kept, kin: &Kin) -> bool {
        loop {
            for family in families.values_mut() {
                self.keep_meaning(family, kept);
            }
            let tried = together(families);
            let wrongs = if tried.is_empty() { Vec::new() } else { self.wrongs(&tried) };
            let are_settled = families.values().all(Halves::is_done);
            judge(families, &wrongs, kin);
            let is_proved = wrongs.is_empty() || families.len() == 1;
            if are_settled || is_proved && families.values().all(Halves::is_done) {
                return is_proved;
            }
        }
    }

    /// Leaves out what changes more than it is meant to, which its own file tells.
    fn keep_meaning(&self, family: &mut Halves<'_>, kept: &Kept) {
        while !family.is_done() {
            let choices = family.trying();
            if kept.hold(&choices, &self.texts.with(self.project, &choices)) {
                break;
            }
            family.fail(Why::Meaning, |_| Blame::No);
        }
    }

    /// What these changes do that they may not.
    fn wrongs(&mut self, choices: &[Choice<'_>]) -> Vec<Wrong> {
        let files = self.texts.with(self.project, choices);
        let mut wrongs = Vec::new();
        let mut old: Vec<(&str, Option<ProjectFile>)> = Vec::new();
        for new in files.iter().filter(|it| !self.texts.examples.contains_key(it.name())) {
            let before = self.project.put(new);
            let after = self.project.files.iter().find(|it| it.name() == new.name());
            if before.as_ref().zip(after).is_some_and(|(old, new)| !is_alike(&old.kind, &new.kind))
            {
                wrongs.push(Wrong::meaning(new.name()));
            }
            old.push((new.name(), before));
        }
        let after = Tally::of(&check_with(self.project, judges(choices)));
        wrongs.extend(self.before.wrongs(&after, choices));
        for (name, old) in old.into_iter().rev() {
            match old {
                Some(old) => drop(self.project.put_file(old)),
                None => self.project.take_out(name),
            }
        }
        wrongs
    }
}

/// What is good and what is tried with it, of all.
fn together<'a>(families: &Families<'a>) -> Vec<Choice<'a>> {
    let mut all: Vec<_> = families.values().flat_map(Halves::trying).collect();
    all.sort_by_key(|it| it.at);
    all
}

/// A family answers for what goes wrong in its files; all do for what does in files of none that was tried.
fn judge(families: &mut Families<'_>, wrongs: &[Wrong], kin: &Kin) {
    let mut by_family: BTreeMap<_, Vec<_>> = BTreeMap::new();
    let mut stray = Vec::new();
    for wrong in wrongs {
        let family = kin.family(&wrong.file);
        match families.get(&family).filter(|it| !it.is_done()) {
            Some(_) => by_family.entry(family).or_default().push(wrong),
            None => stray.push(wrong),
        }
    }
    for (key, family) in families.iter_mut().filter(|it| !it.1.is_done()) {
        let mut wrongs = by_family.remove(key).unwrap_or_default();
        wrongs.extend(&stray);
        match wrongs.first() {
            Some(first) => {
                let blame = |it: &_| wrongs.iter().map(|wrong| wrong.blame(it)).max();
                family.fail(first.why, |it| blame(it).unwrap_or(Blame::No));
            }
            None => family.succeed(),
        }
    }
}

fn is_alike(old: &FileKind, new: &FileKind) -> bool {
    mem::discriminant(old) == mem::discriminant(new)
}

#[cfg(test)]
mod tests {
    use crate::lint::{
        Why, rules,
        testing::{project, repair, text_of},
    };

    #[test]
    fn a_file_has_nothing_to_do_with_the_failures_of_others() {
        let text = |named: &str| {
            format!(
                "services:\n  web: {{image: x, depends_on: [{named}]}}\n  postgres: {{image: y}}\n"
            )
        };
        let (bad, good) = ("postgres, postgrse", "postgrse");
        let files = [("a.yml", text(bad)), ("b.yml", text(good)), ("c.yml", text(bad))];
        let files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let repair = repair(rules::find("undefined-service").unwrap(), project(&files));
        let left: Vec<_> = repair.left.iter().map(|it| (it.place.file(), it.why)).collect();
        let why = Why::Refused("repeated-item");
        assert_eq!(left, [("a.yml", why), ("c.yml", why)]);
        assert_eq!(text_of(&repair.project, "a.yml"), text(bad));
        assert_eq!(text_of(&repair.project, "b.yml"), text("postgres"));
    }

    #[test]
    fn a_file_answers_for_those_that_extend_it() {
        let base = "services:\n  app: {image: x, depends_on: [postgrse]}\n  postgres: {image: y}\n";
        let top = "services:\n  app: {extends: {file: base.yml, service: app}, depends_on: [postgres]}\n  postgres: {image: y}\n";
        let files = project(&[("base.yml", base), ("compose.yml", top), ("other.yml", base)]);
        let repair = repair(rules::find("undefined-service").unwrap(), files);
        let fixed = base.replace("postgrse", "postgres");
        assert_eq!(text_of(&repair.project, "other.yml"), fixed);
        assert_eq!(text_of(&repair.project, "base.yml"), fixed);
        assert_eq!(repair.fixed, 2);
    }
}
