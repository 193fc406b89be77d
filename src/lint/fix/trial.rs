//! Which changes do what they are meant to, and nothing else.

use std::{collections::HashMap, ops::Range, sync::Arc};

use super::{Claim, Left, choice::Choice, left::Why, meaning::Claims, texts::Texts};
use crate::{
    document::{File, Node, Source, parse},
    lint::{Family, FileKind, Finding, Level, Project, check},
};

/// Changes are made for trial in a project, and taken back.
pub(super) struct Trial<'a> {
    project: &'a mut Project,
    texts: &'a Texts,
    before: Tally,
    /// How often may still be tried; a file may be made so that all fails.
    tries: usize,
}

/// What becomes of changes that were tried.
#[derive(Default)]
pub(super) struct Settled<'a> {
    /// They go together.
    pub(super) good: Vec<Choice<'a>>,
    pub(super) left: Vec<Left>,
}

const TRIES: usize = 500;

impl<'a> Trial<'a> {
    pub(super) fn new(project: &'a mut Project, texts: &'a Texts, found: &[Finding]) -> Self {
        Self { project, texts, before: Tally::of(found), tries: TRIES }
    }

    /// Halves what fails, until it is known which change fails alone.
    pub(super) fn settle<'b>(&mut self, choices: &[Choice<'b>]) -> Settled<'b> {
        if choices.is_empty() {
            return Settled::default();
        }
        let left = |why| {
            let left = |it: &Choice<'_>| {
                let place = it.fix.edits.first().map_or(&it.finding.place, |it| &it.place);
                Left { rule: it.finding.rule, place: place.clone(), why }
            };
            Settled { good: Vec::new(), left: choices.iter().map(left).collect() }
        };
        if self.tries == 0 {
            return left(Why::Weary);
        }
        let why = match self.attempt(choices) {
            Ok(()) => return Settled { good: choices.to_vec(), left: Vec::new() },
            Err(why) => why,
        };
        if choices.len() == 1 {
            return left(why);
        }
        let (front, back) = choices.split_at(choices.len() / 2);
        let (mut front, mut back) = (self.settle(front), self.settle(back));
        let mut all = std::mem::take(&mut front.left);
        all.append(&mut back.left);
        let both = [front.good.as_slice(), &back.good].concat();
        let go_together = front.good.is_empty() || back.good.is_empty();
        let good = if go_together || self.tries > 0 && self.attempt(&both).is_ok() {
            both
        } else {
            front.good
        };
        Settled { good, left: all }
    }

    fn attempt(&mut self, choices: &[Choice<'_>]) -> Result<(), Why> {
        self.tries -= 1;
        let files = self.texts.with(self.project, choices);
        self.keeps_meaning(choices, &files)?;
        let mut old = Vec::new();
        for new in &files {
            if !self.texts.examples.contains_key(new.name()) {
                old.push((new.name(), self.project.put(new)));
            }
        }
        let is_read = old.iter().all(|(name, old)| {
            let new = self.project.files.iter().find(|it| it.name() == *name);
            old.as_ref().zip(new).is_none_or(|(old, new)| is_alike(&old.kind, &new.kind))
        });
        let after = Tally::of(&check(self.project));
        for (name, old) in old.into_iter().rev() {
            match old {
                Some(old) => drop(self.project.put_file(old)),
                None => self.project.files.retain(|it| it.name() != name),
            }
        }
        if is_read { self.before.allows(&after, choices) } else { Err(Why::Meaning) }
    }

    /// All that is not claimed has to mean what it meant.
    fn keeps_meaning(&self, choices: &[Choice<'_>], files: &[Arc<Source>]) -> Result<(), Why> {
        let mut claims: HashMap<&str, Vec<&Claim>> = HashMap::new();
        for claim in choices.iter().flat_map(|it| &it.fix.claims) {
            claims.entry(claim.place().file()).or_default().push(claim);
        }
        for new in files {
            let old = self.project.files.iter().find(|it| it.name() == new.name());
            let Some(FileKind::Compose { .. }) = old.map(|it| &it.kind) else { continue };
            let Some(old) = old.and_then(|it| parsed(&it.source)) else { continue };
            let claims = claims.remove(new.name()).unwrap_or_default();
            if old.documents.iter().any(|it| is_shared(&it.root, &claims)) {
                return Err(Why::Shared);
            }
            let new = parsed(new).ok_or(Why::Meaning)?;
            let claims = Claims::of(claims);
            let same_count = old.documents.len() == new.documents.len();
            let mut both = old.documents.iter().zip(&new.documents);
            if !same_count || !both.all(|(old, new)| claims.hold(&old.root, &new.root)) {
                return Err(Why::Meaning);
            }
        }
        Ok(())
    }
}

fn parsed(source: &Source) -> Option<File> {
    parse(source.name(), source.text().as_bytes()).ok()
}

fn is_alike(old: &FileKind, new: &FileKind) -> bool {
    std::mem::discriminant(old) == std::mem::discriminant(new)
}

/// Whether one of these places is in what an alias repeats.
fn is_shared(root: &Node, claims: &[&Claim]) -> bool {
    let aliases = root.walk().filter(|it| it.alias().is_some());
    let mut repeated: Vec<Range<usize>> = aliases.map(|it| it.definition().range()).collect();
    repeated.sort_by_key(|it| (it.start, it.end));
    repeated.dedup();
    claims.iter().any(|claim| {
        let claimed = claim.place().range();
        repeated.iter().any(|it| it.start <= claimed.start && claimed.end <= it.end)
    })
}

/// What was found, counted.
struct Tally {
    by_rule: HashMap<(String, &'static str), usize>,
    /// What Compose refuses, by its message.
    refused: HashMap<(String, &'static str, String), usize>,
}

impl Tally {
    fn of(found: &[Finding]) -> Self {
        let (mut by_rule, mut refused) = (HashMap::new(), HashMap::new());
        for it in found {
            let file = it.place.file().to_owned();
            let is_refused = matches!(it.rule.family, Family::Spec | Family::Reference);
            if is_refused && it.level == Level::Error {
                *refused.entry((file.clone(), it.rule.id, it.message.clone())).or_default() += 1;
            }
            *by_rule.entry((file, it.rule.id)).or_default() += 1;
        }
        Self { by_rule, refused }
    }

    /// Whether each change took a finding away, and none brought one of those that matter.
    fn allows(&self, after: &Self, choices: &[Choice<'_>]) -> Result<(), Why> {
        let more = after
            .refused
            .iter()
            .find(|(key, count)| self.refused.get(*key).is_none_or(|before| before < *count));
        if let Some(((_, rule, _), _)) = more {
            return Err(Why::Refused(rule));
        }
        let mut fewer: HashMap<(String, &'static str), usize> = HashMap::new();
        for it in choices {
            let key = (it.finding.place.file().to_owned(), it.finding.rule.id);
            *fewer.entry(key).or_default() += 1;
        }
        let is_useless = fewer.iter().any(|(key, by)| {
            let count = |tally: &Self| tally.by_rule.get(key).copied().unwrap_or_default();
            count(after) + by > count(self)
        });
        if is_useless { Err(Why::Useless) } else { Ok(()) }
    }
}
