//! Changes of files that belong together, halved where they fail until it is known which fail alone.

use std::ops::RangeInclusive;

use super::{Left, Why, choice::Choice};

pub(super) struct Halves<'a> {
    /// They go together.
    pub(super) good: Vec<Choice<'a>>,
    pub(super) left: Vec<Left>,
    /// Parts that were not tried yet, the next one last.
    parts: Vec<Vec<Choice<'a>>>,
    /// How often may still fail what is tried; a file may be made so that all does.
    tries: usize,
    /// From which part on all are halves of one whose changes failed each for itself, and none has gone well.
    hopeless: Option<usize>,
}

/// Whether a change is to blame for what went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Blame {
    No,
    /// It, or one of its like.
    Shared,
    /// What is wrong stands where it was made.
    Own,
}

const TRIES: RangeInclusive<usize> = 20..=500;

/// So many bytes may be read again for changes that fail, which a large file has read sooner.
const READ: usize = 8 << 20;

impl<'a> Halves<'a> {
    pub(super) fn of(mut parts: Vec<Vec<Choice<'a>>>) -> Self {
        parts.reverse();
        let length = |it: &Choice<'_>| it.finding.place.source().text().len();
        let longest = parts.iter().flatten().map(length).max().unwrap_or_default();
        let tries = (READ / longest.max(1)).clamp(*TRIES.start(), *TRIES.end());
        Self { good: Vec::new(), left: Vec::new(), parts, tries, hopeless: None }
    }

    /// What is good already, with what is to be tried next.
    pub(super) fn trying(&self) -> Vec<Choice<'a>> {
        let mut all = self.good.clone();
        all.extend(self.parts.last().into_iter().flatten());
        all.sort_by_key(|it| it.at);
        all
    }

    /// Whether all was tried.
    pub(super) fn is_done(&self) -> bool {
        self.parts.is_empty()
    }

    pub(super) fn succeed(&mut self) {
        self.good.extend(self.parts.pop().into_iter().flatten());
        self.hopeless = None;
    }

    /// What is blamed is parted from the rest, if that tells anything apart. Where each is to blame and the first
    /// fails alone, so would the others.
    pub(super) fn fail(&mut self, why: Why, blame: impl Fn(&Choice<'a>) -> Blame) {
        let part = self.parts.pop().unwrap_or_default();
        self.tries = self.tries.saturating_sub(1);
        if let [only] = part.as_slice() {
            self.left.push(only.left(why));
            if let Some(first) = self.hopeless.take() {
                self.leave(first, why);
            }
        } else {
            let all_own = part.iter().all(|it| blame(it) == Blame::Own);
            self.hopeless = all_own.then(|| self.hopeless.unwrap_or(self.parts.len()));
            let is_blamed = |it: &Choice<'a>| blame(it) > Blame::No;
            let (blamed, rest): (Vec<_>, Vec<_>) = part.iter().copied().partition(is_blamed);
            let parts = if blamed.is_empty() || rest.is_empty() {
                let (front, back) = part.split_at(part.len() / 2);
                [back.to_vec(), front.to_vec()]
            } else {
                [blamed, rest]
            };
            self.parts.extend(parts.into_iter().filter(|it| !it.is_empty()));
        }
        if self.tries == 0 {
            self.leave(0, Why::Weary);
        }
    }

    /// Tries no more of the parts from this one on.
    fn leave(&mut self, first: usize, why: Why) {
        let rest = self.parts.drain(first..).rev().flatten();
        self.left.extend(rest.map(|it| it.left(why)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::{Safety, check, check_with, rules, testing::project};

    const NAMES: [&str; 9] = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];

    /// Which of these services' changes are good where no one of `bad` and no two of `foes` are, and how often
    /// was tried.
    fn parted(bad: &[&str], foes: &[&str], blame: Blame) -> (Vec<String>, usize) {
        let service = |it: &&str| format!("  {it}: {{ image: x, ports: [22:22] }}\n");
        let services: String = NAMES.iter().map(service).collect();
        let found = check(&project(&[("compose.yml", &format!("services:\n{services}"))]));
        let mut all = Choice::all(&found, Safety::Sure);
        all.retain(|it| it.finding.rule.id == "unquoted-port");
        assert_eq!(all.len(), NAMES.len());
        let name = |it: &Choice<'_>| NAMES[it.finding.place.line() - 2];
        let mut halves = Halves::of(vec![all]);
        let mut tried = 0;
        while !halves.is_done() {
            tried += 1;
            let trying: Vec<_> = halves.trying().iter().map(name).collect();
            let are_foes = foes.iter().filter(|it| trying.contains(it)).count() > 1;
            let is_wrong = |it: &&str| bad.contains(it) || are_foes && foes.contains(it);
            if trying.iter().any(is_wrong) {
                halves.fail(Why::Useless, |it| if is_wrong(&name(it)) { blame } else { Blame::No });
            } else {
                halves.succeed();
            }
        }
        assert!(halves.left.iter().all(|it| it.why == Why::Useless));
        assert_eq!(halves.left.len() + halves.good.len(), NAMES.len());
        (halves.trying().iter().map(|it| name(it).to_owned()).collect(), tried)
    }

    #[test]
    fn what_fails_alone_is_left() {
        assert_eq!(parted(&[], &[], Blame::No).1, 1);
        let (good, tried) = parted(&["c", "i"], &[], Blame::No);
        assert_eq!(good, ["a", "b", "d", "e", "f", "g", "h"]);
        assert!(tried > 8);
        assert_eq!(parted(&["c", "i"], &[], Blame::Shared), (good, 5));
        assert_eq!(parted(&NAMES, &[], Blame::Shared).0.len(), 0);
    }

    #[test]
    fn what_fails_each_for_itself_is_not_tried_one_by_one() {
        assert_eq!(parted(&NAMES, &[], Blame::Own), (vec![], 4));
        let (good, tried) = parted(&NAMES[1..8], &[], Blame::Own);
        assert_eq!((good.join(" ").as_str(), tried), ("a i", 5));
        let (good, _) = parted(&[], &["b", "g"], Blame::Own);
        assert_eq!(good.join(" "), "a b c d e f h i");
    }

    /// How often is tried what always fails, in a file with a comment so long.
    fn weary(comment: usize) -> usize {
        let service = |it| format!("  s{it}: {{ image: x, ports: [22:22] }}\n");
        let services: Vec<_> = (0..400).map(service).collect();
        let text = format!("# {}\nservices:\n{}", "-".repeat(comment), services.concat());
        let found = check_with(
            &project(&[("compose.yml", &text)]),
            rules::all().iter().copied().filter(|it| it.id == "unquoted-port"),
        );
        let mut halves = Halves::of(vec![Choice::all(&found, Safety::Sure)]);
        let mut tried = 0;
        while !halves.is_done() {
            tried += 1;
            halves.fail(Why::Useless, |_| Blame::No);
        }
        assert_eq!(halves.left.len(), 400);
        tried
    }

    #[test]
    fn a_large_file_is_tried_less_often() {
        assert_eq!(weary(0), *TRIES.end());
        assert!((20..30).contains(&weary(400_000)));
    }
}
